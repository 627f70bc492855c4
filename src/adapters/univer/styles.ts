import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { IBorderData, IBorderStyleData, IColorStyle, IStyleData, Nullable } from '@univerjs/core';
import type { BorderLine, DocumentBorders, DocumentLine, DocumentStyle } from '../../core/model/document';

/**
 * A style is filed in the snapshot under its own description, so a cell whose looks nobody changed is written back
 * exactly as it was read, with what the grid does not know of (locked, indentation).
 */
const OWN = 'gouji:';

export function styleKey(style: DocumentStyle): string {
  return OWN + JSON.stringify(style);
}

/** Style filed under the key; null for a key that the grid made. */
export function styleOfKey(key: string): DocumentStyle | null {
  return key.startsWith(OWN) ? (JSON.parse(key.slice(OWN.length)) as DocumentStyle) : null;
}

const LINES: Readonly<Record<BorderLine, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

const HORIZONTAL: Readonly<Record<NonNullable<DocumentStyle['horizontal']>, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
  fill: HorizontalAlign.LEFT,
  centerContinuous: HorizontalAlign.CENTER,
};

const VERTICAL: Readonly<Record<NonNullable<DocumentStyle['vertical']>, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

const SIDES = { top: 't', right: 'r', bottom: 'b', left: 'l' } as const;

/** Width of one step of indentation in pixels. */
const INDENT = 9;

export function toGridStyle(style: DocumentStyle): IStyleData {
  return {
    ...fontOf(style),
    ...(style.fill ? { bg: { rgb: style.fill } } : {}),
    ...bordersOf(style),
    ...(style.horizontal ? { ht: HORIZONTAL[style.horizontal] } : {}),
    vt: style.vertical ? VERTICAL[style.vertical] : VerticalAlign.BOTTOM,
    ...(style.wrap ? { tb: WrapStrategy.WRAP } : {}),
    ...(style.numberFormat && style.numberFormat !== 'General' ? { n: { pattern: style.numberFormat } } : {}),
    ...(style.indent ? { pd: { l: style.indent * INDENT } } : {}),
  };
}

function fontOf(style: DocumentStyle): IStyleData {
  return {
    ...(style.font ? { ff: style.font } : {}),
    ...(style.size ? { fs: style.size } : {}),
    ...(style.color ? { cl: { rgb: style.color } } : {}),
    ...(style.bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(style.italic ? { it: BooleanNumber.TRUE } : {}),
    ...(style.underline ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(style.strike ? { st: { s: BooleanNumber.TRUE } } : {}),
  };
}

function bordersOf({ border, borders }: DocumentStyle): IStyleData {
  const sides = borders ?? (border ? allSides({ line: 'thin', color: border }) : null);
  if (!sides) return {};
  const data: IBorderData = {};
  for (const [side, key] of sidesOf()) {
    const line = sides[side];
    if (line) data[key] = { s: LINES[line.line], cl: { rgb: line.color } };
  }
  return { bd: data };
}

function allSides(line: DocumentLine): DocumentBorders {
  return { top: line, right: line, bottom: line, left: line };
}

/** Looks that the grid shows, as a document says them. Absent where the grid says nothing. */
export function fromGridStyle(style: IStyleData): DocumentStyle {
  return {
    ...fontFrom(style),
    ...bordersFrom(style.bd),
    ...present('fill', hexColor(style.bg)),
    ...present('horizontal', nameOf(HORIZONTAL, style.ht)),
    ...present('vertical', nameOf(VERTICAL, style.vt)),
    ...(style.tb === WrapStrategy.WRAP ? { wrap: true } : {}),
    ...present('numberFormat', style.n?.pattern),
    ...(style.pd?.l ? { indent: Math.round(style.pd.l / INDENT) } : {}),
  };
}

function fontFrom(style: IStyleData): DocumentStyle {
  return {
    ...present('font', style.ff),
    ...present('size', style.fs),
    ...present('color', hexColor(style.cl)),
    ...(style.bl ? { bold: true } : {}),
    ...(style.it ? { italic: true } : {}),
    ...(style.ul?.s ? { underline: true } : {}),
    ...(style.st?.s ? { strike: true } : {}),
  };
}

function bordersFrom(data: Nullable<IBorderData>): DocumentStyle {
  if (!data) return {};
  const lines = sidesOf().map(([side, key]) => [side, lineFrom(data[key])] as const);
  const drawn = lines.filter(([, line]) => line !== null);
  if (drawn.length === 0) return {};
  const [, first] = drawn[0] ?? [];
  const uniform = drawn.length === 4 && drawn.every(([, line]) => sameLine(line, first));
  if (uniform && first?.line === 'thin') return { border: first.color };
  return { borders: Object.fromEntries(drawn) };
}

function lineFrom(data: Nullable<IBorderStyleData>): DocumentLine | null {
  const line = data ? nameOf(LINES, data.s) : null;
  return line && data ? { line, color: hexColor(data.cl) ?? '#000000' } : null;
}

function sameLine(a: DocumentLine | null | undefined, b: DocumentLine | null | undefined): boolean {
  return a?.line === b?.line && a?.color === b?.color;
}

/** #RRGGBB of a colour; the grid also says rgb(r, g, b) and short forms. null for none and for theme colours. */
export function hexColor(color: Nullable<IColorStyle>): string | null {
  const text = color?.rgb?.trim();
  if (!text) return null;
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(text);
  if (parts) return '#' + parts.slice(1, 4).map(hexByte).join('');
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(text)?.[1];
  if (!digits) return null;
  const full = digits.length === 3 ? digits.replace(/./g, (digit) => digit + digit) : digits;
  return `#${full.toUpperCase()}`;
}

function hexByte(decimal: string): string {
  return Math.min(255, Number(decimal)).toString(16).padStart(2, '0').toUpperCase();
}

function sidesOf(): readonly (readonly [keyof typeof SIDES, 't' | 'r' | 'b' | 'l'])[] {
  return Object.entries(SIDES) as unknown as readonly (readonly [
    keyof typeof SIDES,
    't' | 'r' | 'b' | 'l',
  ])[];
}

/** Name of a value in a table of values; the first where several share it. */
function nameOf<Name extends string>(
  table: Readonly<Record<Name, number>>,
  value: Nullable<number>,
): Name | null {
  const found = (Object.entries(table) as [Name, number][]).find(([, number]) => number === value);
  return found ? found[0] : null;
}

function present<Key extends keyof DocumentStyle>(
  key: Key,
  value: Nullable<DocumentStyle[Key]>,
): DocumentStyle {
  return value === null || value === undefined ? {} : { [key]: value };
}
