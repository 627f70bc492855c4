import type { Finding } from '../../core/model/finding';
import { SEVERITIES } from '../state/findings';

/** What a finding about a text is about, in the order they are shown. */
export const TEXT_GROUPS = ['figures', 'personal', 'leftovers', 'structure', 'alike'] as const;

export type TextGroup = (typeof TEXT_GROUPS)[number];

export interface GroupedFindings {
  readonly group: TextGroup;
  readonly findings: readonly Finding[];
}

/** Words, years and names that seem to come from elsewhere, or were never filled in. */
const LEFTOVERS: readonly string[] = ['DOC-02', 'DOC-11', 'DOC-13', 'DOC-14', 'DOC-15'];

export function groupOf({ rule }: Finding): TextGroup {
  if (rule === 'Y-08') return 'alike';
  if (rule === 'DOC-16') return 'personal';
  if (LEFTOVERS.includes(rule)) return 'leftovers';
  const isFigure = /^(?:TXT|X)-/.test(rule) && rule !== 'TXT-00';
  return isFigure ? 'figures' : 'structure';
}

/** Findings by what they are about, the worst first and then as they stand in the text; empty groups are left out. */
export function groupFindings(findings: readonly Finding[]): readonly GroupedFindings[] {
  return TEXT_GROUPS.map((group) => ({
    group,
    findings: findings.filter((finding) => groupOf(finding) === group).sort(inOrder),
  })).filter((grouped) => grouped.findings.length > 0);
}

function inOrder(one: Finding, other: Finding): number {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  const line = ({ quote }: Finding): number => quote?.line ?? 0;
  return rank(one) - rank(other) || line(one) - line(other);
}
