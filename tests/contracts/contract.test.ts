import { createMemoryPort } from '../../src/adapters/memory';
import type { MemoryPort } from '../../src/adapters/memory';
import type { WorkbookPort } from '../../src/ports/workbook-port';
import { documentEyes, documentHands } from '../support/document-harness';
import { CLERK_WORKBOOK, runWorkbookPortContract, WORKBOOK_PORT_CASES } from './workbook-port.contract';
import type { CreateHarness } from './workbook-port.contract';

/** The memory port with a fault built in, to see whether the contract notices. */
function harnessWith(fault: (port: MemoryPort) => Partial<WorkbookPort>): CreateHarness {
  return async () => {
    let memory = createMemoryPort(CLERK_WORKBOOK);
    const faulty = (): WorkbookPort => ({ ...memory, ...fault(memory) });
    return {
      port: faulty(),
      reopen: async () => {
        memory = createMemoryPort(memory.document());
        return faulty();
      },
      clerk: documentHands(() => memory),
      ...documentEyes(() => memory.document()),
      settle: async () => undefined,
      dispose: async () => undefined,
    };
  };
}

async function broken(fault: (port: MemoryPort) => Partial<WorkbookPort>): Promise<readonly string[]> {
  const results = await runWorkbookPortContract(harnessWith(fault));
  return results.filter((result) => result.outcome === 'failed').map((result) => result.name);
}

describe('the contract of WorkbookPort', () => {
  it('has a name of its own for every case', () => {
    expect(new Set(WORKBOOK_PORT_CASES.map(({ name }) => name)).size).toBe(WORKBOOK_PORT_CASES.length);
  });

  it('runs without a test runner, as in a browser page', async () => {
    const [{ name = '' } = {}] = WORKBOOK_PORT_CASES;
    const results = await runWorkbookPortContract(
      harnessWith(() => ({})),
      { skip: { [name]: 'reason' } },
    );
    expect(results[0]).toEqual({ name, outcome: 'skipped', detail: 'reason' });
    expect(results.slice(1).every((result) => result.outcome === 'passed')).toBe(true);
  });

  it('refuses to skip a case that does not exist', async () => {
    const run = runWorkbookPortContract(
      harnessWith(() => ({})),
      { skip: { 'no such case': 'reason' } },
    );
    await expect(run).rejects.toThrow('no such case');
  });

  it.each<[string, (port: MemoryPort) => Partial<WorkbookPort>, string]>([
    [
      "clearing the clerk's own formats too",
      (port) => ({
        clearHighlights: async () => {
          const report = await port.clearHighlights();
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet) => ({ ...sheet, conditionalFormats: [] })),
          }));
          return report;
        },
      }),
      'clears every mark and leaves the sheet as it was',
    ],
    [
      'adding marks to earlier ones',
      (port) => ({
        highlight: async ({ marks }) => {
          const before = port.document();
          const report = await port.highlight({ marks });
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet, index) => ({
              ...sheet,
              conditionalFormats: [
                ...sheet.conditionalFormats,
                ...(before.sheets[index]?.conditionalFormats ?? []),
              ],
            })),
          }));
          return report;
        },
      }),
      'replaces earlier marks',
    ],
    [
      'writing over what changed meanwhile',
      (port) => ({
        setCells: async (edits) => {
          const { sheets } = port.document();
          for (const { sheetId, row, col, after } of edits) {
            const name = sheets.find((sheet) => sheet.id === sheetId)?.name ?? '';
            port.edit(
              name,
              `${String.fromCharCode(65 + col)}${row + 1}`,
              'value' in after ? after.value : after,
            );
          }
          return [];
        },
      }),
      'returns edits of cells changed meanwhile and leaves those cells',
    ],
    [
      'unprotecting before marking',
      (port) => ({
        highlight: async (plan) => {
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet) => ({ ...sheet, protected: false })),
          }));
          return port.highlight(plan);
        },
      }),
      'leaves protected sheets unmarked, lists them and never unprotects',
    ],
    [
      'losing the quotes of the state',
      (port) => ({ saveState: async (state) => port.saveState(state && state.replace(/"/g, "'")) }),
      'keeps state with quotes and Chinese of any length',
    ],
    [
      'taking texts for formulas',
      (port) => ({
        execute: async (plan, state) => {
          const sheets = plan.sheets.map((sheet) => ({
            ...sheet,
            cells: sheet.cells.map((cell) =>
              typeof cell.value === 'string' && cell.value.startsWith('=')
                ? { row: cell.row, col: cell.col, style: cell.style, formula: cell.value }
                : cell,
            ),
          }));
          return port.execute({ ...plan, sheets }, state);
        },
      }),
      'keeps a text as text, whatever it looks like',
    ],
    [
      'showing hidden sheets',
      (port) => ({
        reveal: async (place) => {
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet) => ({ ...sheet, visibility: 'visible' })),
          }));
          return port.reveal(place);
        },
      }),
      'never shows a hidden sheet',
    ],
    [
      'hiding lines of the open sheets before it finds one protected',
      (port) => ({
        showLines: async (lines, visible) => {
          for (const line of lines) await port.showLines([line], visible);
        },
      }),
      'shows and hides nothing when one sheet is protected',
    ],
    [
      'that forgets widths when it shows columns',
      (port) => ({
        showLines: async (lines, visible) => {
          await port.showLines(lines, visible);
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet) => ({ ...sheet, columnWidths: {} })),
          }));
        },
      }),
      'hides and shows rows and columns of several sheets',
    ],
    [
      'that looks at the first line only',
      (port) => ({ linesShown: (lines) => port.linesShown(lines.slice(0, 1)) }),
      'says that lines are not shown when one of them is hidden',
    ],
    [
      'that takes a text for its number when comparing',
      (port) => ({
        setCells: async (edits) => {
          const refused = await port.setCells(edits);
          const again = refused.map((edit) => ({ ...edit, before: String(edit.before) }));
          return (await port.setCells(again)).map((edit) => refused[again.indexOf(edit as never)]!);
        },
      }),
      'tells a number from a text that looks like it',
    ],
    [
      'hearing its own writes',
      (port) => ({
        saveState: async (state) => {
          await port.saveState(state);
          port.change((document) => ({
            ...document,
            sheets: document.sheets.map((sheet) => ({ ...sheet, name: `${sheet.name}.` })),
          }));
        },
      }),
      'never hears its own writes',
    ],
  ])('notices a port %s', async (_, fault, name) => {
    expect(await broken(fault)).toContain(name);
  });
});
