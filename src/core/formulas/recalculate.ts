import type { Box } from '../model/geometry';
import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../model/grid';
import { parseFormula, type Formula } from './formula';

/** Outcome of a formula: a number, an Excel error value, or no answer because it is not ours to calculate. */
export type Result =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'unknown' };

/** Cells that hold no formula, by their factor in a sum; what a formula comes down to. */
export type Parts = ReadonlyMap<string, number>;

export interface Recalculator {
  /** Value of a formula cell calculated afresh from constants; unknown for formulas beyond SUM, + and −. */
  valueOf(sheet: SheetGrid, row: number, col: number): Result;
  /** The constant cells a formula cell adds up, through other formulas; null when it is more than a sum. */
  partsOf(sheet: SheetGrid, row: number, col: number): Parts | null;
  /** The cells a formula cell names, without following their formulas; null when it is more than a sum. */
  namedBy(sheet: SheetGrid, row: number, col: number): Parts | null;
}

type PartsOfCell = (sheet: SheetGrid, row: number, col: number) => Parts | null;

/** There is no −0 in a sheet. */
const NUMBER = (value: number): Result => ({ kind: 'number', value: value === 0 ? 0 : value });
const ERROR = (error: string): Result => ({ kind: 'error', error });
const UNKNOWN: Result = { kind: 'unknown' };

/** A range larger than this is no part of a total of the form. */
const LARGEST_RANGE = 20_000;

/** Formulas that lead to formulas in a longer chain, such as a running balance, keep the result they came with. */
const LONGEST_CHAIN = 300;

/** The recalculator of a workbook: all that look at its formulas share what one of them found. */
export function recalculatorOf(view: WorkbookView): Recalculator {
  const known = recalculators.get(view);
  if (known) return known;
  const made = new SheetRecalculator(view);
  recalculators.set(view, made);
  return made;
}

const recalculators = new WeakMap<WorkbookView, Recalculator>();

class SheetRecalculator implements Recalculator {
  private readonly sheets: ReadonlyMap<string, SheetGrid>;
  private readonly values = new Map<string, Result | 'open'>();
  private readonly parts = new Map<string, Parts | null | 'open'>();
  private chain = 0;

  constructor(view: WorkbookView) {
    this.sheets = new Map(view.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  }

  valueOf(sheet: SheetGrid, row: number, col: number): Result {
    const cell = cellAt(sheet, row, col);
    if (cell?.formula === undefined) return constantResult(cell?.value ?? null);
    const key = keyOf(sheet, row, col);
    const known = this.values.get(key);
    if (known === 'open') return ERROR('#REF!');
    if (known) return known;
    this.values.set(key, 'open');
    const calculated = this.calculate(cell.formula, sheet);
    const result = calculated.kind === 'unknown' ? constantResult(cell.value, UNKNOWN) : calculated;
    this.values.set(key, result);
    return result;
  }

  partsOf(sheet: SheetGrid, row: number, col: number): Parts | null {
    const cell = cellAt(sheet, row, col);
    const key = keyOf(sheet, row, col);
    const known = this.parts.get(key);
    if (known === 'open') return null;
    if (known !== undefined) return known;
    if (cell?.formula === undefined) {
      const itself = new Map([[key, 1]]);
      this.parts.set(key, itself);
      return itself;
    }
    this.parts.set(key, 'open');
    const parts = this.partsOfFormula(cell.formula, sheet);
    this.parts.set(key, parts);
    return parts;
  }

  namedBy(sheet: SheetGrid, row: number, col: number): Parts | null {
    const formula = formulaOf(cellAt(sheet, row, col)?.formula ?? '');
    return (
      formula && this.expand(formula, sheet, (from, at, across) => new Map([[keyOf(from, at, across), 1]]))
    );
  }

  private calculate(text: string, sheet: SheetGrid): Result {
    const formula = formulaOf(text);
    if (!formula || this.chain >= LONGEST_CHAIN) return UNKNOWN;
    this.chain += 1;
    const result = formula.kind === 'reference' ? this.copied(formula, sheet) : this.evaluate(formula, sheet);
    this.chain -= 1;
    return result;
  }

  private partsOfFormula(text: string, sheet: SheetGrid): Parts | null {
    const formula = formulaOf(text);
    if (!formula || this.chain >= LONGEST_CHAIN) return null;
    this.chain += 1;
    const parts = this.expand(formula, sheet, (from, row, col) => this.partsOf(from, row, col));
    this.chain -= 1;
    return parts;
  }

  private evaluate(formula: Formula, sheet: SheetGrid): Result {
    switch (formula.kind) {
      case 'number':
        return NUMBER(formula.value);
      case 'negate':
        return combine([this.evaluate(formula.of, sheet)], ([value = 0]) => -value);
      case 'add':
        return combine(
          [this.evaluate(formula.left, sheet), this.evaluate(formula.right, sheet)],
          ([left = 0, right = 0]) => left + formula.sign * right,
        );
      case 'sum':
        return combine(
          formula.parts.map((part) =>
            part.kind === 'reference' ? this.sumRange(part, sheet) : this.evaluate(part, sheet),
          ),
          (values) => values.reduce((sum, value) => sum + value, 0),
        );
      case 'reference':
        return this.single(formula, sheet);
    }
  }

  /** SUM over a range: numbers only, as Excel does it; text and truth values in cells are passed over. */
  private sumRange(reference: Formula & { kind: 'reference' }, from: SheetGrid): Result {
    const sheet = this.sheetOf(reference, from);
    if (!sheet || leavesOutPartOf(reference.box, sheet)) return UNKNOWN;
    const box = withinUsed(reference.box, sheet);
    if (box.rows * box.cols > LARGEST_RANGE) return UNKNOWN;
    let total = 0;
    for (let row = box.row; row < box.row + box.rows; row += 1) {
      for (let col = box.col; col < box.col + box.cols; col += 1) {
        const cell = cellAt(sheet, row, col);
        if (cell?.formula === undefined) {
          if (typeof cell?.value === 'number') total += cell.value;
          else if (isErrorValue(cell?.value ?? null)) return ERROR(String(cell?.value));
          continue;
        }
        const result = this.valueOf(sheet, row, col);
        if (result.kind === 'error') return result;
        if (result.kind === 'number') total += result.value;
        else if (typeof cell.value !== 'string') return UNKNOWN;
      }
    }
    return NUMBER(total);
  }

  /** A cell in + or −: a blank is 0, a text counts when it is a number. A range there is not ours to calculate. */
  private single(reference: Formula & { kind: 'reference' }, from: SheetGrid): Result {
    const { box } = reference;
    if (box.rows !== 1 || box.cols !== 1) return UNKNOWN;
    const sheet = this.sheetOf(reference, from);
    if (!sheet || leavesOutPartOf(box, sheet)) return UNKNOWN;
    const cell = cellAt(sheet, box.row, box.col);
    if (cell?.formula !== undefined) return this.valueOf(sheet, box.row, box.col);
    const value = cell?.value ?? null;
    if (typeof value === 'string' && !isErrorValue(value)) return textInSum(value);
    if (typeof value === 'boolean') return NUMBER(value ? 1 : 0);
    return constantResult(value);
  }

  /** A formula that only names a cell shows what stands there, a text as that text. */
  private copied(reference: Formula & { kind: 'reference' }, from: SheetGrid): Result {
    const sheet = this.sheetOf(reference, from);
    const cell = sheet && cellAt(sheet, reference.box.row, reference.box.col);
    const isContent = cell !== undefined && cell.formula === undefined && !isErrorValue(cell.value);
    if (isContent && (typeof cell.value === 'string' || typeof cell.value === 'boolean')) return UNKNOWN;
    return this.single(reference, from);
  }

  private sheetOf(reference: Formula & { kind: 'reference' }, from: SheetGrid): SheetGrid | undefined {
    return reference.sheet === null ? from : this.sheets.get(reference.sheet.toLowerCase());
  }

  private expand(formula: Formula, sheet: SheetGrid, of: PartsOfCell): Parts | null {
    switch (formula.kind) {
      case 'number':
        return formula.value === 0 ? new Map() : null;
      case 'negate':
        return scale(this.expand(formula.of, sheet, of), -1);
      case 'add':
        return merge([
          this.expand(formula.left, sheet, of),
          scale(this.expand(formula.right, sheet, of), formula.sign),
        ]);
      case 'sum':
        return merge(formula.parts.map((part) => this.expand(part, sheet, of)));
      case 'reference':
        return this.expandRange(formula, sheet, of);
    }
  }

  private expandRange(
    reference: Formula & { kind: 'reference' },
    from: SheetGrid,
    of: PartsOfCell,
  ): Parts | null {
    const sheet = this.sheetOf(reference, from);
    if (!sheet || leavesOutPartOf(reference.box, sheet)) return null;
    const { row, col, rows, cols } = reference.box;
    if (rows * cols > LARGEST_RANGE) return null;
    const all: (Parts | null)[] = [];
    for (let i = 0; i < rows; i += 1) for (let j = 0; j < cols; j += 1) all.push(of(sheet, row + i, col + j));
    return merge(all);
  }
}

const formulas = new Map<string, Formula | null>();

/** Formulas remembered at once: a workbook of ours has a hundred, and a hostile one must not fill the memory. */
const REMEMBERED = 2048;

function formulaOf(text: string): Formula | null {
  const known = formulas.get(text);
  if (known !== undefined) return known;
  const formula = parseFormula(text);
  if (formulas.size >= REMEMBERED) formulas.clear();
  formulas.set(text, formula);
  return formula;
}

export function cellAt(sheet: SheetGrid, row: number, col: number): GridCell | undefined {
  return sheet.cells[row - sheet.origin.row]?.[col - sheet.origin.col];
}

/** Identity of a cell in `Parts`. */
export function keyOf(sheet: SheetGrid, row: number, col: number): string {
  return `${sheet.id}|${row}|${col}`;
}

export function isErrorValue(value: CellValue): boolean {
  return (
    typeof value === 'string' &&
    /^#(REF!|VALUE!|N\/A|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(value)
  );
}

function constantResult(value: CellValue, otherwise: Result = NUMBER(0)): Result {
  if (typeof value === 'number') return NUMBER(value);
  if (isErrorValue(value)) return ERROR(String(value));
  return value === null || value === '' ? otherwise : UNKNOWN;
}

function combine(results: readonly Result[], add: (values: readonly number[]) => number): Result {
  const error = results.find(({ kind }) => kind === 'error');
  if (error) return error;
  const values: number[] = [];
  for (const result of results) {
    if (result.kind !== 'number') return UNKNOWN;
    values.push(result.value);
  }
  return NUMBER(add(values));
}

/** A text in + or −: plain digits count, no digits at all are #VALUE!, and 1,234 or 50% depends on the program. */
function textInSum(text: string): Result {
  const trimmed = text.trim();
  if (/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) return NUMBER(Number(trimmed));
  return /\d/.test(trimmed) ? UNKNOWN : ERROR('#VALUE!');
}

/** The sheet was read only in part, and the box reaches beyond it. */
function leavesOutPartOf(box: Box, sheet: SheetGrid): boolean {
  if (!sheet.truncated) return false;
  const { rows, cols } = withinUsed(box, sheet);
  return rows < box.rows || cols < box.cols;
}

function withinUsed(box: Box, sheet: SheetGrid): Box {
  const bottom = Math.min(box.row + box.rows, sheet.origin.row + sheet.cells.length);
  const width = Math.max(0, ...sheet.cells.map((row) => row.length));
  const right = Math.min(box.col + box.cols, sheet.origin.col + width);
  return {
    row: box.row,
    col: box.col,
    rows: Math.max(0, bottom - box.row),
    cols: Math.max(0, right - box.col),
  };
}

function scale(parts: Parts | null, factor: number): Parts | null {
  return parts && new Map([...parts].map(([key, times]) => [key, times * factor]));
}

/** Adds cells to a sum, `factor` times each; a cell that cancels out is gone. */
export function addParts(sum: Map<string, number>, parts: Parts, factor = 1): void {
  for (const [key, times] of parts) {
    const total = (sum.get(key) ?? 0) + times * factor;
    if (total === 0) sum.delete(key);
    else sum.set(key, total);
  }
}

function merge(all: readonly (Parts | null)[]): Parts | null {
  const sum = new Map<string, number>();
  for (const parts of all) {
    if (!parts) return null;
    addParts(sum, parts);
  }
  return sum;
}
