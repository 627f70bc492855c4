import { writeText } from '../../../src/adapters/text';
import { draftOf, tablesOf } from '../../support/draft-builder';
import { hostileTexts } from '../../support/hostile-texts';
import { banpuFigures, reportOf } from '../../support/report-builder';

test('the draft as text: title, paragraphs, tables as rows of cells between tabs', () => {
  const draft = draftOf(reportOf(banpuFigures(), { organ: '板浦镇' }));
  const lines = writeText(draft).split('\n');
  expect(lines[0]).toBe('板浦镇2023年政府信息公开工作年度报告');
  expect(lines).toContain('　　一、总体情况');
  expect(lines).toContain('一、本年新收政府信息公开申请数量\t\t\t3\t0\t0\t0\t0\t0\t3');
  expect(lines).toContain('1\t0\t3\t0\t4\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0');
  const start = lines.indexOf('表三 收到和处理政府信息公开申请情况');
  expect(lines.slice(start + 1, start + 29).map((line) => line.split('\t').length)).toEqual(
    Array.from({ length: 28 }, () => 10),
  );
});

test('a tab or line end typed by someone shifts no cell and no line', () => {
  const calm = draftOf(reportOf({ ...banpuFigures(), 'requests.granted.business': '字' }, { organ: '字' }));
  for (const text of hostileTexts) {
    const draft = draftOf(
      reportOf({ ...banpuFigures(), 'requests.granted.business': text }, { organ: text }),
    );
    const shape = (of: typeof draft): number[] =>
      writeText(of)
        .split('\n')
        .map((line) => line.split('\t').length);
    expect(shape(draft)).toEqual(shape(calm));
    expect(tablesOf(draft)).toHaveLength(3);
  }
});
