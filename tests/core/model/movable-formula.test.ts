import { filledDown, moveFormula, parseMovable } from '../../../src/core/model/movable-formula';

/** The formula two rows further down and one column further right. */
function moved(formula: string): string {
  return moveFormula(parseMovable(formula), 2, 1);
}

describe('a shared formula in another cell', () => {
  it.each([
    ['A1', 'B3'],
    ['$A1+A$1+$A$1', '$A3+B$1+$A$1'],
    ['SUM(A1:B2)', 'SUM(B3:C4)'],
    ['SUM(A:C)', 'SUM(B:D)'],
    ['SUM($A:C)', 'SUM($A:D)'],
    ['SUM(1:3)', 'SUM(3:5)'],
    ['SUM($1:3)', 'SUM($1:5)'],
    ['a1*2', 'B3*2'],
    ['表三!A1', '表三!B3'],
    ["'表 A1'!A1", "'表 A1'!B3"],
    ["'it''s A1'!A1", "'it''s A1'!B3"],
    ['[1]Sheet1!A1', '[1]Sheet1!B3'],
    ['"A1"&A1', '"A1"&B3'],
    ['"say ""A1"""&A1', '"say ""A1"""&B3'],
    ['LOG10(A1)', 'LOG10(B3)'],
    ['BIN2DEC(A1)', 'BIN2DEC(B3)'],
    ['合计A1+A1', '合计A1+B3'],
    ['A1合计', 'A1合计'],
    ['_A1+A1.x+x.A1', '_A1+A1.x+x.A1'],
    ['表1[[#This Row],[A1]]+A1', '表1[[#This Row],[A1]]+B3'],
    ['1E3+A1', '1E3+B3'],
    ['A1#', 'B3#'],
    ['IF(A1>=1.5,A1%,-A1)', 'IF(B3>=1.5,B3%,-B3)'],
    ['XFE1+A1048577+ABCD1', 'XFE1+A1048577+ABCD1'],
    ['XFD1', '#REF!'],
    ['A1048575', '#REF!'],
    ['$XFD$1048576', '$XFD$1048576'],
    ['SUM(XFD:XFD)', 'SUM(#REF!)'],
  ])('%s reads %s', (formula, expected) => {
    expect(moved(formula)).toBe(expected);
    for (const rows of [0, 1, 2, 40]) {
      expect(filledDown(formula)(rows)).toBe(moveFormula(parseMovable(formula), rows, 0));
    }
  });

  it('reads the same in its own cell', () => {
    for (const formula of ['SUM(A1:$B$2)', '"A1', "'A1", '[A1', 'A1]', '', '((', '表三!A1:B2 C3']) {
      expect(moveFormula(parseMovable(formula), 0, 0)).toBe(formula);
    }
  });

  it('takes a long formula of quotes in its stride', () => {
    const formula = '"'.repeat(8191);
    const start = performance.now();
    expect(moveFormula(parseMovable(formula), 1, 1)).toBe(formula);
    expect(moveFormula(parseMovable("'a".repeat(4095)), 1, 1)).toBe("'a".repeat(4095));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
