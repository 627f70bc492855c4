import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeDocx } from '../../../src/adapters/docx';
import { readSource } from '../../../src/adapters/intake';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { draftOf } from '../../support/draft-builder';
import { reportOf } from '../../support/report-builder';
import { figuresIn, REPORT } from '../../support/report-page';
import { templateWorkbook } from '../../support/template-workbook';

const installed = spawnSync('soffice', ['--version']).status === 0;
const whenInstalled = installed ? test : test.skip;

/** What LibreOffice writes for a file; `filter` such as `docx` or `html:HTML (StarWriter)`. */
async function converted(
  name: string,
  bytes: Uint8Array,
  ...filters: readonly string[]
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-intake-'));
  try {
    let file = join(folder, name);
    writeFileSync(file, bytes);
    for (const filter of filters) {
      execFileSync('soffice', [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        ...['--headless', '--convert-to', filter, '--outdir', folder, file],
      ]);
      file = join(folder, name.replace(/\.\w+$/, `.${filter.split(':')[0] ?? ''}`));
    }
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const report = (): Promise<Uint8Array> =>
  writeDocx(draftOf(reportOf(REPORT, { organ: '示例镇', year: 2023 })));

whenInstalled(
  'reads what LibreOffice makes of our document, as a page and as a document (skipped where it is not installed)',
  async () => {
    const page = await readSource(await converted('report.docx', await report(), 'html:HTML (StarWriter)'));
    expect(figuresIn(page)).toEqual(REPORT);
    const word = await readSource(await converted('report.docx', await report(), 'odt', 'docx'));
    expect(word.kind).toBe('docx');
    expect(figuresIn(word)).toEqual(REPORT);
  },
  120_000,
);

whenInstalled(
  'reads what LibreOffice makes of our template as a page (skipped where it is not installed)',
  async () => {
    const { port, fill } = await templateWorkbook('typed', { kind: 'cityGovernment' });
    await fill(REPORT);
    const page = await readSource(
      await converted('template.xlsx', await saveXlsx(port.document()), 'html:HTML (StarCalc)'),
    );
    expect(figuresIn(page)).toEqual(REPORT);
  },
  120_000,
);

whenInstalled(
  'refuses the old formats LibreOffice writes, by their content (skipped where it is not installed)',
  async () => {
    await expect(readSource(await converted('report.docx', await report(), 'doc'))).rejects.toMatchObject({
      code: 'OLD_WORD',
    });
    await expect(readSource(await converted('report.docx', await report(), 'odt'))).rejects.toMatchObject({
      code: 'UNKNOWN_FILE',
    });
  },
  120_000,
);
