import type { SheetLine } from '../../src/ports/workbook-port';
import { manyMarks } from './support/marks';
import { freshHost, quickPort } from './support/harness';

/** Largest single request: Excel on the web refuses 5 MB, and answers slowly long before. */
const REQUEST_BYTES = 1_000_000;

const { runtime } = freshHost();

beforeEach(() => {
  freshHost();
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

test('no request comes near what Excel on the web refuses', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const marks = manyMarks(sheets[0]?.id ?? '', 200);
  runtime.forgetRequests();
  await port.highlight({ marks });
  await port.highlight({ marks: marks.slice(50) });
  await port.clearHighlights();
  expect(Math.max(...runtime.requests.map((request) => request.up))).toBeLessThan(REQUEST_BYTES);
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

test('asks in one request whether lines are shown, shows them in two, neighbours together', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const sheetId = sheets[0]?.id ?? '';
  const linesAt = (columns: readonly number[], rows: readonly number[]): SheetLine[] => [
    ...columns.map((at) => ({ sheetId, axis: 'column' as const, at })),
    ...rows.map((at) => ({ sheetId, axis: 'row' as const, at })),
  ];
  const actionsFor = async (few: readonly SheetLine[]): Promise<number | undefined> => {
    runtime.forgetRequests();
    await port.showLines(few, false);
    return runtime.dataRequests[1]?.actions;
  };
  const lines = linesAt([6, 4, 5, 9], [30, 31, 32]);
  runtime.forgetRequests();
  await port.linesShown(lines);
  expect(runtime.dataRequests).toHaveLength(1);
  runtime.forgetRequests();
  await port.showLines(lines, false);
  expect(runtime.dataRequests).toHaveLength(2);
  expect(runtime.requests.filter((request) => request.kind === 'cleanup')).toHaveLength(0);
  expect(await actionsFor(lines)).toBe(await actionsFor(linesAt([4, 9], [30])));
  runtime.forgetRequests();
  expect(await port.linesShown([])).toBe(true);
  await port.showLines([], true);
  expect(runtime.dataRequests).toHaveLength(0);
});

test('shows a cell in one request', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  runtime.forgetRequests();
  await port.reveal({ sheetId: sheets[0]?.id ?? '', row: 1, col: 1 });
  expect(runtime.dataRequests).toHaveLength(1);
});

test('tells the selected cell in one request', async () => {
  const port = quickPort();
  const { sheets } = await port.read();
  const sheetId = sheets[0]?.id ?? '';
  await port.reveal({ sheetId, row: 1, col: 1 });
  runtime.forgetRequests();
  expect(await port.selection()).toMatchObject({ sheetId, cell: 'B2' });
  expect(runtime.dataRequests).toHaveLength(1);
});
