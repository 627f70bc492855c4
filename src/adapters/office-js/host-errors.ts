import { GoujiError, isGoujiError } from '../../core/errors';
import type { ErrorCode } from '../../core/errors';

/** Excel's own code of an error, empty for an error that is not Excel's. */
export function hostCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && !isGoujiError(error) ? code : '';
}

/** True when Excel refused the request before its first action: nothing was done, it may be sent again. */
export function wasRefusedWhole(error: unknown): boolean {
  const { debugInfo } = error as { debugInfo?: { statement?: unknown } };
  return hostCode(error) !== '' && debugInfo?.statement === undefined;
}

export function isCellEdit(error: unknown): boolean {
  return hostCode(error) === 'InvalidOperationInCellEditMode';
}

/** Troubles that pass when the clerk's focus returns to the workbook. */
const PASSING: ReadonlySet<string> = new Set(['InvalidSelection', 'GeneralException', 'InactiveWorkbook']);

export function mayPass(error: unknown): boolean {
  return PASSING.has(hostCode(error)) || isCellEdit(error);
}

/** Codes of an answer or a request that is larger than Excel takes. */
const TOO_MUCH: ReadonlySet<string> = new Set([
  'ResponsePayloadSizeLimitExceeded',
  'RequestPayloadSizeLimitExceeded',
  'RangeExceedsLimit',
  'OperationCellsExceedLimit',
]);

export function isTooMuch(error: unknown): boolean {
  return TOO_MUCH.has(hostCode(error));
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  InvalidOperationInCellEditMode: 'HOST_BUSY',
  ApiNotFound: 'HOST_UNSUPPORTED',
  ApiNotAvailable: 'HOST_UNSUPPORTED',
  NotImplemented: 'HOST_UNSUPPORTED',
  UnsupportedFeature: 'HOST_UNSUPPORTED',
  UnsupportedOperation: 'HOST_UNSUPPORTED',
  InactiveWorkbook: 'WRONG_WORKBOOK',
  InvalidSelection: 'WRONG_WORKBOOK',
  ItemNotFound: 'SHEET_GONE',
  InvalidObjectPath: 'SHEET_GONE',
  RangeExceedsLimit: 'RANGE_TOO_LARGE',
  OperationCellsExceedLimit: 'RANGE_TOO_LARGE',
  RequestPayloadSizeLimitExceeded: 'RANGE_TOO_LARGE',
  ResponsePayloadSizeLimitExceeded: 'RANGE_TOO_LARGE',
};

/** Our error for one of Excel's, with Excel's as its cause. `denied` is what a refused write means here. */
export function translated(error: unknown, denied: GoujiError | null = null): GoujiError {
  if (isGoujiError(error)) return error;
  const code = hostCode(error);
  if (code === 'AccessDenied' && denied) return new GoujiError(denied.code, denied.details, { cause: error });
  const own = CODES[code] ?? 'HOST_ERROR';
  return new GoujiError(own, detailsOf(own, code, error), { cause: error });
}

function detailsOf(own: ErrorCode, code: string, error: unknown): Record<string, string> {
  if (own === 'HOST_ERROR') return { code: code || nameOf(error) };
  if (own === 'HOST_UNSUPPORTED') return { what: locationOf(error) || code };
  return own === 'RANGE_TOO_LARGE' ? { sheet: '' } : {};
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}

function locationOf(error: unknown): string {
  const { debugInfo } = error as { debugInfo?: { errorLocation?: unknown } };
  return typeof debugInfo?.errorLocation === 'string' ? debugInfo.errorLocation : '';
}

/** What Excel reported before it stopped, as a list of one; empty when it did not come that far. */
export function reported<Value>(read: () => Value): Value[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
