import type { DocumentRules } from '../model/document-check';
import type { Quote } from '../model/finding';
import type { Passage } from './plain-text';

export interface NamedPerson {
  /** As the source writes it. */
  readonly written: string;
  /** The name with its given part hidden: a finding does not spread what should not have been published. */
  readonly shown: string;
  /** The sentence as it stands. */
  readonly quote: Quote;
}

type NameRules = DocumentRules['persons'];

/**
 * Applicants whose full names a text gives, in sentences about an application. Rather one name missed than a word taken
 * for one: 张某, 申请人情况, companies and places are none.
 */
export function namedApplicants(passage: Passage, rules: NameRules): readonly NamedPerson[] {
  const patterns = patternsOf(rules);
  return passage.sentences().flatMap(({ text, at }) =>
    /申请/.test(text) && text.length <= LONGEST_SENTENCE
      ? patterns
          .flatMap((pattern) => [...text.matchAll(pattern)])
          .flatMap(({ groups, indices }) => {
            const name = groups?.['name'] ?? '';
            const from = indices?.groups?.['name']?.[0] ?? 0;
            return rules.notNames.test(name) ? [] : [personAt(passage, at + from, name, rules)];
          })
      : [],
  );
}

const LONGEST_SENTENCE = 1000;

/** What a name is followed by where the sentence goes on about what its bearer did. */
const DOES = '(?:于|因|向|就|不服|认为|通过|以|提出|提交|申请|要求|先生|女士|等)';
const PERSON = '(?:先生|女士|同志)?(?:等[\\d一二三四五六七八九十两]+(?:名|位)?人)?';

function patternsOf({ surnames, compoundSurnames, notGiven }: NameRules): readonly RegExp[] {
  const given = `(?:(?![${notGiven}])\\p{Script=Han}){1,2}`;
  const name = `(?<name>(?:${compoundSurnames.join('|')}|[${surnames}])${given})`;
  return [
    `申请人(?:姓名)?:${name}(?=[^\\p{Script=Han}]|$|${DOES})`,
    `申请人${name}(?=${DOES}|[,(])`,
    `(?<=^|[^\\p{Script=Han}]|对|由|收到|受理|答复)${name}[(]申请人[)]`,
    `(?:收到|接到|受理|答复)${name}${PERSON}(?:提出|提交)的?[^,。;]{0,12}申请`,
  ].map((pattern) => new RegExp(pattern, 'dgu'));
}

function personAt(passage: Passage, at: number, name: string, { compoundSurnames }: NameRules): NamedPerson {
  const surname = compoundSurnames.some((compound) => name.startsWith(compound)) ? 2 : 1;
  const shown = name.slice(0, surname) + '*'.repeat(name.length - surname);
  return {
    written: passage.stretch(at, name.length).text,
    shown,
    quote: passage.quoteAround(at, name.length),
  };
}
