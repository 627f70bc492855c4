import type { DataPointId } from './format';

/** The charts of a report as data. `{year}` and `{lastYear}` stand for the years. */
export interface ChartTexts {
  /** Section behind whose paragraphs the charts stand. */
  readonly section: string;
  readonly charts: readonly ChartFormat[];
  /** Under the picture: {number}, {title}, {unit}. */
  readonly caption: string;
  /** The chart in words: {title} and {bars}; a sentence for each series, {series} being its name. */
  readonly alt: { readonly one: string; readonly several: string; readonly series: string };
  /** A bar in words: {category}, {value}, {unit}. */
  readonly bar: string;
  readonly between: string;
}

export interface ChartFormat {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly ChartBar[];
  /** Names of the two series where each bar stands beside that of the year before. */
  readonly beside?: { readonly lastYear: string; readonly year: string };
}

export interface ChartBar {
  readonly label: string;
  /** The bar is as long as their sum; points that the form does not have are left out. */
  readonly points: readonly DataPointId[];
}
