import type { ChartDrawing } from './chart-drawing';
import type { DataPointId } from './format';

/**
 * The report as a person reads it, free of any file format. Outputs (.docx, web page, text, the pane's preview)
 * are built from this and from nothing else.
 */
export interface ReportDraft {
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
  /** Brackets the office must fill in, in reading order. */
  readonly blanks: readonly DraftBlank[];
  /** Metadata table as such web sites print it, label and value; a value may be empty. */
  readonly metadata: readonly { readonly label: string; readonly value: string; readonly wide: boolean }[];
}

/** `id` is stable and unique: the same place of the catalogue has the same id whatever the figures. */
export type DraftBlock =
  /** level 1 is 一、 level 2 is （一） */
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly level: 1 | 2;
      readonly inlines: readonly DraftInline[];
    }
  | { readonly kind: 'paragraph'; readonly id: string; readonly inlines: readonly DraftInline[] }
  | { readonly kind: 'table'; readonly id: string; readonly table: DraftTable }
  | { readonly kind: 'chart'; readonly id: string; readonly chart: DraftChart };

/** How much the draft says: 简明, 标准, 详实. */
export const TONES = ['brief', 'standard', 'detailed'] as const;

export type Tone = (typeof TONES)[number];

/** What the clerk chooses about a draft; the tables and the statutory topics are in it whatever is chosen. */
export interface DraftOptions {
  readonly tone: Tone;
  readonly charts: boolean;
}

export const DEFAULT_DRAFT_OPTIONS: DraftOptions = { tone: 'standard', charts: false };

export type DraftInline =
  | { readonly kind: 'text'; readonly text: string }
  /**
   * A figure bound to its data points; `pending` when an open error touches one of them, then `text` is 【待核】.
   * Points of the report of the year before carry `previous.` before them and stand after those of this year.
   */
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly points: readonly DataPointId[];
      readonly pending: boolean;
      /** How it follows from its points; absent where it is their sum. */
      readonly derived?: Derivation;
      /** Key of the entry of 基本信息 that it is; it then has no points. */
      readonly entry?: string;
    }
  /** What only the office knows; `text` includes the brackets 【…】. */
  | { readonly kind: 'blank'; readonly id: string; readonly text: string };

/**
 * A figure computed from two sums of points. difference: how far `of` and `against` lie apart · change: that as a
 * percentage of `against` · share: `of` as a percentage of `against`. Percentages have two decimals at most, shares more
 * where these would say nothing or all of a part that is neither.
 */
export interface Derivation {
  readonly kind: 'difference' | 'change' | 'share';
  readonly of: readonly DataPointId[];
  readonly against: readonly DataPointId[];
}

export interface DraftBlank {
  readonly id: string;
  readonly text: string;
  /** Section it stands in, such as 一（一）. */
  readonly section: string;
}

/** A table as the form prints it: every grid place is covered by exactly one cell. */
export interface DraftTable {
  readonly id: string;
  /** Name for people and for accessibility, such as 表三 收到和处理政府信息公开申请情况. */
  readonly label: string;
  /** Relative widths of the grid columns. */
  readonly widths: readonly number[];
  readonly rows: number;
  /** Rows repeated on a new page, from the first. */
  readonly headerRows: number;
  readonly cells: readonly DraftTableCell[];
}

export interface DraftTableCell {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
  readonly text: string;
  readonly role: 'caption' | 'header' | 'note' | 'rowLabel' | 'figure';
  readonly point?: DataPointId;
  readonly pending?: boolean;
}

/** A chart of figures that the tables hold as well: bars of whole numbers, with the picture drawn from them. */
export interface DraftChart {
  readonly id: string;
  readonly title: string;
  /** Under the picture: number, title and unit. */
  readonly caption: string;
  /** What a value counts, such as 件. */
  readonly unit: string;
  /** All the chart says as whole sentences, for those who cannot see it. */
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly DraftSeries[];
  readonly drawing: ChartDrawing;
}

/** Bars of one colour; `values` and `points` go along the categories. */
export interface DraftSeries {
  /** What the colour stands for; empty where there is one colour only. */
  readonly name: string;
  readonly values: readonly number[];
  /** Data points that a value is the sum of; none for figures of the year before. */
  readonly points: readonly (readonly DataPointId[])[];
}
