import type { SheetText, TextParagraph } from '../actions';
import { usePane } from './context';
import { Fold } from './fold';
import { LocateButton } from './locate';
import { Button } from './parts';

/** How the draft stands to the sheet 报告正文: none yet, in step with the tables, or behind them. */
export function SheetTextSection() {
  const { state, t, controller } = usePane();
  const { text } = state.draft;
  if (!text) {
    return (
      <section class="sheet-text" aria-label={t('pane.text.title')}>
        <p class="field-hint">{t('pane.text.none')}</p>
        <WriteButton />
      </section>
    );
  }
  const behind = text.paragraphs.filter(isBehind);
  const count = behind.length + text.added.length;
  const edited = text.paragraphs.filter((paragraph) => paragraph.edited).length;
  return (
    <section class="sheet-text" aria-label={t('pane.text.title')}>
      {count > 0 ? (
        <div class="bar caution">
          <p>{t('pane.text.behind', { sheet: text.sheet, count })}</p>
          <Button onPress={() => void controller.perform({ kind: 'editText', edit: { kind: 'update' } })}>
            {t('pane.text.update')}
          </Button>
        </div>
      ) : (
        <p class="field-hint">
          {t(edited > 0 ? 'pane.text.currentEdited' : 'pane.text.current', {
            sheet: text.sheet,
            count: edited,
          })}
        </p>
      )}
      {count > 0 && <Changes behind={behind} added={text.added} />}
      <Suggestions paragraphs={text.paragraphs} />
      <Removed removed={text.removed} />
    </section>
  );
}

export function WriteButton() {
  const { t, controller } = usePane();
  return (
    <Button onPress={() => void controller.perform({ kind: 'editText', edit: { kind: 'write' } })}>
      {t('pane.text.write')}
    </Button>
  );
}

function isBehind({ changes }: TextParagraph): boolean {
  return changes.length > 0;
}

/** Longer texts are shown by their beginning. */
const SHOWN = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}

/** Before anything is written: which paragraph, from what, to what. */
function Changes({
  behind,
  added,
}: {
  readonly behind: readonly TextParagraph[];
  readonly added: SheetText['added'];
}) {
  const { t } = usePane();
  return (
    <Fold id="pane-text-changes" title={t('pane.text.changes', { count: behind.length + added.length })}>
      <ul class="text-list">
        {behind.map(({ place, section, text, changes }) => (
          <li key={`${place.row}`}>
            <p class="text-head">
              <span class="section">{section}</span> {shortened(text)} <LocateButton place={place} />
            </p>
            {changes.map(({ from, to }, index) => (
              <p key={index} class="text-change">
                <span class="unseen">{t('pane.text.from')}</span>
                <del>{shortened(from)}</del> <span aria-hidden="true">→</span>{' '}
                <span class="unseen">{t('pane.text.to')}</span>
                <ins>{to === '' ? '—' : shortened(to)}</ins>
              </p>
            ))}
          </li>
        ))}
        {added.map(({ block, text }) => (
          <li key={block}>
            <p>{t('pane.text.added', { text: shortened(text) })}</p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Words of the hand that the figures no longer ask for: the hand's stay until the clerk decides. */
function Suggestions({ paragraphs }: { readonly paragraphs: readonly TextParagraph[] }) {
  const { t, controller } = usePane();
  const suggested = paragraphs.flatMap((paragraph) =>
    paragraph.suggestion === null ? [] : [{ ...paragraph, suggestion: paragraph.suggestion }],
  );
  if (suggested.length === 0) return null;
  return (
    <Fold id="pane-text-suggestions" title={t('pane.text.suggestions', { count: suggested.length })}>
      <ul class="text-list">
        {suggested.map(({ place, section, text, suggestion }) => (
          <li key={`${place.row}`}>
            <p>
              <span class="section">{section}</span> {t('pane.text.suggestion.now', { text })}
            </p>
            <p>{t('pane.text.suggestion.new', { text: suggestion === '' ? '—' : suggestion })}</p>
            <div class="actions">
              <Button
                onPress={() =>
                  void controller.perform({ kind: 'editText', edit: { kind: 'take', place, seen: text } })
                }
              >
                {t('pane.text.take')}
              </Button>
              <LocateButton place={place} />
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Removed({ removed }: { readonly removed: SheetText['removed'] }) {
  const { t, controller } = usePane();
  if (removed.length === 0) return null;
  return (
    <Fold id="pane-text-removed" title={t('pane.text.removed', { count: removed.length })}>
      <ul class="text-list">
        {removed.map(({ block, text }) => (
          <li key={block} class="text-removed">
            <p>{shortened(text)}</p>
            <Button
              label={t('pane.text.bringBack.label', { text: shortened(text) })}
              onPress={() =>
                void controller.perform({ kind: 'editText', edit: { kind: 'bringBack', block } })
              }
            >
              {t('pane.text.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
