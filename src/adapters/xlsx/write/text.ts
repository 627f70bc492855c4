/** Longest text of a cell. */
export const TEXT_LIMIT = 32_767;

/**
 * The one gate for every text on its way into a file. What XML 1.0 cannot say (control characters, lone surrogates,
 * U+FFFE, U+FFFF) becomes U+FFFD and is seen, never dropped: `1<NUL>2` must not turn into 12. Line breaks become LF.
 * Longer text is cut at the limit, never through a character.
 */
export function fileText(text: string, limit = TEXT_LIMIT): string {
  return clipped(text.replace(/\r\n?/g, '\n').replace(NOT_XML, '\uFFFD'), limit);
}

/** Text whose own `_x0041_` stays as it is, where Excel would take it for an escaped character. */
export function withoutEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Text for an attribute, where a line break must be escaped to survive. */
export function attributeText(text: string, limit: number): string {
  return withoutEscapes(fileText(text, limit)).replace(/\n/g, '_x000A_').replace(/\t/g, '_x0009_');
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML forbids
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu;

function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cutsPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, cutsPair ? limit - 1 : limit);
}

/** Text between two tags. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
