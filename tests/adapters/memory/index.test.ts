import { createMemoryPort } from '../../../src/adapters/memory';
import { sheetNamed } from '../../support/document-harness';
import { CLERK_SHEET, CLERK_WORKBOOK, SMALL_PLAN } from '../../contracts/clerk-workbook';

describe('the memory port', () => {
  it('starts with one empty sheet', async () => {
    const { sheets, state, names } = await createMemoryPort().overview();
    expect([sheets.map((sheet) => sheet.name), state, names]).toEqual([['Sheet1'], null, []]);
  });

  it('refuses every write to a read-only workbook and leaves it as it was', async () => {
    const port = createMemoryPort(CLERK_WORKBOOK, { readOnly: true });
    const { sheets, readOnly } = await port.overview();
    const sheetId = sheets[0]?.id ?? '';
    const mark = {
      sheetId,
      box: { row: 0, col: 0, rows: 1, cols: 1 },
      rule: 'X',
      severity: 'error',
      strength: 'strong',
    };
    const writes = [
      () => port.execute(SMALL_PLAN, 'state'),
      () => port.saveState('state'),
      () => port.removeSheets([], ['台账件数']),
      () => port.setCells([{ sheetId, row: 1, col: 1, before: 3, after: { value: 4 } }]),
      () => port.showLines([{ sheetId, axis: 'row', at: 1 }], false),
      () => port.highlight({ marks: [mark] as never }),
      () => port.clearHighlights(),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'READ_ONLY' });
    expect(readOnly).toBe(true);
    expect(port.document()).toEqual(CLERK_WORKBOOK);
  });

  it('drops the results of formulas once a cell has changed, because they may no longer hold', async () => {
    const port = createMemoryPort(CLERK_WORKBOOK);
    port.edit(CLERK_SHEET, 'B2', 5);
    const total = sheetNamed(port.document(), CLERK_SHEET).cells.find((cell) => cell.formula);
    expect(total).toMatchObject({ formula: '=SUM(B2:B3)', value: null });
  });

  it('takes a formula that the clerk types as a formula', () => {
    const port = createMemoryPort(CLERK_WORKBOOK);
    port.edit(CLERK_SHEET, 'C2', { formula: '=B2*2' });
    const cell = sheetNamed(port.document(), CLERK_SHEET).cells.find(
      ({ row, col }) => row === 1 && col === 2,
    );
    expect(cell).toEqual({ row: 1, col: 2, value: null, formula: '=B2*2' });
  });

  it('forgets a cell that holds and looks like nothing', () => {
    const port = createMemoryPort(CLERK_WORKBOOK);
    port.edit(CLERK_SHEET, 'D9', 'x');
    port.edit(CLERK_SHEET, 'D9', null);
    expect(sheetNamed(port.document(), CLERK_SHEET).cells).toHaveLength(8);
  });

  it('never removes the last visible sheet', async () => {
    const port = createMemoryPort(CLERK_WORKBOOK);
    const removal = port.removeSheets(['clerk-1'], []);
    await expect(removal).rejects.toMatchObject({ code: 'HOST_ERROR', details: { code: 'LAST_SHEET' } });
    expect(port.document()).toEqual(CLERK_WORKBOOK);
  });

  it('gives new sheets ids that no other sheet has, also after reopening', async () => {
    const first = createMemoryPort(CLERK_WORKBOOK);
    await first.execute({ ...SMALL_PLAN, names: [] }, 's');
    const again = createMemoryPort(first.document());
    const renamed = SMALL_PLAN.sheets.map((sheet) => ({ ...sheet, name: `${sheet.name} (2)` }));
    await again.execute({ ...SMALL_PLAN, sheets: renamed }, 's');
    const ids = again.document().sheets.map((sheet) => sheet.id);
    expect(new Set(ids).size).toBe(5);
  });

  it('stops only the watcher that asked to be stopped', async () => {
    const port = createMemoryPort(CLERK_WORKBOOK);
    const heard = jest.fn();
    const stop = await port.watch(heard);
    await port.watch(heard);
    await stop();
    port.edit(CLERK_SHEET, 'B2', 5);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
