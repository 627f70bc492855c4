import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf } from '../../../src/core/form/form';
import type { OrganKind } from '../../../src/core/model/format';
import { consistentReport, organKind } from '../../support/arbitrary-report';
import {
  draftOf,
  findingAbout,
  headingsOf,
  inlinesOf,
  proseOf,
  tablesOf,
  textOf,
} from '../../support/draft-builder';
import { banpuFigures, consistentFigures, reportOf, type Figures } from '../../support/report-builder';

const prose = (figures: Figures, kind: OrganKind | null = 'townshipGovernment'): string =>
  proseOf(draftOf(reportOf(figures, { organ: '板浦镇', kind })));

describe('the parts of the report', () => {
  test('six sections with the headings of the form, the topics of 一 and each table in its section', () => {
    const draft = draftOf(reportOf(consistentFigures({})));
    expect(headingsOf(draft)).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '（三）政府信息管理',
      '（四）政府信息公开平台建设',
      '（五）监督保障',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    const beforeTables = draft.blocks.flatMap((block, index) => {
      const before = draft.blocks[index - 1];
      return block.kind === 'table' && before?.kind === 'heading'
        ? [before.inlines[0]?.text.charAt(0) + block.table.id]
        : [];
    });
    expect(beforeTables).toEqual(['二proactive', '三requests', '四disputes']);
  });

  test('the title and the preamble: basis, six parts, period, contact', () => {
    const draft = draftOf(
      reportOf(consistentFigures({}), {
        organ: '板浦镇',
        entries: {
          department: '党政办公室',
          address: '甲路1号',
          postcode: '222241',
          phone: '0518-0',
          website: '区政府网站',
        },
      }),
    );
    expect(draft.title).toBe('板浦镇2023年政府信息公开工作年度报告');
    const text = proseOf(draft);
    expect(text).toContain('《中华人民共和国政府信息公开条例》第五十条');
    expect(text).toContain('《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）');
    expect(text).toContain('六个部分组成');
    expect(text).toContain('统计期限自2023年1月1日起至2023年12月31日止');
    expect(text).toContain('联系科室：党政办公室，地址：甲路1号，邮政编码：222241，电话：0518-0');
    expect(text).toContain('本报告电子版在区政府网站公布');
  });

  test('an unknown organ and year, and contacts not given, are brackets', () => {
    const draft = draftOf(reportOf(consistentFigures({}), { organ: null, year: null }));
    expect(draft.title).toBe('【单位名称】【年度】年政府信息公开工作年度报告');
    expect(draft.blanks.slice(0, 2)).toEqual([
      { id: 'title.1', text: '【单位名称】', section: '标题' },
      { id: 'title.2', text: '【年度】', section: '标题' },
    ]);
    expect(proseOf(draft)).toContain('地址：【办公地址】');
  });

  test('the metadata block of such web sites, from 基本信息', () => {
    const { metadata } = draftOf(
      reportOf(consistentFigures({}), {
        organ: '板浦镇',
        entries: { indexNumber: '0142/2024-1', issueDate: '2024-01-05' },
      }),
    );
    expect(metadata.map(({ label, value }) => `${label}=${value}`)).toEqual([
      '索引号=0142/2024-1',
      '分类=',
      '发布机构=板浦镇',
      '发文日期=2024-01-05',
      '标题=板浦镇2023年政府信息公开工作年度报告',
      '文号=',
      '主题词=',
      '内容概述=',
      '时效=',
    ]);
  });

  test('problems are paired with measures', () => {
    const blanks = draftOf(reportOf(consistentFigures({}))).blanks.filter(({ section }) => section === '五');
    const problems = blanks.filter(({ id }) => id.startsWith('problems.'));
    const measures = blanks.filter(({ id }) => id.startsWith('measures.'));
    expect(problems.length).toBe(3);
    expect(measures.length).toBe(problems.length);
  });

  test.each([
    ['provincialGovernment', true],
    ['cityGovernment', true],
    ['countyGovernment', true],
    ['townshipGovernment', true],
    ['countyDepartment', false],
    ['centralDepartment', false],
    ['other', false],
  ] as const)('assessment, evaluation and accountability are asked of governments: %s', (kind, asked) => {
    const text = prose(consistentFigures({}), kind);
    for (const topic of ['工作考核', '社会评议', '责任追究']) expect(text.includes(topic)).toBe(asked);
  });

  test('while the kind of organ is unknown they are offered, with a word on who leaves them out', () => {
    expect(prose(consistentFigures({}), null)).toMatch(/社会评议情况：【[^】]*其他单位删去本句】/);
  });
});

describe('wording that follows the figures', () => {
  test('板浦镇 2023: all concluded in one way, natural persons only, reviews with results', () => {
    const text = prose(banpuFigures());
    expect(text).toContain(
      '全年新收政府信息公开申请3件，上年结转申请1件。新收申请均由自然人提出。上述申请在本年度内全部办结，共办结4件，没有结转下年度继续办理的申请。办理结果均为无法提供。',
    );
    expect(text).toContain(
      '全年因政府信息公开工作被申请行政复议4件，其中结果维持1件、其他结果3件。没有因政府信息公开工作被提起行政诉讼。',
    );
    expect(text).not.toContain('规章');
  });

  test('nothing happened', () => {
    const text = prose(consistentFigures({}));
    expect(text).toContain(
      '全年未收到政府信息公开申请，也没有上年结转的申请。\n全年没有因政府信息公开工作被申请行政复议、提起行政诉讼。',
    );
    expect(text).toContain('全年没有作出行政许可、行政处罚和行政强制处理决定。全年没有行政事业性收费。');
    expect(text).toContain('没有制发、废止行政规范性文件，没有现行有效的行政规范性文件');
    expect(text).toContain('本年度没有行政事业性收费，未收取政府信息公开信息处理费。');
    expect(text).not.toContain('答复期限');
  });

  test.each<readonly [string, Readonly<Record<string, number>>, string]>([
    [
      'one, answered',
      { 'requests.received.business': 1, 'requests.granted.business': 1 },
      '全年新收政府信息公开申请1件，没有上年结转的申请。新收申请由法人或其他组织提出。该申请已在本年度内办结，没有结转下年度继续办理的申请。办理结果为予以公开。',
    ],
    [
      'one, still open',
      { 'requests.received.naturalPerson': 1 },
      '新收申请由自然人提出。该申请在本年度内未办结，结转下年度继续办理。',
    ],
    [
      'several, all open',
      { 'requests.received.naturalPerson': 2, 'requests.carriedIn.business': 1 },
      '新收申请均由自然人提出。上述申请在本年度内均未办结，结转下年度继续办理3件。',
    ],
    [
      'only last year’s',
      { 'requests.carriedIn.naturalPerson': 2, 'requests.partlyGranted.naturalPerson': 2 },
      '全年未收到新的政府信息公开申请，上年结转申请2件。上述申请在本年度内全部办结，共办结2件，没有结转下年度继续办理的申请。办理结果均为部分公开。',
    ],
    [
      'mixed',
      {
        'requests.received.naturalPerson': 9,
        'requests.received.research': 2,
        'requests.granted.naturalPerson': 5,
        'requests.refused.stateSecrets.naturalPerson': 1,
        'requests.refused.registryInquiries.naturalPerson': 1,
        'requests.other.feeUnpaid.research': 1,
      },
      '新收申请中，自然人提出9件，法人或其他组织提出2件。本年度办结8件，结转下年度继续办理3件。办结的申请中，予以公开5件、不予公开2件、其他处理1件。',
    ],
    [
      'one review',
      { 'disputes.reconsideration.pending': 1 },
      '全年因政府信息公开工作被申请行政复议1件，尚未审结。没有因政府信息公开工作被提起行政诉讼。',
    ],
    ['reviews alike', { 'disputes.reconsideration.upheld': 3 }, '被申请行政复议3件，均为结果维持。'],
    [
      'one suit',
      { 'disputes.directLitigation.upheld': 1 },
      '全年没有因政府信息公开工作被申请行政复议。因政府信息公开工作被提起行政诉讼1件，属于未经复议直接起诉。该行政诉讼案件属于结果维持。',
    ],
    [
      'suits of one kind',
      {
        'disputes.litigationAfterReconsideration.upheld': 2,
        'disputes.litigationAfterReconsideration.corrected': 1,
      },
      '被提起行政诉讼3件，均为复议后起诉。上述行政诉讼案件中，结果维持2件、结果纠正1件。',
    ],
    [
      'suits of both kinds',
      { 'disputes.directLitigation.other': 2, 'disputes.litigationAfterReconsideration.other': 1 },
      '被提起行政诉讼3件，其中未经复议直接起诉2件、复议后起诉1件。上述行政诉讼案件均为其他结果。',
    ],
    [
      'documents',
      { 'proactive.normativeDocuments.issued': 2, 'proactive.normativeDocuments.inForce': 30 },
      '全年制发行政规范性文件2件，没有废止行政规范性文件，现行有效的行政规范性文件30件。',
    ],
    [
      'decisions',
      {
        'proactive.licences.decided': 11398889,
        'proactive.compulsion.decided': 1,
        'proactive.fees.collected': 59237.2449,
      },
      '全年作出行政许可处理决定11398889件、行政强制处理决定1件。全年行政事业性收费59237.2449万元。',
    ],
    [
      'fee unpaid',
      {
        'requests.received.business': 1,
        'requests.other.feeUnpaid.business': 1,
        'proactive.fees.collected': 3,
      },
      '没有的填0】元。因申请人逾期未按收费通知要求缴纳费用，不再处理政府信息公开申请1件。',
    ],
  ])('%s', (_, figures, sentence) => {
    expect(prose(consistentFigures(figures))).toContain(sentence);
  });

  test('a department that marks 规章 as not applicable says nothing about them, a city says what is missing', () => {
    const blank = Object.fromEntries(
      ['issued', 'repealed', 'inForce'].map((column) => [`proactive.rules.${column}`, null]),
    );
    const figures = { ...consistentFigures({}), ...blank };
    expect(prose(figures, 'countyDepartment')).not.toContain('规章');
    expect(prose(figures, 'cityGovernment')).toContain('全年制发规章【表二规章本年制发件数】件');
  });
});

describe('figures that cannot be trusted', () => {
  const figures = consistentFigures({
    'requests.received.naturalPerson': 3,
    'requests.granted.naturalPerson': 3,
    'requests.unavailable.notHeld.naturalPerson': 0,
  });

  test('a figure that an open error touches is pending, and nothing is concluded from it', () => {
    const draft = draftOf(reportOf(figures), [
      findingAbout(['requests.received.total', 'requests.granted.total']),
    ]);
    const text = proseOf(draft);
    expect(text).toContain('全年新收政府信息公开申请【待核】件');
    expect(text).toContain('予以公开【待核】件');
    expect(text).not.toContain('均由自然人提出');
    expect(text).not.toContain('全部办结');
    const pending = inlinesOf(draft).filter((inline) => inline.kind === 'figure' && inline.pending);
    expect(pending).toContainEqual({
      kind: 'figure',
      text: '【待核】',
      points: ['requests.received.total'],
      pending: true,
    });
    const cell = tablesOf(draft)[1]?.cells.find(({ point }) => point === 'requests.received.total');
    expect(cell).toMatchObject({ text: '【待核】', pending: true });
  });

  test('a sum is pending when one of its figures is', () => {
    const text = proseOf(
      draftOf(reportOf(figures), [
        findingAbout(['requests.unavailable.notHeld.total', 'requests.concluded.total']),
      ]),
    );
    expect(text).toContain('予以公开3件、无法提供【待核】件');
  });

  test('warnings and infos leave figures as they are', () => {
    const draft = draftOf(reportOf(figures), [findingAbout(['requests.received.total'], 'warning')]);
    expect(proseOf(draft)).toContain('申请3件');
  });

  test.each([
    ['blank', { 'requests.received.total': null }],
    ['no figure', { 'requests.received.total': '三件左右' }],
  ])('a figure that is %s is a bracket, never 0', (_, change) => {
    const text = prose({ ...figures, ...change });
    expect(text).toContain('全年新收政府信息公开申请【表三本年新收总计】件');
    expect(text).not.toContain('未收到');
  });

  test('a figure that was not found is a bracket too', () => {
    const without = Object.fromEntries(
      Object.entries(figures).filter(([point]) => !point.startsWith('disputes.')),
    );
    expect(prose(without)).toContain('被申请行政复议【表四行政复议总计】件');
  });

  test('a blank total counts 0 in a sum when its parts are blank or 0, and makes the sum unknown when they are not', () => {
    const blank = { 'requests.other.feeUnpaid.total': null };
    expect(prose({ ...figures, ...blank })).toContain('办理结果均为予以公开');
    const parts = { 'requests.other.feeUnpaid.business': 1, 'requests.concluded.total': 4 };
    expect(prose({ ...figures, ...blank, ...parts })).toContain('其他处理【表三其他处理各项总计】件');
  });

  test('a template not filled in proves nothing, although its total formulas make 0 of the blanks', () => {
    const form = formOf(format2021);
    const totals = new Set(form.relations.flatMap(({ total }) => total ?? []));
    const untouched = Object.fromEntries(form.points.map(({ id }) => [id, totals.has(id) ? 0 : null]));
    const draft = draftOf(reportOf(untouched, { totals: 'formulas' }));
    expect(inlinesOf(draft).filter(({ kind }) => kind === 'figure')).toEqual([]);
    expect(proseOf(draft).replace(/【[^】]*】/g, '')).not.toMatch(/没有|未收到/);
    const typedZeros = draftOf(reportOf(untouched, { totals: 'typed' }));
    expect(proseOf(typedZeros)).toContain('全年未收到政府信息公开申请');
    const begun = draftOf(
      reportOf({ ...untouched, 'requests.received.naturalPerson': 0 }, { totals: 'formulas' }),
    );
    expect(proseOf(begun)).toContain('上年结转申请【表三上年结转总计】件');
  });

  test('nothing recognised: a complete report of brackets', () => {
    const draft = draftOf(reportOf({}, { organ: null, year: null, kind: null }));
    expect(headingsOf(draft)).toHaveLength(11);
    expect(inlinesOf(draft).filter(({ kind }) => kind === 'figure')).toEqual([]);
    expect(draft.blanks.length).toBeGreaterThan(60);
    expect(
      tablesOf(draft)
        .flatMap(({ cells }) => cells.filter(({ role }) => role === 'figure'))
        .every(({ text }) => text === ''),
    ).toBe(true);
  });
});

describe('the tables', () => {
  test('every place of the grid is covered once, every figure of the form stands once', () => {
    const tables = tablesOf(draftOf(reportOf(banpuFigures())));
    expect(tables.map(({ rows, widths }) => [rows, widths.length])).toEqual([
      [14, 4],
      [28, 10],
      [4, 15],
    ]);
    for (const { rows, widths, cells } of tables) {
      const covered = new Set(
        cells.flatMap((cell) =>
          Array.from(
            { length: cell.rows * cell.cols },
            (_, i) => `${cell.row + Math.floor(i / cell.cols)}/${cell.col + (i % cell.cols)}`,
          ),
        ),
      );
      expect(covered.size).toBe(rows * widths.length);
      expect(cells.reduce((sum, cell) => sum + cell.rows * cell.cols, 0)).toBe(rows * widths.length);
    }
    expect(tables.flatMap(({ cells }) => cells.flatMap(({ point }) => point ?? []))).toEqual(
      formOf(format2021).points.map(({ id }) => id),
    );
  });

  test('blank stays blank, text stays as typed and is pending', () => {
    const [, requests] = tablesOf(
      draftOf(reportOf({ ...banpuFigures(), 'requests.granted.business': '无<b>' })),
    );
    const cell = (point: string): unknown => requests?.cells.find((each) => each.point === point);
    expect(cell('requests.other.other.total')).toMatchObject({ text: '', pending: false });
    expect(cell('requests.granted.business')).toMatchObject({ text: '无<b>', pending: true });
    expect(cell('requests.concluded.total')).toMatchObject({ text: '4', pending: false });
  });

  test('a header is repeated only where it is the header of all rows', () => {
    expect(tablesOf(draftOf(reportOf(banpuFigures()))).map(({ headerRows }) => headerRows)).toEqual([
      0, 3, 3,
    ]);
  });
});

/** What a sentence claims, checked against the figures without the composer. */
const claims: readonly (readonly [
  RegExp,
  (figure: (point: string) => number, match: RegExpExecArray) => boolean,
])[] = [
  [
    /未收到政府信息公开申请，也没有上年结转/,
    (f) => f('requests.received.total') === 0 && f('requests.carriedIn.total') === 0,
  ],
  [/未收到新的/, (f) => f('requests.received.total') === 0 && f('requests.carriedIn.total') > 0],
  [/没有上年结转的申请/, (f) => f('requests.carriedIn.total') === 0],
  [
    /新收申请(均)?由自然人提出/,
    (f, [, all]) =>
      f('requests.received.naturalPerson') === f('requests.received.total') &&
      f('requests.received.total') > 1 === (all !== undefined),
  ],
  [
    /新收申请(均)?由法人或其他组织提出/,
    (f, [, all]) =>
      f('requests.received.naturalPerson') === 0 && f('requests.received.total') > 1 === (all !== undefined),
  ],
  [
    /在本年度内全部办结|已在本年度内办结/,
    (f) => f('requests.concluded.total') === f('requests.received.total') + f('requests.carriedIn.total'),
  ],
  [/没有结转下年度继续办理的申请/, (f) => f('requests.carriedForward.total') === 0],
  [/均未办结|在本年度内未办结/, (f) => f('requests.concluded.total') === 0],
  [/办理结果(?:均)?为予以公开/, (f) => f('requests.granted.total') === f('requests.concluded.total')],
  [/办理结果(?:均)?为部分公开/, (f) => f('requests.partlyGranted.total') === f('requests.concluded.total')],
  [/没有因政府信息公开工作被申请行政复议/, (f) => f('disputes.reconsideration.total') === 0],
  [
    /被申请行政复议、提起行政诉讼|没有因政府信息公开工作被提起行政诉讼/,
    (f) => f('disputes.directLitigation.total') + f('disputes.litigationAfterReconsideration.total') === 0,
  ],
  [
    /复议\d+件，(?:均为|属于)结果维持/,
    (f) => f('disputes.reconsideration.upheld') === f('disputes.reconsideration.total'),
  ],
  [
    /复议\d+件，(?:均为|属于)结果纠正/,
    (f) => f('disputes.reconsideration.corrected') === f('disputes.reconsideration.total'),
  ],
  [
    /复议\d+件，均?尚未审结/,
    (f) => f('disputes.reconsideration.pending') === f('disputes.reconsideration.total'),
  ],
  [/(?:均为|属于)未经复议直接起诉/, (f) => f('disputes.litigationAfterReconsideration.total') === 0],
  [/(?:均为|属于)复议后起诉/, (f) => f('disputes.directLitigation.total') === 0],
  [
    /没有作出行政许可/,
    (f) =>
      f('proactive.licences.decided') +
        f('proactive.penalties.decided') +
        f('proactive.compulsion.decided') ===
      0,
  ],
  [/没有行政事业性收费/, (f) => f('proactive.fees.collected') === 0],
  [
    /没有制发、废止行政规范性文件/,
    (f) => f('proactive.normativeDocuments.issued') + f('proactive.normativeDocuments.repealed') === 0,
  ],
  [/没有现行有效的行政规范性文件/, (f) => f('proactive.normativeDocuments.inForce') === 0],
];

describe('any consistent report', () => {
  test('every figure of the prose is its fact or the sum of its facts, and no other number stands in it', () => {
    fc.assert(
      fc.property(consistentReport, organKind, (figures, kind) => {
        const draft = draftOf(reportOf(figures, { organ: '某机关', kind }));
        for (const inline of inlinesOf(draft)) {
          if (inline.kind === 'figure') {
            expect(inline.points.length).toBeGreaterThan(0);
            const sum = inline.points.reduce((total, point) => total + Number(figures[point]), 0);
            expect(Number(inline.text)).toBeCloseTo(sum, 9);
            expect(inline.text).toMatch(/^\d+(\.\d+)?$/);
          } else if (inline.kind === 'text') {
            const rest = inline.text.replace(/2023年|1月1日|12月31日|〔2021〕30号/g, '');
            expect(rest).not.toMatch(/\d/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('every statement without a number is true of the tables', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(consistentReport, (figures) => {
        const text = prose(figures);
        claims.forEach(([pattern, holds], index) => {
          const match = pattern.exec(text);
          if (!match) return;
          seen.add(index);
          expect([pattern.source, holds((point) => Number(figures[point]), match)]).toEqual([
            pattern.source,
            true,
          ]);
        });
      }),
      { numRuns: 600, seed: 20230105 },
    );
    expect(claims.map(([pattern], index) => (seen.has(index) ? '' : pattern.source)).filter(Boolean)).toEqual(
      [],
    );
  });

  test('sentences are whole: no empty list, no doubled or stray punctuation, no placeholder left', () => {
    fc.assert(
      fc.property(consistentReport, organKind, (figures, kind) => {
        for (const block of draftOf(reportOf(figures, { kind })).blocks) {
          if (block.kind !== 'paragraph') continue;
          expect(textOf(block)).toMatch(/。$/);
          expect(textOf(block)).not.toMatch(/[，、；：。][，、；。]|其中。|中，。|[{}]|undefined|null|NaN/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the same report gives the same draft', () => {
    fc.assert(
      fc.property(consistentReport, (figures) => {
        expect(draftOf(reportOf(figures))).toEqual(draftOf(reportOf(figures)));
      }),
      { numRuns: 20 },
    );
  });
});

const PUBLISHED = join(__dirname, '../../../../shared/reports/huaian_city_2024/expected.json');
const whenPublished = existsSync(PUBLISHED) ? test : test.skip;

whenPublished(
  'a large city (skipped where the published figures are absent): figures of three places agree',
  () => {
    const { facts } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { facts: Figures };
    const text = prose(facts, 'cityGovernment');
    expect(text).toContain('本年度办结3050件，结转下年度继续办理103件。');
    expect(text).toContain('结果维持72件、结果纠正64件、其他结果178件、尚未审结37件');
    expect(text).toContain('被提起行政诉讼46件，其中未经复议直接起诉26件、复议后起诉20件');
  },
);
