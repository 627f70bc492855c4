import { formatDueFor, formatOf, formats } from '../../../src/catalogue/formats';
import { profileTexts } from '../../../src/catalogue/profile-texts';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { check } from '../../../src/check';
import { wordsOf } from '../../../src/core/findings/words';
import { formOf } from '../../../src/core/form/form';
import { localiseErrors } from '../../../src/core/localise/localise';
import type { WorkbookView } from '../../../src/core/model/grid';
import type { Verdict } from '../../../src/core/model/verdict';
import { recogniseTables } from '../../../src/core/recognise/recognise';
import { evaluateRules } from '../../../src/core/rules/evaluate';
import { KINDS, ROWS } from '../../../tests/support/independent-evaluator';
import { templateWorkbook } from '../../../tests/support/template-workbook';
import { withFigures } from '../../../tests/support/view-figures';

/** A report of 表三 with known slips. */
export interface BenchmarkRecord {
  readonly id: number;
  readonly errors: number | 'rowshift';
  readonly size: number;
  readonly reported: readonly (readonly number[])[];
  /** Row, column, kind of slip, true figure. */
  readonly wrong: readonly (readonly [number, number, string, number])[];
  readonly errorlocate: readonly (readonly [number, number])[];
}

export const COLUMNS = [...KINDS, 'total'];
export const pointAt = (row: number, column: number): string =>
  `requests.${ROWS[row] ?? ''}.${COLUMNS[column] ?? ''}`;

/** Our template with 0 in every typed cell. */
export interface Base {
  readonly view: WorkbookView;
  readonly facts: Verdict['report']['facts'];
}

export async function baseOf(totals: 'typed' | 'formulas'): Promise<Base> {
  const workbook = await templateWorkbook(totals);
  const view = await workbook.port.read();
  const { facts } = check(view).report;
  const typed = [...facts.values()].filter(({ formula }) => formula === undefined).map(({ point }) => point);
  const zeros = withFigures(view, facts, Object.fromEntries(typed.map((point) => [point, 0])));
  return { view: zeros, facts };
}

export function reportedView({ view, facts }: Base, { reported }: BenchmarkRecord): WorkbookView {
  const figures = Object.fromEntries(
    reported.flatMap((cells, row) => cells.map((value, column) => [pointAt(row, column), value])),
  );
  return withFigures(view, facts, figures);
}

/** What localising alone takes, beside reading and judging the rest: the best of three, so that other work counts less. */
function timeOf(view: WorkbookView): number {
  const report = recogniseTables(view, OPTIONS);
  const evaluation = evaluateRules(report, (edition) => formOf(formatOf(edition)));
  const outcomes = evaluation.relations.filter(({ relation }) => relation.severity === 'error');
  const words = wordsOf(formats.map(formOf));
  const runs = [0, 1, 2].map(() => {
    const start = performance.now();
    localiseErrors(view, report, outcomes, words);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

const OPTIONS = { formats, formatDueFor, profile: profileTexts, controls: sheetTexts.sheets };

/** Times of localising in milliseconds, over all records. */
export interface LocaliseTimes {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

const WARM_UP = 200;

export function localiseTimes(base: Base, records: readonly BenchmarkRecord[]): LocaliseTimes {
  const views = records.map((record) => reportedView(base, record));
  for (const view of views.slice(0, WARM_UP)) timeOf(view);
  const times = views.map(timeOf).sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), worst: at(1) };
}
