/** Stands in a pattern for one key of a data-point id. */
const EACH = '{each}';

/** The key that stands for `{each}` where the id follows the pattern; null where it does not. */
export function keysBetween(pattern: string, id: string): string | null {
  const at = pattern.indexOf(EACH);
  if (at < 0) return pattern === id ? '' : null;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + EACH.length)];
  if (!id.startsWith(before) || !id.endsWith(after) || id.length <= before.length + after.length) return null;
  const key = id.slice(before.length, id.length - after.length);
  return key.includes('.') ? null : key;
}

export function fillPattern(pattern: string, key: string): string {
  return pattern.replace(EACH, () => key);
}
