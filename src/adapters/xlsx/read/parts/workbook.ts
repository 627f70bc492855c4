import type { DefinedName, SheetVisibility } from '../../../../core/model/grid';
import { quoteSheetName } from '../../../../core/model/geometry';
import { GoujiError } from '../../../../core/errors';
import {
  badReference,
  badValue,
  isTrue,
  repeated,
  requireRoom,
  walkPart,
  wholeNumber,
  type PartContext,
} from './context';
import { OFFICE_RELATIONSHIPS, SPREADSHEET } from './namespaces';
import { TextCollector } from './text';
import { children, type ElementRule, type NamespaceScope, type XmlAttributes } from './xml';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  /** sheetId of the file: kept by Excel when the sheet is renamed or moved. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Id of the relationship that leads to its part. */
  readonly relationship: string;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  /** A name that belongs to one sheet is written `'sheet'!name`. */
  readonly names: readonly DefinedName[];
  /** Serial numbers count from 1904 instead of 1900. */
  readonly dates1904: boolean;
}

/** A defined name whose sheet, if it has one, is still a position in the list of sheets. */
interface RawName extends DefinedName {
  readonly localSheet: number | null;
}

/** @throws XLSX_TOO_MANY_SHEETS, XLSX_BAD_REFERENCE, XLSX_MISSING_PART (no sheet at all) */
export function readWorkbookPart(context: PartContext, part: string): WorkbookPart {
  const sheets: SheetEntry[] = [];
  const names: RawName[] = [];
  let dates1904 = false;
  const workbookPr = {
    open: ({ date1904 }: XmlAttributes) => {
      dates1904 = isTrue(date1904);
    },
  };
  const rule = {
    children: children({
      workbookPr,
      sheets: sheetListRule(context, part, sheets),
      definedNames: { children: children({ definedName: definedNameRule(context, part, names) }) },
    }),
  };
  walkPart(context, part, { vocabulary: SPREADSHEET, name: 'workbook', rule });
  if (sheets.length === 0) throw new GoujiError('XLSX_MISSING_PART', { part: `${part}/sheets` });
  requireDistinct(sheets, part);
  return { sheets, names: names.map((name) => scopedName(name, sheets, part)), dates1904 };
}

function sheetListRule(context: PartContext, part: string, sheets: SheetEntry[]): ElementRule {
  const limit = context.limits.sheets;
  let lists = 0;
  return {
    open: () => {
      lists += 1;
      if (lists > 1) throw repeated(part, 'sheets');
    },
    children: children({
      sheet: {
        open: (attributes: XmlAttributes, scope: NamespaceScope) => {
          if (sheets.length >= limit) throw new GoujiError('XLSX_TOO_MANY_SHEETS', { limit });
          sheets.push(sheetEntry(attributes, scope, part));
        },
      },
    }),
  };
}

function sheetEntry(attributes: XmlAttributes, scope: NamespaceScope, part: string): SheetEntry {
  const { name, sheetId, state } = attributes;
  const id = wholeNumber(sheetId);
  const relationship = relationshipId(attributes, scope);
  if (!name || id === null || relationship === undefined) throw badReference(part, `sheet ${name ?? ''}`);
  return { id: String(id), name, visibility: visibilityOf(state, part), relationship };
}

function relationshipId(attributes: XmlAttributes, scope: NamespaceScope): string | undefined {
  for (const name in attributes) {
    if (!name.endsWith(':id')) continue;
    if (OFFICE_RELATIONSHIPS.has(scope.uri(name.slice(0, -3)) ?? '')) return attributes[name];
  }
  return undefined;
}

function visibilityOf(state: string | undefined, part: string): SheetVisibility {
  switch (state) {
    case undefined:
    case 'visible':
      return 'visible';
    case 'hidden':
    case 'veryHidden':
      return state;
    default:
      throw badValue(part, `state ${state.slice(0, 40)}`);
  }
}

/** Ids, names and parts of sheets must tell them apart; Excel compares names without regard to case. */
function requireDistinct(sheets: readonly SheetEntry[], part: string): void {
  const keys = [
    (sheet: SheetEntry) => sheet.id,
    (sheet: SheetEntry) => sheet.name.toLowerCase(),
    (sheet: SheetEntry) => sheet.relationship,
  ];
  for (const key of keys) {
    if (new Set(sheets.map(key)).size !== sheets.length) throw badReference(part, 'two sheets are the same');
  }
}

function definedNameRule(context: PartContext, part: string, names: RawName[]): ElementRule {
  const text = new TextCollector(part, context.limits.formulaLength);
  let current: XmlAttributes = {};
  return {
    open: (attributes) => {
      current = attributes;
      text.start();
    },
    text: text.add,
    close: () => {
      const { name, hidden, localSheetId } = current;
      const localSheet = localSheetId === undefined ? null : wholeNumber(localSheetId);
      if (!name || (localSheetId !== undefined && localSheet === null))
        throw badReference(part, 'defined name');
      requireRoom(names.length, part, context.limits);
      names.push({ name, refersTo: text.raw().replace(/^=/, ''), hidden: isTrue(hidden), localSheet });
    },
  };
}

function scopedName(
  { localSheet, ...rest }: RawName,
  sheets: readonly SheetEntry[],
  part: string,
): DefinedName {
  if (localSheet === null) return rest;
  const sheet = sheets[localSheet];
  if (!sheet) throw badReference(part, `defined name ${rest.name.slice(0, 80)}`);
  return { ...rest, name: `${quoteSheetName(sheet.name)}!${rest.name}` };
}
