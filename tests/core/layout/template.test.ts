import { format2021 } from '../../../src/catalogue/2021';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { formOf } from '../../../src/core/form/form';
import { layOutTemplate } from '../../../src/core/layout/template';
import { cellName } from '../../../src/core/model/geometry';
import type { SheetPlan, WorkbookPlan } from '../../../src/core/model/sheet-plan';
import type { TotalsMode } from '../../../src/core/model/format';

const plan = (totals: TotalsMode): WorkbookPlan =>
  layOutTemplate(
    { organ: '某镇', kind: 'townshipGovernment', year: 2025, totals },
    formOf(format2021),
    sheetTexts,
  );

const sheet = (name: string, totals: TotalsMode = 'formulas'): SheetPlan => {
  const found = plan(totals).sheets.find((candidate) => candidate.name === name);
  if (!found) throw new Error(name);
  return found;
};

const formulaAt = (of: SheetPlan, cell: string): string | undefined =>
  of.cells.find((candidate) => cellName(candidate) === cell)?.formula;

describe('the template', () => {
  it('makes 基本信息 and the three tables, and selects the first figure of 表三', () => {
    const { sheets, select } = plan('formulas');
    expect(sheets.map(({ name }) => name)).toEqual([
      '基本信息',
      '表二 主动公开',
      '表三 依申请公开',
      '表四 复议诉讼',
    ]);
    expect([select.sheet, cellName(select.cell)]).toEqual(['表三 依申请公开', 'D4']);
  });

  it('puts the totals as sums of exactly their parts', () => {
    const requests = sheet('表三 依申请公开');
    expect(['J4', 'D27', 'J27', 'J28'].map((cell) => formulaAt(requests, cell))).toEqual([
      '=SUM(D4:I4)',
      '=SUM(D6:D26)',
      '=SUM(D27:I27)',
      '=SUM(D28:I28)',
    ]);
    expect(['E4', 'J4', 'O4'].map((cell) => formulaAt(sheet('表四 复议诉讼'), cell))).toEqual([
      '=SUM(A4:D4)',
      '=SUM(F4:I4)',
      '=SUM(K4:N4)',
    ]);
  });

  it('leaves typed totals empty, as inputs with validation', () => {
    const requests = sheet('表三 依申请公开', 'typed');
    expect(formulaAt(requests, 'J4')).toBeUndefined();
    expect(requests.cells.find((cell) => cellName(cell) === 'J4')?.style).toBe('input');
    expect(requests.validations[0]?.boxes).toEqual([{ row: 3, col: 3, rows: 25, cols: 7 }]);
  });

  it('styles every input cell, blanks too', () => {
    const requests = sheet('表三 依申请公开');
    const inputs = requests.cells.filter(({ style }) => style === 'input');
    expect(inputs).toHaveLength(144);
  });

  it('says beside the row and below the column what fails, in Chinese', () => {
    const requests = sheet('表三 依申请公开');
    expect(formulaAt(requests, 'K4')).toBe(
      '=IF(SUM(J4)<>SUM(D4:I4),"总计填的是"&SUM(J4)&"，各项相加是"&SUM(D4:I4)&"；","")',
    );
    expect(formulaAt(requests, 'D30')).toContain('SUM(D4:D5)');
  });

  it('prints the official grid alone, one page wide, with its heads', () => {
    expect(sheet('表三 依申请公开').page).toMatchObject({
      orientation: 'landscape',
      printArea: { row: 0, col: 0, rows: 28, cols: 10 },
      titleRows: 3,
    });
  });

  it('keeps the place for 核对数 hidden', () => {
    const requests = sheet('表三 依申请公开');
    expect([requests.hiddenColumns, requests.hiddenRows]).toEqual([[11], [30]]);
    expect(requests.cells.filter(({ style }) => style === 'control')).toHaveLength(25 + 7);
    const disputes = sheet('表四 复议诉讼');
    expect(disputes.cells.filter(({ style }) => style === 'control').map(cellName)).toEqual([
      'E5',
      'J5',
      'O5',
    ]);
  });

  it('marks failing cells without the add-in, neighbours sharing one format', () => {
    expect(
      sheet('表三 依申请公开').conditionalFormats.map(({ box, formula }) => [
        cellName(box),
        box.rows,
        box.cols,
        formula,
      ]),
    ).toEqual([
      ['J4', 25, 1, '=SUM($J4)<>SUM($D4:$I4)'],
      ['D27', 1, 7, '=SUM(D$27)<>SUM(D$6:D$26)'],
      ['D4', 1, 7, '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
      ['D5', 1, 7, '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
      ['D27', 1, 7, '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
      ['D28', 1, 7, '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
    ]);
  });

  it('writes no cell twice and never outside its merges', () => {
    for (const { cells } of plan('formulas').sheets) {
      expect(new Set(cells.map(cellName)).size).toBe(cells.length);
    }
  });

  it('is the same every time', () => {
    expect(JSON.stringify(plan('typed'))).toBe(JSON.stringify(plan('typed')));
  });
});
