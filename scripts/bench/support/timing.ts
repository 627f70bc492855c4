/** How long something took, over many runs, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
}

export interface Runs {
  /** Runs that are not counted: the engine compiles meanwhile. */
  readonly warmUp: number;
  readonly counted: number;
}

/** Times `act` one run after the other. Its result is handed to `use`, so that no engine may leave the work out. */
export async function timeOf<Result>(
  act: () => Result | Promise<Result>,
  runs: Runs,
  use: (result: Result) => void = () => undefined,
): Promise<Timing> {
  const taken: number[] = [];
  for (let run = -runs.warmUp; run < runs.counted; run += 1) {
    const begin = performance.now();
    const pending = act();
    const result = pending instanceof Promise ? await pending : pending;
    if (run >= 0) taken.push(performance.now() - begin);
    use(result);
  }
  taken.sort((a, b) => a - b);
  return { median: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
