import type { ICellData, IRange, ISheetDataValidationRule } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { GoujiError } from '../../core/errors';
import type { CellAddress } from '../../core/model/geometry';
import type { SheetLine } from '../../ports/workbook-port';
import type { GridRule } from './conditional-formats';
import type { GridSheet } from './sheet';
import type { GridName } from './snapshot';

/**
 * Writes to the grid. Structure, names, marks and the visibility of lines are written as mutations, which stay out of the undo list: taking
 * back a typed figure must never take back half of our work instead. Cells are written by a command, which can be
 * undone like typing.
 */
export interface GridWriter {
  insertSheet(sheet: GridSheet, index: number): void;
  removeSheet(sheetId: string): void;
  /** Puts the rule before all others of the sheet. */
  addRule(sheetId: string, rule: GridRule): void;
  removeRule(sheetId: string, ruleId: string): void;
  addValidation(sheetId: string, rule: ISheetDataValidationRule): void;
  removeValidation(sheetId: string, ruleId: string): void;
  setName(name: GridName): void;
  removeName(name: GridName): void;
  setCells(sheetId: string, cells: readonly (CellAddress & { readonly content: ICellData })[]): void;
  /** Makes a sheet so many rows high or columns wide. */
  setSize(sheetId: string, axis: SheetLine['axis'], count: number): void;
  /** Shows or hides the lines of the ranges, which must reach from one end of the sheet to the other. */
  showLines(sheetId: string, axis: SheetLine['axis'], ranges: readonly IRange[], visible: boolean): void;
  activate(sheetId: string): void;
}

/** Writer to the workbook `unitId` of the grid. Every method throws HOST_ERROR when the grid refuses. */
export function gridWriter(api: FUniver, unitId: string): GridWriter {
  const execute = (id: string, params: object): void => {
    if (!api.syncExecuteCommand(id, { unitId, ...params })) throw new GoujiError('HOST_ERROR', { code: id });
  };
  return {
    insertSheet: ({ sheet, styles }, index) =>
      execute('sheet.mutation.insert-sheet', { index, sheet, styles }),
    removeSheet: (subUnitId) => execute('sheet.mutation.remove-sheet', { subUnitId }),
    addRule: (subUnitId, rule) => execute('sheet.mutation.add-conditional-rule', { subUnitId, rule }),
    removeRule: (subUnitId, cfId) => execute('sheet.mutation.delete-conditional-rule', { subUnitId, cfId }),
    addValidation: (subUnitId, rule) => execute('data-validation.mutation.addRule', { subUnitId, rule }),
    removeValidation: (subUnitId, ruleId) =>
      execute('data-validation.mutation.removeRule', { subUnitId, ruleId }),
    setName: (name) => execute('formula.mutation.set-defined-name', name),
    removeName: (name) => execute('formula.mutation.remove-defined-name', name),
    setCells: (subUnitId, cells) =>
      execute('sheet.command.set-range-values', { subUnitId, ...cellMatrix(cells) }),
    setSize: (subUnitId, axis, count) =>
      axis === 'row'
        ? execute('sheet.mutation.set-worksheet-row-count', { subUnitId, rowCount: count })
        : execute('sheet.mutation.set-worksheet-column-count', { subUnitId, columnCount: count }),
    showLines: (subUnitId, axis, ranges, visible) =>
      execute(VISIBILITY[axis][visible ? 'show' : 'hide'], { subUnitId, ranges }),
    activate: (subUnitId) => execute('sheet.operation.set-worksheet-active', { subUnitId }),
  };
}

const VISIBILITY = {
  row: { show: 'sheet.mutation.set-row-visible', hide: 'sheet.mutation.set-row-hidden' },
  column: { show: 'sheet.mutation.set-col-visible', hide: 'sheet.mutation.set-col-hidden' },
} as const;

function cellMatrix(cells: readonly (CellAddress & { readonly content: ICellData })[]): object {
  const value: Record<number, Record<number, ICellData>> = {};
  for (const { row, col, content } of cells) {
    const columns = (value[row] ??= {});
    columns[col] = content;
  }
  const rows = cells.map(({ row }) => row);
  const cols = cells.map(({ col }) => col);
  const range = {
    startRow: Math.min(...rows),
    endRow: Math.max(...rows),
    startColumn: Math.min(...cols),
    endColumn: Math.max(...cols),
  };
  return { value, range };
}
