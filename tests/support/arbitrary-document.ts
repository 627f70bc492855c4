import fc from 'fast-check';
import { blankSheet, byPlace } from '../../src/core/model/document';
import type {
  DocumentCell,
  DocumentConditionalFormat,
  DocumentSheet,
  DocumentStyle,
  WorkbookDocument,
} from '../../src/core/model/document';
import type { Box } from '../../src/core/model/geometry';
import type { HighlightMark } from '../../src/core/model/highlight-plan';
import { hostileTexts } from './hostile-texts';

const SIZE = 8;

const colour = fc.constantFrom('#FF0000', '#00B050', '#FFC000', '#F4A6A6', '#DCE9F9');

export const arbitraryBox: fc.Arbitrary<Box> = fc.record({
  row: fc.nat(SIZE),
  col: fc.nat(SIZE),
  rows: fc.integer({ min: 1, max: 3 }),
  cols: fc.integer({ min: 1, max: 3 }),
});

/** Looks as a foreign file says them: what is not set is absent, nothing is set to its default. */
export const arbitraryStyle: fc.Arbitrary<DocumentStyle> = fc.record(
  {
    font: fc.constantFrom('黑体', '楷体', 'Arial'),
    size: fc.constantFrom(9, 10.5, 16),
    bold: fc.constant(true),
    italic: fc.constant(true),
    underline: fc.constant(true),
    strike: fc.constant(true),
    color: colour,
    fill: colour,
    border: colour,
    horizontal: fc.constantFrom('left' as const, 'center' as const, 'right' as const, 'justify' as const),
    vertical: fc.constantFrom('top' as const, 'center' as const),
    wrap: fc.constant(true),
    indent: fc.integer({ min: 1, max: 4 }),
    numberFormat: fc.constantFrom('0', '0.00', '@', '#,##0', 'yyyy-mm-dd'),
    locked: fc.constant(false),
  },
  { requiredKeys: [] },
);

const value = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.boolean(),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 20, minLength: 1 }),
  fc.constantFrom('_x0041_', '_x005F_x', ' 前后 ', '\t', '=1+1', '007', '#N/A', '政府信息公开'),
);

const content: fc.Arbitrary<Pick<DocumentCell, 'value' | 'formula'>> = fc.oneof(
  value.map((constant) => ({ value: constant })),
  fc.record({
    value: fc.constantFrom(null, 0, 7.5, '平', '#REF!', '#DIV/0!', true),
    formula: fc.constantFrom('=SUM(A1:A3)', "='表 1'!B2+1", '=IF(A1<>"",A1&"件","")', '=N("x")=0'),
  }),
);

export const arbitraryFormat: fc.Arbitrary<DocumentConditionalFormat> = fc.record({
  boxes: fc.array(arbitraryBox, { minLength: 1, maxLength: 2 }),
  rule: fc.oneof(
    fc
      .constantFrom('=A1>3', '=$B2=""', '=N("HL")=0', '=N("HL2:x")=0', '=N("HL1")=0', '="HL1:T3"="x"')
      .map((formula) => ({ type: 'formula' as const, formula })),
    fc.constant({ type: 'cellValue' as const, operator: 'between' as const, formulas: ['=1', '=5'] }),
  ),
  fill: fc.oneof(colour, fc.constant(null)),
  color: fc.oneof(colour, fc.constant(null)),
});

export const arbitraryCells: fc.Arbitrary<readonly DocumentCell[]> = fc
  .uniqueArray(
    fc.record({ row: fc.nat(SIZE), col: fc.nat(SIZE), content, style: fc.option(arbitraryStyle) }),
    {
      selector: ({ row, col }) => `${row},${col}`,
      maxLength: 15,
    },
  )
  .map((cells) =>
    cells
      .map(({ row, col, content: held, style }) => ({
        row,
        col,
        ...held,
        ...(hasKeys(style) ? { style } : {}),
      }))
      .filter((cell) => cell.value !== null || 'formula' in cell || cell.style)
      .sort(byPlace),
  );

function hasKeys(style: DocumentStyle | null): style is DocumentStyle {
  return style !== null && Object.keys(style).length > 0;
}

/** A clerk's sheet with contents, looks and conditional formats of its own. */
export function arbitrarySheet(id: string, name: string): fc.Arbitrary<DocumentSheet> {
  return fc
    .record({ cells: arbitraryCells, conditionalFormats: fc.array(arbitraryFormat, { maxLength: 5 }) })
    .map((parts) => ({ ...blankSheet(id, name), ...parts }));
}

export const arbitraryWorkbook: fc.Arbitrary<WorkbookDocument> = fc
  .tuple(arbitrarySheet('1', '表 1'), arbitrarySheet('2', "O'Brien, 2025"))
  .map((sheets) => ({ sheets, names: [], structureProtected: false, selection: null }));

export function arbitraryMarks(sheetIds: readonly string[]): fc.Arbitrary<HighlightMark[]> {
  return fc.array(
    fc.record({
      sheetId: fc.constantFrom(...sheetIds),
      box: arbitraryBox,
      rule: fc.constantFrom('T3-BAL', 'T3-SUM', 'X-05', 'NUM-02'),
      severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      strength: fc.constantFrom('strong' as const, 'faint' as const),
    }),
    { maxLength: 8 },
  );
}
