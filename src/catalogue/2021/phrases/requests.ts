import type { Condition } from '../../../core/model/phrases';
import type { QuantityName } from './quantities';
import { breakdown, compared, inDetail, say, unlessBrief, type Said, type Sentence } from './wording';

/** 一（二）: what 表三 says. */

export const intake: Sentence = {
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

export const receivedCompared: Sentence = compared('receivedCompared', '新收申请数量', 'received', 'always');

const ORGANISATIONS: readonly (readonly [QuantityName, string])[] = [
  ['receivedBusiness', '商业企业'],
  ['receivedResearch', '科研机构'],
  ['receivedPublicWelfare', '社会公益组织'],
  ['receivedLegalService', '法律服务机构'],
  ['receivedOtherOrganisation', '其他法人或组织'],
];

export const applicantList: readonly string[] = (
  [['receivedNatural', '自然人'], ...ORGANISATIONS] as const
).map(([quantity, words]) => `${words}提出{${quantity}}件`);

export const applicants: Sentence = {
  id: 'applicants',
  variants: [
    { tones: ['brief'], text: '' },
    { when: ['received = 0'], text: '' },
    { when: ['received = 1', 'receivedNatural = 1'], text: '新收申请由自然人提出。' },
    { when: ['receivedNatural = received', 'receivedOrganisations = 0'], text: '新收申请均由自然人提出。' },
    ...ORGANISATIONS.flatMap(([quantity, words]): readonly Said[] => [
      {
        tones: ['detailed'],
        when: ['received = 1', `${quantity} = 1`],
        text: `新收申请由${words}提出。`,
      },
      { tones: ['detailed'], when: [`${quantity} = received`], text: `新收申请均由${words}提出。` },
    ]),
    { when: ['received = 1', 'receivedOrganisations = 1'], text: '新收申请由法人或其他组织提出。' },
    {
      tones: ['standard'],
      when: ['receivedOrganisations = received', 'receivedNatural = 0'],
      text: '新收申请均由法人或其他组织提出。',
    },
    {
      tones: ['standard'],
      text: '新收申请中，自然人提出{receivedNatural}件，法人或其他组织提出{receivedOrganisations}件。',
    },
    { text: '新收申请中，{list:applicants}。' },
  ],
};

/** Said where both kinds applied. */
export const applicantShares: Sentence = inDetail({
  id: 'applicantShares',
  variants: [
    {
      when: ['receivedNatural > 0', 'receivedOrganisations > 0', 'receivedNatural < received'],
      text: '自然人提出的申请占新收申请的{share.receivedNatural.received}%，法人或其他组织提出的申请占新收申请的{share.receivedOrganisations.received}%。',
    },
    { text: '' },
  ],
});

export const handling: Sentence = {
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

export const concludedCompared: Sentence = compared('concludedCompared', '办结申请数量', 'concluded');

const OUTCOMES: readonly (readonly [QuantityName, string])[] = [
  ['granted', '予以公开'],
  ['partlyGranted', '部分公开'],
  ['refused', '不予公开'],
  ['unavailable', '无法提供'],
  ['notProcessed', '不予处理'],
  ['otherwise', '其他处理'],
];

export const outcomeList: readonly string[] = OUTCOMES.map(([quantity, words]) => `${words}{${quantity}}件`);

export const outcomes: Sentence = {
  id: 'outcomes',
  variants: [
    { when: ['concluded = 0'], text: '' },
    // All ended in one way: said without repeating the number.
    ...OUTCOMES.flatMap(([quantity, words]): readonly Said[] => [
      { when: ['concluded = 1', `${quantity} = 1`], text: `办理结果为${words}。` },
      { when: [`${quantity} = concluded`], text: `办理结果均为${words}。` },
    ]),
    { text: '办结的申请中，{list:outcomes}。' },
  ],
};

export const outcomeShareList: readonly string[] = OUTCOMES.map(
  ([quantity, words]) => `${words}占{share.${quantity}.concluded}%`,
);

/** No outcome is that of all applications. */
const NOT_ALL = OUTCOMES.map(([quantity]): Condition<QuantityName> => `${quantity} < concluded`);

/** Said where applications ended in different ways. */
export const outcomeShares: Sentence = inDetail({
  id: 'outcomeShares',
  variants: [
    {
      when: ['concluded > 1', ...NOT_ALL],
      text: '在办结的申请中，{list:outcomeShares}。',
    },
    { text: '' },
  ],
});

const REFUSALS: readonly (readonly [QuantityName, string])[] = [
  ['stateSecrets', '属于国家秘密'],
  ['forbiddenByLaw', '其他法律行政法规禁止公开'],
  ['securityAndStability', '危及“三安全一稳定”'],
  ['thirdPartyRights', '保护第三方合法权益'],
  ['internalAffairs', '属于三类内部事务信息'],
  ['deliberativeRecords', '属于四类过程性信息'],
  ['enforcementFiles', '属于行政执法案卷'],
  ['registryInquiries', '属于行政查询事项'],
];

const UNAVAILABLE: readonly (readonly [QuantityName, string])[] = [
  ['notHeld', '本机关不掌握相关政府信息'],
  ['needsCreation', '没有现成信息需要另行制作'],
  ['stillUnclear', '补正后申请内容仍不明确'],
];

const NOT_PROCESSED: readonly (readonly [QuantityName, string])[] = [
  ['petitions', '信访举报投诉类申请'],
  ['repeated', '重复申请'],
  ['publications', '要求提供公开出版物'],
  ['excessive', '无正当理由大量反复申请'],
  ['confirmation', '要求行政机关确认或重新出具已获取信息'],
];

const OTHERWISE: readonly (readonly [QuantityName, string])[] = [
  ['notCorrected', '申请人无正当理由逾期不补正'],
  ['feeUnpaid', '申请人逾期未按收费通知要求缴纳费用'],
  ['otherOutcome', '其他情形'],
];

const BREAKDOWNS: readonly (readonly [
  id: string,
  subject: string,
  total: QuantityName,
  parts: readonly (readonly [QuantityName, string])[],
])[] = [
  ['refusedByCause', '不予公开', 'refused', REFUSALS],
  ['unavailableByCause', '无法提供', 'unavailable', UNAVAILABLE],
  ['notProcessedByCause', '不予处理', 'notProcessed', NOT_PROCESSED],
  ['otherwiseByCause', '其他处理', 'otherwise', OTHERWISE],
];

export const breakdowns: readonly Sentence[] = BREAKDOWNS.map(([id, subject, total, parts]) =>
  breakdown(id, subject, total, parts),
);

export const breakdownLists: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  BREAKDOWNS.map(([id, , , parts]) => [id, parts.map(([part, words]) => `${words}{${part}}件`)]),
);

export const timeliness: Sentence = unlessBrief({
  id: 'timeliness',
  variants: [
    { when: ['concluded = 0'], text: '' },
    { text: '答复期限执行情况：【是否均在法定期限内答复；有超期的写明件数和原因】。' },
  ],
});

export const requestWork: Sentence = inDetail(
  say('requestWork', '申请渠道和办理机制情况：【受理申请的渠道，登记、审核、办理、答复和归档的做法】。'),
);
