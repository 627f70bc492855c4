import { boxName, cellName, parseBox, singleCell } from '../../src/core/model/geometry';
import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../../src/core/model/grid';
import { isHighlightFormula, markColours } from '../../src/core/model/highlight-plan';
import type { HighlightMark } from '../../src/core/model/highlight-plan';
import type { PlanCell, SheetPlan, WorkbookPlan } from '../../src/core/model/sheet-plan';
import { LONG_BOUNDS, READ_BOUNDS } from '../../src/ports/workbook-port';
import type { CellEdit, SheetLine, WorkbookChange, WorkbookPort } from '../../src/ports/workbook-port';
import { differs, equal, holds, present, refuses } from './assertions';
import {
  box,
  CLERK_FORMATS,
  CLERK_SHEET,
  CLERK_WORKBOOK,
  PLAN_SHEETS,
  SMALL_PLAN,
  TRICKY_TEXTS,
} from './clerk-workbook';

/**
 * What every WorkbookPort must do. The cases use no test runner and nothing of Node, so they run in jest
 * (`describeWorkbookPort`) and in a browser page (`runWorkbookPortContract`) alike.
 */

/** A port on a fresh copy of CLERK_WORKBOOK, with the hands and eyes of a clerk at the same workbook. */
export interface PortHarness {
  readonly port: WorkbookPort;
  /** Another port over the same workbook as it is now, as after closing and opening it; the hooks follow it. */
  reopen(): Promise<WorkbookPort>;
  readonly clerk: ClerkHands;
  /** Everything about a sheet but its cell contents: formats, merges, sizes, validations, conditional formats. */
  looks(sheet: string): Promise<unknown>;
  /** Conditional formats of a sheet, first the one that wins. */
  conditionalFormats(sheet: string): Promise<readonly SeenFormat[]>;
  /** Lists with a head row that grow; also where the host keeps them for the file alone. */
  tables(sheet: string): Promise<readonly SeenTable[]>;
  isProtected(sheet: string): Promise<boolean>;
  selection(): Promise<{ readonly sheet: string; readonly cell: string }>;
  /** Returns when every event of the clerk's and the port's changes has been delivered. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

/** What the clerk does without the port; sheets by their name at that time. */
export interface ClerkHands {
  edit(sheet: string, cell: string, value: CellValue): Promise<void>;
  protect(sheet: string): Promise<void>;
  protectStructure(): Promise<void>;
  rename(sheet: string, to: string): Promise<void>;
  remove(sheet: string): Promise<void>;
  hide(sheet: string): Promise<void>;
  /** Inserts empty rows before the row, counted from 0. */
  insertRows(sheet: string, row: number, count: number): Promise<void>;
}

export interface SeenFormat {
  /** A1 text of the box, such as B2:B3. */
  readonly box: string;
  /** With its leading =. */
  readonly formula: string;
  /** #RRGGBB in capitals, null for none. */
  readonly fill: string | null;
  readonly color: string | null;
}

export interface SeenTable {
  readonly name: string;
  /** A1 text of the box, with the head row. */
  readonly box: string;
}

export type CreateHarness = () => Promise<PortHarness>;

export interface ContractOptions {
  /** Reasons by case name for cases that the host cannot meet. */
  readonly skip?: Readonly<Record<string, string>>;
}

export interface ContractCase {
  readonly name: string;
  run(create: CreateHarness): Promise<void>;
}

const STATE = '{"id":"板浦镇","note":"他说\\"好\\"","hash":"' + '政府信息公开'.repeat(60) + '"}';

export const WORKBOOK_PORT_CASES: readonly ContractCase[] = [
  // --- what is there
  oneCase('tells sheets, names and state before anything is written', async ({ port }) => {
    const overview = await port.overview();
    equal(
      overview.sheets.map(({ name, visibility, protected: locked }) => ({ name, visibility, locked })),
      [{ name: CLERK_SHEET, visibility: 'visible', locked: false }],
      'sheets',
    );
    equal(overview.state, null, 'state of a workbook that we never wrote to');
    holds(overview.names.includes('台账件数'), "the clerk's name is listed");
    equal([overview.structureProtected, overview.readOnly], [false, false], 'structure protected, read-only');
  }),
  oneCase('reads values and formulas exactly', async ({ port }) => {
    const view = await port.read();
    equal(
      contents(sheetOf(view, CLERK_SHEET)),
      {
        A1: '申请台账',
        A2: '板浦镇',
        B2: 3,
        A3: "=不是公式 '引号'",
        B3: 4,
        A4: '合计',
        B4: '=SUM(B2:B3)',
      },
      'contents',
    );
    holds(
      view.names.some((name) => name.name === '台账件数' && !name.hidden && !name.refersTo.startsWith('=')),
      "the clerk's name is read, its formula without =",
    );
  }),
  oneCase('gives the same sheet id in overview and read', async ({ port }) => {
    const overview = await port.overview();
    const view = await port.read();
    equal(
      view.sheets.map((sheet) => sheet.id),
      overview.sheets.map((sheet) => sheet.id),
      'ids',
    );
  }),
  oneCase('reads a very large sheet within bounds and says so', async ({ port, clerk }) => {
    await clerk.edit(CLERK_SHEET, cellName({ row: READ_BOUNDS.rows, col: 0 }), '界外');
    await clerk.edit(CLERK_SHEET, cellName({ row: 0, col: READ_BOUNDS.cols }), '界外');
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal(grid.truncated, true, 'truncated');
    holds(grid.origin.row + grid.cells.length <= READ_BOUNDS.rows, 'rows within bounds');
    holds(
      grid.cells.every((row) => grid.origin.col + row.length <= READ_BOUNDS.cols),
      'columns within bounds',
    );
    equal(contentOf(grid, 'B2'), 3, 'what lies inside');
  }),
  oneCase(
    'reads a long list to its end, values alone, and no sheet that is gone',
    async ({ port, clerk }) => {
      const last = cellName({ row: READ_BOUNDS.rows + 500, col: 2 });
      await clerk.edit(CLERK_SHEET, last, '最后一件');
      const [sheet] = (await port.overview()).sheets;
      const id = present(sheet, 'the sheet').id;
      const [grid, ...others] = await port.readLong(['no such sheet', id]);
      const long = present(grid, 'the long sheet');
      equal(
        [others.length, long.id, long.name, long.truncated ?? false],
        [0, id, CLERK_SHEET, false],
        'sheet',
      );
      const { B4, ...values } = contents(long);
      equal(
        values,
        {
          A1: '申请台账',
          A2: '板浦镇',
          B2: 3,
          A3: "=不是公式 '引号'",
          B3: 4,
          A4: '合计',
          [last]: '最后一件',
        },
        'values',
      );
      holds(B4 === undefined || B4 === 7, 'the result of the formula, where the host has calculated it');
      holds(
        long.cells.every((row) =>
          row.every((cell) => cell.formula === undefined && cell.format === undefined),
        ),
        'no formulas, no formats',
      );
      equal(long.cells.length, READ_BOUNDS.rows + 501, 'rows');
    },
  ),
  oneCase('reads no further than the bounds of long lists and says so', async ({ port, clerk }) => {
    await clerk.edit(CLERK_SHEET, cellName({ row: LONG_BOUNDS.rows, col: 0 }), '界外');
    const [sheet] = (await port.overview()).sheets;
    const [grid] = await port.readLong([present(sheet, 'the sheet').id]);
    const long = present(grid, 'the long sheet');
    equal(long.truncated, true, 'truncated');
    holds(long.origin.row + long.cells.length <= LONG_BOUNDS.rows, 'rows within bounds');
    equal(contentOf(long, 'B2'), 3, 'what lies inside');
  }),
  oneCase('stops a long reading that is not wanted any more', async ({ port }) => {
    const [sheet] = (await port.overview()).sheets;
    const stop = new AbortController();
    stop.abort();
    await refuses(port.readLong([present(sheet, 'the sheet').id], stop.signal), 'CANCELLED');
  }),
  oneCase('reads hidden rows and columns like all others', async ({ port }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    const before = [await port.read(), await port.readLong([sheetId])];
    await port.showLines(
      [
        { sheetId, axis: 'row', at: 1 },
        { sheetId, axis: 'column', at: 1 },
      ],
      false,
    );
    equal([await port.read(), await port.readLong([sheetId])], before, 'what is read');
  }),
  oneCase('tells the merged cells of the sheets asked for', async ({ port }) => {
    const [made] = (await port.execute(SMALL_PLAN, null)).sheets;
    const plain = await idOf(port, CLERK_SHEET);
    equal(
      (await port.merges([plain, 'no such sheet', present(made, 'a sheet').id])).map((boxes) =>
        boxes.map(boxName),
      ),
      [['A1:B1'], [], SMALL_PLAN.sheets[0]?.merges.map(boxName)],
      'merged cells',
    );
    equal(await port.merges([]), [], 'of no sheet');
  }),
  oneCase('reads hidden and protected sheets and says that they are', async ({ port, clerk }) => {
    await port.execute(SMALL_PLAN, STATE);
    await clerk.protect(CLERK_SHEET);
    await clerk.hide(CLERK_SHEET);
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal([grid.visibility, grid.protected], ['hidden', true], 'visibility and protection');
    equal(contentOf(grid, 'B2'), 3, 'a figure on it');
  }),

  // --- inserting
  oneCase('executes a plan and reads it back exactly', async ({ port }) => {
    const report = await port.execute(SMALL_PLAN, STATE);
    equal(
      report.sheets.map((sheet) => sheet.name),
      PLAN_SHEETS,
      'sheets made',
    );
    const view = await port.read();
    equal(
      view.sheets.map((sheet) => sheet.name),
      [CLERK_SHEET, ...PLAN_SHEETS],
      'sheets after the existing ones, in plan order',
    );
    for (const sheet of SMALL_PLAN.sheets) {
      equal(contents(sheetOf(view, sheet.name)), plannedContents(sheet), `contents of ${sheet.name}`);
    }
  }),
  oneCase('executes a plan without a state and leaves the one there', async ({ port }) => {
    await port.execute(planNamed(['甲']), null);
    equal((await port.overview()).state, null, 'no state made');
    await port.saveState(STATE);
    await port.execute(planNamed(['乙']), null);
    const { state, sheets } = await port.overview();
    equal(state, STATE, 'state as it was');
    equal(
      sheets.map(({ name }) => name),
      [CLERK_SHEET, '甲', '乙'],
      'sheets made',
    );
  }),
  oneCase('reports the ids of the sheets made', async ({ port }) => {
    const report = await port.execute(SMALL_PLAN, STATE);
    const overview = await port.overview();
    equal(
      report.sheets.map(({ id, name }) => ({ id, name })),
      overview.sheets.slice(1).map(({ id, name }) => ({ id, name })),
      'ids and names',
    );
  }),
  oneCase('keeps a text as text, whatever it looks like', async ({ port }) => {
    await port.execute(SMALL_PLAN, STATE);
    const grid = sheetOf(await port.read(), PLAN_SHEETS[0]);
    const texts = TRICKY_TEXTS.map((_, index) => cellAt(grid, `A${11 + index}`));
    equal(
      texts.map((cell) => ({ value: cell.value, formula: cell.formula })),
      TRICKY_TEXTS.map((value) => ({ value })),
      'texts',
    );
  }),
  oneCase('tells blank cells and the zero apart', async ({ port }) => {
    await port.execute(SMALL_PLAN, STATE);
    const grid = sheetOf(await port.read(), PLAN_SHEETS[0]);
    equal([cellAt(grid, 'C4').value, cellAt(grid, 'B5').value], [null, 0], 'blank input and typed zero');
  }),
  oneCase('defines the names of the plan', async ({ port }) => {
    await port.execute(SMALL_PLAN, STATE);
    const { names } = await port.read();
    const found = SMALL_PLAN.names.map((planned) => {
      const name = present(
        names.find((candidate) => candidate.name === planned.name),
        `name ${planned.name}`,
      );
      return { hidden: name.hidden, box: boxAfterSheet(name.refersTo) };
    });
    equal(
      found,
      SMALL_PLAN.names.map((planned) => ({ hidden: planned.hidden, box: boxName(planned.box) })),
      'hidden and box of the names',
    );
    const listed = (await port.overview()).names;
    holds(
      SMALL_PLAN.names.every((planned) => listed.includes(planned.name)),
      'names listed in the overview',
    );
  }),
  oneCase('brings the conditional formats of the plan', async ({ port, conditionalFormats }) => {
    await port.execute(SMALL_PLAN, STATE);
    const seen = await conditionalFormats(PLAN_SHEETS[0]);
    equal(
      seen.map(({ box: place, fill, color }) => ({ place, fill, color })),
      [{ place: 'D4:D5', fill: '#F4A6A6', color: '#7A0000' }],
      'conditional formats',
    );
  }),
  oneCase('writes a column of formulas that move from row to row exactly', async ({ port }) => {
    const plan = listPlan('长表', '名单');
    await port.execute(plan, null);
    const [sheet] = plan.sheets;
    equal(
      contents(sheetOf(await port.read(), '长表')),
      plannedContents(present(sheet, 'the sheet of the plan')),
      'contents',
    );
  }),
  oneCase('makes the lists of the plan, each under a name of its own', async ({ port, tables }) => {
    await port.execute(listPlan('第一张', '名单'), null);
    await port.execute(listPlan('第二张', '名单'), null);
    equal(await tables('第一张'), [{ name: '名单', box: 'A2:B42' }], 'tables of the first sheet');
    equal(await tables('第二张'), [{ name: '名单_2', box: 'A2:B42' }], 'tables of the second sheet');
    equal(await tables(CLERK_SHEET), [], 'tables of the clerk');
  }),
  oneCase('calls no list what the workbook calls something else', async ({ port, tables }) => {
    await port.execute(listPlan('第一张', '台账件数'), null);
    equal(await tables('第一张'), [{ name: '台账件数_2', box: 'A2:B42' }], 'tables');
  }),
  oneCase('removes the lists with their sheets, and their names are free again', async (harness) => {
    const { port } = harness;
    const { sheets } = await port.execute(listPlan('第一张', '名单'), null);
    await port.removeSheets(
      sheets.map(({ id }) => id),
      [],
    );
    await port.execute(listPlan('第一张', '名单'), null);
    equal(await harness.tables('第一张'), [{ name: '名单', box: 'A2:B42' }], 'tables');
  }),
  oneCase('keeps a list at its rows when the clerk inserts rows above', async ({ port, clerk, tables }) => {
    await port.execute(listPlan('第一张', '名单'), null);
    await clerk.insertRows('第一张', 0, 2);
    equal(await tables('第一张'), [{ name: '名单', box: 'A4:B44' }], 'tables');
  }),
  oneCase('selects the cell of the plan when all is done', async ({ port, selection }) => {
    await port.execute(SMALL_PLAN, STATE);
    equal(await selection(), { sheet: PLAN_SHEETS[0], cell: 'B4' }, 'selection');
  }),
  oneCase('leaves the clerk where the clerk is when the plan selects nothing', async (harness) => {
    const { port, selection } = harness;
    await port.reveal({ sheetId: await idOf(port, CLERK_SHEET), ...box('B3') });
    await port.execute({ ...SMALL_PLAN, select: null }, null);
    equal(await selection(), { sheet: CLERK_SHEET, cell: 'B3' }, 'selection');
  }),
  oneCase("leaves the clerk's sheet alone when inserting", async ({ port, looks }) => {
    const before = {
      looks: await looks(CLERK_SHEET),
      contents: contents(sheetOf(await port.read(), CLERK_SHEET)),
    };
    await port.execute(SMALL_PLAN, STATE);
    const after = {
      looks: await looks(CLERK_SHEET),
      contents: contents(sheetOf(await port.read(), CLERK_SHEET)),
    };
    equal(after, before, 'the clerk’s sheet');
  }),
  oneCase('refuses a sheet name that is taken and leaves everything untouched', async ({ port }) => {
    await port.execute(planNamed(['甲', '乙']), STATE);
    const before = { overview: await port.overview(), view: await port.read() };
    await refuses(port.execute(planNamed(['丙', '乙']), 'other'), 'SHEET_EXISTS');
    equal({ overview: await port.overview(), view: await port.read() }, before, 'the workbook');
  }),
  oneCase('takes names that differ only in case for the same', async ({ port }) => {
    const before = await port.overview();
    await refuses(port.execute(planNamed([CLERK_SHEET.toUpperCase()]), STATE), 'SHEET_EXISTS');
    equal(await port.overview(), before, 'the workbook');
  }),
  oneCase('inserts nothing into a workbook whose structure is protected', async ({ port, clerk }) => {
    await clerk.protectStructure();
    const before = await port.overview();
    equal(before.structureProtected, true, 'structure protected');
    await refuses(port.execute(SMALL_PLAN, STATE), 'STRUCTURE_PROTECTED');
    equal(await port.overview(), before, 'the workbook');
  }),
  oneCase('removes our sheets and names and nothing else', async ({ port, looks }) => {
    const before = { overview: await port.overview(), looks: await looks(CLERK_SHEET) };
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    await port.removeSheets(
      sheets.map((sheet) => sheet.id),
      SMALL_PLAN.names.map((name) => name.name),
    );
    await port.saveState(null);
    equal({ overview: await port.overview(), looks: await looks(CLERK_SHEET) }, before, 'the workbook');
  }),
  oneCase('removes what is left of our sheets when the clerk deleted one', async ({ port, clerk }) => {
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    await clerk.remove(PLAN_SHEETS[1]);
    await port.removeSheets([...sheets.map((sheet) => sheet.id), 'no-such-sheet'], []);
    equal(
      (await port.overview()).sheets.map((sheet) => sheet.name),
      [CLERK_SHEET],
      'sheets left',
    );
  }),

  // --- state
  oneCase('keeps state with quotes and Chinese of any length', async (harness) => {
    holds(STATE.length > 255, 'the state is longer than one literal');
    await harness.port.execute(planNamed(['甲']), STATE);
    equal((await harness.port.overview()).state, STATE, 'state after execute');
    await harness.port.saveState('短"");&"');
    equal((await harness.port.overview()).state, '短"");&"', 'state after saving');
    const again = await harness.reopen();
    equal((await again.overview()).state, '短"");&"', 'state after opening again');
    await again.saveState(STATE);
    equal((await again.overview()).state, STATE, 'long state after opening again');
    await again.saveState(null);
    equal((await again.overview()).state, null, 'state after removing it');
  }),
  oneCase('removes a state that is not there without complaint', async ({ port }) => {
    await port.saveState(null);
    equal((await port.overview()).state, null, 'state');
  }),

  // --- single cells
  oneCase('writes numbers, texts, formulas and blanks into single cells', async ({ port, looks }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    const before = await looks(CLERK_SHEET);
    const refused = await port.setCells([
      edit(sheetId, 'B2', 3, { value: 0 }),
      edit(sheetId, 'A2', '板浦镇', { value: '沭阳县' }),
      edit(sheetId, 'B4', '=SUM(B2:B3)', { formula: '=B2+B3' }),
      edit(sheetId, 'B3', 4, { value: null }),
      edit(sheetId, 'C3', null, { value: 5 }),
    ]);
    equal(refused, [], 'edits not made');
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal(
      ['B2', 'A2', 'B4', 'B3', 'C3'].map((place) => contentOf(grid, place)),
      [0, '沭阳县', '=B2+B3', null, 5],
      'contents',
    );
    equal(await looks(CLERK_SHEET), before, 'looks');
  }),
  oneCase('never takes a text for a formula when writing a cell', async ({ port }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    await port.setCells([
      edit(sheetId, 'A2', '板浦镇', { value: '=1+1' }),
      edit(sheetId, 'B2', 3, { value: '-5' }),
    ]);
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal([cellAt(grid, 'A2').value, cellAt(grid, 'A2').formula], ['=1+1', undefined], 'text with =');
    equal(cellAt(grid, 'B2').value, '-5', 'text that looks like a number');
  }),
  oneCase('returns edits of cells changed meanwhile and leaves those cells', async ({ port, clerk }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    await clerk.edit(CLERK_SHEET, 'B2', 9);
    const stale = edit(sheetId, 'B2', 3, { value: 5 });
    const overFormula = edit(sheetId, 'B4', 7, { value: 8 });
    const refused = await port.setCells([stale, edit(sheetId, 'B3', 4, { value: 6 }), overFormula]);
    equal(refused, [stale, overFormula], 'edits not made');
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal(
      ['B2', 'B3', 'B4'].map((place) => contentOf(grid, place)),
      [9, 6, '=SUM(B2:B3)'],
      'contents',
    );
  }),
  oneCase('writes no cell at all when one sheet is protected', async ({ port, clerk, isProtected }) => {
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    await clerk.protect(PLAN_SHEETS[0]);
    const free = edit(await idOf(port, CLERK_SHEET), 'B2', 3, { value: 5 });
    const locked = edit(present(sheets[0], 'sheet made').id, 'B4', 3, { value: 5 });
    await refuses(port.setCells([free, locked]), 'SHEET_PROTECTED');
    const view = await port.read();
    equal(contentOf(sheetOf(view, CLERK_SHEET), 'B2'), 3, 'cell of the free sheet');
    equal(contentOf(sheetOf(view, PLAN_SHEETS[0]), 'B4'), 3, 'cell of the protected sheet');
    equal(await isProtected(PLAN_SHEETS[0]), true, 'still protected');
  }),
  oneCase('writes no cell when the sheet is gone', async ({ port, clerk }) => {
    await port.execute(planNamed(['甲']), STATE);
    const gone = await idOf(port, '甲');
    const kept = await idOf(port, CLERK_SHEET);
    await clerk.remove('甲');
    await refuses(
      port.setCells([edit(kept, 'B2', 3, { value: 5 }), edit(gone, 'A1', null, { value: 5 })]),
      'SHEET_GONE',
    );
    equal(contentOf(sheetOf(await port.read(), CLERK_SHEET), 'B2'), 3, 'cell of the other sheet');
  }),
  oneCase('takes a cell that holds the wanted content already for written', async ({ port, clerk }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    await clerk.edit(CLERK_SHEET, 'B2', 5);
    await clerk.edit(CLERK_SHEET, 'A2', null);
    const edits = [
      edit(sheetId, 'B2', 3, { value: 5 }),
      edit(sheetId, 'A2', '板浦镇', { value: null }),
      edit(sheetId, 'B4', 7, { formula: '=SUM(B2:B3)' }),
    ];
    equal(await port.setCells(edits), [], 'edits not made');
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal(
      ['B2', 'A2', 'B4'].map((place) => contentOf(grid, place)),
      [5, null, '=SUM(B2:B3)'],
      'contents',
    );
  }),
  oneCase('tells a number from a text that looks like it', async ({ port, clerk }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    await port.setCells([edit(sheetId, 'B2', 3, { value: '5' })]);
    const stale = edit(sheetId, 'B2', 5, { value: 6 });
    equal(await port.setCells([stale]), [stale], 'an edit of the number');
    equal(await port.setCells([edit(sheetId, 'B2', '5', { value: 5 })]), [], 'an edit of the text');
    equal(contentOf(sheetOf(await port.read(), CLERK_SHEET), 'B2'), 5, 'a number now');
    await clerk.edit(CLERK_SHEET, 'B2', null);
    const overBlank = edit(sheetId, 'B2', 0, { value: 6 });
    equal(await port.setCells([overBlank]), [overBlank], 'a blank is no zero');
  }),
  oneCase(
    'adds a thousand rows below a list, but none over what a clerk wrote meanwhile',
    async (harness) => {
      const { port, clerk } = harness;
      const sheetId = await idOf(port, CLERK_SHEET);
      await clerk.edit(CLERK_SHEET, 'B700', '有人先填了');
      const rows = Array.from({ length: 1000 }, (_, at) => 200 + at);
      const edits = rows.flatMap((row) => [
        edit(sheetId, `A${row}`, null, { value: `00${row}` }),
        { ...edit(sheetId, `B${row}`, null, { value: 45_000 + row }), format: 'yyyy-mm-dd' },
        edit(sheetId, `D${row}`, null, { formula: `=B${row}+1` }),
      ]);
      equal(
        (await port.setCells(edits)).map(({ row, col }) => cellName({ row, col })),
        ['B700'],
        'edits not made',
      );
      const [grid] = await port.readLong([sheetId]);
      const long = present(grid, 'the sheet');
      equal(
        rows.map((row) => [contentOf(long, `A${row}`), contentOf(long, `B${row}`)]),
        rows.map((row) => [`00${row}`, row === 700 ? '有人先填了' : 45_000 + row]),
        'values',
      );
      const { formula } = cellAt(sheetOf(await port.read(), CLERK_SHEET), 'D900') ?? {};
      equal(formula, '=B900+1', 'a formula');
    },
  ),
  oneCase('gives a cell the number format that comes with its content', async ({ port }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    const day = { ...edit(sheetId, 'C4', null, { value: 45_000 }), format: 'yyyy-mm-dd' };
    equal(await port.setCells([day]), [], 'edits not made');
    const { value, format } = cellAt(sheetOf(await port.read(), CLERK_SHEET), 'C4') ?? {};
    equal([value, format], [45_000, 'yyyy-mm-dd'], 'the cell');
  }),
  oneCase('writes over truth values and error values and puts them back', async ({ port, clerk }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    const held = { B2: true, C2: false, B3: '#N/A' } as const;
    for (const [place, value] of Object.entries(held)) await clerk.edit(CLERK_SHEET, place, value);
    const there = Object.entries(held).map(([place, before]) => edit(sheetId, place, before, { value: 5 }));
    const back = Object.entries(held).map(([place, value]) => edit(sheetId, place, 5, { value }));
    equal(await port.setCells(there), [], 'edits not made');
    const written = sheetOf(await port.read(), CLERK_SHEET);
    equal(
      Object.keys(held).map((place) => contentOf(written, place)),
      [5, 5, 5],
      'contents written',
    );
    equal(await port.setCells(back), [], 'edits not put back');
    const grid = sheetOf(await port.read(), CLERK_SHEET);
    equal(
      Object.keys(held).map((place) => cellAt(grid, place)),
      Object.values(held).map((value, index) => ({
        ...cellAt(written, Object.keys(held)[index] ?? ''),
        value,
      })),
      'contents put back',
    );
  }),

  // --- rows and columns
  oneCase('hides and shows rows and columns of several sheets', async (harness) => {
    const { port, looks } = harness;
    await port.execute(SMALL_PLAN, STATE);
    const lines = [...(await someLines(port, CLERK_SHEET)), ...(await someLines(port, PLAN_SHEETS[0]))];
    const before = await everyLook([CLERK_SHEET, ...PLAN_SHEETS], looks);
    const view = await port.read();
    equal(await port.linesShown(lines), true, 'shown at first');
    await port.showLines(lines, false);
    for (const line of lines) equal(await port.linesShown([line]), false, `shown: ${said(line)}`);
    for (const line of await neighbours(port, CLERK_SHEET)) {
      equal(await port.linesShown([line]), true, `a neighbour is shown: ${said(line)}`);
    }
    differs(await everyLook([CLERK_SHEET, ...PLAN_SHEETS], looks), before, 'hiding shows');
    equal(await port.read(), view, 'contents while hidden');
    await port.showLines(lines, true);
    equal(await port.linesShown(lines), true, 'shown again');
    equal(await everyLook([CLERK_SHEET, ...PLAN_SHEETS], looks), before, 'looks, with widths and heights');
    equal(await port.read(), view, 'contents');
  }),
  oneCase('shows what the template hides, and hides it again', async ({ port, looks }) => {
    await port.execute(SMALL_PLAN, STATE);
    const before = await looks(PLAN_SHEETS[0]);
    const sheetId = await idOf(port, PLAN_SHEETS[0]);
    const hidden = [line(sheetId, 'column', 6), line(sheetId, 'row', 8)];
    for (const one of hidden) equal(await port.linesShown([one]), false, `hidden by the plan: ${said(one)}`);
    await port.showLines(hidden, true);
    equal(await port.linesShown(hidden), true, 'shown');
    differs(await looks(PLAN_SHEETS[0]), before, 'showing shows');
    await port.showLines(hidden, false);
    equal(await looks(PLAN_SHEETS[0]), before, 'looks');
  }),
  oneCase('says that lines are not shown when one of them is hidden', async ({ port }) => {
    const sheetId = await idOf(port, CLERK_SHEET);
    const [first, second] = [line(sheetId, 'column', 4), line(sheetId, 'column', 5)];
    await port.showLines([second], false);
    equal(await port.linesShown([first, second]), false, 'neighbours, one hidden');
    equal(await port.linesShown([first]), true, 'the other');
    equal(await port.linesShown([line(sheetId, 'row', 5)]), true, 'the row of that number');
    equal(await port.linesShown([]), true, 'no lines at all');
  }),
  oneCase('hides and shows as often as asked', async ({ port, looks }) => {
    const before = await looks(CLERK_SHEET);
    const lines = await someLines(port, CLERK_SHEET);
    await port.showLines(lines, false);
    const hidden = await looks(CLERK_SHEET);
    await port.showLines([...lines, ...lines], false);
    equal(await looks(CLERK_SHEET), hidden, 'looks, hidden twice');
    await port.showLines(lines, true);
    await port.showLines(lines, true);
    await port.showLines([], false);
    equal(await looks(CLERK_SHEET), before, 'looks, shown twice');
  }),
  oneCase('keeps lines hidden when the workbook is opened again', async (harness) => {
    const { port } = harness;
    await port.execute(SMALL_PLAN, STATE);
    const lines = await someLines(port, CLERK_SHEET);
    const planned = line(await idOf(port, PLAN_SHEETS[0]), 'column', 6);
    await port.showLines(lines, false);
    await port.showLines([planned], true);
    const again = await harness.reopen();
    const before = await harness.looks(CLERK_SHEET);
    for (const one of await someLines(again, CLERK_SHEET)) {
      equal(await again.linesShown([one]), false, `shown: ${said(one)}`);
    }
    const column = line(await idOf(again, PLAN_SHEETS[0]), 'column', 6);
    equal(await again.linesShown([column]), true, 'the column of the template');
    await again.showLines(await someLines(again, CLERK_SHEET), true);
    differs(await harness.looks(CLERK_SHEET), before, 'shown after opening again');
  }),
  oneCase('shows and hides nothing when one sheet is protected', async (harness) => {
    const { port, clerk, looks, isProtected } = harness;
    await port.execute(SMALL_PLAN, STATE);
    await clerk.protect(PLAN_SHEETS[0]);
    const before = await everyLook([CLERK_SHEET, PLAN_SHEETS[0]], looks);
    const free = await someLines(port, CLERK_SHEET);
    const locked = await someLines(port, PLAN_SHEETS[0]);
    await refuses(port.showLines(locked, false), 'SHEET_PROTECTED');
    await refuses(port.showLines([...free, ...locked], false), 'SHEET_PROTECTED');
    equal(await everyLook([CLERK_SHEET, PLAN_SHEETS[0]], looks), before, 'looks');
    equal(await isProtected(PLAN_SHEETS[0]), true, 'still protected');
    equal(await port.linesShown(locked), true, 'lines of a protected sheet can be asked for');
  }),
  oneCase('shows and hides nothing when a sheet is gone', async ({ port, clerk, looks }) => {
    await port.execute(planNamed(['甲']), STATE);
    const gone = await someLines(port, '甲');
    const kept = await someLines(port, CLERK_SHEET);
    await clerk.remove('甲');
    const before = await looks(CLERK_SHEET);
    await refuses(port.linesShown([...kept, ...gone]), 'SHEET_GONE');
    await refuses(port.showLines([...kept, ...gone], false), 'SHEET_GONE');
    equal(await looks(CLERK_SHEET), before, 'looks of the other sheet');
  }),

  // --- marks
  oneCase("marks cells above the clerk's own formats, in order", async ({ port, conditionalFormats }) => {
    const marks = someMarks(await idOf(port, CLERK_SHEET));
    const report = await port.highlight({ marks });
    equal(report, { added: marks.length, removed: 0, protectedSheets: [] }, 'report');
    const seen = await conditionalFormats(CLERK_SHEET);
    equal(seen.slice(0, marks.length).map(shown), marks.map(wanted), 'marks first, in order');
    equal(seen.slice(marks.length), CLERK_FORMATS, "the clerk's own after them");
  }),
  oneCase('clears every mark and leaves the sheet as it was', async ({ port, looks }) => {
    const before = await looks(CLERK_SHEET);
    const marks = someMarks(await idOf(port, CLERK_SHEET));
    await port.highlight({ marks });
    differs(await looks(CLERK_SHEET), before, 'marking shows');
    const report = await port.clearHighlights();
    equal(report, { added: 0, removed: marks.length, protectedSheets: [] }, 'report');
    equal(await looks(CLERK_SHEET), before, 'looks after clearing');
  }),
  oneCase('replaces earlier marks', async ({ port, conditionalFormats, looks }) => {
    const before = await looks(CLERK_SHEET);
    const [first, ...others] = someMarks(await idOf(port, CLERK_SHEET));
    await port.highlight({ marks: others });
    const report = await port.highlight({ marks: [present(first, 'mark')] });
    equal([report.added, report.removed], [1, others.length], 'added and removed');
    const seen = await conditionalFormats(CLERK_SHEET);
    equal(seen.filter((format) => isHighlightFormula(format.formula)).length, 1, 'marks left');
    await port.highlight({ marks: [] });
    equal(await looks(CLERK_SHEET), before, 'looks after highlighting nothing');
  }),
  oneCase('clears as often as asked', async ({ port, looks }) => {
    const before = await looks(CLERK_SHEET);
    await port.highlight({ marks: someMarks(await idOf(port, CLERK_SHEET)) });
    await port.clearHighlights();
    equal((await port.clearHighlights()).removed, 0, 'removed the second time');
    equal(await looks(CLERK_SHEET), before, 'looks');
  }),
  oneCase('finds marks of another day again', async (harness) => {
    const before = await harness.looks(CLERK_SHEET);
    const marks = someMarks(await idOf(harness.port, CLERK_SHEET));
    await harness.port.highlight({ marks });
    const again = await harness.reopen();
    equal((await again.clearHighlights()).removed, marks.length, 'removed');
    equal(await harness.looks(CLERK_SHEET), before, 'looks');
  }),
  oneCase('marks several sheets at once', async ({ port, looks }) => {
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    const ids = [await idOf(port, CLERK_SHEET), ...sheets.map((sheet) => sheet.id)];
    const before = await everyLook([CLERK_SHEET, ...PLAN_SHEETS], looks);
    const marks = ids.flatMap(someMarks);
    equal((await port.highlight({ marks })).added, marks.length, 'added');
    equal((await port.clearHighlights()).removed, marks.length, 'removed');
    equal(await everyLook([CLERK_SHEET, ...PLAN_SHEETS], looks), before, 'looks');
  }),
  oneCase('changes no value when marking and clearing', async ({ port }) => {
    const before = await port.read();
    await port.highlight({ marks: someMarks(await idOf(port, CLERK_SHEET)) });
    equal(await port.read(), before, 'contents while marked');
    await port.clearHighlights();
    equal(await port.read(), before, 'contents after clearing');
  }),
  oneCase('leaves protected sheets unmarked, lists them and never unprotects', async (harness) => {
    const { port, clerk, looks, isProtected } = harness;
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    await clerk.protect(CLERK_SHEET);
    const before = await looks(CLERK_SHEET);
    const locked = someMarks(await idOf(port, CLERK_SHEET));
    const free = someMarks(present(sheets[0], 'sheet made').id);
    const report = await port.highlight({ marks: [...locked, ...free] });
    equal([report.added, report.protectedSheets], [free.length, [CLERK_SHEET]], 'added and protected sheets');
    equal(await looks(CLERK_SHEET), before, 'looks of the protected sheet');
    equal(await isProtected(CLERK_SHEET), true, 'still protected');
  }),
  oneCase(
    'lists a protected sheet whose marks could not be cleared',
    async ({ port, clerk, looks, isProtected }) => {
      await port.highlight({ marks: someMarks(await idOf(port, CLERK_SHEET)) });
      await clerk.protect(CLERK_SHEET);
      const before = await looks(CLERK_SHEET);
      equal(await port.clearHighlights(), { added: 0, removed: 0, protectedSheets: [CLERK_SHEET] }, 'report');
      equal(await looks(CLERK_SHEET), before, 'looks of the protected sheet');
      equal(await isProtected(CLERK_SHEET), true, 'still protected');
    },
  ),
  oneCase('marks a sheet that was renamed since it was read', async ({ port, clerk, conditionalFormats }) => {
    const marks = someMarks(await idOf(port, CLERK_SHEET));
    await clerk.rename(CLERK_SHEET, '2025年台账');
    equal((await port.highlight({ marks })).added, marks.length, 'added');
    const seen = await conditionalFormats('2025年台账');
    equal(seen.slice(0, marks.length).map(shown), marks.map(wanted), 'marks on the renamed sheet');
  }),
  oneCase('ignores marks of a sheet that is gone', async ({ port, clerk, conditionalFormats }) => {
    await port.execute(planNamed(['甲']), STATE);
    const gone = someMarks(await idOf(port, '甲'));
    const kept = someMarks(await idOf(port, CLERK_SHEET));
    await clerk.remove('甲');
    equal((await port.highlight({ marks: [...gone, ...kept] })).added, kept.length, 'added');
    equal(
      (await conditionalFormats(CLERK_SHEET)).slice(0, kept.length).map(shown),
      kept.map(wanted),
      'marks',
    );
  }),
  {
    name: 'clears marks after rows were inserted above them',
    run: async (create) => {
      const plain = await create();
      await plain.clerk.insertRows(CLERK_SHEET, 1, 2);
      const expected = await plain.looks(CLERK_SHEET);
      await plain.dispose();
      await withHarness(create, async ({ port, clerk, looks }) => {
        await port.highlight({ marks: someMarks(await idOf(port, CLERK_SHEET)) });
        await clerk.insertRows(CLERK_SHEET, 1, 2);
        holds((await port.clearHighlights()).removed > 0, 'marks were found');
        equal(await looks(CLERK_SHEET), expected, 'looks of a sheet that was never marked');
      });
    },
  },

  // --- showing and watching
  oneCase('shows and selects a cell', async ({ port, selection }) => {
    await port.execute(SMALL_PLAN, STATE);
    await port.reveal({ sheetId: await idOf(port, CLERK_SHEET), ...box('B3') });
    equal(await selection(), { sheet: CLERK_SHEET, cell: 'B3' }, 'selection');
  }),
  oneCase('tells which cell is selected', async ({ port }) => {
    await port.execute(SMALL_PLAN, STATE);
    const sheetId = await idOf(port, CLERK_SHEET);
    await port.reveal({ sheetId, ...box('B3') });
    equal(
      await port.selection(),
      { sheetId, sheet: CLERK_SHEET, row: 2, col: 1, cell: 'B3' },
      'selected cell',
    );
  }),
  oneCase('says when the sheet to show is gone', async ({ port, clerk }) => {
    await port.execute(planNamed(['甲']), STATE);
    const gone = await idOf(port, '甲');
    await clerk.remove('甲');
    await refuses(port.reveal({ sheetId: gone, row: 0, col: 0 }), 'SHEET_GONE');
  }),
  oneCase('never shows a hidden sheet', async ({ port, clerk }) => {
    await port.execute(SMALL_PLAN, STATE);
    await clerk.hide(CLERK_SHEET);
    await refuses(port.reveal({ sheetId: await idOf(port, CLERK_SHEET), row: 0, col: 0 }), 'SHEET_HIDDEN');
    equal((await port.overview()).sheets[0]?.visibility, 'hidden', 'visibility');
  }),
  oneCase("hears the clerk's edits until stopped", async ({ port, clerk, settle }) => {
    const heard: WorkbookChange[] = [];
    const stop = await port.watch((change) => heard.push(change));
    await clerk.edit(CLERK_SHEET, 'B2', 8);
    await settle();
    holds(heard.length > 0, 'the edit was heard');
    equal(new Set(heard.map((change) => change.sheetId)).size, 1, 'one sheet');
    equal(heard[0]?.sheetId, await idOf(port, CLERK_SHEET), 'the sheet that changed');
    await stop();
    heard.length = 0;
    await clerk.edit(CLERK_SHEET, 'B2', 9);
    await settle();
    equal(heard, [], 'nothing after stopping');
  }),
  oneCase('hears when the clerk adds, removes or renames sheets', async ({ port, clerk, settle }) => {
    await port.execute(planNamed(['甲']), STATE);
    const heard: WorkbookChange[] = [];
    const stop = await port.watch((change) => heard.push(change));
    await clerk.remove('甲');
    await settle();
    holds(
      heard.some((change) => change.sheetId === null),
      'the removal was heard',
    );
    await stop();
  }),
  oneCase('never hears its own writes', async ({ port, settle }) => {
    const heard: WorkbookChange[] = [];
    const stop = await port.watch((change) => heard.push(change));
    const sheetId = await idOf(port, CLERK_SHEET);
    await port.setCells([edit(sheetId, 'B2', 3, { value: 5 })]);
    await port.highlight({ marks: someMarks(sheetId) });
    await port.clearHighlights();
    await port.showLines(await someLines(port, CLERK_SHEET), false);
    await port.showLines(await someLines(port, CLERK_SHEET), true);
    const { sheets } = await port.execute(SMALL_PLAN, STATE);
    await port.saveState('done');
    await port.removeSheets(
      sheets.map((sheet) => sheet.id),
      [],
    );
    await settle();
    equal(heard, [], 'changes heard');
    await stop();
  }),
];

/** Registers the suite with jest. A skipped case is listed with its reason. */
export function describeWorkbookPort(
  name: string,
  create: CreateHarness,
  options: ContractOptions = {},
): void {
  const skip = checkedSkips(options);
  describe(`${name} keeps the contract of WorkbookPort`, () => {
    for (const { name: title, run } of WORKBOOK_PORT_CASES) {
      const reason = skip.get(title);
      if (reason === undefined) test(title, () => run(create));
      else test.skip(`${title} (${reason})`, () => undefined);
    }
  });
}

export interface ContractResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was broken, or the reason of the skip. */
  readonly detail?: string;
}

/** Runs the suite one case after another where there is no test runner, such as in a browser page. */
export async function runWorkbookPortContract(
  create: CreateHarness,
  options: ContractOptions = {},
): Promise<readonly ContractResult[]> {
  const skip = checkedSkips(options);
  const results: ContractResult[] = [];
  for (const { name, run } of WORKBOOK_PORT_CASES) {
    const reason = skip.get(name);
    results.push(reason === undefined ? await attempt(name, () => run(create)) : skipped(name, reason));
  }
  return results;
}

async function attempt(name: string, run: () => Promise<void>): Promise<ContractResult> {
  try {
    await run();
    return { name, outcome: 'passed' };
  } catch (error) {
    return {
      name,
      outcome: 'failed',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function skipped(name: string, detail: string): ContractResult {
  return { name, outcome: 'skipped', detail };
}

/** @throws Error for a skip of a case that does not exist, so that a renamed case is not skipped by mistake */
function checkedSkips({ skip = {} }: ContractOptions): ReadonlyMap<string, string> {
  const names = new Set(WORKBOOK_PORT_CASES.map((entry) => entry.name));
  const unknown = Object.keys(skip).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`no such contract case: ${unknown.join('; ')}`);
  return new Map(Object.entries(skip));
}

function oneCase(name: string, run: (harness: PortHarness) => Promise<void>): ContractCase {
  return { name, run: (create) => withHarness(create, run) };
}

async function withHarness(
  create: CreateHarness,
  run: (harness: PortHarness) => Promise<void>,
): Promise<void> {
  const harness = await create();
  try {
    await run(harness);
  } finally {
    await harness.dispose();
  }
}

/** Marks of every kind on the clerk's figures: overlapping, on one cell and on a box. */
function someMarks(sheetId: string): HighlightMark[] {
  return [
    { sheetId, box: box('B3'), rule: 'T3-BAL', severity: 'error', strength: 'strong' },
    { sheetId, box: box('B2:B4'), rule: 'T3-BAL', severity: 'error', strength: 'faint' },
    { sheetId, box: box('B2'), rule: 'X-05', severity: 'warning', strength: 'strong' },
    { sheetId, box: box('A2'), rule: 'NUM-02', severity: 'info', strength: 'faint' },
  ];
}

function shown(format: SeenFormat): unknown {
  const rule = /HL1:([^"]*)"/.exec(format.formula)?.[1];
  return {
    ours: isHighlightFormula(format.formula),
    rule,
    box: format.box,
    fill: format.fill,
    color: format.color,
  };
}

function wanted(mark: HighlightMark): unknown {
  return { ours: true, rule: mark.rule, box: boxName(mark.box), ...markColours(mark) };
}

/** A plan of small sheets of these names. */
/** A sheet with a title and a list of 40 rows below it, the second column a formula of the first. */
function listPlan(sheet: string, name: string): WorkbookPlan {
  const [planned] = planNamed([sheet]).sheets;
  const rows = Array.from({ length: 40 }, (_, at) => at + 3);
  const cells: PlanCell[] = [
    { ...box('A1'), style: 'title', value: '名单 "A3"' },
    { ...box('A2'), style: 'header', value: '编号' },
    { ...box('B2'), style: 'header', value: '编号的两倍' },
    ...rows.flatMap((row): PlanCell[] => [
      { ...box(`A${row}`), style: 'input', value: row },
      { ...box(`B${row}`), style: 'total', formula: `=IF($A${row}="","A3",$A${row}*2+A$3-'${sheet}'!$A$3)` },
    ]),
  ];
  const empty = { merges: [], validations: [], conditionalFormats: [], hiddenRows: [], hiddenColumns: [] };
  return {
    sheets: [{ ...present(planned, 'a sheet'), ...empty, cells, tables: [{ name, box: box('A2:B42') }] }],
    names: [],
    select: null,
  };
}

function planNamed(names: readonly string[]): WorkbookPlan {
  const [first = ''] = names;
  const model = present(SMALL_PLAN.sheets[1], 'sheet of the plan');
  return {
    sheets: names.map((name) => ({ ...model, name })),
    names: [],
    select: { sheet: first, cell: { row: 0, col: 0 } },
  };
}

function edit(sheetId: string, place: string, before: CellValue, after: CellEdit['after']): CellEdit {
  const { row, col } = box(place);
  return { sheetId, row, col, before, after };
}

function line(sheetId: string, axis: SheetLine['axis'], at: number): SheetLine {
  return { sheetId, axis, at };
}

/** Rows and columns, some side by side, with widths and heights of their own and without. */
async function someLines(port: WorkbookPort, sheet: string): Promise<readonly SheetLine[]> {
  const sheetId = await idOf(port, sheet);
  const [columns, rows] = [
    [1, 2, 5],
    [0, 3, 4],
  ];
  return [...columns.map((at) => line(sheetId, 'column', at)), ...rows.map((at) => line(sheetId, 'row', at))];
}

/** Lines beside those of `someLines`. */
async function neighbours(port: WorkbookPort, sheet: string): Promise<readonly SheetLine[]> {
  const sheetId = await idOf(port, sheet);
  return [
    ...[0, 3, 4, 6].map((at) => line(sheetId, 'column', at)),
    ...[1, 2, 5].map((at) => line(sheetId, 'row', at)),
  ];
}

function said({ axis, at }: SheetLine): string {
  return `${axis} ${at}`;
}

async function idOf(port: WorkbookPort, sheet: string): Promise<string> {
  const { sheets } = await port.overview();
  return present(
    sheets.find((candidate) => candidate.name === sheet),
    `sheet ${sheet}`,
  ).id;
}

async function everyLook(sheets: readonly string[], looks: PortHarness['looks']): Promise<unknown> {
  const seen: unknown[] = [];
  for (const sheet of sheets) seen.push(await looks(sheet));
  return seen;
}

function sheetOf(view: WorkbookView, name: string): SheetGrid {
  return present(
    view.sheets.find((sheet) => sheet.name === name),
    `sheet ${name}`,
  );
}

/** The cell, a blank one where the grid has none. */
function cellAt(grid: SheetGrid, place: string): GridCell {
  const { row, col } = box(place);
  return grid.cells[row - grid.origin.row]?.[col - grid.origin.col] ?? { value: null };
}

/** Formula of the cell where it has one, else its value. */
function contentOf(grid: SheetGrid, place: string): CellValue {
  const cell = cellAt(grid, place);
  return cell.formula ?? cell.value;
}

/** Everything on the sheet that is not blank, by place; formulas stand for their cells. */
function contents(grid: SheetGrid): Record<string, CellValue> {
  const filled = grid.cells.flatMap((cells, row) =>
    cells.flatMap((cell, col) => {
      const content = cell.formula ?? cell.value;
      const place = cellName({ row: grid.origin.row + row, col: grid.origin.col + col });
      return content === null ? [] : [[place, content] as const];
    }),
  );
  return Object.fromEntries(filled);
}

function plannedContents(sheet: SheetPlan): Record<string, CellValue> {
  const filled = sheet.cells.flatMap((cell) => {
    const content = cell.formula ?? cell.value;
    return content === undefined ? [] : [[boxName(singleCell(cell)), content] as const];
  });
  return Object.fromEntries(filled);
}

/** Box of a reference such as `'表三'!$A$1:$D$7`, as plain A1 text. */
function boxAfterSheet(reference: string): string | null {
  const parsed = parseBox(reference.slice(reference.lastIndexOf('!') + 1));
  return parsed && boxName(parsed);
}

/** The clerk's workbook, for building a harness. */
export { CLERK_WORKBOOK, CLERK_SHEET };
