import { viewOf } from '../../../src/adapters/document/view';
import { createUniverPort } from '../../../src/adapters/univer';
import { showDocument } from '../../../src/adapters/univer/show-document';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { startHeadlessGrid } from '../../support/headless-grid';
import { randomWorkbook, verdictText } from '../../support/random-workbook';

/** More by hand: GOUJI_WORKBOOKS=500 npx jest --testPathPatterns same-verdict. */
const WORKBOOKS = Number(process.env['GOUJI_WORKBOOKS'] ?? 8);

test(`${WORKBOOKS} random workbooks say the same in the workbench, in a file and in memory`, async () => {
  const { api, dispose } = startHeadlessGrid();
  for (let seed = 1; seed <= WORKBOOKS; seed += 1) {
    const document = await randomWorkbook(seed);
    const expected = verdictText(viewOf(document));
    expect([seed, verdictText(await readXlsx(await saveXlsx(document)))]).toEqual([seed, expected]);
    showDocument(api, document);
    expect([seed, verdictText(await createUniverPort(api).read())]).toEqual([seed, expected]);
  }
  dispose();
}, 600_000);
