import type { CellValue } from '../../../../core/model/grid';
import { isoToSerial } from './iso-date';

/** What the file says about the content of one cell, before it has a meaning. */
export interface RawCell {
  /** Attribute t; undefined is a number. */
  readonly type: string | undefined;
  /** Text of v or of the inline text, escapes undone; null when there is neither. */
  readonly text: string | null;
}

export interface ValueTables {
  readonly sharedStrings: readonly string[];
  readonly dates1904: boolean;
}

/** A decimal number of XML Schema; INF and NaN are no cell values. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const ERROR_VALUE = /^#[A-Z0-9_/]+[!?]?$/;

/** Why a cell has no value; the caller adds where it stands. */
export class CellTrouble extends Error {
  constructor(readonly code: 'XLSX_BAD_VALUE' | 'XLSX_BAD_REFERENCE') {
    super(code);
  }
}

/**
 * Value of a cell; null when it is blank or its formula has no result yet.
 * @throws CellTrouble for a number that is none or not finite, an index that points nowhere, an unknown type
 */
export function cellValue({ type = 'n', text }: RawCell, tables: ValueTables): CellValue {
  if (text === null) return null;
  switch (type) {
    case 'str':
    case 'inlineStr':
      return text;
    case 's':
      return text === '' ? null : sharedString(text, tables.sharedStrings);
    case 'n':
      return text.trim() === '' ? null : finiteNumber(text.trim());
    case 'b':
      return text.trim() === '' ? null : booleanOf(text.trim());
    case 'e':
      return text === '' ? null : errorValue(text);
    case 'd':
      return text.trim() === '' ? null : dateSerial(text.trim(), tables.dates1904);
    default:
      throw new CellTrouble('XLSX_BAD_VALUE');
  }
}

function sharedString(text: string, strings: readonly string[]): string {
  const index = /^\d{1,10}$/.test(text.trim()) ? Number(text) : -1;
  const string = strings[index];
  if (string === undefined) throw new CellTrouble('XLSX_BAD_REFERENCE');
  return string;
}

function finiteNumber(text: string): number {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new CellTrouble('XLSX_BAD_VALUE');
  return value === 0 ? 0 : value;
}

function booleanOf(text: string): boolean {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new CellTrouble('XLSX_BAD_VALUE');
}

function errorValue(text: string): string {
  if (!ERROR_VALUE.test(text)) throw new CellTrouble('XLSX_BAD_VALUE');
  return text;
}

function dateSerial(text: string, dates1904: boolean): number {
  const serial = isoToSerial(text, dates1904);
  if (serial === null) throw new CellTrouble('XLSX_BAD_VALUE');
  return serial;
}
