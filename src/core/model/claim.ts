import type { DataPointId, Severity, TableId } from './format';

/** Rules about what the text says of the figures, and about fees that text and tables share. */
export const PROSE_RULES = [
  'TXT-01',
  'TXT-02',
  'TXT-03',
  'TXT-04',
  'TXT-05',
  'TXT-06',
  'TXT-07',
  'TXT-08',
  'TXT-09',
  'TXT-10',
  'TXT-11',
  'TXT-12',
  'TXT-13',
  'TXT-14',
  'TXT-15',
  'TXT-16',
  'X-06',
  'X-07',
] as const;

export type ProseRuleId = (typeof PROSE_RULES)[number];

/** Figures that added up are one reading of a claim, such as 本年新收 or 本年新收 + 上年结转. */
export interface Basis {
  /** The same for readings that go together: what 其中自然人 adds up to stands on the basis of the sum before it. */
  readonly key: string;
  /** In the clerk's words, such as 表三新收. */
  readonly name: string;
  /** Figures of other editions of the form may be among them; those the report has are added up. */
  readonly points: readonly DataPointId[];
}

/** What must be true of the figures for a claim to hold. */
export type ClaimQuestion =
  /** The number is one of the bases. */
  | { readonly relation: 'equals'; readonly bases: readonly Basis[] }
  /** Nothing of the kind: the basis is 0. */
  | { readonly relation: 'none'; readonly bases: readonly Basis[] }
  /** Everything is concluded: the basis, what is left over, is 0. */
  | { readonly relation: 'allConcluded'; readonly bases: readonly Basis[] }
  /** All of one kind: the parts are as many as one of the wholes. */
  | { readonly relation: 'allOfKind'; readonly parts: readonly Basis[]; readonly wholes: readonly Basis[] }
  /** 占比: the number is a part of a whole, in percent. */
  | { readonly relation: 'share'; readonly parts: readonly Basis[]; readonly wholes: readonly Basis[] }
  /** 同比: the number is the difference from last year, in percent or cases; `direction` 0 is 持平. */
  | {
      readonly relation: 'change';
      readonly bases: readonly Basis[];
      readonly direction: 1 | -1 | 0;
      readonly by: 'percent' | 'cases';
    }
  /** The number is the sum of numbers of the same sentence; an incomplete list may only be less. */
  | { readonly relation: 'sum'; readonly parts: readonly number[]; readonly complete: boolean };

/** Something a text says about figures. */
export interface Claim {
  readonly rule: ProseRuleId;
  /** As the text has it, with its measure word: 3件, 十二宗, 50%; words such as 未收到 where there is no number. */
  readonly stated: string;
  /** Cases, percent, or yuan; 0 for statements without a number. */
  readonly value: number;
  /** Digits after the point, for percentages. */
  readonly decimals: number;
  /** What the number is about, for telling the clerk, such as 新收申请. */
  readonly subject: string;
  /** The clause as plain text; for ids. */
  readonly clause: string;
  /** Place and length of the clause in the plain text of its passage. */
  readonly at: number;
  readonly length: number;
  readonly asks: ClaimQuestion;
  /** The claim whose basis this one shares, by position among the claims of the text. */
  readonly follows?: number;
  /** True where the words suggest figures of another kind, such as cases the organ heard itself. */
  readonly doubtful?: true;
}

export type Topic =
  | 'requests'
  | 'reconsideration'
  | 'litigation'
  | 'rules'
  | 'norms'
  | 'licences'
  | 'penalties'
  | 'compulsion'
  | 'fees'
  | 'processingFee';

/** A block of 表四. */
export type DisputeBlock = 'reconsideration' | 'directLitigation' | 'litigationAfterReconsideration';

/** What a word of the vocabulary says. */
export type Meaning =
  /** What is spoken of from here on. */
  | { readonly kind: 'topic'; readonly topic: Topic }
  /** Something else is spoken of: its numbers have no place in the tables. */
  | { readonly kind: 'foreign' }
  /** A row of 表三, by the name of its entry in `rows`. */
  | { readonly kind: 'row'; readonly row: string }
  /** Taken over from one year to another; the year said beside it decides which row is meant. */
  | { readonly kind: 'carry' }
  | { readonly kind: 'lastYear' }
  | { readonly kind: 'nextYear' }
  /** A column of 表三. */
  | { readonly kind: 'applicant'; readonly applicant: string }
  /** A column of 表四, by the name of its entry in `results`. */
  | { readonly kind: 'result'; readonly result: string }
  /** One of the two blocks of 行政诉讼. */
  | { readonly kind: 'block'; readonly block: DisputeBlock }
  /** A column of the first block of 表二. */
  | { readonly kind: 'documentAct'; readonly act: 'issued' | 'repealed' | 'inForce' }
  /** Restricts what is counted in a way the tables do not know. */
  | { readonly kind: 'qualifier' }
  /** Cases that another organ has, or that the organ hears itself. */
  | { readonly kind: 'doubt' }
  /** Another cause or a doing between two nouns, as 申请引发的复议. */
  | { readonly kind: 'cause' }
  /** 不再处理: follows from what the clause before says, which is what is counted. */
  | { readonly kind: 'consequence' }
  | { readonly kind: 'negation' }
  /** 全部, 均: what follows holds of every case. */
  | { readonly kind: 'all' }
  /** 其余, 除…外: not of every case. */
  | { readonly kind: 'rest' }
  /** 率: the percentage says how many were concluded. */
  | { readonly kind: 'rate' }
  /** Within the period allowed: says nothing of cases still open. */
  | { readonly kind: 'inTime' }
  /** 其中, 含: what follows is part of the number before. */
  | { readonly kind: 'breakdown' }
  /** 合计, 共计 */
  | { readonly kind: 'sum' }
  /** 分别 */
  | { readonly kind: 'respectively' }
  /** 等: others as well. */
  | { readonly kind: 'andOthers' }
  | { readonly kind: 'change'; readonly direction: 1 | -1 | 0 }
  | { readonly kind: 'compare' }
  | { readonly kind: 'share' }
  /** 总数, 总量 */
  | { readonly kind: 'whole' }
  /** The organ speaks of itself. */
  | { readonly kind: 'self' }
  /** 全市, 全县: the organ itself where it is the government. */
  | { readonly kind: 'everywhere' }
  /** And, or: joins what is counted together. */
  | { readonly kind: 'and' }
  /** Without a bearing on what is counted. */
  | { readonly kind: 'filler' };

export interface Word {
  readonly means: Meaning;
  /** Plain text; of words that begin alike the longest counts. */
  readonly phrases: readonly string[];
}

/** A row of 表三, or rows added up. */
export interface RowMeaning {
  readonly rule: ProseRuleId;
  /** What is counted, for telling the clerk. */
  readonly subject: string;
  /** Readings, each by the row keys of 表三 that are added up. */
  readonly bases: readonly {
    readonly key: string;
    readonly name: string;
    readonly rows: readonly string[];
  }[];
}

/** Everything the reading of claims takes from outside. */
export interface ClaimVocabulary {
  readonly words: readonly Word[];
  readonly rows: Readonly<Record<string, RowMeaning>>;
  /** Columns of 表三 by the name of the applicant. */
  readonly applicants: Readonly<
    Record<string, { readonly name: string; readonly columns: readonly string[] }>
  >;
  /** Columns of 表四. */
  readonly results: Readonly<Record<string, string>>;
  /** Names of the blocks of 表四. */
  readonly blocks: Readonly<Record<DisputeBlock, string>>;
  /** Words for the columns of 表二. */
  readonly documentActs: Readonly<Record<'issued' | 'repealed' | 'inForce', string>>;
  /** What is counted, by topic. */
  readonly topics: Readonly<Record<Topic, string>>;
  /** Characters after which a number counts cases, each with what may not follow it. */
  readonly measures: Readonly<Record<string, string>>;
  /** Endings of names of organs, for telling whose figures a clause gives. */
  readonly organs: RegExp;
  /** Names of the tables before the names of figures. */
  readonly tables: Readonly<Record<TableId, string>>;
}

export interface ProseRules {
  readonly vocabulary: ClaimVocabulary;
  readonly rules: Readonly<Record<ProseRuleId, { readonly severity: Severity; readonly source: string }>>;
  /** Severity of a contradiction where the words suggest figures of another kind, such as cases the organ heard itself. */
  readonly doubtful: Severity;
  /** In 六: the processing fee is spoken of. */
  readonly fee: RegExp;
}
