import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import type { SourceLine } from '../model/source';
import { documentFinding } from './finding';
import { isIdentityNumber } from './identity-number';
import { aroundFirst, MOST_LINES } from './leftovers';
import { namedApplicants, type NamedPerson } from './person-names';
import { plainText, quoteOf } from './plain-text';
import type { ReportText } from './report-text';

const IDENTITY = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const MOBILE = /(?<![\d.])1[3-9]\d{9}(?![\d.])/g;
/** Words of the line that says how to reach the office. */
const CONTACT = /联系|咨询|值班|传真|邮编|邮箱|电话/;
const ABOUT_PERSONS = /申请人|当事人|投诉人|举报人|信访人|身份证/;

/** DOC-16: names and numbers of persons, the numbers in hidden text too: it is published all the same. */
export function personalDataFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const persons = namedApplicants(text.whole, rules.persons).slice(0, MOST_LINES);
  const findings = [
    ...numberFindings(text, rules),
    ...persons.map(({ shown, quote }) =>
      documentFinding(
        { rule: 'DOC-16', wording: 'name', values: { name: shown }, quote, about: shown },
        rules,
      ),
    ),
  ];
  return told(findings).map(({ quote, ...finding }) => ({
    ...finding,
    ...(quote ? { quote: { ...quote, text: withMasks(withoutNames(quote.text, persons)) } } : {}),
  }));
}

function withoutNames(text: string, persons: readonly NamedPerson[]): string {
  return persons.reduce((hidden, { written, shown }) => hidden.split(written).join(shown), text);
}

/** Findings with ids of their own: what is hidden of two numbers or names may be all that tells them apart. */
function told(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, times);
    return times === 1 ? finding : { ...finding, id: `${finding.id}:${String(times)}` };
  });
}

function numberFindings({ input }: ReportText, rules: DocumentRules): readonly Finding[] {
  return input.lines
    .flatMap((_, index) => numbersIn(input.lines, index))
    .slice(0, MOST_LINES)
    .map(({ wording, number, index }) => {
      const shown = masked(number);
      const text = aroundFirst(withMasks(input.lines[index]?.text ?? ''), shown);
      const quote = quoteOf(input.lines, index, text);
      return documentFinding(
        { rule: 'DOC-16', wording, values: { number: shown }, quote, about: shown },
        rules,
      );
    });
}

interface PersonalNumber {
  readonly wording: 'identity' | 'mobile';
  readonly number: string;
  readonly index: number;
}

function numbersIn(lines: readonly SourceLine[], index: number): readonly PersonalNumber[] {
  const text = halfWidth(lines[index]?.text ?? '');
  if (!/\d{11}/.test(text)) return [];
  const identities = [...text.matchAll(IDENTITY)].map(([number]) => number).filter(isIdentityNumber);
  const all = [...text.matchAll(MOBILE)].map(([number]) => number);
  const mobiles = all.length > 0 && isContact(lines, index) ? [] : all;
  return [
    ...identities.map((number) => ({ wording: 'identity' as const, number, index })),
    ...mobiles.map((number) => ({ wording: 'mobile' as const, number, index })),
  ];
}

/** The line, or the one it goes on from, says how to reach the office. */
function isContact(lines: readonly SourceLine[], index: number): boolean {
  const [before, text] = [index - 1, index].map((at) => plainText(lines[at]?.text ?? ''));
  return CONTACT.test(`${before ?? ''}${text ?? ''}`) && !ABOUT_PERSONS.test(text ?? '');
}

/** A finding does not spread what should not have been published. */
function masked(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}

function withMasks(text: string): string {
  return halfWidth(text).replace(IDENTITY, masked).replace(MOBILE, masked);
}

function halfWidth(text: string): string {
  return text.replace(/[０-９Ｘｘ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
