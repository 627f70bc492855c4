import { exporters } from '../../src/adapters/exporters';
import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { readSource } from '../../src/adapters/readers';
import { check } from '../../src/check';
import type { FiguresToWrite, ImportedReport } from '../../src/core/model/imported';
import type { ReportDraft } from '../../src/core/model/report-draft';
import { importReport } from '../../src/intake';
import { createActions, draftOf } from '../../src/pipeline';
import type { ImportInput, ImportOutcome, PaneActions } from '../../src/ui/actions';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A township's report of 2024 in our template, totals typed. */
async function lastYears(): Promise<TemplateWorkbook> {
  const workbook = await templateWorkbook('typed', { organ: '板浦镇人民政府', year: 2024 });
  const facts = (await workbook.verdict()).report.facts;
  const figures = consistentFigures({
    'requests.received.naturalPerson': 12,
    'requests.granted.naturalPerson': 9,
    'requests.carriedForward.naturalPerson': 3,
    'proactive.licences.decided': 251,
  });
  await workbook.fill(Object.fromEntries(Object.entries(figures).filter(([point]) => facts.has(point))));
  return workbook;
}

let draft: Promise<ReportDraft> | undefined;

/** The same report as a file; drafting it takes longest and is done once. */
async function asFile(kind: keyof typeof exporters): Promise<{ name: string; bytes: Uint8Array }> {
  draft ??= lastYears().then(async ({ verdict }) => draftOf(await verdict()));
  return { name: `2024年报.${kind}`, bytes: await exporters[kind](await draft) };
}

const asText = async (kind: 'html' | 'txt'): Promise<string> =>
  new TextDecoder().decode((await asFile(kind)).bytes);

function actionsOver(port: MemoryPort): PaneActions {
  return createActions(port, {
    host: 'workbench',
    clock: () => new Date(2026, 0, 20),
    exporters,
    readSource,
  });
}

const report = (input: ImportInput): Promise<ImportedReport> => importReport(input, readSource);

/** Figures of an imported report as they would be written without a change. */
function figuresOf({ figures }: ImportedReport): FiguresToWrite {
  return new Map(
    figures.flatMap(({ point, value }) =>
      value.kind === 'text' ? [] : [[point, value.kind === 'number' ? value.value : null] as const],
    ),
  );
}

const figure = ({ figures }: ImportedReport, point: string): ImportedReport['figures'][number] => {
  const found = figures.find((candidate) => candidate.point === point);
  if (!found) throw new Error(`no figure ${point}`);
  return found;
};

const codeOf = (outcome: ImportOutcome): string =>
  'error' in outcome ? (outcome.error as { code: string }).code : 'read';

describe('reading a report', () => {
  it.each(['docx', 'html'] as const)('reads our own .%s with organ, year and every figure', async (kind) => {
    const imported = await report(await asFile(kind));
    expect(imported.verdict.report.profile).toMatchObject({ organ: '板浦镇人民政府', year: 2024 });
    expect(imported.figures).toHaveLength(200);
    expect(figure(imported, 'requests.received.naturalPerson')).toMatchObject({
      value: { kind: 'number', value: 12 },
      source: '12',
      table: 'requests',
      measure: 'count',
      where: { row: '一、本年新收政府信息公开申请数量', column: '自然人' },
      doubtful: false,
    });
    expect(imported.kind).toBe(kind);
  });

  it('prefers the page on the clipboard to its text, which has lost the cells', async () => {
    const page = await asText('html');
    const imported = await report({ text: '板浦镇 12 9 3', html: page });
    expect(imported).toMatchObject({ name: '', kind: 'html', notices: [] });
    expect(imported.figures).toHaveLength(200);
  });

  it('takes the text where the page on the clipboard has no table', async () => {
    const text = await asText('txt');
    const imported = await report({ text, html: '<p>第三部分</p>' });
    expect(imported.kind).toBe('text');
    expect(figure(imported, 'requests.granted.naturalPerson').value).toEqual({ kind: 'number', value: 9 });
  });

  it('marks what a person should look at, and leaves open what cannot be read', async () => {
    const page = await asText('html');
    const spoiled = page.replace('>251<', '>251件<').replace('>12<', '>1O2<');
    const imported = await report({ name: '网页.html', bytes: encode(spoiled) });
    expect(figure(imported, 'proactive.licences.decided')).toMatchObject({
      doubtful: true,
      source: '251件',
      value: { kind: 'number', value: 251 },
    });
    expect(figure(imported, 'requests.received.naturalPerson')).toMatchObject({
      doubtful: true,
      source: '1O2',
      value: { kind: 'text' },
    });
    expect(imported.figures.filter(({ doubtful }) => doubtful)).toHaveLength(2);
  });
});

describe('several at once', () => {
  it('reads each on its own; a scan, an old workbook and a letter stop nothing', async () => {
    const { actions } = await templateWorkbook();
    const told: number[] = [];
    const outcomes = await actions.importReports(
      [
        { name: '扫描.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
        await asFile('html'),
        { name: '函.txt', bytes: encode('关于报送材料的函') },
        { name: '空.csv', bytes: new Uint8Array() },
      ],
      undefined,
      (count) => told.push(count),
    );
    expect(outcomes.map(codeOf)).toEqual(['IMAGE_FILE', 'read', 'NO_REPORT', 'EMPTY_FILE']);
    expect(outcomes.map(({ name }) => name)).toEqual(['扫描.png', '2024年报.html', '函.txt', '空.csv']);
    expect(told).toEqual([1, 2, 3, 4]);
  });

  it('stops between two files when cancelled', async () => {
    const { actions } = await templateWorkbook();
    const stop = new AbortController();
    const reading = actions.importReports([await asFile('html'), await asFile('html')], stop.signal, () =>
      stop.abort(),
    );
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('上年数据', () => {
  it('is a new sheet with every figure, found again by the check, and gone after 撤销', async () => {
    const { port, actions } = await templateWorkbook('formulas', { year: 2025, organ: '板浦镇人民政府' });
    const imported = await report(await asFile('html'));
    const before = port.document().sheets.map(({ name }) => name);
    expect((await actions.compareImported(imported, figuresOf(imported))).previous).toBeNull();
    const written = await actions.writePrevious(imported, figuresOf(imported), []);
    expect(written).toMatchObject({ count: 200, refused: 0, undo: [] });
    const { previous } = check(await port.read()).report;
    expect(previous).toMatchObject({ organ: '板浦镇人民政府', year: 2024, name: '上年数据' });
    expect(previous?.figures.get('requests.carriedForward.naturalPerson')).toBe(3);
    await actions.undoWritten(written.undo, written.added);
    expect(port.document().sheets.map(({ name }) => name)).toEqual(before);
  });

  it('keeps the state of the template, and writes none where there was none', async () => {
    const port = createMemoryPort();
    const imported = await report(await asFile('html'));
    await actionsOver(port).writePrevious(imported, figuresOf(imported), []);
    expect((await port.overview()).state).toBeNull();
  });

  it('is not taken away once somebody typed into it', async () => {
    const { port, actions } = await templateWorkbook();
    const imported = await report(await asFile('html'));
    const { undo, added } = await actions.writePrevious(imported, figuresOf(imported), []);
    const { previous } = check(await port.read()).report;
    const place = previous!.places.get('requests.received.naturalPerson')!;
    await port.setCells([{ ...place, before: 12, after: { value: 13 } }]);
    await expect(actions.undoWritten(undo, added)).rejects.toMatchObject({ code: 'INSERT_CHANGED' });
  });

  it('of the same year: fills blanks, replaces only what was chosen, and can be taken back', async () => {
    const { port, actions } = await templateWorkbook();
    const imported = await report(await asFile('html'));
    const first = new Map(
      [...figuresOf(imported)].filter(([point]) => point !== 'proactive.licences.decided'),
    );
    await actions.writePrevious(
      imported,
      new Map([...first, ['requests.received.naturalPerson', 11], ['requests.granted.naturalPerson', 8]]),
      [],
    );
    const { previous } = await actions.compareImported(imported, figuresOf(imported));
    expect(previous).toMatchObject({ year: 2024, same: 197, fill: 1, noPlace: 0 });
    expect(previous?.different.map(({ point, is, shouldBe }) => [point, is, shouldBe])).toEqual([
      ['requests.received.naturalPerson', 11, 12],
      ['requests.granted.naturalPerson', 8, 9],
    ]);
    const written = await actions.writePrevious(
      imported,
      figuresOf(imported),
      previous!.different.slice(0, 1),
    );
    const figures = check(await port.read()).report.previous!.figures;
    expect(figures.get('requests.received.naturalPerson')).toBe(12);
    expect(figures.get('requests.granted.naturalPerson')).toBe(8);
    expect(figures.get('proactive.licences.decided')).toBe(251);
    await actions.undoWritten(written.undo, written.added);
    const back = check(await port.read()).report.previous!.figures;
    expect(back.get('requests.received.naturalPerson')).toBe(11);
    expect(back.has('proactive.licences.decided')).toBe(false);
  });

  it('of another year: all of it is replaced, and what the report does not have goes', async () => {
    const { port, actions } = await templateWorkbook();
    const imported = await report(await asFile('html'));
    const older = withYear(imported, 2023);
    await actions.writePrevious(older, new Map([...figuresOf(imported)].map(([point]) => [point, 7])), []);
    const figures = new Map(
      [...figuresOf(imported)].filter(([point]) => point !== 'proactive.licences.decided'),
    );
    const { previous } = await actions.compareImported(imported, figures);
    expect(previous).toMatchObject({ year: 2023, fill: 0, same: 0 });
    expect(previous?.different).toHaveLength(200);
    await actions.writePrevious(imported, figures, previous!.different);
    const now = check(await port.read()).report.previous!;
    expect(now).toMatchObject({ year: 2024, organ: '板浦镇人民政府' });
    expect(now.figures.size).toBe(199);
    expect(now.figures.get('requests.received.naturalPerson')).toBe(12);
  });

  function withYear(imported: ImportedReport, year: number): ImportedReport {
    const { report: found } = imported.verdict;
    const profile = { ...found.profile, year };
    return { ...imported, verdict: { ...imported.verdict, report: { ...found, profile } } };
  }
});

describe('本年表格', () => {
  it('fills blanks, leaves formulas and what was typed, and puts all back on 撤销', async () => {
    const { port, actions, fill, verdict } = await templateWorkbook('formulas');
    const imported = await report(await asFile('docx'));
    await fill({ 'requests.received.naturalPerson': 5 });
    const before = await port.read();
    const figures = figuresOf(imported);
    const { current } = await actions.compareImported(imported, figures);
    expect(current?.different.map(({ point, is, shouldBe }) => [point, is, shouldBe])).toEqual([
      ['requests.received.naturalPerson', 5, 12],
    ]);
    expect(current!.fill + current!.formulas + current!.same + 1).toBe(200);
    const written = await actions.writeCurrent(figures, []);
    expect(written.count).toBe(current!.fill);
    const facts = (await verdict()).report.facts;
    expect(facts.get('requests.received.naturalPerson')?.value).toEqual({ kind: 'number', value: 5 });
    expect(facts.get('requests.granted.naturalPerson')?.value).toEqual({ kind: 'number', value: 9 });
    expect(facts.get('requests.concluded.naturalPerson')?.formula).toBeDefined();
    await actions.undoWritten(written.undo);
    expect(await port.read()).toEqual(before);
  });

  it('does not propose to empty a cell with 0 where the report has a blank', async () => {
    const { actions, fill } = await templateWorkbook('formulas');
    await fill({ 'requests.received.naturalPerson': 0, 'requests.received.business': 2 });
    const imported = await report(await asFile('html'));
    const figures = new Map(['naturalPerson', 'business'].map((who) => [`requests.received.${who}`, null]));
    const { current } = await actions.compareImported(imported, figures);
    expect(current).toMatchObject({ same: 1, fill: 0 });
    expect(current?.different.map(({ is, shouldBe }) => [is, shouldBe])).toEqual([[2, null]]);
  });

  it('writes over what was chosen, unless the cell says something else by now', async () => {
    const { actions, fill, verdict } = await templateWorkbook('formulas');
    const imported = await report(await asFile('html'));
    await fill({ 'requests.received.naturalPerson': 5, 'requests.granted.naturalPerson': 6 });
    const figures = figuresOf(imported);
    const { current } = await actions.compareImported(imported, figures);
    await fill({ 'requests.granted.naturalPerson': 8 });
    const written = await actions.writeCurrent(figures, current!.different);
    expect(written.refused).toBe(1);
    const facts = (await verdict()).report.facts;
    expect(facts.get('requests.received.naturalPerson')?.value).toEqual({ kind: 'number', value: 12 });
    expect(facts.get('requests.granted.naturalPerson')?.value).toEqual({ kind: 'number', value: 8 });
  });

  it('is refused where the workbook has no tables', async () => {
    const actions = actionsOver(createMemoryPort());
    const imported = await report(await asFile('html'));
    const figures = figuresOf(imported);
    expect((await actions.compareImported(imported, figures)).current).toBeNull();
    await expect(actions.writeCurrent(figures, [])).rejects.toMatchObject({ code: 'NO_TABLES' });
  });
});
