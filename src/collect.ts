import { collectionRules, rosterTexts } from './catalogue/collect';
import { formatDueFor } from './catalogue/formats';
import { sheetTexts } from './catalogue/sheet-texts';
import { addMessages, say } from './catalogue/messages';
import { collecting } from './catalogue/messages/zh-CN/collect';
import { checkForMerging, tablesOf } from './check';
import { collectReports } from './core/collect/collect';
import { explainDifferences } from './core/collect/explain';
import { isTotalMade, statedCompleteness } from './core/collect/role';
import { noteDocument, returnNoteOf, type ReturnNote } from './core/collect/return-note';
import { readRosterRows, rosterGrid } from './core/collect/roster';
import { unitReport } from './core/collect/unit-report';
import { GoujiError, isGoujiError } from './core/errors';
import { formOf } from './core/form/form';
import { layOutCollection } from './core/layout/collect-workbook';
import type {
  Collection,
  CollectionChoices,
  Roster,
  Submission,
  TotalExplanation,
  UnitReport,
} from './core/model/collection';
import type { Message } from './core/model/finding';
import type { WorkbookView } from './core/model/grid';
import type { ReportDraft } from './core/model/report-draft';
import type { WorkbookPlan } from './core/model/sheet-plan';
import type { ReportSource } from './core/model/source';
import type { Verdict } from './core/model/verdict';

/** Part of the pipeline in a file of its own: the reports of many units as one total. Brings its wording with it. */
addMessages('zh-CN', collecting);

/**
 * A file of a unit as merging needs it: reads its tables, judges them, and knows a total made here by its mark.
 * @param file  as in `Submission.file`
 */
export async function submissionOf(file: string, source: ReportSource): Promise<Submission> {
  if (source.kind === 'xlsx')
    return submissionOfVerdict(file, source.view, await checkForMerging(source.view));
  const { judgeSource } = await import('./documents');
  const judged = judgeSource(source);
  return submissionOfVerdict(file, judged.source.view, judged.verdict);
}

/** The same for a workbook that is judged already. */
export function submissionOfVerdict(file: string, view: WorkbookView, verdict: Verdict): Submission {
  const unit = unitReport(file, verdict, collectionRules.names);
  return isTotalMade(view, words('collect.cover.title'))
    ? { file, outcome: { kind: 'total', unit, complete: statedCompleteness(view) } }
    : { file, outcome: { kind: 'read', unit } };
}

/**
 * A total that is too large to be read as a report, known by the names of its workbook; null for any other. Nothing of
 * it is ever added.
 */
export function totalOfNames(file: string, names: WorkbookView['names']): Submission | null {
  if (!isTotalMade({ sheets: [], names, notices: [] }, words('collect.cover.title'))) return null;
  const nothing = {
    organFrom: 'file',
    kind: null,
    year: null,
    editions: [],
    figures: {},
    previous: null,
  } as const;
  return {
    file,
    outcome: { kind: 'total', unit: { ...nothing, organ: null, findings: [] }, complete: null },
  };
}

/** A file that could not be read; trouble of our own keeps its code FILE_UNREADABLE. */
export function unreadableSubmission(file: string, error: unknown): Submission {
  const { code, details } = isGoujiError(error)
    ? error
    : { code: 'FILE_UNREADABLE' as const, details: { file } };
  return { file, outcome: { kind: 'unreadable', code, details } };
}

/** Lock files of office programs and what systems keep about folders: counted, never read. Null for any other file. */
export function skippedSubmission(file: string): Submission | null {
  const name = file.split('/').pop() ?? '';
  if (/^(?:~\$|\.~lock\.|~WRL|\._)/.test(name))
    return { file, outcome: { kind: 'skipped', reason: 'temporary' } };
  return /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name)
    ? { file, outcome: { kind: 'skipped', reason: 'system' } }
    : null;
}

/** Nothing decided yet. */
export function undecided(organ: string, year: number): CollectionChoices {
  return { year, organ, names: {}, chosen: {}, withErrors: false, included: {} };
}

/**
 * The total of all submissions, whatever their order.
 * @param roster  null where there is none
 */
export function collect(
  submissions: readonly Submission[],
  roster: Roster | null,
  choices: CollectionChoices,
): Collection {
  const form = formOf(formatDueFor(choices.year));
  return collectReports(submissions, roster, choices, { rules: collectionRules, form });
}

/** The roster in a workbook, or in any table with heads; see `rosterOfRows` for text. */
export function readRoster(view: WorkbookView): Roster {
  const { rows, firstRow, truncated } = rosterGrid(view, rosterTexts);
  return readRosterRows(rows, rosterTexts, { firstRow, truncated });
}

/** The roster in rows of cells, such as those of a .csv file. */
export function rosterOfRows(rows: readonly (readonly string[])[]): Roster {
  return readRosterRows(rows, rosterTexts, { firstRow: 1, truncated: false });
}

/**
 * Where a total made by hand differs from the computed one, and which units would explain it, best first.
 * @param typed  its figures, as in `UnitReport.figures`
 */
export function explainTotal(collection: Collection, typed: UnitReport['figures']): TotalExplanation {
  return explainDifferences(collection, typed, formOf(formatDueFor(collection.choices.year)));
}

const words = (key: string, values?: Message['values']): string => say('zh-CN', key, values);

/** The workbook of a total as sheets to be made, with the results of their formulas. */
export function collectionWorkbook(collection: Collection): WorkbookPlan {
  const form = formOf(formatDueFor(collection.choices.year));
  return layOutCollection(collection, form, sheetTexts, words);
}

/**
 * Compares the tables of a written total with the total itself.
 * @param view  the file read again
 * @throws OUTPUT_UNVERIFIED with the figure that differs
 */
export function requireSameTotals(view: WorkbookView, { totals }: Collection): void {
  const { facts } = tablesOf(view);
  for (const { point, value } of totals) {
    const read = facts.get(point)?.value;
    // Without any unit the template's own sums are 0.
    const said = read?.kind === 'number' ? read.value : 0;
    if (said !== (value ?? 0)) throw new GoujiError('OUTPUT_UNVERIFIED', { sheet: point });
  }
}

/** The note to one unit, by its name in the collection; null where there is nothing to tell it. */
export function returnNote(collection: Collection, name: string): ReturnNote | null {
  const unit = collection.units.find((one) => one.name === name);
  return unit ? returnNoteOf(unit, collection, words) : null;
}

/** The note as text, a line a paragraph. */
export function returnNoteText({ lines }: ReturnNote): string {
  return `${lines.join('\n')}\n`;
}

/** The note as a document for the writers of drafts, such as that of .docx. */
export function returnNoteDocument(note: ReturnNote): ReportDraft {
  return noteDocument(note);
}
