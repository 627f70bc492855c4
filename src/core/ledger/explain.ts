import { daysBetween, firstOf, lastOf } from '../model/days';
import type { Message } from '../model/finding';
import type { DataPointId, EditionId } from '../model/format';
import { APPLICANTS, CASE_OUTCOMES, type Day, type LedgerCase, type LedgerSuspect } from '../model/ledger';
import { casePoint, rowsOf, type CaseRow } from './tally';
import { concludedOn } from './due';
import { dayWords } from './words';

/** Figures of the table less those of the ledger, without those that agree. */
export type Differences = ReadonlyMap<DataPointId, number>;

/** Cells that differ for one reason, and the cases that may be it. */
export interface Explanation {
  readonly points: readonly DataPointId[];
  /** How many cases it takes: 1 unless several explanations are equally short. */
  readonly size: number;
  /** Most probable first. */
  readonly suspects: readonly LedgerSuspect[];
  readonly certain: boolean;
}

export interface ExplainOptions {
  readonly year: number;
  readonly edition: EditionId;
  /** Row of the form that a figure stands in, and its column, in words. */
  readonly rowOf: (point: DataPointId) => string;
  readonly columnOf: (point: DataPointId) => string;
}

/** Most cases that are taken to be counted wrongly together, and most steps in looking for them. */
const MOST_CASES = 4;
/** Units by which one case can change the figures: taken from two, put into two others. */
const MOST_PER_CASE = 4;
const MOST_STEPS = 20_000;
const MOST_SOLUTIONS = 100;

/** Figures that change when a case is counted otherwise, by at most 2 each. */
type Change = ReadonlyMap<DataPointId, number>;

/** A way to count a case otherwise than the ledger says. */
interface Slip {
  readonly change: Change;
  readonly kind: string;
  /** Less is more probable. */
  readonly weight: number;
  readonly index: number;
  /** The figure that the table counts instead, for the wording. */
  readonly instead: DataPointId | null;
}

/** Slips that change the same figures alike. */
interface SlipKind {
  readonly change: Change;
  readonly slips: readonly Slip[];
}

/**
 * The smallest set of cases that, counted otherwise, makes the ledger agree with the table in every figure: each with
 * the cases that could be it. Figures that a few cases cannot explain are in none.
 */
export function explainDifferences(
  cases: readonly LedgerCase[],
  differences: Differences,
  options: ExplainOptions,
): readonly Explanation[] {
  if (differences.size === 0) return [];
  const whole = explanationsOf(cases, differences, options);
  if (whole) return whole;
  // No few cases explain all: then perhaps those of one kind of applicant.
  return APPLICANTS.flatMap((applicant) => {
    const own = new Map([...differences].filter(([point]) => point.endsWith(`.${applicant}`)));
    return own.size === differences.size ? [] : (explanationsOf(cases, own, options) ?? []);
  });
}

function explanationsOf(
  cases: readonly LedgerCase[],
  differences: Differences,
  options: ExplainOptions,
): readonly Explanation[] | null {
  const units = [...differences.values()].reduce((sum, by) => sum + Math.abs(by), 0);
  if (units === 0 || units > MOST_CASES * MOST_PER_CASE) return null;
  const solutions = smallestSets(slipKinds(cases, differences, options), differences);
  const [first] = solutions;
  if (!first) return null;
  if (solutions.length > 1) {
    const all = [...new Set(solutions.flat())];
    return [
      {
        points: [...differences.keys()],
        size: first.length,
        suspects: suspectsOf(
          all.flatMap(({ slips }) => slips),
          cases,
          options,
        ),
        certain: false,
      },
    ];
  }
  return [...new Set(first)].map((kind) => {
    const size = first.filter((one) => one === kind).length;
    const suspects = suspectsOf(kind.slips, cases, options);
    return { points: [...kind.change.keys()], size, suspects, certain: suspects.length === size };
  });
}

// ---- the smallest sets

function smallestSets(
  kinds: readonly SlipKind[],
  differences: Differences,
): readonly (readonly SlipKind[])[] {
  for (let size = 1; size <= MOST_CASES; size += 1) {
    const found = new SetSearch(kinds, size).run(differences);
    if (found.length > 0) return found;
  }
  return [];
}

class SetSearch {
  private steps = 0;
  private readonly found = new Map<string, readonly SlipKind[]>();
  private readonly changing = new Map<DataPointId, SlipKind[]>();

  constructor(
    private readonly kinds: readonly SlipKind[],
    private readonly size: number,
  ) {
    for (const kind of kinds) {
      for (const point of kind.change.keys()) {
        this.changing.set(point, [...(this.changing.get(point) ?? []), kind]);
      }
    }
  }

  run(differences: Differences): readonly (readonly SlipKind[])[] {
    this.explore(differences, []);
    return [...this.found.values()];
  }

  private explore(open: Differences, taken: readonly SlipKind[]): void {
    const [next] = open.keys();
    if (next === undefined) {
      const key = taken.map((kind) => this.kinds.indexOf(kind)).sort((a, b) => a - b);
      if (taken.length === this.size) this.found.set(key.join(' '), taken);
      return;
    }
    if (taken.length === this.size || this.found.size >= MOST_SOLUTIONS) return;
    for (const kind of this.changing.get(next) ?? []) {
      this.steps += 1;
      if (this.steps > MOST_STEPS) return;
      if (!fits(kind.change, open)) continue;
      // As many cases as the kind has, and no more.
      if (taken.filter((one) => one === kind).length >= kind.slips.length) continue;
      this.explore(less(open, kind.change), [...taken, kind]);
    }
  }
}

/** Whether a change goes nowhere beyond what is open. */
function fits(change: Change, open: Differences): boolean {
  for (const [point, by] of change) {
    const left = open.get(point) ?? 0;
    if (Math.sign(left) !== Math.sign(by) || Math.abs(left) < Math.abs(by)) return false;
  }
  return true;
}

function less(open: Differences, change: Change): Differences {
  const left = new Map(open);
  for (const [point, by] of change) {
    const rest = (left.get(point) ?? 0) - by;
    if (rest === 0) left.delete(point);
    else left.set(point, rest);
  }
  return left;
}

// ---- what may have gone wrong with a case

function slipKinds(
  cases: readonly LedgerCase[],
  differences: Differences,
  options: ExplainOptions,
): readonly SlipKind[] {
  const kinds = new Map<string, { change: Change; slips: Slip[] }>();
  const useful = new Map<string, boolean>();
  cases.forEach((one, index) => {
    const sort = sortOf(one, options.year);
    if (useful.get(sort) === false) return;
    const fitting = slipsOf(one, index, options).filter(
      ({ change }) => change.size > 0 && fits(change, differences),
    );
    useful.set(sort, fitting.length > 0);
    for (const slip of fitting) {
      const key = [...slip.change]
        .map((pair) => pair.join('='))
        .sort()
        .join(' ');
      const known = kinds.get(key);
      if (known) known.slips.push(slip);
      else kinds.set(key, { change: slip.change, slips: [slip] });
    }
  });
  return [...kinds.values()].map(({ change, slips }) => ({ change, slips: bestOfEachCase(slips) }));
}

/** Cases of a sort can be counted wrongly in the same ways. */
function sortOf(one: LedgerCase, year: number): string {
  const concluded = concludedOn(one);
  const before = concluded !== null && concluded < firstOf(year);
  const later = one.received !== null && one.received > lastOf(year);
  return [one.applicant, one.outcome, ...rowsOf(one, year), before, later].join(' ');
}

function bestOfEachCase(slips: readonly Slip[]): readonly Slip[] {
  const best = new Map<number, Slip>();
  for (const slip of slips) {
    const known = best.get(slip.index);
    if (!known || slip.weight < known.weight) best.set(slip.index, slip);
  }
  return [...best.values()].sort((a, b) => a.weight - b.weight || a.index - b.index);
}

/** Probability by kind of slip, the more probable the less; slips of the year add the days to the turn of the year. */
const WEIGHTS = { year: 0, applicant: 40, outcome: 50, twice: 60, leftOut: 70, inOneRow: 500 } as const;
const FARTHEST = 366;

function slipsOf(one: LedgerCase, index: number, options: ExplainOptions): readonly Slip[] {
  if (one.applicant === null) return [];
  return new CaseSlips(one, index, options).all();
}

class CaseSlips {
  private readonly rows: readonly CaseRow[];
  private readonly slips: Slip[] = [];

  constructor(
    private readonly one: LedgerCase,
    private readonly index: number,
    private readonly options: ExplainOptions,
  ) {
    this.rows = rowsOf(one, options.year);
  }

  all(): readonly Slip[] {
    this.ofAnswerYear();
    this.ofReceiptYear();
    if (this.rows.length > 0) {
      this.ofApplicant();
      this.ofOutcome();
      this.add('leftOut', [], WEIGHTS.leftOut);
      this.add('twice', [...this.rows, ...this.rows], WEIGHTS.twice);
      if (this.rows.length > 1) this.ofOneRow();
    }
    return this.slips;
  }

  /** Answered near the turn of the year, and counted in the other one. */
  private ofAnswerYear(): void {
    const { rows } = this;
    const { outcome } = this.one;
    const concluded = concludedOn(this.one);
    const [entered] = rows;
    if (entered && rows.includes('carriedForward')) {
      const near = this.turn(concluded, 'end');
      if (outcome !== null) this.add('answeredLater', [entered, outcome], near, outcome);
      else for (const other of CASE_OUTCOMES) this.add('open', [entered, other], FARTHEST, other);
    } else if (entered && outcome !== null && rows.includes(outcome)) {
      this.add('answeredInYear', [entered, 'carriedForward'], this.turn(concluded, 'end'), outcome);
      if (entered === 'carriedIn') this.add('answeredNotBefore', [], this.turn(concluded, 'start'));
    } else if (!entered && outcome !== null && concluded !== null && concluded < firstOf(this.options.year)) {
      this.add('answeredBefore', ['carriedIn', outcome], this.turn(concluded, 'start'));
      this.add('answeredBefore', ['carriedIn', 'carriedForward'], FARTHEST);
    }
  }

  /** Received near the turn of the year, and counted in the other one. */
  private ofReceiptYear(): void {
    const { received, outcome } = this.one;
    const [entered, then] = this.rows;
    const start = this.turn(received, 'start');
    const end = this.turn(received, 'end');
    if (entered === 'received') this.add('receivedInYear', ['carriedIn', ...rest(then)], start);
    if (entered === 'received' && then === 'carriedForward') this.add('receivedNotLater', [], end);
    if (entered === 'carriedIn') this.add('receivedBefore', ['received', ...rest(then)], start);
    if (!entered && received !== null && received > lastOf(this.options.year)) {
      this.add('receivedLater', ['received', 'carriedForward'], end);
      this.add('receivedLater', ['carriedIn', 'carriedForward'], end + FARTHEST);
      if (outcome !== null) this.add('receivedLater', ['received', outcome], end + FARTHEST);
    }
  }

  private ofApplicant(): void {
    for (const applicant of APPLICANTS) {
      if (applicant === this.one.applicant) continue;
      this.add('applicant', this.rows, WEIGHTS.applicant, this.rows[0], applicant);
    }
  }

  private ofOutcome(): void {
    const { outcome } = this.one;
    if (outcome === null || !this.rows.includes(outcome)) return;
    for (const other of CASE_OUTCOMES) {
      if (other === outcome) continue;
      const rows = this.rows.map((row) => (row === outcome ? other : row));
      this.add('outcome', rows, WEIGHTS.outcome, other);
    }
  }

  /** Slips in one of the two rows of a case: they break the balance of the table. */
  private ofOneRow(): void {
    for (const row of this.rows) {
      const others = this.rows.filter((one) => one !== row);
      this.add('leftOutOfRow', others, WEIGHTS.inOneRow, row);
      this.add('twiceInRow', [...this.rows, row], WEIGHTS.inOneRow, row);
      for (const applicant of APPLICANTS) {
        const own = this.one.applicant;
        if (own === null || applicant === own) continue;
        const { edition } = this.options;
        const [from, to] = [casePoint(row, own, edition), casePoint(row, applicant, edition)];
        this.push(
          'applicantInRow',
          new Map([
            [from, -1],
            [to, 1],
          ]),
          WEIGHTS.inOneRow,
          to,
        );
      }
    }
  }

  /** @param rows  rows in which the table seems to have counted the case */
  private add(
    kind: string,
    rows: readonly CaseRow[],
    weight: number,
    instead?: CaseRow,
    applicant = this.one.applicant,
  ): void {
    const own = this.one.applicant;
    if (own === null || applicant === null) return;
    const { edition } = this.options;
    const change = new Map<DataPointId, number>();
    const count = (point: DataPointId, by: number): void => {
      const sum = (change.get(point) ?? 0) + by;
      if (sum === 0) change.delete(point);
      else change.set(point, sum);
    };
    for (const row of this.rows) count(casePoint(row, own, edition), -1);
    for (const row of rows) count(casePoint(row, applicant, edition), 1);
    this.push(kind, change, weight, instead === undefined ? null : casePoint(instead, applicant, edition));
  }

  private push(kind: string, change: Change, weight: number, instead: DataPointId | null): void {
    this.slips.push({ change, kind, weight, index: this.index, instead });
  }

  /** Days to the start or the end of the year; far where there is no day. */
  private turn(day: Day | null, which: 'start' | 'end'): number {
    if (day === null) return FARTHEST;
    const { year } = this.options;
    const border = which === 'start' ? firstOf(year) : lastOf(year);
    return Math.min(FARTHEST, Math.abs(daysBetween(border, day)));
  }
}

function rest(row: CaseRow | undefined): readonly CaseRow[] {
  return row === undefined ? [] : [row];
}

// ---- in words

function suspectsOf(
  slips: readonly Slip[],
  cases: readonly LedgerCase[],
  options: ExplainOptions,
): readonly LedgerSuspect[] {
  return bestOfEachCase(slips).flatMap((slip) => {
    const one = cases[slip.index];
    if (!one) return [];
    return [{ index: slip.index, number: one.number, reason: reasonOf(slip, one, options) }];
  });
}

function reasonOf({ kind, instead }: Slip, one: LedgerCase, options: ExplainOptions): Message {
  const { rowOf, columnOf, year } = options;
  const own =
    one.applicant === null || one.outcome === null
      ? null
      : casePoint(one.outcome, one.applicant, options.edition);
  return {
    key: `ledger.slip.${kind}`,
    values: {
      case: caseWords(one),
      year,
      received: dayWords(one.received),
      concluded: dayWords(concludedOn(one)),
      row: instead === null ? '' : rowOf(instead),
      column: instead === null ? '' : columnOf(instead),
      outcome: own === null ? '' : rowOf(own),
      applicant:
        one.applicant === null ? '' : columnOf(casePoint('received', one.applicant, options.edition)),
    },
  };
}

/** A case by its number, or by its row where it has none. */
export function caseWords({ number, row }: Pick<LedgerCase, 'number' | 'row'>): Message {
  return number === ''
    ? { key: 'ledger.caseByRow', values: { row: row + 1 } }
    : { key: 'ledger.case', values: { number } };
}
