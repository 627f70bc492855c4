import { formats } from './catalogue/formats';
import { ledgerTexts } from './catalogue/ledger-labels';
import { ledgerSheetTexts } from './catalogue/ledger-texts';
import { addMessages, say } from './catalogue/messages';
import { ledgerReview as wording } from './catalogue/messages/zh-CN/ledger-review';
import { reviewTexts } from './catalogue/review-texts';
import { nextTask, tablesOf } from './check';
import { GoujiError } from './core/errors';
import { wordsOf, type Words } from './core/findings/words';
import { formOf } from './core/form/form';
import { freeSheetName } from './core/layout/sheet-names';
import { countingOf, editionOfFigures, listOf, placeOfRow, reasonIn, rowAt } from './core/ledger/counted';
import { cellAt } from './core/formulas/recalculate';
import { layOutReview, reviewSheetName, type ReviewWording } from './core/layout/review-sheets';
import { monthReview, weekReview } from './core/ledger/review';
import { dayOfSerial, localDay } from './core/model/days';
import type { RecognisedReport } from './core/model/fact';
import type { DataPointId } from './core/model/format';
import type { CellPlace, GridCell, WorkbookView } from './core/model/grid';
import type { FiguresToWrite } from './core/model/imported';
import type { HolidayYear, LedgerCase, LedgerField } from './core/model/ledger';
import type { ColumnMapping, ImportAnswers, ImportedList, ListProposal } from './core/model/ledger-import';
import type { MonthReview, WeekReview } from './core/model/ledger-review';
import type { WorkbookPlan } from './core/model/sheet-plan';
import { isDateFormat } from './core/recognise/normalise-cell';
import { compareLongWithPlan, plannedSheets } from './core/template-state';
import { compareFigures, placesOf, writeFigures } from './figure-cells';
import { calendarOf, hasTables, judgeLedger, readLedgers } from './ledger';
import { headKey, importCasesInTasks, mappingOf, proposeList } from './ledger-import';
import { countedFrom1904, planLedger, readHolidays, type PlanLedger } from './ledger-sheets';
import { readWhole } from './long-lists';
import type { WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import type { DifferentFigure, ImportInput, InsertOutcome, TargetComparison, Written } from './ui/actions';
import type {
  AddCases,
  AddedCases,
  BroughtList,
  CountedFigure,
  CountedRow,
  LedgerActions,
  LedgerRequest,
  LedgerRow,
  LedgerState,
} from './ui/ledger-actions';

/** Part of the pipeline in a file of its own: the ledger of applications in the workbook. */
addMessages('zh-CN', wording);

/** What a host offers for lists from elsewhere. */
export interface LedgerFiles {
  /** Grids of a file of any kind, up to 50,000 rows of each. @throws GoujiError with a code of the files */
  readonly readList: (
    bytes: Uint8Array,
    file: { readonly name?: string; readonly signal?: AbortSignal },
  ) => Promise<WorkbookView>;
  /** A text kept on this computer; both may throw where it keeps nothing. */
  readonly keep: { readonly get: () => string | null; readonly set: (text: string) => void };
}

export interface LedgerOptions {
  readonly clock: () => Date;
  /** Absent where a host reads no lists. */
  readonly ledgerFiles?: () => Promise<LedgerFiles>;
}

export async function createLedgerActions(
  port: WorkbookPort,
  { clock, ledgerFiles }: LedgerOptions,
): Promise<LedgerActions> {
  return new LedgerPart(port, clock, ledgerFiles ? await ledgerFiles() : null);
}

class LedgerPart implements LedgerActions {
  /** What was added last, for taking it back. */
  private last: WorkbookPlan | null = null;
  /** Days off that the office filled in, by what was read with them. */
  private readonly holidays = new WeakMap<LedgerState, readonly HolidayYear[]>();

  constructor(
    private readonly port: WorkbookPort,
    private readonly clock: () => Date,
    private readonly files: LedgerFiles | null,
  ) {}

  get today(): string {
    return localDay(this.clock());
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
    const report = tablesOf(view);
    const tables = hasTables(report) ? report : null;
    const holidays = readHolidays(view);
    const verdict = judgeLedger(ledger, tables, { year, today: this.today, holidays });
    const state = { year, ledger, verdict, cells: cellsOf(tables), otherSheets };
    this.holidays.set(state, holidays);
    return state;
  }

  // ---- sheets

  insert({ year, maskNames, rows }: LedgerRequest): Promise<InsertOutcome> {
    return this.addLedger({ year, maskNames, rows });
  }

  private async addLedger(ledger: PlanLedger): Promise<InsertOutcome> {
    const { dates1904 } = await this.port.read();
    return this.add((rename) => {
      const plan = planLedger(ledger, rename);
      return dates1904 ? countedFrom1904(plan) : plan;
    });
  }

  /** @throws READ_ONLY, STRUCTURE_PROTECTED before anything is written */
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
    const found = await this.standing(last);
    const changed = found.find(({ comparison }) => comparison !== 'same');
    if (changed) throw new GoujiError('INSERT_CHANGED', { sheet: changed.sheet.name });
    await this.port.removeSheets(
      found.map(({ sheet }) => sheet.id),
      last.names.map(({ name }) => name),
    );
    this.last = null;
  }

  /** Sheets of the plan as they stand, read to their end. */
  private async standing(plan: WorkbookPlan): Promise<ReturnType<typeof plannedSheets>> {
    const found = plannedSheets(await this.port.read(), plan);
    const cut = found.flatMap(({ sheet }) => (sheet.truncated ? [sheet.id] : []));
    const whole = cut.length > 0 ? await this.port.readLong(cut) : [];
    return found.map(({ sheet, comparison }) => {
      const long = whole.find(({ id }) => id === sheet.id);
      const cells = plan.sheets.find(({ name }) => name.toLowerCase() === sheet.name.toLowerCase())?.cells;
      return { sheet, comparison: long && cells ? compareLongWithPlan(sheet, long, cells) : comparison };
    });
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
    const report = tablesOf(view);
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

  // ---- 周研判, 月通报

  week({ ledger, verdict }: LedgerState): WeekReview {
    return weekReview(ledger, verdict.due, { today: this.today });
  }

  month(state: LedgerState, month: number): MonthReview {
    const calendar = calendarOf(this.holidays.get(state) ?? []);
    return monthReview(state.ledger, { year: state.year, month, today: this.today, calendar });
  }

  insertReview({ ledger }: LedgerState, review: WeekReview | MonthReview): Promise<InsertOutcome> {
    return this.add((rename) =>
      layOutReview(review, ledger, REVIEW_WORDING, rename(reviewSheetName(review, reviewTexts))),
    );
  }

  // ---- lists from elsewhere

  async readList(input: ImportInput, signal?: AbortSignal): Promise<BroughtList | null> {
    if (!this.files) throw new GoujiError('HOST_UNSUPPORTED');
    const view = await viewOf(input, this.files, signal);
    await nextTask();
    requireRunning(signal);
    const kept = this.kept();
    const proposal = proposeList(view, kept);
    if (!proposal) return null;
    const heads = new Set(proposal.columns.map(({ head }) => headKey(head)));
    return {
      name: 'name' in input ? input.name : '',
      proposal,
      remembered: Object.fromEntries(Object.entries(kept).filter(([head]) => heads.has(head))),
      samples: samplesOf(view, proposal),
      source: view,
    };
  }

  importList(
    { source }: BroughtList,
    proposal: ListProposal,
    answers: ImportAnswers,
    signal?: AbortSignal,
  ): Promise<ImportedList> {
    return importCasesInTasks(source as WorkbookView, proposal, answers, signal);
  }

  remember({ columns }: ListProposal): void {
    const heads = Object.entries({ ...this.kept(), ...mappingOf(columns) });
    try {
      this.files?.keep.set(JSON.stringify(Object.fromEntries(heads.slice(-MOST_HEADS))));
    } catch {
      // A computer that keeps nothing asks again the next time.
    }
  }

  /** Heads settled for earlier lists. */
  private kept(): ColumnMapping {
    try {
      return parseMapping(this.files?.keep.get() ?? null);
    } catch {
      return {};
    }
  }

  alreadyThere(state: LedgerState | null, { cases }: ImportedList): readonly number[] {
    const known = new Set(state?.ledger.cases.map(({ number }) => number));
    return cases.flatMap(({ number }, index) => (number !== '' && known.has(number) ? [index] : []));
  }

  async addCases(
    state: LedgerState | null,
    list: ImportedList,
    { year, maskNames, without }: AddCases,
  ): Promise<AddedCases> {
    const left = new Set(without);
    const cases = list.cases.filter((_, index) => !left.has(index));
    if (state) return { kind: 'appended', written: await this.append(cases, maskNames) };
    const rows = cases.length + FREE_ROWS;
    const outcome = await this.addLedger({ year, cases, rows, maskNames });
    return { kind: 'inserted', outcome };
  }

  private async append(cases: readonly LedgerCase[], maskNames: boolean): Promise<Written> {
    if (cases.length === 0) return { count: 0, refused: 0, undo: [] };
    const { appendCases } = await import('./ledger-adding');
    return appendCases(this.port, cases, maskNames);
  }
}

/** Rows prepared below the cases of a list. */
const FREE_ROWS = 100;
/** Heads remembered; systems have a few dozen each. */
const MOST_HEADS = 500;

const REVIEW_WORDING: ReviewWording = {
  texts: reviewTexts,
  labels: ledgerSheetTexts,
  say: ({ key, values }) => say('zh-CN', key, values),
};

/** What the clipboard holds is best as text, which has its cells apart, and else as a page. */
async function viewOf(
  input: ImportInput,
  { readList }: LedgerFiles,
  signal: AbortSignal | undefined,
): Promise<WorkbookView> {
  const given = signal ? { signal } : {};
  if ('bytes' in input) return readList(input.bytes, { name: input.name, ...given });
  const { text, html } = input;
  const isApart = /[^\t\n]*\t[^\n]*\n[^\n]*\t/.test(text);
  const pasted = html !== undefined && !isApart && /<table\b/i.test(html) ? html : text;
  return readList(new TextEncoder().encode(pasted), given);
}

const SAMPLES = 3;
/** Rows looked at for them. */
const SAMPLED_ROWS = 50;

function samplesOf(view: WorkbookView, { sheetId, headRow, columns }: ListProposal): BroughtList['samples'] {
  const sheet = view.sheets.find(({ id }) => id === sheetId);
  return columns.map(({ column }) => {
    const rows = sheet ? Array.from({ length: SAMPLED_ROWS }, (_, at) => headRow + 1 + at) : [];
    const texts = rows.flatMap((row) => (sheet && sampleOf(cellAt(sheet, row, column), view)) || []);
    return texts.slice(0, SAMPLES);
  });
}

function sampleOf(cell: GridCell | undefined, { dates1904 }: WorkbookView): string {
  const { value = null, format } = cell ?? {};
  const day =
    typeof value === 'number' && isDateFormat(format) ? dayOfSerial(value, dates1904 === true) : null;
  return day ?? (value === null ? '' : String(value).trim());
}

/** What was kept may be of another version, or written by somebody else. */
function parseMapping(text: string | null): ColumnMapping {
  const data: unknown = text === null ? null : JSON.parse(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, LedgerField | null] =>
        entry[1] === null || (typeof entry[1] === 'string' && Object.hasOwn(ledgerTexts.cases, entry[1])),
    ),
  );
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

/** A ledger without a single dispute says nothing of 表四: most offices keep none. */
function figuresOf({ ledger, verdict }: LedgerState): FiguresToWrite {
  const told = verdict.figures.filter(({ point }) => listOf(point) === 'cases' || ledger.disputes.length > 0);
  return new Map(told.map(({ point, value }) => [point, value]));
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

function requireWritable({ structureProtected, readOnly }: WorkbookOverview): void {
  if (structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  if (readOnly) throw new GoujiError('READ_ONLY');
}
