import type { DataPointId, OrganKind, TableId } from './format';
import type { Tone } from './report-draft';

/**
 * The wording of a report as data. A statement is one thing to be said; its variants say it for different figures,
 * and the first variant that the figures prove is taken. Nothing is said that they do not prove.
 *
 * Text of a variant:
 *   {name}       a figure: a quantity of the catalogue, or one that follows from two of them:
 *                {difference.name} how far it lies from last year's · {change.name} that in percent of last year's ·
 *                {share.name.whole} its percentage of another
 *   {list:name}  the entries of a list whose figure is not proved to be 0, joined by 、
 *   {organ} {year} {form} {instrument}   words of the report and of its format
 *   {entry:key}  an entry of the sheet 基本信息; a bracket with its name while it is empty
 *   【…】         what only the office knows, with a hint of what belongs there
 */
export interface Phrases<Q extends string = string> {
  readonly title: string;
  readonly quantities: Readonly<Record<Q, Quantity>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Names of the words and of the entries of 基本信息, printed in brackets while they are unknown. */
  readonly names: Readonly<Record<string, string>>;
  /** Printed where an open error touches the figure. */
  readonly pending: string;
  /** Ends the name of an entry of 基本信息 that should be a figure and is none. */
  readonly noFigure: string;
  readonly titleName: string;
  readonly preambleName: string;
  readonly preamble: readonly ParagraphPhrase<Q>[];
  readonly sections: readonly SectionPhrases<Q>[];
  readonly metadata: readonly MetadataPhrase[];
}

/** A figure of the prose. `name` tells where it is from, printed in brackets while it is unknown. */
export type Quantity = { readonly name: string } & (
  | {
      /** One figure, or the sum of several; those that the form does not have are left out. */
      readonly points: readonly DataPointId[];
    }
  | {
      /** Key of an entry of 基本信息. */
      readonly entry: string;
      /** A count is whole. */
      readonly measure: 'count' | 'amount';
    }
);

export interface SectionPhrases<Q extends string = string> {
  /** 一 … 六. */
  readonly number: string;
  /** Heading verbatim; a section with a table takes the heading of the table. */
  readonly heading?: string;
  readonly table?: TableId;
  readonly paragraphs: readonly ParagraphPhrase<Q>[];
  readonly parts: readonly {
    /** （一） … */
    readonly number: string;
    readonly heading: string;
    readonly paragraphs: readonly ParagraphPhrase<Q>[];
  }[];
}

/** Statements that follow each other in one paragraph; a paragraph of which nothing is said is left out. */
export type ParagraphPhrase<Q extends string = string> = readonly Statement<Q>[];

export interface Statement<Q extends string = string> {
  /** Stable and unique; brackets are named after it. */
  readonly id: string;
  /** The last one has no figures to be proved, so that something is always said. */
  readonly variants: readonly Variant<Q>[];
}

export interface Variant<Q extends string = string> {
  /** Kinds of organ this is said of; `unknown` while 单位类别 is not given. Absent: of all. */
  readonly organs?: readonly (OrganKind | 'unknown')[];
  /** Tones this is said in. Absent: in all. */
  readonly tones?: readonly Tone[];
  /** All must be proved by the figures. A figure that is blank, unreadable or in error proves nothing. */
  readonly when?: readonly Condition<Q>[];
  /** Empty for saying nothing. */
  readonly text: string;
}

/**
 * `a = 0` compares a figure with a number or with another figure; `last.a` is that of the year before, known only
 * where the two reports can be compared. `a blank` holds when none of the cells of `a` holds anything. What stands on
 * the right is read when it is asked: all pairs of names are more than the compiler can list.
 */
export type Condition<Q extends string = string> =
  `${Q | `change.${Q}` | `last.${Q}`} ${'=' | '>' | '<'} ${string}` | `${Q} blank`;

export interface MetadataPhrase {
  readonly label: string;
  /** Entry of 基本信息. */
  readonly entry: string;
  /** What stands there while the entry is empty; absent: nothing. */
  readonly otherwise?: 'title' | 'organ';
  /** Spans the whole row. */
  readonly wide: boolean;
}
