import { isErrorValue } from '../formulas/recalculate';
import { cellName } from '../model/geometry';
import type { CellPlace, CellValue, WorkbookView } from '../model/grid';
import type {
  CaseOutcome,
  Day,
  DisputeField,
  Ledger,
  LedgerCase,
  LedgerDispute,
  LedgerField,
  LedgerTrouble,
} from '../model/ledger';
import type { LedgerTexts } from '../model/ledger-texts';
import { coveredCells } from './covered-cells';
import { findLedgers, type FoundLedgers, type FoundList } from './find-ledger';
import { NameList, readDay, readNames, readNumber, textOf, type Read } from './read-values';

/**
 * The ledgers of a workbook. What cannot be read is null and listed, so that no row is lost.
 * @returns null where no sheet is a ledger of applications
 */
export function readLedger(view: WorkbookView, texts: LedgerTexts): Ledger | null {
  const found = findLedgers(view, texts);
  return found && readFound(found, view.dates1904 === true, texts);
}

/** Reads the lists that were found in a workbook. */
export function readFound(
  { cases, disputes }: Pick<FoundLedgers, 'cases' | 'disputes'>,
  from1904: boolean,
  texts: LedgerTexts,
): Ledger {
  const reader = new LedgerReader(from1904, texts);
  return {
    sheetId: cases.sheet.id,
    sheet: cases.sheet.name,
    cases: reader.cases(cases),
    disputes: disputes ? reader.disputes(disputes) : [],
    disputesSheet: disputes && { id: disputes.sheet.id, name: disputes.sheet.name },
    columns: absolute(cases),
    disputeColumns: disputes ? absolute(disputes) : {},
    troubles: reader.troubles,
  };
}

function absolute<F extends string>({ sheet, columns }: FoundList<F>): Partial<Record<F, number>> {
  return Object.fromEntries([...columns].map(([field, at]) => [field, at + sheet.origin.col])) as Partial<
    Record<F, number>
  >;
}

// ---- the rows

class LedgerReader {
  readonly troubles: LedgerTrouble[] = [];
  private readonly applicants;
  private readonly outcomes;
  private readonly types;
  private readonly results;

  constructor(
    private readonly from1904: boolean,
    private readonly texts: LedgerTexts,
  ) {
    this.applicants = new NameList(texts.applicants, texts.groups);
    this.outcomes = new NameList(texts.outcomes, texts.groups, texts.outcomeNumbers);
    this.types = new NameList(texts.disputeTypes);
    this.results = new NameList(texts.results);
  }

  cases(list: FoundList<LedgerField>): readonly LedgerCase[] {
    return this.rowsOf(list).map((row) => this.caseAt(row));
  }

  disputes(list: FoundList<DisputeField>): readonly LedgerDispute[] {
    return this.rowsOf(list).map((row) => this.disputeAt(row));
  }

  private rowsOf<F extends string>(list: FoundList<F>): readonly Row<F>[] {
    const { sheet, header, columns } = list;
    const rows: Row<F>[] = [];
    for (let at = header + 1; at < sheet.cells.length; at += 1) {
      const row = new Row(list, at, this.from1904, this.troubles);
      const said = [...columns.values()].flatMap(
        (col) => textOf(sheet.cells[at]?.[col]?.value ?? null) || [],
      );
      if (said.length > 0 && !(said.length <= 2 && /^(?:合\s*计|总\s*计|小\s*计)$/.test(said[0] ?? '')))
        rows.push(row);
    }
    this.noteMerged(list, rows);
    const [last] = rows.slice(-1);
    if (sheet.truncated === true && last) {
      this.troubles.push({ place: last.place(0), kind: 'truncated', text: String(last.row + 1) });
    }
    return rows;
  }

  /** What the cells mean that merged ones cover is not guessed. */
  private noteMerged<F extends string>({ sheet, columns }: FoundList<F>, rows: readonly Row<F>[]): void {
    const read = new Map(rows.map((row) => [row.row, row]));
    const own = [...columns.values()].map((at) => at + sheet.origin.col);
    for (const { row, col, box } of coveredCells(sheet.merges, own, (one) => read.has(one))) {
      const place = read.get(row)?.place(col - sheet.origin.col);
      if (place) this.troubles.push({ place, kind: 'merged', text: box });
    }
  }

  private caseAt(row: Row<LedgerField>): LedgerCase {
    const [outcome = null, ...furtherOutcomes] = this.outcomesAt(row);
    return {
      number: row.text('number'),
      row: row.row,
      received: row.day('received'),
      channel: row.text('channel'),
      applicant: row.name('applicant', this.applicants),
      applicantName: row.text('applicantName'),
      summary: row.text('summary'),
      department: row.text('department'),
      correctionAsked: row.day('correctionAsked'),
      correctionReceived: row.day('correctionReceived'),
      consultationSent: row.day('consultationSent'),
      consultationReplied: row.day('consultationReplied'),
      extension: row.number('extension') ?? 0,
      extensionApproved: row.day('extensionApproved'),
      feeNoticed: row.day('feeNoticed'),
      fee: row.number('fee'),
      feePaid: row.day('feePaid'),
      outcome,
      furtherOutcomes,
      documentNumber: row.text('documentNumber'),
      answered: row.day('answered'),
      service: row.text('service'),
      served: row.day('served'),
      note: row.text('note'),
    };
  }

  /** Partly granted comes first: it is the one that counts, whatever stands beside it. */
  private outcomesAt(row: Row<LedgerField>): readonly CaseOutcome[] {
    const value = row.value('outcome');
    if (isErrorValue(value)) return row.trouble('outcome', 'error') ?? [];
    const found = readNames(textOf(value), this.outcomes);
    if (!found) return row.trouble('outcome', 'outcome') ?? [];
    const isPartly = (one: CaseOutcome): boolean => one === 'partlyGranted';
    return [...found.filter(isPartly), ...found.filter((one) => !isPartly(one))];
  }

  private disputeAt(row: Row<DisputeField>): LedgerDispute {
    return {
      number: row.text('number'),
      row: row.row,
      type: row.name('type', this.types),
      application: row.text('application'),
      filed: row.day('filed'),
      concluded: row.day('concluded'),
      result: row.name('result', this.results),
      onlyAsReviewer: this.texts.yes.includes(row.text('onlyAsReviewer').toLowerCase()),
      note: row.text('note'),
    };
  }
}

/** One row of a list; what it should not say is noted. */
class Row<F extends string> {
  readonly row: number;

  constructor(
    private readonly list: FoundList<F>,
    private readonly at: number,
    private readonly from1904: boolean,
    private readonly troubles: LedgerTrouble[],
  ) {
    this.row = at + list.sheet.origin.row;
  }

  value(field: F): CellValue {
    const col = this.list.columns.get(field);
    return col === undefined ? null : (this.list.sheet.cells[this.at]?.[col]?.value ?? null);
  }

  text(field: F): string {
    return textOf(this.value(field));
  }

  day(field: F): Day | null {
    return this.settled(field, readDay(this.value(field), this.from1904));
  }

  number(field: F): number | null {
    return this.settled(field, readNumber(this.value(field)));
  }

  name<K extends string>(field: F, list: NameList<K>): K | null {
    const value = this.value(field);
    if (isErrorValue(value)) return this.trouble(field, 'error');
    const text = textOf(value);
    if (text === '') return null;
    return list.find(text) ?? this.trouble(field, field);
  }

  trouble(field: F, kind: string): null {
    this.troubles.push({
      place: this.place(this.list.columns.get(field) ?? 0),
      kind,
      text: String(this.value(field)),
    });
    return null;
  }

  place(at: number): CellPlace {
    const { id, name, origin } = this.list.sheet;
    const col = at + origin.col;
    return { sheetId: id, sheet: name, row: this.row, col, cell: cellName({ row: this.row, col }) };
  }

  private settled<T>(field: F, read: Read<T>): T | null {
    return 'trouble' in read ? this.trouble(field, read.trouble) : read.value;
  }
}
