import type { ConversionRule } from '../core/model/conversion';

/**
 * Where the figures of the form of 2019 stand in that of 2021. Figures with the same data point are the same figure
 * (本年新制发件数, 规范性文件 and 处理决定数量 are other words for it) and need no rule. Only what is certain is moved;
 * where the meaning differs the clerk is asked.
 */
const FORM_2019 = '国办公开办函〔2019〕60号';
const FORM_2021 = '国办公开办函〔2021〕30号';
const BOTH = `${FORM_2019}，${FORM_2021}`;

export const conversions: readonly ConversionRule[] = [
  // （六）其他处理 was one row; what fell under it is not told apart, so it stands under 3.其他 until the clerk divides it.
  { kind: 'moved', from: 'requests.other.{each}', to: 'requests.other.other.{each}', source: BOTH },

  {
    kind: 'asked',
    id: 'issued',
    to: 'proactive.{each}.issued',
    choices: [
      { id: 'made', from: ['proactive.{each}.made'] },
      { id: 'disclosed', from: ['proactive.{each}.disclosed'] },
    ],
    source: BOTH,
  },
  {
    kind: 'asked',
    id: 'inForce',
    to: 'proactive.{each}.inForce',
    choices: [{ id: 'disclosedTotal', from: ['proactive.{each}.disclosedTotal'] }],
    source: BOTH,
  },
  // Only where 处理决定数量 itself is not given: projects are no decisions.
  {
    kind: 'asked',
    id: 'decided',
    to: 'proactive.{each}.decided',
    choices: [{ id: 'items', from: ['proactive.{each}.itemsLastYear', 'proactive.{each}.itemsChange'] }],
    source: BOTH,
  },

  { kind: 'noPlace', from: 'proactive.{each}.made', reason: 'otherMeaning', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.{each}.disclosed', reason: 'otherMeaning', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.{each}.disclosedTotal', reason: 'otherMeaning', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.fees.{each}', reason: 'feesByAmount', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.otherServices.{each}', reason: 'rowGone', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.procurement.{each}', reason: 'blockGone', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.{each}.itemsLastYear', reason: 'onlyDecisions', source: FORM_2021 },
  { kind: 'noPlace', from: 'proactive.{each}.itemsChange', reason: 'onlyDecisions', source: FORM_2021 },
];
