import { read, sourceOfText } from '../../../src/adapters/intake/text';
import { format2021 } from '../../../src/catalogue/2021';
import { check } from '../../../src/check';
import { tableGrid } from '../../../src/core/form/table-grid';
import type { TableFormat } from '../../../src/core/model/format';
import { rebuild } from '../../../src/rebuild';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const piecesOf = (text: string): readonly (readonly [string, number, number])[] =>
  (sourceOfText(text).pieces ?? []).map(({ text: own, line, column }) => [own, line, column]);

/** A table as rows of cells, each at its place; figures are the position of their row. */
const rowsOf = (table: TableFormat): readonly (readonly string[])[] => {
  const grid = tableGrid(table);
  const rows = Array.from({ length: grid.rows }, () => Array.from({ length: 15 }, () => ''));
  for (const { row, col, text, point } of grid.cells) {
    const cells = rows[row];
    if (cells) cells[col] = point === undefined ? text : String(row);
  }
  return rows;
};

describe('a text', () => {
  it('becomes pieces with their line and column, set off by lines, bars, tabs and wide gaps', () => {
    expect(piecesOf('规章  0    1\n\n行政许可 | 3 |')).toEqual([
      ['规章', 1, 1],
      ['0', 1, 5],
      ['1', 1, 10],
      ['行政许可', 3, 1],
      ['3', 3, 8],
    ]);
  });

  it('keeps empty cells that bars show', () => {
    expect(piecesOf('规章 |\n|\n| 1 |  | 2 |').map(([text]) => text)).toEqual(['规章', '', '1', '', '2']);
  });

  it('gives its lines without blank ones, and the paragraphs of a page that was pasted as one line', () => {
    const { lines } = sourceOfText('　　一、总体情况　　2023年，\n\n二、主动公开政府信息情况');
    expect(lines.map(({ text, line, column }) => [text, line, column])).toEqual([
      ['一、总体情况', 1, 3],
      ['2023年，', 1, 11],
      ['二、主动公开政府信息情况', 3, 1],
    ]);
  });

  it('is decoded from GB18030', async () => {
    const source = await read(Uint8Array.from([0xd0, 0xd0, 0xd5, 0xfe, 0xd0, 0xed, 0xbf, 0xc9, 0x0a, 0x35]));
    expect(source.lines.map(({ text }) => text)).toEqual(['行政许可', '5']);
  });

  it('that is too long is cut, and says so', () => {
    const { lines, notices } = sourceOfText('一\n'.repeat(60_000));
    expect(lines).toHaveLength(50_000);
    expect(notices).toEqual(['TRUNCATED']);
  });

  it.each([
    ['commas', ','],
    ['tabs', '\t'],
    ['semicolons', ';'],
  ])('with %s between its cells is a grid, quoted cells with line breaks included', async (_, delimiter) => {
    const quoted = (cell: string): string =>
      /[,;"\n\t]|企业/.test(cell) ? `"${cell.replace('企业', '\n企业').replace(/"/g, '""')}"` : cell;
    const text = format2021.tables
      .flatMap((table) => rowsOf(table).map((row) => row.map(quoted).join(delimiter)))
      .join('\r\n');
    const source = await read(bytesOf(text));
    expect(source.view.sheets).toHaveLength(1);
    const { facts } = check(rebuild(source).view).report;
    expect(facts.size).toBe(200);
    expect(facts.get('requests.received.business')?.value).toEqual({ kind: 'number', value: 3 });
  });

  it('in Markdown gives its tables as grids', () => {
    const rows = rowsOf(format2021.tables[0] as TableFormat).map(
      (row) => `| ${row.slice(0, 4).join(' | ')} |`,
    );
    const { view } = sourceOfText(
      ['# 标题', ...rows.slice(0, 1), '|---|---|---|---|', ...rows.slice(1)].join('\n'),
    );
    expect(view.sheets).toHaveLength(1);
    expect(check(view).report.facts.get('proactive.rules.issued')?.value).toEqual({
      kind: 'number',
      value: 2,
    });
  });

  it.each([
    ['digits', `一、本年新收政府信息公开申请数量${'1234567890'.repeat(50_000)}`],
    ['bars', '|'.repeat(500_000)],
    ['the same label again and again', '一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n'.repeat(20_000)],
    ['quotes', '"a,'.repeat(200_000)],
    ['short labels', `一、本年新收政府信息公开申请数量${'其他 3 '.repeat(20_000)}`],
  ])('of nothing but %s is read within two seconds', (_, text) => {
    const start = performance.now();
    rebuild(sourceOfText(text));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
