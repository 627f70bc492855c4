import type { SheetGrid } from '../../core/model/grid';
import type {
  HeadingLevel,
  ReportSource,
  SourceKind,
  SourceLine,
  SourceNotice,
  TextPiece,
} from '../../core/model/source';
import { cellOf, layOutTable, type LaidOutTable, type TableCell, type TableRow } from './grid-layout';
import { INTAKE_LIMITS } from './limits';
import { joinTables, withoutRepeatedHead, type PlacedTable } from './join-tables';

/** A table that is being read. */
interface OpenTable {
  readonly rows: TableRow[];
  readonly parent: OpenTable | null;
  /** Cell of the parent in which it lies. */
  readonly parentCell: TableCell | null;
  readonly hidden: boolean;
  /** Lines before its first and before what follows it. */
  readonly firstLine: number;
  endLine: number;
  group: number;
  cell: TableCell | null;
  cells: number;
  /** Cells of the largest table inside. */
  inside: number;
}

interface OpenLine {
  readonly text: string;
  readonly table: OpenTable | null;
  readonly heading: HeadingLevel | undefined;
  readonly hidden: boolean;
}

export interface LineMarks {
  readonly heading?: HeadingLevel | undefined;
  readonly hidden?: boolean;
}

/**
 * Collects what a reader of a document meets, in its order: lines, tables, rows, cells. Knows which tables carry
 * figures and which only lay out a page, and which are parts of one.
 */
export class SourceBuilder {
  private readonly lines: OpenLine[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly notices = new Set<SourceNotice>();
  private current: OpenTable | null = null;

  notice(code: SourceNotice): void {
    this.notices.add(code);
  }

  get isInCell(): boolean {
    return (this.current?.cell ?? null) !== null;
  }

  /** A paragraph or line; blank ones count for nothing. */
  line(raw: string, { heading, hidden = false }: LineMarks = {}): void {
    const text = raw.replace(BLANKS, ' ').trim();
    if (text === '') return;
    if (this.lines.length >= INTAKE_LIMITS.lines) {
      this.notice('TRUNCATED');
      return;
    }
    const table = this.enclosing();
    this.lines.push({ text: text.slice(0, INTAKE_LIMITS.textLength), table, heading, hidden });
    table?.cell?.paragraphs.push(text);
  }

  openTable(hidden = false): void {
    const parent = this.enclosing();
    this.current = {
      rows: [],
      parent: this.current,
      parentCell: parent?.cell ?? null,
      hidden,
      firstLine: this.lines.length,
      endLine: 0,
      group: 0,
      cell: null,
      cells: 0,
      inside: 0,
    };
    if (this.tables.length < INTAKE_LIMITS.tables) this.tables.push(this.current);
    else this.notice('TRUNCATED');
  }

  openGroup(): void {
    if (this.current) this.current.group += 1;
  }

  openRow(before = 0): void {
    const table = this.current;
    table?.rows.push({ cells: [], group: table.group, before: Math.min(before, INTAKE_LIMITS.colSpan) });
  }

  openCell(colSpan: number, rowSpan: number): void {
    const table = this.current;
    if (!table) return;
    if (table.rows.length === 0) this.openRow();
    table.cell = { colSpan, rowSpan, paragraphs: [] };
    table.cells += 1;
    table.rows[table.rows.length - 1]?.cells.push(table.cell);
  }

  closeCell(): void {
    if (this.current) this.current.cell = null;
  }

  closeTable(): void {
    const table = this.current;
    if (!table) return;
    table.endLine = this.lines.length;
    this.current = table.parent;
    const { parent } = table;
    if (parent) parent.inside = Math.max(parent.inside, table.cells, table.inside);
    if (table.cells === 1) {
      // A frame around a text: the text belongs to the cell outside.
      const text = table.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
      table.parentCell?.paragraphs.push(...text);
    }
  }

  /** The innermost table whose cell is open; a caption stands in the table but in none of its cells. */
  private enclosing(): OpenTable | null {
    let table = this.current;
    while (table && !table.cell) table = table.parent;
    return table;
  }

  result(kind: SourceKind): ReportSource {
    const placed = this.tables.filter(carriesFigures).map((table) => ({
      table,
      laidOut: layOutTable(table.rows),
    }));
    const groups = joinTables(placed.map((one) => this.placedTable(one)));
    const ids = new Map<OpenTable, string>();
    const sheets: SheetGrid[] = [];
    let room: number = INTAKE_LIMITS.gridCells;
    for (const group of groups) {
      const id = `table-${sheets.length + 1}`;
      const rows = withoutRepeatedHead(group.rows);
      const width = Math.max(0, ...rows.map((row) => row.length));
      if (width === 0) continue;
      room -= rows.length * width;
      if (room < 0) {
        this.notice('TRUNCATED');
        break;
      }
      for (const { owner } of group.tables) ids.set(owner, id);
      sheets.push(gridOf(id, sheets.length + 1, rows, width, group.tables));
      this.noticesOf(group.tables.map(({ laidOut }) => laidOut));
    }
    const lines = this.lines.map((line) => lineOf(line, ids));
    const pieces = piecesOf(lines);
    return {
      kind,
      view: { sheets, names: [], notices: [...this.notices] },
      lines,
      notices: [...this.notices],
      ...(pieces.length > 0 ? { pieces } : {}),
    };
  }

  private placedTable({
    table,
    laidOut,
  }: {
    table: OpenTable;
    laidOut: LaidOutTable;
  }): PlacedTable<OpenTable> {
    return {
      owner: table,
      laidOut,
      isBeside: (next) =>
        next.parent === table.parent &&
        next.parentCell === table.parentCell &&
        next.firstLine >= table.endLine &&
        this.lines.slice(table.endLine, next.firstLine).every(({ text }) => isFiller(text)),
    };
  }

  private noticesOf(tables: readonly LaidOutTable[]): void {
    if (tables.some(({ clamped }) => clamped)) this.notice('SPAN_CLAMPED');
    if (tables.some(({ ragged }) => ragged)) this.notice('RAGGED_ROWS');
    if (tables.some(({ truncated }) => truncated)) this.notice('TRUNCATED');
  }
}

/** Blanks of every kind; a line break inside a paragraph is one too. */
const BLANKS = /[\s\u3000]+/g;

/** A page number or a remark that the table goes on: what stands between the parts of a table cut by a page break. */
function isFiller(text: string): boolean {
  return /^[-—–－\s]*\d{1,3}[-—–－\s]*$/.test(text) || /^第?\d{1,3}页/.test(text) || /^[（(]?续表/.test(text);
}

/** A table around other tables, or of one cell, only places what lies in it. */
function carriesFigures({ cells, inside }: OpenTable): boolean {
  return cells > 1 && inside <= cells;
}

function gridOf(
  id: string,
  number: number,
  rows: readonly (readonly string[])[],
  width: number,
  tables: readonly PlacedTable<OpenTable>[],
): SheetGrid {
  const columns = Array.from({ length: width }, (_, col) => col);
  return {
    id,
    name: `表格${number}`,
    visibility: tables.every(({ owner }) => owner.hidden) ? 'hidden' : 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => columns.map((col) => cellOf(row[col]))),
    ...(tables.some(({ laidOut }) => laidOut.truncated) ? { truncated: true } : {}),
  };
}

function lineOf({ text, table, heading, hidden }: OpenLine, ids: ReadonlyMap<OpenTable, string>): SourceLine {
  let around = table;
  while (around && !carriesFigures(around)) around = around.parent;
  const id = around ? ids.get(around) : undefined;
  return {
    text,
    inTable: around !== null,
    ...(id === undefined ? {} : { table: id }),
    ...(heading === undefined ? {} : { heading }),
    ...(hidden ? { hidden } : {}),
  };
}

const FIGURE = /^(?:[+-]?[\d,，.]+|[/／—－-]+)$/;
/** Prose has hardly a line that is a figure and nothing else; a table written as paragraphs has one a cell. */
const FIGURES_OF_A_TABLE = 20;

/** The lines outside tables as pieces, where a table seems to be written as one paragraph a cell; none otherwise. */
function piecesOf(lines: readonly SourceLine[]): readonly TextPiece[] {
  const outside = lines.flatMap(({ text, inTable, hidden }, i) =>
    inTable || hidden ? [] : [{ text, line: i + 1, column: 1, after: 'line' as const }],
  );
  return outside.filter(({ text }) => FIGURE.test(text)).length >= FIGURES_OF_A_TABLE ? outside : [];
}
