import type { ComponentChildren } from 'preact';
import type { DifferentFigure } from '../actions';
import { Button } from './parts';

interface DifferenceListProps {
  readonly different: readonly DifferentFigure[];
  /** Points that are ticked. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Words of the button that ticks all, and of the one that ticks none. */
  readonly all: string;
  readonly none: string;
  readonly look: string;
  readonly children: (figure: DifferentFigure) => ComponentChildren;
}

/** Figures that differ from what would be written; those ticked are replaced. */
export function DifferenceList(props: DifferenceListProps) {
  const { different, chosen, onChoose, all, none, look, children } = props;
  const isAll = chosen.size === different.length;
  const toggle = (point: string): void =>
    onChoose(
      new Set(chosen.has(point) ? [...chosen].filter((other) => other !== point) : [...chosen, point]),
    );
  return (
    <>
      <Button
        look="link"
        waits={false}
        onPress={() => onChoose(new Set(isAll ? [] : different.map(({ point }) => point)))}
      >
        {isAll ? none : all}
      </Button>
      <ul class={look}>
        {different.map((figure) => (
          <li key={figure.point}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(figure.point)}
                onChange={() => toggle(figure.point)}
              />
              {children(figure)}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
