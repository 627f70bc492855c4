import type { Message } from '../../core/model/finding';
import type { DataPointId, Measure, TableId } from '../../core/model/format';
import type { FiguresToWrite, ImportedFigure, ImportedReport } from '../../core/model/imported';
import { LARGEST_FIGURE } from '../../core/model/limits';
import type { Doubt } from '../../core/model/source';
import type { ReadItem } from './state';

/** What a figure of the preview says: a figure or blank, something unreadable, or something typed that is none. */
export type Entry =
  | { readonly kind: 'figure'; readonly value: number | null }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'wrong'; readonly trouble: Message };

/** Marks that clerks put for nothing, as in the cells of the form. */
const BLANK = /^(?:[/\\-]|-{2}|[—–]{1,2}|无)?$/;

const NUMBER: Readonly<Record<Measure, RegExp>> = {
  count: /^\d+$/,
  change: /^[+-]?\d+$/,
  amount: /^\d+(?:\.\d{1,6})?$/,
};

/** What was typed over, with full-width digits as well; checked like the cells of the template. */
export function readTyped(text: string, measure: Measure): Entry {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (BLANK.test(plain)) return { kind: 'figure', value: null };
  const value = Number(plain);
  if (NUMBER[measure].test(plain) && Math.abs(value) <= LARGEST_FIGURE) return { kind: 'figure', value };
  return { kind: 'wrong', trouble: { key: `pane.import.wrong.${measure}`, values: {} } };
}

export function entryOf({ typed }: ReadItem, { point, value, measure }: ImportedFigure): Entry {
  const text = typed.get(point);
  if (text !== undefined) return readTyped(text, measure);
  if (value.kind === 'text') return { kind: 'unreadable' };
  return { kind: 'figure', value: value.kind === 'number' ? value.value : null };
}

/** As it stands in the field: what was typed, else the figure; empty for a blank and for what cannot be read. */
export function shownText(item: ReadItem, figure: ImportedFigure): string {
  const text = item.typed.get(figure.point);
  if (text !== undefined) return text;
  return figure.value.kind === 'number' ? String(figure.value.value) : '';
}

/** Somebody should still look at it. */
export function isDoubtful({ typed, confirmed }: ReadItem, { point, doubtful }: ImportedFigure): boolean {
  return doubtful && !typed.has(point) && !confirmed.has(point);
}

/** Figures that can be written. What cannot be read is left out: nothing is guessed. */
export function figuresOf(item: ReadItem): FiguresToWrite {
  return new Map(
    item.report.figures.flatMap((figure): readonly (readonly [DataPointId, number | null])[] => {
      const entry = entryOf(item, figure);
      return entry.kind === 'figure' ? [[figure.point, entry.value]] : [];
    }),
  );
}

/** Points typed over with something that is no figure. */
export function wrongPoints(item: ReadItem): readonly DataPointId[] {
  return item.report.figures
    .filter((figure) => entryOf(item, figure).kind === 'wrong')
    .map(({ point }) => point);
}

export interface Counts {
  /** Figures read or typed. */
  readonly read: number;
  readonly doubtful: number;
  readonly blank: number;
  /** Told apart only by the relations. */
  readonly inferred: number;
}

export function countFigures(item: ReadItem): Counts {
  const entries = item.report.figures.map((figure) => ({ figure, entry: entryOf(item, figure) }));
  const isBlank = ({ entry }: { entry: Entry }): boolean => entry.kind === 'figure' && entry.value === null;
  return {
    read: entries.filter((one) => one.entry.kind === 'figure' && !isBlank(one)).length,
    doubtful: entries.filter(({ figure }) => isDoubtful(item, figure)).length,
    blank: entries.filter(isBlank).length,
    inferred: entries.filter(({ figure }) => figure.inferred && !item.typed.has(figure.point)).length,
  };
}

/** Figures in doubt together, with the doubt of the source where it states one. */
export interface DoubtfulGroup {
  readonly doubt: Doubt | null;
  readonly figures: readonly ImportedFigure[];
}

/** In the order of the form; figures without a stated doubt stand alone. Settled ones stay where they are. */
export function doubtfulGroups({ doubts, figures }: ImportedReport): readonly DoubtfulGroup[] {
  const stated = doubts.filter(({ kind }) => kind !== 'decided');
  const doubtful = figures.filter(({ doubtful: is }) => is);
  const taken = new Set<Doubt>();
  return doubtful.flatMap((figure): readonly DoubtfulGroup[] => {
    const doubt = stated.find(({ points }) => points.includes(figure.point));
    if (!doubt) return [{ doubt: null, figures: [figure] }];
    if (taken.has(doubt)) return [];
    taken.add(doubt);
    return [{ doubt, figures: doubtful.filter(({ point }) => doubt.points.includes(point)) }];
  });
}

/** Figures of one row of a table. */
export interface FigureRow {
  readonly label: string;
  readonly figures: readonly ImportedFigure[];
}

export interface FigureTable {
  readonly table: TableId;
  readonly rows: readonly FigureRow[];
  readonly doubtful: number;
  readonly count: number;
}

export function figureTables(item: ReadItem): readonly FigureTable[] {
  return [...groupedBy(item.report.figures, ({ table }) => table)].map(([table, figures]) => ({
    table,
    rows: rowsOf(figures),
    doubtful: figures.filter((figure) => isDoubtful(item, figure)).length,
    count: figures.length,
  }));
}

function rowsOf(figures: readonly ImportedFigure[]): readonly FigureRow[] {
  return [...groupedBy(figures, ({ where }) => where.row)].map(([label, of]) => ({ label, figures: of }));
}

/** In the order in which the keys come first. */
function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What the figures would be with this reading of a doubt, as they would be typed. */
export function readingOf(
  doubt: Doubt,
  reading: readonly (number | null)[],
): ReadonlyMap<DataPointId, string> {
  return new Map(doubt.points.map((point, index) => [point, String(reading[index] ?? '')]));
}

/** Four digits, full-width ones too; null for anything else. */
export function readYear(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^(?:19|20)\d{2}$/.test(plain) ? Number(plain) : null;
}

/** The report with organ and year as the clerk put them right. */
export function namedReport({ report, organ, year }: ReadItem): ImportedReport {
  const { profile } = report.verdict.report;
  const named = { ...profile, organ: organ.trim() === '' ? null : organ.trim(), year: readYear(year) };
  return { ...report, verdict: { ...report.verdict, report: { ...report.verdict.report, profile: named } } };
}
