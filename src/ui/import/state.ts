import type { Message } from '../../core/model/finding';
import type { DataPointId, TableId } from '../../core/model/format';
import type { ImportedReport } from '../../core/model/imported';
import type { ImportComparison } from '../actions';

/** Where the figures of a report go: the sheet 上年数据, or the tables of the workbook. */
export type Target = 'previous' | 'current';

export const TARGETS = ['previous', 'current'] as const satisfies readonly Target[];

/** A report that was read, with what the clerk typed over in the preview. */
export interface ReadItem {
  readonly id: number;
  /** Empty for the clipboard. */
  readonly name: string;
  readonly report: ImportedReport;
  /** Figures as typed, which may be no figures. */
  readonly typed: ReadonlyMap<DataPointId, string>;
  /** Doubtful figures that the clerk looked at and left as they are. */
  readonly confirmed: ReadonlySet<DataPointId>;
  /** As typed; what the report says of itself until then. */
  readonly organ: string;
  readonly year: string;
  /** Where its figures were written last; null before. */
  readonly written: Target | null;
}

export interface FailedItem {
  readonly id: number;
  readonly name: string;
  readonly failure: Message;
}

export type ImportItem = ReadItem | FailedItem;

/** The question about cells that say something else. */
export interface Settling {
  readonly target: Target;
  readonly comparison: ImportComparison;
  /** Figures whose cells are to be written over; none to begin with. */
  readonly chosen: ReadonlySet<DataPointId>;
}

export interface ImportState {
  /** In the order they came. */
  readonly items: readonly ImportItem[];
  /** The item whose preview is shown; null before anything was read. */
  readonly current: number | null;
  /** The one table that is unfolded. */
  readonly open: TableId | null;
  /** What writing would change; null while that is not known. */
  readonly comparison: ImportComparison | null;
  readonly settling: Settling | null;
}

export const NOTHING_IMPORTED: ImportState = {
  items: [],
  current: null,
  open: null,
  comparison: null,
  settling: null,
};

export function isRead(item: ImportItem | undefined): item is ReadItem {
  return item !== undefined && 'report' in item;
}

export function currentItem({ items, current }: ImportState): ImportItem | undefined {
  return items.find(({ id }) => id === current);
}

/** File name as the clerk knows it, or a word for the clipboard. */
export function nameOf({ name }: ImportItem, t: (key: string) => string): string {
  return name === '' ? t('pane.import.clipboard') : name;
}
