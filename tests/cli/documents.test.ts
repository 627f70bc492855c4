import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format2021 } from '../../src/catalogue/2021';
import { GOOD_REPORT } from '../support/document-builder';
import { flattenedTable, type Damage } from '../support/flattening';
import { consistentFigures } from '../support/report-builder';
import { reportPage } from '../support/report-page';
import { runCli as run } from '../support/cli-run';

const PLAIN: Damage = {
  slips: false,
  brokenLabels: false,
  pageNumbers: false,
  fullWidth: false,
  otherEnumerators: false,
  pinyin: false,
};
const FIGURES = consistentFigures({
  'requests.received.naturalPerson': 8,
  'requests.granted.naturalPerson': 8,
}) as Readonly<Record<string, number>>;

/** The report without faults as a text file, its tables with bars between the cells. */
function textReport(change: (text: string) => string = (text) => text): string {
  const tables = new Map(
    format2021.tables.map((table) => [table.heading, flattenedTable(table, FIGURES, 'bars', PLAIN, () => 0)]),
  );
  const lines = GOOD_REPORT.filter((line) => !line.startsWith('|')).flatMap((line) => [
    line,
    ...(tables.has(line) ? [tables.get(line) ?? ''] : []),
  ]);
  return change(lines.join('\n'));
}

describe('documents on the command line', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  });

  it('checks a text with its tables and its chapters', async () => {
    await writeFile(at('good.txt'), textReport());
    const { code, out } = await run('check', at('good.txt'), '--json');
    const record = JSON.parse(out) as Record<string, unknown>;
    expect([code, record['findings']]).toEqual([0, []]);
    expect(record).toMatchObject({
      format: '2021',
      year: 2023,
      organ: '云水县水利局',
      facts: { 'requests.received.total': 8 },
      doubts: [],
      metadata: {},
    });
  });

  it('reads facts with the lines they are from, chapters, and the metadata table', async () => {
    const head = '索引号 | XS-2024-01 | 发布机构 | 云水县水利局\n内容概述 | 年度报告 | 时效 | 有效\n';
    await writeFile(at('read.txt'), head + textReport());
    const record = JSON.parse((await run('read', at('read.txt'), '--json')).out) as {
      places: Record<string, { text: string; line: number }>;
      sections: {
        chapter: number;
        heading: string;
        line: number;
        text: string[];
        topics: { heading: string }[];
      }[];
      metadata: Record<string, string>;
    };
    const lines = (head + textReport()).split('\n');
    const place = record.places['requests.received.total'];
    expect(lines[(place?.line ?? 0) - 1]).toMatch(/^8\b/);
    expect(place?.text).toBe('8');
    expect(record.sections.map(({ chapter }) => chapter)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const [, overview] = record.sections;
    expect(lines[(overview?.line ?? 0) - 1]).toBe('一、总体情况');
    expect(overview?.topics.map(({ heading }) => heading)).toContain('依申请公开');
    expect(record.metadata).toEqual({
      indexNumber: 'XS-2024-01',
      publisher: '云水县水利局',
      abstract: '年度报告',
      validity: '有效',
    });
  });

  it('quotes the sentence and its line, and exits 1 for an error in the text', async () => {
    await writeFile(
      at('left.txt'),
      textReport((text) => text.replace('组织培训2次', '组织培训XX次')),
    );
    const { code, out } = await run('check', at('left.txt'));
    expect(code).toBe(1);
    expect(out).toMatch(/● 错误 {2}还留有“XX”.*\[DOC-11\] {2}第10行“（五）监督保障。组织培训XX次/);
    const record = JSON.parse((await run('check', at('left.txt'), '--json')).out) as { findings: unknown[] };
    expect(record.findings[0]).toMatchObject({ rule: 'DOC-11', cells: [], quote: { line: 10 } });
  });

  it('reads a saved page as well', async () => {
    await writeFile(at('page.html'), reportPage());
    const record = JSON.parse((await run('read', at('page.html'), '--json')).out) as Record<string, unknown>;
    expect(Object.keys(record['facts'] as object)).toHaveLength(200);
    expect(Object.keys(record)).toEqual(
      expect.arrayContaining(['doubts', 'sections', 'metadata', 'notices']),
    );
  });

  it('skips what other programs leave behind, and counts it', async () => {
    await writeFile(at('good.txt'), textReport());
    const skipped = ['~$good.docx', '.~lock.good.docx#', '.DS_Store', 'Thumbs.db'].map(at);
    const { code, out } = await run('check', at('good.txt'), ...skipped, '--json');
    const records = JSON.parse(out) as { file: string; skipped?: string }[];
    expect(code).toBe(0);
    expect(records.map((record) => record.skipped)).toEqual([
      undefined,
      'temporary',
      'temporary',
      'system',
      'system',
    ]);
    expect((await run('check', at('good.txt'), ...skipped)).err).toContain('共跳过4个文件');
    expect((await run('check', ...skipped)).code).toBe(4);
  });

  it('names a document that cannot be read, and reads the others', async () => {
    await writeFile(at('good.txt'), textReport());
    await writeFile(at('all.rar'), 'Rar!\u001a\u0007');
    await writeFile(at('picture.pdf'), Buffer.from('89504e470d0a1a0a', 'hex'));
    const { code, out } = await run('check', at('good.txt'), at('all.rar'), at('picture.pdf'), '--json');
    const records = JSON.parse(out) as { error?: { code: string } }[];
    expect(code).toBe(3);
    expect(records.map(({ error }) => error?.code)).toEqual([undefined, 'ARCHIVE_FILE', 'IMAGE_FILE']);
  });
});
