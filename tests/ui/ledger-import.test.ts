import axe from 'axe-core';
import type { Locale } from '../../src/catalogue/messages';
import { GoujiError } from '../../src/core/errors';
import type { CellValue, WorkbookView } from '../../src/core/model/grid';
import type { Ledger } from '../../src/core/model/ledger';
import type {
  ColumnMapping,
  ImportAnswers,
  ImportedList,
  ListProposal,
} from '../../src/core/model/ledger-import';
import { importCases, mappingOf, proposeList } from '../../src/ledger-import';
import type { AddCases, AddedCases, BroughtList, LedgerActions } from '../../src/ui/ledger-actions';
import { fakeActions, type FakePaneActions } from '../support/fake-actions';
import { hostileTexts } from '../support/hostile-texts';
import { ledgerOf } from '../support/ledger-builder';
import { ledgerHarness } from '../support/ledger-harness';
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

/** Long enough for a list to be read and for what follows. */
const SETTLED_MS = 1_000;

const HEADS = ['登记号', '收件日期', '申请人性质', '申请人', '具体内容', '领导批示', '答复类型', '答复日期'];
const ROWS = [
  ['2025-101', '2025-03-03', '公民', '张三', '某路口', '阅', '予以公开', '2025-03-20'],
  ['2025-102', '2025-04-01', '企业', '某公司', '预算', '', '不予公开', '2025-04-10'],
  ['2025-103', '2025-04-02', '公民', '李四', '规划', '', '不予公开', '下周'],
  ['2025-104', '2025-05-06', '外国人', '约翰', '档案', '', '', ''],
];

type Rows = readonly (readonly CellValue[])[];

function viewOf(rows: Rows, more: { readonly truncated?: true } = {}): WorkbookView {
  const cells = rows.map((row) => row.map((value) => ({ value })));
  const sheet = { id: 's1', name: '清单', visibility: 'visible', protected: false, ...more } as const;
  return { sheets: [{ ...sheet, origin: { row: 0, col: 0 }, cells }], names: [], notices: [] };
}

interface ListHarness {
  readonly actions: LedgerActions;
  /** What the next file holds. */
  view: WorkbookView;
  ledger: Ledger | null;
  readonly added: { readonly list: ImportedList; readonly options: AddCases }[];
  readonly remembered: ListProposal[];
  readonly imports: { count: number };
  failAdd: Error | null;
}

/** Lists are read as in the product; cases are added nowhere. */
function listHarness(
  rows: Rows = [HEADS, ...ROWS],
  ledger: Ledger | null = ledgerOf([{ number: '2025-101' }]),
): ListHarness {
  const base = ledgerHarness({ ledger });
  let kept: ColumnMapping = {};
  const harness: ListHarness = {
    view: viewOf(rows),
    ledger,
    added: [],
    remembered: [],
    imports: { count: 0 },
    failAdd: null,
    actions: {
      ...base.actions,
      today: base.actions.today,
      async readList(input): Promise<BroughtList | null> {
        const { view } = harness;
        const proposal = proposeList(view, kept);
        if (!proposal) return null;
        const body = view.sheets[0]?.cells.slice(proposal.headRow + 1) ?? [];
        const samples = proposal.columns.map(({ column }) =>
          body.slice(0, 3).map((row) => String(row[column]?.value ?? '')),
        );
        return { name: 'name' in input ? input.name : '', proposal, remembered: kept, samples, source: view };
      },
      async importList(brought, proposal, answers: ImportAnswers) {
        harness.imports.count += 1;
        return importCases(brought.source as WorkbookView, proposal, answers);
      },
      remember(proposal) {
        harness.remembered.push(proposal);
        kept = { ...kept, ...mappingOf(proposal.columns) };
      },
      alreadyThere(state, list) {
        const known = new Set(state?.ledger.cases.map(({ number }) => number));
        return list.cases.flatMap(({ number }, index) => (known.has(number) ? [index] : []));
      },
      async addCases(state, list, options): Promise<AddedCases> {
        if (harness.failAdd) throw harness.failAdd;
        harness.added.push({ list, options });
        base.ledger = ledgerOf(list.cases);
        if (!state) return { kind: 'inserted', outcome: { sheets: ['申请台账'], leftOut: [] } };
        const undo = [{ sheetId: 'cases', row: 9, col: 0, value: null }] as never;
        return { kind: 'appended', written: { count: 12, refused: 0, undo } };
      },
    },
  };
  return harness;
}

interface Scene {
  readonly pane: PaneDriver;
  readonly fake: FakePaneActions;
  readonly harness: ListHarness;
  give(names?: readonly string[]): Promise<void>;
  /** The select with this name. */
  select(name: string): HTMLSelectElement;
  choose(name: string, words: string): Promise<void>;
  check(name: string): Promise<void>;
}

async function opened(harness = listHarness(), locale: Locale = 'zh-CN'): Promise<Scene> {
  const fake = fakeActions({ ledger: harness.actions });
  const pane = await openPane(fake, locale);
  open.push(pane);
  await pane.click(pane.all('.offer .button')[0] ?? null);
  await pane.after(SETTLED_MS);
  const importing = pane.buttons().find((name) => /^(导入已有清单|导入清单|Import)/.test(name));
  await pane.press(importing ?? '');
  const selects = (): readonly HTMLSelectElement[] => pane.all('select') as readonly HTMLSelectElement[];
  const select = (name: string): HTMLSelectElement => {
    const found = selects().find((one) => one.getAttribute('aria-label') === name);
    if (!found)
      throw new Error(
        `no “${name}” among ${selects()
          .map((one) => one.getAttribute('aria-label'))
          .join()}`,
      );
    return found;
  };
  return {
    pane,
    fake,
    harness,
    async give(names = ['台账.csv']) {
      const input = pane.all('input[type=file]')[0] as HTMLInputElement;
      const files = names.map((name) => {
        const file = new File(['x'], name);
        Object.defineProperty(file, 'arrayBuffer', { value: async () => new ArrayBuffer(1) });
        return file;
      });
      Object.defineProperty(input, 'files', { value: files, configurable: true });
      Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await pane.after(SETTLED_MS);
    },
    select,
    async choose(name, words) {
      const element = select(name);
      const option = [...element.options].find(({ textContent }) => textContent === words);
      if (!option) throw new Error(`no “${words}” in “${name}”`);
      element.focus();
      element.value = option.value;
      element.dispatchEvent(new Event('change', { bubbles: true }));
      await pane.after(100);
    },
    async check(name) {
      const label = pane
        .all('label')
        .find(({ textContent }) => textContent?.includes(name)) as HTMLLabelElement;
      (label.control as HTMLInputElement).click();
      await pane.after(100);
    },
  };
}

async function settled(harness = listHarness(), locale?: Locale): Promise<Scene> {
  const scene = await opened(harness, locale);
  await scene.give();
  await scene.pane.press(locale === 'en' ? 'Read by these columns' : '按此读取');
  await scene.pane.after(SETTLED_MS);
  return scene;
}

const rowsOf = (pane: PaneDriver, selector: string): readonly string[] =>
  pane.all(selector).map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());
const chosen = (select: HTMLSelectElement): string => select.selectedOptions[0]?.textContent ?? '';

describe('the columns of a list', () => {
  test('are shown with examples, a field and how sure it is', async () => {
    const { pane, select, give } = await opened();
    await give();
    expect(pane.text()).toContain('台账.csv，工作表“清单”：表头在第1行，下面有4行。');
    expect(chosen(select('“登记号”写入台账的'))).toBe('编号');
    expect(chosen(select('“申请人性质”写入台账的'))).toBe('申请人类型');
    expect(chosen(select('“领导批示”写入台账的'))).toBe('不导入（记入备注）');
    const [first, , third] = rowsOf(pane, '.list-column');
    expect(first).toContain('登记号名称一致2025-1012025-1022025-103');
    expect(third).toContain('公民企业公民');
    expect(rowsOf(pane, '.list-certainty')).toContain('推测，请核对');
    expect(pane.focused()).toContain('核对各栏');
  });

  test('give a field once: the column that had it goes to the note', async () => {
    const { choose, select, give } = await opened();
    await give();
    await choose('“领导批示”写入台账的', '申请内容摘要');
    expect(chosen(select('“具体内容”写入台账的'))).toBe('不导入（记入备注）');
    await choose('“登记号”写入台账的', '备注');
    expect(chosen(select('“具体内容”写入台账的'))).toBe('不导入（记入备注）');
  });

  test('with telephones are left out unless they are wanted', async () => {
    const rows = [[...HEADS, '联系电话'], ...ROWS.map((row) => [...row, '13900000000'])];
    const scene = await opened(listHarness(rows));
    await scene.give();
    expect(chosen(scene.select('“联系电话”写入台账的'))).toBe('不要这一栏');
    await scene.choose('“领导批示”写入台账的', '不要这一栏');
    await scene.pane.press('按此读取');
    await scene.pane.after(SETTLED_MS);
    await scene.pane.press('加入台账（3件）');
    await scene.pane.after(SETTLED_MS);
    const notes = (): string =>
      scene.harness.added
        .at(-1)
        ?.list.cases.map(({ note }) => note)
        .join() ?? '';
    expect(notes()).not.toMatch(/139|阅/);
    await scene.pane.press('导入清单…');
    await scene.give();
    await scene.choose('“联系电话”写入台账的', '不导入（记入备注）');
    await scene.pane.press('按此读取');
    await scene.pane.after(SETTLED_MS);
    await scene.check('这些也加入');
    await scene.pane.press('加入台账（4件）');
    await scene.pane.after(SETTLED_MS);
    expect(notes()).toContain('联系电话：13900000000');
  });

  test('that are needed and missing are named', async () => {
    const { pane, choose, give } = await opened();
    await give();
    expect(pane.text()).not.toContain('没有对应的栏');
    await choose('“收件日期”写入台账的', '不导入（记入备注）');
    expect(pane.text()).toContain('没有对应的栏：收到日期。');
  });

  test('are remembered once the list was added, and marked so the next time', async () => {
    const scene = await settled();
    await scene.pane.press('加入台账（3件）');
    await scene.pane.after(SETTLED_MS);
    expect(scene.harness.remembered).toHaveLength(1);
    const again = await opened(scene.harness);
    await again.give();
    expect(rowsOf(again.pane, '.list-certainty')).toContain('与上次相同');
  });

  test('without anything in them are not asked about', async () => {
    const { pane, give } = await opened(
      listHarness([[...HEADS, null], ...ROWS.map((row) => [...row, null])]),
    );
    await give();
    expect(pane.all('.list-column')).toHaveLength(HEADS.length);
  });

  test('are kept as they were settled when the clerk comes back to them', async () => {
    const { pane, choose, select, give } = await opened();
    await give();
    await choose('“领导批示”写入台账的', '承办科室');
    await pane.press('按此读取');
    await pane.after(SETTLED_MS);
    await pane.press('修改各栏');
    expect(chosen(select('“领导批示”写入台账的'))).toBe('承办科室');
  });
});

describe('what is brought', () => {
  test('may be no list, which is said, and another can be brought', async () => {
    const { pane, give } = await opened(
      listHarness([
        ['今天天气', '很好'],
        ['一', '二'],
      ]),
    );
    await give();
    expect(pane.text()).toContain('没有找到申请清单');
    expect(pane.buttons()).toContain('选择文件');
  });

  test('is read from the clipboard as pasted', async () => {
    const { pane } = await opened();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, {
      clipboardData: { getData: (type: string) => (type === 'text/plain' ? 'x' : ''), files: [] },
    });
    document.dispatchEvent(event);
    await pane.after(SETTLED_MS);
    expect(pane.text()).toContain('粘贴的清单，工作表“清单”');
  });

  test('of several files is the first, which is said', async () => {
    const { pane, give } = await opened();
    await give(['甲.csv', '乙.csv']);
    expect(pane.text()).toContain('甲.csv，工作表');
    expect(pane.text()).toContain('一次只能导入一份清单');
  });

  test('is forgotten when the clerk leaves', async () => {
    const { pane, give } = await opened();
    await give();
    await pane.press('换一份清单');
    expect(pane.buttons()).toContain('从剪贴板粘贴');
    await pane.press('返回台账');
    expect(pane.text()).not.toContain('导入已有清单把');
  });
});

describe('the cases of a list', () => {
  test('are counted and the first are shown', async () => {
    const { pane } = await settled();
    expect(pane.text()).toContain('读出4件');
    expect(rowsOf(pane, '.list-preview li')).toEqual([
      '2025-101收到日期2025-03-03申请人类型自然人处理结果予以公开答复日期2025-03-20',
      '2025-102收到日期2025-04-01申请人类型商业企业处理结果空答复日期2025-04-10',
      '2025-103收到日期2025-04-02申请人类型自然人处理结果空答复日期空',
    ]);
    expect(pane.focused()).toContain('确认后加入');
  });

  test('have wordings that are asked once, the probable meanings first', async () => {
    const { pane, select } = await settled();
    expect(pane.text()).toContain('需要确认的写法（2种）');
    expect(rowsOf(pane, '.list-question .list-rows')).toEqual(['处理结果，2行', '申请人类型，1行']);
    const outcome = select('“不予公开”是');
    expect(chosen(outcome)).toBe('留空');
    const [probable, all] = [...outcome.querySelectorAll('optgroup')];
    expect(probable?.label).toBe('可能是');
    expect((probable?.children.length ?? 0) + (all?.children.length ?? 0)).toBe(21);
    expect(
      [...(probable?.children ?? [])].every(({ textContent }) => textContent?.startsWith('不予公开')),
    ).toBe(true);
    expect(select('“外国人”是').querySelectorAll('option')).toHaveLength(7);
  });

  test('take the meaning that was chosen; what is left blank stays so', async () => {
    const { pane, harness, choose } = await settled();
    expect(pane.text()).toContain('还有2种没有选择，将留空。');
    await choose('“不予公开”是', '不予公开：保护第三方合法权益');
    expect(pane.text()).toContain('还有1种没有选择，将留空。');
    await pane.press('加入台账（3件）');
    await pane.after(SETTLED_MS);
    expect(harness.added[0]?.list.cases.map(({ outcome }) => outcome)).toEqual([
      'granted',
      'refused.thirdPartyRights',
      'refused.thirdPartyRights',
      null,
    ]);
    expect(harness.added[0]?.list.cases[3]?.applicant).toBeNull();
    expect(harness.added[0]?.list.cases[3]?.note).toContain('外国人');
  });

  test('may have a meaning taken back', async () => {
    const { pane, harness, choose } = await settled();
    await choose('“外国人”是', '自然人');
    await choose('“外国人”是', '留空');
    await pane.press('加入台账（3件）');
    await pane.after(SETTLED_MS);
    expect(harness.added[0]?.list.cases[3]?.applicant).toBeNull();
  });

  test('are told which cells were not read', async () => {
    const { pane } = await settled();
    expect(pane.text()).toContain('没有读出的格（1）');
    expect(pane.text()).toContain('H4填的是“下周”，不是日期');
  });

  test('that the ledger has by number are left out unless they are wanted', async () => {
    const { pane, harness, check } = await settled();
    expect(pane.text()).toContain('1件的编号台账中已有 如：2025-101。');
    await check('这些也加入');
    await check('申请人脱敏');
    await pane.press('加入台账（4件）');
    await pane.after(SETTLED_MS);
    expect(harness.added.map(({ options }) => options)).toEqual([
      expect.objectContaining({ maskNames: true, without: [] }),
    ]);
  });

  test('are added with the way back', async () => {
    const { pane, fake, harness } = await settled();
    await pane.press('加入台账（3件）');
    await pane.after(SETTLED_MS);
    expect(harness.added[0]?.options).toMatchObject({ maskNames: false, without: [0] });
    expect(pane.text()).toContain('3件已加入台账。');
    await pane.press('撤销');
    expect(fake.callsOf('undoWritten')).toHaveLength(1);
  });

  test('make a ledger where there is none, of the year of the first case', async () => {
    const { pane, harness } = await settled(listHarness(undefined, null));
    await pane.press('新建台账并加入（4件）');
    await pane.after(SETTLED_MS);
    expect(harness.added[0]?.options).toMatchObject({ year: 2025, without: [] });
    expect(pane.text()).toContain('申请台账');
  });

  test('stay on the screen when they could not be added', async () => {
    const harness = listHarness();
    harness.failAdd = new GoujiError('READ_ONLY');
    const { pane, choose } = await settled(harness);
    await choose('“外国人”是', '自然人');
    await pane.press('加入台账（3件）');
    await pane.after(SETTLED_MS);
    expect(pane.all('[role=alert]')).toHaveLength(1);
    expect(pane.buttons()).toContain('加入台账（3件）');
    expect(harness.remembered).toEqual([]);
  });

  test('are none below the heads of an empty list, or all are there already', async () => {
    const { pane } = await settled(listHarness([HEADS]));
    expect(pane.text()).toContain('没有读出申请');
    expect(pane.buttons().join()).not.toContain('加入台账');
    const all = await settled(listHarness([HEADS, ROWS[0] ?? []]));
    expect(all.pane.text()).toContain('编号台账中都已有');
  });

  test('of a list that was cut are said to be so', async () => {
    const harness = listHarness();
    harness.view = viewOf([HEADS, ...ROWS], { truncated: true });
    const { pane } = await settled(harness);
    expect(pane.text()).toContain('工作表“清单”过大，5行以后没有读取');
    expect(pane.text()).toContain('没有读出的格（1）');
  });
});

test('a long list is shown a few at a time, and read twice at most', async () => {
  const rows = Array.from({ length: 4_000 }, (_, at) => [
    `N-${String(at)}`,
    '2025-03-03',
    '公民',
    '张三',
    '某事',
    '',
    at % 2 === 0 ? `特别情形${String(at % 400)}` : '不予公开',
    '某日',
  ]);
  const { pane, harness } = await settled(listHarness([HEADS, ...rows]));
  expect(pane.text()).toContain('读出4000件');
  expect(pane.text()).toContain('需要确认的写法（201种）');
  expect(pane.all('.list-question')).toHaveLength(10);
  expect(pane.text()).toContain('没有读出的格（4000）');
  expect(pane.all('.list-troubles li')).toHaveLength(5);
  await pane.press('还有195处');
  await pane.after(SETTLED_MS);
  expect(pane.all('.list-troubles li')).toHaveLength(200);
  expect(pane.text()).toContain('其余3800处同样记入了备注。');
  await pane.press('加入台账（4000件）');
  await pane.after(SETTLED_MS);
  expect(harness.imports.count).toBe(2);
  expect(harness.added[0]?.list.cases).toHaveLength(4_000);
});

test('whatever a list holds is shown as text', async () => {
  const rows = hostileTexts.map((text, at) => [
    `N-${String(at)}`,
    '2025-03-03',
    text,
    text,
    text,
    text,
    text,
    '',
  ]);
  const { pane } = await settled(listHarness([HEADS, ...rows]));
  expect(pane.all('script, img, iframe')).toEqual([]);
  for (const name of pane.buttons().filter((one) => one.startsWith('还有'))) await pane.press(name);
  await pane.after(SETTLED_MS);
  for (const { textContent } of pane.all('.list-question bdi').slice(0, 3)) expect(textContent).not.toBe('');
});

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  test('everything is said in words', async () => {
    const scene = await settled(listHarness(), locale);
    expect(scene.pane.text()).not.toMatch(/pane\.ledger|ledger\.(?:field|outcome|applicant)/);
  });
});

test('its columns and its cases are accessible', async () => {
  const scene = await opened();
  const violations = async (): Promise<readonly string[]> => {
    jest.useRealTimers();
    const found = await axe.run(scene.pane.root.querySelector('.list-import') ?? scene.pane.root, {
      rules: { 'color-contrast': { enabled: false } },
    });
    jest.useFakeTimers();
    return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
  };
  await scene.give();
  expect(await violations()).toEqual([]);
  await scene.pane.press('按此读取');
  await scene.pane.after(SETTLED_MS);
  expect(await violations()).toEqual([]);
});
