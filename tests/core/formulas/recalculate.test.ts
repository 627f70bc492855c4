import fc from 'fast-check';
import { recalculatorOf, keyOf, type Result } from '../../../src/core/formulas/recalculate';
import { cellName, quoteSheetName } from '../../../src/core/model/geometry';
import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../../../src/core/model/grid';
import { evaluateFormula, isErrorText, type Cell } from '../../support/formula-evaluator';

type Content = CellValue | { readonly formula: string; readonly cached?: CellValue };

const gridCell = (content: Content): GridCell =>
  typeof content === 'object' && content !== null
    ? { value: content.cached ?? null, formula: content.formula }
    : { value: content };

function sheetOf(
  name: string,
  rows: readonly (readonly Content[])[],
  more: Partial<SheetGrid> = {},
): SheetGrid {
  return {
    id: `id of ${name}`,
    name,
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => row.map(gridCell)),
    ...more,
  };
}

const workbook = (...sheets: readonly SheetGrid[]): WorkbookView => ({ sheets, names: [], notices: [] });

/** Result of the first cell of the first row, which holds the formula; the rest of the sheet from A2. */
function resultOf(
  formula: string,
  below: readonly (readonly Content[])[] = [],
  { cached = null as CellValue, others = [] as readonly SheetGrid[] } = {},
): Result {
  const sheet = sheetOf('表', [[{ formula, cached }], ...below]);
  return recalculatorOf(workbook(sheet, ...others)).valueOf(sheet, 0, 0);
}

const number = (value: number): Result => ({ kind: 'number', value });
const error = (code: string): Result => ({ kind: 'error', error: code });
const UNKNOWN: Result = { kind: 'unknown' };

describe('recalculating totals', () => {
  it.each<[string, Result]>([
    ['=SUM(A2:C2)', number(6)],
    ['=SUM(A2,C2)', number(4)],
    ['=SUM(A2:B2,A2:B2)', number(6)],
    ['=SUM(SUM(A2:B2),C2)', number(6)],
    ['=SUM(A2:C2)-A2', number(5)],
    ['=A2+B2-C2', number(0)],
    ['=A2-(B2-C2)', number(2)],
    ['=-A2', number(-1)],
    ['=SUM($A$2:$C$2)+1.5', number(7.5)],
    ['=SUM(C2:A2)', number(6)],
    ['=SUM(A2:Z99)', number(6)],
    ['=A9', number(0)],
    ['=Z9+A2', number(1)],
  ])('adds up %s', (formula, expected) => expect(resultOf(formula, [[1, 2, 3]])).toEqual(expected));

  it('passes over texts, truth values and blanks in SUM', () => {
    expect(resultOf('=SUM(A2:E2)', [[1, '2', true, null, '无']])).toEqual(number(1));
  });

  it.each<[string, Content, Result]>([
    ['a blank', null, number(1)],
    ['digits', '12', number(13)],
    ['a sign and digits', ' -2 ', number(-1)],
    ['a truth value', true, number(2)],
    ['a word', '无', error('#VALUE!')],
    ['an empty text', '', error('#VALUE!')],
    ['digits with thousands marks, which programs take differently', '1,234', UNKNOWN],
    ['a percentage', '50%', UNKNOWN],
    ['an error', '#N/A', error('#N/A')],
  ])('takes %s in + as the sheet does', (_name, content, expected) => {
    expect(resultOf('=1+A2', [[content]])).toEqual(expected);
  });

  it.each<[string, Content]>([
    ['a text', '无'],
    ['digits as text', '12'],
    ['a truth value', true],
  ])('leaves a formula that only shows %s as it came', (_name, content) => {
    expect(resultOf('=A2', [[content]])).toEqual(UNKNOWN);
    expect(resultOf('=A2', [[content]], { cached: 7 })).toEqual(number(7));
  });

  it('hands on the first error it meets', () => {
    expect(resultOf('=SUM(A2:C2)', [[1, '#DIV/0!', '#N/A']])).toEqual(error('#DIV/0!'));
    expect(resultOf('=C2+B2', [[1, '#DIV/0!', '#N/A']])).toEqual(error('#N/A'));
  });

  it('finds sheets by name in either case, quoted or not', () => {
    const others = [sheetOf("It's 台账", [[5]]), sheetOf('Data', [[6]])];
    expect(resultOf("='it''s 台账'!A1+data!A1", [], { others })).toEqual(number(11));
    expect(resultOf("=SUM('Data'!$A$1:$B$9)", [], { others })).toEqual(number(6));
  });

  it('does not know a sheet that is not there', () => {
    expect(resultOf('=SUM(外部!A1)')).toEqual(UNKNOWN);
    expect(resultOf('=SUM(外部!A1)', [], { cached: 4 })).toEqual(number(4));
  });

  it('calculates afresh although another result is stored', () => {
    expect(resultOf('=SUM(A2:C2)', [[1, 2, 3]], { cached: 99 })).toEqual(number(6));
  });

  it('calculates through other formulas, stale ones too', () => {
    const below = [[{ formula: '=SUM(B2:C2)', cached: 99 }, 2, 3]];
    expect(resultOf('=A2+1', below)).toEqual(number(6));
  });

  it.each<[string, CellValue, Result]>([
    ['a number', 8, number(8)],
    ['an error', '#N/A', error('#N/A')],
    ['a text', '是', UNKNOWN],
    ['nothing', null, UNKNOWN],
    ['an empty text', '', UNKNOWN],
  ])('believes the program about other formulas when it stored %s', (_name, cached, expected) => {
    expect(resultOf('=ROUND(A2,0)', [[1.5]], { cached })).toEqual(expected);
  });

  it('does not know a sum over a formula without a result, and passes over one that shows a text', () => {
    expect(resultOf('=SUM(A2:B2)', [[1, { formula: '=ROUND(A2,0)' }]])).toEqual(UNKNOWN);
    expect(resultOf('=SUM(A2:B2)', [[1, { formula: '=IF(A2>1,2,"")', cached: '' }]])).toEqual(number(1));
  });

  it('does not know a range where one figure is meant', () => {
    expect(resultOf('=A2:B2', [[1, 2]])).toEqual(UNKNOWN);
    expect(resultOf('=1+A2:B2', [[1, 2]])).toEqual(UNKNOWN);
  });

  it.each([
    ['itself', '=A1', []],
    ['itself in a range', '=SUM(A1:A3)', [[1], [2]]],
    ['another that refers back', '=A2', [[{ formula: '=A1+1' }]]],
  ] as const)('ends with an error when a formula refers to %s', (_name, formula, below) => {
    expect(resultOf(formula, below)).toEqual(error('#REF!'));
  });

  it('follows a long chain of formulas without running out of stack, and then believes the program', () => {
    const running = (length: number, cached: CellValue): Result => {
      const rows = Array.from({ length }, (_, row): Content[] => [
        row === 0 ? 1 : { formula: `=A${row}+1`, cached },
      ]);
      const sheet = sheetOf('台账', rows);
      return recalculatorOf(workbook(sheet)).valueOf(sheet, length - 1, 0);
    };
    expect(running(200, null)).toEqual(number(200));
    expect(running(60_000, 7)).toEqual(number(7 + 300));
    expect(running(60_000, null)).toEqual(UNKNOWN);
  });

  it('does not add up what was not read of a larger sheet', () => {
    const ledger = sheetOf('台账', [[1], [2]], { truncated: true });
    const sheet = (formula: string): SheetGrid => sheetOf('表', [[{ formula, cached: 50 }]]);
    const valueOf = (formula: string): Result => {
      const own = sheet(formula);
      return recalculatorOf(workbook(own, ledger)).valueOf(own, 0, 0);
    };
    expect(valueOf('=SUM(台账!A1:A2)')).toEqual(number(3));
    expect(valueOf('=SUM(台账!A1:A5000)')).toEqual(number(50));
    expect(valueOf('=台账!A5000+1')).toEqual(number(50));
    const own = sheet('=SUM(台账!A1:A5000)');
    expect(recalculatorOf(workbook(own, ledger)).partsOf(own, 0, 0)).toBeNull();
  });

  it('reads sheets whose used part does not begin at A1', () => {
    const sheet = sheetOf('表', [[1, 2, { formula: '=SUM(C10:D10)' }]], { origin: { row: 9, col: 2 } });
    expect(recalculatorOf(workbook(sheet)).valueOf(sheet, 9, 4)).toEqual(number(3));
  });
});

const ROWS = 6;
const COLS = 4;
const SHEETS = ['表', "It's 二"];

const constant: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>('无', '12', ' 3 ', true, false, '#N/A', '#DIV/0!') },
);
const wholeNumber: fc.Arbitrary<CellValue> = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null));

/** Cell text that may stand in any row above `row`, on either sheet. */
const reference = (row: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', ...SHEETS), fc.nat({ max: row - 1 }), fc.nat({ max: COLS - 1 }), fc.boolean())
    .map(([sheet, at, col, fixed]) => {
      const name = cellName({ row: at, col });
      return `${sheet === '' ? '' : `${quoteSheetName(sheet)}!`}${fixed ? name.replace(/^([A-Z]+)/, '$$$1$$') : name}`;
    });

const range = (row: number): fc.Arbitrary<string> =>
  fc
    .tuple(reference(row), fc.nat({ max: row - 1 }), fc.nat({ max: COLS - 1 }))
    .map(([start, at, col]) => `${start}:${cellName({ row: at, col })}`);

/** An expression over the rows above; a bare reference only where something is done with it. */
const expression = (row: number, literals: boolean): fc.Arbitrary<string> => {
  const leaf = literals ? fc.oneof(reference(row), fc.nat({ max: 20 }).map(String)) : reference(row);
  return fc.letrec<{ node: string; sum: string; add: string; minus: string; argument: string }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('sum'), tie('add'), tie('minus')),
    argument: fc.oneof({ depthSize: 'small' }, range(row), leaf, tie('node')),
    sum: fc.array(tie('argument'), { minLength: 1, maxLength: 3 }).map((parts) => `SUM(${parts.join(',')})`),
    add: fc
      .tuple(fc.oneof(leaf, tie('node')), fc.constantFrom('+', '-', ' + '), fc.oneof(leaf, tie('node')))
      .map(([left, sign, right]) => `(${left}${sign}${right})`),
    minus: fc.oneof(leaf, tie('node')).map((of) => `(-${of})`),
  })).node;
};

const cellContent = (
  row: number,
  constants: fc.Arbitrary<CellValue>,
  literals: boolean,
): fc.Arbitrary<Content> =>
  row === 0
    ? constants
    : fc.oneof(
        { weight: 2, arbitrary: constants },
        { weight: 1, arbitrary: expression(row, literals).map((text) => ({ formula: `=${text}` })) },
      );

const book = (constants: fc.Arbitrary<CellValue>, literals: boolean): fc.Arbitrary<WorkbookView> =>
  fc
    .tuple(
      ...SHEETS.map(() =>
        fc.tuple(
          ...Array.from({ length: ROWS }, (_, row) =>
            fc.array(cellContent(row, constants, literals), { minLength: COLS, maxLength: COLS }),
          ),
        ),
      ),
    )
    .map((sheets) => workbook(...sheets.map((rows, index) => sheetOf(SHEETS[index] ?? '', rows))));

/** Value of a cell by the evaluator of the tests. */
function valueByHand(view: WorkbookView, sheetName: string, row: number, col: number): Cell {
  const sheet = view.sheets.find(({ name }) => name === sheetName);
  const cell = sheet?.cells[row]?.[col];
  if (cell?.formula === undefined) return cell?.value ?? null;
  return evaluateFormula(cell.formula, sheetName, (name, r, c) => valueByHand(view, name, r, c));
}

function everyFormula(
  view: WorkbookView,
  ask: (sheet: SheetGrid, row: number, col: number, cell: GridCell) => void,
): number {
  let asked = 0;
  for (const sheet of view.sheets) {
    sheet.cells.forEach((cells, row) =>
      cells.forEach((cell, col) => {
        if (cell.formula === undefined) return;
        asked += 1;
        ask(sheet, row, col, cell);
      }),
    );
  }
  return asked;
}

describe('on random sheets', () => {
  it('gives what an independent evaluator gives', () => {
    let asked = 0;
    fc.assert(
      fc.property(book(constant, true), (view) => {
        const recalculator = recalculatorOf(view);
        asked += everyFormula(view, (sheet, row, col) => {
          const expected = valueByHand(view, sheet.name, row, col);
          const result = recalculator.valueOf(sheet, row, col);
          expect(result).toEqual(isErrorText(expected) ? error(expected) : number(Number(expected) + 0));
        });
      }),
      { numRuns: 700, seed: 41 },
    );
    expect(asked).toBeGreaterThan(5_000);
  }, 60_000);

  it('breaks every formula down to constants that add up to its value', () => {
    let asked = 0;
    fc.assert(
      fc.property(book(wholeNumber, false), (view) => {
        const recalculator = recalculatorOf(view);
        const constants = new Map(
          view.sheets.flatMap((sheet) =>
            sheet.cells.flatMap((cells, row) =>
              cells.map(({ value }, col) => [keyOf(sheet, row, col), Number(value ?? 0)] as const),
            ),
          ),
        );
        asked += everyFormula(view, (sheet, row, col) => {
          const parts = recalculator.partsOf(sheet, row, col);
          expect(parts).not.toBeNull();
          const sum = [...(parts ?? [])].reduce(
            (total, [key, times]) => total + times * (constants.get(key) ?? NaN),
            0,
          );
          expect(recalculator.valueOf(sheet, row, col)).toEqual(number(sum));
        });
      }),
      { numRuns: 500, seed: 42 },
    );
    expect(asked).toBeGreaterThan(3_000);
  }, 60_000);
});

describe('the parts of a total', () => {
  const partsOf = (formula: string, below: readonly (readonly Content[])[] = []): unknown => {
    const sheet = sheetOf('表', [[{ formula }], ...below]);
    const parts = recalculatorOf(workbook(sheet)).partsOf(sheet, 0, 0);
    return (
      parts && Object.fromEntries([...parts].map(([key, times]) => [key.replace('id of 表|', ''), times]))
    );
  };

  it.each<[string, unknown]>([
    ['=SUM(A2:B2)', { '1|0': 1, '1|1': 1 }],
    ['=SUM(A2:B2)+A2', { '1|0': 2, '1|1': 1 }],
    ['=SUM(A2:B2)-A2', { '1|1': 1 }],
    ['=A2-A2', {}],
    ['=A2+0', { '1|0': 1 }],
    ['=A2+1', null],
    ['=ROUND(A2,0)', null],
    ['=SUM(外部!A2)', null],
    ['=A1', null],
    ['=SUM(A2:XFD9999)', null],
  ])('%s', (formula, expected) => expect(partsOf(formula, [[1, 2]])).toEqual(expected));

  it('ends at the cells that are typed, through other formulas', () => {
    expect(partsOf('=A2+B2', [[{ formula: '=SUM(B2:C2)' }, 1, 2]])).toEqual({ '1|1': 2, '1|2': 1 });
  });

  it('are not known of a chain without end', () => {
    const rows = Array.from({ length: 5_000 }, (_, row): Content[] => [
      row === 0 ? 1 : { formula: `=A${row}+A1` },
    ]);
    const sheet = sheetOf('台账', rows);
    expect(recalculatorOf(workbook(sheet)).partsOf(sheet, 4_999, 0)).toBeNull();
  });
});
