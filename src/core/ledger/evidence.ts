import type { Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
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

/** What a ledger says of the tables of its workbook. */
export interface LedgerSays {
  /** What the tables are by the ledger; where figures do not agree with each other, it decides which are wrong. */
  readonly figures: readonly LedgerFigure[];
  /** Differences, and rows that cannot be counted. */
  readonly findings: readonly Finding[];
}

/**
 * Findings of the form, then those of the ledger. A figure that the form shows to be wrong, and that should be what the
 * ledger says, is told once; the cases that explain it are told with it.
 */
export function withLedger(findings: readonly Finding[], ledger: LedgerSays): readonly Finding[] {
  const counted = new Map(ledger.figures.map(({ point, value }) => [point, value]));
  const named = new Map(
    findings.flatMap((finding) => {
      const [suspect] = finding.id.startsWith('cell:') ? (finding.repairs?.[0] ?? []) : [];
      const isSame = suspect !== undefined && suspect.shouldBe === counted.get(suspect.point);
      return isSame ? [[suspect.point, finding.id] as const] : [];
    }),
  );
  const told = ledger.findings.filter(
    ({ points }) => points.length > 0 && points.every((point) => named.has(point)),
  );
  const because = new Map(
    told.flatMap(({ points: [point], message }) => {
      const id = point === undefined ? undefined : named.get(point);
      return id !== undefined && message.values.because !== undefined
        ? [[id, message.values.because] as const]
        : [];
    }),
  );
  return [
    ...findings.map((finding) => {
      const cases = because.get(finding.id);
      if (cases === undefined) return finding;
      return {
        ...finding,
        message: { key: 'ledger.withCases', values: { first: finding.message, because: cases } },
      };
    }),
    ...ledger.findings.filter((finding) => !told.includes(finding)),
  ];
}
