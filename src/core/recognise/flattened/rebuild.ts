import type { ReportFormat } from '../../model/format';
import type { WorkbookView } from '../../model/grid';
import type { Doubt, TextPiece, TextPlace } from '../../model/source';
import { findExact, findSimilar } from './find-text';
import { LabelFinder } from './labels';
import { inReadingOrder, withoutFurniture } from './pieces';
import { rebuildDisputes } from './rebuild-disputes';
import { rebuildProactive, rowLabelsOf } from './rebuild-proactive';
import { rebuildRequests, type TableSource } from './rebuild-requests';
import type { RebuiltTable } from './rebuilt-table';
import { streamOf, streamText, type Span, type Stream } from './stream';
import { vocabularyOf } from './vocabulary';

/** What was put together from text: the tables as grids, what their cells were read from, and what is left open. */
export interface RebuiltReport {
  readonly tables: readonly RebuiltTable[];
  readonly doubts: readonly Doubt[];
  /** By sheet id and A1 text: `table-1!D4`. */
  readonly readFrom: ReadonlyMap<string, TextPlace>;
}

/** Longer text holds no report; the rest is not looked at. */
const LONGEST_TEXT = 400_000;

/** Characters of a table, long figures, repeated heads and remarks included. */
const LONGEST_TABLE = 8_000;

/** A text in which a table opens more often is no report. */
const MOST_TABLES = 4;

/**
 * Puts the tables of a flattened report together again, by the labels of the known forms and the order in which
 * they print them. What cannot be told is left open and listed; a table that cannot be aligned is not there.
 * @param formats the form due first
 */
export function rebuildTables(source: readonly TextPiece[], formats: readonly ReportFormat[]): RebuiltReport {
  const pieces = withoutFurniture(source);
  const asWritten = rebuildFrom(pieces, formats);
  if (isComplete(asWritten) || pieces.every(({ box }) => !box)) return asWritten;
  const asPlaced = rebuildFrom(withoutFurniture(inReadingOrder(pieces)), formats);
  return figuresRead(asPlaced) > figuresRead(asWritten) ? asPlaced : asWritten;
}

/** All three tables, with nothing left open. */
function isComplete({ tables }: RebuiltReport): boolean {
  return tables.length >= 3 && tables.every(({ open }) => open === 0);
}

function figuresRead({ tables }: RebuiltReport): number {
  return tables.reduce((sum, { read }) => sum + read, 0);
}

function rebuildFrom(pieces: readonly TextPiece[], formats: readonly ReportFormat[]): RebuiltReport {
  const stream = cutTo(streamOf(pieces), LONGEST_TEXT);
  const requests = windowsFrom(stream, FIRST_OF_REQUESTS, (at) => requestsWindow(stream, at));
  const disputes = disputeWindows(stream);
  const proactive = windowsFrom(stream, FIRST_OF_PROACTIVE, (at) => proactiveWindow(stream, at, requests));
  const tables: RebuiltTable[] = [];
  const add = (table: RebuiltTable | null): void => {
    if (table) tables.push(table);
  };
  const sourceOf = (id: 'proactive' | 'requests' | 'disputes', within: Span): TableSource => {
    const vocabulary = vocabularyOf(formats, id);
    const finder = new LabelFinder(stream, within, vocabulary.labels);
    return { pieces, stream, vocabulary, finder, within, rowLabels: rowLabelsOf(formats) };
  };
  const nextId = (): string => `table-${String(tables.length + 1)}`;
  for (const within of requests) add(rebuildRequests(sourceOf('requests', within), formats, nextId()));
  const neverBlank = tables.length === 1 && tables.every(({ full }) => full);
  for (const within of disputes)
    add(rebuildDisputes(sourceOf('disputes', within), formats, nextId(), neverBlank));
  for (const within of proactive) add(rebuildProactive(sourceOf('proactive', within), formats, nextId()));
  return collect(tables);
}

function collect(tables: readonly RebuiltTable[]): RebuiltReport {
  const order = ['proactive', 'requests', 'disputes'];
  const inOrder = [...tables].sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
  return {
    tables: inOrder,
    doubts: inOrder.flatMap(({ doubts }) => doubts),
    readFrom: new Map(
      inOrder.flatMap(({ sheet, readFrom }) =>
        [...readFrom].map(([cell, place]) => [`${sheet.id}!${cell}`, place] as const),
      ),
    ),
  };
}

function cutTo(stream: Stream, length: number): Stream {
  if (stream.text.length <= length) return stream;
  return {
    text: stream.text.slice(0, length),
    piece: stream.piece.slice(0, length),
    offset: stream.offset.slice(0, length),
  };
}

const FIRST_OF_REQUESTS = streamText('一、本年新收政府信息公开申请数量');
const LAST_OF_REQUESTS = streamText('四、结转下年度继续办理');
const FIRST_OF_PROACTIVE = streamText('第二十条第（一）项');
const HEADS_OF_DISPUTES = ['未经复议直接起诉', '复议后起诉'];

/** Places of a label that opens a table: exact ones, else similar ones. */
function placesOf(stream: Stream, label: string): readonly number[] {
  const everywhere = { start: 0, end: stream.text.length };
  const exact = findExact(stream.text, label, everywhere);
  const found = exact.length > 0 ? exact : findSimilar(stream.text, label, everywhere);
  return found.map(({ start }) => start).slice(0, MOST_TABLES);
}

function windowsFrom(stream: Stream, label: string, windowAt: (at: number) => Span): readonly Span[] {
  const places = placesOf(stream, label);
  return places.map((at, index) => {
    const { start, end } = windowAt(at);
    return { start, end: Math.min(end, at + LONGEST_TABLE, places[index + 1] ?? stream.text.length) };
  });
}

/** How far before its first row the head of 表三 may begin. */
const HEAD_OF_REQUESTS = 400;
/** Figures of the last row and the head of the next table are not farther than this. */
const AFTER_LAST_ROW = 400;

function requestsWindow(stream: Stream, at: number): Span {
  const start = Math.max(0, at - HEAD_OF_REQUESTS);
  const last = stream.text.indexOf(LAST_OF_REQUESTS, at);
  const from = last < 0 ? at : last + LAST_OF_REQUESTS.length;
  const ends = ['行政复议', '行政诉讼', '结果维持', ...HEADS_OF_DISPUTES]
    .map((head) => stream.text.indexOf(head, from))
    .filter((end) => end >= 0);
  const limit = last < 0 ? stream.text.length : Math.min(stream.text.length, from + AFTER_LAST_ROW);
  return { start, end: Math.min(limit, ...ends) };
}

/** 表二 ends where 表三 begins. */
function proactiveWindow(stream: Stream, at: number, requests: readonly Span[]): Span {
  const heads = ['收到和处理政府信息公开申请情况', '本列数据的勾稽关系', '申请人情况'];
  const ends = heads.map((head) => stream.text.indexOf(head, at)).filter((end) => end >= 0);
  const firsts = requests.map(({ start }) => start + HEAD_OF_REQUESTS).filter((start) => start > at);
  return { start: at, end: Math.min(stream.text.length, ...ends, ...firsts) };
}

/** How far before 未经复议直接起诉 the head of 表四 may begin, and how far its figures may reach. */
const HEAD_OF_DISPUTES = 120;
const REACH_OF_DISPUTES = 600;

function disputeWindows(stream: Stream): readonly Span[] {
  const [direct = '', after = ''] = HEADS_OF_DISPUTES;
  return placesOf(stream, direct).flatMap((at) => {
    const next = stream.text.indexOf(after, at);
    if (next < 0 || next - at > HEAD_OF_DISPUTES) return [];
    const before = stream.text.slice(Math.max(0, at - HEAD_OF_DISPUTES), at);
    const first = before.lastIndexOf('行政复议');
    const start = first < 0 ? at : at - before.length + first;
    return [{ start, end: Math.min(stream.text.length, next + REACH_OF_DISPUTES) }];
  });
}

/** A view of the rebuilt tables beside the sheets that the source has already. */
export function withTables(view: WorkbookView, tables: readonly RebuiltTable[]): WorkbookView {
  return { ...view, sheets: [...view.sheets, ...tables.map(({ sheet }) => sheet)] };
}
