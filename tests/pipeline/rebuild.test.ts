import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { exporters } from '../../src/adapters/exporters';
import { readSource } from '../../src/adapters/intake';
import { check } from '../../src/check';
import { draftOf } from '../../src/pipeline';
import { rebuild } from '../../src/rebuild';
import { banpuFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';

const PAGE = path.resolve(__dirname, '../../../shared/reports/shuyang_ndrc_2023/source.html');

describe('a document whose title stands outside its tables', () => {
  it.each(['docx', 'html', 'txt'] as const)(
    'a report saved as %s says whose it is and of which year',
    async (kind) => {
      const workbook = await templateWorkbook('typed', { organ: '板浦镇', year: 2023 });
      await workbook.fill(banpuFigures());
      const bytes = await exporters[kind](await draftOf(await workbook.verdict()));
      const source = rebuild(await readSource(bytes, { name: `report.${kind}` }));
      const { profile, facts } = check(source.view).report;
      expect([profile.organ, profile.year, facts.size]).toEqual(['板浦镇', 2023, 200]);
    },
  );

  // Skipped where the published reports are not beside the project, as in a plain clone.
  (existsSync(PAGE) ? it : it.skip)(
    'a published page says whose it is (skipped where it is not beside the project)',
    async () => {
      const source = rebuild(await readSource(new Uint8Array(await readFile(PAGE)), { name: 'page.html' }));
      expect(check(source.view).report.profile).toMatchObject({ year: 2023 });
    },
  );
});
