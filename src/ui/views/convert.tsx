import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding, Message } from '../../core/model/finding';
import { focusWithin, showElement } from '../dom/focus';
import { messageOf } from '../problems';
import { isConvertible } from '../state/findings';
import { usePane, usePaneTools } from './context';
import { Button, Icon } from './parts';

/** Labels that are not in force can be converted together; a finding about one opens the section for all. */
export function ConvertButton({
  finding,
  tabIndex,
}: {
  readonly finding: Finding;
  readonly tabIndex: number;
}) {
  const { t, send } = usePaneTools();
  if (!isConvertible(finding)) return null;
  return (
    <Button look="link" waits={false} tabIndex={tabIndex} onPress={() => send({ type: 'conversionOpened' })}>
      {t('pane.action.convert')}
    </Button>
  );
}

/** 转换为现行格式: what is kept, asked and noted, before anything is written. Its body is loaded when first opened. */
export function ConvertSection({ findings }: { readonly findings: readonly Finding[] }) {
  const { state, t, send } = usePane();
  const { open, outcome } = state.check.conversion;
  const section = useRef<HTMLElement>(null);
  const shown = open || outcome !== null || findings.some(isConvertible);
  useEffect(() => {
    if (!open || section.current?.contains(document.activeElement)) return;
    focusWithin(section.current?.querySelector<HTMLElement>('[data-focus-home]'));
    showElement(section.current);
  }, [open]);
  if (!shown) return null;
  return (
    <section class="controls" ref={section}>
      <h2>
        <Button
          look="link"
          waits={false}
          focusHome
          expanded={open}
          controls="pane-convert"
          onPress={() => send({ type: open ? 'conversionFolded' : 'conversionOpened' })}
        >
          {t('pane.convert.title')}
          <Icon name="down" />
        </Button>
      </h2>
      <div id="pane-convert" class="controls-body" hidden={!open}>
        {open && <Body />}
      </div>
    </section>
  );
}

function Body() {
  const { t, word } = usePaneTools();
  const [part, setPart] = useState<{ readonly View: FunctionComponent } | null>(null);
  const [failure, setFailure] = useState<Message | null>(null);
  useEffect(() => {
    if (part || failure) return;
    import('../convert').then(
      ({ ConversionView }) => setPart({ View: ConversionView }),
      (error: unknown) => setFailure(messageOf(error)),
    );
  }, [part, failure]);
  if (part) return <part.View />;
  if (!failure) return <p class="standing">{t('pane.convert.loading')}</p>;
  return (
    <div class="bar problem" role="alert">
      <p>{word(failure)}</p>
      <Button onPress={() => setFailure(null)}>{t('pane.retry')}</Button>
    </div>
  );
}
