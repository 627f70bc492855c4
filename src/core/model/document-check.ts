import type { Severity } from './format';

/** Rules about the text of a report, its dates and its metadata table. */
export const DOCUMENT_RULES = [
  'DOC-01',
  'DOC-02',
  'DOC-03',
  'DOC-04',
  'DOC-05',
  'DOC-06',
  'DOC-07',
  'DOC-08',
  'DOC-09',
  'DOC-10',
  'DOC-11',
  'DOC-12',
  'DOC-13',
  'DOC-14',
  'DOC-15',
  'DOC-16',
  'TXT-00',
  'META-01',
  'META-02',
  'META-03',
  'Y-08',
] as const;

export type DocumentRuleId = (typeof DOCUMENT_RULES)[number];

/** What the metadata table of a published page names; a field that is not in the table is absent. */
export const METADATA_FIELDS = [
  'indexNumber',
  'category',
  'publisher',
  'issueDate',
  'title',
  'documentNumber',
  'keywords',
  'abstract',
  'validity',
] as const;

export type MetadataField = (typeof METADATA_FIELDS)[number];

/**
 * What an organ must do and when depends on what it is.
 * government: county level and above · township: a people's government as well · street: 街道, no government ·
 * department: of a government at county level and above
 */
export type OrganLevel = 'government' | 'township' | 'street' | 'department';

/** Something the text must speak of, and how it is told that it does. Patterns are for plain text. */
export interface Subject {
  readonly label: string;
  /** In the heading of a part of the chapter. */
  readonly heading: RegExp;
  /** In its text; stricter, as a passing mention is no report. */
  readonly text: RegExp;
}

export interface ChapterRule {
  readonly chapter: 1 | 2 | 3 | 4 | 5 | 6;
  /** Heading verbatim with its number. */
  readonly heading: string;
  /** Wordings that are in use and need no remark, at the beginning of the plain heading without its number. */
  readonly accepted: RegExp;
  /** What any heading of the chapter speaks of. */
  readonly subject: RegExp;
}

/** Month and day of the year after the report year, such as 01-31. */
export type MonthDay = string;

/** What one place asks beyond the national format; only ever a hint or a reminder. */
export interface LocalCustom {
  /** Names of places; the custom holds where the organ or the title names one of them. */
  readonly places: readonly string[];
  /** Most characters of chapter 一. */
  readonly longestOverview?: number;
  readonly due?: Partial<Readonly<Record<OrganLevel, MonthDay>>>;
  readonly source: string;
}

/** Everything the rules about documents take from outside; patterns are for plain text, as `plainText` gives it. */
export interface DocumentRules {
  readonly rules: Readonly<Record<DocumentRuleId, { readonly severity: Severity; readonly source: string }>>;
  /** What a title ends with, verbatim. */
  readonly titleEnding: string;
  readonly chapters: readonly ChapterRule[];
  /** The five topics of chapter 一. */
  readonly topics: readonly Subject[];
  /** What governments report on in chapter 一. */
  readonly accountability: readonly Omit<Subject, 'heading'>[];
  readonly problem: RegExp;
  readonly measure: RegExp;
  /** Fewest characters of chapter 五. */
  readonly shortestProblems: number;
  readonly fee: RegExp;
  readonly leftovers: readonly RegExp[];
  /** As `leftovers`, but for the text as the source has it, with its blanks. */
  readonly leftoversWithBlanks: readonly RegExp[];
  /** Headings of reports before 2019; more than `mostOldHeadings` of them are no accident. */
  readonly oldHeadings: readonly RegExp[];
  readonly mostOldHeadings: number;
  readonly generic: readonly RegExp[];
  /** Endings of names by level, longer ones first; `null` for organs of which nothing is known. */
  readonly organEndings: readonly { readonly ending: string; readonly level: OrganLevel | null }[];
  readonly metadataLabels: Readonly<Record<MetadataField, readonly string[]>>;
  /** Labels that stand in metadata tables as well and separate the values. */
  readonly otherMetadataLabels: readonly string[];
  /** Fields that must not be blank where the table has them. */
  readonly requiredMetadata: readonly MetadataField[];
  /** Days by which a report is published, by level. */
  readonly due: Readonly<Record<OrganLevel, MonthDay>>;
  /** Levels whose day is law; being late is an error only there. */
  readonly dueByLaw: readonly OrganLevel[];
  /** Last working day before the day due, by the year of publication, where it is known; weekends are counted. */
  readonly lastWorkingDays: readonly string[];
  /** How names of persons are told from other words. */
  readonly persons: {
    /** One character each; rare ones and those that begin common words are left out. */
    readonly surnames: string;
    readonly compoundSurnames: readonly string[];
    /** Characters of which no given name is taken to consist; 某 is among them. */
    readonly notGiven: string;
    /** Words that begin like a name. */
    readonly notNames: RegExp;
  };
  readonly similarity: {
    readonly info: number;
    readonly warning: number;
    /** Sections with fewer characters are alike without being copied. */
    readonly shortest: number;
    /** Fewest letters of a passage that is shown as the same. */
    readonly shortestPassage: number;
  };
  readonly customs: readonly LocalCustom[];
}
