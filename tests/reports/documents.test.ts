import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource } from '../../src/adapters/intake';
import { judgeSource, type JudgedSource } from '../../src/documents';

/** Published reports, kept beside the project and not in it. */
const REPORTS = path.resolve(__dirname, '../../../shared/reports');
const whenThere = existsSync(path.join(REPORTS, 'banpu_2023')) ? describe : describe.skip;

async function judged(file: string): Promise<JudgedSource> {
  const bytes = new Uint8Array(readFileSync(path.join(REPORTS, file)));
  return judgeSource(await readSource(bytes, { name: file }), { clock: () => new Date(2026, 10, 23) });
}

const brief = ({ verdict }: JudgedSource): readonly string[] =>
  verdict.findings.map(({ rule, severity }) => `${rule} ${severity}`);
const times = (count: number, finding: string): readonly string[] =>
  Array.from({ length: count }, () => finding);

// Skipped where the published reports are not beside the project, as in a plain clone.
whenThere(
  'findings about published reports, tables and text together (skipped where the reports are not beside the project)',
  () => {
    it('are those found by hand in the report of 板浦镇 for 2023, and no other', async () => {
      const report = await judged('banpu_2023/source.txt');
      expect(brief(report)).toEqual([
        ...times(6, 'FMT-02 warning'),
        'NUM-02 warning',
        'X-03 info',
        'DOC-03 warning',
        'DOC-05 warning',
        'DOC-06 warning',
        'TXT-00 info',
        'META-02 info',
        'META-03 info',
      ]);
      const blanks = report.verdict.findings.find(({ rule }) => rule === 'NUM-02');
      expect(blanks?.message.values).toMatchObject({ count: 14 });
      const named = (rule: string): unknown =>
        report.verdict.findings.find((finding) => finding.rule === rule)?.message.values['labels'];
      expect(named('DOC-05')).toBe('“主动公开”“依申请公开”“政府信息管理”“政府信息公开平台建设”“监督保障”');
      expect(named('DOC-06')).toBe('“工作考核”“社会评议”“责任追究”');
      expect(named('META-03')).toBe('“内容概述”“时效”');
      expect(report.metadata.entries.get('indexNumber')?.value).toBe('01428809-2/2024-00001');
    });

    // A city report that is fully consistent, but reports neither assessment nor evaluation nor accountability.
    it.each(['huaian_city_2024/source.pdf', 'huaian_city_2024/source.txt'])(
      'are the same for a report as PDF and as its text: %s',
      async (file) => {
        expect(brief(await judged(file))).toEqual(['DOC-06 warning']);
      },
    );

    it.each([
      // Title without 年度; two of five topics missing.
      ['hebei_gxt_2021/source.txt', ['DOC-05 warning', 'DOC-01 info']],
      // All five topics; the title was left out of the source.
      ['hebei_gxt_2022/source.txt', ['DOC-01 info']],
      // Topics of its own, no word of its 37 applications, no title in the source.
      ['hebei_jyt_2021/source.txt', ['DOC-05 warning', 'DOC-01 info', 'TXT-00 info']],
      // Chapters 一, 五 and 六 are not there, nor is the period; 工作 missing in the title.
      ['shuyang_ndrc_2023/source.html', ['DOC-04 error', 'DOC-03 warning', 'DOC-01 info']],
      // The copy at hand leaves the narrative out, chapters 一 and 五 with it.
      ['shanghai_office_2025/source.txt', ['DOC-04 error', 'DOC-03 warning']],
    ])('about the text of %s are those judged right by hand', async (file, expected) => {
      const about = brief(await judged(file)).filter((finding) => /^(?:DOC|TXT|META)/.test(finding));
      expect(about).toEqual(expected);
    });

    it('name no applicant and hold no personal number: nothing is mistaken for one', async () => {
      const files = readdirSync(REPORTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
        /source\w*\.(?:txt|html?)$/.test(file),
      );
      expect(files.length).toBeGreaterThan(5);
      for (const file of files)
        expect([file, brief(await judged(file))]).toEqual([
          file,
          expect.not.arrayContaining(['DOC-16 warning']),
        ]);
    });
  },
);
