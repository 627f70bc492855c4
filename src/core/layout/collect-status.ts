import type { CollectedUnit, Collection } from '../model/collection';
import type { PlanCell, SheetPlan, StyleName } from '../model/sheet-plan';
import type { SheetWords } from './collect-words';

const COLUMNS = [
  'number',
  'unit',
  'status',
  'counts',
  'why',
  'errors',
  'warnings',
  'first',
  'file',
  'mayBe',
  'contact',
] as const;

type Column = (typeof COLUMNS)[number];

const LOOKS: Readonly<Record<Column, { readonly width: number; readonly style: StyleName }>> = {
  number: { width: 6, style: 'figure' },
  unit: { width: 30, style: 'rowLabel' },
  status: { width: 12, style: 'rowLabel' },
  counts: { width: 10, style: 'rowLabel' },
  why: { width: 26, style: 'rowLabel' },
  errors: { width: 8, style: 'figure' },
  warnings: { width: 8, style: 'figure' },
  first: { width: 70, style: 'rowLabel' },
  file: { width: 40, style: 'rowLabel' },
  mayBe: { width: 26, style: 'rowLabel' },
  contact: { width: 24, style: 'rowLabel' },
};

const HEAD_ROW = 2;
/** Findings told of one unit; the others are in its note. */
const FINDINGS_TOLD = 3;
const LINE_HEIGHT = 13.5;
const MOST_LINES = 12;

/** The sheet 报送情况: how every unit stands, whether it counts and why not, and what is wrong first. */
export function layOutStatus(collection: Collection, name: string, words: SheetWords): SheetPlan {
  const { units, complete } = collection;
  const cells: PlanCell[] = [
    { row: 0, col: 0, style: 'title', value: words('collect.statusSheet.title') },
    { row: 1, col: 0, style: 'hint', value: words(completenessKey(collection), complete) },
    ...COLUMNS.map((column, col): PlanCell => ({
      row: HEAD_ROW,
      col,
      style: 'header',
      value: words(`collect.statusSheet.${column}`),
    })),
  ];
  const heights = new Map([
    [0, 30],
    [1, 20],
    [HEAD_ROW, 20],
  ]);
  units.forEach((unit, index) => {
    const row = HEAD_ROW + 1 + index;
    const content = contentOf(unit, index, words);
    COLUMNS.forEach((column, col) => {
      const value = content[column];
      cells.push({ row, col, style: LOOKS[column].style, ...(value === '' ? {} : { value }) });
    });
    heights.set(row, heightOf(String(content.first)));
  });
  const width = COLUMNS.length;
  return {
    name,
    tabColor: complete.included < complete.expected ? '#C00000' : '#7F7F7F',
    columnWidths: COLUMNS.map((column) => LOOKS[column].width),
    rowHeights: heights,
    hiddenColumns: [],
    hiddenRows: [],
    cells,
    merges: [0, 1].map((row) => ({ row, col: 0, rows: 1, cols: width })),
    validations: [],
    conditionalFormats: [],
    freeze: { rows: HEAD_ROW + 1, cols: 2 },
    page: {
      orientation: 'landscape',
      printArea: null,
      titleRows: 1,
      titleRowStart: HEAD_ROW,
      pagesHigh: 0,
      header: '',
      footer: words('collect.sheet.footer'),
    },
  };
}

export function completenessKey({ complete }: Collection): string {
  return complete.included < complete.expected ? 'collect.incomplete' : 'collect.complete';
}

function contentOf(
  unit: CollectedUnit,
  index: number,
  words: SheetWords,
): Readonly<Record<Column, string | number>> {
  const open = (unit.report?.findings ?? []).filter(({ answered }) => !answered);
  const count = (severity: string): number | string =>
    unit.report ? open.filter((finding) => finding.severity === severity).length : '';
  return {
    number: index + 1,
    unit: unit.name,
    status: words(`collect.status.${unit.status}`),
    counts: words(unit.counts.in ? 'collect.counted' : 'collect.notCounted'),
    why: unit.counts.in ? '' : words(`collect.because.${unit.counts.because}`),
    errors: count('error'),
    warnings: count('warning'),
    first: [
      ...unit.unread.map(({ code, details }) => words(`error.${code}`, details)),
      ...firstFindings(unit, words),
    ]
      .slice(0, FINDINGS_TOLD)
      .join('\n'),
    file: unit.files.join('\n'),
    mayBe: unit.mayBe.join('、'),
    contact: unit.roster?.contact ?? '',
  };
}

/** Errors before warnings, in the order of the check. */
function firstFindings({ report }: CollectedUnit, words: SheetWords): readonly string[] {
  const open = (report?.findings ?? []).filter(({ answered }) => !answered);
  return ['error', 'warning']
    .flatMap((severity) => open.filter((finding) => finding.severity === severity))
    .slice(0, FINDINGS_TOLD)
    .map(({ message }) => words(message.key, message.values));
}

function heightOf(text: string): number {
  const width = Math.floor(LOOKS.first.width / 2);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  return Math.min(lines, MOST_LINES) * LINE_HEIGHT + 6;
}
