import type { OrganKind } from '../../../core/model/format';
import type { QuantityName } from './quantities';
import { compared, inDetail, say, silent, unlessBrief, type Said, type Sentence } from './wording';

/** 一（一）, 一（三）, 一（四）: what 表二 and 基本信息 say. */

export const disclosed: Sentence = {
  id: 'disclosed',
  variants: [
    { when: ['disclosed = 0'], text: '全年没有主动公开政府信息。' },
    { tones: ['brief'], text: '全年主动公开政府信息{disclosed}条。' },
    { when: ['viaWebsite = 0', 'viaNewMedia = 0'], text: '全年主动公开政府信息{disclosed}条。' },
    { text: '全年主动公开政府信息{disclosed}条，其中{list:channels}。' },
  ],
};

export const channels: readonly string[] = [
  '通过政府网站公开{viaWebsite}条',
  '通过政务新媒体公开{viaNewMedia}条',
];

export const publications: Sentence = unlessBrief({
  id: 'publications',
  variants: [
    { when: ['gazettes = 0', 'interpretations = 0', 'responses = 0'], text: '' },
    { text: '全年{list:publications}。' },
  ],
});

export const publicationList: readonly string[] = [
  '编发政府公报{gazettes}期',
  '发布政策解读材料{interpretations}件',
  '回应公众关切{responses}件',
];

export const keyAreas: Sentence = unlessBrief(
  say('keyAreas', '重点领域信息公开情况：【公开的重点领域和主要内容】。'),
);

export const interpretationWork: Sentence = inDetail(
  say('interpretationWork', '政策解读和回应关切情况：【解读的主要政策，回应的主要关切和采用的方式】。'),
);

export const decisions: Sentence = {
  id: 'decisions',
  variants: [
    {
      when: ['licences = 0', 'penalties = 0', 'compulsion = 0'],
      text: '全年没有作出行政许可、行政处罚和行政强制处理决定。',
    },
    { text: '全年作出{list:decisions}。' },
  ],
};

export const decisionList: readonly string[] = [
  '行政许可处理决定{licences}件',
  '行政处罚处理决定{penalties}件',
  '行政强制处理决定{compulsion}件',
];

export const decisionsCompared: readonly Sentence[] = [
  compared('licencesCompared', '行政许可处理决定数量', 'licences'),
  compared('penaltiesCompared', '行政处罚处理决定数量', 'penalties'),
  compared('compulsionCompared', '行政强制处理决定数量', 'compulsion'),
];

export const fees: Sentence = {
  id: 'fees',
  variants: [
    { when: ['fees = 0'], text: '全年没有行政事业性收费。' },
    { text: '全年行政事业性收费{fees}万元。' },
  ],
};

/** 立法法 Arts. 91, 93: these make no 规章. */
const WITHOUT_RULES: readonly OrganKind[] = [
  'countyGovernment',
  'townshipGovernment',
  'provincialDepartment',
  'cityDepartment',
  'countyDepartment',
];

/** Documents of one kind: made, repealed, in force. */
const documents = (
  name: string,
  issued: QuantityName,
  repealed: QuantityName,
  inForce: QuantityName,
): readonly Said[] => {
  const change = (made: string, ended: string): readonly Said[] => [
    { when: [`${inForce} = 0`], text: `全年${made}，${ended}，没有现行有效的${name}。` },
    { text: `全年${made}，${ended}，现行有效的${name}{${inForce}}件。` },
  ];
  const when = (condition: NonNullable<Said['when']>, said: readonly Said[]): readonly Said[] =>
    said.map((variant) => ({ ...variant, when: [...condition, ...(variant.when ?? [])] }));
  const [made, ended] = [`制发${name}{${issued}}件`, `废止${name}{${repealed}}件`];
  return [
    {
      when: [`${issued} = 0`, `${repealed} = 0`, `${inForce} = 0`],
      text: `全年没有制发、废止${name}，没有现行有效的${name}。`,
    },
    {
      when: [`${issued} = 0`, `${repealed} = 0`],
      text: `全年没有制发、废止${name}，现行有效的${name}{${inForce}}件。`,
    },
    ...when([`${issued} > 0`, `${repealed} = 0`], change(made, `没有废止${name}`)),
    ...when([`${issued} = 0`, `${repealed} > 0`], change(`没有制发${name}`, ended)),
    ...change(made, ended),
  ];
};

export const rules: Sentence = {
  id: 'rules',
  variants: [
    { when: ['rulesIssued = 0', 'rulesRepealed = 0', 'rulesInForce = 0'], text: '' },
    { organs: WITHOUT_RULES, when: ['rulesAll blank'], text: '' },
    ...documents('规章', 'rulesIssued', 'rulesRepealed', 'rulesInForce'),
  ],
};

export const norms: Sentence = {
  id: 'norms',
  variants: documents('行政规范性文件', 'normsIssued', 'normsRepealed', 'normsInForce'),
};

export const platforms: Sentence = {
  id: 'platforms',
  variants: [
    {
      when: ['websites = 0', 'accounts = 0', 'readingPlaces = 0'],
      text: '没有开设政府网站和政务新媒体账号，没有设立政府信息公开查阅场所。',
    },
    { text: '现有{list:platforms}。' },
  ],
};

export const platformList: readonly string[] = [
  '政府网站{websites}个',
  '政务新媒体账号{accounts}个',
  '政府信息公开查阅场所{readingPlaces}处',
];

const TRAINING = '举办业务培训{list:training}';

/** Those who took part are left out where nobody is said to have. */
export const trainingList: readonly string[] = ['{trainings}次', '参加培训{trainees}人次'];

export const meetings: Sentence = {
  id: 'meetings',
  variants: [
    { tones: ['brief'], text: '' },
    {
      when: ['meetings = 0', 'trainings = 0'],
      text: '全年没有召开政府信息公开工作会议，没有举办业务培训。',
    },
    {
      when: ['meetings > 0', 'trainings = 0'],
      text: '全年召开政府信息公开工作会议{meetings}次，没有举办业务培训。',
    },
    { when: ['meetings = 0'], text: `全年没有召开政府信息公开工作会议，${TRAINING}。` },
    { text: `全年召开政府信息公开工作会议{meetings}次，${TRAINING}。` },
  ],
};

/* 六 */

export const processingFee: Sentence = {
  id: 'processingFee',
  variants: [
    {
      when: ['feeNotices = 0', 'feesReceived = 0'],
      text: '本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。',
    },
    // 信息处理费 is itself 行政事业性收费: where 表二 has none, no processing fee was taken either.
    {
      when: ['fees = 0', 'feesReceived blank'],
      text: '本年度没有行政事业性收费，未收取政府信息公开信息处理费。',
    },
    {
      when: ['feeNotices > 0', 'feesReceived = 0'],
      text: '本年度发出政府信息公开信息处理费收费通知{feeNotices}件，通知收费金额{feesNoticed}元，未收取信息处理费。',
    },
    {
      text: '本年度发出政府信息公开信息处理费收费通知{feeNotices}件，通知收费金额{feesNoticed}元，实际收取信息处理费{feesReceived}元。',
    },
  ],
};

export const feeUnpaid: Sentence = {
  id: 'feeUnpaid',
  variants: [
    {
      when: ['feeUnpaid > 0'],
      text: '因申请人逾期未按收费通知要求缴纳费用，不再处理政府信息公开申请{feeUnpaid}件。',
    },
    silent,
  ],
};
