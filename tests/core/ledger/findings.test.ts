import { say } from '../../../src/catalogue/messages';
import type { RecognisedReport } from '../../../src/core/model/fact';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type Ledger,
  type LedgerCase,
  type LedgerFinding,
} from '../../../src/core/model/ledger';
import { tallyLedger } from '../../../src/core/ledger/tally';
import { judgeLedger } from '../../../src/ledger';
import { dice, laterBy, ledgerOf, randomCases, type Dice } from '../../support/ledger-builder';
import { reportOf, type Figures } from '../../support/report-builder';
import '../../support/all-messages';

const YEAR = 2023;

/** Tables that a ledger gives. */
function tablesOf(ledger: Ledger): Figures {
  return Object.fromEntries(tallyLedger(ledger, YEAR).map(({ point, value }) => [point, value]));
}

function judge(ledger: Ledger, report: RecognisedReport | null = null, today = '2024-01-20') {
  return judgeLedger(ledger, report, { year: YEAR, today });
}

const words = ({ message }: LedgerFinding, locale: 'zh-CN' | 'en' = 'zh-CN'): string =>
  say(locale, message.key, message.values);
const told = (findings: readonly LedgerFinding[]): readonly string[] =>
  findings.map((one) => `${one.rule} ${one.severity} ${words(one)}`);

describe('tables that are those of the ledger', () => {
  test('give no finding', () => {
    const ledger = ledgerOf(randomCases(dice(7), 100));
    const { findings, compared } = judge(ledger, reportOf(tablesOf(ledger)));
    expect(findings.filter(({ points }) => points.length > 0)).toEqual([]);
    // A ledger without a dispute says nothing of 表四.
    expect(compared).toBe(24 * 6);
  });

  test('of another year are not compared, which is told', () => {
    const { findings, compared } = judge(
      ledgerOf([]),
      reportOf({ 'requests.received.naturalPerson': 4 }, { year: 2022 }),
    );
    expect(compared).toBe(0);
    expect(told(findings)).toEqual(['LED-01 info 报表是2022年的，与2023年的台账没有比较']);
  });

  test('that are missing are not compared', () => {
    expect(judge(ledgerOf([]), reportOf({})).compared).toBe(0);
    expect(judge(ledgerOf([])).compared).toBe(0);
  });
});

describe('a difference', () => {
  const ledger = ledgerOf([
    { number: '2023-016', received: '2023-11-01', answered: '2023-11-20', outcome: 'granted' },
    { number: '2023-017', received: '2023-12-11', answered: '2024-01-03', outcome: 'granted' },
    { number: '2023-018', received: '2023-12-12', answered: '2024-02-06', outcome: 'partlyGranted' },
  ]);
  const tables = tablesOf(ledger);

  test('is explained by the case that was counted in the wrong year', () => {
    const wrong = {
      ...tables,
      'requests.granted.naturalPerson': 2,
      'requests.carriedForward.naturalPerson': 1,
    };
    const { findings } = judge(ledger, reportOf(wrong));
    expect(told(findings.slice(0, 1))).toEqual([
      'LED-03 error 表三“（一）予以公开”自然人一列填的是2，台账是1，表中多1件；' +
        '表三“四、结转下年度继续办理”自然人一列填的是1，台账是2，表中少1件。' +
        '编号2023-017已于2024年1月3日答复，应列入结转下年度，不计入“（一）予以公开”。',
    ]);
    expect(findings[0]).toMatchObject({
      cases: ['2023-017'],
      certain: true,
      points: ['requests.granted.naturalPerson', 'requests.carriedForward.naturalPerson'],
    });
    expect(words(findings[0] as LedgerFinding, 'en')).not.toMatch(/[{}]|ledger\.|slip/);
  });

  test('of several cases is taken apart', () => {
    const two = ledgerOf([
      { number: 'a', received: '2023-12-11', answered: '2024-01-03', outcome: 'granted' },
      {
        number: 'b',
        received: '2022-12-30',
        answered: '2023-01-20',
        outcome: 'partlyGranted',
        applicant: 'research',
      },
      {
        number: 'c',
        received: '2023-03-30',
        answered: '2023-04-20',
        outcome: 'granted',
        applicant: 'business',
      },
    ]);
    const wrong = {
      ...tablesOf(two),
      'requests.granted.naturalPerson': 1,
      'requests.carriedForward.naturalPerson': 0,
      'requests.received.research': 1,
      'requests.carriedIn.research': 0,
    };
    const { findings } = judge(two, reportOf(wrong));
    const differences = findings.filter(({ points }) => points.length > 0);
    expect(differences.map(({ cases, certain }) => [cases, certain])).toEqual([
      [['b'], true],
      [['a'], true],
    ]);
  });

  test('too large for a few cases is told figure by figure', () => {
    const { findings } = judge(ledger, reportOf({ ...tables, 'requests.received.naturalPerson': 30 }));
    expect(told(findings.slice(0, 1))).toEqual([
      'LED-01 error 表三“一、本年新收政府信息公开申请数量”自然人一列填的是30，台账是3，表中多27件。请核对台账和表。',
    ]);
  });

  test('is not sought in a table that is still empty', () => {
    const empty = Object.fromEntries(Object.keys(tables).map((point) => [point, null]));
    expect(judge(ledger, reportOf(empty)).compared).toBe(0);
  });

  test('in every figure is told without a long search', () => {
    const large = ledgerOf(randomCases(dice(3), 5000));
    const zeros = Object.fromEntries(Object.keys(tables).map((point) => [point, 0]));
    const begun = performance.now();
    const { findings } = judge(large, reportOf(zeros));
    expect(findings.filter(({ points }) => points.length > 0).length).toBeGreaterThan(100);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('in 表四 is a remark, for the ledger of disputes may hold those of earlier years', () => {
    const disputes = ledgerOf([], [{ concluded: '2023-09-01', result: 'upheld' }]);
    const { findings } = judge(
      disputes,
      reportOf({ ...tablesOf(disputes), 'disputes.reconsideration.upheld': 0 }),
    );
    expect(told(findings)).toEqual([
      'LED-08 info 表四行政复议·结果维持一列填的是0，台账是1，表中少1件。请核对台账和表。',
    ]);
  });
});

describe('a row', () => {
  const rules = (given: readonly Partial<LedgerCase>[], today?: string) =>
    told(judge(ledgerOf(given), null, today).findings);

  test('that cannot be counted is an error', () => {
    expect(
      rules(
        [
          { received: null, answered: '2023-05-01' },
          { applicant: null, answered: '2023-03-10', outcome: 'granted' },
          { answered: '2023-02-01', outcome: 'granted' },
          { outcome: 'granted' },
        ],
        '2023-03-02',
      ),
    ).toEqual([
      'LED-05 error 编号2023-001没有收到日期，没有计入任何一项',
      'LED-05 error 编号2023-001已于2023年5月1日答复，但没有处理结果，没有计入办理结果',
      'LED-05 error 编号2023-002没有申请人类型，没有计入任何一列',
      'LED-05 error 编号2023-003的答复日期2023年2月1日早于收到日期2023年3月1日',
      'LED-05 error 编号2023-004有处理结果，但没有答复日期，按没有答复计算',
    ]);
  });

  test('with the number of another one is an error, told once', () => {
    const one = { number: 'X', answered: '2023-03-10', outcome: 'granted' } as const;
    expect(rules([one, one])).toEqual(['LED-05 error 编号X出现2次，在第2、3行；每件申请应有自己的编号']);
  });

  test('answered late, overdue or nearly due is told', () => {
    expect(
      rules(
        [
          { answered: '2023-04-03', outcome: 'granted' },
          { received: '2023-10-11' },
          { received: '2023-11-16' },
          { received: '2023-11-20' },
        ],
        '2023-12-12',
      ),
    ).toEqual([
      'LED-06 warning 编号2023-001应在2023年3月29日前答复，实际2023年4月3日答复，超期3个工作日',
      'LED-06 warning 编号2023-002应在2023年11月8日前答复，已超期24个工作日，尚未答复',
      'LED-06 info 编号2023-003应在2023年12月14日前答复，还剩2个工作日',
    ]);
  });

  test('with several outcomes counts once', () => {
    const one = { answered: '2023-03-10', outcome: 'partlyGranted', furtherOutcomes: ['granted'] } as const;
    expect(rules([one])).toEqual([
      'LED-07 warning 编号2023-001有多个处理结果，其中有部分公开：只计部分公开，不计其他情形',
    ]);
  });

  test('like an earlier one of the same applicant within 12 months may be a repeated application', () => {
    const done = { answered: '2023-03-10', outcome: 'granted', applicantName: '张某' } as const;
    expect(
      rules([
        { ...done, summary: '2022年度板浦镇征地补偿安置方案' },
        { ...done, summary: '2022 年度板浦镇征地补偿安置方案。' },
        { ...done, summary: '2022年度板浦镇征地补偿安置方案', applicantName: '李某' },
        { ...done, summary: '幼儿园收费标准' },
      ]),
    ).toEqual([
      'LED-09 warning 编号2023-002与编号2023-001（2023年3月1日收到）申请人相同，内容相近，请核对是否为重复申请',
    ]);
  });

  test('whose calendar is not known is told by year, not case by case', () => {
    const cases = [{ received: '2026-12-10' }, { received: '2026-12-11' }];
    expect(told(judgeLedger(ledgerOf(cases), null, { year: 2026, today: '2026-12-11' }).findings)).toEqual([
      'LED-06 warning 没有2027年的节假日安排，2件的应答复日期无法推算。请在“节假日”表中填入2027年的安排。',
    ]);
  });

  test('that could not be read is told where it stands', () => {
    const ledger = {
      ...ledgerOf([{ applicant: null }]),
      troubles: [
        {
          place: { sheetId: 'cases', sheet: '申请台账', row: 1, col: 3, cell: 'D2' },
          kind: 'applicant',
          text: '路人',
        },
      ],
    };
    expect(told(judge(ledger, null, '2023-03-02').findings)).toEqual([
      'LED-05 error D2填的申请人类型“路人”不在六类之中',
    ]);
  });
});

test('what is due is listed, the most urgent first, without what is answered', () => {
  const { due } = judge(
    ledgerOf([
      { received: '2023-03-10' },
      { received: '2023-03-01' },
      { answered: '2023-03-02', outcome: 'granted' },
      { correctionAsked: '2023-03-02' },
    ]),
    null,
    '2023-03-13',
  );
  expect(due.map(({ index, due: { status, left } }) => [index, status, left])).toEqual([
    [1, 'running', 12],
    [0, 'running', 19],
    [3, 'waitingCorrection', null],
  ]);
});

// ---- one case counted wrongly in a random ledger

type Slip = (one: LedgerCase, roll: Dice) => readonly LedgerCase[];
const other = <T>(of: readonly T[], than: T, roll: Dice): T =>
  of.filter((one) => one !== than)[roll(of.length - 1)] as T;
const moved = (day: string | null, into: number, roll: Dice): string | null =>
  day === null ? null : laterBy(`${into}-12-31`, roll(2) === 0 ? -roll(20) : 1 + roll(20));

const SLIPS: Readonly<Record<string, Slip>> = {
  applicant: (one, roll) => [{ ...one, applicant: other(APPLICANTS, one.applicant, roll) }],
  outcome: (one, roll) => [
    one.outcome === null ? one : { ...one, outcome: other(CASE_OUTCOMES, one.outcome, roll) },
  ],
  twice: (one) => [one, one],
  leftOut: () => [],
  answered: (one, roll) => [{ ...one, answered: moved(one.answered, roll(2) === 0 ? 2022 : 2023, roll) }],
  received: (one, roll) => [{ ...one, received: moved(one.received, roll(2) === 0 ? 2022 : 2023, roll) }],
};

const RUNS = Number(process.env.LEDGER_RUNS ?? 200);

test(`the case counted wrongly is named in ${RUNS} of ${RUNS} random ledgers, or is on the shortlist`, () => {
  const kinds = Object.keys(SLIPS);
  let [seen, certain] = [0, 0];
  for (let seed = 0; seen < RUNS; seed += 1) {
    const roll = dice(seed);
    const cases = randomCases(roll, 5 + roll(60));
    const at = roll(cases.length);
    const kind = kinds[seed % kinds.length] ?? '';
    const wrong = cases.flatMap((one, index) => (index === at ? (SLIPS[kind]?.(one, roll) ?? []) : [one]));
    const [own, table] = [ledgerOf(cases), tablesOf(ledgerOf(wrong))];
    if (JSON.stringify(tablesOf(own)) === JSON.stringify(table)) continue;
    // A day so wrong that an answer comes before receipt leaves the table unbalanced: not a misattributed case.
    if (wrong.some(({ received, answered }) => received !== null && answered !== null && answered < received))
      continue;
    seen += 1;
    const { findings } = judgeLedger(own, reportOf(table), { year: YEAR, today: '2024-06-30' });
    const differences = findings.filter(({ points }) => points.length > 0);
    const named = differences.flatMap((one) => one.cases);
    expect({
      seed,
      kind,
      findings: differences.length,
      named: named.includes(cases[at]?.number ?? ''),
    }).toEqual({
      seed,
      kind,
      findings: 1,
      named: true,
    });
    if (differences[0]?.certain === true) certain += 1;
  }
  expect(certain).toBeGreaterThan(RUNS / 20);
});
