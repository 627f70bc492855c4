import type { Doubt } from '../../core/model/source';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { useImport } from './context';
import { FigureField, placeOf, whereOf } from './figure-field';
import { doubtfulGroups, entryOf, isDoubtful, readingOf, shownText } from './figures';
import type { DoubtfulGroup } from './figures';
import type { ReadItem } from './state';

/** What a person should look at first: the source, the readings that remain, and the fields to type over. */
export function Doubts({ item }: { readonly item: ReadItem }) {
  const { t } = usePane();
  const groups = doubtfulGroups(item.report);
  if (groups.length === 0) return null;
  const open = item.report.figures.filter((figure) => isDoubtful(item, figure)).length;
  return (
    <section class={open > 0 ? 'import-doubts' : 'import-doubts settled'}>
      <h3 tabIndex={-1} data-focus-home="">
        {open > 0 ? t('pane.import.doubts', { count: open }) : t('pane.import.doubts.settled')}
      </h3>
      {open > 0 && <p class="hint">{t('pane.import.doubts.what')}</p>}
      <ul>
        {groups.map((group) => (
          <DoubtItem key={group.figures[0]?.point} item={item} group={group} />
        ))}
      </ul>
    </section>
  );
}

interface DoubtItemProps {
  readonly item: ReadItem;
  readonly group: DoubtfulGroup;
}

function DoubtItem({ item, group }: DoubtItemProps) {
  const { t } = usePane();
  const { doubt, figures } = group;
  const [first] = figures;
  if (!first) return null;
  const text = doubt?.place.text ?? first.source;
  const open = figures.some((figure) => isDoubtful(item, figure));
  return (
    <li class={open ? 'doubt' : 'doubt settled'}>
      <p class="doubt-source">
        {text === '' ? t('pane.import.source.blank') : t('pane.import.source', { text })}
        <span class="doubt-place">{placeOf(doubt?.place ?? first.from, t)}</span>
      </p>
      {doubt?.candidates && <Candidates item={item} doubt={doubt} candidates={doubt.candidates} />}
      {figures.map((figure) => (
        <FigureField key={figure.point} item={item} figure={figure} label={whereOf(figure)} among="doubts" />
      ))}
      <ConfirmReading item={item} group={group} />
    </li>
  );
}

interface CandidatesProps {
  readonly item: ReadItem;
  readonly doubt: Doubt;
  readonly candidates: NonNullable<Doubt['candidates']>;
}

function Candidates({ item, doubt, candidates }: CandidatesProps) {
  const { t } = usePane();
  const { send, desk } = useImport();
  const words = (reading: readonly (number | null)[]): string =>
    reading.map((figure) => (figure === null ? t('pane.import.blank') : String(figure))).join('、');
  const isTaken = (reading: readonly (number | null)[]): boolean =>
    [...readingOf(doubt, reading)].every(([point, text]) => item.typed.get(point) === text);
  return (
    <div class="candidates" role="group" aria-label={t('pane.import.candidates')}>
      {candidates.map((reading) => (
        <button
          key={words(reading)}
          type="button"
          class="candidate"
          aria-pressed={isTaken(reading)}
          aria-label={t('pane.import.candidate', { reading: words(reading) })}
          onClick={() => {
            send({ type: 'typed', figures: readingOf(doubt, reading) });
            desk.compareSoon();
          }}
        >
          {words(reading)}
        </button>
      ))}
    </div>
  );
}

/** 无误: the figure is right as it was read. There is nothing to confirm where none was read. */
function ConfirmReading({ item, group: { figures } }: DoubtItemProps) {
  const { t } = usePane();
  const { send } = useImport();
  const [first] = figures;
  const open = figures.filter((figure) => isDoubtful(item, figure));
  if (!first || figures.some((figure) => entryOf(item, figure).kind !== 'figure')) return null;
  if (open.length === 0) {
    const typed = figures.some(({ point }) => item.typed.has(point));
    return typed ? null : <p class="doubt-confirmed">{t('pane.import.isConfirmed')}</p>;
  }
  const place = `${whereOf(first)} ${shownText(item, first)}`;
  return (
    <div class="actions">
      <Button
        waits={false}
        label={t('pane.import.confirm.label', { place })}
        onPress={() => send({ type: 'confirmed', points: open.map(({ point }) => point) })}
      >
        {t('pane.import.confirm')}
      </Button>
    </div>
  );
}
