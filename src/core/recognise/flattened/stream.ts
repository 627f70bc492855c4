import type { TextPiece } from '../../model/source';
import { labelBody, PINYIN, plainCharacter } from '../normalise-label';

/**
 * All pieces as one string in which labels are found however they are cut: letters and digits only, simplified,
 * in half width, without pinyin notes. `piece` and `offset` say where each character stands.
 */
export interface Stream {
  readonly text: string;
  readonly piece: readonly number[];
  readonly offset: readonly number[];
}

/** A stretch of the stream; `end` is not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const KEPT = /[\p{L}\p{N}]/u;

export function streamOf(pieces: readonly TextPiece[]): Stream {
  const text: string[] = [];
  const piece: number[] = [];
  const offset: number[] = [];
  pieces.forEach((source, index) => {
    const shown = withoutPinyin(source.text);
    for (let at = 0; at < shown.length; at += 1) {
      const character = plainCharacter(shown.charAt(at));
      if (!KEPT.test(character)) continue;
      text.push(character);
      piece.push(index);
      offset.push(at);
    }
  });
  return { text: text.join(''), piece, offset };
}

/** Pinyin notes made blank, so that every other character stays where it is. */
function withoutPinyin(text: string): string {
  return text.replace(PINYIN, (match: string, character: string) =>
    character.padEnd(match.length, ' ').slice(0, match.length),
  );
}

/** A label as it is found in a stream: without its enumerator and all punctuation. */
export function streamText(label: string): string {
  return [...labelBody(label)].filter((character) => KEPT.test(character)).join('');
}

/** The same without taking an enumerator off: for headings and fragments. */
export function plainText(text: string): string {
  return [...withoutPinyin(text)]
    .map(plainCharacter)
    .filter((character) => KEPT.test(character))
    .join('');
}
