import type { MemoryPort } from '../../src/adapters/memory';
import { readListFile } from '../../src/adapters/list-files';
import type { LedgerCase, LedgerDispute } from '../../src/core/model/ledger';
import type { CellValue } from '../../src/core/model/grid';
import { planLedger } from '../../src/ledger-sheets';
import { createLedgerActions } from '../../src/ledgering';
import type { PaneActions } from '../../src/ui/actions';
import type { LedgerActions, LedgerState } from '../../src/ui/ledger-actions';
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
