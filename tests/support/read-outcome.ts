import { readXlsx } from '../../src/adapters/xlsx/read';
import type { XlsxLimits } from '../../src/adapters/xlsx/read/limits';
import { isGoujiError } from '../../src/core/errors';

/** 'read' or the code of the refusal; any other error fails the test that asked. */
export async function outcomeOf(bytes: Uint8Array, limits?: XlsxLimits): Promise<string> {
  try {
    await readXlsx(bytes, limits);
    return 'read';
  } catch (error) {
    if (isGoujiError(error)) return error.code;
    throw error;
  }
}

/** Code and details of the refusal, as one text such as `NOT_XLSX {"kind":".pdf"}`. */
export async function refusalOf(bytes: Uint8Array, limits?: XlsxLimits): Promise<string> {
  try {
    await readXlsx(bytes, limits);
    return 'read';
  } catch (error) {
    if (isGoujiError(error)) return error.message;
    throw error;
  }
}
