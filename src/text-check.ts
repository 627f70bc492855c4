import { proseRules } from './catalogue/claims';
import { documentRules } from './catalogue/documents';
import { reportTexts } from './catalogue/report-texts';
import { check } from './check';
import { proseOf, readReport } from './core/claims/check-prose';
import { countSections } from './core/documents/section-counts';
import { GoujiError } from './core/errors';
import type { CheckedText } from './core/model/checked-text';
import { DOCUMENT_RULES } from './core/model/document-check';
import type { Finding } from './core/model/finding';
import type { CellPlace, WorkbookView } from './core/model/grid';
import type { ReportLineKind, ReportParagraph } from './core/model/report-text';
import type { HeadingLevel, ReportSource, SourceLine } from './core/model/source';
import type { Verdict } from './core/model/verdict';
import { readReportSheet } from './core/narrative/read-report-sheet';
import { judgeSource, readDocument, type JudgeOptions } from './documents';
import { sourceOf, type ReadSource } from './intake';
import type { WorkbookPort } from './ports/workbook-port';
import { asPrevious } from './previous';
import type { ImportInput, TextInput } from './ui/actions';

/** Part of the pipeline in a file of its own: 核对文字, any text against the tables of the workbook. */

export interface TextRequest {
  readonly input: TextInput;
  /** The text of the year before; null where it is not at hand. */
  readonly previous: ImportInput | null;
  readonly signal?: AbortSignal;
}

/** Checks a text; nothing is written. @throws NO_TEXT, CANCELLED, and codes of the files */
export async function checkText(
  port: Pick<WorkbookPort, 'read'>,
  readSource: ReadSource,
  { input, previous, signal }: TextRequest,
): Promise<CheckedText> {
  const view = await port.read();
  requireRunning(signal);
  const text = 'sheet' in input ? sheetOf(view) : textOf(await sourceOf(input, readSource));
  requireRunning(signal);
  const before = previous && textOf(await sourceOf(previous, readSource)).source;
  requireRunning(signal);
  const judged = judge(text, before, withLastYear(check(view), before));
  return {
    name: 'name' in input ? input.name : '',
    kind: 'sheet' in input ? 'sheet' : text.source.kind,
    notices: text.source.notices,
    ...judged,
    checked: { ...judged.checked, previous: previous && { name: 'name' in previous ? previous.name : '' } },
  };
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

/** A text with the cells of its paragraphs, where it stands in a sheet. */
interface Text {
  readonly source: ReportSource;
  /** By line of the source, as quotes name it. */
  readonly places: ReadonlyMap<number, CellPlace>;
}

/** A workbook has no text but its sheet 报告正文. */
function textOf(source: ReportSource): Text {
  if (source.kind === 'xlsx') return { ...sheetOf(source.view), places: new Map() };
  if (source.lines.every(({ inTable }) => inTable)) throw new GoujiError('NO_TEXT');
  return { source, places: new Map() };
}

function sheetOf(view: WorkbookView): Text {
  const paragraphs = (readReportSheet(view, reportTexts)?.paragraphs ?? []).filter(
    ({ text, kind }) => text.trim() !== '' && kind !== 'table' && kind !== 'chart',
  );
  if (paragraphs.length === 0) throw new GoujiError('NO_TEXT');
  return {
    source: {
      kind: 'text',
      view: { sheets: [], names: [], notices: [] },
      lines: paragraphs.flatMap(linesOf),
      notices: [],
    },
    places: new Map(paragraphs.map(({ place }) => [place.row + 1, place])),
  };
}

const HEADINGS: Partial<Readonly<Record<ReportLineKind, HeadingLevel>>> = {
  title: 1,
  heading1: 2,
  heading2: 3,
};

function linesOf({ text, kind, place }: ReportParagraph): readonly SourceLine[] {
  const heading = HEADINGS[kind];
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => ({
      text: line,
      inTable: false,
      line: place.row + 1,
      ...(heading === undefined ? {} : { heading }),
    }));
}

/** Last year's figures: those of the workbook, else those in the tables of last year's text. */
function withLastYear(verdict: Verdict, before: ReportSource | null): Verdict {
  const { report } = verdict;
  if (report.previous || !before) return verdict;
  const last = judgeSource(before).verdict.report;
  if (last.facts.size === 0 || !isYearBefore(last.profile.year, report.profile.year)) return verdict;
  return { ...verdict, report: { ...report, previous: asPrevious(last, '') } };
}

/** Also where one of them does not say its year. */
function isYearBefore(year: number | null, next: number | null): boolean {
  return year === null || next === null || year === next - 1;
}

function judge(
  { source, places }: Text,
  before: ReportSource | null,
  tables: Verdict,
): Pick<CheckedText, 'findings' | 'sections' | 'checked'> {
  const hasTables = tables.report.facts.size > 0;
  const { previous } = tables.report;
  const options: JudgeOptions = {
    isDraft: places.size > 0,
    ...(before ? { previous: before } : {}),
    ...(hasTables ? { tables: { verdict: tables } } : previous ? { against: { previous } } : {}),
  };
  const judged = judgeSource(source, options);
  const { report } = judged.verdict;
  const prose = proseOf(judged.source.lines);
  const inWorkbook = (finding: Finding): Finding =>
    hasTables ? finding : { ...finding, cells: [], strong: 0 };
  return {
    findings: judged.verdict.findings
      .filter(isAboutText)
      .map((finding) => atParagraph(inWorkbook(finding), places)),
    sections: countSections(readDocument(source).input, before && readDocument(before).input, documentRules),
    checked: {
      sentences: prose.sentences().length,
      claims: report.facts.size === 0 ? 0 : readReport(prose, report, proseRules).claims.length,
      tables: hasTables ? 'workbook' : report.facts.size > 0 ? 'text' : null,
      lastYear: report.previous ? (report.previous.year ?? 'unknown') : null,
      previous: null,
      isReport: judged.sections.some(({ chapter }) => chapter > 0),
    },
  };
}

const PROSE: readonly string[] = Object.keys(proseRules.rules);

function isAboutText({ rule }: Finding): boolean {
  return PROSE.includes(rule) || (DOCUMENT_RULES as readonly string[]).includes(rule);
}

/** The cell of the paragraph comes after those of the figures. */
function atParagraph(finding: Finding, places: ReadonlyMap<number, CellPlace>): Finding {
  const place = finding.quote && places.get(finding.quote.line);
  if (!place) return finding;
  return { ...finding, cells: [...finding.cells, place], strong: Math.max(finding.strong, 1) };
}
