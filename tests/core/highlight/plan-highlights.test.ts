import fc from 'fast-check';
import { planHighlights } from '../../../src/core/highlight/plan-highlights';
import type { Finding } from '../../../src/core/model/finding';
import type { Severity } from '../../../src/core/model/format';
import { boxName, cellName, parseBox } from '../../../src/core/model/geometry';
import type { CellPlace } from '../../../src/core/model/grid';
import type { HighlightMark } from '../../../src/core/model/highlight-plan';

const place = (cell: string, sheetId = 's1'): CellPlace => {
  const box = parseBox(cell) ?? { row: 0, col: 0 };
  return { sheetId, sheet: `sheet ${sheetId}`, row: box.row, col: box.col, cell };
};

const finding = (
  rule: string,
  severity: Severity,
  cells: readonly CellPlace[],
  strong = cells.length,
): Finding => ({
  id: `${rule}:${cells.map(({ cell }) => cell).join()}`,
  rule,
  severity,
  table: 'requests',
  points: [],
  cells,
  strong,
  message: { key: 'finding.T3-ROW', values: {} },
  explains: [],
  source: '',
});

const cells = (...names: readonly string[]): readonly CellPlace[] => names.map((name) => place(name));

/** A mark in one line, such as `T3-ROW error strong s1!J4`. */
const brief = ({ rule, severity, strength, sheetId, box }: HighlightMark): string =>
  `${rule} ${severity} ${strength} ${sheetId}!${boxName(box)}`;
const plan = (...findings: readonly Finding[]): readonly string[] =>
  planHighlights(findings).marks.map(brief);

describe('planning highlights', () => {
  it('has nothing to mark without findings, or for findings without cells', () => {
    expect(plan()).toEqual([]);
    expect(plan(finding('FMT-01', 'error', []))).toEqual([]);
  });

  it('marks the first cells strongly and their partners faintly', () => {
    expect(plan(finding('T3-ROW', 'error', cells('J4', 'D4', 'E4', 'F4'), 1))).toEqual([
      'T3-ROW error strong s1!J4',
      'T3-ROW error faint s1!D4:F4',
    ]);
  });

  it('joins neighbours beside and below each other into one box', () => {
    expect(plan(finding('NUM-02', 'warning', cells('D5', 'E5', 'D6', 'E6', 'D7', 'E7')))).toEqual([
      'NUM-02 warning strong s1!D5:E7',
    ]);
    expect(plan(finding('NUM-02', 'warning', cells('D5', 'F5', 'D6')))).toEqual([
      'NUM-02 warning strong s1!D5:D6',
      'NUM-02 warning strong s1!F5',
    ]);
  });

  it('joins the cells of several findings of one rule, but never across sheets', () => {
    const first = finding('NUM-01', 'error', cells('D5'));
    expect(plan(first, finding('NUM-01', 'error', cells('D6')))).toEqual(['NUM-01 error strong s1!D5:D6']);
    expect(plan(first, finding('NUM-01', 'error', [place('D6', 's2')]))).toEqual([
      'NUM-01 error strong s1!D5',
      'NUM-01 error strong s2!D6',
    ]);
  });

  it.each<[Severity, number, Severity, number, string]>([
    ['error', 1, 'warning', 1, 'A error strong'],
    ['warning', 1, 'error', 1, 'B error strong'],
    ['error', 0, 'warning', 1, 'A error faint'],
    ['info', 1, 'warning', 0, 'B warning faint'],
    ['error', 0, 'error', 1, 'B error strong'],
    ['warning', 1, 'warning', 1, 'A warning strong'],
  ])(
    'lets the weightiest of %s (%i) and %s (%i) have the cell',
    (severity, strong, other, otherStrong, expected) => {
      const both = plan(
        finding('A', severity, cells('D4'), strong),
        finding('B', other, cells('D4'), otherStrong),
      );
      expect(both).toEqual([`${expected} s1!D4`]);
    },
  );

  it('puts the weightier marks first, as the first is the one seen', () => {
    expect(
      plan(
        finding('X-03', 'info', cells('E4')),
        finding('NUM-02', 'warning', cells('D9')),
        finding('T3-ROW', 'error', cells('J4', 'D4'), 1),
      ),
    ).toEqual([
      'T3-ROW error strong s1!J4',
      'T3-ROW error faint s1!D4',
      'NUM-02 warning strong s1!D9',
      'X-03 info strong s1!E4',
    ]);
  });
});

describe('for any findings', () => {
  const WEIGHT = { error: 0, warning: 2, info: 4 } as const;
  const anyPlace = fc
    .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.constantFrom('s1', 's2'))
    .map(([row, col, sheetId]) => place(cellName({ row, col }), sheetId));
  const anyFinding = fc
    .tuple(
      fc.constantFrom('T3-ROW', 'T3-BAL', 'NUM-02', 'X-03'),
      fc.constantFrom<Severity>('error', 'warning', 'info'),
      fc.uniqueArray(anyPlace, { maxLength: 8, selector: ({ sheetId, cell }) => `${sheetId}!${cell}` }),
      fc.nat({ max: 8 }),
    )
    .map(([rule, severity, places, strong]) =>
      finding(rule, severity, places, Math.min(strong, places.length)),
    );

  const cellsOfMark = ({ sheetId, box }: HighlightMark): readonly string[] =>
    Array.from({ length: box.rows * box.cols }, (_, index) => {
      const at = { row: box.row + Math.floor(index / box.cols), col: box.col + (index % box.cols) };
      return `${sheetId}!${cellName(at)}`;
    });

  it('the boxes cover exactly the cells of the findings, each once, by the weightiest', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 8 }), (findings) => {
        const { marks } = planHighlights(findings);
        const covered = marks.flatMap(cellsOfMark);
        const wanted = new Map<string, number>();
        for (const { cells: places, strong, severity } of findings) {
          places.forEach(({ sheetId, cell }, index) => {
            const key = `${sheetId}!${cell}`;
            const rank = WEIGHT[severity] + (index < strong ? 0 : 1);
            wanted.set(key, Math.min(rank, wanted.get(key) ?? Infinity));
          });
        }
        const given = new Map(
          marks.flatMap((mark) =>
            cellsOfMark(mark).map((cell) => [
              cell,
              WEIGHT[mark.severity] + (mark.strength === 'strong' ? 0 : 1),
            ]),
          ),
        );
        expect(covered).toHaveLength(wanted.size);
        expect(given).toEqual(wanted);
      }),
      { numRuns: 1_000, seed: 81 },
    );
  });

  it('the plan is the same every time', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 6 }), (findings) => {
        expect(planHighlights(findings)).toEqual(planHighlights(findings));
      }),
      { numRuns: 100, seed: 82 },
    );
  });
});
