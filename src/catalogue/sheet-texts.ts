import type { InfoField, TemplateTexts } from '../core/model/texts';
import { organKindLabel, organKinds } from './organ-kinds';

/**
 * Wording in the sheets themselves. They are official documents and stay Chinese in every language of the
 * interface. None of it reads like a label of the form, so that the recogniser passes over it.
 */
const FOOTER = '第 &P 页，共 &N 页';

const figure = (key: string, label: string): InfoField => ({ key, label, figure: true });

export const sheetTexts: TemplateTexts = {
  sheets: {
    checkColumn: '校验提示（自动，不打印）',
    controlColumn: '核对数',
    controlRow: '核对数（可选）',
    checkRow: (rule) =>
      rule === 'T3-BAL' ? '校验：第一项＋第二项＝第三项总计＋第四项' : '校验：第三项总计＝各项办理结果之和',
    wholeNumber: { title: '请填整数', message: '请填不小于0的整数；没有数据请填0，核对数可以留空。' },
    amount: { title: '请填金额', message: '请填不小于0的数，单位为万元；没有数据请填0。' },
    less: '少',
    more: '多',
    totalIs: (label) => `${label}填的是`,
    partsAre: '，各项相加是',
    notAtLeast: '，少于本年制发减本年废止的',
    controlIs: (label) => `${label}与核对数`,
    controlDiffers: '不符',
    footer: FOOTER,
  },
  info: {
    sheetName: '基本信息',
    title: '政府信息公开工作年度报告 基本信息',
    footer: FOOTER,
    sections: [
      {
        title: '填报信息',
        fields: [
          { key: 'organ', label: '单位', hint: '填报单位全称，报告标题由此生成' },
          { key: 'kind', label: '单位类别', hint: '决定规章等项目的校验，请从列表中选择' },
          { key: 'year', label: '年度', hint: '报告所属年度，四位数字' },
          { key: 'format', label: '格式', hint: '由插件填写' },
          { key: 'totals', label: '合计方式', hint: '插入时选定' },
        ],
      },
      {
        title: '联系方式',
        fields: [
          { key: 'department', label: '联系科室' },
          { key: 'address', label: '地址' },
          { key: 'postcode', label: '邮政编码' },
          { key: 'phone', label: '电话' },
          { key: 'email', label: '电子邮箱' },
          { key: 'website', label: '报告网址', hint: '报告电子版的公布地址' },
        ],
      },
      {
        title: '发布信息',
        fields: [
          { key: 'indexNumber', label: '索引号', hint: '如 机构代码/2024-00001' },
          { key: 'category', label: '分类' },
          { key: 'publisher', label: '发布机构', hint: '应使用单位全称' },
          { key: 'issueDate', label: '发文日期', hint: '如 2024-01-05' },
          { key: 'title', label: '标题' },
          { key: 'documentNumber', label: '文号', hint: '没有文号填“无号”' },
          { key: 'keywords', label: '主题词' },
          { key: 'abstract', label: '内容概述' },
          { key: 'validity', label: '时效' },
        ],
      },
      // Last, so that the entries above stand where older workbooks have them.
      {
        title: '报告正文用数（选填）',
        fields: [
          figure('disclosedTotal', '主动公开政府信息（条）'),
          figure('websiteTotal', '政府网站公开（条）'),
          figure('newMediaTotal', '政务新媒体公开（条）'),
          figure('gazettes', '政府公报（期）'),
          figure('interpretations', '政策解读（件）'),
          figure('responses', '回应关切（件）'),
          figure('websites', '政府网站（个）'),
          figure('accounts', '政务新媒体账号（个）'),
          figure('readingPlaces', '政府信息查阅场所（处）'),
          figure('meetings', '工作会议（次）'),
          figure('trainings', '业务培训（次）'),
          figure('trainees', '参加培训（人次）'),
          figure('feeNotices', '信息处理费通知（件）'),
          figure('feesNoticed', '信息处理费通知金额（元）'),
          figure('feesReceived', '信息处理费实收（元）'),
          { key: 'leader', label: '分管负责人' },
          { key: 'office', label: '工作机构' },
        ],
      },
    ],
    kinds: organKinds.map(({ label }) => label),
    totals: { formulas: '公式合计', typed: '手工填写' },
    kindLabel: (kind) => (kind === null ? '' : organKindLabel(kind)),
    kindMessage: '请从列表中选择单位类别',
    totalsMessage: '请从列表中选择合计方式',
    yearMessage: '请填四位年份',
    figureMessage: '请填不小于0的数',
  },
};
