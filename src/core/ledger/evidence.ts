import type { Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { LedgerFigure } from '../model/ledger';
import type { RelationOutcome } from '../rules/evaluate';

const RULE = 'LED';

/** Each figure of the tables as an equality with that of the ledger; figures that are no numbers say nothing. */
export function ledgerEvidence(
  { facts }: RecognisedReport,
  figures: readonly LedgerFigure[],
): readonly RelationOutcome[] {
  return figures.flatMap(({ point, value: right }) => {
    const value = facts.get(point)?.value;
    if (value === undefined || value.kind === 'text') return [];
    const left = value.kind === 'number' ? value.value : 0;
    const relation: Relation = {
      key: `${RULE}:${point}`,
      rule: RULE,
      severity: 'error',
      table: point.startsWith('disputes.') ? 'disputes' : 'requests',
      block: '',
      runsAlong: 'column',
      comparison: { left: [{ factor: 1, point }], relator: '=', right: [{ factor: right, point: null }] },
      points: [point],
      source: '',
    };
    return [{ relation, outcome: left === right ? { status: 'passed' } : { status: 'failed', left, right } }];
  });
}

/** Whether an equality is one with the ledger. */
export function isByLedger({ relation }: RelationOutcome): boolean {
  return relation.rule === RULE;
}
