import { parseBox, type Box } from '../model/geometry';

/**
 * The formulas that totals are made of: references, SUM, + and −, brackets and numbers. Everything else is left
 * to the program that calculated it.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly sheet: string | null; readonly box: Box }
  | { readonly kind: 'sum'; readonly parts: readonly Formula[] }
  | { readonly kind: 'add'; readonly left: Formula; readonly right: Formula; readonly sign: 1 | -1 }
  | { readonly kind: 'negate'; readonly of: Formula };

interface Token {
  readonly kind: 'number' | 'reference' | 'name' | 'sign';
  readonly text: string;
  readonly sheet: string | null;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|((?:'(?:[^']|'')+'|[^\s!'"(),+\-*/&=<>:;^{}[\]]+)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![A-Za-z0-9_.(])|([A-Za-z]+)(?=\s*\()|([(),+-]))/y;

/** The formula of a text with or without its leading =; null when it is made of anything else. */
export function parseFormula(text: string): Formula | null {
  const tokens = tokenise(text.replace(/^=/, ''));
  return tokens && new FormulaParser(tokens).parse();
}

function tokenise(text: string): Token[] | null {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [, number, sheet, reference, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, sheet: null });
    else if (reference !== undefined)
      tokens.push({ kind: 'reference', text: reference, sheet: sheetName(sheet) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.toUpperCase(), sheet: null });
    else tokens.push({ kind: 'sign', text: sign ?? '', sheet: null });
  }
  return tokens;
}

function sheetName(prefix: string | undefined): string | null {
  if (prefix === undefined) return null;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

/** Nesting beyond this is no total of a form. */
const DEEPEST = 32;

class FormulaParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Formula | null {
    const formula = this.sum();
    return formula && this.at === this.tokens.length ? formula : null;
  }

  private sum(): Formula | null {
    let left = this.term();
    while (left && (this.sees('+') || this.sees('-'))) {
      const sign = this.take()?.text === '+' ? 1 : -1;
      const right = this.term();
      left = right && { kind: 'add', left, right, sign };
    }
    return left;
  }

  private term(): Formula | null {
    const token = this.take();
    if (!token || (this.depth += 1) > DEEPEST) return null;
    const formula = this.termFrom(token);
    this.depth -= 1;
    return formula;
  }

  private termFrom(token: Token): Formula | null {
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'reference': {
        const box = parseBox(token.text);
        return box && { kind: 'reference', sheet: token.sheet, box };
      }
      case 'name':
        return token.text === 'SUM' ? this.sumCall() : null;
      case 'sign':
        return this.signed(token.text);
    }
  }

  private signed(sign: string): Formula | null {
    if (sign === '+') return this.term();
    if (sign === '-') {
      const of = this.term();
      return of && { kind: 'negate', of };
    }
    if (sign !== '(') return null;
    const inner = this.sum();
    return inner && this.skip(')') ? inner : null;
  }

  private sumCall(): Formula | null {
    if (!this.skip('(')) return null;
    const parts: Formula[] = [];
    do {
      const part = this.sum();
      if (!part) return null;
      parts.push(part);
    } while (this.skip(','));
    return this.skip(')') ? { kind: 'sum', parts } : null;
  }

  private sees(sign: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && token.text === sign;
  }

  private skip(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.at += 1;
    return true;
  }

  private take(): Token | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token;
  }
}
