import { GoujiError, isGoujiError } from '../../core/errors';
import type { Box } from '../../core/model/geometry';
import type { CellPlace, SheetGrid, WorkbookView } from '../../core/model/grid';
import type { HighlightPlan } from '../../core/model/highlight-plan';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import type {
  CellEdit,
  ExecutionReport,
  HighlightReport,
  SheetLine,
  WorkbookChange,
  WorkbookOverview,
  WorkbookPort,
} from '../../ports/workbook-port';
import { writeEdits } from './cell-edits';
import { hostCode, mayPass, translated } from './host-errors';
import { areLinesShown, showLines } from './lines';
import { fetchListing, hasState, overviewOf, withMade, withState } from './listing';
import type { Listing } from './listing';
import { Made, namesToTakeBack, requireRoom } from './made';
import { AddedMarks, findMarks, replaceMarks } from './marks';
import type { KnownMarks } from './marks';
import { readSheets } from './read-workbook';
import { deleteSheets, namesIn, requireSheetsLeft, sheetsIn } from './remove';
import { ExcelRequests, REQUEST_TIMING } from './requests';
import type { RequestTiming } from './requests';
import { revealCell, selectedCell } from './reveal';
import { saveStateText } from './state';
import { listen, OwnWrites, unlisten } from './watch';

export interface ExcelPortOptions {
  /** Told true when Excel has not answered for a second, most likely because the clerk is typing in a cell. */
  readonly onBusy?: (busy: boolean) => void;
  readonly timing?: RequestTiming;
}

/**
 * Every operation stands in line, is sent in as few requests as possible, and translates what Excel refuses. What is
 * remembered between operations only saves requests; where it is out of date Excel refuses, and it is asked for anew.
 */
export class ExcelPort implements WorkbookPort {
  readonly kind = 'excel';
  private readonly requests: ExcelRequests;
  private readonly own = new OwnWrites();
  /** As of the last request that brought it along; null when it must be asked for. */
  private listing: Listing | null = null;
  /** True while nothing but an overview has happened since the listing. */
  private listingIsFresh = false;
  /** As the first reading told; the clerk hardly ever changes it while the pane is open. */
  private dates1904: boolean | null = null;
  private marks: KnownMarks | null = null;
  /** What was added by requests that Excel did not finish. */
  private unfinished: readonly AddedMarks[] = [];

  constructor({ onBusy = () => undefined, timing = REQUEST_TIMING }: ExcelPortOptions) {
    this.requests = new ExcelRequests(onBusy, timing);
  }

  overview(): Promise<WorkbookOverview> {
    return this.operation(async () => {
      const listing = await this.list();
      this.listingIsFresh = true;
      return overviewOf(listing);
    });
  }

  read(): Promise<WorkbookView> {
    return this.operation(async () => {
      const known = this.listing?.sheets.map((sheet) => sheet.id) ?? [];
      const { listing, view, dates1904 } = await readSheets(this.requests, known, this.dates1904);
      this.dates1904 = dates1904;
      this.remember(listing);
      return view;
    });
  }

  readLong(sheetIds: readonly string[], signal?: AbortSignal): Promise<readonly SheetGrid[]> {
    return this.operation(async () => {
      const { readLong } = await import('./read-long');
      return readLong(this.requests, await this.list(), sheetIds, signal);
    });
  }

  merges(sheetIds: readonly string[]): Promise<readonly (readonly Box[])[]> {
    return this.operation(async () => {
      if (sheetIds.length === 0) return [];
      const { readMerges } = await import('./read-long');
      return this.requests.run((context) => readMerges(context, sheetIds), { repeatable: true });
    });
  }

  execute(plan: WorkbookPlan, state: string | null): Promise<ExecutionReport> {
    return this.operation(async () => {
      const listing = this.listingIsFresh && this.listing ? this.listing : await this.list();
      requireRoom(plan, listing);
      this.listing = null;
      const report = await this.own.during(() => this.carryOut(plan, state, listing, true));
      this.remember(withMade(listing, report.sheets, plan.names, state));
      return report;
    });
  }

  saveState(state: string | null): Promise<void> {
    return this.operation(async () => {
      const listing = this.listing ?? (await this.list());
      this.listing = null;
      await saveStateText(this.requests, state, hasState(listing));
      this.remember(withState(listing, state));
    });
  }

  removeSheets(sheetIds: readonly string[], names: readonly string[]): Promise<void> {
    return this.operation(async () => {
      requireSheetsLeft(await this.list(), sheetIds);
      await this.own.during(() => this.takeAway(sheetIds, names));
    });
  }

  setCells(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    return this.operation(async () => {
      if (edits.length === 0) return [];
      return this.own.during(() => writeEdits(this.requests, edits));
    });
  }

  linesShown(lines: readonly SheetLine[]): Promise<boolean> {
    return this.operation(async () => {
      if (lines.length === 0) return true;
      const batch = (context: Excel.RequestContext): Promise<boolean> => areLinesShown(context, lines);
      return this.requests.run(batch, { repeatable: true });
    });
  }

  showLines(lines: readonly SheetLine[], visible: boolean): Promise<void> {
    return this.operation(async () => {
      if (lines.length === 0) return;
      const batch = (context: Excel.RequestContext): Promise<void> => showLines(context, lines, visible);
      await this.own.during(() => this.requests.run(batch, { repeatable: true }));
    });
  }

  highlight(plan: HighlightPlan): Promise<HighlightReport> {
    return this.operation(() => this.own.during(() => this.mark(plan)));
  }

  /** Looks for marks afresh: a marked cell may have been copied since. */
  clearHighlights(): Promise<HighlightReport> {
    return this.operation(() => {
      this.marks = null;
      return this.own.during(() => this.mark({ marks: [] }));
    });
  }

  reveal(place: { readonly sheetId: string; readonly row: number; readonly col: number }): Promise<void> {
    return this.operation(() =>
      this.requests.run((context) => revealCell(context, place), { repeatable: true }),
    );
  }

  selection(): Promise<CellPlace | null> {
    return this.operation(() => this.requests.run(selectedCell, { repeatable: true }));
  }

  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    return this.operation(async () => {
      const batch = (context: Excel.RequestContext): ReturnType<typeof listen> =>
        listen(context, this.own, listener);
      const handlers = await this.requests.run(batch, { repeatable: false });
      return () => this.operation(() => unlisten(handlers));
    });
  }

  /** One after another, and whatever goes wrong leaves as an error of ours. */
  private operation<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.requests.inTurn(async () => {
      try {
        return await work();
      } catch (error) {
        throw isGoujiError(error) ? error : translated(error, await this.denial(error));
      }
    });
  }

  /** What a refused write means in this workbook as it is now; null for any other trouble. */
  private async denial(error: unknown): Promise<GoujiError | null> {
    if (hostCode(error) !== 'AccessDenied') return null;
    const listing = await this.list().catch(() => null);
    const locked = listing?.sheets.find((sheet) => sheet.protected);
    if (listing?.structureProtected) return new GoujiError('STRUCTURE_PROTECTED');
    if (locked && !listing?.readOnly) return new GoujiError('SHEET_PROTECTED', { sheet: locked.name });
    return new GoujiError('READ_ONLY');
  }

  private async list(): Promise<Listing> {
    return this.remember(await fetchListing(this.requests));
  }

  private remember(listing: Listing): Listing {
    this.listing = listing;
    this.listingIsFresh = false;
    return listing;
  }

  /** What was made before Excel stopped is taken away again; after passing trouble one more try is worth it. */
  private async carryOut(
    plan: WorkbookPlan,
    state: string | null,
    listing: Listing,
    again: boolean,
  ): Promise<ExecutionReport> {
    const made = new Made();
    // Only who inserts a template needs it; the pane opens sooner without.
    const { executePlan } = await import('./execute-plan');
    try {
      return await executePlan(this.requests, plan, state, listing, made);
    } catch (error) {
      await this.takeBack(plan, listing, made, error);
      if (again && mayPass(error)) return this.carryOut(plan, state, await this.list(), false);
      throw hostCode(error) === 'ItemAlreadyExists' ? existsError(plan, await this.list(), error) : error;
    } finally {
      this.own.madeSheets(made.sheetIds);
    }
  }

  /** Best effort: what cannot be taken away now is found by the state, which is written first and goes last. */
  private async takeBack(plan: WorkbookPlan, before: Listing, made: Made, error: unknown): Promise<void> {
    try {
      await this.takeAway(made.sheetIds, namesToTakeBack(plan, before, await this.list(), made, error));
    } catch {
      this.listing = null;
    }
  }

  /** Deletes what is there of the sheets and names; after passing trouble what is left is tried once more. */
  private async takeAway(sheetIds: readonly string[], names: readonly string[], again = true): Promise<void> {
    if (sheetIds.length + names.length === 0) return;
    this.own.removedSheets(sheetIds);
    const listing = await this.list();
    this.listing = null;
    try {
      await deleteSheets(this.requests, sheetsIn(listing, sheetIds), namesIn(listing, names));
    } catch (error) {
      if (!again || !(mayPass(error) || hostCode(error) === 'ItemNotFound')) throw error;
      await this.takeAway(sheetIds, names, false);
    }
  }

  /** One request where the marks are known; when Excel refuses, they are looked for and written once more. */
  private async mark(plan: HighlightPlan): Promise<HighlightReport> {
    const known = this.knownFor(plan);
    if (known) {
      try {
        return await this.writeMarks(plan, known);
      } catch {
        // out of date: the sheet is gone, protected or renumbered since; the second try says what is wrong
      }
    }
    try {
      return await this.writeMarks(plan, await this.lookForMarks());
    } catch (error) {
      if (known || !mayPass(error)) throw error;
      return this.writeMarks(plan, await this.lookForMarks());
    }
  }

  private knownFor(plan: HighlightPlan): FoundMarks | null {
    const { listing, marks } = this;
    if (!listing || !marks) return null;
    const covered = plan.marks.every(({ sheetId }) => marks.has(sheetId));
    return covered ? { listing, marks } : null;
  }

  /** Two requests, one more when the sheets are not known or no longer those that were. */
  private async lookForMarks(): Promise<FoundMarks> {
    const found = await this.findIn(this.listing ?? (await this.list())).catch(async (error: unknown) => {
      if (hostCode(error) !== 'ItemNotFound') throw error;
      return this.findIn(await this.list());
    });
    this.remember(found.listing);
    const marks = this.unfinished.reduce((joined, added) => added.joinedTo(joined), found.marks);
    return { listing: found.listing, marks };
  }

  private findIn({ sheets }: Listing): Promise<FoundMarks> {
    const ids = sheets.map((sheet) => sheet.id);
    return this.requests.run((context) => findMarks(context, ids), { repeatable: true });
  }

  private async writeMarks(plan: HighlightPlan, { listing, marks }: FoundMarks): Promise<HighlightReport> {
    if (isIdle(plan, marks)) return { added: 0, removed: 0, protectedSheets: [] };
    this.marks = null;
    const journal = new AddedMarks();
    this.unfinished = [...this.unfinished, journal];
    const written = await this.requests.runOnce((context) =>
      replaceMarks(context, plan, marks, listing, journal),
    );
    this.unfinished = [];
    this.marks = written.marks;
    return written.report;
  }
}

function isIdle(plan: HighlightPlan, marks: KnownMarks): boolean {
  return plan.marks.length === 0 && [...marks.values()].every(({ ours }) => ours.size === 0);
}

interface FoundMarks {
  readonly listing: Listing;
  readonly marks: KnownMarks;
}

/** Someone else added a sheet of that name since the overview. */
function existsError(plan: WorkbookPlan, { sheets }: Listing, cause: unknown): GoujiError {
  const taken = plan.sheets.find(({ name }) => sheets.some((sheet) => sheet.name === name));
  return new GoujiError('SHEET_EXISTS', { sheet: taken?.name ?? plan.sheets[0]?.name ?? '' }, { cause });
}
