import type { Words } from '../findings/words';
import type { RecognisedReport } from '../model/fact';
import type { Message } from '../model/finding';
import type { DataPointId, EditionId, Severity } from '../model/format';
import type { Ledger, LedgerFigure, LedgerFinding, LedgerSuspect } from '../model/ledger';
import { explainDifferences, type Explanation } from './explain';
import { joinedBy } from './words';

export interface TablesOptions {
  readonly year: number;
  readonly edition: EditionId;
  readonly words: Words;
}

/** What comparing the tables with the ledger gave. */
export interface ComparedTables {
  readonly findings: readonly LedgerFinding[];
  /** Figures that were compared; totals are not, the rules of the form are for them. */
  readonly compared: number;
}

/** A figure of a table that is not that of the ledger. */
interface Difference {
  readonly point: DataPointId;
  readonly is: number;
  readonly shouldBe: number;
  readonly rule: string;
}

const SOURCE = '国办公开办函〔2021〕30号';

/** Cases told by name in a sentence; all are listed beside it. */
const MOST_NAMED = 3;

/** LED-01 to LED-04 and LED-08: the tables against the ledger, differences of one cause together. */
export function compareTables(
  ledger: Ledger,
  figures: readonly LedgerFigure[],
  report: RecognisedReport,
  options: TablesOptions,
): ComparedTables {
  const comparable = comparableFigures(figures, report).flatMap(({ point, value }) => {
    const is = isTotal(point) ? null : figureOf(report, point);
    return is === null ? [] : [{ point, is, shouldBe: value, rule: ruleOf(point) }];
  });
  const differing = comparable.filter(({ is, shouldBe }) => is !== shouldBe);
  const [disputes, requests] = [
    differing.filter(({ rule }) => rule === 'LED-08'),
    differing.filter(({ rule }) => rule !== 'LED-08'),
  ];
  const findings = [
    ...requestFindings(ledger, requests, report, options),
    ...disputes.map((one) => differenceFinding([one], null, report, options.words)),
  ];
  return { findings, compared: comparable.length };
}

/**
 * Figures of tables in which something stands, by lists that say something of the year: applications of another year,
 * or none yet, say nothing, nor does a ledger without disputes.
 */
export function comparableFigures(
  figures: readonly LedgerFigure[],
  report: RecognisedReport,
): readonly LedgerFigure[] {
  const filled = filledTables(figures, report);
  const told = new Set(figures.flatMap(({ point, value }) => (value > 0 ? [tableOf(point)] : [])));
  return figures.filter(({ point }) => filled.has(tableOf(point)) && told.has(tableOf(point)));
}

/** Tables in which something stands: an empty one is not wrong, it waits to be filled in. */
function filledTables(figures: readonly LedgerFigure[], { facts }: RecognisedReport): ReadonlySet<string> {
  return new Set(
    figures.flatMap(({ point }) => {
      const fact = facts.get(point);
      return fact && fact.formula === undefined && fact.value.kind !== 'blank' ? [tableOf(point)] : [];
    }),
  );
}

function tableOf(point: DataPointId): string {
  return point.slice(0, point.indexOf('.'));
}

function requestFindings(
  ledger: Ledger,
  differing: readonly Difference[],
  report: RecognisedReport,
  { year, edition, words }: TablesOptions,
): readonly LedgerFinding[] {
  const explanations = explainDifferences(
    ledger.cases,
    new Map(differing.map(({ point, is, shouldBe }) => [point, is - shouldBe])),
    { year, edition, rowOf: (point) => words.row(point), columnOf: (point) => words.column(point) },
  );
  const explained = new Set(explanations.flatMap(({ points }) => points));
  const findings = [
    ...explanations.map((one) => {
      const own = new Set(one.points);
      return differenceFinding(
        differing.filter(({ point }) => own.has(point)),
        one,
        report,
        words,
      );
    }),
    ...differing
      .filter(({ point }) => !explained.has(point))
      .map((one) => differenceFinding([one], null, report, words)),
  ];
  return findings.sort((a, b) => words.order(a.points[0]) - words.order(b.points[0]));
}

function differenceFinding(
  differences: readonly Difference[],
  explanation: Explanation | null,
  report: RecognisedReport,
  words: Words,
): LedgerFinding {
  const inOrder = [...differences].sort((a, b) => words.order(a.point) - words.order(b.point));
  const [first] = inOrder;
  const rule = first?.rule ?? 'LED-03';
  const cells = joinedBy(
    'ledger.also',
    inOrder.map((one) => differenceWords(one, words)),
  );
  const because = explanation && explanationWords(explanation);
  const points = inOrder.map(({ point }) => point);
  return {
    id: [rule, ...points].join(':'),
    rule,
    severity: SEVERITIES[rule] ?? 'error',
    message: {
      key: because ? 'ledger.differsBecause' : 'ledger.differs',
      values: { cells: cells ?? '', ...(because ? { because } : {}) },
    },
    places: points.flatMap((point) => report.facts.get(point)?.place ?? []),
    points,
    cases: explanation?.suspects.map(({ number }) => number) ?? [],
    ...(explanation ? { suspects: explanation.suspects, certain: explanation.certain } : {}),
    source: SOURCE,
  };
}

const SEVERITIES: Readonly<Record<string, Severity>> = { 'LED-08': 'info' };

function differenceWords({ point, is, shouldBe }: Difference, words: Words): Message {
  return {
    key: is > shouldBe ? 'ledger.more' : 'ledger.fewer',
    values: { place: words.place(point), is, shouldBe, by: Math.abs(is - shouldBe) },
  };
}

function explanationWords({ suspects, certain, size }: Explanation): Message | null {
  const named = joinedBy(
    'ledger.or',
    suspects.slice(0, certain ? suspects.length : MOST_NAMED).map(({ reason }: LedgerSuspect) => reason),
  );
  if (!named) return null;
  if (certain) return { key: 'ledger.because.certain', values: { reasons: named } };
  const key = suspects.length > MOST_NAMED ? 'ledger.because.amongMany' : 'ledger.because.among';
  return { key, values: { reasons: named, count: suspects.length, size } };
}

function figureOf({ facts }: RecognisedReport, point: DataPointId): number | null {
  const value = facts.get(point)?.value;
  if (value?.kind === 'blank') return 0;
  return value?.kind === 'number' ? value.value : null;
}

function isTotal(point: DataPointId): boolean {
  return point.endsWith('.total') || point.startsWith('requests.concluded.');
}

function ruleOf(point: DataPointId): string {
  if (point.startsWith('disputes.')) return 'LED-08';
  if (point.startsWith('requests.received.')) return 'LED-01';
  if (point.startsWith('requests.carriedIn.')) return 'LED-02';
  return point.startsWith('requests.carriedForward.') ? 'LED-04' : 'LED-03';
}
