import { XLSX_LIMITS, type XlsxLimits } from '../xlsx/read/limits';

const MB = 1024 * 1024;

/** Bounds of a document from somebody else. Each has a test just below and just above. */
export const INTAKE_LIMITS = {
  /** Bytes of a whole file of any kind. */
  fileBytes: 20 * MB,
  /** Characters of the pages of a file together. */
  pageCharacters: 5 * MB,
  /** Pages inside a saved page (.mht): the page and its frames. */
  pages: 32,
  /** Parts of a saved page, pictures and style sheets included. */
  mimeParts: 2000,
  /** Open elements at one place of a page. The parser looks through them for many a tag. */
  pageDepth: 1000,
  /** Elements and texts of a page, those the parser adds included. */
  pageNodes: 600_000,
  /** Comparisons of each attribute with those before it in its tag, in all tags of a page together. */
  attributeComparisons: 20_000_000,
  /** Columns and rows one cell may claim, as in the HTML standard. */
  colSpan: 1000,
  rowSpan: 65_534,
  /** Cells of all grids together. */
  gridCells: 200_000,
  tables: 256,
  /** Lines of text, and characters of one line or cell. */
  lines: 50_000,
  textLength: 32_767,
} as const;

/** Bounds of the XML of a Word document: as of a workbook, but text boxes in tables lie deeper. */
export const DOCX_LIMITS: XlsxLimits = { ...XLSX_LIMITS, xmlDepth: 128 };
