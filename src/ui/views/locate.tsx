import type { CellPlace } from '../../core/model/grid';
import { usePaneTools } from './context';
import { Button } from './parts';

interface LocateProps {
  readonly place: CellPlace;
  readonly tabIndex?: number;
  /** In place of showing the cell and nothing else. */
  readonly onPress?: () => void;
}

/** 定位 D27: shows and selects the cell. */
export function LocateButton({ place, tabIndex, onPress }: LocateProps) {
  const { t, controller } = usePaneTools();
  return (
    <Button
      look="link"
      waits={false}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      label={t('pane.action.locate.label', { cell: place.cell })}
      onPress={onPress ?? (() => void controller.perform({ kind: 'reveal', place }))}
    >
      {t('pane.action.locate')} <span class="cell">{place.cell}</span>
    </Button>
  );
}
