import { check } from './check';
import { cellAt } from './core/formulas/recalculate';
import type { ControlPlace, RecognisedReport } from './core/model/fact';
import type { Finding, Repair, Suspect } from './core/model/finding';
import type { CellPlace, CellValue, WorkbookView } from './core/model/grid';
import type { CellEdit, SheetLine, WorkbookPort } from './ports/workbook-port';
import type { ControlsState, Written } from './ui/actions';

/** Part of the pipeline in a file of its own: what is written into the clerk's cells, always after a click. */
export function createEditActions(port: WorkbookPort): EditActions {
  return new EditActions(port);
}

export class EditActions {
  constructor(private readonly port: WorkbookPort) {}

  /**
   * Puts 0 into the blanks of a finding, as the sheet shows them now. Cells filled meanwhile are left alone, and so
   * is a blank total whose parts are not 0: there 0 would be wrong.
   */
  async fillZeros(finding: Finding): Promise<Written> {
    const view = await this.port.read();
    const { report, findings } = check(view);
    const blanks = new Set(findings.filter(isRunOfBlanks).flatMap(({ points }) => points));
    return this.write(
      finding.points.flatMap((point) => {
        const fact = report.facts.get(point);
        const isBlank = fact?.value.kind === 'blank' && blanks.has(point);
        return isBlank ? [edit(view, fact.place, { value: 0 })] : [];
      }),
    );
  }

  /** Writes the figures of a repair where the cells still say what they said when it was proposed. */
  async repair(repair: Repair): Promise<Written> {
    const view = await this.port.read();
    const { report } = check(view);
    const wanted = repair.filter(({ write }) => write !== null);
    const edits = wanted.flatMap((suspect) => repairOf(suspect, report, view));
    const written = await this.write(edits);
    return { ...written, refused: written.refused + wanted.length - edits.length };
  }

  undo(edits: Written['undo']): Promise<Written> {
    return this.write(edits);
  }

  async controls(): Promise<ControlsState | null> {
    const { controls } = check(await this.port.read()).report;
    if (controls.length === 0) return null;
    return {
      shown: await this.port.linesShown(linesOf(controls)),
      places: controls.length,
      filled: controls.filter(({ value }) => value.kind !== 'blank').length,
    };
  }

  async showControls(visible: boolean): Promise<void> {
    const { controls } = check(await this.port.read()).report;
    if (controls.length > 0) await this.port.showLines(linesOf(controls), visible);
  }

  async clearControls(): Promise<Written> {
    const view = await this.port.read();
    const filled = check(view).report.controls.filter(({ source }) => source !== '');
    return this.write(filled.map(({ place }) => edit(view, place, { value: null })));
  }

  private async write(edits: readonly CellEdit[]): Promise<Written> {
    if (edits.length === 0) return { count: 0, refused: 0, undo: [] };
    const refused = await this.port.setCells(edits);
    const done = edits.filter((one) => !refused.some((other) => isSamePlace(one, other)));
    return { count: done.length, refused: refused.length, undo: done.map(reverseOf) };
  }
}

function isRunOfBlanks({ rule, message }: Finding): boolean {
  return rule === 'NUM-02' && message.key !== 'finding.NUM-02.total';
}

function edit(view: WorkbookView, place: CellPlace, after: CellEdit['after']): CellEdit {
  const { sheetId, row, col } = place;
  return { sheetId, row, col, before: contentAt(view, place), after };
}

/** Formula of the cell where it has one, else its value: what the clerk finds in the formula bar. */
function contentAt({ sheets }: WorkbookView, { sheetId, row, col }: CellPlace): CellValue {
  const sheet = sheets.find(({ id }) => id === sheetId);
  const cell = sheet && cellAt(sheet, row, col);
  const content = cell?.formula ?? cell?.value ?? null;
  return content === '' ? null : content;
}

/** Nothing where the figure has changed since: the proposal was made for another report. */
function repairOf(suspect: Suspect, { facts }: RecognisedReport, view: WorkbookView): readonly CellEdit[] {
  const fact = facts.get(suspect.point);
  if (!fact || suspect.write === null) return [];
  const says = fact.value.kind === 'number' ? fact.value.value : null;
  return fact.value.kind !== 'text' && says === suspect.is ? [edit(view, fact.place, suspect.write)] : [];
}

function reverseOf({ after, before, ...place }: CellEdit): CellEdit {
  const held = 'formula' in after ? after.formula : after.value;
  if (typeof before === 'string' && before.startsWith('=')) {
    return { ...place, before: held, after: { formula: before } };
  }
  return { ...place, before: held, after: { value: typeof before === 'boolean' ? String(before) : before } };
}

function isSamePlace(one: CellEdit, other: CellEdit): boolean {
  return one.sheetId === other.sheetId && one.row === other.row && one.col === other.col;
}

/** Rows and columns that hold places for control figures, each once. */
function linesOf(controls: readonly ControlPlace[]): readonly SheetLine[] {
  const lines = controls.map(({ place, stands }): SheetLine => {
    const { sheetId, row, col } = place;
    return stands === 'beside' ? { sheetId, axis: 'column', at: col } : { sheetId, axis: 'row', at: row };
  });
  return [...new Map(lines.map((line) => [`${line.sheetId}|${line.axis}|${line.at}`, line])).values()];
}
