/** Items that belong together, by joining two at a time. */
export class UnionFind {
  private readonly parents = new Map<number, number>();

  /** The item that stands for the group; an item never joined stands for itself. */
  find(item: number): number {
    const parent = this.parents.get(item);
    if (parent === undefined || parent === item) return item;
    const root = this.find(parent);
    this.parents.set(item, root);
    return root;
  }

  join(one: number, other: number): void {
    const [root, joined] = [this.find(one), this.find(other)];
    if (root !== joined) this.parents.set(joined, root);
  }
}
