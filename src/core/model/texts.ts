import type { OrganKind, TotalsMode } from './format';
import type { ReportColumn, ReportLineKind } from './report-text';
import type { TemplateRequest } from './verdict';

/** Wording of the sheets; the sheets are Chinese whatever the language of the interface. */
export interface SheetTexts {
  readonly checkColumn: string;
  readonly controlColumn: string;
  readonly controlRow: string;
  /** Before the relation a row of column checks stands for, such as 校验：总计＝各项之和. */
  readonly checkRow: (rule: string) => string;
  readonly wholeNumber: { readonly title: string; readonly message: string };
  readonly amount: { readonly title: string; readonly message: string };
  readonly less: string;
  readonly more: string;
  readonly totalIs: (label: string) => string;
  readonly partsAre: string;
  readonly notAtLeast: string;
  /** Before and after a control figure that its total disagrees with. */
  readonly controlIs: (label: string) => string;
  readonly controlDiffers: string;
  readonly footer: string;
}

/** Labels of the places for 核对数: head of the column beside a table, label of the row below it. */
export type ControlTexts = Pick<SheetTexts, 'controlColumn' | 'controlRow'>;

/** A line of the sheet 基本信息. */
export interface InfoField {
  /** Key under which the entry is read again. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** A figure of the report that no table has, its unit in the label; absent for words. */
  readonly figure?: true;
}

export interface InfoSection {
  readonly title: string;
  readonly fields: readonly InfoField[];
}

/** Wording of the sheet 基本信息, from the catalogue. */
export interface InfoTexts {
  readonly sheetName: string;
  readonly title: string;
  readonly sections: readonly InfoSection[];
  readonly kinds: readonly string[];
  readonly totals: { readonly formulas: string; readonly typed: string };
  readonly kindLabel: (kind: TemplateRequest['kind']) => string;
  readonly kindMessage: string;
  readonly totalsMessage: string;
  readonly yearMessage: string;
  readonly figureMessage: string;
  readonly footer: string;
}

export interface TemplateTexts {
  readonly info: InfoTexts;
  readonly sheets: SheetTexts;
}

/** How the entries of 基本信息 are worded; from the catalogue. */
export interface ProfileTexts {
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  readonly kindOf: (text: string) => OrganKind | null;
  readonly totalsOf: (text: string) => TotalsMode | null;
}

/** Columns of the sheet 校验说明, from the left. */
export const ANSWER_COLUMNS = [
  'rule',
  'place',
  'sentence',
  'figures',
  'reason',
  'who',
  'when',
  'id',
] as const;

export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

/** Wording of the sheet 校验说明. */
export interface AnswerTexts {
  readonly sheetName: string;
  readonly title: string;
  readonly hint: string;
  readonly heads: Readonly<Record<AnswerColumn, string>>;
  /** Stands for a blank among the figures. */
  readonly blank: string;
  /** After the first cell of several. */
  readonly more: (count: number) => string;
  readonly footer: string;
}

/** Columns of the sheet 上年数据, from the left. */
export const PREVIOUS_COLUMNS = ['item', 'figure', 'source', 'point'] as const;

export type PreviousColumn = (typeof PREVIOUS_COLUMNS)[number];

/** Wording of the sheet 上年数据; it is found again by its heads. */
export interface PreviousTexts {
  readonly sheetName: string;
  readonly title: string;
  /** What the sheet is, a line each. */
  readonly hints: readonly string[];
  readonly organ: string;
  readonly year: string;
  /** Label of the name of the file the figures are from. */
  readonly name: string;
  readonly heads: Readonly<Record<PreviousColumn, string>>;
  /** A table as it is named before a figure of it. */
  readonly table: (number: string) => string;
  readonly footer: string;
}

/** Wording of the sheet 报告正文; it is found again by its heads. */
export interface ReportTexts {
  readonly sheetName: string;
  readonly title: string;
  readonly hint: string;
  readonly heads: Readonly<Record<ReportColumn, string>>;
  readonly kinds: Readonly<Record<ReportLineKind, string>>;
  /** Line that holds the place of a table, of a chart. */
  readonly table: (label: string) => string;
  readonly chart: (label: string) => string;
  readonly footer: string;
}
