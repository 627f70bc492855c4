import { formats } from './catalogue/formats';
import { previousTexts } from './catalogue/previous-texts';
import { check } from './check';
import { GoujiError } from './core/errors';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import {
  emptyRow,
  findPreviousList,
  rowOfFigure,
  type ListCell,
  type PreviousList,
} from './core/layout/previous-list';
import type { PreviousFigure } from './core/layout/previous-sheet';
import { freeSheetName } from './core/layout/sheet-names';
import type { DataPointId } from './core/model/format';
import type { WorkbookView } from './core/model/grid';
import type { FiguresToWrite, ImportedReport } from './core/model/imported';
import type { PreviousReport } from './core/model/previous-report';
import type { WorkbookPlan } from './core/model/sheet-plan';
import { plannedSheets } from './core/template-state';
import { changeOf, writeChanges } from './edits';
import {
  chosenOf,
  compareFigures,
  countedOf,
  placesOf,
  saysSame,
  sortFigures,
  writeFigures,
  type SortedFigures,
} from './figure-cells';
import { importReport, type ReadSource } from './intake';
import { planPrevious } from './previous';
import type { WorkbookPort } from './ports/workbook-port';
import type {
  AddedSheet,
  DifferentFigure,
  ImportComparison,
  ImportInput,
  ImportOutcome,
  PreviousComparison,
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
      outcomes.push(await this.outcomeOf(input, signal));
      onRead?.(outcomes.length);
    }
    requireRunning(signal);
    return outcomes;
  }

  private async outcomeOf(input: ImportInput, signal?: AbortSignal): Promise<ImportOutcome> {
    const name = 'name' in input ? input.name : '';
    const readSource: ReadSource = (bytes, file) =>
      this.readSource(bytes, { ...file, ...(signal && { signal }) });
    try {
      return { name, report: await importReport(input, readSource) };
    } catch (error) {
      return { name, error };
    }
  }

  async compare(report: ImportedReport, figures: FiguresToWrite): Promise<ImportComparison> {
    const view = await this.port.read();
    const { facts, previous, profile } = check(view).report;
    return {
      organ: profile.organ,
      year: profile.year,
      current: facts.size === 0 ? null : compareFigures(figures, view, placesOf(facts)),
      previous: previous && comparePrevious(report, figures, previous, view),
    };
  }

  /** Adds the sheet 上年数据, or writes into the one there is. */
  async writePrevious(
    report: ImportedReport,
    figures: FiguresToWrite,
    choice: readonly DifferentFigure[],
  ): Promise<Written> {
    const view = await this.port.read();
    const { previous } = check(view).report;
    if (!previous) return this.addPrevious(report, figures);
    const { fill, different, noPlace } = sortPrevious(report, figures, previous, view);
    const chosen = chosenOf(different, choice);
    const changed = [...fill, ...chosen];
    const list = findPreviousList(view, previous, previousTexts);
    const cells = list
      ? listCells(list, report, figures, previous, { changed, added: noPlace })
      : changed.map(({ place, shouldBe }) => ({ row: place.row, col: place.col, value: shouldBe }));
    const sheetId = changed[0]?.place.sheetId ?? list?.sheet.id ?? '';
    const written = await writeChanges(
      this.port,
      cells.map(({ value, ...at }) => changeOf(view, { sheetId, ...at }, { value })),
    );
    return { ...written, refused: written.refused + choice.length - chosen.length };
  }

  private async addPrevious(report: ImportedReport, figures: FiguresToWrite): Promise<Written> {
    const { sheets } = await this.port.overview();
    const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
    const { organ, year } = report.verdict.report.profile;
    const list = { organ, year, name: report.name, figures: previousFigures(report, figures) };
    const plan = shownFromLeft(planPrevious(list, (name) => freeSheetName(name, taken)));
    const made = await this.port.execute(plan, null);
    const id = made.sheets[0]?.id ?? '';
    return { count: figures.size, refused: 0, undo: [], added: { id, plan } };
  }

  async writeCurrent(figures: FiguresToWrite, choice: readonly DifferentFigure[]): Promise<Written> {
    const view = await this.port.read();
    const { facts } = check(view).report;
    if (facts.size === 0) throw new GoujiError('NO_TABLES');
    return writeFigures(this.port, view, placesOf(facts), figures, choice);
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

/** The list is wide: from its figures on nobody would see what they are. */
function shownFromLeft(plan: WorkbookPlan): WorkbookPlan {
  const { select } = plan;
  return { ...plan, select: select && { ...select, cell: { ...select.cell, col: 0 } } };
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

function holdsOtherYear(report: ImportedReport, previous: PreviousReport): boolean {
  const { year } = report.verdict.report.profile;
  return year !== null && previous.year !== null && year !== previous.year;
}

/** Two years do not stand in one list: of another year, what this report does not have is to go. */
function sortPrevious(
  report: ImportedReport,
  figures: FiguresToWrite,
  previous: PreviousReport,
  view: WorkbookView,
): SortedFigures {
  const { places } = previous;
  if (!holdsOtherYear(report, previous)) return sortFigures(figures, view, places);
  const gone = [...places.keys()].map((point) => [point, null] as const);
  return sortFigures(new Map([...gone, ...figures]), view, places, saysSame);
}

function previousFigures(report: ImportedReport, figures: FiguresToWrite): readonly PreviousFigure[] {
  const sources = new Map(report.figures.map(({ point, source }) => [point, source]));
  return [...figures].map(([point, value]) => ({ point, value, source: sources.get(point) ?? '' }));
}

interface ListChanges {
  readonly changed: readonly DifferentFigure[];
  /** Figures that have no row yet. */
  readonly added: readonly DataPointId[];
}

/** Every cell of the list that changes with the figures: they themselves, what they were read from, whose they are. */
function listCells(
  list: PreviousList,
  report: ImportedReport,
  figures: FiguresToWrite,
  previous: PreviousReport,
  { changed, added }: ListChanges,
): readonly ListCell[] {
  const known = new Map(previousFigures(report, figures).map((figure) => [figure.point, figure]));
  const rows = changed.flatMap(({ point, place: { row, col }, shouldBe }) => {
    const figure = known.get(point);
    if (!figure) return emptyRow(list, row);
    return [
      { row, col, value: shouldBe },
      { row, col: list.columns.source, value: figure.source === '' ? null : figure.source },
    ];
  });
  const further = added.flatMap((point, index) => {
    const figure = known.get(point);
    return figure ? rowOfFigure(list, list.end + index, figure, words, previousTexts) : [];
  });
  return [...entryCells(list, report, previous), ...rows, ...further];
}

/** Whose figures they are: told anew with another year, else only where nothing was told. */
function entryCells(
  list: PreviousList,
  report: ImportedReport,
  previous: PreviousReport,
): readonly ListCell[] {
  const { organ, year } = report.verdict.report.profile;
  const told = { organ, year: year === null ? null : String(year), name: report.name || null };
  const anew = holdsOtherYear(report, previous);
  const keys = (['organ', 'year', 'name'] as const).filter(
    (key) => anew || (key !== 'name' && previous[key] === null && told[key] !== null),
  );
  return keys.flatMap((key) => {
    const at = list.entries[key];
    return at ? [{ ...at, value: told[key] }] : [];
  });
}

function comparePrevious(
  report: ImportedReport,
  figures: FiguresToWrite,
  previous: PreviousReport,
  view: WorkbookView,
): PreviousComparison {
  const compared = countedOf(sortPrevious(report, figures, previous, view));
  // What has no row yet gets one.
  return { ...compared, fill: compared.fill + compared.noPlace, noPlace: 0, year: previous.year };
}

const words = wordsOf(formats.map(formOf));
