import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { format2019 } from '../../src/catalogue/2019';
import { check } from '../../src/check';
import { createConversionActions } from '../../src/convert';
import { formOf } from '../../src/core/form/form';
import { cellName } from '../../src/core/model/geometry';
import type { WorkbookView } from '../../src/core/model/grid';
import { printedTable } from '../support/edition-workbook';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';

const FIGURES = consistentFigures(
  { 'requests.received.business': 4, 'requests.other.business': 4, 'proactive.rules.disclosedTotal': 9 },
  formOf(format2019),
);

/** A workbook with one sheet: the title of a report for 2023 and the three tables of 2019 below each other. */
async function workbookOf2019(): Promise<MemoryPort> {
  const port = createMemoryPort();
  const [sheet] = (await port.overview()).sheets;
  const rows = format2019.tables.flatMap((table) => [
    ...printedTable(table, (point) => FIGURES[point] ?? null).cells,
    [],
  ]);
  port.edit(sheet?.name ?? '', 'A1', '示例县2023年政府信息公开工作年度报告');
  rows.forEach((cells, row) =>
    cells.forEach(({ value }, col) => {
      if (value !== null) port.edit(sheet?.name ?? '', cellName({ row: row + 1, col }), value);
    }),
  );
  return port;
}

const sheetsNamed = ({ sheets }: WorkbookView, names: readonly string[]): WorkbookView['sheets'] =>
  sheets.filter(({ name }) => names.includes(name));

describe('converting the tables of the open workbook', () => {
  it('adds new sheets beside the old ones, which stay as they are, and from then on checks the new', async () => {
    const port = await workbookOf2019();
    const before = await port.read();
    const actions = createConversionActions(port);
    expect((await actions.plan()).questions).toHaveLength(4);
    expect(await port.read()).toEqual(before);

    const answers = new Map([['proactive.rules.inForce', 'disclosedTotal']]);
    const outcome = await actions.insert(answers);
    expect(outcome).toEqual({
      sheets: ['基本信息', '表二 主动公开', '表三 依申请公开', '表四 复议诉讼', '转换说明'],
      leftOut: [],
      judged: true,
    });
    const after = await port.read();
    expect(
      sheetsNamed(
        after,
        before.sheets.map(({ name }) => name),
      ),
    ).toEqual(before.sheets);
    const { report, findings } = check(after);
    expect(findings.filter(({ rule }) => rule === 'FMT-01' || rule === 'FMT-02')).toEqual([]);
    expect(report.facts.get('proactive.rules.inForce')?.value).toEqual({ kind: 'number', value: 9 });
    expect(report.profile).toMatchObject({ organ: '示例县', year: 2023 });
  });

  it('takes the new sheets back while nobody typed into them', async () => {
    const port = await workbookOf2019();
    const before = await port.read();
    const actions = createConversionActions(port);
    await actions.insert(new Map());
    await actions.undo();
    expect(await port.read()).toEqual(before);
    await expect(actions.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  it('keeps them once somebody did', async () => {
    const port = await workbookOf2019();
    const actions = createConversionActions(port);
    await actions.insert(new Map());
    port.edit('表二 主动公开', 'D3', 5);
    await expect(actions.undo()).rejects.toMatchObject({ code: 'INSERT_CHANGED' });
    expect((await port.overview()).sheets).toHaveLength(6);
  });

  it('converts twice under free names', async () => {
    const port = await workbookOf2019();
    const first = await createConversionActions(port).insert(new Map());
    const second = await createConversionActions(port).insert(new Map());
    const names = [...first.sheets, ...second.sheets].map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('leaves our own template and its way back alone, and says that it is still the one checked', async () => {
    const { port, actions, placeOf } = await templateWorkbook('typed', { year: 2023 });
    const { sheet } = await placeOf('proactive.rules.inForce');
    port.edit(sheet, 'D2', '对外公开总数量');
    const { state } = await port.overview();
    const outcome = await createConversionActions(port).insert(new Map());
    expect(outcome.sheets).not.toContain('基本信息 (2)');
    expect(outcome.judged).toBe(false);
    expect((await port.overview()).state).toBe(state);
    expect(await actions.status()).toMatchObject({ stage: 'complete' });
  });

  it('names the sheets to delete when the host did not write what it was given', async () => {
    const port = await workbookOf2019();
    const execute = async (
      ...given: Parameters<MemoryPort['execute']>
    ): ReturnType<MemoryPort['execute']> => {
      const report = await port.execute(...given);
      port.edit('表二 主动公开', 'D3', 77);
      return report;
    };
    const failing = createConversionActions({ ...port, execute });
    await expect(failing.insert(new Map())).rejects.toMatchObject({
      code: 'CONVERT_UNVERIFIED',
      details: {
        sheet: '表二 主动公开',
        sheets: '基本信息、表二 主动公开、表三 依申请公开、表四 复议诉讼、转换说明',
      },
    });
  });

  it('writes nothing where there is no table, or nothing may be written', async () => {
    const empty = createMemoryPort();
    await expect(createConversionActions(empty).plan()).rejects.toMatchObject({ code: 'NO_TABLES' });
    await expect(createConversionActions(empty).insert(new Map())).rejects.toMatchObject({
      code: 'NO_TABLES',
    });
    expect((await empty.overview()).sheets).toHaveLength(1);
  });
});
