import type {
  CollectionChoices,
  NameMatch,
  RosterUnit,
  Submission,
  UnitNameRules,
  UnitReport,
  UnreadFile,
} from '../model/collection';
import { compareText, distanceOf, nameKeys, organOfFile, type NameKeys } from './unit-name';

/** What came for one unit. */
export interface UnitFiles {
  readonly name: string;
  readonly roster: RosterUnit | null;
  readonly matched: NameMatch | null;
  readonly mayBe: readonly string[];
  /** By file name. */
  readonly reports: readonly FiledReport[];
  readonly unread: readonly UnreadFile[];
}

export interface FiledReport {
  readonly file: string;
  readonly report: UnitReport;
}

/** Every submission with its unit, and what is no report of a unit. */
export interface SortedFiles {
  /** Units of the roster in its order, then the others by name. */
  readonly units: readonly UnitFiles[];
  readonly otherFiles: readonly Submission[];
}

/** A file that speaks for a unit of this name. */
interface Claim {
  readonly file: string;
  readonly name: string;
  readonly byHand: boolean;
  readonly report: UnitReport | null;
  readonly unread: UnreadFile | null;
}

interface Group {
  readonly name: string;
  readonly roster: RosterUnit | null;
  matched: NameMatch | null;
  readonly claims: Claim[];
}

/**
 * Whose report each file is: by a name given by hand, by the roster, else by what it says itself. Only names that are
 * the same but for their spelling are taken for one; likeness is only offered.
 * @param roster  null where there is none: every name then is a unit
 */
export function sortFiles(
  submissions: readonly Submission[],
  roster: readonly RosterUnit[] | null,
  choices: CollectionChoices,
  rules: UnitNameRules,
): SortedFiles {
  const keys = nameKeys(choices.organ, rules);
  const inOrder = [...submissions].sort((a, b) => compareText(a.file, b.file));
  const isOther = (submission: Submission): boolean => isNoReport(submission, choices, keys);
  const claims = inOrder.flatMap((one) => (isOther(one) ? [] : claimOf(one, choices, rules)));
  const listed = new RosterIndex(roster ?? [], keys);
  const groups: Group[] = listed.units.map((unit) => ({
    name: unit.name,
    roster: unit,
    matched: null,
    claims: [],
  }));
  const others = new Map<string, Group>();
  for (const claim of claims) {
    const match = listed.find(claim.name);
    const group = match ? groups[match.at] : ownGroup(claim, others, keys);
    group?.claims.push(claim);
    if (match && group?.matched === null) group.matched = claim.byHand ? 'byHand' : match.how;
  }
  const unlisted = [...others.values()].sort((a, b) => compareText(a.name, b.name));
  const proposals = roster
    ? proposeNames(unlisted, groups, keys, rules)
    : new Map<Group, readonly string[]>();
  return {
    units: [...groups, ...unlisted].map((group) => filesOf(group, proposals.get(group) ?? [])),
    otherFiles: inOrder.filter(isOther),
  };
}

/** True for what other programs leave behind, and for a total of the collecting unit itself. */
function isNoReport({ outcome }: Submission, { organ }: CollectionChoices, keys: NameKeys): boolean {
  if (outcome.kind === 'skipped') return true;
  if (outcome.kind !== 'total') return false;
  return outcome.unit.organ === null || sameUnit(outcome.unit.organ, organ, keys);
}

export function sameUnit(one: string, other: string, keys: NameKeys): boolean {
  return keys.exact(one) === keys.exact(other) || keys.normalised(one) === keys.normalised(other);
}

function claimOf(
  { file, outcome }: Submission,
  { names }: CollectionChoices,
  rules: UnitNameRules,
): readonly Claim[] {
  const given = Object.hasOwn(names, file) ? names[file] : undefined;
  const fallback = organOfFile(file, rules) ?? file;
  switch (outcome.kind) {
    case 'read':
    case 'total': {
      const name = given ?? outcome.unit.organ ?? fallback;
      return [{ file, name, byHand: given !== undefined, report: outcome.unit, unread: null }];
    }
    case 'unreadable': {
      const { code, details } = outcome;
      const unread = { file, code, details };
      return [{ file, name: given ?? fallback, byHand: given !== undefined, report: null, unread }];
    }
    case 'skipped':
      return [];
  }
}

function ownGroup(claim: Claim, groups: Map<string, Group>, keys: NameKeys): Group {
  const key = keys.normalised(claim.name) || claim.name;
  const group = groups.get(key) ?? { name: claim.name, roster: null, matched: null, claims: [] };
  groups.set(key, group);
  return group;
}

function filesOf({ name, roster, matched, claims }: Group, mayBe: readonly string[]): UnitFiles {
  return {
    name,
    roster,
    matched,
    mayBe,
    reports: claims.flatMap(({ file, report }) => (report ? [{ file, report }] : [])),
    unread: claims.flatMap(({ unread }) => unread ?? []),
  };
}

/** Finds units of the roster by name. A name that two units could be is nobody's. */
class RosterIndex {
  readonly units: readonly RosterUnit[];
  private readonly exact = new Map<string, number>();
  private readonly aliases = new Map<string, number | 'several'>();
  private readonly normalised = new Map<string, number | 'several'>();

  constructor(
    units: readonly RosterUnit[],
    private readonly keys: NameKeys,
  ) {
    const seen = new Set<string>();
    this.units = units.filter(({ name }) => !seen.has(keys.exact(name)) && seen.add(keys.exact(name)));
    this.units.forEach(({ name, aliases }, at) => {
      this.exact.set(keys.exact(name), at);
      for (const alias of aliases) putOnce(this.aliases, keys.exact(alias), at);
      for (const known of [name, ...aliases]) putOnce(this.normalised, keys.normalised(known), at);
    });
  }

  find(name: string): { readonly at: number; readonly how: NameMatch } | null {
    const exact = this.exact.get(this.keys.exact(name));
    if (exact !== undefined) return { at: exact, how: 'exact' };
    const alias = this.aliases.get(this.keys.exact(name));
    if (typeof alias === 'number') return { at: alias, how: 'alias' };
    const normalised = this.normalised.get(this.keys.normalised(name));
    return typeof normalised === 'number' ? { at: normalised, how: 'normalised' } : null;
  }
}

function putOnce(index: Map<string, number | 'several'>, key: string, at: number): void {
  const known = index.get(key);
  index.set(key, known === undefined || known === at ? at : 'several');
}

/** Pairs of names compared at most: beyond that somebody chose the wrong roster. */
const MOST_PAIRS = 200_000;
const MOST_PROPOSALS = 3;

/** Names of the roster near to each name that is not on it; those of which nothing came yet before others. */
function proposeNames(
  unlisted: readonly Group[],
  groups: readonly Group[],
  keys: NameKeys,
  rules: UnitNameRules,
): ReadonlyMap<Group, readonly string[]> {
  const known = groups
    .map(({ name, claims }, at) => ({
      name,
      at,
      spellings: spellingsOf(name, keys),
      taken: claims.length > 0 ? 1 : 0,
    }))
    .slice(0, Math.max(1, Math.floor(MOST_PAIRS / Math.max(1, unlisted.length))));
  const proposals = new Map<Group, readonly string[]>();
  for (const group of unlisted) {
    const said = [group.name, ...group.claims.flatMap(({ file }) => organOfFile(file, rules) ?? [])];
    const names = [...new Set(said.flatMap((one) => spellingsOf(one, keys)))];
    const near = known.flatMap(({ name, at, spellings, taken }) => {
      const distance = nearest(names, spellings);
      return distance === null ? [] : [{ name, at, taken, distance }];
    });
    near.sort((a, b) => a.taken - b.taken || a.distance - b.distance || a.at - b.at);
    if (near.length > 0)
      proposals.set(
        group,
        near.slice(0, MOST_PROPOSALS).map(({ name }) => name),
      );
  }
  return proposals;
}

/** A name as it is compared for likeness: whole, without its place, and without the 县 that stands for the place. */
function spellingsOf(name: string, keys: NameKeys): readonly string[] {
  const bare = keys.normalised(name);
  return [...new Set([keys.exact(name), bare, bare.replace(/^[省市县区旗州](?=..)/, '')])];
}

function nearest(names: readonly string[], spellings: readonly string[]): number | null {
  const distances = names.flatMap((one) =>
    spellings.flatMap((other) => (one === other ? [0] : (distanceOf(one, other) ?? []))),
  );
  return distances.length === 0 ? null : Math.min(...distances);
}
