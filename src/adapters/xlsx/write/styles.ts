import type { BorderSide, BorderStyle, CellStyle as FileStyle, FontStyle } from 'hucre';
import { DEFAULT_FONT } from '../../../core/model/document';
import type {
  DocumentConditionalFormat,
  DocumentFont,
  DocumentLine,
  DocumentStyle,
} from '../../../core/model/document';

/** Looks of a cell as the file states them; what is not said is left to the default. */
export function fileStyle(style: DocumentStyle, defaultFont: DocumentFont = DEFAULT_FONT): FileStyle {
  const border = fileBorder(style);
  const alignment = fileAlignment(style);
  return {
    font: fileFont(style, defaultFont),
    ...(style.fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: fileColor(style.fill) } } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
    ...(style.numberFormat && style.numberFormat !== 'General' ? { numFmt: style.numberFormat } : {}),
    ...(style.locked === false ? { protection: { locked: false } } : {}),
  };
}

/** Looks of a conditional format. Excel takes the fill of these from the background colour of the pattern. */
export function conditionalStyle({ fill, color, bold, italic }: DocumentConditionalFormat): FileStyle {
  const font: FontStyle = {
    ...(bold ? { bold: true } : {}),
    ...(italic ? { italic: true } : {}),
    ...(color ? { color: fileColor(color) } : {}),
  };
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(fill
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: fileColor(fill), bgColor: fileColor(fill) } }
      : {}),
  };
}

/** #RRGGBB as the file writes it. */
export function fileColor(color: string): { readonly rgb: string } {
  return { rgb: color.replace('#', '').toUpperCase() };
}

export const BLACK = '#000000';

function fileFont(style: DocumentStyle, defaultFont: DocumentFont): FontStyle {
  return {
    name: style.font ?? defaultFont.name,
    size: style.size ?? defaultFont.size,
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.underline ? { underline: true } : {}),
    ...(style.strike ? { strikethrough: true } : {}),
    ...(style.color && style.color.toUpperCase() !== BLACK ? { color: fileColor(style.color) } : {}),
  };
}

function fileBorder({ border, borders }: DocumentStyle): BorderStyle | null {
  if (borders) {
    const sides = (['top', 'right', 'bottom', 'left'] as const).flatMap((side) => {
      const line = borders[side];
      return line ? [[side, fileLine(line)] as const] : [];
    });
    return sides.length > 0 ? Object.fromEntries(sides) : null;
  }
  if (!border) return null;
  const side = fileLine({ line: 'thin', color: border });
  return { top: side, right: side, bottom: side, left: side };
}

function fileLine({ line, color }: DocumentLine): BorderSide {
  return { style: line, color: fileColor(color) };
}

function fileAlignment({ horizontal, vertical, wrap, indent }: DocumentStyle): FileStyle['alignment'] | null {
  const alignment = {
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(wrap ? { wrapText: true } : {}),
    ...(indent ? { indent } : {}),
  };
  return Object.keys(alignment).length > 0 ? alignment : null;
}
