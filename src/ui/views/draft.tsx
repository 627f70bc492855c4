import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import type { ReportDraft } from '../../core/model/report-draft';
import { messageOf } from '../problems';
import { leavesNothing } from '../state/state';
import { usePane } from './context';
import { Button } from './parts';
import { ProseOffer } from './prose';

/** The report as it reads, what is still to be written in, and the ways to take it along. */
export function DraftView() {
  const { state, t, controller } = usePane();
  const { draft } = state.draft;
  if (draft)
    return (
      <>
        <ProseOffer />
        <Made draft={draft} />
      </>
    );
  if (leavesNothing(state)) return null;
  if (state.job?.intent.kind === 'draft') return <Waiting />;
  return (
    <div class="empty">
      <p>{t('pane.draft.empty')}</p>
      <Button look="primary" onPress={() => void controller.perform({ kind: 'draft' })}>
        {t('pane.action.draft')}
      </Button>
      <ProseOffer />
    </div>
  );
}

function Waiting() {
  return (
    <div class="waiting" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** Drawn by a part of its own that is loaded when the first draft is there. */
function Made({ draft }: { readonly draft: ReportDraft }) {
  const { t, word } = usePane();
  const [part, setPart] = useState<{ readonly View: FunctionComponent<{ draft: ReportDraft }> } | null>(null);
  const [failure, setFailure] = useState<Message | null>(null);
  useEffect(() => {
    if (part || failure) return;
    import('./draft-made').then(
      ({ MadeDraftView }) => setPart({ View: MadeDraftView }),
      (error: unknown) => setFailure(messageOf(error)),
    );
  }, [part, failure]);
  if (part) return <part.View draft={draft} />;
  if (!failure) return <Waiting />;
  return (
    <div class="bar problem" role="alert">
      <p>{word(failure)}</p>
      <Button onPress={() => setFailure(null)}>{t('pane.retry')}</Button>
    </div>
  );
}
