import '../support/all-messages';
import type { SheetText, TextParagraph } from '../../src/ui/actions';
import { exampleDraft, fakeActions, type FakePaneActions } from '../support/fake-actions';
import { openPane, type PaneDriver } from '../support/pane-driver';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const draft = exampleDraft();
const [first] = draft.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
const words = first?.inlines.map(({ text }) => text).join('') ?? '';

const paragraph = (change: Partial<TextParagraph> = {}): TextParagraph => ({
  place: { sheetId: 's9', sheet: '报告正文', row: 4, col: 0, cell: 'A5' },
  text: words,
  kind: 'paragraph',
  section: '一（二）',
  blocks: [first?.id ?? ''],
  edited: false,
  changes: [],
  suggestion: null,
  ...change,
});

const sheet = (paragraphs: readonly TextParagraph[], rest: Partial<SheetText> = {}): SheetText => ({
  sheet: '报告正文',
  tone: 'standard',
  paragraphs,
  removed: [],
  added: [],
  ...rest,
});

async function openDraft(
  text: SheetText | null = sheet([paragraph()]),
): Promise<{ readonly fake: FakePaneActions; readonly pane: PaneDriver }> {
  const fake = fakeActions({ draft, text });
  const pane = await openPane(fake);
  pane.ribbon.press('draft');
  await pane.after(100);
  return { fake, pane };
}

/** As a person does: the focus goes where the click goes. */
async function press(pane: PaneDriver, element: Element | null | undefined): Promise<void> {
  (element as HTMLElement).focus();
  await pane.click(element as HTMLElement);
}

describe('the sheet 报告正文 in the pane', () => {
  test('is written after a click, and the draft is read from it', async () => {
    const { fake, pane } = await openDraft(null);
    expect(fake.callsOf('editText')).toEqual([]);
    fake.workbook.written = {
      count: 9,
      refused: 0,
      undo: [],
      added: { id: 's9', plan: { sheets: [], names: [], select: null } },
    };
    fake.workbook.text = sheet([paragraph()]);
    await pane.press('写入正文表');
    expect(fake.callsOf('editText')).toEqual([{ kind: 'write' }]);
    expect(pane.text()).toContain('已写入工作表“报告正文”。');
    expect(pane.text()).toContain('以下为工作表“报告正文”的内容，数字与表格一致。');
    expect(pane.buttons()).toContain('撤销');
    expect(fake.callsOf('draft')).toHaveLength(2);
  });

  test('says what 更新数字 will change before it does', async () => {
    const { fake, pane } = await openDraft(
      sheet([paragraph({ changes: [{ from: '3', to: '5' }] })], {
        added: [{ block: '六-9', text: '新的一段。' }],
      }),
    );
    expect(pane.text()).toContain('工作表“报告正文”有 2 段与今天的数据或所选语气不同。');
    await pane.press('更新的内容（2 段）');
    expect(pane.all('.text-change')[0]?.textContent).toBe('原为3 → 改为5');
    expect(pane.text()).toContain('新增：新的一段。');
    const edited = { sheetId: 's9', col: 0, before: '5', after: { value: '3' } } as const;
    fake.workbook.written = { count: 3, refused: 0, undo: [1, 4, 30].map((row) => ({ ...edited, row })) };
    await pane.press('更新数字');
    expect(fake.callsOf('editText')).toEqual([{ kind: 'update' }]);
    expect(pane.text()).toContain('已更新“报告正文”2 段。');
  });

  test('offers today’s sentence for one of the hand, and what was taken out', async () => {
    const { fake, pane } = await openDraft(
      sheet([paragraph({ text: '我镇新收3件。', edited: true, suggestion: '全年未收到申请。' })], {
        removed: [{ block: '六-1', text: '本年度没有收费。' }],
      }),
    );
    expect(pane.text()).toContain('1 段由手工写成或改过');
    await pane.press('手工改过、说法应随数据改变（1 段）');
    expect(pane.text()).toContain('按现在的数据：全年未收到申请。');
    await pane.press('采用新的写法');
    await pane.press('已删去（1 段）');
    await pane.press('恢复');
    expect(fake.callsOf('editText')).toEqual([
      { kind: 'take', place: paragraph().place, seen: '我镇新收3件。' },
      { kind: 'bringBack', block: '六-1' },
    ]);
  });
});

describe('editing a paragraph in the pane', () => {
  const edit = (pane: PaneDriver): HTMLElement =>
    pane.all('.paper .editable').find((element) => element.querySelector('p')) as HTMLElement;

  test('a field in its place; Ctrl+Enter saves what was typed over what was seen', async () => {
    const { fake, pane } = await openDraft();
    await press(pane, edit(pane).querySelector('.edit-paragraph'));
    const area = pane.all('.paragraph-field textarea')[0] as HTMLTextAreaElement;
    expect(area.value).toBe(words);
    expect(document.activeElement).toBe(area);
    area.value = '改过的一段。';
    await pane.key('Enter', { ctrlKey: true });
    expect(fake.callsOf('editText')).toEqual([
      { kind: 'paragraph', place: paragraph().place, seen: words, text: '改过的一段。' },
    ]);
  });

  test('Escape leaves it as it is', async () => {
    const { fake, pane } = await openDraft();
    const button = edit(pane).querySelector('.edit-paragraph');
    await press(pane, button);
    await pane.key('Escape');
    expect(pane.all('.paragraph-field')).toEqual([]);
    expect(fake.callsOf('editText')).toEqual([]);
  });

  test('without the sheet it asks for it first', async () => {
    const { fake, pane } = await openDraft(null);
    await press(pane, edit(pane).querySelector('.edit-paragraph'));
    expect(pane.text()).toContain('修改文字前，须先把正文写入工作簿。');
    await press(pane, edit(pane).querySelector('.edit-first button'));
    expect(fake.callsOf('editText')).toEqual([{ kind: 'write' }]);
  });
});

describe('a bracket of the paper', () => {
  const blank = draft.blanks[0];

  test('becomes a field when pressed; Enter keeps what was typed', async () => {
    const { fake, pane } = await openDraft();
    await press(pane, pane.all('.blank-open')[0] ?? null);
    const field = pane.all('.blank-field input')[0] as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    field.value = ' 渠道较少 ';
    await pane.key('Enter');
    expect(fake.callsOf('editText')).toEqual([{ kind: 'fill', id: blank?.id, text: '渠道较少' }]);
  });

  test('Escape and an empty field leave it', async () => {
    const { fake, pane } = await openDraft();
    for (const key of ['Escape', 'Enter']) {
      await press(pane, pane.all('.blank-open')[0] ?? null);
      await pane.key(key);
      expect(pane.all('.blank-field')).toEqual([]);
    }
    expect(fake.callsOf('editText')).toEqual([]);
  });

  test('what only the office knows needs the sheet first', async () => {
    const { pane } = await openDraft(null);
    await press(pane, pane.all('.blank-open')[0] ?? null);
    (pane.all('.blank-field input')[0] as HTMLInputElement).value = '渠道较少';
    await pane.key('Enter');
    expect(pane.text()).toContain('这一处由本单位撰写，须先写入正文表。');
    expect(pane.all('.blank-field')).toHaveLength(1);
  });
});

describe('choices and the way back from the sheet', () => {
  test('another tone or charts make the draft again', async () => {
    const { fake, pane } = await openDraft();
    await press(pane, pane.all('input[name=pane-tone][value=brief]')[0] ?? null);
    await press(pane, pane.all('.charts input')[0] ?? null);
    expect(fake.callsOf('draft').slice(1)).toEqual([
      { tone: 'brief', charts: false },
      { tone: 'brief', charts: true },
    ]);
  });

  test('the figures of the selected cell are shown and counted', async () => {
    const { fake, pane } = await openDraft();
    const figure = first?.inlines.find((inline) => inline.kind === 'figure');
    const [point = ''] = figure?.kind === 'figure' ? figure.points : [];
    const place = { sheetId: 's3', sheet: '表三', row: 9, col: 9, cell: 'J10' };
    const fact = { point, value: { kind: 'number' as const, value: 1 }, place, source: '1', notices: [] };
    fake.workbook.verdict = {
      ...fake.workbook.verdict,
      report: { ...fake.workbook.verdict.report, facts: new Map([[point, fact]]) },
    };
    fake.workbook.selection = place;
    await pane.press('所选单元格在文中');
    expect(pane.all('.figure.found').length).toBeGreaterThan(0);
    expect(pane.text()).toContain(`有 ${pane.all('.figure.found').length} 处`);
    fake.workbook.selection = { ...place, row: 1, cell: 'J2' };
    await pane.press('所选单元格在文中');
    expect(pane.all('.figure.found')).toEqual([]);
    expect(pane.text()).toContain('所选单元格的数不在文中。');
  });
});
