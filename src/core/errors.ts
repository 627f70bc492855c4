/**
 * Trouble in our program, a file or the host. Trouble in the clerk's figures is a finding, never an error.
 * The code is stable and listed in the README; the wording for people stands in the message catalogue under
 * `error.<code>`.
 */
export class GoujiError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Offending value or detail, for the log and for the placeholders of the wording. */
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'GoujiError';
  }
}

export type ErrorCode =
  // the host
  | 'HOST_BUSY'
  | 'HOST_UNSUPPORTED'
  | 'HOST_ERROR'
  | 'READ_ONLY'
  | 'STRUCTURE_PROTECTED'
  | 'SHEET_PROTECTED'
  | 'SHEET_GONE'
  | 'SHEET_HIDDEN'
  | 'SHEET_EXISTS'
  | 'RANGE_TOO_LARGE'
  | 'WRONG_WORKBOOK'
  | 'CANCELLED'
  // our template in a workbook
  | 'TEMPLATE_NEWER'
  | 'INSERT_UNVERIFIED'
  | 'CONVERT_UNVERIFIED'
  | 'INSERT_CHANGED'
  | 'NOTHING_TO_UNDO'
  | 'NO_TABLES'
  | 'BAD_FIELD'
  | 'ANSWER_REFUSED'
  // the ledger
  | 'CALENDAR_MISSING'
  | 'NO_LEDGER'
  // files
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_CHANGED'
  | 'FILE_NOT_LOCAL'
  | 'READ_TIMEOUT'
  | 'READ_CRASHED'
  | 'NOTHING_COLLECTED'
  | 'NO_REPORT'
  | 'NO_TEXT'
  | 'EMPTY_FILE'
  | 'NOT_XLSX'
  | 'OLD_EXCEL'
  | 'OLD_WORD'
  | 'WPS_FILE'
  | 'IMAGE_FILE'
  | 'ARCHIVE_FILE'
  | 'UNKNOWN_FILE'
  | 'PDF_NO_TEXT'
  | 'PDF_DAMAGED'
  | 'PDF_TOO_SLOW'
  | 'NO_PAGE'
  | 'PAGE_TOO_LARGE'
  | 'PAGE_TOO_DEEP'
  | 'ENCRYPTED'
  | 'ZIP_DAMAGED'
  | 'ZIP_CHECKSUM'
  | 'ZIP_SIZE_MISMATCH'
  | 'ZIP_TOO_LARGE'
  | 'ZIP_TOO_MANY_ENTRIES'
  | 'ZIP_DUPLICATE_ENTRY'
  | 'ZIP_BAD_PATH'
  | 'ZIP_OVERLAP'
  | 'ZIP_TRAILING_DATA'
  | 'ZIP_UNSUPPORTED'
  | 'XML_DAMAGED'
  | 'XML_FORBIDDEN'
  | 'XML_TOO_DEEP'
  | 'XML_TOO_LARGE'
  | 'XML_ENCODING'
  | 'XLSX_MISSING_PART'
  | 'XLSX_BAD_REFERENCE'
  | 'XLSX_TOO_MANY_SHEETS'
  | 'XLSX_TOO_MANY_CELLS'
  | 'XLSX_TOO_MANY_STRINGS'
  | 'XLSX_BAD_VALUE'
  | 'OUTPUT_EXISTS'
  | 'OUTPUT_LOCKED'
  | 'OUTPUT_UNVERIFIED';

/** True for a GoujiError of any realm; in the workbench the port lives in another frame than the pane. */
export function isGoujiError(error: unknown): error is GoujiError {
  return error instanceof Error || (typeof error === 'object' && error !== null)
    ? (error as { name?: unknown }).name === 'GoujiError' &&
        typeof (error as { code?: unknown }).code === 'string'
    : false;
}
