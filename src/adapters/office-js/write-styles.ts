import { STYLES } from '../../core/layout/styles';
import { boxName, frameOf } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';
import type { CellStyle, PlanCell, SheetPlan, StyleName } from '../../core/model/sheet-plan';
import { addressesOf, boxesOf, groupedBy } from './areas';
import type { SheetRanges } from './ranges';

/** The looks that areas of any shape take at once; lines and number formats go other ways. */
type AreaLooks = Omit<CellStyle, 'border' | 'numberFormat'>;

/** What a cell of a new sheet looks like already, as far as a plan can say it; the font is the workbook's own. */
const NEW_CELL: Partial<AreaLooks> = { bold: false, color: '#000000', fill: null, wrap: false, locked: true };

const LOOKS: readonly (keyof AreaLooks)[] = [
  'font',
  'size',
  'bold',
  'color',
  'fill',
  'horizontal',
  'wrap',
  'locked',
];

/**
 * Gives all cells their looks in few calls: first what most cells share, to all of them at once; then what differs from
 * that, styles that differ alike together.
 */
export function applyStyles(ranges: SheetRanges, { cells }: SheetPlan): void {
  if (cells.length === 0) return;
  const shared = sharedLooks(cells);
  applyLooks(ranges, boxesOf(cells), changes(shared, NEW_CELL), true);
  for (const styled of groupedByStyle(cells, looksOf).values()) {
    const [cell] = styled;
    const differing = changes(cell ? STYLES[cell.style] : shared, shared);
    if (Object.keys(differing).length > 0) applyLooks(ranges, boxesOf(styled), differing, false);
  }
  applyBorders(ranges, cells);
  applyNumberFormats(ranges, cells);
}

/** Cells gathered by something about their style, which is asked of each style once. */
function groupedByStyle<Key>(
  cells: readonly PlanCell[],
  keyOf: (style: CellStyle) => Key,
): Map<Key, PlanCell[]> {
  const keys = new Map<StyleName, Key>();
  return groupedBy(cells, ({ style }) => {
    const known = keys.get(style);
    if (known !== undefined) return known;
    const key = keyOf(STYLES[style]);
    keys.set(style, key);
    return key;
  });
}

/** For each property what most cells have; no fill wherever any cell has none, for a fill is hard to take back. */
function sharedLooks(cells: readonly PlanCell[]): AreaLooks {
  const counts = new Map<StyleName, number>();
  for (const { style } of cells) counts.set(style, (counts.get(style) ?? 0) + 1);
  const common = <Key extends keyof AreaLooks>(key: Key): AreaLooks[Key] => {
    const byValue = new Map<AreaLooks[Key], number>();
    for (const [style, count] of counts) {
      const value = STYLES[style][key];
      byValue.set(value, (byValue.get(value) ?? 0) + count);
    }
    const [most] = [...byValue].sort(([, a], [, b]) => b - a);
    return most ? most[0] : STYLES.hint[key];
  };
  const anyUnfilled = [...counts.keys()].some((style) => STYLES[style].fill === null);
  return {
    font: common('font'),
    size: common('size'),
    bold: common('bold'),
    color: common('color'),
    fill: anyUnfilled ? null : common('fill'),
    horizontal: common('horizontal'),
    wrap: common('wrap'),
    locked: common('locked'),
  };
}

/** The same for styles that look alike but for their lines and number formats. */
function looksOf(style: CellStyle): string {
  return LOOKS.map((key) => String(style[key])).join();
}

function changes(wanted: AreaLooks, present: Partial<AreaLooks>): Partial<AreaLooks> {
  return Object.fromEntries(
    LOOKS.filter((key) => wanted[key] !== present[key]).map((key) => [key, wanted[key]]),
  );
}

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const;

function applyLooks(
  ranges: SheetRanges,
  boxes: readonly Box[],
  looks: Partial<AreaLooks>,
  first: boolean,
): void {
  for (const addresses of addressesOf(boxes)) {
    const { format } = ranges.areas(addresses);
    if (first) format.verticalAlignment = 'Center';
    if (looks.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[looks.horizontal];
    if (looks.wrap !== undefined) format.wrapText = looks.wrap;
    if (looks.font !== undefined) format.font.name = looks.font;
    if (looks.size !== undefined) format.font.size = looks.size;
    if (looks.bold !== undefined) format.font.bold = looks.bold;
    if (looks.color !== undefined) format.font.color = looks.color;
    if (looks.fill) format.fill.color = looks.fill;
    if (looks.locked !== undefined) format.protection.locked = looks.locked;
  }
}

/** Lines that an area of so many rows and columns has: Excel has none inside a single row or column. */
function linesOf({ rows, cols }: Box): readonly Excel.BorderIndex[] {
  const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'];
  const inside = [...(rows > 1 ? ['InsideHorizontal'] : []), ...(cols > 1 ? ['InsideVertical'] : [])];
  return [...edges, ...inside] as Excel.BorderIndex[];
}

/** A new line is thin and, in its automatic colour, prints black. */
const NEW_LINE = '#000000';

/** Thin lines around every cell that wants them, colour by colour; areas with the same lines go together. */
function applyBorders(ranges: SheetRanges, cells: readonly PlanCell[]): void {
  const lined = cells.filter((cell) => STYLES[cell.style].border !== null);
  for (const [color, same] of groupedByStyle(lined, ({ border }) => border ?? '')) {
    const byShape = groupedBy(boxesOf(same), (box) => linesOf(box).join());
    for (const boxes of byShape.values()) {
      const [box] = boxes;
      if (box) drawLines(ranges, boxes, linesOf(box), color);
    }
  }
}

function drawLines(
  ranges: SheetRanges,
  boxes: readonly Box[],
  lines: readonly Excel.BorderIndex[],
  color: string,
): void {
  for (const addresses of addressesOf(boxes)) {
    const { borders } = ranges.areas(addresses).format;
    for (const line of lines) {
      const border = borders.getItem(line);
      border.style = 'Continuous';
      if (color !== NEW_LINE) border.color = color;
    }
  }
}

/** Bytes of one more range in a request. */
const CALL_BYTES = 280;

/** One range after another, or one array for the whole sheet where formats are scattered; null leaves a cell General. */
function applyNumberFormats(ranges: SheetRanges, cells: readonly PlanCell[]): void {
  const formatted = cells.filter((cell) => STYLES[cell.style].numberFormat !== 'General');
  const frame = frameOf(formatted);
  if (!frame) return;
  const byFormat = groupedByStyle(formatted, ({ numberFormat }) => numberFormat);
  const areas = [...byFormat].flatMap(([format, same]) => boxesOf(same).map((box) => ({ format, box })));
  if (areas.length * CALL_BYTES < arrayBytes(frame, formatted)) {
    for (const { format, box } of areas) setNumberFormat(ranges, box, format);
    return;
  }
  const formats = Array.from({ length: frame.rows }, () => Array<string | null>(frame.cols).fill(null));
  for (const { row, col, style } of formatted) {
    const line = formats[row - frame.row];
    if (line) line[col - frame.col] = STYLES[style].numberFormat;
  }
  ranges.range(boxName(frame)).numberFormat = formats;
}

function arrayBytes(frame: Box, formatted: readonly PlanCell[]): number {
  const texts = formatted.reduce((sum, { style }) => sum + STYLES[style].numberFormat.length + 3, 0);
  return texts + (frame.rows * frame.cols - formatted.length) * 'null,'.length;
}

/** A format that is no array stands for every cell. */
function setNumberFormat(ranges: SheetRanges, box: Box, format: string): void {
  (ranges.range(boxName(box)) as { numberFormat: unknown }).numberFormat = format;
}
