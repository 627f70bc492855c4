import type { Sheet } from 'hucre';
import type { DocumentSheet, DocumentTable } from '../../../core/model/document';
import { parseBox } from '../../../core/model/geometry';
import { fileTables } from '../write/tables';

/** Tables of a sheet that a document can say. @param parts  XML of all table parts of the file */
export function documentTables({ tables = [] }: Sheet, parts: readonly string[]): readonly DocumentTable[] {
  const sayable = new Set(parts.filter(isSayable).map(nameOf));
  return tables.flatMap(({ name, displayName = name, range = '', style, showRowStripes }) => {
    const box = parseBox(range);
    if (!box || !sayable.has(displayName)) return [];
    return [{ name: displayName, box, style: ownStyle(style), banded: showRowStripes === true }];
  });
}

/** True when the file has a table that is not saved as it was. */
export function losesTables(sheets: readonly DocumentSheet[], parts: readonly string[]): boolean {
  const saved = new Map(
    sheets
      .flatMap(fileTables)
      .map(({ name, columns }) => [name, columns.filter(({ formula }) => formula !== null).length]),
  );
  return parts.some((part) => saved.get(nameOf(part)) !== part.split('<calculatedColumnFormula').length - 1);
}

function nameOf(part: string): string {
  return /\bdisplayName="([^"]*)"/.exec(part)?.[1] ?? '';
}

/** A plain list: a head row with all its buttons, nothing filtered or sorted, no totals, no data from elsewhere. */
function isSayable(part: string): boolean {
  const rest = /<(?:\w+:)?(filterColumn|sortState|totalsRowFormula|extLst|xmlColumnPr)\b/;
  const attributes = /<(?:\w+:)?table\b[^>]*\b(headerRowCount="0"|totalsRowCount="[1-9]|tableType=)/;
  return /<(?:\w+:)?autoFilter\b/.test(part) && !rest.test(part) && !attributes.test(part);
}

/** Looks that every Excel has; those of the file itself are not kept. */
function ownStyle(style: string | undefined): string | null {
  return style && /^TableStyle(Light|Medium|Dark)\d+$/.test(style) ? style : null;
}
