import type { WorkbookPort } from '../../ports/workbook-port';
import { ExcelPort } from './excel-port';
import type { ExcelPortOptions } from './excel-port';

export type { ExcelPortOptions } from './excel-port';

/** The workbook that is open in Excel, through the Excel JavaScript API 1.14. */
export function createExcelPort(options: ExcelPortOptions = {}): WorkbookPort {
  return new ExcelPort(options);
}
