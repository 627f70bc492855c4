import { reportTexts } from '../../src/catalogue/report-texts';
import { cellName } from '../../src/core/model/geometry';
import {
  DEFAULT_DRAFT_OPTIONS,
  type DraftOptions,
  type ReportDraft,
} from '../../src/core/model/report-draft';
import type { MadeDraft, SheetText, TextEdit, TextParagraph, Written } from '../../src/ui/actions';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

const NAME = reportTexts.sheetName;
const RECEIVED = { 'requests.received.naturalPerson': 3, 'requests.granted.naturalPerson': 3 };

/** A filled template, the pane's actions over it, and what stands in its sheet 报告正文. */
class Desk {
  private constructor(readonly book: TemplateWorkbook) {}

  static async open(figures: Readonly<Record<string, number>> = RECEIVED): Promise<Desk> {
    const desk = new Desk(await templateWorkbook('typed'));
    await desk.book.fill(consistentFigures(figures));
    return desk;
  }

  static async written(): Promise<Desk> {
    const desk = await Desk.open();
    await desk.edit({ kind: 'write' });
    return desk;
  }

  edit(edit: TextEdit, options: DraftOptions = DEFAULT_DRAFT_OPTIONS): Promise<Written> {
    return this.book.actions.editText(edit, options);
  }

  made(options: DraftOptions = DEFAULT_DRAFT_OPTIONS): Promise<MadeDraft> {
    return this.book.actions.draft(undefined, options);
  }

  async text(options?: DraftOptions): Promise<SheetText> {
    const { text } = await this.made(options);
    if (!text) throw new Error('no sheet 报告正文');
    return text;
  }

  async paragraph(words: string): Promise<TextParagraph> {
    const { paragraphs } = await this.text();
    const found = paragraphs.find(({ text }) => text.includes(words));
    if (!found) throw new Error(`no paragraph with ${words}`);
    return found;
  }

  async type(words: string, change: (text: string) => string): Promise<void> {
    const { place, text } = await this.paragraph(words);
    this.book.port.edit(NAME, cellName(place), change(text));
  }

  figures(figures: Readonly<Record<string, number>>): Promise<void> {
    return this.book.fill(consistentFigures(figures));
  }
}

function proseOf({ title, blocks }: ReportDraft): string {
  return [
    title,
    ...blocks.flatMap((block) => ('inlines' in block ? block.inlines.map(({ text }) => text).join('') : [])),
  ].join('\n');
}

const SEVEN = { 'requests.received.naturalPerson': 7, 'requests.granted.naturalPerson': 7 };

describe('the sheet 报告正文 through the pane', () => {
  test('is added once, shows the draft as it was, and can be taken back', async () => {
    const desk = await Desk.open();
    const before = await desk.made();
    expect(before.text).toBeNull();
    const written = await desk.edit({ kind: 'write' });
    const after = await desk.made();
    expect(after.draft).toEqual(before.draft);
    expect(after.text?.paragraphs.every(({ edited, changes }) => !edited && changes.length === 0)).toBe(true);
    expect(after.text).toMatchObject({ sheet: NAME, tone: 'standard', removed: [], added: [] });
    await desk.book.actions.undoWritten(written.undo, written.added);
    expect((await desk.made()).text).toBeNull();
  });

  test('更新数字 puts today’s figures into it, the hand’s words stay, and it can be taken back', async () => {
    const desk = await Desk.written();
    await desk.type('申请3件', (text) => text.replace('申请3件', '申请3件（均为自然人）'));
    await desk.figures(SEVEN);
    const { text, draft } = await desk.made();
    const changed = text?.paragraphs.filter(({ changes }) => changes.length > 0) ?? [];
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.flatMap(({ changes }) => changes)).toContainEqual({ from: '3', to: '7' });
    expect(proseOf(draft)).toContain('申请7件（均为自然人）');
    const written = await desk.edit({ kind: 'update' });
    expect((await desk.paragraph('（均为自然人）')).text).toContain('申请7件（均为自然人）');
    const after = await desk.made();
    expect(after.draft).toEqual(draft);
    expect(after.text?.paragraphs.flatMap(({ changes }) => changes)).toEqual([]);
    expect(await desk.edit({ kind: 'update' })).toMatchObject({ count: 0, refused: 0 });
    await desk.book.actions.undoWritten(written.undo);
    expect((await desk.paragraph('（均为自然人）')).text).toContain('申请3件（均为自然人）');
    expect((await desk.made()).draft).toEqual(draft);
  });

  test('a sentence that would be another one is kept and the other offered', async () => {
    const desk = await Desk.written();
    await desk.type('申请3件', (text) => `${text}群众比较满意。`);
    await desk.figures({});
    const paragraph = await desk.paragraph('群众比较满意');
    expect(paragraph.suggestion).toMatch(/没有|未/);
    await desk.edit({ kind: 'update' });
    expect((await desk.paragraph('群众比较满意')).text).toContain('3件');
    const { place, text, suggestion } = await desk.paragraph('群众比较满意');
    await desk.edit({ kind: 'take', place, seen: text });
    expect((await desk.text()).paragraphs.find(({ place: { row } }) => row === place.row)).toMatchObject({
      text: suggestion,
      edited: false,
      suggestion: null,
    });
  });

  test('a row taken out stays out, is listed, and can be brought back to its place', async () => {
    const desk = await Desk.written();
    const full = (await desk.made()).draft;
    const { place, blocks } = await desk.paragraph('申请3件');
    for (const col of ['A', 'B', 'C', 'D']) desk.book.port.edit(NAME, `${col}${place.row + 1}`, null);
    expect((await desk.text()).removed.map(({ block }) => block)).toEqual(blocks);
    await desk.edit({ kind: 'update' });
    expect(proseOf((await desk.made()).draft)).not.toContain('申请3件');
    await desk.edit({ kind: 'bringBack', block: blocks[0] ?? '' });
    expect((await desk.made()).draft).toEqual(full);
    expect((await desk.text()).removed).toEqual([]);
  });

  test('a text emptied by hand counts as taken out and comes back in its row', async () => {
    const desk = await Desk.written();
    const { place, text, blocks } = await desk.paragraph('申请3件');
    desk.book.port.edit(NAME, cellName(place), '');
    expect((await desk.text()).removed.map(({ block }) => block)).toEqual(blocks);
    await desk.edit({ kind: 'bringBack', block: blocks[0] ?? '' });
    expect((await desk.paragraph('申请3件')).place).toEqual(place);
    expect((await desk.paragraph('申请3件')).text).toBe(text);
  });

  test('a row of the clerk’s own stays where it is, with its brackets and line breaks', async () => {
    const desk = await Desk.written();
    const { rows } = { rows: (await desk.text()).paragraphs.length };
    desk.book.port.edit(NAME, `A${rows + 4}`, '特色工作：【补充】。\n第二段，3件。');
    await desk.figures(SEVEN);
    await desk.edit({ kind: 'update' });
    const { draft } = await desk.made();
    expect(draft.blocks.slice(-2).map((block) => ('inlines' in block ? block.inlines : []))).toEqual([
      [
        { kind: 'text', text: '特色工作：' },
        { kind: 'blank', id: '自拟#1', text: '【补充】' },
        { kind: 'text', text: '。' },
      ],
      [{ kind: 'text', text: '第二段，3件。' }],
    ]);
    expect(draft.blanks[draft.blanks.length - 1]).toMatchObject({ id: '自拟#1', text: '【补充】' });
  });

  test('another tone rewrites what nobody touched and leaves the hand’s words with their figures', async () => {
    const desk = await Desk.written();
    await desk.type('申请3件', (text) => text.replace('申请3件', '申请3件（均为自然人）'));
    await desk.figures(SEVEN);
    const brief = { tone: 'brief', charts: false } as const;
    expect(proseOf((await desk.made(brief)).draft)).toContain('申请7件（均为自然人）');
    await desk.edit({ kind: 'update' }, brief);
    const text = await desk.text(brief);
    expect(text.tone).toBe('brief');
    expect(text.paragraphs.flatMap(({ changes }) => changes)).toEqual([]);
    expect(await desk.paragraph('申请7件（均为自然人）')).toMatchObject({ edited: true });
  });

  test('words typed in the pane go into the row the clerk saw, and nowhere else', async () => {
    const desk = await Desk.written();
    const { place, text } = await desk.paragraph('申请3件');
    const written = await desk.edit({ kind: 'paragraph', place, seen: text, text: '=1+1，收到申请3件。' });
    expect((await desk.paragraph('=1+1')).text).toBe('=1+1，收到申请3件。');
    expect(
      desk.book.port
        .document()
        .sheets.flatMap(({ name, cells }) => (name === NAME ? cells : []))
        .filter(({ formula }) => formula !== undefined),
    ).toEqual([]);
    expect(await desk.edit({ kind: 'paragraph', place, seen: text, text: '别的' })).toMatchObject({
      count: 0,
      refused: 1,
    });
    const back = await desk.book.actions.undoWritten(written.undo);
    expect((await desk.paragraph('申请3件')).text).toBe(text);
    await desk.book.actions.undoWritten(back.undo);
    expect((await desk.paragraph('=1+1')).place).toEqual(place);
    expect(
      desk.book.port
        .document()
        .sheets.flatMap(({ name, cells }) => (name === NAME ? cells : []))
        .filter(({ formula }) => formula !== undefined),
    ).toEqual([]);
  });
});

describe('filling in a bracket', () => {
  const bracketWith = async (desk: Desk, words: string): Promise<string> => {
    const { draft } = await desk.made();
    const id = draft.blanks.find(({ text }) => text.includes(words))?.id;
    if (id === undefined)
      throw new Error(`no bracket with ${words}: ${draft.blanks.map(({ text }) => text).join()}`);
    return id;
  };

  test('an entry of 基本信息 goes there, also without the sheet 报告正文', async () => {
    const desk = await Desk.open();
    const id = await bracketWith(desk, '联系电话');
    expect(await desk.edit({ kind: 'fill', id, text: ' 0518-123 ' })).toMatchObject({ count: 1, refused: 0 });
    expect((await desk.book.verdict()).report.profile.entries.get('phone')).toBe('0518-123');
    expect(proseOf((await desk.made()).draft)).toContain('0518-123');
  });

  test('with the sheet it goes into both, and the paragraph counts as untouched', async () => {
    const desk = await Desk.written();
    const id = await bracketWith(desk, '联系电话');
    await desk.edit({ kind: 'fill', id, text: '0518-123' });
    expect((await desk.book.verdict()).report.profile.entries.get('phone')).toBe('0518-123');
    expect(await desk.paragraph('0518-123')).toMatchObject({ edited: false, changes: [] });
  });

  test('what only the office knows goes into the sheet, and cannot go anywhere without it', async () => {
    const without = await Desk.open();
    const asked = (await without.made()).draft.blanks;
    const own = asked[asked.length - 1];
    expect(await without.edit({ kind: 'fill', id: own?.id ?? '', text: '略' })).toMatchObject({
      count: 0,
      refused: 1,
    });
    const desk = await Desk.written();
    await desk.edit({ kind: 'fill', id: own?.id ?? '', text: '渠道较少，\n更新不及时' });
    const { draft } = await desk.made();
    expect(draft.blanks.map(({ id }) => id)).not.toContain(own?.id);
    expect(proseOf(draft)).toContain('渠道较少， 更新不及时');
    await desk.figures(SEVEN);
    await desk.edit({ kind: 'update' });
    expect(proseOf((await desk.made()).draft)).toContain('渠道较少， 更新不及时');
  });
});
