import type { LabelTrouble } from '../model/fact';
import {
  TABLE_IDS,
  type AxisItem,
  type EditionId,
  type ReportFormat,
  type TableFormat,
  type TableId,
} from '../model/format';
import { BLOCK_NAME_PREFIX, type DefinedName } from '../model/grid';
import { quoteSheetName } from '../model/geometry';
import { bodiesOf } from './axis-labels';
import { itemsOf, leavesOfBlock, pointsOfBlock, readBlock, shapesOf } from './block-shapes';
import type { BlockShape, BlockVariant, PlacedBlock } from './block-shapes';
import { EVERYWHERE, type LabelCell, type LabelIndex, type Window } from './label-index';
import { labelBody } from './normalise-label';

/** A table as found in one sheet, each block read by the edition whose labels it has. */
export interface FoundTable {
  /** The table of the form due. */
  readonly table: TableFormat;
  readonly index: LabelIndex;
  /** The part of the sheet in which it was looked for: no other table stands there. */
  readonly window: Window;
  readonly blocks: readonly PlacedBlock[];
  readonly captions: readonly { readonly label: string; readonly cell: LabelCell }[];
  readonly troubles: readonly LabelTrouble[];
  readonly found: number;
  readonly wanted: number;
}

/** A sheet that has fewer of a table's labels than this does not hold the table; it only mentions some words. */
const LEAST_SHARE = 0.5;

/** Every place in the workbook that holds the table. */
export function findTables(
  indexes: readonly LabelIndex[],
  id: TableId,
  formats: readonly ReportFormat[],
  due: ReportFormat,
): readonly FoundTable[] {
  const table = due.tables.find((candidate) => candidate.id === id);
  if (!table) return [];
  const shapes = shapesOf(formats, due, id);
  return indexes.flatMap((index) =>
    windowsOf(index, id, formats)
      .map((window) => readTable(index, table, shapes, due.edition, window))
      .filter(({ found, wanted }) => found > 0 && found >= wanted * LEAST_SHARE),
  );
}

/** Texts that open a table and stand in no other: its captions, else the headers that span columns. */
function openings(table: TableFormat): readonly string[] {
  const captions = table.blocks.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  const groups = (items: readonly AxisItem[]): readonly string[] =>
    items.flatMap((item) => (item.children ? [...bodiesOf(item).keys(), ...groups(item.children)] : []));
  return captions.length > 0
    ? captions.map(labelBody)
    : table.blocks.flatMap(({ columns }) => groups(columns));
}

const openingsByFormats = new WeakMap<readonly ReportFormat[], Map<TableId, readonly string[]>>();

/** Texts that open the table in any of the forms. */
function openingsOf(formats: readonly ReportFormat[], id: TableId): readonly string[] {
  const known = openingsByFormats.get(formats) ?? new Map<TableId, readonly string[]>();
  openingsByFormats.set(formats, known);
  const tables = formats.flatMap((format) => format.tables.filter((table) => table.id === id));
  const bodies = known.get(id) ?? [...new Set(tables.flatMap(openings))];
  known.set(id, bodies);
  return bodies;
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

/** A sheet on which a table opens more often is no report; that it is not the only one is told all the same. */
const MOST_TABLES = 12;

function topsOf(index: LabelIndex, id: TableId, formats: readonly ReportFormat[]): readonly number[] {
  const cells = openingsOf(formats, id)
    .map((body) => index.find([body]))
    .filter((found) => found.length > 0);
  const times = Math.max(0, ...cells.map((found) => new Set(found.map(({ row }) => row)).size));
  if (times <= 1) return cells.length > 0 ? [Math.min(...cells.flat().map(({ row }) => row))] : [];
  const [first = []] = cells;
  return [...new Set(first.map(({ row }) => row))].slice(0, MOST_TABLES);
}

function readTable(
  index: LabelIndex,
  table: TableFormat,
  shapes: readonly BlockShape[],
  due: EditionId,
  window: Window,
): FoundTable {
  const captions = captionsIn(index, shapes, window);
  const rows = [...captions.values()].flat().map(({ row }) => row);
  const placed = shapes.map((shape) => {
    const cells = shape.caption === undefined ? null : (captions.get(shape.caption) ?? []);
    const space = cells === null ? window : below(cells, rows, window);
    return { shape, cells: cells ?? [], block: space && readBlock(index, shape, space) };
  });
  const blocks = placed.flatMap(({ block }) => block ?? []);
  const edition = mainEdition(blocks, due);
  const unread = placed.flatMap(({ shape, cells, block }) => {
    const variant = block ? undefined : expectedVariant(shape, cells, edition);
    return variant ? [{ variant, cells }] : [];
  });
  return {
    table,
    index,
    window,
    blocks,
    captions: [...captions].flatMap(([label, cells]) => cells.map((cell) => ({ label, cell }))),
    troubles: [
      ...unread.map(({ variant, cells }) => captionTrouble(index, variant, cells)),
      ...blocks.flatMap((block) => block.troubles),
    ],
    found: blocks.reduce((sum, { found }) => sum + found, 0),
    wanted: unread.reduce(
      (sum, { variant }) => sum + leavesOfBlock(variant.block),
      blocks.reduce((sum, { wanted }) => sum + wanted, 0),
    ),
  };
}

function captionsIn(
  index: LabelIndex,
  shapes: readonly BlockShape[],
  window: Window,
): ReadonlyMap<string, readonly LabelCell[]> {
  const labels = shapes.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  return new Map(labels.map((caption) => [caption, index.find([labelBody(caption)], window)] as const));
}

/** The space of a block: from its caption to the next; null where the caption is missing or doubled. */
function below(captions: readonly LabelCell[], rows: readonly number[], window: Window): Window | null {
  const [cell] = captions;
  if (!cell || captions.length > 1) return null;
  const bottom = Math.min(window.bottom, ...rows.filter((row) => row > cell.row));
  return { ...window, top: cell.row + 1, bottom };
}

/** The edition whose blocks the table should have: the one due as soon as any block is of it. */
function mainEdition(blocks: readonly PlacedBlock[], due: EditionId): EditionId {
  return blocks.some(({ edition }) => edition === due) ? due : (blocks[0]?.edition ?? due);
}

/** How a block that was not read should look; undefined for one that this edition does not have and that is not there. */
function expectedVariant(
  { variants }: BlockShape,
  captions: readonly LabelCell[],
  edition: EditionId,
): BlockVariant | undefined {
  return (
    variants.find((variant) => variant.edition === edition) ?? (captions.length > 0 ? variants[0] : undefined)
  );
}

function captionTrouble(
  index: LabelIndex,
  { table, block }: BlockVariant,
  cells: readonly LabelCell[],
): LabelTrouble {
  return {
    kind: cells.length === 0 ? 'missing' : 'doubled',
    table: table.id,
    label: block.caption ?? '',
    places: cells.map((cell) => index.place(cell)),
    points: pointsOfBlock(table, block),
  };
}

/**
 * The one reading that counts. Where a table stands several times, our block names point at ours; they are only
 * a hint, and without one nothing is chosen.
 */
export function chooseTable(found: readonly FoundTable[], names: readonly DefinedName[]): FoundTable | null {
  const [first] = found;
  if (found.length <= 1) return first ?? null;
  const named = found.filter(({ index, blocks }) =>
    blocks.some(({ block }) =>
      names.some(
        ({ name, refersTo }) =>
          name === `${BLOCK_NAME_PREFIX}${block.id}` && sheetOf(refersTo) === index.sheet.name.toLowerCase(),
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
  const vocabulary = vocabularyOf(dueTable);
  const labels = found.blocks.flatMap((block) => block.labels);
  const captions = found.captions.map(({ cell }) => ({ cell, isLeaf: false }));
  return [...labels, ...captions]
    .filter(
      ({ cell, isLeaf }) =>
        cell.misspelt === true ||
        !vocabulary.accepted.has(cell.body) ||
        (isLeaf && vocabulary.groups.has(cell.body)),
    )
    .sort((a, b) => a.cell.row - b.cell.row || a.cell.col - b.cell.col)
    .map(({ cell }) => {
      const expected = expectedLabel(cell.body, vocabulary);
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

/** The label that should stand there; for a group that is one row in another edition, what is listed below it. */
function expectedLabel(body: string, { items, groups }: Vocabulary): string | undefined {
  const group = groups.get(body);
  if (group) return group.map(({ label }) => label).join('”、“');
  return items.find((item) => bodiesOf(item).has(body))?.label;
}

interface Vocabulary {
  readonly items: readonly AxisItem[];
  /** Official labels and mere spellings of them. */
  readonly accepted: ReadonlySet<string>;
  /** What stands below each label that holds no figures itself. */
  readonly groups: ReadonlyMap<string, readonly AxisItem[]>;
}

const vocabularies = new WeakMap<TableFormat, Vocabulary>();

function vocabularyOf(table: TableFormat): Vocabulary {
  const known = vocabularies.get(table);
  if (known) return known;
  const items = table.blocks.flatMap(itemsOf);
  const spellings = items.flatMap(({ aliases = [] }) =>
    aliases.filter(({ origin }) => origin === 'spelling'),
  );
  const captions = table.blocks.flatMap(({ caption }) => (caption === undefined ? [] : [caption]));
  const accepted = new Set(
    [...items, ...spellings].map(({ label }) => labelBody(label)).concat(captions.map(labelBody)),
  );
  const groups = new Map(
    items.flatMap(({ label, children }) => (children ? [[labelBody(label), children] as const] : [])),
  );
  const vocabulary = { items, accepted, groups };
  vocabularies.set(table, vocabulary);
  return vocabulary;
}

function textAt(index: LabelIndex, { row, col }: LabelCell): string {
  const { sheet } = index;
  const value = sheet.cells[row - sheet.origin.row]?.[col - sheet.origin.col]?.value;
  return typeof value === 'string' ? value.replace(/\s+/g, '') : '';
}
