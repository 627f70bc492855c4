import { cellName, type CellAddress } from '../model/geometry';
import type { CellPlace, SheetGrid } from '../model/grid';
import { misspeltLabel, type LabelVocabulary } from './misspelt-labels';
import { labelBody } from './normalise-label';

/** A cell whose text may be a label. */
export interface LabelCell extends CellAddress {
  readonly body: string;
  /** True where the sheet has the label with a character mistyped; `body` is the label as it should be. */
  readonly misspelt?: true;
}

/** A part of a sheet; `bottom` and `right` are not included. */
export interface Window {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** No label of a form is longer, enumerator and blanks included. */
const LONGEST_LABEL = 120;

/** Finds label cells of a sheet by their text. */
export class LabelIndex {
  private readonly byBody = new Map<string, LabelCell[]>();

  /** @param vocabulary  labels to be told although a character is mistyped; none unless given */
  constructor(
    readonly sheet: SheetGrid,
    vocabulary: LabelVocabulary = new Map(),
  ) {
    sheet.cells.forEach((cells, i) =>
      cells.forEach(({ value }, j) => {
        if (typeof value !== 'string' || value.length > LONGEST_LABEL) return;
        const body = labelBody(value);
        if (body === '') return;
        const cell = { row: sheet.origin.row + i, col: sheet.origin.col + j, body };
        const known = this.byBody.get(body);
        if (known) known.push(cell);
        else this.byBody.set(body, [cell]);
      }),
    );
    this.adoptMisspelt(vocabulary);
  }

  /** A text like a label counts as that label where the sheet has the label less often than a table. */
  private adoptMisspelt(vocabulary: LabelVocabulary): void {
    if (vocabulary.size === 0) return;
    for (const [body, cells] of [...this.byBody]) {
      if (vocabulary.has(body)) continue;
      const label = misspeltLabel(body, vocabulary);
      const known = label === null ? [] : (this.byBody.get(label) ?? []);
      if (label === null || known.length + cells.length > (vocabulary.get(label) ?? 0)) continue;
      const meant = cells.map((cell) => ({ ...cell, body: label, misspelt: true as const }));
      this.byBody.set(label, [...known, ...meant]);
    }
  }

  /** Cells with any of the bodies, which must differ, inside the window; in reading order. */
  find(bodies: readonly string[], window: Window = EVERYWHERE): readonly LabelCell[] {
    const found: LabelCell[] = [];
    for (const body of bodies)
      for (const cell of this.byBody.get(body) ?? []) if (isWithin(window, cell)) found.push(cell);
    return found.length > 1 ? found.sort((a, b) => a.row - b.row || a.col - b.col) : found;
  }

  place(cell: CellAddress): CellPlace {
    return placeOf(this.sheet, cell);
  }
}

export const EVERYWHERE: Window = { top: 0, left: 0, bottom: Infinity, right: Infinity };

function isWithin({ top, left, bottom, right }: Window, { row, col }: CellAddress): boolean {
  return row >= top && row < bottom && col >= left && col < right;
}

export function placeOf(sheet: SheetGrid, { row, col }: CellAddress): CellPlace {
  return { sheetId: sheet.id, sheet: sheet.name, row, col, cell: cellName({ row, col }) };
}
