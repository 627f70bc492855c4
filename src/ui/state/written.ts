import type { Message, Repair, Suspect } from '../../core/model/finding';
import type { TextEdit, Written } from '../actions';
import { labelOf } from './repairs';
import type { PartWritten, WrittenWork } from './state';

const said = (key: string, values: Message['values'] = {}): Message => ({ key, values });

/** What to tell after a repair: each cell with what it held and what it holds now. */
export function repaired(repair: Repair, written: Written): WrittenWork {
  const cells = repair.filter((suspect) => holds(written, suspect)).map(cellWords);
  const [first] = cells;
  const done = first
    ? said('pane.written.repaired', { cells: cells.slice(1).reduce(joined, first) })
    : said('pane.written.repairedCells', { count: written.count });
  return workOf(written, done, 'refused');
}

/** Whether the cell of the suspect is among those written; rows may have moved since the check. */
function holds({ undo }: Written, { place }: Suspect): boolean {
  return undo.some(
    ({ sheetId, row, col }) => sheetId === place.sheetId && row === place.row && col === place.col,
  );
}

function cellWords({ where, place, is, write }: Suspect): Message {
  const values = { place: labelOf(where), cell: place.cell, ...(is === null ? {} : { from: is }) };
  const before = is === null ? 'blank' : 'figure';
  return write !== null && 'value' in write
    ? said(`pane.written.cell.${before}`, { ...values, to: write.value })
    : said(`pane.written.cell.${before}.formula`, values);
}

function joined(one: Message, other: Message): Message {
  return said('pane.written.and', { one, other });
}

/** After 填 0. */
export function filled(written: Written): WrittenWork {
  return workOf(written, said('pane.written.filled', { count: written.count }), 'refused');
}

/** After 清空核对数. */
export function controlsCleared(written: Written): WrittenWork {
  return workOf(written, said('pane.written.controlsCleared', { count: written.count }), 'refused');
}

/** After a part of the pane wrote; a sheet that was added goes again as a whole. */
export function partWritten({ done, written }: PartWritten): WrittenWork {
  const work = workOf(written, done, 'refused');
  return written.added ? { ...work, added: written.added } : work;
}

/** After 记入说明. Its row is one thing, however many cells it has. */
export function answered(written: Written): WrittenWork {
  return workOf(written, said('pane.written.answered'), 'answerRefused');
}

/** After 撤回. */
export function answerWithdrawn(written: Written): WrittenWork {
  return workOf(written, said('pane.written.answerWithdrawn'), 'refused');
}

/**
 * After something was written into the sheet 报告正文. A row is one thing, however many cells it has.
 * @param most  rows that were to change; the record of how the text was made may change with them
 */
export function textWritten({ kind }: TextEdit, written: Written, most: number): WrittenWork {
  const rows = new Set(written.undo.map(({ sheetId, row }) => `${sheetId}|${row}`));
  const count = Math.min(rows.size, most);
  const work = workOf(written, said(`pane.text.done.${kind}`, { count }), 'textRefused');
  return written.added ? { ...work, added: written.added } : work;
}

/** After 撤销, which can be taken back as well. */
export function takenBack(written: Written, before: WrittenWork): WrittenWork {
  if (before.added) {
    return { ...workOf(written, said('pane.written.sheetRemoved'), 'undoRefused'), undone: true };
  }
  const key = before.undone ? 'pane.written.redone' : 'pane.written.undone';
  const work = workOf(written, said(key, { count: written.count }), 'undoRefused');
  return { ...work, undone: !before.undone };
}

type Refusal = 'refused' | 'undoRefused' | 'answerRefused' | 'textRefused';

function workOf({ count, refused, undo }: Written, done: Message, refusal: Refusal): WrittenWork {
  const message =
    count === 0
      ? said(`pane.written.${refusal}.all`)
      : refused > 0
        ? said(`pane.written.${refusal}`, { done, count: refused })
        : done;
  return { message, undo, undone: false, tone: count === 0 || refused > 0 ? 'caution' : 'done' };
}
