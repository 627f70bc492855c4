import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format2021 } from '../../src/catalogue/2021';
import { formOf } from '../../src/core/form/form';
import { check } from '../../src/check';
import { brokenByHand, type Numbers } from '../support/independent-evaluator';
import { templateWorkbook } from '../support/template-workbook';
import { withFigures } from '../support/view-figures';

/** Figures of published reports, kept beside the project and not in it. */
const REPORTS = path.resolve(__dirname, '../../../shared/reports');

interface Published {
  readonly organ: string;
  readonly year: number;
  readonly facts: Readonly<Record<string, number | null>>;
}

const files = existsSync(REPORTS)
  ? readdirSync(REPORTS, { recursive: true, encoding: 'utf8' })
      .filter((file) => /expected[^/]*\.json$/.test(file))
      .sort()
  : [];

const form = formOf(format2021);
const relations = form.relations.filter(({ severity }) => severity === 'error');
const keys = new Set(relations.map(({ key }) => key));

// Skipped where the published reports are not beside the project, as in a plain clone.
(files.length > 0 ? describe : describe.skip)(
  'figures of published reports in our template, totals typed',
  () => {
    it.each(files)(
      '%s: no error, and each of 42 relations broken once names exactly the relations affected',
      async (file) => {
        const published = JSON.parse(readFileSync(path.join(REPORTS, file), 'utf8')) as Published;
        const view = await (
          await templateWorkbook('typed', { organ: published.organ, year: published.year, kind: null })
        ).port.read();
        const facts = check(view).report.facts;
        const figures = Object.fromEntries(
          Object.entries(published.facts).filter(([point]) => facts.has(point)),
        );
        const filled = withFigures(view, facts, figures);
        const before = check(filled);
        expect(before.findings.filter(({ severity }) => severity === 'error')).toEqual([]);

        const blankTotals = before.findings
          .filter(({ message }) => message.key === 'finding.NUM-02.total')
          .flatMap(({ points }) => points.slice(0, 1));
        for (const relation of relations) {
          const point = relation.total ?? relation.points[relation.points.length - 1] ?? '';
          const value = (figures[point] ?? 0) + 1;
          const { findings, relations: tally } = check(
            withFigures(filled, check(filled).report.facts, { [point]: value }),
          );
          const numbers = Object.fromEntries(
            Object.entries({ ...figures, [point]: value }).map(([id, v]) => [id, v ?? 0]),
          ) as Numbers;
          const evaluated = (key: string): boolean => {
            const found = relations.find((candidate) => candidate.key === key);
            return !found?.points.some((id) => blankTotals.includes(id) && id !== point);
          };
          const expected = brokenByHand(numbers).filter(evaluated).sort();
          const reported = findings
            .filter(({ severity }) => severity === 'error')
            .flatMap(({ id, explains }) => (keys.has(id) ? [id, ...explains] : explains));
          const asX09 = findings
            .filter(({ rule }) => rule === 'X-09')
            .map(({ id }) => id.replace('X-09', 'T3-BAL'));
          expect([...reported, ...asX09.filter((key) => expected.includes(key))].sort()).toEqual(expected);
          expect(expected).toContain(relation.key);
          expect(tally.failed).toBe(expected.length);
        }
      },
    );
  },
);
