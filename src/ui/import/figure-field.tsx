import type { ImportedFigure } from '../../core/model/imported';
import type { TextPlace } from '../../core/model/source';
import type { CellPlace } from '../../core/model/grid';
import type { Pane } from '../views/context';
import { usePane } from '../views/context';
import { useImport } from './context';
import { entryOf, isDoubtful, shownText } from './figures';
import type { ReadItem } from './state';

interface FigureFieldProps {
  readonly item: ReadItem;
  readonly figure: ImportedFigure;
  /** What stands before the source: the column in a row, more outside it. */
  readonly label: string;
  /** The same figure may stand among the doubtful ones and in its table. */
  readonly among: 'doubts' | 'table';
}

/** A figure beside what it was read from; it is typed over like a cell. */
export function FigureField({ item, figure, label, among }: FigureFieldProps) {
  const { t, word } = usePane();
  const { send, desk } = useImport();
  const entry = entryOf(item, figure);
  const id = `pane-${among}-${figure.point}`;
  const looks = [
    'reading',
    isDoubtful(item, figure) ? 'doubtful' : '',
    figure.inferred && !item.typed.has(figure.point) ? 'inferred' : '',
    entry.kind === 'wrong' ? 'wrong' : '',
  ];
  return (
    <div class={looks.filter(Boolean).join(' ')}>
      <label for={id}>
        {label}
        {among === 'table' && <span class="unseen"> {figure.where.row}</span>}
      </label>
      <span class="reading-source" title={`${figure.source} ${placeOf(figure.from, t)}`}>
        {figure.source}
      </span>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={shownText(item, figure)}
        placeholder={entry.kind === 'unreadable' ? t('pane.import.unreadable') : undefined}
        aria-invalid={entry.kind === 'wrong' ? 'true' : undefined}
        aria-describedby={entry.kind === 'wrong' ? `${id}-trouble` : undefined}
        onInput={(event) => {
          send({ type: 'typed', figures: new Map([[figure.point, event.currentTarget.value]]) });
          desk.compareSoon();
        }}
      />
      {entry.kind === 'wrong' && (
        <p class="field-trouble" id={`${id}-trouble`}>
          {word(entry.trouble)}
        </p>
      )}
    </div>
  );
}

/** Row and column, for those who do not see the heading of the row. */
export function whereOf({ where }: ImportedFigure): string {
  return [where.row, where.column].filter((part) => part !== '').join('·');
}

/** Where a text stands in its source. */
export function placeOf(place: TextPlace | CellPlace, t: Pane['t']): string {
  if ('cell' in place) return t('pane.import.at.cell', { sheet: place.sheet, cell: place.cell });
  return place.page === undefined
    ? t('pane.import.at.line', { line: place.line })
    : t('pane.import.at.page', { page: place.page });
}
