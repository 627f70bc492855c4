import { writeFileSync } from 'node:fs';
import type { TotalsMode } from '../../src/core/model/format';
import type { LedgerCase } from '../../src/core/model/ledger';
import { planLedger } from '../../src/ledger-sheets';
import type { CellEdit } from '../../src/ports/workbook-port';
import type { PaneActions } from '../../src/ui/actions';
import { caseOf, dice, randomCases } from '../support/ledger-builder';
import { actionsOver, REQUEST } from './support/actions';
import { manyMarks } from './support/marks';
import { freshHost, quickPort } from './support/harness';

/**
 * What the real library sends for each wish of the clerk, measured at the wire. The library's own start-up and the
 * requests that only release references are not counted. With GOUJI_MEASURE=FILE the figures are written there, for
 * `npm run bench`.
 */
interface Measured {
  readonly measure: string;
  readonly value: number;
  readonly unit: 'requests' | 'kB';
  readonly bound?: number;
}

interface Bounds {
  readonly requests?: number;
  readonly kilobytesUp?: number;
}

const { runtime } = freshHost();
const measured: Measured[] = [];

beforeEach(() => {
  freshHost();
});

afterAll(() => {
  const file = process.env['GOUJI_MEASURE'];
  if (file) writeFileSync(file, JSON.stringify(measured));
});

/** Does something and keeps what went over the wire meanwhile. @returns what it gave, and the requests */
async function measure<Result>(
  name: string,
  bounds: Bounds,
  act: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly requests: number; readonly up: number }> {
  runtime.forgetRequests();
  const result = await act();
  const sent = runtime.dataRequests;
  const up = kilobytes(sent.map((request) => request.up));
  const down = kilobytes(sent.map((request) => request.down));
  measured.push(
    { measure: name, value: sent.length, unit: 'requests', ...boundOf(bounds.requests) },
    { measure: `${name}, sent`, value: up, unit: 'kB', ...boundOf(bounds.kilobytesUp) },
    { measure: `${name}, received`, value: down, unit: 'kB' },
  );
  return { result, requests: sent.length, up };
}

const boundOf = (bound: number | undefined): { bound?: number } => (bound === undefined ? {} : { bound });
const kilobytes = (bytes: readonly number[]): number => bytes.reduce((sum, count) => sum + count, 0) / 1000;

async function withTemplate(totals: TotalsMode = 'formulas'): Promise<PaneActions> {
  const actions = actionsOver(quickPort());
  await actions.insertTemplate({ ...REQUEST, totals }, 'refuse');
  return actions;
}

test.each(['formulas', 'typed'] as const)(
  'inserts the template with %s totals in 4 requests',
  async (totals) => {
    const bounds = { requests: 4, kilobytesUp: 120 };
    const actions = actionsOver(quickPort());
    const { requests, up } = await measure(`insert, totals ${totals}`, bounds, () =>
      actions.insertTemplate({ ...REQUEST, totals }, 'refuse'),
    );
    expect(requests).toBe(bounds.requests);
    expect(up).toBeLessThanOrEqual(bounds.kilobytesUp);
    expect(runtime.requests.filter((request) => request.kind === 'cleanup').length).toBeLessThanOrEqual(1);
    expect([...runtime.dispatcher.unimplemented.keys()]).toEqual([]);
  },
);

test('validates in one request when the sheets are known, in two when they are not', async () => {
  await withTemplate();
  const actions = actionsOver(quickPort());
  const cold = await measure('validate, sheets not known', { requests: 2 }, () => actions.validate());
  expect(cold.requests).toBe(2);
  const warm = await measure('validate, sheets known', { requests: 1 }, () => actions.validate());
  expect(warm.requests).toBe(1);
  expect(warm.result.report.facts.size).toBe(200);
});

test('marks 200 cells in one request when our marks are known, looks in at most two more when not', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const marks = manyMarks(sheets[0]?.id ?? '', 200);
  const first = await measure('highlight 200 cells, first time', { requests: 3 }, () =>
    port.highlight({ marks }),
  );
  expect(first.requests).toBeLessThanOrEqual(3);
  const known = await measure('highlight, 150 of 200 stay', { requests: 1 }, () =>
    port.highlight({ marks: marks.slice(50) }),
  );
  expect(known.requests).toBe(1);
  expect(known.result).toMatchObject({ added: 150, removed: 200 });

  const anotherDay = quickPort();
  await anotherDay.read();
  const found = await measure('highlight, marks of another day', { requests: 3 }, () =>
    anotherDay.highlight({ marks }),
  );
  expect(found.requests).toBe(3);
  expect(found.result).toMatchObject({ added: 200, removed: 150 });
});

test('clears 200 marks after looking for all that are in the workbook, in three requests', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  await port.highlight({ marks: manyMarks(sheets[0]?.id ?? '', 200) });
  const cleared = await measure('clear 200 marks', { requests: 3 }, () => port.clearHighlights());
  expect(cleared.requests).toBe(3);
  expect(cleared.result).toMatchObject({ removed: 200 });
});

/** Those of 10,000 applications take the test host half a minute; they are measured by `npm run bench`. */
const withLong = process.env['GOUJI_MEASURE'] ? test : test.skip;

function applications(count: number): readonly LedgerCase[] {
  return randomCases(dice(1), count).map((one, at) =>
    caseOf({
      ...one,
      number: `2025-${at + 1}`,
      channel: '当面',
      applicantName: '张三丰',
      summary: '某某街道某某项目征地补偿安置方案及其批准文件',
      department: '自然资源和规划局',
      documentNumber: `某政依申复〔2025〕${at + 1}号`,
      service: '邮寄',
    }),
  );
}

test('inserts the ledger in 2 requests', async () => {
  const bounds = { requests: 3, kilobytesUp: 120 };
  const port = quickPort();
  const { requests, up } = await measure('insert a ledger of 200 rows', bounds, () =>
    port.execute(planLedger({ year: 2025 }), null),
  );
  expect(requests).toBeLessThanOrEqual(bounds.requests);
  expect(up).toBeLessThanOrEqual(bounds.kilobytesUp);
});

withLong(
  'inserts a ledger of 10,000 applications in 3 requests, and reads it in few',
  async () => {
    const bounds = { requests: 3, kilobytesUp: 5000 };
    const plan = planLedger({ year: 2025, cases: applications(10_000) });
    const port = quickPort();
    const { requests, up, result } = await measure('insert a ledger of 10,000 applications', bounds, () =>
      port.execute(plan, null),
    );
    expect(requests).toBeLessThanOrEqual(bounds.requests);
    expect(up).toBeLessThanOrEqual(bounds.kilobytesUp);
    const [sheet] = result.sheets;
    const { result: grids } = await measure('read a ledger of 10,000 applications', { requests: 12 }, () =>
      port.readLong([sheet?.id ?? '']),
    );
    expect(grids[0]?.cells).toHaveLength(10_005);
  },
  300_000,
);

withLong(
  'writes 3,000 applications below a list',
  async () => {
    const port = quickPort();
    const [sheet] = (await port.overview()).sheets;
    const edits = applications(3_000).flatMap((one, at) =>
      Object.values(one)
        .slice(0, 20)
        .map((value, col): CellEdit => ({
          sheetId: sheet?.id ?? '',
          row: 10 + at,
          col,
          before: null,
          after: { value: value === null || typeof value === 'number' ? 45_000 : String(value) },
        })),
    );
    const { result } = await measure(
      'write 3,000 rows of 20 cells',
      { requests: 10, kilobytesUp: 5000 },
      () => port.setCells(edits),
    );
    expect(result).toEqual([]);
  },
  300_000,
);
