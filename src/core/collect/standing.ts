import type { CollectionRules, UnitReport } from '../model/collection';

/** Errors that keep the figures of a report out of a total; what its text lacks does not. */
export function openErrors({ findings }: UnitReport, { textRules }: CollectionRules): UnitReport['findings'] {
  return findings.filter(
    ({ severity, answered, rule }) => severity === 'error' && !answered && !textRules.includes(rule),
  );
}

/** Led from above: it reports within its own system. */
export function isVertical(name: string, { verticalSystems }: CollectionRules): boolean {
  return verticalSystems.some((system) => system.name.test(name));
}
