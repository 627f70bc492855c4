import fc from 'fast-check';
import { format2021 } from '../../../src/catalogue/2021';
import type { ControlPlace, Fact, RecognisedReport } from '../../../src/core/model/fact';
import type { TotalsMode } from '../../../src/core/model/format';
import type { CellValue, GridCell, WorkbookView } from '../../../src/core/model/grid';
import { consistentReport } from '../../support/arbitrary-report';
import { controlKey, recognised, withControls } from '../../support/control-figures';
import { printedTable, workbookOf } from '../../support/edition-workbook';
import { editStructure, type StructureEdit } from '../../support/structure-edits';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const REQUESTS = '表三 依申请公开';
const DISPUTES = '表四 复议诉讼';

const emptyTemplate = async (mode: TotalsMode): Promise<WorkbookView> =>
  (await templateWorkbook(mode)).port.read();

const cellsBy = (controls: readonly ControlPlace[]): Readonly<Record<string, string>> =>
  Object.fromEntries(controls.map((control) => [controlKey(control), control.place.cell]));

const valuesBy = ({ controls }: RecognisedReport): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    controls.map((control) => [
      controlKey(control),
      control.value.kind === 'number' ? control.value.value : control.value.kind,
    ]),
  );

/** The sheet with another content in one cell, beyond what is in use where needed. */
function withCell(
  view: WorkbookView,
  sheetName: string,
  row: number,
  col: number,
  content: GridCell,
): WorkbookView {
  return {
    ...view,
    sheets: view.sheets.map((sheet) => {
      if (sheet.name !== sheetName) return sheet;
      const cells = sheet.cells.map((line) => [...line]);
      while (cells.length <= row) cells.push([]);
      const line = cells[row] ?? [];
      while (line.length <= col) line.push({ value: null });
      line[col] = content;
      return { ...sheet, cells };
    }),
  };
}

describe.each<TotalsMode>(['typed', 'formulas'])('places for control figures, totals as %s', (mode) => {
  let empty: WorkbookView;
  let controls: readonly ControlPlace[];

  beforeAll(async () => {
    empty = await emptyTemplate(mode);
    controls = recognised(empty).controls;
  });

  it('are all listed, blank ones too, in the order of the form', () => {
    expect(controls).toHaveLength(25 + 7 + 3);
    expect(new Set(controls.map(({ value }) => value.kind))).toEqual(new Set(['blank']));
    expect(controls.slice(0, 2).map(controlKey)).toEqual([
      'requests.received.total beside',
      'requests.carriedIn.total beside',
    ]);
    expect(controls.slice(-6).map(controlKey)).toEqual([
      'requests.concluded.total beside',
      'requests.concluded.total below',
      'requests.carriedForward.total beside',
      'disputes.reconsideration.total below',
      'disputes.directLitigation.total below',
      'disputes.litigationAfterReconsideration.total below',
    ]);
    expect(cellsBy(controls)).toMatchObject({
      'requests.received.total beside': 'L4',
      'requests.concluded.naturalPerson below': 'D31',
      'requests.concluded.total beside': 'L27',
      'requests.concluded.total below': 'J31',
      'disputes.directLitigation.total below': 'J5',
    });
  });

  it('are read as figures are', () => {
    const typed: Readonly<Record<string, CellValue>> = {
      'requests.received.total beside': 12,
      'requests.carriedIn.total beside': '１２件',
      'requests.granted.total beside': '—',
      'requests.concluded.total below': '十二',
      'disputes.reconsideration.total below': -0.5,
    };
    expect(valuesBy(recognised(withControls(empty, controls, typed)))).toMatchObject({
      'requests.received.total beside': 12,
      'requests.carriedIn.total beside': 12,
      'requests.granted.total beside': 'blank',
      'requests.concluded.total below': 'text',
      'disputes.reconsideration.total below': -0.5,
    });
  });

  it('are calculated afresh where they hold a formula, which is never taken for the row of figures', () => {
    const edited = withCell(empty, DISPUTES, 4, 4, { value: 9, formula: '=3+4' });
    const { controls: read, facts } = recognised(edited);
    const control = read.find(({ place }) => place.sheet === DISPUTES && place.cell === 'E5');
    expect([control?.value, control?.source]).toEqual([{ kind: 'number', value: 7 }, '9']);
    expect(facts.get('disputes.reconsideration.total')?.place.cell).toBe('E4');
  });

  it('leave the figures of the tables as they are, filled, hidden or removed', () => {
    const known = recognised(empty).facts;
    const totals = new Set([...known].filter(([, { formula }]) => formula !== undefined).map(([id]) => id));
    const content = fc.oneof<fc.Arbitrary<CellValue>[]>(
      fc.nat({ max: 5000 }),
      fc.constantFrom('', '12', '无', '不详', '核对数', '3.5'),
      fc.constant(null),
    );
    const typing = fc.dictionary(fc.constantFrom(...controls.map(controlKey)), content, { maxKeys: 12 });
    const kept = fc.subarray([...known.keys()].filter((point) => !totals.has(point)));
    fc.assert(
      fc.property(consistentReport, kept, typing, (report, points, typed) => {
        const figures = Object.fromEntries(points.map((point) => [point, report[point] ?? null]));
        const view = withFigures(empty, known, figures);
        const { facts } = recognised(view);
        const filled = withControls(view, controls, typed);
        const removed = editStructure(
          editStructure(filled, REQUESTS, [
            { kind: 'deleteRow', at: 30 },
            { kind: 'deleteColumn', at: 11 },
          ]),
          DISPUTES,
          [{ kind: 'deleteRow', at: 4 }],
        );
        for (const other of [filled, removed]) expect([...recognised(other).facts]).toEqual([...facts]);
        expect(recognised(removed).controls).toEqual([]);
      }),
      { numRuns: 40, seed: 81 },
    );
  });
});

describe('recognising control figures', () => {
  let view: WorkbookView;
  let controls: readonly ControlPlace[];
  let facts: ReadonlyMap<string, Fact>;
  let before: Readonly<Record<string, unknown>>;

  /** Every figure and every control figure another number, so that one read from a wrong cell is noticed. */
  beforeAll(async () => {
    const empty = await emptyTemplate('typed');
    ({ controls, facts } = recognised(empty));
    const figures = Object.fromEntries([...facts.keys()].map((point, index) => [point, 1001 + index]));
    const typed = Object.fromEntries(controls.map((control, index) => [controlKey(control), 2001 + index]));
    view = withControls(withFigures(empty, facts, figures), controls, typed);
    before = valuesBy(recognised(view));
  });

  it('follows rows and columns inserted around and inside the tables', () => {
    const insertion = fc.record({
      kind: fc.constantFrom('insertRow' as const, 'insertColumn' as const),
      at: fc.nat({ max: 34 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(REQUESTS, DISPUTES),
        fc.array(insertion, { minLength: 1, maxLength: 3 }),
        (sheet, edits) => {
          const report = recognised(editStructure(view, sheet, edits));
          const read = valuesBy(report);
          for (const [key, value] of Object.entries(read)) expect(value).toBe(before[key]);
          if (report.facts.size === facts.size) expect(Object.keys(read)).toEqual(Object.keys(before));
        },
      ),
      { numRuns: 100, seed: 82 },
    );
  });

  it('never reads one total’s figure for another, whatever is deleted, swapped or copied', () => {
    const at = fc.nat({ max: 32 });
    const edit: fc.Arbitrary<StructureEdit> = fc.oneof(
      fc.record({ kind: fc.constantFrom('insertRow', 'insertColumn', 'deleteRow', 'deleteColumn'), at }),
      fc.record({ kind: fc.constant('swapRows' as const), at, with: at }),
      fc.record({ kind: fc.constant('copyRow' as const), at, to: at }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(REQUESTS, DISPUTES),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (sheet, edits) => {
          const read = valuesBy(recognised(editStructure(view, sheet, edits)));
          const wrong = Object.entries(read).filter(
            ([key, value]) => value !== before[key] && value !== 'blank',
          );
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 200, seed: 83 },
    );
  });

  it('finds them in a table moved, in a sheet renamed, and with all tables on one sheet', () => {
    const moved = editStructure(view, REQUESTS, [{ kind: 'shift', rows: 40, cols: 7 }]);
    expect(valuesBy(recognised(moved))).toEqual(before);
    const sheets = view.sheets.map((sheet, index) => ({ ...sheet, name: `Sheet${index}` }));
    expect(valuesBy(recognised({ ...view, sheets, names: [] }))).toEqual(before);
    const [first] = view.sheets;
    const cells = view.sheets.flatMap((sheet) => [...sheet.cells, [], []]);
    const joined = { ...view, names: [], sheets: first ? [{ ...first, cells }] : [] };
    expect(valuesBy(recognised(joined))).toEqual(before);
  });

  const standing = (edited: WorkbookView): readonly string[] => [
    ...new Set(
      recognised(edited).controls.map(({ place, stands }) => `${place.sheet.slice(0, 2)} ${stands}`),
    ),
  ];
  const ALL = ['表三 beside', '表三 below', '表四 below'];

  it.each<[string, string, number, number, string]>([
    ['far beside the table', REQUESTS, 2, 20, '核对数'],
    ['beside the figures, not beside the heads', REQUESTS, 9, 12, '核对数'],
    ['far below the table', REQUESTS, 60, 0, '核对数（可选）'],
    ['in another sheet', '表二 主动公开', 2, 5, '核对数'],
    ['among what it should label', REQUESTS, 30, 12, '核对数（可选）'],
  ])('passes over a label %s', (_, sheet, row, col, value) => {
    const edited = withCell(view, sheet, row, col, { value });
    expect([standing(edited), valuesBy(recognised(edited))]).toEqual([ALL, before]);
  });

  it.each<[string, string, number, number, CellValue, readonly string[]]>([
    ['head doubled', REQUESTS, 2, 13, '核对数', ['表三 below', '表四 below']],
    ['head worded otherwise', REQUESTS, 2, 11, '台账数', ['表三 below', '表四 below']],
    ['row label doubled', REQUESTS, 32, 0, '核对数（可选）', ['表三 beside', '表四 below']],
    ['row label gone', DISPUTES, 4, 0, null, ['表三 beside', '表三 below']],
  ])('takes no place where there is the %s', (_, sheet, row, col, value, left) => {
    expect(standing(withCell(view, sheet, row, col, { value }))).toEqual(left);
  });

  it('takes none for a total that was not found', () => {
    const report = recognised(editStructure(view, REQUESTS, [{ kind: 'deleteRow', at: 19 }]));
    expect(report.facts.has('requests.notProcessed.repeated.total')).toBe(false);
    expect(report.controls).toHaveLength(34);
  });

  it('finds none in a workbook without such labels', () => {
    const sheets = format2021.tables.map((table) => printedTable(table, () => 0));
    const report = recognised(workbookOf(sheets, '某镇2025年政府信息公开工作年度报告'));
    expect([report.facts.size, report.controls]).toEqual([200, []]);
  });
});
