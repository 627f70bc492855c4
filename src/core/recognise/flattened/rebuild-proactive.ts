import { axisLeaves } from '../../form/axis';
import type { AxisItem, BlockFormat, ReportFormat, TableFormat } from '../../model/format';
import type { Cut } from './cuts';
import { fillRows, type RowToRead } from './fill-rows';
import { inOrder, type FoundText } from './labels';
import { placeOf, withLines, type TableSource } from './rebuild-requests';
import { pointsOfRow, TableWriter, type RebuiltTable } from './rebuilt-table';
import { cellOf, figuresOf, type RebuiltCell, type RebuiltRow } from './rows';
import { regionBetween, slotsIn, type Slot } from './slots';
import { streamText } from './stream';
import { textsOf, variantsOf } from './vocabulary';

interface FoundItem {
  readonly item: AxisItem;
  readonly found: FoundText;
}

interface FoundBlock {
  readonly table: TableFormat;
  readonly block: BlockFormat;
  readonly caption: FoundText | null;
  readonly rows: readonly FoundItem[];
}

/** 表二: every block by its row labels and the column labels over them; null where the table is not there. */
export function rebuildProactive(
  source: TableSource,
  formats: readonly ReportFormat[],
  id: string,
): RebuiltTable | null {
  const blocks = variantsOf(formats, 'proactive').flatMap((variants) => findBlock(source, variants) ?? []);
  const marks = marksOf(source, blocks);
  const wanted = formats[0]?.tables.find(({ id: table }) => table === 'proactive')?.blocks.length ?? 0;
  if (blocks.length * 2 < wanted) return null;
  const writer = new TableWriter('proactive', placeOf(source, source.within));
  for (const block of blocks) writeBlock(source, block, marks, writer);
  return writer.height === 0 ? null : writer.finish(id, '表二');
}

function findBlock(
  { finder, within }: TableSource,
  variants: readonly { table: TableFormat; block: BlockFormat }[],
): FoundBlock | null {
  const [first] = variants;
  if (!first) return null;
  const items = distinct(variants.flatMap(({ block }) => [...block.rows, ...(block.foreignRows ?? [])]));
  const chain = inOrder(
    items.flatMap((item, index) => finder.find(textsOf(item), index, within)),
    ({ end }) => (/\d/.test(finder.stream.text.charAt(end)) ? 1 : 0),
  );
  const rows = chain.flatMap((found) => {
    const item = items[found.wanted];
    return item ? [{ item, found }] : [];
  });
  if (rows.length === 0) return null;
  const caption = first.block.caption ?? '';
  const [captionFound = null] = finder.find([streamText(caption)], 0, within);
  return { ...first, block: mergedBlock(variants), rows, caption: captionFound };
}

/** The block of the form due, with the columns of all editions. */
function mergedBlock(variants: readonly { block: BlockFormat }[]): BlockFormat {
  const [first] = variants;
  const columns = distinct(
    variants.flatMap(({ block }) => [...block.columns, ...(block.foreignColumns ?? [])]),
  );
  if (!first) throw new Error('a block without variants');
  return { ...first.block, columns };
}

function distinct(items: readonly AxisItem[]): readonly AxisItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const texts = textsOf(item);
    if (texts.some((text) => seen.has(text))) return false;
    texts.forEach((text) => seen.add(text));
    return true;
  });
}

/** Where a label of the table begins, in order: what stands behind a row label ends there. */
function marksOf(
  { finder, vocabulary, within }: TableSource,
  blocks: readonly FoundBlock[],
): readonly number[] {
  const exact = [...vocabulary.labels].flatMap((label) =>
    finder.whole(label, within).map(({ start }) => start),
  );
  const rows = blocks.flatMap(({ rows: found }) => found.map(({ found: { start } }) => start));
  return [...new Set([...exact, ...rows, within.end])].sort((a, b) => a - b);
}

function writeBlock(
  source: TableSource,
  found: FoundBlock,
  marks: readonly number[],
  writer: TableWriter,
): void {
  const { table, block, caption, rows } = found;
  const columns = columnsOf(source, found);
  if (columns.length === 0) return;
  const keys = columns.map(({ key }) => key);
  const toRead = rows.map(({ item, found: label }): RowToRead => {
    const next = marks.find((mark) => mark >= label.end) ?? source.within.end;
    const region = regionBetween(source.stream, label.end, next, source.pieces);
    const slots = slotsIn(source.pieces, region, source.vocabulary, keys.length);
    return {
      points: pointsOfRow(table.id, item.key, keys),
      slots: withLines(source, slots, label, { start: next, end: next }),
      place: placeOf(source, label),
    };
  });
  const before = slotsBefore(source, columns, rows, keys.length);
  const filled = fillRows(toRead, keys.length, [], { before });
  const torn = caption ? withTornCells(source, caption, marks, toRead, filled, keys) : filled;
  const top = writer.height;
  if (caption) writer.label(top, 0, block.caption ?? '');
  writer.label(top + 1, 0, block.corner ?? '');
  columns.forEach(({ label }, index) => writer.label(top + 1, index + 1, label));
  rows.forEach(({ item, found: label }, index) => {
    writer.label(top + 2 + index, 0, wordingOf(item, label));
    const row = torn[index];
    const places = keys.map((_, column) => column + 1);
    if (row) writer.figures(top + 2 + index, places, toRead[index]?.points ?? [], row);
  });
}

/** What stands between the column labels and the first row. */
function slotsBefore(
  { stream, pieces, vocabulary }: TableSource,
  columns: readonly FoundColumn[],
  rows: readonly FoundItem[],
  enough: number,
): readonly Slot[] {
  const end = Math.max(...columns.map((column) => column.end));
  const start = rows[0]?.found.start ?? end;
  return start > end ? slotsIn(pieces, regionBetween(stream, end, start, pieces), vocabulary, enough) : [];
}

interface FoundColumn {
  /** Key of the data points, by the meaning of the wording found. */
  readonly key: string;
  readonly label: string;
  /** Where the label ends in the stream. */
  readonly end: number;
}

/** The column labels between the row label before the block and its first row, in the order they stand. */
function columnsOf(source: TableSource, { block, rows }: FoundBlock): readonly FoundColumn[] {
  const first = rows[0]?.found.start ?? 0;
  const before = Math.max(source.within.start, ...rowEnds(source, first));
  const items = block.columns;
  const zone = { start: before, end: first };
  const found = items.flatMap((item, index) => source.finder.find(textsOf(item), index, zone));
  const taken = found
    .filter((one) => !found.some((other) => other !== one && covers(other, one)))
    .filter((one, index, all) => all.findIndex(({ wanted }) => wanted === one.wanted) === index)
    .sort((a, b) => a.start - b.start);
  return taken.flatMap((one) => {
    const item = items[one.wanted];
    return item ? [{ key: keyOf(item, one), label: wordingOf(item, one), end: one.end }] : [];
  });
}

function covers(one: FoundText, other: FoundText): boolean {
  const longer = one.end - one.start - (other.end - other.start);
  const overlaps = one.start < other.end && other.start < one.end;
  return overlaps && (one.slips < other.slips || (one.slips === other.slips && longer > 0));
}

/** Ends of all row labels of the table that stand before a place. */
function rowEnds({ finder, within, rowLabels }: TableSource, before: number): readonly number[] {
  return (rowLabels ?? [])
    .flatMap((label) => finder.whole(label, within))
    .map(({ end }) => end)
    .filter((end) => end <= before);
}

function keyOf(item: AxisItem, { wording }: FoundText): string {
  return item.aliases?.find(({ label }) => streamText(label) === wording)?.means ?? item.key;
}

/** The label as the form or an alias spells it. */
function wordingOf(item: AxisItem, { wording }: FoundText): string {
  return (
    [item.label, ...(item.aliases ?? []).map(({ label }) => label)].find(
      (label) => streamText(label) === wording,
    ) ?? item.label
  );
}

/**
 * Figures that were torn out of their rows and stand between caption and head: one for every row that lacks one, in
 * their order. Its place in the row is told by the remark beside it, or when every place gives the same figures.
 */
function withTornCells(
  source: TableSource,
  caption: FoundText,
  marks: readonly number[],
  rows: readonly RowToRead[],
  filled: readonly RebuiltRow[],
  columns: readonly string[],
): readonly RebuiltRow[] {
  const next = marks.find((mark) => mark >= caption.end) ?? source.within.end;
  const region = regionBetween(source.stream, caption.end, next, source.pieces);
  const torn = slotsIn(source.pieces, region, source.vocabulary, Infinity).filter(
    ({ kind }) => kind === 'value',
  );
  const lacking = rows.filter(({ slots }) => slots && figuresOf(slots).length === columns.length - 1);
  if (torn.length === 0 || torn.length !== lacking.length) return filled;
  return filled.map((row, index) => {
    const own = rows[index];
    const slot = torn[own ? lacking.indexOf(own) : -1];
    return own?.slots && slot ? putBack(figuresOf(own.slots), slot, columns) : row;
  });
}

/** Remarks about what happened during the year: said of documents made, or of documents repealed. */
const REMARKS: Readonly<Record<string, RegExp>> = {
  issued: /修订|修改|新制|制定|新增/,
  repealed: /失效|废止|废除/,
};

/**
 * The row with the torn figure in each place it may have. One that equals a figure of the row may be that figure,
 * printed twice: then a cell of the row is lost.
 */
function putBack(figures: readonly Slot[], torn: Slot, columns: readonly string[]): RebuiltRow {
  const number = /^[\d０-９,，]+/.exec(torn.text)?.[0] ?? torn.text;
  const repeated = figures.some(({ text }) => text === number);
  const places = placesOf(torn, columns, repeated);
  const ways = places.map((at) => insert(figures, torn, at));
  const [only] = ways;
  if (only && ways.length === 1) return { state: 'read', cells: only, decided: true };
  const text = [torn.text, ...figures.map((slot) => slot.text)].join(' ');
  const lost = { ...torn, text: '' };
  const all = repeated ? [...ways.slice(0, 1), ...places.map((at) => insert(figures, lost, at))] : ways;
  const cuts: readonly Cut[] = all.map((way) => way.map((cell) => cell.text ?? ''));
  const agreed = columns.map((_, column) => {
    const texts = new Set(ways.map((way) => way[column]?.text));
    return texts.size === 1 ? (only?.[column] ?? null) : null;
  });
  const settled = repeated ? agreed.map((cell) => (cell?.text === number ? null : cell)) : agreed;
  return { state: 'open', place: { ...torn.place, text }, cuts, glued: false, agreed: settled };
}

function insert(figures: readonly Slot[], torn: Slot, at: number): readonly RebuiltCell[] {
  return [...figures.slice(0, at), torn, ...figures.slice(at)].map(cellOf);
}

function placesOf(torn: Slot, columns: readonly string[], repeated: boolean): readonly number[] {
  const remark = /[（(](.*)[）)]/.exec(torn.text)?.[1] ?? '';
  const said = columns.map((key) => REMARKS[key]?.test(remark) ?? false);
  const ofTheYear = columns.map((key) => key in REMARKS);
  const places = columns.map((_, index) => index);
  if (!said.includes(true)) return places;
  return places.filter((index) => (repeated ? ofTheYear[index] : said[index]));
}

export function rowLabelsOf(formats: readonly ReportFormat[]): readonly string[] {
  return formats
    .flatMap(({ tables }) => tables)
    .filter(({ id }) => id === 'proactive')
    .flatMap(({ blocks }) => blocks.flatMap(({ rows, foreignRows = [] }) => [...rows, ...foreignRows]))
    .flatMap((item) => (item.children ? axisLeaves(item.children).map(({ item: leaf }) => leaf) : [item]))
    .flatMap(textsOf);
}
