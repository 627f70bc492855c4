import type { Finding, Message, Repair, Suspect } from '../../core/model/finding';

/** How the repairs of a finding are put before the clerk. */
export interface Proposal {
  /** Shown at once: the only repair there is, or the only one for which a reason is known. */
  readonly best: Repair | null;
  /** True when nothing but `best` would make the relations hold. */
  readonly certain: boolean;
  /** The other repairs, best first; folded away. */
  readonly others: readonly Repair[];
  /** How many more there are that are not listed at all. */
  readonly further: number;
}

/** Null where no cell was looked for, or none could be told. */
export function proposalOf({ repairs = [], furtherRepairs: further = 0 }: Finding): Proposal | null {
  const [first, ...rest] = repairs;
  if (!first) return null;
  const certain = rest.length === 0 && further === 0;
  return certain || standsOut(first, rest)
    ? { best: first, certain, others: rest, further }
    : { best: null, certain, others: repairs, further };
}

function standsOut(first: Repair, rest: readonly Repair[]): boolean {
  const explained = (repair: Repair): boolean => repair.some(({ reason }) => reason !== null);
  return explained(first) && !rest.some(explained);
}

/** True for one certain cell: the title and sentence of the finding tell everything about it. */
export function isPlain({ best, certain }: Proposal): boolean {
  return certain && best?.length === 1;
}

/** A repair is written as a whole: half of one would break other relations. */
export function canWrite(repair: Repair): boolean {
  return repair.every(({ write }) => write !== null);
}

/** Row and column as one label; empty where the form has none. */
export function labelOf({ row, column }: Suspect['where']): string {
  return [row, column].filter((label) => label !== '').join(' · ');
}

/** 填 2，应为 4 */
export function saysOf({ is, shouldBe }: Pick<Suspect, 'is' | 'shouldBe'>): Message {
  const name = `${is === null ? 'blank' : 'figure'}${shouldBe === null ? '.open' : ''}`;
  return {
    key: `pane.suspect.${name}`,
    values: { ...(is === null ? {} : { is }), ...(shouldBe === null ? {} : { shouldBe }) },
  };
}

/** Each reason once: two exchanged figures have the same. */
export function reasonsOf(repair: Repair): readonly Message[] {
  const reasons = repair.flatMap(({ reason }) => reason ?? []);
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** What the button of a repair says: the figure, the formula, or how many cells. */
export function mendOf(repair: Repair): Message {
  const [only, ...others] = repair;
  if (others.length > 0) return { key: 'pane.action.mendCells', values: { count: repair.length } };
  const write = only?.write ?? null;
  return write !== null && 'value' in write
    ? { key: 'pane.action.mend', values: { value: write.value } }
    : { key: 'pane.action.mendFormula', values: {} };
}
