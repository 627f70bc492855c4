import { SaxesParser } from 'saxes';
import { GoujiError } from '../../../../core/errors';
import type { XlsxLimits } from '../limits';
import { decodeXml, isSameEncoding, type XmlEncoding } from './encoding';

export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** What to do inside one element. Elements without a rule are skipped with all they contain. */
export interface ElementRule {
  readonly open?: (attributes: XmlAttributes, scope: NamespaceScope) => void;
  /** Called with each piece of text directly inside the element. */
  readonly text?: (text: string) => void;
  readonly close?: () => void;
  readonly children?: ReadonlyMap<string, ElementRule>;
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

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * Walks a part by the rules of its root. Element names are matched by namespace and local name, so prefixes
 * make no difference.
 * @throws XML_DAMAGED, XML_FORBIDDEN (DTD), XML_TOO_DEEP, XML_TOO_LARGE, XML_ENCODING
 */
export function walkXml(document: XmlDocument, limits: XlsxLimits, budget: EventBudget): void {
  const { part, bytes } = document;
  const { encoding, pieces } = decodeXml(bytes, part);
  const parser = new SaxesParser({
    xmlns: false as const,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  const walk = new Walk(document, limits, budget);
  // Seven handlers: with an eighth V8 keeps the parser in a slow kind of object, and it takes six times as long.
  parser.on('doctype', () => {
    throw new GoujiError('XML_FORBIDDEN', { part, reason: 'DTD' });
  });
  parser.on('error', (cause) => {
    throw new GoujiError('XML_DAMAGED', { part, reason: cause.message }, { cause });
  });
  parser.on('attribute', ({ name }) => walk.attribute(name));
  parser.on('opentag', (tag) => {
    if (walk.isAtRoot()) requireDeclaredEncoding(parser.xmlDecl.encoding, encoding, part);
    walk.open(tag.name, tag.attributes);
  });
  parser.on('closetag', () => walk.close());
  parser.on('text', (text) => walk.text(text));
  parser.on('cdata', (text) => walk.text(text));
  for (const piece of pieces) {
    walk.references(piece);
    parser.write(piece);
  }
  parser.close();
}

function requireDeclaredEncoding(declared: string | undefined, encoding: XmlEncoding, part: string): void {
  if (declared !== undefined && !isSameEncoding(declared, encoding)) {
    throw new GoujiError('XML_ENCODING', { part, encoding: declared.slice(0, 40) });
  }
}

/** Names looked up under one set of bindings; more than this are looked up anew each time. */
const REMEMBERED_NAMES = 256;

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

/** State of one walk: a rule and the bindings for every open element. */
class Walk {
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

  /** Notes what the attributes of the tag that is being read will need; most tags need nothing. */
  attribute(name: string): void {
    this.attributes += 1;
    if (this.attributes > this.limits.xmlAttributes) throw this.tooLarge(this.limits.xmlAttributes);
    if (name.startsWith('xmlns')) this.declares = true;
    else if (name.includes(':')) this.usesPrefix = true;
  }

  open(qualified: string, attributes: XmlAttributes): void {
    this.count();
    const { part } = this.document;
    if (this.rules.length >= this.limits.xmlDepth) {
      throw new GoujiError('XML_TOO_DEEP', { part, limit: this.limits.xmlDepth });
    }
    this.scopes.push(this.scope);
    if (this.declares) this.scope = this.scope.with(attributes);
    if (this.usesPrefix) this.requireBoundAttributes(attributes);
    this.declares = this.usesPrefix = false;
    this.attributes = 0;
    const name = this.scope.localName(qualified);
    if (name === undefined) throw unbound(part, qualified);
    const rule = this.ruleOf(name);
    this.rules.push(rule);
    rule?.open?.(attributes, this.scope);
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
