import type { GoujiError } from '../../src/core/errors';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: GoujiError) => error.code,
  );

const sheetNames = ({ port }: TemplateWorkbook): readonly string[] =>
  port.document().sheets.map(({ name }) => name);

describe.each(['typed', 'formulas'] as const)(
  'taking back a template with control figures, totals as %s',
  (mode) => {
    it('removes an untouched one after the places were shown, and after they were hidden again', async () => {
      for (const steps of [[true], [true, false]]) {
        const workbook = await templateWorkbook(mode);
        for (const visible of steps) await workbook.actions.showControls(visible);
        expect(await workbook.actions.controls()).toMatchObject({
          shown: steps.at(-1),
          places: 35,
          filled: 0,
        });
        await workbook.actions.undoInsert();
        expect(sheetNames(workbook)).toEqual(['Sheet1']);
      }
    });

    it.each([
      ['beside a total of 表三', '表三 依申请公开', 'L4'],
      ['below a total of 表三', '表三 依申请公开', 'J31'],
      ['below a total of 表四', '表四 复议诉讼', 'O5'],
    ])('refuses while one is typed %s, and says in which sheet', async (_, sheet, cell) => {
      const workbook = await templateWorkbook(mode);
      workbook.port.edit(sheet, cell, 3);
      const before = JSON.stringify(workbook.port.document());
      await expect(workbook.actions.undoInsert()).rejects.toMatchObject({ code: 'INSERT_CHANGED' });
      expect(JSON.stringify(workbook.port.document())).toBe(before);
    });

    it('removes it once the control figures are cleared', async () => {
      const workbook = await templateWorkbook(mode);
      workbook.port.edit('表三 依申请公开', 'L4', 3);
      workbook.port.edit('表四 复议诉讼', 'E5', 0);
      expect(await workbook.actions.clearControls()).toMatchObject({ count: 2, refused: 0 });
      expect(await codeOf(workbook.actions.undoInsert())).toBe('done');
      expect(sheetNames(workbook)).toEqual(['Sheet1']);
    });
  },
);
