import type { CellAddress } from './geometry';
import type { CellPlace, SheetGrid } from './grid';
import type { DraftOptions } from './report-draft';

/** Columns of the sheet 报告正文, from the left. */
export const REPORT_COLUMNS = ['text', 'kind', 'block', 'generated'] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** What a row of the sheet 报告正文 is. */
export const REPORT_LINE_KINDS = ['title', 'heading1', 'heading2', 'paragraph', 'table', 'chart'] as const;

export type ReportLineKind = (typeof REPORT_LINE_KINDS)[number];

/**
 * A piece of a text as it was generated. `key` says what a figure is: its data points, how it follows from them, or
 * the entry of 基本信息. A dropped figure was taken out or written over by hand and is never written again.
 */
export type BoundInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly key: string; readonly text: string }
  | { readonly kind: 'blank'; readonly id: string; readonly text: string }
  | { readonly kind: 'dropped'; readonly key: string; readonly text: string };

/** A row of the sheet 报告正文. */
export interface ReportParagraph {
  /** Block of the draft it was made from; null for a row of the clerk's own. */
  readonly block: string | null;
  readonly kind: ReportLineKind;
  /** As it stands now, line breaks kept; empty where a text was emptied. */
  readonly text: string;
  /** As it was generated; null for a row of the clerk's own. */
  readonly generated: readonly BoundInline[] | null;
  /** Block after which it belongs although it stands at the end of the list; null for where it stands. */
  readonly after: string | null;
  /** The cell of the text. */
  readonly place: CellPlace;
}

/** A list 报告正文 as it lies in a sheet. */
export interface ReportSheet {
  readonly sheet: SheetGrid;
  readonly headRow: number;
  readonly columns: Readonly<Record<ReportColumn, number>>;
  /** Top to bottom. */
  readonly paragraphs: readonly ReportParagraph[];
  /** How the draft was made and which blocks it had; null where that is not known any more. */
  readonly made: MadeFrom | null;
}

export interface MadeFrom {
  readonly options: DraftOptions;
  readonly blocks: readonly string[];
  readonly place: CellAddress;
}
