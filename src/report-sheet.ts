import { phrases } from './catalogue/2021/phrases';
import { profileTexts } from './catalogue/profile-texts';
import { reportTexts } from './catalogue/report-texts';
import { check } from './check';
import { composeDraft } from './draft';
import { EditActions, changeOf, writeChanges, type Change } from './edits';
import { GoujiError } from './core/errors';
import {
  TITLE_BLOCK,
  cellTexts,
  cut,
  layOutReport,
  linesOfDraft,
  madeText,
} from './core/layout/report-sheet';
import { freeSheetName } from './core/layout/sheet-names';
import { cellName } from './core/model/geometry';
import type { CellPlace, WorkbookView } from './core/model/grid';
import { TONES, type DraftOptions, type ReportDraft } from './core/model/report-draft';
import {
  REPORT_COLUMNS,
  type BoundInline,
  type ReportColumn,
  type ReportSheet,
} from './core/model/report-text';
import type { Verdict } from './core/model/verdict';
import { writeBound } from './core/narrative/bound-text';
import { readReportSheet } from './core/narrative/read-report-sheet';
import {
  updateReport,
  type TodaysDraft,
  type UpdatedReport,
  type UpdatedRow,
} from './core/narrative/update-report';
import { findEntry } from './core/recognise/read-profile';
import type { WorkbookPort } from './ports/workbook-port';
import type { MadeDraft, SheetText, TextEdit, Written } from './ui/actions';

/** Part of the pipeline in a file of its own: the draft of the pane and the sheet 报告正文. */
export function createReportSheetActions(port: WorkbookPort): ReportSheetActions {
  return new ReportSheetActions(port);
}

/** The draft of a judged workbook: with the hand's words where it has the sheet 报告正文. */
export function makeDraft(view: WorkbookView, verdict: Verdict, options: DraftOptions): MadeDraft {
  const today = todaysDrafts(verdict, options);
  const sheet = readReportSheet(view, reportTexts);
  if (!sheet) return { draft: today[0].draft, text: null };
  const updated = updateReport(sheet, today);
  return { draft: updated.draft, text: sheetText(sheet, updated) };
}

/** The draft in the tone wanted, then in the others: what was changed by hand is compared with its own. */
function todaysDrafts(verdict: Verdict, options: DraftOptions): readonly [TodaysDraft, ...TodaysDraft[]] {
  const others = TONES.filter((tone) => tone !== options.tone).map((tone) =>
    todaysDraft(verdict, { ...options, tone }),
  );
  return [todaysDraft(verdict, options), ...others];
}

function todaysDraft(verdict: Verdict, options: DraftOptions): TodaysDraft {
  const draft = composeDraft(verdict, options);
  return { draft, lines: linesOfDraft(draft, reportTexts) };
}

function sheetText({ sheet, made }: ReportSheet, { rows, removed, added }: UpdatedReport): SheetText {
  return {
    sheet: sheet.name,
    tone: made?.options.tone ?? null,
    paragraphs: rows.map(({ paragraph, update, section, blocks }) => ({
      place: paragraph.place,
      text: paragraph.text,
      kind: paragraph.kind,
      section,
      blocks: paragraph.kind === 'title' ? [TITLE_BLOCK] : blocks,
      edited: update ? update.edited : paragraph.block === null,
      changes: update?.changes ?? [],
      suggestion: update?.suggestion ?? null,
    })),
    removed: removed.map(({ block, text }) => ({ block, text })),
    added: added.map(({ block, text }) => ({ block, text })),
  };
}

/** What the sheet, its draft and the workbook are at the moment of writing. */
interface Desk {
  readonly view: WorkbookView;
  readonly sheet: ReportSheet;
  readonly today: TodaysDraft;
  readonly updated: UpdatedReport;
}

export class ReportSheetActions {
  constructor(private readonly port: WorkbookPort) {}

  /** Carries out what the clerk wants of the text, with the sheet as it is now. */
  async edit(edit: TextEdit, options: DraftOptions): Promise<Written> {
    const view = await this.port.read();
    const verdict = check(view);
    const sheet = readReportSheet(view, reportTexts);
    if (!sheet) return this.withoutSheet(edit, view, verdict, options);
    const today = todaysDrafts(verdict, options);
    const desk: Desk = { view, sheet, today: today[0], updated: updateReport(sheet, today) };
    switch (edit.kind) {
      case 'write':
      case 'update':
        return this.update(desk, options);
      case 'paragraph':
        return this.writeParagraph(desk, edit.place, edit.seen, edit.text);
      case 'take':
        return this.takeSuggestion(desk, edit.place, edit.seen);
      case 'fill':
        return this.fill(desk, edit.id, oneLine(edit.text));
      case 'bringBack':
        return this.bringBack(desk, edit.block);
    }
  }

  private async withoutSheet(
    edit: TextEdit,
    view: WorkbookView,
    verdict: Verdict,
    options: DraftOptions,
  ): Promise<Written> {
    const { draft } = todaysDraft(verdict, options);
    if (edit.kind === 'write') return this.addSheet(draft, options);
    if (edit.kind !== 'fill') throw new GoujiError('SHEET_GONE', { sheet: reportTexts.sheetName });
    const bracket = draft.blanks.find(({ id }) => id === edit.id)?.text;
    const entry = bracket === undefined ? [] : entryChanges(view, bracket, oneLine(edit.text));
    return entry.length === 0 ? NOTHING_WRITTEN : writeChanges(this.port, entry);
  }

  private async addSheet(draft: ReportDraft, options: DraftOptions): Promise<Written> {
    const { sheets } = await this.port.overview();
    const name = freeSheetName(reportTexts.sheetName, new Set(sheets.map((one) => one.name.toLowerCase())));
    const plan = { sheets: [layOutReport(draft, options, name, reportTexts)], names: [], select: null };
    const { sheets: made } = await this.port.execute(plan, null);
    const id = made[0]?.id ?? '';
    return { count: draft.blocks.length + 1, refused: 0, undo: [], added: { id, plan } };
  }

  /** 更新数字: rows that say something else today, and blocks that are new. */
  private update({ view, sheet, today, updated }: Desk, options: DraftOptions): Promise<Written> {
    const rows = updated.rows.flatMap(({ paragraph, update }) =>
      update && update.text !== paragraph.text
        ? [
            rowChanges(view, sheet, paragraph.place.row, {
              text: update.text,
              generated: writeBound(update.generated),
            }),
          ]
        : [],
    );
    const free = freeRows(sheet);
    const added = updated.added.map((line, index) =>
      rowChanges(view, sheet, free + index, cellTexts(line, reportTexts, blockBefore(line.block, today))),
    );
    const blocks = [...new Set([...(sheet.made?.blocks ?? []), ...today.lines.map(({ block }) => block)])];
    const made = sheet.made
      ? [changeOf(view, placeAt(sheet, sheet.made.place), { value: madeText(options, blocks) })]
      : [];
    return this.writeRows([...rows, ...added, ...(rows.length + added.length > 0 ? [made] : [])]);
  }

  private writeParagraph(
    { view, sheet, updated }: Desk,
    place: CellPlace,
    seen: string,
    text: string,
  ): Promise<Written> {
    const row = rowAt(updated, place, seen);
    if (!row) return Promise.resolve(NOTHING_WRITTEN);
    return this.writeRows([rowChanges(view, sheet, row.paragraph.place.row, { text: cut(text) })]);
  }

  private takeSuggestion(
    { view, sheet, today, updated }: Desk,
    place: CellPlace,
    seen: string,
  ): Promise<Written> {
    const row = rowAt(updated, place, seen);
    const line = today.lines.find(({ block }) => block === row?.paragraph.block);
    if (!row || !line) return Promise.resolve(NOTHING_WRITTEN);
    const { text, generated } = cellTexts(line, reportTexts);
    return this.writeRows([rowChanges(view, sheet, row.paragraph.place.row, { text, generated })]);
  }

  /** Fills in a bracket where it stands, and the entry of 基本信息 that it asks for. */
  private fill({ view, sheet, updated }: Desk, id: string, text: string): Promise<Written> {
    const row = updated.rows.find(({ inlines }) =>
      inlines.some((one) => one.kind === 'blank' && one.id === id),
    );
    const bracket = row?.inlines.find((one) => one.kind === 'blank' && one.id === id)?.text;
    if (!row || bracket === undefined || text === '') return Promise.resolve(NOTHING_WRITTEN);
    const filled = filledText(row, id, bracket, text);
    if (filled === null) return Promise.resolve(NOTHING_WRITTEN);
    const entry = entryChanges(view, bracket, text);
    const { generated } = row.paragraph;
    // What the entry will say from now on is generated so; what only stands here is the hand's.
    const bound =
      entry.length > 0 && generated ? { generated: writeBound(withEntry(generated, bracket, text)) } : {};
    return this.writeRows([
      rowChanges(view, sheet, row.paragraph.place.row, { text: filled, ...bound }),
      entry,
    ]);
  }

  private bringBack({ view, sheet, today, updated }: Desk, block: string): Promise<Written> {
    const line = updated.removed.find((one) => one.block === block);
    if (!line) return Promise.resolve(NOTHING_WRITTEN);
    const emptied = sheet.paragraphs.find((one) => one.block === block);
    const contents = emptied
      ? cellTexts(line, reportTexts)
      : cellTexts(line, reportTexts, blockBefore(block, today));
    const row = emptied?.place.row ?? freeRows(sheet);
    return this.writeRows([rowChanges(view, sheet, row, contents)]);
  }

  /** A row is written as a whole: what was generated must never stand beside a text it was not generated for. */
  private async writeRows(rows: readonly (readonly Change[])[]): Promise<Written> {
    const changes = rows
      .flat()
      .filter(({ edit }) => !('value' in edit.after) || edit.before !== edit.after.value);
    const written = await writeChanges(this.port, changes);
    if (written.refused === 0) return written;
    const torn = rows.filter((row) => row.some(({ back }) => !written.undo.includes(back)));
    const halves = torn.flat().filter(({ back }) => written.undo.includes(back));
    await new EditActions(this.port).undo(halves.map(({ back }) => back));
    const kept = written.undo.filter((back) => !halves.some((half) => half.back === back));
    return { count: kept.length, refused: written.refused + halves.length, undo: kept };
  }
}

const NOTHING_WRITTEN: Written = { count: 0, refused: 1, undo: [] };

function oneLine(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim());
}

function placeAt(
  sheet: ReportSheet,
  { row, col }: { readonly row: number; readonly col: number },
): CellPlace {
  return { sheetId: sheet.sheet.id, sheet: sheet.sheet.name, row, col, cell: cellName({ row, col }) };
}

function rowChanges(
  view: WorkbookView,
  sheet: ReportSheet,
  row: number,
  contents: Readonly<Partial<Record<ReportColumn, string>>>,
): readonly Change[] {
  return REPORT_COLUMNS.flatMap((column) => {
    const text = contents[column];
    if (text === undefined) return [];
    const place = placeAt(sheet, { row, col: sheet.columns[column] });
    return [changeOf(view, place, { value: text === '' ? null : text })];
  });
}

/** The first row below everything in the sheet. */
function freeRows({ sheet }: ReportSheet): number {
  return sheet.origin.row + sheet.cells.length;
}

function blockBefore(block: string, { lines }: TodaysDraft): string | null {
  const at = lines.findIndex((line) => line.block === block);
  return lines[at - 1]?.block ?? null;
}

/** The row where the clerk saw it, with the text the clerk saw. */
function rowAt({ rows }: UpdatedReport, place: CellPlace, seen: string): UpdatedRow | undefined {
  return rows.find(
    ({ paragraph: { place: own, text } }) =>
      own.sheetId === place.sheetId && own.row === place.row && own.col === place.col && text === seen,
  );
}

/** The text of a row as it stands, one bracket filled in; null where the bracket is not in it. */
function filledText(
  { paragraph, inlines }: UpdatedRow,
  id: string,
  bracket: string,
  text: string,
): string | null {
  const before = inlines.slice(
    0,
    inlines.findIndex((one) => one.kind === 'blank' && one.id === id),
  );
  const nth = before.filter((one) => one.kind === 'blank' && one.text === bracket).length;
  const parts = paragraph.text.split(bracket);
  if (parts.length <= nth + 1) return null;
  return cut(parts.slice(0, nth + 1).join(bracket) + text + parts.slice(nth + 1).join(bracket));
}

function withEntry(generated: readonly BoundInline[], bracket: string, text: string): readonly BoundInline[] {
  const at = generated.findIndex((one) => one.kind === 'blank' && one.text === bracket);
  const entry = entryOf(bracket);
  const filled: BoundInline = entry?.figure
    ? { kind: 'figure', key: `@${entry.key}`, text }
    : { kind: 'text', text };
  return generated.map((inline, index) => (index === at ? filled : inline));
}

/** Writes into the entry of 基本信息 that a bracket asks for; nothing where it asks for none or it is filled in. */
function entryChanges(view: WorkbookView, bracket: string, text: string): readonly Change[] {
  const entry = entryOf(bracket);
  if (!entry || text === '' || (entry.figure && !FIGURE.test(text))) return [];
  const place = findEntry(view, entry.key, profileTexts);
  if (!place) return [];
  const value = entry.figure ? Number(text) : text;
  return [changeOf(view, place, { value })].filter(({ edit }) => edit.before === null);
}

const FIGURE = /^\d{1,9}(?:\.\d{1,2})?$/;

/** The entry of 基本信息 whose name stands in a bracket, and whether it is a figure; null where it is none of them. */
function entryOf(bracket: string): { readonly key: string; readonly figure: boolean } | null {
  const name = bracket.replace(/^【|】$/g, '');
  const [key] = Object.entries(phrases.names).find(([, own]) => own === name) ?? [];
  const known = (wanted: string): boolean => profileTexts.fields.some((field) => field.key === wanted);
  if (key !== undefined) return known(key) ? { key, figure: false } : null;
  for (const quantity of Object.values(phrases.quantities)) {
    if (quantity.name === name && 'entry' in quantity && known(quantity.entry))
      return { key: quantity.entry, figure: true };
  }
  return null;
}
