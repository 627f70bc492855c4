import fc from 'fast-check';
import { XLSX_LIMITS } from '../../../src/adapters/xlsx/read';
import { walkXml, type ElementRule } from '../../../src/adapters/xlsx/read/parts/xml';
import { isGoujiError } from '../../../src/core/errors';
import { DECLARATION, TRANSITIONAL, xlsxParts } from '../../support/xlsx-builder';
import { utf8 } from '../../support/zip-builder';

const SEED = 20240111;
const LIMITS = { ...XLSX_LIMITS, xmlDepth: 12, xmlAttributes: 14, xmlReferences: 40, xmlEvents: 400 };

/** The same rule for every element inside. */
class Everything extends Map<string, ElementRule> {
  constructor(private readonly rule: (name: string) => ElementRule) {
    super();
  }

  override get(name: string): ElementRule {
    return this.rule(name);
  }
}

/** Everything a rule is told of a document, or the code with which it is refused. */
function told(text: string): string {
  const events: unknown[] = [];
  const rule = (name: string): ElementRule => ({
    open: (attributes, scope) => events.push([name, Object.entries(attributes), scope.uri('r')]),
    text: (content) => events.push(content),
    close: () => events.push('/'),
    children: new Everything(rule),
  });
  const vocabulary = new Set<string>([TRANSITIONAL.main]);
  try {
    const root = { name: 'worksheet', rule: rule('root') };
    walkXml({ bytes: utf8(text), part: 'part', vocabulary, root }, LIMITS, { left: LIMITS.xmlEvents });
    return JSON.stringify(events);
  } catch (error) {
    if (isGoujiError(error)) return error.code;
    throw error;
  }
}

/** A comment at its end sends a document through the general parser, and changes nothing else. */
const toldInGeneral = (text: string): string => told(`${text}<!-- -->`);

const NAMESPACES = `xmlns="${TRANSITIONAL.main}" xmlns:r="${TRANSITIONAL.relationships}"`;
const sheet = (inside: string): string => `${DECLARATION}<worksheet ${NAMESPACES}>${inside}</worksheet>`;

describe('the scanner for spreadsheets and the general parser', () => {
  it.each([
    ['attributes in either quotes', `<c r="A1" s='2' t = "s"\n><v>1</v ></c>`],
    ['blanks in values', '<c r="a\tb\nc\r\nd\re&#10;f"/>'],
    ['line ends in texts', '<v>a\r\nb\rc\nd</v>'],
    ['references', '<v a="&quot;&apos;">&lt;&gt;&amp;&#65;&#x4e2d;&#x20BB7;</v>'],
    ['brackets in texts', '<v>a]] >b]>c]]d</v>'],
    ['names beyond ASCII', '<表 名="1"/><a·b/><\u{20bb7} a\u{20bb7}="1"/>'],
    ['prefixes', '<x:row xmlns:x="urn:x" x:a="1"><x:c/></x:row>'],
    ['names like those of objects', '<c __proto__="x" constructor="y"/><constructor/>'],
    ['characters beyond the basic plane', '<v a="𠮷">𠮷</v>'],
    ['many attributes', `<c ${Array.from({ length: 14 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
  ])('read %s alike', (_, inside) => {
    expect(told(sheet(inside))).toMatch(/^\[/);
    expect(told(sheet(inside))).toBe(toldInGeneral(sheet(inside)));
  });

  it.each([
    ['a document without a declaration', sheet('<a/>').slice(DECLARATION.length)],
    ['a declaration with a line end of Windows', sheet('<a/>').replace('\n', '\r\n')],
    ['a declaration in single quotes', sheet('<a/>').replace(/"(1.0|UTF-8|yes)"/g, "'$1'")],
    ['a byte order mark', `\ufeff${sheet('<a/>')}`],
    ['blanks before the root', `  \n${sheet('<a/>').slice(DECLARATION.length)}`],
    ['blanks at the end', `${sheet('<a/>')}\n \r\n`],
  ])('read %s alike', (_, text) => {
    expect(told(text)).toMatch(/^\[/);
    expect(told(text)).toBe(toldInGeneral(text));
  });

  it.each([
    ['an attribute twice', '<c r="1" r="2"/>'],
    ['an attribute twice among many', `<c ${'abcdefghijklm'.replace(/./g, '$&="" ')}a=""/>`],
    ['a value without quotes', '<c r=A1/>'],
    ['an attribute without a value', '<c r/>'],
    ['attributes without a blank between', '<c r="1"s="2"/>'],
    ['< in a value', '<c r="<"/>'],
    ['a control character', '<v>\u0001</v>'],
    ['a control character in a value', '<v a="\u0000"/>'],
    ['U+FFFE', '<v>\ufffe</v>'],
    [']]> in a text', '<v>]]></v>'],
    ['an unknown entity', '<v>&nbsp;</v>'],
    ['an entity named like a property', '<v>&__proto__;</v>'],
    ['a reference without an end', '<v>&lt</v>'],
    ['a reference to no character', '<v>&#0;</v>'],
    ['a reference to half a character', '<v>&#xD800;</v>'],
    ['a reference beyond all characters', '<v>&#x110000;</v>'],
    ['an upper-case x in a reference', '<v>&#X41;</v>'],
    ['tags that cross', '<a><b></a></b>'],
    ['a tag too many', '</worksheet><a/>'],
    ['a second root', '</worksheet><worksheet>'],
    ['text behind the root', '</worksheet>x<worksheet>'],
    ['a closing tag without a name', '<a></></a>'],
    ['a closing tag with an attribute', '<a></a b="1">'],
    ['a slash that closes nothing', '<a / >'],
    ['a name that begins with a digit', '<1a/>'],
    ['a prefix that nobody declared', '<x:a/>'],
    ['a prefix of an attribute that nobody declared', '<a x:b="1"/>'],
    ['an element that is never closed', '<a>'],
    ['too many attributes', `<c ${Array.from({ length: 15 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['too many references', `<v>${'&lt;'.repeat(41)}</v>`],
    ['elements too deep', `${'<a>'.repeat(12)}${'</a>'.repeat(12)}`],
    ['too much of everything', '<a/>'.repeat(401)],
  ])('refuse %s with the same code', (_, inside) => {
    expect(told(sheet(inside))).toMatch(/^XML_(?:DAMAGED|TOO_LARGE|TOO_DEEP)$/);
    expect(told(sheet(inside))).toBe(toldInGeneral(sheet(inside)));
  });

  it.each([
    ['nothing', '', 'XML_DAMAGED'],
    ['a declaration alone', DECLARATION, 'XML_DAMAGED'],
    ['another root', '<workbook/>', 'XML_DAMAGED'],
    ['another encoding', sheet('').replace('UTF-8', 'GBK'), 'XML_ENCODING'],
    ['a document type', `<!DOCTYPE worksheet>${sheet('').slice(DECLARATION.length)}`, 'XML_FORBIDDEN'],
  ])('refuse %s with the same code', (_, text, code) => {
    expect([told(text), toldInGeneral(text)]).toEqual([code, code]);
  });

  it('agree on every cut of a document', () => {
    const text = sheet('<row r="1"><c r="A1" t=\'s\'><v a="&lt;">中&amp;1</v></c><c/></row>\n');
    for (let end = 0; end < text.length; end += 1) {
      const cut = text.slice(0, end);
      expect([end, told(cut)]).toEqual([end, toldInGeneral(cut)]);
    }
  });

  const pieces = fc.oneof(
    fc.constantFrom(...'<>/="\'&;:]- \t\r\n\0\u0001\ufffe中a1#x'),
    fc.constantFrom(
      '</',
      '/>',
      '<a>',
      '</a>',
      '<a b="1">',
      '&lt;',
      '&#9;',
      '&#xD;',
      ']]>',
      '="',
      ' r="',
      '\r\n',
    ),
    fc.constantFrom(
      '<x:',
      ' xmlns:x="urn:x"',
      ' xmlns=""',
      '<v>',
      '</v>',
      '</row>',
      '<c r="B1">',
      '𠮷',
      '\ud800',
    ),
  );
  const changes = fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 0, 0, 1, 2),
      fc.array(pieces, { maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 2 },
  );

  it('agree on 4,000 changed parts', () => {
    const rows =
      '<row r="1" ht="15"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>IF(A1&lt;2,"是",1)</f></c></row>';
    const parts = xlsxParts({ sheets: [{ rows }] }).flatMap(({ name, data }) =>
      name.startsWith('xl/worksheets/') ? [String(data)] : [],
    );
    parts.push(sheet('<a b="1" c=\'2\'>x &amp; y</a>\r\n<x:b xmlns:x="urn:x" x:c="&#65;"/>'));
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...parts), changes, (part, edits) => {
        let text = part;
        for (const [place, removed, added] of edits) {
          const at = Math.floor(place * text.length);
          text = text.slice(0, at) + added.join('') + text.slice(at + removed);
        }
        const events = told(text);
        if (events !== toldInGeneral(text)) expect(events).toBe(toldInGeneral(text));
        if (events.startsWith('[')) read += 1;
      }),
      { seed: SEED, numRuns: 4000 },
    );
    // both ends must be met often, else the changes would be too rough or too kind
    expect(read).toBeGreaterThan(300);
    expect(read).toBeLessThan(3700);
  });
});
