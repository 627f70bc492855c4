import type { LocalisedError, LocalisedFault } from '../localise/localise';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Message, Repair, Suspect } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { CellPlace } from '../model/grid';
import {
  brokenRelations,
  controlPlaceOf,
  evidence,
  placeAt,
  relationFinding,
  type Broken,
} from './relation-findings';
import type { Words } from './words';

/**
 * Findings of an error whose cells were looked for. Where one repair alone is possible they speak of its cells, one
 * finding a cell, cells with one cause together; otherwise of the relation, with the alternatives.
 * @param silent  keys of relations that another finding explains better; they are not reported on their own
 */
export function errorFindings(
  error: LocalisedError,
  report: RecognisedReport,
  words: Words,
  silent: ReadonlySet<string>,
): readonly Finding[] {
  const broken = brokenRelations(error.broken);
  const [only] = error.repairs;
  if (error.certain && only) {
    return byCause(only).map((cells, index) =>
      suspectFinding(cells, concernedBy(cells, only, broken, index === 0), report, words),
    );
  }
  const [first, ...others] = broken.filter(({ relation }) => !silent.has(relation.key));
  if (!first) return [];
  const related = relationFinding([first, ...others], report, words);
  return [
    {
      ...related,
      repairs: error.repairs,
      ...(error.furtherRepairs > 0 ? { furtherRepairs: error.furtherRepairs } : {}),
    },
  ];
}

/** Cells that share one cause, such as two rows exchanged, are one finding. */
function byCause(repair: Repair): readonly (readonly [Suspect, ...Suspect[]])[] {
  const groups = new Map<Message | DataPointId, [Suspect, ...Suspect[]]>();
  for (const suspect of repair) {
    const cause = suspect.reason ?? suspect.point;
    const known = groups.get(cause);
    if (known) known.push(suspect);
    else groups.set(cause, [suspect]);
  }
  return [...groups.values()];
}

/** Broken relations that hold one of the cells; those that hold none of the repair, through formulas, go with the first. */
function concernedBy(
  cells: Repair,
  repair: Repair,
  broken: readonly Broken[],
  isFirst: boolean,
): readonly Broken[] {
  const holds = ({ relation }: Broken, suspects: Repair): boolean =>
    suspects.some(({ point }) => relation.points.includes(point));
  return broken.filter((one) => holds(one, cells) || (isFirst && !holds(one, repair)));
}

function suspectFinding(
  cells: readonly [Suspect, ...Suspect[]],
  concerned: readonly Broken[],
  report: RecognisedReport,
  words: Words,
): Finding {
  const [first] = cells;
  const own = new Set(cells.map(({ point }) => point));
  const broken = primaryFirst(concerned, first.point);
  const [primary] = broken;
  const partners = broken
    .flatMap(({ relation }) => relation.points)
    .filter((point) => !own.has(point) && report.facts.has(point));
  const points = [...own, ...new Set(partners)];
  return {
    id: `cell:${first.point}`,
    rule: primary?.relation.rule ?? 'NUM-01',
    severity: 'error',
    table: words.tableOf(first.point),
    points,
    cells: [
      ...points.flatMap((point) => placeAt(report, point)),
      ...broken.flatMap(({ relation }) => controlPlaceOf(relation, report)),
    ],
    strong: cells.length,
    message: suspectMessage(cells, broken, report, words),
    explains: broken.map(({ relation }) => relation.key),
    source: primary?.relation.source ?? '',
    where: first.where,
    repairs: [cells],
  };
}

/** The relation a cell is the total of tells best what it should be. */
function primaryFirst(broken: readonly Broken[], point: DataPointId): readonly Broken[] {
  const isOwn = ({ relation }: Broken): boolean => relation.total === point;
  return [...broken.filter(isOwn), ...broken.filter((one) => !isOwn(one))];
}

/** More relations than this make the sentence hard to read; the others are listed with the finding. */
const MOST_EVIDENCE = 2;

function suspectMessage(
  cells: readonly [Suspect, ...Suspect[]],
  broken: readonly Broken[],
  report: RecognisedReport,
  words: Words,
): Message {
  const [first, ...others] = cells;
  const pieces = broken
    .filter(({ relation }) => relation.total === undefined || relation.points.includes(first.point))
    .slice(0, MOST_EVIDENCE)
    .map((one) => evidence(one, first.point, report, words));
  const values = {
    place: words.place(first.point),
    is: first.is ?? '',
    shouldBe: first.shouldBe ?? '',
    evidence: joined(pieces) ?? { key: 'evidence.other', values: { count: broken.length } },
    reason: first.reason ?? '',
  };
  if (others.length > 0) return { key: 'finding.together', values };
  const blank = first.is === null ? '.blank' : '';
  // A blank is its own reason.
  const reasoned = first.reason === null || blank !== '' ? '' : '.because';
  return { key: `finding.suspect${blank}${reasoned}`, values };
}

function joined(pieces: readonly Message[]): Message | null {
  const [first, ...others] = pieces;
  if (!first) return null;
  return others.reduce<Message>(
    (so, next) => ({ key: 'evidence.and', values: { one: so, other: next } }),
    first,
  );
}

/** A total whose formula adds up the wrong cells: an error where relations fail by it, else a warning (FMT-04). */
export function faultFinding(
  { point, relation, missing, extra, broken, repair }: LocalisedFault,
  report: RecognisedReport,
  words: Words,
): Finding {
  const failing = brokenRelations(broken);
  const [first] = failing;
  const along = relation.runsAlong === 'row' ? 'column' : 'row';
  const kind = missing.length > 0 ? (extra.length > 0 ? 'both' : 'missing') : 'extra';
  const write = repair[0]?.write;
  const cells: readonly CellPlace[] = [point, ...missing, ...extra].flatMap((id) => placeAt(report, id));
  return {
    id: `formula:${point}`,
    rule: first?.relation.rule ?? 'FMT-04',
    severity: first ? 'error' : 'warning',
    table: words.tableOf(point),
    points: [point, ...missing, ...extra],
    cells,
    strong: 1,
    message: {
      key: `finding.formula.${kind}`,
      values: {
        place: words.place(point),
        missing: listed(missing, along, words),
        extra: listed(extra, along, words),
        formula: write && 'formula' in write ? write.formula : '',
      },
    },
    explains: failing.map((one) => one.relation.key),
    source: relation.source,
    where: words.spot(point),
    ...(write ? { repairs: [repair] } : {}),
  };
}

const MOST_LABELS = 3;

/** Rows or columns by name, the first few and how many there are. */
function listed(points: readonly DataPointId[], along: 'row' | 'column', words: Words): Message | string {
  const labels = points.map((point) => (along === 'row' ? words.row(point) : words.column(point)));
  const text = labels.slice(0, MOST_LABELS).join('”、“');
  if (labels.length <= MOST_LABELS)
    return text === '' ? '' : { key: 'word.labels', values: { labels: text } };
  return { key: 'word.labelsAndMore', values: { labels: text, count: labels.length } };
}
