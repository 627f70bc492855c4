import { say } from '../catalogue/messages';
import type { FactValue } from '../core/model/fact';
import type { Suspect } from '../core/model/finding';
import type { CellPlace } from '../core/model/grid';
import type { SourceLine, TextPlace } from '../core/model/source';
import type { CoveredRelation, Verdict } from '../core/model/verdict';
import type { Section } from '../core/recognise/sections';
import type { JudgedSource } from '../documents';
import type { FileVerdict } from './read-file';

/** The record of one file on standard output; documented in the README. */
export function fileRecord(result: FileVerdict): Readonly<Record<string, unknown>> {
  const { file } = result;
  if ('error' in result) {
    const { code, details } = result.error;
    return { file, error: { code, message: say('zh-CN', `error.${code}`, details) } };
  }
  if ('skipped' in result) return { file, skipped: result.skipped };
  const { verdict, document } = result;
  return { file, ...verdictRecord(verdict, document), ...(document ? documentRecord(document) : {}) };
}

function verdictRecord(
  { report, findings, checked, coverage }: Verdict,
  document?: JudgedSource,
): Readonly<Record<string, unknown>> {
  const facts = [...report.facts.values()];
  return {
    format: formatName(
      report.blocks.map(({ edition }) => edition),
      report.format,
    ),
    year: report.profile.year,
    organ: report.profile.organ,
    facts: Object.fromEntries(facts.map(({ point, value }) => [point, plainValue(value)])),
    places: Object.fromEntries(facts.map(({ point, place }) => [point, placeRecord(place, document)])),
    findings: findings.map(
      ({ rule, severity, points, cells, quote, message, explains, repairs, furtherRepairs, answer }) => ({
        rule,
        severity,
        points,
        cells: cells.map(plainPlace),
        message: say('zh-CN', message.key, message.values),
        ...(quote ? { quote } : {}),
        ...(explains.length > 0 ? { explains } : {}),
        ...(repairs ? { suspects: repairs.map((repair) => repair.map(suspectRecord)) } : {}),
        ...(furtherRepairs === undefined ? {} : { furtherSuspects: furtherRepairs }),
        ...(answer ? { answer } : {}),
      }),
    ),
    checked,
    coverage: coverageRecord(coverage),
  };
}

/** What only documents have: figures left open, the text by chapters, and the metadata table. */
function documentRecord({
  source,
  sections,
  metadata,
  year,
}: JudgedSource): Readonly<Record<string, unknown>> {
  return {
    yearFrom: year && {
      year: year.year,
      from: year.from,
      guess: year.from === 'published',
      ...year.quote,
    },
    notices: source.notices,
    doubts: (source.doubts ?? []).map(({ points, kind, place, candidates }) => ({
      points,
      kind,
      ...textPlace(place),
      ...(candidates ? { candidates } : {}),
    })),
    sections: sections.map((section) => sectionRecord(section, source.lines)),
    metadata: Object.fromEntries([...metadata.entries].map(([field, { value }]) => [field, value])),
  };
}

function sectionRecord(
  { chapter, heading, line, text, topics }: Section,
  lines: readonly SourceLine[],
): Readonly<Record<string, unknown>> {
  const lineOf = (index: number): number => lines[index]?.line ?? index + 1;
  return {
    chapter,
    heading,
    line: lineOf(line),
    text,
    topics: topics.map((topic) => ({ ...topic, line: lineOf(topic.line) })),
  };
}

function textPlace({ text, line, column, page }: TextPlace): Readonly<Record<string, unknown>> {
  return { text, line, column, ...(page === undefined ? {} : { page }) };
}

/** A cell; where the table was rebuilt from a text, also what it was read from. */
function placeRecord(place: CellPlace, document?: JudgedSource): Readonly<Record<string, unknown>> {
  const from = document?.source.readFrom?.get(`${place.sheetId}!${place.cell}`);
  return { ...plainPlace(place), ...(from ? textPlace(from) : {}) };
}

function suspectRecord({ point, place, is, shouldBe, reason }: Suspect): Readonly<Record<string, unknown>> {
  return {
    point,
    ...plainPlace(place),
    is,
    shouldBe,
    reason: reason && say('zh-CN', reason.key, reason.values),
  };
}

/** Relations by what they could prove, each as in `explains`. */
function coverageRecord({
  relations,
  controls,
  notLocalised,
  previous,
}: Verdict['coverage']): Readonly<Record<string, unknown>> {
  const keysOf = (status: CoveredRelation['status']): readonly string[] =>
    relations.filter((relation) => relation.status === status).map(({ key }) => key);
  return {
    relations: relations.length,
    compared: keysOf('compared'),
    byConstruction: keysOf('byConstruction'),
    notEvaluated: relations
      .filter(({ status }) => status === 'notEvaluated')
      .map(({ key, reason }) => ({ key, reason: reason ?? 'ruleError' })),
    controls,
    notLocalised,
    previous,
  };
}

/** The edition all blocks follow, `local-hybrid` for a mixture, null where no table was found. */
function formatName(editions: readonly string[], due: string): string | null {
  const distinct = [...new Set(editions)];
  if (distinct.length === 0) return null;
  return distinct.length === 1 ? (distinct[0] ?? due) : 'local-hybrid';
}

function plainValue(value: FactValue): number | null | { text: string } {
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'blank':
      return null;
    case 'text':
      return { text: value.text };
  }
}

function plainPlace({ sheet, cell }: CellPlace): { sheet: string; cell: string } {
  return { sheet, cell };
}
