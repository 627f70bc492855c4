import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { ChooseButton } from './bring';
import { useProse } from './context';
import { nameOf } from './state';

/** Last year's text: with it the page tells what both years have in common. */
export function LastYear() {
  const { t } = usePane();
  const { desk, state } = useProse();
  const { previous, text } = state;
  if (!previous)
    return (
      <p class="prose-last-year">
        {t('pane.prose.noLastYear')}{' '}
        <ChooseButton role="previous" look="link">
          {t('pane.prose.chooseLastYear')}
        </ChooseButton>
      </p>
    );
  return (
    <p class="prose-last-year">
      {t('pane.prose.lastYear', { name: nameOf(previous) ?? t('pane.prose.pasted') })}{' '}
      <ChooseButton role="previous" look="link">
        {t('pane.prose.otherLastYear')}
      </ChooseButton>{' '}
      {text && (
        <Button look="link" onPress={() => void desk.dropPrevious()}>
          {t('pane.prose.withoutLastYear')}
        </Button>
      )}
    </p>
  );
}
