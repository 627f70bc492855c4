import type { Words } from '../findings/words';
import { PAGE_NUMBER, Passage } from '../documents/plain-text';
import type { ProseRules } from '../model/claim';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { SourceLine } from '../model/source';
import { sectionsOf } from '../recognise/sections';
import { checkClaims } from './check-claims';
import { feeFindings } from './fee-rules';
import { readClaims, type ReadText } from './read-claims';

export interface CheckProseOptions {
  readonly rules: ProseRules;
  readonly words: Words;
}

/** The text outside tables as one passage. */
export function proseOf(lines: readonly SourceLine[]): Passage {
  return new Passage(
    lines,
    lines.flatMap(({ inTable, hidden, text }, line) =>
      inTable || hidden === true || PAGE_NUMBER.test(text) ? [] : [{ line, from: 0 }],
    ),
  );
}

/** What the text says of figures that the tables contradict; never above warning. */
export function findContradictions(
  lines: readonly SourceLine[],
  report: RecognisedReport,
  { rules, words }: CheckProseOptions,
): readonly Finding[] {
  const passage = proseOf(lines);
  const read = readReport(passage, report, rules);
  return [
    ...checkClaims(read.claims, passage, report, { rules, words }),
    ...feeFindings({ passage, lines, sections: sectionsOf(lines), fees: read.fees }, report, {
      rules,
      words,
    }),
  ];
}

/** The claims of a text, in its order. */
export function readReport(
  passage: Passage,
  { profile }: RecognisedReport,
  { vocabulary }: ProseRules,
): ReadText {
  return readClaims(passage, { vocabulary, year: profile.year, organ: profile.organ });
}
