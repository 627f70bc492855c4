import type { CellValue, WorkbookView } from '../../../src/core/model/grid';
import { importCases, mappingOf, proposeList } from '../../../src/ledger-import';
import type { ImportAnswers, ImportedList, ListProposal } from '../../../src/core/model/ledger-import';

type Line = readonly CellValue[];

function viewOf(lines: readonly Line[], from1904 = false): WorkbookView {
  const width = Math.max(...lines.map((line) => line.length));
  return {
    sheets: [
      {
        id: 's1',
        name: '依申请公开登记',
        visibility: 'visible',
        protected: false,
        origin: { row: 0, col: 0 },
        cells: lines.map((line) => Array.from({ length: width }, (_, at) => ({ value: line[at] ?? null }))),
      },
    ],
    names: [],
    notices: [],
    ...(from1904 ? { dates1904: true as const } : {}),
  };
}

function proposed(view: WorkbookView): ListProposal {
  const found = proposeList(view);
  if (!found) throw new Error('no list found');
  return found;
}

function imported(lines: readonly Line[], answers?: ImportAnswers, from1904 = false): ImportedList {
  const view = viewOf(lines, from1904);
  return importCases(view, proposed(view), answers);
}

const fieldsOf = (lines: readonly Line[]): Readonly<Record<string, string | null>> =>
  Object.fromEntries(proposed(viewOf(lines)).columns.map(({ head, field }) => [head, field]));

const HEADS = ['序号', '收件日期', '申请人性质', '答复类型', '答复日期'];

function outcomeOf(text: string): unknown {
  const { cases, questions } = imported([HEADS, [1, '2024-1-5', '公民', text, '2024-1-20']]);
  return cases[0]?.outcome ?? questions[0]?.candidates;
}

describe('an existing list', () => {
  test('is matched by the heads of its columns in the words of other systems', () => {
    const heads = [
      '序号',
      '登记时间',
      '申请人',
      '申请人性质',
      '信息内容描述',
      '办理情况',
      '办结时间',
      '联系电话',
      '是否超期',
    ];
    expect(
      fieldsOf([
        ['某县依申请公开登记表'],
        heads,
        [1, '2024-1-5', '张三', '公民', '某规划', '予以公开', '2024-1-20'],
      ]),
    ).toEqual({
      序号: 'number',
      登记时间: 'received',
      申请人: 'applicantName',
      申请人性质: 'applicant',
      信息内容描述: 'summary',
      办理情况: 'outcome',
      办结时间: 'answered',
      联系电话: 'note',
      是否超期: 'note',
    });
  });

  test('leaves telephones, identity numbers and addresses out unless somebody wants them', () => {
    const lines = [
      ['编号', '收到日期', '处理结果', '身份证号码', '联系电话', '住址', '领导批示'],
      ['a1', '2024-1-5', '予以公开', '110101199001011234', '13900000000', '某路1号', '阅'],
    ];
    expect(imported(lines).cases[0]?.note).toBe('领导批示：阅');
    const view = viewOf(lines);
    const proposal = proposeList(view);
    const columns = proposal?.columns.map(({ dropped: _, ...column }) => column) ?? [];
    const wanted = proposal && importCases(view, { ...proposal, columns });
    expect(wanted?.cases[0]?.note).toContain('联系电话：13900000000');
  });

  test('has its heads in two rows and with line breaks', () => {
    const lines = [
      ['编号', '申请\n时间', '申请人', null, '答复', null],
      [null, null, '类别', '姓名', '日期', '结果'],
      ['a1', '2024-1-5', '自然人', '李四', '2024-2-1', '不存在'],
    ];
    const { cases } = imported(lines);
    expect(cases[0]).toMatchObject({
      number: 'a1',
      received: '2024-01-05',
      answered: '2024-02-01',
      outcome: 'unavailable.notHeld',
    });
  });

  test.each([
    ['予以公开', 'granted'],
    ['已公开', 'granted'],
    ['属于主动公开范围', 'granted'],
    ['部分公开', 'partlyGranted'],
    ['同意部分公开', 'partlyGranted'],
    ['不存在', 'unavailable.notHeld'],
    ['不公开，信息不存在', 'unavailable.notHeld'],
    ['告知不掌握', 'unavailable.notHeld'],
    ['非本机关职责', 'unavailable.notHeld'],
    ['需要另行制作', 'unavailable.needsCreation'],
    ['重复申请不予处理', 'notProcessed.repeated'],
    ['信访事项', 'notProcessed.petitions'],
    ['逾期未补正', 'other.notCorrected'],
    ['逾期未缴费', 'other.feeUnpaid'],
    ['申请人主动撤回', 'other.other'],
    ['不予公开（商业秘密）', 'refused.thirdPartyRights'],
    ['不予公开-过程性信息', 'refused.deliberativeRecords'],
    ['（三）4.保护第三方合法权益', 'refused.thirdPartyRights'],
  ])('counts %s as %s', (text, outcome) => {
    expect(outcomeOf(text)).toBe(outcome);
  });

  test.each(['不予公开', '已答复', '不予处理', '无法提供', '其他', '转信访局办理'])(
    'asks what %s means, and does not guess',
    (text) => {
      const { cases, questions } = imported([HEADS, [1, '2024-1-5', '公民', text, '2024-1-20']]);
      expect(cases[0]?.outcome).toBeNull();
      expect(cases[0]?.note).toContain(text);
      expect(questions.map((one) => [one.kind, one.text, one.places[0]?.cell])).toEqual([
        ['outcome', text, 'D2'],
      ]);
    },
  );

  test('is asked once for each text, and the answer counts for all rows', () => {
    const lines = [
      HEADS,
      [1, '2024-1-5', '公民', '不予公开', '2024-1-20'],
      [2, '2024-1-8', '法人', '不予公开', null],
    ];
    const { questions } = imported(lines);
    expect(questions.map(({ text, places }) => [text, places.length])).toEqual([
      ['不予公开', 2],
      ['法人', 1],
    ]);
    const answers: ImportAnswers = { outcomes: {}, applicants: {} };
    const outcomes = { [questions[0]?.key ?? '']: 'refused.stateSecrets' as const };
    const applicants = { [questions[1]?.key ?? '']: 'business' as const };
    const settled = imported(lines, { ...answers, outcomes, applicants });
    expect(settled.questions).toEqual([]);
    expect(settled.cases.map(({ outcome, applicant }) => [outcome, applicant])).toEqual([
      ['refused.stateSecrets', 'naturalPerson'],
      ['refused.stateSecrets', 'business'],
    ]);
  });

  test('keeps what has no place in the note, and names the cells that cannot be read', () => {
    const lines = [
      [...HEADS, '领导批示', '备注'],
      [1, '2024年1月5日', '公民', '予以公开', '上个月', '同意', '急件'],
      [2, 45300, '公民', '予以公开', 20240220, null, null],
      ['合计', 2],
    ];
    const { cases, troubles } = imported(lines);
    expect(cases.map(({ received, answered, row }) => [row, received, answered])).toEqual([
      [1, '2024-01-05', null],
      [2, '2024-01-09', '2024-02-20'],
    ]);
    expect(cases[0]?.note).toContain('急件');
    expect(cases[0]?.note).toContain('领导批示：同意');
    expect(cases[0]?.note).toContain('答复日期：上个月');
    expect(troubles.map(({ kind, text, place }) => [kind, text, place.cell])).toEqual([
      ['date', '上个月', 'E2'],
    ]);
  });

  test('counts serial numbers from 1904 where the workbook does', () => {
    const { cases } = imported([HEADS, [1, 45300 - 1462, '公民', '予以公开', null]], undefined, true);
    expect(cases[0]?.received).toBe('2024-01-09');
  });

  test('takes a mapping remembered from an earlier list', () => {
    const view = viewOf([
      [...HEADS, '来文'],
      [1, '2024-1-5', '公民', '予以公开', '2024-2-1', '网站'],
    ]);
    const settled = proposed(view).columns.map((column) =>
      column.head === '来文' ? { ...column, field: 'channel' as const } : column,
    );
    const again = proposeList(view, mappingOf(settled));
    expect(again?.columns.at(-1)).toMatchObject({ field: 'channel', confidence: 'certain' });
  });

  test('is not seen in a sheet without dates and outcomes', () => {
    expect(proposeList(viewOf([['姓名', '单位', '电话']]))).toBeNull();
  });
});
