import type { TextPiece } from '../../core/model/source';

/** A text as the page places it; `y` counts from the foot of the page, all in points. */
export interface PageItem {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
}

/** Two texts on one line differ in height by less than this share of their size. */
const SAME_LINE = 0.3;
/** Letters of one word stand closer than this share of their size; cells stand farther apart. */
const ONE_WORD = 0.25;

/**
 * Pieces of a page in the order in which the document writes it, which in tables is cell by cell. Texts that touch are
 * one piece. Lines count on from `lastLine`.
 */
export function piecesOfPage(
  items: readonly PageItem[],
  page: number,
  lastLine: number,
): readonly TextPiece[] {
  const pieces: Growing[] = [];
  let line = lastLine;
  let column = 1;
  for (const item of items) {
    const last = pieces[pieces.length - 1];
    const goesOn = last !== undefined && isSameLine(last.item, item);
    if (goesOn && touches(last.item, item)) {
      last.text += item.text;
      last.right = item.right;
      last.item = item;
      column += item.text.length;
      continue;
    }
    if (!goesOn) {
      line += 1;
      column = 1;
    }
    pieces.push({
      text: item.text,
      item,
      left: item.left,
      right: item.right,
      line,
      column,
      after: goesOn ? 'gap' : 'line',
    });
    column += item.text.length + 1;
  }
  return pieces.flatMap((piece) => split(piece, page));
}

interface Growing {
  text: string;
  item: PageItem;
  readonly left: number;
  right: number;
  readonly line: number;
  readonly column: number;
  readonly after: 'line' | 'gap';
}

function isSameLine(one: PageItem, other: PageItem): boolean {
  return Math.abs(one.y - other.y) < SAME_LINE * Math.max(one.size, other.size) && other.left > one.left;
}

function touches(one: PageItem, other: PageItem): boolean {
  return other.left - one.right < ONE_WORD * Math.min(one.size, other.size);
}

/** A text with wide blanks inside is several pieces; each stands where its share of the letters is. */
function split(
  { text, left, right, line, column, after, item }: Growing,
  page: number,
): readonly TextPiece[] {
  const width = (right - left) / Math.max(1, text.length);
  return [...text.matchAll(/\S+(?:[ \u00a0\u3000]\S+)*/g)].map((match, index) => ({
    text: match[0],
    line,
    column: column + match.index,
    page,
    after: index === 0 ? after : 'gap',
    box: {
      left: left + match.index * width,
      right: left + (match.index + match[0].length) * width,
      y: item.y,
    },
  }));
}
