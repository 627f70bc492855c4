/** Label texts of the known forms, each with how often one table has it. */
export type LabelVocabulary = ReadonlyMap<string, number>;

/** A label shorter than this is another word with one character changed. */
const LEAST_LENGTH = 4;

/**
 * The label that a text is with one character mistyped, missing or too many; null where it is none, or could be
 * several. Digits are never part of a slip: they tell items apart.
 */
export function misspeltLabel(body: string, vocabulary: LabelVocabulary): string | null {
  if (body.length < LEAST_LENGTH - 1) return null;
  const known = knownBy.get(vocabulary) ?? new Map<string, string | null>();
  knownBy.set(vocabulary, known);
  const told = known.get(body);
  if (told !== undefined) return told;
  const label = nearestLabel(body, vocabulary);
  if (known.size >= REMEMBERED) known.clear();
  known.set(body, label);
  return label;
}

/** Texts told before; sheets repeat a few hundred, and a hostile one must not fill the memory. */
const REMEMBERED = 2048;

const knownBy = new WeakMap<LabelVocabulary, Map<string, string | null>>();

function nearestLabel(body: string, vocabulary: LabelVocabulary): string | null {
  let found: string | null = null;
  for (const label of vocabulary.keys()) {
    if (label.length < LEAST_LENGTH || !isOneSlip(body, label)) continue;
    if (found !== null) return null;
    found = label;
  }
  return found;
}

function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  let from = 0;
  while (from < shorter.length && shorter[from] === longer[from]) from += 1;
  const rest = shorter.length === longer.length ? shorter.slice(from + 1) : shorter.slice(from);
  if (rest !== longer.slice(from + 1)) return false;
  return !/\d/.test(`${shorter.length === longer.length ? (shorter[from] ?? '') : ''}${longer[from] ?? ''}`);
}
