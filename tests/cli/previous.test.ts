import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createXlsxPort } from '../../src/adapters/xlsx/port';
import { format2021 } from '../../src/catalogue/2021';
import { formOf } from '../../src/core/form/form';
import { check } from '../../src/check';
import { consistentFigures } from '../support/report-builder';
import { reportPage } from '../support/report-page';
import { runCli as run } from '../support/cli-run';

const LAST = consistentFigures({ 'requests.received.naturalPerson': 9, 'requests.granted.naturalPerson': 6 });

describe('check --previous', () => {
  let folder: string;
  let own: string;
  let page: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
    own = await workbook('own.xlsx', '2024', {
      'requests.carriedIn.naturalPerson': 4,
      'requests.granted.naturalPerson': 4,
    });
    page = at('2023.html');
    await writeFile(page, reportPage(LAST));
  });

  async function workbook(
    name: string,
    year: string,
    given: Readonly<Record<string, number>>,
  ): Promise<string> {
    const file = at(name);
    await run(
      'template',
      '-o',
      file,
      '--organ',
      '示例镇',
      '--year',
      year,
      '--kind',
      'township',
      '--totals',
      'typed',
    );
    const port = await createXlsxPort(new Uint8Array(await readFile(file)));
    const { facts } = check(await port.read()).report;
    const figures = consistentFigures(given);
    for (const { id } of formOf(format2021).points) {
      const place = facts.get(id)?.place;
      if (place) port.edit(place.sheet, place.cell, figures[id] ?? 0);
    }
    await writeFile(file, await port.save());
    return file;
  }

  it('compares a workbook with last year’s page, and says so in the record', async () => {
    const { code, out } = await run('check', own, '--previous', page, '--json');
    const { findings, coverage } = JSON.parse(out) as {
      findings: { rule: string; message: string; suspects?: unknown }[];
      coverage: { previous: unknown };
    };
    expect(code).toBe(0);
    expect(findings.map(({ rule }) => rule)).toContain('Y-01');
    expect(findings.find(({ rule }) => rule === 'Y-01')).toMatchObject({
      message: expect.stringContaining('上年报告结转下年度继续办理的是3') as string,
      suspects: [[{ point: 'requests.carriedIn.naturalPerson', is: 4, shouldBe: 3 }]],
    });
    expect(coverage.previous).toMatchObject({ year: 2023, name: '2023.html' });
    expect(JSON.parse((await run('check', own, '--json')).out)).toMatchObject({
      coverage: { previous: null },
    });
  });

  it('compares it with last year’s workbook as well, and a page with either', async () => {
    const last = await workbook('2023.xlsx', '2023', LAST as Record<string, number>);
    expect((await run('check', own, '--previous', last)).out).toContain('[Y-01]');
    expect((await run('check', page, '--previous', last)).out).toContain('应取2022年度的报告');
  });

  it('ends with the code of the file where last year’s report cannot be read', async () => {
    const missing = await run('check', own, '--previous', at('none.html'));
    expect([missing.code, missing.out]).toEqual([4, '']);
    expect(missing.err).toContain('none.html');
    await writeFile(at('empty.txt'), '没有表格');
    expect((await run('check', own, '--previous', at('empty.txt'))).err).toContain('NO_REPORT');
    expect((await run('read', own, '--previous', page)).code).toBe(2);
  });
});
