import { yearOf } from '../model/days';
import type { SheetGrid, WorkbookView } from '../model/grid';
import type { Day, HolidayYear } from '../model/ledger';
import type { LedgerSheetTexts } from '../model/ledger-sheet-texts';
import { normaliseLabel } from '../recognise/normalise-label';
import { readDay, textOf } from './read-values';

/** Rows from the top of a sheet in which the heads are looked for. */
const HEADER_ROWS = 20;

/**
 * Years of the sheet 节假日, found by its heads, ascending. Cells that are no days are passed over: a year without a
 * day off was not filled in, and is left out.
 */
export function readHolidays(view: WorkbookView, texts: LedgerSheetTexts): readonly HolidayYear[] {
  for (const sheet of view.sheets) {
    const heads = headsOf(sheet, texts);
    if (heads) return yearsOf(sheet, heads, view.dates1904 === true, texts);
  }
  return [];
}

interface Heads {
  readonly row: number;
  readonly off: number;
  readonly work: number;
  readonly year: number;
  readonly source: number;
}

function headsOf({ cells }: SheetGrid, { holidays }: LedgerSheetTexts): Heads | null {
  for (const [row, line] of cells.slice(0, HEADER_ROWS).entries()) {
    const said = line.map(({ value }) => normaliseLabel(textOf(value)));
    const at = (label: string): number => said.indexOf(normaliseLabel(label));
    const [off, work] = [at(holidays.off), at(holidays.work)];
    if (off >= 0 && work >= 0)
      return { row, off, work, year: at(holidays.year), source: at(holidays.source) };
  }
  return null;
}

function yearsOf(
  { cells }: SheetGrid,
  heads: Heads,
  from1904: boolean,
  texts: LedgerSheetTexts,
): readonly HolidayYear[] {
  const rows = cells.slice(heads.row + 1);
  const daysOf = (col: number): readonly Day[] => {
    const days = rows.flatMap((line) => {
      const read = readDay(line[col]?.value ?? null, from1904);
      return 'value' in read && read.value !== null ? [read.value] : [];
    });
    return [...new Set(days)].sort();
  };
  const [off, work] = [daysOf(heads.off), daysOf(heads.work)];
  const sources = new Map(
    rows.map((line) => [Number(line[heads.year]?.value ?? 0), textOf(line[heads.source]?.value ?? null)]),
  );
  return [...new Set(off.map(yearOf))].map((year) => ({
    year,
    off: off.filter((day) => yearOf(day) === year),
    work: work.filter((day) => yearOf(day) === year),
    source: sources.get(year) || texts.holidays.office,
  }));
}
