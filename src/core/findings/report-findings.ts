import type { Form } from '../form/form';
import type { LabelTrouble, RecognisedReport } from '../model/fact';
import type { Localisation } from '../localise/localise';
import type { ControlPlace } from '../model/fact';
import type { Finding } from '../model/finding';
import type { ReportFormat, Severity, TableId } from '../model/format';
import { CONTROL_RULE, CONTROL_SOURCE, controlKey } from '../rules/controls';
import type { Evaluation } from '../rules/evaluate';
import { blankFindings, cellFindings, overwrittenTotals } from './cell-findings';
import {
  brokenRelations,
  conditionFinding,
  controlPlaceOf,
  raisedConditions,
  relationFinding,
} from './relation-findings';
import type { YearEvaluation } from '../rules/years';
import { errorFindings, faultFinding } from './suspect-findings';
import { wordsOf, type Words } from './words';
import { withYearFindings } from './year-findings';

/**
 * Everything the clerk should see, in the order of the form.
 * @param forms  the form due first
 * @param years  what the report of the year before says; null where there is none
 */
export function reportFindings(
  report: RecognisedReport,
  evaluation: Evaluation,
  localisation: Localisation,
  forms: readonly Form[],
  years: YearEvaluation | null = null,
): readonly Finding[] {
  const words = wordsOf(forms);
  const findings = [
    ...report.missingTables.map((table) => missingTable(table, words)),
    ...report.troubles.map((trouble) => labelFinding(trouble, words, forms)),
    ...cellFindings(report, words),
    ...blankFindings(report, evaluation.blankTotals, words),
    ...overwrittenTotals(report, forms, words),
    ...unreadableControls(report.controls, words),
    ...brokenFindings(report, evaluation, localisation, words),
    ...ruleErrors(evaluation),
  ];
  const own = withoutEchoes(findings);
  return sortFindings(years ? withYearFindings(own, report, years, localisation, words) : own, words);
}

/** Broken relations by the cells that break them, and what must be explained. */
function brokenFindings(
  report: RecognisedReport,
  evaluation: Evaluation,
  { errors, faults, notLocalised, contradictions }: Localisation,
  words: Words,
): readonly Finding[] {
  const { raised, replaced } = raisedConditions(evaluation.conditions);
  const certain = new Set(
    errors
      .filter((error) => error.certain)
      .flatMap(({ broken }) => broken.map(({ relation }) => relation.key)),
  );
  const settled = new Set(
    [...errors, ...faults]
      .flatMap(({ broken }) => broken)
      .concat(notLocalised)
      .map(({ relation }) => relation.key),
  );
  const contradicted = new Set(contradictions.flat().map(({ key }) => key));
  const plain = brokenRelations([...evaluation.relations, ...evaluation.controls]).filter(
    ({ relation }) => !settled.has(relation.key) && !contradicted.has(relation.key),
  );
  return [
    ...errors.flatMap((error) => errorFindings(error, report, words, replaced)),
    ...faults.map((fault) => faultFinding(fault, report, words)),
    ...[...plain, ...brokenRelations(notLocalised)]
      .filter(({ relation }) => !replaced.has(relation.key))
      .map((broken) => relationFinding([broken], report, words)),
    ...contradictions.map((controls) => contradiction(controls, report, words)),
    // Where the wrong cell is known, a condition that only stands in for its relation says nothing more.
    ...raised
      .filter(({ replaces }) => replaces.length === 0 || !replaces.every((key) => certain.has(key)))
      .map((condition) => conditionFinding(condition, report, words)),
  ];
}

/**
 * A cell named as wrong is one finding. What forbids its figure by itself (NUM-01) is said, with the repair added; that
 * its formula was overwritten (FMT-04) is the cause already told.
 */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const named = new Map(
    findings.flatMap((finding) =>
      finding.id.startsWith('cell:') && finding.strong === 1
        ? [[finding.points[0] ?? '', finding] as const]
        : [],
    ),
  );
  const forbidden = new Set(findings.flatMap(({ rule, points }) => (rule === 'NUM-01' ? points : [])));
  return findings.flatMap((finding) => {
    const [point = ''] = finding.points;
    const suspect = named.get(point);
    if (!suspect) return [finding];
    if (finding === suspect) return forbidden.has(point) ? [] : [finding];
    if (finding.rule === 'FMT-04') return [];
    if (finding.rule !== 'NUM-01') return [finding];
    const { points, cells, explains, repairs } = suspect;
    return [{ ...finding, points, cells, explains, ...(repairs ? { repairs } : {}) }];
  });
}

/** Control figures that no table could satisfy; which of them is wrong only the paper can tell. */
function contradiction(
  controls: Localisation['contradictions'][number],
  report: RecognisedReport,
  words: Words,
): Finding {
  const [first] = controls;
  const points = [...new Set(controls.flatMap((relation) => relation.points))];
  const cells = controls.flatMap((relation) => controlPlaceOf(relation, report));
  return {
    id: `CTL-02:${first?.key ?? ''}`,
    rule: 'CTL-02',
    severity: 'warning',
    table: first?.table ?? null,
    points,
    cells,
    strong: cells.length,
    message: {
      key: 'finding.CTL-02',
      values: { number: words.number(first?.table ?? 'requests'), count: cells.length },
    },
    explains: [],
    source: CONTROL_SOURCE,
  };
}

function unreadableControls(controls: readonly ControlPlace[], words: Words): readonly Finding[] {
  return controls.flatMap(({ point, place, value, stands }) =>
    value.kind === 'text'
      ? [
          {
            id: `${controlKey({ point, stands })}:text`,
            rule: CONTROL_RULE,
            severity: 'warning' as const,
            table: words.tableOf(point),
            points: [point],
            cells: [place],
            strong: 1,
            message: { key: 'finding.CTL-01.text', values: { place: words.place(point), text: value.text } },
            explains: [],
            source: CONTROL_SOURCE,
            where: words.spot(point),
          },
        ]
      : [],
  );
}

const TABLE_ORDER: readonly (TableId | null)[] = ['proactive', 'requests', 'disputes', null];
const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info'];

function sortFindings(findings: readonly Finding[], words: Words): readonly Finding[] {
  const rank = (finding: Finding): readonly number[] => [
    TABLE_ORDER.indexOf(finding.table),
    SEVERITY_ORDER.indexOf(finding.severity),
    finding.points.length === 0 ? -1 : words.order(finding.points[0]),
  ];
  return [...findings].sort((a, b) => {
    const [ranksA, ranksB] = [rank(a), rank(b)];
    const at = ranksA.findIndex((value, index) => value !== ranksB[index]);
    return at < 0 ? byId(a, b) : (ranksA[at] ?? 0) - (ranksB[at] ?? 0);
  });
}

/** Findings about labels alone stay in the order in which the labels stand. */
function byId(a: Finding, b: Finding): number {
  if (a.points.length === 0 && b.points.length === 0) return 0;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const FORM_COMPLETE = '格式规定的栏目应齐全且各出现一次';

function missingTable(table: TableId, words: Words): Finding {
  return {
    id: `FMT-01:${table}`,
    rule: 'FMT-01',
    severity: 'error',
    table,
    points: [],
    cells: [],
    strong: 0,
    message: {
      key: 'finding.FMT-01.table',
      values: { number: words.number(table), heading: words.heading(table) },
    },
    explains: [],
    source: FORM_COMPLETE,
  };
}

function labelFinding(trouble: LabelTrouble, words: Words, forms: readonly Form[]): Finding {
  const foreign = trouble.kind === 'foreign';
  const suffix = foreign ? foreignWording(trouble, forms[0]?.format) : trouble.kind;
  const rule = foreign ? 'FMT-02' : 'FMT-01';
  const [place] = trouble.places;
  const instrument = forms[0]?.format.instrument ?? '';
  return {
    id: `${rule}:${trouble.table}:${trouble.label}:${place?.cell ?? ''}`,
    rule,
    severity: foreign ? 'warning' : 'error',
    table: trouble.table,
    points: trouble.points,
    cells: trouble.places,
    strong: trouble.places.length,
    message: {
      key: `finding.${rule}.${suffix}`,
      values: {
        number: words.number(trouble.table),
        label: trouble.label,
        expected: trouble.expected ?? '',
        count: trouble.places.length,
        instrument,
        from: forms[0]?.format.years.from ?? '',
        to: forms[0]?.format.years.to ?? '',
      },
    },
    explains: [],
    source: foreign ? instrument : FORM_COMPLETE,
  };
}

/** Where the form due is no longer in force, the year is as likely to be wrong as the label. */
function foreignWording({ expected }: LabelTrouble, due: ReportFormat | undefined): string {
  if (due?.years.to !== undefined) return 'otherYears';
  return expected === undefined ? 'noPlace' : 'instead';
}

/** A rule that could not run is our fault; it is said, and hides nothing else. */
function ruleErrors({ relations, conditions }: Evaluation): readonly Finding[] {
  const keyed = [
    ...relations.map(({ relation, outcome }) => ({
      key: relation.key,
      rule: relation.rule,
      table: relation.table,
      outcome,
    })),
    ...conditions.map(({ condition, outcome }) => ({
      key: condition.key,
      rule: condition.rule.id,
      table: condition.rule.table,
      outcome,
    })),
  ];
  return keyed.flatMap(({ key, rule, table, outcome }) =>
    outcome.status === 'ruleError'
      ? [
          {
            id: `${key}:error`,
            rule,
            severity: 'warning' as const,
            table,
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
