import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createXlsxPort } from '../../src/adapters/xlsx/port';
import { check } from '../../src/check';
import { banpuFigures } from '../support/report-builder';
import { runCli as run } from '../support/cli-run';

describe('the command line', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  });

  /** A workbook file with the figures of 板浦镇 2023, some of them changed. */
  async function banpuFile(name: string, changes: Readonly<Record<string, number>> = {}): Promise<string> {
    const file = at(name);
    await run(
      'template',
      '-o',
      file,
      '--organ',
      '板浦镇',
      '--year',
      '2023',
      '--kind',
      'township',
      '--totals',
      'typed',
      '--force',
    );
    const port = await createXlsxPort(new Uint8Array(await readFile(file)));
    const { facts } = check(await port.read()).report;
    for (const [point, value] of Object.entries({ ...banpuFigures(), ...changes })) {
      const place = facts.get(point)?.place;
      if (place) port.edit(place.sheet, place.cell, value);
    }
    await writeFile(file, await port.save());
    return file;
  }

  it('writes a template that checks without errors and reads back', async () => {
    const file = at('t.xlsx');
    expect((await run('template', '-o', file, '--organ', '某镇', '--year', '2025')).code).toBe(0);
    const { code, out } = await run('check', file, '--json');
    const record = JSON.parse(out) as {
      format: string;
      year: number;
      organ: string;
      facts: Record<string, unknown>;
    };
    expect([code, record.format, record.year, record.organ]).toEqual([0, '2021', 2025, '某镇']);
    expect(Object.keys(record.facts)).toHaveLength(200);
  });

  it('takes last year when no year is given', async () => {
    const file = at('year.xlsx');
    await run('template', '-o', file, '--organ', '某镇');
    expect(JSON.parse((await run('read', file, '--json')).out)).toMatchObject({ year: 2025 });
  });

  it('prints facts, places, findings and the tally of one file as one object', async () => {
    const file = await banpuFile('banpu.xlsx');
    const { code, out, err } = await run('check', file, '--json');
    const record = JSON.parse(out) as Record<string, never>;
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(record)).toEqual([
      'file',
      'format',
      'year',
      'organ',
      'facts',
      'places',
      'findings',
      'checked',
      'coverage',
    ]);
    expect(record).toMatchObject({
      facts: { 'requests.received.naturalPerson': 3, 'requests.other.other.total': null },
      places: {
        'requests.received.naturalPerson': { sheet: '表三 依申请公开', cell: 'D4' },
        'requests.other.other.total': { cell: 'J26' },
      },
      checked: { failed: 1, notEvaluated: 0, ruleError: 0 },
    });
  });

  it('exits 1 and names the broken relations when 办结 4 becomes 2', async () => {
    const file = await banpuFile('broken.xlsx', { 'requests.concluded.naturalPerson': 2 });
    const { code, out } = await run('check', file);
    expect(code).toBe(1);
    expect(out).toContain('填的是2，应为4');
    expect(out).toContain('[T3-SUM]');
    expect(out).toContain('有1处错误');
  });

  it('lists the wrong cell and what could be proved in the JSON record', async () => {
    const file = await banpuFile('broken.xlsx', { 'requests.concluded.naturalPerson': 2 });
    const { out } = await run('check', file, '--json');
    const { findings, coverage } = JSON.parse(out) as {
      findings: { rule: string; suspects?: unknown }[];
      coverage: Record<string, unknown>;
    };
    expect(findings[0]).toMatchObject({
      rule: 'T3-SUM',
      suspects: [
        [
          {
            point: 'requests.concluded.naturalPerson',
            sheet: '表三 依申请公开',
            cell: 'D27',
            is: 2,
            shouldBe: 4,
            reason: '修改明细后未更新总计，2应改为4',
          },
        ],
      ],
    });
    expect(coverage).toMatchObject({ relations: 42, byConstruction: [], notEvaluated: [], controls: 0 });
    expect(coverage['compared']).toHaveLength(42);
    expect(coverage['compared']).toContain('T3-BAL:total');
  });

  it('names a file that cannot be read, and reads the others', async () => {
    const good = await banpuFile('good.xlsx');
    await writeFile(at('bad.xlsx'), 'not a workbook');
    const { code, out } = await run('check', good, at('bad.xlsx'), at('missing.xlsx'), '--json');
    const records = JSON.parse(out) as { error?: { code: string; message: string } }[];
    expect(code).toBe(3);
    expect(records.map(({ error }) => error?.code)).toEqual([undefined, 'NOT_XLSX', 'FILE_NOT_FOUND']);
    expect(records[1]?.error?.message).toContain('另存为 .xlsx');
    expect((await run('check', at('bad.xlsx'))).code).toBe(4);
  });

  it.each([
    [['']],
    [['fly']],
    [['check']],
    [['check', '--yaml', 'x.xlsx']],
    [['template', '-o', 'x.xlsx']],
    [['template', '--organ', '某镇']],
    [['template', '-o', 'x.txt', '--organ', '某镇']],
    [['template', '-o', 'x.xlsx', '--organ', '某镇', '--year', '25']],
    [['template', '-o', 'x.xlsx', '--organ', '某镇', '--kind', '公司']],
    [['template', '-o', 'x.xlsx', '--organ', '某镇', '--totals', 'maybe']],
    [['draft', 'x.xlsx']],
    [['draft', 'x.xlsx', '-o', 'x.pdf']],
    [['draft', 'x.xlsx', '-o', 'x.txt', '--tone', '热烈']],
  ])('explains the usage and exits 2 for %j', async (args) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('用法');
  });

  it('writes the draft as Word, web page and text', async () => {
    const file = await banpuFile('draft.xlsx');
    for (const extension of ['docx', 'html', 'txt']) {
      expect((await run('draft', file, '-o', at(`draft.${extension}`))).code).toBe(0);
    }
    expect(await readFile(at('draft.txt'), 'utf8')).toContain('板浦镇2023年政府信息公开工作年度报告');
    expect((await readFile(at('draft.docx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('never overwrites a file unless told to, and leaves no temporary file', async () => {
    const file = at('kept.xlsx');
    await writeFile(file, 'precious');
    expect((await run('template', '-o', file, '--organ', '某镇')).code).toBe(2);
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect((await run('template', '-o', file, '--organ', '某镇', '--force')).code).toBe(0);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says so when the folder of the output does not exist', async () => {
    const { code, err } = await run('template', '-o', at('no/where.xlsx'), '--organ', '某镇');
    expect([code, err.includes('OUTPUT_LOCKED')]).toEqual([4, true]);
  });

  it('writes the same template twice as the same bytes', async () => {
    await run('template', '-o', at('a.xlsx'), '--organ', '某镇', '--year', '2025');
    await run('template', '-o', at('b.xlsx'), '--organ', '某镇', '--year', '2025');
    expect((await readFile(at('a.xlsx'))).equals(await readFile(at('b.xlsx')))).toBe(true);
  });
});
