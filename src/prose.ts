import { proseRules } from './catalogue/claims';
import { formats } from './catalogue/formats';
import { addMessages } from './catalogue/messages';
import { prose } from './catalogue/messages/zh-CN/prose';
import { findContradictions } from './core/claims/check-prose';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import type { RecognisedReport } from './core/model/fact';
import type { Finding } from './core/model/finding';
import type { SourceLine } from './core/model/source';

/** Part of the pipeline in a file of its own: prose against tables. Brings its wording with it. */
addMessages('zh-CN', prose);

/**
 * What a text says of figures that a report contradicts, each finding with its sentence and cells; never above warning.
 * @param report  the figures; `previous` is last year's, for what the text says of rise and fall
 */
export function checkProse(lines: readonly SourceLine[], report: RecognisedReport): readonly Finding[] {
  return findContradictions(lines, report, { rules: proseRules, words: wordsOf(formats.map(formOf)) });
}
