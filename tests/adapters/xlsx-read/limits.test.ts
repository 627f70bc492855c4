import { readXlsx, XLSX_LIMITS, type XlsxLimits } from '../../../src/adapters/xlsx/read';
import { outcomeOf, refusalOf } from '../../support/read-outcome';
import {
  buildXlsx,
  relationship,
  sheetXlsx,
  xlsxParts,
  DECLARATION,
  TRANSITIONAL,
} from '../../support/xlsx-builder';
import { buildZip, utf8 } from '../../support/zip-builder';

/** The usual limits with one of them set to what the case allows. */
const limit = (changed: Partial<XlsxLimits>): XlsxLimits => ({ ...XLSX_LIMITS, ...changed });

const texts = (count: number) => '<si><t>甲</t></si>'.repeat(count);
const cells = (count: number) => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`;
const textCell = (length: number) => `<row><c t="str"><v>${'甲'.repeat(length)}</v></c></row>`;
const formulaCell = (length: number) => `<row><c><f>${'1'.repeat(length)}</f><v>1</v></c></row>`;
const nested = (depth: number) => `${'<a>'.repeat(depth - 3)}${'</a>'.repeat(depth - 3)}`;
const attributes = (count: number) =>
  `<row ${Array.from({ length: count }, (_, i) => `a${i}=""`).join(' ')}/>`;
const definedNames = (count: number) =>
  `<definedNames>${'<definedName name="a">1</definedName>'.repeat(count)}</definedNames>`;
const list = (count: number, entry: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join('');
const sheets = (count: number) => Array.from({ length: count }, () => ({ rows: '' }));
/** A sheet part of exactly this many bytes. */
const partOf = (bytes: number) => {
  const empty = `${DECLARATION}<worksheet xmlns="${TRANSITIONAL.main}"></worksheet>`;
  const filler = ' '.repeat(bytes - utf8(empty).length);
  return buildXlsx({ parts: { 'xl/worksheets/sheet1.xml': empty.replace('></', `>${filler}</`) } });
};

describe('limits of real size, just below and just above', () => {
  it.each<[string, () => Uint8Array, () => Uint8Array, string]>([
    [
      'sheets',
      () => buildXlsx({ sheets: sheets(256) }),
      () => buildXlsx({ sheets: sheets(257) }),
      'XLSX_TOO_MANY_SHEETS',
    ],
    [
      'characters of a text',
      () => sheetXlsx(textCell(32_767)),
      () => sheetXlsx(textCell(32_768)),
      'XML_TOO_LARGE',
    ],
    [
      'characters of a shared text',
      () => sheetXlsx('', { strings: `<si><t>${'a'.repeat(32_767)}</t></si>` }),
      () => sheetXlsx('', { strings: `<si><t>${'a'.repeat(32_768)}</t></si>` }),
      'XML_TOO_LARGE',
    ],
    [
      'characters of a formula',
      () => sheetXlsx(formulaCell(8192)),
      () => sheetXlsx(formulaCell(8193)),
      'XML_TOO_LARGE',
    ],
    ['depth of the XML', () => sheetXlsx(nested(65)), () => sheetXlsx(nested(67)), 'XML_TOO_DEEP'],
    [
      'attributes of an element',
      () => sheetXlsx(attributes(256)),
      () => sheetXlsx(attributes(257)),
      'XML_TOO_LARGE',
    ],
    [
      'defined names',
      () => buildXlsx({ afterSheets: definedNames(65_536) }),
      () => buildXlsx({ afterSheets: definedNames(65_537) }),
      'XML_TOO_LARGE',
    ],
    [
      'entries',
      () => buildXlsx({ parts: entriesUpTo(2000) }),
      () => buildXlsx({ parts: entriesUpTo(2001) }),
      'ZIP_TOO_MANY_ENTRIES',
    ],
  ])('%s', async (_, below, above, code) => {
    expect(await outcomeOf(below())).toBe('read');
    expect(await outcomeOf(above())).toBe(code);
  });

  it('a megabyte of text in one cell is refused while it is collected', async () => {
    expect(await outcomeOf(sheetXlsx(textCell(1_000_000)))).toBe('XML_TOO_LARGE');
  });

  it('a text counts after its escapes are undone', async () => {
    const strings = `<si><t>${'_x000D_'.repeat(32_767)}</t></si>`;
    expect(await outcomeOf(sheetXlsx('', { strings }))).toBe('read');
    expect(await outcomeOf(sheetXlsx('', { strings: strings.replace('<t>', '<t>a') }))).toBe('XML_TOO_LARGE');
  });
});

describe('limits too large to fill, at a smaller value', () => {
  it.each<[keyof XlsxLimits, number, () => Uint8Array, () => Uint8Array, string]>([
    ['cells', 50, () => sheetXlsx(cells(50)), () => sheetXlsx(cells(51)), 'XLSX_TOO_MANY_CELLS'],
    [
      'sharedStrings',
      50,
      () => sheetXlsx('', { strings: texts(50) }),
      () => sheetXlsx('', { strings: texts(51) }),
      'XLSX_TOO_MANY_STRINGS',
    ],
    ['partBytes', 5000, () => partOf(5000), () => partOf(5001), 'ZIP_TOO_LARGE'],
    ['sharedFormulaText', 24, () => sheetXlsx(sharing(10)), () => sheetXlsx(sharing(11)), 'XML_TOO_LARGE'],
  ])('%s', async (name, value, below, above, code) => {
    expect(await outcomeOf(below(), limit({ [name]: value }))).toBe('read');
    expect(await outcomeOf(above(), limit({ [name]: value }))).toBe(code);
  });

  it.each<[string, (count: number) => Uint8Array]>([
    [
      'relationships',
      (count) =>
        buildXlsx({ relationships: list(count - 1, (i) => relationship(`x${i}`, 'theme', 'theme.xml')) }),
    ],
    ['styles', (count) => buildXlsx({ styles: `<cellXfs>${list(count, () => '<xf/>')}</cellXfs>` })],
    [
      'number formats',
      (count) =>
        buildXlsx({
          styles: `<numFmts>${list(count, (i) => `<numFmt numFmtId="${i}" formatCode="0"/>`)}</numFmts>`,
        }),
    ],
    ['content types', (count) => buildXlsx({ parts: { '[Content_Types].xml': overrides(count) } })],
  ])('entries of a list of %s', async (_, bytes) => {
    expect(await outcomeOf(bytes(20), limit({ listEntries: 20 }))).toBe('read');
    expect(await outcomeOf(bytes(21), limit({ listEntries: 20 }))).toBe('XML_TOO_LARGE');
  });

  it('references in a part', async () => {
    const text = (count: number) => sheetXlsx(`<row><c t="str"><v>${'&lt;'.repeat(count)}</v></c></row>`);
    expect(await outcomeOf(text(100), limit({ xmlReferences: 100 }))).toBe('read');
    expect(await outcomeOf(text(101), limit({ xmlReferences: 100 }))).toBe('XML_TOO_LARGE');
  });

  it('a part larger than is read as one text says the same', async () => {
    const bytes = sheetXlsx('<row r="1"><c r="A1"><v>7</v></c><c r="B1" t="str"><v>公&amp;开</v></c></row>');
    const whole = await readXlsx(bytes, limit({ wholeBytes: 1024 * 1024 }));
    expect(await readXlsx(bytes, limit({ wholeBytes: 1 }))).toEqual(whole);
    expect(whole.sheets[0]?.cells).toMatchObject([[{ value: 7 }, { value: '公&开' }]]);
  });

  it('cells count over all sheets together', async () => {
    const two = buildXlsx({ sheets: [{ rows: cells(30) }, { rows: cells(30) }] });
    expect(await outcomeOf(two, limit({ cells: 60 }))).toBe('read');
    expect(await outcomeOf(two, limit({ cells: 59 }))).toBe('XLSX_TOO_MANY_CELLS');
  });

  it('bytes of the file', async () => {
    const bytes = buildXlsx();
    expect(await outcomeOf(bytes, limit({ fileBytes: bytes.length }))).toBe('read');
    expect(await outcomeOf(bytes, limit({ fileBytes: bytes.length - 1 }))).toBe('FILE_TOO_LARGE');
    expect(await refusalOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('FILE_TOO_LARGE {"limit":20}');
  });

  it('bytes of all parts together', async () => {
    const parts = xlsxParts();
    const total = parts.reduce((sum, { data }) => sum + utf8(data as string).length, 0);
    expect(await outcomeOf(buildZip(parts), limit({ totalBytes: total }))).toBe('read');
    expect(await outcomeOf(buildZip(parts), limit({ totalBytes: total - 1 }))).toBe('ZIP_TOO_LARGE');
  });

  it('ratio of a part above its floor, also of a part that nobody reads', async () => {
    const zeros = (size: number) => buildXlsx({ parts: { 'xl/media/image1.bin': new Uint8Array(size) } });
    const small = limit({ ratioFloorBytes: 100_000 });
    expect(await outcomeOf(zeros(100_000), small)).toBe('read');
    expect(await outcomeOf(zeros(400_000), small)).toBe('ZIP_TOO_LARGE');
    expect(await outcomeOf(zeros(400_000), { ...small, ratio: 1200 })).toBe('read');
  });

  it('events of the XML of all parts together', async () => {
    const bytes = sheetXlsx('<row/>'.repeat(100));
    let needed = 0;
    while ((await outcomeOf(bytes, limit({ xmlEvents: needed }))) !== 'read') needed += 1;
    expect(needed).toBeGreaterThan(100);
    expect(needed).toBeLessThan(150);
    expect(await outcomeOf(bytes, limit({ xmlEvents: needed - 1 }))).toBe('XML_TOO_LARGE');
  });
});

describe('large but harmless', () => {
  it('100,000 styled blank rows cost no cells', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 1}" s="0" customFormat="1"/>`);
    expect(await outcomeOf(sheetXlsx(rows.join('')), limit({ cells: 0 }))).toBe('read');
  });

  it('100,000 merges are passed over', async () => {
    const merges = Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`);
    const after = `<mergeCells>${merges.join('')}</mergeCells>`;
    expect(await outcomeOf(buildXlsx({ sheets: [{ rows: '', after }] }))).toBe('read');
  });
});

/** The first cell shares `=1` with this many others; each copy counts two characters, cutting it four once. */
function sharing(count: number): string {
  return `<row><c><f t="shared" si="0">1</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(count)}</row>`;
}

/** Content types with this many paths. */
function overrides(count: number): string {
  const paths = list(count, (i) => `<Override PartName="/x${i}" ContentType="y"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${paths}</Types>`;
}

/** Parts that bring a workbook of one sheet to this many entries. */
function entriesUpTo(total: number): Record<string, string> {
  const missing = total - xlsxParts().length;
  return Object.fromEntries(Array.from({ length: missing }, (_, i) => [`xl/media/image${i}.txt`, '']));
}
