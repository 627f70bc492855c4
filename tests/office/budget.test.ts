import type { HighlightMark } from '../../src/core/model/highlight-plan';
import { actionsOver, REQUEST } from './support/actions';
import { freshHost, quickPort } from './support/harness';

/** Bytes that inserting the whole template may send, start-up and released references apart. */
const INSERT_BYTES = 120_000;
/** Largest single request: Excel on the web refuses 5 MB, and answers slowly long before. */
const REQUEST_BYTES = 1_000_000;

const { runtime } = freshHost();

beforeEach(() => {
  freshHost();
});

test.each(['formulas', 'typed'] as const)(
  'inserts the template with %s totals in 4 requests',
  async (totals) => {
    await actionsOver(quickPort()).insertTemplate({ ...REQUEST, totals }, 'refuse');
    const sent = runtime.dataRequests;
    expect(sent).toHaveLength(4);
    expect(bytesUp()).toBeLessThanOrEqual(INSERT_BYTES);
    expect(runtime.requests.filter((request) => request.kind === 'cleanup').length).toBeLessThanOrEqual(1);
    expect([...runtime.dispatcher.unimplemented.keys()]).toEqual([]);
  },
);

test('validates in one request when the sheets are known, in two when they are not', async () => {
  await actionsOver(quickPort()).insertTemplate(REQUEST, 'refuse');
  const actions = actionsOver(quickPort());
  runtime.forgetRequests();
  await actions.validate();
  expect(runtime.dataRequests).toHaveLength(2);
  runtime.forgetRequests();
  await actions.validate();
  expect(runtime.dataRequests).toHaveLength(1);
});

test('reads a new sheet in a second request and a lost one not at all', async () => {
  const { book } = freshHost();
  const port = quickPort();
  await port.read();
  book.addSheet('新表');
  book.clerkTypes('新表', 'A1', 5);
  runtime.forgetRequests();
  expect((await port.read()).sheets.map((sheet) => sheet.name)).toEqual(['台账 Ledger', '新表']);
  expect(runtime.dataRequests).toHaveLength(2);
  book.deleteSheet(book.sheetNamed('新表').id);
  runtime.forgetRequests();
  expect((await port.read()).sheets.map((sheet) => sheet.name)).toEqual(['台账 Ledger']);
  expect(runtime.dataRequests).toHaveLength(1);
});

test('marks any number of cells in one request when our marks are known', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const marks = manyMarks(sheets[0]?.id ?? '', 200);
  runtime.forgetRequests();
  await port.highlight({ marks });
  expect(runtime.dataRequests.length).toBeLessThanOrEqual(3); // two to look for marks of another day
  runtime.forgetRequests();
  expect(await port.highlight({ marks: marks.slice(50) })).toMatchObject({ added: 150, removed: 200 });
  expect(runtime.dataRequests).toHaveLength(1);
  expect(Math.max(...runtime.requests.map((request) => request.up))).toBeLessThan(REQUEST_BYTES);
});

test('marks after looking in at most two further requests', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const marks = manyMarks(sheets[0]?.id ?? '', 10);
  await port.highlight({ marks });
  const another = quickPort();
  await another.read();
  runtime.forgetRequests();
  await another.highlight({ marks });
  expect(runtime.dataRequests).toHaveLength(3);
});

test('uses nothing on the way of marks that clears the undo list', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  runtime.forgetRequests();
  await port.highlight({ marks: manyMarks(sheets[0]?.id ?? '', 3) });
  await port.clearHighlights();
  const used = new Set(runtime.dataRequests.flatMap((request) => request.members));
  const writes = [...used].filter(
    (member) => member.endsWith(' =') || /^(Add|Delete|ClearAll|Protect|Unprotect)$/.test(member),
  );
  expect(writes.sort()).toEqual(['Add', 'Color =', 'Delete', 'Formula =', 'Priority =']);
});

test('shows a cell in one request', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  runtime.forgetRequests();
  await port.reveal({ sheetId: sheets[0]?.id ?? '', row: 1, col: 1 });
  expect(runtime.dataRequests).toHaveLength(1);
});

function bytesUp(): number {
  return runtime.dataRequests.reduce((sum, request) => sum + request.up, 0);
}

function manyMarks(sheetId: string, count: number): HighlightMark[] {
  return Array.from({ length: count }, (_, index) => ({
    sheetId,
    box: { row: Math.floor(index / 10), col: index % 10, rows: 1, cols: 1 },
    rule: `T3-ROW`,
    severity: 'error',
    strength: index % 2 === 0 ? 'strong' : 'faint',
  }));
}
