import { matchAnswers } from './answers/match-answers';
import { readAnswers, withoutAnswers } from './answers/read-answers';
import { formOf, type Form } from './form/form';
import { reportFindings } from './findings/report-findings';
import { localiseErrors } from './localise/localise';
import { wordsOf } from './findings/words';
import type { EditionId } from './model/format';
import type { WorkbookView } from './model/grid';
import type { AnswerTexts } from './model/texts';
import type { Verdict } from './model/verdict';
import { recogniseTables, type RecogniseOptions } from './recognise/recognise';
import { coverageOf } from './rules/coverage';
import { addTallies, evaluateRules, tallyOutcomes } from './rules/evaluate';

export interface CheckOptions extends RecogniseOptions {
  readonly answers: AnswerTexts;
}

/** Reads and judges a workbook: recognise, evaluate, report. The same for Excel, the workbench and files. */
export function checkWorkbook(workbook: WorkbookView, options: CheckOptions): Verdict {
  const lists = readAnswers(workbook, options.answers);
  const view = withoutAnswers(workbook, lists);
  const report = recogniseTables(view, options);
  const forms = new Map(options.formats.map((format) => [format.edition, formOf(format)]));
  const formOfEdition = (edition: EditionId): Form => {
    const form = forms.get(edition);
    if (!form) throw new Error(`no format ${edition}`);
    return form;
  };
  const evaluation = evaluateRules(report, formOfEdition);
  const due = formOfEdition(report.format);
  const inOrder = [due, ...[...forms.values()].filter((form) => form !== due)];
  const relationTally = tallyOutcomes(evaluation.relations.map(({ outcome }) => outcome));
  const reconciling = evaluation.relations.filter(({ relation }) => relation.severity === 'error');
  const usedSheets = new Set(report.blocks.map(({ sheetId }) => sheetId));
  const words = wordsOf(inOrder);
  const localisation = localiseErrors(view, report, [...reconciling, ...evaluation.controls], words);
  const coverage = coverageOf(view, report, reconciling, words);
  const findings = reportFindings(report, evaluation, localisation, inOrder);
  return {
    report,
    ...matchAnswers(findings, lists, report, options.answers),
    checked: addTallies(
      relationTally,
      tallyOutcomes(evaluation.controls.map(({ outcome }) => outcome)),
      tallyOutcomes(evaluation.conditions.map(({ outcome }) => outcome)),
    ),
    relations: tallyOutcomes(reconciling.map(({ outcome }) => outcome)),
    coverage: {
      ...coverage,
      controls: evaluation.controls.length,
      notLocalised: localisation.notLocalised.map(({ relation }) => relation.key),
    },
    sheets: view.sheets
      .filter(({ id }) => usedSheets.has(id))
      .map(({ id, name, visibility }) => ({ id, name, visibility })),
  };
}
