import type {
  CollectedUnit,
  Collection,
  CollectionChoices,
  Roster,
  Submission,
  TotalExplanation,
  UnitStatus,
} from '../../core/model/collection';
import type { SubmittedFile } from '../actions';
import type { OfferedFile } from '../state/state';

export const TABS = ['units', 'total', 'notes'] as const;

export type Tab = (typeof TABS)[number];

/** Which units the list shows; unnamed: those whose name somebody should confirm. */
export type UnitFilter = UnitStatus | 'unnamed';

export interface CollectState {
  /** Everything that was brought, in that order. */
  readonly files: readonly SubmittedFile[];
  /** What was read of it. */
  readonly submissions: readonly Submission[];
  readonly unreadable: number;
  /** looking: folders are walked through · reading: files are read */
  readonly busy: 'looking' | 'reading' | null;
  readonly roster: { readonly name: string; readonly roster: Roster } | null;
  readonly choices: CollectionChoices;
  /** The total of what has been read, shortly after it was; null before the first. */
  readonly collection: Collection | null;
  readonly tab: Tab;
  readonly only: UnitFilter | null;
  /** Name of the unit that is unfolded. */
  readonly open: string | null;
  /** The unit to which the list must go; the number makes the same one new. */
  readonly goTo: { readonly unit: string; readonly turn: number } | null;
  /** The figure of the total whose parts are listed. */
  readonly point: string | null;
  readonly explanation: TotalExplanation | null;
  /** What was made last: the note to a unit, or the workbook. */
  readonly file: (OfferedFile & { readonly unit: string | null }) | null;
  /** A note that could not be put on the clipboard, to be copied by hand. */
  readonly copy: { readonly unit: string; readonly text: string } | null;
  /** True when somebody wanted the total and did not say whose it is. */
  readonly organMissing: boolean;
}

export function nothingCollected(year: number, organ: string): CollectState {
  return {
    files: [],
    submissions: [],
    unreadable: 0,
    busy: null,
    roster: null,
    choices: { year, organ, names: {}, chosen: {}, withErrors: false, included: {} },
    collection: null,
    tab: 'units',
    only: null,
    open: null,
    goTo: null,
    point: null,
    explanation: null,
    file: null,
    copy: null,
    organMissing: false,
  };
}

export type CollectEvent =
  | { readonly type: 'busy'; readonly busy: CollectState['busy'] }
  | { readonly type: 'filesCame'; readonly files: readonly SubmittedFile[] }
  | { readonly type: 'read'; readonly batch: readonly Submission[] }
  | { readonly type: 'rosterCame'; readonly roster: CollectState['roster'] }
  | { readonly type: 'chose'; readonly choices: Partial<CollectionChoices> }
  | { readonly type: 'collected'; readonly collection: Collection }
  | { readonly type: 'wentTo'; readonly tab: Tab }
  | { readonly type: 'filtered'; readonly only: UnitFilter | null }
  | { readonly type: 'unfolded'; readonly unit: string | null }
  | { readonly type: 'wentToUnit'; readonly unit: string }
  | { readonly type: 'pointed'; readonly point: string | null }
  | { readonly type: 'explained'; readonly explanation: TotalExplanation | null }
  | { readonly type: 'fileOffered'; readonly file: CollectState['file'] }
  | { readonly type: 'copyFailed'; readonly copy: CollectState['copy'] }
  | { readonly type: 'organWanted' }
  | { readonly type: 'left' };

/** The next state. Pure. */
export function reduceCollect(state: CollectState, event: CollectEvent): CollectState {
  switch (event.type) {
    case 'busy':
      return { ...state, busy: event.busy };
    case 'filesCame':
      return { ...state, files: [...state.files, ...event.files] };
    case 'read': {
      const unreadable = event.batch.filter(({ outcome }) => outcome.kind === 'unreadable').length;
      const submissions = [...state.submissions, ...event.batch];
      return { ...state, submissions, unreadable: state.unreadable + unreadable };
    }
    case 'rosterCame':
      return { ...state, roster: event.roster };
    case 'chose':
      return {
        ...state,
        choices: { ...state.choices, ...event.choices },
        organMissing: state.organMissing && (event.choices.organ ?? '').trim() === '',
      };
    case 'collected':
      // What was explained or written was so of another total.
      return { ...state, collection: event.collection, explanation: null };
    case 'wentTo':
      return { ...state, tab: event.tab };
    case 'filtered':
      return { ...state, only: event.only, open: null };
    case 'unfolded':
      return { ...state, open: event.unit, copy: null };
    case 'wentToUnit': {
      const goTo = { unit: event.unit, turn: (state.goTo?.turn ?? 0) + 1 };
      return { ...state, tab: 'units', only: null, open: event.unit, copy: null, goTo };
    }
    case 'pointed':
      return { ...state, point: event.point };
    case 'explained':
      return { ...state, explanation: event.explanation, point: null };
    case 'fileOffered':
      return { ...state, file: event.file };
    case 'copyFailed':
      return { ...state, copy: event.copy };
    case 'organWanted':
      return { ...state, organMissing: true };
    case 'left': {
      const { year, organ } = state.choices;
      return { ...nothingCollected(year, organ), roster: state.roster };
    }
  }
}

/** Files that are not read yet. */
export function filesLeft({ files, submissions }: CollectState): readonly SubmittedFile[] {
  const read = new Set(submissions.map(({ file }) => file));
  return files.filter(({ file }) => !read.has(file));
}

/** How many units stand how, and how many names should be confirmed. */
export function countUnits(
  units: readonly CollectedUnit[],
  choices: CollectionChoices,
  hasRoster: boolean,
): ReadonlyMap<UnitFilter, number> {
  const counts = new Map<UnitFilter, number>();
  const add = (what: UnitFilter): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const unit of units) {
    add(unit.status);
    if (isUnnamed(unit, choices, hasRoster)) add('unnamed');
  }
  return counts;
}

/** The name is a guess: nobody confirmed it, and neither the roster nor the report itself says so. */
export function isUnnamed(
  { files, matched, report, others }: CollectedUnit,
  { names }: CollectionChoices,
  hasRoster: boolean,
): boolean {
  const [file] = files;
  if (file === undefined || files.every((one) => Object.hasOwn(names, one))) return false;
  if (matched === 'exact' || matched === 'alias' || matched === 'byHand') return false;
  if (hasRoster && matched === null) return true;
  const from = (report ?? others[0]?.report)?.organFrom;
  return from === undefined || from === 'file';
}

export function isShown(
  unit: CollectedUnit,
  only: UnitFilter | null,
  choices: CollectionChoices,
  hasRoster: boolean,
): boolean {
  if (only === null) return true;
  return only === 'unnamed' ? isUnnamed(unit, choices, hasRoster) : unit.status === only;
}
