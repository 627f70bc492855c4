import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { CellAddress } from '../../../core/model/geometry';
import { cellName } from '../../../core/model/geometry';
import { withRows, type LargeSheet } from './large-sheet';
import type { FileName } from './names';
import { tableXml, type FileTable } from './tables';

/** What the file library cannot say and is therefore written into its parts afterwards. */
export interface Finish {
  /** In the order in which the library was given them. */
  readonly names: readonly FileName[];
  readonly active: { readonly sheet: number; readonly cell: CellAddress };
  /** By sheet: those whose rows the library did not get. */
  readonly large: readonly (LargeSheet | null)[];
  /** In the order in which the library was given them. */
  readonly tables: readonly FileTable[];
}

/**
 * The package with hidden names, errors as results of formulas, tables with the formulas of their columns, the selected
 * cell and our name as the program, its parts in one order and with one date, so that the same workbook gives the same bytes.
 */
export function finishPackage(bytes: Uint8Array, finish: Finish): Uint8Array {
  const parts = unzipSync(bytes);
  edit(parts, 'xl/workbook.xml', (xml) => hideNames(xml, finish.names));
  edit(parts, 'docProps/app.xml', (xml) => xml.replace(/<Application>[^<]*</, '<Application>Gouji<'));
  for (const path of Object.keys(parts)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(path)) edit(parts, path, markErrorResults);
  }
  edit(parts, `xl/worksheets/sheet${finish.active.sheet + 1}.xml`, (xml) => select(xml, finish.active.cell));
  finish.large.forEach((rows, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const part = parts[path];
    if (rows && part) parts[path] = withRows(strFromU8(part), rows);
  });
  finish.tables.forEach((table, index) =>
    edit(parts, `xl/tables/table${index + 1}.xml`, () => tableXml(table, index + 1)),
  );
  return zipSync(inOrder(parts), { level: 6, mtime: FIXED_DATE });
}

/** The first date that a zip can say, in whatever time zone. */
const FIXED_DATE = new Date(1980, 0, 1, 0, 0, 0);

function edit(parts: Record<string, Uint8Array>, path: string, change: (xml: string) => string): void {
  const part = parts[path];
  if (part) parts[path] = strToU8(change(strFromU8(part)));
}

/** Parts from this size on are compressed with less effort: a third of the time for a fiftieth of the size. */
const LARGE_PART = 1024 * 1024;

/** Readers expect the content types first; the rest is sorted. */
function inOrder(parts: Readonly<Record<string, Uint8Array>>): Zippable {
  const rank = (path: string): string => (path === '[Content_Types].xml' ? ' ' : path);
  const sorted = Object.entries(parts).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([path, part]) => [path, [part, { level: part.length > LARGE_PART ? 3 : 6 }]]),
  );
}

function hideNames(xml: string, names: readonly FileName[]): string {
  let index = 0;
  return xml.replace(/<definedName /g, (tag) => (names[index++]?.hidden ? `${tag}hidden="1" ` : tag));
}

const ERROR_RESULT =
  /t="str">(<f>[^<]*<\/f><v>(?:#VALUE!|#REF!|#N\/A|#NAME\?|#NULL!|#DIV\/0!|#NUM!|#SPILL!|#CALC!)<\/v>)/g;

function markErrorResults(xml: string): string {
  return xml.replace(ERROR_RESULT, 't="e">$1');
}

/** With frozen panes a selection belongs to the pane that the cell lies in, which is the active one. */
function select(xml: string, cell: CellAddress): string {
  const pane = /<pane [^>]*activePane="(\w+)"/.exec(xml)?.[1];
  const place = cellName(cell);
  const selection = `<selection${pane ? ` pane="${pane}"` : ''} activeCell="${place}" sqref="${place}"/>`;
  return xml
    .replace(/<sheetView ([^>]*?)\/>/, (_, attributes: string) => `<sheetView ${attributes}></sheetView>`)
    .replace(/<sheetView ([^>]*)>/, (_, attributes: string) => `<sheetView tabSelected="1" ${attributes}>`)
    .replace('</sheetView>', `${selection}</sheetView>`);
}
