import type { GridCell, SheetGrid, WorkbookView } from '../model/grid';
import type { DisputeField, LedgerField } from '../model/ledger';
import type { LedgerTexts } from '../model/ledger-texts';
import { normaliseLabel } from '../recognise/normalise-label';
import { textOf } from './read-values';

/** Rows from the top of a sheet in which a header is looked for, and the fewest labels that make one. */
const HEADER_ROWS = 60;
const FEWEST_CASE_LABELS = 4;
const FEWEST_DISPUTE_LABELS = 3;
/** A longer text is no label. */
const LONGEST_LABEL = 40;

/** A sheet that is a list: where its header ends and which column holds what. */
export interface FoundList<F extends string> {
  readonly sheet: SheetGrid;
  /** Index in `cells` of the last header row. */
  readonly header: number;
  /** Index in the rows of `cells` of each field. */
  readonly columns: ReadonlyMap<F, number>;
}

export interface FoundLedgers {
  readonly cases: FoundList<LedgerField>;
  readonly disputes: FoundList<DisputeField> | null;
  /** Further sheets with the headings of either list, in the order of the workbook. */
  readonly others: readonly FoundList<string>[];
}

/**
 * The ledgers of a workbook, found by the headers of their columns wherever they stand; hidden sheets too. Of several
 * the one with the most columns counts, of equal ones the first. Looks at the first rows of each sheet only.
 * @returns null where no sheet is a ledger of applications
 */
export function findLedgers({ sheets }: WorkbookView, texts: LedgerTexts): FoundLedgers | null {
  const lists = sheets.flatMap((sheet) => bestHeader(sheet, texts.cases, FEWEST_CASE_LABELS, CASES) ?? []);
  const cases = widest(lists);
  if (!cases) return null;
  const taken = new Set(lists.map(({ sheet }) => sheet));
  const further = sheets
    .filter((sheet) => !taken.has(sheet))
    .flatMap((sheet) => bestHeader(sheet, texts.disputes, FEWEST_DISPUTE_LABELS, DISPUTES) ?? []);
  const disputes = widest(further);
  const read: readonly (FoundList<string> | null)[] = [cases, disputes];
  const others = [...lists, ...further]
    .filter((list) => !read.includes(list))
    .sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet));
  return { cases, disputes, others };
}

/** Every list with the headings of a ledger. */
export function allLists({ cases, disputes, others }: FoundLedgers): readonly FoundList<string>[] {
  return [cases, ...(disputes ? [disputes] : []), ...others];
}

/** Cells besides a list that are no more than its title, its hints and its day. */
const FEW_CELLS = 40;

/**
 * The workbook without its ledgers, to look for tables in. A sheet that holds more than its list keeps what stands
 * above and beside it.
 */
export function withoutLedgers(view: WorkbookView, found: FoundLedgers): WorkbookView {
  const lists = allLists(found);
  const sheets = view.sheets.flatMap((sheet) => {
    const list = lists.find((one) => one.sheet.id === sheet.id);
    if (!list) return [sheet];
    const rest = withoutList(sheet, list);
    const filled = rest.cells.reduce((sum, row) => sum + row.filter(({ value }) => value !== null).length, 0);
    return filled > FEW_CELLS ? [rest] : [];
  });
  return { ...view, sheets };
}

const BLANK: GridCell = { value: null };

/** Blank are the header and what stands below it, in all columns that the header goes on over. */
function withoutList(sheet: SheetGrid, { header, columns }: FoundList<string>): SheetGrid {
  const heads = sheet.cells[header] ?? [];
  const isHead = (at: number): boolean => labelOf(heads[at]) !== '';
  let [first, last] = [Math.min(...columns.values()), Math.max(...columns.values())];
  while (isHead(first - 1)) first -= 1;
  while (isHead(last + 1)) last += 1;
  const cells = sheet.cells.map((row, at) =>
    at < header ? row : row.map((cell, col) => (col < first || col > last ? cell : BLANK)),
  );
  return { ...sheet, cells };
}

const CASES: readonly LedgerField[] = ['received', 'outcome'];
const DISPUTES: readonly DisputeField[] = ['type', 'result'];

function widest<F extends string>(lists: readonly FoundList<F>[]): FoundList<F> | null {
  return lists.reduce<FoundList<F> | null>(
    (best, list) => (best && best.columns.size >= list.columns.size ? best : list),
    null,
  );
}

function bestHeader<F extends string>(
  sheet: SheetGrid,
  labels: Readonly<Record<F, readonly string[]>>,
  fewest: number,
  needed: readonly F[],
): FoundList<F> | null {
  const byLabel = fieldsByLabel(labels);
  const texts = sheet.cells.slice(0, HEADER_ROWS).map(countTexts);
  let best: FoundList<F> | null = null;
  texts.forEach((count, header) => {
    if (count + (texts[header - 1] ?? 0) < fewest) return;
    const columns = columnsOf(sheet, header, byLabel);
    if (columns.size < fewest || !needed.every((field) => columns.has(field))) return;
    if (!best || columns.size > best.columns.size) best = { sheet, header, columns };
  });
  return best;
}

/** Texts of a row: most rows of most sheets have too few of them to be a header. */
function countTexts(cells: readonly GridCell[]): number {
  return cells.filter(({ value }) => typeof value === 'string' && value !== '').length;
}

type Fields<F> = ReadonlyMap<string, F>;

const fieldsByLabels = new WeakMap<object, Fields<string>>();

function fieldsByLabel<F extends string>(labels: Readonly<Record<F, readonly string[]>>): Fields<F> {
  const known = fieldsByLabels.get(labels) as Fields<F> | undefined;
  if (known) return known;
  const byLabel = new Map<string, F>();
  for (const [field, names] of Object.entries(labels) as [F, readonly string[]][]) {
    for (const name of names) {
      const label = normaliseLabel(name);
      if (!byLabel.has(label)) byLabel.set(label, field);
    }
  }
  fieldsByLabels.set(labels, byLabel);
  return byLabel;
}

/** Fields of a header row; a label may stand in the row above, or be parted between both rows. */
function columnsOf<F extends string>(
  { cells }: SheetGrid,
  header: number,
  byLabel: Fields<F>,
): ReadonlyMap<F, number> {
  const columns = new Map<F, number>();
  const above = cells[header - 1] ?? [];
  let group = '';
  (cells[header] ?? []).forEach((cell, at) => {
    const own = labelOf(cell);
    const over = labelOf(above[at]);
    if (over !== '') group = over;
    const field =
      own === '' ? fieldOf(over, byLabel) : (fieldOf(group + own, byLabel) ?? fieldOf(own, byLabel));
    if (field !== undefined && !columns.has(field)) columns.set(field, at);
  });
  return columns;
}

function labelOf(cell: GridCell | undefined): string {
  const text = typeof cell?.value === 'string' ? textOf(cell.value) : '';
  return text.length > LONGEST_LABEL ? '' : normaliseLabel(text);
}

function fieldOf<F>(label: string, byLabel: Fields<F>): F | undefined {
  if (label === '') return undefined;
  const field = byLabel.get(label);
  return field === undefined && label.endsWith(')') ? byLabel.get(label.replace(/\([^)]*\)$/, '')) : field;
}
