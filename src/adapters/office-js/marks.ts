import { boxName } from '../../core/model/geometry';
import { highlightFormula, isHighlightFormula, markColours } from '../../core/model/highlight-plan';
import type { HighlightMark, HighlightPlan } from '../../core/model/highlight-plan';
import type { HighlightReport } from '../../ports/workbook-port';
import { groupedBy } from './areas';
import { reported } from './host-errors';
import { loadListing } from './listing';
import type { Listing } from './listing';
import { SheetRanges, wholeOf } from './ranges';

/** The conditional formats of one sheet: ours with an address to reach each at, and all that are not ours. */
export interface SheetMarks {
  readonly ours: ReadonlyMap<string, string>;
  readonly foreign: ReadonlySet<string>;
}

export type KnownMarks = ReadonlyMap<string, SheetMarks>;

/**
 * Finds our marks by their formula, in at most two requests: first the kinds of all conditional formats, then the
 * formulas of the custom ones only, because Excel refuses to load a formula from any other kind.
 */
export async function findMarks(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
): Promise<{ readonly listing: Listing; readonly marks: KnownMarks }> {
  const listing = loadListing(context);
  const found = sheetIds.map((id) => ({ id, formats: formatsOf(context, id) }));
  await context.sync();
  const customs = found.flatMap(({ id, formats }) =>
    (formats.isNullObject ? [] : formats.items).filter(isCustom).map((format) => loadCustom(id, format)),
  );
  if (customs.length > 0) await context.sync();
  const ours = groupedBy(
    customs.filter(({ custom }) => isHighlightFormula(custom.rule.formula)),
    ({ sheetId }) => sheetId,
  );
  const marks = new Map<string, SheetMarks>();
  for (const { id, formats } of found) {
    if (formats.isNullObject) continue;
    const own = new Map(
      (ours.get(id) ?? []).map(({ format, areas }) => [format.id, lastArea(areas.address)]),
    );
    const foreign = formats.items.map((format) => format.id).filter((formatId) => !own.has(formatId));
    marks.set(id, { ours: own, foreign: new Set(foreign) });
  }
  return { listing: listing(), marks };
}

/** The range stays tracked, unlike others: the formats reached through it are asked for more in the next request. */
function formatsOf(context: Excel.RequestContext, sheetId: string): Excel.ConditionalFormatCollection {
  const formats = context.workbook.worksheets.getItemOrNullObject(sheetId).getRange().conditionalFormats;
  formats.load('items/id,items/type');
  return formats;
}

function isCustom(format: Excel.ConditionalFormat): boolean {
  return format.type === 'Custom';
}

interface LoadedCustom {
  readonly sheetId: string;
  readonly format: Excel.ConditionalFormat;
  readonly custom: Excel.CustomConditionalFormat;
  readonly areas: Excel.RangeAreas;
}

function loadCustom(sheetId: string, format: Excel.ConditionalFormat): LoadedCustom {
  const { custom } = format;
  custom.rule.load('formula');
  const areas = format.getRanges();
  areas.untrack();
  areas.load('address');
  return { sheetId, format, custom, areas };
}

/** A1 text of the last of several areas: any area of a rule leads to it. */
function lastArea(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1);
}

/** Formats that a request added, with what leads to each; known by id even when Excel stopped before they were complete. */
export class AddedMarks {
  private readonly added: { sheetId: string; address: string; format: Excel.ConditionalFormat }[] = [];

  add(sheetId: string, address: string, format: Excel.ConditionalFormat): void {
    this.added.push({ sheetId, address, format });
  }

  /** The marks found, and those of ours among the others that do not yet say that they are. */
  joinedTo(found: KnownMarks): KnownMarks {
    const joined = new Map(found);
    for (const { sheetId, address, format } of this.added) {
      const [id] = reported(() => format.id);
      const marks = joined.get(sheetId);
      if (id === undefined || !marks?.foreign.has(id)) continue;
      const foreign = new Set([...marks.foreign].filter((other) => other !== id));
      joined.set(sheetId, { ours: new Map([...marks.ours, [id, address]]), foreign });
    }
    return joined;
  }
}

export interface MarkWrite {
  readonly report: HighlightReport;
  /** What stands now; null when Excel has conditional formats that we know nothing of. */
  readonly marks: KnownMarks | null;
}

/**
 * Takes away the marks known and puts those of the plan, in one request. Each is removed through its own range and by
 * its own id; through the range of the sheet Excel does not find it, and everything else on the cells stays.
 */
export function replaceMarks(
  context: Excel.RequestContext,
  plan: HighlightPlan,
  known: KnownMarks,
  listing: Listing,
  journal: AddedMarks,
): () => MarkWrite {
  const wanted = groupedBy(plan.marks, (mark) => mark.sheetId);
  const touched = listing.sheets.filter(({ id }) => wanted.has(id) || (known.get(id)?.ours.size ?? 0) > 0);
  const open = touched.filter((sheet) => !sheet.protected);
  const writes = open.map(({ id }) => writeMarks(context, id, wanted.get(id) ?? [], known.get(id), journal));
  const report = {
    added: sum(writes.map((write) => write.added.length)),
    removed: sum(writes.map((write) => write.removed)),
    protectedSheets: touched.filter((sheet) => sheet.protected).map((sheet) => sheet.name),
  };
  return () => ({ report, marks: marksAfter(known, writes) });
}

interface SheetWrite {
  readonly sheetId: string;
  readonly removed: number;
  readonly added: readonly { readonly format: Excel.ConditionalFormat; readonly address: string }[];
  readonly all: Excel.ConditionalFormatCollection;
}

function writeMarks(
  context: Excel.RequestContext,
  sheetId: string,
  marks: readonly HighlightMark[],
  known: SheetMarks | undefined,
  journal: AddedMarks,
): SheetWrite {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const ranges = new SheetRanges(sheet);
  for (const [id, address] of known?.ours ?? [])
    ranges.range(address).conditionalFormats.getItem(id).delete();
  const added = marks.map((mark, priority) => {
    const address = boxName(mark.box);
    const format = ranges.range(address).conditionalFormats.add('Custom');
    format.load('id');
    journal.add(sheetId, address, format);
    dressMark(format, mark, priority);
    return { format, address };
  });
  const all = listIds(wholeOf(sheet));
  return { sheetId, removed: known?.ours.size ?? 0, added, all };
}

function listIds({ conditionalFormats }: Excel.Range): Excel.ConditionalFormatCollection {
  conditionalFormats.load('items/id');
  return conditionalFormats;
}

/** The place is set explicitly: whether Excel puts a new rule first or last, the order is that of the plan. */
function dressMark(format: Excel.ConditionalFormat, mark: HighlightMark, priority: number): void {
  const colours = markColours(mark);
  const { custom } = format;
  custom.rule.formula = highlightFormula(mark);
  custom.format.fill.color = colours.fill;
  custom.format.font.color = colours.color;
  format.priority = priority;
}

/** null when there is a format that we neither made nor knew: a marked cell may have been copied. */
function marksAfter(known: KnownMarks, writes: readonly SheetWrite[]): KnownMarks | null {
  const after = new Map(known);
  for (const { sheetId, added, all } of writes) {
    const ours = new Map(added.map(({ format, address }) => [format.id, address]));
    const foreign = new Set(all.items.map((format) => format.id).filter((id) => !ours.has(id)));
    const before = known.get(sheetId)?.foreign;
    if (!before || [...foreign].some((id) => !before.has(id))) return null;
    after.set(sheetId, { ours, foreign });
  }
  return after;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
