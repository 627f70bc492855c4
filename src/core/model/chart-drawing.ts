/**
 * A picture as a list of shapes, which every output draws in its own way. Lengths are points (1/72 inch) from the
 * upper left corner; a colour is six hexadecimal digits. Later shapes lie over earlier ones.
 */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly ChartShape[];
}

export type ChartShape =
  | {
      readonly kind: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
      /** Colour of its outline, which is as wide as a line. */
      readonly line: string;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly color: string;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where the text begins or ends. */
      readonly x: number;
      /** The line it stands on. */
      readonly baseline: number;
      readonly anchor: 'start' | 'end';
      readonly size: number;
      readonly color: string;
    };

/** Width of every line and outline. */
export const LINE_WIDTH = 0.75;

/** Fonts for the texts of a chart, the first one present is taken. */
export const CHART_FONTS = ['宋体', 'SimSun', 'Songti SC', 'Noto Serif CJK SC', 'serif'] as const;

/** Width of a text in ems: a Chinese character takes one, a digit or Latin letter half of one. */
export function textEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += character > '\u00ff' ? 1 : 0.5;
  return ems;
}
