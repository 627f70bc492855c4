import { check } from './check';
import { formats } from './catalogue/formats';
import type { WorkbookView } from './core/model/grid';
import type { ReportSource, SourceLine } from './core/model/source';
import { rebuildTables, type RebuiltReport } from './core/recognise/flattened/rebuild';
import { titleSheet } from './core/recognise/flattened/title';

/**
 * Part of the pipeline: puts tables together again that a source has as text only. Where it has tables as grids
 * as well, the reading with more figures counts. Organ and year of a document stand in its title line, which is no
 * table: it is added as a sheet of its own. A workbook stays as it is.
 */
export function rebuild(source: ReportSource): ReportSource {
  if (source.kind === 'xlsx') return source;
  const pieces = source.pieces ?? [];
  const title = titleSheet(pieces.length > 0 ? pieces : source.lines.filter(({ inTable }) => !inTable));
  const withTitle = (view: WorkbookView): WorkbookView =>
    title ? { ...view, sheets: [title, ...view.sheets] } : view;
  if (pieces.length === 0) return { ...source, view: withTitle(source.view) };
  const asGiven = { ...source, view: withTitle(source.view) };
  const rebuilt = rebuildTables(pieces, formats);
  if (rebuilt.tables.length === 0) return asGiven;
  const view = withTitle({ ...source.view, sheets: rebuilt.tables.map(({ sheet }) => sheet) });
  if (source.view.sheets.length > 0 && figuresIn(asGiven.view) > figuresIn(view)) return asGiven;
  return {
    ...source,
    view,
    lines: markTables(source.lines, rebuilt),
    doubts: rebuilt.doubts,
    readFrom: rebuilt.readFrom,
  };
}

/** Cells that were read, blank ones included; cells left open count for nothing. */
function figuresIn(view: WorkbookView): number {
  return [...check(view).report.facts.values()].filter(({ value }) => value.kind !== 'text').length;
}

/** Lines between the head and the last figure of a table stand in it, and a line in which it begins. */
function markTables(lines: readonly SourceLine[], { tables }: RebuiltReport): readonly SourceLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const table = tables.find(
      ({ from, to }) =>
        isBefore(startOf(line, index), to) && (!next || isBefore(from, startOf(next, index + 1))),
    );
    return table && !line.inTable ? { ...line, inTable: true, table: table.sheet.id } : line;
  });
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function startOf(line: SourceLine, index: number): Position {
  return { line: line.line ?? index + 1, column: line.column ?? 1 };
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column <= other.column);
}
