/** A stretch of one text and of another that say the same. */
export interface SharedStretch {
  readonly here: Stretch;
  readonly before: Stretch;
}

export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** A letter of a text as it is compared, with the stretch it stands for. */
interface Letter extends Stretch {
  readonly letter: string;
}

const LETTERS = /\d+(?:\.\d+)?|[\p{Script=Han}A-Za-z]/gu;

/** Letters of a plain text as texts of two years are compared: a figure is one letter, whatever it says. */
function lettersOf(text: string): readonly Letter[] {
  return [...text.slice(0, MOST_CHARACTERS).matchAll(LETTERS)].map(({ 0: found, index }) => ({
    letter: /^\d/.test(found) ? '0' : found,
    at: index,
    length: found.length,
  }));
}

/** The letters as one text; marks and blanks are left out. */
export function lettersIn(text: string): string {
  return lettersOf(text)
    .map(({ letter }) => letter)
    .join('');
}

/** Chapters are shorter by far. */
const MOST_CHARACTERS = 50_000;
/** Places of the other text at which a passage is tried; only a text that repeats itself has more. */
const MOST_PLACES = 16;

/**
 * The passages of at least so many letters that stand in both texts, in the order of the first; they do not overlap
 * there. Each is as long as it can be. Marks between letters and what figures say make no difference.
 */
export function samePassages(one: string, other: string, least: number): readonly SharedStretch[] {
  const [here, before] = [lettersOf(one), lettersOf(other)];
  const places = placesOf(before, least);
  const found: SharedStretch[] = [];
  let at = 0;
  while (at + least <= here.length) {
    const longest = longestAt(here, at, before, places.get(wordAt(here, at, least)) ?? []);
    if (longest.length >= least)
      found.push({
        here: stretchOf(here, at, longest.length),
        before: stretchOf(before, longest.at, longest.length),
      });
    at += Math.max(longest.length, 1);
  }
  return found;
}

function placesOf(letters: readonly Letter[], length: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + length <= letters.length; at += 1) {
    const word = wordAt(letters, at, length);
    const known = places.get(word);
    if (!known) places.set(word, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  return places;
}

function wordAt(letters: readonly Letter[], at: number, length: number): string {
  let word = '';
  for (let i = at; i < at + length; i += 1) word += letters[i]?.letter ?? '';
  return word;
}

function longestAt(
  here: readonly Letter[],
  from: number,
  before: readonly Letter[],
  places: readonly number[],
): Stretch {
  let longest = { at: 0, length: 0 };
  for (const at of places) {
    let length = 0;
    while (from + length < here.length && here[from + length]?.letter === before[at + length]?.letter)
      length += 1;
    if (length > longest.length) longest = { at, length };
  }
  return longest;
}

function stretchOf(letters: readonly Letter[], from: number, count: number): Stretch {
  const [first, last] = [letters[from], letters[from + count - 1]];
  const at = first?.at ?? 0;
  return { at, length: last ? last.at + last.length - at : 0 };
}
