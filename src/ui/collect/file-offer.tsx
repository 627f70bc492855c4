import { usePane } from '../views/context';
import { Icon } from '../views/parts';
import { useCollecting } from './context';

/**
 * Some webviews ignore a download in silence: the link stays.
 * @param unit  to which the file is a note; null for the workbook of the total
 */
export function FileOffer({ unit }: { readonly unit: string | null }) {
  const { t } = usePane();
  const { state } = useCollecting();
  const { file } = state;
  if (!file || file.unit !== unit) return null;
  return (
    <p class="collect-file">
      <Icon name="done" />
      {t('pane.collect.file')}{' '}
      <a href={file.url} download={file.name}>
        {file.name}
      </a>
    </p>
  );
}
