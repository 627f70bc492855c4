import type { WorkbookView } from './grid';

/** What a source is, told by its content and never by its name. */
export type SourceKind = 'xlsx' | 'docx' | 'pdf' | 'html' | 'text';

/** A report as read from any source: its tables as grids with places, its text as lines. */
export interface ReportSource {
  readonly kind: SourceKind;
  /** Every table a sheet grid (id `table-1`, name 表格1 …), so that one recogniser reads them all. */
  readonly view: WorkbookView;
  /** The text in reading order; what stands in a cell of a table is among it and marked. */
  readonly lines: readonly SourceLine[];
  /** Things worth telling about the source, each once, in the order of SOURCE_NOTICES or as the reader gives them. */
  readonly notices: readonly string[];
}

/** A paragraph, or a line where the source has only lines. Never blank; runs of blanks inside are one blank. */
export interface SourceLine {
  readonly text: string;
  /** The line stands in a table; prose is what remains without these. */
  readonly inTable: boolean;
  /** Id of the grid the line stands in, where it stands in one. */
  readonly table?: string;
  /** Level of a line that the source itself marks as a heading: 1 is the title. */
  readonly heading?: HeadingLevel;
  /** Page of the source, from 1, where it has pages. */
  readonly page?: number;
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What readers of documents may notice, beside MACROS and EXTERNAL_LINK of workbooks. The wording stands in the
 * message catalogue under `notice.<code>`.
 */
export const SOURCE_NOTICES = [
  /** Rows or text that the document does not show were read all the same, or left out: see the reader. */
  'HIDDEN_ROWS',
  'HIDDEN_TEXT',
  /** A table lies inside a cell of another; each is a grid of its own. */
  'NESTED_TABLE',
  /** Cells claim to span more than the format allows or than the table has. */
  'SPAN_CLAMPED',
  /** More cells, tables or lines than the bounds; the rest was left out. */
  'TRUNCATED',
  /** Deletions and insertions that nobody has accepted: read as if accepted. */
  'TRACKED_CHANGES',
  /** The declared encoding is not the one the text is in. */
  'WRONG_CHARSET',
  /** Bytes that are no text in the encoding that fits best. */
  'UNDECODABLE_BYTES',
  'MACROS',
  'EXTERNAL_LINK',
] as const;

export type SourceNotice = (typeof SOURCE_NOTICES)[number];
