import { UNIT_STATUSES, type Collection } from '../model/collection';
import type { CellAddress } from '../model/geometry';
import type { SheetPlan } from '../model/sheet-plan';
import { completenessKey } from './collect-status';
import type { SheetWords } from './collect-words';
import { CellCollector } from './sheet-builder';

const COLS = 3;
const WIDTHS: readonly number[] = [20, 84, 44];
const LINE_HEIGHT = 13.5;

/** Place of the cell that says how many units are in the total, such as 2999/3000. */
export const COMPLETENESS: CellAddress = { row: 4, col: 1 };

/** The first sheet of a total: whose it is, whether it is complete, and what to know before using it. */
export function layOutCover(collection: Collection, name: string, words: SheetWords): SheetPlan {
  const { choices, complete, units, findings } = collection;
  const collector = new CellCollector();
  const heights = new Map<number, number>([[0, 30]]);
  let row = 0;
  const across = (style: 'title' | 'caption' | 'check' | 'hint', value: string): void => {
    collector.putBox({ row, col: 0, rows: 1, cols: COLS }, style, { value });
    if (row > 0) heights.set(row, 22);
    row += 1;
  };
  const entry = (label: string, value: string | number, source = ''): void => {
    collector.put({ row, col: 0 }, 'field', { value: label });
    collector.put({ row, col: 1 }, 'rowLabel', { value });
    if (source !== '') collector.put({ row, col: 2 }, 'hint', { value: source });
    const lines = Math.max(
      ...[[String(value), WIDTHS[1]] as const, [source, WIDTHS[2]] as const].map(([text, width = 1]) =>
        Math.ceil((text.length * 2) / (width - 2)),
      ),
    );
    heights.set(row, Math.max(20, lines * LINE_HEIGHT + 6));
    row += 1;
  };
  across('title', words('collect.cover.title'));
  across(
    complete.included < complete.expected ? 'check' : 'hint',
    words(completenessKey(collection), complete),
  );
  entry(words('collect.cover.organ'), choices.organ);
  entry(words('collect.cover.year'), choices.year);
  entry(words('collect.cover.counted'), `${String(complete.included)}/${String(complete.expected)}`);
  for (const status of UNIT_STATUSES) {
    const count = units.filter((unit) => unit.status === status).length;
    if (count > 0) entry(words(`collect.status.${status}`), count);
  }
  across('caption', words('collect.cover.findings'));
  if (findings.length === 0) across('hint', words('collect.cover.nothing'));
  for (const { severity, message, source } of findings)
    entry(words(`collect.severity.${severity}`), words(message.key, message.values), source);
  across('caption', words('collect.cover.how'));
  for (const key of ['sums', 'rules', 'marks']) across('hint', words(`collect.cover.how.${key}`));
  return {
    name,
    tabColor: complete.included < complete.expected ? '#C00000' : '#2F5597',
    columnWidths: WIDTHS,
    rowHeights: heights,
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: 1, cols: 0 },
    page: {
      orientation: 'landscape',
      printArea: { row: 0, col: 0, rows: row, cols: COLS },
      titleRows: 0,
      titleRowStart: 0,
      pagesHigh: 0,
      header: '',
      footer: words('collect.sheet.footer'),
    },
  };
}
