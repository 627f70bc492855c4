import type { CellPlace } from '../../core/model/grid';
import type { Verdict } from '../../core/model/verdict';
import type { ControlsPart } from './state';

/** Control figures typed, and places for them, as the last check read them. */
export function countControls({ report: { controls } }: Verdict): {
  readonly places: number;
  readonly filled: number;
} {
  return {
    places: controls.length,
    filled: controls.filter(({ value }) => value.kind !== 'blank').length,
  };
}

/** The first place without a figure, in the order of the form; the tables are wide, and it may be out of sight. */
export function nextControl({ report: { controls } }: Verdict): CellPlace | null {
  return controls.find(({ value }) => value.kind === 'blank')?.place ?? null;
}

/** What is known of the control figures after a check, which read all of it but whether they are visible. */
export function recount(known: ControlsPart['known'], verdict: Verdict): ControlsPart['known'] {
  if (known === 'unknown') return known;
  const counts = countControls(verdict);
  if (counts.places === 0) return null;
  return known === null ? 'unknown' : { ...known, ...counts };
}

/**
 * Whether control figures are the thing to do next: formulas vouch for relations, so only another source can tell a
 * wrong figure, and none was compared yet.
 */
export function controlsWouldHelp(verdict: Verdict): boolean {
  const { relations, controls } = verdict.coverage;
  return (
    controls === 0 &&
    verdict.report.controls.length > 0 &&
    relations.some(({ status }) => status === 'byConstruction') &&
    !verdict.findings.some(({ severity }) => severity === 'error')
  );
}
