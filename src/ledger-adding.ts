import { ledgerImportTexts } from './catalogue/ledger-import-texts';
import { ledgerTexts } from './catalogue/ledger-labels';
import { ledgerSheetTexts } from './catalogue/ledger-texts';
import { GoujiError } from './core/errors';
import { caseEntry, isDayField } from './core/layout/ledger-sheets';
import { STYLES } from './core/layout/styles';
import { appendRows, type AppendedCell } from './core/ledger/append-rows';
import { findLedgers } from './core/ledger/find-ledger';
import { maskName } from './core/ledger/mask-name';
import type { LedgerCase } from './core/model/ledger';
import { writeChanges, type Change } from './edits';
import { completed } from './long-lists';
import type { WorkbookPort } from './ports/workbook-port';
import type { Written } from './ui/actions';

/** Part of the pipeline in a file of its own: cases written below the last row of a ledger. */

/**
 * Cells that hold something by now are left alone and counted as refused.
 * @throws NO_LEDGER where the workbook has none any more
 */
export async function appendCases(
  port: WorkbookPort,
  cases: readonly LedgerCase[],
  maskNames: boolean,
): Promise<Written> {
  const near = await port.read();
  const view = await completed(port, near);
  const found = findLedgers(view, ledgerTexts);
  const sheet = found && near.sheets.find(({ id }) => id === found.cases.sheet.id);
  if (!found || !sheet) throw new GoujiError('NO_LEDGER');
  const mask = maskNames ? maskName : (name: string): string => name;
  const cells = appendRows(cases, found.cases, {
    near: sheet,
    from1904: view.dates1904 === true,
    contentOf: (one, field) => caseEntry(one, field, ledgerSheetTexts, mask),
    isDay: isDayField,
    dayFormat: STYLES.inputDate.numberFormat,
    headOf: (field) => ledgerTexts.cases[field][0] ?? field,
    note: ledgerImportTexts.note,
  });
  return writeChanges(
    port,
    cells.map((cell) => changeOf(cell, sheet.id)),
  );
}

function changeOf({ row, col, content, format }: AppendedCell, sheetId: string): Change {
  const held = 'formula' in content ? content.formula : content.value;
  const at = { sheetId, row, col };
  return {
    edit: { ...at, before: null, after: content, ...(format === undefined ? {} : { format }) },
    back: { ...at, before: held, after: { value: null } },
  };
}
