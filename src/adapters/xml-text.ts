/** What XML 1.0 forbids: most control characters, U+FFFE, U+FFFF, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- these are the characters that XML forbids
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu;

/**
 * The one gate for text on its way into a report: only characters that XML 1.0 allows, lines ended by \n alone.
 * A forbidden character becomes U+FFFD and is seen, never dropped: `1<NUL>2` must not turn into 12. Escaping is the
 * writer's.
 */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(NOT_XML, '\uFFFD');
}
