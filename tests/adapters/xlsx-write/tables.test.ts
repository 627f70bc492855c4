import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { addPlan } from '../../../src/adapters/document/from-plan';
import { openXlsx } from '../../../src/adapters/xlsx/open';
import { planAsXlsx } from '../../../src/adapters/xlsx/plan-file';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { blankDocument, blankSheet } from '../../../src/core/model/document';
import type { DocumentCell, DocumentTable, WorkbookDocument } from '../../../src/core/model/document';
import { boxName } from '../../../src/core/model/geometry';
import { planLedger } from '../../../src/ledger-sheets';
import { box } from '../../contracts/clerk-workbook';
import { dice, randomCases } from '../../support/ledger-builder';
import { hasCalc } from '../../support/libreoffice';
import { buildXlsx } from '../../support/xlsx-builder';

const LEDGER = planLedger({ year: 2025, rows: 10, disputeRows: 3, cases: randomCases(dice(2), 6) });

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** A sheet with a list of two rows in A1:B3, and what it is changed to. */
function listed(
  heads: readonly [DocumentCell['value'], DocumentCell['value']],
  table: Partial<DocumentTable> = {},
): WorkbookDocument {
  const cell = (place: string, value: DocumentCell['value'], formula?: string): DocumentCell => {
    const { row, col } = box(place);
    return { row, col, value, ...(formula ? { formula } : {}) };
  };
  const cells = [
    cell('A1', heads[0]),
    cell('B1', heads[1]),
    cell('A2', 1),
    cell('B2', 2, '=$A2*2+SUM(A$2:A2)'),
    cell('A3', 5),
    cell('B3', 10, '=$A3*2+SUM(A$2:A3)'),
  ];
  const own = { name: '名单', box: box('A1:B3'), style: 'TableStyleMedium2', banded: true, ...table };
  return { ...blankDocument(), sheets: [{ ...blankSheet('1', '表'), cells, tables: [own] }] };
}

test('a list is written as Excel writes it, its formula once for rows to come', async () => {
  const parts = partsOf(await saveXlsx(listed(['编号', '两倍 & "引号"\n换行'])));
  expect(parts['xl/tables/table1.xml']).toBe(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="名单" displayName="名单"' +
      ' ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/><tableColumns count="2">' +
      '<tableColumn id="1" name="编号"/><tableColumn id="2" name="两倍 &amp; &quot;引号&quot;_x000A_换行">' +
      '<calculatedColumnFormula>$A2*2+SUM(A$2:A2)</calculatedColumnFormula></tableColumn></tableColumns>' +
      '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1"' +
      ' showColumnStripes="0"/></table>',
  );
  expect(parts['xl/worksheets/sheet1.xml']).toContain('<tableParts count="1"><tablePart r:id="rId');
  expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain('../tables/table1.xml');
  expect(parts['[Content_Types].xml']).toContain('/xl/tables/table1.xml');
});

test('a list with its looks is the same when the file is opened again, and nothing is lost', async () => {
  for (const table of [{}, { style: null, banded: false }, { style: 'TableStyleLight1', banded: false }]) {
    const document = listed(['编号', '两倍'], table);
    const opened = await openXlsx(await saveXlsx(document));
    expect(opened.document.sheets[0]?.tables).toEqual(document.sheets[0]?.tables);
    expect(opened.lost).toEqual([]);
  }
});

test.each<[string, WorkbookDocument]>([
  ['the same head twice', listed(['编号', '编号'])],
  ['a blank head', listed(['编号', null])],
  ['a number for a head', listed(['编号', 2025])],
  ['no row below', listed(['编号', '两倍'], { box: box('A1:B1') })],
])('a list that Excel would take for damage is left out: %s', async (_what, document) => {
  const bytes = await saveXlsx(document);
  expect(Object.keys(partsOf(bytes)).filter((name) => name.includes('table'))).toEqual([]);
  const { cells = [] } = (await openXlsx(bytes)).document.sheets[0] ?? {};
  expect(cells.map(({ value }) => value)).toEqual(
    document.sheets[0]?.cells.map(({ value }) => value).filter((value) => value !== null),
  );
});

test('lists of a ledger are the same when the file is opened again, also a second ledger beside', async () => {
  const once = addPlan(blankDocument(), LEDGER, ['2', '3', '4']);
  const other = planLedger({ year: 2026, rows: 5, disputeRows: 2 }, (name) => `${name} (2)`);
  const document = addPlan(once, other, ['5', '6', '7']);
  const { document: read, lost } = await openXlsx(await saveXlsx(document));
  expect(lost).toEqual([]);
  expect(read.sheets.map(({ tables }) => tables)).toEqual(document.sheets.map(({ tables }) => tables));
  expect(read.sheets.flatMap(({ tables = [] }) => tables.map(({ name }) => name))).toEqual([
    '申请台账表',
    '复议诉讼台账表',
    '申请台账表_2',
    '复议诉讼台账表_2',
  ]);
});

test('every reckoned column of a ledger is carried on below its last row', async () => {
  const { 'xl/tables/table1.xml': cases = '', 'xl/tables/table2.xml': disputes = '' } = partsOf(
    await planAsXlsx(LEDGER),
  );
  expect(cases.split('<calculatedColumnFormula>')).toHaveLength(1 + 7);
  expect(disputes.split('<calculatedColumnFormula>')).toHaveLength(1 + 1);
});

describe('a list of a foreign file', () => {
  const open = async (inside: string, attributes = ''): Promise<Awaited<ReturnType<typeof openXlsx>>> =>
    openXlsx(
      buildXlsx({
        sheets: [
          {
            rows:
              '<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c></row>' +
              '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>',
            after:
              '<tableParts count="1"><tablePart xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></tableParts>',
          },
        ],
        parts: {
          'xl/worksheets/_rels/sheet1.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
          'xl/tables/table1.xml':
            `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="4" name="t" displayName="台账" ref="A1:A3" ${attributes}>` +
            `${inside}<tableStyleInfo name="TableStyleDark3" showRowStripes="1"/></table>`,
        },
      }),
    );
  const COLUMNS = '<tableColumns count="1"><tableColumn id="1" name="编号"/></tableColumns>';

  it('is kept where it is a plain list', async () => {
    const { document, lost } = await open(`<autoFilter ref="A1:A3"/>${COLUMNS}`);
    expect(document.sheets[0]?.tables).toEqual([
      { name: '台账', box: box('A1:A3'), style: 'TableStyleDark3', banded: true },
    ]);
    expect(lost).toEqual([]);
  });

  it.each([
    ['a row of totals', `<autoFilter ref="A1:A2"/>${COLUMNS}`, 'totalsRowCount="1"'],
    ['no head', COLUMNS, 'headerRowCount="0"'],
    ['rows filtered out', `<autoFilter ref="A1:A3"><filterColumn colId="0"/></autoFilter>${COLUMNS}`, ''],
    ['rows from elsewhere', `<autoFilter ref="A1:A3"/>${COLUMNS}`, 'tableType="queryTable"'],
  ])('is told to be lost where it has %s', async (_what, inside, attributes) => {
    const { document, lost } = await open(inside, attributes);
    expect(document.sheets[0]?.tables).toBeUndefined();
    expect(lost).toContain('tables');
  });
});

const whereCalc = hasCalc() ? test : test.skip;

whereCalc(
  'LibreOffice takes the lists of a ledger for lists (skipped where it is not installed)',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gouji-tables-'));
    try {
      writeFileSync(path.join(folder, 'ledger.xlsx'), await planAsXlsx(LEDGER));
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
      const to = ['--convert-to', 'xlsx', '--outdir', path.join(folder, 'out')];
      const call = ['--headless', profile, ...to, path.join(folder, 'ledger.xlsx')];
      execFileSync('soffice', call, { timeout: 100_000, stdio: 'ignore' });
      const parts = partsOf(readFileSync(path.join(folder, 'out', 'ledger.xlsx')));
      const tables = Object.keys(parts).filter((name) => name.startsWith('xl/tables/'));
      expect(
        tables.map((name) => /displayName="([^"]*)" ref="([^"]*)"/.exec(parts[name] ?? '')?.slice(1)),
      ).toEqual(
        LEDGER.sheets.flatMap(({ tables: planned = [] }) =>
          planned.map(({ name, box: place }) => [name, boxName(place)]),
        ),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
