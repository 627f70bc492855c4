import type { TextPiece } from '../../model/source';

/** Dashes that draw a table in Markdown; two alone are a mark for nothing. */
const RULE = /^(?:\s*(?::-+:?|-{3,}:?))+\s*$/;

/** — 5 —, - 3 -, -3-, 第5页, 第 5 页 共 6 页, 5/6 on a line of their own. */
const PAGE_NUMBER =
  /^\s*(?:[-—–－─]+\s*\d{1,4}\s*[-—–－─]+|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?|[Pp]age\s*\d{1,4}|\d{1,4}\s*\/\s*\d{1,4})\s*$/;

/** A remark under a table; its figures are none of the table. */
const REMARK = /^\s*(?:注|备注|備註|说明|說明)\s*[:：]/;

/** Text that is no cell: a page number, a rule between rows, a remark. */
export function isFurniture(text: string): boolean {
  return PAGE_NUMBER.test(text) || RULE.test(text) || REMARK.test(text);
}

/** The pieces without the lines that hold no cell. */
export function withoutFurniture(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const kept: TextPiece[] = [];
  for (let start = 0; start < pieces.length;) {
    let end = start + 1;
    while (end < pieces.length && pieces[end]?.after !== 'line') end += 1;
    const line = pieces.slice(start, end);
    if (!isFurniture(line.map(({ text }) => text).join(' '))) kept.push(...line);
    start = end;
  }
  return kept;
}

/** Pieces of one printed row differ in height by less than this, in points. */
const ONE_ROW = 3.5;

/**
 * Pieces of pages as an eye reads them: from the top down, from the left to the right. For documents that write a
 * table in another order, such as column by column. Pieces without a place stay where they are.
 */
export function inReadingOrder(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const pages = new Map<number, TextPiece[]>();
  for (const piece of pieces) {
    const page = pages.get(piece.page ?? 0);
    if (page) page.push(piece);
    else pages.set(piece.page ?? 0, [piece]);
  }
  return [...pages.values()].flatMap(rowsOfPage);
}

function rowsOfPage(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const rows: { y: number; pieces: TextPiece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => (b.box?.y ?? 0) - (a.box?.y ?? 0))) {
    const y = piece.box?.y ?? 0;
    const last = rows[rows.length - 1];
    if (last && last.y - y < ONE_ROW) last.pieces.push(piece);
    else rows.push({ y, pieces: [piece] });
  }
  return rows.flatMap((row) =>
    row.pieces
      .sort((a, b) => (a.box?.left ?? 0) - (b.box?.left ?? 0))
      .map((piece, index) => ({ ...piece, after: index === 0 ? 'line' : 'gap' })),
  );
}
