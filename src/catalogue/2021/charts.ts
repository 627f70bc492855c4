import { REFUSED } from './row-groups';
import type { ChartBar, ChartTexts } from '../../core/model/chart-format';

const total = (label: string, ...rows: readonly string[]): ChartBar => ({
  label,
  points: rows.map((row) => `requests.${row}.total`),
});

const received = (label: string, column: string): ChartBar => ({
  label,
  points: [`requests.received.${column}`],
});

const under = (group: string, ...rows: readonly string[]): readonly string[] =>
  rows.map((row) => `${group}.${row}`);

/** Charts of the draft, on request. Labels as 表三 prints them, without enumerators. */
export const charts: ChartTexts = {
  section: '一（二）',
  caption: '图{number}　{title}（单位：{unit}）',
  alt: { one: '条形图，{title}：{bars}。', several: '条形图，{title}。{bars}', series: '{series}：{bars}。' },
  bar: '{category}{value}{unit}',
  between: '，',
  charts: [
    {
      id: 'chart-outcomes',
      title: '{year}年政府信息公开申请办理结果',
      unit: '件',
      bars: [
        total('予以公开', 'granted'),
        total('部分公开', 'partlyGranted'),
        total('不予公开', ...under('refused', ...REFUSED)),
        total('无法提供', ...under('unavailable', 'notHeld', 'needsCreation', 'stillUnclear')),
        total(
          '不予处理',
          ...under('notProcessed', 'petitions', 'repeated', 'publications', 'excessive', 'confirmation'),
        ),
        // The format of 2019 has one row （六） instead of three.
        total('其他处理', 'other', ...under('other', 'notCorrected', 'feeUnpaid', 'other')),
      ],
    },
    {
      id: 'chart-applicants',
      title: '{year}年新收政府信息公开申请的申请人',
      unit: '件',
      bars: [
        received('自然人', 'naturalPerson'),
        received('商业企业', 'business'),
        received('科研机构', 'research'),
        received('社会公益组织', 'publicWelfare'),
        received('法律服务机构', 'legalService'),
        received('其他', 'otherOrganisation'),
      ],
    },
    {
      id: 'chart-years',
      title: '{lastYear}年和{year}年政府信息公开申请情况',
      unit: '件',
      beside: { lastYear: '{lastYear}年', year: '{year}年' },
      bars: [
        total('新收申请', 'received'),
        total('办结', 'concluded'),
        total('结转下年度', 'carriedForward'),
      ],
    },
  ],
};
