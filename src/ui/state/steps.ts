import type { Message } from '../../core/model/finding';
import { countFindings, openFindings, outlookOf } from './findings';
import type { PaneState, View } from './state';

export type StepId = 'prepare' | 'check' | 'draft';

export interface Step {
  readonly id: StepId;
  readonly state: 'todo' | 'attention' | 'done';
  /** Where the step stands, in a few words. */
  readonly standing: Message;
}

export const STEP_VIEW: Readonly<Record<StepId, View>> = { prepare: 'start', check: 'check', draft: 'draft' };

export function stepOfView(view: View): StepId {
  if (view === 'prose') return 'draft';
  if (view === 'check' || view === 'draft') return view;
  return 'prepare';
}

const said = (key: string, values: Message['values'] = {}): Message => ({ key, values });

export function stepsOf(state: PaneState): readonly Step[] {
  return [prepareStep(state), checkStep(state), draftStep(state)];
}

function prepareStep({ status, check }: PaneState): Step {
  const step = (name: string, is: Step['state']): Step => ({
    id: 'prepare',
    state: is,
    standing: said(`pane.step.prepare.${name}`),
  });
  switch (status?.stage) {
    case undefined:
      return step('looking', 'todo');
    case 'complete':
      return step('complete', 'done');
    case 'unfinished':
      return step('unfinished', 'attention');
    case 'newer':
      return step('newer', 'attention');
    case 'none':
      return check.verdict ? step('ownTables', 'done') : step('none', 'todo');
  }
}

function checkStep({ check: { verdict } }: PaneState): Step {
  if (!verdict) return { id: 'check', state: 'todo', standing: said('pane.step.check.none') };
  const outlook = outlookOf(verdict);
  const open = openFindings(verdict.findings);
  const { error, warning, info } = countFindings(open);
  const answered = verdict.findings.length - open.length;
  return {
    id: 'check',
    state: outlook === 'clean' || outlook === 'answered' ? 'done' : 'attention',
    standing: said(`pane.step.check.${outlook}`, { errors: error, others: warning + info, answered }),
  };
}

function draftStep({ draft: { draft, outdated } }: PaneState): Step {
  if (!draft) return { id: 'draft', state: 'todo', standing: said('pane.step.draft.none') };
  const name = outdated ? 'outdated' : draft.blanks.length > 0 ? 'blanks' : 'made';
  return {
    id: 'draft',
    state: name === 'made' ? 'done' : 'attention',
    standing: said(`pane.step.draft.${name}`, { count: draft.blanks.length }),
  };
}

/** The one thing worth doing next; only its button stands out. */
export function nextStep(state: PaneState): StepId {
  if (state.status === null || state.status.stage === 'unfinished') return 'prepare';
  const usable = state.status.stage === 'complete' || state.check.verdict !== null;
  if (!usable) return 'prepare';
  if (!state.check.verdict || outlookOf(state.check.verdict) === 'errors') return 'check';
  return 'draft';
}
