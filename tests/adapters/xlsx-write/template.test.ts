import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createXlsxPort } from '../../../src/adapters/xlsx/port';
import { openXlsx } from '../../../src/adapters/xlsx/open';
import { format2021 } from '../../../src/catalogue/2021';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { formOf } from '../../../src/core/form/form';
import { layOutTemplate } from '../../../src/core/layout/template';
import type { TotalsMode } from '../../../src/core/model/format';
import type { WorkbookPlan } from '../../../src/core/model/sheet-plan';
import { hasCalc } from '../../support/libreoffice';

const planFor = (totals: TotalsMode): WorkbookPlan =>
  layOutTemplate(
    { organ: '某镇', kind: 'townshipGovernment', year: 2025, totals },
    formOf(format2021),
    sheetTexts,
  );

async function templateFile(plan: WorkbookPlan): Promise<Uint8Array> {
  const port = await createXlsxPort();
  const report = await port.execute(plan, '{"id":"某镇"}');
  expect(report.leftOut).toEqual([]);
  return port.save();
}

describe.each(['formulas', 'typed'] as const)('the template with totals as %s, as a file', (totals) => {
  const plan = planFor(totals);

  it('holds exactly the sheets of the plan, each styled cell in its place', async () => {
    const { document, lost } = await openXlsx(await templateFile(plan));
    expect(lost).toEqual([]);
    expect(document.sheets.map((sheet) => sheet.name)).toEqual(plan.sheets.map((sheet) => sheet.name));
    for (const [index, sheet] of plan.sheets.entries()) {
      const cells = new Map(document.sheets[index]?.cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
      expect(cells.size).toBe(sheet.cells.length);
      for (const cell of sheet.cells) {
        const read = cells.get(`${cell.row},${cell.col}`);
        expect([read?.formula ?? read?.value]).toEqual([cell.formula ?? cell.value ?? null]);
        expect(read?.style).toBeDefined();
      }
    }
  });

  it('is the same file every time', async () => {
    expect(Buffer.compare(await templateFile(plan), await templateFile(plan))).toBe(0);
  });
});

const whereCalc = hasCalc() ? it : it.skip;

whereCalc(
  `LibreOffice opens the template and keeps its contents${hasCalc() ? '' : ' (no LibreOffice Calc here)'}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-office-'));
    try {
      const plan = planFor('typed');
      writeFileSync(join(folder, 'template.xlsx'), await templateFile(plan));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const out = join(folder, 'out');
      const convert = [
        '--headless',
        profile,
        '--convert-to',
        'xlsx',
        '--outdir',
        out,
        join(folder, 'template.xlsx'),
      ];
      execFileSync('soffice', convert, { timeout: 100_000, stdio: 'ignore' });
      const { document } = await openXlsx(readFileSync(join(out, 'template.xlsx')));
      expect(document.sheets.map((sheet) => sheet.name)).toEqual(plan.sheets.map((sheet) => sheet.name));
      for (const [index, sheet] of plan.sheets.entries()) {
        const texts = new Map(
          document.sheets[index]?.cells.map((cell) => [`${cell.row},${cell.col}`, cell.value]),
        );
        const constants = sheet.cells.filter((cell) => cell.value !== undefined);
        expect(constants.map((cell) => texts.get(`${cell.row},${cell.col}`))).toEqual(
          constants.map((cell) => cell.value),
        );
        expect(document.sheets[index]?.merges).toHaveLength(sheet.merges.length);
        expect(document.sheets[index]?.conditionalFormats).toHaveLength(sheet.conditionalFormats.length);
      }
      // LibreOffice 7.4 keeps the name but writes it as visible; what it says is what counts.
      expect(document.names.map((name) => name.name)).toContain('_gouji_state');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
