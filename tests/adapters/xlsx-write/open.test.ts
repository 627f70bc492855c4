import { readFileSync } from 'node:fs';
import { LOST_PARTS, openXlsx } from '../../../src/adapters/xlsx/open';
import { coloursOf } from '../../../src/adapters/xlsx/open/colours';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { say } from '../../../src/catalogue/messages';
import { box, CLERK_WORKBOOK } from '../../contracts/clerk-workbook';
import { buildXlsx } from '../../support/xlsx-builder';
import type { XlsxSource } from '../../support/xlsx-builder';

const opened = (source: XlsxSource): ReturnType<typeof openXlsx> => openXlsx(buildXlsx(source));

describe('opening a file', () => {
  it('is refused with the codes of the strict reader', async () => {
    await expect(openXlsx(new Uint8Array())).rejects.toMatchObject({ code: 'EMPTY_FILE' });
    const bytes = await saveXlsx(CLERK_WORKBOOK);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
    await expect(openXlsx(bytes)).rejects.toMatchObject({ name: 'GoujiError' });
  });

  it('gives followers of a shared formula their own formula', async () => {
    const { document } = await opened({
      sheets: [
        {
          rows:
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>2</v></c></row>' +
            '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="shared" si="0"/><v>10</v></c></row>',
        },
      ],
    });
    expect(document.sheets[0]?.cells.at(-1)).toEqual({ row: 1, col: 1, value: 10, formula: '=A2*2' });
  });

  it('keeps the days of a file that counts from 1904, times and other numbers as they are', async () => {
    const { document } = await opened({
      workbookPr: '<workbookPr date1904="1"/>',
      styles:
        '<numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill/></fills>' +
        '<borders count="1"><border/></borders>' +
        '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs>',
      sheets: [
        {
          rows:
            '<row r="1"><c r="A1" s="1"><v>43834</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1"><v>43834</v></c>' +
            '<c r="D1" s="3"><f>A1+1</f><v>43835</v></c></row>',
        },
      ],
    });
    expect(document.sheets[0]?.cells.map(({ value }) => value)).toEqual([45_296, 0.5, 43_834, 45_297]);
    const saved = await readXlsx(await saveXlsx(document));
    expect([saved.dates1904, saved.sheets[0]?.cells[0]?.[0]?.value]).toEqual([undefined, 45_296]);
  });

  it('keeps dates as serial numbers with their format', async () => {
    const { document } = await opened({
      styles:
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill/></fills>' +
        '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      sheets: [{ rows: '<row r="1"><c r="A1" s="1"><v>45292</v></c></row>' }],
    });
    expect(document.sheets[0]?.cells[0]).toMatchObject({ value: 45292, style: { numberFormat: 'm/d/yyyy' } });
  });

  it('reads cells beyond the bounds of the strict reader too', async () => {
    const { document } = await opened({
      sheets: [
        { rows: '<row r="1500"><c r="A1500"><v>7</v></c><c r="B1500"><f>A1500</f><v>7</v></c></row>' },
      ],
    });
    expect(document.sheets[0]?.cells).toEqual([
      { row: 1499, col: 0, value: 7 },
      { row: 1499, col: 1, value: 7, formula: '=A1500' },
    ]);
  });

  it('reads dates beyond the bounds as serial numbers', async () => {
    const { document } = await opened({
      styles:
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill/></fills>' +
        '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      sheets: [
        {
          rows: [1, 59, 61, 45292.5]
            .map(
              (serial, index) =>
                `<row r="${1101 + index}"><c r="A${1101 + index}" s="1"><v>${serial}</v></c></row>`,
            )
            .join(''),
        },
      ],
    });
    expect(document.sheets[0]?.cells.map((cell) => cell.value)).toEqual([1, 59, 61, 45292.5]);
  });

  it('takes only the flag of the sheet for the wish to fit pages', async () => {
    const sheets = CLERK_WORKBOOK.sheets.map((sheet) => ({ ...sheet, page: PAGE }));
    const written = await openXlsx(await saveXlsx({ ...CLERK_WORKBOOK, sheets }));
    expect(written.document.sheets[0]?.page).toEqual(PAGE);
    const { document } = await opened({
      sheets: [{ rows: '', after: '<pageSetup fitToHeight="0" paperSize="9"/>' }],
    });
    expect(document.sheets[0]?.page).toMatchObject({ fit: null, paper: 'a4' });
  });

  it('keeps print titles and names of a sheet whose name holds quotes and commas', async () => {
    const sheets = CLERK_WORKBOOK.sheets.map((sheet) => ({
      ...sheet,
      name: "甲, O'Brien!$1",
      page: { ...PAGE, titleRows: { start: 1, count: 2 }, titleColumns: { start: 0, count: 1 } },
    }));
    const names = [{ name: '局部', refersTo: "'甲, O''Brien!$1'!$A$1", hidden: true, scope: 'clerk-1' }];
    const { document } = await openXlsx(await saveXlsx({ ...CLERK_WORKBOOK, sheets, names }));
    expect(document.sheets[0]?.page).toEqual(sheets[0]?.page);
    expect(document.names).toEqual([{ ...names[0], scope: '1' }]);
  });

  it('keeps validations of a foreign file', async () => {
    const { document } = await opened({
      sheets: [
        {
          rows: '',
          after:
            '<dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A1:A3 C1">' +
            '<formula1>$E$1:$E$9</formula1></dataValidation><dataValidation type="whole" operator="greaterThan" ' +
            'showErrorMessage="1" errorStyle="warning" sqref="B:B"><formula1>0</formula1></dataValidation></dataValidations>',
        },
      ],
    });
    expect(document.sheets[0]?.validations).toEqual([
      {
        boxes: [box('A1:A3'), box('C1')],
        rule: { type: 'foreign', kind: 'list', formula1: '$E$1:$E$9' },
        title: '',
        message: '',
        onInvalid: 'stop',
      },
      {
        boxes: [{ row: 0, col: 1, rows: 1_048_576, cols: 1 }],
        rule: { type: 'foreign', kind: 'whole', operator: 'greaterThan', formula1: '0' },
        title: '',
        message: '',
        onInvalid: 'warning',
      },
    ]);
    const again = await openXlsx(await saveXlsx(document));
    expect(again.document.sheets).toEqual(document.sheets);
  });

  it('leaves a workbook with a chart sheet usable', async () => {
    const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const { document, lost } = await opened({
      sheets: [{ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }],
      parts: {
        'xl/workbook.xml':
          `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
          '<bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="图" sheetId="1" r:id="rId1"/>' +
          '<sheet name="表" sheetId="2" r:id="rId2"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
          `<Relationship Id="rId1" Type="${OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      },
    });
    expect(document.sheets.map((sheet) => sheet.name)).toEqual(['表']);
    expect(lost).toContain('charts');
  });

  it('says what a saved copy will not keep', async () => {
    const { lost } = await opened({
      strings: '<si><r><rPr><b/></rPr><t>粗</t></r><r><t>细</t></r></si>',
      sheets: [
        {
          rows: '<row r="1" outlineLevel="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f t="array" ref="B1">SUM(C1:C2)</f><v>0</v></c></row>',
          after:
            '<sheetProtection sheet="1" password="CC1A"/><autoFilter ref="A1:B1"/>' +
            '<conditionalFormatting sqref="A1"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/>' +
            '<cfvo type="max"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale></cfRule></conditionalFormatting>' +
            '<hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks>' +
            '<rowBreaks count="1" manualBreakCount="1"><brk id="1" max="9" man="1"/></rowBreaks>',
        },
      ],
      parts: {
        'xl/media/image1.png': new Uint8Array([1]),
        'xl/tables/table1.xml': '<table/>',
        'xl/pivotTables/pivotTable1.xml': '<p/>',
        'xl/vbaProject.bin': new Uint8Array([1]),
      },
    });
    expect(lost).toEqual([
      'macros',
      'images',
      'pivotTables',
      'tables',
      'filters',
      'outlines',
      'hyperlinks',
      'richText',
      'arrayFormulas',
      'conditionalFormats',
      'pageBreaks',
      'protectionDetails',
    ]);
  });

  it('has a word for everything that may be lost', () => {
    for (const part of LOST_PARTS) {
      expect(say('zh-CN', `lost.${part}`)).not.toBe(`lost.${part}`);
      expect(say('en', `lost.${part}`)).not.toBe(say('zh-CN', `lost.${part}`));
    }
  });

  it("opens Microsoft's own example workbook", async () => {
    const template = require.resolve('office-addin-dev-settings/templates/ExcelWorkbookWithContent.xlsx');
    const { document, lost } = await openXlsx(readFileSync(template));
    expect(document.sheets).toHaveLength(1);
    expect(lost).toContain('images');
    const again = await openXlsx(await saveXlsx(document));
    expect(again.document.sheets).toEqual(document.sheets);
  });
});

describe('colours of a file', () => {
  const colourOf = coloursOf();

  it.each([
    [{ rgb: 'FFAA0011' }, '#AA0011'],
    [{ rgb: 'aa0011' }, '#AA0011'],
    [{ theme: 0 }, '#FFFFFF'],
    [{ theme: 1 }, '#000000'],
    [{ theme: 4 }, '#4472C4'],
    [{ indexed: 10 }, '#FF0000'],
    [{ indexed: 64 }, null],
    [undefined, null],
  ])('%j is %s', (color, expected) => {
    expect(colourOf(color)).toBe(expected);
  });

  it('makes a theme colour lighter or darker by its tint', () => {
    expect(colourOf({ theme: 0, tint: -0.5 })).toBe('#808080');
    expect(colourOf({ theme: 1, tint: 0.5 })).toBe('#808080');
  });
});

const PAGE = {
  orientation: 'landscape',
  paper: 'a4',
  fit: { wide: 1, high: 0 },
  scale: 100,
  printArea: box('A1:B4'),
  titleRows: null,
  titleColumns: null,
  header: '&L页眉',
  footer: '&C第 &P 页',
  margins: { top: 1, right: 0.5, bottom: 1, left: 0.5, header: 0.3, footer: 0.3 },
  centredHorizontally: true,
} as const;
