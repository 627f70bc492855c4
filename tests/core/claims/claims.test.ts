import { format2019 } from '../../../src/catalogue/2019';
import { proseRules } from '../../../src/catalogue/claims';
import { say } from '../../../src/catalogue/messages';
import { proseOf, readReport } from '../../../src/core/claims/check-prose';
import type { RecognisedReport } from '../../../src/core/model/fact';
import type { Finding } from '../../../src/core/model/finding';
import type { SourceLine } from '../../../src/core/model/source';
import { checkProse } from '../../../src/prose';
import { lastYear } from '../../support/previous-year';
import { consistentFigures, reportOf, type ReportWords } from '../../support/report-builder';

const lines = (text: string): readonly SourceLine[] =>
  text.split('\n').map((line) => ({ text: line, inTable: false }));

type Given = Readonly<Record<string, number>>;

/** 新收 3, 结转 1, 办结 4 (无法提供), 下年 0, 复议 4 (维持 1, 其他 3), 诉讼 0. */
const PROBE: Given = {
  'requests.received.naturalPerson': 3,
  'requests.carriedIn.naturalPerson': 1,
  'requests.unavailable.notHeld.naturalPerson': 4,
  'disputes.reconsideration.upheld': 1,
  'disputes.reconsideration.other': 3,
};

function report(given: Given = PROBE, words: ReportWords = {}, last?: Given): RecognisedReport {
  const own = reportOf(consistentFigures(given), { organ: '板浦镇', year: 2023, ...words });
  return last ? { ...own, previous: lastYear(last, { organ: '板浦镇', year: 2022 }) } : own;
}

/** Each claim as rule, what it says, and what of the figures it speaks of. */
const read = (text: string, of: RecognisedReport = report()): readonly string[] =>
  readReport(proseOf(lines(text)), of, proseRules).claims.map(({ rule, stated, asks }) => {
    const names =
      'bases' in asks
        ? asks.bases.map(({ name }) => name)
        : asks.relation === 'sum'
          ? asks.parts.map(String)
          : asks.parts.map(({ name }) => name);
    return `${rule} ${stated} ${asks.relation} ${names.join('/')}`;
  });

const check = (text: string, of: RecognisedReport = report()): readonly Finding[] =>
  checkProse(lines(text), of);
const rulesOf = (text: string, of?: RecognisedReport): readonly string[] =>
  check(text, of).map(({ rule, severity }) => `${rule} ${severity}`);

describe('claims of the probe', () => {
  const both = '表三新收/表三新收加上年结转';
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      '全年共收到政府信息公开申请3件，上年结转1件，办结4件。',
      [`TXT-01 3件 equals ${both}`, 'TXT-03 1件 equals 表三上年结转', 'TXT-04 4件 equals 表三办理结果总计'],
    ],
    ['2023年，我镇新收依申请公开3件。', ['TXT-01 3件 equals 表三新收']],
    [
      '共受理信息公开申请4件（含上年结转1件），均已按期答复。',
      [
        `TXT-01 4件 equals ${both}`,
        'TXT-03 1件 equals 表三上年结转',
        'TXT-08 均已按期答复 allConcluded 表三结转下年度继续办理',
      ],
    ],
    [
      '收到政府信息公开申请三件，全部答复。',
      [`TXT-01 三件 equals ${both}`, 'TXT-08 全部答复 allConcluded 表三结转下年度继续办理'],
    ],
    [
      '收到自然人申请3件、法人申请0件。',
      [
        'TXT-02 3件 equals 表三新收·自然人/表三新收加上年结转·自然人',
        'TXT-02 0件 equals 表三新收·法人或其他组织/表三新收加上年结转·法人或其他组织',
      ],
    ],
    ['收到申请3宗，办结4宗。', [`TXT-01 3宗 equals ${both}`, 'TXT-04 4宗 equals 表三办理结果总计']],
    [
      '因政府信息公开被申请行政复议4件，其中结果维持1件、其他结果3件。',
      [
        'TXT-09 4件 equals 表四行政复议总计',
        'TXT-09 1件 equals 表四行政复议结果维持',
        'TXT-09 3件 equals 表四行政复议其他结果',
      ],
    ],
    [
      '行政复议案件4件，无行政诉讼案件。',
      [
        'TXT-09 4件 equals 表四行政复议总计',
        'TXT-11 无行政诉讼案件 none 表四未经复议直接起诉与复议后起诉总计',
      ],
    ],
    ['申请量较上年增长50%。', [`TXT-15 50% change ${both}`]],
    [
      '予以公开0件，无法提供4件，占办理总数的100%。',
      ['TXT-05 0件 equals 表三予以公开', 'TXT-05 4件 equals 表三无法提供', 'TXT-05 100% share 表三无法提供'],
    ],
    [
      '收到区政府转来申请2件，本机关直接收到申请1件，合计3件。',
      ['TXT-16 3件 sum 2/1', `TXT-01 3件 equals ${both}`],
    ],
  ];

  it.each(cases)('%s', (text, expected) => {
    const of = report(PROBE, {}, { 'requests.received.naturalPerson': 2 });
    expect(read(text, of)).toEqual(expected);
    expect(rulesOf(text, of)).toEqual([]);
  });

  it('全年未收到政府信息公开申请。 is the wrong one', () => {
    expect(rulesOf('全年未收到政府信息公开申请。')).toEqual(['TXT-07 warning']);
  });
});

describe('a contradiction', () => {
  it('is told with both figures, every reading tried, the sentence and the cells', () => {
    const [finding] = check('全年召开会议2次。我镇共收到政府信息公开申请7件，办结4件。');
    expect(finding && say('zh-CN', finding.message.key, finding.message.values)).toBe(
      '正文写收到申请7件，表三新收为3，表三新收加上年结转为4，都不相符。请核对正文和表格。',
    );
    expect(finding?.quote?.text).toBe('我镇共收到政府信息公开申请7件，办结4件');
    expect(finding?.points).toEqual(['requests.received.total', 'requests.carriedIn.total']);
    expect(finding?.cells).toHaveLength(2);
    expect(finding?.strong).toBe(1);
  });

  it('keeps its id while the text around it changes', () => {
    const [one] = check('我镇共收到申请7件，办结4件。');
    const other = check('一段新写的文字。\n我镇共收到申请7件，办结4件。').find(({ id }) => id === one?.id);
    expect(other).toBeDefined();
  });

  it('said twice has two ids', () => {
    const ids = check('共收到申请7件。\n共收到申请7件。').map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['收到申请3件，上年结转2件。', 'TXT-03 warning'],
    ['收到申请3件，其中自然人2件、法人或其他组织0件。', 'TXT-02 warning'],
    ['收到申请3件，结转下年度办理2件。', 'TXT-06 warning'],
    ['予以公开或部分公开23件。', 'TXT-05 warning'],
    ['办结申请4件，其中无法提供3件。', 'TXT-05 warning'],
    ['因信息公开引发的行政诉讼十二宗。', 'TXT-10 warning'],
    ['未发生行政复议、行政诉讼。', 'TXT-11 warning'],
    ['制发行政规范性文件9件，废止0件。', 'TXT-12 warning'],
    ['作出行政许可决定5件。', 'TXT-13 warning'],
    ['行政复议4件，均为结果维持。', 'TXT-09 warning'],
    ['无法提供4件，占比50%。', 'TXT-05 warning'],
    ['收到申请3件：县城2件、农村2件。', 'TXT-16 warning'],
    ['收到申请3件，其中网络申请3件、信函申请1件。', 'TXT-16 warning'],
    ['收到申请3件，办结率80%。', 'TXT-08 warning'],
    ['新收申请均由法人提出。', 'TXT-02 warning'],
    ['行政复议、行政诉讼分别为4件、2件。', 'TXT-10 warning'],
  ])('is found: %s', (text, expected) => {
    expect(rulesOf(text)).toContain(expected);
  });

  it('of applicants is found on the basis of the sum before them', () => {
    expect(rulesOf('共收到申请4件，其中自然人3件、法人0件。')).toEqual(['TXT-02 warning']);
    expect(rulesOf('共收到申请4件，其中自然人4件、法人0件。')).toEqual([]);
    expect(rulesOf('新收申请3件，其中自然人3件、法人0件。')).toEqual([]);
  });

  it('of all applications concluded needs some that are not', () => {
    const open = report({ ...PROBE, 'requests.received.naturalPerson': 5 });
    expect(rulesOf('收到申请5件，均已办结。', open)).toEqual(['TXT-08 warning']);
    expect(rulesOf('共收到申请5件，办结率100%。', open)).toEqual(['TXT-08 warning']);
    expect(rulesOf('收到申请5件，均在法定期限内答复。', open)).toEqual([]);
    expect(rulesOf('收到申请5件，除2件结转外，其余均已办结。', open)).toEqual([]);
    expect(rulesOf('上年结转1件，已全部办结。', open)).toEqual([]);
  });
});

describe('growth', () => {
  const of = report(PROBE, {}, { 'requests.received.naturalPerson': 2 });

  it.each([
    '收到申请3件，较上年增加1件，增长50%。',
    '收到申请3件，同比增长50.00%。',
    '申请量比上年增加1件。',
    '政府信息公开申请数量同比上升50%。',
  ])('that is right is left alone: %s', (text) => {
    expect(rulesOf(text, of)).toEqual([]);
    expect(read(text, of).join()).toContain('TXT-15');
  });

  it.each(['收到申请3件，较上年增加2件。', '收到申请3件，同比下降50%。', '申请量较上年增长33.3%。'])(
    'that is wrong is found: %s',
    (text) => {
      expect(rulesOf(text, of)).toEqual(['TXT-15 warning']);
    },
  );

  it('may be rounded or cut off to the digits given, and no more', () => {
    const city = report(
      { 'requests.received.naturalPerson': 3646, 'requests.granted.naturalPerson': 3646 },
      {},
      {
        'requests.received.naturalPerson': 3607,
      },
    );
    expect(rulesOf('收到申请3646件，同比增长1.08%。', city)).toEqual([]);
    expect(rulesOf('收到申请3646件，同比增长1.1%。', city)).toEqual([]);
    expect(rulesOf('收到申请3646件，同比增长1.05%。', city)).toEqual(['TXT-15 warning']);
  });

  it('is not judged without the figures of last year', () => {
    expect(rulesOf('收到申请3件，同比增长80%。')).toEqual([]);
  });
});

describe('what is left alone', () => {
  it.each([
    '根据《条例》第三十六条第（三）项，于2024年1月5日前完成，电话0518-85501234。',
    '编发公报3期，召开会议2次，培训三期，公开信息1200条。',
    '区教育局收到政府信息公开申请20件，办结19件；区民政局收到申请8件。',
    '收到人大建议12件，答复12件。',
    '收到低保申请35件，办结35件。',
    '公示行政许可、行政处罚信息320条，行政许可事项35项。',
    '受理3至5件申请，约有30件申请，答复10余件。',
    '上半年收到申请2件，下半年收到申请1件。6月，收到申请2件。',
    '网上收到申请2件，当面收到申请1件。',
    '收到1件涉及征地补偿的政府信息公开申请。',
    '2022年共收到申请2件。',
    '主动公开规范性文件5件，清理规范性文件60件，保留40件，报备案5件。',
    '未发生被行政复议纠错或行政诉讼败诉情形。',
    '召开复议听证会3次，参加行政诉讼庭审2次。',
    '第四件事项要一次性告知，与两个部门一起办理申请。',
    '按时答复率100%，满意率98%。',
    '信息公开申请一件事一次办，三个工作日内答复。',
  ])('%s', (text) => {
    expect(rulesOf(text)).toEqual([]);
  });

  it('cases that the organ heard itself are worth a look at most', () => {
    expect(rulesOf('全年办理行政复议案件134件。')).toEqual(['TXT-09 info']);
    expect(rulesOf('备案行政复议案件134件。')).toEqual(['TXT-09 info']);
  });

  it('figures that are blank or unreadable contradict nothing', () => {
    const blank = reportOf({ 'requests.received.total': null, 'requests.carriedIn.total': '若干' });
    expect(rulesOf('收到申请7件，上年结转2件，办结9件。', blank)).toEqual([]);
  });

  it('the form of 2019 has other rows and is read all the same', () => {
    const old = reportOf({ 'requests.other.total': 2, 'requests.granted.total': 1 }, { format: format2019 });
    expect(rulesOf('予以公开1件，其他处理2件。', old)).toEqual([]);
    expect(rulesOf('予以公开1件，其他处理3件。', old)).toEqual(['TXT-05 warning']);
  });
});

describe('the processing fee', () => {
  const six = (text: string): string => `一、总体情况\n全年工作正常。\n六、其他需要报告的事项\n${text}`;

  it('taken must be part of the fees of 表二', () => {
    expect(rulesOf(six('全年收取信息处理费3940元。'))).toEqual(['X-07 warning']);
    const city = report({ ...PROBE, 'proactive.fees.collected': 96171.6 });
    expect(rulesOf(six('全年收取信息处理费3940元。'), city)).toEqual([]);
  });

  it('not paid is a matter for chapter 六', () => {
    const unpaid = report({
      'requests.received.naturalPerson': 1,
      'requests.other.feeUnpaid.naturalPerson': 1,
    });
    expect(rulesOf(six('无其他需要报告的事项。'), unpaid)).toEqual(['X-06 warning']);
    expect(rulesOf(six('发出收费通知1件，实际收取信息处理费0元。'), unpaid)).toEqual([]);
  });

  it('is the sum of its parts', () => {
    const city = report({ ...PROBE, 'proactive.fees.collected': 10 });
    expect(rulesOf(six('收取信息处理费2230元：市级880元、甲县1080元、乙县270元。'), city)).toEqual([]);
    expect(rulesOf(six('收取信息处理费2230元：市级880元、甲县1080元、乙县370元。'), city)).toEqual([
      'TXT-14 warning',
    ]);
  });
});

describe('reading time', () => {
  it('grows with the length of the text, whatever is in it', () => {
    const pieces = [
      '一',
      '1',
      '1,',
      '1,111,',
      '（',
      ')',
      '，',
      '、',
      '申请',
      '未',
      '均',
      '2023年',
      '其中',
      '百',
      '合计',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      check(text);
      // Tells a hang from a busy machine: below 200 ms on a quiet one.
      expect({ piece, fast: performance.now() - start < 2000 }).toEqual({ piece, fast: true });
    }
  });
});
