import { pointIdOf } from '../form/axis';
import type { Form } from '../form/form';
import { totalFormula } from '../layout/total-formula';
import type { CellNotice, Fact, RecognisedReport } from '../model/fact';
import type { Finding, Message, MessageValue, Suspect } from '../model/finding';
import { TABLE_IDS, type DataPointId, type Measure, type Severity, type TableId } from '../model/format';
import type { BlankTotal } from '../rules/evaluate';
import type { Words } from './words';

const NATURE_OF_COUNTS = '件数为不小于0的整数';
const HEADER_OF_FEES = '表二表头：单位：万元';
const PRACTICE_OF_ZERO = '已公布的年报没有数据时填0';

interface Draft {
  readonly rule: string;
  readonly severity: Severity;
  readonly facts: readonly Fact[];
  readonly message: Message;
  readonly source: string;
  readonly strong?: number;
  /** What 改为 writes into the first cell, and what it then says. */
  readonly repair?: { readonly shouldBe: number; readonly write: Suspect['write'] };
}

function findingOf(words: Words, { rule, severity, facts, message, source, strong, repair }: Draft): Finding {
  const points = facts.map(({ point }) => point);
  return {
    id: `${rule}:${points[0] ?? ''}`,
    rule,
    severity,
    table: words.tableOf(points[0] ?? ''),
    points,
    cells: facts.map(({ place }) => place),
    strong: strong ?? facts.length,
    message,
    explains: [],
    source,
    ...((facts.length === 1 || repair) && points[0] !== undefined ? { where: words.spot(points[0]) } : {}),
    ...(repair && facts[0] ? { repairs: [[suspectOf(facts[0], repair, words)]] } : {}),
  };
}

function suspectOf(
  { point, place, value }: Fact,
  { shouldBe, write }: NonNullable<Draft['repair']>,
  words: Words,
): Suspect {
  const is = value.kind === 'number' ? value.value : null;
  return { point, place, where: words.spot(point), is, shouldBe, reason: null, write };
}

/** What single cells say that no figure may say (FMT-03, NUM-01, NUM-03), and remarks on how they were read. */
export function cellFindings(report: RecognisedReport, words: Words): readonly Finding[] {
  return [...report.facts.values()].flatMap((fact) => [
    ...contentFindings(fact, words),
    ...fact.notices.flatMap((notice) => noticeFinding(fact, notice, words)),
  ]);
}

function contentFindings(fact: Fact, words: Words): readonly Finding[] {
  const place = words.place(fact.point);
  if (fact.value.kind === 'text') {
    const message = { key: `finding.FMT-03.${fact.value.code}`, values: { place, text: fact.value.text } };
    return [
      findingOf(words, {
        rule: 'FMT-03',
        severity: 'error',
        facts: [fact],
        message,
        source: '数据格应填数字',
      }),
    ];
  }
  if (fact.value.kind === 'blank') return [];
  const trouble = numberTrouble(fact.value.value, words.point(fact.point)?.measure ?? 'count');
  if (!trouble) return [];
  const message = {
    key: `finding.${trouble.rule}.${trouble.what}`,
    values: { place, value: fact.value.value },
  };
  return [findingOf(words, { ...trouble, facts: [fact], message })];
}

interface NumberTrouble {
  readonly rule: string;
  readonly what: string;
  readonly severity: Severity;
  readonly source: string;
}

function numberTrouble(value: number, measure: Measure): NumberTrouble | null {
  if (measure === 'amount') {
    if (value < 0) return { rule: 'NUM-03', what: 'negative', severity: 'error', source: HEADER_OF_FEES };
    return decimals(value) > 6
      ? { rule: 'NUM-03', what: 'decimals', severity: 'warning', source: HEADER_OF_FEES }
      : null;
  }
  if (!Number.isInteger(value))
    return { rule: 'NUM-01', what: 'fraction', severity: 'error', source: NATURE_OF_COUNTS };
  return value < 0 && measure === 'count'
    ? { rule: 'NUM-01', what: 'negative', severity: 'error', source: NATURE_OF_COUNTS }
    : null;
}

/** Digits after the point as a person would write the number. */
function decimals(value: number): number {
  const [, fraction = ''] = String(Math.abs(value)).split('.');
  return fraction.length;
}

function noticeFinding(fact: Fact, notice: CellNotice, words: Words): readonly Finding[] {
  if (notice === 'MARKED_BLANK' || fact.value.kind !== 'number') return [];
  const severity: Severity = notice === 'DOUBTFUL_NUMBER' ? 'warning' : 'info';
  const values = { place: words.place(fact.point), text: fact.source, value: fact.value.value };
  return [
    findingOf(words, {
      rule: notice,
      severity,
      facts: [fact],
      message: { key: `finding.${notice}`, values },
      source: '读取说明',
    }),
  ];
}

/** NUM-02: one finding for each run of neighbouring blanks, and one for each blank total with parts. */
export function blankFindings(
  report: RecognisedReport,
  blankTotals: readonly BlankTotal[],
  words: Words,
): readonly Finding[] {
  const ofTotals = blankTotals.map(({ point, parts, sum }) =>
    findingOf(words, {
      rule: 'NUM-02',
      severity: 'warning',
      facts: factsAt(report, [point, ...parts]),
      message: { key: 'finding.NUM-02.total', values: { place: words.place(point), sum } },
      source: PRACTICE_OF_ZERO,
      strong: 1,
      repair: { shouldBe: sum, write: blankTotalFilled(report, point, parts, sum) },
    }),
  );
  const totals = new Set(blankTotals.map(({ point }) => point));
  const isBlank = (point: DataPointId): boolean =>
    report.facts.get(point)?.value.kind === 'blank' && !totals.has(point);
  const runs = TABLE_IDS.flatMap((table) => runsOf(latticeOf(report, table), isBlank));
  const ofRuns = runs.map((points) =>
    findingOf(words, {
      rule: 'NUM-02',
      severity: 'warning',
      facts: factsAt(report, points),
      message: blankMessage(points, words),
      source: PRACTICE_OF_ZERO,
    }),
  );
  return [...ofTotals, ...ofRuns];
}

/** The formula where the template put one, else the sum; a formula that shows nothing is the clerk's own. */
function blankTotalFilled(
  report: RecognisedReport,
  point: DataPointId,
  parts: readonly DataPointId[],
  sum: number,
): Suspect['write'] {
  const fact = report.facts.get(point);
  if (!fact || fact.formula !== undefined) return null;
  const formula = report.profile.totals === 'formulas' ? totalFormula(fact, parts, report) : null;
  return formula === null ? { value: sum } : { formula };
}

function factsAt(report: RecognisedReport, points: readonly DataPointId[]): readonly Fact[] {
  return points.flatMap((point) => report.facts.get(point) ?? []);
}

function blankMessage(points: readonly DataPointId[], words: Words): Message {
  const [first = ''] = points;
  const place: MessageValue = words.place(first);
  if (points.length === 1) return { key: 'finding.NUM-02.one', values: { place } };
  const rows = [...new Set(points.map((point) => words.row(point)))];
  const number = words.number(words.tableOf(first) ?? 'requests');
  const last = rows[rows.length - 1] ?? '';
  if (rows.length === 1 && last === '')
    return { key: 'finding.NUM-02.cells', values: { number, count: points.length } };
  const key =
    rows.length === 1
      ? 'finding.NUM-02.row'
      : rows.length === 2
        ? 'finding.NUM-02.twoRows'
        : 'finding.NUM-02.rows';
  return { key, values: { number, row: rows[0] ?? '', last, rows: rows.length, count: points.length } };
}

/** Figures of a table as they neighbour each other in the sheet: blocks below each other, rows by columns. */
function latticeOf(report: RecognisedReport, table: TableId): readonly (readonly DataPointId[])[] {
  const inOrder = (lines: ReadonlyMap<string, number>): readonly string[] =>
    [...lines].sort(([, a], [, b]) => a - b).map(([key]) => key);
  return report.blocks
    .filter((block) => block.table === table)
    .flatMap(({ rows, columns }) =>
      inOrder(rows).map((row) => inOrder(columns).map((column) => pointIdOf(table, row, column))),
    );
}

/** Groups of neighbouring points that satisfy the test, each in reading order. */
function runsOf(
  lattice: readonly (readonly DataPointId[])[],
  test: (point: DataPointId) => boolean,
): readonly (readonly DataPointId[])[] {
  const seen = new Set<DataPointId>();
  const runs: DataPointId[][] = [];
  const order = new Map(lattice.flat().map((point, index) => [point, index]));
  lattice.forEach((line, row) =>
    line.forEach((start, col) => {
      if (seen.has(start) || !test(start)) return;
      const run: DataPointId[] = [];
      const waiting = [{ row, col }];
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const point = lattice[next.row]?.[next.col];
        if (point === undefined || seen.has(point) || !test(point)) continue;
        seen.add(point);
        run.push(point);
        for (const [down, right] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          waiting.push({ row: next.row + down, col: next.col + right });
        }
      }
      runs.push(run.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
    }),
  );
  return runs;
}

/** FMT-04: a typed number stands where the template put a sum. */
export function overwrittenTotals(
  report: RecognisedReport,
  forms: readonly Form[],
  words: Words,
): readonly Finding[] {
  if (report.profile.totals !== 'formulas') return [];
  const seen = new Set<DataPointId>();
  return forms
    .flatMap(({ relations }) => relations)
    .flatMap(({ total, comparison, table }) => {
      const fact = total === undefined ? undefined : report.facts.get(total);
      if (!fact || fact.formula !== undefined || fact.value.kind !== 'number' || seen.has(fact.point))
        return [];
      const parts = comparison.right.flatMap(({ point }) => point ?? []);
      const formula = totalFormula(fact, parts, report);
      if (formula === null) return [];
      seen.add(fact.point);
      const { value } = fact.value;
      const values = { number: words.number(table), place: words.place(fact.point), value, formula };
      const message = { key: 'finding.FMT-04', values };
      return [
        findingOf(words, {
          rule: 'FMT-04',
          severity: 'warning',
          facts: [fact],
          message,
          source: '插入模板时合计方式为公式',
          repair: { shouldBe: value, write: { formula } },
        }),
      ];
    });
}
