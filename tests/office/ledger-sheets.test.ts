import { planLedger } from '../../src/ledger-sheets';
import { officeHost } from '../support/office-environment/globals';
import { freshHost, quickPort } from './support/harness';

test('the ledger of 200 prepared rows is inserted in 3 requests and 750 kB, nothing left out', async () => {
  const { runtime } = freshHost();
  const port = quickPort();
  runtime.forgetRequests();
  const { leftOut, sheets } = await port.execute(planLedger({ year: 2025 }), null);
  const sent = runtime.dataRequests;
  const kilobytes = sent.reduce((sum, { up }) => sum + up, 0) / 1000;
  expect(leftOut).toEqual([]);
  expect(sheets.map(({ name }) => name)).toEqual(['申请台账', '复议诉讼台账', '节假日']);
  expect(sent.length).toBeLessThanOrEqual(3);
  expect(kilobytes).toBeLessThanOrEqual(750);
  const rules = officeHost()
    .book.sheetNamed('申请台账')
    .validations.map(({ rule }) => rule);
  expect(rules).toContainEqual({ list: { inCellDropDown: true, source: "='节假日'!$M$5:$M$25" } });
  expect(rules).toContainEqual({
    date: { formula1: '=DATE(2008,5,1)', formula2: '=DATE(2099,12,31)', operator: 'Between' },
  });
});
