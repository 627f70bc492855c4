import type { ConditionRule, EquationRule } from '../../core/model/format';

export const FORM = '国办公开办函〔2021〕30号';

/** The one relation the form prints, in the head of 表三; the same in the formats of 2019 and 2021. */
export const balance = (source: string): EquationRule => ({
  id: 'T3-BAL',
  label: '收支平衡',
  severity: 'error',
  table: 'requests',
  forEach: { axis: 'column', block: 'requests.all' },
  equation:
    'requests.received.{column} + requests.carriedIn.{column} = requests.concluded.{column} + requests.carriedForward.{column}',
  source: `${source}，表三表头：第一项加第二项之和，等于第三项加第四项之和`,
});

/** Totals are not listed: they follow from the word 总计 in the tables (T3-ROW, T3-SUM, T4-SUM). */
export const equations: readonly EquationRule[] = [
  balance(FORM),
  {
    id: 'T2-02',
    label: '现行有效件数与制发、废止件数',
    severity: 'warning',
    table: 'proactive',
    forEach: { axis: 'row', block: 'proactive.documents' },
    equation: 'proactive.{row}.inForce >= proactive.{row}.issued - proactive.{row}.repealed',
    source: '数量关系：本年制发而未废止的文件应在现行有效件数之内',
  },
];

const REFUSALS_14_TO_16 = [
  'stateSecrets',
  'forbiddenByLaw',
  'securityAndStability',
  'thirdPartyRights',
  'internalAffairs',
  'deliberativeRecords',
  'enforcementFiles',
]
  .map((key) => `requests.refused.${key}.total`)
  .join(' + ');

const rulesOfTableTwo: readonly ConditionRule[] = [
  {
    id: 'T2-01',
    label: '规章制定权',
    severity: 'warning',
    table: 'proactive',
    condition: 'proactive.rules.issued + proactive.rules.repealed + proactive.rules.inForce > 0',
    points: ['proactive.rules.issued', 'proactive.rules.repealed', 'proactive.rules.inForce'],
    organKinds: [
      'countyGovernment',
      'townshipGovernment',
      'cityDepartment',
      'countyDepartment',
      'provincialDepartment',
    ],
    source: '立法法第九十一条、第九十三条',
  },
  {
    id: 'NUM-04',
    label: '收费单位',
    severity: 'warning',
    table: 'proactive',
    condition: 'proactive.fees.collected >= 1000000',
    points: ['proactive.fees.collected'],
    organKinds: [
      'townshipGovernment',
      'countyDepartment',
      'cityDepartment',
      'provincialDepartment',
      'centralDepartment',
    ],
    source: '表二表头：单位：万元',
  },
];

/** Plausibility between 表三 and 表四; `outcomeKeys` are the counted outcomes of the edition. */
export const conditionsBetweenTables = (outcomeKeys: readonly string[]): readonly ConditionRule[] => [
  {
    id: 'X-02',
    label: '没有申请而有复议诉讼',
    severity: 'info',
    table: 'disputes',
    condition:
      'requests.received.total + requests.carriedIn.total = 0 and disputes.reconsideration.total + disputes.directLitigation.total + disputes.litigationAfterReconsideration.total > 0',
    points: [
      'disputes.reconsideration.total',
      'disputes.directLitigation.total',
      'disputes.litigationAfterReconsideration.total',
      'requests.received.total',
      'requests.carriedIn.total',
    ],
    source: '可由上年度申请引发，请核实后说明',
  },
  {
    id: 'X-03',
    label: '复议占办结比例偏高',
    severity: 'info',
    table: 'disputes',
    condition:
      '2 disputes.reconsideration.total >= requests.concluded.total and requests.concluded.total >= 4',
    points: ['disputes.reconsideration.total', 'requests.concluded.total'],
    source: '已公布的市级年报为5%至13%',
  },
  {
    id: 'X-05',
    label: '复议前置',
    severity: 'warning',
    table: 'disputes',
    fromYear: 2024,
    condition: `disputes.directLitigation.total > 0 and requests.concluded.total > 0 and ${REFUSALS_14_TO_16} = requests.concluded.total`,
    points: ['disputes.directLitigation.total', 'requests.concluded.total'],
    source: '行政复议法第二十三条第一款第四项',
  },
  {
    id: 'X-09',
    label: '没有申请而有办理结果',
    severity: 'warning',
    table: 'requests',
    forEach: {
      axis: 'column',
      block: 'requests.all',
      only: ['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'],
    },
    condition: `requests.received.{column} + requests.carriedIn.{column} = 0 and ${outcomeKeys
      .map((key) => `requests.${key}.{column}`)
      .join(' + ')} > 0`,
    points: ['requests.concluded.{column}', 'requests.received.{column}', 'requests.carriedIn.{column}'],
    replaces: ['T3-BAL:{column}'],
    source: '该类申请人没有申请，不应有办理结果',
  },
];

export const conditions = (outcomeKeys: readonly string[]): readonly ConditionRule[] => [
  ...rulesOfTableTwo,
  ...conditionsBetweenTables(outcomeKeys),
];
