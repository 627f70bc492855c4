import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import { formats } from '../../../src/catalogue/formats';
import { say } from '../../../src/catalogue/messages';
import { findings as wordsEn } from '../../../src/catalogue/messages/en/findings';
import { findings as wordsZh } from '../../../src/catalogue/messages/zh-CN/findings';
import { yearRules } from '../../../src/catalogue/years';
import { check } from '../../../src/check';
import { formOf } from '../../../src/core/form/form';
import type { Finding } from '../../../src/core/model/finding';
import type { CellValue } from '../../../src/core/model/grid';
import type { PreviousReport } from '../../../src/core/model/previous-report';
import { previousPoint } from '../../../src/core/model/year-rule';
import type { Verdict } from '../../../src/core/model/verdict';
import { instancesOf } from '../../../src/core/rules/years';
import { asPrevious } from '../../../src/previous';
import { printedTable, workbookOf } from '../../support/edition-workbook';
import {
  lastYear,
  previousOf,
  thisYear,
  viewOfThisYear,
  withPreviousSheet,
  withoutYears,
} from '../../support/previous-year';
import { consistentFigures } from '../../support/report-builder';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

type Given = Readonly<Record<string, number>>;

const text = ({ message }: Finding): string => say('zh-CN', message.key, message.values);
const isOfYears = ({ rule }: Finding): boolean => /^(Y-|X-01|X-04|T2-03|NUM-04)/.test(rule);
const ofYears = ({ findings }: Verdict): readonly Finding[] => findings.filter(isOfYears);
const ids = (verdict: Verdict): readonly string[] => ofYears(verdict).map(({ id }) => id);

/** 某镇 for 2025, in which 3 applications were carried in and everything agrees with LAST. */
const THIS: Given = {
  'proactive.normativeDocuments.issued': 4,
  'proactive.normativeDocuments.repealed': 1,
  'proactive.normativeDocuments.inForce': 23,
  'proactive.licences.decided': 500,
  'proactive.fees.collected': 12.5,
  'requests.received.naturalPerson': 30,
  'requests.carriedIn.naturalPerson': 3,
  'requests.granted.naturalPerson': 28,
  'disputes.reconsideration.upheld': 2,
};
const LAST: Given = {
  'proactive.normativeDocuments.inForce': 20,
  'proactive.licences.decided': 450,
  'proactive.fees.collected': 10,
  'requests.received.naturalPerson': 25,
  'requests.granted.naturalPerson': 22,
  'disputes.reconsideration.upheld': 1,
};

async function against(
  own: Readonly<Record<string, CellValue>>,
  last: Given = {},
  words: Parameters<typeof lastYear>[1] = {},
): Promise<Verdict> {
  const view = await viewOfThisYear({ ...THIS, ...own });
  return check(view, { previous: lastYear({ ...LAST, ...last }, words) });
}

describe('the catalogue of rules between years', () => {
  const known = new Set(formats.flatMap((format) => formOf(format).points.map(({ id }) => id)));

  it('names figures of the forms only, and a source for each rule', () => {
    for (const instance of yearRules.flatMap(instancesOf)) {
      for (const name of [...instance.reads, ...instance.points])
        expect([instance.key, known.has(previousPoint(name) ?? name)]).toEqual([instance.key, true]);
      expect(instance.rule.source).not.toBe('');
    }
  });

  it('has a sentence in both languages for each rule, and no id twice', () => {
    const instances = yearRules.flatMap(instancesOf);
    expect(new Set(instances.map(({ key }) => key)).size).toBe(instances.length);
    for (const { rule } of instances) {
      const key = `finding.${rule.id}${rule.wording === undefined ? '' : `.${rule.wording}`}`;
      expect([key, key in wordsZh, key in wordsEn]).toEqual([key, true, true]);
    }
  });
});

describe('a report that follows from last year', () => {
  it('has nothing to explain, and says how much was compared', async () => {
    const verdict = await against({});
    expect(ids(verdict)).toEqual([]);
    expect(verdict.coverage.previous).toEqual({ year: 2024, name: '某镇2024.html', compared: 16 });
    expect(verdict.checked.notEvaluated).toBe(0);
  });

  it('says nothing of last year where there is none', async () => {
    const view = await viewOfThisYear(THIS);
    const alone = check(view);
    expect(alone.coverage.previous).toBeNull();
    expect(alone.checked.passed).toBeLessThan((await against({})).checked.passed);
  });

  it('takes a report from elsewhere before the sheet 上年数据', async () => {
    const view = await withPreviousSheet(
      await thisYear(THIS),
      lastYear({ ...LAST, 'requests.granted.naturalPerson': 20 }),
    );
    expect(ids(check(view))).toEqual(['Y-01:naturalPerson']);
    expect(ids(check(view, { previous: lastYear(LAST) }))).toEqual([]);
  });
});

describe('each rule, broken once', () => {
  it.each<[string, string, Readonly<Record<string, CellValue>>, Given, string]>([
    [
      'Y-02:normativeDocuments',
      'warning',
      { 'proactive.normativeDocuments.inForce': 25 },
      {},
      '表二“行政规范性文件”现行有效填的是25，上年现行有效20加本年制发4减本年废止1是23，相差2。有自动失效、集中清理、机构调整等情形的不算错误，请写明原因。',
    ],
    [
      'Y-05:normativeDocuments',
      'warning',
      { 'proactive.normativeDocuments.repealed': 25 },
      {},
      '表二“行政规范性文件”本年废止25件，多于上年现行有效20件与本年制发4件之和。上年统计不全的不算错误，请核对现行有效和废止件数。',
    ],
    [
      'Y-06:licences:rise',
      'info',
      { 'proactive.licences.decided': 900 },
      {},
      '表二“行政许可”本年处理决定数量一列是900，上年是450，增加450，增幅较大。确有变化的不算错误，请核实并准备说明。',
    ],
    [
      'Y-06:compulsion:fall',
      'info',
      {},
      { 'proactive.compulsion.decided': 100 },
      '表二“行政强制”本年处理决定数量一列是0，上年是100，减少100，降幅较大。确有变化的不算错误，请核实并准备说明。',
    ],
    [
      'Y-06:fall',
      'info',
      {},
      { 'requests.received.naturalPerson': 70, 'requests.granted.naturalPerson': 67 },
      '表三“一、本年新收政府信息公开申请数量”总计一列是30，上年是70，减少40，降幅较大。确有变化的不算错误，请核实并准备说明。',
    ],
    [
      'NUM-04:more',
      'warning',
      { 'proactive.fees.collected': 125000 },
      {},
      '表二行政事业性收费填的是125000万元，上年是10万元，达到上年的1000倍，可能按元填报。确有增加的不算错误，请核对单位。',
    ],
    [
      'NUM-04:less',
      'warning',
      { 'proactive.fees.collected': 0.01 },
      {},
      '表二行政事业性收费填的是0.01万元，上年是10万元，不到上年的千分之一，可能有一年按元填报。确有减少的不算错误，请核对单位。',
    ],
    [
      'T2-03',
      'info',
      { 'proactive.licences.decided': 0, 'proactive.fees.collected': 0 },
      { 'proactive.licences.decided': 50 },
      '表二行政许可、行政处罚、行政强制、行政事业性收费本年都是0，上年是50、0、0、10（收费为万元）。确实没有的不算错误；依法未公开的处理决定也要统计。',
    ],
    [
      'X-01',
      'warning',
      { 'disputes.reconsideration.upheld': 56 },
      {},
      '行政复议56件，多于本年办结28件、上年办结22件与结转下年度5件之和。有更早年度申请引起的不算错误，请核实是否只计以本机关为被申请人的案件。',
    ],
    [
      'X-04',
      'info',
      { 'disputes.litigationAfterReconsideration.upheld': 4 },
      {},
      '复议后起诉4件，多于本年行政复议2件与上年行政复议1件之和。有更早年度复议后起诉的不算错误，请核实。',
    ],
    [
      'Y-01:naturalPerson',
      'warning',
      { 'requests.carriedIn.naturalPerson': 4 },
      {},
      '表三“二、上年结转政府信息公开申请数量”自然人一列填的是4，上年报告结转下年度继续办理的是3，相差1：应为3。上年报告公布后有更正的不算错误，请写明原因。',
    ],
  ])('%s is a %s that quotes both years', async (id, severity, own, last, sentence) => {
    const [finding, ...others] = ofYears(await against(own, last));
    expect(others).toEqual([]);
    expect([finding?.id, finding?.severity]).toEqual([id, severity]);
    expect(finding && text(finding)).toBe(sentence);
    expect(say('en', finding?.message.key ?? '', finding?.message.values)).not.toMatch(/\{\w+\}/);
    expect(finding?.cells.length).toBe(finding?.points.length);
  });

  it('a swing from or to 0 counts, one below the threshold does not', async () => {
    expect(ids(await against({ 'proactive.penalties.decided': 100 }))).toEqual(['Y-06:penalties:rise']);
    expect(ids(await against({ 'proactive.penalties.decided': 99 }))).toEqual([]);
    expect(ids(await against({ 'proactive.licences.decided': 674 }))).toEqual([]);
    expect(ids(await against({ 'proactive.licences.decided': 675 }))).toEqual(['Y-06:licences:rise']);
  });

  it('a fee that was 0 in either year is no slip of the unit', async () => {
    expect(ids(await against({ 'proactive.fees.collected': 0 }))).toEqual([]);
    expect(
      ids(await against({ 'proactive.fees.collected': 90000 }, { 'proactive.fees.collected': 0 })),
    ).toEqual([]);
  });

  it('a fee of 100 亿元 in a township is told without last year, and once with it', async () => {
    const own = { 'proactive.fees.collected': 1_250_000 };
    const view = await viewOfThisYear({ ...THIS, ...own });
    expect(ids(check(view))).toEqual(['NUM-04']);
    expect(ids(await against(own))).toEqual(['NUM-04:more']);
  });
});

describe('上年结转', () => {
  const own = { 'requests.carriedIn.naturalPerson': 4, 'requests.granted.naturalPerson': 29 };

  it('offers last year’s figure, and tells the total that differs with it once', async () => {
    const [finding] = ofYears(await against(own));
    expect(finding?.repairs).toMatchObject([
      [{ point: 'requests.carriedIn.naturalPerson', is: 4, shouldBe: 3, write: { value: 3 } }],
    ]);
    expect(finding?.explains).toEqual(['Y-01:total']);
  });

  it('names the cell of 上年数据 as well where it stands in the workbook', async () => {
    const workbook = await thisYear({ ...THIS, ...own });
    const view = await withPreviousSheet(workbook, lastYear(LAST));
    const [finding] = ofYears(check(view));
    expect(finding?.cells.map(({ sheet }) => sheet)).toEqual(['表三 依申请公开', '上年数据']);
    expect(finding?.strong).toBe(1);
  });

  it('that is blank is 0, and offers last year’s figure', async () => {
    const view = await viewOfThisYear({ ...THIS });
    const blank = withFigures(view, check(view).report.facts, {
      'requests.carriedIn.naturalPerson': null,
      'requests.carriedIn.total': 0,
      'requests.granted.naturalPerson': 25,
      'requests.granted.total': 25,
      'requests.concluded.naturalPerson': 25,
      'requests.concluded.total': 25,
    });
    const [finding] = ofYears(check(blank, { previous: lastYear(LAST) }));
    expect(finding?.id).toBe('Y-01:naturalPerson');
    expect(finding?.repairs?.[0]?.[0]).toMatchObject({ is: null, shouldBe: 3 });
  });

  it('takes a blank of last year for 0', async () => {
    const last = lastYear(LAST);
    const blank: PreviousReport = {
      ...last,
      figures: new Map([
        ...last.figures,
        ['requests.carriedForward.naturalPerson', null],
        ['requests.carriedForward.total', null],
      ]),
    };
    const view = await viewOfThisYear(THIS);
    expect(ids(check(view, { previous: blank }))).toEqual(['Y-01:naturalPerson']);
  });

  it('is not evaluated where last year’s figure is missing or impossible, and hides nothing else', async () => {
    const view = await viewOfThisYear({ ...THIS, ...own });
    const last = lastYear(LAST);
    const some = new Map(last.figures);
    some.delete('requests.carriedForward.naturalPerson');
    some.set('requests.carriedForward.business', -2);
    some.set('requests.carriedForward.research', 1.5);
    const verdict = check(view, { previous: { ...last, figures: some } });
    expect(ids(verdict)).toEqual(['Y-01:total']);
    expect(verdict.checked.notEvaluated).toBe(3);
  });
});

describe('the same figures as last year', () => {
  const alike = async (last: Given): Promise<readonly string[]> => {
    const figures = consistentFigures({ ...THIS, ...last });
    const view = await viewOfThisYear({ ...THIS, ...last });
    return ids(check(view, { previous: previousOf(figures) }));
  };

  it('are told with every figure that is not 0', async () => {
    const view = await viewOfThisYear(THIS);
    const finding = ofYears(check(view, { previous: previousOf(consistentFigures(THIS)) })).find(
      ({ rule }) => rule === 'Y-07',
    );
    expect(finding && text(finding)).toMatch(/^本年三张表中不为0的\d+个数字与上年完全相同/);
    expect([finding?.severity, finding?.strong]).toEqual(['warning', 0]);
    expect(finding?.cells.length).toBe(finding?.points.length);
  });

  it('prove nothing where all are 0, or only the stock of documents stayed', async () => {
    const zeros = Object.fromEntries(Object.keys(THIS).map((point) => [point, 0]));
    expect(await alike(zeros)).toEqual([]);
    expect(await alike({ ...zeros, 'proactive.normativeDocuments.inForce': 7 })).toEqual([]);
  });

  it('are not told when one differs, nor when one of last year is not known', async () => {
    const view = await viewOfThisYear(THIS);
    const figures = new Map(previousOf(consistentFigures(THIS)).figures);
    const isTold = (known: ReadonlyMap<string, number | null>): boolean =>
      ids(check(view, { previous: { ...lastYear({}), figures: known } })).includes('Y-07');
    expect(isTold(figures)).toBe(true);
    expect(isTold(new Map([...figures, ['requests.refused.stateSecrets.business', 1]]))).toBe(false);
    figures.delete('requests.refused.stateSecrets.business');
    expect(isTold(figures)).toBe(false);
  });
});

describe('another year or another organ', () => {
  it('of another year is said, and nothing is compared', async () => {
    const verdict = await against({ 'requests.carriedIn.naturalPerson': 4 }, {}, { year: 2023 });
    expect(ids(verdict)).toEqual(['Y-00:otherYear']);
    expect(ofYears(verdict).map(text)).toEqual([
      '上年数据（某镇2024.html）是2023年度的，本年报告是2025年度，应取2024年度的报告。与上年有关的关系未核对。',
    ]);
    expect(verdict.coverage.previous?.compared).toBe(0);
    expect(verdict.checked.notEvaluated).toBeGreaterThan(20);
  });

  it('without a year is compared, and said so', async () => {
    const verdict = await against({ 'proactive.normativeDocuments.inForce': 25 }, {}, { year: null });
    expect(ids(verdict)).toEqual(['Y-02:normativeDocuments', 'Y-00:unknownYear']);
  });

  it('of another organ is said; the same under its full name is not', async () => {
    expect(ids(await against({}, {}, { organ: '某县' }))).toEqual(['Y-09:otherOrgan']);
    expect(ids(await against({}, {}, { organ: '某镇人民政府' }))).toEqual([]);
    const merged = ofYears(await against({ 'requests.carriedIn.naturalPerson': 4 }, {}, { organ: '某县' }));
    expect(merged.map(({ repairs }) => repairs)).toEqual([undefined, undefined]);
  });
});

describe('across formats', () => {
  it('compares 2020 with 2021 only where the figures mean the same', async () => {
    const last = previousOf(
      consistentFigures(
        {
          'proactive.normativeDocuments.disclosedTotal': 40,
          'proactive.licences.decided': 100,
          'requests.received.naturalPerson': 25,
          'requests.granted.naturalPerson': 22,
        },
        formOf(format2019),
      ),
      { year: 2020 },
    );
    const view = await viewOfThisYear(THIS, { year: 2021 });
    const verdict = check(view, { previous: last });
    expect(ids(verdict)).toEqual(['Y-04:normativeDocuments', 'Y-06:licences:rise']);
    expect(verdict.checked.notEvaluated).toBe(0);
    expect(ofYears(verdict).map(text)[0]).toBe(
      '表二“行政规范性文件”上年是对外公开总数量40，本年是现行有效件数23，两者含义不同，没有比较。不一致不算错误。',
    );
  });

  it('follows 上一年项目数量 from 2019 to 2020', async () => {
    const form = formOf(format2019);
    const figures = consistentFigures({ 'proactive.licences.itemsLastYear': 30 }, form);
    const own = workbookOf(
      format2019.tables.map((table) => printedTable(table, (point) => figures[point] ?? 0)),
      '某镇2020年政府信息公开工作年度报告',
    );
    const last = (change: number): PreviousReport =>
      previousOf(
        consistentFigures(
          { 'proactive.licences.itemsLastYear': 32, 'proactive.licences.itemsChange': change },
          form,
        ),
        { year: 2019 },
      );
    expect(ids(check(own, { previous: last(-2) }))).toEqual([]);
    const [finding] = ofYears(check(own, { previous: last(1) }));
    expect(finding && text(finding)).toBe(
      '表二“行政许可”上一年项目数量填的是30，上年报告的32加本年增/减1是33，相差3。项目口径调整的不算错误，请写明原因。',
    );
  });
});

const PAIR = path.resolve(__dirname, '../../../../shared/reports/suqian_pair');
const published = (year: number): Given =>
  (JSON.parse(readFileSync(path.join(PAIR, `expected-${year}.json`), 'utf8')) as { facts: Given }).facts;

// Skipped where the published reports are not beside the project, as in a plain clone.
(existsSync(PAIR) ? describe : describe.skip)('two published reports of one city', () => {
  const reports = async (): Promise<{ own: Awaited<ReturnType<typeof thisYear>>; last: PreviousReport }> => {
    const words = { organ: '某市', kind: 'cityGovernment' } as const;
    const before = await templateWorkbook('typed', { ...words, year: 2023 });
    await before.fill(published(2023));
    const own = await templateWorkbook('typed', { ...words, year: 2024 });
    await own.fill(published(2024));
    return { own, last: asPrevious((await before.verdict()).report, '2023.html') };
  };

  it('agree in every rule, swings to explain apart', async () => {
    const { own, last } = await reports();
    const verdict = check(await own.port.read(), { previous: last });
    expect(ofYears(verdict).filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(verdict.coverage.previous).toMatchObject({ year: 2023, name: '2023.html' });
  });

  it('show 上年结转 and 现行有效 when they are changed', async () => {
    const { own, last } = await reports();
    const view = await own.port.read();
    const { facts } = check(view).report;
    const changed = withFigures(view, facts, { 'proactive.normativeDocuments.inForce': 421 });
    expect(ids(check(changed, { previous: last }))).toContain('Y-02:normativeDocuments');
  });
});

describe('whatever last year says', () => {
  it('changes no fact, no error and no order of findings, and never throws', async () => {
    const view = await viewOfThisYear({ ...THIS, 'requests.granted.business': 1 });
    const alone = withoutYears(view);
    const points = formOf(format2021).points.map(({ id }) => id);
    const figure = fc.option(fc.oneof(fc.integer({ min: -10, max: 100 }), fc.double({ noNaN: true })), {
      nil: null,
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...points, 'nothing'), figure), (figures) => {
        const previous = { ...lastYear({}), figures: new Map(Object.entries(figures)) };
        const verdict = check(view, { previous });
        const errors = (list: readonly Finding[]): unknown =>
          list.filter(({ severity }) => severity === 'error').map(({ id }) => id);
        expect(errors(verdict.findings)).toEqual(errors((alone as Verdict).findings));
        expect(new Set(verdict.findings.map(({ id }) => id)).size).toBe(verdict.findings.length);
        expect(check(view, { previous })).toEqual(verdict);
      }),
      { numRuns: 15 },
    );
  });
});
