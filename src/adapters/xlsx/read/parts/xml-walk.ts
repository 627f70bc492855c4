import { GoujiError } from '../../../../core/errors';
import type { XlsxLimits } from '../limits';
import type { ElementRule, EventBudget, NamespaceScope, XmlAttributes, XmlDocument } from './xml-rules';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Names looked up under one set of bindings; more than this are looked up anew each time. */
const REMEMBERED_NAMES = 256;

/** A longer name could be a view of the whole text, and keep it. */
const LONGEST_SHARED_NAME = 12;
/** Most levels and attributes of an element that is taken as a whole, and any name without a prefix. */
const PLAIN_DEPTH = 2;
const PLAIN_ATTRIBUTES = 3;
const PLAIN_NAME = 'c';
const NO_RULE: ElementRule = {};

/** Names of attributes that have no prefix and declare none. */
const ORDINARY_NAMES = new Set<string>();

/** The prefixes that one element declares, on top of those around it, and the names already looked up under them. */
class Bindings implements NamespaceScope {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly declared: ReadonlyMap<string, string>,
    private readonly outer: Bindings | null,
    private readonly vocabulary: ReadonlySet<string>,
  ) {}

  uri(prefix: string): string | undefined {
    return this.declared.get(prefix) ?? this.outer?.uri(prefix);
  }

  /** Local name of an element of the vocabulary, '' for one of another, undefined for an undeclared prefix. */
  localName(qualified: string): string | undefined {
    const known = this.names.get(qualified);
    if (known !== undefined) return known;
    const colon = qualified.indexOf(':');
    const uri = this.uri(colon < 0 ? '' : qualified.slice(0, colon));
    if (uri === undefined && colon >= 0) return undefined;
    const name = uri !== undefined && this.vocabulary.has(uri) ? qualified.slice(colon + 1) : '';
    if (this.names.size < REMEMBERED_NAMES) this.names.set(qualified, name);
    return name;
  }

  /** These bindings with the declarations among the attributes. */
  with(attributes: XmlAttributes): Bindings {
    const declared = new Map<string, string>();
    for (const name in attributes) {
      if (name === 'xmlns') declared.set('', attributes[name] ?? '');
      else if (name.startsWith('xmlns:')) declared.set(name.slice(6), attributes[name] ?? '');
    }
    return new Bindings(declared, this, this.vocabulary);
  }
}

/** Attributes of the tag that was just read; made into a record only where a rule asks for them. */
export interface TagAttributes {
  record(): XmlAttributes;
}

/** State of one walk: a rule and the bindings for every open element. Whoever reads the text tells it what comes. */
export class Walk {
  private readonly rules: (ElementRule | undefined)[] = [];
  private readonly scopes: Bindings[] = [];
  private scope: Bindings;
  private declares = false;
  private usesPrefix = false;
  private attributes = 0;
  private referenceCount = 0;

  constructor(
    private readonly document: XmlDocument,
    private readonly limits: XlsxLimits,
    private readonly budget: EventBudget,
  ) {
    this.scope = new Bindings(new Map([['xml', XML_NAMESPACE]]), null, document.vocabulary);
  }

  /** Counts references before they are joined into texts. */
  references(piece: string): void {
    for (let at = piece.indexOf('&'); at >= 0; at = piece.indexOf('&', at + 1)) this.referenceCount += 1;
    if (this.referenceCount > this.limits.xmlReferences) throw this.tooLarge(this.limits.xmlReferences);
  }

  isAtRoot(): boolean {
    return this.rules.length === 0;
  }

  plain(text: string, at: number): number {
    const { plain } = this.rules[this.rules.length - 1] ?? NO_RULE;
    if (!plain || this.scope.localName(PLAIN_NAME) !== PLAIN_NAME) return 0;
    const { xmlDepth, xmlAttributes } = this.limits;
    if (this.rules.length + PLAIN_DEPTH > xmlDepth || xmlAttributes < PLAIN_ATTRIBUTES) return 0;
    return plain(text, at);
  }

  /** Notes what the attributes of the tag that is being read will need; most tags need nothing. */
  attribute(name: string): void {
    this.attributes += 1;
    if (this.attributes > this.limits.xmlAttributes) throw this.tooLarge(this.limits.xmlAttributes);
    if (name.length === 1 || ORDINARY_NAMES.has(name)) return;
    if (name.startsWith('xmlns')) this.declares = true;
    else if (name.includes(':')) this.usesPrefix = true;
    else if (name.length <= LONGEST_SHARED_NAME && ORDINARY_NAMES.size < REMEMBERED_NAMES)
      ORDINARY_NAMES.add(name);
  }

  open(qualified: string, attributes: TagAttributes): void {
    this.count();
    const { part } = this.document;
    if (this.rules.length >= this.limits.xmlDepth) {
      throw new GoujiError('XML_TOO_DEEP', { part, limit: this.limits.xmlDepth });
    }
    this.scopes.push(this.scope);
    if (this.declares) this.scope = this.scope.with(attributes.record());
    if (this.usesPrefix) this.requireBoundAttributes(attributes.record());
    this.declares = this.usesPrefix = false;
    this.attributes = 0;
    const name = this.scope.localName(qualified);
    if (name === undefined) throw unbound(part, qualified);
    const rule = this.ruleOf(name);
    this.rules.push(rule);
    if (rule?.open) rule.open(attributes.record(), this.scope);
  }

  text(text: string): void {
    this.count();
    this.rules[this.rules.length - 1]?.text?.(text);
  }

  close(): void {
    const rule = this.rules.pop();
    this.scope = this.scopes.pop() ?? this.scope;
    rule?.close?.();
  }

  private count(): void {
    this.budget.left -= 1;
    if (this.budget.left < 0) throw this.tooLarge(this.limits.xmlEvents);
  }

  private tooLarge(limit: number): GoujiError {
    return new GoujiError('XML_TOO_LARGE', { part: this.document.part, limit });
  }

  private ruleOf(name: string): ElementRule | undefined {
    if (this.rules.length > 0) return this.rules[this.rules.length - 1]?.children?.get(name);
    const { root, part } = this.document;
    if (name !== root.name) throw new GoujiError('XML_DAMAGED', { part, reason: `root is not ${root.name}` });
    return root.rule;
  }

  private requireBoundAttributes(attributes: XmlAttributes): void {
    for (const name in attributes) {
      const colon = name.indexOf(':');
      if (colon <= 0 || name.startsWith('xmlns:')) continue;
      if (this.scope.uri(name.slice(0, colon)) === undefined) throw unbound(this.document.part, name);
    }
  }
}

function unbound(part: string, name: string): GoujiError {
  return new GoujiError('XML_DAMAGED', { part, reason: `prefix not declared: ${name.slice(0, 80)}` });
}
