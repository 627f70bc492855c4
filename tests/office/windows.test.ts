import fc from 'fast-check';
import type { CellEdit, WorkbookChange } from '../../src/ports/workbook-port';
import { CLERK_SHEET } from '../contracts/clerk-workbook';
import { freshHost, quickPort } from './support/harness';

test('two panes that change the same cells never overwrite what the other wrote unseen', async () => {
  const step = fc.record({
    pane: fc.constantFrom(0, 1),
    row: fc.constantFrom(1, 2),
    value: fc.integer({ min: 0, max: 9 }),
    clerk: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const { book } = freshHost();
      const panes = [quickPort(), quickPort()];
      const sheetId = book.sheetNamed(CLERK_SHEET).id;
      const belief = new Map([
        [1, 3],
        [2, 4],
      ]);
      for (const { pane, row, value, clerk } of steps) {
        if (clerk) {
          book.clerkTypes(CLERK_SHEET, `B${row + 1}`, value);
          continue; // the panes are not told
        }
        const edit: CellEdit = { sheetId, row, col: 1, before: belief.get(row) ?? 0, after: { value } };
        const held = book.value(book.sheetNamed(CLERK_SHEET), row, 1);
        const refused = await panes[pane]?.setCells([edit]);
        const written = book.value(book.sheetNamed(CLERK_SHEET), row, 1);
        const seen = held === edit.before || held === value;
        expect(refused).toEqual(seen ? [] : [edit]);
        expect(written).toBe(seen ? value : held);
        if (seen) belief.set(row, value);
      }
    }),
    { numRuns: 40 },
  );
});

test('an operation that began before a sheet was renamed, moved or deleted writes to no other sheet', async () => {
  const { book } = freshHost();
  const port = quickPort();
  const { sheets } = await port
    .execute({ sheets: [], names: [], select: { sheet: '', cell: { row: 0, col: 0 } } }, 'state')
    .then(() => port.read());
  const sheetId = sheets[0]?.id ?? '';
  book.renameSheet(sheetId, '改名');
  book.addSheet(CLERK_SHEET);
  await port.setCells([{ sheetId, row: 1, col: 1, before: 3, after: { value: 5 } }]);
  expect(book.value(book.sheetNamed('改名'), 1, 1)).toBe(5);
  expect(book.usedBox(book.sheetNamed(CLERK_SHEET))).toBeNull();
  book.deleteSheet(sheetId);
  const gone = port.setCells([{ sheetId, row: 1, col: 1, before: 5, after: { value: 6 } }]);
  await expect(gone).rejects.toMatchObject({ code: 'SHEET_GONE' });
  expect(book.usedBox(book.sheetNamed(CLERK_SHEET))).toBeNull();
});

test('hears the clerk but not itself where events do not say who wrote', async () => {
  const { book, runtime, connection } = freshHost();
  runtime.tellsTriggerSource = false;
  const port = quickPort();
  const heard: WorkbookChange[] = [];
  const stop = await port.watch((change) => heard.push(change));
  const sheetId = book.sheetNamed(CLERK_SHEET).id;
  await port.setCells([{ sheetId, row: 1, col: 1, before: 3, after: { value: 5 } }]);
  await connection.eventsDelivered();
  expect(heard).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  book.clerkTypes(CLERK_SHEET, 'B2', 9);
  await connection.eventsDelivered();
  expect(heard).toEqual([{ sheetId }]);
  await stop();
});

test('writes a number as a number into a cell formatted as text', async () => {
  const { book } = freshHost();
  const sheet = book.sheetNamed(CLERK_SHEET);
  book.styleCells(
    sheet,
    [{ row: 2, col: 2, rows: 1, cols: 1 }],
    (format) => void (format.numberFormat = '@'),
    'test',
  );
  await quickPort().setCells([{ sheetId: sheet.id, row: 2, col: 2, before: null, after: { value: 0 } }]);
  expect(book.value(sheet, 2, 2)).toBe(0);
});
