import { formats } from './catalogue/formats';
import { check } from './check';
import { GoujiError } from './core/errors';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import { cellAt } from './core/formulas/recalculate';
import type { DataPointId } from './core/model/format';
import type { CellPlace, CellValue, WorkbookView } from './core/model/grid';
import type { FiguresToWrite, ImportedReport } from './core/model/imported';
import { readConstant } from './core/recognise/normalise-cell';
import { plannedSheets } from './core/template-state';
import { changeOf, writeChanges, type Change } from './edits';
import { importReport, type ReadSource } from './intake';
import type { WorkbookPort } from './ports/workbook-port';
import type {
  AddedSheet,
  DifferentFigure,
  ImportComparison,
  ImportInput,
  ImportOutcome,
  TargetComparison,
  Written,
} from './ui/actions';

/** Part of the pipeline in a file of its own: reports from elsewhere, and what is written of them after a click. */
export function createImportActions(port: WorkbookPort, readSource: ReadSource): ImportActions {
  return new ImportActions(port, readSource);
}

export class ImportActions {
  constructor(
    private readonly port: WorkbookPort,
    private readonly readSource: ReadSource,
  ) {}

  async read(
    inputs: readonly ImportInput[],
    signal?: AbortSignal,
    onRead?: (count: number) => void,
  ): Promise<readonly ImportOutcome[]> {
    const outcomes: ImportOutcome[] = [];
    for (const input of inputs) {
      requireRunning(signal);
      outcomes.push(await this.outcomeOf(input));
      onRead?.(outcomes.length);
    }
    requireRunning(signal);
    return outcomes;
  }

  private async outcomeOf(input: ImportInput): Promise<ImportOutcome> {
    const name = 'name' in input ? input.name : '';
    try {
      return { name, report: await importReport(input, this.readSource) };
    } catch (error) {
      return { name, error };
    }
  }

  async compare(figures: FiguresToWrite): Promise<ImportComparison> {
    const view = await this.port.read();
    const { facts, previous, profile } = check(view).report;
    return {
      organ: profile.organ,
      year: profile.year,
      current: facts.size === 0 ? null : compareFigures(figures, view, placesOf(facts)),
      previous: previous && compareFigures(figures, view, previous.places),
    };
  }

  async writePrevious(
    _report: ImportedReport,
    figures: FiguresToWrite,
    choice: readonly DifferentFigure[],
  ): Promise<Written> {
    const view = await this.port.read();
    const { previous } = check(view).report;
    if (!previous) throw new GoujiError('NO_TABLES');
    return this.writeFigures(figures, choice, view, previous.places);
  }

  async writeCurrent(figures: FiguresToWrite, choice: readonly DifferentFigure[]): Promise<Written> {
    const view = await this.port.read();
    const { facts } = check(view).report;
    if (facts.size === 0) throw new GoujiError('NO_TABLES');
    return this.writeFigures(figures, choice, view, placesOf(facts));
  }

  private async writeFigures(
    figures: FiguresToWrite,
    choice: readonly DifferentFigure[],
    view: WorkbookView,
    places: Places,
  ): Promise<Written> {
    const { fill, different } = sortFigures(figures, view, places);
    const chosen = choice.flatMap((wanted) => {
      const found = different.find(({ point }) => point === wanted.point);
      return found && found.is === wanted.is ? [found] : [];
    });
    const changes = [...fill, ...chosen].map(({ place, shouldBe }): Change =>
      changeOf(view, place, { value: shouldBe }),
    );
    const written = await writeChanges(this.port, changes);
    return { ...written, refused: written.refused + choice.length - chosen.length };
  }

  /** Takes back a sheet that was added, while it holds exactly what was written. */
  async removeAdded({ id, plan }: AddedSheet): Promise<Written> {
    const found = plannedSheets(await this.port.read(), plan).find(({ sheet }) => sheet.id === id);
    if (!found) throw new GoujiError('SHEET_GONE');
    if (found.comparison !== 'same') throw new GoujiError('INSERT_CHANGED', { sheet: found.sheet.name });
    await this.port.removeSheets(
      [id],
      plan.names.map(({ name }) => name),
    );
    return { count: plan.sheets.length, refused: 0, undo: [] };
  }
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

type Places = ReadonlyMap<DataPointId, CellPlace>;

function placesOf(facts: ReadonlyMap<DataPointId, { readonly place: CellPlace }>): Places {
  return new Map([...facts].map(([point, { place }]) => [point, place]));
}

interface SortedFigures {
  readonly same: number;
  readonly fill: readonly DifferentFigure[];
  readonly different: readonly DifferentFigure[];
  readonly formulas: number;
  readonly noPlace: number;
}

const words = wordsOf(formats.map(formOf));

/** Each figure by what its cell holds now; a formula is never written over, whatever it says. */
function sortFigures(figures: FiguresToWrite, view: WorkbookView, places: Places): SortedFigures {
  const fill: DifferentFigure[] = [];
  const different: DifferentFigure[] = [];
  const count = { same: 0, formulas: 0, noPlace: 0 };
  for (const [point, shouldBe] of figures) {
    const place = places.get(point);
    const cell = place && contentOf(view, place);
    if (!place || !cell) count.noPlace += 1;
    else if (cell.formula !== undefined) count.formulas += 1;
    else if (saysSame(cell.value, shouldBe)) count.same += 1;
    else
      (isBlank(cell.value) ? fill : different).push({
        point,
        place,
        where: words.spot(point),
        is: cell.value,
        shouldBe,
      });
  }
  return { ...count, fill, different };
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

function saysSame(value: CellValue, figure: number | null): boolean {
  const { value: said } = readConstant({ value });
  return figure === null ? said.kind === 'blank' : said.kind === 'number' && said.value === figure;
}

function compareFigures(figures: FiguresToWrite, view: WorkbookView, places: Places): TargetComparison {
  const { fill, ...rest } = sortFigures(figures, view, places);
  return { ...rest, fill: fill.length };
}
