import type { GoujiError } from '../../../core/errors';
import { notXlsx } from './file-kind';
import { CONTENT_TYPES_PART, readContentTypes, type ContentTypeLookup } from './parts/content-types';
import type { PartContext } from './parts/context';
import { onlyRelationship, readRelationships } from './parts/relationships';

/** The workbook part of a package that is a workbook. */
export interface Package {
  readonly workbookPart: string;
  /** The file is declared as one with macros (.xlsm, .xltm). */
  readonly macroEnabled: boolean;
}

/** Content types of a main part that mean another kind of file. */
const FOREIGN_TYPES: readonly (readonly [fragment: string, kind: string])[] = [
  ['ms-excel.sheet.binary', '.xlsb'],
  ['wordprocessingml', '.docx'],
  ['ms-word', '.docx'],
  ['presentationml', '.pptx'],
  ['ms-powerpoint', '.pptx'],
];

const OPEN_DOCUMENT_KINDS: readonly (readonly [fragment: string, kind: string])[] = [
  ['spreadsheet', '.ods'],
  ['text', '.odt'],
  ['presentation', '.odp'],
];

/**
 * Finds the workbook part by the relationships of the package.
 * @throws NOT_XLSX with the kind for other files that are zips, XLSX_MISSING_PART
 */
export function identifyPackage(context: PartContext): Package {
  if (!context.container.has(CONTENT_TYPES_PART)) throw otherZip(context);
  const contentTypes = readContentTypes(context);
  const main = onlyRelationship(readRelationships(context, ''), 'officeDocument', '');
  if (!main?.target) throw notXlsx('.zip');
  return { workbookPart: main.target, macroEnabled: isMacroEnabled(contentTypes, main.target) };
}

function isMacroEnabled(contentTypes: ContentTypeLookup, part: string): boolean {
  const type = contentTypes(part).toLowerCase();
  const foreign = FOREIGN_TYPES.find(([fragment]) => type.includes(fragment));
  if (foreign) throw notXlsx(foreign[1]);
  return type.includes('macroenabled');
}

function otherZip({ container }: PartContext): GoujiError {
  if (!container.has('mimetype')) return notXlsx('.zip');
  const type = new TextDecoder().decode(container.read('mimetype').subarray(0, 200));
  if (!type.includes('opendocument')) return notXlsx('.zip');
  return notXlsx(OPEN_DOCUMENT_KINDS.find(([fragment]) => type.includes(fragment))?.[1] ?? '.zip');
}
