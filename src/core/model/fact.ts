import type { DataPointId, EditionId, Measure, OrganKind, TableId, TotalsMode } from './format';
import type { CellPlace } from './grid';
import type { PreviousReport } from './previous-report';

/**
 * What a data cell says.
 * number: a figure · blank: nothing, or a mark for nothing such as / or — · text: something that is no figure,
 * with the code of the reason.
 */
export type FactValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly code: CellProblem };

/** Why a cell is no usable figure. */
export type CellProblem =
  | 'NOT_A_NUMBER'
  | 'CELL_ERROR'
  | 'AMBIGUOUS_NUMBER'
  | 'BOOLEAN'
  | 'DATE'
  | 'TOO_LARGE'
  | 'BAD_TEXT'
  | 'UNTRUSTED_FORMULA';

/** Something worth a remark although the figure could be read. */
export type CellNotice = 'TEXT_NUMBER' | 'MARKED_BLANK' | 'DOUBTFUL_NUMBER' | 'STALE_CACHE';

/** One figure of the report as read, with the exact place it was read from. */
export interface Fact {
  readonly point: DataPointId;
  readonly value: FactValue;
  readonly place: CellPlace;
  /** Text or number as it stands in the cell. */
  readonly source: string;
  /** Formula with its leading =, absent for a constant. */
  readonly formula?: string;
  readonly notices: readonly CellNotice[];
}

/** Where a recognised block lies, with the edition its labels follow. */
export interface RecognisedBlock {
  readonly block: string;
  readonly table: TableId;
  readonly edition: EditionId;
  readonly sheetId: string;
  readonly sheet: string;
  /** Data-point rows and columns of the sheet by axis key. */
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

/** Trouble in finding the labels; becomes FMT-01 or FMT-02. */
export interface LabelTrouble {
  readonly kind: 'missing' | 'doubled' | 'foreign';
  readonly table: TableId;
  readonly label: string;
  /** Official label where a foreign one stands; absent when the form has no such place. */
  readonly expected?: string;
  readonly places: readonly CellPlace[];
  /** Data points that cannot be read because of it. */
  readonly points: readonly DataPointId[];
}

/** What the workbook says about itself: sheet 基本信息, or a title line. null where it says nothing. */
export interface ReportProfile {
  readonly organ: string | null;
  readonly kind: OrganKind | null;
  readonly year: number | null;
  readonly totals: TotalsMode | null;
  /** Other entries of 基本信息 by key, such as phone or indexNumber; blank entries are absent. */
  readonly entries: ReadonlyMap<string, string>;
}

/** A cell beside or below a total for a figure from paper or from the system of record (核对数). */
export interface ControlPlace {
  /** The total it is compared with. */
  readonly point: DataPointId;
  readonly place: CellPlace;
  /** Whether the cells stand in a column beside the table or in a row below it; they are shown and hidden together. */
  readonly stands: 'beside' | 'below';
  /** Blank where the clerk typed nothing: the total is then not compared. */
  readonly value: FactValue;
  /** Text or number as it stands in the cell. */
  readonly source: string;
  /** True for a formula over the same figures as the total: it agrees whatever is typed and is not compared. */
  readonly repeats: boolean;
}

/** Everything recognised in one workbook. */
export interface RecognisedReport {
  readonly profile: ReportProfile;
  /** Format due for the year; the current one while the year is unknown. */
  readonly format: EditionId;
  readonly facts: ReadonlyMap<DataPointId, Fact>;
  readonly blocks: readonly RecognisedBlock[];
  /** Places for control figures, blank ones too, in the order of the form; empty where the sheets have none. */
  readonly controls: readonly ControlPlace[];
  /** The report of the year before, from the sheet 上年数据; null where the workbook has none. */
  readonly previous: PreviousReport | null;
  readonly troubles: readonly LabelTrouble[];
  /** Tables of which nothing was found. */
  readonly missingTables: readonly TableId[];
}

export interface DataPoint {
  readonly id: DataPointId;
  readonly table: TableId;
  readonly block: string;
  readonly rowKey: string;
  readonly columnKey: string;
  /** Labels from the outside in, for telling a person where the figure stands. */
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly measure: Measure;
  /** Position in the form; ties are broken by it everywhere. */
  readonly order: number;
}
