import { unzipSync, strFromU8 } from 'fflate';
import { addPlan } from '../../../src/adapters/document/from-plan';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { fileWidth, widthInCharacters } from '../../../src/adapters/xlsx/write/widths';
import { blankSheet } from '../../../src/core/model/document';
import type { DocumentSheet, WorkbookDocument } from '../../../src/core/model/document';
import { encodeState } from '../../../src/ports/state-text';
import { STATE_NAME } from '../../../src/ports/workbook-port';
import { box, CLERK_WORKBOOK, PLAN_SHEETS, SMALL_PLAN, TRICKY_TEXTS } from '../../contracts/clerk-workbook';

const STATE = '{"id":"板浦镇"}' + '政'.repeat(300);

const PLANNED: WorkbookDocument = {
  ...addPlan(CLERK_WORKBOOK, SMALL_PLAN, ['a', 'b']),
  names: [
    ...addPlan(CLERK_WORKBOOK, SMALL_PLAN, ['a', 'b']).names,
    { name: STATE_NAME, refersTo: encodeState(STATE), hidden: true },
  ],
};

async function partsOf(document: WorkbookDocument): Promise<Record<string, string>> {
  const parts = unzipSync(await writeXlsx(document));
  return Object.fromEntries(Object.entries(parts).map(([name, data]) => [name, strFromU8(data)]));
}

const WORKBOOK = 'xl/workbook.xml';
const PLAN_SHEET = 'xl/worksheets/sheet2.xml';
const FIELD_SHEET = 'xl/worksheets/sheet3.xml';

function oneSheet(sheet: Partial<DocumentSheet>): WorkbookDocument {
  return { ...CLERK_WORKBOOK, sheets: [{ ...blankSheet('1', '表'), ...sheet }], names: [] };
}

describe('a written .xlsx file', () => {
  let parts: Record<string, string>;
  beforeAll(async () => {
    parts = await partsOf(PLANNED);
  });
  const part = (name: string): string => parts[name] ?? '';

  it('has its parts in one order, the content types first', () => {
    const names = Object.keys(parts);
    expect(names[0]).toBe('[Content_Types].xml');
    expect(names.slice(1)).toEqual(names.slice(1).sort());
  });

  it('says nothing of the day or the place it was made', async () => {
    expect(part('docProps/core.xml').match(/\d{4}-\d\d-\d\dT/g)).toEqual(['1980-01-01T', '1980-01-01T']);
    expect(part('docProps/app.xml')).toContain('<Application>Gouji</Application>');
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Shanghai';
    const there = await writeXlsx(PLANNED);
    process.env['TZ'] = 'America/New_York';
    const elsewhere = await writeXlsx(PLANNED);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(there, elsewhere)).toBe(0);
  });

  it('holds every styled cell, blanks too', () => {
    const planned = SMALL_PLAN.sheets[0]?.cells ?? [];
    const written = [...part(PLAN_SHEET).matchAll(/<c r="([A-Z]+\d+)"[^>]* s="\d+"/g)].map(
      (match) => match[1],
    );
    expect(written).toHaveLength(planned.length);
    expect(written).toEqual(expect.arrayContaining(['B1', 'C4', 'F5', 'G5']));
  });

  it('writes texts as shared strings, never as formulas', () => {
    const strings = part('xl/sharedStrings.xml');
    for (const text of TRICKY_TEXTS.slice(0, 4)) expect(strings).toContain(`<t>${text}</t>`);
    expect([...part(PLAN_SHEET).matchAll(/<f>/g)]).toHaveLength(2);
  });

  it('hides our names and no other', () => {
    const hidden = [...part(WORKBOOK).matchAll(/<definedName hidden="1" name="([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(hidden).toEqual(['_gouji_表三', STATE_NAME]);
    expect(part(WORKBOOK)).toContain('<definedName name="台账件数">');
  });

  it('keeps the state in literals of at most 255 characters', () => {
    const [, formula = ''] = /name="_gouji_state">([^<]*)</.exec(part(WORKBOOK)) ?? [];
    const literals = formula.replace(/&amp;/g, '&').split('"&"');
    expect(literals.length).toBeGreaterThan(1);
    expect(literals.every((literal) => literal.length <= 257)).toBe(true);
  });

  it('quotes the sheet in print areas and print titles', () => {
    expect(part(WORKBOOK)).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="1">'表三 依申请公开'!$A$1:$D$7</definedName>`,
    );
    expect(part(WORKBOOK)).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'表三 依申请公开'!$3:$3</definedName>`,
    );
    expect(part(WORKBOOK)).toContain(`localSheetId="2">'基本''信息'!$A$1:$B$2</definedName>`);
  });

  it('prints on A4, one page wide, with a footer', () => {
    expect(part(PLAN_SHEET)).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(part(PLAN_SHEET)).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(part(PLAN_SHEET)).toContain('<oddFooter>&amp;C第 &amp;P 页</oddFooter>');
  });

  it('freezes, hides, colours and selects', () => {
    expect(part(PLAN_SHEET)).toMatch(/<pane xSplit="1" ySplit="3" topLeftCell="B4" state="frozen"/);
    expect(part(PLAN_SHEET)).toContain('<row r="9" hidden="1"/>');
    expect(part(PLAN_SHEET)).toContain('<col min="7" max="7" hidden="true"/>');
    expect(part(PLAN_SHEET)).toContain('<tabColor rgb="FFC6D9F1"/>');
    expect(part(PLAN_SHEET)).toContain('<selection pane="bottomRight" activeCell="B4" sqref="B4"/>');
    expect(part(WORKBOOK)).toContain('activeTab="1"');
    expect(
      Object.values(parts)
        .join('')
        .match(/tabSelected="1"/g),
    ).toHaveLength(1);
  });

  it('refuses wrong entries in Chinese', () => {
    const validation = /<dataValidation [^>]*sqref="B4:C4"[^>]*>.*?<\/dataValidation>/.exec(
      part(PLAN_SHEET),
    )?.[0];
    for (const said of [
      'type="whole"',
      'operator="between"',
      'showErrorMessage="1"',
      'errorStyle="stop"',
      'errorTitle="只能填整数"',
      'error="请填0或正整数。"',
      '<formula1>0</formula1><formula2>999999999999</formula2>',
    ]) {
      expect(validation).toContain(said);
    }
    expect(part(FIELD_SHEET)).toContain('<formula1>"公式,手填"</formula1>');
  });

  it('says conditional formats as formulas with colours, in order of priority', () => {
    expect(part('xl/worksheets/sheet1.xml')).toMatch(
      /sqref="B2:B3"><cfRule type="expression" priority="1".*sqref="A2:B4"><cfRule type="expression" priority="2"/,
    );
    expect(part('xl/styles.xml')).toContain('<bgColor rgb="FFC6EFCE"/>');
  });

  it('asks programs to calculate on opening', () => {
    expect(part(WORKBOOK)).toContain('fullCalcOnLoad="1"');
  });

  it('keeps results of formulas: numbers, texts, errors, truth values', async () => {
    const results = [7.5, '平', '#REF!', true, null];
    const cells = results.map((value, row) => ({ row, col: 0, value, formula: '=B1' }));
    const { 'xl/worksheets/sheet1.xml': xml } = await partsOf(oneSheet({ cells }));
    const written = [...(xml ?? '').matchAll(/<c r="A\d"( t="\w+")?><f>B1<\/f>(<v>[^<]*<\/v>)?/g)];
    expect(written.map((match) => [match[1], match[2]])).toEqual([
      [undefined, '<v>7.5</v>'],
      [' t="str"', '<v>平</v>'],
      [' t="e"', '<v>#REF!</v>'],
      [' t="b"', '<v>1</v>'],
      [undefined, undefined],
    ]);
  });

  it('hides and heightens rows beyond the last cell', async () => {
    const { 'xl/worksheets/sheet1.xml': xml } = await partsOf(
      oneSheet({ hiddenRows: [40], rowHeights: { 50: 30 } }),
    );
    expect(xml).toContain('<row r="41" hidden="1"/>');
    expect(xml).toContain('<row r="51" ht="30" customHeight="1"/>');
  });

  it('cuts titles and messages that Excel would take for damage', async () => {
    const validations: DocumentSheet['validations'] = [
      {
        boxes: [box('A1')],
        rule: { type: 'wholeNumber', min: 0, max: 9 },
        title: '题'.repeat(40),
        message: '话'.repeat(300),
        onInvalid: 'stop',
      },
    ];
    const { 'xl/worksheets/sheet1.xml': xml } = await partsOf(oneSheet({ validations }));
    expect(/errorTitle="([^"]*)"/.exec(xml ?? '')?.[1]).toHaveLength(32);
    expect(/ error="([^"]*)"/.exec(xml ?? '')?.[1]).toHaveLength(255);
  });

  it.each([[['甲,乙', '丙']], [['长'.repeat(256)]]])(
    'refuses a list that Excel cannot hold: %j',
    async (items) => {
      const rule = { type: 'list' as const, items };
      const validations = [{ boxes: [box('A1')], rule, title: '', message: '', onInvalid: 'stop' as const }];
      await expect(writeXlsx(oneSheet({ validations }))).rejects.toThrow(RangeError);
    },
  );

  it('opens on the first visible sheet when the selected one is hidden', async () => {
    const hidden = { ...blankSheet('h', '藏'), visibility: 'veryHidden' as const };
    const document = { ...CLERK_WORKBOOK, sheets: [hidden, ...CLERK_WORKBOOK.sheets] };
    const selection = { sheetId: 'h', row: 3, col: 3 };
    const { [WORKBOOK]: xml } = await partsOf({ ...document, selection });
    expect(xml).toContain('state="veryHidden"');
    expect(xml).toContain('activeTab="1"');
  });

  it('names no sheet that the plan does not name', () => {
    const names = [...part(WORKBOOK).matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1]);
    expect(names).toEqual(['台账 Ledger', PLAN_SHEETS[0], '基本&apos;信息']);
  });
});

describe('column widths', () => {
  it('come back to a hundredth of a character', () => {
    for (let width = 1; width <= 100; width += 0.25) expect(widthInCharacters(fileWidth(width))).toBe(width);
  });

  it('count the padding that Excel counts', () => {
    expect(fileWidth(8)).toBe(8.7109375);
  });
});
