import type { Message } from '../../core/model/finding';
import type { Severity } from '../../core/model/format';
import type { DraftOptions } from '../../core/model/report-draft';
import type { TemplateRequest, TemplateStatus, Verdict } from '../../core/model/verdict';
import type { ControlsState, ConversionOutcome, InsertOutcome, MadeDraft } from '../actions';
import { recount } from './controls';
import { countFindings, listFindings, neighbourOf, openFindings, visibleIds } from './findings';
import type {
  ControlsPart,
  ConversionPart,
  FormTrouble,
  Intent,
  Job,
  OfferedFile,
  PaneState,
  TemplateForm,
  View,
  WrittenWork,
} from './state';

/** Everything that can happen to the pane. */
export type PaneEvent =
  | { readonly type: 'went'; readonly view: View }
  | { readonly type: 'looked'; readonly status: TemplateStatus }
  // work
  | { readonly type: 'jobStarted'; readonly job: Job }
  | { readonly type: 'jobTakesTime'; readonly id: number }
  | { readonly type: 'jobMoved'; readonly doing: string; readonly values?: Message['values'] }
  | { readonly type: 'jobEnded'; readonly id: number }
  | { readonly type: 'hostBusy'; readonly busy: boolean }
  | { readonly type: 'failed'; readonly problem: { readonly message: Message; readonly intent: Intent } }
  | { readonly type: 'told'; readonly message: Message; readonly tone: 'done' | 'caution' }
  | { readonly type: 'said'; readonly messages: readonly Message[] }
  | { readonly type: 'dismissed' }
  | { readonly type: 'wrote'; readonly work: WrittenWork }
  | { readonly type: 'writtenLeft' }
  // template
  | { readonly type: 'formEdited'; readonly form: TemplateForm }
  | { readonly type: 'formRefused'; readonly trouble: FormTrouble }
  | { readonly type: 'conflictMet'; readonly request: TemplateRequest; readonly sheets: readonly string[] }
  | { readonly type: 'conflictLeft' }
  | { readonly type: 'inserted'; readonly outcome: InsertOutcome }
  | { readonly type: 'insertTakenBack' }
  // check
  | { readonly type: 'recheckStarted' }
  | { readonly type: 'recheckFailed' }
  | { readonly type: 'recheckEnded' }
  | { readonly type: 'checked'; readonly verdict: Verdict; readonly asked: boolean }
  | { readonly type: 'marked'; readonly marks: string }
  | { readonly type: 'marksCleared' }
  | { readonly type: 'mendedGone' }
  | { readonly type: 'filtered'; readonly only: Severity | null }
  | { readonly type: 'stoodOn'; readonly id: string }
  | { readonly type: 'controlsOpened' }
  | { readonly type: 'controlsFolded' }
  | { readonly type: 'controlsKnown'; readonly controls: ControlsState | null | 'unknown' }
  | { readonly type: 'controlsShown'; readonly shown: boolean }
  | { readonly type: 'conversionOpened' }
  | { readonly type: 'conversionFolded' }
  | { readonly type: 'converted'; readonly outcome: ConversionOutcome }
  /** The outcome was read, or taken back. */
  | { readonly type: 'conversionLeft' }
  // draft
  | { readonly type: 'edited' }
  | { readonly type: 'drafted'; readonly made: MadeDraft; readonly options: DraftOptions }
  | { readonly type: 'figuresFound'; readonly points: readonly string[] }
  | { readonly type: 'blankReached'; readonly blank: number }
  | { readonly type: 'fileOffered'; readonly file: OfferedFile }
  | { readonly type: 'textOffered'; readonly text: string }
  | { readonly type: 'offerClosed' };

type EventOf<Type extends PaneEvent['type']> = Extract<PaneEvent, { type: Type }>;
type Transitions = {
  readonly [Type in PaneEvent['type']]: (state: PaneState, event: EventOf<Type>) => PaneState;
};

/** The next state of the pane. Pure; an event that changes nothing gives the same object. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  const transition = transitions[event.type] as (state: PaneState, event: PaneEvent) => PaneState;
  return transition(state, event);
}

const transitions: Transitions = {
  went: goTo,
  looked: (state, { status }) => ({ ...state, status }),

  jobStarted: (state, { job }) => ({ ...state, job, problem: null, notice: null }),
  jobTakesTime: (state, { id }) =>
    changeJob(state, id, (job) =>
      announce({ ...state, job: { ...job, visible: true } }, [said(job.doing, job.values)]),
    ),
  jobMoved: (state, { doing, values = {} }) =>
    state.job ? { ...state, job: { ...state.job, doing, values } } : state,
  jobEnded: (state, { id }) => changeJob(state, id, () => ({ ...state, job: null })),
  hostBusy: (state, { busy }) => (state.hostBusy === busy ? state : { ...state, hostBusy: busy }),
  failed: (state, { problem }) => ({ ...state, problem, notice: null }),
  told: (state, { message, tone }) => announce({ ...state, notice: { message, tone } }, [message]),
  said: (state, { messages }) => announce(state, messages),
  dismissed: (state) => ({ ...state, problem: null, notice: null }),
  wrote: (state, { work }) =>
    announce(withOldDraft({ ...state, written: work, notice: null }), [work.message]),
  writtenLeft: (state) => (state.written ? { ...state, written: null } : state),

  formEdited: (state, { form }) => ({ ...state, insert: { ...state.insert, form, trouble: {} } }),
  formRefused: (state, { trouble }) => ({ ...state, insert: { ...state.insert, trouble } }),
  conflictMet: (state, { request, sheets }) => ({
    ...state,
    insert: { ...state.insert, conflict: { request, sheets } },
  }),
  conflictLeft: (state) => ({ ...state, insert: { ...state.insert, conflict: null } }),
  inserted: (state, { outcome }) =>
    announce(
      { ...state, view: 'insert', written: null, insert: { ...state.insert, conflict: null, outcome } },
      [said('pane.insert.done', { count: outcome.sheets.length })],
    ),
  insertTakenBack: (state) => ({
    ...state,
    written: null,
    insert: { ...state.insert, conflict: null, outcome: null },
  }),

  recheckStarted: (state) => ({ ...state, check: { ...state.check, rechecking: true } }),
  recheckFailed: (state) => ({ ...state, check: { ...state.check, outdated: true } }),
  recheckEnded: (state) => ({ ...state, check: { ...state.check, rechecking: false } }),
  checked: takeVerdict,
  marked: (state, { marks }) => ({ ...state, check: { ...state.check, marked: marks } }),
  marksCleared: (state) => ({ ...state, check: { ...state.check, marked: null, marking: false } }),
  mendedGone: (state) => dropMended(state),
  filtered: (state, { only }) => standSomewhere({ ...state, check: { ...state.check, only } }),
  stoodOn: (state, { id }) =>
    state.check.current === id ? state : { ...state, check: { ...state.check, current: id } },

  controlsOpened: (state) => withControls(state, { open: true }),
  controlsFolded: (state) => withControls(state, { open: false }),
  controlsKnown: (state, { controls }) => withControls(state, { known: controls }),
  controlsShown: showControls,

  conversionOpened: (state) => withConversion(state, { open: true }),
  conversionFolded: (state) => withConversion(state, { open: false }),
  converted: (state, { outcome }) =>
    announce(withOldDraft(withConversion(state, { outcome })), [
      said('pane.insert.done', { count: outcome.sheets.length }),
    ]),
  conversionLeft: (state) => withConversion(state, { open: false, outcome: null }),

  edited: withOldDraft,
  drafted: takeDraft,
  figuresFound: (state, { points }) => ({
    ...state,
    draft: { ...state.draft, found: { points, turn: state.draft.found.turn + 1 } },
  }),
  blankReached: reachBlank,
  fileOffered: (state, { file }) =>
    announce({ ...state, draft: { ...state.draft, file, copy: null } }, [
      said('pane.draft.file.made', { name: file.name }),
    ]),
  textOffered: (state, { text }) => ({ ...state, draft: { ...state.draft, copy: text } }),
  offerClosed: (state) => ({ ...state, draft: { ...state.draft, file: null, copy: null } }),
};

function said(key: string, values: Message['values'] = {}): Message {
  return { key, values };
}

function announce(state: PaneState, messages: readonly Message[]): PaneState {
  return { ...state, announcement: { messages, turn: state.announcement.turn + 1 } };
}

function withOldDraft(state: PaneState): PaneState {
  if (!state.draft.draft || state.draft.outdated) return state;
  return { ...state, draft: { ...state.draft, outdated: true } };
}

function withControls(state: PaneState, change: Partial<ControlsPart>): PaneState {
  return { ...state, check: { ...state.check, controls: { ...state.check.controls, ...change } } };
}

function withConversion(state: PaneState, change: Partial<ConversionPart>): PaneState {
  return { ...state, check: { ...state.check, conversion: { ...state.check.conversion, ...change } } };
}

function showControls(state: PaneState, { shown }: EventOf<'controlsShown'>): PaneState {
  const { known } = state.check.controls;
  if (known === null || known === 'unknown') return state;
  return announce(withControls(state, { known: { ...known, shown } }), [
    said(shown ? 'pane.controls.nowShown' : 'pane.controls.nowHidden'),
  ]);
}

/** The bracket stepped to stays where it is while it is there; what was written is not talked over. */
function takeDraft(state: PaneState, { made, options }: EventOf<'drafted'>): PaneState {
  const { draft, text } = made;
  const at = state.draft.blank;
  const id = at === null ? undefined : state.draft.draft?.blanks[at]?.id;
  const same = draft.blanks.findIndex((blank) => blank.id === id);
  const next = {
    ...state,
    draft: {
      ...state.draft,
      draft,
      text,
      options,
      found: { ...state.draft.found, points: [] },
      outdated: false,
      blank: same < 0 ? null : same,
      file: null,
      copy: null,
    },
  };
  return announce(next, [...justWritten(state), said('pane.draft.ready', { count: draft.blanks.length })]);
}

function reachBlank(state: PaneState, { blank }: EventOf<'blankReached'>): PaneState {
  const blanks = state.draft.draft?.blanks ?? [];
  const { text = '', section = '' } = blanks[blank] ?? {};
  return announce({ ...state, draft: { ...state.draft, blank } }, [
    said('pane.draft.blankSpoken', { at: blank + 1, count: blanks.length, section, text }),
  ]);
}

/** Late news of a job that is over changes nothing. */
function changeJob(state: PaneState, id: number, change: (job: Job) => PaneState): PaneState {
  return state.job?.id === id ? change(state.job) : state;
}

/** Going to the form means a new insertion; the outcome of the last one has been read. */
function goTo(state: PaneState, { view }: EventOf<'went'>): PaneState {
  const fresh = view === 'insert' ? { ...state.insert, conflict: null, outcome: null } : state.insert;
  if (state.view === view) return fresh === state.insert ? state : { ...state, insert: fresh };
  return { ...state, view, insert: fresh, problem: null, notice: null };
}

function takeVerdict(state: PaneState, { verdict, asked }: EventOf<'checked'>): PaneState {
  const { check } = state;
  const listed = listFindings(check.listed, verdict.findings);
  const mended = listed.filter((item) => item.mended).length;
  const changed = asked || mended > 0 || openCount(verdict) !== openCount(check.verdict);
  const next = standSomewhere({
    ...state,
    check: {
      ...check,
      verdict,
      listed,
      only: asked ? null : check.only,
      marking: asked || check.marking,
      outdated: false,
      controls: { ...check.controls, known: recount(check.controls.known, verdict) },
    },
  });
  return changed ? announce(next, [...justWritten(state), ...verdictNews(verdict, mended)]) : next;
}

function openCount(verdict: Verdict | null): number {
  return verdict ? openFindings(verdict.findings).length : -1;
}

/** A check that follows what we wrote must not cut off the words about the writing. */
function justWritten({ job, announcement }: PaneState): readonly Message[] {
  switch (job?.intent.kind) {
    case 'repair':
    case 'fillZeros':
    case 'undoWritten':
    case 'clearControls':
    case 'answer':
    case 'withdrawAnswer':
    case 'part':
    case 'convert':
    case 'undoConversion':
    case 'editText':
      return announcement.messages;
    default:
      return [];
  }
}

function verdictNews(verdict: Verdict, mended: number): readonly Message[] {
  const open = openFindings(verdict.findings);
  const { error, warning, info } = countFindings(open);
  const answered = verdict.findings.length - open.length;
  return [
    ...(mended > 0 ? [said('pane.check.mended', { count: mended })] : []),
    said('pane.check.counts', { errors: error, warnings: warning, infos: info }),
    ...(answered > 0 ? [said('pane.check.countAnswered', { count: answered })] : []),
  ];
}

function dropMended(state: PaneState): PaneState {
  const listed = state.check.listed.filter(({ mended }) => !mended);
  if (listed.length === state.check.listed.length) return state;
  return { ...state, check: { ...state.check, listed } };
}

/** Keeps the place of the arrow keys on a finding that is there and shown. */
function standSomewhere(state: PaneState): PaneState {
  const { check } = state;
  const ids = visibleIds(check);
  if (check.current !== null && ids.includes(check.current)) return state;
  const neighbour = check.current === null ? null : neighbourOf(check.current, check.listed);
  const current = neighbour !== null && ids.includes(neighbour) ? neighbour : (ids[0] ?? null);
  return { ...state, check: { ...check, current } };
}
