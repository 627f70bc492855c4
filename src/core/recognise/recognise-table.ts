import { axisLeaves, joinKeys } from '../form/axis';
import type { LabelTrouble } from '../model/fact';
import {
  TABLE_IDS,
  type AxisItem,
  type DataPointId,
  type ReportFormat,
  type TableFormat,
  type TableId,
} from '../model/format';
import type { DefinedName } from '../model/grid';
import { quoteSheetName } from '../model/geometry';
import { BLOCK_NAME_PREFIX } from '../layout/template';
import { allBodies, bodiesOf } from './axis-labels';
import { EVERYWHERE, type LabelCell, type LabelIndex, type Window } from './label-index';
import { labelBody } from './normalise-label';
import { findBlock, type FoundBlock } from './recognise-block';

/** A table as found in one sheet, read by the labels of one edition. */
export interface FoundTable {
  readonly table: TableFormat;
  readonly format: ReportFormat;
  readonly index: LabelIndex;
  readonly blocks: readonly FoundBlock[];
  readonly captions: readonly { readonly label: string; readonly cell: LabelCell }[];
  readonly troubles: readonly LabelTrouble[];
  readonly found: number;
  readonly wanted: number;
}

/** A sheet that has fewer of a table's labels than this does not hold the table; it only mentions some words. */
const LEAST_SHARE = 0.5;

/** Every place in the workbook that holds the table, each read by the edition that fits it best. */
export function findTables(
  indexes: readonly LabelIndex[],
  id: TableId,
  formats: readonly ReportFormat[],
  due: ReportFormat,
): readonly FoundTable[] {
  const inOrder = [due, ...formats.filter((format) => format !== due)];
  return indexes.flatMap((index) =>
    windowsOf(index, id, formats).flatMap((window) => {
      const best = bestReading(index, id, inOrder, window);
      return best && best.found >= best.wanted * LEAST_SHARE ? [best] : [];
    }),
  );
}

/**
 * The reading that finds the most labels; of equals the one by the earlier format. Not the one that lacks fewest:
 * a form with fewer rows would then win over a table of which one row was deleted.
 */
function bestReading(
  index: LabelIndex,
  id: TableId,
  formats: readonly ReportFormat[],
  window: Window,
): FoundTable | null {
  let best: FoundTable | null = null;
  for (const format of formats) {
    const table = format.tables.find((candidate) => candidate.id === id);
    if (!table || table === best?.table) continue;
    if (index.find(contradictions(table, tablesOf(formats, id)), window).length > 0) continue;
    const reading = readTable(index, format, table, window);
    if (!best || reading.found > best.found) best = reading;
  }
  return best;
}

/**
 * Texts that show the table is not of this edition: what another edition lists below a label that is a single row
 * or column here, such as the three kinds of （六）其他处理.
 */
function contradictions(table: TableFormat, all: readonly TableFormat[]): readonly string[] {
  const own = new Set(vocabularyOf(table).items.map(({ label }) => labelBody(label)));
  const singles = new Set(
    vocabularyOf(table).items.flatMap(({ label, children }) => (children ? [] : [labelBody(label)])),
  );
  const below = all
    .filter((other) => other !== table)
    .flatMap((other) => vocabularyOf(other).items)
    .filter(({ label, children }) => children && singles.has(labelBody(label)))
    .flatMap(({ children = [] }) => allBodies(children));
  return [...new Set(below)].filter((body) => !own.has(body));
}

/** Texts that open a table and stand in no other: its captions, else the headers that span columns. */
function openings(table: TableFormat): readonly string[] {
  const known = openingsByTable.get(table);
  if (known) return known;
  const captions = table.blocks.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  const groups = (items: readonly AxisItem[]): readonly string[] =>
    items.flatMap(({ label, children }) => (children ? [label, ...groups(children)] : []));
  const bodies = (
    captions.length > 0 ? captions : table.blocks.flatMap(({ columns }) => groups(columns))
  ).map(labelBody);
  openingsByTable.set(table, bodies);
  return bodies;
}

const openingsByTable = new WeakMap<TableFormat, readonly string[]>();

function tablesOf(formats: readonly ReportFormat[], id: TableId): readonly TableFormat[] {
  return formats.flatMap(({ tables }) => tables.filter((table) => table.id === id));
}

/** Stretches of rows in which the table may stand: from where it opens to where it or another table opens again. */
function windowsOf(index: LabelIndex, id: TableId, formats: readonly ReportFormat[]): readonly Window[] {
  const tops = topsOf(index, id, formats);
  if (tops.length === 0) return [];
  const others = TABLE_IDS.filter((other) => other !== id).flatMap((other) => topsOf(index, other, formats));
  return tops.map((top) => ({
    ...EVERYWHERE,
    top,
    bottom: Math.min(Infinity, ...[...tops, ...others].filter((row) => row > top)),
  }));
}

function topsOf(index: LabelIndex, id: TableId, formats: readonly ReportFormat[]): readonly number[] {
  const bodies = new Set(tablesOf(formats, id).flatMap(openings));
  const cells = [...bodies].map((body) => index.find([body])).filter((found) => found.length > 0);
  const times = Math.max(0, ...cells.map((found) => new Set(found.map(({ row }) => row)).size));
  if (times <= 1) return cells.length > 0 ? [Math.min(...cells.flat().map(({ row }) => row))] : [];
  const [first = []] = cells;
  return [...new Set(first.map(({ row }) => row))];
}

function readTable(index: LabelIndex, format: ReportFormat, table: TableFormat, window: Window): FoundTable {
  const captions = table.blocks.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  const places = new Map(
    captions.map((caption) => [caption, index.find([labelBody(caption)], window)] as const),
  );
  const rows = [...places.values()].flat().map(({ row }) => row);
  const blocks: FoundBlock[] = [];
  const troubles: LabelTrouble[] = [];
  let lost = 0;
  for (const block of table.blocks) {
    if (block.caption === undefined) {
      blocks.push(findBlock(index, table, block, window));
      continue;
    }
    const cells = places.get(block.caption) ?? [];
    const [cell] = cells;
    if (!cell || cells.length > 1) {
      troubles.push(captionTrouble(index, table, block.caption, cells));
      lost += axisLeaves(block.rows).length + axisLeaves(block.columns).length;
      continue;
    }
    const bottom = Math.min(window.bottom, ...rows.filter((row) => row > cell.row));
    blocks.push(findBlock(index, table, block, { ...window, top: cell.row + 1, bottom }));
  }
  return {
    table,
    format,
    index,
    blocks,
    captions: [...places].flatMap(([label, cells]) => cells.map((cell) => ({ label, cell }))),
    troubles: [...troubles, ...blocks.flatMap((block) => block.troubles)],
    found: blocks.reduce((sum, { found }) => sum + found, 0),
    wanted: blocks.reduce((sum, { wanted }) => sum + wanted, lost),
  };
}

function captionTrouble(
  index: LabelIndex,
  table: TableFormat,
  caption: string,
  cells: readonly LabelCell[],
): LabelTrouble {
  const block = table.blocks.find((candidate) => candidate.caption === caption);
  const points: readonly DataPointId[] = block
    ? axisLeaves(block.rows).flatMap((row) =>
        axisLeaves(block.columns).map((column) => joinKeys(table.id, row.key, column.key)),
      )
    : [];
  return {
    kind: cells.length === 0 ? 'missing' : 'doubled',
    table: table.id,
    label: caption,
    places: cells.map((cell) => index.place(cell)),
    points,
  };
}

/**
 * The one reading that counts. Where a table stands several times, our block names point at ours; they are only
 * a hint, and without one nothing is chosen.
 */
export function chooseTable(found: readonly FoundTable[], names: readonly DefinedName[]): FoundTable | null {
  const [first] = found;
  if (found.length <= 1) return first ?? null;
  const named = found.filter(({ index, table }) =>
    table.blocks.some(({ id }) =>
      names.some(
        ({ name, refersTo }) =>
          name === `${BLOCK_NAME_PREFIX}${id}` && sheetOf(refersTo) === index.sheet.name.toLowerCase(),
      ),
    ),
  );
  const [only] = named;
  return named.length === 1 && only ? only : null;
}

function sheetOf(refersTo: string): string {
  const prefix = refersTo.replace(/^=/, '').replace(/![^!]*$/, '');
  const name = prefix.startsWith("'") ? prefix.slice(1, -1).replace(/''/g, "'") : prefix;
  return quoteSheetName(name).slice(1, -1).replace(/''/g, "'").toLowerCase();
}

/** Labels that stand in a table but do not belong to the format due; each becomes an FMT-02. */
export function foreignLabels(found: FoundTable, due: ReportFormat): readonly LabelTrouble[] {
  const dueTable = due.tables.find(({ id }) => id === found.table.id);
  if (!dueTable) return [];
  const { items, accepted } = vocabularyOf(dueTable);
  const labels = found.blocks.flatMap((block) => block.labels.map(({ cell }) => cell));
  const captions = found.captions.map(({ cell }) => cell);
  return [...labels, ...captions]
    .filter(({ body }) => !accepted.has(body))
    .sort((a, b) => a.row - b.row || a.col - b.col)
    .map((cell) => {
      const expected = items.find((item) => bodiesOf(item).has(cell.body))?.label;
      return {
        kind: 'foreign' as const,
        table: found.table.id,
        label: textAt(found.index, cell),
        ...(expected === undefined ? {} : { expected }),
        places: [found.index.place(cell)],
        points: [],
      };
    });
}

interface Vocabulary {
  readonly items: readonly AxisItem[];
  /** Official labels and mere spellings of them. */
  readonly accepted: ReadonlySet<string>;
}

const vocabularies = new WeakMap<TableFormat, Vocabulary>();

function vocabularyOf(table: TableFormat): Vocabulary {
  const known = vocabularies.get(table);
  if (known) return known;
  const items = table.blocks.flatMap((block) => [...flatten(block.rows), ...flatten(block.columns)]);
  const spellings = items.flatMap(({ aliases = [] }) =>
    aliases.filter(({ origin }) => origin === 'spelling'),
  );
  const captions = table.blocks.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  const accepted = new Set(
    [...items, ...spellings].map(({ label }) => labelBody(label)).concat(captions.map(labelBody)),
  );
  const vocabulary = { items, accepted };
  vocabularies.set(table, vocabulary);
  return vocabulary;
}

function flatten(items: readonly AxisItem[]): readonly AxisItem[] {
  return items.flatMap((item) => [item, ...(item.children ? flatten(item.children) : [])]);
}

function textAt(index: LabelIndex, { row, col }: LabelCell): string {
  const { sheet } = index;
  const value = sheet.cells[row - sheet.origin.row]?.[col - sheet.origin.col]?.value;
  return typeof value === 'string' ? value.replace(/\s+/g, '') : '';
}
