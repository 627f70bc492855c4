import type { OrganKind } from '../../../core/model/format';
import type { Statement, Variant } from '../../../core/model/phrases';
import { TONES, type Tone } from '../../../core/model/report-draft';
import type { QuantityName } from './quantities';

/** Shapes that sentences of several topics share. */

export type Said = Variant<QuantityName>;
export type Sentence = Statement<QuantityName>;

export const GOVERNMENTS: readonly OrganKind[] = [
  'provincialGovernment',
  'cityGovernment',
  'countyGovernment',
  'townshipGovernment',
];

export const silent: Said = { text: '' };

export const say = (id: string, text: string): Sentence => ({ id, variants: [{ text }] });

/** A sentence that only some tones have. */
export const inTones = (tones: readonly Tone[], { id, variants }: Sentence): Sentence => ({
  id,
  variants: [{ tones: TONES.filter((tone) => !tones.includes(tone)), text: '' }, ...variants],
});

/** Left out of 简明. */
export const unlessBrief = (sentence: Sentence): Sentence => inTones(['standard', 'detailed'], sentence);

/** Only in 详实. */
export const inDetail = (sentence: Sentence): Sentence => inTones(['detailed'], sentence);

/**
 * How a count compares with last year's. A percentage is said only where last year's is not 0 and two decimals show
 * it; two years without any say nothing.
 */
export const comparison = (subject: string, quantity: QuantityName): readonly Said[] => {
  const step = `{difference.${quantity}}件`;
  const percent = `{change.${quantity}}%`;
  return [
    { when: [`${quantity} = 0`, `last.${quantity} = 0`], text: '' },
    { when: [`${quantity} = last.${quantity}`], text: `${subject}与上年持平。` },
    {
      when: [`${quantity} > last.${quantity}`, `change.${quantity} > 0`],
      text: `${subject}比上年增加${step}，增长${percent}。`,
    },
    { when: [`${quantity} > last.${quantity}`], text: `${subject}比上年增加${step}。` },
    {
      when: [`${quantity} < last.${quantity}`, `${quantity} > 0`, `change.${quantity} > 0`],
      text: `${subject}比上年减少${step}，下降${percent}。`,
    },
    { when: [`${quantity} < last.${quantity}`], text: `${subject}比上年减少${step}。` },
    silent,
  ];
};

/** A sentence of its own on how a count compares with last year's. */
export const compared = (id: string, subject: string, quantity: QuantityName): Sentence =>
  unlessBrief({ id, variants: comparison(subject, quantity) });

/** What a total consists of, in 详实; the list of its parts has the id of the sentence. */
export const breakdown = (
  id: string,
  subject: string,
  total: QuantityName,
  parts: readonly (readonly [part: QuantityName, words: string])[],
): Sentence =>
  inDetail({
    id,
    variants: [
      ...parts.flatMap(([part, words]): readonly Said[] => [
        { when: [`${total} = 1`, `${part} = 1`], text: `${subject}{${total}}件，具体情形为${words}。` },
        {
          when: [`${total} > 1`, `${part} = ${total}`],
          text: `${subject}{${total}}件，具体情形均为${words}。`,
        },
      ]),
      { when: [`${total} > 0`], text: `${subject}{${total}}件，其中{list:${id}}。` },
      silent,
    ],
  });
