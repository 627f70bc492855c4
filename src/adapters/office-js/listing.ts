import { absoluteBoxName, quoteSheetName } from '../../core/model/geometry';
import type { DefinedName, SheetVisibility } from '../../core/model/grid';
import { decodeState, encodeState } from '../../ports/state-text';
import type { NamePlan } from '../../core/model/sheet-plan';
import { STATE_NAME } from '../../ports/workbook-port';
import type { SheetSummary, WorkbookOverview } from '../../ports/workbook-port';
import type { ExcelRequests } from './requests';

/** What a request can bring along about the workbook as a whole, at little cost. */
export interface Listing {
  readonly sheets: readonly SheetSummary[];
  readonly names: readonly DefinedName[];
  /** Names of the tables of all sheets. */
  readonly tables: readonly string[];
  readonly structureProtected: boolean;
  readonly readOnly: boolean;
}

/** Asks for the listing within the next request; the returned function gives it once that is answered. */
export function loadListing({ workbook }: Excel.RequestContext): () => Listing {
  const { worksheets, names, tables, protection } = workbook;
  workbook.load('readOnly');
  protection.load('protected');
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  names.load('items/name,items/formula,items/visible');
  tables.load('items/name');
  return () => ({
    sheets: worksheets.items.map(summaryOf),
    names: names.items.map(definedName),
    tables: tables.items.map(({ name }) => name),
    structureProtected: protection.protected,
    readOnly: workbook.readOnly,
  });
}

/** One request. */
export function fetchListing(requests: ExcelRequests): Promise<Listing> {
  const batch = async (context: Excel.RequestContext): Promise<Listing> => {
    const listing = loadListing(context);
    await context.sync();
    return listing();
  };
  return requests.run(batch, { repeatable: true });
}

/** The listing after our own insertion. */
export function withMade(
  listing: Listing,
  made: readonly SheetSummary[],
  planned: readonly NamePlan[],
  state: string | null,
): Listing {
  const keys = new Set(planned.map(({ name }) => nameKey(name)));
  const kept = listing.names.filter(({ name }) => !keys.has(nameKey(name)));
  const names = planned.map((plan) => ({
    name: plan.name,
    refersTo: nameFormula(plan).slice(1),
    hidden: plan.hidden,
  }));
  const next = { ...listing, sheets: [...listing.sheets, ...made], names: [...kept, ...names] };
  return state === null ? next : withState(next, state);
}

/** The listing after our own writing or removing of the state. */
export function withState(listing: Listing, state: string | null): Listing {
  const others = listing.names.filter((name) => !isState(name));
  const own = state === null ? [] : [{ name: STATE_NAME, refersTo: encodeState(state), hidden: true }];
  return { ...listing, names: [...others, ...own] };
}

/** What a defined name of the plan stands for, as Excel writes it. */
export function nameFormula({ sheet, box }: NamePlan): string {
  return `=${quoteSheetName(sheet)}!${absoluteBoxName(box)}`;
}

export function overviewOf({ sheets, names, structureProtected, readOnly }: Listing): WorkbookOverview {
  const state = names.find(isState);
  return {
    sheets,
    state: state ? decodeState(state.refersTo) : null,
    names: names.filter((name) => !isState(name)).map((name) => name.name),
    structureProtected,
    readOnly,
  };
}

export function hasState({ names }: Listing): boolean {
  return names.some(isState);
}

/** What Excel compares names of sheets and of cells by: they are the same in either case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

export function isStateName(name: string): boolean {
  return nameKey(name) === nameKey(STATE_NAME);
}

function isState({ name }: DefinedName): boolean {
  return isStateName(name);
}

function summaryOf(sheet: Excel.Worksheet): SheetSummary {
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: visibilityOf(sheet.visibility),
    protected: sheet.protection.protected,
  };
}

export function visibilityOf(visibility: string): SheetVisibility {
  if (visibility === 'Visible') return 'visible';
  return visibility === 'VeryHidden' ? 'veryHidden' : 'hidden';
}

function definedName(item: Excel.NamedItem): DefinedName {
  return { name: item.name, refersTo: String(item.formula).replace(/^=/, ''), hidden: !item.visible };
}
