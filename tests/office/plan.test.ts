import { addPlan } from '../../src/adapters/document/from-plan';
import { planTemplate } from '../../src/template';
import { planLedger } from '../../src/ledger-sheets';
import { blankDocument } from '../../src/core/model/document';
import type { DocumentCell, DocumentSheet, DocumentStyle } from '../../src/core/model/document';
import type { WorkbookPlan } from '../../src/core/model/sheet-plan';
import { SMALL_PLAN } from '../contracts/clerk-workbook';
import { dice, randomCases } from '../support/ledger-builder';
import { REQUEST } from './support/actions';
import { freshHost, quickPort } from './support/harness';

/** What a cell looks like where nothing was said. */
const PLAIN: DocumentStyle = {
  bold: false,
  color: '#000000',
  fill: null,
  border: null,
  wrap: false,
  numberFormat: 'General',
  locked: true,
};

/** A sheet with everything said that may be left unsaid, and what Excel calculates left out. */
function spelledOut(sheet: DocumentSheet | undefined): unknown {
  if (!sheet) return undefined;
  const cells = sheet.cells.map((cell: DocumentCell) => ({
    ...cell,
    value: cell.formula === undefined ? cell.value : null,
    style: { ...PLAIN, ...cell.style },
  }));
  const merges = [...sheet.merges].sort((a, b) => a.row - b.row || a.col - b.col);
  const page = sheet.page && {
    ...sheet.page,
    header: sheet.page.header.replace(/^&C/, ''),
    footer: sheet.page.footer.replace(/^&C/, ''),
  };
  return { ...sheet, id: '', cells, merges, page };
}

test.each<[string, WorkbookPlan]>([
  ['the template with formulas', planTemplate(REQUEST)],
  ['the template with typed totals', planTemplate({ ...REQUEST, totals: 'typed' })],
  ['a plan with one of everything', SMALL_PLAN],
  ['a ledger', planLedger({ year: 2025, rows: 12, disputeRows: 4, cases: randomCases(dice(3), 8) })],
])('Excel holds exactly what the plan says: %s', async (_name, plan) => {
  const { book, documentOf } = freshHost();
  const report = await quickPort().execute(plan, 'state');
  expect(report.leftOut).toEqual([]);
  const made = documentOf(book);
  const wanted = addPlan(
    blankDocument(),
    plan,
    plan.sheets.map((sheet) => sheet.name),
  );
  for (const sheet of plan.sheets) {
    const inExcel = made.sheets.find((candidate) => candidate.name === sheet.name);
    const planned = wanted.sheets.find((candidate) => candidate.name === sheet.name);
    expect(JSON.parse(JSON.stringify(spelledOut(inExcel)))).toEqual(
      JSON.parse(JSON.stringify(spelledOut(planned))),
    );
  }
});
