import { isAnswered } from '../../core/model/answer';
import type { Finding, Tally } from '../../core/model/finding';
import { TABLE_IDS } from '../../core/model/format';
import type { Severity, TableId } from '../../core/model/format';
import type { CoveredRelation, Verdict } from '../../core/model/verdict';
import type { CheckState, ListedFinding } from './state';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export type Counts = Readonly<Record<Severity, number>>;

/** A label that has another name or no place in the form in force; one that only fits other years asks for the year. */
export function isConvertible({ rule, message }: Finding): boolean {
  return rule === 'FMT-02' && message.key !== 'finding.FMT-02.otherYears';
}

export function countFindings(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Findings that nobody has answered, or whose figures have changed since. */
export function openFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => !isAnswered(finding));
}

/** Warnings and infos can be right as they are; an error is mended. */
export function canAnswer({ severity }: Finding): boolean {
  return severity !== 'error';
}

/**
 * The findings to list after a check: the new ones in their order, and each one that is gone in its old place,
 * struck through. Findings that were already leaving are dropped. One that says what it said before is the same object,
 * so that it need not be drawn again.
 */
export function listFindings(
  before: readonly ListedFinding[],
  now: readonly Finding[],
): readonly ListedFinding[] {
  const alive = new Set(now.map(({ id }) => id));
  const known = new Map(before.map(({ finding }) => [finding.id, finding]));
  const listed: ListedFinding[] = now.map((finding) => ({
    finding: unchanged(known.get(finding.id), finding),
    mended: false,
  }));
  let anchor: string | null = null;
  for (const { finding, mended } of before) {
    if (mended) continue;
    if (!alive.has(finding.id)) {
      const position: number =
        anchor === null ? 0 : listed.findIndex((item) => item.finding.id === anchor) + 1;
      listed.splice(position, 0, { finding, mended: true });
    }
    anchor = finding.id;
  }
  return listed;
}

/** The finding listed before where it says the same; both are plain data, written by the same code in the same order. */
function unchanged(before: Finding | undefined, now: Finding): Finding {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** Whether two verdicts mark the same cells in the same way: equal texts mean equal marks. */
export function marksOf(findings: readonly Finding[]): string {
  return JSON.stringify(
    openFindings(findings).map(({ rule, severity, cells, strong }) => [
      rule,
      severity,
      strong,
      cells.map(({ sheetId, cell }) => `${sheetId}!${cell}`),
    ]),
  );
}

/**
 * True for a run of blanks. A blank total over figures is reported by the same rule, but 0 would be wrong there.
 */
export function canFillZeros({ rule, points }: Finding, verdict: Verdict | null): boolean {
  const facts = verdict?.report.facts;
  return (
    rule === 'NUM-02' &&
    points.length > 0 &&
    points.every((point) => facts?.get(point)?.value.kind === 'blank')
  );
}

export interface FindingGroup {
  /** null gathers what belongs to no table. */
  readonly table: TableId | null;
  readonly items: readonly ListedFinding[];
}

/** Open findings of the chosen severity by table, in the order of the form; empty groups are left out. */
export function groupFindings({
  listed,
  only,
}: Pick<CheckState, 'listed' | 'only'>): readonly FindingGroup[] {
  const shown = listed.filter(({ finding }) => isShown(finding, only) && !isAnswered(finding));
  return [...TABLE_IDS, null]
    .map((table) => ({ table, items: shown.filter(({ finding }) => finding.table === table) }))
    .filter(({ items }) => items.length > 0);
}

/** Findings of the chosen severity that are answered. */
export function answeredFindings({
  verdict,
  only,
}: Pick<CheckState, 'verdict' | 'only'>): readonly Finding[] {
  return (verdict?.findings ?? []).filter((finding) => isShown(finding, only) && isAnswered(finding));
}

function isShown({ severity }: Finding, only: Severity | null): boolean {
  return only === null || severity === only;
}

/** Ids of the findings that the arrow keys visit, from top to bottom. */
export function visibleIds(check: Pick<CheckState, 'listed' | 'only'>): readonly string[] {
  return groupFindings(check).flatMap(({ items }) =>
    items.filter(({ mended }) => !mended).map(({ finding }) => finding.id),
  );
}

/** The finding to stand on when `gone` is no longer there: the next one in the list, else the last before it. */
export function neighbourOf(gone: string, listed: readonly ListedFinding[]): string | null {
  const position = listed.findIndex(({ finding }) => finding.id === gone);
  const alive = (item: ListedFinding): boolean => isOpen(item) && item.finding.id !== gone;
  const neighbour =
    listed.slice(position + 1).find(alive) ?? listed.slice(0, Math.max(position, 0)).reverse().find(alive);
  return neighbour?.finding.id ?? null;
}

/** True for a finding that the clerk can stand on. */
export function isOpen({ finding, mended }: ListedFinding): boolean {
  return !mended && !isAnswered(finding);
}

/** What can be said of the reconciliation relations of a verdict. */
export interface CoverageCounts {
  readonly total: number;
  /** Judged by comparing figures that could have disagreed. */
  readonly compared: number;
  /** True by construction, which proves nothing about the figures. */
  readonly byConstruction: number;
  readonly unchecked: number;
  /** Control figures (核对数) compared with their totals. */
  readonly controls: number;
  /** Checks besides the relations that could not be made. */
  readonly otherUnchecked: number;
}

const uncheckedOf = ({ notEvaluated, ruleError }: Tally): number => notEvaluated + ruleError;

export function coverageOf({ checked, relations, coverage }: Verdict): CoverageCounts {
  const count = (wanted: CoveredRelation['status']): number =>
    coverage.relations.filter(({ status }) => status === wanted).length;
  return {
    total: coverage.relations.length,
    compared: count('compared'),
    byConstruction: count('byConstruction'),
    unchecked: count('notEvaluated'),
    controls: coverage.controls,
    otherUnchecked: uncheckedOf(checked) - uncheckedOf(relations),
  };
}

/**
 * How a verdict looks as a whole.
 * errors: something is wrong · unchecked: no error found, yet not everything could be checked · open: everything
 * checked, no error, but things to confirm · answered: all of them confirmed with a reason · clean: everything was
 * checked and nothing was found.
 */
export type Outlook = 'errors' | 'open' | 'unchecked' | 'answered' | 'clean';

export function outlookOf(verdict: Verdict): Outlook {
  const counts = countFindings(verdict.findings);
  if (counts.error > 0) return 'errors';
  if (!isComplete(verdict)) return 'unchecked';
  if (openFindings(verdict.findings).length > 0) return 'open';
  if (verdict.findings.length > 0) return 'answered';
  return verdict.checked.failed > 0 ? 'open' : 'clean';
}

function isComplete({ checked, relations, report }: Verdict): boolean {
  return (
    uncheckedOf(checked) === 0 &&
    uncheckedOf(relations) === 0 &&
    relations.passed > 0 &&
    report.missingTables.length === 0
  );
}
