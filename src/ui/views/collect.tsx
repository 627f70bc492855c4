import { usePaneTools } from './context';
import { PartView } from './part-view';
import { Button } from './parts';

/** 汇总, drawn by a part of its own. */
export function CollectView() {
  return <PartView door={usePaneTools().collecting} />;
}

/** The way to 汇总: what a county office does, and nobody else. */
export function CollectOffer() {
  const { t, controller } = usePaneTools();
  return (
    <p class="offer">
      <Button look="link" waits={false} onPress={() => controller.go('collect')}>
        {t('pane.collect.offer')}
      </Button>
    </p>
  );
}
