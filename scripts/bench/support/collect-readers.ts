import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { inflateWith } from '../../../src/adapters/xlsx/read/container/inflate';
import { formats, formatDueFor } from '../../../src/catalogue/formats';
import { profileTexts } from '../../../src/catalogue/profile-texts';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { readOne } from '../../../src/cli/collect/read-one';
import { nodeInflate } from '../../../src/cli/node-inflate';
import type { Submission } from '../../../src/core/model/collection';
import { recogniseTables } from '../../../src/core/recognise/recognise';
import type { Workbooks } from './collect-workbooks';
import { rival } from './rivals';

/** Reads the workbooks one after the other and adds up every figure of the three tables. */
type Reader = (files: readonly string[]) => Promise<number>;

const FILES = 300;
const ROUNDS = 3;

const ours: Reader = async (files) => {
  let sum = 0;
  for (const [index, file] of files.entries()) {
    const { submission } = await readOne({ index, at: file, file: path.basename(file) });
    const { outcome } = JSON.parse(submission) as Submission;
    if (outcome.kind !== 'read') throw new Error(`${file} was not read`);
    for (const value of Object.values(outcome.unit.figures)) sum += value ?? 0;
  }
  return sum;
};

/** The figures by their labels, wherever they stand, and nothing judged. */
const figures: Reader = async (files) => {
  const options = { formats, formatDueFor, profile: profileTexts, controls: sheetTexts.sheets };
  let sum = 0;
  for (const file of files) {
    const view = await readXlsx(new Uint8Array(readFileSync(file)));
    for (const { value } of recogniseTables(view, options).facts.values())
      if (value.kind === 'number') sum += value.value;
  }
  return sum;
};

/** Whatever numbers stand in the three sheets, as exceljs is asked for them. */
const readOnly: Reader = async (files) => {
  let sum = 0;
  for (const file of files) {
    for (const { name, cells } of (await readXlsx(new Uint8Array(readFileSync(file)))).sheets)
      if (isTable(name))
        for (const row of cells) for (const { value } of row) if (typeof value === 'number') sum += value;
  }
  return sum;
};

const isTable = (name: string): boolean => /^表[二三四]/.test(name);

interface ExcelJs {
  Workbook: new () => {
    xlsx: { load(bytes: ArrayBuffer): Promise<unknown> };
    eachSheet(visit: (sheet: ExcelJsSheet) => void): void;
  };
}

interface ExcelJsSheet {
  readonly name: string;
  eachRow(visit: (row: { eachCell(visit: (cell: ExcelJsCell) => void): void }) => void): void;
}

interface ExcelJsCell {
  readonly value: unknown;
  readonly isMerged: boolean;
  readonly master: unknown;
}

const exceljs: Reader = async (files) => {
  const library = (await rival('exceljs')) as ExcelJs | null;
  if (!library) return Number.NaN;
  let sum = 0;
  for (const file of files) {
    const workbook = new library.Workbook();
    await workbook.xlsx.load(readFileSync(file).slice().buffer);
    workbook.eachSheet((sheet) => {
      if (!isTable(sheet.name)) return;
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.isMerged && cell.master !== cell) return;
          const value = cell.value as { readonly result?: unknown } | number | null;
          const figure = typeof value === 'object' && value !== null ? value.result : value;
          if (typeof figure === 'number') sum += figure;
        }),
      );
    });
  }
  return sum;
};

/** Nothing but unpacking every part, the packed bytes being there already. */
function inflating(files: readonly string[]): Reader {
  const packed = files.map((file) => packedParts(readFileSync(file)));
  return () => {
    let bytes = 0;
    for (const parts of packed) for (const part of parts) bytes += inflateRawSync(part).length;
    return Promise.resolve(bytes);
  };
}

/** By the directory of a zip that is known to be right. */
function packedParts(bytes: Buffer): readonly Buffer[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: Buffer[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (bytes.readUInt16LE(at + 10) === 8)
      parts.push(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

export type ReaderName = 'ours' | 'figures' | 'readOnly' | 'exceljs' | 'inflate';

export interface MeasuredReader {
  readonly words: string;
  readonly make: (files: readonly string[]) => Reader;
}

/**
 * The job that exceljs does too is reading the numbers of three known sheets and adding them up: `readOnly`. `figures`
 * finds them by their labels first; `ours` also checks the report and makes the answer and the checksum of the file.
 */
export const READERS: Readonly<Record<ReaderName, MeasuredReader>> = {
  ours: { words: 'a reader: read, found by labels, checked, answered', make: () => ours },
  figures: { words: 'of which read, found by labels, added up', make: () => figures },
  readOnly: { words: 'of which read and added up, nothing else', make: () => readOnly },
  exceljs: { words: 'exceljs 4.4.0, read and added up, nothing else', make: () => exceljs },
  inflate: { words: 'inflating the same parts with zlib', make: inflating },
};

export interface Comparison {
  readonly words: string;
  readonly of: ReaderName;
  readonly to: ReaderName;
  readonly least?: number;
  readonly bound?: number;
}

export const COMPARISONS: readonly Comparison[] = [
  { words: 'exceljs against ours, reading and adding up', of: 'exceljs', to: 'readOnly', least: 2.5 },
  { words: 'exceljs against ours, which finds the figures too', of: 'exceljs', to: 'figures', least: 2.5 },
  { words: 'exceljs, which checks nothing, against our whole reader', of: 'exceljs', to: 'ours' },
  { words: 'our reading and adding up against inflating alone', of: 'readOnly', to: 'inflate', bound: 3 },
  { words: 'our whole reader against inflating alone', of: 'ours', to: 'inflate' },
];

/** Processor time for one workbook, the best of several rounds. @param list  as `workbooks` leaves it */
export async function timeReader(
  name: ReaderName,
  list: string,
): Promise<{ readonly milliseconds: number; readonly sum: number } | null> {
  const { folder, good } = JSON.parse(readFileSync(list, 'utf8')) as Workbooks;
  inflateWith(nodeInflate);
  const files = good.slice(0, FILES).map((file) => path.join(folder, file));
  const read = READERS[name].make(files);
  let best = Infinity;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    sum = await read(files);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000 / files.length);
  }
  return Number.isNaN(sum) ? null : { milliseconds: best, sum };
}
