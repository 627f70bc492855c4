import { say } from '../../../src/catalogue/messages';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf } from '../../../src/core/form/form';
import { tallyLedger, whichCell, whichDisputeCell } from '../../../src/core/ledger/tally';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type LedgerCase,
  type LedgerDispute,
} from '../../../src/core/model/ledger';
import { caseOf, dice, disputeOf, ledgerOf, randomCases } from '../../support/ledger-builder';
import '../../support/all-messages';

const figuresOf = (cases: readonly Partial<LedgerCase>[], disputes: readonly Partial<LedgerDispute>[] = []) =>
  new Map(tallyLedger(ledgerOf(cases, disputes), 2023).map((one) => [one.point, one]));
const counted = (given: Partial<LedgerCase>): readonly string[] =>
  whichCell(caseOf(given), 2023).counted.map(({ point }) => point);

test('every figure of 表三 and 表四 is there, in the order of the form of either edition', () => {
  for (const [edition, format] of [
    ['2021', format2021],
    ['2019', format2019],
  ] as const) {
    const points = formOf(format)
      .points.filter(({ table }) => table !== 'proactive')
      .map(({ id }) => id);
    expect(tallyLedger(ledgerOf([]), 2023, edition).map(({ point }) => point)).toEqual(points);
  }
});

describe('a case is counted', () => {
  test('where it was received and answered in the year', () => {
    expect(counted({ received: '2023-01-01', answered: '2023-12-31', outcome: 'granted' })).toEqual([
      'requests.received.naturalPerson',
      'requests.granted.naturalPerson',
    ]);
  });

  test('as carried in where it was received before and not answered by 1 January', () => {
    expect(counted({ received: '2022-12-31', answered: '2023-01-01', outcome: 'granted' })).toEqual([
      'requests.carriedIn.naturalPerson',
      'requests.granted.naturalPerson',
    ]);
    expect(counted({ received: '2022-12-01', answered: '2022-12-31', outcome: 'granted' })).toEqual([]);
  });

  test('as carried forward where it was not answered by 31 December, whatever the pause', () => {
    const open = { received: '2022-11-01', correctionAsked: '2022-11-03', consultationSent: '2023-01-05' };
    expect(counted(open)).toEqual([
      'requests.carriedIn.naturalPerson',
      'requests.carriedForward.naturalPerson',
    ]);
    expect(counted({ received: '2023-12-20', answered: '2024-01-03', outcome: 'granted' })).toEqual([
      'requests.received.naturalPerson',
      'requests.carriedForward.naturalPerson',
    ]);
  });

  test('by its first receipt when it was corrected in another year', () => {
    expect(counted({ received: '2022-12-20', correctionReceived: '2023-01-10' })[0]).toBe(
      'requests.carriedIn.naturalPerson',
    );
  });

  test('nowhere without a kind of applicant or a day of receipt, and not in later years', () => {
    expect(counted({ applicant: null })).toEqual([]);
    expect(counted({ received: null })).toEqual([]);
    expect(counted({ received: '2024-01-01' })).toEqual([]);
  });

  test('on the day of service where the day of the answer is missing', () => {
    expect(counted({ served: '2023-05-01', outcome: 'granted' })).toContain('requests.granted.naturalPerson');
  });

  test('with the reason in words', () => {
    const { counted: cells } = whichCell(caseOf({ received: '2022-12-20', answered: '2024-01-03' }), 2023);
    expect(cells.map(({ reason }) => say('zh-CN', reason.key, reason.values))).toEqual([
      '2022年12月20日收到，到2023年1月1日还没有答复，计入上年结转',
      '2024年1月3日才答复，在2023年12月31日之后，计入结转下年度继续办理',
    ]);
    const { notCounted } = whichCell(caseOf({ applicant: null }), 2023);
    expect(say('zh-CN', notCounted?.key ?? '')).toBe('没有申请人类型，没有计入任何一列');
  });
});

test('in the form of 2019 what is handled otherwise stands in one row', () => {
  const ledger = ledgerOf([
    { answered: '2023-04-01', outcome: 'other.feeUnpaid' },
    { answered: '2023-04-01', outcome: 'other.other' },
  ]);
  const found = tallyLedger(ledger, 2023, '2019').find(
    ({ point }) => point === 'requests.other.naturalPerson',
  );
  expect(found).toMatchObject({ value: 2, rows: [0, 1] });
});

test('totals hold the rows of their parts', () => {
  const figures = figuresOf([
    { applicant: 'business', answered: '2023-04-01', outcome: 'granted' },
    { answered: '2023-04-01', outcome: 'partlyGranted', furtherOutcomes: ['refused.stateSecrets'] },
    {},
  ]);
  expect(figures.get('requests.received.total')?.rows).toEqual([0, 1, 2]);
  expect(figures.get('requests.concluded.total')?.rows).toEqual([0, 1]);
  expect(figures.get('requests.concluded.business')?.rows).toEqual([0]);
  expect(figures.get('requests.refused.stateSecrets.total')?.value).toBe(0);
});

describe('a dispute is counted', () => {
  test('by its result in the year it was concluded, and as pending before', () => {
    const cells = (given: Partial<LedgerDispute>): readonly string[] =>
      whichDisputeCell(disputeOf(given), 2023).counted.map(({ point }) => point);
    expect(cells({ concluded: '2023-08-01', result: 'upheld' })).toEqual(['disputes.reconsideration.upheld']);
    expect(cells({ concluded: '2024-02-01', result: 'upheld' })).toEqual([
      'disputes.reconsideration.pending',
    ]);
    expect(cells({ filed: '2021-08-01', type: 'directLitigation' })).toEqual([
      'disputes.directLitigation.pending',
    ]);
    expect(cells({ filed: '2022-08-01', concluded: '2022-12-31', result: 'upheld' })).toEqual([]);
    expect(cells({ filed: '2024-01-01' })).toEqual([]);
    expect(cells({ result: 'corrected' })).toEqual(['disputes.reconsideration.corrected']);
  });

  test('not where this organ is co-defendant as the reviewing organ only', () => {
    const figures = figuresOf([], [{ onlyAsReviewer: true }, {}]);
    expect(figures.get('disputes.reconsideration.total')).toMatchObject({ value: 1, rows: [1] });
  });
});

test('the balance of 表三 and the sums of every row hold for random ledgers', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const figures = figuresOf(randomCases(dice(seed), 150));
    const value = (point: string): number => figures.get(point)?.value ?? NaN;
    for (const column of [...APPLICANTS, 'total']) {
      const outcomes = CASE_OUTCOMES.reduce(
        (sum, outcome) => sum + value(`requests.${outcome}.${column}`),
        0,
      );
      expect(value(`requests.concluded.${column}`)).toBe(outcomes);
      expect(value(`requests.received.${column}`) + value(`requests.carriedIn.${column}`)).toBe(
        outcomes + value(`requests.carriedForward.${column}`),
      );
    }
  }
});
