import { dayFrom, dayOfSerial, yearOf } from '../model/days';
import { isErrorValue } from '../formulas/recalculate';
import type { CellValue } from '../model/grid';
import type { Day } from '../model/ledger';
import { normaliseLabel } from '../recognise/normalise-label';

/** What a cell of a ledger says: a value, nothing, or something else with the key of its trouble. */
export type Read<T> = { readonly value: T | null } | { readonly trouble: string };

const BLANK = /^(?:|\/|-+|—+|无|不适用|N\/A)$/i;
const EARLIEST = 1990;
const LATEST = 2100;

/** Text of a cell without blanks around it; empty for a mark for nothing. */
export function textOf(value: CellValue): string {
  const text = value === null ? '' : String(value).trim();
  return BLANK.test(text) ? '' : text;
}

/** A day from a serial number of either system, or from text: 2024.1.5, 2024年1月5日, 2024/1/5, 20240105. */
export function readDay(value: CellValue, from1904: boolean): Read<Day> {
  if (value === null) return { value: null };
  if (typeof value === 'number') return plausible(dayOfNumber(value, from1904));
  if (isErrorValue(value)) return { trouble: 'error' };
  const text = textOf(value).normalize('NFKC').replace(/\s+/g, ' ');
  if (text === '') return { value: null };
  const match =
    /^(\d{4}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?日?(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return plausible(dayFrom(Number(match[1]), Number(match[2]), Number(match[3])));
  return /^\d{5}(?:\.\d+)?$/.test(text)
    ? plausible(dayOfSerial(Number(text), from1904))
    : { trouble: 'date' };
}

function dayOfNumber(value: number, from1904: boolean): Day | null {
  const isWritten = Number.isInteger(value) && value >= EARLIEST * 10_000 && value <= LATEST * 10_000;
  if (!isWritten) return dayOfSerial(value, from1904);
  return dayFrom(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

function plausible(day: Day | null): Read<Day> {
  return day !== null && yearOf(day) >= EARLIEST && yearOf(day) <= LATEST
    ? { value: day }
    : { trouble: 'date' };
}

/** A number not below 0, with or without its unit. */
export function readNumber(value: CellValue): Read<number> {
  if (typeof value === 'number') return value >= 0 ? { value } : { trouble: 'number' };
  if (isErrorValue(value)) return { trouble: 'error' };
  const text = textOf(value).normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return { value: null };
  const match = /^(\d+(?:\.\d+)?)(?:个?工作日|天|日|元)?$/.exec(text);
  return match ? { value: Number(match[1]) } : { trouble: 'number' };
}

/** Names of the things of a list, found again by label, by number or by a part that only one of them has. */
export class NameList<K extends string> {
  private readonly exact = new Map<string, K>();
  private readonly names: readonly (readonly [string, K])[];
  private readonly known = new Map<string, K | null>();

  constructor(
    names: Readonly<Record<K, readonly string[]>>,
    private readonly groups: readonly string[] = [],
    numbers: Readonly<Record<string, string>> = {},
  ) {
    const entries = Object.entries(names) as [K, readonly string[]][];
    this.names = entries.flatMap(([key, texts]) => texts.map((text): [string, K] => [plain(text), key]));
    for (const [name, key] of this.names) if (!this.exact.has(name)) this.exact.set(name, key);
    for (const [key, number] of Object.entries(numbers) as [K, string][]) this.exact.set(number, key);
  }

  find(text: string): K | null {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const found = this.lookUp(plain(text));
    if (this.known.size < 5000) this.known.set(text, found);
    return found;
  }

  private lookUp(text: string): K | null {
    const [bare, body] = [unnumbered(text), unnumbered(this.withoutGroup(unnumbered(text)))];
    return (
      this.exact.get(text) ??
      this.exact.get(bare) ??
      this.exact.get(body) ??
      this.byNumber(text) ??
      this.byPart(body)
    );
  }

  /** （三）4, 三4, 三、4 and the like. */
  private byNumber(text: string): K | null {
    const match = /^\(?([一二三四五六])\)?[.、\-:]?\(?(\d?)\)?[.、]?$/.exec(text);
    return match ? (this.exact.get(`${match[1]}${match[2]}`) ?? null) : null;
  }

  private byPart(text: string): K | null {
    if (text.length < 2) return null;
    const found = new Set(this.names.flatMap(([name, key]) => (name.includes(text) ? [key] : [])));
    const [only] = found;
    return found.size === 1 && only !== undefined ? only : null;
  }

  private withoutGroup(text: string): string {
    const group = this.groups.find((one) => text.startsWith(one));
    return group === undefined
      ? text
      : text
          .slice(group.length)
          .replace(/^(?:类|情况)?[-—–:·/>(]*/, '')
          .replace(/\)$/, '');
  }
}

function plain(text: string): string {
  return normaliseLabel(text).replace(/"/g, '');
}

function unnumbered(text: string): string {
  return text.replace(/^(?:\([一二三四五六七]\)|[一二三四五六七]、|\(?\d{1,2}\)?[.、)])+/, '');
}

/** Several things in one cell, first as one name, then cut at the marks between names. */
export function readNames<K extends string>(text: string, list: NameList<K>): readonly K[] | null {
  if (text === '') return [];
  const whole = list.find(text);
  if (whole !== null) return [whole];
  for (const marks of [/[;；\n+＋]/, /[;；\n+＋,，/／、]/]) {
    const parts = text
      .split(marks)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const found = parts.map((part) => list.find(part));
    if (parts.length > 1 && !found.includes(null)) return [...new Set(found.flatMap((one) => one ?? []))];
  }
  return null;
}
