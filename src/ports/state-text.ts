/**
 * How the state text stands in a defined name, the same in every host: a formula that is one quoted text, or several
 * joined by &, because Excel refuses a text literal of more than 255 characters inside a formula.
 */

/** Longest text literal in a formula, counted with doubled quotes to be on the safe side. */
export const LITERAL_LIMIT = 255;
/** Longest formula. */
export const FORMULA_LIMIT = 8192;

/**
 * Formula without its leading = that says the text: `"a ""quoted"" text"` or `"…"&"…"`.
 * @throws RangeError when the formula would be longer than Excel allows
 */
export function encodeState(state: string): string {
  const formula = literals(state)
    .map((piece) => `"${piece}"`)
    .join('&');
  if (formula.length + 1 > FORMULA_LIMIT) {
    throw new RangeError(`state of ${state.length} characters does not fit a defined name`);
  }
  return formula;
}

/** Text that the formula says, with or without = and however a host spaces it; null when it is anything else. */
export function decodeState(formula: string): string | null {
  const body = formula.trim().replace(/^=\s*/, '');
  const pieces: string[] = [];
  const piece = /\s*"((?:[^"]|"")*)"\s*(&|$)/y;
  for (;;) {
    const match = piece.exec(body);
    if (!match) return null;
    pieces.push((match[1] ?? '').replace(/""/g, '"'));
    if (match[2] === '') return pieces.join('');
  }
}

/** The text with doubled quotes, cut into pieces within the limit; neither a pair of quotes nor a character is cut. */
function literals(state: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of state) {
    const written = character === '"' ? '""' : character;
    if (piece.length + written.length > LITERAL_LIMIT) {
      pieces.push(piece);
      piece = '';
    }
    piece += written;
  }
  return [...pieces, piece];
}
