export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** What to do inside one element. Elements without a rule are skipped with all they contain. */
export interface ElementRule {
  readonly open?: (attributes: XmlAttributes, scope: NamespaceScope) => void;
  /** Called with each piece of text directly inside the element. */
  readonly text?: (text: string) => void;
  readonly close?: () => void;
  readonly children?: ReadonlyMap<string, ElementRule>;
  /**
   * Takes a whole child that stands there in the plainest way, without prefix, reference or anything unusual. It counts
   * the events itself and does what the other rules would do.
   * @param at  place of its `<`
   * @returns where it ends; 0 leaves it to the other rules, with nothing changed
   */
  readonly plain?: (text: string, at: number) => number;
}

/** Children of a rule by local name; a Map, because names come from the file. */
export function children(rules: Readonly<Record<string, ElementRule>>): ReadonlyMap<string, ElementRule> {
  return new Map(Object.entries(rules));
}

/** Namespaces in force at an element. */
export interface NamespaceScope {
  /** Namespace of a prefix; '' is the default namespace. Undefined when it is not declared. */
  uri(prefix: string): string | undefined;
}

/** One part to be read: its bytes, its name for messages, the namespaces whose elements count, and the root's rule. */
export interface XmlDocument {
  readonly bytes: Uint8Array;
  readonly part: string;
  readonly vocabulary: ReadonlySet<string>;
  readonly root: { readonly name: string; readonly rule: ElementRule };
}

/** Counts the events of all parts of one workbook. */
export interface EventBudget {
  left: number;
}
