import type { CellStyle, StyleName } from '../model/sheet-plan';

/** The lightest of Excel's looks for tables; without bands, cells with borders of their own show nothing of it. */
export const TABLE_STYLE = 'TableStyleLight1';

const LINE = '#000000';
const SONG = '宋体';

const base: CellStyle = {
  font: SONG,
  size: 10,
  bold: false,
  color: '#000000',
  fill: null,
  border: LINE,
  horizontal: 'center',
  wrap: true,
  numberFormat: 'General',
  locked: true,
};

/**
 * Looks of the official form: 宋体 10 pt, the printed note in 楷体, caption rows filled #C6D9F1, thin black lines
 * (template of the 2021 format, see the catalogue). Input cells are tinted so that they are seen as inputs; a
 * black-and-white print loses nothing.
 */
export const STYLES: Readonly<Record<StyleName, CellStyle>> = {
  title: { ...base, size: 14, bold: true, border: null },
  caption: { ...base, fill: '#C6D9F1', horizontal: 'left', wrap: false },
  header: { ...base, fill: '#F2F2F2' },
  note: { ...base, font: '楷体', horizontal: 'left' },
  rowLabel: { ...base, horizontal: 'left' },
  input: { ...base, fill: '#FFFDE7', wrap: false, numberFormat: '0', locked: false },
  inputAmount: { ...base, fill: '#FFFDE7', wrap: false, numberFormat: 'General', locked: false },
  inputDate: { ...base, fill: '#FFFDE7', wrap: false, numberFormat: 'yyyy-mm-dd', locked: false },
  totalDate: { ...base, fill: '#F2F2F2', wrap: false, numberFormat: 'yyyy-mm-dd' },
  total: { ...base, fill: '#F2F2F2', wrap: false, numberFormat: '0' },
  figure: { ...base, wrap: false, numberFormat: '0' },
  figureAmount: { ...base, wrap: false },
  field: { ...base, fill: '#F2F2F2', horizontal: 'left' },
  fieldInput: { ...base, fill: '#FFFDE7', horizontal: 'left', numberFormat: '@', locked: false },
  fieldFigure: { ...base, fill: '#FFFDE7', horizontal: 'left', locked: false },
  hint: { ...base, color: '#595959', border: null, horizontal: 'left' },
  check: { ...base, size: 9, color: '#A80000', border: null, horizontal: 'left', wrap: false },
  control: {
    ...base,
    size: 9,
    color: '#595959',
    border: '#BFBFBF',
    wrap: false,
    numberFormat: '0',
    locked: false,
  },
  prose: { ...base, font: '仿宋', size: 12, border: '#D9D9D9', horizontal: 'left', locked: false },
  proseHeading: {
    ...base,
    font: '黑体',
    size: 12,
    bold: true,
    border: '#D9D9D9',
    horizontal: 'left',
    locked: false,
  },
  proseTitle: { ...base, font: '黑体', size: 14, bold: true, border: '#D9D9D9', locked: false },
  proseKind: { ...base, size: 9, color: '#595959', border: '#D9D9D9', wrap: false, locked: false },
  reference: { ...base, size: 8, color: '#767676', border: null, horizontal: 'left', wrap: false },
};
