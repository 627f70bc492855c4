import type { HighlightMark } from '../../src/core/model/highlight-plan';
import type { WorkbookDocument } from '../../src/core/model/document';
import type { SheetLine, WorkbookPort } from '../../src/ports/workbook-port';
import { CLERK_SHEET, SMALL_PLAN } from '../contracts/clerk-workbook';
import { actionsOver, REQUEST } from './support/actions';
import { freshHost, quickPort } from './support/harness';

const { book, runtime, documentOf } = freshHost();

/** The workbook as the clerk sees it: ids of sheets and rules are Excel's own business. */
function seen(): unknown {
  const { sheets, names } = JSON.parse(JSON.stringify(documentOf(book))) as WorkbookDocument;
  return { sheets: sheets.map((sheet) => ({ ...sheet, id: '' })), names };
}

/** Actions of the largest request that the work sends when nothing fails. */
async function actionsIn(work: () => Promise<unknown>): Promise<number> {
  runtime.forgetRequests();
  await work();
  return Math.max(...runtime.dataRequests.map((request) => request.actions));
}

describe('inserting, when Excel stops at an action', () => {
  const insert = (port: WorkbookPort): Promise<unknown> => port.execute(SMALL_PLAN, 'begun');

  test.each([true, false])(
    'succeeds after passing trouble at every action (rolled back: %s)',
    async (rollBack) => {
      freshHost();
      const count = await actionsIn(() => insert(quickPort()));
      const wanted = seen();
      for (let action = 0; action < count; action += 3) {
        freshHost();
        runtime.fail({ code: 'GeneralException', action, after: 1, rollBack });
        await insert(quickPort());
        expect(runtime.pendingFaults).toBe(0);
        expect(seen()).toEqual(wanted);
      }
    },
  );

  test.each([true, false])(
    'leaves nothing behind after lasting trouble at every action (rolled back: %s)',
    async (rollBack) => {
      freshHost();
      const count = await actionsIn(() => insert(quickPort()));
      freshHost();
      const before = seen();
      for (let action = 1; action < count; action += 3) {
        freshHost();
        runtime.fail({ code: 'InvalidArgument', action, after: 1, rollBack });
        await expect(insert(quickPort())).rejects.toMatchObject({
          code: 'HOST_ERROR',
          details: { code: 'InvalidArgument' },
        });
        expect(seen()).toEqual(before);
      }
    },
  );

  test('can be cleaned up in one step when even the taking back fails', async () => {
    freshHost();
    const before = seen();
    const count = await actionsIn(() => actionsOver(quickPort()).insertTemplate(REQUEST, 'refuse'));
    for (let action = 14; action < count; action += Math.ceil(count / 12)) {
      freshHost();
      const lost = { code: 'RequestAborted', action: 0 };
      runtime.fail({ code: 'RequestAborted', action, after: 1 }, lost, lost, lost);
      await expect(actionsOver(quickPort()).insertTemplate(REQUEST, 'refuse')).rejects.toMatchObject({
        code: 'HOST_ERROR',
      });
      runtime.forgetFaults();
      const later = actionsOver(quickPort());
      expect(await later.status()).toMatchObject({ stage: 'unfinished' });
      await later.cleanUpInsert();
      expect(seen()).toEqual(before);
    }
  });

  test('takes nothing of another window for its own', async () => {
    freshHost();
    const [mine, theirs] = [quickPort(), quickPort()];
    await mine.overview();
    await theirs.execute(SMALL_PLAN, 'theirs');
    const after = seen();
    await expect(mine.execute(SMALL_PLAN, 'mine')).rejects.toMatchObject({ code: 'SHEET_EXISTS' });
    expect(seen()).toEqual(after);
  });
});

describe('marking, when Excel stops at an action', () => {
  const marksOn = (sheetId: string): HighlightMark[] => [
    {
      sheetId,
      box: { row: 1, col: 1, rows: 1, cols: 1 },
      rule: 'T3-BAL',
      severity: 'error',
      strength: 'strong',
    },
    {
      sheetId,
      box: { row: 1, col: 0, rows: 3, cols: 2 },
      rule: 'T3-SUM',
      severity: 'warning',
      strength: 'faint',
    },
  ];

  async function marked(): Promise<{ port: WorkbookPort; marks: HighlightMark[] }> {
    freshHost();
    const port = quickPort();
    const { sheets } = await port.read();
    const marks = marksOn(sheets[0]?.id ?? '');
    await port.highlight({ marks });
    return { port, marks };
  }

  test.each([
    ['GeneralException', true],
    ['GeneralException', false],
    ['ItemNotFound', false],
    ['InvalidOperationInCellEditMode', false],
  ])('ends with the marks of the plan, each once (%s, rolled back: %s)', async (code, rollBack) => {
    const first = await marked();
    const wanted = seen();
    const count = await actionsIn(() => first.port.highlight({ marks: first.marks }));
    for (let action = 0; action < count; action += 1) {
      const { port, marks } = await marked();
      runtime.fail({ code, action, rollBack });
      await port.highlight({ marks });
      expect(runtime.pendingFaults).toBe(0);
      expect(seen()).toEqual(wanted);
    }
  });

  test.each([true, false])('clears every mark all the same (rolled back: %s)', async (rollBack) => {
    freshHost();
    const before = seen();
    for (let request = 0; request < 3; request += 1) {
      for (let action = 0; action < 24; action += 2) {
        const { port } = await marked();
        runtime.fail({ code: 'GeneralException', action, after: request, rollBack });
        await port.clearHighlights();
        expect(seen()).toEqual(before);
      }
    }
  });

  test('finds a mark that the clerk copied along with its cell', async () => {
    const { port, marks } = await marked();
    const sheet = book.sheetNamed(CLERK_SHEET);
    const [copied] = sheet.rules;
    if (copied) sheet.rules.push({ ...copied, id: '{COPY}', boxes: [{ row: 8, col: 3, rows: 1, cols: 1 }] });
    await port.highlight({ marks });
    await port.highlight({ marks });
    expect(sheet.rules.map((rule) => rule.id)).not.toContain('{COPY}');
  });

  test('leaves a sheet alone that was protected since, and says so', async () => {
    const { port, marks } = await marked();
    book.sheetNamed(CLERK_SHEET).protected = true;
    const before = seen();
    expect(await port.highlight({ marks })).toEqual({ added: 0, removed: 0, protectedSheets: [CLERK_SHEET] });
    expect(seen()).toEqual(before);
  });
});

describe('hiding lines, when Excel stops at an action', () => {
  const linesOf = (sheetId: string): SheetLine[] => [
    { sheetId, axis: 'column', at: 6 },
    { sheetId, axis: 'column', at: 9 },
    { sheetId, axis: 'row', at: 31 },
  ];

  test.each([true, false])('hides them all the same (rolled back: %s)', async (rollBack) => {
    freshHost();
    const lines = linesOf(book.sheetNamed(CLERK_SHEET).id);
    const count = await actionsIn(() => quickPort().showLines(lines, false));
    const wanted = seen();
    for (const after of [0, 1]) {
      for (let action = 0; action < count; action += 1) {
        freshHost();
        runtime.fail({ code: 'GeneralException', action, after, rollBack });
        await quickPort().showLines(lines, false);
        expect(seen()).toEqual(wanted);
      }
    }
  });

  test('says what is wrong when the sheet was protected or deleted in between', async () => {
    freshHost();
    const lines = linesOf(book.sheetNamed(CLERK_SHEET).id);
    const before = seen();
    runtime.fail({ code: 'AccessDenied', action: 1, after: 1 });
    await expect(quickPort().showLines(lines, false)).rejects.toMatchObject({ code: 'READ_ONLY' });
    runtime.fail({ code: 'ItemNotFound', action: 0, after: 1 });
    await expect(quickPort().showLines(lines, false)).rejects.toMatchObject({ code: 'SHEET_GONE' });
    expect(seen()).toEqual(before);
    book.refusesWrites = true;
    await expect(quickPort().showLines(lines, false)).rejects.toMatchObject({ code: 'READ_ONLY' });
    expect(await quickPort().linesShown(lines)).toBe(true);
  });
});

describe('a workbook that refuses every write', () => {
  test('is still read in full; writes say that it is read-only', async () => {
    freshHost();
    await actionsOver(quickPort()).insertTemplate(REQUEST, 'refuse');
    const readable = await actionsOver(quickPort()).validate();
    book.refusesWrites = true;
    const port = quickPort();
    const verdict = await actionsOver(port).validate();
    expect(verdict.findings).toEqual(readable.findings);
    const [sheet] = (await port.overview()).sheets;
    const sheetId = sheet?.id ?? '';
    const mark: HighlightMark = {
      sheetId,
      box: { row: 0, col: 0, rows: 1, cols: 1 },
      rule: 'X-01',
      severity: 'info',
      strength: 'faint',
    };
    const edit = { sheetId, row: 1, col: 1, before: 3, after: { value: 4 } };
    await expect(port.highlight({ marks: [mark] })).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(port.setCells([edit])).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(port.saveState('x')).rejects.toMatchObject({ code: 'READ_ONLY' });
  });

  test('opened read-only, takes no template', async () => {
    freshHost();
    book.data.readOnly = true;
    await expect(quickPort().execute(SMALL_PLAN, 'begun')).rejects.toMatchObject({ code: 'READ_ONLY' });
  });
});

test('says which sheet is too large instead of reading nothing', async () => {
  freshHost();
  book.cellLimit = 3;
  await expect(quickPort().read()).rejects.toMatchObject({
    code: 'RANGE_TOO_LARGE',
    details: { sheet: CLERK_SHEET },
  });
});

test('reads sheet by sheet when all at once is too much', async () => {
  freshHost();
  const port = quickPort();
  await port.overview();
  runtime.fail({ code: 'ResponsePayloadSizeLimitExceeded', action: 3 });
  expect((await port.read()).sheets).toHaveLength(1);
});

test('tells a lack of the host from other trouble, with the cause', async () => {
  freshHost();
  runtime.fail({ code: 'NotImplemented', action: 0 }, { code: 'Conflict', action: 0 });
  await expect(quickPort().overview()).rejects.toMatchObject({
    code: 'HOST_UNSUPPORTED',
    cause: { code: 'NotImplemented' },
  });
  await expect(quickPort().overview()).rejects.toMatchObject({
    code: 'HOST_ERROR',
    details: { code: 'Conflict' },
  });
});

test('tries once more when the focus was elsewhere, then asks to click the workbook', async () => {
  freshHost();
  const port = quickPort();
  const [sheet] = (await port.overview()).sheets;
  const place = { sheetId: sheet?.id ?? '', row: 0, col: 0 };
  runtime.fail({ code: 'InvalidSelection', action: 2 });
  await port.reveal(place);
  runtime.fail({ code: 'InvalidSelection', action: 2 }, { code: 'InvalidSelection', action: 2 });
  await expect(port.reveal(place)).rejects.toMatchObject({ code: 'WRONG_WORKBOOK' });
});
