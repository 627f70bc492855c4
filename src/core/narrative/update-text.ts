import type { DraftInline } from '../model/report-draft';
import type { BoundInline } from '../model/report-text';
import { findBound, type BoundPlace } from './bound-places';
import { boundOf, figureOfKey, joinBound, plainText } from './bound-text';
import { joinTexts } from './render-text';

/** A paragraph after today's figures were put into it. */
export interface UpdatedText {
  /** As it should stand. */
  readonly text: string;
  /** The same with the figures and brackets that were found in it. */
  readonly inlines: readonly DraftInline[];
  /** To be kept beside it. */
  readonly generated: readonly BoundInline[];
  /** True where somebody changed it by hand. */
  readonly edited: boolean;
  /** What changed, from and to: single figures, or the whole where the sentence is another one. */
  readonly changes: readonly TextChange[];
  /** What would be written today, where that is another sentence than the one changed by hand. */
  readonly suggestion: string | null;
}

export interface TextChange {
  readonly from: string;
  readonly to: string;
}

/**
 * Puts today's figures into a paragraph. One that nobody touched becomes what is generated today. In one that was
 * changed by hand only figures change whose clause is generated today as it was then; every other word stays.
 * @param then  as it was generated  @param stands  as it stands now
 * @param now  as it is generated today, in the tones there are, the one wanted first; empty where nothing is
 */
export function updateText(
  then: readonly BoundInline[],
  stands: string,
  now: readonly (readonly DraftInline[])[],
): UpdatedText {
  const [wanted = []] = now;
  return plainText(then) === stands ? untouched(then, wanted) : edited(then, stands, now);
}

function untouched(then: readonly BoundInline[], now: readonly DraftInline[]): UpdatedText {
  const generated = boundOf(now);
  return {
    text: plainText(generated),
    inlines: now,
    generated,
    edited: false,
    changes: changesBetween(then, generated),
    suggestion: null,
  };
}

function changesBetween(then: readonly BoundInline[], now: readonly BoundInline[]): readonly TextChange[] {
  if (skeletonOf(then) !== skeletonOf(now)) {
    const [from, to] = [plainText(then), plainText(now)];
    return from === to ? [] : [{ from, to }];
  }
  return then.flatMap((inline, index) => {
    const to = now[index]?.text ?? '';
    return inline.text === to ? [] : [{ from: inline.text, to }];
  });
}

function edited(
  then: readonly BoundInline[],
  stands: string,
  now: readonly (readonly DraftInline[])[],
): UpdatedText {
  const places = findBound(then, stands);
  const skeleton = skeletonOf(then);
  const same = now.find((one) => skeletonOf(boundOf(one)) === skeleton);
  const figures = same ? todaysFigures(then, same) : bestFigures(then, now);
  const inlines: DraftInline[] = [];
  const changes: TextChange[] = [];
  let end = 0;
  for (const { inline: index, start, end: next } of places) {
    inlines.push({ kind: 'text', text: stands.slice(end, start) });
    end = next;
    const inline = then[index];
    if (inline?.kind === 'blank') inlines.push({ kind: 'blank', id: inline.id, text: inline.text });
    if (inline?.kind !== 'figure') continue;
    const today = figures.get(index);
    inlines.push(today ?? figureOfKey(inline.key, inline.text));
    if (today && today.text !== inline.text) changes.push({ from: inline.text, to: today.text });
  }
  inlines.push({ kind: 'text', text: stands.slice(end) });
  return {
    text: plainText(inlines),
    inlines: joinTexts(inlines),
    generated: keptBeside(then, places, figures),
    edited: true,
    changes,
    suggestion: same ? null : plainText(now[0] ?? []),
  };
}

type Figure = Extract<DraftInline, { kind: 'figure' }>;
type Figures = ReadonlyMap<number, Figure>;

/** What was found carries today's figure from now on; what the hand took out is dropped for good. */
function keptBeside(
  then: readonly BoundInline[],
  places: readonly BoundPlace[],
  figures: Figures,
): readonly BoundInline[] {
  const found = new Set(places.map(({ inline }) => inline));
  return joinBound(
    then.map((inline, index): BoundInline => {
      if (inline.kind !== 'figure') return inline;
      if (!found.has(index)) return { ...inline, kind: 'dropped' };
      return { ...inline, text: figures.get(index)?.text ?? inline.text };
    }),
  );
}

/** Of several tones the one in which most figures are found again. */
function bestFigures(then: readonly BoundInline[], now: readonly (readonly DraftInline[])[]): Figures {
  return now
    .map((one) => todaysFigures(then, one))
    .reduce((best, one) => (one.size > best.size ? one : best), new Map() as Figures);
}

/** The figures of a text by their position, each with the one that stands in the same clause today. */
function todaysFigures(then: readonly BoundInline[], now: readonly DraftInline[]): Figures {
  const today = new Map<string, Figure>();
  const clauses = clausesOf(boundOf(now));
  let at = 0;
  for (const inline of now) {
    if (inline.kind === 'figure') today.set(clauses[at]?.name ?? '', inline);
    if (inline.kind === 'figure') at += 1;
  }
  return new Map(
    clausesOf(then).flatMap(({ name, inline }) => {
      const figure = today.get(name);
      return figure && then[inline]?.kind === 'figure' ? [[inline, figure] as const] : [];
    }),
  );
}

interface ClauseFigure {
  /** Its clause, its key and which of several equal ones it is. */
  readonly name: string;
  /** Position among the inlines. */
  readonly inline: number;
}

const CLAUSE_END = /[，。；：、！？,;!?（）()\n]/;
/** Words that join a clause to others and come and go with them. */
const JOINING = /^(?:其中|以及|并|和|及|另)+/;

/** The figures of a text in order, by what is said about them: dropped ones are said as well. */
function clausesOf(inlines: readonly BoundInline[]): readonly ClauseFigure[] {
  const figures: ClauseFigure[] = [];
  const seen = new Map<string, number>();
  let clause = '';
  let waiting: { readonly key: string; readonly inline: number }[] = [];
  const close = (): void => {
    const words = clause.replace(JOINING, '');
    for (const { key, inline } of waiting) {
      const name = `${words}|${key}`;
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      figures.push({ name: `${name}|${nth}`, inline });
    }
    clause = '';
    waiting = [];
  };
  inlines.forEach((inline, index) => {
    if (inline.kind === 'figure' || inline.kind === 'dropped') {
      clause += `⟦${inline.key}⟧`;
      waiting.push({ key: inline.key, inline: index });
    } else if (inline.kind === 'blank') clause += inline.text;
    else {
      inline.text.split(CLAUSE_END).forEach((part, piece) => {
        if (piece > 0) close();
        clause += part;
      });
    }
  });
  close();
  return figures;
}

/** A text without the values of its figures. */
export function skeletonOf(inlines: readonly BoundInline[]): string {
  return inlines
    .map((inline) =>
      inline.kind === 'figure' || inline.kind === 'dropped' ? `⟦${inline.key}⟧` : inline.text,
    )
    .join('');
}
