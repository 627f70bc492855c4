import axe from 'axe-core';
import { GoujiError } from '../../src/core/errors';
import type { CheckedText } from '../../src/core/model/checked-text';
import type { Finding } from '../../src/core/model/finding';
import type { SheetText } from '../../src/ui/actions';
import { checkedText, fakeActions, findingOf } from '../support/fake-actions';
import type { FakePaneActions, FakeWorkbook } from '../support/fake-actions';
import { hostileTexts } from '../support/hostile-texts';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';
import type { Locale } from '../../src/catalogue/messages';

const open: PaneDriver[] = [];

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  open.splice(0).forEach(({ pane }) => pane.unmount());
  jest.useRealTimers();
});

function fileOf(name: string, text = '文字'): File {
  const file = new File([text], name);
  // jsdom has no arrayBuffer of files.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => Buffer.from(text, 'utf8') });
  return file;
}

interface Scene {
  readonly fake: FakePaneActions;
  readonly pane: PaneDriver;
  choose(role: 'text' | 'previous', file: File): Promise<void>;
  drop(files: readonly File[], half: 'upper' | 'lower'): Promise<void>;
}

async function opened(given: Partial<FakeWorkbook> = {}, locale: Locale = 'zh-CN'): Promise<Scene> {
  const fake = fakeActions(given);
  const pane = await openPane(fake, locale);
  open.push(pane);
  pane.ribbon.press('draft');
  await pane.after(500);
  await pane.press(locale === 'en' ? 'Check the text' : '核对文字');
  await pane.after(500);
  return {
    fake,
    pane,
    async choose(role, file) {
      const [input] = pane.all(`input[data-role=${role}]`) as readonly HTMLInputElement[];
      Object.defineProperty(input, 'files', { value: [file], configurable: true });
      Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
      input?.dispatchEvent(new Event('change', { bubbles: true }));
      await pane.after(100);
    },
    async drop(files, half) {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      const clientY = half === 'upper' ? 1 : window.innerHeight - 1;
      Object.assign(event, { dataTransfer: { files, types: ['Files'] }, clientY });
      pane.root.dispatchEvent(event);
      await pane.after(100);
    },
  };
}

const wrongFigure = (): Finding =>
  findingOf({
    id: 'TXT-01:收到申请8件',
    rule: 'TXT-01',
    severity: 'warning',
    table: null,
    cells: ['s3!J4'],
    message: {
      key: 'finding.prose.one',
      values: { subject: '新收申请', stated: '8件', figures: '表三新收为9', difference: 1 },
    },
    quote: { text: '全年收到申请8件', line: 12 },
  });

const copied = (): Finding =>
  findingOf({
    id: 'Y-08:alike:5',
    rule: 'Y-08',
    severity: 'info',
    table: null,
    cells: [],
    message: { key: 'finding.Y-08.alike', values: { heading: '五、存在的主要问题及改进情况', percent: 88 } },
    quote: { text: '一是解读形式单一…', line: 20, page: 3 },
    passages: [
      {
        here: { text: '一是解读形式单一，共3次', line: 20, page: 3 },
        before: { text: '一是解读形式单一，共2次', line: 18, page: 2 },
      },
    ],
  });

const found = (findings: readonly Finding[]): CheckedText =>
  checkedText({
    notices: ['TRACKED_CHANGES'],
    findings,
    sections: [
      { chapter: 1, heading: '一、总体情况', characters: 812, before: 790, alike: 64 },
      { chapter: 6, heading: '六、其他需要报告的事项', characters: 12, before: 12, alike: null },
    ],
  });

describe('核对文字', () => {
  it('says what it is for, and is a step of the report', async () => {
    const { pane } = await opened();
    expect(pane.text()).toContain('核对文字与工作簿的表格是否一致');
    expect(pane.text()).toContain('不改动工作簿和文件');
    expect(pane.all('[aria-current=step]').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('报告'),
    ]);
  });

  it('names sentence, trouble and cell of each finding by what it is about, and goes to the cell', async () => {
    const { pane, fake, choose } = await opened({ checked: found([copied(), wrongFigure()]) });
    await choose('text', fileOf('领导修改.docx'));
    expect(pane.spoken()).toContain('0 处错误，1 处提醒，1 处提示');
    expect(pane.focused()).toBe('报告.docx');
    expect(pane.all('.findings h2').map(({ textContent }) => textContent)).toEqual([
      '数字不符（1）',
      '与上年雷同（1）',
    ]);
    expect(pane.text()).toContain('全年收到申请8件');
    expect(pane.text()).toContain('表三新收为9');
    expect(pane.text()).toContain('已按接受修订后的内容读取');
    expect(pane.all('.counters li').map(({ textContent }) => textContent?.trim())).toEqual([
      '0 错误',
      '1 提醒',
      '1 提示',
    ]);
    await pane.press('定位 J4');
    expect(fake.callsOf('reveal')).toMatchObject([{ cell: 'J4' }]);
    await pane.press('相同的文字（1段）');
    expect(pane.all('.prose-passages li div').map(({ textContent }) => textContent)).toEqual([
      '本年 第3页一是解读形式单一，共3次',
      '上年 第2页一是解读形式单一，共2次',
    ]);
    expect(pane.all('.prose-sections tbody tr').map(({ textContent }) => textContent)).toEqual([
      '一、总体情况81279064%',
      '六、其他需要报告的事项1212—',
    ]);
  });

  it('is calm where nothing was found, and says what was looked at and what could not be', async () => {
    const { checked } = checkedText();
    const { pane, choose } = await opened({
      checked: checkedText({ checked: { ...checked, lastYear: null, previous: null } }),
    });
    await choose('text', fileOf('报告.docx'));
    expect(pane.all('.calm.clean')).toHaveLength(1);
    expect(pane.text()).toContain('看了30句，其中12处写到表格中的数');
    expect(pane.text()).toContain('增减幅度没有核对');
    expect(pane.text()).toContain('是否与上年雷同没有核对');
  });

  it('is not green where no figure could be checked', async () => {
    const { checked } = checkedText();
    const { pane, choose } = await opened({
      checked: checkedText({ checked: { ...checked, tables: null, claims: 0 } }),
    });
    await choose('text', fileOf('报告.docx'));
    expect(pane.all('.calm.clean')).toHaveLength(0);
    expect(pane.text()).toContain('数字没有核对');
  });

  it('takes what is dropped above as the text and below as last year’s', async () => {
    const { fake, drop, pane } = await opened();
    await drop([fileOf('2024.docx')], 'lower');
    expect(fake.callsOf('checkText')).toEqual([]);
    expect(pane.text()).toContain('上年报告：2024.docx');
    await drop([fileOf('2025.docx'), fileOf('别的.docx')], 'upper');
    expect(fake.callsOf('checkText')).toMatchObject([
      { input: { name: '2025.docx' }, previous: { name: '2024.docx' } },
    ]);
    expect(pane.text()).toContain('一次核对一个文件');
    await pane.press('移除');
    expect(fake.callsOf('checkText')[1]).toMatchObject({ input: { name: '2025.docx' }, previous: null });
    expect(fake.callsOf('importReports')).toEqual([]);
  });

  it('takes pasted text, and nothing where nothing was pasted', async () => {
    const { pane, fake } = await opened();
    await pane.press('粘贴文字');
    await pane.press('核对粘贴的文字');
    expect(fake.callsOf('checkText')).toEqual([]);
    await pane.type('要核对的文字', '全年收到申请8件。');
    await pane.press('核对粘贴的文字');
    expect(fake.callsOf('checkText')).toMatchObject([{ input: { text: '全年收到申请8件。' } }]);
  });

  it('checks the sheet 报告正文 where the workbook has it', async () => {
    const text: SheetText = { sheet: '报告正文', tone: null, paragraphs: [], removed: [], added: [] };
    const { pane, fake } = await opened({ text, checked: checkedText({ kind: 'sheet', name: '' }) });
    await pane.press('核对工作表“报告正文”');
    expect(fake.callsOf('checkText')).toMatchObject([{ input: { sheet: true } }]);
    expect(pane.text()).toContain('工作表“报告正文”');
  });

  it('says when the tables have changed since, and checks again on a click', async () => {
    const { pane, fake, choose } = await opened({ checked: found([wrongFigure()]) });
    await choose('text', fileOf('领导修改.docx'));
    expect(pane.all('.bar.caution')).toEqual([]);
    fake.edit();
    await pane.after(1000);
    expect(pane.all('.bar.caution').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('表格已改动'),
    ]);
    fake.workbook.checked = checkedText();
    await pane.press('重新核对');
    expect(pane.all('.bar.caution')).toEqual([]);
    expect(pane.text()).toContain('没有发现问题');
    expect(fake.callsOf('checkText')).toHaveLength(2);
  });

  it('keeps what was found when another file cannot be read, and says why', async () => {
    const { pane, fake, choose, drop } = await opened({ checked: found([wrongFigure()]) });
    await choose('text', fileOf('领导修改.docx'));
    fake.failNext('checkText', new GoujiError('NO_TEXT'));
    await drop([fileOf('图片.docx')], 'upper');
    expect(pane.text()).toContain('没有找到可以核对的文字');
    expect(pane.text()).toContain('全年收到申请8件');
    await pane.press('换一个文件');
    expect(pane.text()).not.toContain('全年收到申请8件');
    expect(pane.text()).not.toContain('没有找到可以核对的文字');
    expect(pane.button('选择文件')).toBeTruthy();
  });

  it('shows hostile text as text', async () => {
    const findings = hostileTexts.map((text, index) => ({
      ...wrongFigure(),
      id: `TXT-01:${String(index)}`,
      quote: { text, line: index },
      message: { key: 'finding.DOC-14.organ', values: { name: text, organ: text } },
      passages: [{ here: { text, line: 1 }, before: { text, line: 2 } }],
    }));
    const { pane, choose } = await opened({
      checked: checkedText({ name: hostileTexts[1] ?? '', findings }),
    });
    await choose('text', fileOf('领导修改.docx'));
    for (const button of pane
      .all('.findings button')
      .filter(({ textContent }) => /^另/.test(textContent ?? '')))
      await pane.click(button);
    expect(pane.all('.finding')).toHaveLength(hostileTexts.length);
    expect(pane.all('script, img, iframe, main a, main svg:not([aria-hidden])')).toEqual([]);
    expect(pane.all('.prose-quote q').map(({ textContent }) => textContent)).toEqual(hostileTexts);
  });

  it.each(['zh-CN', 'en'] as const)('has no accessibility violation in %s', async (locale) => {
    const { pane, choose } = await opened({ checked: found([copied(), wrongFigure()]) }, locale);
    await choose('text', fileOf('领导修改.docx'));
    await pane.click(pane.all('.findings .button.link[aria-expanded]')[0] ?? null);
    jest.useRealTimers();
    const { violations } = await axe.run(pane.root, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(pane.text()).not.toMatch(/pane\.prose|finding\.|notice\./);
  });
});
