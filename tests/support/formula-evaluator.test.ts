import { evaluateFormula } from './formula-evaluator';
import type { Cell } from './formula-evaluator';

const sheets: Record<string, readonly (readonly Cell[])[]> = {
  表三: [
    [1, 2, 3, '甲'],
    [null, '', '5', true],
    ['#REF!', 0.1, 0.2, -4],
  ],
  "带'号": [[42]],
};

function value(formula: string): Cell {
  return evaluateFormula(formula, '表三', (sheet, row, col) => sheets[sheet]?.[row]?.[col] ?? null);
}

test.each<[string, Cell]>([
  ['=1+2*3', 7],
  ['=-2^2', 4],
  ['=(1+2)*3%', 0.09],
  ['=SUM(A1:C1,4)', 10],
  ['=SUM(A1:C2)', 6],
  ['=A1+B1-C1', 0],
  ["=SUM('表三'!A1:B1)+'带''号'!A1", 45],
  ['=A2+1', 1],
  ['=B2+1', '#VALUE!'],
  ['=C2+1', 6],
  ['=N(C2)', 0],
  ['=N(B2)+N(D2)', 1],
  ['=A2=0', true],
  ['=A2=""', true],
  ['=B2=0', false],
  ['="a"="A"', true],
  ['="a">9', true],
  ['=IF(A1=B1,"","差"&(B1-A1))', '差1'],
  ['=IF(AND(A1=1,B1=2),"好",1/0)', '好'],
  ['=IFERROR(1/0,"错")', '错'],
  ['=OR(A1>5,B1>5)', false],
  ['=COUNT(A1:D2)', 3],
  ['=COUNTBLANK(A2:B2)', 2],
  ['=A3', '#REF!'],
  ['=SUM(A1:A3)', '#REF!'],
  ['=ROUND(B3+C3,1)=0.3', true],
  ['=ROUND(-2.5,0)', -3],
  ['=ABS(D3)', 4],
  ['=N("HL1:T3-BAL")=0', true],
  ['=VLOOKUP(1,A1:B2,2)', '#NAME?'],
])('%s is %p', (formula, expected) => {
  const actual = value(formula);
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 12);
  else expect(actual).toBe(expected);
});
