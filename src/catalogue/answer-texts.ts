import type { AnswerTexts } from '../core/model/texts';

/** Wording of the sheet 校验说明; it is found again by its heads. */
export const answerTexts: AnswerTexts = {
  sheetName: '校验说明',
  title: '校验说明',
  hint: '提醒和提示核实无误的，在“说明”中写明原因，校验时不再提出；所列数字有变化的，须重新核实。错误须改正，在此说明不起作用。',
  heads: {
    rule: '规则',
    place: '位置',
    sentence: '内容',
    figures: '数字',
    reason: '说明',
    who: '核实人',
    when: '日期',
    id: '编号',
  },
  blank: '空',
  more: (count) => `等${count}格`,
  footer: '第 &P 页，共 &N 页',
};
