import { check } from '../../../src/check';
import { labelBody } from '../../../src/core/recognise/normalise-label';
import type { WorkbookView } from '../../../src/core/model/grid';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

/** Group headings as published tables have them, with the label of the form. */
const HEADINGS: readonly (readonly [other: string, label: string])[] = [
  ['申请人类型', '申请人情况'],
  ['法人和其他组织', '法人或其他组织'],
  ['法人及其他组织', '法人或其他组织'],
  ['三、办理结果情况', '三、本年度办理结果'],
  ['（三）不予公开类', '（三）不予公开'],
  ['（四）无法提供情况', '（四）无法提供'],
  ['（五）不予处理类', '（五）不予处理'],
  ['（六）其他处理类', '（六）其他处理'],
];

function reworded(view: WorkbookView, headings: typeof HEADINGS): WorkbookView {
  const other = new Map(headings.map(([wording, label]) => [labelBody(label), wording]));
  return {
    ...view,
    sheets: view.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((row) =>
        row.map((cell) =>
          typeof cell.value === 'string' && other.has(labelBody(cell.value))
            ? { ...cell, value: other.get(labelBody(cell.value)) ?? null }
            : cell,
        ),
      ),
    })),
  };
}

async function distinctFigures(): Promise<WorkbookView> {
  const view = await (await templateWorkbook('typed')).port.read();
  const points = [...check(view).report.facts.keys()];
  return withFigures(
    view,
    check(view).report.facts,
    Object.fromEntries(points.map((point, at) => [point, 1001 + at])),
  );
}

const expectations = ({ troubles }: ReturnType<typeof check>['report']): readonly unknown[] =>
  troubles.map(({ kind, label, expected }) => [kind, label, expected]);

describe('group headings in other words', () => {
  it.each(HEADINGS)(
    'reads every figure under %s as under %s, and says which label is due',
    async (...heading) => {
      const view = await distinctFigures();
      const before = check(view).report.facts;
      const { report } = check(reworded(view, [heading]));
      expect([...report.facts].map(([point, { value }]) => [point, value])).toEqual(
        [...before].map(([point, { value }]) => [point, value]),
      );
      expect(expectations(report)).toEqual([['foreign', ...heading]]);
    },
  );

  it('finds the table when all of its headings are worded otherwise', async () => {
    const view = await distinctFigures();
    const all = HEADINGS.filter(([wording]) => wording !== '法人和其他组织');
    const { report } = check(reworded(view, all));
    expect(report.facts.size).toBe(check(view).report.facts.size);
    expect(expectations(report)).toHaveLength(all.length);
  });

  it('says so when a heading is one nobody knows, and gives no figure to another row', async () => {
    const view = await distinctFigures();
    const before = check(view).report.facts;
    for (const [, label] of HEADINGS) {
      const { report } = check(reworded(view, [['甲乙丙丁', label]]));
      expect(expectations(report)).toContainEqual(['missing', label, undefined]);
      for (const [point, { value }] of report.facts) expect(value).toEqual(before.get(point)?.value);
    }
  });
});
