import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { readSource } from '../../src/adapters/readers';
import type { OrganKind, TotalsMode } from '../../src/core/model/format';
import { boxName, singleCell } from '../../src/core/model/geometry';
import type { CellValue } from '../../src/core/model/grid';
import type { Verdict } from '../../src/core/model/verdict';
import { check } from '../../src/check';
import { createActions } from '../../src/pipeline';
import type { PaneActions } from '../../src/ui/actions';

/** A workbook in memory with our template in it, and the actions of the pane over it. */
export interface TemplateWorkbook {
  readonly port: MemoryPort;
  readonly actions: PaneActions;
  /** Types figures by data point; null empties a cell. */
  fill(figures: Readonly<Record<string, CellValue>>): Promise<void>;
  verdict(): Promise<Verdict>;
  /** Place of a figure as `sheet!cell`. */
  placeOf(point: string): Promise<{ sheet: string; cell: string }>;
}

export const CLOCK = (): Date => new Date(2026, 0, 20);

const NO_EXPORTS = {
  docx: () => Promise.reject(new Error('not asked for')),
  html: () => Promise.reject(new Error('not asked for')),
  txt: () => Promise.reject(new Error('not asked for')),
};

export interface TemplateWords {
  readonly year?: number;
  readonly kind?: OrganKind | null;
  readonly organ?: string;
}

export async function templateWorkbook(
  totals: TotalsMode = 'typed',
  { year = 2025, kind = 'townshipGovernment', organ = '某镇' }: TemplateWords = {},
): Promise<TemplateWorkbook> {
  const port = createMemoryPort();
  const actions = createActions(port, { host: 'workbench', clock: CLOCK, exporters: NO_EXPORTS, readSource });
  await actions.insertTemplate({ organ, kind, year, totals }, 'refuse');
  const verdict = async (): Promise<Verdict> => check(await port.read());
  const places = async (): Promise<Verdict['report']['facts']> => (await verdict()).report.facts;
  const placeOf = async (point: string): Promise<{ sheet: string; cell: string }> => {
    const place = (await places()).get(point)?.place;
    if (!place) throw new Error(`no cell for ${point}`);
    return { sheet: place.sheet, cell: boxName(singleCell(place)) };
  };
  return {
    port,
    actions,
    verdict,
    placeOf,
    fill: async (figures) => {
      const facts = await places();
      for (const [point, value] of Object.entries(figures)) {
        const place = facts.get(point)?.place;
        if (!place) throw new Error(`no cell for ${point}`);
        port.edit(place.sheet, place.cell, value);
      }
    },
  };
}
