import type { AxisItem, TableFormat } from '../../core/model/format';
import { disputes, outcomesOneToFive, requestsTable } from '../2021/tables';

/**
 * 表二 and 表三 of 国办公开办函〔2019〕60号, in use for the reports for 2019 and 2020. 表四 is that of 2021.
 * Source: labels of two published forms; spans of （八） and （九） and the unit of 采购总金额 are not confirmed.
 */

const items: readonly AxisItem[] = [
  { key: 'itemsLastYear', label: '上一年项目数量' },
  { key: 'itemsChange', label: '本年增/减', measure: 'change' },
];
const itemsAndDecisions: readonly AxisItem[] = [...items, { key: 'decided', label: '处理决定数量' }];

const proactive2019: TableFormat = {
  id: 'proactive',
  number: '二',
  sheetName: '表二 主动公开',
  heading: '二、主动公开政府信息情况',
  layout: { stubWidths: [24], dataWidth: 20, orientation: 'portrait' },
  blocks: [
    {
      id: 'proactive.documents',
      caption: '第二十条第（一）项',
      corner: '信息内容',
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocuments', label: '规范性文件' },
      ],
      columns: [
        { key: 'made', label: '本年新制作数量' },
        { key: 'disclosed', label: '本年新公开数量' },
        { key: 'disclosedTotal', label: '对外公开总数量' },
      ],
      measure: 'count',
    },
    {
      id: 'proactive.licensing',
      caption: '第二十条第（五）项',
      corner: '信息内容',
      rows: [
        { key: 'licences', label: '行政许可' },
        { key: 'otherServices', label: '其他对外管理服务事项' },
      ],
      columns: itemsAndDecisions,
      measure: 'count',
    },
    {
      id: 'proactive.enforcement',
      caption: '第二十条第（六）项',
      corner: '信息内容',
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'compulsion', label: '行政强制' },
      ],
      columns: itemsAndDecisions,
      measure: 'count',
    },
    {
      id: 'proactive.fees',
      caption: '第二十条第（八）项',
      corner: '信息内容',
      rows: [{ key: 'fees', label: '行政事业性收费' }],
      columns: items,
      measure: 'count',
    },
    {
      id: 'proactive.procurement',
      caption: '第二十条第（九）项',
      corner: '信息内容',
      rows: [{ key: 'procurement', label: '政府集中采购' }],
      columns: [
        { key: 'projects', label: '采购项目数量' },
        { key: 'amount', label: '采购总金额', measure: 'amount' },
      ],
      measure: 'count',
    },
  ],
};

const otherAsOneRow: AxisItem = { key: 'other', label: '（六）其他处理' };

export const outcomeKeys2019: readonly string[] = [...outcomesOneToFive, otherAsOneRow].flatMap(
  ({ key, children }) => (children ? children.map((child) => `${key}.${child.key}`) : [key]),
);

export const tables2019: readonly TableFormat[] = [proactive2019, requestsTable(otherAsOneRow), disputes];
