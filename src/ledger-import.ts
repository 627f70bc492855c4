import { ledgerImportTexts } from './catalogue/ledger-import-texts';
import { ledgerTexts } from './catalogue/ledger-labels';
import { nextTask } from './check';
import { GoujiError } from './core/errors';
import { importList, importListInSteps, proposeColumns } from './core/ledger/import-list';
import type { WorkbookView } from './core/model/grid';
import type { ColumnMapping, ImportAnswers, ImportedList, ListProposal } from './core/model/ledger-import';

export { headKey, mappingOf } from './core/ledger/import-list';

/** Part of the pipeline in a file of its own: an existing list of applications, from any system, as cases. */

/**
 * The list of applications in a workbook or text file, with what each column is; null where there is none.
 * @param remembered  fields of heads settled for an earlier list
 */
export function proposeList(view: WorkbookView, remembered: ColumnMapping = {}): ListProposal | null {
  return proposeColumns(view, ledgerTexts, ledgerImportTexts, remembered);
}

/** Cases of a list with its columns settled, and what is to be asked about its words. */
export function importCases(
  view: WorkbookView,
  proposal: ListProposal,
  answers?: ImportAnswers,
): ImportedList {
  return importList(view, proposal, ledgerTexts, ledgerImportTexts, answers);
}

/** The same in tasks of their own, for lists that take longer than a person should wait. @throws CANCELLED */
export async function importCasesInTasks(
  view: WorkbookView,
  proposal: ListProposal,
  answers: ImportAnswers,
  signal?: AbortSignal,
): Promise<ImportedList> {
  const steps = importListInSteps(view, proposal, ledgerTexts, ledgerImportTexts, answers);
  for (;;) {
    await nextTask();
    if (signal?.aborted) throw new GoujiError('CANCELLED');
    const step = steps.next();
    if (step.done) return step.value;
  }
}
