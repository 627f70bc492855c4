import axe from 'axe-core';
import type { Locale } from '../../src/catalogue/messages';
import type { Ledger, LedgerCase } from '../../src/core/model/ledger';
import type { MonthReview, WeekReview } from '../../src/core/model/ledger-review';
import { fakeActions, type FakePaneActions } from '../support/fake-actions';
import { hostileTexts } from '../support/hostile-texts';
import { ledgerOf } from '../support/ledger-builder';
import { ledgerHarness, type LedgerHarness } from '../support/ledger-harness';
import { openPane, type PaneDriver } from '../support/pane-driver';

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

const SETTLED_MS = 1_000;

/** Seen on Tuesday, 20 January 2026. */
const CASES: readonly Partial<LedgerCase>[] = [
  { number: '2025-090', received: '2025-12-08', summary: '征地补偿方案', department: '自然资源所' },
  { number: '2025-095', received: '2025-12-22', summary: '三公经费' },
  { number: '2025-099', received: '2025-12-30' },
  { number: '2026-001', received: '2026-01-12' },
  { number: '2026-002', received: '2026-01-13', correctionAsked: '2026-01-15' },
  { number: '', received: null, summary: '没有日期' },
  {
    number: '2025-080',
    received: '2025-11-03',
    answered: '2025-12-30',
    outcome: 'granted',
    department: '办公室',
  },
  { number: '2025-081', received: '2025-12-01', answered: '2025-12-10', outcome: 'refused.thirdPartyRights' },
];

interface Scene {
  readonly pane: PaneDriver;
  readonly fake: FakePaneActions;
  readonly harness: LedgerHarness;
}

async function opened(
  tab: RegExp,
  ledger: Ledger = ledgerOf(CASES),
  locale: Locale = 'zh-CN',
): Promise<Scene> {
  const harness = ledgerHarness({ ledger });
  const fake = fakeActions({ ledger: harness.actions });
  const pane = await openPane(fake, locale);
  open.push(pane);
  await pane.click(pane.all('.offer .button')[0] ?? null);
  await pane.after(SETTLED_MS);
  const tabs = pane.all('[role=tab]');
  await pane.click(tabs.find(({ textContent }) => tab.test(textContent ?? '')) ?? null);
  await pane.after(SETTLED_MS);
  return { pane, fake, harness };
}

const week = (ledger?: Ledger, locale?: Locale): Promise<Scene> => opened(/周研判|week/i, ledger, locale);
const month = (ledger?: Ledger, locale?: Locale): Promise<Scene> => opened(/月通报|month/i, ledger, locale);
const ofYear = async (scene: Scene, year: number): Promise<void> => {
  const select = scene.pane
    .all('select')
    .find((one) =>
      [...(one as HTMLSelectElement).options].some(({ value }) => value === String(year)),
    ) as HTMLSelectElement;
  select.value = String(year);
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await scene.pane.after(SETTLED_MS);
};
const chooseMonth = async ({ pane }: Scene, at: number): Promise<void> => {
  const select = pane.root.querySelector('.review-head select') as HTMLSelectElement;
  select.value = String(at);
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await pane.after(SETTLED_MS);
};
const wordsOf = (pane: PaneDriver, selector: string): readonly string[] =>
  pane.all(selector).map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());

describe('周研判', () => {
  test('lists what is open by when it is due, overdue first and in words', async () => {
    const { pane } = await week();
    expect(pane.text()).toContain('2026年1月19日至2026年1月25日');
    expect(pane.text()).toContain('未答复6件');
    expect(wordsOf(pane, '.review-overdue')).toEqual(['1件已超期，应当先办']);
    expect(wordsOf(pane, '.review-group h4')).toEqual([
      '已超期1件',
      '本周到期1件',
      '下周到期1件',
      '以后到期1件',
      '等待他方1件',
      '无法推算1件',
    ]);
    expect(wordsOf(pane, '.review-case')).toEqual([
      expect.stringMatching(/^2025-090超期\d+天征地补偿方案自然资源所已超期\d+个工作日，请尽快答复$/),
      '2025-095今天到期三公经费今天到期，请在今天答复并送达',
      '2025-099剩6天2026年1月28日前答复',
      expect.stringMatching(/^2026-001剩\d+天/),
      expect.stringMatching(/^2026-002等申请人补正/),
      '第7行没有日期补填收到日期后才能推算期限',
    ]);
  });

  test('has a mark of its own for each group', async () => {
    const { pane } = await week();
    const shapes = pane.all('.review-group h4 path').map((path) => path.getAttribute('d'));
    expect(new Set(shapes).size).toBe(6);
  });

  test('shows the row of a case in the sheet', async () => {
    const { pane, fake } = await week();
    await pane.click(pane.all('.review-case button')[1] ?? null);
    expect(fake.callsOf('reveal')).toEqual([
      { sheetId: 'cases', sheet: '申请台账', row: 2, col: 0, cell: 'A3' },
    ]);
  });

  test('is walked through with the arrow keys', async () => {
    const { pane } = await week();
    pane.all('.review-case button')[0]?.focus();
    await pane.key('ArrowDown');
    expect(pane.focused()).toContain('2025-095');
    await pane.key('End');
    expect(pane.focused()).toContain('第7行');
    await pane.key('ArrowDown');
    expect(pane.focused()).toContain('第7行');
    await pane.key('Home');
    expect(pane.focused()).toContain('2025-090');
  });

  test('is inserted as a sheet to print', async () => {
    const { pane, harness } = await week();
    await pane.press('插入可打印的表');
    await pane.after(SETTLED_MS);
    const [review] = harness.callsOf('insertReview') as readonly WeekReview[];
    expect(review).toMatchObject({ from: '2026-01-19', to: '2026-01-25' });
    expect(pane.text()).toContain('周研判');
  });

  test('says so where nothing is overdue, nothing is open, or nothing is there', async () => {
    const calm = await week(ledgerOf([{ received: '2026-01-12' }]));
    expect(calm.pane.text()).toContain('没有超期的申请');
    const done = await week(ledgerOf([{ received: '2025-12-01', answered: '2025-12-10' }]));
    expect(done.pane.text()).toContain('没有未答复的申请。');
    expect(done.pane.buttons()).not.toContain('插入可打印的表');
    const empty = await week(ledgerOf([]));
    expect(empty.pane.text()).toContain('登记后，这里按到期时间列出未答复的各件');
  });

  test('shows the first of many, and all on demand with the focus on the next', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      number: `N-${String(at)}`,
      received: '2025-12-08',
    }));
    const { pane } = await week(ledgerOf(many));
    expect(pane.all('.review-case')).toHaveLength(12);
    await pane.press('还有28件');
    await pane.after(SETTLED_MS);
    expect(pane.all('.review-case')).toHaveLength(40);
    expect(pane.focused()).toContain('N-12');
  });
});

describe('月通报', () => {
  test('tells a month of the year in figures', async () => {
    const scene = await month();
    await ofYear(scene, 2025);
    await chooseMonth(scene, 12);
    const { pane } = scene;
    expect(wordsOf(pane, '.review-sum')).toEqual(['收到4', '答复2', '月底未答复3', '已超期0']);
    expect(wordsOf(pane, '.review-table tbody tr')).toEqual([
      '自然人42',
      '予以公开1',
      '不予公开：保护第三方合法权益1',
      '未填科室3120',
      '办公室0100',
      '自然资源所1010',
    ]);
    expect(pane.text()).toContain('2件中按期答复1件');
    expect(wordsOf(pane, '.review-case')).toEqual([
      expect.stringMatching(/^2025-080超期\d+天办公室应在2025年12月1日前答复，2025年12月30日答复$/),
    ]);
  });

  test('offers the months of the year up to today, the last one first', async () => {
    const scene = await month();
    const months = (): readonly string[] =>
      [...scene.pane.root.querySelectorAll('.review-head option')].map(
        ({ textContent }) => textContent ?? '',
      );
    await ofYear(scene, 2026);
    expect(months()).toEqual(['2026年1月']);
    expect(scene.pane.text()).toContain('本月未结束，数字截至今天。');
    await ofYear(scene, 2025);
    expect(months()).toHaveLength(12);
    const { value } = scene.pane.root.querySelector('.review-head select') as HTMLSelectElement;
    expect(value).toBe('12');
  });

  test('says so where nothing happened in a month', async () => {
    const scene = await month();
    await ofYear(scene, 2025);
    await chooseMonth(scene, 3);
    expect(scene.pane.text()).toContain('这个月没有收到、办结或者待办的申请。');
  });

  test('is inserted as a sheet to print', async () => {
    const scene = await month();
    await ofYear(scene, 2025);
    await chooseMonth(scene, 11);
    await scene.pane.press('插入可打印的表');
    await scene.pane.after(SETTLED_MS);
    const [review] = scene.harness.callsOf('insertReview') as readonly MonthReview[];
    expect(review).toMatchObject({ year: 2025, month: 11, received: 1 });
  });

  test('names no applicant', async () => {
    const scene = await month(ledgerOf(CASES.map((one) => ({ ...one, applicantName: '张三丰' }))));
    await ofYear(scene, 2025);
    expect(scene.pane.text()).not.toContain('张三丰');
  });
});

test('whatever the ledger holds is shown as text', async () => {
  const ledger = ledgerOf(hostileTexts.map((text) => ({ number: text, summary: text, department: text })));
  for (const view of [week, month]) {
    const { pane } = await view(ledger);
    expect(pane.all('script, img, iframe')).toEqual([]);
  }
});

test.each(['zh-CN', 'en'] as const)('both are accessible and say everything in %s', async (locale) => {
  for (const view of [week, month]) {
    const scene = await view(undefined, locale);
    jest.useRealTimers();
    const { violations } = await axe.run(scene.pane.root.querySelector('.review') ?? scene.pane.root, {
      rules: { 'color-contrast': { enabled: false } },
    });
    jest.useFakeTimers();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(scene.pane.text()).not.toMatch(/pane\.ledger|ledger\.(?:next|group|outcome|applicant)/);
  }
});
