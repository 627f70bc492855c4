import { textEms, type ChartDrawing, type ChartShape } from '../model/chart-drawing';
import type { DraftChart } from '../model/report-draft';

/** What a chart says; the drawing follows from it. */
export type ChartData = Pick<DraftChart, 'categories' | 'series'>;

const WIDTH = 420;
const SIZE = 10.5;
const BAR = 13;
const GAP = { bars: 2, categories: 11, text: 6 } as const;
const MARGIN = 6;
/** From the middle of a bar down to the line its texts stand on. */
const BASELINE = SIZE * 0.35;
/** A bar above 0 is always seen. */
const SHORTEST = 1.5;

const INK = '000000';
/** Dark and light, so that the series differ in black and white as well. */
const FILLS = ['1F4E79', 'DCE6F1'] as const;

/**
 * The chart as lying bars from one common line, a label before and the value behind each. The series of this year
 * is the last one and the dark one.
 */
export function drawChart({ categories, series }: ChartData): ChartDrawing {
  const fills = series.map((_, index) => FILLS[series.length - 1 - index] ?? FILLS[0]);
  const legend = series.length > 1 ? legendShapes(series, fills) : [];
  const top = MARGIN + (legend.length > 0 ? SIZE + GAP.categories : 0);
  const left = MARGIN + widest(categories) + GAP.text;
  const values = series.flatMap((each) => each.values);
  const right = MARGIN + widest(values.map(String)) + GAP.text;
  const scale = (WIDTH - left - right) / Math.max(1, ...values);
  const group = series.length * BAR + (series.length - 1) * GAP.bars;
  const bottom = top + categories.length * (group + GAP.categories);

  const bars = categories.flatMap((label, row): readonly ChartShape[] => {
    const y = top + GAP.categories / 2 + row * (group + GAP.categories);
    return [
      text(label, left - GAP.text, y + group / 2, 'end'),
      ...series.flatMap((each, index) =>
        barShapes(each.values[row] ?? 0, left, y + index * (BAR + GAP.bars), scale, fills[index] ?? INK),
      ),
    ];
  });
  const axis: ChartShape = { kind: 'line', x1: left, y1: top, x2: left, y2: bottom, color: INK };
  return { width: WIDTH, height: round(bottom + MARGIN), shapes: [...legend, ...bars, axis].map(rounded) };
}

function barShapes(value: number, x: number, y: number, scale: number, fill: string): readonly ChartShape[] {
  const width = value === 0 ? 0 : Math.max(SHORTEST, value * scale);
  const number = text(String(value), x + width + GAP.text, y + BAR / 2, 'start');
  if (width === 0) return [number];
  return [{ kind: 'rectangle', x, y, width, height: BAR, fill, line: INK }, number];
}

/** What the fills stand for, in one line over the bars. */
function legendShapes(series: ChartData['series'], fills: readonly string[]): readonly ChartShape[] {
  let x = MARGIN;
  return series.flatMap(({ name }, index): readonly ChartShape[] => {
    const square: ChartShape = {
      kind: 'rectangle',
      x,
      y: MARGIN,
      width: SIZE,
      height: SIZE,
      fill: fills[index] ?? INK,
      line: INK,
    };
    const label = text(name, x + SIZE + GAP.text, MARGIN + SIZE / 2, 'start');
    x += SIZE + GAP.text + textEms(name) * SIZE + GAP.text * 3;
    return [square, label];
  });
}

function text(value: string, x: number, middle: number, anchor: 'start' | 'end'): ChartShape {
  return { kind: 'text', text: value, x, baseline: middle + BASELINE, anchor, size: SIZE, color: INK };
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(textEms)) * SIZE;
}

function rounded(shape: ChartShape): ChartShape {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
  ) as ChartShape;
}

/** Hundredths are finer than any printer, and print alike everywhere. */
function round(length: number): number {
  return Math.round(length * 100) / 100;
}
