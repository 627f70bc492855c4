import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeDocx } from '../../../src/adapters/docx';
import { draftOf, tablesOf } from '../../support/draft-builder';
import { banpuFigures, reportOf } from '../../support/report-builder';

const installed = spawnSync('soffice', ['--version']).status === 0;
const whenInstalled = installed ? test : test.skip;

whenInstalled(
  'LibreOffice opens the report and finds three tables with every cell (skipped where it is not installed)',
  async () => {
    const draft = draftOf(reportOf(banpuFigures(), { organ: '板浦镇' }));
    const folder = mkdtempSync(join(tmpdir(), 'gouji-docx-'));
    try {
      writeFileSync(join(folder, 'report.docx'), await writeDocx(draft));
      execFileSync('soffice', [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'html:HTML (StarWriter)',
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ]);
      const html = readFileSync(join(folder, 'report.html'), 'utf8');
      const tables = html.match(/<table[\s\S]*?<\/table>/gi) ?? [];
      expect(tables.map(cellTexts)).toEqual(
        tablesOf(draft).map(({ cells }) => cells.map(({ text }) => text)),
      );
      expect(html).toContain('一、总体情况');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

function cellTexts(table: string): string[] {
  return (table.match(/<t[dh]\b[\s\S]*?<\/t[dh]>/gi) ?? []).map((cell) =>
    cell
      .replace(/<[^>]*>/g, '')
      .replace(/&ldquo;|&rdquo;/g, (entity) => (entity === '&ldquo;' ? '“' : '”'))
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ''),
  );
}
