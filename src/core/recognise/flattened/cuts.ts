import type { Slot } from './slots';

/** One way to divide what stands in a row into cells, as texts in the order of the columns. */
export type Cut = readonly string[];

/** More ways than this are not looked at; the row stays open. */
const MOST_CUTS = 5_000;
const MOST_STEPS = 300_000;

/** Whether a beginning of a row may go on: false when what it adds up to is already wrong. */
export type Plausible = (cells: Cut) => boolean;

const DIGITS = /^[\d０-９]+$/;

/**
 * Every way to read the slots as `cells` numbers: digits that were run together are cut, numbers torn by a single
 * blank are joined. A number has no zero in front. null when there are too many.
 */
export function cutsOf(slots: readonly Slot[], cells: number, plausible: Plausible): readonly Cut[] | null {
  return slots.length >= cells
    ? joinings(slots, cells, plausible)
    : cuttings(
        slots.map(({ text }) => text),
        cells,
        plausible,
      );
}

function joinings(slots: readonly Slot[], cells: number, plausible: Plausible): readonly Cut[] | null {
  const cuts: Cut[] = [];
  let steps = 0;
  const join = (from: number, done: Cut): boolean => {
    steps += 1;
    if (cuts.length > MOST_CUTS || steps > MOST_STEPS) return false;
    if (!plausible(done)) return true;
    if (from === slots.length) {
      if (done.length === cells) cuts.push(done);
      return true;
    }
    if (done.length === cells) return true;
    let text = '';
    for (let end = from; end < slots.length; end += 1) {
      const slot = slots[end];
      if (!slot || (end > from && !(slot.loose && DIGITS.test(text) && DIGITS.test(slot.text)))) break;
      text += slot.text;
      if (isNumber(text) && !join(end + 1, [...done, text])) return false;
    }
    return true;
  };
  return join(0, []) ? cuts : null;
}

/** From a place in a text on: every cell that may begin there. Anything but digits is one cell. */
function cuttings(texts: readonly string[], cells: number, plausible: Plausible): readonly Cut[] | null {
  const cuts: Cut[] = [];
  const left = texts.map((_, index) => texts.slice(index + 1).join('').length);
  let steps = 0;
  const cut = (index: number, start: number, done: Cut): boolean => {
    steps += 1;
    if (cuts.length > MOST_CUTS || steps > MOST_STEPS) return false;
    if (!plausible(done)) return true;
    const text = texts[index];
    if (text === undefined) {
      if (done.length === cells) cuts.push(done);
      return true;
    }
    if (done.length === cells) return true;
    const rest = text.length - start;
    if (rest + (left[index] ?? 0) < cells - done.length && DIGITS.test(text)) return true;
    for (const length of lengthsAt(text, start)) {
      const after = start + length === text.length;
      const next = [...done, text.slice(start, start + length)];
      if (!cut(after ? index + 1 : index, after ? 0 : start + length, next)) return false;
    }
    return true;
  };
  return cut(0, 0, []) ? cuts : null;
}

const LONGEST_NUMBER = 9;

function lengthsAt(text: string, start: number): readonly number[] {
  const rest = text.length - start;
  if (!DIGITS.test(text)) return [rest];
  if (/[0０]/.test(text.charAt(start))) return [1];
  return Array.from({ length: Math.min(LONGEST_NUMBER, rest) }, (_, index) => index + 1);
}

function isNumber(text: string): boolean {
  return !DIGITS.test(text) || text.length === 1 || !/^[0０]/.test(text);
}
