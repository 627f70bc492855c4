import type { Cell, ColumnDef, ConditionalRule, DataValidation, PageSetup, RowDef, WriteSheet } from 'hucre';
import type {
  DocumentCell,
  DocumentConditionalFormat,
  DocumentFont,
  DocumentPage,
  DocumentSheet,
  DocumentValidation,
} from '../../../core/model/document';
import { boxName } from '../../../core/model/geometry';
import type { Box } from '../../../core/model/geometry';
import { conditionalStyle, fileColor, fileStyle } from './styles';
import { attributeText, fileText, withoutEscapes } from './text';
import { fileWidth } from './widths';

/** Limits of Excel on the dialogue of a validation; it takes a file beyond them for damaged. */
const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;
const LIST_LIMIT = 255;

/** A sheet as the file library takes it. Print areas and titles are defined names and not part of it. */
export function fileSheet(sheet: DocumentSheet, defaultFont: DocumentFont): WriteSheet {
  const columns = fileColumns(sheet);
  return {
    name: sheet.name,
    rows: emptyRows(sheet),
    cells: new Map(sheet.cells.map((cell) => [`${cell.row},${cell.col}`, fileCell(cell, defaultFont)])),
    ...(columns.length > 0 ? { columns } : {}),
    rowDefs: fileRows(sheet),
    merges: sheet.merges.map(fileMerge),
    dataValidations: sheet.validations.map(fileValidation),
    conditionalRules: sheet.conditionalFormats.map((format, index) =>
      fileConditionalFormat(format, index + 1),
    ),
    ...(sheet.freeze.rows > 0 || sheet.freeze.cols > 0
      ? { freezePane: { rows: sheet.freeze.rows, columns: sheet.freeze.cols } }
      : {}),
    ...(sheet.tabColor ? { view: { tabColor: fileColor(sheet.tabColor) } } : {}),
    ...(sheet.protected ? { protection: { sheet: true, objects: true, scenarios: true } } : {}),
    hidden: sheet.visibility === 'hidden',
    veryHidden: sheet.visibility === 'veryHidden',
    ...(sheet.page ? filePage(sheet.page) : {}),
  };
}

/** The library writes heights and hiding only of rows it knows of. */
function emptyRows({ rowHeights, hiddenRows }: DocumentSheet): never[][] {
  const last = largest([...Object.keys(rowHeights).map(Number), ...hiddenRows]);
  return Array.from({ length: last + 1 }, () => []);
}

/** Largest of indexes; -1 for none. */
function largest(indexes: readonly number[]): number {
  return indexes.reduce((last, index) => Math.max(last, index), -1);
}

function fileCell({ value, formula, style, note }: DocumentCell, defaultFont: DocumentFont): Partial<Cell> {
  const content = typeof value === 'string' ? withoutEscapes(fileText(value)) : value;
  return {
    ...(formula === undefined
      ? { value: content }
      : { formula: fileText(formula).replace(/^=/, ''), formulaResult: content }),
    ...(style ? { style: fileStyle(style, defaultFont) } : {}),
    ...(note ? { comment: { author: fileText(note.author), text: fileText(note.text) } } : {}),
  };
}

function fileColumns({ columnWidths, hiddenColumns }: DocumentSheet): ColumnDef[] {
  const last = largest([...Object.keys(columnWidths).map(Number), ...hiddenColumns]);
  const hidden = new Set(hiddenColumns);
  return Array.from({ length: last + 1 }, (_, column) => {
    const width = columnWidths[column];
    return {
      ...(width === undefined ? {} : { width: fileWidth(width) }),
      ...(hidden.has(column) ? { hidden: true } : {}),
    };
  });
}

function fileRows({ rowHeights, hiddenRows }: DocumentSheet): Map<number, RowDef> {
  const rows = new Map<number, RowDef>(
    Object.entries(rowHeights).map(([row, height]) => [Number(row), { height }]),
  );
  for (const row of hiddenRows) rows.set(row, { ...rows.get(row), hidden: true });
  return rows;
}

function fileMerge({ row, col, rows, cols }: Box): {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
} {
  return { startRow: row, startCol: col, endRow: row + rows - 1, endCol: col + cols - 1 };
}

function areas(boxes: readonly Box[]): string {
  return boxes.map(boxName).join(' ');
}

function fileValidation(validation: DocumentValidation): DataValidation {
  const { prompt, title, message } = validation;
  return {
    range: areas(validation.boxes),
    ...fileRule(validation.rule),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: validation.onInvalid,
    ...(title ? { errorTitle: attributeText(title, TITLE_LIMIT) } : {}),
    ...(message ? { errorMessage: attributeText(message, MESSAGE_LIMIT) } : {}),
    ...(prompt
      ? {
          showInputMessage: true,
          inputTitle: attributeText(prompt.title, TITLE_LIMIT),
          inputMessage: attributeText(prompt.message, MESSAGE_LIMIT),
        }
      : {}),
  };
}

function fileRule(
  rule: DocumentValidation['rule'],
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
  switch (rule.type) {
    case 'wholeNumber':
      return { type: 'whole', operator: 'between', formula1: String(rule.min), formula2: String(rule.max) };
    case 'decimal':
      return { type: 'decimal', operator: 'between', formula1: String(rule.min), formula2: String(rule.max) };
    case 'list':
      return { type: 'list', formula1: listFormula(rule.items) };
    case 'foreign':
      return {
        type: rule.kind,
        ...(rule.operator ? { operator: rule.operator } : {}),
        ...(rule.formula1 === undefined ? {} : { formula1: fileText(rule.formula1) }),
        ...(rule.formula2 === undefined ? {} : { formula2: fileText(rule.formula2) }),
      };
  }
}

/** @throws RangeError for a list that Excel cannot hold as one text */
function listFormula(items: readonly string[]): string {
  const list = fileText(items.join(','));
  if (list.length > LIST_LIMIT || items.some((item) => item.includes(','))) {
    throw new RangeError(`list of a validation does not fit one text: ${list.slice(0, 40)}…`);
  }
  return `"${list.replace(/"/g, '""')}"`;
}

function fileConditionalFormat(format: DocumentConditionalFormat, priority: number): ConditionalRule {
  const common = {
    range: areas(format.boxes),
    priority,
    style: conditionalStyle(format),
    ...(format.stopIfTrue ? { stopIfTrue: true } : {}),
  };
  const { rule } = format;
  if (rule.type === 'formula') return { ...common, type: 'expression', formula: bare(rule.formula) };
  return { ...common, type: 'cellIs', operator: rule.operator, formula: rule.formulas.map(bare) };
}

function bare(formula: string): string {
  return fileText(formula).replace(/^=/, '');
}

function filePage(page: DocumentPage): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const pageSetup: PageSetup = {
    orientation: page.orientation,
    ...(page.paper ? { paperSize: page.paper } : {}),
    ...(page.fit
      ? { fitToPage: true, fitToWidth: page.fit.wide, fitToHeight: page.fit.high }
      : { scale: page.scale }),
    ...(page.margins ? { margins: page.margins } : {}),
    ...(page.centredHorizontally ? { horizontalCentered: true } : {}),
  };
  const headerFooter = {
    ...(page.header ? { oddHeader: fileText(page.header) } : {}),
    ...(page.footer ? { oddFooter: fileText(page.footer) } : {}),
  };
  return Object.keys(headerFooter).length > 0 ? { pageSetup, headerFooter } : { pageSetup };
}
