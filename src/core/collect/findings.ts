import type {
  CollectedUnit,
  CollectionChoices,
  CollectionFinding,
  CollectionRuleId,
  CollectionRules,
  Submission,
  TotalFigure,
} from '../model/collection';
import { COLLECTION_RULES } from '../model/collection';
import type { Form } from '../form/form';
import type { Message, MessageValue } from '../model/finding';
import type { DataPointId } from '../model/format';
import { difference, exactSum } from './exact-sum';
import { sameUnit } from './match';
import { isVertical } from './standing';
import type { NameKeys } from './unit-name';

/** What the findings about a total look at. */
export interface CollectionState {
  readonly choices: CollectionChoices;
  readonly units: readonly CollectedUnit[];
  readonly totals: readonly TotalFigure[];
  /** The unit whose own figures stand where nothing is summed. */
  readonly own: number | null;
  readonly otherFiles: readonly Submission[];
  readonly submissions: readonly Submission[];
  readonly keys: NameKeys;
  readonly rules: CollectionRules;
  readonly form: Form;
}

/** What a person should know of a total before using it, in the order of the rules. */
export function collectionFindings(state: CollectionState): readonly CollectionFinding[] {
  const found = CHECKS.flatMap((check) => check(state));
  const orderOf = ({ rule }: CollectionFinding): number => COLLECTION_RULES.indexOf(rule);
  return [...found].sort((a, b) => orderOf(a) - orderOf(b));
}

type Check = (state: CollectionState) => readonly CollectionFinding[];

const CHECKS: readonly Check[] = [
  tooLarge,
  withErrors,
  missing,
  unreadable,
  duplicates,
  ofStatus('otherYear', 'OTHER_YEAR'),
  ofStatus('otherForm', 'OTHER_FORM'),
  ofNoYear,
  unknown,
  totalsAmongFiles,
  looksLikeTotal,
  partTotals,
  rulesOfOthers,
  jointDocuments,
  coDefendants,
  governmentAndOffice,
  verticalUnits,
  carriedOver,
];

/** Names told in a sentence; the others are in the list of units. */
const NAMES_TOLD = 5;

function namesOf(names: readonly string[]): Message {
  const told = names
    .slice(0, NAMES_TOLD)
    .map((name) => `“${name}”`)
    .join('、');
  return {
    key: names.length > NAMES_TOLD ? 'collect.namesAndMore' : 'collect.names',
    values: { names: told, count: names.length },
  };
}

function finding(
  { rules }: CollectionState,
  rule: CollectionRuleId,
  units: readonly CollectedUnit[] | readonly string[],
  values: Readonly<Record<string, MessageValue>> = {},
  wording: string = rule,
): CollectionFinding {
  const names = units.map((unit) => (typeof unit === 'string' ? unit : unit.name));
  const { severity, source } = rules.rules[rule];
  const message: Message = {
    key: `collect.finding.${wording}`,
    values: { units: namesOf(names), count: names.length, ...values },
  };
  return { rule, severity, message, units: names, source };
}

/** One finding about all units that it concerns; none where there are none. */
function aboutAll(
  state: CollectionState,
  rule: CollectionRuleId,
  units: readonly CollectedUnit[],
  values: Readonly<Record<string, MessageValue>> = {},
  wording: string = rule,
): readonly CollectionFinding[] {
  return units.length === 0 ? [] : [finding(state, rule, units, values, wording)];
}

function counted({ units }: CollectionState): readonly CollectedUnit[] {
  return units.filter(({ counts }) => counts.in);
}

function isLeftOut(because: string): (unit: CollectedUnit) => boolean {
  return ({ counts }) => !counts.in && counts.because === because;
}

function figureOf({ report }: CollectedUnit, point: DataPointId): number {
  return report?.figures[point] ?? 0;
}

/** AGG-01: a sum that no number holds exactly. */
function tooLarge(state: CollectionState): readonly CollectionFinding[] {
  const failed = state.totals.filter(({ value, parts }) => value === null && parts.length > 0);
  return failed.length === 0
    ? []
    : [finding(state, 'AGG-01', [], { cells: failed.length }, 'AGG-01.tooLarge')];
}

/** AGG-02: units with errors, left out or added all the same. */
function withErrors(state: CollectionState): readonly CollectionFinding[] {
  const added = counted(state).filter(({ status }) => status === 'errors');
  return [
    ...aboutAll(state, 'AGG-02', added, {}, 'AGG-02.added'),
    ...aboutAll(state, 'AGG-02', state.units.filter(isLeftOut('errors')), {}, 'AGG-02.leftOut'),
  ];
}

function missing(state: CollectionState): readonly CollectionFinding[] {
  return aboutAll(state, 'MISSING_UNIT', state.units.filter(isLeftOut('missing')));
}

function unreadable(state: CollectionState): readonly CollectionFinding[] {
  const units = state.units.filter(({ unread }) => unread.length > 0);
  const files = units.reduce((count, { unread }) => count + unread.length, 0);
  return aboutAll(state, 'UNREADABLE_FILE', units, { files });
}

/** One a unit: which of its files counts is for a person to say. */
function duplicates(state: CollectionState): readonly CollectionFinding[] {
  return state.units
    .filter(({ status }) => status === 'duplicate')
    .map((unit) => {
      const wording = areAlike(unit) ? 'DUPLICATE_UNIT.alike' : 'DUPLICATE_UNIT';
      const files = unit.others.map(({ file }) => `“${file}”`).join('、');
      return finding(state, 'DUPLICATE_UNIT', [unit], { files, several: unit.others.length }, wording);
    });
}

function areAlike({ others }: CollectedUnit): boolean {
  const texts = others.map(({ report }) =>
    JSON.stringify(Object.entries(report.figures).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return new Set(texts).size === 1;
}

function ofStatus(status: 'otherYear' | 'otherForm', rule: CollectionRuleId): Check {
  return (state) =>
    aboutAll(
      state,
      rule,
      state.units.filter((unit) => unit.status === status),
      { year: state.choices.year },
    );
}

function ofNoYear(state: CollectionState): readonly CollectionFinding[] {
  return aboutAll(
    state,
    'UNKNOWN_YEAR',
    counted(state).filter(({ report }) => report?.year === null),
    {
      year: state.choices.year,
    },
  );
}

function unknown(state: CollectionState): readonly CollectionFinding[] {
  const units = state.units.filter(isLeftOut('unknown'));
  const proposed = units
    .filter(({ mayBe }) => mayBe.length > 0)
    .map(({ name, mayBe }) => `“${name}”→“${mayBe[0] ?? ''}”`);
  if (proposed.length === 0) return aboutAll(state, 'UNKNOWN_UNIT', units);
  const proposals = proposed.slice(0, NAMES_TOLD).join('、');
  return aboutAll(state, 'UNKNOWN_UNIT', units, { proposals }, 'UNKNOWN_UNIT.near');
}

function totalsAmongFiles(state: CollectionState): readonly CollectionFinding[] {
  const files = state.otherFiles
    .filter(({ outcome }) => outcome.kind === 'total')
    .map(({ file }) => `“${file}”`);
  return files.length === 0
    ? []
    : [finding(state, 'IS_TOTAL', [], { files: files.join('、'), count: files.length })];
}

/** A total made by hand among the reports: one unit says in every figure what all the others say together. */
function looksLikeTotal(state: CollectionState): readonly CollectionFinding[] {
  const units = counted(state);
  const summed = state.totals.filter(({ value, summed: isSum }) => isSum && value !== null && value > 0);
  if (units.length < 3 || summed.length < 3) return [];
  const likely = units.filter((unit) =>
    summed.every(
      ({ point, value }) => difference(value ?? 0, figureOf(unit, point)) === figureOf(unit, point),
    ),
  );
  const [only] = likely;
  return likely.length === 1 && only
    ? [{ ...finding(state, 'IS_TOTAL', [only], {}, 'IS_TOTAL.likely'), severity: 'warning' }]
    : [];
}

/** A unit whose report is a total that says of itself that something is missing. */
function partTotals(state: CollectionState): readonly CollectionFinding[] {
  const partial = new Set(
    state.submissions.flatMap(({ file, outcome }) =>
      outcome.kind === 'total' && outcome.complete && outcome.complete.included < outcome.complete.expected
        ? [file]
        : [],
    ),
  );
  return aboutAll(
    state,
    'PART_TOTAL',
    counted(state).filter(({ files }) => partial.has(files[0] ?? '')),
  );
}

/** AGG-04: 规章 of a unit that makes none; its figure is in no total. */
function rulesOfOthers(state: CollectionState): readonly CollectionFinding[] {
  const { ownFigures, ruleMakers } = state.rules;
  const units = counted(state).filter(
    (unit) =>
      !ruleMakers.includes(unit.kind ?? 'other') && ownFigures.some((point) => figureOf(unit, point) !== 0),
  );
  return aboutAll(
    state,
    'AGG-04',
    units.filter((unit) => unit.kind !== null || unit !== state.units[state.own ?? -1]),
  );
}

/** AGG-05: reports do not name their documents, so a joint one can only be reminded of. */
function jointDocuments(state: CollectionState): readonly CollectionFinding[] {
  const issuing = counted(state).filter((unit) => figureOf(unit, state.rules.points.documentsIssued) > 0);
  return issuing.length < 2 ? [] : aboutAll(state, 'AGG-05', issuing);
}

function isGovernment({ kind, name }: CollectedUnit, { rules }: CollectionState): boolean {
  return kind === null ? rules.government.test(name) : rules.governments.includes(kind);
}

function isOffice({ name }: CollectedUnit, { rules }: CollectionState): boolean {
  return rules.names.office.test(name);
}

/** AGG-06, or the plain reminder where no department has such a suit. */
function coDefendants(state: CollectionState): readonly CollectionFinding[] {
  const suing = counted(state).filter(
    (unit) => figureOf(unit, state.rules.points.suitsAfterReconsideration) > 0,
  );
  const governments = suing.filter((unit) => isGovernment(unit, state) || isOffice(unit, state));
  const departments = suing.filter((unit) => !governments.includes(unit));
  if (governments.length === 0) return [];
  return departments.length === 0
    ? aboutAll(state, 'T4-CODEF', governments)
    : aboutAll(state, 'AGG-06', [...governments, ...departments], {
        governments: namesOf(governments.map(({ name }) => name)),
        departments: namesOf(departments.map(({ name }) => name)),
      });
}

/** AGG-07: the government and its own office. */
function governmentAndOffice(state: CollectionState): readonly CollectionFinding[] {
  const units = counted(state);
  const offices = units.filter((unit) => isOffice(unit, state));
  return units
    .filter((unit) => isGovernment(unit, state))
    .flatMap((government) => {
      const own = offices.filter(({ name }) =>
        sameUnit(name.replace(state.rules.names.office, '政府'), government.name, state.keys),
      );
      return own.length === 0 ? [] : aboutAll(state, 'AGG-07', [government, ...own]);
    });
}

function verticalUnits(state: CollectionState): readonly CollectionFinding[] {
  return aboutAll(
    state,
    'AGG-08',
    counted(state).filter(({ name }) => isVertical(name, state.rules)),
  );
}

/** AGG-09: what all units carried over last year is what they took over this year, where both are known. */
function carriedOver(state: CollectionState): readonly CollectionFinding[] {
  const { carriedIn, carriedForward } = state.rules.points;
  const units = counted(state).filter(({ report }) => {
    const previous = report?.previous;
    return previous && (previous.year === null || previous.year === state.choices.year - 1);
  });
  const lastYear = (unit: CollectedUnit, column: number): number | null =>
    unit.report?.previous?.figures[carriedForward[column] ?? ''] ?? null;
  const differs = (unit: CollectedUnit, column: number): boolean =>
    lastYear(unit, column) !== null && lastYear(unit, column) !== figureOf(unit, carriedIn[column] ?? '');
  const concerned = units.filter((unit) => carriedIn.some((_, column) => differs(unit, column)));
  const column = carriedIn.reduce(
    (last, _, at) => (concerned.some((unit) => differs(unit, at)) ? at : last),
    -1,
  );
  if (column < 0) return [];
  const known = units.filter((unit) => lastYear(unit, column) !== null);
  const before = exactSum(known.map((unit) => lastYear(unit, column) ?? 0)) ?? 0;
  const now = exactSum(known.map((unit) => figureOf(unit, carriedIn[column] ?? ''))) ?? 0;
  const place = carriedIn[column] ?? '';
  const label = state.form.pointById.get(place)?.columnLabels.at(-1) ?? '';
  return aboutAll(state, 'AGG-09', concerned, { before, now, known: known.length, column: label });
}
