/** The vocabulary in which an edition of the official form is described as data. */

export type TableId = 'proactive' | 'requests' | 'disputes';
export type EditionId = '2021' | '2019';

/** Identifier of one figure of the form, such as `requests.received.naturalPerson`. */
export type DataPointId = string;

export type Severity = 'error' | 'warning' | 'info';

/** Kind of organ (单位类别); decides which rules apply and what the report must cover. */
export type OrganKind =
  | 'centralDepartment'
  | 'provincialGovernment'
  | 'cityGovernment'
  | 'countyGovernment'
  | 'townshipGovernment'
  /** Office (办公厅、办公室) of a government that makes rules; reports that government's rules. */
  | 'ruleMakersOffice'
  | 'provincialDepartment'
  | 'cityDepartment'
  | 'countyDepartment'
  | 'other';

/** How totals stand in the sheet (合计方式): as SUM formulas, or typed by the clerk. */
export type TotalsMode = 'formulas' | 'typed';

/**
 * What a figure counts.
 * count: cases or documents, whole numbers not below 0 · change: a signed whole number (2019 本年增/减) ·
 * amount: money in 万元, decimal, not below 0.
 */
export type Measure = 'count' | 'change' | 'amount';

/** Another wording seen for a label. */
export interface LabelAlias {
  readonly label: string;
  /**
   * Data-point key the label stands for where its meaning differs from the official label; absent when the
   * wording differs and the meaning does not.
   */
  readonly means?: string;
  /** Why it is accepted: a label of that edition, a local hybrid, or a spelling that needs no remark. */
  readonly origin: EditionId | 'local' | 'spelling';
}

/** A row or column of a table, or a group of them under one header. */
export interface AxisItem {
  /** Part of the data-point id; empty for a group that adds none. */
  readonly key: string;
  /** Label verbatim as the form prints it. */
  readonly label: string;
  readonly children?: readonly AxisItem[];
  readonly aliases?: readonly LabelAlias[];
  /** Overrides the measure of the block. */
  readonly measure?: Measure;
}

export interface BlockFormat {
  readonly id: string;
  /** Line over the block, such as 第二十条第（一）项. */
  readonly caption?: string;
  /** Text in the corner where row and column labels meet. */
  readonly corner?: string;
  readonly rows: readonly AxisItem[];
  readonly columns: readonly AxisItem[];
  readonly measure: Measure;
  /** Rule ids of the totals that follow from 总计: a total column sums its row, a total row its column. */
  readonly totals?: { readonly column?: string; readonly row?: string };
  /** Labels of other editions that have no place in this block but may stand in it. */
  readonly foreignColumns?: readonly AxisItem[];
  readonly foreignRows?: readonly AxisItem[];
}

export interface TableFormat {
  readonly id: TableId;
  /** 二, 三 or 四: the number clerks call the table by. */
  readonly number: string;
  /** Name of the sheet that the template makes. */
  readonly sheetName: string;
  /** Section heading verbatim. */
  readonly heading: string;
  readonly blocks: readonly BlockFormat[];
  readonly layout: TableLayout;
}

export interface TableLayout {
  /** Widths of the label columns, in characters of the default font. */
  readonly stubWidths: readonly number[];
  /** Width of each data column, in characters. */
  readonly dataWidth: number;
  readonly orientation: 'portrait' | 'landscape';
}

/** A relation that must hold, as text over data points; see core/rules/equation.ts for the grammar. */
export interface EquationRule {
  readonly id: string;
  readonly label: string;
  readonly severity: Severity;
  readonly table: TableId;
  /** `{column}` or `{row}` is replaced by each key of the axis that `forEach` names. */
  readonly equation: string;
  readonly forEach?: {
    readonly axis: 'column' | 'row';
    readonly block: string;
    readonly only?: readonly string[];
  };
  readonly source: string;
}

/** A state of the figures that must be explained: the finding is raised when the condition holds. */
export interface ConditionRule {
  readonly id: string;
  readonly label: string;
  readonly severity: Severity;
  readonly table: TableId;
  readonly condition: string;
  readonly forEach?: {
    readonly axis: 'column' | 'row';
    readonly block: string;
    readonly only?: readonly string[];
  };
  /** Points the finding is about, in reading order, first the one to look at. */
  readonly points: readonly string[];
  /** Applies to reports of this year and later. */
  readonly fromYear?: number;
  /** Applies to these kinds of organ; not evaluated while the kind is unknown. */
  readonly organKinds?: readonly OrganKind[];
  /** Relations whose failure this finding explains better; they are not reported beside it. */
  readonly replaces?: readonly string[];
  readonly source: string;
}

export interface ReportFormat {
  readonly edition: EditionId;
  /** First and last report year the format is due for; no last year while in force. */
  readonly years: { readonly from: number; readonly to?: number };
  readonly instrument: string;
  readonly title: string;
  readonly tables: readonly TableFormat[];
  readonly equations: readonly EquationRule[];
  readonly conditions: readonly ConditionRule[];
}

export const TABLE_IDS: readonly TableId[] = ['proactive', 'requests', 'disputes'];
