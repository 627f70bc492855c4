/** Longest sheet name that Excel takes. */
const LONGEST = 31;
const FORBIDDEN = /[/\\?*:[\]]/g;

/**
 * A legal sheet name that no other sheet has, without regard to case: the wanted one, or with (2), (3) … after it.
 */
export function freeSheetName(wanted: string, taken: ReadonlySet<string>): string {
  const legal = legalSheetName(wanted);
  const isFree = (name: string): boolean => !taken.has(name.toLowerCase());
  if (isFree(legal)) return legal;
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const name = `${cut(legal, LONGEST - suffix.length)}${suffix}`;
    if (isFree(name)) return name;
  }
}

/** The nearest name Excel accepts: no / \ ? * : [ ], no ' at either end, not History, 1 to 31 characters. */
export function legalSheetName(wanted: string): string {
  const bare = cut(wanted.replace(FORBIDDEN, ' ').replace(/[\p{Cc}\ufffe\uffff]/gu, ''), LONGEST)
    .replace(/^'+|'+$/g, '')
    .trim();
  if (bare === '') return '表';
  return bare.toLowerCase() === 'history' ? `${bare} 1` : bare;
}

/** Cuts without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
