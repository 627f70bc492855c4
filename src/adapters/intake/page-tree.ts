import { html as htmlNames, Parser, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { GoujiError } from '../../core/errors';
import { INTAKE_LIMITS } from './limits';

/** A node of a page as the parser of the standard builds it; plain data, nothing of it can run. */
export interface PageNode {
  readonly kind: 'document' | 'element' | 'text' | 'other';
  /** Lower-case name of an element, else ''. */
  readonly tag: string;
  readonly namespace: htmlNames.NS;
  readonly attributes: Token.Attribute[];
  text: string;
  parent: PageNode | null;
  first: PageNode | null;
  last: PageNode | null;
  next: PageNode | null;
  previous: PageNode | null;
  /** What a template holds; never shown. */
  content: PageNode | null;
  /** A table lies somewhere below. */
  holdsTable: boolean;
}

export function attributeOf({ attributes }: PageNode, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/**
 * The tree of a page.
 * @throws PAGE_TOO_LARGE, PAGE_TOO_DEEP
 */
export function parsePage(text: string): PageNode {
  const parser = new Parser<PageTypes>({ treeAdapter: boundedAdapter(), scriptingEnabled: true });
  boundAttributes(parser.tokenizer as unknown as TagReader);
  parser.tokenizer.write(text, true);
  markTables(parser.document);
  return parser.document;
}

/** The step of the library's tokenizer that ends the name of an attribute. */
interface TagReader {
  readonly currentToken: Token.TagToken;
  _leaveAttrName(): void;
}

/** That step compares the attribute with all before it in its tag, so that a tag without end would take minutes. */
function boundAttributes(reader: TagReader): void {
  const leaveName = reader._leaveAttrName.bind(reader);
  let comparisons = 0;
  reader._leaveAttrName = () => {
    comparisons += reader.currentToken.attrs.length;
    if (comparisons > INTAKE_LIMITS.attributeComparisons) throw tooLarge(INTAKE_LIMITS.attributeComparisons);
    leaveName();
  };
}

function tooLarge(limit: number): GoujiError {
  return new GoujiError('PAGE_TOO_LARGE', { limit });
}

type PageTypes = TreeAdapterTypeMap<
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode,
  PageNode
>;

/**
 * Builds linked nodes: in the tree that the library builds by itself, putting a node before another looks through all
 * its siblings, which a page of stray text in tables makes very slow. Counts nodes and open elements.
 */
function boundedAdapter(): TreeAdapter<PageTypes> {
  let nodes = 0;
  let depth = 0;
  let mode: htmlNames.DOCUMENT_MODE = htmlNames.DOCUMENT_MODE.NO_QUIRKS;
  const make = (
    kind: PageNode['kind'],
    text = '',
    tag = '',
    attributes: Token.Attribute[] = [],
    namespace = htmlNames.NS.HTML,
  ): PageNode => {
    nodes += 1;
    if (nodes > INTAKE_LIMITS.pageNodes) throw tooLarge(INTAKE_LIMITS.pageNodes);
    return {
      kind,
      tag,
      namespace,
      attributes,
      text,
      parent: null,
      first: null,
      last: null,
      next: null,
      previous: null,
      content: null,
      holdsTable: false,
    };
  };
  return {
    ...TREE,
    createDocument: () => make('document'),
    createDocumentFragment: () => make('other'),
    createElement: (tag, namespace, attributes) => make('element', '', tag, attributes, namespace),
    createCommentNode: () => make('other'),
    createTextNode: (text) => make('text', text),
    insertText: (parent, text) => addText(parent, null, text, make),
    insertTextBefore: (parent, text, reference) => addText(parent, reference, text, make),
    setDocumentMode: (_, next) => {
      mode = next;
    },
    getDocumentMode: () => mode,
    onItemPush: () => {
      depth += 1;
      if (depth > INTAKE_LIMITS.pageDepth)
        throw new GoujiError('PAGE_TOO_DEEP', { limit: INTAKE_LIMITS.pageDepth });
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

/** What the parser may ask of a tree and that needs no counting. */
const TREE = {
  appendChild: (parent, node) => insert(parent, node, null),
  insertBefore: (parent, node, reference) => insert(parent, node, reference),
  detachNode: (node) => detach(node),
  adoptAttributes: (element, attributes) => {
    const known = new Set(element.attributes.map(({ name }) => name));
    element.attributes.push(...attributes.filter(({ name }) => !known.has(name)));
  },
  setTemplateContent: (template, content) => {
    template.content = content;
  },
  getTemplateContent: (template) => template.content ?? template,
  setDocumentType: () => undefined,
  setNodeSourceCodeLocation: () => undefined,
  updateNodeSourceCodeLocation: () => undefined,
  getNodeSourceCodeLocation: () => null,
  getFirstChild: ({ first }) => first,
  getChildNodes: (node) => [...childrenOf(node)],
  getParentNode: ({ parent }) => parent,
  getAttrList: ({ attributes }) => attributes,
  getTagName: ({ tag }) => tag,
  getNamespaceURI: ({ namespace }) => namespace,
  getTextNodeContent: ({ text }) => text,
  getCommentNodeContent: () => '',
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode: (node): node is PageNode => node.kind === 'text',
  isCommentNode: (_node): _node is PageNode => false,
  isDocumentTypeNode: (_node): _node is PageNode => false,
  isElementNode: (node): node is PageNode => node.kind === 'element',
} satisfies Partial<TreeAdapter<PageTypes>>;

export function* childrenOf(node: PageNode): Iterable<PageNode> {
  for (let child = node.first; child; child = child.next) yield child;
}

function insert(parent: PageNode, node: PageNode, before: PageNode | null): void {
  const previous = before ? before.previous : parent.last;
  node.parent = parent;
  node.previous = previous;
  node.next = before;
  if (previous) previous.next = node;
  else parent.first = node;
  if (before) before.previous = node;
  else parent.last = node;
}

function detach(node: PageNode): void {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = null;
}

function addText(
  parent: PageNode,
  before: PageNode | null,
  text: string,
  make: (kind: 'text', text: string) => PageNode,
): void {
  const previous = before ? before.previous : parent.last;
  if (previous?.kind === 'text') previous.text += text;
  else insert(parent, make('text', text), before);
}

function markTables(document: PageNode): void {
  for (const node of walk(document)) {
    if (node.tag !== 'table') continue;
    for (let at = node.parent; at && !at.holdsTable; at = at.parent) at.holdsTable = true;
  }
}

/** Every node below, in order, without recursion. */
export function* walk(root: PageNode): Iterable<PageNode> {
  let node = root.first;
  while (node) {
    yield node;
    if (node.first) {
      node = node.first;
      continue;
    }
    while (node && !node.next) node = node.parent === root ? null : node.parent;
    node = node?.next ?? null;
  }
}
