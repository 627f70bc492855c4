import { axisLeaves, joinKeys } from '../form/axis';
import type {
  AxisItem,
  BlockFormat,
  DataPointId,
  EditionId,
  ReportFormat,
  TableFormat,
  TableId,
} from '../model/format';
import { allBodies } from './axis-labels';
import type { LabelIndex, Window } from './label-index';
import { labelBody } from './normalise-label';
import { findBlock, type FoundBlock } from './recognise-block';

/** A block of a table with the form each edition gives it, the edition due first. */
export interface BlockShape {
  readonly caption?: string;
  readonly variants: readonly BlockVariant[];
}

export interface BlockVariant {
  readonly edition: EditionId;
  readonly table: TableFormat;
  readonly block: BlockFormat;
  /** Texts that show that a block is not of this edition. */
  readonly contradictions: readonly string[];
}

/** A block as found, read by the edition that fits it best. */
export interface PlacedBlock extends FoundBlock {
  readonly edition: EditionId;
}

const shapesByFormats = new WeakMap<readonly ReportFormat[], Map<string, readonly BlockShape[]>>();

/** The blocks a table may have, in the order of the form due; those it does not have come last. */
export function shapesOf(
  formats: readonly ReportFormat[],
  due: ReportFormat,
  id: TableId,
): readonly BlockShape[] {
  const known = shapesByFormats.get(formats) ?? new Map<string, readonly BlockShape[]>();
  shapesByFormats.set(formats, known);
  const key = `${due.edition}|${id}`;
  const shapes = known.get(key) ?? listShapes([due, ...formats.filter((format) => format !== due)], id);
  known.set(key, shapes);
  return shapes;
}

function listShapes(formats: readonly ReportFormat[], id: TableId): readonly BlockShape[] {
  const shapes = new Map<string, Omit<BlockVariant, 'contradictions'>[]>();
  for (const { edition, tables } of formats) {
    const table = tables.find((candidate) => candidate.id === id);
    for (const block of table?.blocks ?? []) {
      const variants = shapes.get(block.id) ?? [];
      if (table && variants.every((known) => known.block !== block)) variants.push({ edition, table, block });
      shapes.set(block.id, variants);
    }
  }
  return [...shapes.values()].map((variants) => {
    const caption = variants[0]?.block.caption;
    const blocks = variants.map(({ block }) => block);
    return {
      variants: variants.map((variant) => ({
        ...variant,
        contradictions: contradictions(variant.block, blocks),
      })),
      ...(caption === undefined ? {} : { caption }),
    };
  });
}

/**
 * The reading that finds the most labels; of equals the one that finds more of its own wording, then the one by
 * the edition due. Not the one that lacks fewest: a form with fewer rows would then win over a table of which one
 * row was deleted.
 */
export function readBlock(index: LabelIndex, { variants }: BlockShape, window: Window): PlacedBlock | null {
  let best: PlacedBlock | null = null;
  for (const { edition, table, block, contradictions: signs } of variants) {
    if (index.find(signs, window).length > 0) continue;
    const reading = { ...findBlock(index, table, block, window), edition };
    if (!best || fitsBetter(reading, best)) best = reading;
  }
  return best;
}

function fitsBetter(one: FoundBlock, other: FoundBlock): boolean {
  return one.found === other.found ? ownWording(one) > ownWording(other) : one.found > other.found;
}

function ownWording({ labels }: FoundBlock): number {
  return labels.filter(({ isLeaf, alias }) => isLeaf && (alias === null || alias.origin === 'spelling'))
    .length;
}

/**
 * Texts that show the block is not of this edition: what another edition lists below a label that is a single row
 * or column here, such as the three kinds of （六）其他处理.
 */
function contradictions(block: BlockFormat, all: readonly BlockFormat[]): readonly string[] {
  const items = itemsOf(block);
  const own = new Set(items.map(({ label }) => labelBody(label)));
  const singles = new Set(items.flatMap(({ label, children }) => (children ? [] : [labelBody(label)])));
  const below = all
    .filter((other) => other !== block)
    .flatMap(itemsOf)
    .filter(({ label, children }) => children && singles.has(labelBody(label)))
    .flatMap(({ children = [] }) => allBodies(children));
  return [...new Set(below)].filter((body) => !own.has(body));
}

/** Every label of a block, groups and what stands below them. */
export function itemsOf(block: BlockFormat): readonly AxisItem[] {
  return [...flatten(block.rows), ...flatten(block.columns)];
}

function flatten(items: readonly AxisItem[]): readonly AxisItem[] {
  return items.flatMap((item) => [item, ...(item.children ? flatten(item.children) : [])]);
}

/** Figures of a block in the order of the form. */
export function pointsOfBlock(table: TableFormat, block: BlockFormat): readonly DataPointId[] {
  return axisLeaves(block.rows).flatMap((row) =>
    axisLeaves(block.columns).map((column) => joinKeys(table.id, row.key, column.key)),
  );
}

/** Labels that hold figures: rows and columns. */
export function leavesOfBlock(block: BlockFormat): number {
  return axisLeaves(block.rows).length + axisLeaves(block.columns).length;
}
