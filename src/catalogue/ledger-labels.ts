import type { LedgerTexts } from '../core/model/ledger-texts';

/** How lists of applications and of disputes name their columns and what stands in them. The first is ours. */
const caseLabels: LedgerTexts['cases'] = {
  number: ['编号', '申请编号', '登记号', '登记编号', '受理编号', '收件编号', '序列号'],
  received: [
    '收到日期',
    '收到申请日期',
    '收到时间',
    '收件日期',
    '收件时间',
    '接收日期',
    '申请日期',
    '登记日期',
    '受理日期',
    '收到申请时间',
  ],
  channel: ['申请渠道', '渠道', '申请方式', '申请途径', '接收渠道', '来源渠道'],
  applicant: ['申请人类型', '申请人类别', '申请人性质', '申请主体类型'],
  applicantName: [
    '申请人',
    '申请人姓名',
    '申请人名称',
    '申请人姓名或名称',
    '姓名',
    '申请人（可脱敏）',
    '申请人姓名/名称',
  ],
  summary: ['申请内容摘要', '申请内容', '内容摘要', '内容描述', '申请事项', '所需信息内容', '申请公开内容'],
  department: ['承办科室', '承办部门', '承办单位', '办理科室', '责任科室', '承办处室', '经办科室'],
  correctionAsked: ['补正告知日期', '补正通知日期', '告知补正日期', '补正告知时间'],
  correctionReceived: ['补正收到日期', '收到补正日期', '补正日期', '补正收到时间'],
  consultationSent: [
    '征求意见发出日期',
    '征求意见发出',
    '征求意见日期',
    '征求第三方意见日期',
    '发出征求意见日期',
  ],
  consultationReplied: ['征求意见回复日期', '回复日期', '征求意见回复', '收到意见日期', '第三方意见回复日期'],
  extension: ['延期天数', '延长天数', '延期工作日', '延期（工作日）', '延期天数（工作日）'],
  extensionApproved: ['延期批准日期', '批准日期', '延期日期', '延期审批日期'],
  feeNoticed: ['收费通知日期', '收费通知', '缴费通知日期'],
  fee: ['收费金额', '金额', '收费金额（元）', '信息处理费'],
  feePaid: ['缴费日期', '缴纳日期', '缴费时间'],
  outcome: ['处理结果', '办理结果', '答复类型', '答复结果', '答复情况', '处理情况'],
  documentNumber: ['答复文号', '文号', '告知书文号', '答复书文号'],
  answered: ['答复日期', '答复时间', '办结日期', '办结时间', '实际答复日期', '答复办结日期'],
  service: ['送达方式', '答复方式'],
  served: ['送达日期', '送达时间', '寄出日期'],
  note: ['备注', '说明'],
};

const disputeLabels: LedgerTexts['disputes'] = {
  number: ['案号', '编号', '复议诉讼编号', '案件编号'],
  type: ['类型', '案件类型', '复议诉讼类型', '类别'],
  application: ['申请编号', '对应申请编号', '所涉申请编号', '依申请公开编号', '关联申请编号'],
  filed: ['受理日期', '立案日期', '收到日期', '提起日期', '受理时间', '立案时间'],
  concluded: ['审结日期', '结案日期', '办结日期', '审结时间', '结案时间'],
  result: ['结果', '审理结果', '复议诉讼结果', '案件结果'],
  onlyAsReviewer: ['仅作为复议机关', '仅因复议为共同被告', '复议机关共同被告', '是否仅为复议机关'],
  note: ['备注', '说明'],
};

/** Names of kinds of applicants besides the labels of the form. */
const applicantNames: LedgerTexts['applicants'] = {
  naturalPerson: ['自然人', '公民', '个人'],
  business: ['商业企业', '企业', '公司'],
  research: ['科研机构', '科研'],
  publicWelfare: ['社会公益组织', '公益组织'],
  legalService: ['法律服务机构', '律师事务所', '律所'],
  otherOrganisation: ['其他', '其他组织', '法人或其他组织-其他'],
};

/** Short names of outcomes, besides the labels of the form and their numbers such as （三）4. */
const outcomeNames: LedgerTexts['outcomes'] = {
  granted: ['予以公开', '公开'],
  partlyGranted: ['部分公开', '部分公开（区分处理的，只计这一情形，不计其他情形）'],
  'refused.stateSecrets': ['属于国家秘密', '国家秘密'],
  'refused.forbiddenByLaw': ['其他法律行政法规禁止公开', '法律行政法规禁止公开'],
  'refused.securityAndStability': ['危及“三安全一稳定”', '三安全一稳定'],
  'refused.thirdPartyRights': ['保护第三方合法权益', '第三方合法权益'],
  'refused.internalAffairs': ['属于三类内部事务信息', '三类内部事务信息', '内部事务信息'],
  'refused.deliberativeRecords': ['属于四类过程性信息', '四类过程性信息', '过程性信息'],
  'refused.enforcementFiles': ['属于行政执法案卷', '行政执法案卷'],
  'refused.registryInquiries': ['属于行政查询事项', '行政查询事项'],
  'unavailable.notHeld': ['本机关不掌握相关政府信息', '本机关不掌握', '信息不存在', '不掌握相关政府信息'],
  'unavailable.needsCreation': ['没有现成信息需要另行制作', '需要另行制作', '另行制作'],
  'unavailable.stillUnclear': ['补正后申请内容仍不明确', '补正后仍不明确'],
  'notProcessed.petitions': ['信访举报投诉类申请', '信访举报投诉'],
  'notProcessed.repeated': ['重复申请'],
  'notProcessed.publications': ['要求提供公开出版物', '公开出版物'],
  'notProcessed.excessive': ['无正当理由大量反复申请', '大量反复申请'],
  'notProcessed.confirmation': ['要求行政机关确认或重新出具已获取信息', '确认或重新出具已获取信息'],
  'other.notCorrected': ['申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '逾期不补正'],
  'other.feeUnpaid': [
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '逾期未缴费',
    '逾期不缴费',
    '逾期未按收费通知要求缴纳费用',
  ],
  'other.other': ['其他处理-其他', '其他', '主动撤回', '撤回申请', '申请人撤回'],
};

/** Numbers of outcomes in the form, such as （三）4 for what protects third parties. */
const outcomeNumbers: LedgerTexts['outcomeNumbers'] = {
  granted: '一',
  partlyGranted: '二',
  'refused.stateSecrets': '三1',
  'refused.forbiddenByLaw': '三2',
  'refused.securityAndStability': '三3',
  'refused.thirdPartyRights': '三4',
  'refused.internalAffairs': '三5',
  'refused.deliberativeRecords': '三6',
  'refused.enforcementFiles': '三7',
  'refused.registryInquiries': '三8',
  'unavailable.notHeld': '四1',
  'unavailable.needsCreation': '四2',
  'unavailable.stillUnclear': '四3',
  'notProcessed.petitions': '五1',
  'notProcessed.repeated': '五2',
  'notProcessed.publications': '五3',
  'notProcessed.excessive': '五4',
  'notProcessed.confirmation': '五5',
  'other.notCorrected': '六1',
  'other.feeUnpaid': '六2',
  'other.other': '六3',
};

/** Headings of the groups that may stand before an outcome, as in 不予公开-国家秘密. */
const groups: readonly string[] = ['不予公开', '无法提供', '不予处理', '其他处理', '法人或其他组织'];

const disputeTypeNames: LedgerTexts['disputeTypes'] = {
  reconsideration: ['行政复议', '复议'],
  directLitigation: ['未经复议直接起诉', '直接起诉', '行政诉讼'],
  litigationAfterReconsideration: ['复议后起诉', '经复议后起诉'],
};

const resultNames: LedgerTexts['results'] = {
  upheld: ['结果维持', '维持'],
  corrected: ['结果纠正', '纠正', '撤销', '确认违法', '责令履行'],
  other: ['其他结果', '其他', '驳回', '终止', '撤回'],
  pending: ['尚未审结', '未审结', '审理中'],
};

const yes: readonly string[] = ['是', '√', '有', 'yes', 'y', 'true', '1'];

export const ledgerTexts: LedgerTexts = {
  cases: caseLabels,
  disputes: disputeLabels,
  applicants: applicantNames,
  outcomes: outcomeNames,
  outcomeNumbers,
  groups,
  disputeTypes: disputeTypeNames,
  results: resultNames,
  yes,
};
