import { INTAKE_LIMITS } from './limits';

export type Rows = readonly (readonly string[])[];

const DELIMITERS = ['\t', ',', ';'] as const;
/** A text with fewer rows of cells is prose that happens to have commas. */
const LEAST_ROWS = 8;
const LEAST_CELLS = 3;

export interface DelimitedText {
  readonly rows: Rows;
  /** All rows are as wide as the widest: cells stand in their columns. */
  readonly isGrid: boolean;
}

/** The rows of a comma, tab or semicolon separated text (RFC 4180 quoting); null when it is none. */
export function delimitedRows(text: string): DelimitedText | null {
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const rows = parseDelimited(text, delimiter);
    if (rows && isTable(rows)) return { rows, isGrid: isGrid(rows) };
  }
  return null;
}

function isGrid(rows: Rows): boolean {
  const widths = rows.filter((row) => row.length > 1).map((row) => row.length);
  return new Set(widths).size === 1;
}

/** Most rows with several cells have figures, and cells are short. */
function isTable(rows: Rows): boolean {
  const several = rows.filter((row) => row.length >= LEAST_CELLS);
  const figures = several.filter(
    (row) => row.filter((cell) => /^\s*[+-]?[\d０-９.,]*\s*$/.test(cell)).length >= row.length / 2,
  );
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  return figures.length >= LEAST_ROWS && several.length * 2 >= filled.length;
}

/** null for a text in which a quoted cell never ends, or with too many cells. */
export function parseDelimited(
  text: string,
  delimiter: string,
  mostCells: number = INTAKE_LIMITS.gridCells,
): Rows | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let cells = 0;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    cells += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === delimiter) endCell();
    else if (character === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else cell += character;
    if (cells > mostCells) return null;
  }
  endCell();
  rows.push(row);
  return quoted ? null : rows;
}

const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** Tables of Markdown: lines with bars, the second a rule. A `<br>` in a cell is a blank. */
export function markdownTables(lines: readonly string[]): readonly Rows[] {
  const tables: string[][][] = [];
  for (let at = 1; at < lines.length; at += 1) {
    if (!RULE.test(lines[at] ?? '') || !(lines[at - 1] ?? '').includes('|')) continue;
    const rows = [cellsOf(lines[at - 1] ?? '')];
    at += 1;
    while (at < lines.length && (lines[at] ?? '').includes('|')) {
      rows.push(cellsOf(lines[at] ?? ''));
      at += 1;
    }
    tables.push(rows);
  }
  return tables.slice(0, INTAKE_LIMITS.tables);
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/\\\|/g, '|')
      .trim(),
  );
}
