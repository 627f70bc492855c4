import { usePaneTools } from './context';
import { PartView } from './part-view';
import { Button } from './parts';

/** 核对文字, drawn by a part of its own. */
export function ProseView() {
  return <PartView door={usePaneTools().texts} />;
}

/** The way from the draft to 核对文字: what comes back from the leader is dropped there. */
export function ProseOffer() {
  const { t, controller } = usePaneTools();
  return (
    <p class="offer">
      {t('pane.prose.offer')}{' '}
      <Button look="link" waits={false} onPress={() => controller.go('prose')}>
        {t('pane.prose.title')}
      </Button>
    </p>
  );
}
