/** Assertions of the contract suite, free of any test runner so that they also run in a browser page. */

export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';
}

/** @throws ContractBroken saying both values when they differ; objects compare by content, keys in any order */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [canonical(actual), canonical(expected)];
  if (left !== right) throw new ContractBroken(`${what}\n  expected ${right}\n  received ${left}`);
}

export function differs(actual: unknown, unwanted: unknown, what: string): void {
  if (canonical(actual) === canonical(unwanted))
    throw new ContractBroken(`${what}\n  both are ${canonical(actual)}`);
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new ContractBroken(what);
}

/** The value where there is one. @throws ContractBroken otherwise */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  holds(value !== null && value !== undefined, `${what} is missing`);
  return value;
}

/** Waits for the refusal. @throws ContractBroken when it is none or has another code */
export async function refuses(action: Promise<unknown>, code: string): Promise<void> {
  const outcome = await action.then(
    () => 'no refusal',
    (error: unknown) => codeOf(error),
  );
  equal(outcome, code, `refusal with ${code}`);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : String(error);
}

/** Text of a value with sorted keys; absent and undefined are the same, -0 is 0. */
function canonical(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'undefined';
}

function sorted(value: unknown): unknown {
  if (value instanceof Map) return sorted([...value]);
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
