import type { CustomData } from '@univerjs/core';
import type {
  DocumentFont,
  DocumentName,
  DocumentPage,
  DocumentSheet,
  DocumentTable,
  WorkbookDocument,
} from '../../core/model/document';
import { absoluteBoxName, parseBox, quoteSheetName } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';

/**
 * What the grid does not know of and a saved file must still say. It travels in the `custom` data of the snapshot,
 * so it is renamed, copied and lost with its sheet.
 */
export interface CarriedSheet {
  readonly veryHidden: boolean;
  readonly protected: boolean;
  readonly page: DocumentPage | null;
  readonly names: readonly CarriedName[];
  /** Absent for none: the grid has no tables. */
  readonly tables?: readonly DocumentTable[];
}

/** A hidden name of a box on the sheet; the grid would list it in its name box. */
export interface CarriedName {
  readonly name: string;
  readonly box: Box;
  /** Id of the sheet that the name belongs to; absent for a name of the workbook. */
  readonly scope?: string;
}

export interface CarriedWorkbook {
  readonly structureProtected: boolean;
  /** Hidden names that say a text and point nowhere, such as the state of the template. */
  readonly names: readonly DocumentName[];
  /** Absent for the usual one. */
  readonly defaultFont?: DocumentFont;
}

const KEY = 'gouji';
const NOTHING: CarriedSheet = { veryHidden: false, protected: false, page: null, names: [] };

export function carrySheet(carried: CarriedSheet): CustomData {
  return { [KEY]: carried };
}

export function carriedSheet(custom: CustomData | undefined): CarriedSheet {
  const carried = custom?.[KEY] as CarriedSheet | undefined;
  return carried ?? NOTHING;
}

export function carryWorkbook(carried: CarriedWorkbook): CustomData {
  return { [KEY]: carried };
}

export function carriedWorkbook(custom: CustomData | undefined): CarriedWorkbook {
  const carried = custom?.[KEY] as CarriedWorkbook | undefined;
  return carried ?? { structureProtected: false, names: [] };
}

export function sheetToCarry(
  { id, name, visibility, protected: locked, page, tables }: DocumentSheet,
  names: readonly DocumentName[],
): CarriedSheet {
  return {
    veryHidden: visibility === 'veryHidden',
    protected: locked,
    page,
    ...(tables ? { tables } : {}),
    names: names.flatMap((candidate) => {
      const box = boxOn({ id, name }, candidate);
      if (!box) return [];
      return [{ name: candidate.name, box, ...(candidate.scope ? { scope: candidate.scope } : {}) }];
    }),
  };
}

export function workbookToCarry({
  structureProtected,
  names,
  defaultFont,
}: WorkbookDocument): CarriedWorkbook {
  return { structureProtected, names: names.filter(saysText), ...(defaultFont ? { defaultFont } : {}) };
}

/** Names that the grid keeps itself: those a clerk sees, and hidden ones that are neither a text nor a box. */
export function namesForGrid({ names, sheets }: WorkbookDocument): readonly DocumentName[] {
  return names.filter((name) => !saysText(name) && !sheets.some((sheet) => boxOn(sheet, name)));
}

/** Carried names of a sheet as a document says them. */
export function namesOfSheet(sheet: string, { names }: CarriedSheet): readonly DocumentName[] {
  return names.map(({ name, box, scope }) => ({
    name,
    refersTo: referenceTo(sheet, box),
    hidden: true,
    ...(scope ? { scope } : {}),
  }));
}

function saysText({ hidden, refersTo }: DocumentName): boolean {
  return hidden && refersTo.trimStart().startsWith('"');
}

/** Box of a hidden name that points at one box of the sheet; null for every other name. */
function boxOn(sheet: Pick<DocumentSheet, 'id' | 'name'>, { hidden, refersTo }: DocumentName): Box | null {
  const box = hidden ? parseBox(refersTo.slice(refersTo.lastIndexOf('!') + 1)) : null;
  return box && referenceTo(sheet.name, box) === refersTo ? box : null;
}

function referenceTo(sheet: string, box: Box): string {
  return `${quoteSheetName(sheet)}!${absoluteBoxName(box)}`;
}
