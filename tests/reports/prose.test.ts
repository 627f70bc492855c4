import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource } from '../../src/adapters/intake';
import { proseRules } from '../../src/catalogue/claims';
import { proseOf, readReport } from '../../src/core/claims/check-prose';
import { TONES } from '../../src/core/model/report-draft';
import { judgeSource, type JudgedSource } from '../../src/documents';
import { composeDraft } from '../../src/draft';
import { checkProse } from '../../src/prose';

/** Published reports, kept beside the project and not in it. */
const REPORTS = path.resolve(__dirname, '../../../shared/reports');
const whenThere = existsSync(path.join(REPORTS, 'banpu_2023')) ? describe : describe.skip;

const judged = new Map<string, Promise<JudgedSource>>();

function judge(file: string): Promise<JudgedSource> {
  const known = judged.get(file) ?? read(file);
  judged.set(file, known);
  return known;
}

async function read(file: string): Promise<JudgedSource> {
  const bytes = new Uint8Array(readFileSync(path.join(REPORTS, file)));
  return judgeSource(await readSource(bytes, { name: file }));
}

/** Claims of each that a person counts; the prose of all agrees with their tables. */
const CLAIMS: readonly (readonly [file: string, claims: number])[] = [
  ['banpu_2023/source.txt', 0],
  ['hebei_gxt_2021/source.txt', 2],
  ['hebei_gxt_2022/source.txt', 2],
  ['hebei_jyt_2021/source.txt', 1],
  ['huaian_city_2024/source.pdf', 14],
  ['huaian_city_2024/source.txt', 14],
  ['shanghai_office_2025/source.txt', 13],
  ['shuyang_ndrc_2023/source.html', 1],
];

// Skipped where the published reports are not beside the project, as in a plain clone.
whenThere('the prose of published reports (skipped where they are not beside the project)', () => {
  it.each(CLAIMS)('of %s makes the claims found by hand, and none is contradicted', async (file, count) => {
    const { source, verdict } = await judge(file);
    const { claims } = readReport(proseOf(source.lines), verdict.report, proseRules);
    expect(claims.filter(({ asks }) => asks.relation !== 'sum')).toHaveLength(count);
    expect(checkProse(source.lines, verdict.report)).toEqual([]);
  });

  it.each(CLAIMS)('of a draft made from %s agrees with its tables in every tone', async (file) => {
    const { verdict } = await judge(file);
    for (const tone of TONES) {
      const { blocks } = composeDraft(verdict, { tone, charts: false });
      const lines = blocks.flatMap((block) =>
        'inlines' in block ? [{ text: block.inlines.map(({ text }) => text).join(''), inTable: false }] : [],
      );
      expect(checkProse(lines, verdict.report).map(({ quote }) => quote?.text)).toEqual([]);
    }
  });
});
