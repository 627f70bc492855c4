import { piecesOfPage, type PageItem } from '../../../src/adapters/intake/pdf-pieces';
import { format2021 } from '../../../src/catalogue/2021';
import { check } from '../../../src/check';
import { tableGrid } from '../../../src/core/form/table-grid';
import type { TableFormat } from '../../../src/core/model/format';
import type { TextPiece } from '../../../src/core/model/source';
import { rebuildTables } from '../../../src/core/recognise/flattened/rebuild';
import type { Figures, Random } from '../../support/flattening';
import { randomConsistent, seededRandom } from '../../support/random-report';

const RUNS = 24;
const SIZE = 8;
const ROW = 40;
const PAGE_ROWS = 18;

/** Order in which a document writes the cells of a page. */
type Order = 'by cell' | 'by line' | 'by column' | 'by chance';
const ORDERS: readonly Order[] = ['by cell', 'by line', 'by column', 'by chance'];

interface Placed extends PageItem {
  readonly page: number;
  readonly rank: number;
}

/** A table on pages: labels broken over lines, figures in the middle of their cells. */
function placed(table: TableFormat, figures: Figures, firstRow: number): readonly Placed[] {
  const grid = tableGrid(table);
  const widths = Array.from({ length: grid.cols }, (_, col) =>
    grid.stubCols === 3 ? ([24, 40, 130][col] ?? 40) : grid.stubCols === 1 ? 110 : 36,
  );
  const lefts = widths.map((_, col) => 40 + widths.slice(0, col).reduce((sum, width) => sum + width, 0));
  return grid.cells.flatMap(({ row, col, rows, cols, text, point }, rank) => {
    const figure = point === undefined ? undefined : figures[point];
    const shown = point === undefined ? text : figure === null || figure === undefined ? '' : String(figure);
    const left = lefts[col] ?? 0;
    const width = widths.slice(col, col + cols).reduce((sum, one) => sum + one, 0);
    const lines =
      shown.match(new RegExp(`.{1,${String(Math.max(1, Math.floor((width - 4) / SIZE)))}}`, 'gu')) ?? [];
    const middle = (firstRow + row + (rows - 1) / 2) * ROW;
    const page = Math.floor((firstRow + row) / PAGE_ROWS) + 1;
    const top = 800 - (middle - (page - 1) * PAGE_ROWS * ROW);
    return lines.map((line, index) => {
      const own = line.length * (point === undefined ? SIZE : SIZE / 2);
      const start = point === undefined ? left + 2 : left + (width - own) / 2;
      return {
        text: line,
        left: start,
        right: start + own,
        y: top + ((lines.length - 1) / 2 - index) * (SIZE + 1) - (point === undefined ? 0 : 1.5),
        size: SIZE,
        page,
        rank,
      };
    });
  });
}

function inOrder(items: readonly Placed[], order: Order, random: Random): readonly Placed[] {
  switch (order) {
    case 'by cell':
      return items;
    case 'by line':
      return [...items].sort((a, b) => b.y - a.y || a.left - b.left);
    case 'by column':
      return [...items].sort((a, b) => a.left - b.left || b.y - a.y);
    case 'by chance':
      return items
        .map((item) => ({ item, at: random(100000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item);
  }
}

function piecesOf(figures: Figures, order: Order, random: Random): readonly TextPiece[] {
  const items: Placed[] = [];
  let firstRow = 0;
  for (const table of format2021.tables) {
    items.push(...placed(table, figures, firstRow));
    firstRow += tableGrid(table).rows + 1;
  }
  const pages = [...new Set(items.map(({ page }) => page))].sort((a, b) => a - b);
  const pieces: TextPiece[] = [];
  for (const page of pages) {
    const own = inOrder(
      items.filter((item) => item.page === page),
      order,
      random,
    );
    pieces.push(...piecesOfPage(own, page, pieces[pieces.length - 1]?.line ?? 0));
  }
  return pieces;
}

describe('tables on the pages of a PDF', () => {
  it.each(ORDERS)('are read with every figure as it is or open, written %s', (order) => {
    const wrong: string[] = [];
    let all = 0;
    let read = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const random = seededRandom(run + 77);
      const figures: Record<string, number | null> = { ...randomConsistent(random) };
      for (const key of ['rules', 'normativeDocuments'])
        for (const column of ['issued', 'repealed', 'inForce'])
          figures[`proactive.${key}.${column}`] = random(300);
      for (const point of ['licences.decided', 'penalties.decided', 'compulsion.decided', 'fees.collected'])
        figures[`proactive.${point}`] = random(90000);
      if (run % 2 === 1)
        for (const [point, figure] of Object.entries(figures))
          if (figure === 0 && random(10) === 0) figures[point] = null;
      const { tables } = rebuildTables(piecesOf(figures, order, random), [format2021]);
      const { facts } = check({ sheets: tables.map(({ sheet }) => sheet), names: [], notices: [] }).report;
      for (const [point, figure] of Object.entries(figures)) {
        const value = facts.get(point)?.value;
        all += 1;
        if (!value || value.kind === 'text') continue;
        const got = value.kind === 'number' ? value.value : null;
        if (got === figure) read += 1;
        else wrong.push(`run ${String(run)} ${point}: ${String(got)} for ${String(figure)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(read / all).toBeGreaterThan(0.5);
  });
});
