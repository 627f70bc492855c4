import type { Phrases } from '../../core/model/phrases';
import * as disputes from './phrases/disputes';
import * as proactive from './phrases/proactive';
import { quantities, type QuantityName } from './phrases/quantities';
import * as requests from './phrases/requests';
import * as work from './phrases/work';
import { say } from './phrases/wording';

/**
 * Wording of the report draft in the format of 国办公开办函〔2021〕30号. Headings verbatim; every sentence is our own.
 * The order of topics in 一 is that of the notice, item (一); 工作考核, 社会评议, 责任追究 are asked of governments of
 * every level by 政府信息公开条例 Art. 50(4); the processing fee is reported in 六 (note of the form).
 *
 * 简明 says what the law asks for; 标准 adds comparisons with last year and how the work was done; 详实 adds what the
 * totals consist of, shares, and more of the work.
 */
const catalogue: Phrases<QuantityName> = {
  title: '{organ}{year}年政府信息公开工作年度报告',
  titleName: '标题',
  preambleName: '前言',
  pending: '【待核】',
  noFigure: '，基本信息中填写有误',
  quantities,
  lists: {
    channels: proactive.channels,
    publications: proactive.publicationList,
    decisions: proactive.decisionList,
    platforms: proactive.platformList,
    training: proactive.trainingList,
    applicants: requests.applicantList,
    outcomes: requests.outcomeList,
    outcomeShares: requests.outcomeShareList,
    ...requests.breakdownLists,
    ...disputes.resultLists,
  },
  names: {
    organ: '单位名称',
    year: '年度',
    address: '办公地址',
    postcode: '邮政编码',
    phone: '联系电话',
    website: '网站名称和网址',
    department: '联系科室',
    leader: '分管负责人姓名和职务',
    office: '政府信息公开工作机构',
  },
  preamble: [
    [
      say(
        'basis',
        '根据《中华人民共和国政府信息公开条例》第五十条和《{form}》（{instrument}）的要求，编制{organ}{year}年政府信息公开工作年度报告。',
      ),
      work.partsList,
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
            [proactive.disclosed, proactive.publications, proactive.keyAreas, proactive.interpretationWork],
            [proactive.decisions, ...proactive.decisionsCompared, proactive.fees],
          ],
        },
        {
          number: '（二）',
          heading: '（二）依申请公开',
          paragraphs: [
            [
              requests.intake,
              requests.receivedCompared,
              requests.applicants,
              requests.applicantShares,
              requests.handling,
              requests.concludedCompared,
              requests.outcomes,
            ],
            [requests.outcomeShares, ...requests.breakdowns],
            [requests.timeliness, requests.requestWork],
            [
              disputes.reviews,
              disputes.reviewsCompared,
              disputes.suits,
              disputes.suitResults,
              ...disputes.resultsByKind,
              disputes.suitsCompared,
            ],
          ],
        },
        {
          number: '（三）',
          heading: '（三）政府信息管理',
          paragraphs: [[proactive.rules, proactive.norms], [work.management]],
        },
        {
          number: '（四）',
          heading: '（四）政府信息公开平台建设',
          paragraphs: [[proactive.platforms, work.platformWork]],
        },
        {
          number: '（五）',
          heading: '（五）监督保障',
          paragraphs: [
            [work.organisation, proactive.meetings, work.resources],
            [work.assessment, work.evaluation, work.accountability],
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
      paragraphs: [[work.earlierProblems], [work.problems], [work.measures]],
      parts: [],
    },
    {
      number: '六',
      heading: '六、其他需要报告的事项',
      paragraphs: [[proactive.processingFee, proactive.feeUnpaid], [work.others]],
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
