import axe from 'axe-core';
import type { Locale } from '../../src/catalogue/messages';
import { GoujiError } from '../../src/core/errors';
import type { LedgerCase } from '../../src/core/model/ledger';
import type { DifferentFigure } from '../../src/ui/actions';
import { fakeActions, placeAt, type FakePaneActions, type FakeWorkbook } from '../support/fake-actions';
import { hostileTexts } from '../support/hostile-texts';
import { dice, ledgerOf, randomCases } from '../support/ledger-builder';
import { ledgerHarness, tablesOf, YEAR, type LedgerHarness } from '../support/ledger-harness';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

const open: PaneDriver[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  // jsdom draws nothing.
  HTMLCanvasElement.prototype.getContext = () => null;
});

afterEach(() => {
  open.splice(0).forEach(({ pane }) => pane.unmount());
  jest.useRealTimers();
});

/** Long enough for the part to be loaded and the ledger to be read. */
const SETTLED_MS = 1_000;

interface Scene {
  readonly pane: PaneDriver;
  readonly fake: FakePaneActions;
  readonly harness: LedgerHarness;
  /** Sentences of the findings. */
  sentences(): readonly string[];
  tab(name: string): Promise<void>;
  settle(): Promise<void>;
}

async function opened(
  given: Partial<LedgerHarness> = {},
  workbook: Partial<FakeWorkbook> = {},
  locale: Locale = 'zh-CN',
): Promise<Scene> {
  const harness = ledgerHarness(given);
  const fake = fakeActions({ ledger: harness.actions, ...workbook });
  const pane = await openPane(fake, locale);
  open.push(pane);
  await pane.click(pane.all('.offer .button')[0] ?? null);
  await pane.after(SETTLED_MS);
  return {
    pane,
    fake,
    harness,
    sentences: () => pane.all('.finding .sentence').map(({ textContent }) => textContent ?? ''),
    async tab(name) {
      const tabs = pane.all('[role=tab]');
      await pane.click(tabs.find(({ textContent }) => textContent?.startsWith(name)) ?? null);
    },
    settle: () => pane.after(SETTLED_MS),
  };
}

const CASES: readonly Partial<LedgerCase>[] = [
  { number: '2025-001', received: '2024-12-20', answered: '2025-01-10', outcome: 'granted' },
  { number: '2025-002', received: '2025-03-04', answered: '2025-03-20', outcome: 'granted' },
  { number: '2025-003', received: '2025-12-11', answered: '2026-01-03', outcome: 'granted' },
  { number: '2025-004', received: '2025-12-12', applicant: 'business', summary: '征地补偿方案' },
];

const LEDGER = ledgerOf(CASES);
const RECEIVED = 'requests.received.naturalPerson';
/** Tables that count 2025-003 as answered in the year. */
const WRONG_TABLES = {
  ...tablesOf(LEDGER),
  'requests.granted.naturalPerson': 3,
  'requests.granted.total': 3,
  'requests.carriedForward.naturalPerson': 0,
  'requests.carriedForward.total': 1,
};

const different = (point: string, is: number, shouldBe: number): DifferentFigure => ({
  point,
  place: placeAt('s3!D6'),
  where: { row: '（一）予以公开', column: '自然人' },
  is,
  shouldBe,
});

describe('a workbook without a ledger', () => {
  test('is told what a ledger is for, and gets one of the current year', async () => {
    const { pane, harness, settle } = await opened();
    expect(pane.text()).toContain('收到一件申请登记一行');
    await pane.press('插入台账');
    await settle();
    expect(harness.callsOf('insert')).toEqual([{ year: YEAR + 1, rows: 200, maskNames: false }]);
    expect(pane.text()).toContain('已插入3张表');
    expect(pane.focused()).toContain('已插入3张表');
    expect(pane.text()).toContain('在“申请台账”中从第一个空行开始登记');
  });

  test('may get one of the year of the report, with as many rows as are wanted', async () => {
    const { pane, harness, settle } = await opened();
    await pane.type('年度', String(YEAR));
    await pane.type('预留行数', '１２００');
    await pane.press('插入台账');
    await settle();
    expect(harness.callsOf('insert')).toEqual([{ year: YEAR, rows: 1200, maskNames: false }]);
    expect(harness.callsOf('read').at(-1)).toBe(YEAR);
  });

  test.each(['', '0', '很多', '10001', '1.5'])(
    'gets none of “%s” rows, and the field says why',
    async (rows) => {
      const { pane, harness } = await opened();
      await pane.type('预留行数', rows);
      await pane.press('插入台账');
      expect(harness.callsOf('insert')).toEqual([]);
      expect(pane.text()).toContain('请填1至10000之间的整数。');
      expect((document.activeElement as HTMLInputElement).value).toBe(rows);
    },
  );

  test('has its ledger taken back after the question; refused, it says why and keeps it', async () => {
    const { pane, harness, settle } = await opened();
    await pane.press('插入台账');
    await settle();
    harness.failNext('undoInsert', new GoujiError('INSERT_CHANGED', { sheet: '申请台账' }));
    const undo = async (): Promise<void> => {
      await pane.press('撤销插入');
      const [, confirm] = pane.all('button').filter(({ textContent }) => textContent === '撤销插入');
      await pane.click(confirm ?? null);
      await settle();
    };
    await undo();
    expect(pane.all('[role=alert]')).toHaveLength(1);
    expect(pane.text()).toContain('已插入3张表');
    await undo();
    expect(pane.text()).toContain('已撤销插入，工作簿恢复原样。');
    expect(pane.buttons()).toContain('插入台账');
  });

  test('keeps the form when the insertion fails', async () => {
    const { pane, harness, settle } = await opened();
    await pane.type('预留行数', '300');
    harness.failNext('insert', new GoujiError('STRUCTURE_PROTECTED'));
    await pane.press('插入台账');
    await settle();
    expect(pane.all('[role=alert]')).toHaveLength(1);
    expect((pane.all('#pane-ledger-rows')[0] as HTMLInputElement).value).toBe('300');
  });
});

describe('reading', () => {
  test('tells what it does, can be cancelled, and is offered again', async () => {
    const { pane, harness, settle } = await opened({ ledger: LEDGER });
    expect(pane.text()).toContain('4件申请');
    harness.hold('read');
    await pane.type('年度', String(YEAR - 1));
    await settle();
    await pane.press('取消');
    await settle();
    expect(pane.text()).toContain('已取消');
    expect(pane.text()).toContain('4件申请');
  });

  test('that fails leaves a way to try again', async () => {
    const harness = ledgerHarness({ ledger: LEDGER });
    harness.failNext('read', new GoujiError('HOST_BUSY'));
    const pane = await openPane(fakeActions({ ledger: harness.actions }));
    open.push(pane);
    await pane.click(pane.all('.offer .button')[0] ?? null);
    await pane.after(SETTLED_MS);
    expect(pane.all('[role=alert]')).toHaveLength(1);
    await pane.press('读取台账');
    await pane.after(SETTLED_MS);
    expect(pane.text()).toContain('4件申请');
  });

  test('is not repeated by itself after edits: what is shown says that it is older', async () => {
    const { pane, fake, harness, settle } = await opened({ ledger: LEDGER });
    fake.edit();
    await settle();
    expect(harness.callsOf('read')).toHaveLength(1);
    expect(pane.text()).toContain('工作簿有改动，以下内容可能不是最新。');
    harness.ledger = ledgerOf([...CASES, {}]);
    await pane.press('重新读取');
    await settle();
    expect(pane.text()).toContain('5件申请');
    expect(pane.text()).not.toContain('可能不是最新');
  });

  test('comes again when the clerk comes back after edits', async () => {
    const { pane, fake, harness, settle } = await opened({ ledger: LEDGER });
    await pane
      .press('填报并校验 填好一部分就可以校验')
      .catch(() => pane.click(pane.all('.steplink')[1] ?? null));
    fake.edit();
    await pane.click(pane.all('.steplink')[0] ?? null);
    await pane.click(pane.all('.offer .button')[0] ?? null);
    await settle();
    expect(harness.callsOf('read')).toHaveLength(2);
    expect(pane.text()).not.toContain('可能不是最新');
  });

  test('shows the year of the cases where the expected one has none, and the year that is chosen', async () => {
    const older = ledgerOf(CASES.map((one) => ({ ...one, received: '2023-05-06', answered: null })));
    const { pane, harness, settle } = await opened({ ledger: older });
    expect(harness.callsOf('read')).toEqual([YEAR, 2023]);
    await pane.type('年度', String(YEAR));
    await settle();
    expect(harness.callsOf('read')).toEqual([YEAR, 2023, YEAR]);
  });

  test('prefers the year of the tables where the expected one has no cases', async () => {
    const days = ['2022-05-06', '2023-05-06', '2024-05-06'];
    const older = ledgerOf(days.map((received) => ({ received })));
    const { pane } = await opened({ ledger: older, figures: tablesOf(LEDGER), reportYear: 2023 });
    expect((pane.all('.ledger-year select')[0] as HTMLSelectElement).value).toBe('2023');
  });

  test('names sheets that look like a ledger too', async () => {
    const { pane } = await opened({ ledger: LEDGER, otherSheets: ['旧台账'] });
    expect(pane.text()).toContain('“旧台账”也像台账，没有读取。');
  });
});

describe('核对', () => {
  test('tells a difference with its case, which leads to its row', async () => {
    const { pane, fake, sentences } = await opened({ ledger: LEDGER, figures: WRONG_TABLES });
    expect(sentences()[0]).toContain('编号2025-003已于2026年1月3日答复，应列入结转下年度');
    await pane.press('在台账中查看 2025-003');
    expect(fake.callsOf('reveal')).toEqual([
      { sheetId: 'cases', sheet: '申请台账', row: 3, col: 0, cell: 'A4' },
    ]);
  });

  test('says that tables agree, and with how many figures', async () => {
    const { pane } = await opened({ ledger: LEDGER, figures: tablesOf(LEDGER) });
    expect(pane.text()).toMatch(/已与表三、表四的144个数核对，没有不一致。/);
  });

  test('without tables says so and leads to the template', async () => {
    const { pane } = await opened({ ledger: LEDGER });
    expect(pane.text()).toContain('工作簿里没有表三、表四');
    expect(pane.buttons()).not.toContain('用台账填表…');
    await pane.press('插入模板');
    expect(pane.all('h1')[0]?.textContent).toBe('插入模板');
  });

  test('of tables of another year compares nothing and offers that year', async () => {
    const { pane, harness, settle } = await opened({
      ledger: LEDGER,
      figures: tablesOf(LEDGER),
      reportYear: YEAR - 1,
    });
    expect(pane.text()).toContain('表三、表四是2024年的，没有与2025年的台账核对。');
    await pane.press('看2024年');
    await settle();
    expect(harness.callsOf('read')).toEqual([YEAR, YEAR - 1]);
    expect(pane.text()).not.toContain('没有与');
  });

  test('shows findings of one severity alone', async () => {
    const { pane, sentences } = await opened({
      ledger: ledgerOf([...CASES, { received: null }]),
      figures: WRONG_TABLES,
    });
    const all = sentences().length;
    const counter = (): HTMLElement =>
      pane.all('.counter').find(({ textContent }) => textContent?.startsWith('错误')) as HTMLElement;
    await pane.click(counter());
    expect(counter().getAttribute('aria-pressed')).toBe('true');
    expect(pane.all('.finding')).toHaveLength(pane.all('.finding.error').length);
    await pane.click(counter());
    expect(sentences()).toHaveLength(all);
  });

  test('tells cells that could not be read, and shows them', async () => {
    const place = { sheetId: 'cases', sheet: '申请台账', row: 2, col: 1, cell: 'B3' };
    const { pane, fake, sentences } = await opened({
      ledger: { ...LEDGER, troubles: [{ place, kind: 'date', text: '五月' }] },
    });
    expect(sentences()[0]).toBe('B3填的是“五月”，不是日期');
    await pane.press('定位 B3');
    expect(fake.callsOf('reveal')).toEqual([place]);
  });

  test('of an empty ledger says how to begin', async () => {
    const { pane } = await opened({ ledger: ledgerOf([]), figures: tablesOf(ledgerOf([])) });
    expect(pane.text()).toContain('从第一个空行开始登记');
    expect(pane.all('.finding, .calm')).toEqual([]);
  });
});

describe('用台账填表', () => {
  const comparison = {
    same: 150,
    fill: 4,
    different: [different('requests.granted.naturalPerson', 3, 2), different(RECEIVED, 9, 3)],
    formulas: 6,
    noPlace: 0,
  };
  const written = {
    count: 5,
    refused: 0,
    undo: [{ sheetId: 's3', row: 5, col: 3, before: 2, after: { value: 3 } }],
  };
  const scene = (): Promise<Scene> => opened({ ledger: LEDGER, figures: WRONG_TABLES, comparison, written });

  test('says old and new of every figure that differs, and replaces none that is not ticked', async () => {
    const { pane, harness, settle } = await scene();
    await pane.press('用台账填表…');
    await settle();
    expect(pane.focused()).toBe('用2025年的台账填表三、表四');
    expect(pane.text()).toContain('4个空格将填入。150个数一致，不变。6格是公式，不写入，会自动重算。');
    expect(pane.all('.ledger-change b').map(({ textContent }) => textContent)).toEqual(['3 → 2', '9 → 3']);
    await pane.press('填入4个空格');
    await settle();
    expect(harness.callsOf('fill')).toEqual([[]]);
  });

  test('replaces what is ticked, says so, takes it back, and reads the ledger again after each', async () => {
    const { pane, fake, harness, settle } = await scene();
    await pane.press('用台账填表…');
    await settle();
    (pane.all('.ledger-differences input')[0] as HTMLInputElement).click();
    await settle();
    await pane.press('填入4格，改写1格');
    await settle();
    expect(harness.callsOf('fill')).toEqual([['requests.granted.naturalPerson']]);
    expect(pane.text()).toContain('已用台账填入5格。');
    expect(harness.callsOf('read')).toHaveLength(2);
    fake.workbook.written = { ...written, undo: [] };
    await pane.press('撤销');
    await settle();
    expect(fake.callsOf('undoWritten')).toEqual([written.undo]);
    expect(harness.callsOf('read')).toHaveLength(3);
    expect(pane.text()).not.toContain('可能不是最新');
  });

  test('is not read again for what was written long ago', async () => {
    const { pane, harness, settle } = await scene();
    await pane.press('用台账填表…');
    await settle();
    await pane.press('填入4个空格');
    await settle();
    const before = harness.callsOf('read').length;
    await pane.click(pane.all('.steplink')[1] ?? null);
    await pane.click(pane.all('.steplink')[0] ?? null);
    await pane.click(pane.all('.offer .button')[0] ?? null);
    await settle();
    expect(harness.callsOf('read')).toHaveLength(before);
  });

  test('ticks all and none at once', async () => {
    const { pane, harness, settle } = await scene();
    await pane.press('用台账填表…');
    await settle();
    await pane.press('全选');
    await pane.press('填入4格，改写2格');
    await settle();
    expect(harness.callsOf('fill')).toEqual([['requests.granted.naturalPerson', RECEIVED]]);
  });

  test('is left by Escape with nothing written; the focus goes back to its button', async () => {
    const { pane, harness, settle } = await scene();
    await pane.press('用台账填表…');
    await settle();
    await pane.key('Escape');
    expect(pane.all('.ledger-differences')).toEqual([]);
    expect(pane.focused()).toBe('用台账填表…');
    expect(harness.callsOf('fill')).toEqual([]);
  });

  test('has nothing to write where all agree', async () => {
    const { pane, settle } = await opened({ ledger: LEDGER, figures: tablesOf(LEDGER) });
    await pane.press('用台账填表…');
    await settle();
    expect(pane.text()).toContain('表三、表四与台账一致，没有要填的');
    await pane.press('关闭');
    expect(pane.text()).not.toContain('没有要填的');
  });
});

describe('案件', () => {
  const selectFigure = async ({ fake, harness }: Scene, point: string): Promise<void> => {
    const state = await harness.actions.read(YEAR);
    fake.workbook.selection = [...(state?.cells.values() ?? [])].find((cell) => cell.point === point) ?? null;
  };

  test('of the selected figure are listed with the reason, each leading to its row', async () => {
    const scene = await opened({ ledger: LEDGER, figures: tablesOf(LEDGER) });
    const { pane, fake } = scene;
    await selectFigure(scene, RECEIVED);
    await scene.tab('案件');
    await pane.press('所选单元格的案件');
    await scene.settle();
    expect(pane.focused()).toBe('表三“一、本年新收政府信息公开申请数量”自然人一列');
    const items = pane.all('.ledger-answer .ledger-case-title');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      '2025-0022025年3月4日收到，计入本年新收',
      '2025-0032025年12月11日收到，计入本年新收',
    ]);
    await pane.click(items[1] ?? null);
    expect(fake.callsOf('reveal')).toEqual([expect.objectContaining({ sheet: '申请台账', row: 3 })]);
    expect(pane.spoken()).toBe('找到2件');
  });

  test('a selected row says which figures count it and why', async () => {
    const scene = await opened({ ledger: LEDGER, figures: tablesOf(LEDGER) });
    const { pane, fake } = scene;
    fake.workbook.selection = { sheetId: 'cases', sheet: '申请台账', row: 3, col: 2, cell: 'C4' };
    await scene.tab('案件');
    await pane.press('所选单元格的案件');
    await scene.settle();
    expect(pane.focused()).toBe('2025-003');
    expect(pane.all('.ledger-figures .reason').map(({ textContent }) => textContent)).toEqual([
      '2025年12月11日收到，计入本年新收',
      '2026年1月3日才答复，在2025年12月31日之后，计入结转下年度继续办理',
    ]);
    await pane.click(pane.all('.ledger-figures .button')[0] ?? null);
    await scene.settle();
    expect(pane.all('.ledger-answer h2')[0]?.textContent).toContain('本年新收');
  });

  test('a row that counts nowhere says why', async () => {
    const scene = await opened({ ledger: ledgerOf([{ received: null }]) });
    const { pane } = scene;
    await pane.press('计入何处');
    await scene.settle();
    expect(pane.text()).toContain('2025年没有计入任何一格。');
    expect(pane.text()).toContain('没有收到日期，没有计入任何一项');
  });

  test('another cell, or none, says what to select', async () => {
    const scene = await opened({ ledger: LEDGER, figures: tablesOf(LEDGER) });
    const { pane, fake } = scene;
    await scene.tab('案件');
    fake.workbook.selection = placeAt('s2!B2');
    await pane.press('所选单元格的案件');
    await scene.settle();
    expect(pane.text()).toContain('B2 不在表三、表四的数字格，也不在台账的行里');
    fake.workbook.selection = null;
    await pane.press('所选单元格的案件');
    await scene.settle();
    expect(pane.focused()).toBe('没有选中单元格');
  });

  test('are one click from a difference, and stay when the ledger is read again', async () => {
    const scene = await opened({ ledger: LEDGER, figures: WRONG_TABLES });
    const { pane, harness } = scene;
    const way = pane.all('.finding .button').find(({ textContent }) => textContent?.endsWith('的案件'));
    await pane.click(way ?? null);
    await scene.settle();
    expect(pane.focused()).toContain('予以公开');
    expect(pane.all('.ledger-difference')).toHaveLength(1);
    const before = pane.all('.ledger-answer .ledger-case-title').length;
    harness.ledger = ledgerOf([
      ...CASES,
      { received: '2025-05-06', answered: '2025-05-07', outcome: 'granted' },
    ]);
    scene.fake.edit();
    await scene.settle();
    await pane.press('重新读取');
    await scene.settle();
    expect(pane.all('.ledger-answer .ledger-case-title')).toHaveLength(before + 1);
  });

  test('are found by what stands in them', async () => {
    const many = ledgerOf([...CASES, ...Array.from({ length: 10 }, () => ({}))]);
    const scene = await opened({ ledger: many });
    await scene.tab('案件');
    const [field] = scene.pane.all('.ledger-all input') as readonly HTMLInputElement[];
    const search = async (words: string): Promise<readonly string[]> => {
      if (field) field.value = words;
      field?.dispatchEvent(new Event('input', { bubbles: true }));
      await scene.pane.after(50);
      return scene.pane
        .all('.ledger-all .ledger-case-title bdi:first-child')
        .map((one) => one.textContent ?? '');
    };
    expect(await search('征地 2025')).toEqual(['2025-004']);
    expect(await search('没有的')).toEqual([]);
    expect(scene.pane.text()).toContain('没有这样的申请。');
    expect(await search('')).toHaveLength(14);
  });
});

describe('ten thousand cases', () => {
  const LONG = ledgerOf(randomCases(dice(3), 10_000));

  test('are checked without drawing all findings; more are drawn when they are wanted', async () => {
    const { pane } = await opened({ ledger: LONG });
    const drawn = pane.all('.finding').length;
    expect(drawn).toBeLessThanOrEqual(80);
    await pane.click(pane.all('.findings section > .button')[0] ?? null);
    expect(pane.all('.finding')).toHaveLength(drawn + 200);
  });

  test('are listed without drawing them all, and every one can be reached by keys', async () => {
    const scene = await opened({ ledger: LONG });
    const { pane } = scene;
    await scene.tab('案件');
    const items = (): readonly HTMLElement[] => pane.all('.ledger-all .ledger-case-title');
    expect(items().length).toBeLessThan(100);
    expect(pane.all('.ledger-all li')[0]?.getAttribute('aria-setsize')).toBe('10000');
    items()[0]?.focus();
    await pane.key('ArrowDown');
    expect(pane.focused()).toContain('A-00002');
    await pane.key('End');
    expect(pane.focused()).toContain('A-10000');
    expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('10000');
    await pane.key('Home');
    expect(pane.focused()).toContain('A-00001');
    expect(pane.all('.ledger-all [tabindex="0"]').length).toBe(2);
  });
});

describe('导入已有清单', () => {
  test('opens beside an empty workbook and beside a ledger, and leads back', async () => {
    for (const ledger of [null, LEDGER]) {
      const { pane } = await opened({ ledger });
      await pane.press(ledger ? '导入清单…' : '导入已有清单…');
      expect(pane.focused()).toBe('导入已有清单');
      await pane.press('返回台账');
      expect(pane.buttons()).toContain(ledger ? '导入清单…' : '导入已有清单…');
    }
  });

  test('takes files that are dropped on the page', async () => {
    const { pane } = await opened();
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new File(['x'], '台账.csv')];
    Object.assign(event, { dataTransfer: { files, types: ['Files'], items: [] }, clientY: 1 });
    pane.root.dispatchEvent(event);
    await pane.after(SETTLED_MS);
    expect(pane.all('h1')[0]?.textContent).toBe('台账');
    expect(pane.all('.list-import')).toHaveLength(1);
  });
});

test('week and month can be printed, and the sheet says that it was added', async () => {
  const scene = await opened({ ledger: LEDGER });
  const { pane } = scene;
  await scene.tab('月通报');
  await pane.press('插入可打印的表');
  await scene.settle();
  expect(pane.text()).toContain('已插入1张表');
  expect(pane.text()).toContain('周研判');
});

test('the start view leads plainly to a ledger that is there', async () => {
  const harness = ledgerHarness({ ledger: LEDGER });
  const fake = fakeActions({
    ledger: harness.actions,
    status: { stage: 'none', ledgerSheet: '依申请公开台账' },
  });
  const pane = await openPane(fake);
  open.push(pane);
  expect(pane.text()).toContain('工作簿里有“依申请公开台账”');
  await pane.press('打开台账');
  await pane.after(SETTLED_MS);
  expect(pane.text()).toContain('4件申请');
});

test('arrow keys go from tab to tab', async () => {
  const { pane } = await opened({ ledger: LEDGER });
  pane.all('[role=tab]')[0]?.focus();
  await pane.key('ArrowRight');
  expect(pane.focused()).toBe('案件');
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
  await pane.key('ArrowLeft');
  await pane.key('ArrowLeft');
  expect(pane.focused()).toContain('核对');
});

test('arrow keys go from finding to finding', async () => {
  const { pane } = await opened({
    ledger: ledgerOf([{ received: null }, { applicant: null }, { outcome: 'granted' }]),
  });
  const cards = pane.all('.finding');
  cards[0]?.querySelector('button')?.focus();
  await pane.key('ArrowDown');
  expect(document.activeElement?.closest('.finding')).toBe(cards[1]);
  await pane.key('ArrowUp');
  await pane.key('ArrowUp');
  expect(document.activeElement?.closest('.finding')).toBe(cards[0]);
});

test('what stands in the ledger is text, whatever it is', async () => {
  const cases = hostileTexts.map((text) => ({
    number: text,
    summary: text,
    applicantName: text,
    department: text,
  }));
  const scene = await opened({
    ledger: { ...ledgerOf(cases), sheet: '<img src=x>' },
    otherSheets: hostileTexts,
  });
  const foreign = (): readonly HTMLElement[] => scene.pane.all('img, script, iframe, b > i');
  expect(foreign()).toEqual([]);
  await scene.tab('案件');
  expect(foreign()).toEqual([]);
});

test('is accessible without a ledger, with findings, while it asks, and with cases', async () => {
  const violations = async ({ pane }: Scene): Promise<readonly string[]> => {
    jest.useRealTimers();
    const { violations: found } = await axe.run(pane.root, {
      rules: { 'color-contrast': { enabled: false } },
    });
    jest.useFakeTimers();
    return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
  };
  expect(await violations(await opened())).toEqual([]);
  const scene = await opened({
    ledger: LEDGER,
    figures: WRONG_TABLES,
    comparison: { same: 1, fill: 1, different: [different(RECEIVED, 9, 3)], formulas: 1, noPlace: 1 },
  });
  await scene.pane.press('用台账填表…');
  await scene.settle();
  expect(await violations(scene)).toEqual([]);
  const way = scene.pane.all('.finding .button').find(({ textContent }) => textContent?.endsWith('的案件'));
  await scene.pane.click(way ?? null);
  await scene.settle();
  expect(await violations(scene)).toEqual([]);
});

test('speaks English where it is asked to', async () => {
  const scene = await opened({ ledger: LEDGER, figures: WRONG_TABLES }, {}, 'en');
  const { pane } = scene;
  expect(pane.text()).toContain('Tables and ledger differ');
  await pane.press('Fill in the tables…');
  await scene.settle();
  await scene.tab('Cases');
  expect(pane.text()).not.toMatch(/pane\.ledger|ledger\.\w/);
});
