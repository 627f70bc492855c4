import type { DocumentRules } from '../model/document-check';
import type { Finding, Quote } from '../model/finding';
import { dayIn } from './dates';
import { documentFinding, listed } from './finding';
import { isOrganCode } from './identity-number';
import { plainText, quoteOf } from './plain-text';
import type { ReportText } from './report-text';
import { isSameOrgan } from './years';

/** META-01 … 03: the metadata table, where there is one. */
export function metadataFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  return [...indexNumber(text, rules), ...publisher(text, rules), ...blanks(text, rules)];
}

const SHAPE = /^([0-9A-Z-]{9,18})\/(\d{4})-\d{2,6}$/;
const ORGAN_CODE = /^[0-9A-Z]{8}-?[0-9X]$/;

/** Places number in their own ways: only what contradicts itself is named. */
function indexNumber({ input, published }: ReportText, rules: DocumentRules): readonly Finding[] {
  const entry = input.metadata.entries.get('indexNumber');
  if (!entry) return [];
  const number = plainText(entry.value).toUpperCase();
  const quote = quotePart(input, entry.line);
  const find = (wording: string, values = {}): Finding =>
    documentFinding({ rule: 'META-01', wording, values: { number, ...values }, ...quote }, rules);
  if (number === '') return [find('blank')];
  const [, code = '', year] = SHAPE.exec(number) ?? [];
  const dated = input.metadata.entries.get('issueDate')?.value ?? '';
  const issued = dayIn(plainText(dated))?.slice(0, 4) ?? published?.day.slice(0, 4);
  return [
    ...(year !== undefined && issued !== undefined && year !== issued
      ? [find('year', { year, issued })]
      : []),
    ...(ORGAN_CODE.test(code) && !isOrganCode(code) ? [find('checkDigit', { code })] : []),
  ];
}

function publisher({ input, organ }: ReportText, rules: DocumentRules): readonly Finding[] {
  const entry = input.metadata.entries.get('publisher');
  const name = plainText(entry?.value ?? '');
  if (!entry || organ === null || name === '' || isSameOrgan(name, organ)) return [];
  return [
    documentFinding(
      {
        rule: 'META-02',
        wording: 'other',
        values: { name: entry.value, organ },
        ...quotePart(input, entry.line),
      },
      rules,
    ),
  ];
}

function blanks({ input }: ReportText, rules: DocumentRules): readonly Finding[] {
  const blank = rules.requiredMetadata.filter(
    (field) => plainText(input.metadata.entries.get(field)?.value ?? '-') === '',
  );
  const labels = listed(blank.map((field) => rules.metadataLabels[field][0] ?? field));
  const line = input.metadata.entries.get(blank[0] ?? 'abstract')?.line ?? null;
  return blank.length === 0
    ? []
    : [
        documentFinding(
          { rule: 'META-03', wording: 'blank', values: { labels }, ...quotePart(input, line) },
          rules,
        ),
      ];
}

function quotePart(input: ReportText['input'], line: number | null): { readonly quote?: Quote } {
  return line === null ? {} : { quote: quoteOf(input.lines, line) };
}
