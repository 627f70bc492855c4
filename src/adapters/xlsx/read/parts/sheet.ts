import { GoujiError } from '../../../../core/errors';
import { moveFormula } from '../../../../core/model/movable-formula';
import { cellName, columnIndex, parseBox, type Box } from '../../../../core/model/geometry';
import type { CellValue } from '../../../../core/model/grid';
import { parseCellReference } from './cell-reference';
import { CellTrouble, cellValue, type ValueTables } from './cell-value';
import { badReference, isTrue, repeated, walkPart, wholeNumber, type PartContext } from './context';
import { GridBuilder, type FoundCells } from './grid-builder';
import { SPREADSHEET } from './namespaces';
import { FormulaCuts } from './shared-formula';
import type { FormatCodes } from './styles';
import { richTextChildren, TextCollector } from './text';
import { children, type ElementRule, type XmlAttributes } from './xml';
import { SHEET_SIZE } from '../limits';
import { READ_BOUNDS } from '../../../../ports/workbook-port';

/** What cells of all sheets of a workbook refer to. */
export interface SheetTables extends ValueTables {
  readonly formats: FormatCodes;
}

/** What all sheets of a workbook may still use together. */
export interface SheetBudget {
  cells: number;
  sharedFormulaText: number;
}

export interface SheetPart extends FoundCells {
  readonly protected: boolean;
  /** Merged cells, from the top; empty where they are not asked for. */
  readonly merges: readonly Box[];
}

/** A formula that other cells share: its text, without =, and the cell where it stands. */
interface SharedFormula {
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

const DATE_FORMAT = 'yyyy-mm-dd';

/**
 * A cell as Excel and most libraries write it, with a number, an index of a text or nothing, and perhaps a formula of
 * cells and sums: its column, row, style, type, formula and value.
 */
const PLAIN_CELL =
  /<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d{1,5})")?(?: t="([ns])")?(?:\/>|>(?:<f>([A-Z0-9$:(),+*.-]{1,200})<\/f>)?(?:<v>(\d{1,15}(?:\.\d{1,8})?)<\/v>)?<\/c>)/y;
const LONGEST_PLAIN_VALUE = 24;

/**
 * Cells of one sheet. Rows and cells must come in ascending order, each once: a file in which a cell stands
 * twice means different things to different programs.
 * @throws XLSX_BAD_REFERENCE, XLSX_BAD_VALUE, XLSX_TOO_MANY_CELLS and the codes of the XML layer
 */
export function readSheetPart(
  context: PartContext,
  part: string,
  tables: SheetTables,
  budget: SheetBudget,
): SheetPart {
  const sheet = new SheetReading(context, part, tables, budget);
  walkPart(context, part, { vocabulary: SPREADSHEET, name: 'worksheet', rule: sheet.rule() });
  return sheet.result();
}

/** The state of reading one sheet: the row and the cell that are open, and the formulas shared so far. */
class SheetReading {
  private isProtected = false;
  private readonly merges: Box[] = [];
  private sheetDataSeen = 0;
  private row = -1;
  private col = -1;
  private cell: XmlAttributes = {};
  private formula: XmlAttributes | null = null;
  private hasText = false;
  private readonly seen = { f: false, v: false, is: false };
  private readonly valueText: TextCollector;
  private readonly formulaText: TextCollector;
  private readonly shared = new Map<string, SharedFormula>();
  private readonly cuts = new FormulaCuts();
  private readonly grid: GridBuilder;

  constructor(
    private readonly context: PartContext,
    private readonly part: string,
    private readonly tables: SheetTables,
    private readonly budget: SheetBudget,
  ) {
    const { gridRows: rows = READ_BOUNDS.rows } = context.limits;
    this.grid = new GridBuilder({ ...READ_BOUNDS, rows });
    this.valueText = new TextCollector(part, context.limits.textLength);
    this.formulaText = new TextCollector(part, context.limits.formulaLength);
  }

  rule(): ElementRule {
    const sheetProtection = {
      open: ({ sheet }: XmlAttributes) => {
        this.isProtected = isTrue(sheet);
      },
    };
    const sheetData = { open: () => this.openSheetData(), children: children({ row: this.rowRule() }) };
    const { merges } = this.context.limits;
    const mergeCell = { open: ({ ref }: XmlAttributes) => this.addMerge(ref ?? '') };
    const told = merges ? { mergeCells: { children: children({ mergeCell }) } } : {};
    return { children: children({ sheetProtection, sheetData, ...told }) };
  }

  result(): SheetPart {
    const merges = [...this.merges].sort((a, b) => a.row - b.row || a.col - b.col);
    return { protected: this.isProtected, merges, ...this.grid.result() };
  }

  /** What is no box is passed over: nothing that is counted depends on it. */
  private addMerge(ref: string): void {
    const box = parseBox(ref);
    if (box && this.merges.length < this.context.limits.listEntries) this.merges.push(box);
  }

  private rowRule(): ElementRule {
    const cell = {
      open: (attributes: XmlAttributes) => this.openCell(attributes),
      close: () => this.closeCell(),
      children: this.cellChildren(),
    };
    return {
      open: (attributes) => this.openRow(attributes),
      children: children({ c: cell }),
      plain: (text, at) => this.takeCell(text, at),
    };
  }

  private cellChildren(): ReadonlyMap<string, ElementRule> {
    return children({
      f: {
        open: (attributes: XmlAttributes) => {
          this.once('f');
          this.formula = attributes;
          this.formulaText.start();
        },
        text: this.formulaText.add,
      },
      v: {
        open: () => {
          this.once('v');
          if (this.cell['t'] !== 'inlineStr') this.startValue();
        },
        text: (text: string) => {
          if (this.cell['t'] !== 'inlineStr') this.valueText.add(text);
        },
      },
      is: {
        open: () => {
          this.once('is');
          if (this.cell['t'] !== 'inlineStr')
            throw badReference(this.part, `${this.place()}: text in a wrong cell`);
          this.startValue();
        },
        children: richTextChildren(this.valueText),
      },
    });
  }

  private startValue(): void {
    this.hasText = true;
    this.valueText.start();
  }

  private once(element: 'f' | 'v' | 'is'): void {
    if (this.seen[element]) throw repeated(this.part, `${this.place()}: ${element}`);
    this.seen[element] = true;
  }

  private openSheetData(): void {
    this.sheetDataSeen += 1;
    if (this.sheetDataSeen > 1) throw repeated(this.part, 'sheetData');
  }

  private openRow({ r }: XmlAttributes): void {
    const number = r === undefined ? this.row + 2 : wholeNumber(r);
    if (number === null || number < this.row + 2 || number > SHEET_SIZE.rows) {
      throw badReference(this.part, `row ${(r ?? '').slice(0, 20)}`);
    }
    this.row = number - 1;
    this.col = -1;
  }

  /** Does for a cell as most programs write it, at once, what the rules do step by step. */
  private takeCell(text: string, at: number): number {
    PLAIN_CELL.lastIndex = at;
    const match = PLAIN_CELL.exec(text);
    if (!match) return 0;
    const [whole, letters = '', row, style, type, formula, value] = match;
    const col = columnIndex(letters);
    const format = style === undefined ? 0 : Number(style);
    if (Number(row) !== this.row + 1 || col <= this.col || col >= SHEET_SIZE.cols) return 0;
    if (style !== undefined && format >= this.tables.formats.length) return 0;
    const content = value === undefined ? null : this.plainValue(value, type);
    if (content === undefined || !this.hasRoom(formula)) return 0;
    this.spendEvents(1 + (value === undefined ? 0 : 2) + (formula === undefined ? 0 : 2));
    this.col = col;
    if (value === undefined && formula === undefined) return at + whole.length;
    this.spendCell();
    const written = formula === undefined ? null : `=${formula}`;
    this.grid.put(this.row, col, content, written, this.tables.formats[format]);
    return at + whole.length;
  }

  /** Undefined for an index that points nowhere. */
  private plainValue(text: string, type: string | undefined): CellValue | undefined {
    if (type !== 's') return Number(text);
    return text.includes('.') ? undefined : this.tables.sharedStrings[Number(text)];
  }

  private hasRoom(formula = ''): boolean {
    const { formulaLength, textLength } = this.context.limits;
    return formula.length <= formulaLength && textLength >= LONGEST_PLAIN_VALUE;
  }

  private spendEvents(count: number): void {
    const { budget, limits } = this.context;
    budget.left -= count;
    if (budget.left < 0) throw new GoujiError('XML_TOO_LARGE', { part: this.part, limit: limits.xmlEvents });
  }

  private openCell(attributes: XmlAttributes): void {
    const { r } = attributes;
    const at = r === undefined ? { row: this.row, col: this.col + 1 } : parseCellReference(r);
    if (!at || at.row !== this.row || at.col <= this.col || at.col >= SHEET_SIZE.cols) {
      throw badReference(this.part, `cell ${(r ?? '').slice(0, 20)}`);
    }
    this.col = at.col;
    this.cell = attributes;
    this.formula = null;
    this.hasText = false;
    this.seen.f = this.seen.v = this.seen.is = false;
  }

  private closeCell(): void {
    const format = this.formatCode();
    if (!this.hasText && !this.formula) return;
    const value = this.value();
    const formula = this.formula && this.formulaOf(this.formula);
    if (value === null && formula === null) return;
    this.spendCell();
    const date = this.cell['t'] === 'd' && typeof value === 'number' ? DATE_FORMAT : undefined;
    this.grid.put(this.row, this.col, value, formula, format ?? date);
  }

  private formatCode(): string | undefined {
    const style = this.cell['s'];
    if (style === undefined) return this.tables.formats[0];
    const index = wholeNumber(style);
    if (index === null || index >= this.tables.formats.length) {
      throw badReference(this.part, `${this.place()}: style ${style.slice(0, 20)}`);
    }
    return this.tables.formats[index];
  }

  private value(): CellValue {
    const type = this.cell['t'];
    try {
      return cellValue({ type, text: this.hasText ? this.valueText.decoded() : null }, this.tables);
    } catch (cause) {
      if (!(cause instanceof CellTrouble)) throw cause;
      throw new GoujiError(cause.code, { part: this.part, cell: this.place() }, { cause });
    }
  }

  /** Formula with its leading =; null where f says nothing, and beyond the bounds, where it would be left out anyway. */
  private formulaOf({ t, si }: XmlAttributes): string | null {
    const text = this.formulaText.raw();
    if (t === 'dataTable') return '=TABLE()';
    if (t === 'shared' && text === '') return this.sharedFormula(si ?? '');
    if (t === 'shared' && si !== undefined) this.share(si, text);
    return text === '' ? null : `=${text.replace(/^=/, '')}`;
  }

  private share(si: string, text: string): void {
    this.shared.set(si, { row: this.row, col: this.col, text });
  }

  private sharedFormula(si: string): string {
    const shared = this.shared.get(si);
    if (!shared) throw badReference(this.part, `${this.place()}: shared formula ${si.slice(0, 20)}`);
    if (!this.grid.holds(this.row, this.col)) return '=';
    const { formula, cost } = this.cuts.of(shared.text);
    const text = `=${moveFormula(formula, this.row - shared.row, this.col - shared.col)}`;
    this.budget.sharedFormulaText -= Math.max(text.length, shared.text.length) + cost;
    if (this.budget.sharedFormulaText < 0) throw this.tooMuchText();
    return text;
  }

  private tooMuchText(): GoujiError {
    return new GoujiError('XML_TOO_LARGE', { part: this.part, limit: this.context.limits.sharedFormulaText });
  }

  private spendCell(): void {
    this.budget.cells -= 1;
    if (this.budget.cells < 0)
      throw new GoujiError('XLSX_TOO_MANY_CELLS', { limit: this.context.limits.cells });
  }

  private place(): string {
    return cellName({ row: this.row, col: this.col });
  }
}
