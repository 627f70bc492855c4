import { createExcelPort } from '../../../src/adapters/office-js';
import type { ExcelPortOptions } from '../../../src/adapters/office-js';
import { boxName, cellName } from '../../../src/core/model/geometry';
import type { WorkbookPort } from '../../../src/ports/workbook-port';
import { CLERK_WORKBOOK } from '../../contracts/clerk-workbook';
import type { ClerkHands, PortHarness, SeenFormat } from '../../contracts/workbook-port.contract';
import type { SheetData } from '../../support/office-host/book-data';
import { officeHost } from '../../support/office-environment/globals';

/** Short waits, so that a test of waiting does not take minutes. */
export const QUICK = { busyAfter: 30, retryAfter: 5, giveUpAfter: 200 };

/** A port on the host of this test file, with short waits. */
export function quickPort(options: ExcelPortOptions = {}): WorkbookPort {
  return createExcelPort({ timing: QUICK, ...options });
}

/** The host emptied of everything earlier tests left, with the clerk's workbook open. */
export function freshHost(): ReturnType<typeof officeHost> {
  const office = officeHost();
  office.host.endCellEdit();
  office.book.refusesWrites = false;
  office.book.cellLimit = 5_000_000;
  office.runtime.tellsTriggerSource = true;
  office.runtime.forgetFaults();
  office.openDocument(office.book, CLERK_WORKBOOK);
  office.runtime.forgetRequests();
  return office;
}

export async function createExcelHarness(): Promise<PortHarness> {
  const { book, connection } = freshHost();
  return {
    port: quickPort(),
    reopen: async () => quickPort(),
    clerk: clerkHands(),
    looks: async (sheet) => looksOf(sheet),
    conditionalFormats: async (sheet) => formatsOf(sheet),
    tables: async (sheet) => copyOf(sheet).tables.map(({ name, box }) => ({ name, box: boxName(box) })),
    isProtected: async (sheet) => book.sheetNamed(sheet).protected,
    selection: async () => {
      const { sheet, box } = book.data.selection;
      return { sheet: book.sheet(sheet).name, cell: cellName(box) };
    },
    settle: () => connection.eventsDelivered(),
    dispose: () => connection.eventsDelivered(),
  };
}

function clerkHands(): ClerkHands {
  const { book } = officeHost();
  return {
    edit: async (sheet, cell, value) => book.clerkTypes(sheet, cell, value),
    protect: async (sheet) => void (book.sheetNamed(sheet).protected = true),
    protectStructure: async () => void (book.data.structureProtected = true),
    rename: async (sheet, to) => book.renameSheet(book.sheetNamed(sheet).id, to),
    remove: async (sheet) => book.deleteSheet(book.sheetNamed(sheet).id),
    hide: async (sheet) => void (book.sheetNamed(sheet).visibility = 'Hidden'),
    insertRows: async (sheet, row, count) => book.clerkInsertsRows(sheet, row, count),
  };
}

/** Everything but the contents of cells, as plain data. */
function looksOf(name: string): unknown {
  const { formats, columnWidths, rowHeights, hiddenColumns, hiddenRows, ...others } = copyOf(name);
  const { cells: _contents, ...rest } = others;
  const sizes = { widths: [...columnWidths], heights: [...rowHeights] };
  return { ...rest, ...sizes, hidden: [[...hiddenColumns], [...hiddenRows]], formats: [...formats] };
}

function copyOf(name: string): SheetData {
  const { book } = officeHost();
  const { id } = book.sheetNamed(name);
  const copy = book.snapshot().sheets.find((sheet) => sheet.id === id);
  if (!copy) throw new Error(`no sheet ${name}`);
  return copy;
}

function formatsOf(name: string): SeenFormat[] {
  return copyOf(name).rules.map((rule) => ({
    box: rule.boxes.map(boxName).join(','),
    formula: rule.formula,
    fill: rule.fill || null,
    color: rule.color || null,
  }));
}
