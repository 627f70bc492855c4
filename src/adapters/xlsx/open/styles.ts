import type { BorderStyle, CellStyle as FileStyle, FillStyle } from 'hucre';
import type { DocumentFont, DocumentStyle } from '../../../core/model/document';
import { BLACK } from '../write/styles';
import type { ColourOf } from './colours';

/** Looks of a cell as the document says them; undefined for a cell that looks like any other. */
export function documentStyle(
  style: FileStyle | undefined,
  colourOf: ColourOf,
  defaultFont: DocumentFont,
): DocumentStyle | undefined {
  if (!style) return undefined;
  const fill = fillColour(style.fill, colourOf);
  const looks: DocumentStyle = {
    ...fontOf(style, colourOf, defaultFont),
    ...(fill ? { fill } : {}),
    ...bordersOf(style.border, colourOf),
    ...alignmentOf(style.alignment),
    ...(style.numFmt && style.numFmt !== 'General' ? { numberFormat: style.numFmt } : {}),
    ...(style.protection?.locked === false ? { locked: false } : {}),
  };
  return Object.keys(looks).length > 0 ? looks : undefined;
}

function fontOf({ font }: FileStyle, colourOf: ColourOf, defaultFont: DocumentFont): DocumentStyle {
  if (!font) return {};
  const color = colourOf(font.color);
  return {
    ...(font.name && font.name !== defaultFont.name ? { font: font.name } : {}),
    ...(font.size && font.size !== defaultFont.size ? { size: font.size } : {}),
    ...(font.bold ? { bold: true } : {}),
    ...(font.italic ? { italic: true } : {}),
    ...(font.underline ? { underline: true } : {}),
    ...(font.strikethrough ? { strike: true } : {}),
    ...(color && color !== BLACK ? { color } : {}),
  };
}

/** Only a plain fill has one colour. */
export function fillColour(fill: FillStyle | undefined, colourOf: ColourOf): string | null {
  if (fill?.type !== 'pattern' || fill.pattern !== 'solid') return null;
  return colourOf(fill.fgColor);
}

/** A conditional fill names its colour as the background, and often says no pattern. */
export function conditionalFillColour(fill: FillStyle | undefined, colourOf: ColourOf): string | null {
  if (fill?.type !== 'pattern') return null;
  return colourOf(fill.bgColor ?? fill.fgColor);
}

function bordersOf(border: BorderStyle | undefined, colourOf: ColourOf): DocumentStyle {
  const sides = (['top', 'right', 'bottom', 'left'] as const).flatMap((name) => {
    const side = border?.[name];
    return side ? [[name, { line: side.style, color: colourOf(side.color) ?? BLACK }] as const] : [];
  });
  if (sides.length === 0) return {};
  const [[, first] = ['top', null]] = sides;
  const uniform =
    sides.length === 4 && sides.every(([, side]) => side.line === 'thin' && side.color === first?.color);
  return uniform && first ? { border: first.color } : { borders: Object.fromEntries(sides) };
}

function alignmentOf(alignment: FileStyle['alignment']): DocumentStyle {
  if (!alignment) return {};
  const { horizontal, vertical, wrapText, indent } = alignment;
  return {
    ...(horizontal && horizontal !== 'general' ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(wrapText ? { wrap: true } : {}),
    ...(indent ? { indent } : {}),
  };
}
