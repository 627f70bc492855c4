import type { TableId } from '../../core/model/format';
import { usePane } from '../views/context';
import { Button, Icon } from '../views/parts';
import { useImport } from './context';
import { FigureField } from './figure-field';
import { figureTables } from './figures';
import type { FigureRow, FigureTable } from './figures';
import type { ReadItem } from './state';

/** Every figure by table and row. One table is unfolded at a time, and only that one is drawn. */
export function Tables({ item }: { readonly item: ReadItem }) {
  const { t } = usePane();
  return (
    <section class="import-tables" aria-label={t('pane.import.tables')}>
      {figureTables(item).map((table) => (
        <TableFold key={table.table} item={item} table={table} />
      ))}
    </section>
  );
}

interface TableFoldProps {
  readonly item: ReadItem;
  readonly table: FigureTable;
}

function TableFold({ item, table: { table, rows, count, doubtful } }: TableFoldProps) {
  const { t } = usePane();
  const { state, send } = useImport();
  const open = state.open === table;
  const id = `pane-import-${table}`;
  return (
    <section class="import-table">
      <h3>
        <Button
          look="link"
          waits={false}
          expanded={open}
          controls={id}
          onPress={() => send({ type: 'unfolded', table: open ? null : table })}
        >
          {t(`pane.table.${table}`)}
          <span class="count">{t('pane.import.table.count', { count })}</span>
          {doubtful > 0 && (
            <span class="count caution">{t('pane.import.table.doubtful', { count: doubtful })}</span>
          )}
          <Icon name="down" />
        </Button>
      </h3>
      <div id={id} hidden={!open}>
        {open && rows.map((row) => <Row key={row.label} item={item} row={row} table={table} />)}
      </div>
    </section>
  );
}

interface RowProps {
  readonly item: ReadItem;
  readonly row: FigureRow;
  readonly table: TableId;
}

function Row({ item, row: { label, figures }, table }: RowProps) {
  const { t } = usePane();
  return (
    <div class="reading-row" role="group" aria-label={label === '' ? t(`pane.table.${table}`) : label}>
      {label !== '' && <h4>{label}</h4>}
      {figures.map((figure) => (
        <FigureField
          key={figure.point}
          item={item}
          figure={figure}
          label={figure.where.column}
          among="table"
        />
      ))}
    </div>
  );
}
