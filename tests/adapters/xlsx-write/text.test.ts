import fc from 'fast-check';
import { attributeText, fileText, TEXT_LIMIT, withoutEscapes } from '../../../src/adapters/xlsx/write/text';
import { plainText } from '../../../src/adapters/xlsx/open/rules';

describe('the gate for text', () => {
  it.each([
    ['1\u00002', '1\uFFFD2', 'a forbidden character is seen, so 1 and 2 never become 12'],
    ['a\uFFFEb\uFFFF', 'a\uFFFDb\uFFFD', 'non-characters'],
    ['半\uD800个', '半\uFFFD个', 'a lone high surrogate'],
    ['\uDC00', '\uFFFD', 'a lone low surrogate'],
    ['𠮷野家', '𠮷野家', 'a character of two halves'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四', 'line breaks'],
    ['=1+1', '=1+1', 'text that looks like a formula'],
    ['\t前后 ', '\t前后 ', 'white space'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(fileText(text)).toBe(expected);
  });

  it('keeps 32,767 characters and never cuts one', () => {
    expect(fileText('x'.repeat(TEXT_LIMIT))).toHaveLength(TEXT_LIMIT);
    expect(fileText('x'.repeat(TEXT_LIMIT + 1))).toHaveLength(TEXT_LIMIT);
    expect(fileText('x'.repeat(TEXT_LIMIT - 1) + '𠮷')).toBe('x'.repeat(TEXT_LIMIT - 1));
  });

  it('lets only XML 1.0 characters through and changes nothing twice', () => {
    const allowed = /^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = fileText(text);
        expect(once).toMatch(allowed);
        expect(fileText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a text that looks like an escaped character', () => {
    expect(withoutEscapes('_x0041_ _x00_')).toBe('_x005F_x0041_ _x00_');
  });

  it('carries line breaks of messages through an attribute', () => {
    const message = '请填0。\n不要留空 _x0041_';
    expect(attributeText(message, 255)).toBe('请填0。_x000A_不要留空 _x005F_x0041_');
    expect(plainText(attributeText(message, 255))).toBe(message);
  });
});
