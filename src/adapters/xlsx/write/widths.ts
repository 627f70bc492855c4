/** Width of the widest digit of the default font and the room that Excel adds beside it, in pixels. */
const DIGIT = 7;
const PADDING = 5;

/** Width as the file states it of a width in characters; the file counts the padding in. */
export function fileWidth(characters: number): number {
  return Math.trunc(((characters * DIGIT + PADDING) / DIGIT) * 256) / 256;
}

/** Width in characters, to a hundredth, of a width as the file states it. */
export function widthInCharacters(width: number): number {
  return Math.max(0, Math.round(((width * DIGIT - PADDING) / DIGIT) * 100) / 100);
}
