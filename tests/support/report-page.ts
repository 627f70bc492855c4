import { writeHtml } from '../../src/adapters/html';
import { check } from '../../src/check';
import type { RecognisedReport } from '../../src/core/model/fact';
import type { ReportSource } from '../../src/core/model/source';
import { draftOf } from './draft-builder';
import { consistentFigures, reportOf, type Figures } from './report-builder';

/** A full report with figures that tell rows and columns apart. */
export const REPORT: Figures = consistentFigures({
  'proactive.normativeDocuments.issued': 8,
  'proactive.normativeDocuments.inForce': 18,
  'proactive.licences.decided': 11398,
  'proactive.fees.collected': 59237.2449,
  'requests.received.naturalPerson': 26,
  'requests.received.business': 4,
  'requests.carriedIn.naturalPerson': 3,
  'requests.granted.naturalPerson': 17,
  'requests.refused.thirdPartyRights.business': 2,
  'requests.notProcessed.petitions.naturalPerson': 5,
  'requests.other.other.naturalPerson': 1,
  'disputes.reconsideration.upheld': 7,
  'disputes.reconsideration.pending': 2,
  'disputes.directSuit.upheld': 3,
});

/** A report as our own exporter prints it on a page. */
export function reportPage(figures: Figures = REPORT): string {
  return writeHtml(draftOf(reportOf(figures, { organ: '示例镇', year: 2023 })));
}

export type PageTable = 'metadata' | 'proactive' | 'requests' | 'disputes';

/** The tables of a page by their order: what else stands on the page is left out. */
export function tablesOfPage(html: string = reportPage()): Readonly<Record<PageTable, string>> {
  const [metadata = '', proactive = '', requests = '', disputes = ''] =
    html.match(/<table[\s\S]*?<\/table>/g) ?? [];
  return { metadata, proactive, requests, disputes };
}

/** A page of these parts, as a site would serve it. */
export function pageOf(...body: readonly string[]): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>${body.join('\n')}</body></html>`;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What a recogniser makes of a source. */
export function reportIn(source: ReportSource): RecognisedReport {
  return check(source.view).report;
}

/** Figures as read: numbers, null for blanks, the text of what is no figure. Those not found are absent. */
export function figuresIn(source: ReportSource): Figures {
  return Object.fromEntries(
    [...reportIn(source).facts].map(([point, { value }]) => [
      point,
      value.kind === 'number' ? value.value : value.kind === 'blank' ? null : value.text,
    ]),
  );
}

/** The figures of the disputes table in their order, from a page in which only that table matters. */
export function disputesIn(source: ReportSource): readonly (number | string | null | undefined)[] {
  const figures = figuresIn(source);
  return Object.keys(REPORT)
    .filter((point) => point.startsWith('disputes.'))
    .map((point) => figures[point]);
}
