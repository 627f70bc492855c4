import { GoujiError } from '../../../../core/errors';
import { children, type ElementRule } from './xml';

/** `_x000D_`: how the format writes a character that XML cannot carry, or an underscore that could be taken for one. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;
const ESCAPE_LENGTH = 7;

/** Undoes the escapes of the format. A single pass: `_x005F_x000D_` is the text `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Collects the text of one element and refuses more than the limit. */
export class TextCollector {
  private collected = '';

  constructor(
    private readonly part: string,
    private readonly limit: number,
  ) {}

  start(): void {
    this.collected = '';
  }

  readonly add = (text: string): void => {
    this.collected += text;
    if (this.collected.length > this.limit * ESCAPE_LENGTH) throw this.tooLong();
  };

  /** Text as it stands. @throws XML_TOO_LARGE */
  raw(): string {
    if (this.collected.length > this.limit) throw this.tooLong();
    return this.collected;
  }

  /** Text with the escapes undone. @throws XML_TOO_LARGE */
  decoded(): string {
    const text = decodeEscapes(this.collected);
    if (text.length > this.limit) throw this.tooLong();
    return text;
  }

  private tooLong(): GoujiError {
    return new GoujiError('XML_TOO_LARGE', { part: this.part, limit: this.limit });
  }
}

/** Rules inside a rich text: the runs are joined, phonetic guides (rPh) are left out. */
export function richTextChildren(text: TextCollector): ReadonlyMap<string, ElementRule> {
  const run = { text: text.add };
  return children({ t: run, r: { children: children({ t: run }) } });
}
