import { check } from '../../../src/check';
import { reportPage } from '../../../tests/support/report-page';
import { checkCases, figurePlaces } from './check-cases';
import { baseOf, localiseTimes, type BenchmarkRecord, type LocaliseTimes } from './localise-records';
import { timeOf, type Timing } from './timing';

/** What the measuring script offers in a page; everything in it survives JSON. */
export interface CheckInPage {
  /** Times the check of each kind of report, as in Node. */
  times(): Promise<readonly { readonly name: string; readonly timing: Timing }[]>;
  /** Times error localisation over records with known slips. */
  localiseTimes(records: readonly BenchmarkRecord[]): Promise<LocaliseTimes>;
  figurePlaces: typeof figurePlaces;
  /** A full report as a page, to be imported. */
  reportPage(): string;
}

const RUNS = { warmUp: 100, counted: 200 };

const goujiCheck: CheckInPage = {
  async times() {
    const times: { name: string; timing: Timing }[] = [];
    for (const { name, view } of await checkCases())
      times.push({ name, timing: await timeOf(() => check(view), RUNS) });
    return times;
  },
  async localiseTimes(records) {
    return localiseTimes(await baseOf('typed'), records);
  },
  figurePlaces,
  reportPage: () => reportPage(),
};

(window as unknown as { goujiCheck: CheckInPage }).goujiCheck = goujiCheck;
