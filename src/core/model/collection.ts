import type { ErrorCode } from '../errors';
import type { Message } from './finding';
import type { DataPointId, EditionId, OrganKind, Severity } from './format';

/**
 * What a county office merges: one submission a file, one unit an organ. Plain data throughout: it crosses processes and
 * workers, and a manifest keeps it.
 */
export interface Submission {
  /** Path below the folder given, with `/` between its parts, or the name of the file; unique in a collection. */
  readonly file: string;
  readonly outcome:
    | { readonly kind: 'read'; readonly unit: UnitReport }
    /** Read, and one of our own totals: never added again. */
    | { readonly kind: 'total' }
    | {
        readonly kind: 'unreadable';
        readonly code: ErrorCode;
        readonly details: Readonly<Record<string, string | number>>;
      }
    | { readonly kind: 'skipped'; readonly reason: 'temporary' | 'system' };
}

/** The report of one unit, as far as merging needs it. */
export interface UnitReport {
  /** Name of the unit; null where neither the sheet nor the title says it and the file has to. */
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
  /** Name of the unit that sums it; null for the one that collects. */
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
  readonly name: string;
  /** Files for this unit, the one that counts first; empty for one that is missing. */
  readonly files: readonly string[];
  readonly status: UnitStatus;
  /** Null without a roster, and for a unit the roster does not have. */
  readonly roster: RosterUnit | null;
  /** Whether its figures are in the total, and why not. */
  readonly counts: { readonly in: true } | { readonly in: false; readonly because: LeftOut };
  /** The report that counts, or would; null where there is none. */
  readonly report: UnitReport | null;
}

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
  /** Exact; null where the figure is not summed (规章) or no unit has it. */
  readonly value: number | null;
  /** Indexes into `Collection.units` with the figure of each; units whose figure is blank or 0 are left out. */
  readonly parts: readonly { readonly unit: number; readonly value: number }[];
}

export interface CollectionFinding {
  /** AGG-01 … AGG-09, or a code such as DUPLICATE_UNIT, MISSING_UNIT, UNKNOWN_UNIT, IS_TOTAL. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Names of the units concerned. */
  readonly units: readonly string[];
  readonly source: string;
}
