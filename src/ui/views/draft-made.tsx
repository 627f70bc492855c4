import { useEffect, useRef } from 'preact/hooks';
import { addMessages } from '../../catalogue/messages';
import { reportText } from '../../catalogue/messages/zh-CN/report-text';
import { TONES, type ReportDraft } from '../../core/model/report-draft';
import { focusWithin, showElement } from '../dom/focus';
import type { OfferedFile } from '../state/state';
import { usePane } from './context';
import { Blanks } from './draft-blanks';
import './draft-made.css';
import { Paper } from './draft-paper';
import { SheetTextSection } from './draft-text';
import { Button } from './parts';

addMessages('zh-CN', reportText);

/** The draft that was made, the ways to take it along, and what can be done with its text. */
export function MadeDraftView({ draft }: { readonly draft: ReportDraft }) {
  const { state, t, controller } = usePane();
  const { outdated, file, copy } = state.draft;
  useFoundFigure(state.draft.found.turn);
  return (
    <>
      {outdated && (
        <div class="bar caution">
          <p>{t('pane.draft.outdated')}</p>
          <Button onPress={() => void controller.perform({ kind: 'draft' })}>
            {t('pane.action.redraft')}
          </Button>
        </div>
      )}
      <div class="actions">
        <Button look="primary" onPress={() => void controller.perform({ kind: 'save', file: 'docx' })}>
          {t('pane.action.saveWord')}
        </Button>
        <Button onPress={() => void controller.perform({ kind: 'save', file: 'html' })}>
          {t('pane.action.saveHtml')}
        </Button>
        <Button onPress={() => void controller.perform({ kind: 'copy' })}>{t('pane.action.copy')}</Button>
      </div>
      {file && <FileOffer file={file} />}
      {copy !== null && <TextOffer text={copy} />}
      <Choices />
      <SheetTextSection />
      {hasPending(draft) && <p class="bar caution">{t('pane.draft.pending')}</p>}
      {draft.blanks.length > 0 && <Blanks blanks={draft.blanks} />}
      <div class="draft-foot">
        <p class="keys">{t('pane.draft.hint')}</p>
        <Button look="link" onPress={() => void controller.perform({ kind: 'findSelection' })}>
          {t('pane.text.select')}
        </Button>
      </div>
      <Paper draft={draft} />
    </>
  );
}

function hasPending({ blocks }: ReportDraft): boolean {
  return blocks.some((block) => {
    if (block.kind === 'table') return block.table.cells.some(({ pending }) => pending === true);
    return 'inlines' in block && block.inlines.some((inline) => inline.kind === 'figure' && inline.pending);
  });
}

/** Scrolls to the first figure of the cell that was selected, once it is looked for. */
function useFoundFigure(turn: number): void {
  useEffect(() => {
    if (turn > 0) showElement(document.querySelector('.paper .figure.found'), 'center');
  }, [turn]);
}

/** Tone and charts; the draft is made again at once. */
function Choices() {
  const { state, t, controller } = usePane();
  const { options } = state.draft;
  return (
    <fieldset class="draft-choices">
      <legend class="unseen">{t('pane.tone')}</legend>
      {TONES.map((tone) => (
        <label key={tone} class="tone">
          <input
            type="radio"
            name="pane-tone"
            value={tone}
            checked={options.tone === tone}
            onChange={() => void controller.perform({ kind: 'draft', options: { ...options, tone } })}
          />
          <span>{t(`pane.tone.${tone}`)}</span>
        </label>
      ))}
      <label class="charts">
        <input
          type="checkbox"
          checked={options.charts}
          onChange={() =>
            void controller.perform({ kind: 'draft', options: { ...options, charts: !options.charts } })
          }
        />
        <span>{t('pane.charts')}</span>
      </label>
    </fieldset>
  );
}

/** Some webviews ignore a download in silence: the link stays, and the text can always be copied. */
function FileOffer({ file }: { readonly file: OfferedFile }) {
  const { t, send } = usePane();
  return (
    <section class="panel done">
      <h2>{t('pane.draft.file.made', { name: file.name })}</h2>
      <p>
        <a href={file.url} download={file.name}>
          {t('pane.draft.file.link', { name: file.name })}
        </a>
        <span class="size">
          {t('pane.draft.file.size', { size: Math.max(1, Math.round(file.bytes / 1024)) })}
        </span>
      </p>
      <p class="field-hint">{t('pane.draft.file.help')}</p>
      <div class="actions">
        <Button look="quiet" waits={false} onPress={() => send({ type: 'offerClosed' })}>
          {t('pane.close')}
        </Button>
      </div>
    </section>
  );
}

function TextOffer({ text }: { readonly text: string }) {
  const { t, send } = usePane();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    focusWithin(area.current);
    area.current?.select();
  }, []);
  return (
    <section class="panel caution">
      <label for="pane-text">{t('pane.draft.text')}</label>
      <textarea id="pane-text" ref={area} readOnly rows={5} value={text} />
      <div class="actions">
        <Button look="quiet" waits={false} onPress={() => send({ type: 'offerClosed' })}>
          {t('pane.close')}
        </Button>
      </div>
    </section>
  );
}
