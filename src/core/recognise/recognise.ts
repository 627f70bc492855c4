import { pointIdOf } from '../form/axis';
import { formOf } from '../form/form';
import { recalculatorOf, type Recalculator } from '../formulas/recalculate';
import type { ControlPlace, Fact, LabelTrouble, RecognisedBlock, RecognisedReport } from '../model/fact';
import {
  TABLE_IDS,
  type DataPointId,
  type EditionId,
  type ReportFormat,
  type TableId,
} from '../model/format';
import type { WorkbookView } from '../model/grid';
import type { ControlTexts, PreviousTexts, ProfileTexts, ReportTexts } from '../model/texts';
import { withoutReportSheets } from '../narrative/read-report-sheet';
import { findControls } from './controls';
import { LabelIndex } from './label-index';
import { labelVocabulary } from './label-vocabulary';
import { readFigure } from './read-figure';
import { takePrevious } from './previous';
import { readProfile } from './read-profile';
import { chooseTable, findTables, foreignLabels, type FoundTable } from './recognise-table';

export interface RecogniseOptions {
  /** Known formats, the one in force first. */
  readonly formats: readonly ReportFormat[];
  readonly formatDueFor: (year: number | null) => ReportFormat;
  readonly profile: ProfileTexts;
  readonly controls: ControlTexts;
  /** Wording of the sheet 上年数据; without it none is looked for. */
  readonly previous?: PreviousTexts;
  /** Wording of the sheet 报告正文, which is set aside; without it none is looked for. */
  readonly prose?: ReportTexts;
}

/**
 * Finds the official tables by their labels, wherever they stand, and reads every figure with its place.
 * What cannot be told is listed as trouble and never guessed.
 * @param tablesOf  the part of the workbook in which tables are looked for; cells elsewhere count in formulas
 */
export function recogniseTables(
  view: WorkbookView,
  options: RecogniseOptions,
  tablesOf: (view: WorkbookView) => WorkbookView = (whole) => whole,
): RecognisedReport {
  const vocabulary = labelVocabulary(options.formats);
  const recalculator = recalculatorOf(view);
  const isPoint = (id: string): boolean => options.formats.some((format) => formOf(format).pointById.has(id));
  const { previous, rest } = options.previous
    ? takePrevious(view, options.previous, isPoint, recalculator)
    : { previous: null, rest: view };
  const tables = tablesOf(options.prose ? withoutReportSheets(rest, options.prose) : rest);
  const indexes = tables.sheets.map((sheet) => new LabelIndex(sheet, vocabulary));
  const profile = readProfile(indexes, options.profile);
  const due = options.formatDueFor(profile.year);
  const order = pointOrder(options.formats, due);
  const facts = new Map<DataPointId, Fact>();
  const blocks: RecognisedBlock[] = [];
  const controls: ControlPlace[] = [];
  const troubles: LabelTrouble[] = [];
  const missingTables: TableId[] = [];
  for (const id of TABLE_IDS) {
    const found = findTables(indexes, id, options.formats, due);
    const chosen = chooseTable(found, view.names);
    if (!chosen) {
      if (found.length === 0) missingTables.push(id);
      else troubles.push(doubledTable(found, id));
      continue;
    }
    troubles.push(...chosen.troubles, ...foreignLabels(chosen, due));
    blocks.push(...blocksOf(chosen));
    for (const fact of factsOf(chosen, recalculator, order)) facts.set(fact.point, fact);
    controls.push(...findControls(chosen, options.formats, options.controls, recalculator));
  }
  return {
    profile,
    format: due.edition,
    facts: inOrder(facts, order),
    blocks: settleShared(blocks, options.formats),
    controls: controls.sort((a, b) => (order.get(a.point) ?? 0) - (order.get(b.point) ?? 0)),
    previous,
    troubles,
    missingTables,
  };
}

/** A block that is the same in several forms, such as 表四, follows the edition of all others where they agree. */
function settleShared(
  blocks: readonly RecognisedBlock[],
  formats: readonly ReportFormat[],
): readonly RecognisedBlock[] {
  const sharing = sharedBlocks(formats);
  const told = new Set(blocks.filter(({ block }) => !sharing.has(block)).map(({ edition }) => edition));
  const [common, ...others] = told;
  if (common === undefined || others.length > 0) return blocks;
  return blocks.map((block) =>
    sharing.get(block.block)?.includes(common) ? { ...block, edition: common } : block,
  );
}

const sharedByFormats = new WeakMap<readonly ReportFormat[], ReadonlyMap<string, readonly EditionId[]>>();

/** Editions of each block that is the same in several. */
function sharedBlocks(formats: readonly ReportFormat[]): ReadonlyMap<string, readonly EditionId[]> {
  const known = sharedByFormats.get(formats) ?? listShared(formats);
  sharedByFormats.set(formats, known);
  return known;
}

function listShared(formats: readonly ReportFormat[]): ReadonlyMap<string, readonly EditionId[]> {
  const all = formats.flatMap(({ edition, tables }) =>
    tables.flatMap(({ blocks }) => blocks.map((block) => ({ edition, block }))),
  );
  return new Map(
    all.flatMap(({ block }): readonly (readonly [string, readonly EditionId[]])[] => {
      const forms = all.filter((other) => other.block.id === block.id);
      return forms.length > 1 && forms.every((other) => other.block === block)
        ? [[block.id, forms.map(({ edition }) => edition)]]
        : [];
    }),
  );
}

function doubledTable(found: readonly FoundTable[], id: TableId): LabelTrouble {
  const [first] = found;
  const places = found.flatMap(({ index, blocks }) => {
    const cell = blocks.flatMap(({ labels }) => labels)[0]?.cell;
    return cell ? [index.place(cell)] : [];
  });
  return { kind: 'doubled', table: id, label: first ? first.table.heading : '', places, points: [] };
}

function blocksOf({ blocks, table, index }: FoundTable): readonly RecognisedBlock[] {
  return blocks.map(({ block, edition, rows, columns }) => ({
    block: block.id,
    table: table.id,
    edition,
    sheetId: index.sheet.id,
    sheet: index.sheet.name,
    rows: new Map(rows.map(({ key, at }) => [key, at])),
    columns: new Map(columns.map(({ key, at }) => [key, at])),
  }));
}

function factsOf(found: FoundTable, recalculator: Recalculator, known: PointOrder): readonly Fact[] {
  return found.blocks.flatMap(({ rows, columns }) =>
    rows.flatMap((row) =>
      columns.flatMap((column): readonly Fact[] => {
        const point = pointIdOf(found.table.id, row.key, column.key);
        return known.has(point) ? [readFact(found.index, row.at, column.at, point, recalculator)] : [];
      }),
    ),
  );
}

function readFact(
  index: LabelIndex,
  row: number,
  col: number,
  point: DataPointId,
  recalculator: Recalculator,
): Fact {
  const { value, source, formula, notices } = readFigure(index.sheet, row, col, recalculator);
  const fact = { point, place: index.place({ row, col }), value, source, notices };
  return formula === undefined ? fact : { ...fact, formula };
}

function inOrder(facts: ReadonlyMap<DataPointId, Fact>, order: PointOrder): ReadonlyMap<DataPointId, Fact> {
  const sorted = new Map<DataPointId, Fact>();
  for (const point of order.keys()) {
    const fact = facts.get(point);
    if (fact) sorted.set(point, fact);
  }
  return sorted;
}

/** Position of every figure: those of the form due first, then what only other forms have. */
type PointOrder = ReadonlyMap<DataPointId, number>;

const orders = new WeakMap<readonly ReportFormat[], Map<ReportFormat, PointOrder>>();

function pointOrder(formats: readonly ReportFormat[], due: ReportFormat): PointOrder {
  const byDue = orders.get(formats) ?? new Map<ReportFormat, PointOrder>();
  orders.set(formats, byDue);
  const order = byDue.get(due) ?? listPoints([due, ...formats.filter((format) => format !== due)]);
  byDue.set(due, order);
  return order;
}

function listPoints(formats: readonly ReportFormat[]): PointOrder {
  const order = new Map<DataPointId, number>();
  for (const { points } of formats.map(formOf)) {
    for (const { id } of points) if (!order.has(id)) order.set(id, order.size);
  }
  return order;
}
