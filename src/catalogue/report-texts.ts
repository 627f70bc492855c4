import type { ReportTexts } from '../core/model/texts';

/** Wording of the sheet 报告正文; it is found again by its heads. */
export const reportTexts: ReportTexts = {
  sheetName: '报告正文',
  title: '报告正文',
  hint: '可直接修改文字，也可增删行、调整顺序；改动过的文字更新数字时保留。自己添加的行“类型”可空着。右侧隐藏的两列由插件识别，请勿改动。',
  heads: { text: '正文', kind: '类型', block: '段落编号', generated: '生成内容' },
  kinds: {
    title: '标题',
    heading1: '一级标题',
    heading2: '二级标题',
    paragraph: '正文',
    table: '表格',
    chart: '图表',
  },
  table: (label) => `（此处为${label}，导出时由表格生成）`,
  chart: (label) => `（此处为图：${label}，导出时由表格生成）`,
  footer: '第 &P 页，共 &N 页',
};
