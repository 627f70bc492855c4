import { plainText, quoteOf, type Passage } from '../documents/plain-text';
import type { Words } from '../findings/words';
import type { ProseRuleId, ProseRules } from '../model/claim';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Message, Quote } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { SourceLine } from '../model/source';
import type { Section } from '../recognise/sections';
import type { FeeStatement } from './read-claims';

interface FeeText {
  readonly passage: Passage;
  readonly lines: readonly SourceLine[];
  readonly sections: readonly Section[];
  readonly fees: readonly FeeStatement[];
}

interface FeeOptions {
  readonly rules: ProseRules;
  readonly words: Words;
}

const UNPAID = 'requests.other.feeUnpaid.total';
const FEES = 'proactive.fees.collected';
const YUAN_PER_UNIT = 10_000;

/** the processing fee in the text against 表三 and 表二. */
export function feeFindings(
  text: FeeText,
  report: RecognisedReport,
  options: FeeOptions,
): readonly Finding[] {
  return [...silentChapter(text, report, options), ...missingFee(text, report, options)];
}

/** applicants did not pay what they were asked for, and 六 says nothing of fees. */
function silentChapter(
  { lines, sections }: FeeText,
  report: RecognisedReport,
  { rules, words }: FeeOptions,
): readonly Finding[] {
  const unpaid = numberAt(report, UNPAID);
  const chapter = sections.find((section) => section.chapter === 6);
  if (unpaid === null || unpaid === 0 || !chapter) return [];
  if (rules.fee.test(plainText(chapter.text.join('')))) return [];
  const quote = quoteOf(lines, chapter.line);
  return [
    finding(
      'X-06',
      UNPAID,
      { key: 'finding.X-06.silent', values: { count: unpaid } },
      { report, rules, words, quote },
    ),
  ];
}

/** more processing fee than 表二 has of all fees, of which it is one. */
function missingFee(
  { passage, fees }: FeeText,
  report: RecognisedReport,
  { rules, words }: FeeOptions,
): readonly Finding[] {
  const collected = numberAt(report, FEES);
  const [most] = [...fees].sort((a, b) => b.yuan - a.yuan);
  if (collected === null || !most || most.yuan === 0 || most.yuan <= collected * YUAN_PER_UNIT + 1e-6)
    return [];
  const quote = passage.quoteAround(most.at, most.length);
  return [
    finding(
      'X-07',
      FEES,
      {
        key: 'finding.X-07.missing',
        values: { stated: most.yuan, inUnit: most.yuan / YUAN_PER_UNIT, value: collected },
      },
      { report, rules, words, quote },
    ),
  ];
}

function numberAt({ facts }: RecognisedReport, point: DataPointId): number | null {
  const value = facts.get(point)?.value;
  return value?.kind === 'number' ? value.value : null;
}

function finding(
  rule: ProseRuleId,
  point: DataPointId,
  message: Message,
  { report, rules, words, quote }: FeeOptions & { readonly report: RecognisedReport; readonly quote: Quote },
): Finding {
  const place = report.facts.get(point)?.place;
  return {
    id: rule,
    rule,
    severity: rules.rules[rule].severity,
    table: words.tableOf(point),
    points: [point],
    cells: place ? [place] : [],
    strong: place ? 1 : 0,
    message,
    explains: [],
    where: words.spot(point),
    quote,
    source: rules.rules[rule].source,
  };
}
