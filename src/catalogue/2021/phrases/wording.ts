import type { OrganKind } from '../../../core/model/format';
import type { Condition, Statement, Variant } from '../../../core/model/phrases';
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

/** A condition of parts; what stands on the right is not listed by the compiler. */
export const asks = (
  quantity: QuantityName,
  relator: '=' | '>' | '<',
  other: string,
): Condition<QuantityName> => `${quantity} ${relator} ${other}`;

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
 * How a count compares with last year's, by how many and in percent. A percentage is said only where last year's is
 * not 0 and two decimals show it; two years without any say nothing.
 * @param steps  where the number is said beside the percentage; without one it always is
 */
export const compared = (
  id: string,
  subject: string,
  quantity: QuantityName,
  steps: 'always' | 'inDetail' = 'inDetail',
): Sentence => {
  const step = `{difference.${quantity}}件`;
  const turn = (relator: '>' | '<', moves: string, grows: string): readonly Said[] => {
    const holds = asks(quantity, relator, `last.${quantity}`);
    const shows: Condition<QuantityName> = `change.${quantity} > 0`;
    const percent = `${grows}{change.${quantity}}%`;
    const left = relator === '<' ? [asks(quantity, '>', '0')] : [];
    const both: Said = {
      when: [holds, shows, ...left],
      text: `${subject}比上年${moves}${step}，${percent}。`,
    };
    const short: Said = { ...both, tones: ['standard'], text: `${subject}比上年${percent}。` };
    return [
      ...(steps === 'always' ? [] : [short]),
      both,
      { when: [holds], text: `${subject}比上年${moves}${step}。` },
    ];
  };
  return unlessBrief({
    id,
    variants: [
      { when: [asks(quantity, '=', '0'), `last.${quantity} = 0`], text: '' },
      { when: [asks(quantity, '=', `last.${quantity}`)], text: `${subject}与上年持平。` },
      ...turn('>', '增加', '增长'),
      ...turn('<', '减少', '下降'),
      silent,
    ],
  });
};

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
        {
          when: [asks(total, '=', '1'), asks(part, '=', '1')],
          text: `${subject}{${total}}件，具体情形为${words}。`,
        },
        {
          when: [asks(total, '>', '1'), asks(part, '=', total)],
          text: `${subject}{${total}}件，具体情形均为${words}。`,
        },
      ]),
      { when: [asks(total, '>', '0')], text: `${subject}{${total}}件，其中{list:${id}}。` },
      silent,
    ],
  });
