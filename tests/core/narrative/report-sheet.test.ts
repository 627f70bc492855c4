import fc from 'fast-check';
import { reportTexts } from '../../../src/catalogue/report-texts';
import { createMemoryPort, type MemoryPort } from '../../../src/adapters/memory';
import { layOutReport, linesOfDraft } from '../../../src/core/layout/report-sheet';
import { cellName } from '../../../src/core/model/geometry';
import type { CellValue } from '../../../src/core/model/grid';
import { DEFAULT_DRAFT_OPTIONS } from '../../../src/core/model/report-draft';
import type { BoundInline, ReportParagraph, ReportSheet } from '../../../src/core/model/report-text';
import { joinBound, plainText, readBound, writeBound } from '../../../src/core/narrative/bound-text';
import { readReportSheet } from '../../../src/core/narrative/read-report-sheet';
import { draftOf } from '../../support/draft-builder';
import { hostileTexts } from '../../support/hostile-texts';
import { banpuFigures, consistentFigures, reportOf, type ReportWords } from '../../support/report-builder';

const draft = (words: ReportWords = {}, figures = banpuFigures()) => draftOf(reportOf(figures, words));

async function sheetWith(words: ReportWords = {}): Promise<MemoryPort> {
  const port = createMemoryPort();
  const plan = layOutReport(draft(words), DEFAULT_DRAFT_OPTIONS, reportTexts.sheetName, reportTexts);
  await port.execute({ sheets: [plan], names: [], select: null }, null);
  return port;
}

async function read(port: MemoryPort): Promise<ReportSheet> {
  const found = readReportSheet(await port.read(), reportTexts);
  if (!found) throw new Error('no sheet 报告正文');
  return found;
}

const NAME = reportTexts.sheetName;

/** The clerk puts the rows of the list into another order, by their numbers; a row may come twice or not at all. */
function rearrange(port: MemoryPort, order: (rows: readonly number[]) => readonly (number | null)[]): void {
  port.change((document) => ({
    ...document,
    sheets: document.sheets.map((sheet) => {
      if (sheet.name !== NAME) return sheet;
      const rows = [...new Set(sheet.cells.map(({ row }) => row))].filter((row) => row > 2);
      const kept = sheet.cells.filter(({ row }) => row <= 2);
      const moved = order(rows).flatMap((from, index) =>
        sheet.cells.filter(({ row }) => row === from).map((cell) => ({ ...cell, row: index + 3 })),
      );
      return { ...sheet, cells: [...kept, ...moved] };
    }),
  }));
}

function type(port: MemoryPort, { place }: Pick<ReportParagraph, 'place'>, text: CellValue): void {
  port.edit(NAME, cellName(place), text);
}

describe('the sheet 报告正文', () => {
  test('holds the draft, a row a block, as it reads', async () => {
    const { paragraphs } = await read(await sheetWith());
    const lines = linesOfDraft(draft(), reportTexts);
    expect(paragraphs.map(({ block, kind, text }) => ({ block, kind, text }))).toEqual(
      lines.map(({ block, kind, text }) => ({ block, kind, text })),
    );
    expect(paragraphs.map(({ generated }) => generated)).toEqual(lines.map(({ generated }) => generated));
    expect(paragraphs[0]).toMatchObject({ kind: 'title', text: '示例镇2023年政府信息公开工作年度报告' });
  });

  test('tells how it was made and which blocks it had', async () => {
    const { made, paragraphs } = await read(await sheetWith());
    expect(made?.options).toEqual(DEFAULT_DRAFT_OPTIONS);
    expect(made?.blocks).toEqual(paragraphs.map(({ block }) => block));
  });

  test('is found under another name, and by its name among several', async () => {
    const port = await sheetWith();
    port.change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet) =>
        sheet.name === NAME ? { ...sheet, name: '正文（改）' } : sheet,
      ),
    }));
    expect((await read(port)).sheet.name).toBe('正文（改）');
    const plan = layOutReport(draft(), DEFAULT_DRAFT_OPTIONS, NAME, reportTexts);
    await port.execute({ sheets: [plan], names: [], select: null }, null);
    expect((await read(port)).sheet.name).toBe(NAME);
  });

  test('is none where a workbook has none', async () => {
    expect(readReportSheet(await createMemoryPort().read(), reportTexts)).toBeNull();
  });

  test('keeps what binds a row when rows are sorted, copied and taken out', async () => {
    const port = await sheetWith();
    const before = (await read(port)).paragraphs;
    rearrange(port, (rows) =>
      [...rows]
        .reverse()
        .slice(3)
        .concat(rows[5] ?? 0),
    );
    const after = (await read(port)).paragraphs;
    expect(after.map(({ block }) => block)).toEqual([
      ...before
        .map(({ block }) => block)
        .reverse()
        .slice(3),
      before[5]?.block,
    ]);
    for (const { block, generated, text } of after) {
      expect({ generated, text }).toEqual(
        (({ generated, text }) => ({ generated, text }))(
          before.find((one) => one.block === block) as ReportParagraph,
        ),
      );
    }
  });

  test('reads what the clerk typed and where, and rows of the clerk’s own without a block', async () => {
    const port = await sheetWith();
    const [, , third] = (await read(port)).paragraphs;
    type(port, third as ReportParagraph, '改过的一段。');
    rearrange(port, (rows) => [...rows.slice(0, 3), null, ...rows.slice(3)]);
    port.edit(NAME, 'A7', '自己加的一段，3件。\r\n第二行');
    const { paragraphs } = await read(port);
    expect(paragraphs[2]).toMatchObject({ block: third?.block, text: '改过的一段。', place: { cell: 'A6' } });
    expect(paragraphs[3]).toMatchObject({
      block: null,
      kind: 'paragraph',
      text: '自己加的一段，3件。\n第二行',
      generated: null,
      place: { cell: 'A7' },
    });
  });

  test('a row of the clerk’s own may be a heading; a pasted table keeps all its words', async () => {
    const port = await sheetWith();
    const end = 3 + (await read(port)).paragraphs.length + 1;
    port.edit(NAME, `A${end}`, '七、附件');
    port.edit(NAME, `B${end}`, '一级标题');
    ['甲', '乙', 3, '丁', '戊'].forEach((text, col) => port.edit(NAME, cellName({ row: end, col }), text));
    const own = (await read(port)).paragraphs.filter(({ block }) => block === null);
    expect(own.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading1', '七、附件'],
      ['paragraph', '甲　乙　3　丁　戊'],
    ]);
  });

  test('a text that looks like a formula, markup or anything else is text', async () => {
    for (const text of hostileTexts.slice(0, 40)) {
      const port = await sheetWith({ organ: `${text}镇` });
      const { paragraphs } = await read(port);
      const lines = linesOfDraft(draft({ organ: `${text}镇` }), reportTexts);
      expect(paragraphs.map((one) => one.text)).toEqual(
        lines.map((line) => line.text.replace(/\r\n?/g, '\n')),
      );
      const sheet = port.document().sheets.find(({ name }) => name === NAME);
      expect(sheet?.cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    }
  });

  test('a text too long for a cell is cut and counts as the clerk’s own', async () => {
    const { paragraphs } = await read(await sheetWith({ entries: { phone: '长'.repeat(40_000) } }));
    const long = paragraphs.filter(({ text }) => text.length > 10_000);
    expect(long.map(({ block, text }) => [block, text.length])).toEqual([[null, 32_700]]);
  });
});

describe('a generated text as a line', () => {
  const piece = fc.stringMatching(/^[一-龟⟦⟧【】=@?()\d\n-]{0,12}$/u);
  const name = fc.stringMatching(/^[a-z@][a-z.+|()]{0,12}$/);
  const word = fc.stringMatching(/^[一-龟【】\d]{0,6}$/u);
  const inline: fc.Arbitrary<BoundInline> = fc.oneof(
    piece.map((text) => ({ kind: 'text', text }) as const),
    fc.tuple(name, word).map(([key, text]) => ({ kind: 'figure', key, text }) as const),
    fc.tuple(name, word).map(([id, text]) => ({ kind: 'blank', id, text }) as const),
    fc.tuple(name, word).map(([key, text]) => ({ kind: 'dropped', key, text }) as const),
  );

  test('is read as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(inline), (inlines) => {
        expect(readBound(writeBound(inlines))).toEqual(joinBound(inlines));
      }),
    );
  });

  test('can be read by a person', () => {
    const generated = linesOfDraft(draft({}, consistentFigures({})), reportTexts).find(({ text }) =>
      text.includes('【'),
    );
    expect(writeBound(generated?.generated ?? [])).toContain('=【');
    expect(plainText(readBound('全年新收⟦requests.received.total=3⟧件'))).toBe('全年新收3件');
  });

  test('loses nothing where it is damaged', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (line) => {
        const kept = plainText(readBound(line.replace(/[⟦⟧]/g, '')));
        expect(kept).toBe(line.replace(/[⟦⟧]/g, ''));
      }),
    );
  });
});
