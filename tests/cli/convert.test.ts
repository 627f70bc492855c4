import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { format2019 } from '../../src/catalogue/2019';
import { check } from '../../src/check';
import { formOf } from '../../src/core/form/form';
import { tableGrid } from '../../src/core/form/table-grid';
import type { TableFormat } from '../../src/core/model/format';
import { consistentFigures } from '../support/report-builder';
import { runCli as run } from '../support/cli-run';

interface ConversionRecord {
  readonly from: readonly string[];
  readonly kept: number;
  readonly questions: readonly {
    readonly point: string;
    readonly taken: string | null;
    readonly choices: readonly { readonly id: string; readonly value: number }[];
  }[];
  readonly noPlace: readonly { readonly point: string; readonly value: unknown; readonly reason: string }[];
}

const FORM_2019 = formOf(format2019);
const FIGURES = consistentFigures(
  {
    'requests.received.business': 4,
    'requests.other.business': 4,
    'proactive.rules.made': 2,
    'proactive.rules.disclosedTotal': 9,
  },
  FORM_2019,
);

/** A table of the form of 2019 on a web page. */
function tableOnPage(table: TableFormat): string {
  const grid = tableGrid(table);
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    grid.cells
      .filter((cell) => cell.row === row)
      .map(({ rows: down, cols, text, point }) => {
        const shown = point === undefined ? text : String(FIGURES[point] ?? '');
        return `<td rowspan="${down}" colspan="${cols}">${shown}</td>`;
      })
      .join(''),
  );
  return `<table>${rows.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`;
}

describe('convert on the command line', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const factsOf = async (file: string): Promise<ReadonlyMap<string, unknown>> => {
    const { report, findings } = check(await readXlsx(new Uint8Array(await readFile(file))));
    expect(findings.filter(({ rule }) => rule.startsWith('FMT'))).toEqual([]);
    return new Map(
      [...report.facts].map(([point, { value }]) => [
        point,
        value.kind === 'number' ? value.value : value.kind,
      ]),
    );
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gouji-convert-'));
    const title = '示例县2022年政府信息公开工作年度报告';
    const tables = format2019.tables.map((table) => `<p>${table.heading}</p>${tableOnPage(table)}`);
    await writeFile(
      at('page.html'),
      `<html><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>${tables.join('')}</body></html>`,
    );
  });

  it('converts a web page of 2019 and leaves blank what means something else', async () => {
    const { code, out, err } = await run('convert', at('page.html'), '-o', at('a.xlsx'), '--json');
    expect([code, err]).toEqual([0, expect.stringContaining('--take proactive.rules.issued=made')]);
    const record = JSON.parse(out) as ConversionRecord;
    expect(record.from).toEqual(['2019']);
    expect(record.questions.map(({ point, taken }) => [point, taken])).toContainEqual([
      'proactive.rules.inForce',
      null,
    ]);
    expect(record.noPlace).toContainEqual(
      expect.objectContaining({ point: 'proactive.procurement.amount', value: 0 }) as unknown,
    );
    const facts = await factsOf(at('a.xlsx'));
    expect(facts.get('proactive.rules.inForce')).toBe('blank');
    expect(facts.get('requests.other.other.business')).toBe(4);
    expect(facts.get('requests.received.total')).toBe(4);
  });

  it('takes over what is asked for', async () => {
    const { code, out } = await run(
      ...['convert', at('page.html'), '-o', at('b.xlsx'), '--json'],
      ...['--take', 'proactive.rules.inForce', '--take', 'proactive.rules.issued=made'],
    );
    const taken = (JSON.parse(out) as ConversionRecord).questions.filter(
      (question) => question.taken !== null,
    );
    expect([code, taken.map(({ point }) => point)]).toEqual([
      0,
      ['proactive.rules.issued', 'proactive.rules.inForce'],
    ]);
    const facts = await factsOf(at('b.xlsx'));
    expect([facts.get('proactive.rules.inForce'), facts.get('proactive.rules.issued')]).toEqual([9, 2]);
  });

  it('converts again what it wrote, with nothing to ask', async () => {
    await run('convert', at('page.html'), '-o', at('c.xlsx'), '--force');
    const { code, out } = await run('convert', at('c.xlsx'), '-o', at('d.xlsx'), '--json', '--force');
    const record = JSON.parse(out) as ConversionRecord;
    expect([code, record.from, record.questions, record.noPlace]).toEqual([0, ['2021'], [], []]);
    expect(await factsOf(at('d.xlsx'))).toEqual(await factsOf(at('c.xlsx')));
  });

  it('writes the same bytes every time', async () => {
    await run('convert', at('page.html'), '-o', at('e.xlsx'));
    await run('convert', at('page.html'), '-o', at('f.xlsx'));
    expect((await readFile(at('e.xlsx'))).equals(await readFile(at('f.xlsx')))).toBe(true);
  });

  it.each([
    ['an answer to no question', ['--take', 'requests.received.total']],
    ['a choice that is not offered', ['--take', 'proactive.rules.inForce=made']],
    ['no choice where there are two', ['--take', 'proactive.rules.issued']],
    ['a form that is not in force', ['--to', '2019']],
  ])('refuses %s and writes nothing', async (_name, args) => {
    const { code, err } = await run('convert', at('page.html'), '-o', at('none.xlsx'), ...args);
    expect([code, existsSync(at('none.xlsx'))]).toEqual([2, false]);
    expect(err).toContain('gouji convert');
  });

  it('never writes over a file without being told, and never over the one it reads', async () => {
    await writeFile(at('there.xlsx'), 'something');
    expect((await run('convert', at('page.html'), '-o', at('there.xlsx'))).err).toContain('OUTPUT_EXISTS');
    expect(await readFile(at('there.xlsx'), 'utf8')).toBe('something');
    await run('convert', at('page.html'), '-o', at('own.xlsx'));
    const before = await readFile(at('own.xlsx'));
    expect((await run('convert', at('own.xlsx'), '-o', at('own.xlsx'), '--force')).code).toBe(2);
    expect((await readFile(at('own.xlsx'))).equals(before)).toBe(true);
  });

  it('tells why a file cannot be converted', async () => {
    await writeFile(at('letter.txt'), '这是一封信，没有表格。');
    const letter = await run('convert', at('letter.txt'), '-o', at('g.xlsx'));
    expect([letter.code, letter.err]).toEqual([4, expect.stringContaining('NO_REPORT')]);
    const missing = await run('convert', at('missing.docx'), '-o', at('g.xlsx'));
    expect([missing.code, missing.err]).toEqual([4, expect.stringContaining('FILE_NOT_FOUND')]);
  });
});
