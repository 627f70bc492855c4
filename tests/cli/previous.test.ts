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

/** A workbook of 2024 and last year's page. */
const files = (async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  const own = await workbook(path.join(folder, 'own.xlsx'), '2024', {
    'requests.carriedIn.naturalPerson': 4,
    'requests.granted.naturalPerson': 4,
  });
  const page = path.join(folder, '2023.html');
  await writeFile(page, reportPage(LAST));
  return { folder, own, page };
})();

async function workbook(
  file: string,
  year: string,
  given: Readonly<Record<string, number>>,
): Promise<string> {
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

describe('check --previous', () => {
  let own: string;
  let page: string;
  let at: (name: string) => string;

  beforeAll(async () => {
    const { folder } = ({ own, page } = await files);
    at = (name) => path.join(folder, name);
  });

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
    const last = await workbook(at('2023.xlsx'), '2023', LAST as Record<string, number>);
    expect((await run('check', own, '--previous', last)).out).toContain('[Y-01]');
    expect((await run('check', page, '--previous', last)).out).toContain('应取2022年度的报告');
  });

  it('adds up the reports of units that have merged since, and says so', async () => {
    const { code, out } = await run('check', own, '--previous', page, '--previous', page, '--json');
    const { findings, coverage } = JSON.parse(out) as {
      findings: { rule: string; severity: string; message: string }[];
      coverage: { previous: unknown };
    };
    expect(code).toBe(0);
    expect(findings.find(({ rule }) => rule === 'Y-01')?.message).toContain(
      '上年报告结转下年度继续办理的是6',
    );
    expect(findings.filter(({ rule }) => rule === 'Y-09')).toMatchObject([
      { severity: 'info', message: expect.stringContaining('2份报告（2023.html、2023.html）') as string },
    ]);
    expect(coverage.previous).toMatchObject({ year: 2023 });
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

describe('draft --tone --previous', () => {
  const draftText = async (file: string, ...options: readonly string[]): Promise<string> => {
    const output = path.join(path.dirname(file), `${options.join('').replace(/\W/g, '')}.txt`);
    const { code, err } = await run('draft', file, '-o', output, '--force', ...options);
    expect([code, err.replace(/^已写入.*$/m, '')]).toEqual([0, '']);
    return readFile(output, 'utf8');
  };

  it('compares with last year in every tone but the shortest, named in English or Chinese', async () => {
    const { own, page } = await files;
    const sentence = '全年未收到新的政府信息公开申请，上年结转申请4件。新收申请数量比上年减少9件。';
    expect(await draftText(own, '--previous', page)).toContain(sentence);
    expect(await draftText(own, '--previous', page, '--tone', '详实')).toContain(sentence);
    expect(await draftText(own, '--previous', page, '--tone', 'brief')).not.toContain('比上年');
    expect(await draftText(own, '--tone', '标准')).not.toContain('比上年');
  });

  it('says so where the report given is not that of the year before', async () => {
    const { own } = await files;
    const output = own.replace('.xlsx', '.txt');
    const { code, err } = await run('draft', own, '-o', output, '--previous', own);
    expect(code).toBe(0);
    expect(err).toContain('不能确定是上一年度的报告');
    expect(await readFile(output, 'utf8')).not.toContain('比上年');
  });
});
