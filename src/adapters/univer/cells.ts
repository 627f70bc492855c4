import { CellValueType } from '@univerjs/core';
import type { ICellData, Nullable } from '@univerjs/core';
import type { CellValue } from '../../core/model/grid';

/** Content of a cell of the grid, without its looks. A text stays text, whatever it looks like. */
export function toGridContent(value: CellValue, formula?: string): ICellData {
  return { ...(formula === undefined ? {} : { f: formula }), ...toGridValue(value) };
}

function toGridValue(value: CellValue): ICellData {
  switch (typeof value) {
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    case 'string':
      return { v: value, t: isMistakable(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
    default:
      return {};
  }
}

/** True for a text that the grid would turn into a number, a truth value or a formula when it is touched. */
function isMistakable(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed !== '' &&
    (/^[=+\-@']/.test(trimmed) || /^(true|false)$/i.test(trimmed) || !isNaN(Number(trimmed)))
  );
}

/** Value of a cell of the grid: for a formula its result, null for a blank cell and for a formula not calculated. */
export function gridValue(cell: Nullable<ICellData>): CellValue {
  if (!cell) return null;
  const { v, t } = cell;
  if (v === null || v === undefined || v === '') return richText(cell);
  if (t === CellValueType.BOOLEAN) return v === true || v === 1 || v === '1' || v === 'TRUE';
  if (t === CellValueType.STRING || t === CellValueType.FORCE_STRING) return String(v);
  if (t === CellValueType.NUMBER && typeof v === 'string') return numberOf(v);
  return v;
}

function numberOf(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? text : number;
}

/** Text of a cell with several lines or several fonts, which the grid keeps as a small document. */
function richText({ p }: ICellData): string | null {
  const stream = p?.body?.dataStream;
  if (stream === undefined) return null;
  const text = stream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  return text === '' ? null : text;
}
