import { dayOf, firstOf, lastOf, numberOf, weekdayOf } from '../model/days';
import { absoluteBoxName, cellName, quoteSheetName, type Box } from '../model/geometry';
import { APPLICANTS, CASE_OUTCOMES, type HolidayYear } from '../model/ledger';
import type { LedgerSheetTexts } from '../model/ledger-sheet-texts';
import type { SheetPlan, WorkbookPlan } from '../model/sheet-plan';
import { CellCollector } from './sheet-builder';

/** Columns: days off and make-up days, notices, reach of the table, working days, choices of the lists, positions. */
const COLUMN = {
  off: 0,
  work: 1,
  year: 3,
  source: 4,
  workdays: 6,
  label: 8,
  reach: 9,
  lists: 11,
  position: 13,
} as const;
const HEAD_ROW = 3;
const FIRST_ROW = 4;
/** Blank rows below the days of the notices, for the year to come; rows of its working days. */
const FREE_DAYS = 40;
const NEXT_WORKDAYS = 262;
const EPOCH = 25_569;
const FROM_CELL = absoluteBoxName({ row: FIRST_ROW, col: COLUMN.reach, rows: 1, cols: 1 });

/** The sheet 节假日 and where its parts stand, for the formulas of others. */
export interface HolidaySheet {
  readonly plan: SheetPlan;
  /** Range of working days, ascending, behind the day before the first day known. */
  readonly workdays: string;
  /**
   * Range with a row for every day from the one before the first known: the place in `workdays` of the last working day
   * until then. Looking up by place costs nothing, where a search of the days is felt in every row of a ledger.
   */
  readonly positions: string;
  /** Cells with the first and the last day known and how many numbers the range has. */
  readonly from: string;
  readonly to: string;
  readonly count: string;
  /** Boxes of the choices. */
  readonly lists: Readonly<Record<'applicants' | 'outcomes', Box>>;
}

/**
 * The sheet 节假日: days off and make-up days by the notices with room for the next year, and all working days one
 * below the other. Working days of the next year are formulas: nothing until its days off are filled in.
 * @param years  years that follow each other, ascending, at least one
 */
export function layOutHolidays(
  years: readonly HolidayYear[],
  texts: LedgerSheetTexts,
  name: string,
): HolidaySheet {
  const collector = new CellCollector();
  const words = texts.holidays;
  collector.putBox({ row: 0, col: 0, rows: 1, cols: 7 }, 'title', { value: texts.titles.holidays });
  texts.hints.holidays.forEach((value, index) =>
    collector.putBox({ row: 1 + index, col: 0, rows: 1, cols: 7 }, 'hint', { value }),
  );
  for (const key of ['off', 'work', 'year', 'source', 'workdays', 'position'] as const)
    collector.put({ row: HEAD_ROW, col: COLUMN[key] }, 'header', { value: words[key] });
  const [off, work] = [putDays(collector, COLUMN.off, years), putDays(collector, COLUMN.work, years)];
  years.forEach(({ year, source }, index) => {
    collector.put({ row: FIRST_ROW + index, col: COLUMN.year }, 'figure', { value: year });
    collector.put({ row: FIRST_ROW + index, col: COLUMN.source }, 'rowLabel', { value: source });
  });
  const next = (years.at(-1)?.year ?? 0) + 1;
  const count = putWorkdays(collector, years, next, absoluteBoxName(off), absoluteBoxName(work));
  putReach(collector, years, next, absoluteBoxName(off), count, texts);
  const positions = putPositions(collector, years, next, absoluteBoxName(off), absoluteBoxName(work));
  const lists = putLists(collector, texts);
  const cell = (row: number): string =>
    `${quoteSheetName(name)}!${absoluteBoxName({ row, col: COLUMN.reach, rows: 1, cols: 1 })}`;
  return {
    plan: planOf(name, collector, Math.max(off.rows, FIRST_ROW + years.length), texts),
    workdays: `${quoteSheetName(name)}!${absoluteBoxName(workdayBox(count))}`,
    positions: `${quoteSheetName(name)}!${absoluteBoxName(positions)}`,
    from: cell(FIRST_ROW),
    to: cell(FIRST_ROW + 1),
    count: cell(FIRST_ROW + 2),
    lists,
  };
}

function putDays(collector: CellCollector, col: number, years: readonly HolidayYear[]): Box {
  const days = years.flatMap((one) => (col === COLUMN.off ? one.off : one.work));
  const rows = days.length + FREE_DAYS;
  for (let at = 0; at < rows; at += 1) {
    const day = days[at];
    collector.put(
      { row: FIRST_ROW + at, col },
      'inputDate',
      day === undefined ? {} : { value: numberOf(day) + EPOCH },
    );
  }
  return { row: FIRST_ROW, col, rows, cols: 1 };
}

function workdayBox(count: number): Box {
  return { row: FIRST_ROW, col: COLUMN.workdays, rows: count, cols: 1 };
}

/** Working days, and formulas for those of the next year. @returns how many rows they take */
function putWorkdays(
  collector: CellCollector,
  years: readonly HolidayYear[],
  next: number,
  off: string,
  work: string,
): number {
  const days = workdaysOf(years);
  const put = (at: number, content: { value: number } | { formula: string }): void =>
    collector.put({ row: FIRST_ROW + at, col: COLUMN.workdays }, 'totalDate', content);
  days.forEach((day, at) => put(at, { value: day + EPOCH }));
  for (let at = days.length; at < days.length + NEXT_WORKDAYS; at += 1) {
    const above = cellName({ row: FIRST_ROW + at - 1, col: COLUMN.workdays });
    // The next weekday that is not off, or the next make-up day before it.
    const after = `MIN(WORKDAY(${above},1,${off}),IF(COUNTIF(${work},">"&${above})=0,99999,SMALL(${work},COUNTIF(${work},"<="&${above})+1)))`;
    const filled = at === days.length ? `${isFilled(next, off)}=0` : `${above}=""`;
    put(at, { formula: `=IF(${filled},"",IF(${after}>DATE(${next},12,31),"",${after}))` });
  }
  return days.length + NEXT_WORKDAYS;
}

/** Places of the days known, and formulas for the next year. */
function putPositions(
  collector: CellCollector,
  years: readonly HolidayYear[],
  next: number,
  off: string,
  work: string,
): Box {
  const days = new Set(workdaysOf(years));
  const first = Math.min(...days);
  const [end, last] = [numberOf(lastOf(next - 1)), numberOf(lastOf(next))];
  const put = (day: number, content: { value: number } | { formula: string }): void =>
    collector.put({ row: FIRST_ROW + day - first, col: COLUMN.position }, 'reference', content);
  let position = 0;
  for (let day = first; day <= end; day += 1) {
    if (days.has(day)) position += 1;
    put(day, { value: position });
  }
  for (let day = end + 1; day <= last; day += 1) {
    const above = cellName({ row: FIRST_ROW + day - first - 1, col: COLUMN.position });
    // The first day known stands a row below the first position.
    const date = `(${FROM_CELL}+ROW()-${FIRST_ROW + 2})`;
    const works = `IF(COUNTIF(${work},${date})>0,1,IF(COUNTIF(${off},${date})>0,0,IF(WEEKDAY(${date},2)<6,1,0)))`;
    put(day, { formula: `=${above}+${works}` });
  }
  return { row: FIRST_ROW, col: COLUMN.position, rows: last - first + 1, cols: 1 };
}

/** Days off of a year that are filled in. */
function isFilled(year: number, off: string): string {
  return `COUNTIFS(${off},">="&DATE(${year},1,1),${off},"<="&DATE(${year},12,31))`;
}

/** Days since 1970; the first is the day before the first of the years, so that every day has one before or on it. */
function workdaysOf(years: readonly HolidayYear[]): readonly number[] {
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const off = new Set(years.flatMap((one) => one.off));
  const work = new Set(years.flatMap((one) => one.work));
  const days = [numberOf(firstOf(first)) - 1];
  for (let day = numberOf(firstOf(first)); day <= numberOf(lastOf(last)); day += 1) {
    if ((weekdayOf(day) < 6 || work.has(dayOf(day))) && !off.has(dayOf(day))) days.push(day);
  }
  return days;
}

function putReach(
  collector: CellCollector,
  years: readonly HolidayYear[],
  next: number,
  off: string,
  count: number,
  { holidays: words }: LedgerSheetTexts,
): void {
  const last = next - 1;
  const from = numberOf(firstOf(years[0]?.year ?? last)) + EPOCH;
  const rows = [
    [words.from, { value: from }],
    [words.to, { formula: `=IF(${isFilled(next, off)}>0,DATE(${next},12,31),DATE(${last},12,31))` }],
    [words.count, { formula: `=COUNT(${absoluteBoxName(workdayBox(count))})` }],
  ] as const;
  rows.forEach(([label, content], index) => {
    collector.put({ row: FIRST_ROW + index, col: COLUMN.label }, 'rowLabel', { value: label });
    const style = index < 2 ? 'totalDate' : 'total';
    collector.put({ row: FIRST_ROW + index, col: COLUMN.reach }, style, content);
  });
}

/** Choices in cells: the 21 outcomes are longer than the 255 characters that Excel takes for a list as text. */
function putLists(collector: CellCollector, texts: LedgerSheetTexts): HolidaySheet['lists'] {
  const { lists } = texts.holidays;
  const put = (index: number, choices: readonly string[]): Box => {
    const col = COLUMN.lists + index;
    collector.put({ row: HEAD_ROW, col }, 'header', { value: lists[index] ?? '' });
    choices.forEach((value, at) => collector.put({ row: FIRST_ROW + at, col }, 'rowLabel', { value }));
    return { row: FIRST_ROW, col, rows: choices.length, cols: 1 };
  };
  return {
    applicants: put(
      0,
      APPLICANTS.map((one) => texts.applicants[one]),
    ),
    outcomes: put(
      1,
      CASE_OUTCOMES.map((one) => texts.outcomes[one]),
    ),
  };
}

function planOf(
  name: string,
  collector: CellCollector,
  rows: number,
  { footer }: LedgerSheetTexts,
): WorkbookPlan['sheets'][number] {
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: [15, 15, 3, 8, 40, 3, 15, 3, 15, 15, 3, 20, 40, 12],
    rowHeights: new Map([
      [0, 30],
      [1, 34],
      [2, 20],
    ]),
    hiddenColumns: [COLUMN.lists, COLUMN.lists + 1, COLUMN.position],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: FIRST_ROW, cols: 0 },
    page: {
      orientation: 'portrait',
      printArea: { row: 0, col: 0, rows: FIRST_ROW + rows, cols: COLUMN.source + 1 },
      titleRows: 1,
      titleRowStart: HEAD_ROW,
      pagesHigh: 0,
      header: '',
      footer,
    },
  };
}
