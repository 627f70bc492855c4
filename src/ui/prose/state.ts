import type { CheckedText } from '../../core/model/checked-text';
import type { ImportInput, TextInput } from '../actions';

/** A text that was checked, kept so that it can be checked again when the tables have changed. */
export interface ProseState {
  readonly text: TextInput | null;
  /** Last year's text; null where it was not given. */
  readonly previous: ImportInput | null;
  readonly result: CheckedText | null;
  /** Counts the checks: the same words in a new turn are new. */
  readonly turn: number;
  /** The tables have changed since. */
  readonly outdated: boolean;
}

export const NOTHING_CHECKED: ProseState = {
  text: null,
  previous: null,
  result: null,
  turn: 0,
  outdated: false,
};

export type ProseEvent =
  | {
      readonly type: 'checked';
      readonly text: TextInput;
      readonly previous: ImportInput | null;
      readonly result: CheckedText;
    }
  /** Last year's text came before the one to be checked. */
  | { readonly type: 'previousCame'; readonly previous: ImportInput }
  | { readonly type: 'tablesChanged' }
  | { readonly type: 'left' };

/** The next state. Pure. */
export function reduceProse(state: ProseState, event: ProseEvent): ProseState {
  switch (event.type) {
    case 'checked': {
      const { text, previous, result } = event;
      return { text, previous, result, turn: state.turn + 1, outdated: false };
    }
    case 'previousCame':
      return { ...state, previous: event.previous };
    case 'tablesChanged':
      return state.result && !state.outdated ? { ...state, outdated: true } : state;
    case 'left':
      return { ...NOTHING_CHECKED, turn: state.turn };
  }
}

/** Name of the file; null for the clipboard. */
export function nameOf(input: ImportInput): string | null {
  return 'name' in input ? input.name : null;
}
