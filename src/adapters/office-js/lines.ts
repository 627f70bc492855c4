import type { SheetLine } from '../../ports/workbook-port';
import { columnAddresses, groupedBy, rowAddresses } from './areas';
import { loadOpenSheets } from './open-sheets';
import { rangeOf } from './ranges';

/** Neighbouring rows or columns of one sheet. */
interface LineRun {
  readonly sheetId: string;
  readonly axis: SheetLine['axis'];
  /** Such as 3:5 or C:E. */
  readonly address: string;
}

/**
 * Whether all lines are visible, in one request. Of lines that differ Excel says null: some are hidden.
 * @throws Excel's ItemNotFound when a sheet is gone
 */
export async function areLinesShown(
  context: Excel.RequestContext,
  lines: readonly SheetLine[],
): Promise<boolean> {
  const loaded = runsIn(lines).map((run) => {
    const range = rangeOfRun(context, run);
    range.load(hiddenPart(run));
    return { run, range };
  });
  await context.sync();
  return loaded.every(({ run, range }) => range[hiddenPart(run)] === false);
}

/**
 * Shows or hides in two requests. A hidden line keeps its size in Excel.
 * @throws SHEET_GONE, SHEET_PROTECTED before anything is changed
 */
export async function showLines(
  context: Excel.RequestContext,
  lines: readonly SheetLine[],
  visible: boolean,
): Promise<void> {
  const requireOpen = loadOpenSheets(context, lines);
  await context.sync();
  requireOpen();
  for (const run of runsIn(lines)) rangeOfRun(context, run)[hiddenPart(run)] = !visible;
  await context.sync();
}

/** As few ranges as possible: each is a call to Excel. */
function runsIn(lines: readonly SheetLine[]): readonly LineRun[] {
  const groups = groupedBy(lines, ({ sheetId, axis }) => `${axis} ${sheetId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? addressesOf(first.axis, group).map((address) => ({ ...first, address })) : [];
  });
}

function addressesOf(axis: SheetLine['axis'], lines: readonly SheetLine[]): readonly string[] {
  const indexes = lines.map(({ at }) => at);
  const joined = axis === 'row' ? rowAddresses(indexes) : columnAddresses(indexes);
  return joined.flatMap((addresses) => addresses.split(','));
}

function rangeOfRun(context: Excel.RequestContext, { sheetId, address }: LineRun): Excel.Range {
  return rangeOf(context.workbook.worksheets.getItem(sheetId), address);
}

function hiddenPart({ axis }: LineRun): 'rowHidden' | 'columnHidden' {
  return axis === 'row' ? 'rowHidden' : 'columnHidden';
}
