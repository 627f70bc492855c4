import { usePane } from './context';

export interface FigureProps {
  readonly text: string;
  readonly points: readonly string[];
  readonly pending: boolean;
  readonly tabIndex?: number;
  readonly label?: string;
}

/** A figure bound to the sheet: a click shows its cell. */
export function Figure({ text, points, pending, tabIndex, label }: FigureProps) {
  const { state, t, controller } = usePane();
  const found = points.some((point) => state.draft.found.points.includes(point));
  return (
    <button
      type="button"
      class={`figure${pending ? ' pending' : ''}${found ? ' found' : ''}`}
      tabIndex={tabIndex}
      title={t(pending ? 'pane.draft.figure.pending' : 'pane.draft.figure')}
      aria-label={label}
      onClick={() => void controller.perform({ kind: 'revealFigure', points })}
    >
      {text}
    </button>
  );
}
