import type { ImportTexts } from '../core/model/ledger-import';

/**
 * What other systems' lists call things. A word that the form counts in more than one row is asked, never guessed;
 * the first pattern that fits counts. Articles are those of the 条例 of 2019.
 */
export const ledgerImportTexts: ImportTexts = {
  personal: '身份证|证件号|电话|手机|联系方式|住址|通[讯信]地址|家庭地址|邮编|邮政编码|邮箱|^地址$',
  heads: [
    { pattern: '身份证|证件号|电话|手机|住址|通讯地址|邮编', field: 'note' },
    { pattern: '应答复|答复期限|到期|截止|剩余|超期|是否', field: 'note' },
    { pattern: '补正.*(?:告知|通知|发出)|(?:告知|通知).*补正', field: 'correctionAsked' },
    { pattern: '补正.*(?:收到|提交|日期|时间)|收到补正', field: 'correctionReceived' },
    { pattern: '(?:征求|征询).*意见.*(?:回复|收到|反馈)|意见.*回复', field: 'consultationReplied' },
    { pattern: '(?:征求|征询).*意见', field: 'consultationSent' },
    { pattern: '(?:延期|延长).*(?:批准|审批|日期|时间)', field: 'extensionApproved' },
    { pattern: '(?:延期|延长).*(?:天|日|期限)', field: 'extension' },
    { pattern: '(?:收费|缴费).*(?:通知|告知)', field: 'feeNoticed' },
    { pattern: '缴(?:费|纳).*(?:日期|时间)', field: 'feePaid' },
    { pattern: '(?:收费|处理费|费用).*(?:金额|元)|处理费', field: 'fee' },
    { pattern: '文号|文书号|告知书编号', field: 'documentNumber' },
    { pattern: '送达.*(?:日期|时间)|寄出|签收', field: 'served' },
    { pattern: '送达.*方式|答复.*(?:方式|形式)|提供方式', field: 'service' },
    { pattern: '(?:答复|办结|回复|办理完成).*(?:日期|时间)|^(?:答复|办结)日$', field: 'answered' },
    {
      pattern: '(?:收到|收件|接收|申请|登记|受理|提交|接件|来件).*(?:日期|时间|日)',
      field: 'received',
    },
    {
      pattern: '(?:答复|办理|处理|办结|公开)(?:结果|类型|类别|情况|情形|意见|决定)|是否公开|结论',
      field: 'outcome',
    },
    {
      pattern: '(?:申请人|申请主体|主体).*(?:性质|类型|类别|身份|种类)|^(?:人员|申请)类[型别]$',
      field: 'applicant',
    },
    { pattern: '(?:申请|接收|来件|收件|受理).*(?:渠道|方式|途径|来源)', field: 'channel' },
    { pattern: '申请人|姓名|名称|申请单位', field: 'applicantName' },
    { pattern: '内容|事项|标题|摘要|主题|描述', field: 'summary' },
    { pattern: '(?:承办|办理|责任|主办|经办).*(?:科室|部门|单位|处室|机构|人)', field: 'department' },
    { pattern: '编号|流水号|登记号|受理号|查询号|^序号$', field: 'number' },
    { pattern: '备注|说明', field: 'note' },
  ],
  outcomes: [
    {
      pattern: '部分(?:予以)?(?:公开|同意|提供)|区分处理|部分不予公开|同意部分公开',
      means: ['partlyGranted'],
      source: '《条例》第三十七条',
    },
    {
      pattern: '国家秘密|涉密',
      means: ['refused.stateSecrets'],
      source: '《条例》第十四条',
    },
    {
      pattern: '法律、?行政法规禁止|法律法规禁止',
      means: ['refused.forbiddenByLaw'],
      source: '《条例》第十四条',
    },
    {
      pattern: '三安全一稳定|危及.*(?:安全|稳定)|社会稳定',
      means: ['refused.securityAndStability'],
      source: '《条例》第十四条',
    },
    {
      pattern: '商业秘密|个人隐私|第三方(?:合法权益|不同意)',
      means: ['refused.thirdPartyRights'],
      source: '《条例》第十五条、第三十二条',
    },
    {
      pattern: '内部事务|人事管理|后勤管理|内部工作流程',
      means: ['refused.internalAffairs'],
      source: '《条例》第十六条第一款',
    },
    {
      pattern: '过程性|讨论记录|过程稿|磋商信函|请示报告',
      means: ['refused.deliberativeRecords'],
      source: '《条例》第十六条第二款',
    },
    { pattern: '执法案卷', means: ['refused.enforcementFiles'], source: '《条例》第十六条第二款' },
    {
      pattern: '行政查询|不动产登记资料|工商登记资料|登记资料查询',
      means: ['refused.registryInquiries'],
      source: '《条例》第三十六条第七项',
    },
    {
      pattern: '内部(?:管理)?信息',
      means: ['refused.internalAffairs', 'refused.deliberativeRecords'],
      source: '《条例》第十六条第一款、第二款',
    },
    {
      pattern: '大量.*(?:反复|频繁)|反复申请|频繁申请',
      means: ['notProcessed.excessive', 'notProcessed.repeated'],
      source: '《条例》第三十五条、第三十六条第六项',
    },
    { pattern: '重复', means: ['notProcessed.repeated'], source: '《条例》第三十六条第六项' },
    {
      pattern: '信访|举报|投诉',
      means: ['notProcessed.petitions'],
      source: '《条例》第三十九条第一款',
    },
    {
      pattern: '出版物|公报|报刊|书籍',
      means: ['notProcessed.publications'],
      source: '《条例》第三十九条第二款',
    },
    {
      pattern: '确认.*(?:信息|文件)|重新出具',
      means: ['notProcessed.confirmation'],
      source: '国办公开办函〔2021〕30号',
    },
    {
      pattern: '补正后.*不明确|仍不明确',
      means: ['unavailable.stillUnclear'],
      source: '《条例》第三十条',
    },
    {
      pattern: '(?:逾期|未|不|放弃).*补正|视为放弃',
      means: ['other.notCorrected'],
      source: '《条例》第三十条',
    },
    {
      pattern: '(?:逾期|未|不).*(?:缴费|缴纳|交费)',
      means: ['other.feeUnpaid'],
      source: '国办函〔2020〕109号',
    },
    {
      pattern: '不明确',
      means: ['unavailable.stillUnclear', 'other.notCorrected'],
      source: '《条例》第三十条',
    },
    {
      pattern: '(?:需要?|须)?另行制作|加工|分析|没有现成|无现成',
      means: ['unavailable.needsCreation'],
      source: '《条例》第三十八条',
    },
    {
      pattern: '不掌握|不存在|未制作|未获取|未保存|无此信息|检索不到|未检索到|查无',
      means: ['unavailable.notHeld'],
      source: '《条例》第三十六条第四项',
    },
    {
      pattern: '非本(?:机关|单位|部门)|不属于?本(?:机关|单位|部门)|不由本',
      means: ['unavailable.notHeld'],
      source: '《条例》第三十六条第五项',
    },
    {
      pattern: '撤回|撤销申请|撤件|主动撤|终止',
      means: ['other.other'],
      source: '《国务院办公厅政府信息公开工作年度报告格式》其他处理',
    },
    {
      pattern: '^转|转(?:办|交|送)|移送',
      means: ['unavailable.notHeld', 'notProcessed.petitions', 'other.other'],
      source: '《条例》第三十六条第五项、第三十九条第一款',
    },
    {
      pattern: '咨询|非政府信息|不属于政府信息|不是政府信息',
      means: ['other.other', 'notProcessed.petitions', 'unavailable.notHeld'],
      source: '《条例》第二条、第三十九条第一款',
    },
    {
      pattern: '^(?:不予公开|不公开|不同意公开|不予提供)$',
      means: [
        'refused.stateSecrets',
        'refused.forbiddenByLaw',
        'refused.securityAndStability',
        'refused.thirdPartyRights',
        'refused.internalAffairs',
        'refused.deliberativeRecords',
        'refused.enforcementFiles',
        'refused.registryInquiries',
      ],
      source: '《条例》第十四条至第十六条、第三十六条第三项',
    },
    {
      pattern: '^(?:无法提供|不能提供|未能提供)$',
      means: ['unavailable.notHeld', 'unavailable.needsCreation', 'unavailable.stillUnclear'],
      source: '《条例》第三十条、第三十六条、第三十八条',
    },
    {
      pattern: '^(?:不予处理|不予受理|不受理|不处理)$',
      means: [
        'notProcessed.petitions',
        'notProcessed.repeated',
        'notProcessed.publications',
        'notProcessed.excessive',
        'notProcessed.confirmation',
      ],
      source: '《条例》第三十五条、第三十六条、第三十九条',
    },
    {
      pattern: '^(?:已答复|已办结|办结|已回复|已处理|已办理|告知|其他告知|是)$',
      means: ['granted', 'partlyGranted', 'unavailable.notHeld', 'other.other'],
      source: '没有说明办理结果',
    },
    {
      pattern:
        '^(?:已?(?:予以|同意|全部|依法|依申请|予以全部)*公开|已主动公开|属于?主动公开(?:范围)?|主动公开|同意提供|已提供|予以提供|全部公开|告知获取(?:方式|途径).*)$',
      means: ['granted'],
      source: '《条例》第三十六条第一项、第二项',
    },
  ],
  applicants: [
    {
      pattern: '^(?:自然人|公民|个人|村民|居民|群众|普通公民)$',
      means: ['naturalPerson'],
      source: '《条例》第二十七条',
    },
    {
      pattern: '律师|律所|法律服务',
      means: ['legalService', 'naturalPerson'],
      source: '律师代理的按委托人计',
    },
    { pattern: '研究院|研究所|高校|大学|科研', means: ['research'], source: '表三科研机构' },
    { pattern: '基金会|公益|慈善', means: ['publicWelfare'], source: '表三社会公益组织' },
    { pattern: '公司|企业|个体', means: ['business'], source: '表三商业企业' },
    {
      pattern: '^(?:法人|组织|单位|法人或(?:者)?其他组织|法人和其他组织|法人及其他组织|社会组织|非自然人)$',
      means: ['business', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'],
      source: '表三法人或其他组织分五类',
    },
    {
      pattern: '村委会|居委会|合作社|机关|事业单位|媒体|协会|学会',
      means: ['otherOrganisation', 'publicWelfare'],
      source: '表三法人或其他组织',
    },
  ],
  note: { of: '：', then: '；' },
};
