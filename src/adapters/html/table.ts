import type { DraftTable, DraftTableCell } from '../../core/model/report-draft';
import { escapeHtml, escapeLines } from './escape';

/** From this many columns on, a narrow screen scrolls sideways rather than break every label. */
const MANY_COLUMNS = 8;

/** A table of the report: caption, header cells with their scope, merged as in the form. */
export function htmlTable(table: DraftTable): string {
  const rows = Array.from({ length: table.rows }, (_, row) => tableRow(table, row));
  const head = rows.slice(0, table.headerRows);
  const label = escapeHtml(table.label);
  return [
    `<div class="${isMany(table) ? 'scroll many' : 'scroll'}" role="region" aria-label="${label}" tabindex="0">`,
    `<table><caption>${label}</caption>`,
    ...columnGroup(table),
    ...(head.length > 0 ? [`<thead>`, ...head, `</thead>`] : []),
    `<tbody>`,
    ...rows.slice(table.headerRows),
    `</tbody>`,
    `</table></div>`,
  ].join('\n');
}

function isMany({ widths }: DraftTable): boolean {
  return widths.length >= MANY_COLUMNS;
}

function columnGroup({ widths }: DraftTable): readonly string[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`);
  return [`<colgroup>${columns.join('')}</colgroup>`];
}

function tableRow(table: DraftTable, row: number): string {
  const cells = table.cells.filter((cell) => cell.row === row);
  return `<tr>${cells.map(tableCell).join('')}</tr>`;
}

function tableCell(cell: DraftTableCell): string {
  const { role, rows, cols } = cell;
  const attributes = [...(rows > 1 ? [`rowspan="${rows}"`] : []), ...(cols > 1 ? [`colspan="${cols}"`] : [])];
  if (role === 'figure') {
    const marks = cell.pending === true ? ['class="pending"'] : [];
    return element('td', [...attributes, ...marks], cell.text);
  }
  return element('th', [...attributes, `scope="${scopeOf(cell)}"`, ...classOf(cell)], cell.text);
}

function scopeOf({ role, rows, cols }: DraftTableCell): string {
  if (role === 'rowLabel') return rows > 1 ? 'rowgroup' : 'row';
  return cols > 1 ? 'colgroup' : 'col';
}

function classOf({ role, rows }: DraftTableCell): readonly string[] {
  switch (role) {
    case 'caption':
      return ['class="caption"'];
    case 'note':
      return ['class="left"'];
    case 'rowLabel':
      return rows > 1 ? [] : ['class="left"'];
    case 'header':
    case 'figure':
      return [];
  }
}

function element(name: string, attributes: readonly string[], text: string): string {
  return `<${[name, ...attributes].join(' ')}>${escapeLines(text)}</${name}>`;
}
