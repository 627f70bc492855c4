import type { Form } from '../form/form';
import type {
  CollectedUnit,
  Collection,
  CollectionChoices,
  CollectionRules,
  LeftOut,
  Roster,
  Submission,
  TotalFigure,
  UnitReport,
  UnitStatus,
} from '../model/collection';
import type { DataPointId } from '../model/format';
import { collectionFindings } from './findings';
import { exactSum } from './exact-sum';
import { isVertical, openErrors } from './standing';
import { sameUnit, sortFiles, type FiledReport, type UnitFiles } from './match';
import { nameKeys, type NameKeys } from './unit-name';

export interface CollectOptions {
  readonly rules: CollectionRules;
  /** The form due for the year of the total. */
  readonly form: Form;
}

/**
 * Adds up the reports of many units. The same result whatever the order of the submissions: they are sorted by file.
 * What cannot be told for certain is left out and said.
 * @param roster  null where there is none: every unit that reports then counts
 */
export function collectReports(
  submissions: readonly Submission[],
  roster: Roster | null,
  choices: CollectionChoices,
  options: CollectOptions,
): Collection {
  const { rules, form } = options;
  const keys = nameKeys(choices.organ, rules.names);
  const sorted = sortFiles(submissions, roster?.units ?? null, choices, rules.names);
  const onRoster = new Set((roster?.units ?? []).map(({ name }) => keys.normalised(name)));
  const context: UnitContext = { choices, rules, form, keys, onRoster: roster ? onRoster : null };
  const units = sorted.units.map((files) => collectedUnit(files, context));
  const own = ownUnit(units, choices.organ, keys, rules);
  const totals = form.points.map(({ id }) => totalOf(id, units, own, rules));
  const expected = units.filter(isExpected);
  return {
    choices,
    units,
    totals,
    complete: { included: units.filter(({ counts }) => counts.in).length, expected: expected.length },
    findings: collectionFindings({
      choices,
      units,
      totals,
      own,
      otherFiles: sorted.otherFiles,
      submissions,
      keys,
      rules,
      form,
    }),
    otherFiles: sorted.otherFiles,
  };
}

interface UnitContext {
  readonly choices: CollectionChoices;
  readonly rules: CollectionRules;
  readonly form: Form;
  readonly keys: NameKeys;
  /** Normalised names of the roster; null without one. */
  readonly onRoster: ReadonlySet<string> | null;
}

function collectedUnit(files: UnitFiles, context: UnitContext): CollectedUnit {
  const { name, roster, matched, mayBe, reports, unread } = files;
  const { status, report } = standing(files, context);
  const kind = roster?.kind ?? report?.report.kind ?? null;
  const others = reports.filter((one) => one !== report);
  return {
    name,
    kind,
    files: [
      ...(report ? [report.file] : []),
      ...others.map(({ file }) => file),
      ...unread.map(({ file }) => file),
    ],
    status,
    matched,
    mayBe,
    roster,
    counts: countsOf(files, status, context),
    report: report?.report ?? null,
    others,
    unread,
  };
}

/** How the unit stands, and which of its reports is the one. */
function standing(
  { name, reports, unread }: UnitFiles,
  { choices, rules, form }: UnitContext,
): { readonly status: UnitStatus; readonly report: FiledReport | null } {
  const [first] = reports;
  if (!first) return { status: unread.length > 0 ? 'unreadable' : 'missing', report: null };
  const chosen = choiceOf(choices.chosen, name);
  const fitting = reports.filter(({ report }) => isOfYear(report, choices.year) && isOfForm(report, form));
  const report =
    reports.find(({ file }) => file === chosen) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (report) return { status: statusOf(report.report, choices.year, form, rules), report };
  if (fitting.length > 1) return { status: 'duplicate', report: null };
  const nearest = reports.find(({ report: one }) => isOfForm(one, form)) ?? first;
  return { status: statusOf(nearest.report, choices.year, form, rules), report: nearest };
}

function statusOf(report: UnitReport, year: number, form: Form, rules: CollectionRules): UnitStatus {
  if (!isOfForm(report, form)) return 'otherForm';
  if (!isOfYear(report, year)) return 'otherYear';
  return openErrors(report, rules).length > 0 ? 'errors' : 'submitted';
}

/** A report that does not say its year passes; that is told. */
function isOfYear({ year }: UnitReport, wanted: number): boolean {
  return year === null || year === wanted;
}

function isOfForm({ editions }: UnitReport, { edition }: Form): boolean {
  return editions.length > 0 && editions.every((one) => one === edition);
}

function countsOf(files: UnitFiles, status: UnitStatus, context: UnitContext): CollectedUnit['counts'] {
  const because = reasonAgainst(files, context) ?? troubleWith(status, context.choices);
  return because === null ? { in: true } : { in: false, because };
}

/** Why a unit is no part of this total, however it stands; null for one that is. */
function reasonAgainst({ name, roster }: UnitFiles, context: UnitContext): LeftOut | null {
  const { choices, rules, keys, onRoster } = context;
  const decided = choiceOf(choices.included, name);
  if (decided !== undefined) return decided ? null : 'excluded';
  if (roster?.included === false) return 'excluded';
  if (roster && isSummedElsewhere(roster.parent, context)) return 'belongsElsewhere';
  if (roster?.included !== true && isVertical(name, rules)) return 'vertical';
  return onRoster && !roster && !sameUnit(name, choices.organ, keys) ? 'unknown' : null;
}

/** The unit that sums it is another unit of the roster than the one that collects. */
function isSummedElsewhere(parent: string | null, { choices, keys, onRoster }: UnitContext): boolean {
  return (
    parent !== null &&
    !sameUnit(parent, choices.organ, keys) &&
    (onRoster?.has(keys.normalised(parent)) ?? false)
  );
}

function troubleWith(status: UnitStatus, { withErrors }: CollectionChoices): LeftOut | null {
  if (status === 'submitted') return null;
  return status === 'errors' && withErrors ? null : status;
}

/** Units that belong to the total, whether their figures are in it or not. */
export function isExpected({ counts }: CollectedUnit): boolean {
  return counts.in || !['excluded', 'vertical', 'belongsElsewhere', 'unknown'].includes(counts.because);
}

/** The unit whose own figures stand where nothing is summed: the one that collects, else its office. */
function ownUnit(
  units: readonly CollectedUnit[],
  organ: string,
  keys: NameKeys,
  { names }: CollectionRules,
): number | null {
  const counted = (test: (unit: CollectedUnit) => boolean): number =>
    units.findIndex((unit) => unit.counts.in && test(unit));
  const self = counted(({ name }) => sameUnit(name, organ, keys));
  const office = counted(
    ({ name, kind }) =>
      kind === 'ruleMakersOffice' && sameUnit(name.replace(names.office, '政府'), organ, keys),
  );
  return self >= 0 ? self : office >= 0 ? office : null;
}

function totalOf(
  point: DataPointId,
  units: readonly CollectedUnit[],
  ownAt: number | null,
  { ownFigures, ruleMakers }: CollectionRules,
): TotalFigure {
  if (ownFigures.includes(point)) return ownFigure(point, units, ownAt, ruleMakers);
  const parts: TotalFigure['parts'][number][] = [];
  let isKnown = false;
  for (let unit = 0; unit < units.length; unit += 1) {
    const collected = units[unit];
    if (!collected?.counts.in || !collected.report) continue;
    const value = collected.report.figures[point];
    if (value === undefined || value === null) continue;
    isKnown = true;
    if (value !== 0) parts.push({ unit, value });
  }
  return { point, summed: true, value: isKnown ? exactSum(parts.map(({ value }) => value)) : null, parts };
}

/** 规章: only the collecting unit's own, and only where it may have any. */
function ownFigure(
  point: DataPointId,
  units: readonly CollectedUnit[],
  ownAt: number | null,
  ruleMakers: CollectionRules['ruleMakers'],
): TotalFigure {
  const unit = ownAt === null ? undefined : units[ownAt];
  const value = unit?.report?.figures[point] ?? null;
  const isAllowed =
    value === 0 || unit?.kind === null || (unit !== undefined && ruleMakers.includes(unit.kind ?? 'other'));
  if (ownAt === null || value === null || !isAllowed) return { point, summed: false, value: null, parts: [] };
  return { point, summed: false, value, parts: value === 0 ? [] : [{ unit: ownAt, value }] };
}

/** A choice by name; names come from files and may be any word. */
function choiceOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
