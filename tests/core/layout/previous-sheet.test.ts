import fc from 'fast-check';
import { check } from '../../../src/check';
import { format2019 } from '../../../src/catalogue/2019';
import { formOf } from '../../../src/core/form/form';
import { planPrevious } from '../../../src/previous';
import type { CellValue, WorkbookView } from '../../../src/core/model/grid';
import type { PreviousReport } from '../../../src/core/model/previous-report';
import { consistentFigures } from '../../support/report-builder';
import {
  asList,
  lastYear,
  POINTS,
  previousOf,
  thisYear,
  withoutYears,
  withPreviousSheet,
} from '../../support/previous-year';
import { editStructure } from '../../support/structure-edits';
import { templateWorkbook } from '../../support/template-workbook';
import { withCells } from '../../support/view-figures';

const LAST = lastYear({ 'requests.received.naturalPerson': 12, 'requests.granted.naturalPerson': 9 });

const previousIn = (view: WorkbookView): PreviousReport | null => check(view).report.previous;

/** The view with something else in the list: by data point, in the column of figures. */
function retyped(view: WorkbookView, point: string, value: CellValue): WorkbookView {
  const place = previousIn(view)?.places.get(point);
  if (!place) throw new Error(`no row for ${point}`);
  return withCells(view, [{ place, value }]);
}

describe('the sheet 上年数据', () => {
  it('lists every figure in words with its data point, under whose report it is', () => {
    const [sheet] = planPrevious(asList(LAST)).sheets;
    const texts = (row: number): readonly unknown[] =>
      (sheet?.cells ?? []).filter((cell) => cell.row === row).map(({ value }) => value ?? '');
    expect(sheet?.name).toBe('上年数据');
    expect([4, 5, 6].map((row) => texts(row).slice(0, 2))).toEqual([
      ['上年报告单位', '某镇'],
      ['上年报告年度', '2024'],
      ['上年报告来源', '某镇2024.html'],
    ]);
    expect(texts(7)).toEqual(['项目', '上年数', '原文', '数据点']);
    const rows = (sheet?.cells ?? []).filter(({ col, row }) => col === 3 && row > 7);
    expect(rows).toHaveLength(200);
    const received = rows.find(({ value }) => value === 'requests.received.naturalPerson');
    expect(texts(received?.row ?? 0)).toEqual([
      '表三·一、本年新收政府信息公开申请数量·自然人',
      12,
      '12',
      'requests.received.naturalPerson',
    ]);
  });

  it('is read back as it was written, each figure with its cell', async () => {
    const view = await withPreviousSheet(await thisYear({}), {
      ...LAST,
      figures: new Map([...LAST.figures, ['requests.granted.business', null]]),
    });
    const read = previousIn(view);
    expect(read).toMatchObject({ organ: '某镇', year: 2024, name: '上年数据' });
    expect(read?.figures.get('requests.received.naturalPerson')).toBe(12);
    expect(read?.figures.get('requests.granted.business')).toBeNull();
    expect(read?.figures.size).toBe(200);
    expect(read?.places.get('requests.received.naturalPerson')?.sheet).toBe('上年数据');
  });

  it('holds the figures of 2019 as well', async () => {
    const form = formOf(format2019);
    const last = previousOf(consistentFigures({ 'proactive.licences.itemsChange': -3 }, form), {
      year: 2020,
    });
    const view = await withPreviousSheet(await templateWorkbook('typed', { year: 2021 }), last);
    expect(previousIn(view)?.figures).toEqual(last.figures);
  });

  it.each<[string, CellValue, number | null | undefined]>([
    ['15', '15', 15],
    ['a blank', null, null],
    ['/', '/', null],
    ['１２件', '１２件', 12],
    ['约12', '约12', undefined],
    ['an error', '#REF!', undefined],
  ])('edited by the clerk to %s is read by the rules of any figure', async (_, typed, figure) => {
    const view = await withPreviousSheet(await templateWorkbook(), LAST);
    const point = 'requests.received.naturalPerson';
    expect(previousIn(retyped(view, point, typed))?.figures.get(point)).toBe(figure);
  });

  it('is found by its heads under another name, after rows were inserted, and when it is hidden', async () => {
    const view = await withPreviousSheet(await templateWorkbook(), LAST);
    const moved = editStructure(view, '上年数据', [
      { kind: 'insertRow', at: 3 },
      { kind: 'insertRow', at: 20 },
      { kind: 'insertColumn', at: 2 },
    ]);
    const renamed: WorkbookView = {
      ...moved,
      sheets: moved.sheets.map((sheet) =>
        sheet.name === '上年数据' ? { ...sheet, name: '2024', visibility: 'hidden' } : sheet,
      ),
    };
    expect(previousIn(renamed)?.figures).toEqual(LAST.figures);
  });

  it('counts among several lists by its name, and not at all without it', async () => {
    const view = await withPreviousSheet(await templateWorkbook(), LAST);
    const twice = (name: string): WorkbookView => ({
      ...view,
      sheets: view.sheets.flatMap((sheet) =>
        sheet.name === '上年数据'
          ? [
              { ...sheet, name },
              { ...sheet, id: 'copy', name: '副本' },
            ]
          : [sheet],
      ),
    });
    expect(previousIn(twice('上年数据'))?.name).toBe('上年数据');
    expect(previousIn(twice('旧表'))).toBeNull();
  });

  it('leaves a figure unknown that stands twice with different numbers, or whose data point was changed', async () => {
    const view = await withPreviousSheet(await templateWorkbook(), LAST);
    const places = previousIn(view)?.places;
    const [one, other] = ['requests.received.naturalPerson', 'requests.received.business'].map((point) => {
      const place = places?.get(point);
      if (!place) throw new Error(point);
      return place;
    });
    if (!one || !other) return;
    const doubled = withCells(view, [
      { place: { ...other, col: 3 }, value: 'requests.received.naturalPerson' },
    ]);
    expect(previousIn(doubled)?.figures.has('requests.received.naturalPerson')).toBe(false);
    const unknown = withCells(view, [{ place: { ...one, col: 3 }, value: 'requests.received' }]);
    expect(previousIn(unknown)?.figures.has('requests.received.naturalPerson')).toBe(false);
  });

  it('never disturbs what is read and found of this year', async () => {
    const workbook = await thisYear({
      'requests.received.naturalPerson': 7,
      'requests.granted.naturalPerson': 9,
      'disputes.reconsideration.other': null,
    });
    const alone = await workbook.port.read();
    const anything = fc.oneof(
      fc.integer({ min: -5, max: 2_000_000 }),
      fc.constantFrom(
        null,
        '一、本年新收政府信息公开申请数量',
        '总计',
        '单位',
        '年度',
        '某县2019年政府信息公开工作年度报告',
      ),
    );
    const [list] = (await withPreviousSheet(await templateWorkbook(), LAST)).sheets.slice(-1);
    if (!list) return;
    const bare: WorkbookView = { ...alone, sheets: alone.sheets.slice(1) };
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...POINTS.map(({ id }) => id)), anything, { maxKeys: 40 }),
        fc.boolean(),
        (typed, first) => {
          const sheets = first ? [list, ...bare.sheets] : [...bare.sheets, list];
          let view: WorkbookView = {
            ...bare,
            sheets: sheets.map((sheet) => (sheet === list ? { ...sheet, id: 'list' } : sheet)),
          };
          for (const [point, value] of Object.entries(typed)) {
            const place = previousIn(view)?.places.get(point);
            if (place)
              view = withCells(view, [
                { place: typeof value === 'string' ? { ...place, col: 0 } : place, value },
              ]);
          }
          expect(withoutYears(view)).toEqual(withoutYears(bare));
        },
      ),
      { numRuns: 12 },
    );
  });
});
