import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { DraftTable, DraftTableCell } from '../../core/model/report-draft';
import { COLOR, FONT, points, SIZE, TEXT_WIDTH } from './page-layout';
import { textRuns, type RunStyle } from './runs';

/** A table of more rows gets a page of its own; a smaller one is kept together. */
export const LONG_TABLE_ROWS = 20;

/** From this many columns on, the smaller type is needed for the labels to fit. */
const NARROW_TABLE_COLUMNS = 8;

/** The form asks for 17 pt; tables of few columns have room for more. */
const ROW_HEIGHT = { narrow: points(17), roomy: points(24) } as const;
const CELL_MARGINS = { left: 40, right: 40, top: 20, bottom: 20 };
const LINE_SPACING = 1.4;

export function isLong(table: DraftTable): boolean {
  return table.rows > LONG_TABLE_ROWS;
}

function isNarrow({ widths }: DraftTable): boolean {
  return widths.length >= NARROW_TABLE_COLUMNS;
}

/** The table over the whole width of the text, merged as in the form, its header repeated on a new page. */
export function docxTable(table: DraftTable): Table {
  const widths = columnWidths(table);
  const border = { style: BorderStyle.SINGLE, size: 4, color: COLOR.line };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: Array.from(
      { length: table.rows },
      (_, row) =>
        new TableRow({
          ...(row < table.headerRows ? { tableHeader: true } : {}),
          cantSplit: true,
          height: { value: isNarrow(table) ? ROW_HEIGHT.narrow : ROW_HEIGHT.roomy, rule: HeightRule.ATLEAST },
          children: table.cells
            .filter((cell) => cell.row === row)
            .map((cell) => docxCell(cell, table, widths)),
        }),
    ),
  });
}

/** Shares of the text width in twips; the last column takes what rounding leaves. */
function columnWidths({ widths }: DraftTable): readonly number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width) => Math.floor((width / whole) * TEXT_WIDTH));
  const rest = TEXT_WIDTH - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => (index === shares.length - 1 ? share + rest : share));
}

function docxCell(cell: DraftTableCell, table: DraftTable, widths: readonly number[]): TableCell {
  const width = widths.slice(cell.col, cell.col + cell.cols).reduce((sum, each) => sum + each, 0);
  const fill = cell.pending === true ? COLOR.pending : cell.role === 'caption' ? COLOR.caption : undefined;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    ...(cell.cols > 1 ? { columnSpan: cell.cols } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: CELL_MARGINS,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: [cellParagraph(cell, table, width)],
  });
}

function cellParagraph(cell: DraftTableCell, table: DraftTable, width: number): Paragraph {
  const size = isNarrow(table) ? SIZE.narrowTable : SIZE.roomyTable;
  const style: RunStyle = { font: cell.role === 'note' ? FONT.note : FONT.song, size };
  const lastRow = cell.row + cell.rows === table.rows;
  const indent = cell.role === 'header' ? balancingIndent(cell.text, width, size * 10) : 0;
  return new Paragraph({
    alignment: alignmentOf(cell),
    spacing: { line: points((size / 2) * LINE_SPACING), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...(indent > 0 ? { indent: { left: indent, right: indent } } : {}),
    ...(isLong(table) || lastRow ? {} : { keepNext: true }),
    children: textRuns(cell.text, style),
  });
}

/**
 * Indent on both sides, in twips, that breaks a header into lines of equal length: 商业｜企业, not 商业企｜业.
 * The text itself stays as the form has it.
 */
function balancingIndent(text: string, width: number, characterWidth: number): number {
  const usable = width - CELL_MARGINS.left - CELL_MARGINS.right;
  const lines = Math.ceil(text.length / Math.max(1, Math.floor(usable / characterWidth)));
  const longest = Math.ceil(text.length / lines) * characterWidth;
  return lines < 2 ? 0 : Math.max(0, Math.floor((usable - longest - characterWidth / 4) / 2));
}

/** Labels of one row stand left, as in the form; labels over several rows stand in the middle of them. */
function alignmentOf({ role, rows }: DraftTableCell): (typeof AlignmentType)[keyof typeof AlignmentType] {
  switch (role) {
    case 'caption':
    case 'note':
      return AlignmentType.LEFT;
    case 'rowLabel':
      return rows > 1 ? AlignmentType.CENTER : AlignmentType.LEFT;
    case 'header':
    case 'figure':
      return AlignmentType.CENTER;
  }
}
