import { planLedger } from '../../src/ledger-sheets';
import type { LedgerCase } from '../../src/core/model/ledger';
import { CLERK_SHEET } from '../contracts/clerk-workbook';
import { caseOf, dice, randomCases } from '../support/ledger-builder';
import { officeHost } from '../support/office-environment/globals';
import { freshHost, quickPort } from './support/harness';

/** Cases whose contents have so many characters. */
function casesOf(count: number, characters: number): LedgerCase[] {
  const summary = '某某项目征地补偿安置方案'.repeat(Math.ceil(characters / 12)).slice(0, characters);
  return randomCases(dice(1), count).map((one, at) =>
    caseOf({ ...one, number: `2025-${at}`, applicantName: '张三丰', summary }),
  );
}

test('the ledger of 200 prepared rows is inserted in 2 requests and 120 kB, nothing left out', async () => {
  const { runtime } = freshHost();
  const port = quickPort();
  runtime.forgetRequests();
  const { leftOut, sheets } = await port.execute(planLedger({ year: 2025 }), null);
  const sent = runtime.dataRequests;
  const kilobytes = sent.reduce((sum, { up }) => sum + up, 0) / 1000;
  expect(leftOut).toEqual([]);
  expect(sheets.map(({ name }) => name)).toEqual(['申请台账', '复议诉讼台账', '节假日']);
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(kilobytes).toBeLessThanOrEqual(120);
  const rules = officeHost()
    .book.sheetNamed('申请台账')
    .validations.map(({ rule }) => rule);
  expect(rules).toContainEqual({ list: { inCellDropDown: true, source: "='节假日'!$M$5:$M$25" } });
  expect(rules).toContainEqual({
    date: { formula1: '=DATE(2008,5,1)', formula2: '=DATE(2099,12,31)', operator: 'Between' },
  });
});

test('contents that are too much for one request are sent in several, each within what Excel takes', async () => {
  const { book, runtime } = freshHost();
  const cases = casesOf(900, 3000);
  runtime.forgetRequests();
  const { sheets } = await quickPort().execute(planLedger({ year: 2025, cases }), 'begun');
  const sent = runtime.dataRequests;
  expect(sent.length).toBe(4);
  expect(Math.max(...sent.map(({ up }) => up))).toBeLessThan(4_500_000);
  expect(sheets.map(({ name }) => name)).toEqual(['申请台账', '复议诉讼台账', '节假日']);
  const sheet = book.sheetNamed('申请台账');
  const column = (col: number): unknown[] => cases.map((_, at) => book.value(sheet, 5 + at, col));
  expect(column(0)).toEqual(cases.map(({ number }) => number));
  expect(column(5)).toEqual(cases.map(({ summary }) => summary));
});

test.each([1, 2])('nothing is left behind when Excel stops in request %s of several', async (after) => {
  const { book, runtime } = freshHost();
  const plan = planLedger({ year: 2025, cases: casesOf(900, 3000) });
  runtime.fail({ code: 'InvalidArgument', action: 5, after: after + 1 });
  await expect(quickPort().execute(plan, 'begun')).rejects.toMatchObject({ code: 'HOST_ERROR' });
  expect(runtime.pendingFaults).toBe(0);
  expect(book.data.sheets.map(({ name }) => name)).toEqual([CLERK_SHEET]);
  expect(book.data.names.map(({ name }) => name)).toEqual(['台账件数']);
});
