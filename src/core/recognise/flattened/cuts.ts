import type { Slot } from './slots';

/** One way to divide what stands in a row into cells, as texts in the order of the columns; a blank is empty. */
export type Cut = readonly string[];

/** More ways than this are not looked at; the row stays open. */
const MOST_CUTS = 5_000;
const MOST_STEPS = 300_000;

/** Whether the last cells of a row may stand so: false when what they add up to is already wrong. */
export type Plausible = (tail: Cut) => boolean;

const DIGITS = /^[\d０-９]+$/;

/**
 * Every way to read the slots as `cells` numbers: digits that were run together are cut, numbers torn by a single
 * blank are joined. A number has no zero in front. Texts set apart by nothing, or by blanks alone, drop a blank cell
 * without a trace, so any cell may be one; ways without blanks come first. null when there are too many ways.
 */
export function cutsOf(slots: readonly Slot[], cells: number, plausible: Plausible): readonly Cut[] | null {
  const cuts: Cut[] = [];
  const { lastOf, least } = slots.length >= cells ? joinings(slots) : cuttings(slots);
  let steps = 0;
  // From the right: a total is known before its parts.
  const divide = (before: Place, tail: Cut): boolean => {
    steps += 1;
    if (cuts.length > MOST_CUTS || steps > MOST_STEPS) return false;
    const left = cells - tail.length;
    if (least(before) > left || !plausible(tail)) return true;
    if (left === 0) {
      cuts.push(tail);
      return true;
    }
    const isFull = least(before) === left;
    return (
      lastOf(before).every(({ text, start }) => divide(start, [text, ...tail])) &&
      (isFull || divide(before, ['', ...tail]))
    );
  };
  return divide(endOf(slots, slots.length - 1), []) ? blanksLast(cuts) : null;
}

function blanksLast(cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts].sort((a, b) => blanksOf(a) - blanksOf(b) || (a.join(' ') < b.join(' ') ? -1 : 1));
}

/** Cells of the row that would be blank. */
export function blanksOf(cut: Cut): number {
  return cut.filter((text) => text === '').length;
}

/** What is left to read: the slots before this one, and so many characters of it. */
interface Place {
  readonly slot: number;
  readonly at: number;
}

interface Ways {
  /** Every text that may be the last cell of what is left, with what is left then. */
  readonly lastOf: (before: Place) => readonly { readonly text: string; readonly start: Place }[];
  /** Least number of cells that take all that is left. */
  readonly least: (before: Place) => number;
}

function endOf(slots: readonly Slot[], slot: number): Place {
  return { slot, at: slots[slot]?.text.length ?? 0 };
}

function waysBy(lastOf: Ways['lastOf']): Ways {
  const known = new Map<string, number>();
  const least = (before: Place): number => {
    if (before.slot < 0) return 0;
    const key = `${String(before.slot)}:${String(before.at)}`;
    const told = known.get(key) ?? 1 + Math.min(...lastOf(before).map(({ start }) => least(start)));
    known.set(key, told);
    return told;
  };
  return { lastOf, least };
}

/** The text of a slot, or of several joined into one number. */
function joinings(slots: readonly Slot[]): Ways {
  return waysBy(({ slot: last }) => {
    const texts: { text: string; start: Place }[] = [];
    let text = '';
    for (let slot = last; slot >= 0; slot -= 1) {
      const own = slots[slot];
      if (!own || (slot < last && !(slots[slot + 1]?.loose && DIGITS.test(own.text) && DIGITS.test(text))))
        break;
      text = own.text + text;
      if (isNumber(text)) texts.push({ text, start: endOf(slots, slot - 1) });
    }
    return texts;
  });
}

/** Every number that may end before a character; anything but digits is one cell. */
function cuttings(slots: readonly Slot[]): Ways {
  return waysBy(({ slot, at }) => {
    const text = slots[slot]?.text ?? '';
    const longest = DIGITS.test(text) ? Math.min(LONGEST_NUMBER, at) : at;
    const shortest = DIGITS.test(text) ? 1 : at;
    return Array.from({ length: longest - shortest + 1 }, (_, index) => {
      const start = at - shortest - index;
      return { text: text.slice(start, at), start: start > 0 ? { slot, at: start } : endOf(slots, slot - 1) };
    }).filter(({ text: number }) => isNumber(number));
  });
}

const LONGEST_NUMBER = 9;

function isNumber(text: string): boolean {
  return !DIGITS.test(text) || text.length === 1 || !/^[0０]/.test(text);
}
