import type { PreviousTexts } from '../core/model/texts';

/** Wording of the sheet 上年数据. None of it is a label of the form or of 基本信息. */
export const previousTexts: PreviousTexts = {
  sheetName: '上年数据',
  title: '上年数据',
  hints: [
    '上年报告中的数字，校验时与本年数据核对，不是本年报告的内容。',
    '读错的请改“上年数”一列；不知道的删去该行，没有数据的填0。',
    '“数据点”一列由插件识别，请勿改动。',
  ],
  organ: '上年报告单位',
  year: '上年报告年度',
  name: '上年报告来源',
  heads: { item: '项目', figure: '上年数', source: '原文', point: '数据点' },
  table: (number) => `表${number}`,
  footer: '第 &P 页，共 &N 页',
};
