import { format2021 } from '../../../src/catalogue/2021';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { formOf } from '../../../src/core/form/form';
import { layOutTemplate } from '../../../src/core/layout/template';
import { boxName, cellName } from '../../../src/core/model/geometry';
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
    expect(select && [select.sheet, cellName(select.cell)]).toEqual(['表三 依申请公开', 'D4']);
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
    expect(requests.validations[0]?.boxes[0]).toEqual({ row: 3, col: 3, rows: 25, cols: 7 });
  });

  it('takes whole numbers as figures and as control figures', () => {
    const whole = (name: string): readonly string[] =>
      sheet(name, 'typed').validations[0]?.boxes.map(boxName) ?? [];
    expect(whole('表三 依申请公开')).toEqual(['D4:J28', 'L4:L28', 'D31:J31']);
    expect(whole('表四 复议诉讼')).toEqual(['A4:O4', 'E5', 'J5', 'O5']);
  });

  it('styles every input cell, blanks too', () => {
    const requests = sheet('表三 依申请公开');
    const inputs = requests.cells.filter(({ style }) => style === 'input');
    expect(inputs).toHaveLength(144);
  });

  it('says beside the row and below the column what fails, in Chinese', () => {
    const requests = sheet('表三 依申请公开');
    expect(formulaAt(requests, 'K4')).toBe(
      '=IF(SUM(J4)<>SUM(D4:I4),"总计填的是"&SUM(J4)&"，各项相加是"&SUM(D4:I4)&"；","")' +
        '&IF(IF(COUNT(L4),L4<>SUM(J4)),"总计与核对数"&L4&"不符；","")',
    );
    expect(formulaAt(requests, 'K27')).toContain('"商业企业与核对数"&E31&"不符；"');
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
    expect([disputes.hiddenColumns, disputes.hiddenRows]).toEqual([[], [4]]);
    const proactive = sheet('表二 主动公开');
    expect([proactive.hiddenColumns, proactive.hiddenRows]).toEqual([[], []]);
  });

  it('names the places for 核对数, in 表四 left of the first', () => {
    const labels = (name: string): readonly (readonly [string, unknown])[] =>
      sheet(name)
        .cells.filter(({ value }) => typeof value === 'string' && value.startsWith('核对数'))
        .map((cell) => [cellName(cell), cell.value]);
    expect(labels('表三 依申请公开')).toEqual([
      ['L3', '核对数'],
      ['A31', '核对数（可选）'],
    ]);
    expect(labels('表四 复议诉讼')).toEqual([['A5', '核对数（可选）']]);
    expect(sheet('表四 复议诉讼').merges.map(boxName)).toContain('A5:D5');
  });

  const formats = (name: string): readonly (readonly [string, string])[] =>
    sheet(name).conditionalFormats.map(({ box, formula }) => [boxName(box), formula]);

  it('marks failing cells without the add-in, neighbours and equal boxes sharing one format', () => {
    expect(formats('表三 依申请公开')).toEqual([
      ['J4:J28', '=OR(SUM($J4)<>SUM($D4:$I4),IF(COUNT($L4),$L4<>SUM($J4)))'],
      ['D27:J27', '=OR(SUM(D$27)<>SUM(D$6:D$26),IF(COUNT(D$31),D$31<>SUM(D$27)))'],
      ['D4:J5', '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
      ['D27:J28', '=SUM(D$4:D$5)<>SUM(D$27:D$28)'],
      ['L4:L28', '=IF(COUNT($L4),$L4<>SUM($J4))'],
      ['D31:J31', '=IF(COUNT(D$31),D$31<>SUM(D$27))'],
    ]);
    expect(formats('表四 复议诉讼').filter(([box]) => box.startsWith('E'))).toEqual([
      ['E4', '=OR(SUM($E4)<>SUM($A4:$D4),IF(COUNT(E$5),E$5<>SUM(E$4)))'],
      ['E5', '=IF(COUNT(E$5),E$5<>SUM(E$4))'],
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
