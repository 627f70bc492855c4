import { viewOf } from '../../src/adapters/document/view';
import { createMemoryPort } from '../../src/adapters/memory';
import { readListFile } from '../../src/adapters/list-files';
import { readSource } from '../../src/adapters/readers';
import type { Verdict } from '../../src/core/model/verdict';
import { cutLedgers } from '../../src/long-lists';
import { createActions } from '../../src/pipeline';
import type { WorkbookPort } from '../../src/ports/workbook-port';
import type { PaneActions } from '../../src/ui/actions';
import { caseOf } from '../support/ledger-builder';
import { miscountedWorkbook } from '../support/ledger-desk';
import { CLOCK } from '../support/template-workbook';
import { freshHost, quickPort } from './support/harness';

const NOT_ASKED = (): Promise<never> => Promise.reject(new Error('not asked for'));

function actionsOver(port: WorkbookPort): PaneActions {
  return createActions(port, {
    host: 'excel',
    clock: CLOCK,
    exporters: { docx: NOT_ASKED, html: NOT_ASKED, txt: NOT_ASKED },
    readSource,
    ledgerFiles: async () => ({
      readList: readListFile,
      keep: { get: () => null, set: () => undefined },
    }),
  });
}

/** What a verdict says, ids of sheets apart, which each program gives its own way. */
function said({ report, findings, checked }: Verdict): unknown {
  return {
    figures: [...report.facts.values()].map(({ point, value }) => [point, value]),
    findings: findings.map(({ id, rule, severity, points, cells, message, repairs }) => ({
      id,
      rule,
      severity,
      points,
      cells: cells.map(({ sheet, cell }) => `${sheet}!${cell}`),
      message,
      repairs: repairs?.map((one) => one.map(({ point, shouldBe }) => [point, shouldBe])),
    })),
    checked,
  };
}

test('a workbook with a ledger is judged in Excel as in memory', async () => {
  for (const [seed, count] of [
    [1, 12],
    [2, 60],
    [3, 1100],
  ] as const) {
    const document = await miscountedWorkbook(seed, count);
    const office = freshHost();
    office.openDocument(office.book, document);
    const [inExcel, inMemory] = [
      said(await actionsOver(quickPort()).validate()),
      said(await actionsOver(createMemoryPort(document)).validate()),
    ];
    expect([count, inExcel]).toEqual([count, inMemory]);
    expect(cutLedgers(viewOf(document)).length).toBe(count > 1000 ? 1 : 0);
    expect(JSON.stringify(inExcel)).toContain('LED-0');
  }
}, 120_000);

test('a ledger is added in Excel, cases below its rows, and all of it is taken back', async () => {
  freshHost();
  const port = quickPort();
  const { undoWritten, ledger: open } = actionsOver(port);
  const ledger = await open();
  const before = (await port.overview()).sheets.map(({ name }) => name);
  await ledger.insert({ year: 2025, maskNames: false, rows: 3 });
  const list = {
    cases: Array.from({ length: 5 }, (_, at) =>
      caseOf({ number: `2025-00${at}`, received: '2025-03-03', note: '=1+1' }),
    ),
    questions: [],
    troubles: [],
  };
  const added = await ledger.addCases(await ledger.read(2025), list, {
    year: 2025,
    maskNames: false,
    without: [],
  });
  if (added.kind !== 'appended') throw new Error(added.kind);
  expect(added.written.refused).toBe(0);
  const state = await ledger.read(2025);
  expect(state?.ledger.cases.map(({ number, received, note }) => [number, received, note])).toEqual(
    list.cases.map(({ number, received, note }) => [number, received, note]),
  );
  const sheet = (await port.read()).sheets.find(({ name }) => name === '申请台账');
  const row = sheet?.cells[9 - sheet.origin.row];
  expect(row?.[1]).toMatchObject({ value: 45_719, format: 'yyyy-mm-dd' });
  expect(row?.[13]?.formula).toMatch(/^=IF\(\$B10=/);
  await expect(ledger.undoInsert()).rejects.toMatchObject({ code: 'INSERT_CHANGED' });
  expect(await undoWritten(added.written.undo)).toMatchObject({ refused: 0 });
  await ledger.undoInsert();
  expect((await port.overview()).sheets.map(({ name }) => name)).toEqual(before);
}, 30_000);

test('in a workbook that counts days from 1904 a list keeps its days, and all of it is taken back', async () => {
  const { book } = freshHost();
  book.data.dates1904 = true;
  const tools = await actionsOver(quickPort()).ledger();
  const list = {
    questions: [],
    troubles: [],
    cases: [caseOf({ received: '2025-03-03', answered: '2025-03-20', outcome: 'granted' })],
  };
  await tools.addCases(null, list, { year: 2025, maskNames: false, without: [] });
  const state = await tools.read(2025);
  expect(state?.ledger.cases[0]).toMatchObject({ received: '2025-03-03', answered: '2025-03-20' });
  expect(state?.ledger.troubles).toEqual([]);
  expect(state?.verdict.findings).toEqual([]);
  await tools.undoInsert();
  expect(await tools.read(2025)).toBeNull();
});
