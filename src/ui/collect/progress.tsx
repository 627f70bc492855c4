import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { useCollecting } from './context';
import { filesLeft } from './state';

/** How far the reading is, with the way to stop it and to go on. */
export function Progress() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { busy, submissions, files, unreadable } = state;
  if (busy === 'looking') return <p class="standing">{t('pane.collect.looking')}</p>;
  const values = { done: submissions.length, total: files.length, unreadable };
  const words = t(unreadable > 0 ? 'pane.collect.progress.some' : 'pane.collect.progress', values);
  if (busy === 'reading')
    return (
      <div class="bar busy">
        <div class="busy-line">
          <p>{words}</p>
          <Button look="quiet" waits={false} onPress={desk.stopReading}>
            {t('pane.collect.stop')}
          </Button>
        </div>
        <progress aria-label={t('pane.collect.reading')} value={submissions.length} max={files.length} />
      </div>
    );
  const left = filesLeft(state).length;
  if (left === 0) return null;
  return (
    <div class="bar caution">
      <p>
        {words} {t('pane.collect.left', { count: left })}
      </p>
      <Button waits={false} onPress={() => void desk.readOn()}>
        {t('pane.collect.readOn')}
      </Button>
    </div>
  );
}
