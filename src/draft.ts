import { phrases } from './catalogue/2021/phrases';
import { formatOf } from './catalogue/formats';
import { DEFAULT_DRAFT_OPTIONS, type DraftOptions, type ReportDraft } from './core/model/report-draft';
import type { Verdict } from './core/model/verdict';
import { composeNarrative } from './core/narrative/compose-narrative';

/** The draft of the pipeline, in a file of its own so that the pane loads it only when a draft is asked for. */
export function composeDraft(
  { report, findings }: Verdict,
  { tone }: DraftOptions = DEFAULT_DRAFT_OPTIONS,
): ReportDraft {
  return composeNarrative({ report, findings, format: formatOf(report.format), phrases, tone });
}
