import type { DraftInline } from '../model/report-draft';
import type { BoundInline } from '../model/report-text';

/**
 * A generated text as one line that a person can read: 全年新收⟦requests.received.total=3⟧件，【…】 as ⟦?fees.1=【…】⟧, a
 * figure that was dropped by hand as ⟦-requests.received.total=3⟧.
 */
const REFERENCE = /⟦⟧|⟦\(⟧|⟦\)⟧|⟦([?-]?)([^⟦⟧=]+)=([^⟦⟧]*)⟧/g;
const OPEN = '⟦';
const CLOSE = '⟧';
const NOTHING = '⟦⟧';

/** Never empty, so that a row whose text is gone by itself is not taken for one of the clerk's own. */
export function writeBound(inlines: readonly BoundInline[]): string {
  return inlines.map(pieceOf).join('') || NOTHING;
}

function pieceOf(inline: BoundInline): string {
  switch (inline.kind) {
    case 'text':
      return escaped(inline.text);
    case 'figure':
      return reference('', inline.key, inline.text);
    case 'blank':
      return reference('?', inline.id, inline.text);
    case 'dropped':
      return reference('-', inline.key, inline.text);
  }
}

/** What cannot be written as a reference loses its binding, never its text. */
function reference(mark: string, name: string, text: string): string {
  const fits = name !== '' && !/[⟦⟧=]/.test(name) && !/^[?-]/.test(name) && !/[⟦⟧]/.test(text);
  return fits ? `${OPEN}${mark}${name}=${text}${CLOSE}` : escaped(text);
}

function escaped(text: string): string {
  return text.replace(/[⟦⟧]/g, (bracket) => (bracket === OPEN ? '⟦(⟧' : '⟦)⟧'));
}

/** The other way round; total: what is no reference is text. */
export function readBound(line: string): readonly BoundInline[] {
  const inlines: BoundInline[] = [];
  let end = 0;
  for (const match of line.matchAll(REFERENCE)) {
    const [whole, mark = '', name, text = ''] = match;
    inlines.push({ kind: 'text', text: line.slice(end, match.index) });
    end = match.index + whole.length;
    if (whole === NOTHING) continue;
    if (name === undefined) inlines.push({ kind: 'text', text: whole === '⟦(⟧' ? OPEN : CLOSE });
    else if (mark === '?') inlines.push({ kind: 'blank', id: name, text });
    else inlines.push({ kind: mark === '-' ? 'dropped' : 'figure', key: name, text });
  }
  return joinBound([...inlines, { kind: 'text', text: line.slice(end) }]);
}

/** Neighbouring texts as one, empty ones left out. */
export function joinBound(inlines: readonly BoundInline[]): readonly BoundInline[] {
  const joined: BoundInline[] = [];
  for (const inline of inlines) {
    const last = joined[joined.length - 1];
    if (inline.kind === 'text' && inline.text === '') continue;
    if (inline.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}

export function plainText(inlines: readonly { readonly text: string }[]): string {
  return inlines.map(({ text }) => text).join('');
}

/** A draft's inlines as they are kept beside the text. */
export function boundOf(inlines: readonly DraftInline[]): readonly BoundInline[] {
  return joinBound(
    inlines.map((inline): BoundInline => {
      switch (inline.kind) {
        case 'text':
          return inline;
        case 'blank':
          return { kind: 'blank', id: inline.id, text: inline.text };
        case 'figure':
          return { kind: 'figure', key: figureKey(inline), text: inline.text };
      }
    }),
  );
}

type Figure = Extract<DraftInline, { kind: 'figure' }>;

const DERIVED = /^(difference|change|share)\(([^|()]*)\|([^|()]*)\)$/;

/** The other way round; a figure that stands as it was last generated is not known to be pending. */
export function figureOfKey(key: string, text: string): Figure {
  if (key.startsWith('@')) return { kind: 'figure', text, points: [], pending: false, entry: key.slice(1) };
  const points = (sum: string): readonly string[] => (sum === '' ? [] : sum.split('+'));
  const [, kind, of = '', against = ''] = DERIVED.exec(key) ?? [];
  if (kind !== 'difference' && kind !== 'change' && kind !== 'share') {
    return { kind: 'figure', text, points: points(key), pending: false };
  }
  return {
    kind: 'figure',
    text,
    points: [...new Set([...points(of), ...points(against)])],
    pending: false,
    derived: { kind, of: points(of), against: points(against) },
  };
}

/** What a figure of the draft is, as text: requests.received.total, change(a+b|previous.a), @meetings. */
export function figureKey({ points, derived, entry }: Figure): string {
  if (entry !== undefined) return `@${entry}`;
  if (!derived) return points.join('+');
  return `${derived.kind}(${derived.of.join('+')}|${derived.against.join('+')})`;
}
