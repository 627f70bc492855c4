import type { FUniver } from '@univerjs/core/facade';
import type { FWorksheet } from '@univerjs/preset-sheets-core';
import { createUniverPort } from '../../src/adapters/univer';
import { carriedSheet, carryWorkbook } from '../../src/adapters/univer/carried';
import { toGridContent } from '../../src/adapters/univer/cells';
import { documentOf, carriedOf, openWorkbook } from '../../src/adapters/univer/grid-workbook';
import { toSnapshot } from '../../src/adapters/univer/snapshot';
import type { WorkbookDocument } from '../../src/core/model/document';
import { CLERK_WORKBOOK, box } from '../contracts/clerk-workbook';
import type { ClerkHands, PortHarness } from '../contracts/workbook-port.contract';
import { documentEyes } from './document-harness';

let opened = 0;

/** Shows the document in the grid instead of what it showed before. */
export function show(api: FUniver, document: WorkbookDocument): void {
  const before = api.getActiveWorkbook();
  if (before) api.disposeUnit(before.getId());
  api.createWorkbook(toSnapshot(document, `workbook-${++opened}`));
}

/** The contract's harness over a grid, with or without a screen. */
export function univerHarness(api: FUniver, dispose: () => void): PortHarness {
  show(api, CLERK_WORKBOOK);
  const now = (): WorkbookDocument => documentOf(openWorkbook(api)).document;
  return {
    port: createUniverPort(api),
    reopen: async () => {
      show(api, JSON.parse(JSON.stringify(now())) as WorkbookDocument);
      return createUniverPort(api);
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
      const sheet = sheetNamed(name).getSheet();
      const carried = carriedSheet(sheet.getConfig().custom);
      sheet.setCustomMetadata({ gouji: { ...carried, protected: true } });
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
