import { joinKeys } from '../form/axis';
import type { AxisItem, LabelAlias } from '../model/format';
import type { LabelCell } from './label-index';
import { labelBody } from './normalise-label';

/** Which way an axis runs: column labels stand side by side, row labels below each other. */
export type Direction = 'across' | 'down';

/** A label that was found once, and the part of the data-point id it gives. */
export interface FoundLabel {
  readonly key: string;
  readonly item: AxisItem;
  readonly cell: LabelCell;
  readonly isLeaf: boolean;
  /** Set when another wording than the official one stands there. */
  readonly alias: LabelAlias | null;
}

export interface AxisMatch {
  readonly found: readonly FoundLabel[];
  readonly missing: readonly AxisTrouble[];
  readonly doubled: readonly (AxisTrouble & { readonly cells: readonly LabelCell[] })[];
}

export interface AxisTrouble {
  /** Key of the leaf, or of the group: every leaf below it is concerned. */
  readonly key: string;
  readonly label: string;
  readonly isLeaf: boolean;
}

/** Stretch of the axis in which the labels of a group may stand; `end` is not included. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the labels of an axis among candidate cells. A label is looked for inside the stretch of its group;
 * one whose text occurs only once in the axis may stand anywhere. Nothing is guessed: a label found twice is doubled.
 */
export function matchAxis(
  items: readonly AxisItem[],
  candidates: readonly LabelCell[],
  direction: Direction,
): AxisMatch {
  return new AxisMatcher(items, candidates, direction).match();
}

class AxisMatcher {
  private readonly found: FoundLabel[] = [];
  private readonly missing: AxisTrouble[] = [];
  private readonly doubled: (AxisTrouble & { cells: readonly LabelCell[] })[] = [];
  private readonly timesInForm: ReadonlyMap<string, number>;

  constructor(
    private readonly items: readonly AxisItem[],
    private readonly candidates: readonly LabelCell[],
    private readonly direction: Direction,
  ) {
    this.timesInForm = timesInForm(items);
  }

  match(): AxisMatch {
    this.matchSiblings(this.items, [], { start: 0, end: Infinity });
    return { found: this.found, missing: this.missing, doubled: this.doubled };
  }

  private matchSiblings(siblings: readonly AxisItem[], keys: readonly string[], stretch: Stretch): void {
    const starts = new Map<AxisItem, number>();
    for (const item of siblings) {
      const cell = this.matchOne(item, keys, stretch);
      if (cell) starts.set(item, this.positionOf(cell));
    }
    for (const item of siblings) {
      if (item.children)
        this.matchSiblings(item.children, [...keys, item.key], stretchOf(item, starts, stretch));
    }
  }

  private matchOne(item: AxisItem, keys: readonly string[], stretch: Stretch): LabelCell | null {
    if (item.label === '') return null;
    const trouble: AxisTrouble = {
      key: joinKeys(...keys, item.key),
      label: item.label,
      isLeaf: !item.children,
    };
    const bodies = bodiesOf(item);
    const all = this.candidates.filter(({ body }) => bodies.has(body));
    const inside = all.filter(
      (cell) => this.positionOf(cell) >= stretch.start && this.positionOf(cell) < stretch.end,
    );
    const cells = inside.length === 0 && this.isUnique(item) ? all : inside;
    const [cell] = cells;
    if (!cell) {
      this.missing.push(trouble);
      return null;
    }
    if (cells.length > 1) {
      this.doubled.push({ ...trouble, cells });
      return null;
    }
    const alias = bodies.get(cell.body) ?? null;
    const key = alias?.means === undefined ? trouble.key : joinKeys(...keys, alias.means);
    this.found.push({ key, item, cell, isLeaf: trouble.isLeaf, alias });
    return cell;
  }

  private isUnique(item: AxisItem): boolean {
    return this.timesInForm.get(labelBody(item.label)) === 1;
  }

  private positionOf(cell: LabelCell): number {
    return this.direction === 'across' ? cell.col : cell.row;
  }
}

/** A group reaches from its label to the next label beside it; where its own label is missing, over all its parent. */
function stretchOf(item: AxisItem, starts: ReadonlyMap<AxisItem, number>, parent: Stretch): Stretch {
  const start = starts.get(item);
  if (start === undefined) return parent;
  const next = Math.min(parent.end, ...[...starts.values()].filter((position) => position > start));
  return { start, end: next };
}

/** Texts accepted for a label: the official one, then its aliases. */
export function bodiesOf(item: AxisItem): ReadonlyMap<string, LabelAlias | null> {
  const known = bodiesByItem.get(item);
  if (known) return known;
  const bodies = new Map<string, LabelAlias | null>();
  for (const alias of item.aliases ?? []) bodies.set(labelBody(alias.label), alias);
  bodies.set(labelBody(item.label), null);
  bodiesByItem.set(item, bodies);
  return bodies;
}

const bodiesByItem = new WeakMap<AxisItem, ReadonlyMap<string, LabelAlias | null>>();

const timesByAxis = new WeakMap<readonly AxisItem[], ReadonlyMap<string, number>>();

function timesInForm(items: readonly AxisItem[]): ReadonlyMap<string, number> {
  const known = timesByAxis.get(items) ?? countBodies(items);
  timesByAxis.set(items, known);
  return known;
}

function countBodies(
  items: readonly AxisItem[],
  counts = new Map<string, number>(),
): ReadonlyMap<string, number> {
  for (const item of items) {
    const body = labelBody(item.label);
    counts.set(body, (counts.get(body) ?? 0) + 1);
    if (item.children) countBodies(item.children, counts);
  }
  return counts;
}

/** Every text by which a label of the axis may be known. */
export function allBodies(items: readonly AxisItem[]): readonly string[] {
  return items.flatMap((item) => [
    ...bodiesOf(item).keys(),
    ...(item.children ? allBodies(item.children) : []),
  ]);
}
