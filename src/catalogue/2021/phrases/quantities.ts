import { ORGANISATIONS, REFUSED } from '../row-groups';
import type { Quantity } from '../../../core/model/phrases';

/** Figures that the sentences of the draft print or depend on, and where they stand. */

const LITIGATION = ['directLitigation', 'litigationAfterReconsideration'];

const requests = (name: string, ...rows: readonly string[]): Quantity => ({
  name: `表三${name}`,
  points: rows.map((row) => `requests.${row}.total`),
});

const received = (name: string, ...columns: readonly string[]): Quantity => ({
  name: `表三本年新收${name}申请`,
  points: columns.map((column) => `requests.received.${column}`),
});

const disputes = (name: string, column: string, ...blocks: readonly string[]): Quantity => ({
  name: `表四${name}`,
  points: blocks.map((block) => `disputes.${block}.${column}`),
});

const proactive = (name: string, ...points: readonly string[]): Quantity => ({
  name: `表二${name}`,
  points: points.map((point) => `proactive.${point}`),
});

/** A figure that only 基本信息 has; its name is a hint while it is missing. */
const count = (entry: string, name: string): Quantity => ({ name, entry, measure: 'count' });

const amount = (entry: string, name: string): Quantity => ({ name, entry, measure: 'amount' });

export const quantities = {
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
  receivedNatural: received('自然人', 'naturalPerson'),
  receivedOrganisations: received('法人或其他组织', ...ORGANISATIONS),
  receivedBusiness: received('商业企业', 'business'),
  receivedResearch: received('科研机构', 'research'),
  receivedPublicWelfare: received('社会公益组织', 'publicWelfare'),
  receivedLegalService: received('法律服务机构', 'legalService'),
  receivedOtherOrganisation: received('其他法人或组织', 'otherOrganisation'),
  carriedIn: requests('上年结转总计', 'carriedIn'),
  intake: requests('本年新收与上年结转之和', 'received', 'carriedIn'),
  concluded: requests('办理结果总计', 'concluded'),
  granted: requests('予以公开总计', 'granted'),
  partlyGranted: requests('部分公开总计', 'partlyGranted'),
  refused: requests('不予公开各项总计', ...REFUSED.map((key) => `refused.${key}`)),
  stateSecrets: requests('属于国家秘密总计', 'refused.stateSecrets'),
  forbiddenByLaw: requests('其他法律行政法规禁止公开总计', 'refused.forbiddenByLaw'),
  securityAndStability: requests('危及“三安全一稳定”总计', 'refused.securityAndStability'),
  thirdPartyRights: requests('保护第三方合法权益总计', 'refused.thirdPartyRights'),
  internalAffairs: requests('属于三类内部事务信息总计', 'refused.internalAffairs'),
  deliberativeRecords: requests('属于四类过程性信息总计', 'refused.deliberativeRecords'),
  enforcementFiles: requests('属于行政执法案卷总计', 'refused.enforcementFiles'),
  registryInquiries: requests('属于行政查询事项总计', 'refused.registryInquiries'),
  unavailable: requests(
    '无法提供各项总计',
    'unavailable.notHeld',
    'unavailable.needsCreation',
    'unavailable.stillUnclear',
  ),
  notHeld: requests('本机关不掌握相关政府信息总计', 'unavailable.notHeld'),
  needsCreation: requests('没有现成信息需要另行制作总计', 'unavailable.needsCreation'),
  stillUnclear: requests('补正后申请内容仍不明确总计', 'unavailable.stillUnclear'),
  notProcessed: requests(
    '不予处理各项总计',
    'notProcessed.petitions',
    'notProcessed.repeated',
    'notProcessed.publications',
    'notProcessed.excessive',
    'notProcessed.confirmation',
  ),
  petitions: requests('信访举报投诉类申请总计', 'notProcessed.petitions'),
  repeated: requests('重复申请总计', 'notProcessed.repeated'),
  publications: requests('要求提供公开出版物总计', 'notProcessed.publications'),
  excessive: requests('无正当理由大量反复申请总计', 'notProcessed.excessive'),
  confirmation: requests('要求确认或重新出具已获取信息总计', 'notProcessed.confirmation'),
  // The format of 2019 has one row （六） instead of three.
  otherwise: requests('其他处理各项总计', 'other.notCorrected', 'other.feeUnpaid', 'other.other', 'other'),
  notCorrected: requests('逾期不补正总计', 'other.notCorrected'),
  feeUnpaid: requests('逾期未缴纳费用总计', 'other.feeUnpaid'),
  otherOutcome: requests('其他处理中其他总计', 'other.other'),
  carriedForward: requests('结转下年度继续办理总计', 'carriedForward'),

  reviews: disputes('行政复议总计', 'total', 'reconsideration'),
  reviewsUpheld: disputes('行政复议结果维持', 'upheld', 'reconsideration'),
  reviewsCorrected: disputes('行政复议结果纠正', 'corrected', 'reconsideration'),
  reviewsOther: disputes('行政复议其他结果', 'other', 'reconsideration'),
  reviewsPending: disputes('行政复议尚未审结', 'pending', 'reconsideration'),
  suits: disputes('行政诉讼两项总计', 'total', ...LITIGATION),
  suitsUpheld: disputes('行政诉讼两项结果维持', 'upheld', ...LITIGATION),
  suitsCorrected: disputes('行政诉讼两项结果纠正', 'corrected', ...LITIGATION),
  suitsOther: disputes('行政诉讼两项其他结果', 'other', ...LITIGATION),
  suitsPending: disputes('行政诉讼两项尚未审结', 'pending', ...LITIGATION),
  direct: disputes('未经复议直接起诉总计', 'total', 'directLitigation'),
  directUpheld: disputes('未经复议直接起诉结果维持', 'upheld', 'directLitigation'),
  directCorrected: disputes('未经复议直接起诉结果纠正', 'corrected', 'directLitigation'),
  directOther: disputes('未经复议直接起诉其他结果', 'other', 'directLitigation'),
  directPending: disputes('未经复议直接起诉尚未审结', 'pending', 'directLitigation'),
  afterReview: disputes('复议后起诉总计', 'total', 'litigationAfterReconsideration'),
  afterReviewUpheld: disputes('复议后起诉结果维持', 'upheld', 'litigationAfterReconsideration'),
  afterReviewCorrected: disputes('复议后起诉结果纠正', 'corrected', 'litigationAfterReconsideration'),
  afterReviewOther: disputes('复议后起诉其他结果', 'other', 'litigationAfterReconsideration'),
  afterReviewPending: disputes('复议后起诉尚未审结', 'pending', 'litigationAfterReconsideration'),

  disclosed: count('disclosedTotal', '主动公开政府信息总数'),
  viaWebsite: count('websiteTotal', '政府网站公开数量'),
  viaNewMedia: count('newMediaTotal', '政务新媒体公开数量'),
  gazettes: count('gazettes', '政府公报期数，没有的填0'),
  interpretations: count('interpretations', '政策解读件数，没有的填0'),
  responses: count('responses', '回应关切件数，没有的填0'),
  websites: count('websites', '政府网站数量，没有的填0'),
  accounts: count('accounts', '政务新媒体账号数量，没有的填0'),
  readingPlaces: count('readingPlaces', '查阅场所数量，没有的填0'),
  meetings: count('meetings', '会议次数，没有的填0'),
  trainings: count('trainings', '培训次数，没有的填0'),
  trainees: count('trainees', '参加培训人次'),
  feeNotices: count('feeNotices', '收费通知件数，没有的填0'),
  feesNoticed: amount('feesNoticed', '通知收费金额，没有的填0'),
  feesReceived: amount('feesReceived', '实际收取金额，没有的填0'),
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof quantities;
