import { axisLeaves, type AxisLeaf } from '../../form/axis';
import { formOf } from '../../form/form';
import { tableGrid } from '../../form/table-grid';
import type { BlockFormat, ReportFormat, TableFormat } from '../../model/format';
import type { TextPiece } from '../../model/source';
import { bodiesOf } from '../axis-labels';
import { fillRows, type RowToRead } from './fill-rows';
import { inOrder, type FoundText, type LabelFinder } from './labels';
import { pointsOfRow, TableWriter, type RebuiltTable } from './rebuilt-table';
import type { RowSlots } from './rows';
import { regionBetween, slotsIn, type Slot } from './slots';
import { streamText, type Span, type Stream } from './stream';
import type { Vocabulary } from './vocabulary';

export interface TableSource {
  readonly pieces: readonly TextPiece[];
  readonly stream: Stream;
  readonly finder: LabelFinder;
  readonly vocabulary: Vocabulary;
  /** Stretch of the stream in which the table stands. */
  readonly within: Span;
  /** Row labels of 表二, in every wording. */
  readonly rowLabels?: readonly string[];
}

/** A table with fewer of its row labels than this is only mentioned. */
const LEAST_SHARE = 0.5;

interface Reading {
  readonly format: ReportFormat;
  readonly table: TableFormat;
  readonly block: BlockFormat;
  readonly rows: readonly AxisLeaf[];
  readonly chain: readonly FoundText[];
  readonly weight: number;
}

/** 表三: the rows by their labels, in the order of the form; null where it is not there. */
export function rebuildRequests(
  source: TableSource,
  formats: readonly ReportFormat[],
  id: string,
): RebuiltTable | null {
  const readings = formats.flatMap((format) =>
    format.tables
      .filter((table) => table.id === 'requests')
      .flatMap((table) => table.blocks.map((block) => readingOf(source, format, table, block))),
  );
  const best = readings.reduce<Reading | null>(
    (top, one) => (!top || one.weight > top.weight ? one : top),
    null,
  );
  if (!best || best.chain.length < best.rows.length * LEAST_SHARE) return null;
  if (!hasColumns(source, best)) return null;
  return write(source, best, id);
}

function readingOf(
  source: TableSource,
  format: ReportFormat,
  table: TableFormat,
  block: BlockFormat,
): Reading {
  const rows = axisLeaves(block.rows);
  const found = rows.flatMap(({ item }, index) =>
    source.finder.find([...bodiesOf(item).keys()].map(streamText), index, source.within),
  );
  const chain = inOrder(found, (one) => bonusOf(source, rows[one.wanted], one));
  const weight = chain.reduce((sum, { wording, slips }) => sum + wording.length - 2 * slips, 0);
  return { format, table, block, rows, chain, weight };
}

/** The number of the form before a label, and a figure after it, tell it from the same word elsewhere. */
function bonusOf({ stream }: TableSource, row: AxisLeaf | undefined, { start, end }: FoundText): number {
  const enumerator = row ? enumeratorOf(row) : '';
  const before = enumerator !== '' && stream.text.charAt(start - 1) === enumerator ? 1 : 0;
  return before + (/\d/.test(stream.text.charAt(end)) ? 1 : 0);
}

function enumeratorOf({ item }: AxisLeaf): string {
  return /^\d+/.exec(item.label)?.[0] ?? '';
}

/** Columns are read in the order of the form: their labels must stand over the rows, torn or whole. */
function hasColumns({ stream, within }: TableSource, { block, chain }: Reading): boolean {
  const first = chain[0];
  if (!first) return false;
  const head = stream.text.slice(Math.max(within.start, first.start - 400), first.start);
  const labels = axisLeaves(block.columns).map(({ item }) => streamText(item.label));
  return (
    labels.every((label) => [...label].every((character) => head.includes(character))) &&
    inFormOrder(head, labels)
  );
}

/** Labels that stand whole and only once must follow each other as in the form, within their group. */
function inFormOrder(head: string, labels: readonly string[]): boolean {
  const places = labels
    .filter(
      (label) =>
        label.length > 3 && head.indexOf(label) >= 0 && head.indexOf(label) === head.lastIndexOf(label),
    )
    .map((label) => head.indexOf(label));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}

function write(source: TableSource, reading: Reading, id: string): RebuiltTable {
  const { table, block, rows, format } = reading;
  const columns = axisLeaves(block.columns).map(({ key }) => key);
  const toRead = rows.map((row, index) => rowToRead(source, reading, row, index, columns));
  const relations = formOf(format).relations.filter((relation) => relation.table === table.id);
  const before = slotsBefore(source, reading, columns.length);
  const filled = fillRows(toRead, columns.length, relations, { before });
  const writer = new TableWriter(table.id, placeOf(source, headOf(source, reading)));
  const grid = tableGrid(table);
  const bodyTop = grid.headerRows;
  for (const cell of grid.cells)
    if (cell.role !== 'figure' && isShown(cell)) writer.label(cell.row, cell.col, cell.text);
  filled.forEach((row, index) => {
    writer.figures(
      bodyTop + index,
      columns.map((_, column) => grid.stubCols + column),
      toRead[index]?.points ?? [],
      row,
    );
  });
  return writer.finish(id, `表${table.number}`);

  /** The label of a row that was not found is left out, so that it is told missing. */
  function isShown({ row, rows: height }: { row: number; rows: number }): boolean {
    return height > 1 || filled[row - bodyTop]?.state !== 'none';
  }
}

/** Where the head begins: at the note on the balance or at 申请人情况, else at the first row. */
function headOf({ stream, within }: TableSource, { chain, block }: Reading): Span {
  const first = chain[0] ?? within;
  const before = stream.text.slice(within.start, first.start);
  const starts = [streamText(block.corner ?? ''), ...block.columns.map(({ label }) => streamText(label))]
    .map((label) => before.lastIndexOf(label))
    .filter((at) => at >= 0);
  return starts.length === 0 ? first : { start: within.start + Math.min(...starts), end: first.start };
}

function rowToRead(
  source: TableSource,
  { chain, table, rows }: Reading,
  row: AxisLeaf,
  index: number,
  columns: readonly string[],
): RowToRead {
  const points = pointsOfRow(table.id, row.key, columns);
  const at = chain.findIndex(({ wanted }) => wanted === index);
  const own = chain[at];
  const { stream, pieces, within } = source;
  if (!own) return { points, slots: null, place: { text: '', line: 0, column: 0 } };
  const next = chain[at + 1];
  const nextRow = next ? rows[next.wanted] : undefined;
  const region = {
    ...regionBetween(stream, own.end, next?.start ?? within.end, pieces),
    ...(nextRow ? { enumerator: enumeratorOf(nextRow) } : {}),
  };
  const slots = slotsIn(pieces, region, source.vocabulary, columns.length);
  return { points, slots: withLines(source, slots, own, next), place: placeOf(source, own) };
}

export function placeOf({ stream, pieces }: TableSource, { start }: Span): RowToRead['place'] {
  const piece = pieces[stream.piece[start] ?? 0];
  if (!piece) return { text: '', line: 0, column: 0 };
  const { text, line, page } = piece;
  const column = piece.column + (stream.offset[start] ?? 0);
  return { text, line, column, ...(page === undefined ? {} : { page }) };
}

/** Lines on which the label ends and on which whatever follows the figures begins. */
export function withLines(
  source: TableSource,
  slots: readonly Slot[],
  own: Span,
  next: Span | undefined,
): RowSlots {
  const { stream, pieces } = source;
  const lineAt = (index: number): number => pieces[stream.piece[index] ?? 0]?.line ?? 0;
  const last = slots.reduce(
    (top, { kind }, index) => (kind === 'value' || kind === 'unreadable' ? index : top),
    -1,
  );
  const words = slots.slice(last + 1).find(({ kind }) => kind === 'words');
  return {
    slots,
    labelLine: lineAt(own.end - 1),
    nextLine: words?.place.line ?? (next ? lineAt(next.start) : Number.MAX_SAFE_INTEGER),
  };
}

/** Figures between the head and the first row belong to no row; they show that figures stand before their labels. */
function slotsBefore(source: TableSource, { chain }: Reading, columns: number): readonly Slot[] {
  const { stream, pieces, within, vocabulary } = source;
  const first = chain[0];
  if (!first) return [];
  const start = Math.max(within.start, first.start - 60);
  return slotsIn(pieces, regionBetween(stream, start, first.start, pieces), vocabulary, columns);
}
