import { GoujiError } from '../../src/core/errors';
import type { Finding } from '../../src/core/model/finding';
import type { ControlsState } from '../../src/ui/actions';
import {
  exampleFindings,
  fakeActions,
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

interface Scene {
  readonly fake: FakePaneActions;
  readonly pane: PaneDriver;
  /** Opens or folds the section. */
  toggle(): Promise<void>;
}

interface Given {
  readonly controls?: ControlsState | null;
  readonly findings?: readonly Finding[];
  readonly byConstruction?: number;
}

function verdict({ controls = shownOf(3), findings = exampleFindings(), byConstruction = 32 }: Given) {
  return verdictOf(findings, { byConstruction, ...(controls ? { controls } : {}) });
}

const shownOf = (filled: number, shown = false): ControlsState => ({ shown, places: 35, filled });

async function open(given: Given = {}): Promise<Scene> {
  const { controls = shownOf(3) } = given;
  const fake = fakeActions({ verdict: verdict(given), controls });
  const pane = await openPane(fake);
  await pane.press('校验');
  return { fake, pane, toggle: () => pane.click(pane.all('.controls h2 button')[0] ?? null) };
}

describe('核对数', () => {
  test('folded, asks nothing of the workbook, also through edits and checks', async () => {
    const { fake, pane, toggle } = await open();
    fake.edit();
    await pane.after(500);
    await pane.press('重新校验');
    expect(fake.callsOf('controls')).toHaveLength(0);
    await toggle();
    expect(fake.callsOf('controls')).toHaveLength(1);
    await toggle();
    await pane.press('重新校验');
    expect(fake.callsOf('controls')).toHaveLength(1);
    expect(pane.all('.controls-body p')).toHaveLength(0);
  });

  test('says how many are filled before it is opened', async () => {
    const { pane } = await open();
    expect(pane.all('.controls h2')[0]?.textContent).toContain('3/35');
  });

  test('opened, says what it is for and how many are filled', async () => {
    const { pane, toggle } = await open();
    await toggle();
    expect(pane.text()).toContain('照纸质台账或业务系统把总计再填一遍');
    expect(pane.all('.controls-body')[0]?.textContent).toContain('已填 3 处，共 35 处。已隐藏，仍参与核对。');
  });

  test('tables without places say so, and offer nothing', async () => {
    const { pane, toggle } = await open({ controls: null });
    await toggle();
    expect(pane.text()).toContain('这些表没有填核对数的位置');
    expect(pane.all('.controls-body button')).toHaveLength(0);
  });

  test('显示核对数 shows the places and becomes 隐藏核对数, and keeps the focus', async () => {
    const { fake, pane, toggle } = await open();
    await toggle();
    await pane.press('显示核对数');
    expect(fake.callsOf('showControls')).toEqual([true]);
    expect(pane.spoken()).toContain('核对数已显示');
    expect(pane.focused()).toBe('隐藏核对数');
    await pane.press('隐藏核对数');
    expect(fake.callsOf('showControls')).toEqual([true, false]);
    expect(fake.callsOf('controls')).toHaveLength(1);
  });

  test('shown, the next place to fill is a press away, however far to the right', async () => {
    const { fake, pane, toggle } = await open();
    await toggle();
    expect(pane.buttons()).not.toContain('定位 L7');
    await pane.press('显示核对数');
    await pane.press('定位 L7');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!L7')]);
    fake.workbook.verdict = verdict({ controls: shownOf(35) });
    fake.edit();
    await pane.after(500);
    expect(pane.all('.controls-body button').map(({ textContent }) => textContent)).toEqual([
      '隐藏核对数',
      '清空核对数',
    ]);
  });

  test('a protected sheet is a failure, and the places stay as they were', async () => {
    const { fake, pane, toggle } = await open();
    await toggle();
    fake.failNext('showControls', new GoujiError('SHEET_PROTECTED', { sheet: '表三 依申请公开' }));
    await pane.press('显示核对数');
    expect(pane.all('[role=alert]')[0]?.textContent).toContain('受保护');
    expect(pane.buttons()).toContain('显示核对数');
  });

  test('a workbook that cannot be looked at folds the section again; 重试 opens it', async () => {
    const { fake, pane, toggle } = await open();
    fake.failNext('controls', new GoujiError('HOST_BUSY'));
    await toggle();
    expect(pane.all('.controls-body p')).toHaveLength(0);
    await pane.press('重试');
    expect(pane.text()).toContain('照纸质台账');
  });

  test('what was typed since is counted after the re-check, without asking again', async () => {
    const { fake, pane, toggle } = await open();
    await toggle();
    fake.workbook.verdict = verdict({ controls: shownOf(9) });
    fake.edit();
    await pane.after(500);
    expect(pane.all('.controls-body')[0]?.textContent).toContain('已填 9 处，共 35 处。');
    expect(fake.callsOf('controls')).toHaveLength(1);
  });

  test('a template inserted since is found by the next 校验', async () => {
    const { fake, pane, toggle } = await open({ controls: null });
    await toggle();
    fake.workbook.verdict = verdict({ controls: shownOf(0) });
    fake.workbook.controls = shownOf(0);
    await pane.press('重新校验');
    expect(pane.buttons()).toContain('显示核对数');
  });
});

describe('清空核对数', () => {
  const cleared = [suspectAt('s3!L4', '一', 3, null), suspectAt('s3!L5', '二', 0, null)];

  test('says first what it will do, then clears, and can be taken back', async () => {
    const { fake, pane, toggle } = await open();
    await toggle();
    await pane.press('清空核对数');
    expect(pane.text()).toContain('将清空已填的 3 处核对数，表中其他数不动。');
    expect(fake.callsOf('clearControls')).toHaveLength(0);
    fake.workbook.written = writtenOf(cleared);
    fake.workbook.verdict = verdict({ controls: shownOf(0) });
    await pane.click(pane.all('.confirm .button')[0] ?? null);
    expect(fake.callsOf('clearControls')).toHaveLength(1);
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(pane.text()).toContain('已清空核对数 2 处。');
    expect(pane.buttons()).not.toContain('清空核对数');
    expect(pane.focused()).toContain('核对数');
    await pane.press('撤销');
    expect(fake.callsOf('undoWritten')).toEqual([writtenOf(cleared).undo]);
  });

  test('is not offered where nothing was typed', async () => {
    const { pane, toggle } = await open({ controls: shownOf(0) });
    await toggle();
    expect(pane.buttons()).not.toContain('清空核对数');
  });
});

describe('the thing to do next', () => {
  test('where formulas vouch for totals and no error is left, 填核对数 opens the section and goes there', async () => {
    const { fake, pane } = await open({ findings: [], controls: shownOf(0) });
    expect(pane.all('.calm')[0]?.textContent).toContain('可照台账再填核对数');
    await pane.press('填核对数');
    expect(fake.callsOf('controls')).toHaveLength(1);
    expect(pane.text()).toContain('照纸质台账');
    expect(document.activeElement).toBe(pane.all('.controls h2 button')[0]);
  });

  test.each<[string, Given]>([
    ['with an error to mend first', { controls: shownOf(0) }],
    ['where control figures were compared', { findings: [], controls: shownOf(3) }],
    ['where totals are typed', { findings: [], controls: shownOf(0), byConstruction: 0 }],
    ['where the tables have no place for them', { findings: [], controls: null }],
  ])('is something else %s', async (_, given) => {
    const { pane } = await open(given);
    expect(pane.buttons()).not.toContain('填核对数');
  });
});
