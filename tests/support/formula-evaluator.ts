/**
 * A small evaluator of Excel formulas, written for the tests alone: the model behind the wire-level host recalculates
 * with it, and other tests may use it as an independent oracle of the formulas that the template writes.
 *
 * Known: numbers, texts, TRUE and FALSE, references on any sheet, ranges, + - * / ^ & and comparisons, and the
 * functions in FUNCTIONS. Anything else gives #NAME?, never a guess.
 */

/** What a cell holds: null is blank; an Excel error is its text, such as #REF!. */
export type Cell = number | string | boolean | null;

/** Looks a cell up, rows and columns from 0; the sheet is the one named in the formula, or `home`. */
export type CellLookup = (sheet: string, row: number, col: number) => Cell;

interface Area {
  readonly cells: readonly (readonly Cell[])[];
}
type Operand = Cell | Area;

const ERROR = /^#(REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!)$/;

export function isErrorText(value: unknown): value is string {
  return typeof value === 'string' && ERROR.test(value);
}

/** Value of a formula, with or without its leading =, that stands on the sheet `home`. */
export function evaluateFormula(formula: string, home: string, lookup: CellLookup): Cell {
  try {
    const parser = new Parser(tokenize(formula.replace(/^=/, '')), home, lookup);
    return single(parser.whole());
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

class FormulaError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

interface Token {
  readonly type: 'number' | 'text' | 'error' | 'reference' | 'word' | 'operator' | 'end';
  readonly text: string;
}

const TOKENS: readonly (readonly [Token['type'], RegExp])[] = [
  ['number', /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['error', /#(?:REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NUM!|NULL!)/y],
  [
    'reference',
    /(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\p{L}\p{N}(_])/uy,
  ],
  ['word', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>(),%]/y],
];

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  return [...tokens, { type: 'end', text: '' }];
}

function tokenAt(source: string, at: number): Token {
  for (const [type, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { type, text: match[0] };
  }
  throw new FormulaError('#NAME?');
}

/** Operators by binding strength, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly home: string,
    private readonly lookup: CellLookup,
  ) {}

  whole(): Operand {
    const value = this.level(0);
    if (this.peek().type !== 'end') throw new FormulaError('#NAME?');
    return value;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { type: 'end', text: '' };
  }

  private take(text?: string): Token {
    const token = this.peek();
    if (text !== undefined && token.text !== text) throw new FormulaError('#NAME?');
    this.at += 1;
    return token;
  }

  private level(depth: number): Operand {
    const operators = LEVELS[depth];
    if (!operators) return this.signed();
    let left = this.level(depth + 1);
    while (this.peek().type === 'operator' && operators.includes(this.peek().text)) {
      const operator = this.take().text;
      const [a, b] = [left, this.level(depth + 1)];
      left = guarded(() => applyOperator(operator, single(a), single(b)));
    }
    return left;
  }

  private signed(): Operand {
    const { type, text } = this.peek();
    if (type === 'operator' && (text === '-' || text === '+')) {
      this.take();
      const value = this.signed();
      return text === '-' ? guarded(() => -toNumber(single(value))) : value;
    }
    let value = this.primary();
    while (this.peek().text === '%') {
      this.take();
      const whole = value;
      value = guarded(() => toNumber(single(whole)) / 100);
    }
    return value;
  }

  private primary(): Operand {
    const token = this.take();
    switch (token.type) {
      case 'number':
        return Number(token.text);
      case 'text':
        return token.text.slice(1, -1).replace(/""/g, '"');
      case 'error':
        return token.text;
      case 'reference':
        return this.area(token.text);
      case 'word':
        return this.word(token.text.toUpperCase());
      default:
        break;
    }
    if (token.text !== '(') throw new FormulaError('#NAME?');
    const value = this.level(0);
    this.take(')');
    return value;
  }

  private word(name: string): Operand {
    if (this.peek().text !== '(') {
      if (name === 'TRUE') return true;
      if (name === 'FALSE') return false;
      throw new FormulaError('#NAME?');
    }
    const compute = FUNCTIONS.get(name);
    if (!compute) throw new FormulaError('#NAME?');
    const values = this.argumentList();
    return guarded(() => compute(values));
  }

  private argumentList(): Operand[] {
    this.take('(');
    const values: Operand[] = [];
    while (this.peek().text !== ')') {
      values.push(this.peek().text === ',' ? null : this.level(0));
      if (this.peek().text === ',') this.take();
      else break;
    }
    this.take(')');
    return values;
  }

  private area(text: string): Area {
    const bang = text.lastIndexOf('!');
    const sheet = bang < 0 ? this.home : text.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'");
    const [start = '', end = start] = text.slice(bang + 1).split(':');
    const from = place(start);
    const to = place(end);
    const cells: Cell[][] = [];
    for (let row = Math.min(from.row, to.row); row <= Math.max(from.row, to.row); row += 1) {
      const line: Cell[] = [];
      for (let col = Math.min(from.col, to.col); col <= Math.max(from.col, to.col); col += 1) {
        line.push(this.lookup(sheet, row, col));
      }
      cells.push(line);
    }
    return { cells };
  }
}

function place(text: string): { row: number; col: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]+)\$?(\d+)$/.exec(text) ?? [];
  let col = 0;
  for (const letter of letters.toUpperCase()) col = col * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, col: col - 1 };
}

/** An error met while computing is a value like any other; only what cannot be read stops the formula. */
function guarded(compute: () => Operand): Operand {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

function isArea(value: Operand): value is Area {
  return typeof value === 'object' && value !== null;
}

function single(value: Operand): Cell {
  if (!isArea(value)) return value;
  if (value.cells.length === 1 && value.cells[0]?.length === 1) return value.cells[0][0] ?? null;
  throw new FormulaError('#VALUE!');
}

function checked(value: Cell): Cell {
  if (isErrorText(value)) throw new FormulaError(value);
  return value;
}

function toNumber(value: Cell): number {
  checked(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return 0;
  const number = Number(value.trim());
  if (value.trim() === '' || Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

function toText(value: Cell): string {
  checked(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}

function toTruth(value: Cell): boolean {
  checked(value);
  if (typeof value === 'string') {
    if (/^(true|false)$/i.test(value)) return /^true$/i.test(value);
    throw new FormulaError('#VALUE!');
  }
  return Boolean(value);
}

function applyOperator(operator: string, left: Cell, right: Cell): Cell {
  if (operator === '&') return toText(left) + toText(right);
  if (LEVELS[0]?.includes(operator)) return compare(operator, checked(left), checked(right));
  const [a, b] = [toNumber(left), toNumber(right)];
  if (operator === '/' && b === 0) throw new FormulaError('#DIV/0!');
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return operator === '/' ? a / b : a ** b;
}

/** Numbers come before texts, texts before truth values; a blank takes the kind of the other side. */
function compare(operator: string, left: Cell, right: Cell): boolean {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  const order = rank(a) - rank(b) || within(a, b);
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function blankLike(other: Cell): Cell {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function rank(value: Cell): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function within(a: Cell, b: Cell): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [left, right] = [a.toLowerCase(), b.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Number(a) - Number(b);
}

/** Numbers that an aggregate sees: of areas only the numbers, of single arguments everything that reads as one. */
function numbersOf(values: readonly Operand[]): number[] {
  return values.flatMap((value) => {
    if (!isArea(value)) return value === null ? [] : [toNumber(value)];
    return value.cells.flat().filter((cell): cell is number => typeof checked(cell) === 'number');
  });
}

function cellsOf(values: readonly Operand[]): Cell[] {
  return values.flatMap((value) => (isArea(value) ? value.cells.flat() : [value]));
}

function truthsOf(values: readonly Operand[]): boolean[] {
  return values.flatMap((value) => {
    if (!isArea(value)) return [toTruth(value)];
    return value.cells
      .flat()
      .filter((cell) => typeof checked(cell) === 'number' || typeof cell === 'boolean')
      .map((cell) => toTruth(cell));
  });
}

function first(values: readonly Operand[], index = 0): Cell {
  return single(values[index] ?? null);
}

/** Of no numbers at all the extreme is 0. */
function extreme(choose: (...numbers: number[]) => number, numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : choose(...numbers);
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(15)))) / scale;
}

const FUNCTIONS: ReadonlyMap<string, (values: readonly Operand[]) => Operand> = new Map<
  string,
  (values: readonly Operand[]) => Operand
>([
  ['SUM', (values) => numbersOf(values).reduce((sum, value) => sum + value, 0)],
  ['MIN', (values) => extreme(Math.min, numbersOf(values))],
  ['MAX', (values) => extreme(Math.max, numbersOf(values))],
  ['ABS', (values) => Math.abs(toNumber(first(values)))],
  ['INT', (values) => Math.floor(toNumber(first(values)))],
  ['ROUND', (values) => rounded(toNumber(first(values)), toNumber(first(values, 1)))],
  [
    'IF',
    (values) => (toTruth(first(values)) ? (values[1] ?? 0) : values.length > 2 ? (values[2] ?? 0) : false),
  ],
  ['IFERROR', (values) => (isErrorText(first(values)) ? first(values, 1) : first(values))],
  ['AND', (values) => truthsOf(values).every(Boolean)],
  ['OR', (values) => truthsOf(values).some(Boolean)],
  ['NOT', (values) => !toTruth(first(values))],
  ['N', (values) => (typeof checked(first(values)) === 'string' ? 0 : toNumber(first(values)))],
  ['T', (values) => (typeof checked(first(values)) === 'string' ? first(values) : '')],
  ['COUNT', (values) => cellsOf(values).filter((cell) => typeof cell === 'number').length],
  ['COUNTA', (values) => cellsOf(values).filter((cell) => cell !== null).length],
  ['COUNTBLANK', (values) => cellsOf(values).filter((cell) => cell === null || cell === '').length],
  ['ISNUMBER', (values) => typeof first(values) === 'number'],
  ['ISTEXT', (values) => typeof first(values) === 'string' && !isErrorText(first(values))],
  ['ISBLANK', (values) => first(values) === null],
  ['ISERROR', (values) => isErrorText(first(values))],
  ['LEN', (values) => toText(first(values)).length],
  ['TRIM', (values) => toText(first(values)).trim().replace(/ +/g, ' ')],
]);
