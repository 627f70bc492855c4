/**
 * Layout of GB/T 9704-2012 党政机关公文格式: A4, 天头 37 mm, 订口 28 mm, a type area of 156 by 225 mm, 22 lines of 28
 * characters, body 3号仿宋, title 2号小标宋, headings 黑体 and 楷体, page numbers 4号宋体 between dashes.
 * Word measures in twips, twentieths of a point; run sizes in half points.
 */

const MM_PER_INCH = 25.4;
const TWIPS_PER_INCH = 1440;

export function mm(millimetres: number): number {
  return Math.round((millimetres / MM_PER_INCH) * TWIPS_PER_INCH);
}

export function points(size: number): number {
  return Math.round(size * 20);
}

export const PAGE = {
  width: mm(210),
  height: mm(297),
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
  /** The page number stands 7 mm under the type area. */
  footer: mm(35 - 7 - 5),
} as const;

export const TEXT_WIDTH = mm(156);

/** 22 lines in 225 mm: 29 pt less a hair, which 22 times would not fit. */
export const LINE = 579;

/** Twips taken from each character so that 28 of 16 pt stand in 156 mm. */
export const BODY_SPACING = -5;

/** Sizes in half points. */
export const SIZE = {
  title: 44,
  body: 32,
  pageNumber: 28,
  caption: 24,
  roomyTable: 20,
  narrowTable: 18,
} as const;

export const TITLE_LINE = points(35);

const LATIN = 'Times New Roman';

/** A run's font for Chinese, with one for digits and Latin letters beside it. */
export interface RunFont {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
  readonly hint: 'eastAsia';
}

function runFont(eastAsia: string): RunFont {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia, hint: 'eastAsia' };
}

export const FONT = {
  title: runFont('方正小标宋简体'),
  body: runFont('仿宋_GB2312'),
  heading1: runFont('黑体'),
  heading2: runFont('楷体_GB2312'),
  song: runFont('宋体'),
  note: runFont('楷体_GB2312'),
} as const;

/** Fonts of official documents that a computer may lack, with the one Word should take instead. */
export const FONT_FALLBACKS: readonly {
  readonly name: string;
  readonly instead: string;
  readonly family: string;
}[] = [
  { name: '方正小标宋简体', instead: '华文中宋', family: 'roman' },
  { name: '仿宋_GB2312', instead: '仿宋', family: 'modern' },
  { name: '楷体_GB2312', instead: '楷体', family: 'modern' },
  { name: '黑体', instead: 'SimHei', family: 'modern' },
  { name: '宋体', instead: 'SimSun', family: 'roman' },
];

export const COLOR = {
  text: '000000',
  line: '000000',
  caption: 'C6D9F1',
  /** Behind a bracket that the office must fill in. */
  blank: 'FFE699',
  /** Behind a figure that an open error touches. */
  pending: 'F8CBAD',
} as const;
