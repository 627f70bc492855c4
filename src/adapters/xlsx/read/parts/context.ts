import type { Container } from '../container';
import type { XlsxLimits } from '../limits';
import { walkXml, type ElementRule, type EventBudget } from './xml';
import { GoujiError } from '../../../../core/errors';

/** What every reader of a part works with. */
export interface PartContext {
  readonly container: Container;
  readonly limits: XlsxLimits;
  readonly budget: EventBudget;
}

export interface PartRoot {
  readonly vocabulary: ReadonlySet<string>;
  readonly name: string;
  readonly rule: ElementRule;
}

/** Reads and walks one part; its bytes agree with their checksum before the first rule is called. */
export function walkPart({ container, limits, budget }: PartContext, part: string, root: PartRoot): void {
  const { vocabulary, name, rule } = root;
  walkXml({ bytes: container.read(part), part, vocabulary, root: { name, rule } }, limits, budget);
}

/** The file points at something that is not there, or at the same thing twice. */
export function badReference(part: string, reason: string): GoujiError {
  return new GoujiError('XLSX_BAD_REFERENCE', { part, reason });
}

export function badValue(part: string, reason: string): GoujiError {
  return new GoujiError('XLSX_BAD_VALUE', { part, reason });
}

/** An element that may stand only once stands twice. */
export function repeated(part: string, element: string): GoujiError {
  return new GoujiError('XML_DAMAGED', { part, reason: `${element} stands twice` });
}

/** @throws XML_TOO_LARGE when a list has no room for one more entry */
export function requireRoom(entries: number, part: string, { listEntries: limit }: XlsxLimits): void {
  if (entries >= limit) throw new GoujiError('XML_TOO_LARGE', { part, limit });
}

/** Whether an attribute of type boolean is true; absent is false. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** A count or index written in digits only; null for anything else. */
export function wholeNumber(text: string | undefined): number | null {
  if (text === undefined || text.length === 0 || text.length > 10) return null;
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
}
