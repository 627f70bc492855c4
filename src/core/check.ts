import { matchAnswers } from './answers/match-answers';
import { readAnswers, withoutAnswers, type AnswerList } from './answers/read-answers';
import { formOf, type Form } from './form/form';
import { reportFindings } from './findings/report-findings';
import { ledgerEvidence, withLedger, type LedgerSays } from './ledger/evidence';
import { findLedgers, withoutLedgers, type FoundLedgers } from './ledger/find-ledger';
import { localiseErrors } from './localise/localise';
import { wordsOf } from './findings/words';
import type { RecognisedReport } from './model/fact';
import type { EditionId } from './model/format';
import type { WorkbookView } from './model/grid';
import type { LedgerTexts } from './model/ledger-texts';
import type { PreviousReport } from './model/previous-report';
import type { AnswerTexts } from './model/texts';
import type { Verdict } from './model/verdict';
import type { YearRule } from './model/year-rule';
import { recogniseTables, type RecogniseOptions } from './recognise/recognise';
import { coverageOf } from './rules/coverage';
import { addTallies, evaluateRules, tallyOutcomes } from './rules/evaluate';
import { evaluateYears } from './rules/years';

export interface CheckOptions extends RecogniseOptions {
  /** Words by which ledgers are told, which are set aside. */
  readonly ledger: LedgerTexts;
  readonly answers: AnswerTexts;
  readonly yearRules: readonly YearRule[];
}

export interface CheckAgainst {
  /** Last year's report from elsewhere; it counts before the sheet 上年数据 of the workbook. */
  readonly previous?: PreviousReport;
  /** What the ledger of the workbook says. */
  readonly ledger?: LedgerSays;
}

/** What a verdict is for: merging asks for findings and figures alone, and what relations could prove is left empty. */
export type CheckPurpose = 'clerk' | 'merging';

/** What was read of a workbook, to be judged. */
export interface ReadWorkbook {
  /** The workbook without its sheets 校验说明. */
  readonly view: WorkbookView;
  readonly lists: readonly AnswerList[];
  readonly report: RecognisedReport;
  /** Null where no sheet is a ledger of applications. */
  readonly ledgers: FoundLedgers | null;
}

/** Reads and judges a workbook: recognise, evaluate, report. The same for Excel, the workbench and files. */
export function checkWorkbook(
  workbook: WorkbookView,
  options: CheckOptions,
  against: CheckAgainst = {},
): Verdict {
  return judgeReport(readWorkbook(workbook, options), options, against);
}

/** The first half of the check: finds the tables, their figures and the answers. */
export function readWorkbook(workbook: WorkbookView, options: CheckOptions): ReadWorkbook {
  const lists = readAnswers(workbook, options.answers);
  const view = withoutAnswers(workbook, lists);
  const ledgers = findLedgers(view, options.ledger);
  const report = ledgers
    ? recogniseTables(view, options, (whole) => withoutLedgers(whole, ledgers))
    : recogniseTables(view, options);
  return { view, lists, report, ledgers };
}

/** The second half: evaluates the rules, looks for the wrong cells, and words what is to be said. */
export function judgeReport(
  { view, lists, report: recognised }: ReadWorkbook,
  options: CheckOptions,
  against: CheckAgainst = {},
  purpose: CheckPurpose = 'clerk',
): Verdict {
  const report = { ...recognised, previous: against.previous ?? recognised.previous };
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
  const years =
    report.previous &&
    evaluateYears(report, report.previous, evaluation.blankTotals, {
      rules: options.yearRules,
      formOfEdition,
      forms: inOrder,
      words,
    });
  const localisation = localiseErrors(view, report, [...reconciling, ...evaluation.controls], words, {
    evidence: [...(years?.carriedIn ?? []), ...ledgerEvidence(report, against.ledger?.figures ?? [])],
    ...(years ? { lastYear: years.lastYear } : {}),
  });
  const coverage = purpose === 'clerk' ? coverageOf(view, report, reconciling, words) : [];
  const ofForm = reportFindings(report, evaluation, localisation, inOrder, years);
  const findings = against.ledger ? withLedger(ofForm, against.ledger) : ofForm;
  return {
    report,
    ...matchAnswers(findings, lists, report, options.answers),
    checked: addTallies(
      relationTally,
      tallyOutcomes(evaluation.controls.map(({ outcome }) => outcome)),
      tallyOutcomes(evaluation.conditions.map(({ outcome }) => outcome)),
      tallyOutcomes((years?.outcomes ?? []).map(({ outcome }) => outcome)),
    ),
    relations: tallyOutcomes(reconciling.map(({ outcome }) => outcome)),
    coverage: {
      relations: coverage,
      controls: evaluation.controls.length,
      notLocalised: localisation.notLocalised.map(({ relation }) => relation.key),
      previous: years && { year: years.previous.year, name: years.previous.name, compared: years.compared },
    },
    sheets: view.sheets
      .filter(({ id }) => usedSheets.has(id))
      .map(({ id, name, visibility }) => ({ id, name, visibility })),
  };
}
