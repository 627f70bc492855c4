/** Characters of a name before its extension; the shortest limit of a file system is 255 bytes. */
const MOST_CHARACTERS = 72;

/** A name that every system allows and that reads as it is written. */
export function fileName(title: string, extension: string): string {
  const legal = title.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
  return `${[...legal].slice(0, MOST_CHARACTERS).join('').trim()}.${extension}`;
}
