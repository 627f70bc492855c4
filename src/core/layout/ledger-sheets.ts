import { numberOf, serialOf } from '../model/days';
import { ANSWER_DAYS, MOST_EXTENSION } from '../ledger/due';
import { absoluteBoxName, columnName, quoteSheetName, type Box } from '../model/geometry';
import {
  LEDGER_FIELDS,
  type DisputeField,
  type HolidayYear,
  type LedgerCase,
  type LedgerDispute,
  type LedgerField,
} from '../model/ledger';
import {
  HELPER_COLUMNS,
  type Dialogue,
  type LedgerSheetTexts,
  type ReckonedColumn,
} from '../model/ledger-sheet-texts';
import type { LedgerTexts } from '../model/ledger-texts';
import type { SheetPlan, StyleName, ValidationPlan, WorkbookPlan } from '../model/sheet-plan';
import { layOutHolidays, type HolidaySheet } from './holiday-sheet';
import { CellCollector } from './sheet-builder';

/** Sheets of the ledger to be made. */
export interface LedgerSheetsRequest {
  /** Cases and disputes to begin with, in the order wanted. */
  readonly cases: readonly LedgerCase[];
  readonly disputes: readonly LedgerDispute[];
  /** Rows prepared, filled ones included; more where there are more cases. */
  readonly rows: number;
  readonly disputeRows: number;
  /** Years that follow each other, ascending, with their days off. */
  readonly holidays: readonly HolidayYear[];
  readonly mask: (name: string) => string;
}

export interface LedgerNames {
  readonly cases: string;
  readonly disputes: string;
  readonly holidays: string;
}

type Column = LedgerField | ReckonedColumn;

/** What is reckoned stands behind what it follows from; what the due date is reckoned from comes last. */
const RECKONED_AFTER: Readonly<Partial<Record<LedgerField, readonly ReckonedColumn[]>>> = {
  extensionApproved: ['due', 'left'],
  served: ['overdue', 'reconsiderations', 'suits'],
  note: HELPER_COLUMNS,
};

const CASE_COLUMNS: readonly Column[] = LEDGER_FIELDS.flatMap((field): readonly Column[] => [
  field,
  ...(RECKONED_AFTER[field] ?? []),
]);

const DISPUTE_COLUMNS: readonly (DisputeField | 'found')[] = [
  'number',
  'type',
  'application',
  'filed',
  'concluded',
  'result',
  'onlyAsReviewer',
  'found',
  'note',
];

const DAYS = new Set<Column | DisputeField | 'found'>([
  'received',
  'correctionAsked',
  'correctionReceived',
  'consultationSent',
  'consultationReplied',
  'extensionApproved',
  'feeNoticed',
  'feePaid',
  'answered',
  'served',
  'filed',
  'concluded',
]);

const WIDTHS: Readonly<Partial<Record<Column | DisputeField | 'found', number>>> = {
  number: 14,
  applicantName: 10,
  summary: 36,
  outcome: 30,
  documentNumber: 18,
  extension: 10,
  left: 10,
  fee: 10,
  overdue: 10,
  note: 24,
  found: 36,
  type: 18,
  application: 14,
};
const WIDTH = 13;

/** Rows of the sheet 申请台账, from 0. */
const TODAY_ROW = 3;
const HEAD_ROW = 4;
export const FIRST_CASE = 5;
/** Rows of the sheet 复议诉讼台账. */
const DISPUTE_HEAD = 3;
export const FIRST_DISPUTE = 4;

/** Serial number, in years that count from 1900, of 1970-01-01; days of cases are typed between these. */
const EPOCH = 25_569;
const EARLIEST = numberOf('2008-05-01') + EPOCH;
const LATEST = numberOf('2099-12-31') + EPOCH;

/**
 * The sheets 申请台账, 复议诉讼台账 and 节假日. Due dates, days left and 是否超期 are formulas over the working days of
 * 节假日, so that they hold without the add-in; they say what `dueDate` says with a payment starting the clock anew.
 */
export function layOutLedger(
  wanted: LedgerSheetsRequest,
  labels: LedgerTexts,
  texts: LedgerSheetTexts,
  names: LedgerNames = texts.sheets,
): WorkbookPlan {
  const request = {
    ...wanted,
    rows: Math.max(wanted.rows, wanted.cases.length),
    disputeRows: Math.max(wanted.disputeRows, wanted.disputes.length),
  };
  const holidays = layOutHolidays(request.holidays, texts, names.holidays);
  const formulas = new CaseFormulas(texts, names, holidays, request.disputeRows);
  return {
    sheets: [
      casesSheet(request, labels, texts, names, holidays, formulas),
      disputesSheet(request, labels, texts, names),
      holidays.plan,
    ],
    names: [],
    select: { sheet: names.cases, cell: { row: FIRST_CASE, col: 0 } },
  };
}

/** Days between the two ways of counting. */
const FROM_1900_TO_1904 = serialOf('2000-01-01', false) - serialOf('2000-01-01', true);

/** The plan for a workbook whose days count from 1904: the same days, by other numbers. */
export function countedFrom1904(plan: WorkbookPlan): WorkbookPlan {
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      DAY_STYLES.has(cell.style) && typeof cell.value === 'number'
        ? { ...cell, value: cell.value - FROM_1900_TO_1904 }
        : cell,
    ),
  }));
  return { ...plan, sheets };
}

const DAY_STYLES: ReadonlySet<StyleName> = new Set(['inputDate', 'totalDate']);

// ---- 申请台账

function casesSheet(
  request: LedgerSheetsRequest,
  labels: LedgerTexts,
  texts: LedgerSheetTexts,
  names: LedgerNames,
  holidays: HolidaySheet,
  formulas: CaseFormulas,
): SheetPlan {
  const { rows } = request;
  const collector = new CellCollector();
  const width = CASE_COLUMNS.length - HELPER_COLUMNS.length;
  putTop(collector, texts.titles.cases, texts.hints.cases, width);
  collector.put({ row: TODAY_ROW, col: 0 }, 'field', { value: texts.today });
  collector.put({ row: TODAY_ROW, col: 1 }, 'inputDate', { formula: '=TODAY()' });
  CASE_COLUMNS.forEach((column, col) => {
    collector.put({ row: HEAD_ROW, col }, isHelper(column) ? 'reference' : 'header', {
      value: isReckoned(column) ? texts.reckoned[column] : (labels.cases[column][0] ?? column),
    });
  });
  for (let at = 0; at < rows; at += 1) {
    const one = request.cases[at];
    CASE_COLUMNS.forEach((column, col) => {
      const style = caseStyle(column);
      if (isReckoned(column)) {
        collector.put({ row: FIRST_CASE + at, col }, style, {
          formula: formulas.of(column, FIRST_CASE + at),
        });
      } else {
        const value = one ? contentOf(caseEntry(one, column, texts, request.mask), DAYS.has(column)) : '';
        collector.put({ row: FIRST_CASE + at, col }, style, value === '' ? {} : { value });
      }
    });
  }
  const column = (field: Column): Box => ({
    row: FIRST_CASE,
    col: CASE_COLUMNS.indexOf(field),
    rows,
    cols: 1,
  });
  const { messages } = texts;
  return {
    ...sheetBase(names.cases, collector, CASE_COLUMNS, '#2E75B6', texts),
    conditionalFormats: dueColours(column, formulas),
    validations: [
      ...dateRule(CASE_COLUMNS.filter((field) => DAYS.has(field)).map(column), messages.date),
      ...listed(column('applicant'), names.holidays, holidays.lists.applicants, messages.applicant),
      ...listed(column('outcome'), names.holidays, holidays.lists.outcomes, messages.outcome),
      inline(column('channel'), texts.channels, messages.channel),
      inline(column('service'), texts.services, messages.service),
      {
        boxes: [column('extension')],
        rule: { type: 'wholeNumber', min: 0, max: MOST_EXTENSION },
        ...messages.extension,
      },
      { boxes: [column('fee')], rule: { type: 'decimal', min: 0, max: 10_000_000 }, ...messages.fee },
    ],
    freeze: { rows: FIRST_CASE, cols: 2 },
    page: page(HEAD_ROW, { row: 0, col: 0, rows: FIRST_CASE + rows, cols: width }, texts),
    tables: [
      {
        name: texts.tables.cases,
        box: { row: HEAD_ROW, col: 0, rows: rows + 1, cols: CASE_COLUMNS.length },
      },
    ],
  };
}

/** Overdue in red; three working days or fewer left in yellow. */
function dueColours(column: (field: Column) => Box, formulas: CaseFormulas): SheetPlan['conditionalFormats'] {
  const late = formulas.place('overdue', FIRST_CASE);
  const left = formulas.place('left', FIRST_CASE);
  return [
    { box: column('overdue'), formula: `=${late}="${formulas.yes}"`, fill: '#FFC7CE', color: '#9C0006' },
    {
      box: column('left'),
      formula: `=AND(ISNUMBER(${left}),N(${left})<=3)`,
      fill: '#FFEB9C',
      color: '#7F6000',
    },
  ];
}

function isReckoned(column: Column): column is ReckonedColumn {
  return ['due', 'left', 'overdue', 'reconsiderations', 'suits', ...HELPER_COLUMNS].includes(column);
}

function isHelper(column: Column): boolean {
  return (HELPER_COLUMNS as readonly Column[]).includes(column);
}

function caseStyle(column: Column): StyleName {
  if (column === 'due' || column === 'base') return 'totalDate';
  if (isReckoned(column)) return 'total';
  if (DAYS.has(column)) return 'inputDate';
  if (column === 'extension') return 'input';
  return column === 'fee' ? 'inputAmount' : 'fieldInput';
}

/** Columns of 申请台账 that hold days. */
export function isDayField(field: LedgerField): boolean {
  return DAYS.has(field);
}

/** What a field of a case is written as, a day as YYYY-MM-DD; empty for nothing. */
export function caseEntry(
  one: LedgerCase,
  column: LedgerField,
  texts: LedgerSheetTexts,
  mask: (name: string) => string,
): string | number {
  switch (column) {
    case 'applicant':
      return one.applicant === null ? '' : texts.applicants[one.applicant];
    case 'applicantName':
      return mask(one.applicantName);
    case 'outcome':
      return [...(one.outcome === null ? [] : [one.outcome]), ...one.furtherOutcomes]
        .map((outcome) => texts.outcomes[outcome])
        .join('；');
    case 'extension':
      return one.extension === 0 ? '' : one.extension;
    default:
      return one[column] ?? '';
  }
}

function contentOf(value: string | number | null, isDay: boolean): string | number {
  if (value === null || value === '') return '';
  return isDay && typeof value === 'string' ? numberOf(value) + EPOCH : value;
}

/** Formulas of a row of 申请台账. Days are compared with `core/ledger/due.ts` in tests, recalculated by LibreOffice. */
class CaseFormulas {
  readonly yes: string;
  private readonly today: string;

  constructor(
    private readonly texts: LedgerSheetTexts,
    private readonly names: LedgerNames,
    private readonly holidays: HolidaySheet,
    private readonly disputeRows: number,
  ) {
    this.yes = texts.yes;
    this.today = `$B$${TODAY_ROW + 1}`;
  }

  place(column: Column, row: number): string {
    return `$${columnName(CASE_COLUMNS.indexOf(column))}${row + 1}`;
  }

  of(column: ReckonedColumn, row: number): string {
    const at = (field: Column): string => this.place(field, row);
    switch (column) {
      case 'base':
        return `=IF(N(${at('received')})=0,"",MAX(${at('received')},N(${at('correctionReceived')}),N(${at('feePaid')})))`;
      case 'paused':
        return this.paused(at);
      case 'due':
        return this.due(at);
      case 'left':
        return this.left(at);
      case 'overdue':
        return `=IF(ISNUMBER(${at('due')}),IF(${this.concludedOr(at, this.today)}>${at('due')},"${this.yes}","${this.texts.no}"),"")`;
      case 'reconsiderations':
        return this.disputes(at, [this.texts.disputeTypes.reconsideration]);
      case 'suits':
        return this.disputes(at, [
          this.texts.disputeTypes.directLitigation,
          this.texts.disputeTypes.litigationAfterReconsideration,
        ]);
    }
  }

  /** Day of the answer, without one the day of service, without one the other. */
  private concludedOr(at: (field: Column) => string, other: string): string {
    return `IF(N(${at('answered')})>0,${at('answered')},IF(N(${at('served')})>0,${at('served')},${other}))`;
  }

  private run(at: (field: Column) => string): string {
    return `${ANSWER_DAYS}+MAX(0,MIN(${MOST_EXTENSION},INT(N(${at('extension')}))))`;
  }

  /** Place in the list of working days of the last one until a day; beyond the list that of its first or last day. */
  private position(day: string): string {
    const { positions, from, to } = this.holidays;
    return `INDEX(${positions},MAX(MIN(${day},${to}),${from}-1)-${from}+2)`;
  }

  /** Working days of a consultation after the base; -1 where the calendar does not reach. */
  private paused(at: (field: Column) => string): string {
    const { workdays, to } = this.holidays;
    const [sent, base] = [at('consultationSent'), at('base')];
    const until = `IF(N(${at('consultationReplied')})>0,${at('consultationReplied')},${this.concludedOr(at, this.today)})`;
    const start = `MAX(${sent},${base})`;
    const counted = `${this.position(`MAX(${until},${start})`)}-${this.position(start)}`;
    const run = `INDEX(${workdays},${this.position(base)}+${this.run(at)})`;
    return `=IF(OR(N(${sent})=0,N(${base})=0),0,IFERROR(IF(${until}>${to},-1,IF(${start}>=${run},0,${counted})),-1))`;
  }

  private due(at: (field: Column) => string): string {
    const { workdays, from, to, count } = this.holidays;
    const { texts } = this;
    const [received, base, paused] = [at('received'), at('base'), at('paused')];
    const open = `N(${at('answered')})+N(${at('served')})=0`;
    const corrections = `AND(${open},N(${at('correctionAsked')})>0,N(${at('correctionReceived')})=0)`;
    const payment = `AND(${open},N(${at('feeNoticed')})>0,N(${at('feePaid')})=0)`;
    const day = `${this.position(base)}+${this.run(at)}+${paused}`;
    const after = this.missing(`YEAR(${to})+1`);
    return (
      `=IF(${received}="","",IF(N(${received})=0,"${texts.badReceipt}",` +
      `IF(${corrections},"${texts.waitingCorrection}",IF(${payment},"${texts.waitingPayment}",` +
      `IF(OR(${base}<${from},${base}>${to}),${this.missing(`YEAR(${base})`)},` +
      `IF(${paused}<0,${after},IF(${day}>${count},${after},INDEX(${workdays},${day}))))))))`
    );
  }

  private left(at: (field: Column) => string): string {
    const { from, to } = this.holidays;
    const [due, { today }] = [at('due'), this];
    const [end, now] = [this.position(due), this.position(today)];
    const counted = `IF(${today}<=${due},${end}-${now},-MAX(1,${now}-${end}))`;
    return (
      `=IF(OR(NOT(ISNUMBER(${due})),N(${at('answered')})+N(${at('served')})>0,${today}<${from}),"",` +
      `IF(${today}>${to},${this.missing(`YEAR(${today})`)},IFERROR(${counted},"")))`
    );
  }

  private missing(year: string): string {
    const [before, after] = this.texts.noCalendar;
    return `"${before}"&${year}&"${after}"`;
  }

  private disputes(at: (field: Column) => string, types: readonly string[]): string {
    const rowsOf = (field: DisputeField): string =>
      range(this.names.disputes, {
        row: FIRST_DISPUTE,
        col: DISPUTE_COLUMNS.indexOf(field),
        rows: this.disputeRows,
        cols: 1,
      });
    const same = types.map((type) => `(${rowsOf('type')}="${type}")`).join('+');
    return `=IF(${at('number')}="","",SUMPRODUCT((${rowsOf('application')}=${at('number')})*(${same})))`;
  }
}

// ---- 复议诉讼台账

function disputesSheet(
  request: LedgerSheetsRequest,
  labels: LedgerTexts,
  texts: LedgerSheetTexts,
  names: LedgerNames,
): SheetPlan {
  const { disputeRows: rows } = request;
  const collector = new CellCollector();
  putTop(collector, texts.titles.disputes, texts.hints.disputes, DISPUTE_COLUMNS.length);
  DISPUTE_COLUMNS.forEach((column, col) =>
    collector.put({ row: DISPUTE_HEAD, col }, 'header', {
      value: column === 'found' ? texts.foundCase : (labels.disputes[column][0] ?? column),
    }),
  );
  // Whole columns: cases are added below the rows that were prepared.
  const cells = (field: Column): string => {
    const column = `$${columnName(CASE_COLUMNS.indexOf(field))}`;
    return `${quoteSheetName(names.cases)}!${column}:${column}`;
  };
  for (let at = 0; at < rows; at += 1) {
    const one = request.disputes[at];
    const row = FIRST_DISPUTE + at;
    DISPUTE_COLUMNS.forEach((column, col) => {
      if (column === 'found') {
        const key = `$${columnName(DISPUTE_COLUMNS.indexOf('application'))}${row + 1}`;
        const formula = `=IF(${key}="","",IFERROR(INDEX(${cells('summary')},MATCH(${key},${cells('number')},0))&"","${texts.noSuchCase}"))`;
        collector.put({ row, col }, 'total', { formula });
        return;
      }
      const value = one ? disputeContent(one, column, texts) : '';
      collector.put(
        { row, col },
        DAYS.has(column) ? 'inputDate' : 'fieldInput',
        value === '' ? {} : { value },
      );
    });
  }
  const column = (field: DisputeField): Box => ({
    row: FIRST_DISPUTE,
    col: DISPUTE_COLUMNS.indexOf(field),
    rows,
    cols: 1,
  });
  const { messages } = texts;
  return {
    ...sheetBase(names.disputes, collector, DISPUTE_COLUMNS, '#2E75B6', texts),
    validations: [
      ...dateRule([column('filed'), column('concluded')], messages.date),
      inline(column('type'), Object.values(texts.disputeTypes), messages.type),
      inline(column('result'), Object.values(texts.results), messages.result),
      inline(column('onlyAsReviewer'), [texts.yes], messages.yes),
    ],
    freeze: { rows: FIRST_DISPUTE, cols: 1 },
    page: page(
      DISPUTE_HEAD,
      { row: 0, col: 0, rows: FIRST_DISPUTE + rows, cols: DISPUTE_COLUMNS.length },
      texts,
    ),
    tables: [
      {
        name: texts.tables.disputes,
        box: { row: DISPUTE_HEAD, col: 0, rows: rows + 1, cols: DISPUTE_COLUMNS.length },
      },
    ],
  };
}

function disputeContent(one: LedgerDispute, column: DisputeField, texts: LedgerSheetTexts): string | number {
  switch (column) {
    case 'type':
      return one.type === null ? '' : texts.disputeTypes[one.type];
    case 'result':
      return one.result === null ? '' : texts.results[one.result];
    case 'onlyAsReviewer':
      return one.onlyAsReviewer ? texts.yes : '';
    default:
      return contentOf(one[column], DAYS.has(column));
  }
}

// ---- what both have

function putTop(collector: CellCollector, title: string, hints: readonly string[], width: number): void {
  const cols = Math.min(width, 12);
  collector.putBox({ row: 0, col: 0, rows: 1, cols }, 'title', { value: title });
  hints.forEach((value, index) =>
    collector.putBox({ row: 1 + index, col: 0, rows: 1, cols }, 'hint', { value }),
  );
}

function sheetBase(
  name: string,
  collector: CellCollector,
  columns: readonly (Column | DisputeField | 'found')[],
  tabColor: string,
  texts: LedgerSheetTexts,
): SheetPlan {
  return {
    name,
    tabColor,
    columnWidths: columns.map((column) => WIDTHS[column] ?? WIDTH),
    rowHeights: new Map([
      [0, 30],
      [1, 20],
      [2, 20],
    ]),
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: 0, cols: 0 },
    page: page(0, null, texts),
  };
}

function page(head: number, printArea: Box | null, { footer }: LedgerSheetTexts): SheetPlan['page'] {
  return {
    orientation: 'landscape',
    printArea,
    titleRows: 1,
    titleRowStart: head,
    pagesHigh: 0,
    header: '',
    footer,
  };
}

function dateRule(boxes: readonly Box[], dialogue: Dialogue): readonly ValidationPlan[] {
  return [{ boxes, rule: { type: 'date', min: EARLIEST, max: LATEST }, ...dialogue }];
}

function listed(box: Box, sheet: string, choices: Box, dialogue: Dialogue): readonly ValidationPlan[] {
  return [{ boxes: [box], rule: { type: 'listFrom', sheet, box: choices }, ...dialogue }];
}

function inline(box: Box, items: readonly string[], dialogue: Dialogue): ValidationPlan {
  return { boxes: [box], rule: { type: 'list', items }, ...dialogue };
}

function range(sheet: string, box: Box): string {
  return `${quoteSheetName(sheet)}!${absoluteBoxName(box)}`;
}
