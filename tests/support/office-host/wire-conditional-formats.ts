import { intersects } from './book-data';
import type { RuleData } from './book-data';
import type { WireObject } from './dispatcher';
import { HostError, invalidArgument, itemNotFound } from './protocol';
import { colour } from './wire-format';
import { Cells, WireRange, WireRangeAreas } from './wire-range';
import type { WireWorksheet } from './wire-worksheet';

export class WireConditionalFormats implements WireObject {
  readonly wireType = 'ConditionalFormatCollection';

  constructor(
    private readonly cells: Cells,
    private readonly owner: WireWorksheet,
  ) {}

  private get rules(): RuleData[] {
    const { boxes, sheet } = this.cells;
    return sheet.rules.filter((rule) => rule.boxes.some((a) => boxes.some((b) => intersects(a, b))));
  }

  wireItems(): WireConditionalFormat[] {
    return this.rules.map((rule) => new WireConditionalFormat(this.cells, this.owner, rule.id));
  }

  /** A new rule goes first, as Excel's own dialogue does it. */
  Add(type: string): WireConditionalFormat {
    const { book, sheet } = this.cells;
    book.changeLooks(sheet, 'ConditionalFormatCollection.add');
    const id = `{CF${String(book.data.nextId).padStart(8, '0')}}`;
    book.data.nextId += 1;
    sheet.rules.unshift({ id, type, boxes: [...this.cells.boxes], formula: '', fill: '', color: '' });
    return new WireConditionalFormat(this.cells, this.owner, id);
  }

  GetItem(id: string): WireConditionalFormat {
    const found = this.rules.find((rule) => rule.id === id);
    if (!found) throw itemNotFound('ConditionalFormatCollection.getItem');
    return new WireConditionalFormat(this.cells, this.owner, id);
  }

  /** What the add-in must never do; counted as a mistake by the tests. */
  ClearAll(): void {
    throw new HostError('ForbiddenByTests', 'ConditionalFormatCollection.clearAll');
  }
}

class WireConditionalFormat implements WireObject {
  readonly wireType = 'ConditionalFormat';

  constructor(
    readonly cells: Cells,
    private readonly owner: WireWorksheet,
    readonly Id: string,
  ) {}

  get rule(): RuleData {
    const found = this.cells.sheet.rules.find((rule) => rule.id === this.Id);
    if (!found) throw itemNotFound('ConditionalFormat');
    return found;
  }

  get Type(): string {
    return this.rule.type;
  }
  get Priority(): number {
    return this.cells.sheet.rules.indexOf(this.rule);
  }
  set Priority(priority: number) {
    this.cells.book.changeLooks(this.cells.sheet, 'ConditionalFormat.priority');
    const { rules } = this.cells.sheet;
    if (priority < 0 || priority >= rules.length) throw invalidArgument('ConditionalFormat.priority');
    const { rule } = this;
    rules.splice(rules.indexOf(rule), 1);
    rules.splice(priority, 0, rule);
  }
  set StopIfTrue(_stop: boolean) {
    this.cells.book.changeLooks(this.cells.sheet, 'ConditionalFormat.stopIfTrue');
  }

  /** @throws InvalidOperation for a rule of another type, as Excel does */
  get Custom(): WireCustomRule {
    if (this.rule.type !== 'Custom') throw new HostError('InvalidOperation', 'ConditionalFormat.custom');
    return new WireCustomRule(this);
  }

  Delete(): void {
    const { sheet, book } = this.cells;
    book.changeLooks(sheet, 'ConditionalFormat.delete');
    sheet.rules.splice(sheet.rules.indexOf(this.rule), 1);
  }

  GetRange(): WireRange {
    const [box, more] = this.rule.boxes;
    if (!box || more) throw new HostError('InvalidOperation', 'ConditionalFormat.getRange');
    return new WireRange(this.cells.book, this.owner, box);
  }
  GetRanges(): WireRangeAreas {
    return new WireRangeAreas(new Cells(this.cells.book, this.owner.Id, this.rule.boxes), this.owner);
  }
}

class WireCustomRule implements WireObject {
  readonly wireType = 'CustomConditionalFormat';

  constructor(private readonly format: WireConditionalFormat) {}

  get Rule(): WireRuleFormula {
    return new WireRuleFormula(this.format);
  }
  get Format(): WireRuleFormat {
    return new WireRuleFormat(this.format);
  }
}

class WireRuleFormula implements WireObject {
  readonly wireType = 'ConditionalFormatRule';

  constructor(private readonly format: WireConditionalFormat) {}

  get Formula(): string {
    return this.format.rule.formula;
  }
  set Formula(formula: string) {
    this.format.cells.book.changeLooks(this.format.cells.sheet, 'ConditionalFormatRule.formula');
    if (!formula.startsWith('=')) throw invalidArgument('ConditionalFormatRule.formula');
    this.format.rule.formula = formula;
  }
}

class WireRuleFormat implements WireObject {
  readonly wireType = 'ConditionalRangeFormat';

  constructor(private readonly format: WireConditionalFormat) {}

  get Fill(): WireRuleColour {
    return new WireRuleColour(this.format, 'fill');
  }
  get Font(): WireRuleColour {
    return new WireRuleColour(this.format, 'color');
  }
}

class WireRuleColour implements WireObject {
  readonly wireType = 'ConditionalRangeFillOrFont';

  constructor(
    private readonly format: WireConditionalFormat,
    private readonly part: 'fill' | 'color',
  ) {}

  get Color(): string {
    return this.format.rule[this.part];
  }
  set Color(value: string) {
    this.format.cells.book.changeLooks(this.format.cells.sheet, 'ConditionalRangeFormat');
    this.format.rule[this.part] = colour(value, 'ConditionalRangeFormat');
  }
}
