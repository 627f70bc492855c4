/** The name itself where it is free, else with the next number. @param taken  names in lower case */
export function freeTableName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, free = name; ; number += 1) {
    if (!taken.has(free.toLowerCase())) return free;
    free = `${name}_${number}`;
  }
}
