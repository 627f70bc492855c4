import { requests } from '../../../src/catalogue/2021/tables';
import { check } from '../../../src/check';
import type { LedgerFigure } from '../../../src/core/model/ledger';
import { tallyLedger } from '../../../src/core/ledger/tally';
import { say } from '../../../src/catalogue/messages';
import { ledgerOf } from '../../support/ledger-builder';
import { printedTable, workbookOf } from '../../support/edition-workbook';
import '../../support/all-messages';

const FIGURES: readonly LedgerFigure[] = tallyLedger(
  ledgerOf([
    { answered: '2023-04-03', outcome: 'granted' },
    { answered: '2023-04-03', outcome: 'granted' },
    { answered: '2023-04-03', outcome: 'unavailable.notHeld' },
    {},
  ]),
  2023,
);

const LEDGER = { figures: FIGURES, findings: [] };

/** 表三 of the ledger with one figure wrong: 4 + 0 ≠ 3 + 2, in the column and in the row. */
const view = workbookOf([
  printedTable(requests, (point) => {
    if (point === 'requests.carriedForward.naturalPerson' || point === 'requests.carriedForward.total')
      return 2;
    return FIGURES.find((one) => one.point === point)?.value ?? 0;
  }),
]);
const wrongCells = (against: Parameters<typeof check>[1]) =>
  check(view, against).findings.flatMap(({ repairs = [] }) => repairs);

test('without the ledger a broken balance leaves several figures in doubt', () => {
  expect(wrongCells({}).length).toBeGreaterThan(1);
});

test('the ledger decides which figures are wrong, and is told as the reason', () => {
  const repairs = wrongCells({ ledger: LEDGER });
  expect(repairs.map((cells) => cells.map(({ point, shouldBe }) => [point, shouldBe]))).toEqual([
    [['requests.carriedForward.naturalPerson', 1]],
    [['requests.carriedForward.total', 1]],
  ]);
  const [reason] = repairs.flat().map((one) => one.reason);
  expect(say('zh-CN', reason?.key ?? '', reason?.values)).toContain('申请台账中是1');
});

test('the ledger adds no finding of its own to the check', () => {
  const rules = (against: Parameters<typeof check>[1]) =>
    check(view, against).findings.map(({ rule }) => rule);
  expect(rules({ ledger: LEDGER }).filter((rule) => rule.startsWith('LED'))).toEqual([]);
});
