import type { ICellData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { GoujiError } from '../../core/errors';
import { blankSheet } from '../../core/model/document';
import { frameOf } from '../../core/model/geometry';
import type { WorkbookDocument } from '../../core/model/document';
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
  WorkbookOverview,
  WorkbookPort,
} from '../../ports/workbook-port';
import { addPlan, nameKey } from '../document/from-plan';
import { isMark, withMarks } from '../document/marks';
import { longGrids, mergesOf, viewOf } from '../document/view';
import { followCalculation } from './calculation';
import { carryWorkbook, namesForGrid } from './carried';
import { gridValue, toGridContent } from './cells';
import { fromGridRule, toGridRule } from './conditional-formats';
import type { GridRule } from './conditional-formats';
import {
  carriedOf,
  carriedWith,
  carryWith,
  contentsOf,
  gridNames,
  isProtected,
  namesOf,
  openWorkbook,
  sheetById,
  visibilityOf,
} from './grid-workbook';
import { gridWriter } from './mutations';
import type { GridWriter } from './mutations';
import { lineRange } from './ranges';
import { selectedCell, showCell } from './show-cell';
import { SPARE, toGridSheet } from './sheet';
import type { GridSheet } from './sheet';
import { toGridName } from './snapshot';
import { watchGrid } from './watch';

/** Beginning of the ids that our marks have in the grid until the workbook is saved and opened again. */
export const MARK_ID = 'gouji-mark-';

/** A WorkbookPort over the workbook shown in the grid, whichever that is at the time. */
export function createUniverPort(api: FUniver): WorkbookPort {
  const calculation = followCalculation(api);
  let writing = 0;

  /** Writes to the grid; what happens meanwhile is ours and no change by the clerk. */
  function write<Result>(work: (workbook: FWorkbook, writer: GridWriter) => Result): Result {
    const workbook = openWorkbook(api);
    writing++;
    try {
      return work(workbook, gridWriter(api, workbook.getId()));
    } finally {
      writing--;
    }
  }

  return {
    kind: 'workbench',
    overview: async () => overviewOf(openWorkbook(api)),
    read: async () => {
      await calculation.settled();
      const workbook = openWorkbook(api);
      return viewOf({ ...contentsOf(workbook).document, names: namesOf(workbook) });
    },
    readLong: async (sheetIds, signal) => {
      await calculation.settled();
      if (signal?.aborted) throw new GoujiError('CANCELLED');
      return longGrids(contentsOf(openWorkbook(api)).document, sheetIds);
    },
    merges: async (sheetIds) => mergesOf(contentsOf(openWorkbook(api)).document, sheetIds),
    execute: async (plan, state) => {
      const shown = openWorkbook(api).getActiveSheet().getSheetId();
      const report = write((workbook, writer) => executePlan(workbook, writer, plan, state));
      await calculation.settled();
      write((workbook, writer) => addFormats(workbook, writer, plan, report));
      if (plan.select) await selectPlanned(api, plan.select);
      else write((workbook, writer) => showAgain(workbook, writer, shown));
      return report;
    },
    saveState: async (state) => write((workbook) => keepState(workbook, state)),
    removeSheets: async (sheetIds, names) =>
      write((workbook, writer) => removeSheets(workbook, writer, sheetIds, names)),
    setCells: async (edits) => {
      const refused = write((workbook, writer) => setCells(workbook, writer, edits));
      await calculation.settled();
      return refused;
    },
    linesShown: async (lines) => linesShown(openWorkbook(api), lines),
    showLines: async (lines, visible) =>
      write((workbook, writer) => showLines(workbook, writer, lines, visible)),
    highlight: async (plan) => write((workbook, writer) => replaceMarks(workbook, writer, plan)),
    clearHighlights: async () => write((workbook, writer) => replaceMarks(workbook, writer, { marks: [] })),
    reveal: async ({ sheetId, row, col }) => {
      const workbook = openWorkbook(api);
      await showCell(api, workbook, sheetToReveal(workbook, sheetId), { row, col });
    },
    selection: async () => selectedCell(openWorkbook(api)),
    watch: async (listener) => {
      const watching = watchGrid(api, () => writing > 0, listener);
      return async () => watching.dispose();
    },
  };
}

function overviewOf(workbook: FWorkbook): WorkbookOverview {
  const names = namesOf(workbook);
  const state = names.find(({ name }) => isStateName(name));
  return {
    sheets: workbook.getSheets().map(summaryOf),
    state: state ? decodeState(state.refersTo) : null,
    names: names.map(({ name }) => name).filter((name) => !isStateName(name)),
    structureProtected: carriedOf(workbook).structureProtected,
    readOnly: false,
  };
}

function isStateName(name: string): boolean {
  return nameKey(name) === nameKey(STATE_NAME);
}

function summaryOf(sheet: FWorksheet): SheetSummary {
  return {
    id: sheet.getSheetId(),
    name: sheet.getSheetName(),
    visibility: visibilityOf(sheet),
    protected: isProtected(sheet),
  };
}

// --- inserting and removing sheets

function executePlan(
  workbook: FWorkbook,
  writer: GridWriter,
  plan: WorkbookPlan,
  state: string | null,
): ExecutionReport {
  requireOpenStructure(workbook);
  requireFreeNames(workbook, plan);
  const ids = freeIds(workbook, plan.sheets.length);
  const first = workbook.getSheets().length;
  const planned = plannedDocument(plan, ids, takenNames(workbook));
  try {
    removeNames(
      workbook,
      writer,
      planned.names.map(({ name }) => name),
    );
    gridSheets(workbook, planned).forEach((sheet, index) => insertSheet(writer, sheet, first + index));
    for (const name of namesForGrid(planned)) writer.setName(toGridName(name, `gouji-${name.name}`));
  } catch (error) {
    removeSheets(
      workbook,
      writer,
      ids,
      planned.names.map(({ name }) => name),
    );
    throw error;
  }
  if (state !== null) keepState(workbook, state);
  const made = ids.map((id) => sheetById(workbook, id)).filter((sheet) => sheet !== null);
  return { sheets: made.map(summaryOf), leftOut: [] };
}

function requireOpenStructure(workbook: FWorkbook): void {
  if (carriedOf(workbook).structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
}

function requireFreeNames(workbook: FWorkbook, plan: WorkbookPlan): void {
  const taken = new Set(workbook.getSheets().map((sheet) => nameKey(sheet.getSheetName())));
  for (const { name } of plan.sheets) {
    if (taken.has(nameKey(name))) throw new GoujiError('SHEET_EXISTS', { sheet: name });
    taken.add(nameKey(name));
  }
}

/** Identities that no sheet of the workbook has. */
function freeIds(workbook: FWorkbook, count: number): readonly string[] {
  const taken = new Set(workbook.getSheets().map((sheet) => sheet.getSheetId()));
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number++) {
    if (!taken.has(`sheet-${number}`)) ids.push(`sheet-${number}`);
  }
  return ids;
}

/** Our sheets and names, as they would stand in a workbook of their own. */
function plannedDocument(
  plan: WorkbookPlan,
  ids: readonly string[],
  taken: readonly string[] = [],
): WorkbookDocument {
  return addPlan({ sheets: [], names: [], structureProtected: false, selection: null }, plan, ids, taken);
}

/** Names that a new table must not have. */
function takenNames(workbook: FWorkbook): readonly string[] {
  const tables = workbook.getSheets().flatMap((sheet) => carriedWith(sheet).tables ?? []);
  return [...namesOf(workbook), ...tables].map(({ name }) => name);
}

function gridSheets(workbook: FWorkbook, { sheets, names }: WorkbookDocument): readonly GridSheet[] {
  const { defaultFont } = carriedOf(workbook);
  return sheets.map((sheet) => toGridSheet(sheet, { defaultFont, names }));
}

function insertSheet(writer: GridWriter, sheet: GridSheet, index: number): void {
  writer.insertSheet(sheet, index);
  for (const rule of sheet.validations) writer.addValidation(sheet.sheet.id, rule);
}

/**
 * Conditional formats come after the first calculation: the grid does not look again at formula cells that got their
 * result later.
 */
function addFormats(
  workbook: FWorkbook,
  writer: GridWriter,
  plan: WorkbookPlan,
  { sheets }: ExecutionReport,
): void {
  const ids = sheets.map(({ id }) => id);
  for (const { sheet, rules } of gridSheets(workbook, plannedDocument(plan, ids))) {
    if (!sheetById(workbook, sheet.id)) continue;
    for (const rule of [...rules].reverse()) writer.addRule(sheet.id, rule);
  }
}

/** The grid brings every new sheet to the front. */
function showAgain(workbook: FWorkbook, writer: GridWriter, sheetId: string): void {
  if (workbook.getActiveSheet().getSheetId() !== sheetId) writer.activate(sheetId);
}

async function selectPlanned(api: FUniver, select: NonNullable<WorkbookPlan['select']>): Promise<void> {
  const workbook = openWorkbook(api);
  const sheet = workbook.getSheetByName(select.sheet);
  if (sheet) await showCell(api, workbook, sheet, select.cell);
}

function keepState(workbook: FWorkbook, state: string | null): void {
  const carried = carriedOf(workbook);
  const others = carried.names.filter(({ name }) => !isStateName(name));
  const kept = state === null ? [] : [{ name: STATE_NAME, refersTo: encodeState(state), hidden: true }];
  workbook.setCustomMetadata(carryWorkbook({ ...carried, names: [...others, ...kept] }));
}

function removeSheets(
  workbook: FWorkbook,
  writer: GridWriter,
  sheetIds: readonly string[],
  names: readonly string[],
): void {
  requireOpenStructure(workbook);
  const gone = workbook.getSheets().filter((sheet) => sheetIds.includes(sheet.getSheetId()));
  const next = workbook.getSheets().find((sheet) => !gone.includes(sheet) && !sheet.isSheetHidden());
  if (gone.length > 0 && !next) throw new GoujiError('HOST_ERROR', { code: 'LAST_SHEET' });
  const active = workbook.getActiveSheet().getSheetId();
  if (next && gone.some((sheet) => sheet.getSheetId() === active)) writer.activate(next.getSheetId());
  for (const sheet of gone) removeSheet(writer, sheet);
  removeNames(workbook, writer, names);
}

function removeNames(workbook: FWorkbook, writer: GridWriter, names: readonly string[]): void {
  const removed = new Set(names.map(nameKey));
  const isRemoved = ({ name }: { readonly name: string }): boolean => removed.has(nameKey(name));
  for (const name of gridNames(workbook).filter(isRemoved)) writer.removeName(name);
  for (const sheet of workbook.getSheets()) {
    const carried = carriedWith(sheet);
    if (!carried.names.some(isRemoved)) continue;
    carryWith(sheet, { ...carried, names: carried.names.filter((name) => !isRemoved(name)) });
  }
}

/** The plugins keep their parts of a sheet that is removed as a mutation; they are cleared first. */
function removeSheet(writer: GridWriter, sheet: FWorksheet): void {
  const id = sheet.getSheetId();
  for (const { cfId } of sheet.getConditionalFormattingRules()) writer.removeRule(id, cfId);
  for (const { rule } of sheet.getDataValidations()) writer.removeValidation(id, rule.uid);
  writer.removeSheet(id);
}

// --- single cells

function setCells(workbook: FWorkbook, writer: GridWriter, edits: readonly CellEdit[]): readonly CellEdit[] {
  const sheets = new Map(edits.map(({ sheetId }) => [sheetId, writableSheet(workbook, sheetId)]));
  const refused = new Set<CellEdit>();
  for (const [sheetId, sheet] of sheets) {
    const here = edits.filter((edit) => edit.sheetId === sheetId);
    for (const edit of here) if (isStale(edit, contentAt(sheet, edit))) refused.add(edit);
    const made = here.filter((edit) => !refused.has(edit));
    if (made.length === 0) continue;
    grow(sheet, writer, made);
    writer.setCells(
      sheetId,
      made.map((edit) => ({ ...edit, content: newContent(edit) })),
    );
  }
  return edits.filter((edit) => refused.has(edit));
}

/** A sheet of the grid ends somewhere; cells beyond are made first, with some to spare. */
function grow(sheet: FWorksheet, writer: GridWriter, edits: readonly CellEdit[]): void {
  const frame = frameOf(edits);
  if (!frame) return;
  const [rows, cols] = [frame.row + frame.rows, frame.col + frame.cols];
  if (rows > sheet.getMaxRows()) writer.setSize(sheet.getSheetId(), 'row', rows + SPARE.rows);
  if (cols > sheet.getMaxColumns()) writer.setSize(sheet.getSheetId(), 'column', cols + SPARE.cols);
}

function writableSheet(workbook: FWorkbook, sheetId: string): FWorksheet {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) throw new GoujiError('SHEET_GONE');
  if (isProtected(sheet)) throw new GoujiError('SHEET_PROTECTED', { sheet: sheet.getSheetName() });
  return sheet;
}

/** Formula of the cell where it has one, else its value. */
function contentAt(sheet: FWorksheet, { row, col }: CellEdit): CellEdit['before'] {
  if (row >= sheet.getMaxRows() || col >= sheet.getMaxColumns()) return null;
  const formula = sheet.getRange(row, col).getFormula();
  return formula === '' ? gridValue(sheet.getSheet().getCellRaw(row, col)) : formula;
}

/** Everything the cell held goes, its looks stay. */
function newContent({ after, format }: CellEdit): ICellData {
  const looks = format === undefined ? {} : { s: { n: { pattern: format } } };
  const empty: ICellData = { v: null, f: null, si: null, p: null, ...looks };
  return 'formula' in after
    ? { ...empty, ...toGridContent(null, after.formula) }
    : { ...empty, ...toGridContent(after.value) };
}

// --- rows and columns

function linesShown(workbook: FWorkbook, lines: readonly SheetLine[]): boolean {
  return lines.every(({ sheetId, axis, at }) => {
    const sheet = sheetById(workbook, sheetId);
    if (!sheet) throw new GoujiError('SHEET_GONE');
    const data = sheet.getSheet();
    return axis === 'row' ? data.getRowRawVisible(at) : data.getColVisible(at);
  });
}

function showLines(
  workbook: FWorkbook,
  writer: GridWriter,
  lines: readonly SheetLine[],
  visible: boolean,
): void {
  const sheets = new Map(lines.map(({ sheetId }) => [sheetId, writableSheet(workbook, sheetId)]));
  for (const [sheetId, sheet] of sheets) {
    const size = { rows: sheet.getMaxRows(), cols: sheet.getMaxColumns() };
    const here = lines.filter((line) => line.sheetId === sheetId);
    for (const axis of ['row', 'column'] as const) {
      const ranges = here.filter((line) => line.axis === axis).map(({ at }) => lineRange(axis, at, size));
      if (ranges.length > 0) writer.showLines(sheetId, axis, ranges, visible);
    }
  }
}

// --- marks

function replaceMarks(workbook: FWorkbook, writer: GridWriter, { marks }: HighlightPlan): HighlightReport {
  let [added, removed] = [0, 0];
  const protectedSheets: string[] = [];
  for (const sheet of workbook.getSheets()) {
    const wanted = marks.filter(({ sheetId }) => sheetId === sheet.getSheetId());
    const present = marksOn(sheet);
    if (wanted.length + present.length === 0) continue;
    if (isProtected(sheet)) {
      protectedSheets.push(sheet.getSheetName());
      continue;
    }
    for (const { cfId } of present) writer.removeRule(sheet.getSheetId(), cfId);
    for (const rule of markRules(wanted)) writer.addRule(sheet.getSheetId(), rule);
    added += wanted.length;
    removed += present.length;
  }
  return { added, removed, protectedSheets };
}

function marksOn(sheet: FWorksheet): readonly GridRule[] {
  const size = { rows: sheet.getMaxRows(), cols: sheet.getMaxColumns() };
  return sheet.getConditionalFormattingRules().filter((rule) => {
    const format = fromGridRule(rule, size);
    return format !== null && isMark(format);
  });
}

/** Last first, because the grid puts every new rule before the others. */
function markRules(marks: readonly HighlightMark[]): readonly GridRule[] {
  return withMarks(blankSheet('', ''), marks)
    .conditionalFormats.map((format, index) => toGridRule(format, `${MARK_ID}${index}`))
    .reverse();
}

// --- showing

function sheetToReveal(workbook: FWorkbook, sheetId: string): FWorksheet {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) throw new GoujiError('SHEET_GONE');
  if (sheet.isSheetHidden()) throw new GoujiError('SHEET_HIDDEN', { sheet: sheet.getSheetName() });
  return sheet;
}
