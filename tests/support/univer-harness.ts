import type { FUniver } from '@univerjs/core/facade';
import type { FWorksheet } from '@univerjs/preset-sheets-core';
import { carryWorkbook } from '../../src/adapters/univer/carried';
import { toGridContent } from '../../src/adapters/univer/cells';
import {
  carriedOf,
  carriedWith,
  carryWith,
  documentOf,
  openWorkbook,
} from '../../src/adapters/univer/grid-workbook';
import { showDocument } from '../../src/adapters/univer/show-document';
import type { WorkbookDocument } from '../../src/core/model/document';
import type { WorkbookPort } from '../../src/ports/workbook-port';
import { CLERK_WORKBOOK, box } from '../contracts/clerk-workbook';
import type { ClerkHands, PortHarness } from '../contracts/workbook-port.contract';
import { documentEyes } from './document-harness';

/** The contract's harness over a grid and a port to it, with or without a screen. */
export function univerHarness(
  api: FUniver,
  createPort: () => WorkbookPort,
  dispose: () => void,
): PortHarness {
  showDocument(api, CLERK_WORKBOOK);
  const now = (): WorkbookDocument => documentOf(openWorkbook(api)).document;
  return {
    port: createPort(),
    reopen: async () => {
      showDocument(api, JSON.parse(JSON.stringify(now())) as WorkbookDocument);
      return createPort();
    },
    clerk: clerkAt(api),
    ...documentEyes(now),
    settle: async () => {
      await api.getFormula().onCalculationResultApplied(3000);
    },
    dispose: async () => dispose(),
  };
}

function clerkAt(api: FUniver): ClerkHands {
  const sheetNamed = (name: string): FWorksheet => {
    const sheet = openWorkbook(api).getSheetByName(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
  return {
    edit: async (name, cell, value) => {
      const sheet = sheetNamed(name);
      const { row, col } = box(cell);
      if (row >= sheet.getMaxRows()) sheet.setRowCount(row + 1);
      if (col >= sheet.getMaxColumns()) sheet.setColumnCount(col + 1);
      sheet.getRange(row, col).setValue(value === null ? { v: null } : toGridContent(value));
    },
    protect: async (name) => {
      const sheet = sheetNamed(name);
      carryWith(sheet, { ...carriedWith(sheet), protected: true });
    },
    protectStructure: async () => {
      const workbook = openWorkbook(api);
      workbook.setCustomMetadata(carryWorkbook({ ...carriedOf(workbook), structureProtected: true }));
    },
    rename: async (name, to) => void sheetNamed(name).setName(to),
    remove: async (name) => void openWorkbook(api).deleteSheet(sheetNamed(name)),
    hide: async (name) => void sheetNamed(name).hideSheet(),
    insertRows: async (name, row, count) => void sheetNamed(name).insertRows(row, count),
  };
}
