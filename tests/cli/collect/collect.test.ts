import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSource } from '../../../src/adapters/readers';
import { createXlsxPort } from '../../../src/adapters/xlsx/port';
import { check } from '../../../src/check';
import type { ReadFiles } from '../../../src/cli/collect/reader-pool';
import { collectHere, place, readHere, unitWorkbook } from '../../support/collect-run';
import type { CliRun } from '../../support/cli-run';

/** Reports of three units, made once. */
const UNITS: Record<string, Uint8Array> = {};
let folder = '';
const at = (name: string): string => path.join(folder, name);
const OUT = 'total.xlsx';

beforeAll(async () => {
  UNITS['甲局'] = await unitWorkbook('甲局', 3);
  UNITS['乙局'] = await unitWorkbook('乙局', 4);
  UNITS['丙局'] = await unitWorkbook('丙局', 5, { broken: true });
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-collect-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (unit: string): Uint8Array => UNITS[unit] ?? new Uint8Array(0);

function collect(...more: readonly string[]): Promise<CliRun> {
  return collectHere([at('in'), '--year', '2024', '--organ', '某县人民政府', '-o', at(OUT), ...more]);
}

interface RunRecord {
  readonly files: readonly { name: string; unit?: string; skipped?: string; error?: { code: string } }[];
  readonly units: readonly { name: string; status: string; counted: boolean }[];
  readonly totals: Record<string, number | null>;
  readonly complete: { included: number; expected: number };
  readonly typed?: { differences: readonly unknown[]; explanations: readonly { message: string }[] };
}

async function record(...more: readonly string[]): Promise<RunRecord & { readonly code: number }> {
  const { code, out, err } = await collect('--json', '--force', ...more);
  if (out === '') throw new Error(err);
  return { code, ...(JSON.parse(out) as RunRecord) };
}

const RECEIVED = 'requests.received.naturalPerson';

describe('a folder of reports', () => {
  it('is added up, below it as well, and written as a workbook that checks', async () => {
    place(at('in'), { '甲局.xlsx': bytesOf('甲局'), '乡镇/乙局.xlsx': bytesOf('乙局') });
    const { code, totals, complete } = await record();
    expect([code, totals[RECEIVED], complete]).toEqual([0, 7, { included: 2, expected: 2 }]);
    const view = await (await createXlsxPort(new Uint8Array(readFileSync(at(OUT))))).read();
    expect(check(view).report.facts.get(RECEIVED)?.value).toEqual({ kind: 'number', value: 7 });
  });

  it('gives one record a path, and goes on after one that is bad', async () => {
    place(at('in'), {
      '甲局.xlsx': bytesOf('甲局'),
      '乙局.xlsx': bytesOf('乙局').subarray(0, 900),
      '空.xlsx': '',
      '占位.xlsx': new Uint8Array(5000),
      '~$甲局.xlsx': 'lock',
      '.DS_Store': 'x',
      '.total.xlsx.0123abcd.tmp': 'left behind',
    });
    symlinkSync(tmpdir(), at('in/outside'));
    symlinkSync(at('in'), at('in/loop'));
    const { code, files } = await record();
    expect(code).toBe(3);
    expect(files.map(({ name, skipped, error, unit }) => [name, skipped ?? error?.code ?? unit])).toEqual([
      ['.DS_Store', 'system'],
      ['.total.xlsx.0123abcd.tmp', 'own'],
      ['loop', 'link'],
      ['outside', 'link'],
      ['~$甲局.xlsx', 'temporary'],
      ['乙局.xlsx', 'ZIP_DAMAGED'],
      ['占位.xlsx', 'FILE_NOT_LOCAL'],
      ['甲局.xlsx', '甲局'],
      ['空.xlsx', 'EMPTY_FILE'],
    ]);
  });

  it('keeps a unit with errors out unless told to add it, and exits 1', async () => {
    place(at('in'), { '甲局.xlsx': bytesOf('甲局'), '丙局.xlsx': bytesOf('丙局') });
    const without = await record();
    expect([without.code, without.totals[RECEIVED]]).toEqual([1, 3]);
    expect((await record('--with-errors')).totals[RECEIVED]).toBe(8);
  });

  it('asks for a choice where a unit has sent two', async () => {
    place(at('in'), {
      '甲局.xlsx': bytesOf('甲局'),
      '甲局(终稿).xlsx': await unitWorkbook('甲局', 9),
      '乙局.xlsx': bytesOf('乙局'),
    });
    expect((await record()).units.map(({ name, status }) => [name, status])).toContainEqual([
      '甲局',
      'duplicate',
    ]);
    const chosen = await record('--choose', '甲局=甲局(终稿).xlsx');
    expect([chosen.code, chosen.totals[RECEIVED]]).toEqual([0, 13]);
    const named = await record('--name', '甲局(终稿).xlsx=丁局');
    expect(named.totals[RECEIVED]).toBe(16);
    expect((await record('--exclude', '甲局')).totals[RECEIVED]).toBe(4);
  });

  it('does not add its own output of the last run, nor lose a report to it', async () => {
    place(at('in'), { '甲局.xlsx': bytesOf('甲局'), '乙局.xlsx': bytesOf('乙局') });
    const inside = ['-o', at('in/汇总.xlsx'), '--year', '2024', '--organ', '某县人民政府', '--force'];
    await collectHere([at('in'), ...inside]);
    const first = readFileSync(at('in/汇总.xlsx'));
    const again = await collectHere([at('in'), ...inside, '--json']);
    expect(readFileSync(at('in/汇总.xlsx')).equals(first)).toBe(true);
    expect((JSON.parse(again.out) as RunRecord).files).toContainEqual(
      expect.objectContaining({ name: '汇总.xlsx', skipped: 'output' }),
    );
    const over = await collectHere([at('in'), '-o', at('in/甲局.xlsx'), '--year', '2024', '--force']);
    expect([over.code, readFileSync(at('in/甲局.xlsx')).equals(bytesOf('甲局'))]).toEqual([2, true]);
  });

  it('gives the same bytes whatever the order of the inputs', async () => {
    place(at('in'), { 'a/甲局.xlsx': bytesOf('甲局'), 'b/乙局.xlsx': bytesOf('乙局') });
    const of = async (...inputs: readonly string[]): Promise<Buffer> => {
      await collectHere([...inputs, '--year', '2024', '-o', at(OUT), '--force']);
      return readFileSync(at(OUT));
    };
    const one = await of(at('in/a'), at('in/b'));
    expect((await of(at('in/b'), at('in/a/甲局.xlsx'))).equals(one)).toBe(true);
  });
});

describe('a roster, notes, and a total typed by hand', () => {
  beforeEach(() => {
    place(at('in'), { '甲局.xlsx': bytesOf('甲局'), '丙局.xlsx': bytesOf('丙局') });
    writeFileSync(at('in/名单.csv'), '单位名称,联系方式\n甲局,1\n乙局,2\n丙局,3\n');
  });

  it('names who is missing, and takes the roster for no report', async () => {
    const { code, out } = await collect('--roster', at('in/名单.csv'));
    expect(code).toBe(1);
    expect(out).toContain('未报：乙局');
    expect(out).toContain('不完整 1/3');
    expect(out).not.toContain('名单.csv');
  });

  it('writes a note for each unit that has something to mend, and replaces no other file', async () => {
    const notes = ['--roster', at('in/名单.csv'), '--notes', at('notes'), '--notes-format', 'txt'];
    expect((await collect(...notes)).code).toBe(1);
    expect(readdirSync(at('notes'))).toEqual(['退回意见-丙局.txt']);
    expect(readFileSync(at('notes/退回意见-丙局.txt'), 'utf8')).toContain('丙局');
    writeFileSync(at('notes/退回意见-丙局.txt'), 'of somebody else');
    rmSync(at(OUT));
    expect([(await collect(...notes)).code, existsSync(at(OUT))]).toEqual([2, false]);
  });

  it('writes notes as Word documents unless told otherwise, the same again', async () => {
    const notes = ['--roster', at('in/名单.csv'), '--notes', at('notes'), '--force'];
    expect((await collect(...notes)).code).toBe(1);
    expect(readdirSync(at('notes'))).toEqual(['退回意见-丙局.docx']);
    const bytes = readFileSync(at('notes/退回意见-丙局.docx'));
    const { lines } = await readSource(new Uint8Array(bytes), { name: '退回意见-丙局.docx' });
    const text = lines.map((line) => line.text).join('\n');
    expect(text).toContain('丙局');
    expect(text).toContain('【错误】');
    expect((await collect(...notes)).code).toBe(1);
    expect(readFileSync(at('notes/退回意见-丙局.docx')).equals(bytes)).toBe(true);
    place(at('in'), { '丙局.xlsx': await unitWorkbook('丙局', 5) });
    const mended = await collect(...notes);
    expect(mended.err).toContain('退回意见-丙局.docx');
    expect(existsSync(at('notes/退回意见-丙局.docx'))).toBe(true);
  });

  it('says which unit explains the difference to a total typed by hand', async () => {
    place(at('in'), { '乙局.xlsx': bytesOf('乙局'), '手工汇总.xlsx': await unitWorkbook('某县', 3) });
    const { typed, files } = await record('--exclude', '丙局', '--typed', at('in/手工汇总.xlsx'));
    expect(files).toContainEqual(expect.objectContaining({ name: '手工汇总.xlsx', skipped: 'typed' }));
    expect(typed?.differences.length).toBeGreaterThan(0);
    expect(typed?.explanations[0]?.message).toContain('乙局');
  });
});

describe('a call that cannot be carried out', () => {
  it.each([
    [[]],
    [['in']],
    [['in', '-o', 'x.xlsx']],
    [['in', '-o', 'x.csv', '--year', '2024']],
    [['in', '-o', 'x.xlsx', '--year', '24']],
    [['in', '-o', 'x.xlsx', '--year', '2024', '--jobs', '0']],
    [['in', '-o', 'x.xlsx', '--year', '2024', '--choose', '甲局']],
    [['in', '-o', 'x.xlsx', '--year', '2024', '--notes-format', 'pdf', '--notes', 'n']],
  ])('explains the usage and exits 2 for %j', async (args) => {
    const { code, err } = await collectHere(args);
    expect([code, err.includes('用法')]).toEqual([2, true]);
  });

  it('exits 2 for a unit or a file that is not there, before anything is written', async () => {
    place(at('in'), { '甲局.xlsx': bytesOf('甲局') });
    for (const more of [
      ['--include', '戊局'],
      ['--choose', '甲局=no.xlsx'],
      ['--name', 'no.xlsx=甲局'],
    ])
      expect([(await collect(...more)).code, existsSync(at(OUT))]).toEqual([2, false]);
  });

  it('keeps an output that is there, and writes none where no report was found', async () => {
    place(at('in'), { 'a.txt': 'nothing', '甲局.xlsx': '' });
    expect(await collect()).toMatchObject({ code: expect.any(Number) as number });
    writeFileSync(at(OUT), 'precious');
    expect([(await collect()).code, readFileSync(at(OUT), 'utf8')]).toEqual([2, 'precious']);
    expect((await collectHere([at('no'), '--year', '2024', '-o', at(OUT), '--force'])).code).toBe(4);
  });
});

describe('a run that is stopped', () => {
  const stop = new Error('killed');

  /** Reads so many files, then ends as a killed process does. */
  const readingOnly =
    (most: number): (() => ReadFiles) =>
    () =>
    async (requests, onAnswer, signal) => {
      await readHere(requests.slice(0, most), onAnswer, signal);
      throw stop;
    };

  const args = (): readonly string[] => [at('in'), '--year', '2024', '-o', at(OUT), '--force'];
  const manifest = (): string => at('.total.xlsx.gouji-manifest.jsonl');

  beforeEach(() => place(at('in'), { '甲局.xlsx': bytesOf('甲局'), '乙局.xlsx': bytesOf('乙局') }));

  it('goes on where it was, to the same bytes, and cleans up', async () => {
    await collectHere(args());
    const whole = readFileSync(at(OUT));
    writeFileSync(at(OUT), 'older');
    await expect(collectHere(args(), { readers: readingOnly(1) })).rejects.toBe(stop);
    expect(readFileSync(at(OUT), 'utf8')).toBe('older');
    const read: string[] = [];
    const counting: ReadFiles = (requests, onAnswer, signal) => {
      read.push(...requests.map(({ file }) => file));
      return readHere(requests, onAnswer, signal);
    };
    const { err } = await collectHere([...args(), '--resume'], { readers: () => counting });
    expect([read, err.includes('1个文件没有变化')]).toEqual([['甲局.xlsx'], true]);
    expect(readFileSync(at(OUT)).equals(whole)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['in', OUT]);
  });

  it.each([
    ['a torn line', (text: string): string => text.slice(0, -30)],
    ['an altered line', (text: string): string => text.replace('"sha256"', '"sha257"')],
    ['the list of another version', (text: string): string => text.replace('test', 'toast')],
  ])('reads again what %s was about', async (_, damage) => {
    await expect(collectHere(args(), { readers: readingOnly(1) })).rejects.toBe(stop);
    writeFileSync(manifest(), damage(readFileSync(manifest(), 'utf8')));
    const { code, err } = await collectHere([...args(), '--resume']);
    expect([code, err.includes('没有变化')]).toEqual([0, false]);
  });

  it('reads again a file that has changed since', async () => {
    await expect(collectHere(args(), { readers: readingOnly(2) })).rejects.toBe(stop);
    writeFileSync(at('in/乙局.xlsx'), await unitWorkbook('乙局', 40));
    const { out } = await collectHere([...args(), '--resume', '--json']);
    expect((JSON.parse(out) as RunRecord).totals[RECEIVED]).toBe(43);
  });

  it('exits 130 on Ctrl-C, leaves the output as it was and says how to go on', async () => {
    writeFileSync(at(OUT), 'older');
    let interrupt = (): void => undefined;
    const slow: ReadFiles = (requests, onAnswer, signal) => {
      interrupt();
      return readHere(requests, onAnswer, signal);
    };
    const { code, err } = await collectHere(args(), {
      onInterrupt: (stopRun) => {
        interrupt = stopRun;
        return () => undefined;
      },
      readers: () => slow,
    });
    expect([code, readFileSync(at(OUT), 'utf8')]).toEqual([130, 'older']);
    expect(err).toContain('--resume');
  });
});
