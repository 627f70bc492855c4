import type { TableDefinition } from 'hucre';
import type { DocumentCell, DocumentSheet, DocumentTable } from '../../../core/model/document';
import { filledDown } from '../../../core/model/movable-formula';
import { boxContains, boxName, type Box } from '../../../core/model/geometry';
import { attributeText, escaped, fileText } from './text';

/** A table as the file says it. */
export interface FileTable extends DocumentTable {
  readonly columns: readonly TableColumn[];
}

interface TableColumn {
  /** What the cell of the head says. */
  readonly name: string;
  /** Formula of every cell below, as that of the first; null where they hold anything else. */
  readonly formula: string | null;
}

/** Longest head of a table in Excel. */
const HEAD_LIMIT = 255;

/**
 * Tables of a sheet that Excel accepts: every head a text of its own, at least one row below, no merged cells and no
 * other table inside. Excel takes a file with any other for damaged; it is left out, its cells stay.
 */
export function fileTables(sheet: DocumentSheet): readonly FileTable[] {
  const done: FileTable[] = [];
  for (const table of sheet.tables ?? []) {
    const columns = columnsOf(sheet.cells, table.box);
    const others = [...sheet.merges, ...done.map(({ box }) => box)];
    const free = !others.some((box) => meet(box, table.box));
    if (free && table.box.rows > 1 && hasHeads(columns)) done.push({ ...table, columns });
  }
  return done;
}

function meet(a: Box, b: Box): boolean {
  const rows = a.row < b.row + b.rows && b.row < a.row + a.rows;
  return rows && a.col < b.col + b.cols && b.col < a.col + a.cols;
}

function hasHeads(columns: readonly TableColumn[]): boolean {
  const heads = new Set(columns.map(({ name }) => name.toLowerCase()));
  return (
    heads.size === columns.length && columns.every(({ name }) => name !== '' && name.length <= HEAD_LIMIT)
  );
}

/** Columns with the text of the head, empty where it is none. */
function columnsOf(cells: readonly DocumentCell[], box: Box): readonly TableColumn[] {
  const columns = Array.from({ length: box.cols }, (): DocumentCell[] => []);
  for (const cell of cells) if (boxContains(box, cell)) columns[cell.col - box.col]?.push(cell);
  return columns.map((column) => {
    const [head] = column.filter(({ row }) => row === box.row);
    const body = head ? column.slice(1) : column;
    return { name: head ? headOf(head) : '', formula: body.length === box.rows - 1 ? formulaOf(body) : null };
  });
}

function headOf({ value, formula }: DocumentCell): string {
  const text = typeof value === 'string' && formula === undefined ? fileText(value) : '';
  return text.trim() === '' ? '' : text;
}

function formulaOf([first, ...others]: readonly DocumentCell[]): string | null {
  const formula = first?.formula;
  if (formula === undefined) return null;
  const below = filledDown(formula);
  return others.every((cell, at) => cell.formula === below(at + 1)) ? fileText(formula) : null;
}

/** A table as the file library takes it, for a part of its own; `tableXml` then says the part. */
export function libraryTable({ name, box, columns }: FileTable): TableDefinition {
  return { name, range: boxName(box), columns: columns.map((column) => ({ name: column.name })) };
}

/**
 * The part of a table. The formula of a column is that of its first row, as Excel writes it: rows typed below the
 * table get it too.
 * @param id  unique in the workbook, from 1
 */
export function tableXml({ name, box, style, banded, columns }: FileTable, id: number): string {
  const range = boxName(box);
  const called = attribute(name);
  const parts = columns.map((column, index) => {
    const start = `<tableColumn id="${index + 1}" name="${attribute(column.name)}"`;
    if (column.formula === null) return `${start}/>`;
    const formula = escaped(column.formula.replace(/^=/, ''));
    return `${start}><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ` id="${id}" name="${called}" displayName="${called}" ref="${range}" totalsRowShown="0">`,
    `<autoFilter ref="${range}"/>`,
    `<tableColumns count="${columns.length}">${parts.join('')}</tableColumns>`,
    `<tableStyleInfo${style === null ? '' : ` name="${attribute(style)}"`} showFirstColumn="0" showLastColumn="0"`,
    ` showRowStripes="${banded ? 1 : 0}" showColumnStripes="0"/></table>`,
  ].join('');
}

function attribute(text: string): string {
  return escaped(attributeText(text, HEAD_LIMIT)).replace(/"/g, '&quot;');
}
