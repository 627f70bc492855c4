import { blankSheet } from '../../src/core/model/document';
import type { DocumentCell } from '../../src/core/model/document';
import type { SheetGrid } from '../../src/core/model/grid';
import type { CellEdit } from '../../src/ports/workbook-port';
import { CLERK_SHEET, CLERK_WORKBOOK } from '../contracts/clerk-workbook';
import { officeHost } from '../support/office-environment/globals';
import { cellKey } from '../support/office-host/book-data';
import { freshHost, quickPort } from './support/harness';

/** Largest answer wanted: Excel on the web refuses 5 MB, and answers slowly long before. */
const ANSWER_BYTES = 2_500_000;

/** Cells of a list with a day, a number and a text of so many characters in each row. */
function listOf(rows: number, characters: number): DocumentCell[] {
  const text = '申请公开某某项目征地补偿安置方案'.repeat(Math.ceil(characters / 16)).slice(0, characters);
  return Array.from({ length: rows }, (_, row): DocumentCell[] => [
    { row, col: 0, value: 45_000 + (row % 365), style: { numberFormat: 'yyyy-mm-dd' } },
    { row, col: 1, value: row },
    { row, col: 2, value: text },
  ]).flat();
}

function openList(rows: number, characters: number): ReturnType<typeof freshHost> {
  const office = freshHost();
  const sheet = { ...blankSheet('ledger', '台账'), cells: listOf(rows, characters) };
  office.openDocument(office.book, { ...CLERK_WORKBOOK, sheets: [...CLERK_WORKBOOK.sheets, sheet] });
  office.runtime.forgetRequests();
  return office;
}

async function readList(): Promise<SheetGrid> {
  const [grid] = await quickPort().readLong(['ledger']);
  if (!grid) throw new Error('the list is gone');
  return grid;
}

test('50,000 rows are read to the last, in answers that Excel on the web gives', async () => {
  const { runtime } = openList(50_000, 80);
  const { cells, truncated } = await readList();
  expect(truncated).toBeUndefined();
  expect(cells).toHaveLength(50_000);
  expect(cells.every((row, at) => row[1]?.value === at && row[0]?.value === 45_000 + (at % 365))).toBe(true);
  expect(runtime.dataRequests.length).toBeLessThanOrEqual(14);
  expect(Math.max(...runtime.dataRequests.map(({ down }) => down))).toBeLessThan(ANSWER_BYTES);
});

test('rows as long as can be are asked for in smaller parts', async () => {
  const { runtime } = openList(1_200, 4_000);
  const { cells } = await readList();
  expect(cells.map((row) => row[1]?.value)).toEqual(Array.from({ length: 1_200 }, (_, at) => at));
  expect(runtime.dataRequests.map(({ error }) => error)).toContain('ResponsePayloadSizeLimitExceeded');
  expect(Math.max(...runtime.dataRequests.slice(-5).map(({ down }) => down))).toBeLessThan(ANSWER_BYTES);
});

test('where Excel gives null for too many cells, fewer are asked for; where one row is too many, it is said', async () => {
  const { book } = openList(1_500, 5);
  book.cellLimit = 600;
  expect((await readList()).cells).toHaveLength(1_500);
  book.cellLimit = 2;
  await expect(readList()).rejects.toMatchObject({ code: 'RANGE_TOO_LARGE', details: { sheet: '台账' } });
});

test('is stopped between two parts', async () => {
  const { runtime } = openList(20_000, 200);
  const stop = new AbortController();
  const answer = runtime.answer.bind(runtime);
  const spy = jest.spyOn(runtime, 'answer').mockImplementation((text, flags) => {
    if (runtime.dataRequests.length === 3) stop.abort();
    return answer(text, flags);
  });
  await expect(quickPort().readLong(['ledger'], stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  spy.mockRestore();
  expect(runtime.dataRequests).toHaveLength(4);
});

test('a part that Excel did not finish is asked for again', async () => {
  const { runtime } = openList(3_000, 10);
  runtime.fail({ code: 'GeneralException', action: 2, after: 3 });
  expect((await readList()).cells).toHaveLength(3_000);
  expect(runtime.pendingFaults).toBe(0);
});

test('rows that are hidden or filtered out are read like the others', async () => {
  const { book } = openList(1_500, 5);
  const sheet = book.sheetNamed('台账');
  for (let row = 0; row < 1_500; row += 2) sheet.hiddenRows.add(row);
  expect((await readList()).cells.map((row) => row[1]?.value)).toEqual(
    Array.from({ length: 1_500 }, (_, at) => at),
  );
});

describe('many cells written at once', () => {
  /** Some thousand rows of 20 cells below the clerk's: days, texts, and formulas where no column may be written. */
  function rowsOf(count: number, sheetId: string): CellEdit[] {
    return Array.from({ length: count }, (_, at): CellEdit[] => {
      const row = 10 + at;
      const texts = Array.from({ length: 16 }, (__, col): CellEdit => {
        const value = col === 5 ? '申请公开某某项目征地补偿安置方案'.repeat(3) : `2025-${at}-${col}`;
        return { sheetId, row, col, before: null, after: { value } };
      });
      const day: CellEdit = {
        sheetId,
        row,
        col: 16,
        before: null,
        after: { value: 45_000 + at },
        format: 'yyyy-mm-dd',
      };
      const formulas = [18, 19, 20].map((col): CellEdit => {
        const formula = `=IF($Q${row + 1}="","",$Q${row + 1}+${col})`;
        return { sheetId, row, col, before: null, after: { formula } };
      });
      return [...texts, day, ...formulas];
    }).flat();
  }

  function contentsOf(edits: readonly CellEdit[]): unknown[] {
    const { book } = officeHost();
    const sheet = book.sheetNamed(CLERK_SHEET);
    return edits.map(({ row, col }) => book.formula(sheet, row, col));
  }
  const wanted = ({ after }: CellEdit): unknown => ('formula' in after ? after.formula : after.value);

  test('3,000 rows of 20 cells are written in few requests, each within what Excel on the web takes', async () => {
    const { book, runtime } = freshHost();
    const edits = rowsOf(3_000, book.sheetNamed(CLERK_SHEET).id);
    runtime.forgetRequests();
    expect(await quickPort().setCells(edits)).toEqual([]);
    expect(contentsOf(edits)).toEqual(edits.map(wanted));
    expect(runtime.dataRequests.length).toBeLessThanOrEqual(10);
    expect(Math.max(...runtime.dataRequests.map(({ up }) => up))).toBeLessThan(ANSWER_BYTES);
    expect(Math.max(...runtime.dataRequests.map(({ down }) => down))).toBeLessThan(ANSWER_BYTES);
    expect(book.sheetNamed(CLERK_SHEET).formats.get(cellKey(10, 16))?.numberFormat).toBe('yyyy-mm-dd');
  });

  test('cells far from each other are written in parts that are small enough', async () => {
    const { book, runtime } = freshHost();
    const sheetId = book.sheetNamed(CLERK_SHEET).id;
    const edits = Array.from({ length: 3_000 }, (_, at): CellEdit => {
      return { sheetId, row: 10 + at * 2, col: (at % 7) * 2, before: null, after: { value: at } };
    });
    runtime.forgetRequests();
    expect(await quickPort().setCells(edits)).toEqual([]);
    expect(contentsOf(edits)).toEqual(edits.map(wanted));
    expect(Math.max(...runtime.dataRequests.map(({ up }) => up))).toBeLessThan(ANSWER_BYTES);
  });

  test.each([
    [1, 'first', 60],
    [3, 'second', 9],
    [5, 'third', 40],
  ])('stopped for good in request %s, says exactly what was not made (%s part)', async (after, _, action) => {
    const { book, runtime } = freshHost();
    const edits = rowsOf(1_600, book.sheetNamed(CLERK_SHEET).id);
    runtime.fail({ code: 'InvalidArgument', action, after });
    const refused = new Set(await quickPort().setCells(edits));
    expect(runtime.pendingFaults).toBe(0);
    expect(refused.size).toBeGreaterThan(0);
    expect(contentsOf(edits)).toEqual(edits.map((edit) => (refused.has(edit) ? '' : wanted(edit))));
  });

  test('stopped before anything was made, fails', async () => {
    const { book, runtime } = freshHost();
    const edits = rowsOf(10, book.sheetNamed(CLERK_SHEET).id);
    runtime.fail({ code: 'InvalidArgument', action: 0, after: 1 });
    await expect(quickPort().setCells(edits)).rejects.toMatchObject({ code: 'HOST_ERROR' });
    expect(contentsOf(edits)).toEqual(edits.map(() => ''));
  });

  test('after passing trouble in the middle, everything is made', async () => {
    const { book, runtime } = freshHost();
    const edits = rowsOf(1_600, book.sheetNamed(CLERK_SHEET).id);
    runtime.fail({ code: 'GeneralException', action: 9, after: 3 });
    expect(await quickPort().setCells(edits)).toEqual([]);
    expect(contentsOf(edits)).toEqual(edits.map(wanted));
  });
});

describe('days of a workbook that counts from 1904', () => {
  test('are told to be such, asked for once', async () => {
    const { book, runtime } = freshHost();
    book.data.dates1904 = true;
    const port = quickPort();
    expect((await port.read()).dates1904).toBe(true);
    runtime.forgetRequests();
    expect((await port.read()).dates1904).toBe(true);
    expect(runtime.dataRequests.flatMap(({ members }) => members)).not.toContain('Functions');
  });

  test('an ordinary workbook says nothing, nor does an Excel that does not calculate for others', async () => {
    const { runtime } = freshHost();
    expect((await quickPort().read()).dates1904).toBeUndefined();
    runtime.fail({ code: 'NotImplemented', action: 3 });
    const port = quickPort();
    expect((await port.read()).sheets).toHaveLength(1);
    runtime.forgetRequests();
    await port.read();
    expect(runtime.dataRequests.flatMap(({ members }) => members)).not.toContain('Functions');
  });
});
