import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { createAnswerActions, type AnswerActions } from '../../src/answers';
import { check } from '../../src/check';
import { createEditActions } from '../../src/edits';
import type { WorkbookDocument } from '../../src/core/model/document';
import type { Finding } from '../../src/core/model/finding';
import type { DataPointId } from '../../src/core/model/format';
import type { CellValue } from '../../src/core/model/grid';
import { createTemplateActions } from '../../src/template';
import { consistentFigures } from '../support/report-builder';
import { CLOCK, templateWorkbook } from '../support/template-workbook';

const RATIO = 'X-03';
const RECONSIDERED = 'disputes.reconsideration.upheld';
const RECONSIDERED_ALL = 'disputes.reconsideration.total';
const BLANK = 'requests.other.feeUnpaid.naturalPerson';

/** A filled template with a remark on its reconsiderations and one blank. */
let filled: WorkbookDocument;

beforeAll(async () => {
  const { port, fill } = await templateWorkbook('typed');
  const figures = {
    'requests.received.naturalPerson': 4,
    'requests.granted.naturalPerson': 4,
    [RECONSIDERED]: 3,
  };
  await fill({ ...consistentFigures(figures), [BLANK]: null });
  filled = port.document();
});

/** The filled workbook before the clerk, and what is answered in it. */
class Desk {
  readonly port: MemoryPort;
  readonly answers: AnswerActions;

  constructor(document = filled, clock = CLOCK) {
    this.port = createMemoryPort(document);
    this.answers = createAnswerActions(this.port, clock);
  }

  async finding(id: string): Promise<Finding> {
    const { findings } = check(await this.port.read());
    const found = findings.find((one) => one.id === id);
    if (!found) throw new Error(`no ${id} among ${findings.map((one) => one.id).join(' ')}`);
    return found;
  }

  async type(points: Readonly<Record<DataPointId, CellValue>>): Promise<void> {
    const { facts } = check(await this.port.read()).report;
    for (const [point, value] of Object.entries(points)) {
      const place = facts.get(point)?.place;
      if (!place) throw new Error(`no cell for ${point}`);
      this.port.edit(place.sheet, place.cell, value);
    }
  }

  /** What stands in the rows of 校验说明, from the left. */
  rows(sheetName = '校验说明'): readonly (readonly CellValue[])[] {
    const sheet = this.port.document().sheets.find(({ name }) => name === sheetName);
    const rows = new Map<number, CellValue[]>();
    for (const { row, value } of sheet?.cells ?? []) {
      if (row > 2 && value !== null) rows.set(row, [...(rows.get(row) ?? []), value]);
    }
    return [...rows.values()];
  }

  sheetNames(): readonly string[] {
    return this.port.document().sheets.map(({ name }) => name);
  }
}

const given = (reason = '均为同一申请人', who = '王某') => ({ reason, who });

const SENTENCE = '行政复议3件，达到本年办结4件的一半以上，比例偏高。请核对是否只计以本机关为被申请人的案件。';

describe('answering a finding', () => {
  it('adds the sheet 校验说明 with the rule, the place, the sentence, the figures, the reason, who and when', async () => {
    const desk = new Desk();
    const written = await desk.answers.answer(await desk.finding(RATIO), given());
    expect(written).toMatchObject({ count: 8, refused: 0 });
    const [row, ...others] = desk.rows();
    expect(others).toEqual([]);
    expect(row).toEqual([
      'X-03',
      expect.stringContaining('表四 复议诉讼'),
      SENTENCE,
      '3、4',
      '均为同一申请人',
      '王某',
      '2026-01-20',
      'X-03',
    ]);
    expect((await desk.finding(RATIO)).answer).toEqual({
      reason: '均为同一申请人',
      who: '王某',
      when: '2026-01-20',
      current: true,
    });
  });

  it('leaves the clerk in the sheet where the clerk is, and the state of the template as it was', async () => {
    const desk = new Desk();
    const before = await desk.port.overview();
    await desk.answers.answer(await desk.finding(RATIO), given());
    expect(desk.port.document().selection).toEqual(filled.selection);
    expect((await desk.port.overview()).state).toBe(before.state);
  });

  it('goes on below, and leaves what stands there alone', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    desk.port.edit('校验说明', 'E5', '以下由主任填写');
    await desk.answers.answer(await desk.finding(`NUM-02:${BLANK}`), given('没有这项业务', ''));
    expect(desk.rows().map((row) => row[row.length - 1])).toEqual([
      'X-03',
      '以下由主任填写',
      `NUM-02:${BLANK}`,
    ]);
    expect(desk.rows()[2]?.slice(3, 5)).toEqual(['空', '没有这项业务']);
  });

  it('a second time writes over its own row, with the day of today', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    const later = createAnswerActions(desk.port, () => new Date(2026, 1, 3, 23, 59));
    await later.answer(await desk.finding(RATIO), given('已逐件核对', '李某'));
    expect(desk.rows()).toHaveLength(1);
    expect(desk.rows()[0]?.slice(4, 7)).toEqual(['已逐件核对', '李某', '2026-02-03']);
  });

  it('writes into the row that counts where a finding has several', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given('一'));
    desk.port.edit('校验说明', 'E6', '二');
    desk.port.edit('校验说明', 'H6', RATIO);
    await desk.answers.answer(await desk.finding(RATIO), given('三'));
    expect((await desk.finding(RATIO)).answer).toMatchObject({ reason: '三', current: true });
    expect(desk.rows()).toHaveLength(2);
  });

  it('finds the list where its sheet was renamed and a column put in', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    desk.port.change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet) =>
        sheet.name === '校验说明'
          ? { ...sheet, name: '说明', cells: sheet.cells.map((cell) => ({ ...cell, col: cell.col + 1 })) }
          : sheet,
      ),
    }));
    await desk.answers.answer(await desk.finding(`NUM-02:${BLANK}`), given('没有这项业务'));
    expect(desk.sheetNames()).not.toContain('校验说明');
    expect(desk.rows('说明')).toHaveLength(2);
  });

  it("takes another name where the clerk's own sheet is called 校验说明, and leaves that alone", async () => {
    const own = {
      ...filled.sheets[0],
      id: 'own',
      name: '校验说明',
      cells: [{ row: 0, col: 0, value: '自用' }],
    };
    const desk = new Desk({ ...filled, sheets: [...filled.sheets, own as WorkbookDocument['sheets'][0]] });
    await desk.answers.answer(await desk.finding(RATIO), given());
    expect(desk.rows('校验说明 (2)')).toHaveLength(1);
    expect(desk.port.document().sheets.find(({ id }) => id === 'own')).toEqual(own);
  });

  it('writes what reads like a formula as a text, also when taken back and written again', async () => {
    const desk = new Desk();
    const written = await desk.answers.answer(await desk.finding(RATIO), given(' =1+1\n为合计 ', '=A1'));
    expect(desk.rows()[0]?.slice(4, 6)).toEqual(['＝1+1 为合计', '＝A1']);
    const edits = createEditActions(desk.port);
    await edits.undo((await edits.undo(written.undo)).undo);
    expect(
      desk.port
        .document()
        .sheets.flatMap(({ cells }) => cells)
        .filter(({ formula }) => formula?.includes('1+1')),
    ).toEqual([]);
  });
});

describe('what is not answered', () => {
  it('an error: it is mended', async () => {
    const desk = new Desk();
    await desk.type({ [RECONSIDERED_ALL]: 9 });
    const { findings } = check(await desk.port.read());
    const error = findings.find(({ severity }) => severity === 'error');
    if (!error) throw new Error('no error');
    await expect(desk.answers.answer(error, given())).rejects.toMatchObject({ code: 'ANSWER_REFUSED' });
    expect(desk.sheetNames()).not.toContain('校验说明');
  });

  it('a finding without a reason', async () => {
    const desk = new Desk();
    await expect(desk.answers.answer(await desk.finding(RATIO), given('  '))).rejects.toMatchObject({
      code: 'BAD_FIELD',
    });
  });

  it.each([
    ['says other figures', { [RECONSIDERED]: 4, [RECONSIDERED_ALL]: 4 }],
    ['is gone', { [RECONSIDERED]: 0, [RECONSIDERED_ALL]: 0 }],
  ])('a finding that %s by now: the clerk has not read that', async (_, typed) => {
    const desk = new Desk();
    const read = await desk.finding(RATIO);
    await desk.type(typed);
    expect(await desk.answers.answer(read, given())).toEqual({ count: 0, refused: 1, undo: [] });
    expect(desk.sheetNames()).not.toContain('校验说明');
  });

  it('anything in a workbook that refuses: the refusal is told and nothing is there', async () => {
    const desk = new Desk({ ...filled, structureProtected: true });
    await expect(desk.answers.answer(await desk.finding(RATIO), given())).rejects.toMatchObject({
      code: 'STRUCTURE_PROTECTED',
    });
  });
});

describe('figures that change', () => {
  it('reopen the finding with its old reason, and close it again when they come back', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    await desk.type({ [RECONSIDERED]: 4, [RECONSIDERED_ALL]: 4 });
    expect((await desk.finding(RATIO)).answer).toMatchObject({ reason: '均为同一申请人', current: false });
    await desk.type({ [RECONSIDERED]: 3, [RECONSIDERED_ALL]: 3 });
    expect((await desk.finding(RATIO)).answer?.current).toBe(true);
  });
});

describe('taking an answer back', () => {
  it('撤销 empties the row, and 重做 writes it again', async () => {
    const desk = new Desk();
    const written = await desk.answers.answer(await desk.finding(RATIO), given());
    const edits = createEditActions(desk.port);
    const undone = await edits.undo(written.undo);
    expect(desk.rows()).toEqual([]);
    expect(await desk.finding(RATIO)).not.toHaveProperty('answer');
    await edits.undo(undone.undo);
    expect((await desk.finding(RATIO)).answer?.current).toBe(true);
  });

  it('撤销 of a second answer brings back the first', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    const before = desk.rows();
    const written = await desk.answers.answer(await desk.finding(RATIO), given('已逐件核对', '李某'));
    await createEditActions(desk.port).undo(written.undo);
    expect(desk.rows()).toEqual(before);
  });

  it('撤回 empties every row of the finding and no other, and can itself be undone', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    await desk.answers.answer(await desk.finding(`NUM-02:${BLANK}`), given('没有这项业务'));
    desk.port.edit('校验说明', 'E6', '再说一次');
    desk.port.edit('校验说明', 'H6', RATIO);
    const before = desk.rows();
    const written = await desk.answers.withdraw(await desk.finding(RATIO));
    expect(desk.rows().map((row) => row[row.length - 1])).toEqual([`NUM-02:${BLANK}`]);
    expect(await desk.finding(RATIO)).not.toHaveProperty('answer');
    await createEditActions(desk.port).undo(written.undo);
    expect(desk.rows()).toEqual(before);
  });

  it('撤回 fills the gap with the next answer', async () => {
    const desk = new Desk();
    const ratio = await desk.finding(RATIO);
    await desk.answers.answer(ratio, given());
    await desk.answers.answer(await desk.finding(`NUM-02:${BLANK}`), given('没有这项业务'));
    await desk.answers.withdraw(ratio);
    await desk.answers.answer(await desk.finding(RATIO), given());
    expect(desk.rows().map((row) => row[row.length - 1])).toEqual(['X-03', `NUM-02:${BLANK}`]);
  });

  it('撤回 where nothing was answered writes nothing', async () => {
    const desk = new Desk();
    expect(await desk.answers.withdraw(await desk.finding(RATIO))).toEqual({
      count: 0,
      refused: 0,
      undo: [],
    });
  });
});

describe('the template', () => {
  it('is taken back without 校验说明, which is not part of it', async () => {
    const { port } = await templateWorkbook('typed');
    const answers = createAnswerActions(port, CLOCK);
    const blanks = check(await port.read()).findings.find(({ rule }) => rule === 'NUM-02');
    if (!blanks) throw new Error('no blanks');
    await answers.answer(blanks, given());
    await createTemplateActions(port, CLOCK).undo();
    expect(port.document().sheets.map(({ name }) => name)).toContain('校验说明');
    expect(port.document().sheets.map(({ name }) => name)).not.toContain('表三 依申请公开');
  });

  it('with figures in it is still not taken back', async () => {
    const desk = new Desk();
    await desk.answers.answer(await desk.finding(RATIO), given());
    await expect(createTemplateActions(desk.port, CLOCK).undo()).rejects.toMatchObject({
      code: 'INSERT_CHANGED',
    });
  });
});
