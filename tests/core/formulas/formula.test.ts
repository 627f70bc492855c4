import fc from 'fast-check';
import { parseFormula } from '../../../src/core/formulas/formula';

const box = (row: number, col: number, rows = 1, cols = 1): object => ({ row, col, rows, cols });

describe('a formula made of references, SUM, + and −', () => {
  it.each([
    ['=A1', { kind: 'reference', sheet: null, box: box(0, 0) }],
    ['A1', { kind: 'reference', sheet: null, box: box(0, 0) }],
    ['= $d$4 ', { kind: 'reference', sheet: null, box: box(3, 3) }],
    ['=SUM(D4:I4)', { kind: 'sum', parts: [{ kind: 'reference', sheet: null, box: box(3, 3, 1, 6) }] }],
    ['=sum($I$9:$D$4)', { kind: 'sum', parts: [{ kind: 'reference', sheet: null, box: box(3, 3, 6, 6) }] }],
    ["='表三 依申请公开'!D4", { kind: 'reference', sheet: '表三 依申请公开', box: box(3, 3) }],
    ["='it''s'!D4", { kind: 'reference', sheet: "it's", box: box(3, 3) }],
    ['=台账!B2', { kind: 'reference', sheet: '台账', box: box(1, 1) }],
    ['=12.5', { kind: 'number', value: 12.5 }],
    ['=-A1', { kind: 'negate', of: { kind: 'reference', sheet: null, box: box(0, 0) } }],
    ['=+A1', { kind: 'reference', sheet: null, box: box(0, 0) }],
    ['=(A1)', { kind: 'reference', sheet: null, box: box(0, 0) }],
  ])('is understood: %s', (text, formula) => expect(parseFormula(text)).toEqual(formula));

  it('takes away from left to right', () => {
    const a = { kind: 'reference', sheet: null, box: box(0, 0) };
    const b = { kind: 'reference', sheet: null, box: box(0, 1) };
    const c = { kind: 'reference', sheet: null, box: box(0, 2) };
    expect(parseFormula('=A1-B1-C1')).toEqual({
      kind: 'add',
      sign: -1,
      left: { kind: 'add', sign: -1, left: a, right: b },
      right: c,
    });
    expect(parseFormula('=A1-(B1-C1)')).toEqual({
      kind: 'add',
      sign: -1,
      left: a,
      right: { kind: 'add', sign: -1, left: b, right: c },
    });
  });

  it('nests SUM to a reasonable depth and no deeper', () => {
    const nested = (depth: number): string => `=${'SUM('.repeat(depth)}A1${')'.repeat(depth)}`;
    expect(parseFormula(nested(20))).not.toBeNull();
    expect(parseFormula(nested(200))).toBeNull();
    expect(parseFormula(`=${'-'.repeat(500)}A1`)).toBeNull();
  });
});

describe('any other formula', () => {
  it.each([
    '',
    '=',
    '=A',
    '=A0',
    '=SUM',
    '=SUM()',
    '=SUM(A1',
    '=SUM(A1,)',
    '=SUM(,A1)',
    '=SUM(A:A)',
    '=SUM(1:3)',
    '=A1 B1',
    '=A1 B1:C3',
    '=A1*2',
    '=A1/2',
    '=A1^2',
    '=A1&B1',
    '=A1=B1',
    '=A1<>B1',
    '=50%',
    '=A1%',
    '="3"',
    '=TRUE',
    '=#REF!',
    '=SUM(#REF!)',
    '=IF(A1>0,A1,"")',
    '=SUMIF(A1:A3,">0")',
    '=SUM.X(A1)',
    '=_xlfn.SUM(A1)',
    '=SUM(A1;A2)',
    '={1,2}',
    '=SUM({1,2})',
    '=总数',
    '=A1:B2:C3',
    '=[1]Sheet1!A1',
    "='[a.xlsx]Sheet1'!A1:",
    '=Sheet1:Sheet3!A1',
    '=A1+',
    '=(A1',
    '=A1)',
    '=--',
    '=ABCD1',
    '=A12345678',
    '=Table1[Amount]',
    '=@A1',
    '=A1#',
  ])('is left to the program that calculated it: %s', (text) => expect(parseFormula(text)).toBeNull());

  it('never throws and is never slow, whatever the text', () => {
    const pieces = fc.constantFrom(...'A1$:!\'"(),+-*/ .', 'SUM', 'SUM(', 'A1:B2', "'表'!", '12');
    const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (formula) => {
        const start = performance.now();
        parseFormula(formula);
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { numRuns: 5_000, seed: 31 },
    );
  });

  it.each([
    ['many signs', `=${'-'.repeat(8_000)}`],
    ['many brackets', `=${'('.repeat(8_000)}`],
    ['a long name', `=${'a'.repeat(8_000)}`],
    ['a long sum', `=A1${'+A1'.repeat(2_700)}`],
    ['an open quote', `='${'a'.repeat(8_000)}`],
    ['many quotes', `=${"'a'".repeat(2_700)}`],
  ])('costs little with %s', (_name, text) => {
    const start = performance.now();
    parseFormula(text);
    expect(performance.now() - start).toBeLessThan(300);
  });
});
