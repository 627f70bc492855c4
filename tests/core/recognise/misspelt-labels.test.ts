import { formats } from '../../../src/catalogue/formats';
import { check } from '../../../src/check';
import { labelVocabulary } from '../../../src/core/recognise/label-vocabulary';
import { misspeltLabel } from '../../../src/core/recognise/misspelt-labels';
import { labelBody } from '../../../src/core/recognise/normalise-label';
import type { WorkbookView } from '../../../src/core/model/grid';
import { templateWorkbook } from '../../support/template-workbook';
import { withCells, withFigures } from '../../support/view-figures';

const VOCABULARY = labelVocabulary(formats);

const SLIPS: readonly (readonly [string, (label: string) => string])[] = [
  ['another character', (label) => `${label.slice(0, -2)}某${label.slice(-1)}`],
  ['a character missing', (label) => `${label.slice(0, -2)}${label.slice(-1)}`],
  ['a character too many', (label) => `${label.slice(0, -1)}某${label.slice(-1)}`],
];

async function distinctWorkbook(): Promise<WorkbookView> {
  const view = await (await templateWorkbook('typed')).port.read();
  const { facts } = check(view).report;
  return withFigures(
    view,
    facts,
    Object.fromEntries([...facts.keys()].map((point, index) => [point, 1001 + index])),
  );
}

/** Every label of the tables with its place. */
function labelsOf(
  view: WorkbookView,
): readonly { sheetId: string; row: number; col: number; label: string }[] {
  return view.sheets.flatMap((sheet) =>
    sheet.cells.flatMap((cells, row) =>
      cells.flatMap(({ value }, col) =>
        typeof value === 'string' && VOCABULARY.has(labelBody(value)) && labelBody(value).length >= 5
          ? [{ sheetId: sheet.id, row: sheet.origin.row + row, col: sheet.origin.col + col, label: value }]
          : [],
      ),
    ),
  );
}

describe('a label with one character wrong', () => {
  it.each(SLIPS)('%s: is still that label, read as before, and said to be wrong', async (_, slip) => {
    const view = await distinctWorkbook();
    const before = check(view).report.facts;
    const labels = labelsOf(view);
    expect(labels.length).toBeGreaterThan(35);
    for (const { label, ...place } of labels) {
      const { report, findings } = check(withCells(view, [{ place, value: slip(label) }]));
      expect([label, report.facts.size]).toEqual([label, before.size]);
      for (const [point, fact] of report.facts) expect(fact.value).toEqual(before.get(point)?.value);
      expect(findings.filter(({ rule }) => rule.startsWith('FMT')).map(({ rule }) => rule)).toEqual([
        'FMT-02',
      ]);
    }
  });

  it('is none when it could be two labels, when a digit differs, and when it is short', () => {
    expect(misspeltLabel('本年处理决定数目', VOCABULARY)).toBe('本年处理决定数量');
    expect(misspeltLabel('科研几构', VOCABULARY)).toBe('科研机构');
    expect(misspeltLabel('总记', VOCABULARY)).toBeNull();
    const near = new Map([
      ['第1项内容', 1],
      ['甲乙丙丁', 1],
      ['甲乙丙戊', 1],
    ]);
    expect(misspeltLabel('第2项内容', near)).toBeNull();
    expect(misspeltLabel('甲乙丙己', near)).toBeNull();
  });

  it('never takes a remark beside a complete table for a label', async () => {
    const view = await distinctWorkbook();
    const requests = view.sheets.find(({ name }) => name.startsWith('表三'));
    const place = { sheetId: requests?.id ?? '', row: 40, col: 3 };
    const { report, findings } = check(withCells(view, [{ place, value: '科研机构？' }]));
    expect(report.facts.size).toBe(200);
    expect(findings.filter(({ rule }) => rule.startsWith('FMT'))).toEqual([]);
  });
});
