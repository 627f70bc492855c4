import { fakeActions, findingOf, relationOf, verdictOf } from '../support/fake-actions';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

type Given = Parameters<typeof verdictOf>[1];

async function checked(given: Given, findings = [findingOf({})]): Promise<PaneDriver> {
  const pane = await openPane(fakeActions({ verdict: verdictOf(findings, given) }));
  await pane.press('校验');
  return pane;
}

const sum = (column: string, given = {}) =>
  relationOf(column, {
    key: `T4-SUM:${column}`,
    rule: 'T4-SUM',
    table: 'disputes',
    name: { key: 'relation.T4-SUM', values: { row: '', column } },
    ...given,
  });

/** 32 relations that formulas vouch for, 7 compared, 3 not evaluated for two reasons. */
const covered = [
  ...Array.from({ length: 32 }, (_, index) =>
    relationOf(`第${index + 1}行`, { status: 'byConstruction' as const }),
  ),
  ...Array.from({ length: 5 }, (_, index) => relationOf(`手填${index + 1}`)),
  relationOf('甲', { status: 'notEvaluated', reason: 'missingFigure' }),
  relationOf('乙', { status: 'notEvaluated', reason: 'unreadableFigure' }),
  relationOf('丙', { status: 'notEvaluated', reason: 'missingFigure' }),
  sum('行政复议'),
  sum('复议后起诉'),
];

describe('what the relations could prove', () => {
  test('formulas that vouch for relations are told apart from comparisons', async () => {
    const pane = await checked({ covered });
    expect(pane.text()).toContain('勾稽关系 42 项：32 项由公式保证，不能发现错填；7 项在核对。');
    expect(pane.text()).toContain('3 项勾稽关系未能核对');
  });

  test('control figures are counted where any were compared', async () => {
    const pane = await checked({ covered, controls: { places: 35, filled: 12 } });
    expect(pane.text()).toContain('7 项在核对，比对核对数 12 处。');
  });

  test('with typed totals nothing is said of formulas or control figures', async () => {
    const pane = await checked({});
    expect(pane.text()).toContain('勾稽关系 39 项：39 项在核对。');
  });

  test('where nothing is compared at all, that is said', async () => {
    const pane = await checked({ byConstruction: 39 }, []);
    expect(pane.text()).toContain('39 项由公式保证，不能发现错填；0 项在核对。');
    expect(pane.all('.calm')[0]?.textContent).toContain('其中 39 项由公式保证，不能发现错填');
  });
});

describe('说明', () => {
  test('lists the relations by table and by how they fared, each group folded', async () => {
    const pane = await checked({ covered });
    await pane.press('说明');
    expect(pane.all('.table-relations h2').map((element) => element.textContent)).toEqual([
      '表三 依申请公开 40 项',
      '表四 复议诉讼 2 项',
    ]);
    expect(pane.all('.table-relations button').map((element) => element.textContent)).toEqual([
      '未能核对 2 项：缺少所用的数',
      '未能核对 1 项：所用的数无法识别',
      '在核对 5 项',
      '由公式保证 32 项',
      '在核对 2 项',
    ]);
    expect(pane.all('.relations')).toHaveLength(0);
  });

  test('a group unfolds to the relations in the words of the form', async () => {
    const pane = await checked({ covered });
    await pane.press('说明');
    await pane.press('未能核对 2 项：缺少所用的数');
    expect(pane.all('.relations li').map((element) => element.textContent)).toEqual([
      '“甲”总计＝各类申请人之和',
      '“丙”总计＝各类申请人之和',
    ]);
    expect(pane.button('未能核对 2 项：缺少所用的数').getAttribute('aria-expanded')).toBe('true');
    await pane.press('由公式保证 32 项');
    expect(pane.all('.relations li')).toHaveLength(34);
  });

  test('a rule that could not run has no reason of its own', async () => {
    const pane = await checked({ covered: [relationOf('甲', { status: 'notEvaluated' })] });
    await pane.press('说明');
    expect(pane.buttons()).toContain('未能核对 1 项：规则未能运行');
  });

  test.each([
    'missingFigure',
    'unreadableFigure',
    'blankTotal',
    'unknownOrganKind',
    'unknownYear',
    'unknownTotalsMode',
  ] as const)('%s has words', async (reason) => {
    const pane = await checked({ covered: [relationOf('甲', { status: 'notEvaluated', reason })] });
    await pane.press('说明');
    expect(pane.text()).not.toContain('pane.');
    expect(pane.text()).not.toContain(reason);
  });
});

describe('broken relations without a suspected cell', () => {
  test('are named, with what to do', async () => {
    const pane = await checked({ covered, notLocalised: ['T3-ROW:手填2', 'T4-SUM:行政复议'] });
    expect(pane.text()).toContain('没有逐格定位');
    expect(pane.all('.coverage .unchecked .relations li').map((element) => element.textContent)).toEqual([
      '“手填2”总计＝各类申请人之和',
      '行政复议＝各项结果之和',
    ]);
  });

  test('many of them are counted', async () => {
    const notLocalised = covered.slice(0, 10).map(({ key }) => key);
    const pane = await checked({ covered, notLocalised });
    expect(pane.all('.coverage .unchecked .relations li')).toHaveLength(7);
    expect(pane.text()).toContain('等，另 4 项');
  });

  test('none, none are spoken of', async () => {
    const pane = await checked({ covered });
    expect(pane.text()).not.toContain('没有逐格定位');
  });
});
