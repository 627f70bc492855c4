import type { SheetGrid } from '../../core/model/grid';
import type { ReportSource, SourceLine, TextPiece } from '../../core/model/source';
import { decodeText } from './decode';
import { delimitedRows, markdownTables } from './delimited';
import { INTAKE_LIMITS } from './limits';
import { piecesOfLines } from './text-pieces';

/** Reads a text file, or text from the clipboard as UTF-8: .txt, .md, .csv, in whatever encoding it is. */
export async function read(bytes: Uint8Array): Promise<ReportSource> {
  const { text, notices } = decodeText(bytes);
  return Promise.resolve(sourceOfText(text, notices));
}

/**
 * Text as a source. Comma, tab and semicolon separated rows and tables of Markdown become grids; the pieces are
 * given all the same, since such tables may be torn.
 */
export function sourceOfText(text: string, found: readonly string[] = []): ReportSource {
  const all = text.split(/\r\n?|[\n\f\v\u0085\u2028\u2029]/);
  const kept = all.slice(0, INTAKE_LIMITS.lines).map((line) => line.slice(0, INTAKE_LIMITS.textLength));
  const isCut =
    all.length > kept.length || kept.some((line, index) => line.length < (all[index] ?? '').length);
  const notices = [...found, ...(isCut ? ['TRUNCATED'] : [])];
  const delimited = delimitedRows(kept.join('\n'));
  const tables = delimited?.isGrid ? [delimited.rows] : delimited ? [] : markdownTables(kept);
  return {
    kind: 'text',
    view: { sheets: tables.map(gridOf), names: [], notices },
    lines: delimited ? delimited.rows.flatMap(lineOfRow) : kept.flatMap(lineOf),
    notices,
    pieces: delimited ? delimited.rows.flatMap(piecesOfRow) : piecesOfLines(kept),
  };
}

/** Cells of a row as pieces; here a line is a row and a column a cell of it. */
function piecesOfRow(row: readonly string[], index: number): readonly TextPiece[] {
  if (row.every((cell) => cell.trim() === '')) return [];
  return row.map((cell, column) => ({
    text: cell.trim(),
    line: index + 1,
    column: column + 1,
    after: column === 0 ? 'line' : 'bar',
  }));
}

/** Two wide blanks open a paragraph; pages pasted as one line have them between their paragraphs. */
const INDENT = /\u3000{2,}/;

function lineOf(raw: string, index: number): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let at = 0;
  for (const part of raw.split(INDENT)) {
    const start = part === '' ? at : raw.indexOf(part, at);
    const text = part.replace(/[\s\u3000]+/g, ' ').trim();
    if (text !== '') lines.push({ text, inTable: false, line: index + 1, column: start + 1 });
    at = start + part.length;
  }
  return lines;
}

function lineOfRow(row: readonly string[], index: number): readonly SourceLine[] {
  const cells = row.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '');
  // A row of one cell is a heading or a paragraph between the tables.
  return cells.length === 0 ? [] : [{ text: cells.join(' '), inTable: cells.length > 1, line: index + 1 }];
}

function gridOf(rows: readonly (readonly string[])[], index: number): SheetGrid {
  return {
    id: `table-${String(index + 1)}`,
    name: `表格${String(index + 1)}`,
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => row.map((text) => ({ value: text.trim() === '' ? null : text.trim() }))),
  };
}
