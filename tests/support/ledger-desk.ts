import type { MemoryPort } from '../../src/adapters/memory';
import { readListFile } from '../../src/adapters/list-files';
import type { WorkbookDocument } from '../../src/core/model/document';
import type { LedgerCase, LedgerDispute } from '../../src/core/model/ledger';
import type { CellValue } from '../../src/core/model/grid';
import { planLedger } from '../../src/ledger-sheets';
import { createLedgerActions } from '../../src/ledgering';
import type { PaneActions } from '../../src/ui/actions';
import type { LedgerActions, LedgerState } from '../../src/ui/ledger-actions';
import { dice, laterBy, randomCases } from './ledger-builder';
import { CLOCK, templateWorkbook, type TemplateWorkbook } from './template-workbook';

/** A workbook in memory with the template of 2025, and the ledger of the pane over it; the day is 2026-01-20. */
export interface LedgerDesk extends TemplateWorkbook {
  readonly ledger: LedgerActions;
  readonly port: MemoryPort;
  readonly actions: PaneActions;
  /** What the computer keeps of earlier lists; a test may set it, or `refuse`. */
  readonly kept: { text: string | null; refuses: boolean };
  /** Adds the sheets of the ledger with these rows. */
  lay(cases: readonly LedgerCase[], disputes?: readonly LedgerDispute[], rows?: number): Promise<void>;
  /** The ledger of 2025. */
  read(): Promise<LedgerState>;
  /** Contents of a cell: its formula where it has one, else its value. */
  holds(sheet: string, row: number, col: number): CellValue;
}

export async function ledgerDesk(totals: 'typed' | 'formulas' = 'typed'): Promise<LedgerDesk> {
  const workbook = await templateWorkbook(totals);
  const { port } = workbook;
  const kept: LedgerDesk['kept'] = { text: null, refuses: false };
  const guard = (): void => {
    if (kept.refuses) throw new Error('SecurityError');
  };
  const ledger = await createLedgerActions(port, {
    clock: CLOCK,
    ledgerFiles: async () => ({
      readList: readListFile,
      keep: {
        get: () => {
          guard();
          return kept.text;
        },
        set: (text) => {
          guard();
          kept.text = text;
        },
      },
    }),
  });
  return {
    ...workbook,
    port,
    ledger,
    kept,
    lay: async (cases, disputes = [], rows = 60) => {
      await port.execute(planLedger({ year: 2025, cases, disputes, rows }), null);
    },
    read: async () => {
      const state = await ledger.read(2025);
      if (!state) throw new Error('no ledger');
      return state;
    },
    holds: (name, row, col) => {
      const sheet = port.document().sheets.find((one) => one.name === name);
      const cell = sheet?.cells.find((one) => one.row === row && one.col === col);
      return cell?.formula ?? cell?.value ?? null;
    },
  };
}

/**
 * A template of 2025 filled from a random ledger, some of its rows without a kind of applicant, and two figures of the
 * table changed.
 */
export async function miscountedWorkbook(seed: number, count: number): Promise<WorkbookDocument> {
  const desk = await ledgerDesk();
  const cases = randomCases(dice(seed), count).map((one, at) => ({
    ...one,
    applicant: at % 11 === 0 ? null : one.applicant,
    received: one.received && laterBy(one.received, 731),
    answered: one.answered && laterBy(one.answered, 731),
  }));
  await desk.lay(cases, [], count);
  await desk.ledger.fill(await desk.read(), []);
  await desk.fill({ 'requests.granted.naturalPerson': 1, 'requests.received.naturalPerson': 3 });
  return desk.port.document();
}
