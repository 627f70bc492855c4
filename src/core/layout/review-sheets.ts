import type { Message } from '../model/finding';
import type { CellAddress } from '../model/geometry';
import { APPLICANTS, type Day, type Ledger, type LedgerCase } from '../model/ledger';
import type { MonthReview, ReviewedCase, ReviewGroupKind, WeekReview } from '../model/ledger-review';
import type { LedgerSheetTexts } from '../model/ledger-sheet-texts';
import {
  WEEK_COLUMNS,
  type MonthBlock,
  type MonthColumn,
  type ReviewTexts,
  type WeekColumn,
} from '../model/review-texts';
import type { SheetPlan, StyleName, WorkbookPlan } from '../model/sheet-plan';
import { CellCollector } from './sheet-builder';

/** What the sheets are worded with. */
export interface ReviewWording {
  readonly texts: ReviewTexts;
  /** Applicants and outcomes as the form prints them. */
  readonly labels: Pick<LedgerSheetTexts, 'applicants' | 'outcomes'>;
  /** Words of what comes next for a case. */
  readonly say: (message: Message) => string;
}

/** Name of the sheet of a review, before it is looked whether it is free. */
export function reviewSheetName(review: WeekReview | MonthReview, { sheets }: ReviewTexts): string {
  return isWeek(review)
    ? filled(sheets.week, { day: review.today })
    : filled(sheets.month, { year: review.year, month: review.month });
}

/**
 * A sheet to print on A4: 周研判 with every open application, the most urgent first; 月通报 with figures alone. Names
 * stand in that of the week as they stand in the ledger, and in that of the month nowhere, nor what was applied for.
 */
export function layOutReview(
  review: WeekReview | MonthReview,
  ledger: Ledger,
  wording: ReviewWording,
  name: string,
): WorkbookPlan {
  const sheet = isWeek(review)
    ? weekSheet(review, ledger, wording, name)
    : monthSheet(review, ledger, wording, name);
  return { sheets: [sheet], names: [], select: { sheet: name, cell: { row: 0, col: 0 } } };
}

function isWeek(review: WeekReview | MonthReview): review is WeekReview {
  return 'groups' in review;
}

// ---- 周研判

const WEEK_LOOKS: Readonly<Record<WeekColumn, { readonly width: number; readonly style: StyleName }>> = {
  number: { width: 14, style: 'rowLabel' },
  received: { width: 11, style: 'figure' },
  due: { width: 11, style: 'figure' },
  left: { width: 10, style: 'figure' },
  department: { width: 12, style: 'rowLabel' },
  applicantName: { width: 9, style: 'rowLabel' },
  summary: { width: 38, style: 'rowLabel' },
  next: { width: 34, style: 'rowLabel' },
};

/** Rows of both sheets, from 0. */
const HEAD_ROW = 2;
const FIRST_ROW = 3;
const LINE_HEIGHT = 13.5;
const SUMMARY_LENGTH = 120;

function weekSheet(
  { groups, today, from, to }: WeekReview,
  ledger: Ledger,
  wording: ReviewWording,
  name: string,
): SheetPlan {
  const { texts } = wording;
  const { week } = texts;
  const open = groups.filter(({ cases }) => cases.length > 0);
  const groupWords = (kind: ReviewGroupKind, count: number): string =>
    filled(week.group, { group: texts.groups[kind], count });
  const what = filled(open.length === 0 ? week.none : week.what, {
    from: dayText(from),
    to: dayText(to),
    today: dayText(today),
    count: open.reduce((sum, { cases }) => sum + cases.length, 0),
    groups: open.map(({ kind, cases }) => groupWords(kind, cases.length)).join(week.between),
  });
  const sheet = new Sheet(WEEK_COLUMNS.map((column) => WEEK_LOOKS[column].width));
  sheet.top(texts.titles.week, what);
  sheet.row(
    HEAD_ROW,
    WEEK_COLUMNS.map((column) => ['header', week.heads[column]] as const),
  );
  let row = FIRST_ROW;
  for (const { kind, cases } of open) {
    sheet.caption(row, groupWords(kind, cases.length));
    row += 1;
    for (const reviewed of cases) {
      const one = ledger.cases[reviewed.index];
      if (!one) continue;
      const content = weekContent(reviewed, one, wording);
      sheet.row(
        row,
        WEEK_COLUMNS.map((column) => [WEEK_LOOKS[column].style, content[column]] as const),
      );
      row += 1;
    }
  }
  const late = {
    row: FIRST_ROW,
    col: WEEK_COLUMNS.indexOf('left'),
    rows: Math.max(1, row - FIRST_ROW),
    cols: 1,
  };
  const first = `$${'ABCDEFGH'.charAt(late.col)}${String(FIRST_ROW + 1)}`;
  const mark = filled(week.late, { days: '' });
  return {
    ...sheet.plan(name, row, texts, 'landscape'),
    conditionalFormats: [
      {
        box: late,
        formula: `=LEFT(${first},${String(mark.length)})="${mark}"`,
        fill: '#FFC7CE',
        color: '#9C0006',
      },
    ],
    freeze: { rows: FIRST_ROW, cols: 1 },
  };
}

function weekContent(
  { due, left, next, status }: ReviewedCase,
  one: LedgerCase,
  { texts, say }: ReviewWording,
): Readonly<Record<WeekColumn, string | number>> {
  // While a consultation is awaited the days left move with the day and say nothing.
  const leftText = left === null || status === 'waitingConsultation' ? '' : left;
  const late = typeof leftText === 'number' && leftText < 0;
  return {
    number: one.number,
    received: one.received ?? '',
    due: status === 'waitingConsultation' ? '' : (due ?? ''),
    left: late ? filled(texts.week.late, { days: -leftText }) : leftText,
    department: one.department,
    applicantName: one.applicantName,
    summary: clipped(one.summary, texts),
    next: say(next),
  };
}

// ---- 月通报

const MONTH_WIDTHS = [28, 12, 12, 12, 12, 14];

function monthSheet(review: MonthReview, ledger: Ledger, wording: ReviewWording, name: string): SheetPlan {
  const { texts, labels } = wording;
  const { month: words } = texts;
  const sheet = new Sheet(MONTH_WIDTHS);
  const days = { from: dayText(review.from), to: dayText(review.to), today: dayText(review.asOf) };
  sheet.top(texts.titles.month, filled(review.asOf < review.to ? words.running : words.what, days));
  const blocks = new MonthBlocks(sheet, words, HEAD_ROW);
  blocks.table(
    'sums',
    ['received', 'answered', 'open', 'overdue'],
    [[review.received, review.answered, review.open, review.overdue]],
  );
  const applicants = [
    ...APPLICANTS.map((one) => [labels.applicants[one], review.byApplicant[one]] as const),
    [words.withoutApplicant, review.withoutApplicant] as const,
  ].filter(([label, { received, answered }]) => label !== words.withoutApplicant || received + answered > 0);
  blocks.table(
    'applicants',
    ['applicant', 'received', 'answered'],
    [
      ...applicants.map(([label, { received, answered }]) => [label, received, answered]),
      [words.total, review.received, review.answered],
    ],
  );
  blocks.outcomes(
    review.byOutcome.map(({ outcome, count }) => [
      outcome === null ? words.withoutOutcome : labels.outcomes[outcome],
      count,
    ]),
    review.answered,
  );
  const { duration } = review;
  if (duration) {
    const { cases, inTime, median, longest } = duration;
    blocks.table('duration', ['cases', 'inTime', 'median', 'longest'], [[cases, inTime, median, longest]]);
  } else blocks.nothing('duration', words.noDuration);
  blocks.table(
    'departments',
    ['department', 'received', 'answered', 'open', 'overdue'],
    [
      ...review.byDepartment.map(({ department, received, answered, open, overdue }) => [
        department === '' ? words.withoutDepartment : department,
        received,
        answered,
        open,
        overdue,
      ]),
      [words.total, review.received, review.answered, review.open, review.overdue],
    ],
  );
  if (review.late.length > 0)
    blocks.table(
      'late',
      ['number', 'receivedOn', 'dueOn', 'answeredOn', 'daysLate', 'department'],
      review.late.map(({ index, due, answered, days: late }) => {
        const one = ledger.cases[index];
        return [one?.number ?? '', one?.received ?? '', due, answered, late, one?.department ?? ''];
      }),
    );
  return sheet.plan(name, blocks.next, texts, 'portrait');
}

/** Blocks of 月通报, one below the other. */
class MonthBlocks {
  constructor(
    private readonly sheet: Sheet,
    private readonly words: ReviewTexts['month'],
    /** Row the next block begins in. */
    public next: number,
  ) {}

  table(
    block: MonthBlock,
    heads: readonly MonthColumn[],
    rows: readonly (readonly (string | number)[])[],
  ): void {
    this.begin(block);
    this.put(heads.map((head) => ['header', this.words.heads[head]]));
    for (const cells of rows)
      this.put(
        cells.map((cell, col) => [
          typeof cell === 'string' && isText(heads[col]) ? 'rowLabel' : 'figure',
          cell,
        ]),
      );
    this.next += 1;
  }

  /** Outcomes have long names: they take all columns but the last. */
  outcomes(rows: readonly (readonly [string, number])[], total: number): void {
    if (rows.length === 0) return this.nothing('outcomes', this.words.noAnswer);
    this.begin('outcomes');
    const { heads } = this.words;
    this.wide('header', heads.outcome, 'header', heads.count);
    for (const [label, count] of rows) this.wide('rowLabel', label, 'figure', count);
    this.wide('rowLabel', this.words.total, 'figure', total);
    this.next += 1;
  }

  nothing(block: MonthBlock, words: string): void {
    this.begin(block);
    this.sheet.line(this.next, words);
    this.next += 2;
  }

  private begin(block: MonthBlock): void {
    this.sheet.caption(this.next, this.words.blocks[block]);
    this.next += 1;
  }

  private put(cells: readonly (readonly [StyleName, string | number])[]): void {
    this.sheet.row(this.next, cells);
    this.next += 1;
  }

  private wide(style: StyleName, label: string, of: StyleName, count: string | number): void {
    this.sheet.wide(this.next, [style, label], [of, count]);
    this.next += 1;
  }
}

function isText(column: MonthColumn | undefined): boolean {
  return column === 'applicant' || column === 'department' || column === 'number';
}

// ---- what both have

type Content = readonly [StyleName, string | number];

/** Cells of a sheet, with heights for what is wrapped: hosts do not fit rows that were written. */
class Sheet {
  private readonly collector = new CellCollector();
  private readonly heights = new Map<number, number>();

  constructor(private readonly widths: readonly number[]) {}

  top(title: string, what: string): void {
    const cols = this.widths.length;
    this.collector.putBox({ row: 0, col: 0, rows: 1, cols }, 'title', { value: title });
    this.collector.putBox({ row: 1, col: 0, rows: 1, cols }, 'hint', { value: what });
    this.heights.set(0, 30);
    this.fit(1, what, this.width());
  }

  caption(row: number, value: string): void {
    this.collector.putBox({ row, col: 0, rows: 1, cols: this.widths.length }, 'caption', { value });
    this.heights.set(row, 18);
  }

  line(row: number, value: string): void {
    this.collector.putBox({ row, col: 0, rows: 1, cols: this.widths.length }, 'rowLabel', { value });
    this.fit(row, value, this.width());
  }

  row(row: number, cells: readonly Content[]): void {
    cells.forEach((content, col) => {
      this.put({ row, col }, content);
      this.fit(row, String(content[1]), this.widths[col] ?? 0);
    });
  }

  /** A row of two: all columns but the last, and the last. */
  wide(row: number, [style, label]: Content, last: Content): void {
    const cols = this.widths.length - 1;
    this.collector.putBox({ row, col: 0, rows: 1, cols }, style, { value: label });
    this.put({ row, col: cols }, last);
    this.fit(row, String(label), this.width() - (this.widths[cols] ?? 0));
  }

  plan(
    name: string,
    rows: number,
    { footer }: ReviewTexts,
    orientation: 'landscape' | 'portrait',
  ): SheetPlan {
    return {
      name,
      tabColor: '#2E75B6',
      columnWidths: this.widths,
      rowHeights: this.heights,
      hiddenColumns: [],
      hiddenRows: [],
      cells: this.collector.cells(),
      merges: this.collector.merges,
      validations: [],
      conditionalFormats: [],
      freeze: { rows: 0, cols: 0 },
      page: {
        orientation,
        printArea: { row: 0, col: 0, rows, cols: this.widths.length },
        titleRows: orientation === 'landscape' ? 1 : HEAD_ROW,
        titleRowStart: orientation === 'landscape' ? HEAD_ROW : 0,
        pagesHigh: 0,
        header: '',
        footer,
      },
    };
  }

  private put(place: CellAddress, [style, value]: Content): void {
    this.collector.put(place, style, value === '' ? {} : { value });
  }

  private width(): number {
    return this.widths.reduce((sum, width) => sum + width, 0);
  }

  /** The row becomes as high as its highest text. */
  private fit(row: number, text: string, width: number): void {
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width - 1))), 0);
    const height = lines * LINE_HEIGHT + 4;
    if (height > (this.heights.get(row) ?? 0)) this.heights.set(row, height);
  }
}

/** Width in characters of the default font: a Chinese one takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0);
}

function clipped(text: string, { more }: ReviewTexts): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= SUMMARY_LENGTH
    ? characters.join('')
    : `${characters.slice(0, SUMMARY_LENGTH).join('')}${more}`;
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function dayText(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(date)}日`;
}
