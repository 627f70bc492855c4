/** @jest-environment jsdom */
import { writeHtml } from '../../../src/adapters/html';
import { xmlText } from '../../../src/adapters/xml-text';
import { draftOf, findingAbout, tablesOf } from '../../support/draft-builder';
import { chartOf, draftOfChart } from '../../support/chart-builder';
import { hostileTexts, manyHostileTexts } from '../../support/hostile-texts';
import { banpuFigures, reportOf } from '../../support/report-builder';

const open = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const banpu = draftOf(reportOf(banpuFigures(), { organ: '板浦镇', entries: { indexNumber: '0142/2024-1' } }));

const texts = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent ?? '');

describe('the page', () => {
  const html = writeHtml(banpu);
  const page = open(html);

  test('is Chinese, titled, and closed by its own policy to everything from outside', () => {
    expect(html.startsWith('<!DOCTYPE html>')).toBe(true);
    expect(page.documentElement.lang).toBe('zh-CN');
    expect(page.title).toBe('板浦镇2023年政府信息公开工作年度报告');
    const policy =
      page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).not.toMatch(/https?:|url\(|@import|<script|<link|<img|\ssrc=|\shref=/);
  });

  test('begins with the metadata table, two entries a row and wide ones alone', () => {
    const table = page.querySelector('main')?.firstElementChild;
    expect(table?.className).toBe('metadata');
    const rows = [...(table?.querySelectorAll('tr') ?? [])].map((row) => texts(row, 'th, td'));
    expect(rows).toEqual([
      ['索引号', '0142/2024-1', '分类', ''],
      ['发布机构', '板浦镇', '发文日期', ''],
      ['标题', '板浦镇2023年政府信息公开工作年度报告'],
      ['文号', '', '主题词', ''],
      ['内容概述', ''],
      ['时效', ''],
    ]);
    expect(table?.querySelectorAll('th[scope="row"]')).toHaveLength(9);
  });

  test('has one title, six sections and five parts as headings', () => {
    expect(texts(page, 'h1')).toEqual(['板浦镇2023年政府信息公开工作年度报告']);
    expect(
      texts(page, 'h2')
        .map((text) => text.charAt(0))
        .join(''),
    ).toBe('一二三四五六');
    expect(page.querySelectorAll('h3')).toHaveLength(5);
  });

  test('prints the tables as the form does, with captions and scopes', () => {
    const tables = [...page.querySelectorAll('main table:not(.metadata)')];
    expect(tables.map((table) => table.querySelector('caption')?.textContent)).toEqual(
      tablesOf(banpu).map(({ label }) => label),
    );
    tables.forEach((table, index) => {
      const draft = tablesOf(banpu)[index];
      expect(texts(table, 'th, td')).toEqual(draft?.cells.map(({ text }) => text));
      expect(table.querySelectorAll('thead tr')).toHaveLength(draft?.headerRows ?? -1);
      for (const header of table.querySelectorAll('th')) expect(header.scope).toMatch(/^(row|col)(group)?$/);
      const places = [...table.querySelectorAll<HTMLTableCellElement>('th, td')].reduce(
        (sum, cell) => sum + cell.rowSpan * cell.colSpan,
        0,
      );
      expect(places).toBe((draft?.rows ?? 0) * (draft?.widths.length ?? 0));
    });
  });

  test('marks brackets and pending figures', () => {
    expect(texts(page, 'mark.blank')).toEqual(banpu.blanks.map(({ text }) => text));
    const pending = open(
      writeHtml(draftOf(reportOf(banpuFigures()), [findingAbout(['requests.received.total'])])),
    );
    expect(texts(pending, 'mark.pending')[0]).toBe('【待核】');
    expect(texts(pending, 'td.pending')).toEqual(['【待核】']);
  });

  test('shows a chart as a picture that is read out as sentences, with its caption', () => {
    const chart = chartOf(['予以公开', '不予公开'], '办理结果');
    const figure = open(writeHtml(draftOfChart(chart))).querySelector('figure');
    const picture = figure?.querySelector('svg');
    expect(picture?.getAttribute('role')).toBe('img');
    expect(picture?.getAttribute('aria-label')).toBe('条形图，办理结果。');
    expect(texts(figure!, 'text')).toEqual(['予以公开', '1', '不予公开', '2']);
    expect(texts(figure!, 'figcaption')).toEqual(['图1　办理结果']);
  });

  test('shows 200 hostile labels of a chart as text', () => {
    const page = open(writeHtml(draftOfChart(chartOf(manyHostileTexts))));
    const figure = page.querySelector('figure');
    expect(texts(figure!, 'text').filter((_, index) => index % 2 === 0)).toEqual(
      manyHostileTexts.map(xmlText),
    );
    expect(new Set([...figure!.querySelectorAll('*')].map(({ localName }) => localName))).toEqual(
      new Set(['svg', 'text', 'rect', 'line', 'figcaption']),
    );
    expect(figure!.querySelector('svg')?.getAttribute('aria-label')).toContain(xmlText(manyHostileTexts[0]!));
  });

  test('is the same for the same draft', () => {
    expect(writeHtml(banpu)).toBe(html);
  });
});

test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
  'shows %s as text and nothing else',
  (_, text) => {
    const entries = Object.fromEntries(
      [
        'department',
        'address',
        'postcode',
        'phone',
        'website',
        'indexNumber',
        'publisher',
        'keywords',
        'abstract',
      ].map((key) => [key, text]),
    );
    const figures = { ...banpuFigures(), 'requests.granted.business': text };
    const page = open(writeHtml(draftOf(reportOf(figures, { organ: text, entries }))));
    const calm = open(
      writeHtml(
        draftOf(
          reportOf(banpuFigures(), {
            entries: Object.fromEntries(Object.keys(entries).map((key) => [key, '字'])),
          }),
        ),
      ),
    );
    const names = (root: Document): string =>
      [...root.querySelectorAll('*')]
        .map(({ localName }) => localName)
        .filter((name) => name !== 'br' && name !== 'mark')
        .join();
    expect(names(page)).toBe(names(calm));
    expect(
      [...page.querySelectorAll('*')]
        .flatMap(({ attributes }) => [...attributes])
        .filter(({ name }) => name.startsWith('on')),
    ).toEqual([]);
    const shown = xmlText(text.replace(/\s+/g, ' ').trim());
    expect(page.querySelector('.metadata td')?.textContent).toBe(shown);
    expect(page.querySelector('h1')?.textContent).toContain(shown);
    expect(texts(page, 'td.pending')).toHaveLength(1);
  },
);
