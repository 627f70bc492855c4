import { GoujiError } from '../../src/core/errors';
import type { Finding, Repair, Suspect } from '../../src/core/model/finding';
import type { TemplateStatus } from '../../src/core/model/verdict';
import {
  exampleFindings,
  fakeActions,
  findingOf,
  placeAt,
  suspectAt,
  verdictOf,
  writtenOf,
} from '../support/fake-actions';
import type { FakePaneActions } from '../support/fake-actions';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const TOTAL = suspectAt('s3!D27', '（七）总计', 2, 4);
const RECEIVED = suspectAt('s3!D4', '一、新收', 4, 2);
const reason = { key: '12与21两位数字颠倒', values: {} };

const [, blanks, remark] = exampleFindings() as readonly [Finding, Finding, Finding];

function wrong(repairs: readonly Repair[], given: Partial<Omit<Finding, 'cells'>> = {}): Finding {
  return findingOf({ repairs, ...given });
}

/** The check has been made, and the first finding is the one given. */
async function openWith(
  finding: Finding,
  status: TemplateStatus = { stage: 'complete', canUndo: false },
): Promise<{ fake: FakePaneActions; pane: PaneDriver }> {
  const fake = fakeActions({ verdict: verdictOf([finding, blanks, remark]), status });
  const pane = await openPane(fake);
  await pane.press('校验');
  return { fake, pane };
}

/** Writing succeeds, and the finding is gone afterwards. */
function letWriting(fake: FakePaneActions, suspects: readonly Suspect[]): void {
  fake.workbook.written = writtenOf(suspects);
  fake.workbook.verdict = verdictOf([blanks, remark]);
}

const first = (pane: PaneDriver): string => pane.all('.finding')[0]?.textContent ?? '';

describe('a finding whose wrong cell is certain', () => {
  test('is titled by row, column, what the cell says and what it should say', async () => {
    const { pane } = await openWith(wrong([[TOTAL]]));
    expect(pane.all('.finding-title')[0]?.textContent).toContain('（七）总计 · 自然人 填 2，应为 4');
  });

  test.each([
    ['a blank', suspectAt('s3!D27', '（七）总计', null, 4), '为空，应为 4'],
    ['nought', suspectAt('s3!D27', '（七）总计', 0, 4), '填 0，应为 4'],
    ['a figure not determined', suspectAt('s3!D27', '（七）总计', 2, null), '填 2，应填多少不能确定'],
    ['a blank not determined', suspectAt('s3!D27', '（七）总计', null, null), '为空，应填多少不能确定'],
  ])('tells %s', async (_, suspect, words) => {
    const { pane } = await openWith(wrong([[suspect]]));
    expect(pane.all('.finding-title')[0]?.textContent).toContain(words);
  });

  test('改为 4 writes the repair, says which cell, and checks again', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    expect(fake.callsOf('repair')).toEqual([[TOTAL]]);
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(pane.text()).toContain('已改正：（七）总计 · 自然人（D27）由 2 改为 4。');
    expect(pane.all('.finding.mended')).toHaveLength(1);
  });

  test('改为 0 is offered as any other figure', async () => {
    const { fake, pane } = await openWith(wrong([[suspectAt('s3!D27', '（七）总计', 2, 0)]]));
    await pane.press('改为 0');
    expect(fake.callsOf('repair')).toHaveLength(1);
  });

  test('a blank that was filled is told as a blank', async () => {
    const blank = suspectAt('s3!D27', '（七）总计', null, 4);
    const { fake, pane } = await openWith(wrong([[blank]]));
    letWriting(fake, [blank]);
    await pane.press('改为 4');
    expect(pane.text()).toContain('（七）总计 · 自然人（D27）由空格改为 4。');
  });

  test('an overwritten total gets its formula back: 恢复公式', async () => {
    const total = suspectAt('s3!D27', '（七）总计', 2, 4, { write: { formula: '=SUM(D6:D26)' } });
    const { fake, pane } = await openWith(wrong([[total]]));
    letWriting(fake, [total]);
    await pane.press('恢复公式');
    expect(pane.text()).toContain('（D27）由 2 恢复为公式');
  });

  test("a clerk's formula is never offered for writing, only located", async () => {
    const { fake, pane } = await openWith(
      wrong([[suspectAt('s3!D27', '（七）总计', 2, 4, { write: null })]]),
    );
    expect(pane.all('.mend')).toHaveLength(0);
    await pane.press('定位 D27');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!D27')]);
  });

  test('the button names its cell to those who hear it', async () => {
    const { pane } = await openWith(wrong([[TOTAL]]));
    expect(pane.button('改为 4').getAttribute('aria-label')).toBe('（七）总计 · 自然人 改为 4');
  });

  test('two exchanged figures are both shown before they are written together', async () => {
    const pair = [TOTAL, RECEIVED];
    const { fake, pane } = await openWith(wrong([pair]));
    expect(pane.all('.finding-title')[0]?.textContent).toContain('等 2 格');
    expect(pane.all('.repair.best .suspect').map((element) => element.textContent)).toEqual([
      '（七）总计 · 自然人 填 2，应为 4',
      '一、新收 · 自然人 填 4，应为 2',
    ]);
    letWriting(fake, pair);
    await pane.press('改正 2 格');
    expect(fake.callsOf('repair')).toEqual([pair]);
    expect(pane.text()).toContain('（D27）由 2 改为 4；一、新收 · 自然人（D4）由 4 改为 2。');
  });

  test('a reason is left to the sentence of the finding, which tells it', async () => {
    const pair = [TOTAL, RECEIVED].map((suspect) => ({ ...suspect, reason }));
    const { pane } = await openWith(wrong([pair]));
    expect(pane.all('.reason')).toHaveLength(0);
  });

  test('half of a repair is never offered', async () => {
    const { pane } = await openWith(wrong([[TOTAL, { ...RECEIVED, write: null }]]));
    expect(pane.all('.mend')).toHaveLength(0);
    expect(pane.all('.repair.best .suspect')).toHaveLength(2);
  });

  test('a cell that stands elsewhere by now is told without its old place', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [suspectAt('s3!D28', '（七）总计', 2, 4)]);
    await pane.press('改为 4');
    expect(pane.text()).toContain('已改正 1 格。');
  });

  test('without repairs nothing is offered but locating', async () => {
    const { pane } = await openWith(findingOf({}));
    expect(pane.all('.mend, .repair')).toHaveLength(0);
    expect(first(pane)).not.toContain('种可能');
  });
});

describe('cells that could not be written', () => {
  test('a cell that changed meanwhile is told, nothing is said to be mended', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    fake.workbook.written = writtenOf([], 1);
    await pane.press('改为 4');
    expect(pane.text()).toContain('单元格在改动期间已变化，没有写入。');
    expect(pane.buttons()).not.toContain('撤销');
    expect(fake.callsOf('validate')).toHaveLength(2);
  });

  test('of two cells the one written is named and the other told', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL, RECEIVED]]));
    fake.workbook.written = writtenOf([RECEIVED], 1);
    await pane.press('改正 2 格');
    expect(pane.text()).toContain(
      '已改正：一、新收 · 自然人（D4）由 4 改为 2。另有 1 格在改动期间已变化，没有写入。',
    );
    expect(pane.buttons()).toContain('撤销');
  });

  test('a protected sheet is a failure with 重试, and an earlier undo stays', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    fake.workbook.written = writtenOf([TOTAL]);
    await pane.press('改为 4');
    fake.failNext('repair', new GoujiError('SHEET_PROTECTED', { sheet: '表三 依申请公开' }));
    await pane.press('改为 4');
    expect(pane.all('[role=alert]')[0]?.textContent).toContain('受保护');
    expect(pane.buttons()).toContain('撤销');
    await pane.press('重试');
    expect(fake.callsOf('repair')).toHaveLength(3);
  });
});

describe('撤销', () => {
  test('puts back what was written, says so, checks again, and can itself be taken back', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    const { undo } = fake.workbook.written;
    await pane.press('改为 4');
    fake.workbook.verdict = verdictOf([wrong([[TOTAL]]), blanks, remark]);
    await pane.press('撤销');
    expect(fake.callsOf('undoWritten')).toEqual([undo]);
    expect(fake.callsOf('validate')).toHaveLength(3);
    expect(pane.text()).toContain('已撤销，1 格恢复原来的内容。');
    expect(pane.spoken()).toContain('已撤销');
    expect(pane.focused()).toBe('重做');
    await pane.press('重做');
    expect(pane.text()).toContain('已重做，1 格重新写入。');
  });

  test('is refused for a cell that was typed over since: told, and not offered again', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    fake.workbook.written = writtenOf([], 1);
    await pane.press('撤销');
    expect(pane.text()).toContain('单元格后来又有改动，保持不变，没有撤销。');
    expect(pane.buttons()).not.toContain('撤销');
    expect(pane.root.contains(document.activeElement)).toBe(true);
  });

  test('done in part says how many cells were left alone', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL, RECEIVED]]));
    letWriting(fake, [TOTAL, RECEIVED]);
    await pane.press('改正 2 格');
    fake.workbook.written = writtenOf([TOTAL], 1);
    await pane.press('撤销');
    expect(pane.text()).toContain('已撤销，1 格恢复原来的内容。另有 1 格后来又有改动，保持不变。');
  });

  test('stays through a check, another view and another notice, until it is closed', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    await pane.press('重新校验');
    await pane.press('清除标记');
    expect(pane.text()).toContain('标记已清除');
    pane.ribbon.press('draft');
    await pane.after(60);
    expect(pane.buttons()).toContain('撤销');
    await pane.click(pane.all('.bar.notice [aria-label=关闭]').at(-1) ?? null);
    expect(pane.buttons()).not.toContain('撤销');
  });

  test('is offered for the next writing in place of the last', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    fake.workbook.written = writtenOf([TOTAL]);
    await pane.press('改为 4');
    fake.workbook.written = writtenOf([RECEIVED, RECEIVED]);
    await pane.press('全部填 0');
    expect(pane.text()).toContain('已在 2 格填 0。');
    expect(pane.text()).not.toContain('已改正：');
    await pane.press('撤销');
    expect(fake.callsOf('undoWritten')).toEqual([writtenOf([RECEIVED, RECEIVED]).undo]);
  });

  test('goes with the sheets: nothing is left to take back after 撤销插入', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]), { stage: 'complete', canUndo: true });
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    await pane.click(pane.all('.steplink')[0] ?? null);
    expect(pane.buttons()).toContain('撤销');
    await pane.press('撤销插入');
    await pane.click(pane.all('.confirm .button')[0] ?? null);
    expect(fake.callsOf('undoInsert')).toHaveLength(1);
    expect(pane.buttons()).not.toContain('撤销');
  });

  test('a draft made before the writing is out of date', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    pane.ribbon.press('draft');
    await pane.after(60);
    await pane.click(pane.all('.steplink')[1] ?? null);
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    await pane.click(pane.all('.steplink')[2] ?? null);
    expect(pane.text()).toContain('表格已改动，草稿不是最新');
  });
});

describe('several repairs', () => {
  const others = (count: number): readonly Repair[] =>
    Array.from({ length: count }, (_, index) => [suspectAt(`s3!D${6 + index}`, `第${index + 1}项`, 0, 2)]);
  const unfold = async (pane: PaneDriver, words: RegExp): Promise<void> =>
    pane.click(
      pane.all('.finding-actions button').find(({ textContent }) => words.test(textContent ?? '')) ?? null,
    );

  test('equally likely ones are all folded, and the relation speaks for itself', async () => {
    const { pane } = await openWith(wrong(others(3)));
    expect(first(pane)).toContain('有 3 种可能');
    expect(pane.all('.repair')).toHaveLength(0);
    expect(pane.all('.finding-title .says')).toHaveLength(0);
  });

  test('the only one with a reason is shown first as 最可能, the others stay folded', async () => {
    const likely = suspectAt('s3!D4', '一、新收', 12, 21, { reason });
    const { pane } = await openWith(wrong([[likely], ...others(2)], { furtherRepairs: 3 }));
    expect(pane.all('.repair.best')[0]?.textContent).toContain('最可能');
    expect(pane.all('.repair.best')[0]?.textContent).toContain('一、新收 · 自然人 填 12，应为 21');
    expect(pane.all('.repair.best')[0]?.textContent).toContain('可能原因：12与21两位数字颠倒。');
    expect(first(pane)).toContain('还有 5 种可能');
  });

  test('none stands out where two have a reason', async () => {
    const two = others(2).map((repair) => repair.map((suspect) => ({ ...suspect, reason })));
    const { pane } = await openWith(wrong(two));
    expect(pane.all('.repair.best')).toHaveLength(0);
  });

  test('unfolded, each says place, figure, reason, and has its own buttons', async () => {
    const two: readonly Repair[] = [
      [suspectAt('s3!D6', '（一）予以公开', 0, 2, { reason })],
      [suspectAt('s3!D7', '（二）部分公开', 3, 1, { reason })],
    ];
    const { fake, pane } = await openWith(wrong(two));
    await unfold(pane, /有 2 种可能/);
    expect(pane.all('.alternatives li').map((element) => element.textContent)).toEqual([
      '（一）予以公开 · 自然人 填 0，应为 2可能原因：12与21两位数字颠倒。改为 2定位 D6',
      '（二）部分公开 · 自然人 填 3，应为 1可能原因：12与21两位数字颠倒。改为 1定位 D7',
    ]);
    await pane.press('定位 D7');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!D7')]);
    await pane.press('改为 1');
    expect(fake.callsOf('repair')).toEqual([two[1]]);
  });

  test('a reason that two cells share is told once', async () => {
    const pair = [TOTAL, RECEIVED].map((suspect) => ({ ...suspect, reason }));
    const { pane } = await openWith(wrong([pair, ...others(1)]));
    expect(pane.all('.repair.best .reason')).toHaveLength(1);
  });

  test('five are shown, the rest by 另 N 种, and those not listed are counted', async () => {
    const { pane } = await openWith(wrong(others(8), { furtherRepairs: 12 }));
    await unfold(pane, /有 20 种可能/);
    expect(pane.all('.alternatives li')).toHaveLength(5);
    expect(first(pane)).toContain('另有 12 种可能，没有列出。');
    await pane.press('另 3 种');
    expect(pane.all('.alternatives li')).toHaveLength(8);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('第6项 · 自然人 改为 2');
  });

  test('one listed of many is not certain', async () => {
    const { pane } = await openWith(wrong(others(1), { furtherRepairs: 40 }));
    expect(pane.all('.finding-title .says')).toHaveLength(0);
    expect(first(pane)).toContain('有 41 种可能');
  });

  test('their buttons are in the tab order only where the clerk stands', async () => {
    const { pane } = await openWith(wrong(others(2)));
    await unfold(pane, /有 2 种可能/);
    const reachable = (): readonly number[] =>
      pane.all('.alternatives button').map(({ tabIndex }) => tabIndex);
    pane.all('.finding-title')[0]?.focus();
    await pane.after(60);
    expect(new Set(reachable())).toEqual(new Set([0]));
    await pane.key('ArrowDown');
    expect(new Set(reachable())).toEqual(new Set([-1]));
  });
});

describe('focus and speech', () => {
  test('after 改为 4 the focus is on the neighbour, and stays there', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    expect(pane.focused()).toContain('（六）其他处理 2、3');
    await pane.after(1300);
    expect(pane.focused()).toContain('（六）其他处理 2、3');
  });

  test('after an alternative as well', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL], [RECEIVED]]));
    await pane.click(pane.all('.finding-actions [aria-expanded]')[0] ?? null);
    letWriting(fake, [RECEIVED]);
    await pane.press('改为 2');
    expect(pane.focused()).toContain('（六）其他处理 2、3');
  });

  test('a finding that is still there keeps the focus when its button is gone', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    fake.workbook.written = writtenOf([TOTAL]);
    fake.workbook.verdict = verdictOf([findingOf({}), blanks, remark]);
    await pane.press('改为 4');
    expect(pane.focused()).toContain('（七）总计 · 自然人');
  });

  test('the last finding leaves the focus to the pane', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    fake.workbook.written = writtenOf([TOTAL]);
    fake.workbook.verdict = verdictOf([]);
    await pane.press('改为 4');
    await pane.after(1300);
    expect(pane.root.contains(document.activeElement)).toBe(true);
  });

  test('what was written and what the check found are spoken together', async () => {
    const { fake, pane } = await openWith(wrong([[TOTAL]]));
    letWriting(fake, [TOTAL]);
    await pane.press('改为 4');
    expect(pane.spoken()).toBe(
      '已改正：（七）总计 · 自然人（D27）由 2 改为 4。 已改正 1 处。 0 处错误，1 处提醒，1 处提示。',
    );
  });
});
