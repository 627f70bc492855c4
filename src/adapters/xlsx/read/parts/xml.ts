import { SaxesParser } from 'saxes';
import { GoujiError } from '../../../../core/errors';
import type { XlsxLimits } from '../limits';
import { decodePieces, decodeWhole, detectEncoding, isSameEncoding, type XmlEncoding } from './encoding';
import type { EventBudget, XmlDocument } from './xml-rules';
import { Malformed, scanXml } from './xml-scanner';
import { Walk } from './xml-walk';

export {
  children,
  type ElementRule,
  type EventBudget,
  type NamespaceScope,
  type XmlAttributes,
  type XmlDocument,
} from './xml-rules';

/**
 * Walks a part by the rules of its root. Element names are matched by namespace and local name, so prefixes
 * make no difference. What spreadsheets write goes through a scanner of our own, anything else through saxes;
 * both tell the walk the same.
 * @throws XML_DAMAGED, XML_FORBIDDEN (DTD), XML_TOO_DEEP, XML_TOO_LARGE, XML_ENCODING
 */
export function walkXml(document: XmlDocument, limits: XlsxLimits, budget: EventBudget): void {
  const { bytes, part } = document;
  const walk = new Walk(document, limits, budget);
  const encoding = detectEncoding(bytes);
  if (encoding !== 'utf-8' || bytes.length > limits.wholeBytes) {
    walkWithSaxes(walk, part, encoding, decodePieces(bytes, encoding, part));
    return;
  }
  const text = decodeWhole(bytes, part);
  const start = startOfPlain(text);
  if (start === null) walkWithSaxes(walk, part, encoding, [text]);
  else walkPlain(walk, part, text, start);
}

const DECLARATION =
  /^<\?xml version="1\.[0-9]+"(?: encoding="(?<encoding>[A-Za-z][A-Za-z0-9._-]*)")?(?: standalone="(?:yes|no)")? ?\?>/;

/** Where a document in UTF-8 whose markup is tags alone goes on after its declaration; null where it has other markup. */
function startOfPlain(text: string): number | null {
  const declaration = DECLARATION.exec(text);
  const declared = declaration?.groups?.['encoding'];
  if (declared !== undefined && !isSameEncoding(declared, 'utf-8')) return null;
  const start = declaration?.[0].length ?? 0;
  return hasMarkup(text, '!', start) || hasMarkup(text, '?', start) ? null : start;
}

function hasMarkup(text: string, sign: '!' | '?', start: number): boolean {
  for (let at = text.indexOf(sign, start); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (text[at - 1] === '<') return true;
  }
  return false;
}

function walkPlain(walk: Walk, part: string, text: string, start: number): void {
  walk.references(text);
  try {
    scanXml(text, start, walk);
  } catch (cause) {
    if (!(cause instanceof Malformed)) throw cause;
    throw new GoujiError('XML_DAMAGED', { part, reason: cause.message }, { cause });
  }
}

function walkWithSaxes(walk: Walk, part: string, encoding: XmlEncoding, pieces: Iterable<string>): void {
  const parser = new SaxesParser({
    xmlns: false as const,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  // Seven handlers: with an eighth V8 keeps the parser in a slow kind of object, and it takes six times as long.
  parser.on('doctype', () => {
    throw new GoujiError('XML_FORBIDDEN', { part, reason: 'DTD' });
  });
  parser.on('error', (cause) => {
    throw new GoujiError('XML_DAMAGED', { part, reason: cause.message }, { cause });
  });
  parser.on('attribute', ({ name }) => walk.attribute(name));
  parser.on('opentag', ({ name, attributes }) => {
    if (walk.isAtRoot()) requireDeclaredEncoding(parser.xmlDecl.encoding, encoding, part);
    walk.open(name, { record: () => attributes });
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
