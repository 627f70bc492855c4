import type { BorderSide, CellFormat } from './book-data';
import type { WireObject } from './dispatcher';
import { invalidArgument } from './protocol';
import type { Cells } from './wire-range';

const COLOURS: Readonly<Record<string, string>> = {
  yellow: '#FFFF00',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  white: '#FFFFFF',
  black: '#000000',
};

export function colour(value: unknown, location: string): string {
  const text = String(value);
  const named = /^#[0-9a-f]{6}$/i.test(text) ? text.toUpperCase() : COLOURS[text.toLowerCase()];
  if (!named) throw invalidArgument(location);
  return named;
}

/** Format of cells, as Excel gives it: null where the cells differ. */
export class WireRangeFormat implements WireObject {
  readonly wireType = 'RangeFormat';

  constructor(private readonly cells: Cells) {}

  get Fill(): WireFill {
    return new WireFill(this.cells);
  }
  get Font(): WireFont {
    return new WireFont(this.cells);
  }
  get Borders(): WireBorders {
    return new WireBorders(this.cells);
  }
  get Protection(): WireCellProtection {
    return new WireCellProtection(this.cells);
  }

  get HorizontalAlignment(): string | null {
    return this.cells.uniform((format) => format.horizontal ?? 'General');
  }
  set HorizontalAlignment(value: string) {
    this.cells.style('RangeFormat.horizontalAlignment', (format) => void (format.horizontal = value));
  }
  set VerticalAlignment(value: string) {
    this.cells.style('RangeFormat.verticalAlignment', (format) => void (format.vertical = value));
  }
  get WrapText(): boolean | null {
    return this.cells.uniform((format) => format.wrap ?? false);
  }
  set WrapText(value: boolean) {
    this.cells.style('RangeFormat.wrapText', (format) => void (format.wrap = value));
  }
  set ColumnWidth(points: number) {
    const sheet = this.cells.sheet;
    this.cells.book.changeLooks(sheet, 'RangeFormat.columnWidth');
    for (const { col, cols } of this.cells.boxes) {
      for (let index = col; index < col + cols; index += 1) sheet.columnWidths.set(index, points);
    }
  }
  set RowHeight(points: number) {
    const sheet = this.cells.sheet;
    this.cells.book.changeLooks(sheet, 'RangeFormat.rowHeight');
    if (points > 409) throw invalidArgument('RangeFormat.rowHeight');
    for (const { row, rows } of this.cells.boxes) {
      for (let index = row; index < row + rows; index += 1) sheet.rowHeights.set(index, points);
    }
  }
}

class WireFill implements WireObject {
  readonly wireType = 'RangeFill';

  constructor(private readonly cells: Cells) {}

  /** A cell without fill reads as white, as in Excel: which is why a fill cannot be put back. */
  get Color(): string | null {
    return this.cells.uniform((format) => format.fill ?? '#FFFFFF') ?? '';
  }
  set Color(value: string) {
    const fill = colour(value, 'RangeFill.color');
    this.cells.style('RangeFill.color', (format) => void (format.fill = fill));
  }
}

class WireFont implements WireObject {
  readonly wireType = 'RangeFont';

  constructor(private readonly cells: Cells) {}

  set Name(value: string) {
    this.cells.style('RangeFont.name', (format) => void (format.font = value));
  }
  set Size(value: number) {
    this.cells.style('RangeFont.size', (format) => void (format.size = value));
  }
  get Bold(): boolean | null {
    return this.cells.uniform((format) => format.bold ?? false);
  }
  set Bold(value: boolean) {
    this.cells.style('RangeFont.bold', (format) => void (format.bold = value));
  }
  get Color(): string | null {
    return this.cells.uniform((format) => format.color ?? '#000000');
  }
  set Color(value: string) {
    const color = colour(value, 'RangeFont.color');
    this.cells.style('RangeFont.color', (format) => void (format.color = color));
  }
}

class WireCellProtection implements WireObject {
  readonly wireType = 'FormatProtection';

  constructor(private readonly cells: Cells) {}

  get Locked(): boolean | null {
    return this.cells.uniform((format) => format.locked ?? true);
  }
  set Locked(value: boolean) {
    this.cells.style('FormatProtection.locked', (format) => void (format.locked = value));
  }
}

class WireBorders implements WireObject {
  readonly wireType = 'RangeBorderCollection';

  constructor(private readonly cells: Cells) {}

  GetItem(index: string): WireBorder {
    return new WireBorder(this.cells, index);
  }
}

const SIDES: Readonly<Record<string, BorderSide>> = {
  EdgeTop: 'top',
  EdgeBottom: 'bottom',
  EdgeLeft: 'left',
  EdgeRight: 'right',
};

class WireBorder implements WireObject {
  readonly wireType = 'RangeBorder';

  /** @throws InvalidArgument for a line inside an area that has no inside: the strict reading of Excel */
  constructor(
    private readonly cells: Cells,
    private readonly index: string,
  ) {
    const noInside =
      (index === 'InsideHorizontal' && cells.boxes.some((box) => box.rows < 2)) ||
      (index === 'InsideVertical' && cells.boxes.some((box) => box.cols < 2));
    if (noInside || (!(index in SIDES) && !index.startsWith('Inside'))) throw invalidArgument('RangeBorder');
  }

  set Style(style: string) {
    this.draw((line) => ({ ...line, style }), 'RangeBorder.style');
  }
  set Color(value: string) {
    const color = colour(value, 'RangeBorder.color');
    this.draw(
      (line) => ({ style: line.style === 'None' ? 'Continuous' : line.style, color }),
      'RangeBorder.color',
    );
  }

  private draw(
    change: (line: { style: string; color: string }) => { style: string; color: string },
    location: string,
  ): void {
    const { book, sheet, boxes } = this.cells;
    for (const box of boxes) {
      const lastRow = box.row + box.rows - 1;
      const lastCol = box.col + box.cols - 1;
      const paint = (row: number, col: number, rows: number, cols: number, side: BorderSide): void => {
        if (rows < 1 || cols < 1) return;
        book.styleCells(
          sheet,
          [{ row, col, rows, cols }],
          (format) => drawSide(format, side, change),
          location,
        );
      };
      if (this.index === 'EdgeTop') paint(box.row, box.col, 1, box.cols, 'top');
      if (this.index === 'EdgeBottom') paint(lastRow, box.col, 1, box.cols, 'bottom');
      if (this.index === 'EdgeLeft') paint(box.row, box.col, box.rows, 1, 'left');
      if (this.index === 'EdgeRight') paint(box.row, lastCol, box.rows, 1, 'right');
      if (this.index === 'InsideHorizontal') {
        paint(box.row, box.col, box.rows - 1, box.cols, 'bottom');
        paint(box.row + 1, box.col, box.rows - 1, box.cols, 'top');
      }
      if (this.index === 'InsideVertical') {
        paint(box.row, box.col, box.rows, box.cols - 1, 'right');
        paint(box.row, box.col + 1, box.rows, box.cols - 1, 'left');
      }
    }
  }
}

function drawSide(
  format: CellFormat,
  side: BorderSide,
  change: (line: { style: string; color: string }) => { style: string; color: string },
): void {
  const line = format.borders?.[side] ?? { style: 'None', color: '#000000' };
  format.borders = { ...format.borders, [side]: change(line) };
}
