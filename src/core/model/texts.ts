import type { OrganKind, TotalsMode } from './format';
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
