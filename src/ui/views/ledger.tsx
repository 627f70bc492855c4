import { usePane, usePaneTools } from './context';
import { PartView } from './part-view';
import { Button } from './parts';

/** 台账, drawn by a part of its own. */
export function LedgerView() {
  return <PartView door={usePaneTools().ledgers} />;
}

/** The way to 台账: plain where the workbook has a ledger, a quiet offer where it has none. */
export function LedgerOffer() {
  const { state, t, controller } = usePane();
  const sheet = state.status?.ledgerSheet;
  const go = (): void => controller.go('ledger');
  if (sheet === undefined)
    return (
      <p class="offer">
        <Button look="link" waits={false} onPress={go}>
          {t('pane.ledger.offer')}
        </Button>
      </p>
    );
  return (
    <div class="bar">
      <p>{t('pane.ledger.there', { sheet })}</p>
      <Button waits={false} onPress={go}>
        {t('pane.ledger.open')}
      </Button>
    </div>
  );
}
