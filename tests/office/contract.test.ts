import { describeWorkbookPort } from '../contracts/workbook-port.contract';
import { createExcelHarness } from './support/harness';

describeWorkbookPort('The Excel port', createExcelHarness);
