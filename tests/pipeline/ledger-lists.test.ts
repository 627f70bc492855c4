import { planAsXlsx } from '../../src/adapters/xlsx/plan-file';
import type { CellValue } from '../../src/core/model/grid';
import type { ImportedList } from '../../src/core/model/ledger-import';
import { serialOf } from '../../src/core/model/days';
import { planLedger } from '../../src/ledger-sheets';
import type { BroughtList, LedgerActions } from '../../src/ui/ledger-actions';
import '../support/all-messages';
import { caseOf, laterBy } from '../support/ledger-builder';
import { ledgerDesk, type LedgerDesk } from '../support/ledger-desk';
import { buildXlsx, sheetXlsx } from '../support/xlsx-builder';

const NO_ANSWERS = { outcomes: {}, applicants: {} };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const CSV = [
  '登记号,收件日期,申请人性质,申请人,申请内容,联系电话,答复类型,答复日期',
  '"2025-101",2025/3/3,公民,张三,"某路口,红绿灯",13900000000,予以公开,2025.3.20',
  '2025-102,2025年4月1日,企业,某某有限公司,预算,,,',
].join('\n');

async function brought(ledger: LedgerActions, text: string, name = '台账.csv'): Promise<BroughtList> {
  const list = await ledger.readList({ name, bytes: utf8(text) });
  if (!list) throw new Error('no list');
  return list;
}

async function imported(ledger: LedgerActions, text: string): Promise<ImportedList> {
  const list = await brought(ledger, text);
  return ledger.importList(list, list.proposal, NO_ANSWERS);
}

const OPTIONS = { year: 2025, maskNames: false, without: [] };

describe('a list from elsewhere', () => {
  test('in a .csv file is proposed with its columns and what stands in them', async () => {
    const { ledger } = await ledgerDesk();
    const { name, proposal, remembered, samples } = await brought(ledger, CSV);
    expect([name, proposal.rows, remembered]).toEqual(['台账.csv', 2, {}]);
    expect(proposal.columns.map(({ field }) => field)).toEqual([
      'number',
      'received',
      'applicant',
      'applicantName',
      'summary',
      'note',
      'outcome',
      'answered',
    ]);
    expect(samples.slice(0, 2)).toEqual([
      ['2025-101', '2025-102'],
      ['2025/3/3', '2025年4月1日'],
    ]);
  });

  test('in the encoding of old systems, with separators of a spreadsheet, or pasted', async () => {
    const { ledger } = await ledgerDesk();
    const tabs = CSV.replace('"某路口,红绿灯"', '某路口').replaceAll(',', '\t');
    const pasted = await ledger.readList({ text: tabs, html: '<table><tr><td>1</td></tr></table>' });
    expect(pasted?.proposal.rows).toBe(2);
    const page = `<table>${CSV.replace('"某路口,红绿灯"', '某路口')
      .split('\n')
      .map(
        (line) =>
          `<tr>${line
            .split(',')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table>`;
    const web = await ledger.readList({ text: '登记号 收件日期', html: page });
    expect(web?.proposal.rows).toBe(2);
    expect(await ledger.readList({ text: '没有台账' })).toBeNull();
  });

  test('in a workbook counts days in its own system and shows them as days', async () => {
    const { ledger } = await ledgerDesk();
    const rows = (from1904: boolean): string =>
      ['2025-03-03', '2025-04-01']
        .map(
          (day, at) =>
            `<row r="${at + 2}"><c r="A${at + 2}" t="inlineStr"><is><t>X${at}</t></is></c>` +
            `<c r="B${at + 2}" s="1"><v>${serialOf(day, from1904)}</v></c>` +
            `<c r="C${at + 2}" t="inlineStr"><is><t>予以公开</t></is></c></row>`,
        )
        .join('');
    const heads = ['编号', '收到日期', '处理结果']
      .map((head, at) => `<c r="${'ABC'[at]}1" t="inlineStr"><is><t>${head}</t></is></c>`)
      .join('');
    for (const from1904 of [false, true]) {
      const bytes = sheetXlsx(`<row r="1">${heads}</row>${rows(from1904)}`, {
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        workbookPr: from1904 ? '<workbookPr date1904="1"/>' : '',
      });
      const list = await ledger.readList({ name: '台账.xlsx', bytes });
      expect(list?.samples[1]).toEqual(['2025-03-03', '2025-04-01']);
      const { cases } = list ? await ledger.importList(list, list.proposal, NO_ANSWERS) : { cases: [] };
      expect(cases.map(({ received }) => received)).toEqual(['2025-03-03', '2025-04-01']);
    }
  });

  test('with merged cells says at each row what could not be told', async () => {
    const { ledger } = await ledgerDesk();
    const rows = [
      ['编号', '收到日期', '申请人', '处理结果'],
      ['A1', '2025-3-3', '张三', '予以公开'],
      ['A2', '', '李四', '予以公开'],
    ].map(
      (line, row) =>
        `<row r="${row + 1}">${line
          .map((text, col) =>
            text === '' ? '' : `<c r="${'ABCD'[col]}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
          )
          .join('')}</row>`,
    );
    const after = '<mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="nonsense"/></mergeCells>';
    const bytes = buildXlsx({ sheets: [{ rows: rows.join(''), after }] });
    const list = await ledger.readList({ name: '台账.xlsx', bytes });
    const found = list && (await ledger.importList(list, list.proposal, NO_ANSWERS));
    expect(found?.cases.map(({ received }) => received)).toEqual(['2025-03-03', null]);
    expect(found?.troubles).toMatchObject([{ kind: 'merged', text: 'B2:B3', place: { cell: 'B3' } }]);
  });

  test('keeps how its columns were settled, heads and fields alone', async () => {
    const desk = await ledgerDesk();
    const { ledger, kept } = desk;
    const list = await brought(ledger, CSV.replace('申请内容', '事由简述'));
    const at = list.proposal.columns.findIndex(({ head }) => head === '事由简述');
    ledger.remember({
      ...list.proposal,
      columns: list.proposal.columns.map((column, index) =>
        index === at ? { ...column, field: 'summary' } : column,
      ),
    });
    expect(kept.text).toContain('"事由简述":"summary"');
    expect(kept.text).not.toContain('张三');
    const again = await brought(ledger, CSV.replace('申请内容', '事由简述'));
    expect(again.proposal.columns[at]).toMatchObject({ field: 'summary', confidence: 'certain' });
    expect(again.remembered).toMatchObject({ 事由简述: 'summary' });
  });

  test('is read where the computer keeps nothing, or something else', async () => {
    const { ledger, kept } = await ledgerDesk();
    for (const text of ['{', '[1]', '{"编号":"nonsense","收件日期":7}', null]) {
      kept.text = text;
      expect((await brought(ledger, CSV)).proposal.rows).toBe(2);
    }
    kept.refuses = true;
    const list = await brought(ledger, CSV);
    expect(() => ledger.remember(list.proposal)).not.toThrow();
  });

  test('of 50,000 rows is read whole, with a finding at each row that has one', async () => {
    const { ledger } = await ledgerDesk();
    const line = (at: number): string =>
      `N${at},${at % 1000 === 7 ? '不详' : laterBy('2025-01-01', at % 300)},公民,张三,事项${at},,予以公开,2025-12-1`;
    const text = [CSV.split('\n')[0], ...Array.from({ length: 50_000 }, (_, at) => line(at))].join('\n');
    const { cases, troubles } = await imported(ledger, text);
    expect(cases).toHaveLength(50_000);
    expect(troubles).toHaveLength(50);
    expect(troubles[0]).toMatchObject({ kind: 'date', place: { cell: 'B9' }, text: '不详' });
    expect(cases[7]).toMatchObject({ received: null });
    expect(cases[7]?.note).toContain('不详');
  }, 30_000);

  test('is compared with the ledger by number', async () => {
    const desk = await ledgerDesk();
    await desk.lay([caseOf({ number: '2025-102' })]);
    const list = await imported(desk.ledger, CSV);
    expect(desk.ledger.alreadyThere(await desk.read(), list)).toEqual([1]);
    expect(desk.ledger.alreadyThere(null, list)).toEqual([]);
  });
});

describe('cases added', () => {
  const HEAD = 4;
  const day = (text: string): number => serialOf(text, false);

  /** Contents of columns of a row of 申请台账. */
  function rowOf(desk: LedgerDesk, row: number, columns: readonly number[]): readonly CellValue[] {
    return columns.map((col) => desk.holds('申请台账', row, col));
  }

  test('to a workbook without a ledger come with new sheets, names masked, and are taken back', async () => {
    const desk = await ledgerDesk();
    const list = await imported(desk.ledger, CSV);
    const added = await desk.ledger.addCases(null, list, { ...OPTIONS, maskNames: true, without: [1] });
    expect(added).toMatchObject({
      kind: 'inserted',
      outcome: { sheets: ['申请台账', '复议诉讼台账', '节假日'] },
    });
    const { ledger } = await desk.read();
    expect(ledger.cases.map(({ number, applicantName }) => [number, applicantName])).toEqual([
      ['2025-101', '张*'],
    ]);
    expect(ledger.cases[0]?.note).not.toContain('13900000000');
    await desk.ledger.undoInsert();
    expect(await desk.ledger.read(2025)).toBeNull();
  });

  test('to prepared rows fill the blanks below the last case and leave the formulas', async () => {
    const desk = await ledgerDesk();
    await desk.lay([caseOf({ number: '2025-001' })], [], 10);
    const state = await desk.read();
    const before = JSON.stringify(desk.port.document().sheets.map(({ cells }) => cells));
    const list = await imported(desk.ledger, CSV);
    const added = await desk.ledger.addCases(state, list, OPTIONS);
    if (added.kind !== 'appended') throw new Error(added.kind);
    expect(added.written.refused).toBe(0);
    expect(rowOf(desk, HEAD + 2, [0, 1, 3, 4, 18, 20])).toEqual([
      '2025-101',
      day('2025-03-03'),
      '自然人',
      '张三',
      '（一）予以公开',
      day('2025-03-20'),
    ]);
    expect(desk.holds('申请台账', HEAD + 3, 13)).toMatch(/^=IF\(\$B8=/);
    const { cases } = (await desk.read()).ledger;
    expect(cases.map(({ number }) => number)).toEqual(['2025-001', '2025-101', '2025-102']);
    await desk.actions.undoWritten(added.written.undo);
    expect(JSON.stringify(desk.port.document().sheets.map(({ cells: left }) => left))).toBe(before);
  });

  test('beyond the prepared rows get the formulas of the rows above and days that look like days', async () => {
    const desk = await ledgerDesk();
    await desk.lay([caseOf({ number: '2025-001' })], [], 2);
    const lines = Array.from({ length: 4 }, (_, at) => `2025-20${at},2025-5-6,公民,李四,事项${at},,,`);
    const list = await imported(desk.ledger, [CSV.split('\n')[0], ...lines].join('\n'));
    const added = await desk.ledger.addCases(await desk.read(), list, OPTIONS);
    expect(added).toMatchObject({ kind: 'appended', written: { refused: 0 } });
    const [planned] = planLedger({ year: 2025, rows: 6 }).sheets;
    for (const col of [13, 14, 23, 24, 27, 28]) {
      const wanted = planned?.cells.find((cell) => cell.row === HEAD + 5 && cell.col === col)?.formula;
      // The ledger of disputes has as many rows as before.
      expect([col, desk.holds('申请台账', HEAD + 5, col)]).toEqual([col, wanted]);
    }
    const sheet = (await desk.port.read()).sheets.find(({ name }) => name === '申请台账');
    expect(sheet?.cells[HEAD + 5]?.[1]).toEqual({ value: day('2025-05-06'), format: 'yyyy-mm-dd' });
    expect((await desk.read()).ledger.cases).toHaveLength(5);
  });

  test('leave a total of the clerk alone, and what was typed meanwhile', async () => {
    const desk = await ledgerDesk();
    await desk.lay([caseOf({ number: '2025-001' })], [], 10);
    const state = await desk.read();
    desk.port.edit('申请台账', 'A9', '合计');
    desk.port.edit('申请台账', 'AF30', '与台账无关');
    const list = await imported(desk.ledger, CSV);
    await desk.ledger.addCases(state, list, OPTIONS);
    expect(rowOf(desk, 8, [0])).toEqual(['合计']);
    expect((await desk.read()).ledger.cases.map(({ row }) => row)).toEqual([5, 9, 10]);
  });

  test('to a ledger of the clerk keep what it has no column for', async () => {
    const desk = await ledgerDesk();
    const [own] = desk.port.document().sheets;
    const sheet = own?.name ?? '';
    ['编号', '收到日期', '申请人类型', '处理结果', '答复日期'].forEach((head, col) =>
      desk.port.edit(sheet, `${'GHIJK'[col]}60`, head),
    );
    ['A1', '2025-3-3', '自然人', '予以公开', '2025-3-20'].forEach((content, col) =>
      desk.port.edit(sheet, `${'GHIJK'[col]}61`, content),
    );
    const list = await imported(desk.ledger, CSV);
    const added = await desk.ledger.addCases(await desk.read(), list, { ...OPTIONS, maskNames: true });
    expect(added).toMatchObject({ kind: 'appended', written: { refused: 0 } });
    expect([59, 61].map((row) => desk.holds(sheet, row, 11))).toEqual([
      '备注',
      '申请人：张*；申请内容摘要：某路口,红绿灯',
    ]);
    expect((await desk.read()).ledger.cases.map(({ number }) => number)).toEqual([
      'A1',
      '2025-101',
      '2025-102',
    ]);
  });

  test('are refused where the ledger is gone by now', async () => {
    const desk = await ledgerDesk();
    await desk.lay([]);
    const state = await desk.read();
    await desk.port.removeSheets([state.ledger.sheetId], []);
    const list = await imported(desk.ledger, CSV);
    await expect(desk.ledger.addCases(state, list, OPTIONS)).rejects.toMatchObject({ code: 'NO_LEDGER' });
  });

  test('from a file that was written here come back as they were', async () => {
    const desk = await ledgerDesk();
    const cases = [
      caseOf({
        number: '2025-001',
        row: 5,
        received: '2025-03-03',
        answered: '2025-03-20',
        outcome: 'granted',
      }),
      caseOf({ number: '2025-002', row: 6, received: '2025-04-03', extension: 20, applicant: 'research' }),
    ];
    const bytes = await planAsXlsx(planLedger({ year: 2025, cases, rows: 5 }));
    const list = await desk.ledger.readList({ name: 'a.xlsx', bytes });
    const found = list && (await desk.ledger.importList(list, list.proposal, NO_ANSWERS));
    expect(found?.cases.map(({ note: _, ...one }) => one)).toEqual(cases.map(({ note: _, ...one }) => one));
  });
});
