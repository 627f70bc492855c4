import { parseBox } from '../../../src/core/model/geometry';
import { blankSheet, byPlace } from '../../../src/core/model/document';
import type {
  DocumentCell,
  DocumentConditionalFormat,
  DocumentPage,
  DocumentSheet,
  DocumentStyle,
  DocumentValidation,
  WorkbookDocument,
} from '../../../src/core/model/document';
import type { SheetVisibility } from '../../../src/core/model/grid';
import type { Book } from './book';
import { cellKey, keyPlace, newSheet } from './book-data';
import type { BorderData, CellFormat, PageData, RuleData, SheetData, ValidationData } from './book-data';

/** Fills the book with a workbook given as plain data, in place of what it held. Notes are left out. */
export function openDocument(book: Book, document: WorkbookDocument): void {
  const sheets = document.sheets.map(sheetData);
  const first = sheets.find((sheet) => sheet.visibility === 'Visible')?.id ?? '';
  const { selection } = document;
  book.restore({
    sheets,
    names: document.names.map((name) => ({
      name: name.name,
      formula: `=${name.refersTo}`,
      visible: !name.hidden,
    })),
    structureProtected: document.structureProtected,
    readOnly: false,
    activeSheet: selection?.sheetId ?? first,
    selection: {
      sheet: selection?.sheetId ?? first,
      box: { row: selection?.row ?? 0, col: selection?.col ?? 0, rows: 1, cols: 1 },
    },
    nextId: 100,
  });
}

/** The book as plain data: only what was set, so two books look the same when their documents are equal. */
export function documentOf(book: Book): WorkbookDocument {
  const { sheets, names, structureProtected, selection } = book.data;
  return {
    sheets: sheets.map((sheet) => documentSheet(book, sheet)),
    names: names.map(({ name, formula, visible }) => ({
      name,
      refersTo: formula.slice(1),
      hidden: !visible,
    })),
    structureProtected,
    selection: { sheetId: selection.sheet, row: selection.box.row, col: selection.box.col },
  };
}

const VISIBILITIES: Readonly<Record<SheetVisibility, SheetData['visibility']>> = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
};

/** Points of a column of so many characters of a font whose digits are 7 pixels wide. */
export function columnPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

function columnCharacters(points: number): number {
  return Math.round(((points / 0.75 - 5) / 7) * 100) / 100;
}

function sheetData(sheet: DocumentSheet): SheetData {
  const data = newSheet(sheet.id, sheet.name);
  data.visibility = VISIBILITIES[sheet.visibility];
  data.protected = sheet.protected;
  data.tabColor = sheet.tabColor ?? '';
  data.merges = [...sheet.merges];
  data.freeze = { ...sheet.freeze };
  for (const [col, width] of Object.entries(sheet.columnWidths))
    data.columnWidths.set(Number(col), columnPoints(width));
  for (const [row, height] of Object.entries(sheet.rowHeights)) data.rowHeights.set(Number(row), height);
  data.hiddenColumns = new Set(sheet.hiddenColumns);
  data.hiddenRows = new Set(sheet.hiddenRows);
  for (const { row, col, value, formula, style } of sheet.cells) {
    const key = cellKey(row, col);
    if (formula !== undefined) data.cells.set(key, { value: value ?? 0, formula });
    else if (value !== null) data.cells.set(key, { value });
    if (style) data.formats.set(key, cellFormat(style));
  }
  data.tables = (sheet.tables ?? []).map((table) => ({
    ...table,
    id: `{${table.name}}`,
    style: table.style ?? '',
  }));
  data.rules = sheet.conditionalFormats.map((format, index) => ({
    id: `{CLERK${index}}`,
    type: format.rule.type === 'formula' ? 'Custom' : 'CellValue',
    boxes: [...format.boxes],
    formula: format.rule.type === 'formula' ? format.rule.formula : '',
    fill: format.fill ?? '',
    color: format.color ?? '',
  }));
  return data;
}

function cellFormat({ border, borders, horizontal, fill, ...rest }: DocumentStyle): CellFormat {
  const line = border ? { style: 'Continuous', color: border } : null;
  const side = (drawn: { color: string } | undefined): BorderData | undefined =>
    drawn && { style: 'Continuous', color: drawn.color };
  const sides = line
    ? { top: line, right: line, bottom: line, left: line }
    : {
        top: side(borders?.top),
        right: side(borders?.right),
        bottom: side(borders?.bottom),
        left: side(borders?.left),
      };
  const drawn = Object.entries(sides).filter(([, data]) => data !== undefined);
  return {
    ...(rest as CellFormat),
    ...(horizontal ? { horizontal: upper(horizontal) } : {}),
    ...(fill ? { fill } : {}),
    ...(rest.vertical ? { vertical: upper(rest.vertical) } : {}),
    ...(drawn.length > 0 ? { borders: Object.fromEntries(drawn) } : {}),
  };
}

function documentSheet(book: Book, sheet: SheetData): DocumentSheet {
  const places = [...new Set([...sheet.cells.keys(), ...sheet.formats.keys()])].map(keyPlace).sort(byPlace);
  return {
    ...blankSheet(sheet.id, sheet.name),
    visibility:
      sheet.visibility === 'VeryHidden' ? 'veryHidden' : (lower(sheet.visibility) as SheetVisibility),
    protected: sheet.protected,
    tabColor: sheet.tabColor === '' ? null : sheet.tabColor,
    columnWidths: Object.fromEntries(
      [...sheet.columnWidths].map(([col, width]) => [col, columnCharacters(width)]),
    ),
    rowHeights: Object.fromEntries(sheet.rowHeights),
    hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
    hiddenRows: [...sheet.hiddenRows].sort((a, b) => a - b),
    cells: places.map((place) => documentCell(book, sheet, place)),
    merges: [...sheet.merges].sort(byPlace),
    validations: sheet.validations.map(documentValidation),
    conditionalFormats: sheet.rules.map(documentRule),
    freeze: sheet.freeze,
    page: documentPage(sheet.page),
    ...(sheet.tables.length > 0
      ? { tables: sheet.tables.map(({ name, box, style, banded }) => ({ name, box, style, banded })) }
      : {}),
  };
}

function documentCell(
  book: Book,
  sheet: SheetData,
  { row, col }: { row: number; col: number },
): DocumentCell {
  const data = sheet.cells.get(cellKey(row, col));
  const format = sheet.formats.get(cellKey(row, col));
  return {
    row,
    col,
    value: data ? book.value(sheet, row, col) : null,
    ...(data?.formula === undefined ? {} : { formula: data.formula }),
    ...(format ? { style: documentStyle(format) } : {}),
  };
}

function documentStyle({ borders, horizontal, vertical, ...rest }: CellFormat): DocumentStyle {
  const sides = Object.entries(borders ?? {}).filter(([, line]) => line.style === 'Continuous');
  const colours = new Set(sides.map(([, line]) => line.color));
  const [color] = colours;
  const lines =
    sides.length === 4 && colours.size === 1
      ? { border: color ?? null }
      : {
          borders: Object.fromEntries(
            sides.map(([side, line]) => [side, { line: 'thin', color: line.color }]),
          ),
        };
  return {
    ...rest,
    ...(horizontal ? { horizontal: lower(horizontal) } : {}),
    ...(vertical ? { vertical: lower(vertical) } : {}),
    ...(sides.length > 0 ? lines : {}),
  } as DocumentStyle;
}

function documentValidation({ boxes, rule, errorAlert }: ValidationData): DocumentValidation {
  const title = String(errorAlert?.['title'] ?? '');
  const message = String(errorAlert?.['message'] ?? '');
  return { boxes, rule: documentValidationRule(rule), title, message, onInvalid: 'stop' };
}

function documentValidationRule(rule: Record<string, unknown>): DocumentValidation['rule'] {
  const [[kind, detail] = ['', {}]] = Object.entries(rule as Record<string, Record<string, unknown>>);
  const source = String(detail['source']);
  if (kind === 'list' && source.startsWith('=')) {
    return { type: 'foreign', kind: 'list', formula1: source.slice(1) };
  }
  if (kind === 'list') return { type: 'list', items: source.split(',') };
  if (kind === 'date') {
    const [formula1, formula2] = [serialOf(detail['formula1']), serialOf(detail['formula2'])];
    return { type: 'foreign', kind: 'date', operator: 'between', formula1, formula2 };
  }
  const range = { min: Number(detail['formula1']), max: Number(detail['formula2']) };
  return { type: kind === 'decimal' ? 'decimal' : 'wholeNumber', ...range };
}

/** Serial number, as text, of a day written as =DATE(y,m,d). */
function serialOf(formula: unknown): string {
  const [, year, month, day] = /^=DATE\((\d+),(\d+),(\d+)\)$/.exec(String(formula)) ?? [];
  return String(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569);
}

function documentRule(rule: RuleData): DocumentConditionalFormat {
  return {
    boxes: rule.boxes,
    rule: { type: 'formula', formula: rule.formula },
    fill: rule.fill === '' ? null : rule.fill,
    color: rule.color === '' ? null : rule.color,
  };
}

function documentPage(page: PageData): DocumentPage | null {
  if (page.paperSize === null) return null;
  const area =
    page.printArea === null ? null : parseBox(page.printArea.slice(page.printArea.lastIndexOf('!') + 1));
  const [, from, to] = /^\$?(\d+):\$?(\d+)$/.exec(page.titleRows ?? '') ?? [];
  const high = page.zoom['verticalFitToPages'] ?? 0;
  return {
    orientation: lower(page.orientation) as DocumentPage['orientation'],
    paper: lower(page.paperSize) as DocumentPage['paper'],
    fit: { wide: page.zoom['horizontalFitToPages'] ?? 0, high },
    scale: 100,
    printArea: area,
    titleRows: from === undefined ? null : { start: Number(from) - 1, count: Number(to) - Number(from) + 1 },
    titleColumns: null,
    header: edgeCode(page.sections, 'Header'),
    footer: edgeCode(page.sections, 'Footer'),
    margins: null,
    centredHorizontally: false,
  };
}

function edgeCode(sections: PageData['sections'], edge: 'Header' | 'Footer'): string {
  const part = (code: string, text: string | undefined): string => (text ? `${code}${text}` : '');
  return `${part('&L', sections[`left${edge}`])}${part('&C', sections[`center${edge}`])}${part('&R', sections[`right${edge}`])}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
