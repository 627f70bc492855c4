import type { TextPiece, TextPlace } from '../../model/source';
import { readConstant } from '../normalise-cell';
import { isFurniture } from './pieces';
import { plainText, type Stream } from './stream';
import type { Vocabulary } from './vocabulary';

/**
 * What stands between two labels. value: readable as a cell, a mark such as / included · empty: a cell shown empty ·
 * unreadable: a cell with something else · words: text that is no cell, such as a part of a label.
 */
export interface Slot {
  readonly kind: 'value' | 'empty' | 'unreadable' | 'words';
  readonly text: string;
  readonly place: TextPlace;
  readonly box?: TextPiece['box'];
  /** A single blank sets it off from the slot before: maybe one number torn in two. */
  readonly loose: boolean;
  /** It begins a line, or follows words. */
  readonly opens: boolean;
}

/** From the character after one label to the character before the next, in the text of the pieces. */
export interface Region {
  readonly from: { readonly piece: number; readonly offset: number };
  readonly to: { readonly piece: number; readonly offset: number };
  /** Number that the form prints before the next label, such as 2 of 2.其他法律行政法规禁止公开. */
  readonly enumerator?: string;
}

/** The region after a label that ends before `end` and up to the one that starts at `start`, in the stream. */
export function regionBetween(
  stream: Stream,
  end: number,
  start: number,
  pieces: readonly TextPiece[],
): Region {
  const last = end - 1;
  const from =
    last < 0
      ? { piece: 0, offset: 0 }
      : { piece: stream.piece[last] ?? 0, offset: (stream.offset[last] ?? 0) + 1 };
  const to =
    start < stream.text.length
      ? { piece: stream.piece[start] ?? 0, offset: stream.offset[start] ?? 0 }
      : { piece: Math.max(0, pieces.length - 1), offset: pieces[pieces.length - 1]?.text.length ?? 0 };
  return { from, to };
}

const UNIT = '万元|元|件|条|宗|份|部|次|个|项|人';
const NUMBER = new RegExp(
  `[+-]?[\\d０-９](?:[\\d０-９]|[,，](?=[\\d０-９]{3}))*(?:[.．][\\d０-９]+)?(?:\\s*(?:${UNIT})(?![\\p{Script=Han}]))?(?:\\s*[（(](?![一二三四五六七八九十]{1,3}[）)])[^（()）]*\\p{Script=Han}[^（()）]*[）)])?`,
  'gu',
);
const ENUMERATOR_AT_END =
  /(?:[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}\s*[、.．]|[\d０-９]\s*[、.．])?[\s“"「『（(]*$/u;
const DIGITS = /^[\d０-９]+$/;
const LONE_ENUMERATOR = /^[\d０-９]{1,2}\s*[、.．]$/;
const REST_OF_LABEL = /^[\s）)”"」』：:、。,，．.；;]+/;
const REMARK_IN_BRACKETS =
  /^[（(](?![一二三四五六七八九十]{1,3}[）)])[^（()）]*\p{Script=Han}[^（()）]*[）)]$/u;
const HEADING = /^[一二三四五六七八九]\s*[、.．]/;
/** A cell holds no longer text; what is longer is prose. */
const LONGEST_WORDS = 24;

/** Reads a region into slots. Reading stops at prose, and after `enough` figures at any words not of the form. */
export function slotsIn(
  pieces: readonly TextPiece[],
  region: Region,
  vocabulary: Vocabulary,
  enough: number,
): readonly Slot[] {
  const reader = new SlotReader(vocabulary, enough);
  for (let index = region.from.piece; index <= region.to.piece; index += 1) {
    const piece = pieces[index];
    if (!piece || reader.stopped) break;
    const start = index === region.from.piece ? region.from.offset : 0;
    const end = index === region.to.piece ? region.to.offset : piece.text.length;
    const first = index === region.from.piece && start > 0;
    const last = index === region.to.piece;
    reader.read(piece, start, end, first, last ? (region.enumerator ?? '') : null);
  }
  return reader.slots;
}

class SlotReader {
  readonly slots: Slot[] = [];
  stopped = false;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly enough: number,
  ) {}

  read(piece: TextPiece, start: number, end: number, afterLabel: boolean, enumerator: string | null): void {
    let text = piece.text.slice(start, end);
    let at = start;
    if (afterLabel) {
      const rest = REST_OF_LABEL.exec(text)?.[0].length ?? 0;
      text = text.slice(rest);
      at += rest;
    }
    if (enumerator !== null) text = text.replace(ENUMERATOR_AT_END, '');
    if (enumerator !== null && start === 0 && text.trim() === enumerator) text = '';
    const lead = text.length - text.trimStart().length;
    this.readPart(piece, text.trim(), at + lead, afterLabel);
  }

  private readPart(piece: TextPiece, text: string, at: number, afterLabel: boolean): void {
    const opens = piece.after === 'line' && !afterLabel;
    if (text === '') {
      if (piece.text === '' && !afterLabel) this.add('empty', piece, '', at, opens);
      return;
    }
    if (REMARK_IN_BRACKETS.test(text) && this.addRemark(text)) return;
    if (LONE_ENUMERATOR.test(text)) return;
    if (isFurniture(text) && /\d/.test(text)) return;
    if (isReadable(text)) return this.add('value', piece, text, at, opens);
    const words = text.split(/\s+/);
    if (words.length > 1 && words.every(isReadable)) return this.addLoose(piece, text, at, opens);
    if (!/[\d０-９]/.test(text)) return this.addWords(piece, text, at, opens);
    this.readMixed(piece, text, at, opens);
  }

  /** Numbers between parts of labels; among other words they are no cells of their own. */
  private readMixed(piece: TextPiece, text: string, at: number, opens: boolean): void {
    const numbers = [...text.matchAll(NUMBER)].filter((match) => !isEnumerator(text, match));
    const words = text.replace(NUMBER, (match, ...rest) => {
      const index = rest.find((one): one is number => typeof one === 'number') ?? 0;
      return isEnumerator(text, { 0: match, index }) ? match : ' ';
    });
    if (numbers.length === 0) return this.addWords(piece, text, at, opens);
    if (!this.isOfTheForm(words)) {
      if (text.length > LONGEST_WORDS || this.hasValues()) {
        this.readUntilProse(piece, text, at, opens, numbers);
        return;
      }
      return this.add('unreadable', piece, text, at, opens);
    }
    this.addNumbers(piece, text, at, opens, numbers);
  }

  private hasValues(): boolean {
    return this.slots.some(({ kind }) => kind === 'value');
  }

  /** Glued text may go on as prose after the last cell: numbers count up to the first words that are not the form's. */
  private readUntilProse(
    piece: TextPiece,
    text: string,
    at: number,
    opens: boolean,
    numbers: readonly Match[],
  ): void {
    const [first] = numbers;
    const head = first ? text.slice(0, first.index) : text;
    if (text.length <= LONGEST_WORDS && piece.after !== 'gap')
      return this.add('unreadable', piece, text, at, opens);
    this.stopped = true;
    if (!first || !this.isOfTheForm(head)) {
      // There are digits where the figures should stand: not blank, but not to be understood either.
      if (!this.hasValues()) this.add('unreadable', piece, text.slice(0, LONGEST_WORDS), at, opens);
      return;
    }
    const kept: Match[] = [];
    let end = first.index;
    for (const number of numbers) {
      if (!this.isOfTheForm(text.slice(end, number.index))) break;
      kept.push(number);
      end = number.index + number[0].length;
    }
    this.addNumbers(piece, text.slice(0, end), at, opens, kept);
  }

  private addNumbers(
    piece: TextPiece,
    text: string,
    at: number,
    opens: boolean,
    numbers: readonly Match[],
  ): void {
    let end = 0;
    for (const number of numbers) {
      const between = text.slice(end, number.index).trim();
      if (between !== '') this.addWords(piece, between, at + end, opens);
      const first = end === 0 && between === '';
      const value = number[0].trim();
      this.add(
        isReadable(value) ? 'value' : 'unreadable',
        piece,
        value,
        at + number.index,
        between !== '' || (first && opens),
      );
      end = number.index + number[0].length;
    }
    const rest = text.slice(end).trim();
    if (rest !== '') this.addWords(piece, rest, at + end, false);
  }

  private isOfTheForm(text: string): boolean {
    return [...plainText(text)].every((character) => this.vocabulary.characters.has(character));
  }

  private addLoose(piece: TextPiece, text: string, at: number, opens: boolean): void {
    let first = true;
    for (const match of text.matchAll(/\S+/g)) {
      this.slots.push({ ...slot('value', piece, match[0], at + match.index, first && opens), loose: !first });
      first = false;
    }
  }

  private addWords(piece: TextPiece, text: string, at: number, opens: boolean): void {
    if (this.hasValues() && !this.isOfTheForm(text) && this.isProse(text)) {
      this.stopped = true;
      return;
    }
    this.add('words', piece, text, at, opens);
  }

  /** Words after the last cell: long, a heading, or any once there are as many digits as the row has cells. */
  private isProse(text: string): boolean {
    const digits = this.slots.reduce(
      (sum, { kind, text: own }) => sum + (kind === 'value' ? own.length : 0),
      0,
    );
    return plainText(text).length > LONGEST_WORDS || HEADING.test(text) || digits >= this.enough;
  }

  /** A remark in brackets belongs to the figure before it. */
  private addRemark(text: string): boolean {
    const last = this.slots[this.slots.length - 1];
    if (last?.kind !== 'value' || REMARK_IN_BRACKETS.test(last.text)) return false;
    this.slots[this.slots.length - 1] = {
      ...last,
      text: last.text + text,
      place: { ...last.place, text: last.text + text },
    };
    return true;
  }

  private add(kind: Slot['kind'], piece: TextPiece, text: string, at: number, opens: boolean): void {
    const previous = this.slots[this.slots.length - 1];
    this.slots.push(slot(kind, piece, text, at, opens || previous?.kind === 'words'));
  }
}

type Match = { readonly 0: string; readonly index: number };

function slot(kind: Slot['kind'], piece: TextPiece, text: string, at: number, opens: boolean): Slot {
  const place: TextPlace = {
    text,
    line: piece.line,
    column: piece.column + at,
    ...(piece.page === undefined ? {} : { page: piece.page }),
  };
  return { kind, text, place, loose: false, opens, ...(piece.box ? { box: piece.box } : {}) };
}

function isEnumerator(text: string, { 0: match, index }: Match): boolean {
  return (
    /^[\d０-９]{1,2}$/.test(match) && /^[、.．]\s*[\p{Script=Han}“"]/u.test(text.slice(index + match.length))
  );
}

/** A figure, or a mark that says there is none. */
export function isReadable(text: string): boolean {
  return DIGITS.test(text) || readConstant({ value: text }).value.kind !== 'text';
}
