import type { Fact } from './fact';
import type { Message } from './finding';
import type { DataPointId, EditionId, TotalsMode } from './format';

/**
 * How figures of one form stand in another. In the patterns `{each}` stands for one or more keys of a data-point id
 * without a dot, the same in all patterns of a rule.
 * moved: an unambiguous counterpart · asked: the meaning differs, the clerk decides · noPlace: goes to the note.
 */
export type ConversionRule =
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly source: string }
  | {
      readonly kind: 'asked';
      /** Names the wording of the question. */
      readonly id: string;
      readonly to: string;
      /** What may be taken over; several figures of one choice are added up. */
      readonly choices: readonly { readonly id: string; readonly from: readonly string[] }[];
      readonly source: string;
    }
  | { readonly kind: 'noPlace'; readonly from: string; readonly reason: string; readonly source: string };

/** The words of a figure in its form. */
export interface FigureLabel {
  /** Number clerks call the table by: 二, 三 or 四. */
  readonly number: string;
  /** Empty where the table has one row only. */
  readonly row: string;
  readonly column: string;
}

/** A figure of the report, and what becomes of it. Blank figures are not among them. */
export interface SourceFigure {
  readonly fact: Fact;
  /** As the source has it, where it differs from its form; else as its form prints it. */
  readonly label: FigureLabel;
  readonly fate: Fate;
}

/**
 * kept: the same figure of the form · moved: its counterpart · asked: taken over only where the clerk says so ·
 * noPlace: the form has no such figure, or it cannot be read.
 */
export type Fate =
  | { readonly kind: 'kept'; readonly to: DataPointId }
  | { readonly kind: 'moved'; readonly to: DataPointId; readonly source: string }
  | { readonly kind: 'asked'; readonly question: DataPointId; readonly source: string }
  | { readonly kind: 'noPlace'; readonly reason: string; readonly source: string };

/** A figure of the new form whose label means something else than what the report has. */
export interface ConversionQuestion {
  /** Data point of the new form that the answer fills. */
  readonly point: DataPointId;
  /** Questions of one rule and table ask the same about several rows. */
  readonly rule: string;
  /** The question in words, with the old and the new label. */
  readonly text: Message;
  readonly label: FigureLabel;
  /** What may be taken over; leaving it blank is always possible and is what happens without an answer. */
  readonly choices: readonly ConversionChoice[];
  readonly source: string;
}

export interface ConversionChoice {
  readonly id: string;
  /** Figures of the report it takes, added up. */
  readonly from: readonly DataPointId[];
  /** Their labels as the report has them. */
  readonly labels: readonly FigureLabel[];
  readonly value: number;
}

/** A report laid against another form; nothing is decided yet where a meaning differs. */
export interface Conversion {
  readonly to: EditionId;
  readonly instrument: string;
  /** Editions the blocks of the report follow, each once. */
  readonly from: readonly EditionId[];
  readonly organ: string | null;
  readonly year: number | null;
  /** Every figure of the report that is not blank, unreadable ones too, in the order of the forms. */
  readonly figures: readonly SourceFigure[];
  readonly questions: readonly ConversionQuestion[];
}

/** Choice by the data point it fills; a question without an answer leaves its figure blank. */
export type ConversionAnswers = ReadonlyMap<DataPointId, string>;

/** A figure of the new form that stays blank, and why. */
export interface LeftBlank {
  readonly point: DataPointId;
  readonly label: FigureLabel;
  /**
   * blankBefore: blank in the report too · undecided: asked and not taken over · unreadable: the report has no figure
   * there · divided: its row was divided and the figures stand elsewhere · noSource: the report has no such place.
   */
  readonly reason: 'blankBefore' | 'undecided' | 'unreadable' | 'divided' | 'noSource';
  /** What stands in the report where it is no figure, such as /; empty for nothing. */
  readonly text: string;
}

/** A relation of the new form that the figures taken over do not satisfy; blanks count as 0. */
export interface Disagreement {
  readonly rule: string;
  /** The figure that stands alone on its side, a total where there is one. */
  readonly label: FigureLabel;
  readonly left: number;
  readonly right: number;
}

/** A conversion with its answers: what is to be written, and everything the note must tell. */
export interface SettledConversion {
  readonly conversion: Conversion;
  /** Answers that were asked for; the others are left out. */
  readonly taken: ConversionAnswers;
  readonly values: ReadonlyMap<DataPointId, number>;
  readonly blanks: readonly LeftBlank[];
  readonly disagreements: readonly Disagreement[];
  /** Whether the totals stand as formulas that give the same figures; otherwise they are kept as typed. */
  readonly totals: TotalsMode;
}
