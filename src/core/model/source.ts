import type { DataPointId } from './format';
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
  /**
   * Where the source has text and no tables: its pieces, from which the tables are rebuilt. Absent where every
   * table is a grid already.
   */
  readonly pieces?: readonly TextPiece[];
  /** Figures that the source leaves open; absent and empty mean the same. */
  readonly doubts?: readonly Doubt[];
  /** What the cells of rebuilt tables were read from, by sheet id and A1 text: `table-1!D4`. */
  readonly readFrom?: ReadonlyMap<string, TextPlace>;
}

/** Where a text stands in its source; lines and columns count from 1. */
export interface TextPlace {
  /** Exactly as the source has it. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly page?: number;
}

/**
 * A piece of text that the source sets off from the piece before: a cell, or a part of a line. Empty for an empty
 * cell, which only bars and tabs can show.
 */
export interface TextPiece extends TextPlace {
  /** What sets it off from the piece before: a new line, a bar or tab, or a wide gap. */
  readonly after: 'line' | 'bar' | 'gap';
  /** On pages: left and right edge, and the height of the line above the foot of the page, in points. */
  readonly box?: { readonly left: number; readonly right: number; readonly y: number };
}

/** Figures that can be read in more than one way, or that only the relations of the form decide. */
export interface Doubt {
  /** Figures concerned, in the order of the form. */
  readonly points: readonly DataPointId[];
  readonly place: TextPlace;
  /**
   * open: nothing decides, the figures are left out · decided: exactly one reading satisfies the relations of the
   * form and was taken · remark: the figure stands beside other words, such as 22（其中修订16件）
   */
  readonly kind: 'open' | 'decided' | 'remark';
  /** Readings that remain, each a value for every point, null for a blank; at most MOST_CANDIDATES. */
  readonly candidates?: readonly (readonly (number | null)[])[];
}

/** Readings of one doubt that are listed; more help nobody to decide. */
export const MOST_CANDIDATES = 24;

/** The year a document says it reports on, and where it says so. */
export interface StatedYear {
  readonly year: number;
  /** title and period say it; from the day it was published it is only guessed. */
  readonly from: 'title' | 'period' | 'published';
  /** Text as it stands; its line, from 1, null in a table of metadata. */
  readonly quote: { readonly text: string; readonly line: number | null; readonly page?: number };
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
  /** The source holds the line but does not show it, as a folded part of a page; only outside tables. */
  readonly hidden?: true;
  /** Page of the source, from 1, where it has pages. */
  readonly page?: number;
  /** Line and column of the source, from 1, as in the places of its pieces; absent where it has none. */
  readonly line?: number;
  readonly column?: number;
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What readers of documents may notice, beside MACROS and EXTERNAL_LINK of workbooks. The wording stands in the
 * message catalogue under `notice.<code>`.
 */
export const SOURCE_NOTICES = [
  /** Rows or cells of a table that the document does not show were left out, as its readers see it. */
  'HIDDEN_ROWS',
  /** Text in cells that the document does not show was left out. */
  'HIDDEN_TEXT',
  /** Text that is struck through was left out. */
  'STRUCK_TEXT',
  /** Cells claim to span more rows or columns than there are. */
  'SPAN_CLAMPED',
  /** Rows of a table have different widths: a figure may stand under another column than was meant. */
  'RAGGED_ROWS',
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
