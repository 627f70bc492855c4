import fc from 'fast-check';
import { format2021 } from '../../../src/catalogue/2021';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { formOf } from '../../../src/core/form/form';
import { percentOf, shareOf } from '../../../src/core/narrative/percent';
import type { RecognisedReport } from '../../../src/core/model/fact';
import type { OrganKind } from '../../../src/core/model/format';
import type { PreviousReport } from '../../../src/core/model/previous-report';
import { TONES, type DraftInline, type ReportDraft, type Tone } from '../../../src/core/model/report-draft';
import { consistentReport, organKind } from '../../support/arbitrary-report';
import { draftOf, findingAbout, inlinesOf, proseOf, textOf } from '../../support/draft-builder';
import { hostileTexts } from '../../support/hostile-texts';
import { previousOf } from '../../support/previous-year';
import { banpuFigures, consistentFigures, reportOf, type Figures } from '../../support/report-builder';

type Numbers = Readonly<Record<string, number>>;

const ORGAN = '某镇';

interface Told {
  readonly last?: Figures | PreviousReport;
  readonly entries?: Readonly<Record<string, string>>;
  readonly kind?: OrganKind | null;
  readonly organ?: string;
  readonly year?: number | null;
}

function told(
  figures: Figures,
  { last, entries, kind = 'townshipGovernment', organ = ORGAN, year = 2025 }: Told = {},
): RecognisedReport {
  const report = reportOf(figures, { organ, kind, year, ...(entries ? { entries } : {}) });
  if (last === undefined) return report;
  return { ...report, previous: isReport(last) ? last : previousOf(last) };
}

function isReport(last: Figures | PreviousReport): last is PreviousReport {
  return last['figures'] instanceof Map;
}

const prose = (figures: Numbers, tone: Tone, more: Told = {}): string =>
  proseOf(draftOf(told(consistentFigures(figures), more), [], tone));

const ENTRIES = {
  disclosedTotal: '1200',
  websiteTotal: '1,000',
  newMediaTotal: '２００',
  gazettes: '0',
  interpretations: '12',
  responses: '8',
  websites: '0',
  accounts: '2',
  readingPlaces: '3',
  meetings: '2',
  trainings: '1',
  trainees: '56',
  feeNotices: '3',
  feesNoticed: '120.5',
  feesReceived: '100',
  leader: '副镇长',
  office: '党政办公室',
  department: '党政办公室',
  address: '甲路',
  postcode: '222241',
  phone: '0518-88888888',
  website: '区政府网站',
};

const CITY = consistentFigures({
  'proactive.rules.issued': 2,
  'proactive.rules.repealed': 1,
  'proactive.rules.inForce': 12,
  'proactive.normativeDocuments.issued': 50,
  'proactive.normativeDocuments.repealed': 227,
  'proactive.normativeDocuments.inForce': 420,
  'proactive.licences.decided': 1573179,
  'proactive.penalties.decided': 2676474,
  'proactive.compulsion.decided': 29351,
  'proactive.fees.collected': 72701.2578,
  'requests.received.naturalPerson': 3440,
  'requests.received.business': 52,
  'requests.received.legalService': 33,
  'requests.carriedIn.naturalPerson': 121,
  'requests.granted.naturalPerson': 1431,
  'requests.partlyGranted.naturalPerson': 471,
  'requests.refused.stateSecrets.naturalPerson': 2,
  'requests.refused.registryInquiries.naturalPerson': 90,
  'requests.unavailable.notHeld.naturalPerson': 941,
  'requests.notProcessed.petitions.naturalPerson': 117,
  'requests.other.feeUnpaid.naturalPerson': 38,
  'requests.other.other.naturalPerson': 346,
  'requests.other.other.business': 52,
  'requests.other.other.legalService': 33,
  'disputes.reconsideration.upheld': 88,
  'disputes.reconsideration.corrected': 18,
  'disputes.reconsideration.other': 28,
  'disputes.reconsideration.pending': 36,
  'disputes.directLitigation.upheld': 15,
  'disputes.directLitigation.pending': 10,
  'disputes.litigationAfterReconsideration.upheld': 25,
  'disputes.litigationAfterReconsideration.other': 27,
});

const LAST = consistentFigures({
  'proactive.licences.decided': 1808595,
  'proactive.penalties.decided': 2822652,
  'proactive.compulsion.decided': 20163,
  'requests.received.naturalPerson': 3511,
  'requests.granted.naturalPerson': 3390,
  'disputes.reconsideration.upheld': 440,
  'disputes.directLitigation.other': 113,
});

const TYPICAL: readonly (readonly [string, RecognisedReport])[] = [
  ['nothing happened', told(consistentFigures({}))],
  ['nothing happened two years running', told(consistentFigures({}), { last: consistentFigures({}) })],
  ['a township', told(banpuFigures(), { entries: ENTRIES, last: consistentFigures({}) })],
  ['a large city', told(CITY, { kind: 'cityGovernment', entries: ENTRIES, last: LAST })],
  ['a department without 基本信息', told(CITY, { kind: 'cityDepartment' })],
  [
    'a template not filled in',
    told(Object.fromEntries(formOf(format2021).points.map(({ id }) => [id, null]))),
  ],
  ['no tables', told({}, { kind: null, year: null })],
];

/** Digits that are no figures: dates, the number of the instrument, what the clerk typed as contact. */
const NO_FIGURES = /2025年|1月1日|12月31日|〔2021〕30号|222241|0518-88888888/g;

describe('every tone of typical reports', () => {
  const cases = TYPICAL.flatMap(([name, report]) => TONES.map((tone) => [name, tone, report] as const));

  test.each(cases)(
    '%s, %s: whole sentences, bound figures, no 0 where there is a word for it',
    (_, tone, report) => {
      const draft = draftOf(report, [], tone);
      expect(brokenSentences(draft)).toEqual([]);
      for (const inline of inlinesOf(draft)) {
        if (inline.kind === 'text') expect(strayDigits(inline.text)).toBe(false);
        if (inline.kind === 'figure') {
          expect(inline.text).not.toBe('0');
          expect(inline.points.length > 0).toBe(inline.entry === undefined);
        }
      }
    },
  );

  test('each tone says more than the one before, with the same headings and tables', () => {
    const [brief = '', standard = '', detailed = ''] = TONES.map((tone) =>
      proseOf(draftOf(told(CITY, { entries: ENTRIES, last: LAST }), [], tone)),
    );
    expect(brief.length).toBeLessThan(standard.length * 0.75);
    expect(standard.length).toBeLessThan(detailed.length * 0.8);
    const structure = (tone: Tone): readonly string[] =>
      draftOf(told(CITY), [], tone)
        .blocks.filter(({ kind }) => kind !== 'paragraph')
        .map(({ id }) => id);
    expect(structure('brief')).toEqual(structure('detailed'));
  });

  test('一 of a large city keeps within a thousand characters in the standard tone, hints counted', () => {
    const text = proseOf(draftOf(told(CITY, { kind: 'cityGovernment', entries: ENTRIES, last: LAST })));
    const overview = text.slice(text.indexOf('一、总体情况'), text.indexOf('二、主动公开'));
    expect(overview.replace(/\s/g, '').length).toBeLessThanOrEqual(1000);
  });

  test('nothing is praised and nothing is alleged that figures cannot prove', () => {
    for (const [, report] of TYPICAL)
      for (const tone of TONES)
        expect(proseOf(draftOf(report, [], tone)).replace(/【[^】]*】/g, '')).not.toMatch(
          /及时|认真|圆满|积极|有效地|不断|切实|进一步|高度重视|扎实|稳步/,
        );
  });

  test('problems and measures come in pairs', () => {
    for (const [tone, pairs] of [
      ['brief', 2],
      ['standard', 3],
      ['detailed', 3],
    ] as const) {
      const ids = draftOf(told(CITY), [], tone).blanks.map(({ id }) => id);
      expect(ids.filter((id) => id.startsWith('problems.'))).toHaveLength(pairs);
      expect(ids.filter((id) => id.startsWith('measures.'))).toHaveLength(pairs);
    }
  });
});

function brokenSentences(draft: ReportDraft): readonly string[] {
  return draft.blocks
    .filter(({ kind }) => kind === 'paragraph')
    .map(textOf)
    .filter((text) => !/。$/.test(text) || BROKEN.test(text));
}

const BROKEN = /^[，、；：。]|[，、；：。][，、；。]|其中。|中，。|现有。|全年。|[{}]|undefined|null|NaN/;

function strayDigits(text: string): boolean {
  return /\d/.test(text.replace(NO_FIGURES, ''));
}

describe('this year beside last year', () => {
  const of = (count: number): Numbers => ({ 'requests.received.naturalPerson': count });

  test.each([
    [3, 2, '新收申请数量比上年增加1件，增长50%。'],
    [2, 3, '新收申请数量比上年减少1件，下降33.33%。'],
    [3646, 3607, '新收申请数量比上年增加39件，增长1.08%。'],
    [3, 3, '新收申请数量与上年持平。'],
    [3, 0, '新收申请数量比上年增加3件。'],
    [0, 3, '未收到政府信息公开申请，也没有上年结转的申请。新收申请数量比上年减少3件。'],
    [1_000_001, 1_000_000, '新收申请数量比上年增加1件。'],
  ])('%d after %d', (now, before, sentence) => {
    const text = prose(of(now), 'standard', { last: consistentFigures(of(before)) });
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/增长0%|下降0%|Infinity/);
  });

  test.each([
    ['proactive.licences.decided', '行政许可处理决定数量'],
    ['proactive.penalties.decided', '行政处罚处理决定数量'],
    ['proactive.compulsion.decided', '行政强制处理决定数量'],
    ['requests.granted.naturalPerson', '办结申请数量'],
    ['disputes.reconsideration.upheld', '行政复议案件数量'],
    ['disputes.directLitigation.upheld', '行政诉讼案件数量'],
  ])('%s: in percent, in detail by how many as well', (point, subject) => {
    const last = consistentFigures({ 'requests.received.naturalPerson': 10, [point]: 4 });
    const now = { 'requests.received.naturalPerson': 10, [point]: 5 };
    expect(prose(now, 'standard', { last })).toContain(`${subject}比上年增长25%。`);
    expect(prose(now, 'detailed', { last })).toContain(`${subject}比上年增加1件，增长25%。`);
    expect(prose(now, 'brief', { last })).not.toContain('比上年');
  });

  test('two years without any say nothing of rise and fall', () => {
    const text = prose({}, 'detailed', { last: consistentFigures({}) });
    expect(text).not.toMatch(/比上年|与上年/);
  });

  test.each<readonly [string, Told]>([
    ['no report of last year', {}],
    ['a report of another year', { last: previousOf(consistentFigures(of(2)), { year: 2022 }) }],
    ['a report without a year', { last: previousOf(consistentFigures(of(2)), { year: null }) }],
    ['a year not known', { last: consistentFigures(of(2)), year: null }],
    ['a report of another organ', { last: previousOf(consistentFigures(of(2)), { organ: '某县' }) }],
    ['a figure last year’s form does not have', { last: { 'requests.received.naturalPerson': 2 } }],
    [
      'a figure that no report can have',
      { last: { ...consistentFigures(of(2)), 'requests.received.total': -2 } },
    ],
    ['a list of last year not filled in', { last: unfilled() }],
  ])('%s: nothing is compared', (_, more) => {
    expect(prose(of(3), 'detailed', more)).not.toMatch(/比上年|与上年/);
  });

  test('a figure in error is not compared', () => {
    const draft = draftOf(told(consistentFigures(of(3)), { last: consistentFigures(of(2)) }), [
      findingAbout(['requests.received.total']),
    ]);
    expect(proseOf(draft)).toContain('全年新收政府信息公开申请【待核】件');
    expect(proseOf(draft)).not.toContain('新收申请数量');
  });

  test('what is computed names the figures of both years, this year’s first', () => {
    const draft = draftOf(told(consistentFigures(of(3)), { last: consistentFigures(of(2)) }));
    const own = ['requests.received.total'];
    const last = ['previous.requests.received.total'];
    const figure = { kind: 'figure', points: [...own, ...last], pending: false };
    const [step, percent] = inlinesOf(draft).filter((inline) => inline.kind === 'figure' && inline.derived);
    expect(step).toEqual({ ...figure, text: '1', derived: { kind: 'difference', of: own, against: last } });
    expect(percent).toEqual({ ...figure, text: '50', derived: { kind: 'change', of: own, against: last } });
  });
});

/** Last year's template with nothing typed: its total formulas say 0. */
function unfilled(): Figures {
  const form = formOf(format2021);
  const totals = new Set(form.relations.flatMap(({ total }) => total ?? []));
  return Object.fromEntries(form.points.map(({ id }) => [id, totals.has(id) ? 0 : null]));
}

describe('in detail', () => {
  test.each<readonly [string, Numbers, string]>([
    [
      'kinds of applicants one by one',
      { 'requests.received.naturalPerson': 3, 'requests.received.business': 1 },
      '新收申请中，自然人提出3件、商业企业提出1件。自然人提出的申请占新收申请的75%，法人或其他组织提出的申请占新收申请的25%。',
    ],
    ['one kind', { 'requests.received.research': 2 }, '新收申请均由科研机构提出。'],
    ['one of one kind', { 'requests.received.otherOrganisation': 1 }, '新收申请由其他法人或组织提出。'],
    [
      'shares of the outcomes',
      {
        'requests.received.naturalPerson': 3,
        'requests.granted.naturalPerson': 2,
        'requests.refused.stateSecrets.naturalPerson': 1,
      },
      '在办结的申请中，予以公开占66.67%、不予公开占33.33%。不予公开1件，具体情形为属于国家秘密。',
    ],
    [
      'one cause',
      { 'requests.received.naturalPerson': 2, 'requests.unavailable.notHeld.naturalPerson': 2 },
      '办理结果均为无法提供。\n无法提供2件，具体情形均为本机关不掌握相关政府信息。',
    ],
    [
      'several causes',
      {
        'requests.received.naturalPerson': 6,
        'requests.notProcessed.repeated.naturalPerson': 2,
        'requests.notProcessed.petitions.naturalPerson': 1,
        'requests.other.notCorrected.naturalPerson': 1,
        'requests.other.other.naturalPerson': 2,
      },
      '不予处理3件，其中信访举报投诉类申请1件、重复申请2件。其他处理3件，其中申请人无正当理由逾期不补正1件、其他情形2件。',
    ],
    [
      'suits by their kinds',
      {
        'disputes.directLitigation.upheld': 1,
        'disputes.litigationAfterReconsideration.other': 2,
        'disputes.litigationAfterReconsideration.pending': 1,
      },
      '未经复议直接起诉的案件属于结果维持。复议后起诉3件，其中其他结果2件、尚未审结1件。',
    ],
  ])('%s', (_, figures, sentence) => {
    expect(prose(figures, 'detailed')).toContain(sentence);
    expect(prose(figures, 'standard')).not.toContain(sentence);
  });

  test('a sum in error has no causes, and its share is open', () => {
    const figures = consistentFigures({
      'requests.received.naturalPerson': 3,
      'requests.granted.naturalPerson': 2,
      'requests.refused.stateSecrets.naturalPerson': 1,
    });
    const text = proseOf(
      draftOf(told(figures), [findingAbout(['requests.refused.stateSecrets.total'])], 'detailed'),
    );
    expect(text).toContain('不予公开【待核】件');
    expect(text).not.toMatch(/具体情形|不予公开占/);
  });
});

describe('figures of 基本信息', () => {
  test('stand in their sentences, however they were typed', () => {
    const text = prose({}, 'standard', { entries: ENTRIES });
    expect(text).toContain(
      '全年主动公开政府信息1200条，其中通过政府网站公开1000条、通过政务新媒体公开200条。',
    );
    expect(text).toContain('全年发布政策解读材料12件、回应公众关切8件。');
    expect(text).toContain('现有政务新媒体账号2个、政府信息公开查阅场所3处。');
    expect(text).toContain('政府信息公开工作由副镇长分管，由党政办公室承担日常工作。');
    expect(text).toContain('召开政府信息公开工作会议2次，举办业务培训1次、参加培训56人次。');
    expect(text).toContain('收费通知3件，通知收费金额120.5元，实际收取信息处理费100元。');
  });

  test('name their entry, for there is no cell of a table to show', () => {
    const figures = inlinesOf(draftOf(told(consistentFigures({}), { entries: ENTRIES })));
    expect(figures).toContainEqual({
      kind: 'figure',
      text: '1200',
      points: [],
      pending: false,
      entry: 'disclosedTotal',
    });
  });

  test('are brackets with a hint while they are missing', () => {
    const text = prose({ 'proactive.fees.collected': 1 }, 'standard');
    expect(text).toContain('召开政府信息公开工作会议【会议次数，没有的填0】次');
    expect(text).toContain('通知收费金额【通知收费金额，没有的填0】元');
    expect(text).toContain('由【分管负责人姓名和职务】分管');
  });

  test.each([
    ['meetings', '-2', '【会议次数，没有的填0，基本信息中填写有误】次'],
    ['meetings', '1.5', '【会议次数，没有的填0，基本信息中填写有误】次'],
    ['meetings', '若干', '【会议次数，没有的填0，基本信息中填写有误】次'],
    ['meetings', '/', '【会议次数，没有的填0】次'],
    ['meetings', '2次', '召开政府信息公开工作会议2次'],
  ])('%s typed as %s', (entry, typed, words) => {
    expect(prose({}, 'standard', { entries: { [entry]: typed } })).toContain(words);
  });

  test.each<readonly [Readonly<Record<string, string>>, Numbers, string]>([
    [{ disclosedTotal: '0' }, {}, '全年没有主动公开政府信息。'],
    [
      { websites: '0', accounts: '0', readingPlaces: '0' },
      {},
      '没有开设政府网站和政务新媒体账号，没有设立政府信息公开查阅场所。',
    ],
    [{ meetings: '0', trainings: '0' }, {}, '没有召开政府信息公开工作会议，没有举办业务培训。'],
    [{ meetings: '0', trainings: '2', trainees: '0' }, {}, '没有召开政府信息公开工作会议，举办业务培训2次。'],
    [
      { feeNotices: '0', feesReceived: '0' },
      { 'proactive.fees.collected': 9 },
      '本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。',
    ],
    [
      { feeNotices: '2', feesNoticed: '60', feesReceived: '0' },
      {},
      '收费通知2件，通知收费金额60元，未收取信息处理费。',
    ],
    [{}, {}, '本年度没有行政事业性收费，未收取政府信息公开信息处理费。'],
  ])('a 0 is said in words: %j', (entries, figures, sentence) => {
    expect(prose(figures, 'standard', { entries })).toContain(sentence);
  });

  test('every figure asked for in the sheet has its unit in the label', () => {
    const fields = sheetTexts.info.sections
      .flatMap((section) => section.fields)
      .filter(({ figure }) => figure);
    expect(fields.length).toBe(15);
    for (const { label } of fields) expect(label).toMatch(/（(?:条|期|件|个|处|次|人次|元)）$/);
  });
});

describe('percentages', () => {
  test('are rounded half up to two decimals', () => {
    expect(
      [1, 2, 200, 1, 5, 1].map((part, at) => percentOf(part, [3, 3, 3, 8, 40_000, 40_000][at] ?? 1)),
    ).toEqual([33.33, 66.67, 6666.67, 12.5, 0.01, 0]);
    expect(percentOf(1, 0)).toBeNull();
    expect(percentOf(999_999_999_999, 7)).toBe(14_285_714_285_700);
  });

  test('of a part are 0 and 100 only where it is nothing or all', () => {
    expect([shareOf(1, 1_000_000), shareOf(999_999, 1_000_000), shareOf(0, 5), shareOf(5, 5)]).toEqual([
      0.0001, 99.9999, 0, 100,
    ]);
  });
});

describe('any consistent report beside any other', () => {
  test('every figure is that of its points, and no other number stands in the text', () => {
    const seen = new Set<string>();
    const reports = fc.sample(consistentReport, 500);
    const kinds = fc.sample(organKind, reports.length);
    reports.forEach((figures, at) => {
      const last = reports[at - 1] ?? figures;
      const kind = kinds[at] ?? null;
      const draft = draftOf(told(figures, { last, kind }), [], TONES[at % TONES.length]);
      const offences = inlinesOf(draft).filter((inline) => {
        if (inline.kind === 'figure') seen.add(inline.derived?.kind ?? 'sum');
        return inline.kind === 'text'
          ? strayDigits(inline.text)
          : inline.kind === 'figure' && !isFigureOf(inline, figures, last);
      });
      expect([...brokenSentences(draft), ...offences]).toEqual([]);
    });
    expect([...seen].sort()).toEqual(['change', 'difference', 'share', 'sum']);
  });

  test('rise, fall and standstill are said as they are', () => {
    fc.assert(
      fc.property(consistentReport, consistentReport, (figures, last) => {
        const text = proseOf(draftOf(told(figures, { last }), [], 'detailed'));
        const [now, before] = [figures, last].map((each) => Number(each['requests.received.total']));
        const said = /新收申请数量(比上年增加|比上年减少|与上年持平)/.exec(text)?.[1];
        const sign = Math.sign((now ?? 0) - (before ?? 0));
        const word = sign > 0 ? '比上年增加' : sign < 0 ? '比上年减少' : now === 0 ? undefined : '与上年持平';
        expect(said).toBe(word);
      }),
      { numRuns: 150 },
    );
  });
});

type Figure = Extract<DraftInline, { kind: 'figure' }>;

/** Whether a printed figure, never 0, is what arithmetic of our own makes of its points. */
function isFigureOf({ text, points, derived }: Figure, figures: Figures, last: Figures): boolean {
  const sum = (names: readonly string[]): number =>
    names.reduce(
      (total, name) =>
        total + Number(name.startsWith('previous.') ? last[name.slice('previous.'.length)] : figures[name]),
      0,
    );
  const isNear = (value: number, tolerance: number): boolean => Math.abs(Number(text) - value) < tolerance;
  if (!/^\d+(\.\d+)?$/.test(text) || text === '0' || points.length === 0) return false;
  if (!derived) return isNear(sum(points), 1e-9);
  if ([...derived.of, ...derived.against].join() !== points.join()) return false;
  const [of, against] = [sum(derived.of), sum(derived.against)];
  switch (derived.kind) {
    case 'difference':
      return isNear(Math.abs(of - against), 1e-9);
    case 'change':
      return isNear((Math.abs(of - against) / against) * 100, 0.00500001);
    case 'share':
      return isNear((of / against) * 100, 0.00500001);
  }
}

describe('free fields', () => {
  const keys = sheetTexts.info.sections.flatMap(({ fields }) => fields.map(({ key }) => key));
  const texts = Array.from({ length: 200 }, (_, at) => {
    const text = hostileTexts[at % hostileTexts.length] ?? '';
    return at < hostileTexts.length ? text : `${text}${hostileTexts[(at * 7 + 3) % hostileTexts.length]}`;
  });

  test('200 hostile texts in every one are text and nothing else; none is a figure, none is read as wording', () => {
    const calm = draftOf(
      told(consistentFigures({}), { entries: Object.fromEntries(keys.map((key) => [key, '字'])) }),
    );
    for (const text of texts) {
      const entries = Object.fromEntries(keys.map((key) => [key, text]));
      const draft = draftOf(told(consistentFigures({}), { organ: text, entries }));
      expect(draft.blocks.map(({ id }) => id)).toEqual(calm.blocks.map(({ id }) => id));
      const line = text.replace(/\s+/g, ' ').trim();
      if (line !== '') expect(proseOf(draft)).toContain(`电话：${line}）`);
      for (const inline of inlinesOf(draft))
        if (inline.kind === 'figure') expect(inline.text).toMatch(/^[\d.]+$/);
    }
  });
});
