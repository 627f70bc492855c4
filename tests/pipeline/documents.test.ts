import { exporters } from '../../src/adapters/exporters';
import { readSource } from '../../src/adapters/readers';
import { judgeSource, type JudgedSource } from '../../src/documents';
import { importReport } from '../../src/intake';
import { draftOf } from '../../src/pipeline';
import { GOOD_REPORT, messageOf } from '../support/document-builder';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const judged = async (text: string): Promise<JudgedSource> =>
  judgeSource(await readSource(bytesOf(text), {}));
const aboutText = ({ verdict }: JudgedSource): readonly string[] =>
  verdict.findings.filter(({ table }) => table === null).map(({ rule }) => rule);
const PROSE = GOOD_REPORT.filter((line) => !line.startsWith('|'));

describe('judging a document', () => {
  it('finds in our own draft only what the clerk must fill in: places in the text and publication data', async () => {
    const workbook = await templateWorkbook('typed', {
      organ: '云水县水利局',
      year: 2025,
      kind: 'countyDepartment',
    });
    await workbook.fill(
      consistentFigures({ 'requests.received.naturalPerson': 2, 'requests.granted.naturalPerson': 2 }),
    );
    const draft = await draftOf(await workbook.verdict());
    for (const kind of ['docx', 'html', 'txt'] as const) {
      const report = judgeSource(await readSource(await exporters[kind](draft), {}));
      const publicationData = kind === 'html' ? ['META-01', 'META-03'] : [];
      expect(new Set(aboutText(report))).toEqual(new Set(['DOC-11', ...publicationData]));
    }
  });

  it.each([
    [
      'the title',
      '云水县水利局2023年政府信息公开工作年度报告',
      '数据统计期限为2023年1月1日至12月31日。',
      2023,
      'title',
    ],
    ['a title in other words', '云水县水利局2023年度政务信息公开年报', '无。', 2023, 'title'],
    ['the period', '年度报告', '数据统计期限为2022年1月1日至12月31日。', 2022, 'period'],
  ] as const)('takes the year from %s and says where it stands', async (_, title, preamble, year, from) => {
    const report = await judged(
      [title, preamble, '一、总体情况', '2021年制定办法。', '2024年1月20日'].join('\n'),
    );
    expect(report.verdict.report.profile.year).toBe(year);
    expect(report.year).toMatchObject({ year, from, quote: { line: from === 'title' ? 1 : 2 } });
  });

  it('only guesses the year from the day of publication, and judges nothing by it', async () => {
    const report = await judged(['年度报告', '一、总体情况', '全年无申请。', '2024年1月20日'].join('\n'));
    expect(report.verdict.report.profile.year).toBeNull();
    expect(report.year).toEqual({ year: 2023, from: 'published', quote: { text: '2024年1月20日', line: 4 } });
  });

  it('reads the metadata table of a page', async () => {
    const table =
      '<table><tr><td>索 引 号</td><td>014288092/2024-00001</td><td>分类</td><td>报告</td></tr>' +
      '<tr><td>发布机构</td><td>云水</td><td>发文日期</td><td>2024-01-05</td></tr>' +
      '<tr><td>内容概述</td><td colspan="3"></td></tr></table>';
    const page = `<html><body>${table}${PROSE.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
    const report = await judged(page);
    expect(
      Object.fromEntries([...report.metadata.entries].map(([field, { value }]) => [field, value])),
    ).toEqual({
      indexNumber: '014288092/2024-00001',
      category: '报告',
      publisher: '云水',
      issueDate: '2024-01-05',
      abstract: '',
    });
    const findings = report.verdict.findings.filter(({ rule }) => rule.startsWith('META'));
    expect(findings.map(({ rule, quote }) => [rule, quote])).toEqual([
      ['META-02', undefined],
      ['META-03', undefined],
    ]);
  });

  it('quotes with the line of a text, over broken lines, simplified or not', async () => {
    const broken = PROSE.map((line) => line.replace(/(.{30})(?=.)/g, '$1\n')).join('\n');
    const found = await judged(broken.replace('开展工作考核', '由XX科负责工作考核'));
    const [finding] = found.verdict.findings.filter(({ rule }) => rule === 'DOC-11');
    expect(broken.split('\n')[(finding?.quote?.line ?? 0) - 1]).toContain('组织培训2次');
    const traditional = await judged(
      PROSE.join('\n')
        .replace(/总体情况/g, '總體情況')
        .replace('监督保障', '監督保障'),
    );
    expect(aboutText(traditional)).toEqual(aboutText(await judged(PROSE.join('\n'))));
  });

  it('compares the chapters with those of the year before', async () => {
    const [source, previous] = await Promise.all(
      [PROSE.join('\n'), PROSE.join('\n').replace(/2023/g, '2022')].map((text) =>
        readSource(bytesOf(text), {}),
      ),
    );
    if (!source || !previous) throw new Error('not read');
    expect(aboutText(judgeSource(source, { previous }))).toContain('Y-08');
    expect(aboutText(judgeSource(source))).not.toContain('Y-08');
  });

  it('says nothing about the text of a workbook, which has none', async () => {
    const workbook = await templateWorkbook('typed', { organ: '云水县水利局', year: 2025 });
    const view = await workbook.port.read();
    const report = judgeSource({ kind: 'xlsx', view, lines: [], notices: [] });
    expect([report.sections, aboutText(report)]).toEqual([[], []]);
  });

  it('brings its wording into the preview of an import', async () => {
    const tables = await templateWorkbook('typed', { organ: '云水县水利局', year: 2025 });
    const bytes = await exporters.txt(await draftOf(await tables.verdict()));
    const { verdict } = await importReport({ name: '年报.txt', bytes }, readSource);
    const [finding] = verdict.findings.filter(({ rule }) => rule === 'DOC-11');
    expect(finding && messageOf(finding)).toMatch(/^还留有“【/);
  });
});
