import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import type { SourceLine } from '../model/source';
import { documentFinding, listed } from './finding';
import { isIdentityNumber } from './identity-number';
import { PAGE_NUMBER, plainText, quoteOf } from './plain-text';
import type { ReportText } from './report-text';

/** Lines named one by one; more help nobody. */
const MOST_LINES = 20;
/** Lines looked at; a report has some hundreds. */
const MOST_LOOKED_AT = 5000;

/** DOC-11: hints of a template and places that nobody filled in, line by line. */
export function leftoverFindings({ input, title }: ReportText, rules: DocumentRules): readonly Finding[] {
  const first = title?.line ?? input.sections.find(({ chapter }) => chapter > 0)?.line ?? 0;
  const seen = new Map<string, number>();
  return input.lines
    .slice(0, MOST_LOOKED_AT)
    .flatMap((line, index) => {
      if (line.inTable || line.hidden === true || PAGE_NUMBER.test(line.text)) return [];
      const found = leftoversIn(line, index >= first, rules);
      if (found.length === 0) return [];
      const labels = listed(found);
      const times = (seen.get(labels) ?? 0) + 1;
      seen.set(labels, times);
      const quote = quoteOf(input.lines, index, aroundFirst(line.text, found[0] ?? ''));
      const about = times === 1 ? labels : `${labels}:${String(times)}`;
      return [documentFinding({ rule: 'DOC-11', wording: 'left', values: { labels }, quote, about }, rules)];
    })
    .slice(0, MOST_LINES);
}

/** What is left in a line; above the title stands what a web page prints around a report. */
function leftoversIn({ text }: SourceLine, inReport: boolean, rules: DocumentRules): readonly string[] {
  const plain = plainText(text);
  const found = rules.leftovers.flatMap((pattern) => pattern.exec(plain)?.[0] ?? []);
  const withBlanks = rules.leftoversWithBlanks.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return [...found.filter((words) => inReport || !words.startsWith('【')), ...withBlanks];
}

const CONTEXT = 20;
const LONGEST = 60;

function aroundFirst(text: string, words: string): string {
  if (text.length <= LONGEST) return text;
  const from = Math.max(0, text.indexOf(words.slice(0, 4)) - CONTEXT);
  const part = text.slice(from, from + LONGEST);
  return `${from > 0 ? '…' : ''}${part}${from + LONGEST < text.length ? '…' : ''}`;
}

const IDENTITY = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const MOBILE = /(?<![\d.])1[3-9]\d{9}(?![\d.])/g;
/** Words of the line that says how to reach the office. */
const CONTACT = /联系|咨询|值班|传真|邮编|邮箱|电话/;
const ABOUT_PERSONS = /申请人|当事人|投诉人|举报人|信访人|身份证/;

/** DOC-16: numbers of persons, in hidden text too: it is published all the same. */
export function personalDataFindings({ input }: ReportText, rules: DocumentRules): readonly Finding[] {
  return input.lines
    .flatMap((_, index) => numbersIn(input.lines, index))
    .slice(0, MOST_LINES)
    .map(({ wording, number, index }) => {
      const shown = masked(number);
      const text = aroundFirst(withMasks(halfWidth(input.lines[index]?.text ?? '')), shown);
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
  return text.replace(IDENTITY, masked).replace(MOBILE, masked);
}

function halfWidth(text: string): string {
  return text.replace(/[０-９Ｘｘ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
