import type { Message } from '../model/finding';

/** Wording of the sheets of a total by key; the sheets are Chinese whatever the language of the interface. */
export type SheetWords = (key: string, values?: Message['values']) => string;
