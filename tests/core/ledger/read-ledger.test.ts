import { ledgerTexts } from '../../../src/catalogue/ledger-labels';
import { findLedgers, withoutLedgers } from '../../../src/core/ledger/find-ledger';
import { readLedger } from '../../../src/ledger';
import type { CellValue, SheetGrid, WorkbookView } from '../../../src/core/model/grid';
import type { Ledger } from '../../../src/core/model/ledger';

const HEADER = [
  '编号',
  '收到日期',
  '申请渠道',
  '申请人类型',
  '申请人',
  '申请内容摘要',
  '处理结果',
  '答复日期',
  '延期天数',
];

function sheetOf(rows: readonly (readonly CellValue[])[], given: Partial<SheetGrid> = {}): SheetGrid {
  return {
    id: '1',
    name: '申请台账',
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => row.map((value) => ({ value }))),
    ...given,
  };
}

const viewOf = (...sheets: readonly SheetGrid[]): WorkbookView => ({ sheets, names: [], notices: [] });
const read = (...rows: readonly (readonly CellValue[])[]): Ledger => {
  const ledger = readLedger(viewOf(sheetOf([HEADER, ...rows])));
  if (!ledger) throw new Error('no ledger');
  return ledger;
};
const outcomeOf = (text: string) => read(['1', '2023/1/5', '', '自然人', '', '', text]).cases[0]?.outcome;
const applicantOf = (text: string) => read(['1', '2023/1/5', '', text]).cases[0]?.applicant;

test('a workbook without such a list has no ledger', () => {
  expect(
    readLedger(
      viewOf(
        sheetOf([
          ['编号', '名称'],
          ['1', 'x'],
        ]),
      ),
    ),
  ).toBeNull();
});

test('columns are found by their headers wherever they stand, hidden sheets too', () => {
  const moved = sheetOf(
    [
      ['2023年依申请公开台账', null, null, null, null],
      [null, null, null, null, null],
      ['答复时间', '办理结果', '申请人类别', '登记编号', '收件日期'],
      ['2023.2.1', '予以公开', '公民', 'A1', '2023.1.5'],
    ],
    { origin: { row: 3, col: 2 }, visibility: 'hidden' },
  );
  const ledger = readLedger(viewOf(sheetOf([['说明']], { id: '0', name: '说明' }), moved));
  expect(ledger?.cases).toMatchObject([
    {
      number: 'A1',
      row: 6,
      received: '2023-01-05',
      applicant: 'naturalPerson',
      outcome: 'granted',
      answered: '2023-02-01',
    },
  ]);
  expect(ledger?.columns).toMatchObject({ answered: 2, received: 6 });
});

test('a header of two rows is put together', () => {
  const ledger = readLedger(
    viewOf(
      sheetOf([
        ['编号', '收到日期', '申请人类型', '征求意见', null, '处理结果', '答复日期'],
        [null, null, null, '发出日期', '回复日期', null, null],
        ['A1', '2023-01-05', '自然人', '2023-01-06', '2023-01-10', '部分公开', '2023-02-01'],
      ]),
    ),
  );
  expect(ledger?.cases[0]).toMatchObject({
    consultationSent: '2023-01-06',
    consultationReplied: '2023-01-10',
  });
});

test('dates are read from serial numbers of both systems and from text', () => {
  const texts: readonly CellValue[] = [
    45000,
    45000.6,
    '2023.3.15',
    '2023年3月15日',
    '2023/3/15',
    '２０２３-０３-１５',
    '20230315',
    20230315,
    '2023-03-15 09:30',
  ];
  for (const value of texts)
    expect([value, read(['1', value]).cases[0]?.received]).toEqual([value, '2023-03-15']);
  const in1904 = readLedger({ ...viewOf(sheetOf([HEADER, ['1', 45000 - 1462]])), dates1904: true });
  expect(in1904?.cases[0]?.received).toBe('2023-03-15');
});

test('what is no date is told at its cell and the case is kept', () => {
  for (const value of ['3月15日', '2023-02-30', '待定', true, 3, '1023-01-01']) {
    const ledger = read(['A1', value, '', '自然人']);
    expect(ledger.cases).toMatchObject([{ number: 'A1', received: null, applicant: 'naturalPerson' }]);
    expect(ledger.troubles).toMatchObject([{ kind: 'date', place: { cell: 'B2' }, text: String(value) }]);
  }
  expect(read(['A1', '#REF!']).troubles).toMatchObject([{ kind: 'error' }]);
  expect(read(['A1', '/']).troubles).toEqual([]);
});

test('kinds of applicants are read by label, number or a part that only one has', () => {
  expect(
    ['自然人', '公民', '1.自然人', '法人或其他组织-商业企业', '企业', '律师事务所', '其他', '科研'].map(
      applicantOf,
    ),
  ).toEqual([
    'naturalPerson',
    'naturalPerson',
    'naturalPerson',
    'business',
    'business',
    'legalService',
    'otherOrganisation',
    'research',
  ]);
  expect(read(['1', '2023/1/5', '', '路人']).troubles).toMatchObject([{ kind: 'applicant', text: '路人' }]);
});

test('outcomes are read by label, number or a part that only one has', () => {
  const cases: Readonly<Record<string, string>> = {
    '（一）予以公开': 'granted',
    '部分公开（区分处理的，只计这一情形，不计其他情形）': 'partlyGranted',
    部分公开: 'partlyGranted',
    '1.属于国家秘密': 'refused.stateSecrets',
    '不予公开-保护第三方合法权益': 'refused.thirdPartyRights',
    '（三）不予公开：4.保护第三方合法权益': 'refused.thirdPartyRights',
    '（三）8': 'refused.registryInquiries',
    三2: 'refused.forbiddenByLaw',
    信息不存在: 'unavailable.notHeld',
    '无法提供：补正后申请内容仍不明确': 'unavailable.stillUnclear',
    重复申请: 'notProcessed.repeated',
    逾期不补正: 'other.notCorrected',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': 'other.notCorrected',
    '3.其他': 'other.other',
  };
  expect(Object.fromEntries(Object.keys(cases).map((text) => [text, outcomeOf(text)]))).toEqual(cases);
});

test('an outcome that could be several, or none, is told and not guessed', () => {
  for (const text of ['不予公开', '申请', '已办', '部分公开；乱写']) {
    const ledger = read(['1', '2023/1/5', '', '自然人', '', '', text]);
    expect([text, ledger.cases[0]?.outcome, ledger.troubles[0]?.kind]).toEqual([text, null, 'outcome']);
  }
});

test('of several outcomes in a cell partly granted is the one that counts', () => {
  expect(read(['1', 45000, '', '自然人', '', '', '不予公开-国家秘密；部分公开']).cases[0]).toMatchObject({
    outcome: 'partlyGranted',
    furtherOutcomes: ['refused.stateSecrets'],
  });
});

test('the working days of an extension are read with or without their unit', () => {
  const days = (value: CellValue) => read(['1', 45000, '', '', '', '', '', '', value]).cases[0]?.extension;
  expect([20, '20', '20个工作日', '15天', null].map(days)).toEqual([20, 20, 20, 15, 0]);
  expect(read(['1', 45000, '', '', '', '', '', '', '是']).troubles).toMatchObject([
    { kind: 'number', place: { cell: 'I2' } },
  ]);
});

test('blank rows and a row of totals are no cases', () => {
  const { cases } = read([null], ['A1', 45000], ['', null, ' '], ['合计', null, '12'], ['A2', 45001]);
  expect(cases.map(({ number, row }) => [number, row])).toEqual([
    ['A1', 2],
    ['A2', 5],
  ]);
});

test('the list of disputes is read from its own sheet', () => {
  const disputes = sheetOf(
    [
      ['案号', '类型', '申请编号', '受理日期', '审结日期', '结果', '仅作为复议机关'],
      ['F1', '行政复议', 'A1', 45000, 45060, '维持', ''],
      ['F2', '复议后起诉', 'A2', 45100, '', '', '是'],
      ['F3', '信访', 'A3', 45100, '', '', ''],
    ],
    { id: '2', name: '复议诉讼台账' },
  );
  const view = viewOf(disputes, sheetOf([HEADER, ['A1', 45000]]));
  const ledger = readLedger(view);
  expect(ledger?.disputes).toMatchObject([
    { number: 'F1', type: 'reconsideration', application: 'A1', result: 'upheld', onlyAsReviewer: false },
    { number: 'F2', type: 'litigationAfterReconsideration', result: null, onlyAsReviewer: true },
    { number: 'F3', type: null },
  ]);
  expect(ledger?.troubles).toMatchObject([{ kind: 'type', place: { sheetId: '2', cell: 'B4' } }]);
  const found = findLedgers(view, ledgerTexts);
  expect(found && withoutLedgers(view, found).sheets).toEqual([]);
});

test('a sheet cut at the bounds of reading says so', () => {
  const ledger = readLedger(viewOf(sheetOf([HEADER, ['A1', 45000]], { truncated: true })));
  expect(ledger?.troubles).toMatchObject([{ kind: 'truncated', text: '2' }]);
});

test('50,000 rows are read whole', () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => [
    `A${at}`,
    45000 + (at % 300),
    '',
    '自然人',
    '',
    '',
    '予以公开',
    45320,
  ]);
  const { cases, troubles } = read(...rows);
  expect([cases.length, cases.at(-1)?.number, troubles]).toEqual([50_000, 'A49999', []]);
});

test('of merged cells the first row is read, the others say that they are merged, and nothing is guessed', () => {
  const sheet = sheetOf(
    [
      HEADER,
      ['1', '2023/1/5', '', '自然人', '', '甲', '予以公开'],
      ['2', null, '', '自然人', '', '乙', null],
      ['3', null, '', '自然人', '', '丙', '不予处理'],
      [null, null, null, null, null, null, null],
    ],
    {
      merges: [
        { row: 0, col: 0, rows: 1, cols: 2 },
        { row: 1, col: 1, rows: 4, cols: 1 },
        { row: 1, col: 6, rows: 2, cols: 1 },
        { row: 1, col: 40, rows: 3, cols: 2 },
      ],
    },
  );
  const ledger = readLedger(viewOf(sheet));
  expect(ledger?.cases.map(({ received }) => received)).toEqual(['2023-01-05', null, null]);
  expect(
    ledger?.troubles.filter(({ kind }) => kind === 'merged').map(({ place, text }) => [place.cell, text]),
  ).toEqual([
    ['B3', 'B2:B5'],
    ['B4', 'B2:B5'],
    ['G3', 'G2:G3'],
  ]);
});
