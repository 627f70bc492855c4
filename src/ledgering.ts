import { formats } from './catalogue/formats';
import { check, nextTask } from './check';
import { GoujiError } from './core/errors';
import { wordsOf, type Words } from './core/findings/words';
import { formOf } from './core/form/form';
import { freeSheetName } from './core/layout/sheet-names';
import { countingOf, editionOfFigures, listOf, placeOfRow, reasonIn, rowAt } from './core/ledger/counted';
import { localDay } from './core/model/days';
import type { RecognisedReport } from './core/model/fact';
import type { DataPointId } from './core/model/format';
import type { CellPlace, WorkbookView } from './core/model/grid';
import type { FiguresToWrite } from './core/model/imported';
import type { WorkbookPlan } from './core/model/sheet-plan';
import { plannedSheets } from './core/template-state';
import { compareFigures, placesOf, writeFigures } from './figure-cells';
import { hasTables, judgeLedger, readLedgers } from './ledger';
import { planLedger, readHolidays } from './ledger-sheets';
import { readWhole } from './long-lists';
import type { WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import type { DifferentFigure, InsertOutcome, TargetComparison, Written } from './ui/actions';
import type {
  CountedFigure,
  CountedRow,
  LedgerActions,
  LedgerRequest,
  LedgerRow,
  LedgerState,
} from './ui/ledger-actions';

/** Part of the pipeline in a file of its own: the ledger of applications in the workbook. */

export interface LedgerOptions {
  readonly clock: () => Date;
}

export function createLedgerActions(port: WorkbookPort, options: LedgerOptions): LedgerActions {
  return new LedgerPart(port, options) as unknown as LedgerActions;
}

class LedgerPart {
  /** What was added last, for taking it back. */
  private last: WorkbookPlan | null = null;

  constructor(
    private readonly port: WorkbookPort,
    private readonly options: LedgerOptions,
  ) {}

  get today(): string {
    return localDay(this.options.clock());
  }

  async read(year: number, signal?: AbortSignal): Promise<LedgerState | null> {
    const view = await readWhole(this.port, signal);
    await nextTask();
    requireRunning(signal);
    const found = readLedgers(view);
    if (!found) return null;
    const { ledger, otherSheets } = found;
    await nextTask();
    requireRunning(signal);
    const { report } = check(view);
    const tables = hasTables(report) ? report : null;
    const verdict = judgeLedger(ledger, tables, { year, today: this.today, holidays: readHolidays(view) });
    return { year, ledger, verdict, cells: cellsOf(tables), otherSheets };
  }

  // ---- sheets

  insert({ year, maskNames, rows }: LedgerRequest): Promise<InsertOutcome> {
    return this.add((rename) => planLedger({ year, maskNames, rows }, rename));
  }

  /** @throws READ_ONLY, STRUCTURE_PROTECTED before anything is written; INSERT_UNVERIFIED */
  private async add(planOf: (rename: (name: string) => string) => WorkbookPlan): Promise<InsertOutcome> {
    const overview = await this.port.overview();
    requireWritable(overview);
    const taken = new Set(overview.sheets.map(({ name }) => name.toLowerCase()));
    const plan = planOf((name) => {
      const free = freeSheetName(name, taken);
      taken.add(free.toLowerCase());
      return free;
    });
    const { sheets, leftOut } = await this.port.execute(plan, null);
    this.last = plan;
    return { sheets: sheets.map(({ name }) => name), leftOut };
  }

  async undoInsert(): Promise<void> {
    const { last } = this;
    if (!last) throw new GoujiError('NOTHING_TO_UNDO');
    requireWritable(await this.port.overview());
    const found = plannedSheets(await this.port.read(), last);
    const changed = found.find(({ comparison }) => comparison !== 'same');
    if (changed) throw new GoujiError('INSERT_CHANGED', { sheet: changed.sheet.name });
    await this.port.removeSheets(
      found.map(({ sheet }) => sheet.id),
      last.names.map(({ name }) => name),
    );
    this.last = null;
  }

  // ---- tables

  async compare(state: LedgerState): Promise<TargetComparison> {
    const { view, report } = await this.tables();
    return compareFigures(figuresOf(state), view, placesOf(report.facts));
  }

  async fill(state: LedgerState, choice: readonly DifferentFigure[]): Promise<Written> {
    const { view, report } = await this.tables();
    return writeFigures(this.port, view, placesOf(report.facts), figuresOf(state), choice);
  }

  private async tables(): Promise<{ readonly view: WorkbookView; readonly report: RecognisedReport }> {
    const view = await this.port.read();
    const { report } = check(view);
    if (!hasTables(report)) throw new GoujiError('NO_TABLES');
    return { view, report };
  }

  // ---- figures and rows

  figureAt({ cells }: LedgerState, { sheetId, cell }: CellPlace): DataPointId | null {
    return cells.get(`${sheetId}!${cell}`)?.point ?? null;
  }

  where(point: DataPointId): ReturnType<Words['place']> {
    return words.place(point);
  }

  casesOf(state: LedgerState, point: DataPointId): CountedFigure {
    const { ledger, verdict, year } = state;
    const figure = verdict.figures.find((one) => one.point === point);
    const edition = editionOfFigures(verdict.figures);
    return {
      point,
      value: figure?.value ?? 0,
      place: cellOf(state, point),
      rows: (figure?.rows ?? []).flatMap((index) => {
        const row: LedgerRow = { list: listOf(point), index };
        const place = placeOfRow(ledger, row);
        const reason = reasonIn(point, countingOf(ledger, row, year, edition).counted);
        return place && reason ? [{ row, place, reason }] : [];
      }),
    };
  }

  caseAt({ ledger }: LedgerState, place: CellPlace): LedgerRow | null {
    return rowAt(ledger, place);
  }

  countedIn(state: LedgerState, row: LedgerRow): CountedRow {
    const { ledger, verdict, year } = state;
    const { counted, notCounted } = countingOf(ledger, row, year, editionOfFigures(verdict.figures));
    const place = placeOfRow(ledger, row);
    if (!place) throw new GoujiError('NO_LEDGER');
    return {
      row,
      place,
      counted: counted.map(({ point, reason }) => ({ point, place: cellOf(state, point), reason })),
      notCounted,
    };
  }
}

const words = wordsOf(formats.map(formOf));

function cellsOf(report: RecognisedReport | null): LedgerState['cells'] {
  const facts = [...(report?.facts.values() ?? [])].filter(({ point }) => !point.startsWith('proactive.'));
  return new Map(
    facts.map(({ point, place }) => [`${place.sheetId}!${place.cell}`, { ...place, point }] as const),
  );
}

function cellOf({ cells }: LedgerState, point: DataPointId): CellPlace | null {
  for (const { point: own, ...place } of cells.values()) if (own === point) return place;
  return null;
}

/** A workbook without a ledger of disputes says nothing of 表四. */
function figuresOf({ ledger, verdict }: LedgerState): FiguresToWrite {
  const told = verdict.figures.filter(({ point }) => listOf(point) === 'cases' || ledger.disputesSheet);
  return new Map(told.map(({ point, value }) => [point, value]));
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

function requireWritable({ structureProtected, readOnly }: WorkbookOverview): void {
  if (structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  if (readOnly) throw new GoujiError('READ_ONLY');
}
