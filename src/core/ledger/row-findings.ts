import type { WorkCalendar } from '../calendar/work-calendar';
import { yearOf } from '../model/days';
import type { Message, MessageValue } from '../model/finding';
import type { Severity } from '../model/format';
import { cellName, columnName } from '../model/geometry';
import type { CellPlace } from '../model/grid';
import type {
  Day,
  DisputeField,
  DueCase,
  Ledger,
  LedgerCase,
  LedgerDispute,
  LedgerField,
  LedgerFinding,
} from '../model/ledger';
import { concludedOn } from './due';
import { caseWords } from './explain';
import { repeatedCases } from './repeated';
import { dayWords } from './words';

const SOURCES = {
  list: '《条例》第四十五条',
  due: '《条例》第三十三条',
  partly: '国办公开办函〔2021〕30号，表三“（二）部分公开”',
  repeated: '《条例》第三十六条第六项',
  calendar: '国务院办公厅关于部分节假日安排的通知',
} as const;

/** Working days from which a case is told although its time is not over. */
const SOON = 3;

/** Fields without which a case cannot be counted. */
const COUNTED = new Set<string>([
  'number',
  'received',
  'applicant',
  'outcome',
  'answered',
  'type',
  'result',
  'filed',
  'concluded',
]);

interface Told {
  readonly rule: string;
  readonly severity: Severity;
  readonly key: string;
  readonly values?: Message['values'];
  readonly places: readonly CellPlace[];
  readonly cases: readonly string[];
  readonly source: string;
  /** Makes the id of a finding together with rule and key. */
  readonly about: string | number;
}

/** LED-05, LED-07 and LED-09: what single rows say on any day, in the order of the rules and of the sheet. */
export function rowFindings(ledger: Ledger): readonly LedgerFinding[] {
  const rows = new Rows(ledger);
  return [
    ...rows.troubles(),
    ...rows.duplicates(),
    ...ledger.cases.flatMap((one) => rows.ofCase(one)),
    ...ledger.disputes.flatMap((one) => rows.ofDispute(one)),
    ...ledger.cases.flatMap((one) => rows.several(one)),
    ...rows.repeated(),
  ];
}

/** LED-05 and LED-06 of a day: receipt in the future, what is late or will be soon, and days that are not known. */
export function dayFindings(
  ledger: Ledger,
  due: readonly DueCase[],
  { year, today, calendar }: { readonly year: number; readonly today: Day; readonly calendar: WorkCalendar },
): readonly LedgerFinding[] {
  const rows = new Rows(ledger);
  return [
    ...ledger.cases.flatMap((one) => rows.receivedLater(one, today)),
    ...rows.late(due, year),
    ...rows.calendars(due, calendar),
  ];
}

class Rows {
  private readonly troubled: ReadonlySet<string>;
  private readonly numbers: ReadonlySet<string>;
  private readonly byRow: ReadonlyMap<number, LedgerCase>;
  /** Numbers that several cases have. */
  private readonly doubled: ReadonlySet<string>;

  constructor(private readonly ledger: Ledger) {
    this.troubled = new Set(ledger.troubles.map(({ place }) => cellKey(place)));
    this.numbers = new Set(ledger.cases.map(({ number }) => number));
    this.doubled = doubledNumbers(ledger.cases);
    this.byRow = new Map(ledger.cases.map((one) => [one.row, one]));
  }

  // ---- LED-05

  troubles(): readonly LedgerFinding[] {
    return this.ledger.troubles.map(({ place, kind, text }) =>
      told({
        rule: 'LED-05',
        severity: this.isCounted(place) ? 'error' : 'warning',
        key: `trouble.${kind}`,
        values: { cell: place.cell, sheet: place.sheet, text },
        places: [place],
        cases: this.isOfCases(place) ? this.numberAt(place.row) : [],
        source: SOURCES.list,
        about: this.aboutPlace(place),
      }),
    );
  }

  duplicates(): readonly LedgerFinding[] {
    const byNumber = new Map<string, LedgerCase[]>();
    for (const one of this.ledger.cases) {
      if (one.number === '') continue;
      const known = byNumber.get(one.number);
      if (known) known.push(one);
      else byNumber.set(one.number, [one]);
    }
    return [...byNumber].flatMap(([number, cases]) =>
      cases.length === 1
        ? []
        : [
            told({
              rule: 'LED-05',
              severity: 'error',
              key: 'row.duplicate',
              values: { number, count: cases.length, rows: cases.map(({ row }) => row + 1).join('、') },
              places: cases.map((one) => this.place(one, 'number')),
              cases: [number],
              source: SOURCES.list,
              about: number,
            }),
          ],
    );
  }

  ofCase(one: LedgerCase): readonly LedgerFinding[] {
    const { received, applicant, outcome, number } = one;
    const concluded = concludedOn(one);
    const row = (key: string, field: LedgerField, severity: Severity = 'error'): readonly LedgerFinding[] =>
      this.rowFinding(one, key, field, severity);
    return [
      ...(number === '' ? row('noNumber', 'number', 'warning') : []),
      ...(received === null ? row('noReceipt', 'received') : []),
      ...(applicant === null ? row('noApplicant', 'applicant') : []),
      ...(received !== null && concluded !== null && concluded < received
        ? row('answeredBeforeReceipt', 'answered')
        : []),
      ...(concluded !== null && outcome === null ? row('noOutcome', 'outcome') : []),
      ...(concluded === null && outcome !== null ? row('notAnswered', 'answered') : []),
      ...disorders(one).flatMap((field) => row(`order.${field}`, field, 'warning')),
    ];
  }

  receivedLater(one: LedgerCase, today: Day): readonly LedgerFinding[] {
    return one.received !== null && one.received > today
      ? this.rowFinding(one, 'receivedLater', 'received', 'warning')
      : [];
  }

  /** Nothing where the cell itself is told to be no such thing. */
  private rowFinding(
    one: LedgerCase,
    key: string,
    field: LedgerField,
    severity: Severity,
  ): readonly LedgerFinding[] {
    if (this.isTroubled(one, field)) return [];
    const values = {
      case: caseWords(one),
      received: dayWords(one.received),
      concluded: dayWords(concludedOn(one)),
    };
    return [
      told({
        rule: 'LED-05',
        severity,
        key: `row.${key}`,
        values,
        places: [this.place(one, field)],
        cases: [numberOfCase(one)],
        source: SOURCES.list,
        about: this.aboutCase(one),
      }),
    ];
  }

  ofDispute(one: LedgerDispute): readonly LedgerFinding[] {
    const { type, filed, concluded, result, application } = one;
    const values = { number: one.number, row: one.row + 1, application };
    const row = (
      key: string,
      field: DisputeField,
      severity: Severity = 'error',
    ): readonly LedgerFinding[] => {
      const place = this.disputePlace(one, field);
      if (this.troubled.has(cellKey(place))) return [];
      const about = {
        about: one.number || one.row + 1,
        places: [place],
        cases: application === '' ? [] : [application],
      };
      return [
        told({ rule: 'LED-05', severity, key: `dispute.${key}`, values, source: SOURCES.list, ...about }),
      ];
    };
    return [
      ...(type === null ? row('noType', 'type') : []),
      ...(filed === null ? row('noFiling', 'filed', 'warning') : []),
      ...(filed !== null && concluded !== null && concluded < filed
        ? row('concludedBefore', 'concluded')
        : []),
      ...(concluded !== null && (result === null || result === 'pending') ? row('noResult', 'result') : []),
      ...(concluded === null && result !== null && result !== 'pending'
        ? row('noConclusion', 'concluded', 'warning')
        : []),
      ...(application !== '' && !this.numbers.has(application)
        ? row('unknownApplication', 'application', 'info')
        : []),
    ];
  }

  // ---- LED-06

  late(due: readonly DueCase[], year: number): readonly LedgerFinding[] {
    return due.flatMap(({ index, due: { status, due: day, late, left } }) => {
      const one = this.ledger.cases[index];
      const concluded = one && concludedOn(one);
      if (!one || day === null) return [];
      const values = { case: caseWords(one), due: dayWords(day), concluded: dayWords(concluded ?? null) };
      const line = (key: string, severity: Severity, days: number): LedgerFinding =>
        told({
          rule: 'LED-06',
          severity,
          key,
          values: { ...values, days },
          places: [this.place(one, concluded ? 'answered' : 'received')],
          cases: [numberOfCase(one)],
          source: SOURCES.due,
          about: this.aboutCase(one),
        });
      if (status === 'closed') {
        return late > 0 && concluded && yearOf(concluded) === year
          ? [line('late.answered', 'warning', late)]
          : [];
      }
      if (status === 'overdue') return [line('late.open', 'warning', late)];
      return left !== null && left <= SOON
        ? [line(left === 0 ? 'late.today' : 'late.soon', 'info', left)]
        : [];
    });
  }

  calendars(due: readonly DueCase[], calendar: WorkCalendar): readonly LedgerFinding[] {
    const missing = new Map<number, string[]>();
    for (const { index, due: one } of due) {
      const known = this.ledger.cases[index];
      if (one.missingYear === null || !known) continue;
      missing.set(one.missingYear, [...(missing.get(one.missingYear) ?? []), numberOfCase(known)]);
    }
    const common = { rule: 'LED-06', places: [], source: SOURCES.calendar } as const;
    return [
      ...[...missing].map(([year, cases]) =>
        told({
          ...common,
          severity: 'warning',
          key: 'calendar.missing',
          values: { year, count: cases.length },
          cases,
          about: year,
        }),
      ),
      ...calendar.differences.map(({ day, worksByNotice }) =>
        told({
          ...common,
          severity: 'info',
          key: worksByNotice ? 'calendar.works' : 'calendar.off',
          values: { day: dayWords(day) },
          cases: [],
          about: day,
        }),
      ),
    ];
  }

  // ---- LED-07, LED-09

  several(one: LedgerCase): readonly LedgerFinding[] {
    if (one.furtherOutcomes.length === 0) return [];
    const partly = [one.outcome, ...one.furtherOutcomes].includes('partlyGranted');
    return [
      told({
        rule: 'LED-07',
        severity: 'warning',
        key: partly ? 'several.partly' : 'several.other',
        values: { case: caseWords(one) },
        places: [this.place(one, 'outcome')],
        cases: [numberOfCase(one)],
        source: SOURCES.partly,
        about: this.aboutCase(one),
      }),
    ];
  }

  repeated(): readonly LedgerFinding[] {
    return repeatedCases(this.ledger.cases).flatMap(({ index, earlier }) => {
      const [one, first] = [this.ledger.cases[index], this.ledger.cases[earlier]];
      // Treated as repeated by the office already.
      if (!one || !first || one.outcome === 'notProcessed.repeated') return [];
      return [
        told({
          rule: 'LED-09',
          severity: 'warning',
          key: 'repeated',
          values: { case: caseWords(one), earlier: caseWords(first), received: dayWords(first.received) },
          places: [this.place(one, 'summary'), this.place(first, 'summary')],
          cases: [numberOfCase(one), numberOfCase(first)],
          source: SOURCES.repeated,
          about: this.aboutCase(one),
        }),
      ];
    });
  }

  // ---- names that stay when rows are moved, and places

  private aboutCase(one: LedgerCase): string {
    return one.number === '' || this.doubled.has(one.number) ? numberOfRow(one) : one.number;
  }

  private aboutPlace(place: CellPlace): string {
    const one = this.isOfCases(place) ? this.byRow.get(place.row) : undefined;
    const about = one && this.aboutCase(one);
    return about === undefined || about.startsWith('#')
      ? `${place.sheet}!${place.cell}`
      : `${about}!${columnName(place.col)}`;
  }

  private place({ row }: LedgerCase, field: LedgerField): CellPlace {
    const { sheetId, sheet, columns } = this.ledger;
    const col = columns[field] ?? columns.number ?? 0;
    return { sheetId, sheet, row, col, cell: cellName({ row, col }) };
  }

  private disputePlace({ row }: LedgerDispute, field: DisputeField): CellPlace {
    const { disputesSheet, disputeColumns, sheetId, sheet } = this.ledger;
    const col = disputeColumns[field] ?? disputeColumns.number ?? 0;
    const own = disputesSheet ?? { id: sheetId, name: sheet };
    return { sheetId: own.id, sheet: own.name, row, col, cell: cellName({ row, col }) };
  }

  private numberAt(row: number): readonly string[] {
    const one = this.byRow.get(row);
    return one ? [numberOfCase(one)] : [];
  }

  private isTroubled(one: LedgerCase, field: LedgerField): boolean {
    return this.troubled.has(cellKey(this.place(one, field)));
  }

  private isOfCases({ sheetId }: CellPlace): boolean {
    return sheetId === this.ledger.sheetId;
  }

  private isCounted(place: CellPlace): boolean {
    const columns = this.isOfCases(place) ? this.ledger.columns : this.ledger.disputeColumns;
    const field = Object.entries(columns).find(([, col]) => col === place.col)?.[0];
    return field === undefined || COUNTED.has(field);
  }
}

/** Fields whose day lies before the one it should follow. */
function disorders(one: LedgerCase): readonly LedgerField[] {
  const pairs: readonly (readonly [Day | null, Day | null, LedgerField])[] = [
    [one.received, one.correctionAsked, 'correctionAsked'],
    [one.correctionAsked, one.correctionReceived, 'correctionReceived'],
    [one.received, one.consultationSent, 'consultationSent'],
    [one.consultationSent, one.consultationReplied, 'consultationReplied'],
    [one.received, one.extensionApproved, 'extensionApproved'],
    [one.received, one.feeNoticed, 'feeNoticed'],
    [one.feeNoticed, one.feePaid, 'feePaid'],
    [one.answered, one.served, 'served'],
  ];
  return pairs.flatMap(([before, after, field]) =>
    before !== null && after !== null && after < before ? [field] : [],
  );
}

function cellKey({ sheetId, row, col }: CellPlace): string {
  return `${sheetId} ${row} ${col}`;
}

function numberOfCase({ number, row }: LedgerCase): string {
  return number === '' ? numberOfRow({ row }) : number;
}

function numberOfRow({ row }: Pick<LedgerCase, 'row'>): string {
  return `#${row + 1}`;
}

function doubledNumbers(cases: readonly LedgerCase[]): ReadonlySet<string> {
  const [seen, doubled] = [new Set<string>(), new Set<string>()];
  for (const { number } of cases) (seen.has(number) ? doubled : seen).add(number);
  return doubled;
}

function told({ rule, severity, key, values, places, cases, source, about }: Told): LedgerFinding {
  const message: { key: string; values: Readonly<Record<string, MessageValue>> } = {
    key: `ledger.${key}`,
    values: values ?? {},
  };
  return { id: `${rule}:${key}:${about}`, rule, severity, message, places, points: [], cases, source };
}
