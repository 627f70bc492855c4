import { answerTexts } from '../../../src/catalogue/answer-texts';
import { check } from '../../../src/check';
import { answerEntry } from '../../../src/core/answers/answer-entry';
import type { AnswerEntry } from '../../../src/core/answers/answer-entry';
import { readAnswers } from '../../../src/core/answers/read-answers';
import { planHighlights } from '../../../src/core/highlight/plan-highlights';
import { layOutAnswers } from '../../../src/core/layout/answers-sheet';
import type { Finding } from '../../../src/core/model/finding';
import type { CellValue, SheetGrid, WorkbookView } from '../../../src/core/model/grid';
import { ANSWER_COLUMNS, type AnswerColumn } from '../../../src/core/model/texts';
import type { Verdict } from '../../../src/core/model/verdict';
import { consistentFigures } from '../../support/report-builder';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const BLANKS = 'NUM-02:requests.other.feeUnpaid.naturalPerson';
const RATIO = 'X-03';

const FIGURES = {
  ...consistentFigures({
    'requests.received.naturalPerson': 4,
    'requests.granted.naturalPerson': 4,
    'disputes.reconsideration.upheld': 3,
  }),
  'requests.other.feeUnpaid.naturalPerson': null,
  'requests.other.feeUnpaid.business': null,
};

/** A workbook with a run of two blanks (warning) and many reconsiderations (info). */
let filled: WorkbookView;

beforeAll(async () => {
  const view = await (await templateWorkbook('typed')).port.read();
  filled = withFigures(view, check(view).report.facts, FIGURES);
});

type Row = Partial<Record<AnswerColumn, CellValue>>;

/** The sheet of answers with these rows, its columns in the given order. */
function answerSheet(
  rows: readonly Row[],
  columns: readonly AnswerColumn[] = ANSWER_COLUMNS,
  name = '校验说明',
): SheetGrid {
  const lines = [columns.map((column): CellValue => answerTexts.heads[column])].concat(
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
  return {
    id: `answers-${name}`,
    name,
    visibility: 'visible',
    protected: false,
    origin: { row: 2, col: 1 },
    cells: lines.map((line) => line.map((value) => ({ value }))),
  };
}

function withAnswers(rows: readonly Row[], view: WorkbookView = filled): WorkbookView {
  return { ...view, sheets: [...view.sheets, answerSheet(rows)] };
}

function findingIn({ findings }: Verdict, id: string): Finding {
  const finding = findings.find((one) => one.id === id);
  if (!finding) throw new Error(`no ${id} among ${findings.map((one) => one.id).join(' ')}`);
  return finding;
}

const answerTo = (rows: readonly Row[], id = RATIO, view = filled): Finding['answer'] =>
  findingIn(check(withAnswers(rows, view)), id).answer;

/** An answer to the remark on reconsiderations, whose figures are 3 and 4. */
const row = (given: Row = {}): Row => ({
  rule: 'X-03',
  figures: '3、4',
  reason: '均为同一申请人',
  who: '王某',
  when: '2026-01-20',
  id: RATIO,
  ...given,
});

describe('answers read from the sheet 校验说明', () => {
  it('belong to the finding they name', () => {
    expect(answerTo([row()])).toEqual({
      reason: '均为同一申请人',
      who: '王某',
      when: '2026-01-20',
      current: true,
    });
  });

  it('are absent where nobody answered', () => {
    expect(findingIn(check(filled), RATIO)).not.toHaveProperty('answer');
    expect(answerTo([row()], BLANKS)).toBeUndefined();
  });

  it('count without a name and without a day', () => {
    expect(answerTo([row({ who: null, when: null })])).toMatchObject({ who: '', when: '', current: true });
  });

  it('are found by the heads, in any order of columns and under any name of the sheet', () => {
    const sheet = answerSheet([row()], [...ANSWER_COLUMNS].reverse(), '说明事项');
    const verdict = check({ ...filled, sheets: [sheet, ...filled.sheets] });
    expect(findingIn(verdict, RATIO).answer).toMatchObject({ reason: '均为同一申请人', current: true });
  });

  it('do not count without a reason; an earlier row then does', () => {
    expect(answerTo([row({ reason: null })])).toBeUndefined();
    expect(answerTo([row(), row({ reason: ' ' })])?.reason).toBe('均为同一申请人');
  });

  it('count once, the last row', () => {
    expect(answerTo([row(), row({ reason: '已逐件核对' })])?.reason).toBe('已逐件核对');
  });

  it('stay readable when a spreadsheet made numbers of them', () => {
    const number = { ...answerSheet([row({ when: null })]) };
    const cells = number.cells.map((line, index) =>
      index === 1 ? line.map((cell, at) => (at === 6 ? { value: 46042, format: 'yyyy/m/d' } : cell)) : line,
    );
    const verdict = check({ ...filled, sheets: [...filled.sheets, { ...number, cells }] });
    expect(findingIn(verdict, RATIO).answer?.when).toBe('2026-01-20');
  });

  it.each([
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['上周', ''],
  ])('read the day %s as “%s”', (typed, when) => {
    expect(answerTo([row({ when: typed })])?.when).toBe(when);
  });

  it('rows that name no finding of today are left alone', () => {
    const verdict = check(withAnswers([row({ id: 'X-02' }), row({ id: null }), row({ id: '合计' })]));
    expect(verdict.findings.filter(({ answer }) => answer)).toEqual([]);
    expect(verdict.answers).toEqual({ refused: [], lastWho: '王某' });
  });

  it('say who answered last, by the day', () => {
    const rows = [
      row({ who: '李某', when: '2026-01-22' }),
      row({ id: 'X-02' }),
      row({ id: 'X-05', who: null }),
    ];
    expect(check(withAnswers(rows)).answers.lastWho).toBe('李某');
  });
});

describe('an answer and its figures', () => {
  const changed = (point: string, figure: number | null): WorkbookView =>
    withFigures(filled, check(filled).report.facts, { ...FIGURES, [point]: figure });

  it('is no longer current once a figure of the finding has changed, and is again when it came back', () => {
    const view = changed('requests.other.feeUnpaid.naturalPerson', null);
    const blanks = row({ id: BLANKS, figures: '空×2' });
    expect(answerTo([blanks], BLANKS, view)?.current).toBe(true);
    const one = changed('requests.other.feeUnpaid.business', 0);
    expect(answerTo([blanks], BLANKS, one)).toMatchObject({ reason: '均为同一申请人', current: false });
    expect(answerTo([blanks], BLANKS, filled)?.current).toBe(true);
  });

  it('survives changes elsewhere', () => {
    const view = changed('requests.carriedForward.otherOrganisation', 7);
    expect(answerTo([row()], RATIO, view)?.current).toBe(true);
  });

  it('whose figures were erased by hand is not current: nobody knows what was verified', () => {
    expect(answerTo([row({ figures: null })])?.current).toBe(false);
  });
});

describe('errors', () => {
  const wrong = (): WorkbookView =>
    withFigures(filled, check(filled).report.facts, { ...FIGURES, 'requests.granted.total': 9 });

  it('are not answered, whatever is written, and that is said', () => {
    const [error] = check(wrong()).findings.filter(({ severity }) => severity === 'error');
    if (!error) throw new Error('no error');
    const verdict = check(withAnswers([row({ id: error.id, figures: '9' })], wrong()));
    expect(findingIn(verdict, error.id)).not.toHaveProperty('answer');
    expect(verdict.answers.refused).toEqual([error.id]);
  });
});

describe('the tables', () => {
  const HOSTILE: Row = {
    rule: '总计',
    place: '（一）新收政府信息公开申请数量',
    sentence: '一、本年新收政府信息公开申请数量',
    reason: '行政规范性文件',
    who: '商业企业',
    when: '行政复议',
    id: 'X-03',
  };

  it('are read the same, whatever the answers say', () => {
    const rows = [HOSTILE, ...ANSWER_COLUMNS.map((column) => ({ ...HOSTILE, [column]: '总计', id: 'X-03' }))];
    const [before, after] = [check(filled), check(withAnswers(rows))];
    expect(after.report).toEqual(before.report);
    expect(after.findings.map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id));
  });

  it('are read the same with the list beside them in one sheet', () => {
    const list = answerSheet([HOSTILE]).cells;
    const sheets = filled.sheets.map((sheet) =>
      sheet.name === '表三 依申请公开'
        ? {
            ...sheet,
            cells: sheet.cells.map((line, index) => [
              ...line,
              ...Array.from({ length: 20 - line.length }, () => ({ value: null })),
              ...(list[index] ?? []),
            ]),
          }
        : sheet,
    );
    const view = { ...filled, sheets };
    expect(readAnswers(view, answerTexts)).toHaveLength(1);
    expect(check(view).report).toEqual(check(filled).report);
  });
});

describe('marks', () => {
  it('leave out what is answered, and mark again what must be verified again', () => {
    const rulesMarked = (rows: readonly Row[]): readonly string[] =>
      planHighlights(check(withAnswers(rows)).findings).marks.map(({ rule }) => rule);
    expect(rulesMarked([])).toContain('X-03');
    expect(rulesMarked([row()])).not.toContain('X-03');
    expect(rulesMarked([row({ figures: '2、4' })])).toContain('X-03');
  });
});

describe('the sheet as planned', () => {
  const entry = (): AnswerEntry => {
    const verdict = check(filled);
    const words = { sentence: '两格为空。', reason: '没有这项业务', who: '', when: '2026-01-20' };
    return answerEntry(findingIn(verdict, BLANKS), verdict.report, words, answerTexts);
  };

  it('tells rule, place, sentence, figures and day', () => {
    expect(entry()).toEqual({
      rule: 'NUM-02',
      place: '表三 依申请公开 D25等2格',
      sentence: '两格为空。',
      figures: '空×2',
      reason: '没有这项业务',
      who: '',
      when: '2026-01-20',
      id: BLANKS,
    });
  });

  it('is read again by its heads, and prints as far as it goes', () => {
    const plan = layOutAnswers([entry()], '校验说明', answerTexts);
    const cells = Array.from({ length: 30 }, (_, at) =>
      ANSWER_COLUMNS.map((_column, col) => ({
        value: plan.cells.find((cell) => cell.row === at && cell.col === col)?.value ?? null,
      })),
    );
    const sheet = { ...answerSheet([]), origin: { row: 0, col: 0 }, cells };
    const [list] = readAnswers({ ...filled, sheets: [sheet] }, answerTexts);
    expect(list?.rows).toEqual([
      { row: 3, id: BLANKS, figures: '空×2', reason: '没有这项业务', who: '', when: '2026-01-20' },
    ]);
    expect(plan.page.printArea).toBeNull();
  });
});
