import type { Localisation } from '../localise/localise';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Suspect } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { CellPlace } from '../model/grid';
import { previousPoint } from '../model/year-rule';
import type { YearEvaluation, YearInstance, YearOutcome } from '../rules/years';
import { placeAt } from './relation-findings';
import type { Words } from './words';

type Failed = YearOutcome & { readonly outcome: { readonly status: 'failed'; left: number; right: number } };

/**
 * What the report of the year before leaves to explain. Nothing twice: what a wrong cell explains is part of that
 * finding, and a total that differs only because its parts do is part of theirs.
 * @param findings  everything found in the report itself; given back with what it explains of the years
 */
export function withYearFindings(
  findings: readonly Finding[],
  report: RecognisedReport,
  years: YearEvaluation,
  { errors }: Localisation,
  words: Words,
): readonly Finding[] {
  const failed = years.outcomes.flatMap(({ instance, outcome }): Failed[] =>
    outcome.status === 'failed' ? [{ instance, outcome }] : [],
  );
  const explained = new Set(errors.flatMap(({ broken }) => broken.map(({ relation }) => relation.key)));
  const replaced = new Set(failed.flatMap(({ instance }) => instance.replaces));
  const echoes = echoesOf(failed);
  const suspected = new Set(
    errors.flatMap(({ repairs }) => repairs.flatMap((repair) => repair.map(({ point }) => point))),
  );
  const own = failed
    .filter(({ instance: { key } }) => !explained.has(key) && !replaced.has(key) && !echoes.has(key))
    .map((one) => yearFinding(one, report, years, words, suspected));
  return [
    ...findings.filter(({ id }) => !replaced.has(id)),
    ...own,
    ...ruleErrors(years.outcomes),
    ...aboutReport(report, years),
  ].map((finding) => withEchoes(finding, echoes));
}

/** A total that differs from last year's by as much as its parts together, with the first of those parts. */
function echoesOf(failed: readonly Failed[]): ReadonlyMap<string, string> {
  const echoes = new Map<string, string>();
  for (const total of failed.filter(({ instance }) => isTotal(instance))) {
    const parts = failed.filter(
      ({ instance }) => instance.rule === total.instance.rule && instance !== total.instance,
    );
    const [first] = parts;
    const sum = parts.reduce((all, one) => all + difference(one), 0);
    if (first && sum === difference(total)) echoes.set(total.instance.key, first.instance.key);
  }
  return echoes;
}

function isTotal({ key, rule }: YearInstance): boolean {
  return 'equation' in rule.asks && key === `${rule.id}:total`;
}

function difference({ outcome }: Failed): number {
  return outcome.left - outcome.right;
}

function withEchoes(finding: Finding, echoes: ReadonlyMap<string, string>): Finding {
  const more = [...echoes].flatMap(([echo, of]) =>
    finding.id === of || finding.explains.includes(of) ? [echo] : [],
  );
  return more.length === 0 ? finding : { ...finding, explains: [...finding.explains, ...more] };
}

function yearFinding(
  { instance, outcome }: Failed,
  report: RecognisedReport,
  years: YearEvaluation,
  words: Words,
  suspected: ReadonlySet<DataPointId>,
): Finding {
  const { key, rule } = instance;
  const quoted = 'identicalBut' in rule.asks ? tellingPoints(report) : instance.points;
  const points = quoted.filter((name) => previousPoint(name) === null);
  const [first] = points;
  const repair = takesLastYears(instance, years) && !suspected.has(first ?? '');
  const figures = quotedFigures(instance.points, report, years);
  const suspect = repair ? carriedSuspect(first ?? '', outcome.right, report, words) : null;
  return {
    id: key,
    rule: rule.id,
    severity: rule.severity,
    table: rule.table,
    points,
    cells: [...points.flatMap((point) => placeAt(report, point)), ...placesOfLastYear(quoted, years)],
    strong: 'identicalBut' in rule.asks ? 0 : 1,
    message: {
      key: `finding.${rule.id}${rule.wording === undefined ? '' : `.${rule.wording}`}`,
      values: {
        number: words.number(rule.table),
        row: words.row(first ?? ''),
        column: words.column(first ?? ''),
        left: outcome.left,
        right: outcome.right,
        difference: Math.abs(
          'equation' in rule.asks
            ? outcome.left - outcome.right
            : (figures['v0'] ?? 0) - (figures['v1'] ?? 0),
        ),
        count: points.length,
        place: words.place(first ?? ''),
        ...figures,
      },
    },
    explains: [],
    source: rule.source,
    ...('identicalBut' in rule.asks || first === undefined ? {} : { where: words.spot(first) }),
    ...(suspect ? { repairs: [[suspect]] } : {}),
  };
}

/** Figures that are not 0, in the order of the form. */
function tellingPoints({ facts }: RecognisedReport): readonly DataPointId[] {
  return [...facts.values()].flatMap(({ point, value }) =>
    value.kind === 'number' && value.value !== 0 ? [point] : [],
  );
}

function quotedFigures(
  points: readonly string[],
  { facts }: RecognisedReport,
  { previous }: YearEvaluation,
): Record<string, number> {
  return Object.fromEntries(
    points.map((name, index) => {
      const last = previousPoint(name);
      const value = facts.get(name)?.value;
      const own = value?.kind === 'number' ? value.value : 0;
      return [`v${index}`, last === null ? own : (previous.figures.get(last) ?? 0)];
    }),
  );
}

function placesOfLastYear(points: readonly string[], { previous }: YearEvaluation): readonly CellPlace[] {
  return points.flatMap((name) => {
    const place = previous.places.get(previousPoint(name) ?? '');
    return place ? [place] : [];
  });
}

/** Only an equality with one figure of the same organ's report of the year before says what a cell should hold. */
function takesLastYears({ key }: YearInstance, { carriedIn }: YearEvaluation): boolean {
  return carriedIn.some(({ relation }) => relation.key === key);
}

/** The cell with last year's figure to write; a formula is never written over. */
function carriedSuspect(
  point: DataPointId,
  shouldBe: number,
  { facts }: RecognisedReport,
  words: Words,
): Suspect | null {
  const fact = facts.get(point);
  if (!fact || fact.formula !== undefined) return null;
  return {
    point,
    place: fact.place,
    where: words.spot(point),
    is: fact.value.kind === 'number' ? fact.value.value : null,
    shouldBe,
    reason: null,
    write: { value: shouldBe },
  };
}

const SAME_ORGAN_YEAR_BEFORE = '上年数据应取自本单位上一年度的报告';

/** Whether the other report is that of the same organ and the year before. */
function aboutReport({ profile }: RecognisedReport, years: YearEvaluation): readonly Finding[] {
  const { previous, trouble, otherOrgan } = years;
  const values = {
    name: previous.name,
    year: previous.year ?? '',
    own: profile.year ?? '',
    expected: profile.year === null ? '' : profile.year - 1,
    organ: previous.organ ?? '',
    ownOrgan: profile.organ ?? '',
    count: previous.predecessors?.length ?? 1,
  };
  const finding = (id: string, severity: Finding['severity'], wording: string): Finding => ({
    id: `${id}:${wording}`,
    rule: id,
    severity,
    table: null,
    points: [],
    cells: [],
    strong: 0,
    message: { key: `finding.${id}.${wording}`, values },
    explains: [],
    source: SAME_ORGAN_YEAR_BEFORE,
  });
  return [
    ...(trouble === null ? [] : [finding('Y-00', trouble === 'otherYear' ? 'warning' : 'info', trouble)]),
    ...(otherOrgan ? [finding('Y-09', 'info', 'otherOrgan')] : []),
    ...(previous.predecessors ? [finding('Y-09', 'info', 'summed')] : []),
  ];
}

function ruleErrors(outcomes: readonly YearOutcome[]): readonly Finding[] {
  return outcomes.flatMap(({ instance: { key, rule }, outcome }) =>
    outcome.status === 'ruleError'
      ? [
          {
            id: `${key}:error`,
            rule: rule.id,
            severity: 'warning' as const,
            table: rule.table,
            points: [],
            cells: [],
            strong: 0,
            message: { key: 'finding.ruleError', values: { rule: key, cause: outcome.cause } },
            explains: [],
            source: '',
          },
        ]
      : [],
  );
}
