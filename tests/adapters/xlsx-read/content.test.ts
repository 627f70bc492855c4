import { readXlsx } from '../../../src/adapters/xlsx/read';
import type { GridCell, SheetGrid } from '../../../src/core/model/grid';
import { outcomeOf } from '../../support/read-outcome';
import {
  buildXlsx,
  relationship,
  relationships,
  sheetXlsx,
  STRICT,
  DECLARATION,
  TRANSITIONAL,
  type XlsxSource,
} from '../../support/xlsx-builder';

async function firstSheet(rows: string, source?: XlsxSource): Promise<SheetGrid> {
  const view = await readXlsx(sheetXlsx(rows, source));
  return view.sheets[0]!;
}

/** The cell A1 of a workbook whose only cell is given by its XML. */
async function cellA1(cell: string, source?: XlsxSource): Promise<GridCell | undefined> {
  return (await firstSheet(`<row r="1">${cell}</row>`, source)).cells[0]?.[0];
}

describe('values of cells', () => {
  it.each<[string, string, GridCell]>([
    ['a number', '<c r="A1"><v>3</v></c>', { value: 3 }],
    ['a number with an exponent', '<c r="A1" t="n"><v>1.5E+2</v></c>', { value: 150 }],
    ['a negative fraction', '<c r="A1"><v>-0.25</v></c>', { value: -0.25 }],
    ['white space around a number', '<c r="A1"><v> 3\n</v></c>', { value: 3 }],
    ['minus zero as zero', '<c r="A1"><v>-0</v></c>', { value: 0 }],
    ['true', '<c r="A1" t="b"><v>1</v></c>', { value: true }],
    ['false', '<c r="A1" t="b"><v>0</v></c>', { value: false }],
    ['an error value', '<c r="A1" t="e"><v>#REF!</v></c>', { value: '#REF!' }],
    ['an error value of newer Excel', '<c r="A1" t="e"><v>#SPILL!</v></c>', { value: '#SPILL!' }],
    ['#N/A', '<c r="A1" t="e"><v>#N/A</v></c>', { value: '#N/A' }],
    ['a text result', '<c r="A1" t="str"><f>B1</f><v>甲</v></c>', { value: '甲', formula: '=B1' }],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>', { value: '甲' }],
    ['an inline text that is empty', '<c r="A1" t="inlineStr"><is><t/></is></c>', { value: '' }],
    [
      'spaces of a text',
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>',
      { value: ' 甲 ' },
    ],
    ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', { value: 'a<b' }],
    ['a text that looks like a number', '<c r="A1" t="str"><v>007</v></c>', { value: '007' }],
    ['characters beyond the basic plane', '<c r="A1" t="str"><v>𠮷&#x20BB7;</v></c>', { value: '𠮷𠮷' }],
  ])('reads %s', async (_, cell, expected) => {
    expect(await cellA1(cell)).toEqual(expected);
  });

  it('joins the runs of a rich text and leaves phonetic guides out', async () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>依申请</t></r><r><t>公开</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr fontId="1"/></si>';
    expect(await cellA1('<c r="A1" t="s"><v>0</v></c>', { strings })).toEqual({ value: '依申请公开' });
  });

  it('undoes the escapes of the format in one pass', async () => {
    const strings = '<si><t>甲_x000D_乙</t></si><si><t>_x005F_x000D_</t></si><si><t>a_x00_b_xZZZZ_</t></si>';
    const rows = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>';
    const [cells] = (await firstSheet(rows, { strings })).cells;
    expect(cells?.map(({ value }) => value)).toEqual(['甲\r乙', '_x000D_', 'a_x00_b_xZZZZ_']);
  });

  it.each([
    '<c r="A1"/>',
    '<c r="A1"><v/></c>',
    '<c r="A1"><v></v></c>',
    '<c r="A1" t="s"><v/></c>',
    '<c r="A1" t="b"><v/></c>',
  ])('takes %s as a blank cell', async (cell) => {
    expect((await firstSheet(`<row r="1">${cell}</row>`)).cells).toEqual([]);
  });

  it.each([
    ['1e999', '<c r="A1"><v>1e999</v></c>', 'XLSX_BAD_VALUE'],
    ['NaN', '<c r="A1"><v>NaN</v></c>', 'XLSX_BAD_VALUE'],
    ['INF', '<c r="A1"><v>INF</v></c>', 'XLSX_BAD_VALUE'],
    ['a hexadecimal number', '<c r="A1"><v>0x10</v></c>', 'XLSX_BAD_VALUE'],
    ['a number with a comma', '<c r="A1"><v>1,234</v></c>', 'XLSX_BAD_VALUE'],
    ['a text where a number should be', '<c r="A1"><v>三</v></c>', 'XLSX_BAD_VALUE'],
    ['a boolean that is 2', '<c r="A1" t="b"><v>2</v></c>', 'XLSX_BAD_VALUE'],
    ['an error value that is none', '<c r="A1" t="e"><v>oops</v></c>', 'XLSX_BAD_VALUE'],
    ['an unknown type', '<c r="A1" t="q"><v>1</v></c>', 'XLSX_BAD_VALUE'],
    ['an index beyond the shared strings', '<c r="A1" t="s"><v>1</v></c>', 'XLSX_BAD_REFERENCE'],
    ['a negative index', '<c r="A1" t="s"><v>-1</v></c>', 'XLSX_BAD_REFERENCE'],
    ['a fractional index', '<c r="A1" t="s"><v>0.5</v></c>', 'XLSX_BAD_REFERENCE'],
    ['an index named __proto__', '<c r="A1" t="s"><v>__proto__</v></c>', 'XLSX_BAD_REFERENCE'],
    ['a style that does not exist', '<c r="A1" s="1"><v>1</v></c>', 'XLSX_BAD_REFERENCE'],
    ['two values in one cell', '<c r="A1"><v>1</v><v>2</v></c>', 'XML_DAMAGED'],
    ['two formulas in one cell', '<c r="A1"><f>A2</f><f>A3</f></c>', 'XML_DAMAGED'],
    ['a rich text in a number cell', '<c r="A1"><is><t>1</t></is><v>2</v></c>', 'XLSX_BAD_REFERENCE'],
  ])('refuses %s', async (_, cell, code) => {
    expect(await outcomeOf(sheetXlsx(`<row r="1">${cell}</row>`, { strings: '<si><t>甲</t></si>' }))).toBe(
      code,
    );
  });
});

describe('addresses of cells', () => {
  it('reads a sheet from A1 with blank cells in between', async () => {
    const { origin, cells } = await firstSheet(
      '<row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>',
    );
    expect(origin).toEqual({ row: 0, col: 0 });
    expect(cells.map((row) => row.map(({ value }) => value))).toEqual([
      [null, null, null],
      [null, 1, null],
      [null, null, 2],
    ]);
  });

  it('counts on where rows and cells do not say where they are', async () => {
    const { cells } = await firstSheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="B2"><v>3</v></c><c><v>4</v></c></row>',
    );
    expect(cells.map((row) => row.map(({ value }) => value))).toEqual([
      [1, 2, null],
      [null, 3, 4],
    ]);
  });

  it('says that a sheet is larger than the bounded read, and reads the part within', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    const sheet = await firstSheet(rows);
    expect(sheet.cells).toEqual([[{ value: 1 }]]);
    expect(sheet.truncated).toBe(true);
  });

  it('reads the last row and column of the bounded read and leaves out the next', async () => {
    const inside = await firstSheet('<row r="1000"><c r="BH1000"><v>1</v></c></row>');
    expect([inside.cells.length, inside.cells[999]?.length, inside.truncated]).toEqual([1000, 60, undefined]);
    expect((await firstSheet('<row r="1000"><c r="BI1000"><v>1</v></c></row>')).truncated).toBe(true);
    expect((await firstSheet('<row r="1001"><c r="BH1001"><v>1</v></c></row>')).truncated).toBe(true);
  });

  it('does not take styled blank cells for content', async () => {
    const sheet = await firstSheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="A900" s="0"/></row><row r="5000"><c r="A5000" s="0"/></row>',
    );
    expect([sheet.cells.length, sheet.truncated]).toEqual([1, undefined]);
  });

  it.each([
    ['a column beyond XFD', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a row beyond 1048576', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
    ['row 0', '<row r="0"><c r="A0"><v>1</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a row twice', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'],
    ['cells in disorder', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['an absolute address', '<row r="1"><c r="$A$1"><v>1</v></c></row>'],
    ['an address without a row', '<row r="1"><c r="A"><v>1</v></c></row>'],
    ['an address named __proto__', '<row r="1"><c r="__proto__"><v>1</v></c></row>'],
    ['a fractional row', '<row r="1.5"><c><v>1</v></c></row>'],
  ])('refuses %s', async (_, rows) => {
    expect(await outcomeOf(sheetXlsx(rows))).toBe('XLSX_BAD_REFERENCE');
  });

  it('ignores a merge over the whole sheet, a validation over it and columns over it', async () => {
    const after =
      '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' +
      '<dataValidations count="1"><dataValidation sqref="A1:XFD1048576"/></dataValidations>';
    const view = await readXlsx(
      buildXlsx({ sheets: [{ rows: '<row r="1"><c r="A1"><v>1</v></c></row>', after }] }),
    );
    expect(view.sheets[0]?.cells).toEqual([[{ value: 1 }]]);
  });
});

describe('formulas', () => {
  it('reads a formula with its cached result, and without one as null', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>2</f><v></v></c></row>';
    expect((await firstSheet(rows)).cells[0]).toEqual([
      { value: 3, formula: '=SUM(B1:C1)' },
      { value: null, formula: '=1+1' },
      { value: null, formula: '=2' },
    ]);
  });

  it('writes a shared formula out for each cell', async () => {
    const rows =
      '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">SUM(A1:$B1)</f><v>1</v></c></row>' +
      '<row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row>' +
      '<row r="3"><c r="C3"><f t="shared" si="0"/></c><c r="D3"><f t="shared" si="0"></f><v>4</v></c></row>';
    const { cells } = await firstSheet(rows);
    expect([cells[0]?.[2], cells[1]?.[2], cells[2]?.[2], cells[2]?.[3]]).toEqual([
      { value: 1, formula: '=SUM(A1:$B1)' },
      { value: 2, formula: '=SUM(A2:$B2)' },
      { value: null, formula: '=SUM(A3:$B3)' },
      { value: 4, formula: '=SUM(B3:$B3)' },
    ]);
  });

  it('tells several shared formulas apart, in whatever order their cells come', async () => {
    const rows =
      '<row r="1"><c><f t="shared" ref="A1:A3" si="0">C1</f></c><c><f t="shared" ref="B1:B3" si="1">D1*2</f></c></row>' +
      '<row r="2"><c><f t="shared" si="0"/></c><c><f t="shared" si="1"/></c></row>' +
      '<row r="3"><c><f t="shared" si="0"/></c><c><f t="shared" si="1"/></c></row>';
    const { cells } = await firstSheet(rows);
    expect(cells.map((row) => row.map(({ formula }) => formula))).toEqual([
      ['=C1', '=D1*2'],
      ['=C2', '=D2*2'],
      ['=C3', '=D3*2'],
    ]);
  });

  it('keeps an array formula as a formula of its first cell, and a data table as one', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2*C1:C2)</f><v>3</v></c><c r="B1"><f t="dataTable" ref="B1:B2" dt2D="0" r1="A1"/><v>5</v></c></row>';
    expect((await firstSheet(rows)).cells[0]).toEqual([
      { value: 3, formula: '=SUM(B1:B2*C1:C2)' },
      { value: 5, formula: '=TABLE()' },
    ]);
  });

  it('refuses a cell that shares a formula nobody wrote', async () => {
    expect(await outcomeOf(sheetXlsx('<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>'))).toBe(
      'XLSX_BAD_REFERENCE',
    );
    expect(
      await outcomeOf(sheetXlsx('<row r="1"><c r="A1"><f t="shared" si="__proto__"/><v>1</v></c></row>')),
    ).toBe('XLSX_BAD_REFERENCE');
  });
});

describe('number formats', () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="164"/><xf numFmtId="999"/></cellXfs>';

  it.each([
    [0, undefined],
    [1, 'yyyy/m/d'],
    [2, 'yyyy"年"m"月"d"日"'],
    [3, 'yyyy"年"m"月"'],
    [4, undefined],
  ])('reads the format of style %i', async (style, format) => {
    expect((await cellA1(`<c r="A1" s="${style}"><v>45000</v></c>`, { styles }))?.format).toBe(format);
  });

  it('refuses a style beyond the list, and two lists', async () => {
    expect(await outcomeOf(sheetXlsx('<row r="1"><c r="A1" s="5"><v>1</v></c></row>', { styles }))).toBe(
      'XLSX_BAD_REFERENCE',
    );
    expect(await outcomeOf(sheetXlsx('', { styles: styles + '<cellXfs><xf numFmtId="0"/></cellXfs>' }))).toBe(
      'XML_DAMAGED',
    );
  });

  it.each([
    ['2024-01-05', undefined, 45296],
    ['2024-01-05T12:00:00', undefined, 45296.5],
    ['2024-01-05T12:00:00Z', undefined, 45296.5],
    ['1900-01-01', undefined, 1],
    ['1900-03-01', undefined, 61],
    ['2024-01-05', '<workbookPr date1904="1"/>', 43834],
  ])('reads the ISO date %s as the serial number of the workbook', async (date, workbookPr, serial) => {
    const source = workbookPr === undefined ? {} : { workbookPr };
    expect(await cellA1(`<c r="A1" t="d"><v>${date}</v></c>`, source)).toEqual({
      value: serial,
      format: 'yyyy-mm-dd',
    });
  });

  it.each(['2024-02-30', '2024-1-5', 'yesterday', '2024-01-05T25:00:00', '1899-01-01'])(
    'refuses the date %s',
    async (date) => {
      expect(await outcomeOf(sheetXlsx(`<row r="1"><c r="A1" t="d"><v>${date}</v></c></row>`))).toBe(
        'XLSX_BAD_VALUE',
      );
    },
  );
});

describe('sheets of a workbook', () => {
  it('tells sheets by their sheetId, with visibility and protection', async () => {
    const view = await readXlsx(
      buildXlsx({
        sheets: [
          { name: '表二', sheetId: '7', rows: '' },
          {
            name: '表三',
            sheetId: '3',
            state: 'hidden',
            rows: '',
            after: '<sheetProtection sheet="1" objects="1"/>',
          },
          {
            name: '表四',
            sheetId: '12',
            state: 'veryHidden',
            rows: '',
            after: '<sheetProtection sheet="0"/>',
          },
        ],
      }),
    );
    expect(
      view.sheets.map(({ id, name, visibility, protected: locked }) => [id, name, visibility, locked]),
    ).toEqual([
      ['7', '表二', 'visible', false],
      ['3', '表三', 'hidden', true],
      ['12', '表四', 'veryHidden', false],
    ]);
  });

  it.each([
    [
      'two sheets of one id',
      [
        { rows: '', sheetId: '1' },
        { rows: '', sheetId: '1' },
      ],
    ],
    [
      'two sheets of one name',
      [
        { rows: '', name: '表' },
        { rows: '', name: '表' },
      ],
    ],
    [
      'two names that differ in case',
      [
        { rows: '', name: 'a' },
        { rows: '', name: 'A' },
      ],
    ],
    ['a sheet without a name', [{ rows: '', name: '' }]],
  ])('refuses %s', async (_, sheets) => {
    expect(await outcomeOf(buildXlsx({ sheets }))).toBe('XLSX_BAD_REFERENCE');
  });

  it('refuses two sheets in one part', async () => {
    const workbookRels = relationships(
      relationship('rId1', 'worksheet', 'worksheets/sheet1.xml') +
        relationship('rId2', 'worksheet', '/xl/worksheets/SHEET1.xml'),
    );
    const bytes = buildXlsx({
      sheets: [{ rows: '' }, { rows: '' }],
      parts: { 'xl/_rels/workbook.xml.rels': workbookRels },
    });
    expect(await outcomeOf(bytes)).toBe('XLSX_BAD_REFERENCE');
  });

  it('takes __proto__ and constructor as ordinary names', async () => {
    const view = await readXlsx(
      buildXlsx({
        sheets: [
          {
            name: '__proto__',
            rows: '<row r="1" __proto__="x"><c r="A1" t="str" constructor="y"><v>__proto__</v></c></row>',
          },
        ],
        afterSheets: '<definedNames><definedName name="__proto__">1</definedName></definedNames>',
      }),
    );
    expect(view.sheets[0]).toMatchObject({ name: '__proto__', cells: [[{ value: '__proto__' }]] });
    expect(view.names).toEqual([{ name: '__proto__', refersTo: '1', hidden: false }]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('leaves chart sheets out and keeps the position of names', async () => {
    const chart = relationship('rId1', 'chartsheet', 'chartsheets/sheet1.xml');
    const bytes = buildXlsx({
      sheets: [
        { name: '图', rows: '' },
        { name: '表三', rows: '' },
      ],
      afterSheets: '<definedNames><definedName name="甲" localSheetId="1">$A$1</definedName></definedNames>',
      parts: {
        'xl/_rels/workbook.xml.rels': relationships(
          chart + relationship('rId2', 'worksheet', 'worksheets/sheet2.xml'),
        ),
      },
    });
    const view = await readXlsx(bytes);
    expect(view.sheets.map(({ name }) => name)).toEqual(['表三']);
    expect(view.names[0]?.name).toBe("'表三'!甲");
  });

  it('reads defined names with their hidden mark and the sheet they belong to', async () => {
    const afterSheets =
      '<definedNames><definedName name="_gouji_state" hidden="1">"{&quot;v&quot;:1}"</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="0">\'a\'\'b\'!$A$1:$J$28</definedName></definedNames>';
    const view = await readXlsx(buildXlsx({ sheets: [{ name: "a'b", rows: '' }], afterSheets }));
    expect(view.names).toEqual([
      { name: '_gouji_state', refersTo: '"{"v":1}"', hidden: true },
      { name: "'a''b'!_xlnm.Print_Area", refersTo: "'a''b'!$A$1:$J$28", hidden: false },
    ]);
  });

  it('refuses a name of a sheet that does not exist', async () => {
    const afterSheets =
      '<definedNames><definedName name="甲" localSheetId="1">$A$1</definedName></definedNames>';
    expect(await outcomeOf(buildXlsx({ afterSheets }))).toBe('XLSX_BAD_REFERENCE');
  });

  it.each([
    [
      'a macro project',
      {
        relationships:
          '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
      },
      ['MACROS'],
    ],
    ['the type of .xlsm', { mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }, ['MACROS']],
    [
      'an external link',
      { relationships: relationship('e', 'externalLink', 'externalLinks/externalLink1.xml') },
      ['EXTERNAL_LINK'],
    ],
    ['neither', {}, []],
  ])('gives notice of %s', async (_, source, notices) => {
    expect((await readXlsx(buildXlsx(source))).notices).toEqual(notices);
  });
});

describe('ways of writing the same workbook', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1+1</f><v>2</v></c></row>';
  const strings = '<si><t>甲</t></si>';
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const expected = [[{ value: '甲' }, { value: 2, formula: '=1+1', format: 'yyyy/m/d' }]];
  const parts = (files: Record<string, string | Uint8Array | null>): XlsxSource => ({
    strings,
    styles,
    parts: files,
  });
  const sheetText = `<worksheet xmlns="${TRANSITIONAL.main}"><sheetData>${rows}</sheetData></worksheet>`;
  const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  const sheetPart = (data: string | Uint8Array) => parts({ 'xl/worksheets/sheet1.xml': data });
  const declared16 = `<?xml version="1.0" encoding="UTF-16"?>${sheetText}`;

  it.each<[string, XlsxSource]>([
    ['the usual way', parts({})],
    ['prefixed elements', { ...parts({}), prefix: 'x' }],
    ['strict OOXML', { ...parts({}), namespaces: STRICT }],
    ['strict OOXML with prefixes', { ...parts({}), namespaces: STRICT, prefix: 'x' }],
    ['a UTF-8 byte order mark', sheetPart(`\ufeff${DECLARATION}${sheetText}`)],
    ['UTF-16, little end first', sheetPart(utf16(declared16, false, true))],
    ['UTF-16, big end first', sheetPart(utf16(declared16, true, true))],
    ['UTF-16 without a mark', sheetPart(utf16(declared16, false, false))],
    ['no XML declaration', sheetPart(sheetText)],
    [
      'elements of other namespaces',
      sheetPart(sheetText.replace('<sheetData>', '<y:z xmlns:y="urn:y"><row r="9"/></y:z><sheetData>')),
    ],
    [
      'a default namespace that changes',
      sheetPart(sheetText.replace('<sheetData>', '<ext xmlns="urn:y"><sheetData/></ext><sheetData>')),
    ],
  ])('reads %s', async (_, source) => {
    expect((await firstSheet(rows, source)).cells).toEqual(expected);
  });

  it('follows relationships wherever parts are and however they are written', async () => {
    const source = parts({
      '_rels/.rels': relationships(relationship('a', 'officeDocument', '/book/./main.xml')),
      'book/main.xml': `<workbook xmlns="${TRANSITIONAL.main}" xmlns:q="${TRANSITIONAL.relationships}"><sheets><sheet name="表" sheetId="1" q:id="s1"/></sheets></workbook>`,
      'book/_rels/main.xml.rels': relationships(
        relationship('s1', 'worksheet', '../%E8%A1%A8/One.xml') +
          relationship('t', 'sharedStrings', '/Texts.xml') +
          relationship('f', 'styles', '../xl/styles.xml'),
      ),
      '表/one.xml': sheetText,
      'texts.xml': `<sst xmlns="${TRANSITIONAL.main}">${strings}</sst>`,
      'xl/workbook.xml': null,
      'xl/_rels/workbook.xml.rels': null,
      'xl/worksheets/sheet1.xml': null,
      'xl/sharedStrings.xml': null,
    });
    expect((await firstSheet(rows, source)).cells).toEqual(expected);
  });

  it.each([
    ['the content types', '[Content_Types].xml', 'NOT_XLSX'],
    ['the package relationships', '_rels/.rels', 'NOT_XLSX'],
    ['the workbook', 'xl/workbook.xml', 'XLSX_MISSING_PART'],
    ['the relationships of the workbook', 'xl/_rels/workbook.xml.rels', 'XLSX_BAD_REFERENCE'],
    ['a sheet', 'xl/worksheets/sheet1.xml', 'XLSX_MISSING_PART'],
    ['the shared strings', 'xl/sharedStrings.xml', 'XLSX_MISSING_PART'],
    ['the styles', 'xl/styles.xml', 'XLSX_MISSING_PART'],
  ])('refuses a workbook without %s', async (_, part, code) => {
    expect(await outcomeOf(sheetXlsx(rows, parts({ [part]: null })))).toBe(code);
  });

  it('refuses a workbook without sheets, and with two lists of sheets', async () => {
    expect(await outcomeOf(buildXlsx({ sheets: [] }))).toBe('XLSX_MISSING_PART');
    expect(await outcomeOf(buildXlsx({ afterSheets: '<sheets/>' }))).toBe('XML_DAMAGED');
  });

  it('refuses relationships of one id, two of one kind, and a target outside the file', async () => {
    const twice = relationship('rIdF', 'styles', 'styles.xml');
    expect(await outcomeOf(sheetXlsx(rows, { strings, styles, relationships: twice }))).toBe(
      'XLSX_BAD_REFERENCE',
    );
    const second = relationship('other', 'styles', 'styles.xml');
    expect(await outcomeOf(sheetXlsx(rows, { strings, styles, relationships: second }))).toBe(
      'XLSX_BAD_REFERENCE',
    );
    const outside = relationships(relationship('a', 'officeDocument', '../../etc/workbook.xml'));
    expect(await outcomeOf(sheetXlsx(rows, parts({ '_rels/.rels': outside })))).toBe('XLSX_BAD_REFERENCE');
  });
});

describe('XML that is refused', () => {
  const sheet = (text: string | Uint8Array) => sheetXlsx('', { parts: { 'xl/worksheets/sheet1.xml': text } });
  const open = `<worksheet xmlns="${TRANSITIONAL.main}">`;
  const laughs = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
  const outside = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

  it.each([
    ['a DTD', `<!DOCTYPE worksheet>${open}<sheetData/></worksheet>`, 'XML_FORBIDDEN'],
    [
      'entities that multiply',
      `${laughs}${open}<sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      'XML_FORBIDDEN',
    ],
    [
      'an entity from outside',
      `${outside}${open}<sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>`,
      'XML_FORBIDDEN',
    ],
    [
      'an unknown entity',
      `${open}<sheetData><row><c t="str"><v>&nbsp;</v></c></row></sheetData></worksheet>`,
      'XML_DAMAGED',
    ],
    [
      'an entity named like a property of objects',
      `${open}<sheetData><row><c t="str"><v>&toString;</v></c></row></sheetData></worksheet>`,
      'XML_DAMAGED',
    ],
    ['an unclosed element', `${open}<sheetData>`, 'XML_DAMAGED'],
    ['crossed elements', `${open}<sheetData><row></sheetData></row></worksheet>`, 'XML_DAMAGED'],
    ['two roots', `${open}<sheetData/></worksheet><worksheet/>`, 'XML_DAMAGED'],
    ['text after the root', `${open}<sheetData/></worksheet>x`, 'XML_DAMAGED'],
    ['an attribute twice', `${open}<sheetData><row r="1" r="2"/></sheetData></worksheet>`, 'XML_DAMAGED'],
    ['a prefix nobody declared', `${open}<y:z/></worksheet>`, 'XML_DAMAGED'],
    ['an attribute prefix nobody declared', `${open}<sheetData y:z="1"/></worksheet>`, 'XML_DAMAGED'],
    ['another root', `<chartsheet xmlns="${TRANSITIONAL.main}"/>`, 'XML_DAMAGED'],
    ['a root of another namespace', '<worksheet xmlns="urn:other"/>', 'XML_DAMAGED'],
    ['a root without a namespace', '<worksheet/>', 'XML_DAMAGED'],
    ['two sheetData', `${open}<sheetData/><sheetData/></worksheet>`, 'XML_DAMAGED'],
    [
      'a control character',
      `${open}<sheetData><row><c t="str"><v>\u0001</v></c></row></sheetData></worksheet>`,
      'XML_DAMAGED',
    ],
    [
      'U+FFFF',
      `${open}<sheetData><row><c t="str"><v>&#xFFFF;</v></c></row></sheetData></worksheet>`,
      'XML_DAMAGED',
    ],
    ['an empty part', '', 'XML_DAMAGED'],
    ['plain text', 'hello', 'XML_DAMAGED'],
    ['a GBK declaration', `<?xml version="1.0" encoding="GBK"?>${open}</worksheet>`, 'XML_ENCODING'],
    [
      'a declaration that contradicts the bytes',
      `<?xml version="1.0" encoding="UTF-16"?>${open}</worksheet>`,
      'XML_ENCODING',
    ],
  ])('refuses %s', async (_, text, code) => {
    expect(await outcomeOf(sheet(text))).toBe(code);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = new Uint8Array([
      ...Buffer.from(`${open}<a>`),
      0xb0,
      0xe5,
      ...Buffer.from('</a></worksheet>'),
    ]);
    expect(await outcomeOf(sheet(bytes))).toBe('XML_ENCODING');
  });
});
