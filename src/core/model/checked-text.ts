import type { ChapterRule } from './document-check';
import type { Finding } from './finding';
import type { SourceKind } from './source';

/** A text that was checked against the tables of the workbook, with all that was found and how far it was looked at. */
export interface CheckedText {
  /** Name of the file; empty for a text that was pasted, and for the sheet 报告正文. */
  readonly name: string;
  /** `sheet` is the sheet 报告正文. */
  readonly kind: SourceKind | 'sheet';
  /** What its reader noticed, such as TRACKED_CHANGES. */
  readonly notices: readonly string[];
  /** About what the text says of figures, then about the text itself; the worst first. */
  readonly findings: readonly Finding[];
  /** Chapters that the text has. */
  readonly sections: readonly SectionCount[];
  readonly checked: TextCoverage;
}

/** How far a text was looked at. */
export interface TextCoverage {
  /** Sentences outside tables. */
  readonly sentences: number;
  /** What the text says of figures that the tables have, counted. */
  readonly claims: number;
  /** The tables that was compared with; null where neither the workbook nor the text has any. */
  readonly tables: 'workbook' | 'text' | null;
  /** The year whose figures rise and fall were compared with; null where there are none. */
  readonly lastYear: number | 'unknown' | null;
  /** The text it was compared with for being alike; null where none was given. */
  readonly previous: { readonly name: string } | null;
  /** Chapters were found, so that the rules about reports apply. */
  readonly isReport: boolean;
}

/** The length of a chapter, in characters without blanks. */
export interface SectionCount {
  readonly chapter: ChapterRule['chapter'];
  /** Heading as the form has it, with its number. */
  readonly heading: string;
  readonly characters: number;
  /** Length in last year's text; null where there is none. */
  readonly before: number | null;
  /** How much of it both share, in percent; null where that cannot be said. */
  readonly alike: number | null;
}
