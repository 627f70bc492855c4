import type { Finding } from '../../../src/core/model/finding';
import type { WorkbookView } from '../../../src/core/model/grid';
import type { Fact } from '../../../src/core/model/fact';
import { format2021 } from '../../../src/catalogue/2021';
import { formatDueFor, formatOf, formats } from '../../../src/catalogue/formats';
import { profileTexts } from '../../../src/catalogue/profile-texts';
import { sheetTexts } from '../../../src/catalogue/sheet-texts';
import { check } from '../../../src/check';
import { formOf } from '../../../src/core/form/form';
import { recogniseTables } from '../../../src/core/recognise/recognise';
import { evaluateRules } from '../../../src/core/rules/evaluate';
import { brokenByHand, columnsWithoutApplications } from '../../support/independent-evaluator';
import { randomConsistent, randomCorruption, seededRandom } from '../../support/random-report';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const RUNS = 10_000;
const FINDING_RUNS = 2_000;
const REPAIR_RUNS = 300;
const RECOGNISE_OPTIONS = { formats, formatDueFor, profile: profileTexts, controls: sheetTexts.sheets };

const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

const KEYS = new Set(formOf(format2021).relations.map(({ key }) => key));

/** Relations that the findings account for: reported, or explained by a reported cause. */
const accounted = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ id, explains }) => (KEYS.has(id) ? [id, ...explains] : explains)));

/** Columns reported as having outcomes without applications. */
const withoutApplications = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ rule, id }) => (rule === 'X-09' ? [id.slice('X-09:'.length)] : []));

describe('checking a report', () => {
  let view: WorkbookView;
  let facts: ReadonlyMap<string, Fact>;

  beforeAll(async () => {
    view = await (await templateWorkbook('typed')).port.read();
    facts = check(view).report.facts;
  });

  /** Relations of the form that fail, by the rules alone. */
  const failing = (figures: Readonly<Record<string, number>>): readonly string[] => {
    const report = recogniseTables(withFigures(view, facts, figures), RECOGNISE_OPTIONS);
    const { relations } = evaluateRules(report, (edition) => formOf(formatOf(edition)));
    return relations
      .filter(({ relation, outcome }) => relation.severity === 'error' && outcome.status === 'failed')
      .map(({ relation }) => relation.key)
      .sort();
  };

  it(`finds no relation broken in ${RUNS} consistent reports, and no error in ${FINDING_RUNS} of them`, () => {
    const random = seededRandom(20240105);
    const wrong: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const figures = randomConsistent(random);
      const found =
        run < FINDING_RUNS
          ? errors(check(withFigures(view, facts, figures)).findings).map(({ id }) => id)
          : failing(figures);
      if (found.length > 0 || brokenByHand(figures).length > 0) wrong.push(`run ${run}: ${found.join()}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it(`finds every relation broken by ${RUNS} random corruptions, and no other`, () => {
    const random = seededRandom(20240107);
    const wrong: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const figures = randomCorruption(random);
      const found = failing(figures);
      const expected = [...brokenByHand(figures)].sort();
      if (found.join() !== expected.join()) wrong.push(`run ${run}: ${found.join()}, not ${expected.join()}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it(`accounts for every broken relation in its findings, in ${FINDING_RUNS} random corruptions`, () => {
    const random = seededRandom(20240106);
    const wrong: string[] = [];
    let judgedBroken = 0;
    for (let run = 0; run < FINDING_RUNS; run += 1) {
      const figures = randomCorruption(random);
      const { findings, relations } = check(withFigures(view, facts, figures));
      const broken = brokenByHand(figures);
      const reported = accounted(errors(findings));
      const asX09 = withoutApplications(findings);
      const missed = broken.filter(
        (key) => !reported.has(key) && !asX09.includes(key.replace('T3-BAL:', '')),
      );
      const invented = [...reported].filter((key) => !broken.includes(key));
      const agrees =
        missed.length + invented.length === 0 &&
        asX09.every((kind) => columnsWithoutApplications(figures).includes(kind)) &&
        relations.failed === broken.length &&
        errors(findings).length > 0 === broken.length > 0;
      if (!agrees) wrong.push(`run ${run}: ${missed.join()} missed, ${invented.join()} invented`);
      if (broken.length > 0) judgedBroken += 1;
    }
    expect(wrong).toEqual([]);
    expect(judgedBroken).toBeGreaterThan(FINDING_RUNS * 0.9);
  }, 240_000);

  it('mends every relation by any of the repairs it lists, and 4 wrong cells are hardly ever too many', () => {
    const random = seededRandom(20260124);
    let [localised, tried] = [0, 0];
    for (let run = 0; run < REPAIR_RUNS; run += 1) {
      const filled = withFigures(view, facts, randomCorruption(random));
      const { findings, coverage, relations } = check(filled);
      if (relations.failed === 0 || coverage.notLocalised.length > 0) continue;
      localised += 1;
      const repaired = findings.flatMap(({ repairs }) => (repairs ? [repairs] : []));
      for (const [at, alternatives] of repaired.entries()) {
        for (const alternative of alternatives.slice(0, 3)) {
          const chosen = repaired.flatMap((repairs, index) =>
            index === at ? alternative : (repairs[0] ?? []),
          );
          if (chosen.some(({ shouldBe }) => shouldBe === null)) continue;
          const figures = Object.fromEntries(chosen.map(({ point, shouldBe }) => [point, shouldBe]));
          expect(check(withFigures(filled, facts, figures)).relations.failed).toBe(0);
          tried += 1;
        }
      }
    }
    expect(localised).toBeGreaterThan(REPAIR_RUNS * 0.95);
    expect(tried).toBeGreaterThan(REPAIR_RUNS);
  });

  it('says the same about the same figures, whatever was checked before', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 100; run += 1) {
      const filled = withFigures(view, facts, randomCorruption(random));
      expect(check(filled).findings).toEqual(check(filled).findings);
    }
  });
});
