import { axisLeaves, joinKeys } from '../../form/axis';
import { formOf } from '../../form/form';
import { tableGrid } from '../../form/table-grid';
import type { ReportFormat } from '../../model/format';
import { fillRows } from './fill-rows';
import { placeOf, withLines, type TableSource } from './rebuild-requests';
import { TableWriter, type RebuiltTable } from './rebuilt-table';
import { regionBetween, slotsIn } from './slots';
import { streamText, type Span } from './stream';

/** Least share of the characters of its head that must stand over the figures, torn or whole. */
const LEAST_SHARE = 0.9;

/**
 * 表四: one row of figures below a head of three lines; null where it is not there.
 * @param neverBlank  表三 of the same source was read with a figure in every cell: it writes its zeros
 */
export function rebuildDisputes(
  source: TableSource,
  formats: readonly ReportFormat[],
  id: string,
  neverBlank: boolean,
): RebuiltTable | null {
  const [format] = formats;
  const table = format?.tables.find((candidate) => candidate.id === 'disputes');
  const block = table?.blocks[0];
  if (!format || !table || !block) return null;
  const columns = axisLeaves(block.columns);
  const grid = tableGrid(table);
  const labels = grid.cells.flatMap(({ role, text }) => (role === 'header' ? [text] : []));
  const head = headOf(source, labels);
  if (!head) return null;
  const points = columns.map(({ key }) => joinKeys(table.id, key));
  const { stream, pieces, within, vocabulary } = source;
  const region = regionBetween(stream, head.end, within.end, pieces);
  const slots = withLines(source, slotsIn(pieces, region, vocabulary, columns.length), head, undefined);
  const relations = formOf(format).relations.filter((relation) => relation.table === table.id);
  const toRead = [{ points, slots, place: placeOf(source, head) }];
  const [row] = fillRows(toRead, columns.length, relations, { neverBlank });
  if (!row) return null;
  const writer = new TableWriter(table.id, placeOf(source, head));
  for (const { role, row: at, col, text } of grid.cells) if (role !== 'figure') writer.label(at, col, text);
  writer.figures(
    grid.headerRows,
    columns.map((_, index) => index),
    points,
    row,
  );
  return writer.finish(id, `表${table.number}`);
}

/** The head of the table: from its first label to the last of the row of labels before the first figure. */
function headOf({ stream, within }: TableSource, labels: readonly string[]): Span | null {
  const text = stream.text.slice(within.start, within.end);
  const digits = /\d/.exec(text);
  const end = digits ? digits.index : text.length;
  const head = text.slice(0, Math.min(end, 400));
  const wanted = labels.map(streamText).join('');
  const share = sharedCharacters(wanted, head) / wanted.length;
  return share >= LEAST_SHARE ? { start: within.start, end: within.start + lastOfHead(head, labels) } : null;
}

/** Characters of the first text that stand in the second, each counted as often as it stands there. */
function sharedCharacters(wanted: string, text: string): number {
  const left = new Map<string, number>();
  for (const character of text) left.set(character, (left.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of wanted) {
    const count = left.get(character) ?? 0;
    if (count > 0) shared += 1;
    left.set(character, count - 1);
  }
  return shared;
}

function lastOfHead(head: string, labels: readonly string[]): number {
  const ends = labels.map(streamText).map((label) => {
    const at = head.lastIndexOf(label);
    return at < 0 ? 0 : at + label.length;
  });
  return Math.max(1, ...ends);
}
