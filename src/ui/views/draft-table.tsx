import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { DraftTable, DraftTableCell } from '../../core/model/report-draft';
import { usePane } from './context';
import { Figure, type FigureProps } from './draft-figure';

interface PaperTableProps {
  readonly table: DraftTable;
  /** Draws a figure that is bound to a point; by default one that shows its cell. */
  readonly figure?: FunctionComponent<FigureProps>;
}

/** A table of the form with its spans. Wide tables scroll within themselves, never the pane. */
export function PaperTable({ table, figure = Figure }: PaperTableProps) {
  const { t } = usePane();
  const [stop, setStop] = useState(() => firstFigure(table));
  const widths = legibleWidths(table.widths);
  return (
    <div
      class="table-scroll"
      role="region"
      tabIndex={0}
      aria-label={t('pane.draft.table', { label: table.label })}
    >
      <table
        class={table.widths.length > 5 ? 'wide' : undefined}
        aria-label={table.label}
        onKeyDown={(event) => moveAmongFigures(event, setStop)}
      >
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {rowsOf(table).map((cells, row) => (
            <tr key={row}>
              {cells.map((cell) => (
                <Cell key={cell.col} cell={cell} stop={stop} figure={figure} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Widest column of the form, as a multiple of the narrowest: more would hide the figures of a narrow pane. */
const WIDEST = 2.75;

/** Shares of the columns. Long labels wrap, so that a column of figures is seen beside them. */
function legibleWidths(widths: readonly number[]): readonly string[] {
  const narrowest = Math.min(...widths);
  const legible = widths.map((width) => Math.min(width, narrowest * WIDEST));
  const total = legible.reduce((sum, width) => sum + width, 0) || 1;
  return legible.map((width) => `${((width / total) * 100).toFixed(2)}%`);
}

function rowsOf({ rows, cells }: DraftTable): readonly (readonly DraftTableCell[])[] {
  const lines: DraftTableCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) lines[cell.row]?.push(cell);
  return lines.map((line) => line.sort((a, b) => a.col - b.col));
}

const placeOf = ({ row, col }: { readonly row: number; readonly col: number }): string => `${row}:${col}`;

function firstFigure({ cells }: DraftTable): string {
  const figure = cells.find(({ point }) => point !== undefined);
  return figure ? placeOf(figure) : '';
}

interface CellProps {
  readonly cell: DraftTableCell;
  readonly stop: string;
  readonly figure: FunctionComponent<FigureProps>;
}

/** One stop in the tab order for a whole table; arrow keys go from figure to figure. */
function Cell({ cell, stop, figure }: CellProps) {
  const spans = { rowSpan: cell.rows, colSpan: cell.cols };
  switch (cell.role) {
    case 'header':
      return (
        <th {...spans} scope={cell.cols > 1 ? 'colgroup' : 'col'}>
          {cell.text}
        </th>
      );
    case 'rowLabel':
      return (
        <th {...spans} scope={cell.rows > 1 ? 'rowgroup' : 'row'} class="row-label">
          {cell.text}
        </th>
      );
    case 'caption':
    case 'note':
      return (
        <td {...spans} class={cell.role}>
          {cell.text}
        </td>
      );
    case 'figure':
      return (
        <td {...spans} class="figure-cell" data-figure={placeOf(cell)}>
          <FigureOf cell={cell} tabIndex={placeOf(cell) === stop ? 0 : -1} figure={figure} />
        </td>
      );
  }
}

interface FigureOfProps {
  readonly cell: DraftTableCell;
  readonly tabIndex: number;
  readonly figure: FunctionComponent<FigureProps>;
}

function FigureOf({ cell, tabIndex, figure: FigureIn }: FigureOfProps) {
  const { t } = usePane();
  if (cell.point === undefined) return <>{cell.text}</>;
  const blank = cell.text === '';
  return (
    <FigureIn
      text={cell.text}
      points={[cell.point]}
      pending={cell.pending ?? false}
      tabIndex={tabIndex}
      {...(blank ? { label: t('pane.draft.figure.blank') } : {})}
    />
  );
}

const STEPS: Readonly<Record<string, readonly [row: number, col: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moveAmongFigures(event: KeyboardEvent, setStop: (place: string) => void): void {
  const step = STEPS[event.key];
  const from =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-figure]') : null;
  const table = from?.closest('table');
  if (!step || !from || !table) return;
  event.preventDefault();
  const next = nearestFigure(table, from.dataset['figure'] ?? '', step);
  if (!next) return;
  setStop(next.dataset['figure'] ?? '');
  next.querySelector('button')?.focus();
}

/** The next figure in a straight line; labels between figures are stepped over. */
function nearestFigure(
  table: HTMLTableElement,
  from: string,
  [down, right]: readonly [number, number],
): HTMLElement | null {
  const [row = 0, col = 0] = from.split(':').map(Number);
  const figures = [...table.querySelectorAll<HTMLElement>('[data-figure]')].map((element) => {
    const [r = 0, c = 0] = (element.dataset['figure'] ?? '').split(':').map(Number);
    const ahead = down !== 0 ? (r - row) * down : (c - col) * right;
    const inLine = down !== 0 ? c === col : r === row;
    return { element, ahead, inLine };
  });
  const ahead = figures.filter((figure) => figure.inLine && figure.ahead > 0);
  ahead.sort((a, b) => a.ahead - b.ahead);
  return ahead[0]?.element ?? null;
}
