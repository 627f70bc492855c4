import type { DocumentName } from '../../../core/model/document';
import type { DefinedName } from '../../../core/model/grid';
import type { PrintNames } from './page';

const PRINT_AREA = '_xlnm.Print_Area';
const PRINT_TITLES = '_xlnm.Print_Titles';
/** Names that Excel keeps for itself (filters, criteria) and makes anew. */
const RESERVED = /^_xlnm\./i;

interface ScopedName extends DefinedName {
  /** Sheet that the name belongs to, null for the workbook. */
  readonly sheet: string | null;
}

/** Names of the workbook, those of sheets bound to the id of their sheet. */
export function documentNames(
  names: readonly DefinedName[],
  idOf: (sheet: string) => string | undefined,
): readonly DocumentName[] {
  return names.map(scopedName).flatMap(({ name, refersTo, hidden, sheet }) => {
    if (RESERVED.test(name)) return [];
    if (sheet === null) return [{ name, refersTo, hidden }];
    const scope = idOf(sheet);
    return scope === undefined ? [] : [{ name, refersTo, hidden, scope }];
  });
}

/** What the reserved names of a sheet say about its printing. */
export function printNamesOf(names: readonly DefinedName[], sheet: string): PrintNames {
  const own = names.map(scopedName).filter((name) => name.sheet === sheet);
  const said = (reserved: string): string => own.find(({ name }) => name === reserved)?.refersTo ?? '';
  return { area: said(PRINT_AREA), titles: said(PRINT_TITLES) };
}

/** The strict reader calls a name of a sheet `'sheet'!name`. */
function scopedName(name: DefinedName): ScopedName {
  const match = /^'((?:[^']|'')*)'!(.+)$/s.exec(name.name);
  if (!match) return { ...name, sheet: null };
  return { ...name, name: match[2] ?? '', sheet: (match[1] ?? '').replace(/''/g, "'") };
}
