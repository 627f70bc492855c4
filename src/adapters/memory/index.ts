import { GoujiError } from '../../core/errors';
import { blankDocument } from '../../core/model/document';
import type { DocumentName, DocumentSheet, WorkbookDocument } from '../../core/model/document';
import { cellName, parseBox } from '../../core/model/geometry';
import type { CellPlace, CellValue } from '../../core/model/grid';
import type { HighlightMark, HighlightPlan } from '../../core/model/highlight-plan';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import { decodeState, encodeState } from '../../ports/state-text';
import { isStale, STATE_NAME } from '../../ports/workbook-port';
import type {
  CellEdit,
  ExecutionReport,
  HighlightReport,
  SheetLine,
  SheetSummary,
  WorkbookChange,
  WorkbookOverview,
  WorkbookPort,
} from '../../ports/workbook-port';
import { contentOf, withContent, withContents, withoutResults } from '../document/cells';
import type { CellContent } from '../document/cells';
import { addPlan, nameKey } from '../document/from-plan';
import { countMarks, withMarks } from '../document/marks';
import { longGrids, mergesOf, viewOf } from '../document/view';

export interface MemoryPort extends WorkbookPort {
  /** The workbook as it is now. */
  document(): WorkbookDocument;
  /** A clerk's edit of one cell, heard by watchers. @throws Error when there is no such sheet or cell */
  edit(sheetName: string, cell: string, content: CellValue | { readonly formula: string }): void;
  /** Any other change by a clerk, heard by watchers. */
  change(update: (document: WorkbookDocument) => WorkbookDocument): void;
}

export interface MemoryPortOptions {
  /** A workbook that refuses every write. */
  readonly readOnly?: boolean;
}

/** A WorkbookPort over a document in memory. It does not calculate: results of formulas are dropped by edits. */
export function createMemoryPort(
  document: WorkbookDocument = blankDocument(),
  { readOnly = false }: MemoryPortOptions = {},
): MemoryPort {
  let current = document;
  const listeners = new Set<(change: WorkbookChange) => void>();

  function write(next: WorkbookDocument): void {
    if (readOnly) throw new GoujiError('READ_ONLY');
    current = next;
  }

  function change(update: (document: WorkbookDocument) => WorkbookDocument): void {
    const before = current;
    current = update(current);
    for (const heard of changesBetween(before, current)) listeners.forEach((listener) => listener(heard));
  }

  return {
    kind: 'memory',
    document: () => current,
    change,
    edit: (sheetName, cell, content) => change((document) => edited(document, sheetName, cell, content)),
    overview: async () => overviewOf(current, readOnly),
    read: async () => viewOf(current),
    readLong: async (sheetIds, signal) => {
      if (signal?.aborted) throw new GoujiError('CANCELLED');
      return longGrids(current, sheetIds);
    },
    merges: async (sheetIds) => mergesOf(current, sheetIds),
    execute: async (plan, state) => {
      const { document, report } = executed(current, plan, state);
      write(document);
      return report;
    },
    saveState: async (state) => write(withState(current, state)),
    removeSheets: async (sheetIds, names) => write(withoutSheets(current, sheetIds, names)),
    setCells: async (edits) => {
      const { document, refused } = withEdits(current, edits);
      write(document);
      return refused;
    },
    linesShown: async (lines) => linesShown(current, lines),
    showLines: async (lines, visible) => write(withLines(current, lines, visible)),
    highlight: async (plan) => {
      const { document, report } = highlighted(current, plan);
      write(document);
      return report;
    },
    clearHighlights: async () => {
      const { document, report } = highlighted(current, { marks: [] });
      write(document);
      return report;
    },
    reveal: async ({ sheetId, row, col }) => {
      const sheet = existing(current, sheetId);
      if (sheet.visibility !== 'visible') throw new GoujiError('SHEET_HIDDEN', { sheet: sheet.name });
      current = { ...current, selection: { sheetId, row, col } };
    },
    selection: async () => selectionOf(current),
    watch: async (listener) => {
      const own = (heard: WorkbookChange): void => listener(heard);
      listeners.add(own);
      return async () => void listeners.delete(own);
    },
  };
}

function selectionOf({ selection, sheets }: WorkbookDocument): CellPlace | null {
  const sheet = sheets.find(({ id }) => id === selection?.sheetId);
  if (!selection || !sheet) return null;
  return { ...selection, sheet: sheet.name, cell: cellName(selection) };
}

function overviewOf(document: WorkbookDocument, readOnly: boolean): WorkbookOverview {
  const state = document.names.find((name) => isStateName(name.name));
  return {
    sheets: document.sheets.map(summaryOf),
    state: state ? decodeState(state.refersTo) : null,
    names: document.names.map((name) => name.name).filter((name) => !isStateName(name)),
    structureProtected: document.structureProtected,
    readOnly,
  };
}

function summaryOf({ id, name, visibility, protected: locked }: DocumentSheet): SheetSummary {
  return { id, name, visibility, protected: locked };
}

function executed(
  document: WorkbookDocument,
  plan: WorkbookPlan,
  state: string | null,
): { readonly document: WorkbookDocument; readonly report: ExecutionReport } {
  if (document.structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  requireFreeNames(document, plan);
  const ids = freeIds(document, plan.sheets.length);
  const planned = addPlan(document, plan, ids);
  const done = state === null ? planned : withState(planned, state);
  const made = done.sheets.filter((sheet) => ids.includes(sheet.id));
  return { document: done, report: { sheets: made.map(summaryOf), leftOut: [] } };
}

function requireFreeNames(document: WorkbookDocument, plan: WorkbookPlan): void {
  const taken = new Set(document.sheets.map((sheet) => nameKey(sheet.name)));
  for (const { name } of plan.sheets) {
    if (taken.has(nameKey(name))) throw new GoujiError('SHEET_EXISTS', { sheet: name });
    taken.add(nameKey(name));
  }
}

/** Identities that no sheet of the document has. */
function freeIds(document: WorkbookDocument, count: number): readonly string[] {
  const taken = new Set(document.sheets.map((sheet) => sheet.id));
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number++) {
    if (!taken.has(`sheet-${number}`)) ids.push(`sheet-${number}`);
  }
  return ids;
}

function isStateName(name: string): boolean {
  return nameKey(name) === nameKey(STATE_NAME);
}

function withState(document: WorkbookDocument, state: string | null): WorkbookDocument {
  const others = document.names.filter((name) => !isStateName(name.name));
  const own: DocumentName[] =
    state === null ? [] : [{ name: STATE_NAME, refersTo: encodeState(state), hidden: true }];
  return { ...document, names: [...others, ...own] };
}

function withoutSheets(
  document: WorkbookDocument,
  sheetIds: readonly string[],
  names: readonly string[],
): WorkbookDocument {
  const kept = document.sheets.filter((sheet) => !sheetIds.includes(sheet.id));
  if (kept.length < document.sheets.length && document.structureProtected)
    throw new GoujiError('STRUCTURE_PROTECTED');
  if (!kept.some((sheet) => sheet.visibility === 'visible'))
    throw new GoujiError('HOST_ERROR', { code: 'LAST_SHEET' });
  const dropped = new Set(names.map(nameKey));
  const gone = (sheetId: string | undefined): boolean => sheetId !== undefined && sheetIds.includes(sheetId);
  return {
    ...document,
    sheets: kept,
    names: document.names.filter((name) => !dropped.has(nameKey(name.name)) && !gone(name.scope)),
    selection: gone(document.selection?.sheetId) ? null : document.selection,
  };
}

/** All sheets are looked up before the first change, so a refusal leaves nothing half done. */
function requireOpen(document: WorkbookDocument, places: readonly { readonly sheetId: string }[]): void {
  for (const { sheetId } of places) {
    const sheet = existing(document, sheetId);
    if (sheet.protected) throw new GoujiError('SHEET_PROTECTED', { sheet: sheet.name });
  }
}

function withEdits(
  document: WorkbookDocument,
  edits: readonly CellEdit[],
): { readonly document: WorkbookDocument; readonly refused: readonly CellEdit[] } {
  requireOpen(document, edits);
  const held = contentsOf(document, edits);
  const refused = new Set(edits.filter((edit) => isStale(edit, held.get(placeKey(edit)) ?? null)));
  const made = edits.filter((edit) => !refused.has(edit));
  if (made.length === 0) return { document, refused: [...refused] };
  const sheets = document.sheets.map((sheet) => {
    const own = made.filter(({ sheetId }) => sheetId === sheet.id);
    const fresh = withoutResults(sheet);
    return own.length > 0 ? withContents(fresh, own) : fresh;
  });
  return { document: { ...document, sheets }, refused: [...refused] };
}

/** What the cells of edits hold, by place. */
function contentsOf(document: WorkbookDocument, edits: readonly CellEdit[]): ReadonlyMap<string, CellValue> {
  const wanted = new Set(edits.map(placeKey));
  return new Map(
    document.sheets.flatMap(({ id, cells }) =>
      cells.flatMap((cell) => {
        const key = placeKey({ ...cell, sheetId: id });
        return wanted.has(key) ? [[key, contentOf(cell)] as const] : [];
      }),
    ),
  );
}

function placeKey({ sheetId, row, col }: Pick<CellEdit, 'sheetId' | 'row' | 'col'>): string {
  return `${sheetId}!${row},${col}`;
}

function linesShown(document: WorkbookDocument, lines: readonly SheetLine[]): boolean {
  return lines.every(({ sheetId, axis, at }) => {
    const { hiddenRows, hiddenColumns } = existing(document, sheetId);
    return !(axis === 'row' ? hiddenRows : hiddenColumns).includes(at);
  });
}

function withLines(
  document: WorkbookDocument,
  lines: readonly SheetLine[],
  visible: boolean,
): WorkbookDocument {
  requireOpen(document, lines);
  const sheets = document.sheets.map((sheet) => {
    const own = lines.filter(({ sheetId }) => sheetId === sheet.id);
    const hidden = (before: readonly number[], axis: SheetLine['axis']): readonly number[] =>
      hiddenLines(
        before,
        own.filter((line) => line.axis === axis).map(({ at }) => at),
        visible,
      );
    return {
      ...sheet,
      hiddenRows: hidden(sheet.hiddenRows, 'row'),
      hiddenColumns: hidden(sheet.hiddenColumns, 'column'),
    };
  });
  return { ...document, sheets };
}

/** Hidden lines of one axis, in order and each once, after some were shown or hidden. */
function hiddenLines(
  before: readonly number[],
  lines: readonly number[],
  visible: boolean,
): readonly number[] {
  const others = before.filter((at) => !lines.includes(at));
  return visible ? others : [...new Set([...others, ...lines])].sort((a, b) => a - b);
}

function withCell(
  document: WorkbookDocument,
  sheetId: string,
  place: { readonly row: number; readonly col: number },
  content: CellContent,
): WorkbookDocument {
  const sheets = document.sheets.map((sheet) => {
    const fresh = withoutResults(sheet);
    return sheet.id === sheetId ? withContent(fresh, place, content) : fresh;
  });
  return { ...document, sheets };
}

function highlighted(
  document: WorkbookDocument,
  { marks }: HighlightPlan,
): { readonly document: WorkbookDocument; readonly report: HighlightReport } {
  const bySheet = new Map<string, HighlightMark[]>();
  for (const mark of marks) bySheet.set(mark.sheetId, [...(bySheet.get(mark.sheetId) ?? []), mark]);
  const wanted = (sheet: DocumentSheet): readonly HighlightMark[] => bySheet.get(sheet.id) ?? [];
  const concerned = document.sheets.filter((sheet) => wanted(sheet).length > 0 || countMarks(sheet) > 0);
  const open = concerned.filter((sheet) => !sheet.protected);
  return {
    document: {
      ...document,
      sheets: document.sheets.map((sheet) =>
        open.includes(sheet) ? withMarks(sheet, wanted(sheet)) : sheet,
      ),
    },
    report: {
      added: total(open, (sheet) => wanted(sheet).length),
      removed: total(open, countMarks),
      protectedSheets: concerned.filter((sheet) => sheet.protected).map((sheet) => sheet.name),
    },
  };
}

function total(sheets: readonly DocumentSheet[], count: (sheet: DocumentSheet) => number): number {
  return sheets.reduce((sum, sheet) => sum + count(sheet), 0);
}

function existing(document: WorkbookDocument, sheetId: string): DocumentSheet {
  const sheet = document.sheets.find((candidate) => candidate.id === sheetId);
  if (!sheet) throw new GoujiError('SHEET_GONE', { sheetId });
  return sheet;
}

function edited(
  document: WorkbookDocument,
  sheetName: string,
  cell: string,
  content: CellValue | { readonly formula: string },
): WorkbookDocument {
  const sheet = document.sheets.find((candidate) => nameKey(candidate.name) === nameKey(sheetName));
  const place = parseBox(cell);
  if (!sheet || !place) throw new Error(`no cell ${cell} on a sheet ${sheetName}`);
  const written = typeof content === 'object' && content !== null ? content : { value: content };
  return withCell(document, sheet.id, place, written);
}

/** What a watcher hears: the tabs once, and every sheet whose cells changed. */
function changesBetween(before: WorkbookDocument, after: WorkbookDocument): readonly WorkbookChange[] {
  const tabs = (document: WorkbookDocument): string =>
    JSON.stringify(document.sheets.map(({ id, name }) => [id, name]));
  const earlier = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  const changed = after.sheets.filter((sheet) => contentsDiffer(earlier.get(sheet.id), sheet));
  return [
    ...(tabs(before) === tabs(after) ? [] : [{ sheetId: null }]),
    ...changed.map((sheet) => ({ sheetId: sheet.id })),
  ];
}

/** Results of formulas do not count; they follow from other cells. */
function contentsDiffer(before: DocumentSheet | undefined, after: DocumentSheet): boolean {
  const text = (sheet: DocumentSheet): string =>
    JSON.stringify(
      sheet.cells
        .map((cell) => [cell.row, cell.col, contentOf(cell)])
        .filter(([, , content]) => content !== null),
    );
  return before !== undefined && before.cells !== after.cells && text(before) !== text(after);
}
