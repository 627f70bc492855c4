import { formats } from './catalogue/formats';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import { cellAt } from './core/formulas/recalculate';
import type { DataPointId } from './core/model/format';
import type { CellPlace, CellValue, WorkbookView } from './core/model/grid';
import type { FiguresToWrite } from './core/model/imported';
import { readConstant } from './core/recognise/normalise-cell';
import { changeOf, writeChanges, type Change } from './edits';
import type { WorkbookPort } from './ports/workbook-port';
import type { DifferentFigure, TargetComparison, Written } from './ui/actions';

/** Part of the pipeline: figures from elsewhere beside what the cells of the tables hold, and written there. */

export type Places = ReadonlyMap<DataPointId, CellPlace>;

export function placesOf(facts: ReadonlyMap<DataPointId, { readonly place: CellPlace }>): Places {
  return new Map([...facts].map(([point, { place }]) => [point, place]));
}

export interface SortedFigures {
  readonly same: number;
  readonly fill: readonly DifferentFigure[];
  readonly different: readonly DifferentFigure[];
  readonly formulas: number;
  readonly noPlace: readonly DataPointId[];
}

const words = wordsOf(formats.map(formOf));

/**
 * Each figure by what its cell holds now; a formula is never written over, whatever it says.
 * @param isSame  whether the content of a cell says the figure already
 */
export function sortFigures(
  figures: FiguresToWrite,
  view: WorkbookView,
  places: Places,
  isSame: (value: CellValue, figure: number | null) => boolean = agrees,
): SortedFigures {
  const fill: DifferentFigure[] = [];
  const different: DifferentFigure[] = [];
  const noPlace: DataPointId[] = [];
  const count = { same: 0, formulas: 0 };
  for (const [point, shouldBe] of figures) {
    const place = places.get(point);
    const cell = place && contentOf(view, place);
    if (!place || !cell) noPlace.push(point);
    else if (cell.formula !== undefined) count.formulas += 1;
    else if (isSame(cell.value, shouldBe)) count.same += 1;
    else
      (isBlank(cell.value) ? fill : different).push({
        point,
        place,
        where: words.spot(point),
        is: cell.value,
        shouldBe,
      });
  }
  return { ...count, fill, different, noPlace };
}

function contentOf(
  view: WorkbookView,
  { sheetId, row, col }: CellPlace,
): { readonly value: CellValue; readonly formula?: string } | undefined {
  const sheet = view.sheets.find(({ id }) => id === sheetId);
  return sheet && (cellAt(sheet, row, col) ?? { value: null });
}

function isBlank(value: CellValue): boolean {
  return value === null || value === '';
}

/** A blank counts as 0: it is no reason to empty a cell in which somebody wrote 0. */
function agrees(value: CellValue, figure: number | null): boolean {
  return saysSame(value, figure) || (figure === null && saysSame(value, 0));
}

export function saysSame(value: CellValue, figure: number | null): boolean {
  const { value: said } = readConstant({ value });
  return figure === null ? said.kind === 'blank' : said.kind === 'number' && said.value === figure;
}

export function compareFigures(
  figures: FiguresToWrite,
  view: WorkbookView,
  places: Places,
): TargetComparison {
  return countedOf(sortFigures(figures, view, places));
}

export function countedOf({ fill, noPlace, ...rest }: SortedFigures): TargetComparison {
  return { ...rest, fill: fill.length, noPlace: noPlace.length };
}

/** Of the figures that differ those to be written over, where the cell still says what the clerk saw. */
export function chosenOf(
  different: readonly DifferentFigure[],
  choice: readonly DifferentFigure[],
): readonly DifferentFigure[] {
  return choice.flatMap((wanted) => {
    const found = different.find(({ point }) => point === wanted.point);
    return found && found.is === wanted.is ? [found] : [];
  });
}

/** Writes figures into their cells: blanks are filled, of those that differ only the chosen are replaced. */
export async function writeFigures(
  port: WorkbookPort,
  view: WorkbookView,
  places: Places,
  figures: FiguresToWrite,
  choice: readonly DifferentFigure[],
): Promise<Written> {
  const { fill, different } = sortFigures(figures, view, places);
  const chosen = chosenOf(different, choice);
  const changes = [...fill, ...chosen].map(({ place, shouldBe }): Change =>
    changeOf(view, place, { value: shouldBe }),
  );
  const written = await writeChanges(port, changes);
  return { ...written, refused: written.refused + choice.length - chosen.length };
}
