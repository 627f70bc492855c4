import type { AxisItem, ReportFormat, TableFormat } from '../model/format';
import { allBodies } from './axis-labels';
import type { LabelVocabulary } from './misspelt-labels';
import { labelBody } from './normalise-label';

const vocabularies = new WeakMap<readonly ReportFormat[], LabelVocabulary>();

export function labelVocabulary(formats: readonly ReportFormat[]): LabelVocabulary {
  const known = vocabularies.get(formats);
  if (known) return known;
  const most = new Map<string, number>();
  for (const table of formats.flatMap(({ tables }) => tables)) {
    for (const [body, times] of timesIn(table)) most.set(body, Math.max(times, most.get(body) ?? 0));
  }
  vocabularies.set(formats, most);
  return most;
}

function timesIn(table: TableFormat): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const bodies = table.blocks.flatMap(({ caption, rows, columns, foreignRows, foreignColumns }) => [
    ...(caption === undefined ? [] : [labelBody(caption)]),
    ...[rows, columns, foreignRows ?? [], foreignColumns ?? []].flatMap((items: readonly AxisItem[]) =>
      allBodies(items),
    ),
  ]);
  for (const body of bodies) times.set(body, (times.get(body) ?? 0) + 1);
  return times;
}
