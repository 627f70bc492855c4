import { useEffect, useRef } from 'preact/hooks';
import type { DraftBlank, ReportDraft } from '../../core/model/report-draft';
import { focusWithin, showElement } from '../dom/focus';
import type { OfferedFile } from '../state/state';
import { blankId } from './blank-id';
import { leavesNothing } from '../state/state';
import { usePane } from './context';
import { Paper } from './draft-paper';
import { Button } from './parts';

/** The report as it reads, what is still to be written in, and the ways to take it along. */
export function DraftView() {
  const { state, t, controller } = usePane();
  const { draft } = state.draft;
  if (draft) return <Made draft={draft} />;
  if (leavesNothing(state)) return null;
  if (state.job?.intent.kind === 'draft')
    return (
      <div class="waiting" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    );
  return (
    <div class="empty">
      <p>{t('pane.draft.empty')}</p>
      <Button look="primary" onPress={() => void controller.perform({ kind: 'draft' })}>
        {t('pane.action.draft')}
      </Button>
    </div>
  );
}

function Made({ draft }: { readonly draft: ReportDraft }) {
  const { state, t, controller } = usePane();
  const { outdated, file, copy } = state.draft;
  const pending = hasPending(draft);
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
      {pending && <p class="bar caution">{t('pane.draft.pending')}</p>}
      {draft.blanks.length > 0 && <Blanks blanks={draft.blanks} />}
      <p class="keys">{t('pane.draft.hint')}</p>
      <Paper draft={draft} />
    </>
  );
}

function hasPending({ blocks }: ReportDraft): boolean {
  return blocks.some((block) => {
    switch (block.kind) {
      case 'table':
        return block.table.cells.some(({ pending }) => pending === true);
      case 'heading':
      case 'paragraph':
        return block.inlines.some((inline) => inline.kind === 'figure' && inline.pending);
      case 'chart':
        return false;
    }
  });
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

/** The brackets only the office can fill in, to be stepped through. */
function Blanks({ blanks }: { readonly blanks: readonly DraftBlank[] }) {
  const { state, t, send } = usePane();
  const at = state.draft.blank;
  const goTo = (blank: number): void => {
    send({ type: 'blankReached', blank });
    const mark = document.getElementById(blankId(blanks[blank]?.id ?? ''));
    showElement(mark);
  };
  const step = (by: number): void => goTo(((at ?? (by > 0 ? -1 : 0)) + by + blanks.length) % blanks.length);
  return (
    <section class="blanks" aria-labelledby="pane-blanks">
      <div class="blanks-head">
        <h2 id="pane-blanks">
          {at === null
            ? t('pane.draft.blanks', { count: blanks.length })
            : t('pane.draft.blankAt', { at: at + 1, count: blanks.length })}
        </h2>
        <Button waits={false} onPress={() => step(-1)}>
          {t('pane.draft.previousBlank')}
        </Button>
        <Button waits={false} onPress={() => step(1)}>
          {t('pane.draft.nextBlank')}
        </Button>
      </div>
      <ol>
        {blanks.map((blank, index) => (
          <li key={blank.id}>
            <button
              type="button"
              class={`blank-link${index === at ? ' here' : ''}`}
              aria-current={index === at ? 'true' : undefined}
              onClick={() => goTo(index)}
            >
              <span class="section">{blank.section}</span> {blank.text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
