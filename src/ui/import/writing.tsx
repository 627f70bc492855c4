import { useEffect, useRef } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import type { DifferentFigure, ImportComparison } from '../actions';
import { showElement } from '../dom/focus';
import { useArrivalFocus, usePane } from '../views/context';
import { DifferenceList } from '../views/difference-list';
import { Button, Icon } from '../views/parts';
import { useImport } from './context';
import { differencesOf, holdsOtherYear } from './desk';
import { entryOf, figuresOf, readYear } from './figures';
import { TARGETS } from './state';
import type { ReadItem, Settling, Target } from './state';

/** Where the figures go. The year decides which way stands out; both say first what they would do. */
export function Writing({ item }: { readonly item: ReadItem }) {
  const { state } = useImport();
  const { settling } = state;
  return <div>{settling ? <Settle settling={settling} item={item} /> : <Ways item={item} />}</div>;
}

function Ways({ item }: { readonly item: ReadItem }) {
  const { state: pane, t, controller } = usePane();
  const { desk, state } = useImport();
  const primary: Target = readYear(item.year) === desk.previousYear() ? 'previous' : 'current';
  const targets = primary === 'previous' ? TARGETS : [...TARGETS].reverse();
  const isDone = item.written !== null && pane.written?.undone !== true;
  return (
    <section class="import-writing" aria-label={t('pane.import.will')}>
      {isDone && (
        <div class="panel done">
          <p>
            <Icon name="done" />
            {t(`pane.import.isWritten.${item.written}`)}
          </p>
          <div class="actions">
            <Button look="primary" onPress={() => controller.go('check')}>
              {t('pane.import.done.next')}
            </Button>
          </div>
        </div>
      )}
      <OtherOrgan item={item} comparison={state.comparison} />
      {targets.map((target) => (
        <Way
          key={target}
          item={item}
          target={target}
          look={target === primary && !isDone ? 'primary' : 'plain'}
        />
      ))}
      <LeftOut item={item} />
    </section>
  );
}

interface WayProps {
  readonly item: ReadItem;
  readonly target: Target;
  readonly look: 'primary' | 'plain';
}

function Way({ item, target, look }: WayProps) {
  const { t, word } = usePane();
  const { desk, state } = useImport();
  const { comparison } = state;
  if (comparison && target === 'current' && !comparison.current) return <NoTables item={item} look={look} />;
  return (
    <div class="import-way">
      {comparison && (
        <p>
          {willHappen(comparison, target, item).map((message) => (
            <span key={message.key}>{word(message)}</span>
          ))}
        </p>
      )}
      <Button look={look} focusHome={look === 'primary'} onPress={() => void desk.write(target)}>
        {t(`pane.import.write.${target}`)}
      </Button>
    </div>
  );
}

/** What writing would do, a sentence each. */
function willHappen(comparison: ImportComparison, target: Target, item: ReadItem): readonly Message[] {
  const said = (key: string, values: Message['values'] = {}): Message => ({
    key: `pane.import.will.${key}`,
    values,
  });
  const { previous, current } = comparison;
  if (target === 'previous' && !previous) return [said('previous.new', { fill: figuresOf(item).size })];
  const found = target === 'previous' ? previous : current;
  if (!found) return [];
  const { same, fill, different, formulas, noPlace } = found;
  const counts = { same, fill, different: different.length };
  const asks = different.length > 0 ? [said('asks')] : [];
  if (target === 'previous') {
    const year = holdsOtherYear(comparison, readYear(item.year));
    return year === null
      ? [said('previous', counts), ...asks]
      : [said('previous.otherYear', { ...counts, year })];
  }
  return [
    said('current', counts),
    ...asks,
    ...(formulas > 0 ? [said('current.formulas', { count: formulas })] : []),
    ...(noPlace > 0 ? [said('current.noPlace', { count: noPlace })] : []),
  ];
}

/** There is nothing to write into: the template comes first, for the organ and the year of the report. */
function NoTables({ item, look }: Omit<WayProps, 'target'>) {
  const { state, t, send, controller } = usePane();
  const insert = (): void => {
    const { form } = state.insert;
    const { organ, year } = item;
    send({
      type: 'formEdited',
      form: { ...form, organ: organ.trim() || form.organ, year: readYear(year) === null ? form.year : year },
    });
    controller.go('insert');
  };
  return (
    <div class="import-way">
      <p>{t('pane.import.will.current.none')}</p>
      <Button look={look} onPress={insert}>
        {t('pane.action.insert')}
      </Button>
    </div>
  );
}

interface OtherOrganProps {
  readonly item: ReadItem;
  readonly comparison: ImportComparison | null;
}

/** Somebody else's report is easily taken by mistake; short and full names of the same organ are no mistake. */
function OtherOrgan({ item, comparison }: OtherOrganProps) {
  const { t } = usePane();
  const own = comparison?.organ ?? '';
  const organ = item.organ.trim();
  if (own === '' || organ === '' || own.includes(organ) || organ.includes(own)) return null;
  return <p class="bar caution">{t('pane.import.otherOrgan', { organ, own })}</p>;
}

function LeftOut({ item }: { readonly item: ReadItem }) {
  const { t } = usePane();
  const count = item.report.figures.filter((figure) => entryOf(item, figure).kind === 'unreadable').length;
  return count === 0 ? null : <p class="hint">{t('pane.import.will.leftOut', { count })}</p>;
}

interface SettleProps {
  readonly settling: Settling;
  readonly item: ReadItem;
}

/** Cells that say something else: both values of each, and only those ticked are changed. */
function Settle({ settling, item }: SettleProps) {
  const { t } = usePane();
  const { send } = useImport();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const section = useRef<HTMLElement>(null);
  useEffect(() => showElement(section.current), []);
  const { target, comparison } = settling;
  const different = differencesOf(comparison, target);
  const from = target === 'previous' ? holdsOtherYear(comparison, readYear(item.year)) : null;
  return (
    <section
      class="panel caution import-settle"
      ref={section}
      onKeyDown={(event) => {
        if (event.key === 'Escape') send({ type: 'left' });
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {t('pane.import.settle.title', { count: different.length })}
      </h2>
      {from === null ? (
        <Choose settling={settling} different={different} />
      ) : (
        <Replace different={different} from={from} to={item.year} />
      )}
    </section>
  );
}

interface ChooseProps {
  readonly settling: Settling;
  readonly different: readonly DifferentFigure[];
}

function Choose({ settling: { chosen }, different }: ChooseProps) {
  const { t } = usePane();
  const { desk, send } = useImport();
  return (
    <>
      <p>{t('pane.import.settle.what')}</p>
      <DifferenceList
        different={different}
        chosen={chosen}
        onChoose={(points) => send({ type: 'answered', chosen: points })}
        all={t('pane.import.settle.all')}
        none={t('pane.import.settle.none')}
        look="differences"
      >
        {(figure) => <Difference figure={figure} />}
      </DifferenceList>
      <div class="actions">
        <Button look="primary" onPress={() => void desk.settle()}>
          {chosen.size === 0
            ? t('pane.import.settle.fillOnly')
            : t('pane.import.settle.write', { count: chosen.size })}
        </Button>
        <Keep />
      </div>
    </>
  );
}

interface ReplaceProps {
  readonly different: readonly DifferentFigure[];
  readonly from: number;
  readonly to: string;
}

/** Figures of two years in one sheet would be worth nothing: all or none. */
function Replace({ different, from, to }: ReplaceProps) {
  const { t } = usePane();
  const { desk, send } = useImport();
  return (
    <>
      <p>{t('pane.import.settle.otherYear', { from, to })}</p>
      <ul class="differences">
        {different.map((figure) => (
          <li key={figure.point}>
            <Difference figure={figure} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button
          look="primary"
          onPress={() => {
            send({ type: 'answered', chosen: new Set(different.map(({ point }) => point)) });
            void desk.settle();
          }}
        >
          {t('pane.import.settle.replace')}
        </Button>
        <Keep />
      </div>
    </>
  );
}

function Keep() {
  const { t } = usePane();
  const { send } = useImport();
  return (
    <Button look="quiet" waits={false} onPress={() => send({ type: 'left' })}>
      {t('pane.keep')}
    </Button>
  );
}

function Difference({ figure: { where, place, is, shouldBe } }: { readonly figure: DifferentFigure }) {
  const { t } = usePane();
  const words = (value: DifferentFigure['is']): string =>
    value === null || value === '' ? t('pane.import.blank') : String(value);
  return (
    <span class="difference">
      <span>
        {[where.row, where.column].filter((part) => part !== '').join('·')}{' '}
        <span class="cell">{place.cell}</span>
      </span>
      <b>{t('pane.import.settle.change', { from: words(is), to: words(shouldBe) })}</b>
    </span>
  );
}
