import { createMemoryPort } from '../../src/adapters/memory';
import { blankDocument, blankSheet } from '../../src/core/model/document';
import type { DocumentCell, WorkbookDocument } from '../../src/core/model/document';
import type { CellValue } from '../../src/core/model/grid';
import { readLedger } from '../../src/ledger';
import { readWhole } from '../../src/long-lists';

const HEADS = ['编号', '收到日期', '申请人类型', '申请内容摘要', '处理结果', '答复日期'];

/** A workbook with a ledger of these rows, the day of receipt and the outcome of its first two rows merged. */
function workbookOf(
  rows: readonly (readonly CellValue[])[],
  hiddenRows: readonly number[] = [],
): WorkbookDocument {
  const cells = [HEADS, ...rows].flatMap((line, row) =>
    line.map((value, col): DocumentCell => ({ row, col, value })),
  );
  const merges = [1, 4].map((col) => ({ row: 1, col, rows: 2, cols: 1 }));
  return { ...blankDocument(), sheets: [{ ...blankSheet('1', '台账'), cells, merges, hiddenRows }] };
}

function rowsOf(count: number): readonly (readonly CellValue[])[] {
  return Array.from({ length: count }, (_, at) =>
    at === 1
      ? ['A2', null, '自然人', '乙', null, '2025-02-03']
      : [`A${at + 1}`, '2025-01-06', '自然人', '甲', '予以公开', '2025-02-03'],
  );
}

test.each([5, 3000])(
  'a ledger of %i rows is read whole, and merged cells are told at their rows',
  async (count) => {
    const ledger = readLedger(await readWhole(createMemoryPort(workbookOf(rowsOf(count)))));
    expect(ledger?.cases).toHaveLength(count);
    expect(ledger?.troubles.map(({ place, kind, text }) => [place.cell, kind, text])).toEqual([
      ['B3', 'merged', 'B2:B3'],
      ['E3', 'merged', 'E2:E3'],
    ]);
  },
);

test('rows that are hidden or filtered out count like the others', async () => {
  const hidden = Array.from({ length: 40 }, (_, at) => at * 2 + 1);
  const [shown, filtered] = await Promise.all(
    [[], hidden].map(async (rows) =>
      readLedger(await readWhole(createMemoryPort(workbookOf(rowsOf(90), rows)))),
    ),
  );
  expect(filtered).toEqual(shown);
});
