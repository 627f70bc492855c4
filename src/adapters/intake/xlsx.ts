import type { SheetGrid } from '../../core/model/grid';
import type { ReportSource, SourceLine } from '../../core/model/source';
import { readXlsx } from '../xlsx/read';

/**
 * A workbook as a source: its sheets are the grids, each row with text is a line.
 * @throws the codes of the strict reader
 */
export async function readWorkbookFile(bytes: Uint8Array): Promise<ReportSource> {
  const view = await readXlsx(bytes);
  return { kind: 'xlsx', view, lines: view.sheets.flatMap(linesOf), notices: view.notices };
}

function linesOf({ id, cells }: SheetGrid): readonly SourceLine[] {
  return cells.flatMap((row) => {
    const text = row
      .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
      .join(' ')
      .replace(/[\s\u3000]+/g, ' ')
      .trim();
    return text === '' ? [] : [{ text, inTable: true, table: id }];
  });
}
