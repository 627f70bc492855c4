import { TextEncoder } from 'node:util';
import axe from 'axe-core';
import type { Locale } from '../../src/catalogue/messages';
import type { Submission } from '../../src/core/model/collection';
import { collectHarness, type CollectHarness } from '../support/collect-harness';
import { fakeActions } from '../support/fake-actions';
import { hostileTexts } from '../support/hostile-texts';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';
import { ERROR_FINDING, submitted, unitOf } from '../support/submission-builder';

const open: PaneDriver[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  // jsdom keeps no files, draws nothing, goes nowhere and encodes nothing.
  Object.assign(globalThis, { TextEncoder });
  HTMLAnchorElement.prototype.click = () => undefined;
  HTMLCanvasElement.prototype.getContext = () => null;
  URL.createObjectURL = () => 'blob:total';
  URL.revokeObjectURL = () => undefined;
});

afterEach(() => {
  open.splice(0).forEach(({ pane }) => pane.unmount());
  jest.useRealTimers();
});

/** Long enough for a batch to be told and the total to be made. */
const SETTLED_MS = 1_000;
const YEAR = 2025;

const ofYear = (organ: string, more: Parameters<typeof unitOf>[2] = {}, counts = {}): Submission =>
  submitted(unitOf(organ, counts, { year: YEAR, ...more }));

/** One of everything. */
function county(): readonly Submission[] {
  return [
    ofYear('县财政局', {}, { 'requests.received.naturalPerson': 5, 'requests.granted.naturalPerson': 5 }),
    ofYear('县教育局', {}, { 'requests.received.naturalPerson': 2, 'requests.granted.naturalPerson': 2 }),
    ofYear('县公安局', { findings: [ERROR_FINDING] }),
    { ...ofYear('县司法局'), file: '司法局甲.xlsx' },
    { ...ofYear('县司法局', {}, { 'requests.received.naturalPerson': 1 }), file: '司法局乙.xlsx' },
    ofYear('县民政局', { year: 2024 }),
    ofYear('县审计局', { editions: ['2019'] }),
    ofYear('国家税务总局灌云县税务局'),
    { file: '坏.xlsx', outcome: { kind: 'unreadable', code: 'ZIP_DAMAGED', details: { file: '坏.xlsx' } } },
    { file: '~$县财政局.xlsx', outcome: { kind: 'skipped', reason: 'temporary' } },
  ];
}

const ROSTER =
  '单位名称,联系方式\n县财政局,王某 1234\n县教育局,\n县公安局,\n县司法局,\n县民政局,\n县审计局,\n县水利局,\n国家税务总局灌云县税务局,';

interface Scene {
  readonly pane: PaneDriver;
  readonly harness: CollectHarness;
  choose(files: readonly string[]): Promise<void>;
  drop(files: readonly File[], items?: readonly object[]): Promise<void>;
  roster(text?: string): Promise<void>;
  /** A unit as it stands in the list. */
  unit(name: string): string;
  unfold(name: string): Promise<void>;
}

async function opened(
  submissions: readonly Submission[] = county(),
  locale: Locale = 'zh-CN',
): Promise<Scene> {
  const harness = collectHarness(submissions);
  const pane = await openPane(fakeActions({ collecting: harness.actions }), locale);
  open.push(pane);
  await pane.press(locale === 'en' ? 'Merge the reports of many units…' : '汇总各单位报告…');
  await pane.after(500);
  const give = async (selector: string, files: readonly File[]): Promise<void> => {
    const [input] = pane.all(selector) as readonly HTMLInputElement[];
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await pane.after(SETTLED_MS);
  };
  const title = (name: string): HTMLElement | undefined =>
    pane.all('[data-unit]').find((element) => element.dataset['unit'] === name);
  return {
    pane,
    harness,
    choose: (files) =>
      give(
        'input[multiple]',
        files.map((name) => new File(['x'], name, { lastModified: 1 })),
      ),
    async drop(files, items = []) {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: { files, types: ['Files'], items }, clientY: 1 });
      pane.root.dispatchEvent(event);
      await pane.after(SETTLED_MS);
    },
    async roster(text = ROSTER) {
      const file = new File([text], '名册.csv');
      Object.defineProperty(file, 'arrayBuffer', { value: async () => Buffer.from(text, 'utf8') });
      await give('input[accept*=csv]', [file]);
    },
    unit: (name) => (title(name)?.textContent ?? 'no such unit').replace(/\s+/g, ' '),
    async unfold(name) {
      await pane.click(title(name) ?? null);
    },
  };
}

async function read(submissions: readonly Submission[] = county(), locale?: Locale): Promise<Scene> {
  const scene = await opened(submissions, locale);
  await scene.choose(submissions.map(({ file }) => file));
  return scene;
}

test('says who stands how, in words beside the mark, and that the total is not complete', async () => {
  const scene = await opened();
  await scene.roster();
  await scene.choose(county().map(({ file }) => file));
  expect(scene.unit('县财政局')).toBe('县财政局已报计入');
  expect(scene.unit('县公安局')).toBe('县公安局有错误 1不计入');
  expect(scene.unit('县司法局')).toBe('县司法局重复不计入');
  expect(scene.unit('县民政局')).toBe('县民政局年度不符不计入');
  expect(scene.unit('县审计局')).toBe('县审计局格式不符不计入');
  expect(scene.unit('县水利局')).toBe('县水利局未报不计入');
  expect(scene.unit('国家税务总局灌云县税务局')).toContain('垂直管理');
  expect(scene.unit('坏')).toContain('无法读取');
  expect(scene.pane.text()).toContain('不完整 2/7');
  expect(scene.pane.spoken()).toContain('读取完毕，共10个文件，无法读取1个');
});

test('one click shows the units of one status alone, another shows all again', async () => {
  const { pane } = await read();
  const filter = (): HTMLElement => pane.all('.counter.errors')[0] as HTMLElement;
  await pane.click(filter());
  expect(pane.all('[data-unit]').map(({ dataset }) => dataset['unit'])).toEqual(['县公安局']);
  expect(filter().getAttribute('aria-pressed')).toBe('true');
  await pane.click(filter());
  expect(pane.all('[data-unit]')).toHaveLength(8);
});

test('a name says where it was read, and can be corrected; the unit stays unfolded', async () => {
  const scene = await read([ofYear('县财政所', { organFrom: 'file' })]);
  expect(scene.unit('县财政所')).toContain('名称待确认');
  await scene.unfold('县财政所');
  expect(scene.pane.text()).toContain('名称取自文件名。');
  await scene.pane.press('更正名称');
  const field = scene.pane.all('.collect-name-field input')[0] as HTMLInputElement;
  field.value = '县财政局';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await scene.pane.after(50);
  field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await scene.pane.after(SETTLED_MS);
  expect(scene.unit('县财政局')).toBe('县财政局已报计入');
  expect(scene.pane.text()).toContain('名称已确认。');
});

test('a name that is like one of the roster is offered, never taken', async () => {
  const scene = await opened([ofYear('县财政局机关')]);
  await scene.roster();
  await scene.choose(['县财政局机关.xlsx']);
  expect(scene.unit('县财政局')).toContain('未报');
  await scene.unfold('县财政局机关');
  await scene.pane.press('就是“县财政局”');
  expect(scene.unit('县财政局')).toContain('已报');
  expect(scene.unit('县财政局机关')).toBe('no such unit');
});

test('of several files for one unit the chosen one counts', async () => {
  const scene = await read();
  await scene.unfold('县司法局');
  const radios = scene.pane.all('.collect-detail input[type=radio]') as readonly HTMLInputElement[];
  expect(radios).toHaveLength(2);
  expect(scene.pane.text()).toContain('与第一份有');
  radios[1]?.click();
  await scene.pane.after(SETTLED_MS);
  expect(scene.unit('县司法局')).toBe('县司法局已报计入');
});

test('units with errors are added by one switch, and the total says so', async () => {
  const scene = await read();
  const before = scene.unit('县公安局');
  (scene.pane.all('.collect-switch input[type=checkbox]')[0] as HTMLInputElement).click();
  await scene.pane.after(SETTLED_MS);
  expect([before, scene.unit('县公安局')]).toEqual(['县公安局有错误 1不计入', '县公安局有错误 1计入']);
  expect(scene.pane.text()).toContain('含有错误的单位，合计数可能不准');
});

test('a unit led from above is added by hand only', async () => {
  const scene = await read();
  await scene.unfold('国家税务总局灌云县税务局');
  (scene.pane.all('.collect-detail input[type=checkbox]')[0] as HTMLInputElement).click();
  await scene.pane.after(SETTLED_MS);
  expect(scene.unit('国家税务总局灌云县税务局')).toBe('国家税务总局灌云县税务局已报计入');
});

test('reading shows how far it is; stopped, it keeps what was read and can go on', async () => {
  const submissions = ['甲局', '乙局', '丙局'].map((name) => ofYear(name));
  const scene = await opened(submissions);
  await scene.choose(['甲局.xlsx']);
  const release = scene.harness.hold();
  await scene.drop([new File(['x'], '乙局.xlsx'), new File(['x'], '丙局.xlsx')]);
  expect(scene.pane.text()).toContain('已读 1 / 3');
  await scene.pane.press('停止读取');
  await scene.pane.after(SETTLED_MS);
  expect(scene.pane.text()).toContain('读取已停止，还有2个文件没有读。');
  expect(scene.unit('甲局')).toContain('已报');
  release();
  await scene.pane.press('继续读取');
  await scene.pane.after(SETTLED_MS);
  expect(scene.pane.all('[data-unit]')).toHaveLength(3);
});

test('a file that hangs or breaks its reader is told with its reason, and the others are read', async () => {
  const scene = await opened([ofYear('县财政局')]);
  await scene.choose(['怪.xlsx', '县财政局.xlsx']);
  await scene.unfold('怪');
  expect(scene.unit('怪')).toContain('无法读取');
  expect(scene.unit('县财政局')).toContain('已报');
});

test('the same file again is no new one; another of the same name is kept beside it', async () => {
  const scene = await opened([ofYear('县财政局'), { ...ofYear('县财政局'), file: '县财政局.xlsx (2)' }]);
  await scene.choose(['县财政局.xlsx']);
  await scene.drop([new File(['x'], '县财政局.xlsx', { lastModified: 1 })]);
  expect(scene.unit('县财政局')).toContain('已报');
  await scene.drop([new File(['longer'], '县财政局.xlsx')]);
  expect(scene.unit('县财政局')).toContain('重复');
});

test('files of a dropped folder are found, however deep they lie', async () => {
  const scene = await opened([{ ...ofYear('县财政局'), file: '报送/一片/县财政局.xlsx' }]);
  const file = new File(['x'], '县财政局.xlsx');
  const folder = (name: string, fullPath: string, inside: readonly object[]): object => ({
    isFile: false,
    isDirectory: true,
    name,
    fullPath,
    createReader: () => {
      const batches = [inside, []];
      return { readEntries: (done: (entries: readonly object[]) => void) => done(batches.shift() ?? []) };
    },
  });
  const entry = {
    isFile: true,
    isDirectory: false,
    fullPath: '/报送/一片/县财政局.xlsx',
    file: (done: (file: File) => void) => done(file),
  };
  const tree = folder('报送', '/报送', [folder('一片', '/报送/一片', [entry])]);
  await scene.drop([new File([], '报送')], [{ webkitGetAsEntry: () => tree }]);
  expect(scene.harness.read).toEqual(['报送/一片/县财政局.xlsx']);
  expect(scene.unit('县财政局')).toContain('已报');
});

test('a cell of the total lists its parts, and a part leads to its unit', async () => {
  const { pane } = await read();
  await pane.press('汇总表');
  const seven = pane.all('.collect-total .figure').find(({ textContent }) => textContent === '7');
  await pane.click(seven ?? null);
  expect(pane.all('.collect-part').map(({ textContent }) => textContent)).toEqual(['县财政局5', '县教育局2']);
  await pane.click(pane.all('.collect-part')[1] ?? null);
  await pane.after(SETTLED_MS);
  expect(pane.focused()).toContain('县教育局');
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
});

test('what should be verified is told with its units', async () => {
  const { pane } = await read();
  await pane.click(pane.all('[role=tab]')[2] ?? null);
  expect(pane.text()).toContain('有错误的“县公安局”没有计入汇总');
  expect(pane.text()).toContain('跳过了1个临时文件和系统文件。');
  await pane.press('县公安局');
  expect(pane.all('.collect-findings li')[0]?.textContent).toContain('表三自然人一列收支不平');
});

test('the total needs to know whose it is before it is made', async () => {
  const { pane } = await read();
  await pane.press('生成汇总工作簿');
  expect(pane.text()).toContain('请填写汇总单位的名称');
  await pane.type('汇总单位', '灌云县人民政府');
  await pane.after(SETTLED_MS);
  await pane.press('生成汇总工作簿');
  await pane.after(SETTLED_MS);
  const link = pane.all('.collect-file a')[0] as HTMLAnchorElement;
  expect(link.download).toBe('灌云县人民政府2025年政府信息公开工作年度报告汇总表.xlsx');
});

test('a note that cannot be copied is shown to be copied by hand; it can be saved as well', async () => {
  const scene = await read();
  await scene.unfold('县公安局');
  await scene.pane.press('复制');
  const text = (scene.pane.all('.collect-copy textarea')[0] as HTMLTextAreaElement).value;
  expect(text).toContain('关于退回县公安局2025年政府信息公开工作年度报告表格的意见');
  await scene.pane.press('存为 .txt');
  await scene.pane.after(SETTLED_MS);
  expect((scene.pane.all('.collect-file a')[0] as HTMLAnchorElement).download).toMatch(
    /^关于退回县公安局.*\.txt$/,
  );
  await scene.unfold('县财政局');
  expect(scene.pane.buttons()).not.toContain('存为 .txt');
});

test('a workbook without tables is compared with nothing, and a workbook without a roster says so', async () => {
  const { pane } = await read();
  await pane.press('汇总表');
  await pane.press('与本工作簿的表比较');
  await pane.after(SETTLED_MS);
  expect(pane.all('[role=alert]')).toHaveLength(1);
  await pane.press('单位、年度、名册和文件');
  await pane.press('用本工作簿的“单位名册”表');
  await pane.after(SETTLED_MS);
  expect(pane.text()).toContain('本工作簿没有名为“单位名册”的工作表。');
});

test('arrow keys go from unit to unit, Escape from what is unfolded back to its title', async () => {
  const { pane } = await read();
  const titles = pane.all('[data-unit]');
  expect(titles.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  titles[0]?.focus();
  await pane.key('ArrowDown');
  expect(document.activeElement).toBe(pane.all('[data-unit]')[1]);
  await pane.key('End');
  expect(document.activeElement).toBe(pane.all('[data-unit]').at(-1));
  await pane.key('Enter');
  pane.all('.collect-detail input, .collect-detail button')[0]?.focus();
  pane.all('.collect-detail button').at(-1)?.focus();
  await pane.key('Escape');
  expect((document.activeElement as HTMLElement).dataset['unit']).toBeDefined();
});

test('everything is dropped by 清空重来, after it was said', async () => {
  const { pane } = await read();
  await pane.press('单位、年度、名册和文件');
  await pane.press('清空重来');
  expect(pane.text()).toContain('已读取的报表和所做的选择都会清空');
  const [, confirm] = pane.all('button').filter(({ textContent }) => textContent === '清空重来');
  await pane.click(confirm ?? null);
  expect(pane.buttons()).toContain('选择文件夹…');
});

test('names of files and units are text, whatever they are', async () => {
  const submissions = hostileTexts.map((text, index) => ({
    ...ofYear(text),
    file: `${String(index)}${text}.xlsx`,
  }));
  const { pane } = await read(submissions);
  expect(pane.all('img, script, iframe, b > i')).toEqual([]);
  for (const title of pane.all('[data-unit]').slice(0, 10)) await pane.click(title);
  await pane.click(pane.all('[role=tab]')[2] ?? null);
  expect(pane.all('img, script, iframe')).toEqual([]);
});

test('is accessible while it is empty and while it has units', async () => {
  const scene = await opened();
  const violations = async (): Promise<readonly string[]> => {
    jest.useRealTimers();
    const { violations: found } = await axe.run(scene.pane.root, {
      rules: { 'color-contrast': { enabled: false } },
    });
    jest.useFakeTimers();
    return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
  };
  expect(await violations()).toEqual([]);
  await scene.choose(county().map(({ file }) => file));
  await scene.unfold('县司法局');
  expect(await violations()).toEqual([]);
});

test('speaks English where it is asked to', async () => {
  const scene = await read(county(), 'en');
  expect(scene.pane.text()).toContain('Make the workbook of the total');
  await scene.unfold('县司法局');
  await scene.pane.click(scene.pane.all('[role=tab]')[1] ?? null);
  await scene.pane.click(scene.pane.all('.collect-total .figure')[30] ?? null);
  expect(scene.pane.text()).not.toMatch(/pane\.collect|collect\.\w/);
});
