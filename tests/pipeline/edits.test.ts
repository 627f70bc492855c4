import { createMemoryPort } from '../../src/adapters/memory';
import type { MemoryPort } from '../../src/adapters/memory';
import { check } from '../../src/check';
import { createEditActions } from '../../src/edits';
import type { EditActions } from '../../src/edits';
import { blankDocument } from '../../src/core/model/document';
import type { DocumentCell, WorkbookDocument } from '../../src/core/model/document';
import type { ControlPlace } from '../../src/core/model/fact';
import type { Finding, Suspect } from '../../src/core/model/finding';
import type { DataPointId } from '../../src/core/model/format';
import type { CellPlace, CellValue } from '../../src/core/model/grid';
import type { Verdict } from '../../src/core/model/verdict';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';

const RECEIVED = 'requests.received.naturalPerson';
const CARRIED_IN = 'requests.carriedIn.naturalPerson';
const TOTAL = 'requests.received.total';

/** A template whose totals are typed, 3 received and 1 carried in from natural persons. */
let filled: WorkbookDocument;

beforeAll(async () => {
  const { port, fill } = await templateWorkbook('typed');
  await fill(consistentFigures({ [RECEIVED]: 3, [CARRIED_IN]: 1 }));
  filled = port.document();
});

/** The filled template before the clerk, and what is written into it. */
class Desk {
  readonly port: MemoryPort = createMemoryPort(filled);
  readonly edits: EditActions = createEditActions(this.port);

  async verdict(): Promise<Verdict> {
    return check(await this.port.read());
  }

  async placeOf(point: DataPointId): Promise<CellPlace> {
    const place = (await this.verdict()).report.facts.get(point)?.place;
    if (!place) throw new Error(`no cell for ${point}`);
    return place;
  }

  async type(point: DataPointId, content: CellValue | { readonly formula: string }): Promise<void> {
    const { sheet, cell } = await this.placeOf(point);
    this.port.edit(sheet, cell, content);
  }

  /** Formula of the cell where it has one, else its value. */
  async holds(point: DataPointId): Promise<CellValue> {
    return this.contentAt(await this.placeOf(point));
  }

  contentAt({ sheetId, row, col }: CellPlace): CellValue {
    const sheet = this.port.document().sheets.find(({ id }) => id === sheetId);
    const cell = sheet?.cells.find((candidate) => candidate.row === row && candidate.col === col);
    return cell ? contentOf(cell) : null;
  }

  /** All contents of the workbook, formulas in place of their results. */
  contents(): unknown {
    const { sheets } = this.port.document();
    return sheets.map(({ cells }) => cells.map((cell) => [cell.row, cell.col, contentOf(cell)]));
  }

  /** What a repair of a single cell proposes. */
  async suspect(point: DataPointId, is: number | null, write: Suspect['write']): Promise<Suspect> {
    const place = await this.placeOf(point);
    return { point, place, where: { row: '', column: '' }, is, shouldBe: null, reason: null, write };
  }

  async blanksAt(point: DataPointId): Promise<Finding> {
    const { findings } = await this.verdict();
    const finding = findings.find(({ rule, points }) => rule === 'NUM-02' && points.includes(point));
    if (!finding) throw new Error(`no blanks reported at ${point}`);
    return finding;
  }

  async controlPlaces(): Promise<readonly ControlPlace[]> {
    return (await this.verdict()).report.controls;
  }

  async protectSheetOf(point: DataPointId): Promise<void> {
    const { sheetId } = await this.placeOf(point);
    this.port.change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet) => (sheet.id === sheetId ? { ...sheet, protected: true } : sheet)),
    }));
  }
}

function contentOf({ formula, value }: DocumentCell): CellValue {
  return formula ?? value;
}

describe('writing a repair', () => {
  it('writes the figures of all its cells, and puts them back exactly', async () => {
    const desk = new Desk();
    const before = desk.contents();
    const repair = [
      await desk.suspect(RECEIVED, 3, { value: 2 }),
      await desk.suspect(CARRIED_IN, 1, { value: 2 }),
    ];
    const written = await desk.edits.repair(repair);
    expect(written).toMatchObject({ count: 2, refused: 0 });
    expect([await desk.holds(RECEIVED), await desk.holds(CARRIED_IN)]).toEqual([2, 2]);
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 2, refused: 0 });
    expect(desk.contents()).toEqual(before);
  });

  it('leaves a cell alone that says something else since, and counts it', async () => {
    const desk = new Desk();
    const repair = [
      await desk.suspect(RECEIVED, 3, { value: 2 }),
      await desk.suspect(CARRIED_IN, 1, { value: 2 }),
    ];
    await desk.type(RECEIVED, 30);
    const written = await desk.edits.repair(repair);
    expect(written).toMatchObject({ count: 1, refused: 1 });
    expect([await desk.holds(RECEIVED), await desk.holds(CARRIED_IN)]).toEqual([30, 2]);
    expect(written.undo).toHaveLength(1);
  });

  it.each<[string, CellValue]>([
    ['is blank', null],
    ['holds a text', '三件'],
    ['holds a truth value', true],
    ['holds an error value', '#N/A'],
    ['holds a figure that nobody can read for sure', '1.2.3'],
  ])('leaves a cell alone that %s since', async (_, content) => {
    const desk = new Desk();
    const repair = [await desk.suspect(RECEIVED, 3, { value: 2 })];
    await desk.type(RECEIVED, content);
    expect(await desk.edits.repair(repair)).toEqual({ count: 0, refused: 1, undo: [] });
    expect(await desk.holds(RECEIVED)).toBe(content);
  });

  it.each<[string, CellValue, number | null]>([
    ['a blank', null, null],
    ['a mark for nothing', '/', null],
    ['a text that is a number', '3', 3],
    ['a text in full-width digits', '３', 3],
    ['a figure with its unit', '3件', 3],
  ])('puts %s back as it was', async (_, content, is) => {
    const desk = new Desk();
    await desk.type(RECEIVED, content);
    const before = desk.contents();
    const written = await desk.edits.repair([await desk.suspect(RECEIVED, is, { value: 2 })]);
    expect([written.count, await desk.holds(RECEIVED)]).toEqual([1, 2]);
    await desk.edits.undo(written.undo);
    expect(desk.contents()).toEqual(before);
  });

  it('never writes a figure over a formula, though it shows what the cell said', async () => {
    const desk = new Desk();
    const repair = [await desk.suspect(RECEIVED, 3, { value: 2 })];
    await desk.type(RECEIVED, { formula: '=1+2' });
    expect(await desk.edits.repair(repair)).toEqual({ count: 0, refused: 1, undo: [] });
    expect(await desk.holds(RECEIVED)).toBe('=1+2');
  });

  it('writes a formula over a figure and over a formula, and puts either back', async () => {
    const desk = new Desk();
    await desk.type(CARRIED_IN, { formula: '=2-1' });
    const before = desk.contents();
    const repair = [
      await desk.suspect(TOTAL, 3, { formula: '=1+2' }),
      await desk.suspect(CARRIED_IN, 1, { formula: '=3-2' }),
    ];
    const written = await desk.edits.repair(repair);
    expect(written).toMatchObject({ count: 2, refused: 0 });
    expect([await desk.holds(TOTAL), await desk.holds(CARRIED_IN)]).toEqual(['=1+2', '=3-2']);
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 2, refused: 0 });
    expect(desk.contents()).toEqual(before);
  });

  it('writes no formula where the cell stands elsewhere by now, for it would add up other cells', async () => {
    const desk = new Desk();
    const proposed = await desk.suspect(TOTAL, 3, { formula: '=1+2' });
    const before = desk.contents();
    const elsewhere = { ...proposed, place: { ...proposed.place, row: proposed.place.row - 1 } };
    expect(await desk.edits.repair([elsewhere])).toEqual({ count: 0, refused: 1, undo: [] });
    expect(desk.contents()).toEqual(before);
  });

  it('leaves out cells for which nothing is proposed, and does not count them', async () => {
    const desk = new Desk();
    const repair = [await desk.suspect(RECEIVED, 3, null), await desk.suspect(CARRIED_IN, 1, { value: 2 })];
    expect(await desk.edits.repair(repair)).toMatchObject({ count: 1, refused: 0 });
    expect(await desk.edits.repair([])).toEqual({ count: 0, refused: 0, undo: [] });
  });

  it('counts a cell whose table is gone as left alone', async () => {
    const desk = new Desk();
    const repair = [await desk.suspect(RECEIVED, 3, { value: 2 })];
    const { sheet } = await desk.placeOf(RECEIVED);
    desk.port.change((document) => ({
      ...document,
      sheets: document.sheets.filter(({ name }) => name !== sheet),
    }));
    expect(await desk.edits.repair(repair)).toEqual({ count: 0, refused: 1, undo: [] });
  });

  it('writes nothing on a protected sheet and says so', async () => {
    const desk = new Desk();
    const repair = [await desk.suspect(RECEIVED, 3, { value: 2 })];
    await desk.protectSheetOf(RECEIVED);
    const before = desk.contents();
    await expect(desk.edits.repair(repair)).rejects.toMatchObject({ code: 'SHEET_PROTECTED' });
    expect(desk.contents()).toEqual(before);
  });
});

describe('undoing', () => {
  it('leaves a cell alone that was typed over since, and counts it', async () => {
    const desk = new Desk();
    const repair = [
      await desk.suspect(RECEIVED, 3, { value: 2 }),
      await desk.suspect(CARRIED_IN, 1, { value: 2 }),
    ];
    const written = await desk.edits.repair(repair);
    await desk.type(RECEIVED, 9);
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 1, refused: 1 });
    expect([await desk.holds(RECEIVED), await desk.holds(CARRIED_IN)]).toEqual([9, 1]);
  });

  it('counts as done where the clerk typed back the old figure himself', async () => {
    const desk = new Desk();
    const written = await desk.edits.repair([await desk.suspect(RECEIVED, 3, { value: 2 })]);
    await desk.type(RECEIVED, 3);
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 1, refused: 0 });
    expect(await desk.holds(RECEIVED)).toBe(3);
  });

  it('can be undone itself, figures and formulas', async () => {
    const desk = new Desk();
    await desk.type(TOTAL, { formula: '=3' });
    const repair = [
      await desk.suspect(TOTAL, 3, { formula: '=1+2' }),
      await desk.suspect(RECEIVED, 3, { value: 2 }),
    ];
    const written = await desk.edits.repair(repair);
    const repaired = desk.contents();
    const undone = await desk.edits.undo(written.undo);
    expect(await desk.edits.undo(undone.undo)).toMatchObject({ count: 2, refused: 0 });
    expect(desk.contents()).toEqual(repaired);
  });

  it('has nothing to do when nothing was written', async () => {
    const desk = new Desk();
    const before = desk.port.document();
    expect(await desk.edits.undo([])).toEqual({ count: 0, refused: 0, undo: [] });
    expect(desk.port.document()).toBe(before);
  });

  it('writes nothing on a sheet protected since and says so', async () => {
    const desk = new Desk();
    const written = await desk.edits.repair([await desk.suspect(RECEIVED, 3, { value: 2 })]);
    await desk.protectSheetOf(RECEIVED);
    await expect(desk.edits.undo(written.undo)).rejects.toMatchObject({ code: 'SHEET_PROTECTED' });
    expect(await desk.holds(RECEIVED)).toBe(2);
  });
});

describe('filling blanks with 0', () => {
  it('fills the blanks of the finding and no others, and empties them again', async () => {
    const desk = new Desk();
    const other = 'disputes.reconsideration.upheld';
    await desk.type(RECEIVED, null);
    await desk.type(other, null);
    const before = desk.contents();
    const written = await desk.edits.fillZeros(await desk.blanksAt(other));
    expect(written).toMatchObject({ count: 1, refused: 0 });
    expect([await desk.holds(other), await desk.holds(RECEIVED)]).toEqual([0, null]);
    await desk.edits.undo(written.undo);
    expect(desk.contents()).toEqual(before);
  });

  it('leaves a blank alone that was filled since', async () => {
    const desk = new Desk();
    await desk.type(RECEIVED, null);
    await desk.type(CARRIED_IN, null);
    const finding = await desk.blanksAt(RECEIVED);
    await desk.type(RECEIVED, 7);
    const written = await desk.edits.fillZeros(finding);
    expect([await desk.holds(RECEIVED), await desk.holds(CARRIED_IN)]).toEqual([7, 0]);
    expect(written.count).toBe(1);
  });

  it('leaves a formula alone that shows nothing', async () => {
    const desk = new Desk();
    await desk.type(RECEIVED, null);
    const finding = await desk.blanksAt(RECEIVED);
    await desk.type(RECEIVED, { formula: '=""' });
    expect((await desk.edits.fillZeros(finding)).count).toBe(0);
    expect(await desk.holds(RECEIVED)).toBe('=""');
  });

  it('writes no 0 into a blank total whose parts are not 0', async () => {
    const desk = new Desk();
    await desk.type(TOTAL, null);
    const written = await desk.edits.fillZeros(await desk.blanksAt(TOTAL));
    expect(written).toEqual({ count: 0, refused: 0, undo: [] });
    expect(await desk.holds(TOTAL)).toBeNull();
  });

  it('writes nothing on a protected sheet and says so', async () => {
    const desk = new Desk();
    await desk.type(RECEIVED, null);
    const finding = await desk.blanksAt(RECEIVED);
    await desk.protectSheetOf(RECEIVED);
    await expect(desk.edits.fillZeros(finding)).rejects.toMatchObject({ code: 'SHEET_PROTECTED' });
    expect(await desk.holds(RECEIVED)).toBeNull();
  });
});

describe('control figures', () => {
  async function filledAt(desk: Desk, contents: readonly CellValue[]): Promise<readonly CellPlace[]> {
    const places = (await desk.controlPlaces()).slice(0, contents.length).map(({ place }) => place);
    places.forEach((place, index) => desk.port.edit(place.sheet, place.cell, contents[index] ?? null));
    return places;
  }

  it('are hidden in a new template, all blank', async () => {
    const desk = new Desk();
    const places = (await desk.controlPlaces()).length;
    expect(places).toBeGreaterThan(0);
    expect(await desk.edits.controls()).toEqual({ shown: false, places, filled: 0 });
  });

  it('have no places in a workbook without our template, and nothing is shown or cleared there', async () => {
    const port = createMemoryPort(blankDocument());
    const edits = createEditActions(port);
    const before = port.document();
    expect(await edits.controls()).toBeNull();
    await edits.showControls(true);
    expect(await edits.clearControls()).toEqual({ count: 0, refused: 0, undo: [] });
    expect(port.document()).toBe(before);
  });

  it('are shown and hidden in all tables, and what was typed stays', async () => {
    const desk = new Desk();
    await filledAt(desk, [3, 1]);
    const before = desk.contents();
    await desk.edits.showControls(true);
    expect(await desk.edits.controls()).toMatchObject({ shown: true, filled: 2 });
    await desk.edits.showControls(false);
    expect(await desk.edits.controls()).toMatchObject({ shown: false, filled: 2 });
    expect(desk.contents()).toEqual(before);
  });

  it('hide nothing but their own rows and columns', async () => {
    const desk = new Desk();
    const hidden = (): unknown =>
      desk.port.document().sheets.map(({ hiddenRows, hiddenColumns }) => [hiddenRows, hiddenColumns]);
    const before = hidden();
    await desk.edits.showControls(true);
    await desk.edits.showControls(false);
    expect(hidden()).toEqual(before);
  });

  it('are cleared whatever they hold, and put back exactly', async () => {
    const desk = new Desk();
    const held = [3, '3件', '=不是公式', true, '#N/A', '/'];
    const places = await filledAt(desk, held);
    const [, , , , , , seventh] = await desk.controlPlaces();
    desk.port.edit(seventh?.place.sheet ?? '', seventh?.place.cell ?? '', { formula: '=1+2' });
    const before = desk.contents();
    const written = await desk.edits.clearControls();
    expect(written).toMatchObject({ count: 7, refused: 0 });
    expect(places.map((place) => desk.contentAt(place))).toEqual(held.map(() => null));
    expect(await desk.edits.controls()).toMatchObject({ filled: 0 });
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 7, refused: 0 });
    expect(desk.contents()).toEqual(before);
  });

  it('are left alone by undoing where a new one was typed since', async () => {
    const desk = new Desk();
    const [first, second] = await filledAt(desk, [3, 1]);
    const written = await desk.edits.clearControls();
    desk.port.edit(first?.sheet ?? '', first?.cell ?? '', 8);
    expect(await desk.edits.undo(written.undo)).toMatchObject({ count: 1, refused: 1 });
    expect([first, second].map((place) => place && desk.contentAt(place))).toEqual([8, 1]);
  });

  it('stay as they are on a protected sheet, which is said', async () => {
    const desk = new Desk();
    await filledAt(desk, [3]);
    await desk.protectSheetOf(RECEIVED);
    const before = desk.port.document();
    await expect(desk.edits.showControls(true)).rejects.toMatchObject({ code: 'SHEET_PROTECTED' });
    await expect(desk.edits.clearControls()).rejects.toMatchObject({ code: 'SHEET_PROTECTED' });
    expect(desk.port.document()).toEqual(before);
  });
});
