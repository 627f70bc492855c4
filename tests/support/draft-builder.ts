import { format2021 } from '../../src/catalogue/2021';
import { phrases } from '../../src/catalogue/2021/phrases';
import type { RecognisedReport } from '../../src/core/model/fact';
import type { Finding } from '../../src/core/model/finding';
import type { DataPointId, Severity } from '../../src/core/model/format';
import type {
  DraftBlock,
  DraftInline,
  DraftTable,
  ReportDraft,
  Tone,
} from '../../src/core/model/report-draft';
import { composeNarrative } from '../../src/core/narrative/compose-narrative';

export function draftOf(
  report: RecognisedReport,
  findings: readonly Finding[] = [],
  tone: Tone = 'standard',
): ReportDraft {
  return composeNarrative({ report, findings, format: format2021, phrases, tone });
}

/** A finding about these figures; nothing else of it matters to the draft. */
export function findingAbout(points: readonly DataPointId[], severity: Severity = 'error'): Finding {
  return {
    id: `T3-BAL:${points.join()}`,
    rule: 'T3-BAL',
    severity,
    table: 'requests',
    points,
    cells: [],
    strong: 0,
    message: { key: 'x', values: {} },
    explains: [],
    source: '',
  };
}

export function inlinesOf(draft: ReportDraft): readonly DraftInline[] {
  return draft.blocks.flatMap((block) => ('inlines' in block ? block.inlines : []));
}

export function tablesOf(draft: ReportDraft): readonly DraftTable[] {
  return draft.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
}

export function textOf(block: DraftBlock): string {
  return 'inlines' in block ? block.inlines.map(({ text }) => text).join('') : '';
}

export function proseOf(draft: ReportDraft): string {
  return draft.blocks.map(textOf).join('\n');
}

export function headingsOf(draft: ReportDraft): readonly string[] {
  return draft.blocks.flatMap((block) => (block.kind === 'heading' ? [textOf(block)] : []));
}
