import { collect, undecided } from '../../src/collect';
import type {
  Collection,
  CollectionChoices,
  Roster,
  RosterUnit,
  Submission,
  UnitFinding,
  UnitReport,
} from '../../src/core/model/collection';
import { consistentFigures } from './report-builder';

/** Counts of one unit; totals follow. */
export type Counts = Readonly<Record<string, number>>;

/** A report without anything wrong in it, for merging. */
export function unitOf(
  organ: string | null,
  counts: Counts = {},
  more: Partial<UnitReport> = {},
): UnitReport {
  return {
    organ,
    organFrom: 'sheet',
    kind: 'countyDepartment',
    year: 2024,
    editions: ['2021'],
    figures: consistentFigures(counts) as UnitReport['figures'],
    previous: null,
    findings: [],
    ...more,
  };
}

export function submitted(unit: UnitReport, file = `${unit.organ ?? '未命名'}.xlsx`): Submission {
  return { file, outcome: { kind: 'read', unit } };
}

export const ERROR_FINDING: UnitFinding = {
  rule: 'T3-BAL',
  severity: 'error',
  table: 'requests',
  message: {
    key: 'finding.T3-BAL',
    values: { number: '三', column: '自然人', left: 4, v0: 3, v1: 1, v2: 2, v3: 0, right: 2, difference: 2 },
  },
  place: '表三 依申请公开!D3',
  points: ['requests.received.naturalPerson'],
  answered: false,
};

export function rosterOf(
  ...units: readonly (string | (Partial<RosterUnit> & { readonly name: string }))[]
): Roster {
  return {
    units: units.map((unit) => ({
      aliases: [],
      kind: null,
      parent: null,
      included: null,
      contact: '',
      ...(typeof unit === 'string' ? { name: unit } : unit),
    })),
    problems: [],
  };
}

export const ORGAN = '灌云县人民政府';

/** The total of 灌云县 for 2024. */
export function collected(
  submissions: readonly Submission[],
  roster: Roster | null = null,
  choices: Partial<CollectionChoices> = {},
): Collection {
  return collect(submissions, roster, { ...undecided(ORGAN, 2024), ...choices });
}

export function standingOf({ units }: Collection, name: string): string {
  const unit = units.find((one) => one.name === name);
  if (!unit) return 'no such unit';
  return unit.counts.in ? `${unit.status}, in` : `${unit.status}, out: ${unit.counts.because}`;
}

export function totalIn({ totals }: Collection, point: string): number | null | undefined {
  return totals.find((one) => one.point === point)?.value;
}
