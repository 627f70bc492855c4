/** What stands at the top or bottom of every page, as `content` of CSS page boxes; empty where nothing does. */
export interface MarginText {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

export interface MarginFacts {
  readonly sheet: string;
  readonly file: string;
}

/** Excel's code to the part of the line that follows it. */
const PARTS: Readonly<Record<string, keyof MarginText>> = { L: 'left', C: 'center', R: 'right' };

/** A code of Excel: a font in quotes, a size, a colour, or one character. */
const CODE = /&(?:"[^"]*"|\d{1,3}|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|[\s\S])/gi;

/**
 * Excel's header or footer, such as `&C第 &P 页，共 &N 页`, for page boxes of CSS. Fonts, dates and pictures are left
 * out; text before any part belongs to the centre.
 */
export function marginText(codes: string, facts: MarginFacts): MarginText {
  const parts: Record<keyof MarginText, string[]> = { left: [], center: [], right: [] };
  let part: keyof MarginText = 'center';
  let at = 0;
  const add = (content: string): void => void (content !== '""' && parts[part].push(content));
  for (const found of codes.matchAll(CODE)) {
    add(quoted(codes.slice(at, found.index)));
    at = found.index + found[0].length;
    const code = found[0].slice(1).toUpperCase();
    part = PARTS[code] ?? part;
    add(contentOf(code, facts));
  }
  add(quoted(codes.slice(at)));
  return { left: parts.left.join(' '), center: parts.center.join(' '), right: parts.right.join(' ') };
}

function contentOf(code: string, { sheet, file }: MarginFacts): string {
  switch (code) {
    case 'P':
      return 'counter(page)';
    case 'N':
      return 'counter(pages)';
    case 'A':
      return quoted(sheet);
    case 'F':
      return quoted(file);
    case '&':
      return '"&"';
    default:
      return '""';
  }
}

/** A text of CSS in which no character can end it. */
function quoted(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
