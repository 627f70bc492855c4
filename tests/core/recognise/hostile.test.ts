import type { CellValue } from '../../../src/core/model/grid';
import { check } from '../../../src/check';
import { sheetOfRows, workbookOf } from '../../support/edition-workbook';

const ROWS = 1_000;
const COLS = 60;

/** A sheet as large as is read, every cell by its place. */
const fullSheet = (
  name: string,
  valueAt: (row: number, col: number) => CellValue,
): ReturnType<typeof sheetOfRows> =>
  sheetOfRows(
    name,
    Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLS }, (_cell, col) => valueAt(row, col))),
  );

describe('a sheet full of labels', () => {
  it.each<[string, (row: number, col: number) => CellValue]>([
    [
      'one caption in every row, a row label in every cell',
      (_row, col) => (col === 0 ? '第二十条第（一）项' : '规章'),
    ],
    ['the same caption in every cell', () => '第二十条第（五）项'],
    ['headers of 表三 in every cell', (row) => (row % 2 === 0 ? '申请人情况' : '法人或其他组织')],
    ['总计 in every cell', () => '总计'],
    ['headers of 表四 in every cell', (_row, col) => ['行政复议', '行政诉讼', '结果维持'][col % 3] ?? null],
    ['the profile in every cell', (_row, col) => (col % 2 === 0 ? '单位' : '年度')],
  ])('is judged in reasonable time: %s', (_name, valueAt) => {
    const view = workbookOf([fullSheet('一', valueAt)]);
    const start = performance.now();
    const { findings, report } = check(view);
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(findings.some(({ rule }) => rule === 'FMT-01')).toBe(true);
    expect([...report.facts.values()].filter(({ value }) => value.kind === 'number')).toEqual([]);
  });
});
