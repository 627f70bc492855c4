import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format2021 } from '../../src/catalogue/2021';
import { format2019 } from '../../src/catalogue/2019';
import { formOf } from '../../src/core/form/form';
import { tableGrid } from '../../src/core/form/table-grid';

const REFERENCE = path.resolve(__dirname, '../../../shared/data-points.json');
/** Skipped where the reference is not beside the project, as in a plain clone. */
const withReference = existsSync(REFERENCE) ? it : it.skip;

describe('the 2021 format as data', () => {
  const form = formOf(format2021);

  it('has the 200 figures of the form: 10 + 175 + 15', () => {
    const count = (table: string): number => form.points.filter((point) => point.table === table).length;
    expect([count('proactive'), count('requests'), count('disputes')]).toEqual([10, 175, 15]);
    expect(form.pointById.size).toBe(200);
  });

  // Skipped in a clone without the reference list of ids beside it.
  withReference('has the ids of the reference list, in its order (skipped where the list is absent)', () => {
    const reference = JSON.parse(readFileSync(REFERENCE, 'utf8')) as Record<string, { id: string }[]>;
    expect(form.points.map(({ id }) => id)).toEqual(reference['2021']?.map(({ id }) => id));
  });

  withReference('has the ids of 表二 of 2019 (skipped where the list is absent)', () => {
    const reference = JSON.parse(readFileSync(REFERENCE, 'utf8')) as {
      '2019': { proactive: { id: string }[] };
    };
    const own = formOf(format2019).points.filter(({ table }) => table === 'proactive');
    expect(own.map(({ id }) => id)).toEqual(reference['2019'].proactive.map(({ id }) => id));
  });

  it('derives the totals from the word 总计, and adds the printed balance', () => {
    const count = (rule: string): number =>
      form.relations.filter((relation) => relation.rule === rule).length;
    expect({
      row: count('T3-ROW'),
      sum: count('T3-SUM'),
      balance: count('T3-BAL'),
      disputes: count('T4-SUM'),
      stock: count('T2-02'),
    }).toEqual({ row: 25, sum: 7, balance: 7, disputes: 3, stock: 2 });
  });

  it('adds up 21 outcomes and six kinds of applicant', () => {
    const relation = (key: string): number | undefined =>
      form.relations.find((candidate) => candidate.key === key)?.comparison.right.length;
    expect(relation('T3-SUM:naturalPerson')).toBe(21);
    expect(relation('T3-ROW:received')).toBe(6);
    expect(relation('T4-SUM:directLitigation')).toBe(4);
  });

  it('adds up 19 outcomes in the format of 2019', () => {
    const sum = formOf(format2019).relations.find(({ key }) => key === 'T3-SUM:total');
    expect(sum?.comparison.right).toHaveLength(19);
  });

  it('names its source for every rule', () => {
    for (const { source } of [...form.relations, ...form.conditions.map(({ rule }) => rule)])
      expect(source).not.toBe('');
  });
});

describe('the printed grid', () => {
  const cellsOf = (id: string): readonly string[] => {
    const table = format2021.tables.find((candidate) => candidate.id === id);
    if (!table) throw new Error(id);
    return tableGrid(table)
      .cells.filter(({ role }) => role !== 'figure')
      .map(({ row, col, rows, cols, text }) => `R${row + 1}C${col + 1}:R${row + rows}C${col + cols} ${text}`);
  };

  it('lays 表二 out as 14 rows by 4 columns', () => {
    expect(cellsOf('proactive')).toEqual([
      'R1C1:R1C4 第二十条第（一）项',
      'R2C1:R2C1 信息内容',
      'R2C2:R2C2 本年制发件数',
      'R2C3:R2C3 本年废止件数',
      'R2C4:R2C4 现行有效件数',
      'R3C1:R3C1 规章',
      'R4C1:R4C1 行政规范性文件',
      'R5C1:R5C4 第二十条第（五）项',
      'R6C1:R6C1 信息内容',
      'R6C2:R6C4 本年处理决定数量',
      'R7C1:R7C1 行政许可',
      'R8C1:R8C4 第二十条第（六）项',
      'R9C1:R9C1 信息内容',
      'R9C2:R9C4 本年处理决定数量',
      'R10C1:R10C1 行政处罚',
      'R11C1:R11C1 行政强制',
      'R12C1:R12C4 第二十条第（八）项',
      'R13C1:R13C1 信息内容',
      'R13C2:R13C4 本年收费金额（单位：万元）',
      'R14C1:R14C1 行政事业性收费',
    ]);
  });

  it('lays 表三 out as 28 rows by 10 columns with the printed merges', () => {
    const cells = cellsOf('requests');
    expect(cells).toEqual(
      expect.arrayContaining([
        'R1C1:R3C3 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        'R1C4:R1C10 申请人情况',
        'R2C4:R3C4 自然人',
        'R2C5:R2C9 法人或其他组织',
        'R3C9:R3C9 其他',
        'R2C10:R3C10 总计',
        'R4C1:R4C3 一、本年新收政府信息公开申请数量',
        'R6C1:R27C1 三、本年度办理结果',
        'R6C2:R6C3 （一）予以公开',
        'R8C2:R15C2 （三）不予公开',
        'R16C2:R18C2 （四）无法提供',
        'R19C2:R23C2 （五）不予处理',
        'R24C2:R26C2 （六）其他处理',
        'R26C3:R26C3 3.其他',
        'R27C2:R27C3 （七）总计',
        'R28C1:R28C3 四、结转下年度继续办理',
      ]),
    );
  });

  it('lays 表四 out as 4 rows by 15 columns', () => {
    expect(cellsOf('disputes')).toEqual(
      expect.arrayContaining([
        'R1C1:R1C5 行政复议',
        'R1C6:R1C15 行政诉讼',
        'R2C1:R3C1 结果维持',
        'R2C6:R2C10 未经复议直接起诉',
        'R2C11:R2C15 复议后起诉',
        'R3C15:R3C15 总计',
      ]),
    );
  });

  it.each(format2021.tables.map((table) => [table.sheetName, table] as const))(
    'covers every place of %s once',
    (_, table) => {
      const grid = tableGrid(table);
      const covered = new Map<string, number>();
      for (const cell of grid.cells) {
        for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
          for (let col = cell.col; col < cell.col + cell.cols; col += 1) {
            covered.set(`${row},${col}`, (covered.get(`${row},${col}`) ?? 0) + 1);
          }
        }
      }
      expect(covered.size).toBe(grid.rows * grid.cols);
      expect([...covered.values()].every((times) => times === 1)).toBe(true);
    },
  );
});
