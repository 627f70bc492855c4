import { GoujiError } from '../../core/errors';
import type { DocumentCell, DocumentSheet, WorkbookDocument } from '../../core/model/document';
import { boxName } from '../../core/model/geometry';
import { openXlsx } from './open';
import { fileNames } from './write/names';
import { fileTables } from './write/tables';
import { fileText } from './write/text';

/**
 * Reads a written file again and compares it with the document it was made of: contents, results, looks' carriers
 * (merges, validations, conditional formats), tables, hiding, protection and names.
 * @throws OUTPUT_UNVERIFIED with the sheet that differs
 */
export async function verifyXlsx(bytes: Uint8Array, document: WorkbookDocument): Promise<void> {
  const { document: read } = await openXlsx(bytes).catch((cause: unknown) => {
    throw new GoujiError('OUTPUT_UNVERIFIED', { sheet: '' }, { cause });
  });
  const differing = document.sheets.find((sheet, index) => differ(sheet, read.sheets[index], sheetSummary));
  if (differing || read.sheets.length !== document.sheets.length || differ(document, read, namesSummary)) {
    throw new GoujiError('OUTPUT_UNVERIFIED', { sheet: differing?.name ?? '' });
  }
}

function differ<Part>(written: Part, read: Part | undefined, summary: (part: Part) => unknown): boolean {
  return read === undefined || JSON.stringify(summary(written)) !== JSON.stringify(summary(read));
}

function sheetSummary(sheet: DocumentSheet): unknown {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    hidden: [sheet.hiddenRows, sheet.hiddenColumns],
    cells: sheet.cells.flatMap(cellSummary),
    merges: sheet.merges.map(boxName).sort(),
    validations: sheet.validations.map(({ boxes, rule }) => [boxes.map(boxName), rule.type]),
    conditionalFormats: sheet.conditionalFormats.map(({ boxes, rule, fill }) => [
      boxes.map(boxName),
      rule,
      fill,
    ]),
    tables: fileTables(sheet).map(({ name, box, style, banded }) => [name, boxName(box), style, banded]),
  };
}

/** A styled blank counts by its place alone; a cell without content and looks is no cell. */
function cellSummary({ row, col, value, formula, style }: DocumentCell): readonly unknown[] {
  const content = typeof value === 'string' ? fileText(value) : value;
  const empty = content === null || (content === '' && formula !== undefined);
  if (formula === undefined && empty) return style?.fill ? [[row, col]] : [];
  return [[row, col, empty ? null : content, formula === undefined ? null : fileText(formula)]];
}

function namesSummary(document: WorkbookDocument): unknown {
  return fileNames(document)
    .map(({ name, range, hidden, scope }) => [name, range, hidden, scope])
    .sort();
}
