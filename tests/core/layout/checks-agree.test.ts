import fc from 'fast-check';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf, type Relation } from '../../../src/core/form/form';
import type { ControlPlace, RecognisedReport } from '../../../src/core/model/fact';
import type { TotalsMode } from '../../../src/core/model/format';
import { cellName, columnIndex, columnName, type Box } from '../../../src/core/model/geometry';
import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../../../src/core/model/grid';
import type { ConditionalFormatPlan, SheetPlan } from '../../../src/core/model/sheet-plan';
import { evaluateRules } from '../../../src/core/rules/evaluate';
import { planTemplate } from '../../../src/template';
import { consistentReport } from '../../support/arbitrary-report';
import { controlKey, disagreeingControls, recognised, withControls } from '../../support/control-figures';
import { evaluateFormula, type Cell } from '../../support/formula-evaluator';
import { templateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

const form = formOf(format2021);
const totals = new Set(form.relations.flatMap(({ total }) => total ?? []));
const counts = form.points.filter(({ measure }) => measure === 'count').map(({ id }) => id);

/** Consistent reports, most of them spoiled in a few cells, some leaves blank. */
const figures: fc.Arbitrary<Readonly<Record<string, CellValue>>> = fc
  .tuple(
    consistentReport,
    fc.array(fc.tuple(fc.constantFrom(...counts), fc.nat({ max: 50 })), { maxLength: 4 }),
    fc.array(fc.constantFrom(...counts.filter((point) => !totals.has(point))), { maxLength: 3 }),
  )
  .map(([report, spoiled, blanks]) => ({
    ...report,
    ...Object.fromEntries(spoiled),
    ...Object.fromEntries(blanks.map((point) => [point, null])),
  }));

/** Some control figures, each as far off its total as said: 0 is equal. */
const controlsOff = (controls: readonly ControlPlace[]): fc.Arbitrary<Readonly<Record<string, number>>> =>
  fc.dictionary(
    fc.constantFrom(...controls.map(controlKey)),
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -4, max: 40 })),
    { maxKeys: 8 },
  );

/** What Excel would show in the cells of a view. */
type Shown = (sheet: string, row: number, col: number) => Cell;

function shownIn(view: WorkbookView): Shown {
  const sheets = new Map(view.sheets.map((sheet) => [sheet.name, sheet]));
  const results = new Map<GridCell, Cell>();
  const shown: Shown = (name, row, col) => {
    const sheet = sheets.get(name);
    const cell = sheet?.cells[row - sheet.origin.row]?.[col - sheet.origin.col];
    if (cell?.formula === undefined) return cell?.value ?? null;
    const known = results.get(cell);
    if (known !== undefined) return known;
    const result = evaluateFormula(cell.formula, name, shown);
    results.set(cell, result);
    return result;
  };
  return shown;
}

const formulaOf = (condition: ConditionalFormatPlan, row: number, col: number): string => {
  const down = row - condition.box.row;
  const right = col - condition.box.col;
  return condition.formula.replace(
    /(\$?)([A-Z]+)(\$?)(\d+)/g,
    (_all, fixedCol, letters, fixedRow, digits) => {
      const name = fixedCol ? `$${letters as string}` : columnName(columnIndex(letters as string) + right);
      return `${name}${fixedRow ? '$' : ''}${Number(digits) + (fixedRow ? 0 : down)}`;
    },
  );
};

const cellsOf = (box: Box): readonly { row: number; col: number }[] =>
  Array.from({ length: box.rows * box.cols }, (_, index) => ({
    row: box.row + Math.floor(index / box.cols),
    col: box.col + (index % box.cols),
  }));

interface Judged {
  readonly shown: Shown;
  readonly failing: readonly Relation[];
  /** Control figures that differ from their totals. */
  readonly differing: readonly ControlPlace[];
  readonly placeOf: (point: string) => { readonly sheet: string; readonly row: number; readonly col: number };
}

function judge(view: WorkbookView): Judged {
  const report = recognised(view);
  const failing = evaluateRules(report, () => form)
    .relations.filter(({ outcome }) => outcome.status === 'failed')
    .map(({ relation }) => relation);
  return {
    shown: shownIn(view),
    failing,
    differing: disagreeingControls(report),
    placeOf: (point) => {
      const place = report.facts.get(point)?.place;
      if (!place) throw new Error(`no cell for ${point}`);
      return place;
    },
  };
}

/** Check cells that say something, with the number of things they say. */
function speaking(shown: Shown, plans: readonly SheetPlan[]): ReadonlyMap<string, number> {
  const said = new Map<string, number>();
  for (const { name, cells } of plans) {
    for (const cell of cells.filter(({ style }) => style === 'check')) {
      const text = shown(name, cell.row, cell.col);
      if (typeof text !== 'string') throw new Error(`${name} ${cellName(cell)} shows ${String(text)}`);
      if (text !== '') said.set(`${name}!${cellName(cell)}`, text.split('；').filter(Boolean).length);
    }
  }
  return said;
}

/**
 * Where the failing relations are told: beside their row, or below their column in the line of their rule; control
 * figures beside the row of their total.
 */
function expectedToSpeak(
  { failing, differing, placeOf }: Judged,
  plans: readonly SheetPlan[],
): ReadonlyMap<string, number> {
  const expected = new Map<string, number>();
  for (const { point } of differing) {
    const { sheet, row } = placeOf(point);
    const col = plans.find(({ name }) => name === sheet)?.page.printArea?.cols ?? -1;
    const key = `${sheet}!${cellName({ row, col })}`;
    expected.set(key, (expected.get(key) ?? 0) + 1);
  }
  for (const relation of failing) {
    const { sheet, row, col } = placeOf(relation.points[0] ?? '');
    const plan = plans.find(({ name }) => name === sheet);
    const area = plan?.page.printArea ?? { row: 0, col: 0, rows: 0, cols: 0 };
    const rule = relation.rule === 'T3-BAL' ? '第一项＋第二项' : '各项办理结果之和';
    const line = plan?.cells.find(
      (cell) => cell.row >= area.rows && typeof cell.value === 'string' && cell.value.includes(rule),
    );
    const at = relation.runsAlong === 'row' ? { row, col: area.cols } : { row: line?.row ?? -1, col };
    const key = `${sheet}!${cellName(at)}`;
    expected.set(key, (expected.get(key) ?? 0) + 1);
  }
  return expected;
}

/** Cells that a conditional format of the template marks. */
function marked(shown: Shown, plans: readonly SheetPlan[]): readonly string[] {
  const cells = plans.flatMap(({ name, conditionalFormats }) =>
    conditionalFormats.flatMap((condition) =>
      cellsOf(condition.box)
        .filter(({ row, col }) => {
          const formula = formulaOf(condition, row, col);
          return evaluateFormula(formula, name, shown) === true;
        })
        .map((cell) => `${name}!${cellName(cell)}`),
    ),
  );
  return [...new Set(cells)].sort();
}

/** A total stands for its relation; a relation between equals is all its cells; a control figure and its total. */
function expectedMarks({ failing, differing, placeOf }: Judged): readonly string[] {
  const points = failing.flatMap(({ total, points: all }) => (total === undefined ? all : [total]));
  const places = [
    ...[...points, ...differing.map(({ point }) => point)].map(placeOf),
    ...differing.map(({ place }) => place),
  ];
  return [...new Set(places.map((place) => `${place.sheet}!${cellName(place)}`))].sort();
}

describe.each<[TotalsMode, number]>([
  ['typed', 300],
  ['formulas', 60],
])('the checks in the sheets, totals as %s', (mode, runs) => {
  const plans = planTemplate({ organ: '某镇', kind: null, year: 2025, totals: mode }).sheets;
  let empty: WorkbookView;
  let report: RecognisedReport;

  beforeAll(async () => {
    empty = await (await templateWorkbook(mode)).port.read();
    report = recognised(empty);
  });

  /** With formula totals only what is typed is put in, but a total may be overwritten. */
  const filled = (all: Readonly<Record<string, CellValue>>, overwrite: readonly string[]): WorkbookView => {
    const typed = Object.entries(all).filter(
      ([point]) => mode === 'typed' || !totals.has(point) || overwrite.includes(point),
    );
    return withFigures(empty, report.facts, Object.fromEntries(typed));
  };

  /** Control figures relative to the totals as they stand in the view. */
  const withControlsOff = (view: WorkbookView, off: Readonly<Record<string, number>>): WorkbookView => {
    const { controls, facts } = recognised(view);
    const typed = controls.flatMap((control) => {
      const value = facts.get(control.point)?.value;
      const away = off[controlKey(control)];
      return away === undefined
        ? []
        : [[controlKey(control), (value?.kind === 'number' ? value.value : 0) + away]];
    });
    return withControls(view, controls, Object.fromEntries(typed));
  };

  it('say something exactly where a relation or a control figure fails, and mark exactly its cells', () => {
    let broken = 0;
    let whole = 0;
    let differing = 0;
    let agreeing = 0;
    const overwritten = fc.subarray([...totals], { maxLength: 3 });
    fc.assert(
      fc.property(figures, overwritten, controlsOff(report.controls), (all, overwrite, off) => {
        const judged = judge(withControlsOff(filled(all, overwrite), off));
        differing += judged.differing.length;
        agreeing += Object.keys(off).length - judged.differing.length;
        expect(speaking(judged.shown, plans)).toEqual(expectedToSpeak(judged, plans));
        expect(marked(judged.shown, plans)).toEqual(expectedMarks(judged));
        broken += judged.failing.length;
        whole += judged.failing.length === 0 ? 1 : 0;
      }),
      { numRuns: runs, seed: 61 },
    );
    expect(broken).toBeGreaterThan(runs / 2);
    expect(whole).toBeGreaterThan(runs / 20);
    expect(differing).toBeGreaterThan(runs / 2);
    expect(agreeing).toBeGreaterThan(runs / 2);
  }, 120_000);

  it('are silent in an empty template', () => {
    expect([speaking(shownIn(empty), plans).size, marked(shownIn(empty), plans)]).toEqual([0, []]);
  });

  it('do not break on a text in a cell', () => {
    const view = withFigures(empty, report.facts, { 'requests.granted.business': '三' });
    const sheet = view.sheets.find(({ name }) => name.startsWith('表三')) as SheetGrid;
    const texts = plans
      .filter(({ name }) => name === sheet.name)
      .flatMap(({ cells }) => cells.filter(({ style }) => style === 'check'))
      .map(({ row, col }) => shownIn(view)(sheet.name, row, col));
    expect(new Set(texts)).toEqual(new Set(['']));
  });

  it('name the control figure in the row of its total, and pass over what is no number', () => {
    const view = withControls(empty, report.controls, {
      'requests.granted.total beside': 12,
      'requests.concluded.business below': 3,
      'requests.concluded.total beside': 0,
      'requests.refused.stateSecrets.total beside': '#REF!',
      'disputes.directLitigation.total below': 7,
      'disputes.reconsideration.total below': '不详',
    });
    const shown = shownIn(view);
    const said = plans.flatMap(({ name, cells }) =>
      cells.filter(({ style }) => style === 'check').map(({ row, col }) => shown(name, row, col)),
    );
    expect(said.filter((text) => text !== '')).toEqual([
      '总计与核对数12不符；',
      '商业企业与核对数3不符；',
      '未经复议直接起诉·总计与核对数7不符；',
    ]);
  });
});
