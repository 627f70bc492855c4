import type { XmlAttributes } from './xml-rules';
import type { TagAttributes } from './xml-walk';

/** Who is told what the text holds, in the order in which it stands there. */
export interface XmlEvents {
  /** Asked at each `<`: where an element ends that is taken as a whole, of which nothing else is told; 0 for none. */
  plain(text: string, at: number): number;
  /** An attribute of the tag that is being read. */
  attribute(name: string): void;
  open(name: string, attributes: TagAttributes): void;
  /** Text between two tags, references replaced; never ''. */
  text(text: string): void;
  close(): void;
}

/** The text is not well-formed XML. */
export class Malformed extends Error {}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const AMPERSAND = 0x26;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BRACKET = 0x5d;
const FIRST_NON_ASCII = 0x80;
/** U+FFFE and U+FFFF are no characters; all else from 0x20 on is, surrogates in pairs. */
const FIRST_FORBIDDEN = 0xfffe;

const ORDINARY = 0;
const FORBIDDEN = 1;
/** Text with one of these is not yet what it means. */
const TO_REPLACE = 2;
const MARKUP = 3;

const kindsBelow64 = (special: Readonly<Record<number, number>>): Uint8Array =>
  Uint8Array.from({ length: 64 }, (_, code) => special[code] ?? (code < SPACE ? FORBIDDEN : ORDINARY));

/** What the characters below 0x40 mean in a text. */
const IN_TEXT = kindsBelow64({
  [TAB]: ORDINARY,
  [LINE_FEED]: ORDINARY,
  [RETURN]: TO_REPLACE,
  [AMPERSAND]: TO_REPLACE,
  [LESS]: MARKUP,
  [GREATER]: MARKUP,
});

/** The same in the value of an attribute. */
const IN_VALUE = kindsBelow64({
  [TAB]: TO_REPLACE,
  [LINE_FEED]: TO_REPLACE,
  [RETURN]: TO_REPLACE,
  [AMPERSAND]: TO_REPLACE,
  [DOUBLE_QUOTE]: MARKUP,
  [SINGLE_QUOTE]: MARKUP,
  [LESS]: FORBIDDEN,
});

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
// XML lists joiners and combining marks one by one, as they stand in these classes
/* eslint-disable no-misleading-character-class */
const NAME_START_CHARACTER = new RegExp(`^[${NAME_START}]`, 'u');
const NAME_CHARACTER = new RegExp(`^[-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040${NAME_START}]`, 'u');
/* eslint-enable no-misleading-character-class */

const ENDS_NAME = 0;
const STARTS_NAME = 2;

/** What the characters of ASCII mean in a name: 1 may only follow another. */
const NAME_ASCII = Uint8Array.from({ length: FIRST_NON_ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  if (NAME_START_CHARACTER.test(character)) return STARTS_NAME;
  return NAME_CHARACTER.test(character) ? 1 : ENDS_NAME;
});

const ONE_LETTER: readonly string[] = Array.from({ length: FIRST_NON_ASCII }, (_, code) =>
  String.fromCharCode(code),
);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Names kept to be used again, by a cheap key; another name of the same key takes the place. */
const NAME_PLACES = 256;
/** A longer name could be a view of the whole text, and keep it. */
const LONGEST_KEPT = 12;

const knownNames: string[] = Array.from({ length: NAME_PLACES }, () => '');

/** More attributes than this are compared by a set. */
const FEW_ATTRIBUTES = 12;

/**
 * Reads a well-formed document without declaration, document type, comments, CDATA and processing instructions, and
 * refuses everything else.
 * @param text  the document; a byte order mark is left out
 * @param start  where the document goes on after its declaration
 * @throws Malformed, and what `events` throw
 */
export function scanXml(text: string, start: number, events: XmlEvents): void {
  new Scanner(text, start, events).document();
}

/** Attributes as a record without a prototype: names come from the file. */
function Attributes(): void {
  // the fields are those of the tag
}
Attributes.prototype = Object.create(null);
const AttributeRecord = Attributes as unknown as new () => Record<string, string>;

class Scanner implements TagAttributes {
  private readonly elements: string[] = [];
  private rootIsClosed = false;
  /** Names and values of the attributes of the last tag; further ones are of tags before it. */
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private attributeCount = 0;

  constructor(
    private readonly source: string,
    private at: number,
    private readonly events: XmlEvents,
  ) {}

  document(): void {
    const { source } = this;
    while (this.at < source.length) {
      if (source.charCodeAt(this.at) !== LESS) {
        this.text();
        continue;
      }
      const end = this.events.plain(source, this.at);
      if (end > 0) {
        this.at = end;
        continue;
      }
      this.at += 1;
      if (source.charCodeAt(this.at) === SLASH) this.closingTag();
      else this.openingTag();
    }
    if (!this.rootIsClosed) throw new Malformed('ends inside an element');
  }

  record(): XmlAttributes {
    const record = new AttributeRecord();
    for (let i = 0; i < this.attributeCount; i += 1) record[this.names[i]!] = this.values[i]!;
    return record;
  }

  /** Moves to the next tag or to the end. */
  private text(): void {
    const { source } = this;
    const start = this.at;
    let at = start;
    let replace = false;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      const kind = code < 64 ? IN_TEXT[code] : code < FIRST_FORBIDDEN ? ORDINARY : FORBIDDEN;
      if (kind === ORDINARY) continue;
      if (code === LESS) break;
      if (kind === FORBIDDEN) throw new Malformed('forbidden character');
      if (kind === TO_REPLACE) replace = true;
      else if (source.charCodeAt(at - 1) === BRACKET && source.charCodeAt(at - 2) === BRACKET)
        throw new Malformed(']]> in a text');
    }
    this.at = at;
    const raw = source.slice(start, at);
    if (this.elements.length === 0) requireBlank(raw);
    this.events.text(replace ? withReferences(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw) : raw);
  }

  private closingTag(): void {
    const { source, elements } = this;
    this.at += 1;
    const open = elements[elements.length - 1];
    const end = this.at + (open?.length ?? 0);
    const isUsual =
      open !== undefined && source.charCodeAt(end) === GREATER && source.startsWith(open, this.at);
    if (isUsual) this.at = end + 1;
    const name = isUsual ? open : this.closingName();
    if (open === undefined) throw new Malformed(`no element ${name} to close`);
    elements.pop();
    this.events.close();
    if (name !== open) throw new Malformed(`${name} closes ${open}`);
    if (elements.length === 0) this.rootIsClosed = true;
  }

  private closingName(): string {
    const name = this.name();
    this.skipBlanks();
    if (name === '' || this.source.charCodeAt(this.at) !== GREATER) throw new Malformed('closing tag');
    this.at += 1;
    return name;
  }

  private openingTag(): void {
    const { source } = this;
    const name = this.nameFromStart('tag');
    if (this.rootIsClosed) throw new Malformed('second root');
    this.attributeCount = 0;
    let code = source.charCodeAt(this.at);
    while (code !== GREATER && code !== SLASH) {
      if (!isBlank(code)) throw new Malformed(`tag ${name}`);
      code = this.skipBlanks();
      if (code === GREATER || code === SLASH) break;
      this.attribute();
      code = source.charCodeAt(this.at);
    }
    if (this.attributeCount > 1) this.requireDistinctAttributes();
    if (code === SLASH) this.emptyElement(name);
    else this.openElement(name);
  }

  private openElement(name: string): void {
    this.at += 1;
    this.events.open(name, this);
    this.elements.push(name);
  }

  private emptyElement(name: string): void {
    if (this.source.charCodeAt(this.at + 1) !== GREATER) throw new Malformed(`tag ${name}`);
    this.at += 2;
    this.events.open(name, this);
    this.events.close();
    if (this.elements.length === 0) this.rootIsClosed = true;
  }

  private attribute(): void {
    const name = this.nameFromStart('attribute');
    if (this.skipBlanks() !== EQUALS) throw new Malformed(`attribute ${name} without a value`);
    this.at += 1;
    const quote = this.skipBlanks();
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) throw new Malformed('value without quotes');
    this.names[this.attributeCount] = name;
    this.values[this.attributeCount] = this.value(quote);
    this.attributeCount += 1;
    this.events.attribute(name);
  }

  private value(quote: number): string {
    const { source } = this;
    const start = this.at + 1;
    let at = start;
    let replace = false;
    for (; ; at += 1) {
      const code = source.charCodeAt(at);
      const kind = code < 64 ? IN_VALUE[code] : code < FIRST_FORBIDDEN ? ORDINARY : FORBIDDEN;
      if (kind === ORDINARY) continue;
      if (code === quote) break;
      if (kind === FORBIDDEN) throw new Malformed('forbidden character in a value');
      if (kind === TO_REPLACE) replace = true;
    }
    this.at = at + 1;
    const raw = source.slice(start, at);
    return replace ? withReferences(raw.replace(/\r\n?|[\t\n]/g, ' ')) : raw;
  }

  private requireDistinctAttributes(): void {
    const { names, attributeCount: count } = this;
    if (count > FEW_ATTRIBUTES && new Set(names.slice(0, count)).size < count) throw repeatedAttribute();
    if (count > FEW_ATTRIBUTES) return;
    for (let i = 1; i < count; i += 1)
      for (let j = 0; j < i; j += 1) if (names[i] === names[j]) throw repeatedAttribute();
  }

  private nameFromStart(of: string): string {
    const { source, at } = this;
    const first = source.charCodeAt(at);
    if (first < FIRST_NON_ASCII ? NAME_ASCII[first] !== STARTS_NAME : !beginsName(source, at))
      throw new Malformed(`name of a ${of}`);
    const second = source.charCodeAt(at + 1);
    if (second >= FIRST_NON_ASCII || NAME_ASCII[second] !== ENDS_NAME || first >= FIRST_NON_ASCII)
      return this.name();
    this.at = at + 1;
    return ONE_LETTER[first]!;
  }

  /** The name that begins here, '' where none does; equal names are mostly the same string. */
  private name(): string {
    const { source } = this;
    const start = this.at;
    const end = endOfName(source, start);
    this.at = end;
    const length = end - start;
    if (length === 0) return '';
    const place = (source.charCodeAt(start) * 5 + source.charCodeAt(end - 1) + length * 17) % NAME_PLACES;
    const known = knownNames[place]!;
    if (known.length === length && isAt(source, start, known)) return known;
    const name = source.slice(start, end);
    if (length <= LONGEST_KEPT) knownNames[place] = name;
    return name;
  }

  /** The first character from here on that is no blank. */
  private skipBlanks(): number {
    const { source } = this;
    let code = source.charCodeAt(this.at);
    while (isBlank(code)) {
      this.at += 1;
      code = source.charCodeAt(this.at);
    }
    return code;
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}

function beginsName(source: string, at: number): boolean {
  const point = source.codePointAt(at);
  return point !== undefined && NAME_START_CHARACTER.test(String.fromCodePoint(point));
}

function isAt(source: string, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1)
    if (source.charCodeAt(start + i) !== text.charCodeAt(i)) return false;
  return true;
}

function endOfName(source: string, start: number): number {
  for (let at = start; ; at += 1) {
    const code = source.charCodeAt(at);
    if (code < FIRST_NON_ASCII) {
      if (NAME_ASCII[code] === ENDS_NAME) return at;
      continue;
    }
    const point = source.codePointAt(at);
    if (point === undefined || !NAME_CHARACTER.test(String.fromCodePoint(point))) return at;
    if (point > 0xffff) at += 1;
  }
}

function requireBlank(text: string): void {
  if (/[^ \t\r\n]/.test(text)) throw new Malformed('text outside of the root');
}

function repeatedAttribute(): Malformed {
  return new Malformed('an attribute twice');
}

/** @throws Malformed for a reference that means no character */
function withReferences(text: string): string {
  let replaced = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 ? undefined : referenced(text.slice(at + 1, end));
    if (character === undefined) throw new Malformed('reference');
    replaced += text.slice(from, at) + character;
    from = end + 1;
  }
  return replaced + text.slice(from);
}

/** Character of a reference, by name or by number; undefined where it means none. */
function referenced(name: string): string | undefined {
  const entity = ENTITIES.get(name);
  if (entity !== undefined) return entity;
  if (!/^#(?:[0-9]+|x[0-9A-Fa-f]+)$/.test(name)) return undefined;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isCharacter(code: number): boolean {
  if (code < SPACE) return code === TAB || code === LINE_FEED || code === RETURN;
  return code < 0xd800 || (code > 0xdfff && code < FIRST_FORBIDDEN) || (code > 0xffff && code <= 0x10ffff);
}
