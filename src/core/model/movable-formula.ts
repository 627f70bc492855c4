import { columnIndex, columnName, SHEET_SIZE } from './geometry';

/**
 * A formula cut into pieces that stay as they are and references that move with the cell.
 * Cut once, it can be written for every cell that shares it.
 */
export type MovableFormula = readonly (string | readonly ReferencePart[])[];

/** One axis of a reference, or the colon between two. */
type ReferencePart =
  | { readonly kind: 'col' | 'row'; readonly fixed: boolean; readonly index: number }
  | { readonly kind: 'colon' };

/**
 * Tokens that can hide or hold a reference: texts, quoted sheet names, whole columns, whole rows, words.
 * A word takes everything up to the next operator, so that part of a name is never taken for a cell.
 */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\p{L}\p{N}_.$(!])|\$?\d{1,7}:\$?\d{1,7}(?![\p{L}\p{N}_.$(!])|[\p{L}\p{N}_.$\\?]+|[\s\S]/giuy;
const CELL = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})$/i;
const COLUMNS = /^(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})$/i;
const ROWS = /^(\$?)(\d{1,7}):(\$?)(\d{1,7})$/;

/** Cuts a formula without its leading =. */
export function parseMovable(formula: string): MovableFormula {
  const pieces: (string | readonly ReferencePart[])[] = [];
  let brackets = 0;
  for (const match of formula.matchAll(TOKEN)) {
    const [token] = match;
    if (token === '[') brackets += 1;
    else if (token === ']') brackets -= 1;
    const next = formula[match.index + token.length];
    const reference = brackets === 0 && next !== '(' && next !== '!' ? referenceOf(token) : null;
    pieces.push(reference ?? token);
  }
  return pieces;
}

function referenceOf(token: string): readonly ReferencePart[] | null {
  const cell = CELL.exec(token);
  if (cell) return inSheet([column(cell[1], cell[2]), row(cell[3], cell[4])]);
  const columns = COLUMNS.exec(token);
  if (columns) return inSheet([column(columns[1], columns[2]), COLON, column(columns[3], columns[4])]);
  const rows = ROWS.exec(token);
  if (rows) return inSheet([row(rows[1], rows[2]), COLON, row(rows[3], rows[4])]);
  return null;
}

const COLON: ReferencePart = { kind: 'colon' };

function column(dollar = '', letters = ''): ReferencePart {
  return { kind: 'col', fixed: dollar !== '', index: columnIndex(letters) };
}

function row(dollar = '', digits = ''): ReferencePart {
  return { kind: 'row', fixed: dollar !== '', index: Number(digits) - 1 };
}

/** XFE1 and A1048577 are names, not cells. */
function inSheet(parts: readonly ReferencePart[]): readonly ReferencePart[] | null {
  return parts.every((part) => part.kind === 'colon' || isInSheet(part.kind, part.index)) ? parts : null;
}

function isInSheet(kind: 'col' | 'row', index: number): boolean {
  return index >= 0 && index < (kind === 'col' ? SHEET_SIZE.cols : SHEET_SIZE.rows);
}

/** The formula as it reads `rows` further down and `cols` further right; a reference that leaves the sheet is #REF!. */
export function moveFormula(formula: MovableFormula, rows: number, cols: number): string {
  return formula
    .map((piece) => (typeof piece === 'string' ? piece : moveReference(piece, rows, cols)))
    .join('');
}

function moveReference(parts: readonly ReferencePart[], rows: number, cols: number): string {
  const texts = parts.map((part) => {
    if (part.kind === 'colon') return ':';
    const step = part.kind === 'col' ? cols : rows;
    const index = part.fixed ? part.index : part.index + step;
    if (!isInSheet(part.kind, index)) return null;
    return (part.fixed ? '$' : '') + (part.kind === 'col' ? columnName(index) : String(index + 1));
  });
  return texts.includes(null) ? '#REF!' : texts.join('');
}

/**
 * Texts of a formula as it reads further down, cut for writing it many times.
 * @returns the text that many rows below
 */
export function filledDown(formula: string): (rows: number) => string {
  const fixed: string[] = [''];
  const moving: number[] = [];
  for (const piece of parseMovable(formula)) {
    const parts = typeof piece === 'string' ? [piece] : piece;
    for (const part of parts) {
      if (typeof part !== 'string' && part.kind === 'row' && !part.fixed) {
        moving.push(part.index);
        fixed.push('');
      } else fixed[fixed.length - 1] += typeof part === 'string' ? part : fixedText(part);
    }
  }
  const [first = '', last] = [fixed[0], Math.max(...moving, 0)];
  return (rows) => {
    if (last + rows >= SHEET_SIZE.rows) return moveFormula(parseMovable(formula), rows, 0);
    let text = first;
    moving.forEach((row, at) => (text += `${row + rows + 1}${fixed[at + 1] ?? ''}`));
    return text;
  };
}

function fixedText(part: ReferencePart): string {
  if (part.kind === 'colon') return ':';
  return (part.fixed ? '$' : '') + (part.kind === 'col' ? columnName(part.index) : String(part.index + 1));
}
