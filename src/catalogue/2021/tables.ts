import type { AxisItem, TableFormat } from '../../core/model/format';

/**
 * 表二, 表三 and 表四 of 国办公开办函〔2021〕30号, annex. Labels verbatim.
 * Source: the annex and a .docx template of the format (December 2025), compared cell by cell.
 * Widths: the printed form's proportions, data columns widened to what Excel needs for nine digits.
 */

const ARTICLE_20 = (item: string): string => `第二十条第（${item}）项`;

const documents: readonly AxisItem[] = [
  { key: 'rules', label: '规章' },
  {
    key: 'normativeDocuments',
    label: '行政规范性文件',
    aliases: [{ label: '规范性文件', origin: '2019' }],
  },
];

const decisions2019: readonly AxisItem[] = [
  { key: 'itemsLastYear', label: '上一年项目数量' },
  { key: 'itemsChange', label: '本年增/减', measure: 'change' },
];

const decided: readonly AxisItem[] = [
  { key: 'decided', label: '本年处理决定数量', aliases: [{ label: '处理决定数量', origin: '2019' }] },
];

export const proactive: TableFormat = {
  id: 'proactive',
  number: '二',
  sheetName: '表二 主动公开',
  heading: '二、主动公开政府信息情况',
  layout: { stubWidths: [24], dataWidth: 20, orientation: 'portrait' },
  blocks: [
    {
      id: 'proactive.documents',
      caption: ARTICLE_20('一'),
      corner: '信息内容',
      rows: documents,
      columns: [
        {
          key: 'issued',
          label: '本年制发件数',
          aliases: [
            { label: '本年新制发件数', origin: 'local' },
            { label: '本年新制作数量', origin: '2019', means: 'made' },
          ],
        },
        {
          key: 'repealed',
          label: '本年废止件数',
          aliases: [{ label: '本年新公开数量', origin: '2019', means: 'disclosed' }],
        },
        {
          key: 'inForce',
          label: '现行有效件数',
          aliases: [{ label: '对外公开总数量', origin: '2019', means: 'disclosedTotal' }],
        },
      ],
      measure: 'count',
    },
    {
      id: 'proactive.licensing',
      caption: ARTICLE_20('五'),
      corner: '信息内容',
      rows: [{ key: 'licences', label: '行政许可' }],
      columns: decided,
      measure: 'count',
      foreignColumns: decisions2019,
      foreignRows: [{ key: 'otherServices', label: '其他对外管理服务事项' }],
    },
    {
      id: 'proactive.enforcement',
      caption: ARTICLE_20('六'),
      corner: '信息内容',
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'compulsion', label: '行政强制' },
      ],
      columns: decided,
      measure: 'count',
      foreignColumns: decisions2019,
    },
    {
      id: 'proactive.fees',
      caption: ARTICLE_20('八'),
      corner: '信息内容',
      rows: [{ key: 'fees', label: '行政事业性收费' }],
      columns: [{ key: 'collected', label: '本年收费金额（单位：万元）' }],
      measure: 'amount',
      foreignColumns: decisions2019.map((column) => ({ ...column, measure: column.measure ?? 'count' })),
    },
  ],
};

const applicants: readonly AxisItem[] = [
  {
    key: '',
    label: '申请人情况',
    aliases: [
      { label: '申请人类型', origin: 'local' },
      { label: '申请人类别', origin: 'local' },
    ],
    children: [
      { key: 'naturalPerson', label: '自然人' },
      {
        key: '',
        label: '法人或其他组织',
        aliases: [
          { label: '法人和其他组织', origin: 'local' },
          { label: '法人及其他组织', origin: 'local' },
          { label: '法人或者其他组织', origin: 'local' },
        ],
        children: [
          { key: 'business', label: '商业企业' },
          { key: 'research', label: '科研机构' },
          { key: 'publicWelfare', label: '社会公益组织' },
          { key: 'legalService', label: '法律服务机构' },
          { key: 'otherOrganisation', label: '其他' },
        ],
      },
      { key: 'total', label: '总计' },
    ],
  },
];

/** （一） to （五） of 三、本年度办理结果, the same in the formats of 2019 and 2021. */
export const outcomesOneToFive: readonly AxisItem[] = [
  { key: 'granted', label: '（一）予以公开' },
  { key: 'partlyGranted', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' },
  {
    key: 'refused',
    label: '（三）不予公开',
    aliases: [
      { label: '（三）不予公开类', origin: 'local' },
      { label: '（三）不予公开情况', origin: 'local' },
    ],
    children: [
      { key: 'stateSecrets', label: '1.属于国家秘密' },
      { key: 'forbiddenByLaw', label: '2.其他法律行政法规禁止公开' },
      { key: 'securityAndStability', label: '3.危及“三安全一稳定”' },
      { key: 'thirdPartyRights', label: '4.保护第三方合法权益' },
      { key: 'internalAffairs', label: '5.属于三类内部事务信息' },
      { key: 'deliberativeRecords', label: '6.属于四类过程性信息' },
      { key: 'enforcementFiles', label: '7.属于行政执法案卷' },
      { key: 'registryInquiries', label: '8.属于行政查询事项' },
    ],
  },
  {
    key: 'unavailable',
    label: '（四）无法提供',
    aliases: [
      { label: '（四）无法提供类', origin: 'local' },
      { label: '（四）无法提供情况', origin: 'local' },
    ],
    children: [
      { key: 'notHeld', label: '1.本机关不掌握相关政府信息' },
      { key: 'needsCreation', label: '2.没有现成信息需要另行制作' },
      { key: 'stillUnclear', label: '3.补正后申请内容仍不明确' },
    ],
  },
  {
    key: 'notProcessed',
    label: '（五）不予处理',
    aliases: [
      { label: '（五）不予处理类', origin: 'local' },
      { label: '（五）不予处理情况', origin: 'local' },
    ],
    children: [
      { key: 'petitions', label: '1.信访举报投诉类申请' },
      { key: 'repeated', label: '2.重复申请' },
      { key: 'publications', label: '3.要求提供公开出版物' },
      { key: 'excessive', label: '4.无正当理由大量反复申请' },
      { key: 'confirmation', label: '5.要求行政机关确认或重新出具已获取信息' },
    ],
  },
];

const otherOutcomes: AxisItem = {
  key: 'other',
  label: '（六）其他处理',
  aliases: [
    { label: '（六）其他处理类', origin: 'local' },
    { label: '（六）其他处理情况', origin: 'local' },
  ],
  children: [
    {
      key: 'notCorrected',
      label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      aliases: [{ label: '逾期不补正', origin: 'spelling' }],
    },
    {
      key: 'feeUnpaid',
      label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      aliases: [{ label: '逾期不缴费', origin: 'spelling' }],
    },
    { key: 'other', label: '3.其他' },
  ],
};

/** Keys of the 21 outcomes of 三、本年度办理结果 that are counted, the total left out. */
export const outcomeKeys: readonly string[] = [...outcomesOneToFive, otherOutcomes].flatMap(
  ({ key, children }) => (children ? children.map((child) => `${key}.${child.key}`) : [key]),
);

/** 表三 with the given form of （六）, which is all in which the editions differ. */
export function requestsTable(other: AxisItem): TableFormat {
  return {
    id: 'requests',
    number: '三',
    sheetName: '表三 依申请公开',
    heading: '三、收到和处理政府信息公开申请情况',
    layout: { stubWidths: [8, 15, 36], dataWidth: 9.5, orientation: 'landscape' },
    blocks: [
      {
        id: 'requests.all',
        corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        rows: [
          { key: 'received', label: '一、本年新收政府信息公开申请数量' },
          { key: 'carriedIn', label: '二、上年结转政府信息公开申请数量' },
          {
            key: '',
            label: '三、本年度办理结果',
            aliases: [
              { label: '三、办理结果情况', origin: 'local' },
              { label: '三、办理结果', origin: 'local' },
              { label: '三、本年度办理情况', origin: 'local' },
              { label: '三、本年度办理结果情况', origin: 'local' },
            ],
            children: [...outcomesOneToFive, other, { key: 'concluded', label: '（七）总计' }],
          },
          { key: 'carriedForward', label: '四、结转下年度继续办理' },
        ],
        columns: applicants,
        measure: 'count',
        totals: { column: 'T3-ROW', row: 'T3-SUM' },
      },
    ],
  };
}

export const requests: TableFormat = requestsTable(otherOutcomes);

const results: readonly AxisItem[] = [
  { key: 'upheld', label: '结果维持' },
  { key: 'corrected', label: '结果纠正' },
  { key: 'other', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
];

export const disputes: TableFormat = {
  id: 'disputes',
  number: '四',
  sheetName: '表四 复议诉讼',
  heading: '四、政府信息公开行政复议、行政诉讼情况',
  layout: { stubWidths: [], dataWidth: 9.5, orientation: 'landscape' },
  blocks: [
    {
      id: 'disputes.all',
      rows: [{ key: '', label: '' }],
      columns: [
        { key: 'reconsideration', label: '行政复议', children: results },
        {
          key: '',
          label: '行政诉讼',
          children: [
            { key: 'directLitigation', label: '未经复议直接起诉', children: results },
            { key: 'litigationAfterReconsideration', label: '复议后起诉', children: results },
          ],
        },
      ],
      measure: 'count',
      totals: { column: 'T4-SUM' },
    },
  ],
};
