import type { CustomData } from '@univerjs/core';
import type {
  DocumentFont,
  DocumentName,
  DocumentPage,
  DocumentSheet,
  WorkbookDocument,
} from '../../core/model/document';

/**
 * What the grid does not know of and a saved file must still say. It travels in the `custom` data of the snapshot,
 * so it is copied with a sheet and lost with nothing but the sheet.
 */
export interface CarriedSheet {
  readonly veryHidden: boolean;
  readonly protected: boolean;
  readonly page: DocumentPage | null;
}

export interface CarriedWorkbook {
  readonly structureProtected: boolean;
  /** Hidden names that say a text; the grid would list them in its name box. */
  readonly names: readonly DocumentName[];
  /** Absent for the usual one. */
  readonly defaultFont?: DocumentFont;
}

const KEY = 'gouji';

export function carrySheet({ visibility, protected: locked, page }: DocumentSheet): CustomData {
  const carried: CarriedSheet = { veryHidden: visibility === 'veryHidden', protected: locked, page };
  return { [KEY]: carried };
}

export function carriedSheet(custom: CustomData | undefined): CarriedSheet {
  const carried = custom?.[KEY] as CarriedSheet | undefined;
  return carried ?? { veryHidden: false, protected: false, page: null };
}

export function carryWorkbook(carried: CarriedWorkbook): CustomData {
  return { [KEY]: carried };
}

export function carriedWorkbook(custom: CustomData | undefined): CarriedWorkbook {
  const carried = custom?.[KEY] as CarriedWorkbook | undefined;
  return carried ?? { structureProtected: false, names: [] };
}

/** True for a hidden name that says a text and points nowhere, such as the state of the template. */
export function isCarriedName({ hidden, refersTo }: DocumentName): boolean {
  return hidden && refersTo.trimStart().startsWith('"');
}

export function carriedFrom({ structureProtected, names, defaultFont }: WorkbookDocument): CarriedWorkbook {
  return {
    structureProtected,
    names: names.filter(isCarriedName),
    ...(defaultFont ? { defaultFont } : {}),
  };
}
