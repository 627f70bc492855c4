import { ledgerSheetTexts } from '../../src/catalogue/ledger-texts';
import { say } from '../../src/catalogue/messages';
import { reviewTexts } from '../../src/catalogue/review-texts';
import { layOutReview } from '../../src/core/layout/review-sheets';
import { monthReview, weekReview } from '../../src/core/ledger/review';
import type { Message } from '../../src/core/model/finding';
import { plannedSheets } from '../../src/core/template-state';
import { judgeLedger } from '../../src/ledger';
import { CALENDAR, dice, ledgerOf, randomCases } from '../support/ledger-builder';
import '../support/all-messages';
import { freshHost, quickPort } from './support/harness';

const TODAY = '2023-11-20';
const WORDING = {
  texts: reviewTexts,
  labels: ledgerSheetTexts,
  say: ({ key, values }: Message) => say('zh-CN', key, values),
};

test('周研判 and 月通报 stand in Excel as they were planned, texts that look like numbers and formulas too', async () => {
  const ledger = ledgerOf(
    randomCases(dice(4), 80).map((one, at) => ({
      ...one,
      number: ['007', '2023-3-1', '=1+1', `A${String(at)}`][at % 4] ?? '',
      summary: ['+规划', "'引号", '@某', '1e5'][at % 4] ?? '',
      department: ['=2', '办公室'][at % 2] ?? '',
    })),
  );
  const { due } = judgeLedger(ledger, null, { year: 2023, today: TODAY });
  for (const [name, review] of [
    ['周', weekReview(ledger, due, { today: TODAY })],
    ['月', monthReview(ledger, { year: 2023, month: 10, today: TODAY, calendar: CALENDAR })],
  ] as const) {
    freshHost();
    const port = quickPort();
    const plan = layOutReview(review, ledger, WORDING, name);
    const { leftOut } = await port.execute(plan, null);
    expect(leftOut).toEqual([]);
    expect(plannedSheets(await port.read(), plan).map(({ comparison }) => comparison)).toEqual(['same']);
  }
});
