import type { WorkbookDocument } from '../../core/model/document';

/** A workbook with unsaved changes, as it is kept in the browser. */
export interface Work {
  /** Name of the file, as the bar shows it. */
  readonly file: string;
  /** When it was taken, in milliseconds since 1970. */
  readonly at: number;
  readonly document: WorkbookDocument;
  /** What the opened file held and a saved one will not; keys of `lost.<part>`. */
  readonly lost: readonly string[];
  /** Those of them that the clerk has agreed to lose. */
  readonly agreed: readonly string[];
}

/** One of the two copies of a work. The other one stays whole while this one is written. */
export interface Generation {
  /** Identity of the work: of the tab that it was made in. */
  readonly work: string;
  readonly slot: 0 | 1;
  /** Counts the copies written of this work, from 1. */
  readonly number: number;
  readonly version: number;
  /** The work as JSON in UTF-8. */
  readonly bytes: Uint8Array;
  /** SHA-256 of version, number and bytes, in hexadecimal digits. */
  readonly checksum: string;
}

/** Which copy counts. */
export interface Pointer {
  readonly work: string;
  readonly number: number;
  /** True once the clerk has it as a file. */
  readonly saved: boolean;
}

/** Everything kept under one identity. What stands in the browser may be damaged, so nothing is taken for granted. */
export interface Kept {
  readonly id: string;
  readonly pointer: unknown;
  readonly generations: readonly unknown[];
}

/** What has become of a work. */
export type Reading =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'saved' }
  /** Made by a later version of this program. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Version of the records written; older ones are read as well. */
export const WORK_VERSION = 1;

/** Longest record in bytes: about a hundred times the official tables. */
export const LONGEST_WORK = 24 * 1024 * 1024;

/** The copy to write, or null where the work is too large to be kept. */
export async function generationOf(id: string, number: number, work: Work): Promise<Generation | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(work));
  if (bytes.length > LONGEST_WORK) return null;
  const sum = await checksum(WORK_VERSION, number, bytes);
  return { work: id, slot: number % 2 === 0 ? 0 : 1, number, version: WORK_VERSION, bytes, checksum: sum };
}

/**
 * The work as it was last kept: the copy that the pointer names, else the latest one that is whole. A copy that the
 * pointer does not know yet was not finished and comes after the named one.
 */
export async function readKept({ pointer, generations }: Kept): Promise<Reading> {
  const named = isPointer(pointer) ? pointer : null;
  if (named?.saved) return { kind: 'saved' };
  const copies = generations.filter(isGeneration).sort((a, b) => b.number - a.number);
  const inOrder = [
    ...copies.filter(({ number }) => number === named?.number),
    ...copies.filter(({ number }) => number !== named?.number),
  ];
  if (inOrder.some(({ version }) => version > WORK_VERSION)) return { kind: 'newer' };
  for (const copy of inOrder) {
    const work = await workIn(copy);
    if (work) return { kind: 'work', work };
  }
  return { kind: 'damaged' };
}

/** null unless the copy is exactly what was written. */
async function workIn({ version, number, bytes, checksum: expected }: Generation): Promise<Work | null> {
  if ((await checksum(version, number, bytes)) !== expected) return null;
  try {
    const work: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isWork(work) ? work : null;
  } catch {
    return null;
  }
}

async function checksum(version: number, number: number, bytes: Uint8Array): Promise<string> {
  const head = new TextEncoder().encode(`${version} ${number} `);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}

function isPointer(value: unknown): value is Pointer {
  const fields = fieldsOf(value);
  return typeof fields?.['number'] === 'number' && typeof fields['saved'] === 'boolean';
}

function isGeneration(value: unknown): value is Generation {
  const fields = fieldsOf(value);
  const isNumbered = typeof fields?.['number'] === 'number' && typeof fields['version'] === 'number';
  return isNumbered && ArrayBuffer.isView(fields['bytes']) && typeof fields['checksum'] === 'string';
}

/** The checksum has shown that we wrote it; this is against a mistake of our own. */
function isWork(value: unknown): value is Work {
  const fields = fieldsOf(value);
  const sheets = fieldsOf(fields?.['document'])?.['sheets'];
  const isNamed = typeof fields?.['file'] === 'string' && typeof fields['at'] === 'number';
  const lists = [fields?.['lost'], fields?.['agreed'], sheets];
  return isNamed && lists.every(Array.isArray) && (sheets as unknown[]).length > 0;
}
