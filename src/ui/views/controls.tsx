import { useEffect, useRef } from 'preact/hooks';
import type { CellPlace } from '../../core/model/grid';
import type { Verdict } from '../../core/model/verdict';
import type { ControlsState } from '../actions';
import { focusWithin, showElement } from '../dom/focus';
import { countControls, nextControl } from '../state/controls';
import { usePane } from './context';
import { LocateButton } from './locate';
import { Button, Confirm, Icon } from './parts';

/** 核对数: figures typed from paper beside the totals. Folded, it asks nothing of the workbook. */
export function ControlFigures({ verdict }: { readonly verdict: Verdict }) {
  const { state, t, send, controller } = usePane();
  const { open } = state.check.controls;
  const section = useRef<HTMLElement>(null);
  useOpenedFromElsewhere(section, open);
  const { places, filled } = countControls(verdict);
  const toggle = (): void => {
    if (open) send({ type: 'controlsFolded' });
    else void controller.perform({ kind: 'controls' });
  };
  return (
    <section class="controls" ref={section}>
      <h2>
        <Button look="link" waits={false} focusHome expanded={open} controls="pane-controls" onPress={toggle}>
          {t('pane.controls.title')}
          {places > 0 && (
            <span class="count">
              {filled}/{places}
              <span class="unseen">{t('pane.controls.filled', { filled, places })}</span>
            </span>
          )}
          <Icon name="down" />
        </Button>
      </h2>
      <div id="pane-controls" class="controls-body" hidden={!open}>
        {open && <Body verdict={verdict} />}
      </div>
    </section>
  );
}

/** A link elsewhere that opens the section brings the clerk to it. */
function useOpenedFromElsewhere(section: { readonly current: HTMLElement | null }, open: boolean): void {
  const before = useRef(open);
  useEffect(() => {
    const opened = open && !before.current;
    before.current = open;
    if (!opened || section.current?.contains(document.activeElement)) return;
    focusWithin(section.current?.querySelector<HTMLElement>('[data-focus-home]'));
    showElement(section.current);
  }, [open]);
}

function Body({ verdict }: { readonly verdict: Verdict }) {
  const { state, t } = usePane();
  const { known } = state.check.controls;
  return (
    <>
      <p>{t('pane.controls.what')}</p>
      {known === 'unknown' && <p class="standing">{t('pane.controls.looking')}</p>}
      {known === null && <p class="standing">{t('pane.controls.noPlace')}</p>}
      {known !== null && known !== 'unknown' && <Places known={known} next={nextControl(verdict)} />}
    </>
  );
}

interface PlacesProps {
  readonly known: ControlsState;
  /** Where the next control figure is to be typed; null when all are there. */
  readonly next: CellPlace | null;
}

function Places({ known: { shown, places, filled }, next }: PlacesProps) {
  const { t, controller } = usePane();
  return (
    <>
      <p>
        {t('pane.controls.filled', { filled, places })}
        {!shown && filled > 0 && t('pane.controls.hiddenCounts')}
      </p>
      <div class="actions">
        <Button onPress={() => void controller.perform({ kind: 'showControls', visible: !shown })}>
          {t(shown ? 'pane.action.hideControls' : 'pane.action.showControls')}
        </Button>
        {shown && next && <LocateButton place={next} />}
        {filled > 0 && (
          <Confirm
            look="quiet"
            verb={t('pane.action.clearControls')}
            consequence={t('pane.controls.clear.consequence', { count: filled })}
            onConfirm={() => void controller.perform({ kind: 'clearControls' })}
          />
        )}
      </div>
    </>
  );
}
