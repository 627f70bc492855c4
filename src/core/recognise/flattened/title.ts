import type { SheetGrid } from '../../model/grid';
import type { TextPiece } from '../../model/source';
import { isTitle } from '../read-profile';

/** The title stands near the top, in at most so many pieces. */
const WITHIN = 80;
const MOST_PIECES = 3;
const LONGEST_PIECE = 80;

/**
 * The title line of a report as a sheet of its own, so that organ and year are read; null where there is none.
 * A title on one line comes before one over several.
 */
export function titleSheet(pieces: readonly Pick<TextPiece, 'text'>[]): SheetGrid | null {
  for (let count = 1; count <= MOST_PIECES; count += 1) {
    for (let start = 0; start < Math.min(WITHIN, pieces.length); start += 1) {
      const parts = pieces.slice(start, start + count).map(({ text }) => text);
      const title = parts.join('');
      if (parts.every((part) => part.length <= LONGEST_PIECE) && isTitle(title)) return sheetOf(title);
    }
  }
  return null;
}

/** A year that no title says, as a sheet that names organ and year by their labels; the organ stays blank. */
export function yearSheet(
  year: number,
  labels: { readonly organ: string; readonly year: string },
): SheetGrid {
  return {
    ...sheetOf(''),
    cells: [
      [{ value: labels.organ }, { value: null }],
      [{ value: labels.year }, { value: year }],
    ],
  };
}

function sheetOf(title: string): SheetGrid {
  return {
    id: 'title',
    name: '标题',
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: [[{ value: title }]],
  };
}
