import { planAsXlsx } from '../../../src/adapters/xlsx/plan-file';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { openXlsx } from '../../../src/adapters/xlsx/open';
import { createMemoryPort } from '../../../src/adapters/memory';
import { holidayYears } from '../../../src/catalogue/holidays';
import { ledgerTexts } from '../../../src/catalogue/ledger-labels';
import { check } from '../../../src/check';
import { readLedger } from '../../../src/core/ledger/read-ledger';
import { APPLICANTS, CASE_OUTCOMES, CASE_RESULTS, type LedgerCase } from '../../../src/core/model/ledger';
import type { GridCell, WorkbookView } from '../../../src/core/model/grid';
import { planLedger, readHolidays } from '../../../src/ledger-sheets';
import { caseOf, dice, disputeOf, laterBy, type Dice } from '../../support/ledger-builder';
import { templateWorkbook } from '../../support/template-workbook';

const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)] as T;

function fullCase(roll: Dice, at: number): LedgerCase {
  const received = laterBy('2024-01-01', roll(500));
  const day = (): string | null => (roll(2) === 0 ? laterBy(received, roll(60)) : null);
  const answered = day();
  return caseOf({
    number: `2024-${String(at + 1).padStart(3, '0')}`,
    row: 5 + at,
    received: roll(20) === 0 ? null : received,
    channel: pick(roll, ['', '互联网', '信函']),
    applicant: roll(20) === 0 ? null : pick(roll, APPLICANTS),
    applicantName: pick(roll, ['', '张*', '某公司', '=1+1', '007']),
    summary: pick(roll, ['', '某地块征收文件', '+规划“图”', '2024年预算, 决算']),
    department: pick(roll, ['', '办公室']),
    correctionAsked: day(),
    correctionReceived: day(),
    consultationSent: day(),
    consultationReplied: day(),
    extension: roll(21),
    extensionApproved: day(),
    feeNoticed: day(),
    fee: roll(3) === 0 ? roll(4000) / 10 : null,
    feePaid: day(),
    outcome: roll(8) === 0 ? null : pick(roll, CASE_OUTCOMES),
    documentNumber: pick(roll, ['', '某依复〔2024〕3号']),
    answered,
    service: pick(roll, ['', '邮寄']),
    served: day(),
    note: pick(roll, ['', '急件']),
  });
}

const roll = dice(11);
const cases = Array.from({ length: 150 }, (_, at) => fullCase(roll, at));
const disputes = Array.from({ length: 12 }, (_, at) =>
  disputeOf({
    number: `F${at + 1}`,
    row: 4 + at,
    type: pick(roll, ['reconsideration', 'directLitigation', 'litigationAfterReconsideration'] as const),
    application: pick(roll, cases).number,
    concluded: roll(2) === 0 ? '2024-11-01' : null,
    result: pick(roll, CASE_RESULTS),
    onlyAsReviewer: roll(4) === 0,
    note: '',
  }),
);
const plan = planLedger({ year: 2024, cases, disputes });
let file: Uint8Array;
let view: WorkbookView;

beforeAll(async () => {
  file = await planAsXlsx(plan);
  view = await readXlsx(file);
});

/** The sheet 申请台账 with its rows as `change` wants them. */
function changed(
  change: (rows: readonly (readonly GridCell[])[]) => readonly (readonly GridCell[])[],
): WorkbookView {
  return {
    ...view,
    sheets: view.sheets.map((sheet, at) => (at === 0 ? { ...sheet, cells: change(sheet.cells) } : sheet)),
  };
}

describe('the ledger in a file', () => {
  test('says the same cases and disputes when it is read again', () => {
    const ledger = readLedger(view, ledgerTexts);
    expect(ledger?.cases).toEqual(cases);
    expect(ledger?.disputes).toEqual(disputes);
    expect(ledger?.troubles).toEqual([]);
  });

  test('says the same days off when it is read again, each with its notice', () => {
    expect(readHolidays(view)).toEqual(holidayYears.filter(({ year }) => year >= 2023));
  });

  test('says the same after its columns are turned around and its heads broken over lines', () => {
    const turned = changed((rows) =>
      rows.map((row, at) => {
        const own =
          at === 4
            ? row.map((cell) => ({
                ...cell,
                value: ` ${String(cell.value ?? '').replace(/^(..)/, '$1\n')} `,
              }))
            : row;
        return [...own].reverse();
      }),
    );
    expect(readLedger(turned, ledgerTexts)?.cases).toEqual(cases);
  });

  test('says the same where days were typed as text', () => {
    const column =
      plan.sheets[0]?.cells.find(({ row, value }) => row === 4 && value === '收到日期')?.col ?? -1;
    const typed = changed((rows) =>
      rows.map((row, at) =>
        row.map((cell, col) => {
          const day = cases[at - 5]?.received;
          if (col !== column || !day) return cell;
          const [year, month, date] = day.split('-').map(Number);
          return {
            value: pick(roll, [
              `${year}.${month}.${date}`,
              `${year}年${month}月${date}日`,
              day,
              `${year}/${month}/${date}`,
            ]),
          };
        }),
      ),
    );
    expect(readLedger(typed, ledgerTexts)?.cases).toEqual(cases);
  });

  test('keeps its choices and dates when the workbook is opened', async () => {
    const { document } = await openXlsx(file);
    const rules = document.sheets[0]?.validations.map(({ rule }) =>
      rule.type === 'foreign' ? [rule.kind, rule.formula1, rule.formula2] : [rule.type],
    );
    expect(rules).toContainEqual(['date', '39569', '73050']);
    expect(rules).toContainEqual(['list', expect.stringMatching(/^'?节假日'?!\$M\$5:\$M\$25$/), undefined]);
  });
});

test('a filled ledger beside the tables changes nothing in what is found in them', async () => {
  const workbook = await templateWorkbook('typed', { year: 2024 });
  const before = await workbook.verdict();
  await workbook.port.execute(plan, null);
  const after = check(await workbook.port.read());
  expect(after.findings).toEqual(before.findings);
  expect([...after.report.facts]).toEqual([...before.report.facts]);
});

test('a ledger alone is no table of the form', async () => {
  const port = createMemoryPort();
  await port.execute(plan, null);
  expect([...check(await port.read()).report.facts.keys()]).toEqual([]);
});
