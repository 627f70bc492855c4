import { byPlace } from '../../src/core/model/document';
import type { DocumentSheet, WorkbookDocument } from '../../src/core/model/document';
import { boxName, cellName } from '../../src/core/model/geometry';
import type { Box } from '../../src/core/model/geometry';
import type { MemoryPort } from '../../src/adapters/memory';
import type { ClerkHands, PortHarness, SeenFormat } from '../contracts/workbook-port.contract';

type Eyes = Pick<PortHarness, 'looks' | 'conditionalFormats' | 'tables' | 'isProtected' | 'selection'>;

/** What a clerk sees in a document; `current` gives the document as it is now. */
export function documentEyes(current: () => WorkbookDocument): Eyes {
  const sheet = (name: string): DocumentSheet => sheetNamed(current(), name);
  return {
    looks: async (name) => looksOf(sheet(name)),
    conditionalFormats: async (name) => sheet(name).conditionalFormats.flatMap(seenFormats),
    tables: async (name) =>
      (sheet(name).tables ?? []).map((table) => ({ name: table.name, box: boxName(table.box) })),
    isProtected: async (name) => sheet(name).protected,
    selection: async () => {
      const { selection, sheets } = current();
      if (!selection) throw new Error('nothing is selected');
      const selected = sheets.find((candidate) => candidate.id === selection.sheetId);
      return { sheet: selected?.name ?? '', cell: cellName(selection) };
    },
  };
}

/** What a clerk does to a memory port; `current` gives the port in use. */
export function documentHands(current: () => MemoryPort): ClerkHands {
  const change = async (name: string, update: (sheet: DocumentSheet) => DocumentSheet): Promise<void> =>
    current().change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet) => (sheet === sheetNamed(document, name) ? update(sheet) : sheet)),
    }));
  return {
    edit: async (sheet, cell, value) => current().edit(sheet, cell, value),
    protect: (name) => change(name, (sheet) => ({ ...sheet, protected: true })),
    protectStructure: async () => current().change((document) => ({ ...document, structureProtected: true })),
    rename: (name, to) => change(name, (sheet) => ({ ...sheet, name: to })),
    remove: async (name) =>
      current().change((document) => ({
        ...document,
        sheets: document.sheets.filter((sheet) => sheet.name !== name),
      })),
    hide: (name) => change(name, (sheet) => ({ ...sheet, visibility: 'hidden' })),
    insertRows: (name, row, count) => change(name, (sheet) => withRowsInserted(sheet, row, count)),
  };
}

export function sheetNamed(document: WorkbookDocument, name: string): DocumentSheet {
  const sheet = document.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Everything but contents. */
function looksOf({ cells, ...sheet }: DocumentSheet): unknown {
  const styles = cells.flatMap(({ row, col, style, note }) =>
    style || note ? [{ row, col, style, note }] : [],
  );
  return { ...sheet, styles };
}

function seenFormats({
  boxes,
  rule,
  fill,
  color,
}: DocumentSheet['conditionalFormats'][number]): SeenFormat[] {
  const formula = rule.type === 'formula' ? rule.formula : `${rule.operator} ${rule.formulas.join(' ')}`;
  return [{ box: boxes.map(boxName).join(' '), formula, fill, color }];
}

/** Moves cells and boxes; formulas stay as they are, which is all that looks need. */
function withRowsInserted(sheet: DocumentSheet, row: number, count: number): DocumentSheet {
  const move = (box: Box): Box => movedDown(box, row, count);
  return {
    ...sheet,
    cells: sheet.cells
      .map((cell) => (cell.row < row ? cell : { ...cell, row: cell.row + count }))
      .sort(byPlace),
    merges: sheet.merges.map(move),
    validations: sheet.validations.map((rule) => ({ ...rule, boxes: rule.boxes.map(move) })),
    conditionalFormats: sheet.conditionalFormats.map((format) => ({
      ...format,
      boxes: format.boxes.map(move),
    })),
    ...(sheet.tables ? { tables: sheet.tables.map((table) => ({ ...table, box: move(table.box) })) } : {}),
  };
}

function movedDown(box: Box, row: number, count: number): Box {
  if (box.row >= row) return { ...box, row: box.row + count };
  return box.row + box.rows > row ? { ...box, rows: box.rows + count } : box;
}
