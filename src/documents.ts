import { documentRules } from './catalogue/documents';
import { addMessages } from './catalogue/messages';
import { documents } from './catalogue/messages/zh-CN/documents';
import { profileTexts } from './catalogue/profile-texts';
import { check, checkInTasks, nextTask, type CheckAgainst } from './check';
import { checkDocument } from './core/documents/check-document';
import { readMetadata, type Metadata } from './core/documents/metadata';
import type { DocumentInput } from './core/documents/report-text';
import { statedYear } from './core/documents/report-year';
import type { WorkbookView } from './core/model/grid';
import type { ReportSource, StatedYear } from './core/model/source';
import type { Verdict } from './core/model/verdict';
import { yearSheet } from './core/recognise/flattened/title';
import { sectionsOf, type Section } from './core/recognise/sections';
import { checkProse } from './prose';
import { rebuild } from './rebuild';

/** Part of the pipeline in a file of its own: a whole document, its tables and its text. Brings its wording with it. */
addMessages('zh-CN', documents);

/** A document as read, with everything found out about it. */
export interface JudgedSource {
  /** With tables rebuilt. */
  readonly source: ReportSource;
  /** Findings about the tables, then those about the text. */
  readonly verdict: Verdict;
  /** Empty for a workbook, which has no text. */
  readonly sections: readonly Section[];
  readonly metadata: Metadata;
  /** The year by the text of the document; null for a workbook, and where the text says none. */
  readonly year: StatedYear | null;
}

export interface JudgeOptions {
  /** Asked for the day, for reminders; without it there are none. */
  readonly clock?: () => Date;
  /** The report of the year before: chapters copied from it are told. */
  readonly previous?: ReportSource;
  /** Its figures, for the rules between years. */
  readonly against?: CheckAgainst;
  /** Figures from elsewhere that the text is checked against; tables in the text itself are then left aside. */
  readonly tables?: JudgedTables;
  /** The text is our own draft, whose brackets are still being filled in. */
  readonly isDraft?: boolean;
}

/** Tables with what was found out about them. */
export interface JudgedTables {
  readonly verdict: Verdict;
  /** What their cells were read from, where they come from a text. */
  readonly readFrom?: ReportSource['readFrom'];
}

/** Judges a report from any source: figures as in a workbook, and the text around them. A workbook has tables only. */
export function judgeSource(given: ReportSource, options: JudgeOptions = {}): JudgedSource {
  return given.kind === 'xlsx'
    ? judgedWorkbook(given, check(given.view, options.against))
    : judgeText(judgeTables(given, options), options);
}

/** The same, and what a workbook says besides; the page can draw and answer the clerk in between. */
export async function judgeInTasks(given: ReportSource, options: JudgeOptions = {}): Promise<JudgedSource> {
  await nextTask(); // reading the source ends in a task of its own
  if (given.kind === 'xlsx') return judgedWorkbook(given, await checkInTasks(given.view, options.against));
  const tables = judgeTables(given, options);
  await nextTask();
  const judged = judgeText(tables, options);
  await nextTask();
  return judged;
}

function judgedWorkbook(source: ReportSource, verdict: Verdict): JudgedSource {
  return { source, verdict, sections: [], metadata: NO_METADATA, year: null };
}

/** A document whose tables are judged and whose text is not yet. */
interface HalfJudged {
  readonly source: ReportSource;
  readonly input: DocumentInput;
  readonly verdict: Verdict;
  readonly year: StatedYear | null;
}

function judgeTables(given: ReportSource, { against, tables }: JudgeOptions): HalfJudged {
  const { rebuilt, input } = readDocument(given);
  const year = statedYear(input);
  const { view, verdict } = tables
    ? { view: rebuilt.view, verdict: { ...tables.verdict, findings: [] } }
    : checkForYear(rebuilt.view, year, against);
  return { source: { ...rebuilt, view, ...(tables ? placesOf(tables) : {}) }, input, verdict, year };
}

function judgeText(
  { source, input, verdict, year }: HalfJudged,
  { clock, previous, isDraft = false }: JudgeOptions,
): JudgedSource {
  const findings = checkDocument(input, verdict.report, {
    rules: documentRules,
    today: clock ? dayOf(clock()) : null,
    isDraft,
    ...(previous && previous.kind !== 'xlsx' ? { previous: readDocument(previous).input } : {}),
  });
  return {
    source,
    verdict: {
      ...verdict,
      findings: [...verdict.findings, ...findings, ...checkProse(source.lines, verdict.report)],
    },
    sections: input.sections,
    metadata: input.metadata,
    year,
  };
}

/** A document with its tables rebuilt, and its text by chapters. */
export function readDocument(given: ReportSource): {
  readonly rebuilt: ReportSource;
  readonly input: DocumentInput;
} {
  const rebuilt = rebuild(given);
  const { lines } = rebuilt;
  return {
    rebuilt,
    input: { lines, sections: sectionsOf(lines), metadata: readMetadata(given, documentRules) },
  };
}

/** Cells of findings are those of the other tables. */
function placesOf({ readFrom = new Map() }: JudgedTables): Pick<ReportSource, 'readFrom' | 'doubts'> {
  return { readFrom, doubts: [] };
}

const YEAR_LABELS = { organ: labelOf('organ'), year: labelOf('year') };

function labelOf(field: string): string {
  return profileTexts.fields.find(({ key }) => key === field)?.label ?? '';
}

/** Where no title names the year, the text does: with it on a sheet of its own. A guess decides nothing. */
function checkForYear(
  view: WorkbookView,
  stated: StatedYear | null,
  against?: CheckAgainst,
): { readonly view: WorkbookView; readonly verdict: Verdict } {
  const verdict = check(view, against);
  if (verdict.report.profile.year !== null || !stated || stated.from === 'published')
    return { view, verdict };
  const named = { ...view, sheets: [...view.sheets, yearSheet(stated.year, YEAR_LABELS)] };
  return { view: named, verdict: check(named, against) };
}

const NO_METADATA: Metadata = { entries: new Map(), lines: new Set() };

/** Calendar day where the clerk is. */
function dayOf(date: Date): string {
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(date.getFullYear()), ...parts].join('-');
}
