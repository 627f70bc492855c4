import type { DraftInline } from '../model/report-draft';
import { numberText } from './number-text';
import type { KnownReading, Reading } from './reading';

/** What the placeholders of a text stand for. */
export interface Words {
  /** null while a word or an entry is not known. */
  readonly word: (name: string) => string | null;
  readonly entry: (key: string) => string | null;
  /** Name of a word, an entry or a quantity, for the bracket in its place. */
  readonly nameOf: (key: string) => string;
  readonly isFigure: (name: string) => boolean;
  readonly read: (name: string) => Reading;
  readonly list: (name: string) => readonly string[];
  readonly pending: string;
  readonly noFigure: string;
}

const PART = /\{list:(\w+)\}|\{entry:(\w+)\}|\{([\w.]+)\}|【[^】]*】/g;
const LIST_JOINER = '、';

/**
 * Inlines of a text of the catalogue; brackets are named `<id>.<number>`.
 * @throws Error when a placeholder is unknown: a fault of the catalogue, never of the clerk
 */
export function renderText(text: string, id: string, words: Words): readonly DraftInline[] {
  let blanks = 0;
  const blank = (content: string): DraftInline => {
    blanks += 1;
    return { kind: 'blank', id: `${id}.${blanks}`, text: content };
  };

  const render = (template: string): readonly DraftInline[] => {
    const inlines: DraftInline[] = [];
    let end = 0;
    for (const match of template.matchAll(PART)) {
      const [whole, list, entry, name] = match;
      inlines.push({ kind: 'text', text: template.slice(end, match.index) });
      end = match.index + whole.length;
      if (list !== undefined) inlines.push(...renderList(words.list(list)));
      else if (entry !== undefined) inlines.push(wordInline(words.entry(entry), entry));
      else if (name === undefined) inlines.push(blank(whole));
      else if (words.isFigure(name)) inlines.push(figureInline(name));
      else inlines.push(wordInline(words.word(name), name));
    }
    return [...inlines, { kind: 'text', text: template.slice(end) }];
  };

  /** Entries proved to be 0 are left out; where all are, they are printed, so that the sentence stays whole. */
  const renderList = (entries: readonly string[]): readonly DraftInline[] => {
    const said = entries.filter(
      (entry) => !figuresIn(entry, words).every((name) => isZero(words.read(name))),
    );
    return (said.length > 0 ? said : entries).flatMap((entry, index) => [
      ...(index > 0 ? [{ kind: 'text', text: LIST_JOINER } as const] : []),
      ...render(entry),
    ]);
  };

  const wordInline = (value: string | null, key: string): DraftInline =>
    value === null ? blank(`【${words.nameOf(key)}】`) : { kind: 'text', text: value };

  const figureInline = (name: string): DraftInline => {
    const reading = words.read(name);
    switch (reading.state) {
      case 'known':
        return knownFigure(reading);
      case 'pending':
        return { kind: 'figure', text: words.pending, points: reading.points, pending: true };
      case 'unknown':
        return blank(`【${words.nameOf(name)}${reading.noFigure ? words.noFigure : ''}】`);
    }
  };

  return joinTexts(render(text));
}

function knownFigure({ value, points, derived, entry }: KnownReading): DraftInline {
  return {
    kind: 'figure',
    text: numberText(value),
    points,
    pending: false,
    ...(derived ? { derived } : {}),
    ...(entry === undefined ? {} : { entry }),
  };
}

/** Names of the figures that a text prints. */
function figuresIn(text: string, { isFigure }: Pick<Words, 'isFigure'>): readonly string[] {
  return [...text.matchAll(/\{([\w.]+)\}/g)].flatMap(([, name = '']) => (isFigure(name) ? [name] : []));
}

function isZero(reading: Reading): boolean {
  return reading.state === 'known' && reading.value === 0;
}

/** Neighbouring texts as one, empty ones left out. */
export function joinTexts(inlines: readonly DraftInline[]): readonly DraftInline[] {
  const joined: DraftInline[] = [];
  for (const inline of inlines) {
    const last = joined[joined.length - 1];
    if (inline.kind === 'text' && inline.text === '') continue;
    if (inline.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}
