import { resolveThemeColor } from 'hucre/xlsx';
import type { Color } from 'hucre';

/** Colour as #RRGGBB; null for none and for the automatic colour. */
export type ColourOf = (color: Color | undefined) => string | null;

/** Colours of a workbook with this theme; absent for the theme of a new workbook. */
export function coloursOf(themeColors: readonly string[] = OFFICE_THEME): ColourOf {
  return (color) => {
    if (!color) return null;
    if (color.rgb) return `#${color.rgb.slice(-6).toUpperCase()}`;
    if (color.theme !== undefined) {
      const slot = THEME_ORDER[color.theme] ?? color.theme;
      return `#${resolveThemeColor([...themeColors], slot, color.tint).toUpperCase()}`;
    }
    const indexed = color.indexed === undefined ? undefined : INDEXED[color.indexed % 64];
    return color.indexed !== undefined && color.indexed < 64 && indexed ? `#${indexed}` : null;
  };
}

/** Cells count light before dark, the theme part dark before light. */
const THEME_ORDER: readonly number[] = [1, 0, 3, 2];

const OFFICE_THEME: readonly string[] =
  '000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(' ');

const FIRST_EIGHT = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF';

/** The palette of old files; its first eight colours stand twice. */
const INDEXED: readonly string[] = [
  FIRST_EIGHT,
  FIRST_EIGHT,
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080',
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF',
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF',
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99',
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696',
  '003366 339966 003300 333300 993300 993366 333399 333333',
].flatMap((row) => row.split(' '));
