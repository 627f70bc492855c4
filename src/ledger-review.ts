import { holidayYears } from './catalogue/holidays';
import { ledgerSheetTexts } from './catalogue/ledger-texts';
import { addMessages, say } from './catalogue/messages';
import { ledger as ledgerWords } from './catalogue/messages/zh-CN/ledger';
import { ledgerReview } from './catalogue/messages/zh-CN/ledger-review';
import { reviewTexts } from './catalogue/review-texts';
import { workCalendar } from './core/calendar/work-calendar';
import { layOutReview, reviewSheetName } from './core/layout/review-sheets';
import { monthReview, weekReview } from './core/ledger/review';
import type { DueOptions } from './core/ledger/due';
import type { Message } from './core/model/finding';
import type { Day, HolidayYear, Ledger, LedgerVerdict } from './core/model/ledger';
import type { MonthReview, WeekReview } from './core/model/ledger-review';
import type { WorkbookPlan } from './core/model/sheet-plan';

/** Part of the pipeline in a file of its own: 周研判 and 月通报. Brings its wording with it. */
addMessages('zh-CN', { ...ledgerWords, ...ledgerReview });

/** What is due, by what was judged on the same day. */
export function reviewWeek(ledger: Ledger, { due }: LedgerVerdict, today: Day): WeekReview {
  return weekReview(ledger, due, { today });
}

export interface ReviewMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly today: Day;
  /** Years of the sheet 节假日. */
  readonly holidays?: readonly HolidayYear[];
  readonly afterPayment?: DueOptions['afterPayment'];
}

export function reviewMonth(ledger: Ledger, { holidays = [], ...month }: ReviewMonth): MonthReview {
  return monthReview(ledger, { ...month, calendar: workCalendar(holidayYears, holidays) });
}

/**
 * The sheet to print.
 * @param rename  a name that is free in the workbook
 */
export function planReview(
  review: WeekReview | MonthReview,
  ledger: Ledger,
  rename: (name: string) => string = (name) => name,
): WorkbookPlan {
  const wording = {
    texts: reviewTexts,
    labels: ledgerSheetTexts,
    say: ({ key, values }: Message) => say('zh-CN', key, values),
  };
  return layOutReview(review, ledger, wording, rename(reviewSheetName(review, reviewTexts)));
}
