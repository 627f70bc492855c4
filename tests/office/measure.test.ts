import { writeFileSync } from 'node:fs';
import type { TotalsMode } from '../../src/core/model/format';
import type { PaneActions } from '../../src/ui/actions';
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
