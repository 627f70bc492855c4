import { readSource } from '../../../src/adapters/intake';
import type { ReportSource } from '../../../src/core/model/source';
import {
  bytesOf,
  disputesIn,
  figuresIn,
  pageOf,
  REPORT,
  reportIn,
  reportPage,
  tablesOfPage,
} from '../../support/report-page';

const read = (html: string): Promise<ReportSource> => readSource(bytesOf(html));
const prose = ({ lines }: ReportSource): readonly string[] =>
  lines.filter(({ inTable }) => !inTable).map(({ text }) => text);

const DISPUTES = [7, 0, 0, 2, 9, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0];
const HEAD = `<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>
  <tr>${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((label) => `<td rowspan=2>${label}</td>`).join('')}
    <td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
  <tr>${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    .map((label) => `<td>${label}</td>`)
    .join('')
    .repeat(2)}</tr>`;
const row = (figures: readonly (number | string)[] = DISPUTES): string =>
  `<tr>${figures.map((figure) => `<td>${figure}</td>`).join('')}</tr>`;
/** The disputes table as clerks' editors write it; the figures as they stand in the cells. */
const disputes = (figures?: readonly (number | string)[]): string => `<table>${HEAD}${row(figures)}</table>`;
const withFigure = (at: number, figure: string): readonly (number | string)[] =>
  DISPUTES.map((known, i) => (i === at ? figure : known));

describe('saved pages', () => {
  it('reads a page of our own to the figures it was made from, with title and sections as prose', async () => {
    const source = await read(reportPage());
    expect(figuresIn(source)).toEqual(REPORT);
    expect(source.kind).toBe('html');
    expect(source.notices).toEqual([]);
    expect(source.view.sheets.map(({ id, name }) => [id, name])).toEqual(
      [1, 2, 3, 4].map((number) => [`table-${number}`, `表格${number}`]),
    );
    expect(source.lines).toContainEqual({
      text: '示例镇2023年政府信息公开工作年度报告',
      inTable: false,
      heading: 1,
    });
    expect(prose(source)).toContain('二、主动公开政府信息情况');
    expect(prose(source).join('')).not.toContain('本年制发件数');
  });

  it('finds each line of a table with the id of its grid', async () => {
    const { lines } = await read(pageOf('<p>四、</p>', disputes()));
    expect(lines.filter(({ text }) => text === '未经复议直接起诉')).toEqual([
      { text: '未经复议直接起诉', inTable: true, table: 'table-1' },
    ]);
  });

  it.each([
    [
      'labels cut into spans',
      (html: string) => html.replace(/结果维持/g, '<span>结</span><font>果维</font>持'),
    ],
    ['labels broken over lines', (html: string) => html.replace(/结果维持/g, '<p>结果</p><p>维持</p>')],
    ['labels broken by a tag', (html: string) => html.replace(/结果维持/g, '结果<br/>维持')],
    ['labels with blanks', (html: string) => html.replace(/总计/g, '总&nbsp;&emsp; 计')],
    ['missing end tags', (html: string) => html.replace(/<\/t[dr]>/g, '')],
    ['a missing table end', (html: string) => html.replace(/<\/table>/g, '')],
    ['upper-case tags', (html: string) => html.replace(/<(\/?)t([dr])/g, '<$1T$2').replace(/TD/g, 'Td')],
    ['stray text between cells', (html: string) => html.replace(/<tr>/g, '<tr>x')],
    [
      'a script in a cell',
      (html: string) => html.replace(/<td>7/, '<td><script>document.write(9)</script>7'),
    ],
    ['a style in a cell', (html: string) => html.replace(/<td>7/, '<td><style>td{color:red}</style>7')],
    [
      'notes of conditional comments',
      (html: string) => html.replace(/<td>7/, '<td><!--[if gte mso 9]>1<![endif]-->7'),
    ],
    ['pinyin above characters', (html: string) => html.replace(/结果/g, '<ruby>结<rt>jié</rt></ruby>果')],
    ['figures in fields of a form', (html: string) => html.replace(/<td>7/, '<td><input value=7 readonly>')],
    [
      'figures in a table of one cell',
      (html: string) => html.replace(/<td>7/, '<td><table><tr><td>7</td></tr></table>'),
    ],
    [
      'a head part and a body part',
      (html: string) =>
        html.replace('<table>', '<table><thead>').replace('<tr><td>7', '</thead><tbody><tr><td>7'),
    ],
    [
      'spans far too large',
      (html: string) =>
        html.replace(
          '<td>0</td></tr></table>',
          '<td colspan=999999999 rowspan=999999999>0</td></tr></table>',
        ),
    ],
    ['spans that are no numbers', (html: string) => html.replace('<td>7', '<td colspan=x rowspan=-3>7')],
    [
      'a column hidden in every row',
      (html: string) => html.replace(/<tr>/g, '<tr><td style="display: none">1</td>'),
    ],
    [
      'a hidden row',
      (html: string) => html.replace('<tr><td>7', `<tr hidden>${'<td>5</td>'.repeat(15)}</tr><tr><td>7`),
    ],
    [
      'hidden text in a cell',
      (html: string) => html.replace('<td>7', '<td>7<span style="display:none">9</span>'),
    ],
    [
      'text that keeps its place unseen',
      (html: string) => html.replace('<td>7', '<td>7<span style="visibility:hidden">9</span>'),
    ],
    ['a figure struck through', (html: string) => html.replace('<td>7', '<td><s>9</s>7')],
    [
      'a figure struck through by style',
      (html: string) => html.replace('<td>7', '<td><span style="text-decoration: line-through">9</span>7'),
    ],
    [
      'a layout table around it',
      (html: string) => `<table><tr><td>导航</td><td><p>正文</p>${html}</td></tr></table>`,
    ],
    ['a box of one cell around it', (html: string) => `<table><tr><td>${html}</td></tr></table>`],
    ['a folded part around it', (html: string) => `<div style="display:none">${html}</div>`],
    ['the same page pasted as a fragment', (html: string) => html],
  ])('reads the same figures with %s', async (_, change) => {
    const changed = change(disputes());
    expect(disputesIn(await read(changed))).toEqual(DISPUTES);
  });

  it.each([
    ['HIDDEN_ROWS', disputes().replace('<tr><td>7', `<tr hidden>${'<td>5</td>'.repeat(15)}</tr><tr><td>7`)],
    ['HIDDEN_TEXT', disputes(withFigure(0, '7<span style="display:none">9</span>'))],
    ['STRUCK_TEXT', disputes(withFigure(0, '<del>9</del>7'))],
    ['SPAN_CLAMPED', disputes().replace('<td>7', '<td rowspan=9>7')],
    ['RAGGED_ROWS', disputes().replace('<td>7</td>', '')],
  ])('tells %s', async (notice, html) => {
    expect((await read(html)).notices).toEqual([notice]);
  });

  it.each([
    ['a raised figure', '7<sup>2</sup>', '7 2'],
    ['figures on two lines', '7<br>2', '7\n2'],
    ['a figure cut by a blank', '7 <b>2</b>', '7 2'],
    ['a remark', '7（含2件）', '7（含2件）'],
  ])('never joins %s into one number', async (_, cell, source) => {
    const report = reportIn(await read(disputes(withFigure(0, cell))));
    const fact = report.facts.get('disputes.reconsideration.upheld');
    expect(fact?.source).toBe(source);
    expect(fact?.value).not.toEqual({ kind: 'number', value: 72 });
    expect(fact?.notices.includes('DOUBTFUL_NUMBER') || fact?.value.kind === 'text').toBe(true);
  });

  it('keeps blank, zero and unreadable apart', async () => {
    const figures = disputesIn(
      await read(disputes(withFigure(1, '&nbsp;').map((f, i) => (i === 2 ? '若干' : f)))),
    );
    expect(figures.slice(0, 4)).toEqual([7, null, '若干', 2]);
  });

  it('calls no cell a number that says more than its digits', async () => {
    const { view } = await read(disputes(withFigure(0, '007')));
    expect(view.sheets[0]?.cells[3]?.slice(0, 2)).toEqual([{ value: '007' }, { value: 0 }]);
  });

  it('joins a table that a page break has cut, with a page number between and its head again', async () => {
    const { requests } = tablesOfPage();
    const rows = requests.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
    const cut = rows.slice(0, 5).join('');
    const rest = rows.slice(5).join('');
    // The label over all outcomes ends with its page; the rows after it begin one column further right.
    const page = pageOf(
      `<table>${cut}</table><p>- 2 -</p><table>${rows.slice(0, 3).join('')}${rest}</table>`,
    );
    const figures = figuresIn(await read(page));
    expect(figures).toEqual(
      Object.fromEntries(Object.entries(REPORT).filter(([point]) => point.startsWith('requests.'))),
    );
  });

  it('joins the parts of one table that are tables of their own', async () => {
    const { proactive } = tablesOfPage();
    const parts = proactive.replace(
      /(<tr[^>]*>\s*<t[hd][^>]*>第二十条第（[五六八]）项)/g,
      '</table><table>$1',
    );
    expect(figuresIn(await read(pageOf(parts)))).toEqual(
      Object.fromEntries(Object.entries(REPORT).filter(([point]) => point.startsWith('proactive.'))),
    );
  });

  it('does not join rows that lost a column, whose figures would stand under other labels', async () => {
    const { requests } = tablesOfPage();
    const rows = requests.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
    const page = pageOf(
      `<table>${rows.slice(0, 20).join('')}</table><table>${rows.slice(20).join('')}</table>`,
    );
    const source = await read(page);
    const figures = figuresIn(source);
    expect(source.view.sheets).toHaveLength(2);
    const wrong = Object.entries(figures).filter(([point, value]) => value !== REPORT[point]);
    expect(wrong).toEqual([]);
  });

  it('reads tables glued into one', async () => {
    const { proactive, requests, disputes: last } = tablesOfPage();
    const glued = [proactive, requests, last].join('').replace(/<\/table>\s*<table[^>]*>/g, '');
    expect(figuresIn(await read(pageOf(glued)))).toEqual(REPORT);
  });

  it('reads nested layout tables to several grids and their text as prose', async () => {
    const { proactive, requests, disputes: last } = tablesOfPage();
    const inner = `<table><tr><td><p>二、</p>${proactive}</td></tr><tr><td><p>三、</p>${requests}<p>四、</p>${last}</td></tr></table>`;
    const source = await read(
      pageOf(`<table><tr><td><ul><li>首页</li></ul></td><td>${inner}</td></tr></table>`),
    );
    expect(figuresIn(source)).toEqual(REPORT);
    expect(prose(source).filter((line) => !/^表/.test(line))).toEqual(['首页', '二、', '三、', '四、']);
  });

  it('gives a table written as one paragraph a cell as pieces', async () => {
    const source = await read(pageOf(...DISPUTES.concat(DISPUTES).map((figure) => `<p>${figure}</p>`)));
    expect(source.view.sheets).toEqual([]);
    expect(source.pieces).toHaveLength(30);
    expect(source.pieces?.[0]).toEqual({ text: '7', line: 1, column: 1, after: 'line' });
  });

  it('gives no pieces where the tables are tables', async () => {
    expect((await read(reportPage())).pieces).toBeUndefined();
  });

  it('marks prose that the page does not show', async () => {
    const { lines } = await read(pageOf('<p>正文</p><div hidden><p>分享</p></div>'));
    expect(lines).toEqual([
      { text: '正文', inTable: false },
      { text: '分享', inTable: false, hidden: true },
    ]);
  });

  it('takes a heading glued above the first label for no part of the label', async () => {
    const page = reportPage()
      .replace(/<h2[^>]*>二、主动公开政府信息情况<\/h2>/, '')
      .replace('第二十条第（一）项', '二、主动公开政府信息情况<br>第二十条第（一）项')
      .replace(/(<t[hd][^>]*>)行政复议</, '$1四、政府信息公开行政复议、行政诉讼情况行政复议<');
    expect(figuresIn(await read(page))).toEqual(REPORT);
  });
});
