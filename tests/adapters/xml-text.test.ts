import fc from 'fast-check';
import { xmlText } from '../../src/adapters/xml-text';

describe('text on its way into a file', () => {
  test.each([
    ['', ''],
    ['板浦镇\t2023', '板浦镇\t2023'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['1\u00002', '1\uFFFD2'],
    ['a\u0008\u000B\u001Fb', 'a\uFFFD\uFFFD\uFFFDb'],
    ['a\uFFFEb\uFFFFc', 'a\uFFFDb\uFFFDc'],
    ['\uD800a', '\uFFFDa'],
    ['a\uDC00', 'a\uFFFD'],
    ['\uDC00\uD800', '\uFFFD\uFFFD'],
    ['\uD800\uD800\uDC00', '\uFFFD\u{10000}'],
    ['𠮷', '𠮷'],
    ['\uD800\uFFFE\uDC00', '\uFFFD\uFFFD\uFFFD'],
  ])('%j becomes %j', (text, clean) => {
    expect(xmlText(text)).toBe(clean);
  });

  test('what comes out is XML 1.0 and comes out the same a second time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = xmlText(String.fromCharCode(...units));
        for (const character of text) {
          const code = character.codePointAt(0) ?? 0;
          const legal =
            code === 9 ||
            code === 10 ||
            (code >= 0x20 && code <= 0xd7ff) ||
            (code >= 0xe000 && code <= 0xfffd) ||
            code >= 0x10000;
          expect(legal).toBe(true);
        }
        expect(xmlText(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
