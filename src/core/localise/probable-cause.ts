import type { Message } from '../model/finding';

/** A cell of a repair as its cause is told from it. */
export interface Slip {
  /** Typed figure; null for a blank. */
  readonly is: number | null;
  readonly shouldBe: number;
  /** True for a 总计, which somebody adds up from the others. */
  readonly isTotal: boolean;
  /** True where the template put a formula and a number stands now. */
  readonly wasFormula: boolean;
  /** Last year's figure; null where it is not known. */
  readonly lastYear: number | null;
  /** What last year's report says it should be, such as its 结转下年度 for 上年结转; null where it says nothing. */
  readonly expected: number | null;
  /** True where it is the ledger that says so. */
  readonly byLedger?: boolean;
  /** Figures of the cells above, below, left and right, with their place in words. */
  readonly neighbours: readonly { readonly value: number; readonly place: Message }[];
}

/** A probable cause, and how well it explains the slip: only the order counts. */
export interface Cause {
  readonly reason: Message;
  readonly weight: number;
}

/** The best explanation of one wrong figure; null where none fits. */
export function causeOf(slip: Slip): Cause | null {
  const causes = RULES.flatMap((rule) => rule(slip) ?? []);
  return causes.reduce<Cause | null>(
    (best, cause) => (best && best.weight >= cause.weight ? best : cause),
    null,
  );
}

type CauseRule = (slip: Slip) => Cause | null;

const cause = (key: string, slip: Slip, weight: number, more: Message['values'] = {}): Cause => ({
  reason: { key: `cause.${key}`, values: { is: slip.is ?? '', shouldBe: slip.shouldBe, ...more } },
  weight,
});

const RULES: readonly CauseRule[] = [
  (slip) => (slip.wasFormula ? cause('formulaLost', slip, 90) : null),
  (slip) =>
    slip.shouldBe === slip.expected ? cause(slip.byLedger ? 'byLedger' : 'carriedOver', slip, 85) : null,
  (slip) =>
    slip.lastYear !== null && slip.lastYear !== 0 && slip.is === slip.lastYear
      ? cause('lastYear', slip, 80)
      : null,
  (slip) => (slip.is === null ? cause('blank', slip, 70) : null),
  (slip) => (isTransposed(slip) ? cause('transposed', slip, 60) : null),
  (slip) => {
    const same = slip.neighbours.find(({ value }) => value === slip.is && value !== 0);
    return same && (slip.is ?? 0) > 9 ? cause('neighbour', slip, 55, { place: same.place }) : null;
  },
  (slip) => (isDropped(textOf(slip.is), String(slip.shouldBe)) ? cause('dropped', slip, 50) : null),
  (slip) => (isDropped(String(slip.shouldBe), textOf(slip.is)) ? cause('added', slip, 50) : null),
  (slip) => (slip.is === 0 ? cause('zero', slip, 45) : null),
  (slip) => (isMistyped(slip) ? cause('mistyped', slip, String(slip.shouldBe).length > 1 ? 40 : 20) : null),
  (slip) =>
    slip.is !== null && Math.abs(slip.is - slip.shouldBe) === 1 ? cause('offByOne', slip, 30) : null,
  (slip) => (slip.isTotal ? cause('totalNotUpdated', slip, 35) : null),
];

function textOf(figure: number | null): string {
  return figure === null ? '' : String(figure);
}

/** Two neighbouring digits exchanged. */
function isTransposed({ is, shouldBe }: Slip): boolean {
  const [wrong, right] = [textOf(is), String(shouldBe)];
  if (wrong.length !== right.length || wrong === right) return false;
  const at = [...wrong].findIndex((digit, index) => digit !== right[index]);
  return (
    wrong[at] === right[at + 1] && wrong[at + 1] === right[at] && wrong.slice(at + 2) === right.slice(at + 2)
  );
}

/** The shorter text is the longer one without one digit. */
function isDropped(shorter: string, longer: string): boolean {
  if (shorter === '' || longer.length !== shorter.length + 1) return false;
  const at = [...longer].findIndex((digit, index) => digit !== shorter[index]);
  return longer.slice(0, at) + longer.slice(at + 1) === shorter;
}

/** One digit is another. */
function isMistyped({ is, shouldBe }: Slip): boolean {
  const [wrong, right] = [textOf(is), String(shouldBe)];
  return (
    wrong.length === right.length && [...wrong].filter((digit, index) => digit !== right[index]).length === 1
  );
}

/** Two cells that are wrong together, and how they lie. */
export interface SlipPair {
  readonly first: Pick<Slip, 'is' | 'shouldBe'>;
  readonly second: Pick<Slip, 'is' | 'shouldBe'>;
  readonly along: 'row' | 'column';
  /** True where either is a 总计: cases are not typed there. */
  readonly withTotal: boolean;
  /** True where nothing lies between them. */
  readonly adjacent: boolean;
  readonly places: readonly [Message, Message];
}

/** What makes two cells of one row or column wrong by opposite amounts; null where nothing does. */
export function causeOfPair({ first, second, along, withTotal, adjacent, places }: SlipPair): Cause | null {
  const [a, b] = [first.is ?? 0, second.is ?? 0];
  const moved = a - first.shouldBe;
  if (moved === 0 || moved !== second.shouldBe - b) return null;
  const near = adjacent ? 40 : 0;
  const isExchange = a === second.shouldBe && b === first.shouldBe;
  // Where one of the two is 0, nothing was exchanged: cases stand in the wrong cell.
  if (isExchange && (withTotal || (a !== 0 && b !== 0))) {
    return {
      reason: { key: `cause.exchanged.${along}`, values: { one: places[0], other: places[1], a, b } },
      weight: 110 + near,
    };
  }
  if (withTotal) return null;
  const [from, to] = moved > 0 ? places : [places[1], places[0]];
  return {
    reason: { key: `cause.moved.${along}`, values: { count: Math.abs(moved), from, to } },
    weight: (isExchange ? 110 : 60) + near,
  };
}
