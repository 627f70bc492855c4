import {
  CHART_FONTS,
  LINE_WIDTH,
  textEms,
  type ChartDrawing,
  type ChartShape,
} from '../../core/model/chart-drawing';
import { xmlText } from '../xml-text';

/**
 * A drawing as an enhanced metafile ([MS-EMF]), the picture for programs that show no SVG. Units of the reference
 * device are twips, so that a point is always 20 of them.
 */
export function emfOf({ width, height, shapes }: ChartDrawing): Uint8Array {
  const bounds = [0, 0, twips(width), twips(height)];
  const records = [
    record(SET_BACKGROUND_MODE, [TRANSPARENT]),
    record(SET_TEXT_ALIGN, [BASELINE]),
    ...shapes.flatMap((shape) => shapeRecords(shape, bounds)),
    record(END_OF_FILE, [0, 0, END_OF_FILE_SIZE]),
  ];
  return joined([header(bounds, records), ...records]);
}

const HEADER = 1;
const SIGNATURE = 0x464d4520;
const VERSION = 0x10000;
const END_OF_FILE = 14;
const END_OF_FILE_SIZE = 20;
const SET_BACKGROUND_MODE = 18;
const TRANSPARENT = 1;
const SET_TEXT_ALIGN = 22;
const BASELINE = 24;
const SET_TEXT_COLOR = 24;
const MOVE_TO = 27;
const SELECT_OBJECT = 37;
const CREATE_PEN = 38;
const CREATE_BRUSH = 39;
const DELETE_OBJECT = 40;
const RECTANGLE = 43;
const LINE_TO = 54;
const CREATE_FONT = 82;
const TEXT_OUT = 84;

/** The reference device: ten inches of twips each way. */
const DEVICE = { twips: 14_400, millimetres: 254 } as const;
const HEADER_SIZE = 100;
/** Objects stand in the table of handles by number; 0 is the metafile itself. */
const PEN = 1;
const BRUSH = 2;
const FONT = 1;
const HANDLES = 3;
/** Objects that are always there; one of them takes the place of an object before that is deleted. */
const STOCK = { brush: 0x80000005, pen: 0x80000008, font: 0x8000000d } as const;
/** Hundredths of a millimetre in a unit of the device. */
const SCALE = (DEVICE.millimetres * 100) / DEVICE.twips;

const twips = (points: number): number => Math.round(points * 20);

/** Red is the lowest byte. */
const colour = (hex: string): number => parseInt(hex.slice(4, 6) + hex.slice(2, 4) + hex.slice(0, 2), 16);

function shapeRecords(shape: ChartShape, bounds: readonly number[]): readonly Uint8Array[] {
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, fill, line } = shape;
      return [
        ...pen(line),
        record(CREATE_BRUSH, [BRUSH, 0, colour(fill), 0]),
        record(SELECT_OBJECT, [BRUSH]),
        record(RECTANGLE, [x, y, x + width, y + height].map(twips)),
        ...release('brush', BRUSH),
        ...release('pen', PEN),
      ];
    }
    case 'line': {
      const { x1, y1, x2, y2, color } = shape;
      return [
        ...pen(color),
        record(MOVE_TO, [x1, y1].map(twips)),
        record(LINE_TO, [x2, y2].map(twips)),
        ...release('pen', PEN),
      ];
    }
    case 'text':
      return textRecords(shape, bounds);
  }
}

function pen(color: string): readonly Uint8Array[] {
  return [record(CREATE_PEN, [PEN, 0, twips(LINE_WIDTH), 0, colour(color)]), record(SELECT_OBJECT, [PEN])];
}

function release(kind: keyof typeof STOCK, object: number): readonly Uint8Array[] {
  return [record(SELECT_OBJECT, [STOCK[kind]]), record(DELETE_OBJECT, [object])];
}

/** The text with the width of each of its characters, so that it is as long with any font. */
function textRecords(shape: ChartShape & { kind: 'text' }, bounds: readonly number[]): readonly Uint8Array[] {
  const text = xmlText(shape.text);
  const size = twips(shape.size);
  const left = twips(shape.x) - (shape.anchor === 'end' ? Math.round(textEms(text) * size) : 0);
  const fixed = 76;
  const spacing = fixed + padded(text.length * 2);
  const output = new DataView(new ArrayBuffer(spacing - 8 + text.length * 4));
  // Bounds, graphics mode (compatible), scales, reference point, length, offsets, options, clipping, spacing.
  const words = [
    ...bounds,
    1,
    0,
    0,
    left,
    twips(shape.baseline),
    text.length,
    fixed,
    0,
    0,
    0,
    -1,
    -1,
    spacing,
  ];
  words.forEach((word, index) => output.setInt32(index * 4, word, true));
  output.setFloat32(20, SCALE, true);
  output.setFloat32(24, SCALE, true);
  for (let index = 0; index < text.length; index += 1) {
    output.setUint16(fixed - 8 + index * 2, text.charCodeAt(index), true);
    output.setUint32(spacing - 8 + index * 4, advance(text, index, size), true);
  }
  return [
    record(CREATE_FONT, fontWords(size)),
    record(SELECT_OBJECT, [FONT]),
    record(SET_TEXT_COLOR, [colour(shape.color)]),
    recordOf(TEXT_OUT, new Uint8Array(output.buffer)),
    ...release('font', FONT),
  ];
}

/** Width of a code unit; the second half of a pair adds none. */
function advance(text: string, index: number, size: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? 0 : Math.round(textEms(text.charAt(index)) * size);
}

/** LogFont with its style and panose fields left 0: height, weight 400, the Chinese character set, the face name. */
function fontWords(size: number): readonly number[] {
  const face = CHART_FONTS[0];
  const faceWords = Array.from(
    { length: 16 },
    (_, index) => unitAt(face, index * 2) | (unitAt(face, index * 2 + 1) << 16),
  );
  const chineseSet = 134 << 24;
  const pitchAndFamily = 0;
  return [
    FONT,
    -size,
    0,
    0,
    0,
    400,
    chineseSet,
    pitchAndFamily,
    ...faceWords,
    ...new Array<number>(57).fill(0),
  ];
}

function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}

function header(bounds: readonly number[], records: readonly Uint8Array[]): Uint8Array {
  const bytes = records.reduce((sum, { length }) => sum + length, HEADER_SIZE);
  const frame = bounds.map((edge) => Math.round(edge * SCALE));
  return record(HEADER, [
    ...bounds,
    ...frame,
    SIGNATURE,
    VERSION,
    bytes,
    records.length + 1,
    HANDLES,
    ...[0, 0, 0],
    DEVICE.twips,
    DEVICE.twips,
    DEVICE.millimetres,
    DEVICE.millimetres,
    ...[0, 0, 0],
  ]);
}

function record(type: number, words: readonly number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => data.setInt32(index * 4, word, true));
  return recordOf(type, new Uint8Array(data.buffer));
}

/** A record begins with its type and its whole length, a multiple of 4. */
function recordOf(type: number, data: Uint8Array): Uint8Array {
  const output = new Uint8Array(8 + padded(data.length));
  const view = new DataView(output.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, output.length, true);
  output.set(data, 8);
  return output;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
