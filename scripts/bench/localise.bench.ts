import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../../src/check';
import type { Finding, Repair } from '../../src/core/model/finding';
import type { Verdict } from '../../src/core/model/verdict';
import { KINDS, OUTCOMES, ROWS } from '../../tests/support/independent-evaluator';
import { randomConsistent, seededRandom } from '../../tests/support/random-report';
import { withCells, withFigures } from '../../tests/support/view-figures';
import {
  baseOf,
  COLUMNS,
  localiseTimes,
  pointAt,
  reportedView,
  type Base,
  type BenchmarkRecord,
} from './support/localise-records';
import type { Row } from './support/row';

export const title = 'Error localisation: 480 reports with known slips, and what formulas hide';

/** Records kept beside the project; without them only what is generated here is measured. */
const RECORDS = path.resolve('../shared/benchmarks/localisation/records.json');

function recordsBesideProject(): readonly BenchmarkRecord[] {
  if (!existsSync(RECORDS)) return [];
  return (JSON.parse(readFileSync(RECORDS, 'utf8')) as { records: readonly BenchmarkRecord[] }).records;
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
      .flatMap(({ cells, strong: count }) =>
        cells.slice(0, count).map(({ sheetId, cell }) => `${sheetId}!${cell}`),
      ),
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
  const times = localiseTimes(base, records);
  const judged = views.map(({ record, view }) => judge(record, check(view)));
  const of = (errors: BenchmarkRecord['errors']): readonly Judged[] =>
    judged.filter(({ record }) => record.errors === errors);
  const count = (all: readonly Judged[], test: (one: Judged) => boolean): number => all.filter(test).length;
  const single = of(1);
  const share = (measure: string, value: number, least?: number): Row => ({
    measure,
    value,
    unit: 'of 120',
    ...(least === undefined ? {} : { least }),
  });
  return [
    share(
      '1 wrong cell: exactly it, and no other possible',
      count(single, ({ unique }) => unique),
      120,
    ),
    share(
      '2 wrong cells: exactly they come first',
      count(of(2), ({ exact }) => exact),
      118,
    ),
    share(
      '2 wrong cells: they are listed',
      count(of(2), ({ listed }) => listed),
      120,
    ),
    share(
      '3 wrong cells: exactly they come first',
      count(of(3), ({ exact }) => exact),
      114,
    ),
    share(
      '3 wrong cells: they are listed',
      count(of(3), ({ listed }) => listed),
      118,
    ),
    share(
      'neighbouring rows exchanged: listed',
      count(of('rowshift'), ({ listed }) => listed),
      120,
    ),
    share(
      'neighbouring rows exchanged: first',
      count(of('rowshift'), ({ exact }) => exact),
    ),
    ...([1, 2, 3, 'rowshift'] as const).map((errors) =>
      share(
        `errorlocate (R 1.1.3, as recorded): ${errors === 'rowshift' ? 'rows exchanged' : `${errors} wrong`}`,
        count(of(errors), ({ record }) => foundByErrorlocate(record)),
      ),
    ),
    {
      measure: 'cells marked strongly for 1 wrong cell, on average',
      value: single.reduce((sum, { strong }) => sum + strong, 0) / single.length,
      unit: 'cells',
      bound: 1,
    },
    { measure: 'localising a record, median', value: times.median, unit: 'ms', bound: 2 },
    { measure: 'localising a record, 99th percentile', value: times.p99, unit: 'ms', bound: 30 },
    { measure: 'localising a record, worst of 480', value: times.worst, unit: 'ms', bound: 200 },
  ];
}

function foundByErrorlocate({ wrong, errorlocate }: BenchmarkRecord): boolean {
  return same(
    new Set(errorlocate.map(([row, column]) => `${row},${column}`)),
    new Set(wrong.map(([row, column]) => `${row},${column}`)),
  );
}

/** Every cell of 表三 once with each kind of slip: is it named alone, with the figure it should have? */
function singleCellRow(base: Base): Row {
  const random = seededRandom(41);
  const truth = randomConsistent(random);
  const slips: readonly ((value: number) => number)[] = [
    (value) => value + 1,
    (value) => value * 10 + 3,
    (value) => (value === 0 ? 7 : 0),
    (value) => value + 9,
    (value) => value + 100,
  ];
  let right = 0;
  for (const row of ROWS.keys()) {
    for (const column of COLUMNS.keys()) {
      const point = pointAt(row, column);
      for (const slip of slips) {
        const typed = { ...truth, [point]: slip(truth[point] ?? 0) };
        const { certain, first } = answerOf(check(withFigures(base.view, base.facts, typed)));
        if (certain && same(first, new Set([`${point}=${truth[point] ?? 0}`]))) right += 1;
      }
    }
  }
  return {
    measure: 'right figure offered for 1 wrong cell, 175 cells × 5 slips',
    value: right,
    unit: 'of 875',
    least: 875,
  };
}

/** Under formula totals a case in the wrong outcome row breaks nothing; a control figure of the row does. */
function wrongRowRows(base: Base): readonly Row[] {
  const { controls } = check(base.view).report;
  const random = seededRandom(7);
  let [unseen, detected, listed] = [0, 0, 0];
  for (let run = 0; run < WRONG_ROWS; run += 1) {
    const truth = randomConsistent(random);
    const leaves = OUTCOMES.map((outcome) => `requests.${outcome}`);
    const filled = leaves.flatMap((row) =>
      KINDS.filter((kind) => (truth[`${row}.${kind}`] ?? 0) > 0).map((kind) => ({ row, kind })),
    );
    const from = filled[random(filled.length)];
    if (!from) throw new Error('an empty report');
    const others = leaves.filter((row) => row !== from.row);
    const to = others[random(others.length)] ?? '';
    const typed = typedOnly(base, {
      ...truth,
      [`${from.row}.${from.kind}`]: (truth[`${from.row}.${from.kind}`] ?? 0) - 1,
      [`${to}.${from.kind}`]: (truth[`${to}.${from.kind}`] ?? 0) + 1,
    });
    const plain = withFigures(base.view, base.facts, typed);
    const controlled = withCells(
      plain,
      controls
        .filter(({ stands, point }) => stands === 'beside' && point.startsWith('requests.'))
        .map(({ point, place }) => ({ place, value: truth[point] ?? 0 })),
    );
    if (check(plain).relations.failed > 0) unseen += 1;
    const answer = answerOf(check(controlled));
    if (answer.findings.length > 0) detected += 1;
    const moved = [`${from.row}.${from.kind}`, `${to}.${from.kind}`].map(
      (point) => `${point}=${truth[point] ?? 0}`,
    );
    if (lists(answer, new Set(moved))) listed += 1;
  }
  return [
    {
      measure: 'formula totals, a case in the wrong row: seen without control figures',
      value: unseen,
      unit: 'of 120',
    },
    {
      measure: 'the same with control figures for the rows: detected',
      value: detected,
      unit: 'of 120',
      least: 120,
    },
    { measure: 'the same: the two cells are listed', value: listed, unit: 'of 120', least: 120 },
  ];
}

const WRONG_ROWS = 120;

function typedOnly({ facts }: Base, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).filter(([point]) => facts.get(point)?.formula === undefined),
  );
}

function coverageRow(base: Base): Row {
  const { relations } = check(base.view).coverage;
  const named = relations.filter(({ table, status }) => table === 'requests' && status === 'byConstruction');
  return {
    measure: 'formula totals: relations of 表三 named as true by construction',
    value: named.length,
    unit: 'of 39',
    least: 32,
    bound: 32,
  };
}

export async function run(): Promise<readonly Row[]> {
  const typed = await baseOf('typed');
  const formulas = await baseOf('formulas');
  const records = recordsBesideProject();
  return [
    ...(records.length > 0 ? recordRows(typed, records) : []),
    singleCellRow(typed),
    coverageRow(formulas),
    ...wrongRowRows(formulas),
  ];
}
