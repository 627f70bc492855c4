import { tableGrid, type TableCell } from '../form/table-grid';
import type { Fact } from '../model/fact';
import type { DataPointId, TableFormat } from '../model/format';
import type { DraftTable, DraftTableCell } from '../model/report-draft';
import { numberText } from './number-text';

/** Figures of a table; what is no figure of a report, such as a total, has no place. */
export interface TableFigures {
  readonly facts: ReadonlyMap<DataPointId, Pick<Fact, 'value'>>;
}

/**
 * A table as the form prints it, with the figures of the report. A blank stays blank; what is no figure stands as
 * it was typed, pending; a figure that an open error touches prints `pendingText`.
 */
export function composeTable(
  table: TableFormat,
  report: TableFigures,
  inError: ReadonlySet<DataPointId>,
  pendingText: string,
): DraftTable {
  const grid = tableGrid(table);
  const { stubWidths, dataWidth } = table.layout;
  return {
    id: table.id,
    label: tableLabel(table),
    widths: Array.from(
      { length: grid.cols },
      (_, col) => (col < grid.stubCols ? stubWidths[col] : undefined) ?? dataWidth,
    ),
    rows: grid.rows,
    // Where blocks with headers of their own follow each other, the header of the first is none for the others.
    headerRows: table.blocks.length > 1 ? 0 : grid.headerRows,
    cells: grid.cells.map((cell) => draftCell(cell, report, inError, pendingText)),
  };
}

function tableLabel({ number, heading }: TableFormat): string {
  return `表${number} ${heading.replace(`${number}、`, '')}`;
}

function draftCell(
  { row, col, rows, cols, role, text, point }: TableCell,
  report: TableFigures,
  inError: ReadonlySet<DataPointId>,
  pendingText: string,
): DraftTableCell {
  const place = { row, col, rows, cols, role };
  if (point === undefined) return { ...place, text };
  const value = report.facts.get(point)?.value;
  const pending = inError.has(point) || value?.kind === 'text';
  return { ...place, point, pending, text: figureText() };

  function figureText(): string {
    if (value?.kind === 'text') return value.text;
    if (value?.kind !== 'number') return '';
    return pending ? pendingText : numberText(value.value);
  }
}
