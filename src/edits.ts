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
   * are formulas that show nothing and a blank total whose parts are not 0: there 0 would be wrong.
   */
  async fillZeros(finding: Finding): Promise<Written> {
    const view = await this.port.read();
    const { report, findings } = check(view);
    const blanks = new Set(findings.filter(isRunOfBlanks).flatMap(({ points }) => points));
    return this.write(
      finding.points.flatMap((point) => {
        const fact = report.facts.get(point);
        const isFree = fact?.value.kind === 'blank' && fact.formula === undefined && blanks.has(point);
        return isFree ? [changeOf(view, fact.place, { value: 0 })] : [];
      }),
    );
  }

  /** Writes the figures of a repair where the cells still say what they said when it was proposed. */
  async repair(repair: Repair): Promise<Written> {
    const view = await this.port.read();
    const { report } = check(view);
    const wanted = repair.filter(({ write }) => write !== null);
    const changes = wanted.flatMap((suspect) => repairOf(suspect, report, view));
    const written = await this.write(changes);
    return { ...written, refused: written.refused + wanted.length - changes.length };
  }

  /** Puts back what `repair`, `fillZeros` or `clearControls` wrote over, where nobody typed over it since. */
  async undo(edits: Written['undo']): Promise<Written> {
    const view = edits.some(({ before }) => looksLikeFormula(before)) ? await this.port.read() : null;
    const isFormula = ({ sheetId, row, col }: CellEdit): boolean => {
      const sheet = view?.sheets.find(({ id }) => id === sheetId);
      return sheet !== undefined && cellAt(sheet, row, col)?.formula !== undefined;
    };
    return this.write(edits.map((edit) => ({ edit, back: reverseOf(edit, isFormula(edit)) })));
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
    const changes = check(view).report.controls.map(({ place }) => changeOf(view, place, { value: null }));
    return this.write(changes.filter(({ edit }) => edit.before !== null));
  }

  private write(changes: readonly Change[]): Promise<Written> {
    return writeChanges(this.port, changes);
  }
}

/** Writes where the cells still hold what they held, and says how to take it back. */
export async function writeChanges(port: WorkbookPort, changes: readonly Change[]): Promise<Written> {
  if (changes.length === 0) return { count: 0, refused: 0, undo: [] };
  const refused = new Set((await port.setCells(changes.map(({ edit }) => edit))).map(keyOf));
  const done = changes.filter(({ edit }) => !refused.has(keyOf(edit)));
  return { count: done.length, refused: changes.length - done.length, undo: done.map(({ back }) => back) };
}

function keyOf({ sheetId, row, col }: Place): string {
  return `${sheetId}|${row}|${col}`;
}

/** An edit, and the one that takes it back. */
export interface Change {
  readonly edit: CellEdit;
  readonly back: CellEdit;
}

function isRunOfBlanks({ rule, message }: Finding): boolean {
  return rule === 'NUM-02' && message.key !== 'finding.NUM-02.total';
}

export function changeOf(view: WorkbookView, { sheetId, row, col }: Place, after: CellEdit['after']): Change {
  const sheet = view.sheets.find(({ id }) => id === sheetId);
  const cell = sheet && cellAt(sheet, row, col);
  const before = cell?.formula ?? (cell?.value === '' ? null : (cell?.value ?? null));
  const edit: CellEdit = { sheetId, row, col, before, after };
  return { edit, back: reverseOf(edit, cell?.formula !== undefined) };
}

/**
 * Nothing where the figure has changed since: the proposal was made for another report. A formula is written over by
 * a formula only, and only where it was proposed: elsewhere it would add up other cells.
 */
function repairOf(suspect: Suspect, { facts }: RecognisedReport, view: WorkbookView): readonly Change[] {
  const fact = facts.get(suspect.point);
  if (!fact || suspect.write === null || fact.value.kind === 'text') return [];
  const says = fact.value.kind === 'number' ? fact.value.value : null;
  const fits =
    'formula' in suspect.write ? isSamePlace(fact.place, suspect.place) : fact.formula === undefined;
  return says === suspect.is && fits ? [changeOf(view, fact.place, suspect.write)] : [];
}

/** @param overFormula  whether the content written over was a formula: a text may begin with = as well */
function reverseOf({ after, before, ...place }: CellEdit, overFormula: boolean): CellEdit {
  const held = 'formula' in after ? after.formula : after.value;
  const back = overFormula ? { formula: String(before) } : { value: before };
  return { ...place, before: held, after: back };
}

/** A text may begin with = as well: only the cell tells. */
function looksLikeFormula(content: CellValue): boolean {
  return typeof content === 'string' && content.startsWith('=');
}

type Place = Pick<CellPlace, 'sheetId' | 'row' | 'col'>;

function isSamePlace(one: Place, other: Place): boolean {
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
