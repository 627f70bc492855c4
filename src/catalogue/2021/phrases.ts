import type { OrganKind } from '../../core/model/format';
import type { Phrases, Quantity, Statement, Variant } from '../../core/model/phrases';

/**
 * Wording of the report draft in the format of 国办公开办函〔2021〕30号. Headings verbatim; every sentence is our own.
 * The order of topics in 一 is that of the notice, item (一); 工作考核, 社会评议, 责任追究 are asked of governments of
 * every level by 政府信息公开条例 Art. 50(4); the processing fee is reported in 六 (note of the form).
 */

const APPLICANT_ORGANISATIONS = [
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
];

const REFUSALS = [
  'stateSecrets',
  'forbiddenByLaw',
  'securityAndStability',
  'thirdPartyRights',
  'internalAffairs',
  'deliberativeRecords',
  'enforcementFiles',
  'registryInquiries',
];

const LITIGATION = ['directLitigation', 'litigationAfterReconsideration'];

const requests = (name: string, ...rows: readonly string[]): Quantity => ({
  name: `表三${name}`,
  points: rows.map((row) => `requests.${row}.total`),
});

const disputes = (name: string, column: string, ...blocks: readonly string[]): Quantity => ({
  name: `表四${name}`,
  points: blocks.map((block) => `disputes.${block}.${column}`),
});

const proactive = (name: string, ...points: readonly string[]): Quantity => ({
  name: `表二${name}`,
  points: points.map((point) => `proactive.${point}`),
});

const quantities = {
  rulesIssued: proactive('规章本年制发件数', 'rules.issued'),
  rulesRepealed: proactive('规章本年废止件数', 'rules.repealed'),
  rulesInForce: proactive('规章现行有效件数', 'rules.inForce'),
  rulesAll: proactive('规章各项件数', 'rules.issued', 'rules.repealed', 'rules.inForce'),
  normsIssued: proactive('行政规范性文件本年制发件数', 'normativeDocuments.issued'),
  normsRepealed: proactive('行政规范性文件本年废止件数', 'normativeDocuments.repealed'),
  normsInForce: proactive('行政规范性文件现行有效件数', 'normativeDocuments.inForce'),
  licences: proactive('行政许可处理决定数量', 'licences.decided'),
  penalties: proactive('行政处罚处理决定数量', 'penalties.decided'),
  compulsion: proactive('行政强制处理决定数量', 'compulsion.decided'),
  fees: proactive('行政事业性收费金额', 'fees.collected'),

  received: requests('本年新收总计', 'received'),
  receivedNatural: { name: '表三本年新收自然人申请', points: ['requests.received.naturalPerson'] },
  receivedOrganisations: {
    name: '表三本年新收法人或其他组织申请',
    points: APPLICANT_ORGANISATIONS.map((column) => `requests.received.${column}`),
  },
  carriedIn: requests('上年结转总计', 'carriedIn'),
  intake: requests('本年新收与上年结转之和', 'received', 'carriedIn'),
  concluded: requests('办理结果总计', 'concluded'),
  granted: requests('予以公开总计', 'granted'),
  partlyGranted: requests('部分公开总计', 'partlyGranted'),
  refused: requests('不予公开各项总计', ...REFUSALS.map((key) => `refused.${key}`)),
  unavailable: requests(
    '无法提供各项总计',
    ...['notHeld', 'needsCreation', 'stillUnclear'].map((key) => `unavailable.${key}`),
  ),
  notProcessed: requests(
    '不予处理各项总计',
    ...['petitions', 'repeated', 'publications', 'excessive', 'confirmation'].map(
      (key) => `notProcessed.${key}`,
    ),
  ),
  // The format of 2019 has one row （六） instead of three.
  otherwise: requests('其他处理各项总计', 'other.notCorrected', 'other.feeUnpaid', 'other.other', 'other'),
  feeUnpaid: requests('逾期未缴纳费用总计', 'other.feeUnpaid'),
  carriedForward: requests('结转下年度继续办理总计', 'carriedForward'),

  reviews: disputes('行政复议总计', 'total', 'reconsideration'),
  reviewsUpheld: disputes('行政复议结果维持', 'upheld', 'reconsideration'),
  reviewsCorrected: disputes('行政复议结果纠正', 'corrected', 'reconsideration'),
  reviewsOther: disputes('行政复议其他结果', 'other', 'reconsideration'),
  reviewsPending: disputes('行政复议尚未审结', 'pending', 'reconsideration'),
  suits: disputes('行政诉讼两项总计', 'total', ...LITIGATION),
  suitsDirect: disputes('未经复议直接起诉总计', 'total', 'directLitigation'),
  suitsAfterReview: disputes('复议后起诉总计', 'total', 'litigationAfterReconsideration'),
  suitsUpheld: disputes('行政诉讼两项结果维持', 'upheld', ...LITIGATION),
  suitsCorrected: disputes('行政诉讼两项结果纠正', 'corrected', ...LITIGATION),
  suitsOther: disputes('行政诉讼两项其他结果', 'other', ...LITIGATION),
  suitsPending: disputes('行政诉讼两项尚未审结', 'pending', ...LITIGATION),
} as const satisfies Record<string, Quantity>;

type QuantityName = keyof typeof quantities;
type Said = Variant<QuantityName>;

const GOVERNMENTS: readonly OrganKind[] = [
  'provincialGovernment',
  'cityGovernment',
  'countyGovernment',
  'townshipGovernment',
];

/** 立法法 Arts. 91, 93: these make no 规章. */
const WITHOUT_RULES: readonly OrganKind[] = [
  'countyGovernment',
  'townshipGovernment',
  'provincialDepartment',
  'cityDepartment',
  'countyDepartment',
];

const silent: Said = { text: '' };

/** What only governments must report: asked of them, offered while 单位类别 is unknown, left out for others. */
const forGovernments = (id: string, topic: string, hint: string): Statement<QuantityName> => ({
  id,
  variants: [
    { organs: GOVERNMENTS, text: `${topic}：【${hint}】。` },
    {
      organs: ['unknown', 'ruleMakersOffice'],
      text: `${topic}：【${hint}；各级人民政府须写明，其他单位删去本句】。`,
    },
    silent,
  ],
});

/* 一（一） */

const decisions: Statement<QuantityName> = {
  id: 'decisions',
  variants: [
    {
      when: ['licences = 0', 'penalties = 0', 'compulsion = 0'],
      text: '全年没有作出行政许可、行政处罚和行政强制处理决定。',
    },
    { text: '全年作出{list:decisions}。' },
  ],
};

const fees: Statement<QuantityName> = {
  id: 'fees',
  variants: [
    { when: ['fees = 0'], text: '全年没有行政事业性收费。' },
    { text: '全年行政事业性收费{fees}万元。' },
  ],
};

/* 一（二） */

const intake: Statement<QuantityName> = {
  id: 'intake',
  variants: [
    { when: ['received = 0', 'carriedIn = 0'], text: '全年未收到政府信息公开申请，也没有上年结转的申请。' },
    {
      when: ['received = 0', 'carriedIn > 0'],
      text: '全年未收到新的政府信息公开申请，上年结转申请{carriedIn}件。',
    },
    {
      when: ['received > 0', 'carriedIn = 0'],
      text: '全年新收政府信息公开申请{received}件，没有上年结转的申请。',
    },
    { text: '全年新收政府信息公开申请{received}件，上年结转申请{carriedIn}件。' },
  ],
};

const applicants: Statement<QuantityName> = {
  id: 'applicants',
  variants: [
    { when: ['received = 0'], text: '' },
    { when: ['received = 1', 'receivedNatural = 1'], text: '新收申请由自然人提出。' },
    { when: ['received = 1', 'receivedOrganisations = 1'], text: '新收申请由法人或其他组织提出。' },
    { when: ['receivedNatural = received', 'receivedOrganisations = 0'], text: '新收申请均由自然人提出。' },
    {
      when: ['receivedOrganisations = received', 'receivedNatural = 0'],
      text: '新收申请均由法人或其他组织提出。',
    },
    {
      text: '新收申请中，自然人提出{receivedNatural}件，法人或其他组织提出{receivedOrganisations}件。',
    },
  ],
};

const handling: Statement<QuantityName> = {
  id: 'handling',
  variants: [
    { when: ['intake = 0', 'concluded = 0', 'carriedForward = 0'], text: '' },
    {
      when: ['intake = 1', 'concluded = 1', 'carriedForward = 0'],
      text: '该申请已在本年度内办结，没有结转下年度继续办理的申请。',
    },
    {
      when: ['concluded = intake', 'carriedForward = 0'],
      text: '上述申请在本年度内全部办结，共办结{concluded}件，没有结转下年度继续办理的申请。',
    },
    {
      when: ['intake = 1', 'concluded = 0', 'carriedForward = 1'],
      text: '该申请在本年度内未办结，结转下年度继续办理。',
    },
    {
      when: ['concluded = 0', 'carriedForward = intake'],
      text: '上述申请在本年度内均未办结，结转下年度继续办理{carriedForward}件。',
    },
    { text: '本年度办结{concluded}件，结转下年度继续办理{carriedForward}件。' },
  ],
};

/** All applications ended in one way: said without repeating the number. */
const onlyOutcome = (quantity: QuantityName, outcome: string): readonly Said[] => [
  { when: ['concluded = 1', `${quantity} = 1`], text: `办理结果为${outcome}。` },
  { when: [`${quantity} = concluded`], text: `办理结果均为${outcome}。` },
];

const outcomes: Statement<QuantityName> = {
  id: 'outcomes',
  variants: [
    { when: ['concluded = 0'], text: '' },
    ...onlyOutcome('granted', '予以公开'),
    ...onlyOutcome('partlyGranted', '部分公开'),
    ...onlyOutcome('refused', '不予公开'),
    ...onlyOutcome('unavailable', '无法提供'),
    ...onlyOutcome('notProcessed', '不予处理'),
    ...onlyOutcome('otherwise', '其他处理'),
    { text: '办结的申请中，{list:outcomes}。' },
  ],
};

const timeliness: Statement<QuantityName> = {
  id: 'timeliness',
  variants: [
    { when: ['concluded = 0'], text: '' },
    { text: '答复期限执行情况：【是否均在法定期限内答复；有超期的写明件数和原因】。' },
  ],
};

/** All cases stand alike: `cases` of the law, `result` as the clause that says so of one case and of several. */
const onlyResult = (
  cases: string,
  total: QuantityName,
  results: readonly (readonly [quantity: QuantityName, one: string, several: string])[],
): readonly Said[] =>
  results.flatMap(([quantity, one, several]): readonly Said[] => [
    { when: [`${total} = 1`, `${quantity} = 1`], text: `${cases}{${total}}件，${one}。` },
    { when: [`${quantity} = ${total}`], text: `${cases}{${total}}件，${several}。` },
  ]);

const REVIEWED = '因政府信息公开工作被申请行政复议';
const SUED = '因政府信息公开工作被提起行政诉讼';

const reviews: Statement<QuantityName> = {
  id: 'reviews',
  variants: [
    { when: ['reviews = 0', 'suits = 0'], text: '全年没有因政府信息公开工作被申请行政复议、提起行政诉讼。' },
    { when: ['reviews = 0'], text: `全年没有${REVIEWED}。` },
    ...onlyResult(`全年${REVIEWED}`, 'reviews', [
      ['reviewsUpheld', '属于结果维持', '均为结果维持'],
      ['reviewsCorrected', '属于结果纠正', '均为结果纠正'],
      ['reviewsOther', '属于其他结果', '均为其他结果'],
      ['reviewsPending', '尚未审结', '均尚未审结'],
    ]),
    { text: `全年${REVIEWED}{reviews}件，其中{list:reviewResults}。` },
  ],
};

const suits: Statement<QuantityName> = {
  id: 'suits',
  variants: [
    { when: ['suits = 0', 'reviews = 0'], text: '' },
    { when: ['suits = 0'], text: `没有${SUED}。` },
    { when: ['suits = 1', 'suitsDirect = 1'], text: `${SUED}{suits}件，属于未经复议直接起诉。` },
    { when: ['suits = 1', 'suitsAfterReview = 1'], text: `${SUED}{suits}件，属于复议后起诉。` },
    {
      when: ['suitsDirect = suits', 'suitsAfterReview = 0'],
      text: `${SUED}{suits}件，均为未经复议直接起诉。`,
    },
    { when: ['suitsAfterReview = suits', 'suitsDirect = 0'], text: `${SUED}{suits}件，均为复议后起诉。` },
    { text: `${SUED}{suits}件，其中未经复议直接起诉{suitsDirect}件、复议后起诉{suitsAfterReview}件。` },
  ],
};

const suitResults: Statement<QuantityName> = {
  id: 'suitResults',
  variants: [
    { when: ['suits = 0'], text: '' },
    { when: ['suits = 1', 'suitsPending = 1'], text: '该行政诉讼案件尚未审结。' },
    { when: ['suits = 1', 'suitsUpheld = 1'], text: '该行政诉讼案件属于结果维持。' },
    { when: ['suits = 1', 'suitsCorrected = 1'], text: '该行政诉讼案件属于结果纠正。' },
    { when: ['suits = 1', 'suitsOther = 1'], text: '该行政诉讼案件属于其他结果。' },
    { when: ['suitsPending = suits'], text: '上述行政诉讼案件均尚未审结。' },
    { when: ['suitsUpheld = suits'], text: '上述行政诉讼案件均为结果维持。' },
    { when: ['suitsCorrected = suits'], text: '上述行政诉讼案件均为结果纠正。' },
    { when: ['suitsOther = suits'], text: '上述行政诉讼案件均为其他结果。' },
    { text: '上述行政诉讼案件中，{list:suitResults}。' },
  ],
};

/* 一（三） */

/** Documents of one kind: made, repealed, in force. */
const documents = (
  name: string,
  issued: QuantityName,
  repealed: QuantityName,
  inForce: QuantityName,
): readonly Said[] => {
  const stock = `现行有效的${name}{${inForce}}件。`;
  return [
    { when: [`${issued} = 0`, `${repealed} = 0`], text: `全年没有制发、废止${name}，${stock}` },
    {
      when: [`${issued} > 0`, `${repealed} = 0`],
      text: `全年制发${name}{${issued}}件，没有废止${name}，${stock}`,
    },
    {
      when: [`${issued} = 0`, `${repealed} > 0`],
      text: `全年没有制发${name}，废止${name}{${repealed}}件，${stock}`,
    },
    { text: `全年制发${name}{${issued}}件，废止${name}{${repealed}}件，${stock}` },
  ];
};

const rules: Statement<QuantityName> = {
  id: 'rules',
  variants: [
    { when: ['rulesIssued = 0', 'rulesRepealed = 0', 'rulesInForce = 0'], text: '' },
    { organs: WITHOUT_RULES, when: ['rulesAll blank'], text: '' },
    ...documents('规章', 'rulesIssued', 'rulesRepealed', 'rulesInForce'),
  ],
};

const norms: Statement<QuantityName> = {
  id: 'norms',
  variants: [
    {
      when: ['normsIssued = 0', 'normsRepealed = 0', 'normsInForce = 0'],
      text: '全年没有制发、废止行政规范性文件，没有现行有效的行政规范性文件。',
    },
    ...documents('行政规范性文件', 'normsIssued', 'normsRepealed', 'normsInForce'),
  ],
};

/* 六 */

const processingFee: Statement<QuantityName> = {
  id: 'processingFee',
  variants: [
    // 信息处理费 is itself 行政事业性收费: where 表二 has none, no processing fee was taken either.
    { when: ['fees = 0'], text: '本年度没有行政事业性收费，未收取政府信息公开信息处理费。' },
    {
      text: '政府信息公开信息处理费收取情况：发出收费通知【收费通知件数，没有的写0】件，通知收费金额【通知收费金额，没有的写0】元，实际收取金额【实际收取金额，没有的写0】元。',
    },
  ],
};

const feeUnpaid: Statement<QuantityName> = {
  id: 'feeUnpaid',
  variants: [
    {
      when: ['feeUnpaid > 0'],
      text: '因申请人逾期未按收费通知要求缴纳费用，不再处理政府信息公开申请{feeUnpaid}件。',
    },
    silent,
  ],
};

const say = (id: string, text: string): Statement<QuantityName> => ({ id, variants: [{ text }] });

const catalogue: Phrases<QuantityName> = {
  title: '{organ}{year}年政府信息公开工作年度报告',
  titleName: '标题',
  preambleName: '前言',
  pending: '【待核】',
  quantities,
  lists: {
    decisions: [
      '行政许可处理决定{licences}件',
      '行政处罚处理决定{penalties}件',
      '行政强制处理决定{compulsion}件',
    ],
    outcomes: [
      '予以公开{granted}件',
      '部分公开{partlyGranted}件',
      '不予公开{refused}件',
      '无法提供{unavailable}件',
      '不予处理{notProcessed}件',
      '其他处理{otherwise}件',
    ],
    reviewResults: [
      '结果维持{reviewsUpheld}件',
      '结果纠正{reviewsCorrected}件',
      '其他结果{reviewsOther}件',
      '尚未审结{reviewsPending}件',
    ],
    suitResults: [
      '结果维持{suitsUpheld}件',
      '结果纠正{suitsCorrected}件',
      '其他结果{suitsOther}件',
      '尚未审结{suitsPending}件',
    ],
  },
  names: {
    organ: '单位名称',
    year: '年度',
    address: '办公地址',
    postcode: '邮政编码',
    phone: '联系电话',
    website: '网站名称和网址',
    department: '联系科室',
  },
  preamble: [
    [
      say(
        'basis',
        '根据《中华人民共和国政府信息公开条例》第五十条和《{form}》（{instrument}）的要求，编制{organ}{year}年政府信息公开工作年度报告。',
      ),
      say(
        'partsList',
        '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
      ),
    ],
    [
      say('period', '本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。'),
      say('published', '本报告电子版在{entry:website}公布。'),
      say(
        'contact',
        '对本报告有疑问的，请与{organ}联系（联系科室：{entry:department}，地址：{entry:address}，邮政编码：{entry:postcode}，电话：{entry:phone}）。',
      ),
    ],
  ],
  sections: [
    {
      number: '一',
      heading: '一、总体情况',
      paragraphs: [],
      parts: [
        {
          number: '（一）',
          heading: '（一）主动公开',
          paragraphs: [
            [
              say(
                'disclosed',
                '全年主动公开政府信息【主动公开信息总数】条，其中通过政府网站公开【网站公开数量】条，通过政务新媒体公开【新媒体公开数量】条，通过其他渠道公开【其他渠道公开数量】条。',
              ),
              say(
                'keyAreas',
                '重点领域信息公开、政策解读和回应关切情况：【公开的重点领域，解读和回应的数量】。',
              ),
            ],
            [decisions, fees],
          ],
        },
        {
          number: '（二）',
          heading: '（二）依申请公开',
          paragraphs: [
            [intake, applicants, handling, outcomes, timeliness],
            [reviews, suits, suitResults],
          ],
        },
        {
          number: '（三）',
          heading: '（三）政府信息管理',
          paragraphs: [
            [rules, norms],
            [
              say(
                'management',
                '政府信息管理制度执行情况：【公开属性认定、公开前审查、动态调整等工作情况】。',
              ),
            ],
          ],
        },
        {
          number: '（四）',
          heading: '（四）政府信息公开平台建设',
          paragraphs: [
            [
              say(
                'platforms',
                '开设政府网站【政府网站数量】个、政务新媒体账号【政务新媒体账号数量】个，设立政府信息公开查阅场所【查阅场所数量】处。',
              ),
              say(
                'platformWork',
                '平台建设和维护情况：【政府信息公开专栏、政府公报和查阅场所的建设、维护工作】。',
              ),
            ],
          ],
        },
        {
          number: '（五）',
          heading: '（五）监督保障',
          paragraphs: [
            [
              say('organisation', '组织保障情况：【分管负责人、工作机构、人员和经费】。'),
              say(
                'meetings',
                '全年召开政府信息公开工作会议【会议次数】次，举办业务培训【培训次数】次，参加培训【参加培训人次】人次。',
              ),
            ],
            [
              forGovernments('assessment', '工作考核情况', '考核的组织、对象和结果'),
              forGovernments('evaluation', '社会评议情况', '评议的方式、范围和结果'),
              forGovernments('accountability', '责任追究结果情况', '责任追究的件数和结果，没有的写明没有'),
            ],
          ],
        },
      ],
    },
    { number: '二', table: 'proactive', paragraphs: [], parts: [] },
    { number: '三', table: 'requests', paragraphs: [], parts: [] },
    { number: '四', table: 'disputes', paragraphs: [], parts: [] },
    {
      number: '五',
      heading: '五、存在的主要问题及改进情况',
      paragraphs: [
        [
          say(
            'problems',
            '本年度存在的主要问题：一是【第一个问题，写明具体表现】；二是【第二个问题，写明具体表现】；三是【第三个问题，没有的删去】。',
          ),
        ],
        [
          say(
            'measures',
            '改进情况：针对第一个问题，【第一个问题的改进措施和结果】；针对第二个问题，【第二个问题的改进措施和结果】；针对第三个问题，【第三个问题的改进措施和结果，没有的删去】。',
          ),
        ],
      ],
      parts: [],
    },
    {
      number: '六',
      heading: '六、其他需要报告的事项',
      paragraphs: [
        [processingFee, feeUnpaid],
        [say('others', '【其他需要报告的事项；没有的，写“无其他需要报告的事项”】。')],
      ],
      parts: [],
    },
  ],
  metadata: [
    { label: '索引号', entry: 'indexNumber', wide: false },
    { label: '分类', entry: 'category', wide: false },
    { label: '发布机构', entry: 'publisher', otherwise: 'organ', wide: false },
    { label: '发文日期', entry: 'issueDate', wide: false },
    { label: '标题', entry: 'title', otherwise: 'title', wide: true },
    { label: '文号', entry: 'documentNumber', wide: false },
    { label: '主题词', entry: 'keywords', wide: false },
    { label: '内容概述', entry: 'abstract', wide: true },
    { label: '时效', entry: 'validity', wide: true },
  ],
};

export const phrases: Phrases = catalogue;
