import { formOf } from '../form/form';
import type { ChartFormat, ChartTexts } from '../model/chart-format';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { ReportFormat } from '../model/format';
import type { DraftBlock, DraftChart, DraftSeries, ReportDraft } from '../model/report-draft';
import { lastYearReader } from '../narrative/read-last-year';
import { pointsInError, quantityReader, type QuantityReader } from '../narrative/read-quantity';
import { drawChart } from './draw-chart';

export interface ChartInput {
  readonly report: RecognisedReport;
  /** Open findings; a chart with a figure in error is left out. */
  readonly findings: readonly Finding[];
  readonly format: ReportFormat;
  readonly texts: ChartTexts;
}

/** The draft with the charts its figures allow, numbered, behind the paragraphs of the section they belong to. */
export function withCharts(draft: ReportDraft, input: ChartInput): ReportDraft {
  const at = endOfSection(draft.blocks, input.texts.section);
  if (at === null) return draft;
  const charts = planCharts(input).map((chart): DraftBlock => ({ kind: 'chart', id: chart.id, chart }));
  return { ...draft, blocks: [...draft.blocks.slice(0, at), ...charts, ...draft.blocks.slice(at)] };
}

/** Where the next heading follows; null where the draft has no such section. */
function endOfSection(blocks: readonly DraftBlock[], section: string): number | null {
  const heading = blocks.findIndex(({ kind, id }) => kind === 'heading' && id === section);
  if (heading < 0) return null;
  const next = blocks.findIndex(({ kind }, index) => index > heading && kind === 'heading');
  return next < 0 ? blocks.length : next;
}

/**
 * The charts of a report. None is drawn of a figure that is unknown or in error, none where all figures are 0; the
 * one beside last year needs the report of the year before.
 */
export function planCharts({ report, findings, format, texts }: ChartInput): readonly DraftChart[] {
  const form = formOf(format);
  const { year } = report.profile;
  if (year === null) return [];
  const readers: Readers = {
    read: quantityReader(report, pointsInError(findings), form),
    readLast: lastYearReader(report, form),
  };
  const charts: DraftChart[] = [];
  for (const chart of texts.charts) {
    const planned = planChart(withYears(chart, year), texts, charts.length + 1, readers);
    if (planned) charts.push(planned);
  }
  return charts;
}

interface Readers {
  readonly read: QuantityReader;
  readonly readLast: QuantityReader;
}

function planChart(
  { id, title, unit, bars, beside }: ChartFormat,
  texts: ChartTexts,
  number: number,
  { read, readLast }: Readers,
): DraftChart | null {
  const thisYear = seriesOf(beside?.year ?? '', bars, read);
  const lastYear = beside && seriesOf(beside.lastYear, bars, readLast);
  if (thisYear === null || lastYear === null) return null;
  const series = lastYear ? [{ ...lastYear, points: bars.map(() => []) }, thisYear] : [thisYear];
  if (series.every(({ values }) => values.every((value) => value === 0))) return null;
  const categories = bars.map(({ label }) => label);
  return {
    id,
    title,
    caption: fill(texts.caption, { number: String(number), title, unit }),
    unit,
    alt: altOf(title, unit, categories, series, texts),
    categories,
    series,
    drawing: drawChart({ categories, series }),
  };
}

function seriesOf(name: string, bars: ChartFormat['bars'], read: QuantityReader): DraftSeries | null {
  const values: number[] = [];
  const points: DraftSeries['points'][number][] = [];
  for (const bar of bars) {
    const reading = read({ name: bar.label, points: bar.points });
    if (reading.state !== 'known' || reading.value < 0) return null;
    values.push(reading.value);
    points.push(reading.points);
  }
  return { name, values, points };
}

function altOf(
  title: string,
  unit: string,
  categories: readonly string[],
  series: readonly DraftSeries[],
  { alt, bar, between }: ChartTexts,
): string {
  const barsOf = ({ values }: DraftSeries): string =>
    categories
      .map((category, index) => fill(bar, { category, value: String(values[index] ?? 0), unit }))
      .join(between);
  const sentences = series.map((each) =>
    series.length > 1 ? fill(alt.series, { series: each.name, bars: barsOf(each) }) : barsOf(each),
  );
  return fill(series.length > 1 ? alt.several : alt.one, { title, bars: sentences.join('') });
}

function withYears(chart: ChartFormat, year: number): ChartFormat {
  const years = { year: String(year), lastYear: String(year - 1) };
  const { title, beside } = chart;
  return {
    ...chart,
    title: fill(title, years),
    ...(beside ? { beside: { lastYear: fill(beside.lastYear, years), year: fill(beside.year, years) } } : {}),
  };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
