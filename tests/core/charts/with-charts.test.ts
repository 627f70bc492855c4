import { format2021 } from '../../../src/catalogue/2021';
import { charts as texts } from '../../../src/catalogue/2021/charts';
import { withCharts } from '../../../src/core/charts/with-charts';
import { formOf } from '../../../src/core/form/form';
import type { RecognisedReport } from '../../../src/core/model/fact';
import type { Finding } from '../../../src/core/model/finding';
import type { DraftChart, ReportDraft } from '../../../src/core/model/report-draft';
import { draftOf, findingAbout, textOf } from '../../support/draft-builder';
import { banpuFigures, consistentFigures, reportOf, type Figures } from '../../support/report-builder';

const figures = consistentFigures({
  'requests.received.naturalPerson': 12,
  'requests.received.business': 2,
  'requests.carriedIn.naturalPerson': 1,
  'requests.granted.naturalPerson': 9,
  'requests.refused.stateSecrets.naturalPerson': 1,
  'requests.refused.registryInquiries.business': 2,
});

const lastYear = {
  'requests.received.total': 8,
  'requests.concluded.total': 7,
  'requests.carriedForward.total': 1,
};

interface Before {
  readonly year?: number | null;
  readonly organ?: string | null;
  readonly figures?: Readonly<Record<string, number | null>>;
}

function withPrevious(report: RecognisedReport, before: Before | null): RecognisedReport {
  if (before === null) return report;
  return {
    ...report,
    previous: {
      organ: before.organ ?? null,
      year: before.year === undefined ? 2022 : before.year,
      figures: new Map(Object.entries(before.figures ?? lastYear)),
      name: '上年数据',
      places: new Map(),
    },
  };
}

function drawn(given: Figures, before: Before | null = null, findings: readonly Finding[] = []): ReportDraft {
  const report = withPrevious(reportOf(given), before);
  return withCharts(draftOf(report, findings), { report, findings, format: format2021, texts });
}

const chartsIn = ({ blocks }: ReportDraft): readonly DraftChart[] =>
  blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
const idsIn = (draft: ReportDraft): readonly string[] => chartsIn(draft).map(({ id }) => id);

function chart(draft: ReportDraft, id: string): DraftChart {
  const found = chartsIn(draft).find((each) => each.id === id);
  if (!found) throw new Error(`no chart ${id}`);
  return found;
}

test('stand behind the paragraphs of 一（二）, before （三）', () => {
  const { blocks } = drawn(figures);
  const kinds = blocks.map((block) => (block.kind === 'heading' ? textOf(block) : block.kind));
  const at = kinds.indexOf('chart');
  expect(kinds.slice(at - 1, at + 3)).toEqual(['paragraph', 'chart', 'chart', '（三）政府信息管理']);
  expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
});

test('the six kinds of results, each with the figures it is the sum of', () => {
  const { categories, series, caption, alt } = chart(drawn(figures), 'chart-outcomes');
  expect(categories).toEqual(['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理']);
  expect(series).toHaveLength(1);
  expect(series[0]?.values).toEqual([9, 0, 3, 0, 0, 0]);
  expect(series[0]?.points[2]).toHaveLength(8);
  expect(series[0]?.points[2]?.[0]).toBe('requests.refused.stateSecrets.total');
  expect(caption).toBe('图1　2023年政府信息公开申请办理结果（单位：件）');
  expect(alt).toBe(
    '条形图，2023年政府信息公开申请办理结果：予以公开9件，部分公开0件，不予公开3件，无法提供0件，不予处理0件，其他处理0件。',
  );
});

test('who applied: natural persons and the five kinds of organisations', () => {
  const { categories, series } = chart(drawn(figures), 'chart-applicants');
  expect(categories).toHaveLength(6);
  expect(series[0]?.values).toEqual([12, 2, 0, 0, 0, 0]);
});

test('every data point of a chart is one of the form', () => {
  const { pointById } = formOf(format2021);
  const points = chartsIn(drawn(figures, {})).flatMap(({ series }) =>
    series.flatMap((each) => each.points.flat()),
  );
  expect(points.filter((point) => !pointById.has(point))).toEqual([]);
});

describe('this year beside last', () => {
  test('two series, last year first, with a sentence each', () => {
    const { series, alt } = chart(drawn(figures, {}), 'chart-years');
    expect(series).toEqual([
      { name: '2022年', values: [8, 7, 1], points: [[], [], []] },
      expect.objectContaining({ name: '2023年', values: [14, 12, 3] }),
    ]);
    expect(alt).toBe(
      '条形图，2022年和2023年政府信息公开申请情况。2022年：新收申请8件，办结7件，结转下年度1件。2023年：新收申请14件，办结12件，结转下年度3件。',
    );
  });

  test.each([
    ['without a report of last year', null],
    ['with a report of another year', { year: 2021 }],
    ['with one that does not say its year', { year: null }],
    ['with one of another organ', { organ: '另一县' }],
    ['with a figure missing', { figures: { 'requests.received.total': 8 } }],
    ['with a figure blank', { figures: { ...lastYear, 'requests.concluded.total': null } }],
  ] as const)('is not drawn %s', (_, before) => {
    expect(idsIn(drawn(figures, before))).toEqual(['chart-outcomes', 'chart-applicants']);
  });
});

test('none of figures that are all 0; those that remain are numbered on', () => {
  const none = consistentFigures({});
  expect(idsIn(drawn(none))).toEqual([]);
  const [only, ...others] = chartsIn(drawn(none, {}));
  expect(only?.caption).toMatch(/^图1\u30002022年和2023年/);
  expect(others).toEqual([]);
});

test('none of a figure in error, unreadable or not found', () => {
  expect(idsIn(drawn(figures, null, [findingAbout(['requests.granted.total'])]))).toEqual([
    'chart-applicants',
  ]);
  expect(idsIn(drawn({ ...figures, 'requests.received.business': '两件' }))).toEqual(['chart-outcomes']);
  expect(idsIn(drawn(banpuFigures()))).toEqual(['chart-outcomes', 'chart-applicants']);
});

describe('the drawing', () => {
  const { drawing, series } = chart(drawn(figures, {}), 'chart-years');
  const bars = drawing.shapes.filter((shape) => shape.kind === 'rectangle' && shape.height > 11);

  test('has bars as long as their figures, dark for this year and light for last', () => {
    const lengths = bars.map((bar) => (bar.kind === 'rectangle' ? bar.width : 0));
    const unit = Math.max(...lengths) / 14;
    expect(lengths.map((length) => Math.round(length / unit))).toEqual([8, 14, 7, 12, 1, 3]);
    expect(new Set(bars.map((bar) => (bar.kind === 'rectangle' ? bar.fill : ''))).size).toBe(2);
    expect(series).toHaveLength(2);
  });

  test('writes every figure and label, and stays within its edges whatever the figures', () => {
    const city = consistentFigures({
      'requests.received.naturalPerson': 123456789,
      'requests.granted.naturalPerson': 1,
      'requests.refused.stateSecrets.naturalPerson': 123456788,
    });
    for (const { drawing: each, categories, series: own } of chartsIn(drawn(city, {}))) {
      const written = each.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
      expect(written).toEqual(expect.arrayContaining([...categories]));
      expect(written).toEqual(expect.arrayContaining(own.flatMap(({ values }) => values.map(String))));
      for (const shape of each.shapes) {
        if (shape.kind === 'line') continue;
        const width = shape.kind === 'text' ? shape.text.length * shape.size * 0.5 : shape.width;
        expect(shape.x).toBeGreaterThanOrEqual(0);
        const right = shape.kind === 'text' && shape.anchor === 'end' ? shape.x : shape.x + width;
        expect(right).toBeLessThanOrEqual(each.width);
      }
    }
  });
});
