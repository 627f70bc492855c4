import { tableGrid, type TableCell } from '../../src/core/form/table-grid';
import type { DataPointId, ReportFormat, TableFormat } from '../../src/core/model/format';

/** Random numbers below a bound, the same in every run. */
export type Random = (below: number) => number;

/** Figures of a report; null is a cell the clerk left blank. */
export type Figures = Readonly<Record<DataPointId, number | null>>;

/** How the cells of a table are written one after the other. */
export const STYLES = ['lines', 'paragraphs', 'bars', 'pipes', 'tabs', 'gaps', 'blanks', 'glued'] as const;
export type Style = (typeof STYLES)[number];

/** What else may happen to a text on its way. */
export interface Damage {
  readonly slips: boolean;
  readonly brokenLabels: boolean;
  readonly pageNumbers: boolean;
  readonly fullWidth: boolean;
  readonly otherEnumerators: boolean;
  readonly pinyin: boolean;
}

export function randomDamage(random: Random): Damage {
  const one = (): boolean => random(3) === 0;
  return {
    slips: one(),
    brokenLabels: one(),
    pageNumbers: one(),
    fullWidth: random(6) === 0,
    otherEnumerators: one(),
    pinyin: random(6) === 0,
  };
}

/** Whether the figures of a row are written before its label. */
export type FiguresFirst = (row: readonly WrittenCell[]) => boolean;

const never: FiguresFirst = () => false;

/** A report as text: its headings, some prose, and its tables, each flattened in the style given. */
export function flattenedReport(
  format: ReportFormat,
  figures: Figures,
  styleOf: (table: TableFormat) => Style,
  damage: Damage,
  random: Random,
  figuresFirst: FiguresFirst = never,
): string {
  const parts = [
    '示例县2023年政府信息公开工作年度报告',
    '本报告的统计期限为2023年1月1日至12月31日。',
    '一、总体情况',
    '全年公开信息120条，收到申请3件。',
  ];
  for (const table of format.tables) {
    parts.push(table.heading, flattenedTable(table, figures, styleOf(table), damage, random, figuresFirst));
  }
  parts.push(
    '五、存在的主要问题及改进情况',
    '公开意识有待加强，2024年将组织培训2次。',
    '六、其他需要报告的事项',
    '无。',
  );
  return parts.join('\n');
}

export function flattenedTable(
  table: TableFormat,
  figures: Figures,
  style: Style,
  damage: Damage,
  random: Random,
  figuresFirst: FiguresFirst = never,
): string {
  const rows = printedRows(table)
    .map((cells) => cells.map((cell) => textOf(cell, figures, damage, random)))
    .map((cells) => (figuresFirst(cells) ? rearranged(cells) : cells));
  const written = rows.map((cells) => writeRow(cells, style, damage, random));
  const withPages = written.flatMap((row, index) =>
    damage.pageNumbers && index > 3 && random(9) === 0 && style !== 'glued'
      ? [row, `— ${String(index)} —`]
      : [row],
  );
  return withPages.join(SEPARATORS[style]);
}

/** What stands between rows. */
const SEPARATORS: Readonly<Record<Style, string>> = {
  lines: '\n',
  paragraphs: '\n\n\n\n\n',
  bars: '\n||\n',
  pipes: '\n',
  tabs: '\n',
  gaps: '\n\n',
  blanks: '\n',
  glued: '',
};

function rearranged(cells: readonly WrittenCell[]): readonly WrittenCell[] {
  return [...cells.filter(({ isFigure }) => isFigure), ...cells.filter(({ isFigure }) => !isFigure)];
}

export interface WrittenCell {
  readonly text: string;
  readonly isFigure: boolean;
}

function printedRows(table: TableFormat): readonly (readonly TableCell[])[] {
  const grid = tableGrid(table);
  return Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row));
}

function textOf({ point, text }: TableCell, figures: Figures, damage: Damage, random: Random): WrittenCell {
  if (point !== undefined) {
    const figure = figures[point] ?? null;
    return { text: figure === null ? '' : wide(String(figure), damage), isFigure: true };
  }
  return { text: spoiled(text, damage, random), isFigure: false };
}

function wide(text: string, { fullWidth }: Damage): string {
  return fullWidth ? text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : text;
}

function spoiled(label: string, damage: Damage, random: Random): string {
  let text = label;
  if (damage.otherEnumerators) text = text.replace(/^(\d)\./, '$1、');
  if (damage.slips && text.length > 7 && random(6) === 0) {
    const at = 3 + random(text.length - 5);
    text = `${text.slice(0, at)}某${text.slice(at + 1)}`;
  }
  if (damage.pinyin) text = text.replace(/处/g, '處(chù)').replace(/关/g, '關(guān)');
  return text;
}

function writeRow(cells: readonly WrittenCell[], style: Style, damage: Damage, random: Random): string {
  const texts = cells.map(({ text, isFigure }) =>
    !isFigure &&
    damage.brokenLabels &&
    style !== 'glued' &&
    style !== 'tabs' &&
    style !== 'pipes' &&
    text.length > 5 &&
    random(5) === 0
      ? `${text.slice(0, 4)}\n${text.slice(4)}`
      : text,
  );
  const shown = texts.filter((text) => text !== '');
  switch (style) {
    case 'lines':
      return shown.join('\n');
    case 'paragraphs':
      return texts.join('\n\n\n');
    case 'bars':
      return texts.map((text) => `${text} |`).join('\n');
    case 'pipes':
      return `| ${texts.join(' | ')} |`;
    case 'tabs':
      return texts.join('\t');
    case 'gaps':
      return shown.join('     ');
    case 'blanks':
      return shown.join(' ');
    case 'glued':
      return shown.join('');
  }
}
