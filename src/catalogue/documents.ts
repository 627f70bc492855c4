import type { DocumentRules } from '../core/model/document-check';

const ARTICLE_12 = '政府信息公开条例第十二条';
const ARTICLE_49 = '政府信息公开条例第四十九条';
const ARTICLE_50 = '政府信息公开条例第五十条';
const FORM = '国办公开办函〔2021〕30号';
const PRACTICE = '已公布年报的通行做法';
const NOT_ALIKE = `${FORM}：内容雷同、敷衍塞责属于应避免的问题`;

/** What is asked of the text of a report, its dates and its metadata table. Patterns read plain text. */
export const documentRules: DocumentRules = {
  rules: {
    'DOC-01': { severity: 'info', source: PRACTICE },
    'DOC-02': { severity: 'error', source: `${ARTICLE_49}：公布上一年度的年度报告` },
    'DOC-03': {
      severity: 'warning',
      source: 'DB51/T 2660—2019第2.1条：统计时间段为上一年度1月1日至12月31日；各地通知要求相同',
    },
    'DOC-04': { severity: 'error', source: `${ARTICLE_50}；${FORM}：不能遗漏` },
    'DOC-05': { severity: 'warning', source: `${FORM}第（一）项：总体情况的内容` },
    'DOC-06': { severity: 'warning', source: `${ARTICLE_50}第四项；${FORM}第（一）项` },
    'DOC-07': { severity: 'warning', source: `${ARTICLE_50}第四项` },
    'DOC-08': { severity: 'info', source: `${FORM}附件：收取信息处理费情况在此处报告` },
    'DOC-09': { severity: 'warning', source: ARTICLE_49 },
    'DOC-10': { severity: 'info', source: '' },
    'DOC-11': { severity: 'error', source: '公布前应删去模板的提示文字并补齐内容' },
    'DOC-12': { severity: 'info', source: `${FORM}附件：报告由六部分组成` },
    'DOC-13': { severity: 'warning', source: `${FORM}：2019年以前的章节不再使用` },
    'DOC-14': { severity: 'warning', source: NOT_ALIKE },
    'DOC-15': { severity: 'info', source: `${FORM}：写本单位的情况` },
    'DOC-16': { severity: 'warning', source: '政府信息公开条例第十五条：不得公开个人隐私' },
    'TXT-00': { severity: 'info', source: `${FORM}第（一）项：总体情况包括依申请公开` },
    'META-01': { severity: 'info', source: `${ARTICLE_12}；索引号各地编法不同` },
    'META-02': { severity: 'info', source: '政府信息公开指南：发布机构应使用全称' },
    'META-03': { severity: 'info', source: `${ARTICLE_12}：目录包括索引、名称、内容概述、生成日期等` },
    'Y-08': { severity: 'info', source: NOT_ALIKE },
  },
  titleEnding: '政府信息公开工作年度报告',
  chapters: [
    {
      chapter: 1,
      heading: '一、总体情况',
      accepted: /^(?:工作)?总体情况/,
      subject: /^(?:总体|基本|工作)情况|^概述/,
    },
    {
      chapter: 2,
      heading: '二、主动公开政府信息情况',
      accepted: /^(?:行政机关)?主动公开政府信息的?情况/,
      subject: /主动公开.{0,6}情况/,
    },
    {
      chapter: 3,
      heading: '三、收到和处理政府信息公开申请情况',
      accepted: /^(?:行政机关)?收到和处理政府信息公开申请的?情况/,
      subject: /(?:收到|受理|处理|办理).{0,10}申请.{0,4}情况|^依申请公开.{0,6}情况/,
    },
    {
      chapter: 4,
      heading: '四、政府信息公开行政复议、行政诉讼情况',
      accepted: /^(?:因?政府信息公开(?:工作)?)(?:被申请)?行政复议[、,和及与]?(?:提起)?行政诉讼的?情况/,
      subject: /复议.{0,8}诉讼/,
    },
    {
      chapter: 5,
      heading: '五、存在的主要问题及改进情况',
      accepted:
        /^(?:政府信息公开工作)?存在的?(?:主要)?问题(?:及|和|与|以及|、)(?:改进情况|(?:改进|整改)措施|下一?步(?:工作)?(?:打算|安排|计划|思路|措施)?)/,
      subject: /(?:问题|不足).{0,4}(?:改进|下一?步|措施|打算)|^存在.{0,6}问题/,
    },
    {
      chapter: 6,
      heading: '六、其他需要报告的事项',
      accepted: /^其他需要(?:报告|说明)的?(?:事项|情况)|^需要报告的其他事项/,
      subject: /^其他.{0,8}事项|需要报告/,
    },
  ],
  topics: [
    {
      label: '主动公开',
      heading: /主动公开|公开内容/,
      text: /主动公开(?:各类|的|了)?(?:政府)?信息|主动公开(?:方面|情况|工作|[:,。])|(?:公开|发布|公布)[^。;\n]{0,16}?\d+(?:余|多)?(?:条|件|篇|份|期)/,
    },
    {
      label: '依申请公开',
      heading: /依申请/,
      text: /依申请(?:信息)?公开(?:方面|情况|工作|[:,。])|(?:收到|受理|接收|办理|没有|未).{0,12}申请/,
    },
    {
      label: '政府信息管理',
      heading: /信息.{0,4}管理/,
      text: /政府信息(?:资源)?(?:的)?(?:规范化?)?管理|信息管理|信息(?:发布|公开)(?:审核|审查|保密审查)/,
    },
    {
      label: '政府信息公开平台建设',
      heading: /平台|载体|渠道/,
      text: /平台建设|(?:公开|发布|信息)平台|(?:网站|新媒体|公众号|专栏)[^。]{0,10}(?:建设|维护|管理|运维|优化|改版)/,
    },
    {
      label: '监督保障',
      heading: /监督|保障|考核/,
      text: /监督保障|监督(?:检查|考核|评议)|工作考核|社会评议|责任追究/,
    },
  ],
  accountability: [
    { label: '工作考核', text: /考核/ },
    { label: '社会评议', text: /评议|社会评价|满意度(?:测评|调查|评价)/ },
    { label: '责任追究', text: /责任追究|追责|问责|追究.{0,6}责任/ },
  ],
  problem: /问题|不足|不够|短板|薄弱|差距|有待|欠缺|不强|不高|不到位|滞后|弱项|(?:仍|还|尚|亟)(?:需|须|待)/,
  measure:
    /下一?步|今后|改进|措施|将(?:进一步|继续|着力|认真|加强|持续|不断|按照|从)|针对.{0,12}(?:问题|不足)|(?:进一步|不断|持续)(?:加强|强化|提高|提升|完善|优化|健全|规范)/,
  shortestProblems: 50,
  fee: /收取.{0,12}(?:处理费|费用)|信息(?:公开)?处理费|收费/,
  leftovers: [
    /[(〔[]?文字描述[^。)〕\]]{0,40}[)〕\]]?/,
    /(?<![A-Za-z0-9/.])[Xx]{2,}(?![A-Za-z0-9/.])/,
    /×{2,}/,
    /(?<![A-Za-z0-9@/.])_{2,}(?![A-Za-z0-9@/.])/,
    /TODO|TBD|待补充|待填写|此处填写|请填写|点击(?:此处)?输入/,
    /[(〔[【]?单位(?:名称|全称)[)〕\]】](?!:)|^单位(?:名称|全称)(?=\d{4}年)/,
    /【(?!打印|关闭|字体|大|中|小|收藏|返回|纠错|分享|字号)[^】\n]{1,60}】/,
  ],
  leftoversWithBlanks: [
    /(?:信息|文件|公文|申请|复议|诉讼|规章|收到|受理|办结|答复|公开|发布|共|计)[ \u3000]+(?:条|件|份|宗|期|次)(?=[,，。；;、（(]|$)/,
  ],
  oldHeadings: [
    /(?:收费|费用)(?:情况)?(?:及|和|与|以及|、)?减免/,
    /诉讼(?:和|及|、)申诉|申诉(?:的)?情况/,
    /(?:工作)?概述/,
    /咨询(?:处理)?情况/,
    /附表|附录说明/,
  ],
  mostOldHeadings: 1,
  generic: [
    /各级政府部门|多数部门|大部分部门|许多部门|不少部门|部分地区|有的地区|一些地区|有些地方|一些地方|部分地方|各级行政机关普遍/,
  ],
  organEndings: [
    { ending: '街道办事处', level: 'street' },
    { ending: '街道', level: 'street' },
    { ending: '管理委员会', level: null },
    { ending: '管委会', level: null },
    { ending: '开发区', level: null },
    { ending: '高新区', level: null },
    { ending: '新区', level: null },
    { ending: '园区', level: null },
    { ending: '示范区', level: null },
    { ending: '管理区', level: null },
    { ending: '度假区', level: null },
    { ending: '保税区', level: null },
    { ending: '合作区', level: null },
    { ending: '风景区', level: null },
    { ending: '办公厅', level: null },
    { ending: '办公室', level: null },
    { ending: '政府办', level: null },
    { ending: '镇人民政府', level: 'township' },
    { ending: '乡人民政府', level: 'township' },
    { ending: '苏木人民政府', level: 'township' },
    { ending: '镇政府', level: 'township' },
    { ending: '乡政府', level: 'township' },
    { ending: '镇', level: 'township' },
    { ending: '乡', level: 'township' },
    { ending: '苏木', level: 'township' },
    { ending: '人民政府', level: 'government' },
    { ending: '政府', level: 'government' },
    { ending: '省', level: 'government' },
    { ending: '市', level: 'government' },
    { ending: '县', level: 'government' },
    { ending: '区', level: 'government' },
    { ending: '州', level: 'government' },
    { ending: '旗', level: 'government' },
    { ending: '委员会', level: 'department' },
    { ending: '委', level: 'department' },
    { ending: '局', level: 'department' },
    { ending: '厅', level: 'department' },
    { ending: '部', level: 'department' },
  ],
  metadataLabels: {
    indexNumber: ['索引号', '索引号码'],
    category: ['分类', '信息分类'],
    publisher: ['发布机构', '发布单位', '公开机构'],
    issueDate: ['发布日期', '发文日期', '成文日期', '生成日期', '公开日期'],
    title: ['标题', '名称', '信息名称'],
    documentNumber: ['文号', '发文字号'],
    keywords: ['主题词', '关键词'],
    abstract: ['内容概述', '内容摘要'],
    validity: ['时效', '有效性', '时效性'],
  },
  otherMetadataLabels: [
    '主题导航',
    '公开方式',
    '公开范围',
    '组配分类',
    '体裁分类',
    '服务对象分类',
    '来源',
    '生成机构',
  ],
  requiredMetadata: ['abstract', 'issueDate', 'validity'],
  due: { department: '01-31', government: '03-31', township: '01-31', street: '01-31' },
  // 条例 names departments and governments at county level and above; for 乡镇 and 街道 local notices decide.
  dueByLaw: ['department', 'government'],
  lastWorkingDays: ['2025-01-27', '2026-01-30'],
  persons: {
    surnames:
      '王李张刘陈杨赵黄周吴徐孙胡朱高林郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎闫潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔崔康邱秦江史顾侯邵孟龙段雷汤尹黎乔贺赖龚庞樊兰殷陶洪翟颜倪严牛芦季俞章鲁葛韦毕聂焦柳邢骆岳齐梅庄祝祁耿詹苗凌费纪靳童甄裴',
    compoundSurnames: ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯'],
    notGiven:
      '某的了是在和与及或等为对从被将把均可应其者人员公司局厅委会村组社区县市镇乡省州山院校厂店所站处科办部情况提出交经已未不曾多次再又也都就并请求依法按书面口头邮寄网上现场当因于以',
    notNames:
      /^(?:陈述|陈情|高度|高效|高频|高等|周边|周末|周期|许多|严格|严重|严肃|陆续|马上|马虎|程序|范围|江苏|江西|江南|江北|林业|林地|田地|张贴|谢绝|金额|金华|夏季|石油|段落|康复|顾问|顾虑|史料|雷同|胡乱|黄河|季度|章程|齐全|费用|纪律|纪检|严禁|童年|龙头|兰考|洪泽|汤阴|凌晨)/,
  },
  similarity: { info: 0.8, warning: 0.9, shortest: 60, shortestPassage: 15 },
  customs: [
    {
      places: ['怀化'],
      longestOverview: 1000,
      source: '怀化市2024年1月5日通知：总体情况篇幅原则上不超过一千字',
    },
    {
      places: ['武威'],
      longestOverview: 1000,
      source: '武政办发〔2025〕54号：总体情况篇幅原则上不超过一千字',
    },
    {
      places: ['怀化'],
      due: { department: '01-28', government: '02-20' },
      source: '怀化市年度报告工作通知：市直单位1月28日前、县市区2月20日前公布',
    },
  ],
};
