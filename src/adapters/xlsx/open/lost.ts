import type { Cell, Sheet, Workbook } from 'hucre';
import type { WorkbookDocument } from '../../../core/model/document';
import type { OpenedPackage } from './package';
import { isKeptRule } from './rules';
import { losesTables } from './tables';

/** Kinds of things that an opened file holds and a saved one will not; worded under `lost.<part>`. */
export const LOST_PARTS = [
  'macros',
  'externalLinks',
  'charts',
  'images',
  'shapes',
  'pivotTables',
  'tables',
  'slicers',
  'embedded',
  'threadedComments',
  'sparklines',
  'filters',
  'outlines',
  'hyperlinks',
  'richText',
  'arrayFormulas',
  'conditionalFormats',
  'validations',
  'patterns',
  'headers',
  'pageBreaks',
  'printAreas',
  'protectionDetails',
] as const;

export type LostPart = (typeof LOST_PARTS)[number];

/** What of the file the document does not say, in the order of LOST_PARTS. */
export function lostParts(
  workbook: Workbook,
  { partNames, sheetXml, tableXml }: OpenedPackage,
  { sheets }: WorkbookDocument,
): readonly LostPart[] {
  const lost = new Set<LostPart>(losesTables(sheets, tableXml) ? ['tables'] : []);
  for (const name of partNames) {
    for (const [part, pattern] of BY_PART_NAME) if (pattern.test(name)) lost.add(part);
  }
  for (const xml of sheetXml.values()) {
    for (const [part, pattern] of BY_SHEET_XML) if (pattern.test(xml)) lost.add(part);
  }
  for (const sheet of workbook.sheets) {
    for (const [part, holds] of BY_SHEET) if (holds(sheet)) lost.add(part);
  }
  return LOST_PARTS.filter((part) => lost.has(part));
}

const BY_PART_NAME: readonly (readonly [LostPart, RegExp])[] = [
  ['macros', /(^|\/)(vbaProject\.bin|macrosheets\/)/i],
  ['externalLinks', /\/externalLinks\/[^/]+\.xml$/i],
  ['charts', /\/(charts|chartsheets|chartEx)\/[^/]+\.xml$/i],
  ['images', /\/(media\/|cellimages\.xml$)/i],
  ['pivotTables', /\/pivotTables\/[^/]+\.xml$/i],
  ['slicers', /\/(slicers|timelines)\/[^/]+\.xml$/i],
  ['embedded', /\/(embeddings|activeX|ctrlProps)\//i],
  ['threadedComments', /\/threadedComments\/[^/]+\.xml$/i],
];

const BY_SHEET_XML: readonly (readonly [LostPart, RegExp])[] = [
  ['filters', /<(\w+:)?(autoFilter|sortState)\b/],
  ['outlines', /\boutlineLevel(Row|Col)?="[1-9]/],
  ['arrayFormulas', /<(\w+:)?f\b[^>]*\bt="(array|dataTable)"/],
  ['conditionalFormats', /<x14:conditionalFormatting\b/],
  ['validations', /<x14:dataValidation\b/],
  ['pageBreaks', /<(\w+:)?(rowBreaks|colBreaks)\b/],
  ['protectionDetails', /<(\w+:)?sheetProtection\b[^>]*\b(password|hashValue|formatCells|insertRows|sort)=/],
];

const BY_SHEET: readonly (readonly [LostPart, (sheet: Sheet) => boolean])[] = [
  ['shapes', (sheet) => (sheet.textBoxes ?? []).length > 0],
  ['sparklines', (sheet) => (sheet.sparklines ?? []).length > 0],
  ['hyperlinks', (sheet) => anyCell(sheet, (cell) => cell.hyperlink !== undefined)],
  ['richText', (sheet) => anyCell(sheet, (cell) => cell.richText !== undefined)],
  ['conditionalFormats', (sheet) => (sheet.conditionalRules ?? []).some((rule) => !isKeptRule(rule))],
  ['patterns', (sheet) => anyCell(sheet, hasPattern)],
  ['headers', ({ headerFooter }) => Boolean(headerFooter?.differentFirst || headerFooter?.differentOddEven)],
  ['printAreas', ({ pageSetup }) => (pageSetup?.printArea ?? '').includes(',')],
];

function anyCell({ cells }: Sheet, holds: (cell: Cell) => boolean): boolean {
  return [...(cells?.values() ?? [])].some(holds);
}

function hasPattern({ style }: Cell): boolean {
  const fill = style?.fill;
  if (fill === undefined) return style?.border?.diagonal !== undefined;
  return fill.type === 'gradient' || (fill.pattern !== 'solid' && fill.pattern !== 'none');
}
