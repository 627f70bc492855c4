import fc from 'fast-check';
import { decodeState, encodeState, FORMULA_LIMIT, LITERAL_LIMIT } from '../../src/ports/state-text';

describe('state text', () => {
  it('is one quoted text with doubled quotes', () => {
    expect(encodeState('{"id":"板浦镇"}')).toBe('"{""id"":""板浦镇""}"');
    expect(decodeState('"{""id"":""板浦镇""}"')).toBe('{"id":"板浦镇"}');
  });

  it('is cut into literals that Excel accepts, and joined again', () => {
    const state = '政府信息"公开"'.repeat(100);
    const formula = encodeState(state);
    const pieces = formula.slice(1, -1).split('"&"');
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(LITERAL_LIMIT);
    expect(decodeState(formula)).toBe(state);
  });

  it('comes back from any text, also with a leading = and spaces around &', () => {
    fc.assert(
      fc.property(
        fc.string({
          maxLength: 1200,
          unit: fc.constantFrom('"', '""', '&', '=', ' ', 'a', '政', '𠮷', '\n', '{'),
        }),
        (state) => {
          const formula = encodeState(state);
          expect(decodeState(formula)).toBe(state);
          expect(decodeState(`=${formula} `)).toBe(state);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never cuts a character of two halves', () => {
    const formula = encodeState('𠮷'.repeat(400));
    expect(formula.split('"&"').every((piece) => !/[\uD800-\uDBFF]"?$/.test(piece))).toBe(true);
  });

  it.each(['', 'A1', '"a"&', '"a"&A1', "'表三'!$A$1", '"a"b"', '#REF!', '&"a"'])(
    '%j is no state',
    (formula) => {
      expect(decodeState(formula)).toBeNull();
    },
  );

  it('refuses what no defined name can hold', () => {
    expect(() => encodeState('x'.repeat(FORMULA_LIMIT))).toThrow(RangeError);
  });
});
