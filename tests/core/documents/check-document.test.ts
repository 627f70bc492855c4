import {
  changed,
  documentFindings,
  GOOD_REPORT,
  messageOf,
  rulesOf,
  type DocumentSetup,
} from '../../support/document-builder';

const found = (changes: Readonly<Record<string, string | null>>, setup?: DocumentSetup): readonly string[] =>
  rulesOf(documentFindings(changed(changes), setup));

/** The same report of a township, which is a government. */
const TOWNSHIP = {
  云水县水利局2023: '青石镇2023年政府信息公开工作年度报告',
  '2023年，云水': '2023年，青石镇依法公开政府信息。',
};
const ACCOUNTS = '（五）监督保障。开展工作考核和社会评议，未发生责任追究情形。';

describe('the text of a report', () => {
  it('has nothing to remark where it is as the form wants it', () => {
    expect(documentFindings(GOOD_REPORT)).toEqual([]);
  });

  it('is not looked for in tables without title and chapters', () => {
    expect(documentFindings(['|规章 0 0 0', '|本年新收 8', '说明：由系统导出。'])).toEqual([]);
  });

  describe('title (DOC-01)', () => {
    it.each([
      ['without 工作', '云水县水利局2023年政府信息公开年度报告'],
      ['without 年度报告', '云水县水利局2023年度政府信息公开工作报告'],
    ])('is told %s, with the wording it should have', (_, title) => {
      const [finding, ...others] = documentFindings(changed({ 云水县水利局2023: title }));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        rule: 'DOC-01',
        severity: 'info',
        cells: [],
        quote: { text: title, line: 1 },
      });
      expect(finding && messageOf(finding)).toContain('云水县水利局2023年政府信息公开工作年度报告');
    });

    it.each([
      ['on two lines', '云水县水利局\n2023年政府信息公开工作年度报告'],
      ['with 年度', '云水县水利局2023年度政府信息公开工作年度报告'],
      ['with the year first', '2023年云水县水利局政府信息公开工作年度报告'],
      ['with blanks', '云水县水利局 2023 年 政府信息公开 工作年度报告'],
    ])('stands %s', (_, title) => {
      expect(found({ 云水县水利局2023: title })).toEqual([]);
    });

    it('is missed where there is none', () => {
      expect(found({ 云水县水利局2023: null })).toEqual(['DOC-01.missing']);
    });
  });

  describe('report year (DOC-02)', () => {
    it('is an error where the period says another year', () => {
      const [finding] = documentFindings(
        changed({ 本报告数据: '数据统计期限为2022年1月1日至2022年12月31日。' }),
      );
      expect(finding).toMatchObject({ rule: 'DOC-02', severity: 'error', quote: { line: 3 } });
      expect(finding && messageOf(finding)).toContain('标题是2023年，统计期限写的是2022年');
    });

    it.each([
      [
        'the overview opens with last year',
        { '2023年，云水': '2022年，云水县水利局依法公开政府信息。' },
        'DOC-02.opening',
      ],
      [
        'the report is signed in its own year',
        { 本年度未收取: '无。\n云水县水利局\n2023年12月28日' },
        'DOC-02.published',
      ],
    ] as const)('is an error where %s', (_, changes, rule) => {
      expect(found(changes)).toEqual([rule]);
    });

    it('is an error where the tables are of another year', () => {
      expect(found({}, { year: 2022 })).toEqual(['DOC-02.tables']);
    });

    it.each([
      [
        'laws and documents with their years',
        { 根据政府: '根据2019年修订的政府信息公开条例编制。本报告共六个部分组成。' },
      ],
      ['history', { '2023年，云水': '2019年以来，云水县水利局持续推进公开。2023年，各项工作完成。' }],
      ['a signature in the year after', { 本年度未收取: '无。\n云水县水利局\n二〇二四年一月九日' }],
      [
        'plans for the next year',
        {
          一是解读形式:
            '存在解读形式单一的问题，群众反映水情数据说明不够清楚，专栏更新也不及时。2024年，将改进解读并按月检查专栏更新情况，进一步加强培训。',
        },
      ],
    ])('is not confused by %s', (_, changes) => {
      expect(found(changes)).toEqual([]);
    });
  });

  describe('reporting period (DOC-03)', () => {
    it('is asked for where it is missing, and corrected where it is not the year', () => {
      expect(found({ 本报告数据: '联系电话：0518-1234567。' })).toEqual(['DOC-03.missing']);
      expect(found({ 本报告数据: '统计期限为2023年1月1日至11月30日。' })).toEqual(['DOC-03.other']);
    });

    it.each([
      '统计时间为2023年1月1日起至12月31日止。',
      '所列数据的统计期限自 2023 年 1 月 1 日至 2023 年 12 月 31 日。',
      '统计时限2023.1.1-2023.12.31。',
      '数据统计时间为2023年全年。',
    ])('is understood as “%s”', (sentence) => {
      expect(found({ 本报告数据: sentence })).toEqual([]);
    });
  });

  describe('chapters (DOC-04)', () => {
    it('are an error where they are missing, all in one finding', () => {
      const [finding, ...others] = documentFindings(
        changed({ '五、存在': null, 一是解读: null, '六、其他': null, 本年度未收取: null }),
      );
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ rule: 'DOC-04', severity: 'error' });
      expect(finding && messageOf(finding)).toContain(
        '“五、存在的主要问题及改进情况”“六、其他需要报告的事项”',
      );
    });

    it('are a warning where number or order differ', () => {
      const findings = documentFindings(changed({ '六、其他': '七、其他需要报告的事项' }));
      expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['DOC-04', 'warning']]);
      expect(found({ '六、其他': '其他需要报告的事项' })).toEqual(['DOC-04.displaced']);
    });

    it('are a warning where the wording is another one', () => {
      expect(found({ '五、存在': '五、工作中的不足和改进' })).toEqual(['DOC-04.wording']);
    });

    it.each([
      ['二、主动', '二、行政机关主动公开政府信息情况'],
      ['三、收到', '三、行政机关收到和处理政府信息公开申请情况'],
      ['四、政府', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
      ['四、政府', '四、政府信息公开行政复议和行政诉讼情况'],
      ['五、存在', '五、存在问题及改进情况'],
      ['五、存在', '五、政府信息公开工作存在的主要问题及改进情况'],
      ['五、存在', '五、存在的主要问题及下一步工作'],
    ])('may follow the wording of the regulation: %s as %s', (beginning, heading) => {
      expect(found({ [beginning]: heading })).toEqual([]);
    });
  });

  describe('topics of the overview (DOC-05)', () => {
    it('are named where neither a heading nor the text is about them', () => {
      const [finding] = documentFindings(changed({ '（三）': '（三）队伍建设。组织学习。', '（四）': null }));
      expect(finding).toMatchObject({ rule: 'DOC-05', severity: 'warning' });
      expect(finding && messageOf(finding)).toContain('“政府信息管理”“政府信息公开平台建设”的内容');
    });

    it('may be told in running text', () => {
      const text =
        '主动公开方面，公布信息120条；依申请公开方面，收到申请8件；信息管理方面，落实审核；平台建设方面，更新专栏；监督保障方面，组织培训。';
      expect(
        found({ '（一）': text, '（二）': null, '（三）': null, '（四）': null, '（五）': null }),
      ).toEqual([]);
    });
  });

  describe('assessment, evaluation and accountability (DOC-06)', () => {
    it('are asked of a township', () => {
      expect(found({ ...TOWNSHIP })).toEqual(['DOC-06.unseen']);
      expect(found({ ...TOWNSHIP, '（五）': ACCOUNTS })).toEqual([]);
    });

    it.each(['云水县水利局', '青石街道办事处', '云水经济开发区', '云水县人民政府办公室'])(
      'are not asked of %s',
      (organ) => {
        expect(found({ 云水县水利局2023: `${organ}2023年政府信息公开工作年度报告` })).toEqual([]);
      },
    );

    it('are asked of a government by its kind, whatever its name', () => {
      expect(found({}, { kind: 'countyGovernment' })).toEqual(['DOC-06.unseen']);
    });
  });

  describe('problems and improvements (DOC-07)', () => {
    it.each([
      ['nothing', '无。', 'DOC-07.none'],
      ['fewer than 50 characters', '专栏更新不够及时，下一步改进。', 'DOC-07.short'],
      [
        'praise only',
        `${'全局上下齐心协力，各项公开任务圆满完成，群众十分满意。'.repeat(3)}下一步继续保持。`,
        'DOC-07.noProblem',
      ],
      ['problems only', '问题有专栏更新不够及时。'.repeat(6), 'DOC-07.noMeasure'],
      [
        'more problems than measures',
        '一是解读形式单一，水情数据说明不够清楚。二是专栏更新不够及时。三是人员不足。下一步，一是增加图表和短视频解读。二是按月检查专栏。',
        'DOC-07.unpaired',
      ],
    ])('are missed in %s', (_, text, rule) => {
      expect(found({ 一是解读: text })).toEqual([rule]);
    });

    it('need not be numbered alike', () => {
      const text =
        '对照要求还有不足：一是解读形式单一，水情说明不够清楚；二是专栏更新慢。我局将加强解读、按月检查专栏、组织培训，全面提高质量。';
      expect(found({ 一是解读: text })).toEqual([]);
    });
  });

  describe('other matters (DOC-08)', () => {
    it('are not left empty, and 无 is enough', () => {
      expect(found({ 本年度未收取: null })).toEqual(['DOC-08.empty']);
      expect(found({ 本年度未收取: '云水县水利局\n2024年1月9日' })).toEqual(['DOC-08.empty']);
      expect(found({ 本年度未收取: '无。' })).toEqual([]);
    });

    it('mention a fee that another chapter says was charged', () => {
      const charged = { '（二）': '（二）依申请公开。收到申请8件，收取信息处理费300元。' };
      expect(found({ ...charged, 本年度未收取: '无。' })).toEqual(['DOC-08.fee']);
      expect(found(charged)).toEqual([]);
    });
  });

  describe('day of publication (DOC-09)', () => {
    const signed = (day: string): Readonly<Record<string, string>> => ({ 本年度未收取: `无。\n${day}` });

    it('is an error for an office after 31 January, a warning for a township', () => {
      const [office] = documentFindings(changed(signed('2024年2月5日')));
      expect(office).toMatchObject({ rule: 'DOC-09', severity: 'error', quote: { text: '2024年2月5日' } });
      const [township] = documentFindings(
        changed({ ...TOWNSHIP, '（五）': ACCOUNTS, ...signed('2024年2月5日') }),
      );
      expect(township).toMatchObject({ rule: 'DOC-09', severity: 'warning' });
    });

    it('may be March for a county government', () => {
      const county = { 云水县水利局2023: '云水县人民政府2023年政府信息公开工作年度报告', '（五）': ACCOUNTS };
      expect(found({ ...county, ...signed('2024年3月29日') })).toEqual([]);
      expect(found({ ...county, ...signed('2024年4月1日') })).toEqual(['DOC-09.late']);
    });

    it('is reminded of before, by the last working day, and asked for after', () => {
      const [before] = documentFindings(GOOD_REPORT, { today: '2024-01-15' });
      expect(before).toMatchObject({
        rule: 'DOC-09',
        severity: 'warning',
        message: { values: { lastDay: '2024-01-31' } },
      });
      expect(rulesOf(documentFindings(GOOD_REPORT, { today: '2024-01-31' }))).toEqual(['DOC-09.reminder']);
      expect(rulesOf(documentFindings(GOOD_REPORT, { today: '2024-02-01' }))).toEqual(['DOC-09.passed']);
    });

    it.each([
      ['2024', '2025-01-27'],
      ['2025', '2026-01-30'],
    ])('knows the last working day before holidays and weekends, report of %s', (year, lastDay) => {
      const report = GOOD_REPORT.map((line) => line.replace(/2023/g, year));
      const [finding] = documentFindings(report, { today: `${String(Number(year) + 1)}-01-05` });
      expect(finding?.message.values).toMatchObject({ lastDay });
    });

    it('is not asked of reports of other years', () => {
      expect(rulesOf(documentFindings(GOOD_REPORT, { today: '2026-02-01' }))).toEqual([]);
    });
  });

  describe('length of the overview (DOC-10)', () => {
    const long = { '2023年，云水': `2023年，依法公开政府信息。${'各项任务落实到位，制度健全。'.repeat(90)}` };

    it('matters only where a notice limits it', () => {
      expect(found(long)).toEqual([]);
      const there = { 云水县水利局2023: '武威市水务局2023年政府信息公开工作年度报告' };
      expect(found({ ...long, ...there })).toEqual(['DOC-10.long']);
    });
  });

  describe('leftovers of a template (DOC-11)', () => {
    it.each([
      ['the hint of the form', '（文字描述，收取信息处理费情况在此处报告。）'],
      ['a placeholder', '本年度由XX科室负责。'],
      ['crosses', '本年度由××科室负责。'],
      ['underscores', '共组织培训____次。'],
      ['a figure left out', '全年主动公开信息  条，受理申请8件。'],
      ['a bracket of a draft', '全年组织培训【培训次数】次。'],
      ['a note to oneself', '此段待补充。'],
    ])('are an error: %s', (_, sentence) => {
      const [finding, ...others] = documentFindings([...GOOD_REPORT, sentence]);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        rule: 'DOC-11',
        severity: 'error',
        quote: { text: sentence, line: 21 },
      });
    });

    it.each([
      ['an address', '网址：http://www.example.gov.cn/XXGK/gk__list.html'],
      ['a law', '严格落实政府信息 条例各项规定。'],
      ['a size', '展板3×4米。'],
      ['what an organ publishes', '公开单位名称、地址和联系方式。'],
    ])('are not seen in %s', (_, sentence) => {
      expect(rulesOf(documentFindings([...GOOD_REPORT, sentence]))).toEqual([]);
    });

    it('are not seen in the buttons of a page above the report', () => {
      expect(rulesOf(documentFindings(['【打印本页】 【关闭窗口】', ...GOOD_REPORT]))).toEqual([]);
    });
  });

  describe('the preamble', () => {
    it('counts six parts and lists them (DOC-12)', () => {
      expect(
        found({ 根据政府: '本报告由总体情况、主动公开、申请办理、复议诉讼、问题改进五部分组成。' }),
      ).toEqual(['DOC-12.count']);
      expect(
        found({ 根据政府: '本报告由总体情况、主动公开、申请办理、复议诉讼、问题改进等六部分组成。' }),
      ).toEqual(['DOC-12.unlisted']);
      expect(found({ 根据政府: '本报告由六个部分组成。' })).toEqual([]);
    });

    it('does not list the chapters of reports before 2019 (DOC-13)', () => {
      const old = '报告包括概述、主动公开、依申请公开、收费和减免、行政复议诉讼和申诉情况。';
      expect(found({ 根据政府: old })).toEqual(['DOC-13.listed']);
      expect(found({ 根据政府: '现将工作概述如下。' })).toEqual([]);
    });
  });

  describe('copied text (DOC-14, DOC-15)', () => {
    it('is told by the year of a sentence', () => {
      expect(found({ 本年度未收取: '2022年度本机关未收取信息处理费。' })).toEqual(['DOC-14.year']);
      expect(found({ '（二）': '（二）依申请公开。收到申请8件。2022年度为6件，同比增长33.3%。' })).toEqual(
        [],
      );
    });

    it('is told by the name of another organ', () => {
      const named = (organ: string): string => `现公布${organ}2023年政府信息公开工作年度报告，由六部分组成。`;
      expect(found({ 根据政府: named('云水县') })).toEqual(['DOC-14.organ']);
      expect(found({ 根据政府: named('云水县水利局') })).toEqual([]);
      expect(found({ 根据政府: named('江南市云水县水利局') })).toEqual([]);
      expect(found({ 根据政府: named('我局') })).toEqual([]);
    });

    it('is told by words that another kind of organ uses of itself', () => {
      expect(found({ '（五）': '（五）监督保障。我镇组织培训2次。' })).toEqual(['DOC-14.self']);
      expect(found({ '（五）': '（五）监督保障。我局按照我县要求组织培训2次。' })).toEqual([]);
    });

    it('speaks of everybody instead of this unit', () => {
      const text =
        '多数部门对政府信息公开的认识不足，公开的内容不够具体，公众关注的数据更新不及时。下一步，我局将加强培训，按月检查专栏更新情况。';
      expect(found({ 一是解读: text })).toEqual(['DOC-15.generic']);
      expect(found({ 一是解读: text.replace('多数部门', '部分科室') })).toEqual([]);
    });
  });

  describe('personal data (DOC-16)', () => {
    const withLine = (sentence: string): ReturnType<typeof documentFindings> =>
      documentFindings([...GOOD_REPORT, sentence]);

    it('are numbers of identity cards with the right check digit; the finding does not repeat them', () => {
      const [finding] = withLine('申请人证件号11010519491231002X。');
      expect(finding).toMatchObject({ rule: 'DOC-16', severity: 'warning' });
      expect(JSON.stringify(finding)).not.toContain('19491231');
      expect(withLine('编号110105194912310021。')).toEqual([]);
      expect(withLine('统一社会信用代码113207060142880920。')).toEqual([]);
    });

    it('are mobile numbers other than the contact line', () => {
      expect(rulesOf(withLine('申请人张某（手机13912345678）要求公开。'))).toEqual(['DOC-16.mobile']);
      expect(rulesOf(withLine('申请人张某，电话13912345678。'))).toEqual(['DOC-16.mobile']);
      expect(withLine('如有疑问请与局办公室联系（手机13912345678）。')).toEqual([]);
      expect(withLine('阅读量13912345678.5次。')).toEqual([]);
    });

    it('are looked for in cells of tables as well', () => {
      expect(rulesOf(withLine('|张某 13912345678'))).toEqual(['DOC-16.mobile']);
    });
  });

  describe('applications in the text (TXT-00)', () => {
    const silent = { '（二）': '（二）依申请公开。规范办理流程。' };

    it('are missed where 表三 has some', () => {
      expect(found(silent)).toEqual(['TXT-00.noFigure']);
      expect(found(silent, { received: 0 })).toEqual([]);
    });

    it.each([
      '受理政府信息公开申请八件。',
      '全年共接到8件依申请公开的请求。',
      '依申请公开信息26件，及时回复。',
    ])('are seen in “%s”', (sentence) => {
      expect(found({ '（二）': `（二）依申请公开。${sentence}` })).toEqual([]);
    });
  });
});

describe('the metadata table of a page', () => {
  const META = [
    '索引号 | 01428809-2/2024-00001 | 分类 | 报告',
    '发布机构 | 云水县水利局 | 发文日期 | 2024-01-05',
    '标题 | 云水县水利局2023年政府信息公开工作年度报告 |',
    '文号 | 无号 | 主题词 |',
    '内容概述 | 年度报告 | 时效 | 有效',
  ];
  const foundIn = (from: string, to: string): readonly string[] =>
    rulesOf(documentFindings([...META.map((line) => line.replace(from, to)), ...GOOD_REPORT]));

  it('has nothing to remark where it is complete; 主题词 may be blank', () => {
    expect(foundIn('', '')).toEqual([]);
  });

  it.each([
    [
      'the index number has another year than the day of issue (META-01)',
      '2024-00001',
      '2023-00001',
      ['META-01.year'],
    ],
    ['the organ code has a wrong check digit (META-01)', '01428809-2', '01428809-3', ['META-01.checkDigit']],
    [
      'the publisher is a short name (META-02)',
      '发布机构 | 云水县水利局',
      '发布机构 | 云水',
      ['META-02.other'],
    ],
    ['fields are blank (META-03)', '年度报告 | 时效 | 有效', '| 时效 |', ['META-03.blank']],
    ['the title is last year’s', '局2023年', '局2022年', ['DOC-02.metadata']],
    ['the day is in the wrong year', '2024-01-05', '2025-01-05', ['DOC-02.published', 'META-01.year']],
  ])('says so where %s', (_, from, to, rules) => {
    expect(foundIn(from, to)).toEqual(rules);
  });

  it.each([
    ['another way to number', '01428809-2/2024-00001', 'XZ0001-0201-2024-0001'],
    ['the names of the places above', '发布机构 | 云水县', '发布机构 | 江南市云水县'],
  ])('accepts %s', (_, from, to) => {
    expect(foundIn(from, to)).toEqual([]);
  });
});

describe('text copied from last year (Y-08)', () => {
  const previous = GOOD_REPORT.map((line) => line.replace(/2023/g, '2022').replace(/120条/, '98条'));

  it('is a warning chapter by chapter, figures and years aside', () => {
    const findings = documentFindings(GOOD_REPORT, { previous });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['Y-08', 'warning'],
      ['Y-08', 'warning'],
    ]);
    expect(messageOf(findings[0] as (typeof findings)[0])).toContain(
      '“一、总体情况”与上年报告的文字相似度为100%',
    );
  });

  it('is not seen in short chapters or in chapters written anew', () => {
    const anew = previous.map((line) =>
      line.startsWith('一是解读')
        ? '去年汛期群众咨询集中，热线答复口径不统一；移民安置资料缺少电子版，查阅不便。已编写问答手册，并把历年安置方案扫描上传供查询下载。'
        : line.startsWith('（')
          ? '节水宣传周期间开放水厂两处，邀请居民代表座谈，就水价调整听证材料逐项说明。'
          : line,
    );
    expect(documentFindings(GOOD_REPORT, { previous: anew })).toEqual([]);
  });
});
