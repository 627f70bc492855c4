import fc from 'fast-check';
import { writeDocx } from '../../../src/adapters/docx';
import { xmlText } from '../../../src/adapters/xml-text';
import type { ReportDraft } from '../../../src/core/model/report-draft';
import { all, first, parseXml, partsOf, wordText, type XmlElement } from '../../support/docx-parts';
import { draftOf, findingAbout, tablesOf } from '../../support/draft-builder';
import { hostileTexts, manyHostileTexts } from '../../support/hostile-texts';
import { banpuFigures, reportOf } from '../../support/report-builder';
import { misplaced } from '../../support/word-order';

const banpu = reportOf(banpuFigures(), { organ: '板浦镇' });
const paragraph = (text: string): ReportDraft['blocks'][number] => ({
  kind: 'paragraph',
  id: 'block-105',
  inlines: [{ kind: 'text', text }],
});
const draftWith = (blocks: ReportDraft['blocks'], title = '标题'): ReportDraft => ({
  title,
  blocks,
  blanks: [],
  metadata: [],
});

async function partsOfDraft(draft: ReportDraft): Promise<ReadonlyMap<string, XmlElement>> {
  return new Map([...partsOf(await writeDocx(draft))].map(([name, xml]) => [name, parseXml(xml)]));
}

function part(parts: ReadonlyMap<string, XmlElement>, name: string): XmlElement {
  const found = parts.get(name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
}

const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes[name];

describe('the layout of GB/T 9704-2012', () => {
  let parts: ReadonlyMap<string, XmlElement>;
  let body: XmlElement;
  beforeAll(async () => {
    parts = await partsOfDraft(draftOf(banpu));
    body = part(parts, 'word/document.xml');
  });

  const styleOf = (id: string): XmlElement => {
    const found = all(part(parts, 'word/styles.xml'), 'w:style').find(
      (style) => attribute(style, 'w:styleId') === id,
    );
    if (!found) throw new Error(`no style ${id}`);
    return found;
  };

  test('A4 with margins of 37, 35, 28 and 26 mm, to the nearest twip', () => {
    expect(first(body, 'w:pgSz')?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    expect(first(body, 'w:pgMar')?.attributes).toMatchObject({
      'w:top': '2098',
      'w:bottom': '1984',
      'w:left': '1587',
      'w:right': '1474',
    });
  });

  test('22 lines of 28 characters fit into the type area', () => {
    const body28 = first(styleOf('ReportBody'), 'w:rPr');
    const character =
      Number(attribute(first(body28, 'w:sz'), 'w:val')) * 10 +
      Number(attribute(first(body28, 'w:spacing'), 'w:val'));
    const width = 11906 - 1587 - 1474;
    expect(Math.floor(width / character)).toBe(28);
    const line = Number(attribute(first(first(styleOf('ReportBody'), 'w:pPr'), 'w:spacing'), 'w:line'));
    expect(Math.floor((16838 - 2098 - 1984) / line)).toBe(22);
    expect(Math.abs(line - 29 * 20)).toBeLessThanOrEqual(1);
  });

  test.each([
    ['Title', '方正小标宋简体', '44'],
    ['Heading1', '黑体', '32'],
    ['Heading2', '楷体_GB2312', '32'],
    ['ReportBody', '仿宋_GB2312', '32'],
  ])('%s is set in %s, black', (id, font, size) => {
    const run = first(styleOf(id), 'w:rPr');
    expect(attribute(first(run, 'w:rFonts'), 'w:eastAsia')).toBe(font);
    expect(attribute(first(run, 'w:sz'), 'w:val')).toBe(size);
    if (id !== 'ReportBody') expect(attribute(first(run, 'w:color'), 'w:val')).toBe('000000');
  });

  test('body lines are exact, justified, the first indented by two characters', () => {
    const style = first(styleOf('ReportBody'), 'w:pPr');
    expect(first(style, 'w:spacing')?.attributes).toMatchObject({ 'w:line': '579', 'w:lineRule': 'exact' });
    expect(first(style, 'w:ind')?.attributes).toMatchObject({
      'w:firstLineChars': '200',
      'w:firstLine': '640',
    });
    expect(attribute(first(style, 'w:jc'), 'w:val')).toBe('both');
  });

  test('headings are real Word headings in the order of the form', () => {
    const headings = all(body, 'w:p')
      .map((each) => [attribute(first(each, 'w:pStyle'), 'w:val'), wordText(each)] as const)
      .filter(([style]) => style === 'Heading1' || style === 'Heading2' || style === 'Title');
    expect(headings[0]).toEqual(['Title', '板浦镇2023年政府信息公开工作年度报告']);
    expect(
      headings
        .filter(([style]) => style === 'Heading1')
        .map(([, text]) => text.charAt(0))
        .join(''),
    ).toBe('一二三四五六');
    expect(headings.filter(([style]) => style === 'Heading2')).toHaveLength(5);
  });

  test('headings have their level in the outline, and body text follows them', () => {
    const outline = (id: string): string | undefined =>
      attribute(first(styleOf(id), 'w:outlineLvl'), 'w:val');
    expect([outline('Heading1'), outline('Heading2')]).toEqual(['0', '1']);
    expect(attribute(first(styleOf('Heading1'), 'w:next'), 'w:val')).toBe('ReportBody');
  });

  test('everything stands in the order that the schema asks for', () => {
    expect([...parts.values()].flatMap(misplaced)).toEqual([]);
    expect(misplaced(parseXml('<w:rPr><w:sz/><w:color/><w:x/></w:rPr>'))).toEqual([
      'w:rPr: color after sz',
      'w:rPr: x has no place',
    ]);
  });

  test('the properties name title and language, and no moment', () => {
    const core = part(parts, 'docProps/core.xml');
    expect(first(core, 'dc:title')?.text).toBe('板浦镇2023年政府信息公开工作年度报告');
    expect(first(core, 'dc:language')?.text).toBe('zh-CN');
    expect(first(core, 'dcterms:created')).toBeUndefined();
    expect(first(core, 'dcterms:modified')).toBeUndefined();
  });

  test('every run names its Chinese font', () => {
    const runs = ['word/document.xml', 'word/footer1.xml', 'word/footer2.xml'].flatMap((name) =>
      all(part(parts, name), 'w:r'),
    );
    expect(runs.length).toBeGreaterThan(300);
    for (const run of runs) expect(attribute(first(run, 'w:rFonts'), 'w:eastAsia')).toBeTruthy();
  });

  test('a font that is missing has a named fall-back', () => {
    const fallbacks = all(part(parts, 'word/fontTable.xml'), 'w:font').map(
      (font) => `${attribute(font, 'w:name')}→${attribute(first(font, 'w:altName'), 'w:val')}`,
    );
    expect(fallbacks).toEqual(
      expect.arrayContaining(['方正小标宋简体→华文中宋', '仿宋_GB2312→仿宋', '楷体_GB2312→楷体']),
    );
  });

  test('page numbers between dashes, right on odd pages and left on even ones, 4号', () => {
    expect(first(part(parts, 'word/settings.xml'), 'w:evenAndOddHeaders')).toBeDefined();
    const footers = all(body, 'w:footerReference').map((reference) => attribute(reference, 'w:type'));
    expect(footers).toEqual(['default', 'even']);
    const seen = ['word/footer1.xml', 'word/footer2.xml'].map((name) => {
      const footer = part(parts, name);
      return [
        attribute(first(footer, 'w:jc'), 'w:val'),
        wordText(footer),
        attribute(first(footer, 'w:sz'), 'w:val'),
      ];
    });
    expect(seen).toEqual([
      ['right', '—  —', '28'],
      ['left', '—  —', '28'],
    ]);
  });

  test('tables: merged as in the form, full width, head repeated, no row split, type not below 9 pt', () => {
    const tables = all(body, 'w:tbl');
    const drafts = tablesOf(draftOf(banpu));
    expect(tables).toHaveLength(3);
    tables.forEach((table, index) => {
      const draft = drafts[index];
      const grid = all(table, 'w:gridCol').map((col) => Number(attribute(col, 'w:w')));
      expect(grid).toHaveLength(draft?.widths.length ?? -1);
      expect(grid.reduce((sum, width) => sum + width, 0)).toBe(8844);
      const rows = all(table, 'w:tr');
      expect(rows).toHaveLength(draft?.rows ?? -1);
      for (const row of rows) expect(first(row, 'w:cantSplit')).toBeDefined();
      expect(rows.filter((row) => first(row, 'w:tblHeader') !== undefined)).toHaveLength(
        draft?.headerRows ?? -1,
      );
      for (const size of all(table, 'w:sz'))
        expect(Number(attribute(size, 'w:val'))).toBeGreaterThanOrEqual(18);
      const texts = all(table, 'w:tc')
        .filter((cell) => attribute(first(cell, 'w:vMerge'), 'w:val') !== 'continue')
        .map(wordText);
      expect(texts).toEqual(draft?.cells.map(({ text }) => text));
      expect(
        rows.map((row) =>
          all(row, 'w:tc').reduce(
            (sum, cell) => sum + Number(attribute(first(cell, 'w:gridSpan'), 'w:val') ?? 1),
            0,
          ),
        ),
      ).toEqual(rows.map(() => grid.length));
    });
  });

  test('表三 begins on a page of its own, the smaller tables stay with their headings', () => {
    const broken = all(body, 'w:p').filter((each) => first(each, 'w:pageBreakBefore') !== undefined);
    expect(broken.map(wordText)).toEqual(['三、收到和处理政府信息公开申请情况']);
    expect(first(styleOf('Heading1'), 'w:keepNext')).toBeDefined();
    const [proactive] = all(body, 'w:tbl');
    const rows = proactive ? all(proactive, 'w:tr') : [];
    expect(rows.slice(0, -1).every((row) => first(row, 'w:keepNext') !== undefined)).toBe(true);
  });

  test('brackets and pending figures are shaded, nothing else in the prose is', async () => {
    const draft = draftOf(banpu, [findingAbout(['requests.received.total'])]);
    const document = part(await partsOfDraft(draft), 'word/document.xml');
    const shaded = all(document, 'w:r').filter((run) => first(run, 'w:shd') !== undefined);
    expect(shaded.map(wordText).filter((text) => text !== '【待核】')).toEqual(
      draft.blanks.map(({ text }) => text),
    );
    const pending = shaded.filter((run) => wordText(run) === '【待核】');
    expect(pending.length).toBeGreaterThan(0);
    expect(pending.map((run) => attribute(first(run, 'w:shd'), 'w:fill'))).toEqual(
      pending.map(() => 'F8CBAD'),
    );
    const cell = all(document, 'w:tc').find((each) => wordText(each) === '【待核】');
    expect(attribute(first(cell, 'w:shd'), 'w:fill')).toBe('F8CBAD');
  });
});

test('a title longer than a line breaks between the organ and the name of the report', async () => {
  const draft = draftOf(reportOf(banpuFigures(), { organ: '江苏省连云港市海州区板浦镇人民政府' }));
  const title = first(part(await partsOfDraft(draft), 'word/document.xml'), 'w:p');
  expect(title && wordText(title)).toBe('江苏省连云港市海州区板浦镇人民政府\n2023年政府信息公开工作年度报告');
});

describe('safety', () => {
  test('no field but the page number, nothing from outside, no embedded document', async () => {
    const organ = hostileTexts.join('');
    const bytes = await writeDocx(
      draftOf(reportOf(banpuFigures(), { organ, entries: { website: organ, phone: organ } })),
    );
    const xml = [...partsOf(bytes).values()].join('\n');
    expect(xml).not.toMatch(
      /TargetMode="External"|<w:fldSimple|<w:altChunk|<w:hyperlink|<w:object|<w:updateFields/,
    );
    const fields = [...partsOf(bytes).values()].flatMap((each) => all(parseXml(each), 'w:instrText'));
    expect(fields.map(({ text }) => text)).toEqual(['PAGE', 'PAGE']);
  });

  test.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'shows %s as text',
    async (_, text) => {
      const parts = await partsOfDraft(draftWith([paragraph(text)], text));
      const [title, , shown] = all(part(parts, 'word/document.xml'), 'w:p');
      expect(shown && wordText(shown)).toBe(xmlText(text));
      expect(title && wordText(title)).toBe(xmlText(text));
      expect(first(part(parts, 'docProps/core.xml'), 'dc:title')?.text).toBe(xmlText(text));
    },
  );

  test('200 hostile texts in one document come out as they went in', async () => {
    const parts = await partsOfDraft(draftWith(manyHostileTexts.map(paragraph)));
    expect(manyHostileTexts).toHaveLength(200);
    expect(all(part(parts, 'word/document.xml'), 'w:p').slice(2).map(wordText)).toEqual(
      manyHostileTexts.map(xmlText),
    );
  });

  test('300 random texts come out as they went in, in well-formed XML', async () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0x7f }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
    );
    const text = fc.array(unit, { maxLength: 40 }).map((units) => String.fromCharCode(...units));
    const texts = fc.sample(text, { numRuns: 300, seed: 9704 });
    const parts = await partsOfDraft(draftWith(texts.map(paragraph)));
    const shown = all(part(parts, 'word/document.xml'), 'w:p').slice(2).map(wordText);
    expect(shown).toEqual(texts.map(xmlText));
  });
});

test('the same draft gives the same bytes', async () => {
  const draft = draftOf(banpu);
  const once = await writeDocx(draft);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const again = await writeDocx(draft);
  expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
});
