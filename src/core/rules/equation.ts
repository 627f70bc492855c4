import type { DataPointId } from '../model/format';

/**
 * The language of rules. A comparison is two sums of data points joined by = >= <= > < ; a condition joins
 * comparisons with `and`. A point may have a whole factor before it; with `previous.` before its name it is that of the
 * report of the year before, which only rules between years know:
 *
 *     requests.received.total + requests.carriedIn.total = requests.concluded.total + requests.carriedForward.total
 *     2 disputes.reconsideration.total >= requests.concluded.total and requests.concluded.total >= 4
 *     requests.carriedIn.total = previous.requests.carriedForward.total
 */
export interface Term {
  readonly factor: number;
  /** null for a plain number. */
  readonly point: DataPointId | null;
}

export type Relator = '=' | '>=' | '<=' | '>' | '<';

export interface Comparison {
  readonly left: readonly Term[];
  readonly relator: Relator;
  readonly right: readonly Term[];
}

const TOKEN = /\s*(>=|<=|[=<>+-]|\d+|[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)+)/y;

/** @throws Error when the text is no comparison: a fault of the catalogue, never of the clerk. */
export function parseComparison(text: string): Comparison {
  const tokens = tokenise(text);
  const at = tokens.findIndex((token) => /^[=<>]/.test(token));
  if (at < 0) throw new Error(`no relation in “${text}”`);
  return {
    left: parseSum(tokens.slice(0, at), text),
    relator: tokens[at] as Relator,
    right: parseSum(tokens.slice(at + 1), text),
  };
}

export function parseCondition(text: string): readonly Comparison[] {
  return text.split(/\s+and\s+/).map(parseComparison);
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match?.[1]) throw new Error(`cannot read “${text.slice(start)}” in “${text}”`);
    tokens.push(match[1]);
  }
  return tokens;
}

function parseSum(tokens: readonly string[], text: string): Term[] {
  const terms: Term[] = [];
  let sign = 1;
  let factor: number | null = null;
  const flush = (): void => {
    if (factor !== null) terms.push({ factor: sign * factor, point: null });
    factor = null;
  };
  for (const token of tokens) {
    if (token === '+' || token === '-') {
      flush();
      sign = token === '+' ? 1 : -1;
    } else if (/^\d/.test(token)) {
      if (factor !== null) throw new Error(`two numbers in a row in “${text}”`);
      factor = Number(token);
    } else if (/^[A-Za-z]/.test(token)) {
      terms.push({ factor: sign * (factor ?? 1), point: token });
      factor = null;
    } else {
      throw new Error(`two relations in “${text}”`);
    }
  }
  flush();
  if (terms.length === 0) throw new Error(`one side is empty in “${text}”`);
  return terms;
}

export function compare(left: number, relator: Relator, right: number): boolean {
  switch (relator) {
    case '=':
      return left === right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '<':
      return left < right;
  }
}

export function pointsOf(comparisons: readonly Comparison[]): readonly DataPointId[] {
  const points = comparisons
    .flatMap(({ left, right }) => [...left, ...right])
    .flatMap(({ point }) => (point === null ? [] : [point]));
  return [...new Set(points)];
}
