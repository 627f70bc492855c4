import fc from 'fast-check';
import { say } from '../../../src/catalogue/messages';
import { explainTotal } from '../../../src/collect';
import type {
  Collection,
  DifferenceCause,
  TotalExplanation,
  UnitReport,
} from '../../../src/core/model/collection';
import { collected, rosterOf, submitted, unitOf, type Counts } from '../../support/submission-builder';

type Figures = Record<string, number>;

/** A total made by hand: the sum of these reports. */
function sumOf(units: readonly UnitReport[]): Figures {
  const sum: Figures = {};
  for (const { figures } of units)
    for (const [point, value] of Object.entries(figures)) sum[point] = (sum[point] ?? 0) + (value ?? 0);
  return sum;
}

const causesOf = ({ explanations }: TotalExplanation): readonly (readonly DifferenceCause[])[] =>
  explanations.map(({ causes }) => causes);
const told = ({ explanations }: TotalExplanation): readonly string[] =>
  explanations.map(({ message }) => say('zh-CN', message.key, message.values));

const A = unitOf('甲局', {
  'requests.received.naturalPerson': 12,
  'requests.granted.naturalPerson': 10,
  'proactive.licences.decided': 86_432,
});
const B = unitOf('乙局', {
  'requests.received.business': 7,
  'proactive.licences.decided': 35,
  'disputes.reconsideration.upheld': 2,
});
const C = unitOf('丙局', { 'requests.received.naturalPerson': 3, 'proactive.penalties.decided': 1_294 });
const ALL = [A, B, C];
const total = (): Collection => collected(ALL.map((unit) => submitted(unit)));

test('an equal total has nothing to explain', () => {
  expect(explainTotal(total(), sumOf(ALL))).toMatchObject({ differences: [], explanations: [] });
});

test('names a unit that was left out, by all its figures at once', () => {
  const explained = explainTotal(total(), sumOf([A, C]));
  expect(causesOf(explained)).toEqual([[{ kind: 'leftOut', unit: '乙局' }]]);
  expect(told(explained)).toEqual(['漏加了“乙局”，可以说明全部差异。']);
  expect(explained.differences[0]).toEqual({
    point: 'proactive.licences.decided',
    typed: 86_432,
    computed: 86_467,
  });
});

test('names a unit that was added twice, and one left out for another', () => {
  expect(causesOf(explainTotal(total(), sumOf([A, B, B, C])))[0]).toEqual([
    { kind: 'addedTwice', unit: '乙局' },
  ]);
  expect(causesOf(explainTotal(total(), sumOf([A, B, B])))[0]).toEqual([
    { kind: 'leftOut', unit: '丙局' },
    { kind: 'addedTwice', unit: '乙局' },
  ]);
});

test('names an older version of a file, and a unit that does not count', () => {
  const older = unitOf('乙局', { 'requests.received.business': 5, 'proactive.licences.decided': 35 });
  const vertical = unitOf('县税务局', { 'proactive.penalties.decided': 50 });
  const files = [
    ...ALL.map((unit) => submitted(unit)),
    submitted(older, '乙局(旧).xlsx'),
    submitted(vertical),
  ];
  const collection = collected(files, null, { chosen: { 乙局: '乙局.xlsx' } });
  expect(causesOf(explainTotal(collection, sumOf([A, older, C])))).toEqual([
    [{ kind: 'otherVersion', unit: '乙局', file: '乙局(旧).xlsx' }],
  ]);
  expect(causesOf(explainTotal(collection, sumOf([...ALL, vertical])))).toEqual([
    [{ kind: 'added', unit: '县税务局' }],
  ]);
});

test('names the figures of the year before', () => {
  const withPrevious = {
    ...B,
    previous: { year: 2023, figures: unitOf('', { 'requests.received.business': 4 }).figures },
  };
  const collection = collected([A, withPrevious, C].map((unit) => submitted(unit)));
  const typed = sumOf([A, { ...B, figures: withPrevious.previous.figures }, C]);
  expect(causesOf(explainTotal(collection, typed))).toEqual([[{ kind: 'lastYear', unit: '乙局' }]]);
});

test('names the unit whose figure was transposed, with the totals that follow', () => {
  const slipped = unitOf('丙局', {
    'requests.received.naturalPerson': 3,
    'proactive.penalties.decided': 1_249,
  });
  expect(causesOf(explainTotal(total(), sumOf([A, B, slipped])))).toContainEqual([
    { kind: 'figure', unit: '丙局', point: 'proactive.penalties.decided', is: 1_249, shouldBe: 1_294 },
  ]);
});

test('a figure of the total itself may be the slip', () => {
  const typed = { ...sumOf(ALL), 'proactive.licences.decided': 86_476 };
  expect(told(explainTotal(total(), typed))[0]).toBe(
    '汇总表的表二“行政许可”本年处理决定数量一列应为86467，填成了86476，可以说明全部差异。',
  );
});

test('several units left out together are the smallest set that fits', () => {
  const units = Array.from({ length: 30 }, (_, at) =>
    unitOf(`第${String(at)}局`, {
      'requests.received.naturalPerson': 3 + at * at,
      'proactive.licences.decided': 11 * at + 1,
      'requests.received.business': at % 4,
    }),
  );
  const collection = collected(units.map((unit) => submitted(unit)));
  const leftOut = [3, 8, 14, 22, 27];
  const explained = explainTotal(collection, sumOf(units.filter((_, at) => !leftOut.includes(at))));
  const named = causesOf(explained)[0]?.map((cause) => ('unit' in cause ? cause.unit : ''));
  expect(new Set(named)).toEqual(new Set(leftOut.map((at) => `第${String(at)}局`)));
});

test('three units among a thousand are found', () => {
  const units = Array.from({ length: 1000 }, (_, at) =>
    unitOf(`第${String(at)}局`, {
      'requests.received.naturalPerson': (at * 7_919) % 97,
      'requests.received.business': (at * 104_729) % 89,
      'proactive.licences.decided': (at * at * 31) % 9_973,
      'proactive.penalties.decided': (at * 15_485_863) % 7_919,
    }),
  );
  const collection = collected(units.map((unit) => submitted(unit)));
  const explained = explainTotal(collection, sumOf(units.filter((_, at) => ![7, 512, 998].includes(at))));
  expect(
    causesOf(explained).map((causes) => causes.map((cause) => ('unit' in cause ? cause.unit : '')).sort()),
  ).toContainEqual(['第512局', '第7局', '第998局']);
});

test('a unit left out and a slip beside it: the unit is named, what remains is counted', () => {
  const typed = { ...sumOf([A, C]), 'proactive.compulsion.decided': 5 };
  const [first] = explainTotal(total(), typed).explanations;
  expect(first).toMatchObject({ causes: [{ kind: 'leftOut', unit: '乙局' }], left: 1 });
});

test('figures that the hand-made total does not have are not compared', () => {
  const typed = { 'requests.received.total': 15 };
  const explained = explainTotal(total(), typed);
  expect(explained.compared).toBe(1);
  expect(causesOf(explained)[0]).toEqual([{ kind: 'leftOut', unit: '乙局' }]);
});

const CELLS = ['naturalPerson', 'business', 'research'].flatMap((column) =>
  ['received', 'carriedIn', 'granted', 'refused.stateSecrets'].map((row) => `requests.${row}.${column}`),
);

/** Two neighbouring digits that differ, exchanged; null where there are none. */
function transposed(value: number): number | null {
  const text = String(value);
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (text[at] === text[at + 1] || (at === 0 && text[1] === '0')) continue;
    return Number(text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2));
  }
  return null;
}

test('in 300 random totals the unit that was left out, doubled or mistyped is named', () => {
  const figure = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1_000, max: 99_999 }),
  );
  const counts = fc
    .tuple(fc.constantFrom(...CELLS.slice(0, 6)), fc.array(figure, { minLength: 14, maxLength: 14 }))
    .map(([, values]): Counts => ({
      ...Object.fromEntries(CELLS.map((cell, at) => [cell, values[at] ?? 0])),
      'proactive.licences.decided': values[12] ?? 0,
      'proactive.penalties.decided': 1_000 + (values[13] ?? 0),
    }));
  const way = fc.constantFrom('leftOut', 'addedTwice', 'figure' as const);
  fc.assert(
    fc.property(fc.array(counts, { minLength: 3, maxLength: 40 }), fc.nat(), way, (all, pick, how) => {
      const units = all.map((each, at) => unitOf(`第${String(at)}局`, each));
      const at = pick % units.length;
      const unit = units[at] ?? A;
      const others = units.filter((one) => one !== unit);
      const slip = transposed(unit.figures['proactive.penalties.decided'] ?? 0);
      if (how === 'figure' && slip === null) return;
      const instead = {
        leftOut: [],
        addedTwice: [unit, unit],
        figure: [{ ...unit, figures: { ...unit.figures, 'proactive.penalties.decided': slip } }],
      }[how];
      const collection = collected(
        units.map((one) => submitted(one)),
        rosterOf(...units.map(({ organ }) => organ ?? '')),
      );
      const named = causesOf(explainTotal(collection, sumOf([...others, ...instead])))
        .flat()
        .filter(({ kind }) => kind === how)
        .map((cause) => ('unit' in cause ? cause.unit : ''));
      expect(named).toContain(unit.organ);
    }),
    { numRuns: 300 },
  );
});
