import fc from 'fast-check';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf } from '../../../src/core/form/form';
import type { Finding } from '../../../src/core/model/finding';
import type { WorkbookView } from '../../../src/core/model/grid';
import type { Fact } from '../../../src/core/model/fact';
import { check } from '../../../src/pipeline';
import { brokenByHand, columnsWithoutApplications, type Numbers } from '../../support/independent-evaluator';
import { consistentFigures } from '../../support/report-builder';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const form = formOf(format2021);
const ofTables3And4 = form.points.filter(({ table }) => table !== 'proactive').map(({ id }) => id);
const inputs = form.points
  .filter(
    ({ id, columnKey, rowKey }) =>
      !columnKey.endsWith('total') && rowKey !== 'concluded' && !id.includes('carriedForward'),
  )
  .map(({ id }) => id);

/** A report in which every relation holds: outcomes never exceed applications. */
const consistent = fc
  .array(fc.tuple(fc.constantFrom(...inputs), fc.nat({ max: 40 })), { maxLength: 30 })
  .map((pairs) => {
    const given: Record<string, number> = Object.fromEntries(pairs);
    const figures = consistentFigures(given) as Numbers;
    const kinds = [
      'naturalPerson',
      'business',
      'research',
      'publicWelfare',
      'legalService',
      'otherOrganisation',
    ];
    for (const kind of kinds) {
      const lacking = -(figures[`requests.carriedForward.${kind}`] ?? 0);
      const point = `requests.received.${kind}`;
      if (lacking > 0) given[point] = (given[point] ?? 0) + lacking;
    }
    return consistentFigures(given) as Numbers;
  });

const corrupted = fc
  .tuple(
    consistent,
    fc.array(fc.tuple(fc.constantFrom(...ofTables3And4), fc.nat({ max: 60 })), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([figures, changes]) => ({ ...figures, ...Object.fromEntries(changes) }));

const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** Relations that the findings account for: reported, explained by a reported cause, or told as X-09. */
const accounted = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ id, explains, rule }) => (rule.startsWith('T') ? [id, ...explains] : []));

describe('checking a report', () => {
  let view: WorkbookView;
  let facts: ReadonlyMap<string, Fact>;

  beforeAll(async () => {
    view = await (await templateWorkbook('typed')).port.read();
    facts = check(view).report.facts;
  });

  it('finds no error in 10,000 consistent reports', () => {
    fc.assert(
      fc.property(consistent, (figures) => {
        expect(brokenByHand(figures)).toEqual([]);
        expect(errors(check(withFigures(view, facts, figures)).findings)).toEqual([]);
      }),
      { numRuns: 10_000, seed: 20240105 },
    );
  }, 240_000);

  it('finds every relation broken by 10,000 random corruptions, and no other', () => {
    fc.assert(
      fc.property(corrupted, (figures) => {
        const { findings, relations } = check(withFigures(view, facts, figures));
        const broken = brokenByHand(figures);
        const asX09 = new Set(columnsWithoutApplications(figures).map((kind) => `T3-BAL:${kind}`));
        expect(relations.failed).toBe(broken.length);
        expect([...accounted(errors(findings))].sort()).toEqual(
          broken.filter((key) => !asX09.has(key)).sort(),
        );
        expect(errors(findings).length > 0).toBe(broken.length > 0);
      }),
      { numRuns: 10_000, seed: 20240106 },
    );
  }, 240_000);

  it('says the same about the same figures, whatever was checked before', () => {
    fc.assert(
      fc.property(corrupted, (figures) => {
        const once = check(withFigures(view, facts, figures));
        expect(check(withFigures(view, facts, figures)).findings).toEqual(once.findings);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
