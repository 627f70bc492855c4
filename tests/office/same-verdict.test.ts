import { viewOf } from '../../src/adapters/document/view';
import { randomWorkbook, verdictText } from '../support/random-workbook';
import { freshHost, quickPort } from './support/harness';

/** More by hand: GOUJI_WORKBOOKS=500 npx jest --testPathPatterns same-verdict. */
const WORKBOOKS = Number(process.env['GOUJI_WORKBOOKS'] ?? 15);

test(`${WORKBOOKS} random workbooks say the same in Excel and in memory`, async () => {
  for (let seed = 1; seed <= WORKBOOKS; seed += 1) {
    const document = await randomWorkbook(seed);
    const expected = verdictText(viewOf(document));
    const office = freshHost();
    office.openDocument(office.book, document);
    expect([seed, verdictText(await quickPort().read())]).toEqual([seed, expected]);
  }
}, 600_000);
