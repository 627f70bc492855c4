import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createXlsxPort } from '../../src/adapters/xlsx/port';
import { createAnswerActions } from '../../src/answers';
import { check } from '../../src/check';
import { main } from '../../src/cli/cli';
import type { CellValue } from '../../src/core/model/grid';
import { consistentFigures } from '../support/report-builder';
import { CLOCK } from '../support/template-workbook';

const REMARK = 'X-03';

async function run(...args: readonly string[]): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const code = await main(args, { clock: CLOCK, out: (text) => out.push(text), err: () => undefined });
  return { code, out: out.join('\n') };
}

interface CheckRecord {
  readonly findings: readonly { readonly rule: string; readonly answer?: unknown }[];
}

describe('answers in a file, on the command line', () => {
  let file: string;

  async function open(
    work: (port: Awaited<ReturnType<typeof createXlsxPort>>) => Promise<void>,
  ): Promise<void> {
    const port = await createXlsxPort(new Uint8Array(await readFile(file)));
    await work(port);
    await writeFile(file, await port.save());
  }

  const type = (figures: Readonly<Record<string, CellValue>>): Promise<void> =>
    open(async (port) => {
      const { facts } = check(await port.read()).report;
      for (const [point, value] of Object.entries(figures)) {
        const place = facts.get(point)?.place;
        if (place) port.edit(place.sheet, place.cell, value);
      }
    });

  beforeAll(async () => {
    file = path.join(await mkdtemp(path.join(tmpdir(), 'gouji-')), 'a.xlsx');
    await run('template', '-o', file, '--organ', '某镇', '--kind', 'township', '--totals', 'typed');
    const figures = {
      'requests.received.naturalPerson': 4,
      'requests.granted.naturalPerson': 4,
      'disputes.reconsideration.upheld': 3,
    };
    await type({ ...consistentFigures(figures), 'requests.other.feeUnpaid.naturalPerson': null });
    await open(async (port) => {
      const finding = check(await port.read()).findings.find(({ id }) => id === REMARK);
      if (!finding) throw new Error('no remark');
      await createAnswerActions(port, CLOCK).answer(finding, { reason: '均为同一申请人', who: '王某' });
    });
  });

  it('are printed last, with their reason, and are not counted as open', async () => {
    const { code, out } = await run('check', file);
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.trim());
    const at = lines.indexOf('已核实：均为同一申请人（王某 2026-01-20）');
    expect(lines[at - 1]).toContain('[X-03]');
    expect(lines[at - 2]).toContain('[NUM-02]');
    expect(lines[lines.length - 1]).toBe('结论：没有错误，有1处需要留意');
  });

  it('stand in the record of their finding', async () => {
    const { findings } = JSON.parse((await run('check', file, '--json')).out) as CheckRecord;
    expect(findings.filter(({ answer }) => answer)).toMatchObject([
      { rule: 'X-03', answer: { reason: '均为同一申请人', who: '王某', when: '2026-01-20', current: true } },
    ]);
  });

  it('all given, the verdict says so', async () => {
    await type({ 'requests.other.feeUnpaid.naturalPerson': 0 });
    expect((await run('check', file)).out).toContain('结论：没有错误，需要留意的1处均已核实');
  });

  it('whose figures have changed ask to be given again', async () => {
    await type({ 'disputes.reconsideration.upheld': 4, 'disputes.reconsideration.total': 4 });
    const { code, out } = await run('check', file);
    expect(code).toBe(0);
    expect(out).toContain('数字已变，请重新核实。原说明：均为同一申请人（王某 2026-01-20）');
  });

  it('do not let an error pass', async () => {
    await type({ 'disputes.reconsideration.total': 9 });
    expect((await run('check', file)).code).toBe(1);
  });
});
