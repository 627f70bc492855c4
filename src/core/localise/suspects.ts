import { joinKeys } from '../form/axis';
import type { Relation } from '../form/form';
import type { Words } from '../findings/words';
import { isByLedger } from '../ledger/evidence';
import { totalFormula } from '../layout/total-formula';
import type { Fact, RecognisedBlock, RecognisedReport } from '../model/fact';
import type { Message, Repair, Suspect } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { RelationOutcome } from '../rules/evaluate';
import { causeOf, causeOfPair, type Cause, type Slip } from './probable-cause';
import { inTypedUnit, type ReportSystem } from './report-system';
import type { Change } from './smallest-repairs';

/** A figure that differs from what the report before or the ledger expects. */
export interface Expectation {
  readonly one: RelationOutcome;
  readonly point: DataPointId;
  readonly value: number;
}

/** What is known besides the figures of the report. */
export interface SuspectContext {
  readonly report: RecognisedReport;
  /** Evaluated relations, by which totals are known. */
  readonly outcomes: readonly RelationOutcome[];
  readonly words: Words;
  readonly expected: readonly Expectation[];
  readonly lastYear: (point: DataPointId) => number | null;
}

/** Turns changes of figures into suspected cells, each with its probable cause. */
export class SuspectMaker {
  private readonly report: RecognisedReport;
  private readonly words: Words;

  constructor(private readonly context: SuspectContext) {
    this.report = context.report;
    this.words = context.words;
  }

  /** The repairs as cells, the best explained first; equally well explained ones in the order of the form. */
  repairsOf(system: ReportSystem, repairs: readonly (readonly Change[])[]): readonly Repair[] {
    return repairs
      .map((changes) => this.ranked(system, changes))
      .sort((a, b) => b.weight - a.weight || this.compareByForm(a.repair, b.repair))
      .map(({ repair }) => repair);
  }

  /** A figure of a change in the unit in which it is typed. */
  typed(point: DataPointId, value: number | null): number | null {
    return value === null ? null : inTypedUnit(value, this.words.point(point)?.measure ?? 'count');
  }

  private compareByForm(a: Repair, b: Repair): number {
    const index = a.findIndex(({ point }, at) => point !== b[at]?.point);
    return index < 0 ? 0 : this.words.order(a[index]?.point) - this.words.order(b[index]?.point);
  }

  private ranked(
    system: ReportSystem,
    changes: readonly Change[],
  ): { readonly repair: Repair; readonly weight: number } {
    const cells = changes
      .flatMap(({ variable, value }) => this.wrongCell(system.points[variable] ?? '', value))
      .sort((a, b) => this.words.order(a.point) - this.words.order(b.point));
    const shared = this.sharedCauses(cells);
    const causes = cells.map((cell) => shared.get(cell.point) ?? this.ownCause(cell));
    return {
      repair: cells.map((cell, index) => this.suspectOf(cell, causes[index]?.reason ?? null)),
      weight: causes.reduce((sum, cause) => sum + (cause?.weight ?? 0), 0),
    };
  }

  private wrongCell(point: DataPointId, value: number | null): readonly WrongCell[] {
    const fact = this.report.facts.get(point);
    if (!fact) return [];
    const is = fact.value.kind === 'number' ? fact.value.value : null;
    return [{ point, fact, is, shouldBe: this.typed(point, value) }];
  }

  private suspectOf({ point, fact, is, shouldBe }: WrongCell, reason: Message | null): Suspect {
    const formula = this.lostFormula(point);
    const write =
      fact.formula !== undefined || shouldBe === null
        ? null
        : formula === null
          ? { value: shouldBe }
          : { formula };
    return { point, place: fact.place, where: this.words.spot(point), is, shouldBe, reason, write };
  }

  /** The formula that the template put where a number stands now; null where it put none. */
  private lostFormula(point: DataPointId): string | null {
    const relation = this.totalRelation(point);
    const fact = this.report.facts.get(point);
    if (this.report.profile.totals !== 'formulas' || !relation || fact?.formula !== undefined) return null;
    return this.formulaOf(relation);
  }

  private totalRelation(point: DataPointId): Relation | undefined {
    return this.context.outcomes.find(({ relation }) => relation.total === point)?.relation;
  }

  /** The formula of a total as the template writes it; null where its parts stand in another sheet. */
  formulaOf({ total, comparison }: Relation): string | null {
    const fact = this.report.facts.get(total ?? '');
    return fact
      ? totalFormula(
          fact,
          comparison.right.flatMap(({ point }) => point ?? []),
          this.report,
        )
      : null;
  }

  private ownCause({ point, is, shouldBe }: WrongCell): Cause | null {
    if (shouldBe === null) return null;
    const slip: Slip = {
      is,
      shouldBe,
      isTotal: this.totalRelation(point) !== undefined,
      wasFormula: this.lostFormula(point) !== null,
      lastYear: this.context.lastYear(point),
      ...this.expectedOf(point, shouldBe),
      neighbours: this.neighboursOf(point),
    };
    return causeOf(slip);
  }

  /** What another report or the ledger says of a cell; the one that agrees where both do. */
  private expectedOf(point: DataPointId, shouldBe: number): Pick<Slip, 'expected' | 'byLedger'> {
    const known = this.context.expected.filter((one) => one.point === point);
    const found = known.find(({ value }) => value === shouldBe) ?? known[0];
    return found ? { expected: found.value, byLedger: isByLedger(found.one) } : { expected: null };
  }

  /** Causes that explain two cells at once, by cell. */
  private sharedCauses(cells: readonly WrongCell[]): ReadonlyMap<DataPointId, Cause> {
    const shared = new Map<DataPointId, Cause>();
    cells.forEach((first, index) => {
      for (const second of cells.slice(index + 1)) {
        const cause = this.pairCause(first, second);
        if (!cause || shared.has(first.point) || shared.has(second.point)) continue;
        // Both cells tell it; its weight counts once for each.
        shared.set(first.point, cause);
        shared.set(second.point, cause);
      }
    });
    return shared;
  }

  private pairCause(first: WrongCell, second: WrongCell): Cause | null {
    if (first.shouldBe === null || second.shouldBe === null) return null;
    const lie = this.lieOf(first.point, second.point);
    if (!lie) return null;
    return causeOfPair({
      first: { is: first.is, shouldBe: first.shouldBe },
      second: { is: second.is, shouldBe: second.shouldBe },
      ...lie,
      withTotal: [first, second].some(({ point }) => this.totalRelation(point) !== undefined),
      places: [this.words.place(first.point), this.words.place(second.point)],
    });
  }

  private lieOf(
    first: DataPointId,
    second: DataPointId,
  ): { readonly along: 'row' | 'column'; readonly adjacent: boolean } | null {
    const [a, b] = [this.words.point(first), this.words.point(second)];
    if (!a || !b || a.table !== b.table) return null;
    const adjacent = this.neighbourIds(first).includes(second);
    if (a.columnKey === b.columnKey) return { along: 'column', adjacent };
    return a.rowKey === b.rowKey ? { along: 'row', adjacent } : null;
  }

  private neighboursOf(point: DataPointId): Slip['neighbours'] {
    return this.neighbourIds(point).flatMap((id) => {
      const value = this.report.facts.get(id)?.value;
      return value?.kind === 'number' ? [{ value: value.value, place: this.words.place(id) }] : [];
    });
  }

  /** Above, below, left, right, as the figures lie in the sheet. */
  private neighbourIds(point: DataPointId): readonly DataPointId[] {
    const known = this.words.point(point);
    const block = known && this.report.blocks.find(({ block: id }) => id === known.block);
    if (!known || !block) return [];
    const rows = inOrder(block.rows);
    const columns = inOrder(block.columns);
    const row = rows.indexOf(known.rowKey);
    const column = columns.indexOf(known.columnKey);
    return [
      [rows[row - 1], known.columnKey],
      [rows[row + 1], known.columnKey],
      [known.rowKey, columns[column - 1]],
      [known.rowKey, columns[column + 1]],
    ].flatMap(([rowKey, columnKey]) =>
      rowKey === undefined || columnKey === undefined ? [] : [joinKeys(known.table, rowKey, columnKey)],
    );
  }
}

interface WrongCell {
  readonly point: DataPointId;
  readonly fact: Fact;
  readonly is: number | null;
  readonly shouldBe: number | null;
}

function inOrder(lines: RecognisedBlock['rows']): readonly string[] {
  return [...lines].sort(([, a], [, b]) => a - b).map(([key]) => key);
}
