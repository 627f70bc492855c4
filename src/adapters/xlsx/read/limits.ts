import { LONG_BOUNDS } from '../../../ports/workbook-port';

/**
 * Bounds of a file from somebody else. Declared values are checked before anything is allocated, the same
 * values again while inflating and parsing. Each has a test just below and just above.
 */
export interface XlsxLimits {
  /** Bytes of the whole file. */
  readonly fileBytes: number;
  /** Entries of the zip directory, folders included. */
  readonly entries: number;
  /** Bytes of one part, inflated. */
  readonly partBytes: number;
  /** Bytes of all parts together, inflated. */
  readonly totalBytes: number;
  /** Largest inflated/compressed ratio of a part bigger than ratioFloorBytes. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  readonly sheets: number;
  /** Cells with a value or a formula, in all sheets together. */
  readonly cells: number;
  readonly sharedStrings: number;
  /** Entries of any other list: defined names, formats, styles, relationships, content types. */
  readonly listEntries: number;
  /** Characters of one text, after decoding of escapes. */
  readonly textLength: number;
  /** Characters of one formula or of the text of a defined name. */
  readonly formulaLength: number;
  /** Characters of all formulas that were derived from shared ones, together, and the work of cutting them. */
  readonly sharedFormulaText: number;
  readonly xmlDepth: number;
  /** Attributes of one element. */
  readonly xmlAttributes: number;
  /** References such as &lt; in one part; the parser joins them piece by piece. */
  readonly xmlReferences: number;
  /** Tags and texts of all parts together. */
  readonly xmlEvents: number;
  /** Rows read of a sheet; those of READ_BOUNDS unless given. What lies beyond is left out and told. */
  readonly gridRows?: number;
  /** Whether merged cells are told, for lists; absent they are passed over. */
  readonly merges?: true;
  /** Bytes up to which a part is one text while it is read, which is faster; larger ones never exist twice in memory. */
  readonly wholeBytes: number;
}

const MB = 1024 * 1024;

export const XLSX_LIMITS: XlsxLimits = {
  fileBytes: 20 * MB,
  entries: 2000,
  partBytes: 64 * MB,
  totalBytes: 128 * MB,
  ratio: 300,
  ratioFloorBytes: 4 * MB,
  sheets: 256,
  cells: 400_000,
  sharedStrings: 200_000,
  listEntries: 65_536,
  textLength: 32_767,
  formulaLength: 8192,
  sharedFormulaText: 16 * MB,
  xmlDepth: 64,
  xmlAttributes: 256,
  xmlReferences: 500_000,
  xmlEvents: 6_000_000,
  wholeBytes: 8 * MB,
};

/**
 * Bounds of a total of many units, which holds all their figures: for reading again what was written here, and never for
 * files from outside.
 */
export const TOTAL_LIMITS: XlsxLimits = {
  ...XLSX_LIMITS,
  fileBytes: 100 * MB,
  partBytes: 256 * MB,
  totalBytes: 512 * MB,
  cells: 4_000_000,
  xmlEvents: 40_000_000,
  wholeBytes: 64 * MB,
};

/** Bounds of a workbook with a ledger of up to 50,000 applications. */
export const LEDGER_LIMITS: XlsxLimits = {
  ...XLSX_LIMITS,
  partBytes: 192 * MB,
  totalBytes: 256 * MB,
  cells: 2_000_000,
  sharedStrings: 500_000,
  xmlEvents: 24_000_000,
  gridRows: LONG_BOUNDS.rows,
  merges: true,
};

export { SHEET_SIZE } from '../../../core/model/geometry';
