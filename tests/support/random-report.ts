import type { Numbers } from './independent-evaluator';
import { DISPUTES, KINDS, OUTCOMES, ROWS } from './independent-evaluator';

/** Random numbers that are the same in every run. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** 表三 and 表四 in which everything agrees, written out by hand: most cells 0, as in real reports. */
export function randomConsistent(random: (below: number) => number): Record<string, number> {
  const numbers: Record<string, number> = {};
  const total = (row: string): void => {
    numbers[`requests.${row}.total`] = KINDS.reduce(
      (sum, kind) => sum + (numbers[`requests.${row}.${kind}`] ?? 0),
      0,
    );
  };
  for (const kind of KINDS) {
    let concluded = 0;
    for (const outcome of OUTCOMES) {
      const cases = random(6) === 0 ? random(40) : 0;
      numbers[`requests.${outcome}.${kind}`] = cases;
      concluded += cases;
    }
    const forward = random(3) === 0 ? random(9) : 0;
    const carriedIn = random(concluded + forward + 1);
    numbers[`requests.concluded.${kind}`] = concluded;
    numbers[`requests.carriedForward.${kind}`] = forward;
    numbers[`requests.carriedIn.${kind}`] = carriedIn;
    numbers[`requests.received.${kind}`] = concluded + forward - carriedIn;
  }
  ROWS.forEach(total);
  for (const kind of DISPUTES) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result) => {
      const cases = random(3) === 0 ? random(30) : 0;
      numbers[`disputes.${kind}.${result}`] = cases;
      return cases;
    });
    numbers[`disputes.${kind}.total`] = parts.reduce((sum, part) => sum + part, 0);
  }
  return numbers;
}

/** The same with one to four cells changed, totals among them; a change may leave a cell as it was. */
export function randomCorruption(random: (below: number) => number): Numbers {
  const numbers = randomConsistent(random);
  const points = Object.keys(numbers);
  for (let changes = 1 + random(4); changes > 0; changes -= 1) {
    numbers[points[random(points.length)] ?? ''] = random(60);
  }
  return numbers;
}
