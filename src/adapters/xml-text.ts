/** What XML 1.0 forbids: most control characters, U+FFFE, U+FFFF, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const REPLACEMENT = '\uFFFD';

/**
 * The one gate for text on its way into a file: only characters that XML 1.0 allows, lines ended by \n alone.
 * Forbidden characters are dropped, half a surrogate pair becomes U+FFFD. Escaping is the writer's.
 */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATE, REPLACEMENT).replace(FORBIDDEN, '');
}
