import type { ErrorCode } from '../errors';
import type { Message } from './finding';
import type { DataPointId, EditionId, OrganKind, Severity, TableId } from './format';

/**
 * What a county office merges: one submission a file, one unit an organ. Plain data throughout: it crosses processes and
 * workers, and a manifest keeps it.
 */
export interface Submission {
  /** Path below the folder given, with `/` between its parts, or the name of the file; unique in a collection. */
  readonly file: string;
  readonly outcome:
    | { readonly kind: 'read'; readonly unit: UnitReport }
    /**
     * Made here as a total. That of the collecting unit itself is never added again; that of another unit, such as a
     * county in the total of its city, is its report. `complete` is what it says of itself, null where it does not.
     */
    | { readonly kind: 'total'; readonly unit: UnitReport; readonly complete: Collection['complete'] | null }
    | {
        readonly kind: 'unreadable';
        readonly code: ErrorCode;
        readonly details: Readonly<Record<string, string | number>>;
      }
    | { readonly kind: 'skipped'; readonly reason: 'temporary' | 'system' };
}

/** The report of one unit, as far as merging needs it. */
export interface UnitReport {
  /** Name of the unit, from the first of these that says it; null where the name of the file says nothing either. */
  readonly organ: string | null;
  readonly organFrom: 'sheet' | 'title' | 'file';
  readonly kind: OrganKind | null;
  readonly year: number | null;
  /** Editions of the blocks found, each once; empty where no table was found. */
  readonly editions: readonly EditionId[];
  /** Figures by data point; null is a blank, a figure that cannot be read is absent. */
  readonly figures: Readonly<Record<DataPointId, number | null>>;
  /** Figures of the report of the year before, where the workbook keeps them. */
  readonly previous: {
    readonly year: number | null;
    readonly figures: Readonly<Record<DataPointId, number | null>>;
  } | null;
  /** What the check said of it, in its order; answered ones are marked. */
  readonly findings: readonly UnitFinding[];
}

export interface UnitFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly table: TableId | null;
  readonly message: Message;
  /** Such as 表三!D27; empty for a finding about no cell. */
  readonly place: string;
  readonly points: readonly DataPointId[];
  readonly answered: boolean;
}

/** A unit that should report, from the roster. */
export interface RosterUnit {
  readonly name: string;
  /** Names it is known under as well, such as the one before it was renamed. */
  readonly aliases: readonly string[];
  readonly kind: OrganKind | null;
  /** Name of the unit that sums it; null where that is the one that collects. */
  readonly parent: string | null;
  /** 是否计入汇总; null where the roster does not say: then vertical systems are left out and others are in. */
  readonly included: boolean | null;
  readonly contact: string;
}

/** What the person who merges has decided; everything absent is undecided. */
export interface CollectionChoices {
  readonly year: number;
  /** Name of the unit whose total it is. */
  readonly organ: string;
  /** Unit names confirmed or given by hand, by file. */
  readonly names: Readonly<Record<string, string>>;
  /** The file that counts of several for one unit, by unit name. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Whether units with open errors are added all the same; the total then says so. */
  readonly withErrors: boolean;
  /** Units added or left out by hand, by name. */
  readonly included: Readonly<Record<string, boolean>>;
}

/**
 * How a unit stands.
 * missing 未报 · submitted 已报 · errors 有错误 · duplicate 重复 · otherYear 年度不符 · otherForm 格式不符 ·
 * unreadable 无法读取
 */
export const UNIT_STATUSES = [
  'missing',
  'unreadable',
  'duplicate',
  'otherYear',
  'otherForm',
  'errors',
  'submitted',
] as const;

export type UnitStatus = (typeof UNIT_STATUSES)[number];

export interface CollectedUnit {
  /** As the roster has it; of a unit that is not on it as its report has it. Unique in a collection. */
  readonly name: string;
  readonly kind: OrganKind | null;
  /** Files for this unit, the one that counts first; empty for one that is missing. */
  readonly files: readonly string[];
  readonly status: UnitStatus;
  /** How the name of the report led to the roster; null where it did not, and for a unit without a report. */
  readonly matched: NameMatch | null;
  /** Units of the roster it may be, nearest first: offered for confirmation, never taken. */
  readonly mayBe: readonly string[];
  /** Null without a roster, and for a unit the roster does not have. */
  readonly roster: RosterUnit | null;
  /** Whether its figures are in the total, and why not. */
  readonly counts: { readonly in: true } | { readonly in: false; readonly because: LeftOut };
  /** The report that counts, or would; null where there is none, or several and none is chosen. */
  readonly report: UnitReport | null;
  /** Further reports that came for it and are not added: other versions, other years, other forms. */
  readonly others: readonly { readonly file: string; readonly report: UnitReport }[];
  /** Files that came for it and could not be read. */
  readonly unread: readonly UnreadFile[];
}

export interface UnreadFile {
  readonly file: string;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** byHand: by `CollectionChoices.names` · normalised: the same but for width, blanks, 人民 and the name of the place. */
export type NameMatch = 'byHand' | 'exact' | 'alias' | 'normalised';

export type LeftOut =
  | 'missing'
  | 'unreadable'
  | 'duplicate'
  | 'otherYear'
  | 'otherForm'
  | 'errors'
  /** By the roster, or by hand. */
  | 'excluded'
  /** 垂直管理系统, which report within their own system (条例 Art. 3(4)). */
  | 'vertical'
  /** Summed by another unit of the roster. */
  | 'belongsElsewhere'
  /** Not on the roster. */
  | 'unknown';

/** The total of many reports, and where every figure of it comes from. */
export interface Collection {
  readonly choices: CollectionChoices;
  /** In the order of the roster, then by name. */
  readonly units: readonly CollectedUnit[];
  /** One a data point of the form in force, in its order. */
  readonly totals: readonly TotalFigure[];
  /** Units in the total, and units that should be. */
  readonly complete: { readonly included: number; readonly expected: number };
  /** AGG rules, in the order of the rules. */
  readonly findings: readonly CollectionFinding[];
  /** Files that are no report: our own totals, lock files and what systems leave behind. */
  readonly otherFiles: readonly Submission[];
}

export interface TotalFigure {
  readonly point: DataPointId;
  /** False for 规章: of these the collecting unit's own stand here, never a sum. */
  readonly summed: boolean;
  /**
   * The exact sum, for an amount the number nearest to it; null where the figure is not summed (规章), no unit has it,
   * or the sum is larger than a whole number can be held (see the findings).
   */
  readonly value: number | null;
  /** Indexes into `Collection.units` with the figure of each; units whose figure is blank or 0 are left out. */
  readonly parts: readonly { readonly unit: number; readonly value: number }[];
}

export interface CollectionFinding {
  readonly rule: CollectionRuleId;
  readonly severity: Severity;
  readonly message: Message;
  /** Names of the units concerned. */
  readonly units: readonly string[];
  readonly source: string;
}

/** Rules of domain "AGG", and codes of what stands between a unit and the total. */
export const COLLECTION_RULES = [
  'AGG-01',
  'AGG-02',
  'MISSING_UNIT',
  'UNREADABLE_FILE',
  'DUPLICATE_UNIT',
  'OTHER_YEAR',
  'OTHER_FORM',
  'UNKNOWN_YEAR',
  'UNKNOWN_UNIT',
  'IS_TOTAL',
  'PART_TOTAL',
  'AGG-04',
  'AGG-05',
  'AGG-06',
  'AGG-07',
  'AGG-08',
  'AGG-09',
  'T4-CODEF',
] as const;

export type CollectionRuleId = (typeof COLLECTION_RULES)[number];

/** The roster as read, with what is wrong with it. */
export interface Roster {
  readonly units: readonly RosterUnit[];
  readonly problems: readonly RosterProblem[];
}

export const ROSTER_PROBLEMS = [
  'noNames',
  'empty',
  'tooLong',
  'truncated',
  'doubleName',
  'doubleAlias',
  'unknownKind',
  'unknownIncluded',
  'ownParent',
] as const;

/** Something in the roster that a person should mend. `row` counts from 1 as in the sheet; null for the whole list. */
export interface RosterProblem {
  readonly code: (typeof ROSTER_PROBLEMS)[number];
  readonly severity: Severity;
  readonly row: number | null;
  readonly message: Message;
}

/** Everything that merging takes from outside; patterns are for names in plain text. */
export interface CollectionRules {
  readonly rules: Readonly<
    Record<CollectionRuleId, { readonly severity: Severity; readonly source: string }>
  >;
  /** Systems that are led from above. */
  readonly verticalSystems: readonly { readonly label: string; readonly name: RegExp }[];
  /** Figures that are never summed: of these the collecting unit's own count. */
  readonly ownFigures: readonly DataPointId[];
  /** Kinds that may have figures of their own there. */
  readonly ruleMakers: readonly OrganKind[];
  /** Kinds that hear applications for reconsideration, and so become co-defendants. */
  readonly governments: readonly OrganKind[];
  /** Their names, for units whose kind is not known. */
  readonly government: RegExp;
  readonly points: {
    readonly carriedIn: readonly DataPointId[];
    readonly carriedForward: readonly DataPointId[];
    readonly documentsIssued: DataPointId;
    readonly suitsAfterReconsideration: DataPointId;
  };
  /** Rules about the text of a report; their errors keep no figures out of a total. */
  readonly textRules: readonly string[];
  readonly names: UnitNameRules;
}

/** How names of units are told from what stands around them. */
export interface UnitNameRules {
  /** What stands around the name in the name of a file, removed until nothing changes. */
  readonly aroundFileName: readonly RegExp[];
  /** Wordings for the same thing, each to be written as the other. */
  readonly same: readonly (readonly [RegExp, string])[];
  /** Office of a government; what is replaced by 政府 is the government's name. */
  readonly office: RegExp;
}

/** Heads of the roster; the first label of each is the one we write. */
export const ROSTER_COLUMNS = ['name', 'kind', 'parent', 'included', 'contact', 'aliases'] as const;

export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

export interface RosterTexts {
  readonly heads: Readonly<Record<RosterColumn, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly kindOf: (text: string) => OrganKind | null;
}

/** Units of a roster beyond this are a mistake, not a county. */
export const MOST_UNITS = 10_000;

/** Where the figures of a hand-made total differ from the computed one, and what would explain it. */
export interface TotalExplanation {
  /** Figures that both have. */
  readonly compared: number;
  /** In the order of the form. */
  readonly differences: readonly {
    readonly point: DataPointId;
    readonly typed: number;
    readonly computed: number;
  }[];
  /** Best first; several of the same weight are all listed. Empty where nothing differs, or nothing fits. */
  readonly explanations: readonly Explanation[];
}

export interface Explanation {
  /** What went wrong together; the fewest that fit. */
  readonly causes: readonly DifferenceCause[];
  /** Differing figures that it accounts for, and how many it leaves. */
  readonly explains: readonly DataPointId[];
  readonly left: number;
  readonly message: Message;
}

/**
 * leftOut: a unit is not in the typed total · addedTwice · added: a unit that does not count is in it · otherVersion:
 * another file of the unit was added · lastYear: its figures of the year before were added · figure: one figure of
 * the unit was mistyped on the way · typed: the total itself was mistyped.
 */
export type DifferenceCause =
  | { readonly kind: 'leftOut' | 'addedTwice' | 'added' | 'lastYear'; readonly unit: string }
  | { readonly kind: 'otherVersion'; readonly unit: string; readonly file: string }
  | {
      readonly kind: 'figure';
      readonly unit: string;
      readonly point: DataPointId;
      readonly is: number;
      readonly shouldBe: number;
    }
  | { readonly kind: 'typed'; readonly point: DataPointId; readonly is: number; readonly shouldBe: number };
