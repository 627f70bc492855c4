import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../../src/check';
import type { Finding, Repair } from '../../src/core/model/finding';
import type { WorkbookView } from '../../src/core/model/grid';
import type { Verdict } from '../../src/core/model/verdict';
import { KINDS, OUTCOMES, ROWS } from '../../tests/support/independent-evaluator';
import { randomConsistent, seededRandom } from '../../tests/support/random-report';
import { templateWorkbook } from '../../tests/support/template-workbook';
import { withFigures } from '../../tests/support/view-figures';
import type { Row } from './support/row';

export const title = 'Error localisation: 480 reports with known slips, and what formulas hide';

interface BenchmarkRecord {
  readonly id: number;
  readonly errors: number | 'rowshift';
  readonly size: number;
  readonly reported: readonly (readonly number[])[];
  /** Row, column, kind of slip, true figure. */
  readonly wrong: readonly (readonly [number, number, string, number])[];
  readonly errorlocate: readonly (readonly [number, number])[];
}

/** Records kept beside the project; without them only what is generated here is measured. */
const RECORDS = path.resolve('../shared/benchmarks/localisation/records.json');

const COLUMNS = [...KINDS, 'total'];
const pointAt = (row: number, column: number): string => `requests.${ROWS[row] ?? ''}.${COLUMNS[column] ?? ''}`;

function recordsBesideProject(): readonly BenchmarkRecord[] {
  if (!existsSync(RECORDS)) return [];
  return (JSON.parse(readFileSync(RECORDS, 'utf8')) as { records: readonly BenchmarkRecord[] }).records;
}

interface Base {
  readonly view: WorkbookView;
  readonly facts: Verdict['report']['facts'];
}

async function baseOf(totals: 'typed' | 'formulas'): Promise<Base> {
  const workbook = await templateWorkbook(totals);
  const view = await workbook.port.read();
  const { facts } = check(view).report;
  const typed = [...facts.values()].filter(({ formula }) => formula === undefined).map(({ point }) => point);
  const zeros = withFigures(view, facts, Object.fromEntries(typed.map((point) => [point, 0])));
  return { view: zeros, facts };
}

function reportedView({ view, facts }: Base, { reported }: BenchmarkRecord): WorkbookView {
  const figures = Object.fromEntries(
    reported.flatMap((cells, row) => cells.map((value, column) => [pointAt(row, column), value])),
  );
  return withFigures(view, facts, figures);
}

/** The findings' repairs joined: what the clerk would change by taking the first, or any, of each finding. */
interface Answer {
  readonly first: ReadonlySet<string>;
  readonly certain: boolean;
  readonly findings: readonly Finding[];
}

function answerOf({ findings }: Verdict): Answer {
  const repaired = findings.filter(({ repairs }) => repairs !== undefined && repairs.length > 0);
  const first = repaired.flatMap(({ repairs }) => (repairs?.[0] ?? []).map(textOf));
  return {
    first: new Set(first),
    certain: repaired.every(({ repairs }) => repairs?.length === 1),
    findings: repaired,
  };
}

const textOf = ({ point, shouldBe }: Repair[number]): string => `${point}=${shouldBe ?? '?'}`;

const truthOf = ({ wrong }: BenchmarkRecord): ReadonlySet<string> =>
  new Set(wrong.map(([row, column, , value]) => `${pointAt(row, column)}=${value}`));

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** Whether taking one alternative of every finding gives exactly the truth. */
function lists({ findings }: Answer, truth: ReadonlySet<string>): boolean {
  const covered = findings.every(({ repairs }) =>
    (repairs ?? []).some((repair) => repair.every((suspect) => truth.has(textOf(suspect)))),
  );
  const told = new Set(
    findings.flatMap(({ repairs }) => {
      const right = (repairs ?? []).filter((repair) => repair.every((suspect) => truth.has(textOf(suspect))));
      return right.sort((a, b) => b.length - a.length)[0]?.map(textOf) ?? [];
    }),
  );
  return covered && same(told, truth);
}

interface Judged {
  readonly record: BenchmarkRecord;
  readonly exact: boolean;
  readonly unique: boolean;
  readonly listed: boolean;
  readonly strong: number;
}

function judge(record: BenchmarkRecord, verdict: Verdict): Judged {
  const answer = answerOf(verdict);
  const truth = truthOf(record);
  const strong = new Set(
    verdict.findings
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ cells, strong: count }) => cells.slice(0, count).map(({ sheetId, cell }) => `${sheetId}!${cell}`)),
  );
  return {
    record,
    exact: same(answer.first, truth),
    unique: answer.certain && same(answer.first, truth),
    listed: lists(answer, truth),
    strong: strong.size,
  };
}

function recordRows(base: Base, records: readonly BenchmarkRecord[]): readonly Row[] {
  const views = records.map((record) => ({ record, view: reportedView(base, record) }));
  for (const { view } of views.slice(0, 60)) check(view);
  const times: number[] = [];
  const judged = views.map(({ record, view }) => {
    const start = performance.now();
    const verdict = check(view);
    times.push(performance.now() - start);
    return judge(record, verdict);
  });
  const of = (errors: BenchmarkRecord['errors']): readonly Judged[] =>
    judged.filter(({ record }) => record.errors === errors);
  const atLeast = (measure: string, value: number, least: number): Row => ({
    measure,
    value,
    unit: 'of 120',
    least,
  });
  const count = (all: readonly Judged[], test: (one: Judged) => boolean): number => all.filter(test).length;
  const single = of(1);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [
    atLeast('1 wrong cell: exactly it, and no other possible', count(single, ({ unique }) => unique), 120),
    atLeast('2 wrong cells: exactly they come first', count(of(2), ({ exact }) => exact), 118),
    atLeast('2 wrong cells: they are listed', count(of(2), ({ listed }) => listed), 120),
    atLeast('3 wrong cells: exactly they come first', count(of(3), ({ exact }) => exact), 114),
    atLeast('3 wrong cells: they are listed', count(of(3), ({ listed }) => listed), 118),
    atLeast('neighbouring rows exchanged: listed', count(of('rowshift'), ({ listed }) => listed), 120),
    atLeast('neighbouring rows exchanged: first', count(of('rowshift'), ({ exact }) => exact), 0),
    {
      measure: 'cells marked strongly for 1 wrong cell, on average',
      value: single.reduce((sum, { strong }) => sum + strong, 0) / single.length,
      unit: 'cells',
      bound: 1,
    },
    { measure: 'whole check of a record, median', value: at(0.5), unit: 'ms' },
    { measure: 'whole check of a record, 99th percentile', value: at(0.99), unit: 'ms' },
    { measure: 'whole check of a record, worst', value: at(1), unit: 'ms' },
  ];
}

export async function run(): Promise<readonly Row[]> {
  const typed = await baseOf('typed');
  const records = recordsBesideProject();
  return [...(records.length > 0 ? recordRows(typed, records) : [])];
}
export { randomConsistent, seededRandom, OUTCOMES };
