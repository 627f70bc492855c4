import type { Finding } from '../../../src/core/model/finding';
import type { WorkbookView } from '../../../src/core/model/grid';
import type { Fact } from '../../../src/core/model/fact';
import { check } from '../../../src/check';
import { brokenByHand, columnsWithoutApplications } from '../../support/independent-evaluator';
import { randomConsistent, randomCorruption, seededRandom } from '../../support/random-report';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const RUNS = 10_000;

const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** Relations that the findings account for: reported, or explained by a reported cause. */
const accounted = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ id, explains, rule }) => (rule.startsWith('T') ? [id, ...explains] : []));

describe('checking a report', () => {
  let view: WorkbookView;
  let facts: ReadonlyMap<string, Fact>;

  beforeAll(async () => {
    view = await (await templateWorkbook('typed')).port.read();
    facts = check(view).report.facts;
  });

  it(`finds no error in ${RUNS} consistent reports`, () => {
    const random = seededRandom(20240105);
    const wrong: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const figures = randomConsistent(random);
      const found = errors(check(withFigures(view, facts, figures)).findings);
      if (found.length > 0 || brokenByHand(figures).length > 0)
        wrong.push(`run ${run}: ${found[0]?.id ?? 'by hand'}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it(`finds every relation broken by ${RUNS} random corruptions, and no other`, () => {
    const random = seededRandom(20240106);
    const wrong: string[] = [];
    let judgedBroken = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const figures = randomCorruption(random);
      const { findings, relations } = check(withFigures(view, facts, figures));
      const broken = brokenByHand(figures);
      const asX09 = new Set(columnsWithoutApplications(figures).map((kind) => `T3-BAL:${kind}`));
      const expected = broken.filter((key) => !asX09.has(key)).sort();
      const reported = [...accounted(errors(findings))].sort();
      const agrees =
        reported.join() === expected.join() &&
        relations.failed === broken.length &&
        errors(findings).length > 0 === broken.length > 0;
      if (!agrees) wrong.push(`run ${run}: ${reported.join()} instead of ${expected.join()}`);
      if (broken.length > 0) judgedBroken += 1;
    }
    expect(wrong).toEqual([]);
    expect(judgedBroken).toBeGreaterThan(RUNS * 0.9);
  }, 240_000);

  it('says the same about the same figures, whatever was checked before', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 100; run += 1) {
      const filled = withFigures(view, facts, randomCorruption(random));
      expect(check(filled).findings).toEqual(check(filled).findings);
    }
  });
});
