import { charts as chartTexts } from './catalogue/2021/charts';
import { phrases } from './catalogue/2021/phrases';
import { formatOf } from './catalogue/formats';
import { withCharts } from './core/charts/with-charts';
import { DEFAULT_DRAFT_OPTIONS, type DraftOptions, type ReportDraft } from './core/model/report-draft';
import type { Verdict } from './core/model/verdict';
import { composeNarrative } from './core/narrative/compose-narrative';

/** The draft of the pipeline, in a file of its own so that the pane loads it only when a draft is asked for. */
export function composeDraft(
  { report, findings }: Verdict,
  { tone, charts }: DraftOptions = DEFAULT_DRAFT_OPTIONS,
): ReportDraft {
  const format = formatOf(report.format);
  const draft = composeNarrative({ report, findings, format, phrases, tone });
  return charts ? withCharts(draft, { report, findings, format, texts: chartTexts }) : draft;
}
