import type { YearRule } from '../core/model/year-rule';

/** Rules between a report and that of the year before. Sources and thresholds as listed with each. */

const APPLICANTS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
  'total',
] as const;

const DOCUMENTS = ['rules', 'normativeDocuments'] as const;
const DECISIONS = ['licences', 'penalties', 'compulsion'] as const;

const CARRIED_OVER: YearRule = {
  id: 'Y-01',
  label: '上年结转',
  severity: 'warning',
  table: 'requests',
  forEach: APPLICANTS,
  asks: { equation: 'requests.carriedIn.{key} = previous.requests.carriedForward.{key}' },
  points: ['requests.carriedIn.{key}', 'previous.requests.carriedForward.{key}'],
  source: '表三栏目：上年结转即上年报告的结转下年度继续办理',
};

const rulesOfTableTwo: readonly YearRule[] = [
  {
    id: 'Y-02',
    label: '现行有效件数衔接',
    severity: 'warning',
    table: 'proactive',
    forEach: DOCUMENTS,
    asks: {
      equation:
        'proactive.{key}.inForce = previous.proactive.{key}.inForce + proactive.{key}.issued - proactive.{key}.repealed',
    },
    points: [
      'proactive.{key}.inForce',
      'previous.proactive.{key}.inForce',
      'proactive.{key}.issued',
      'proactive.{key}.repealed',
    ],
    source: '数量关系：上年现行有效加本年制发减本年废止；已公布的报告逐年相符',
  },
  {
    id: 'Y-03',
    label: '上一年项目数量衔接',
    severity: 'warning',
    table: 'proactive',
    forEach: ['licences', 'otherServices', 'penalties', 'compulsion', 'fees'],
    asks: {
      equation:
        'proactive.{key}.itemsLastYear = previous.proactive.{key}.itemsLastYear + previous.proactive.{key}.itemsChange',
    },
    points: [
      'proactive.{key}.itemsLastYear',
      'previous.proactive.{key}.itemsLastYear',
      'previous.proactive.{key}.itemsChange',
    ],
    source: '国办公开办函〔2019〕60号，表二栏目：上一年项目数量、本年增/减',
  },
  {
    id: 'Y-04',
    label: '格式变化',
    severity: 'info',
    table: 'proactive',
    forEach: DOCUMENTS,
    asks: {
      condition: 'previous.proactive.{key}.disclosedTotal + proactive.{key}.inForce > 0',
    },
    points: ['proactive.{key}.inForce', 'previous.proactive.{key}.disclosedTotal'],
    source: '国办公开办函〔2019〕60号与〔2021〕30号，表二栏目',
  },
  {
    id: 'Y-05',
    label: '废止多于存量',
    severity: 'warning',
    table: 'proactive',
    forEach: DOCUMENTS,
    asks: {
      condition: 'proactive.{key}.repealed > previous.proactive.{key}.inForce + proactive.{key}.issued',
    },
    points: ['proactive.{key}.repealed', 'previous.proactive.{key}.inForce', 'proactive.{key}.issued'],
    replaces: ['Y-02:{key}'],
    source: '数量关系：废止的文件应在上年现行有效和本年制发之内',
  },
  {
    id: 'T2-03',
    label: '本年均为0',
    severity: 'info',
    table: 'proactive',
    asks: {
      condition:
        'proactive.licences.decided + proactive.penalties.decided + proactive.compulsion.decided + proactive.fees.collected = 0 and previous.proactive.licences.decided + previous.proactive.penalties.decided + previous.proactive.compulsion.decided + previous.proactive.fees.collected > 0',
    },
    points: [
      'proactive.licences.decided',
      'proactive.penalties.decided',
      'proactive.compulsion.decided',
      'proactive.fees.collected',
      'previous.proactive.licences.decided',
      'previous.proactive.penalties.decided',
      'previous.proactive.compulsion.decided',
      'previous.proactive.fees.collected',
    ],
    source: '武政办发〔2025〕54号：已公开和依法未公开的处理决定都要统计',
  },
  {
    id: 'NUM-04',
    label: '收费单位',
    severity: 'warning',
    table: 'proactive',
    asks: {
      condition:
        'proactive.fees.collected > 0 and previous.proactive.fees.collected > 0 and proactive.fees.collected >= 1000 previous.proactive.fees.collected',
    },
    points: ['proactive.fees.collected', 'previous.proactive.fees.collected'],
    wording: 'more',
    replaces: ['NUM-04'],
    source: '表二表头：单位：万元',
  },
  {
    id: 'NUM-04',
    label: '收费单位',
    severity: 'warning',
    table: 'proactive',
    asks: {
      condition:
        'proactive.fees.collected > 0 and previous.proactive.fees.collected > 0 and 1000 proactive.fees.collected <= previous.proactive.fees.collected',
    },
    points: ['proactive.fees.collected', 'previous.proactive.fees.collected'],
    wording: 'less',
    source: '表二表头：单位：万元',
  },
];

const COMPARED_WITH_LAST_YEAR = '某区整改要求：各项数据与上年比较，关注增减变化';

/** A rise and a fall by half of last year's figure and by `least` cases. */
function swings(figure: string, least: number, rest: Pick<YearRule, 'table' | 'forEach'>): YearRule[] {
  const last = `previous.${figure}`;
  const rule = { id: 'Y-06', label: '大幅增减', severity: 'info', ...rest } as const;
  const points = [figure, last];
  return [
    {
      ...rule,
      asks: { condition: `2 ${figure} >= 3 ${last} and ${figure} >= ${last} + ${least}` },
      points,
      wording: 'rise',
      source: COMPARED_WITH_LAST_YEAR,
    },
    {
      ...rule,
      asks: { condition: `2 ${figure} <= ${last} and ${last} >= ${figure} + ${least}` },
      points,
      wording: 'fall',
      source: COMPARED_WITH_LAST_YEAR,
    },
  ];
}

const rulesOfTableFour: readonly YearRule[] = [
  {
    id: 'X-01',
    label: '复议多于办结',
    severity: 'warning',
    table: 'disputes',
    asks: {
      condition:
        'disputes.reconsideration.total > requests.concluded.total + previous.requests.concluded.total + requests.carriedForward.total',
    },
    points: [
      'disputes.reconsideration.total',
      'requests.concluded.total',
      'previous.requests.concluded.total',
      'requests.carriedForward.total',
    ],
    source: '行政复议法第二十条：复议期限为六十日，案件来自本年和上年的申请',
  },
  {
    id: 'X-04',
    label: '复议后起诉多于复议',
    severity: 'info',
    table: 'disputes',
    asks: {
      condition:
        'disputes.litigationAfterReconsideration.total > disputes.reconsideration.total + previous.disputes.reconsideration.total',
    },
    points: [
      'disputes.litigationAfterReconsideration.total',
      'disputes.reconsideration.total',
      'previous.disputes.reconsideration.total',
    ],
    source: '复议后起诉以先经复议为前提',
  },
];

export const yearRules: readonly YearRule[] = [
  ...rulesOfTableTwo,
  ...swings('proactive.{key}.decided', 100, { table: 'proactive', forEach: DECISIONS }),
  CARRIED_OVER,
  ...swings('requests.received.total', 20, { table: 'requests' }),
  ...rulesOfTableFour,
  {
    id: 'Y-07',
    label: '数据雷同',
    severity: 'warning',
    table: 'requests',
    asks: { identicalBut: DOCUMENTS.map((key) => `proactive.${key}.inForce`) },
    points: [],
    source: '国办公开办函〔2021〕30号：内容雷同、敷衍塞责',
  },
];
