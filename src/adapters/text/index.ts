import type { DraftBlock, DraftTable, ReportDraft } from '../../core/model/report-draft';
import { xmlText } from '../xml-text';

const INDENT = '　　';

/**
 * The draft as plain text: a line a paragraph, tables as rows of cells between tabs (a merged cell stands at its
 * first place), so that they can be pasted into a sheet. Charts are left out: their figures stand in the tables.
 * Lines end with \n.
 */
export function writeText(draft: ReportDraft): string {
  return [oneLine(draft.title), '', ...draft.blocks.flatMap(blockLines), ''].join('\n');
}

function blockLines(block: DraftBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [INDENT + oneLine(block.inlines.map(({ text }) => text).join(''))];
    case 'table':
      return tableLines(block.table);
    case 'chart':
      return [];
  }
}

function tableLines(table: DraftTable): readonly string[] {
  const rows = Array.from({ length: table.rows }, () => table.widths.map(() => ''));
  for (const { row, col, text } of table.cells) {
    const cells = rows[row];
    if (cells) cells[col] = oneLine(text);
  }
  return [oneLine(table.label), ...rows.map((cells) => cells.join('\t'))];
}

/** A tab or a line end inside a text would shift what follows. */
function oneLine(text: string): string {
  return xmlText(text).replace(/[\t\n]+/g, ' ');
}
