import type { Finding } from '../../../src/core/model/finding';
import { checkProse } from '../../../src/prose';
import { claimSentence, saidOf, textOf, withWrongFigure, type Said } from '../../support/claim-sentences';
import { randomConsistent, seededRandom } from '../../support/random-report';
import { consistentFigures, reportOf } from '../../support/report-builder';

const SENTENCES = 1000;

interface Case {
  readonly said: Said;
  readonly check: (text: string) => readonly Finding[];
  readonly random: (below: number) => number;
}

function caseOf(seed: number): Case {
  const random = seededRandom(seed + 1);
  const figures: Record<string, number> = {
    ...randomConsistent(random),
    'proactive.normativeDocuments.issued': random(12),
    'proactive.normativeDocuments.repealed': random(9),
    'proactive.normativeDocuments.inForce': 20 + random(90),
    'proactive.licences.decided': random(5000),
    'proactive.penalties.decided': random(900),
  };
  const report = reportOf({ ...consistentFigures({}), ...figures }, { organ: '板浦镇', year: 2023 });
  return {
    said: saidOf(figures),
    check: (text) => checkProse([{ text, inTable: false }], report),
    random,
  };
}

const cases = Array.from({ length: SENTENCES }, (_, seed) => caseOf(seed));

test('sentences that say what the tables say are left alone', () => {
  const alarms = cases.flatMap(({ said, check }, seed) => {
    const text = textOf(claimSentence(seed, said));
    return check(text).length > 0 ? [text] : [];
  });
  // At most two of a thousand are asked for; none is what there is.
  expect(alarms).toEqual([]);
});

test('one wrong figure in a sentence is found', () => {
  const results = cases.map(({ said, check, random }, seed) => {
    const wrong = withWrongFigure(claimSentence(seed, said), random, said);
    return wrong
      ? { text: textOf(wrong), found: check(textOf(wrong)).length > 0 }
      : { text: '', found: true };
  });
  const missed = results.filter(({ found }) => !found).map(({ text }) => text);
  expect(missed.length <= SENTENCES / 50 ? [] : missed).toEqual([]);
});
