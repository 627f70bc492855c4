import { BooleanNumber } from '@univerjs/core';
import type { IRange, IStyleBase } from '@univerjs/core';
import { cellName } from '../../core/model/geometry';
import type { CompareOperator, DocumentConditionalFormat } from '../../core/model/document';
import { hexColor } from './styles';
import { toBox, toRange } from './ranges';

/** The parts of a conditional format of the grid that are read here; other kinds have further fields. */
export interface GridRule {
  readonly cfId: string;
  readonly ranges: IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: {
    readonly type: string;
    readonly subType?: string;
    readonly operator?: string;
    readonly value?: unknown;
    readonly style?: IStyleBase;
  };
}

export function toGridRule(format: DocumentConditionalFormat, cfId: string): GridRule {
  return {
    cfId,
    ranges: format.boxes.map(toRange),
    stopIfTrue: format.stopIfTrue ?? false,
    rule: { type: 'highlightCell', style: toRuleStyle(format), ...toCondition(format) },
  };
}

function toRuleStyle({ fill, color, bold, italic }: DocumentConditionalFormat): IStyleBase {
  return {
    ...(fill ? { bg: { rgb: fill } } : {}),
    ...(color ? { cl: { rgb: color } } : {}),
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
  };
}

type Condition = Pick<GridRule['rule'], 'subType' | 'operator' | 'value'>;

function toCondition({ rule, boxes }: DocumentConditionalFormat): Condition {
  if (rule.type === 'formula') return { subType: 'formula', value: rule.formula };
  const numbers = rule.formulas.map((formula) => Number(formula.replace(/^=/, '')));
  if (numbers.length > 0 && numbers.every(Number.isFinite)) {
    return {
      subType: 'number',
      operator: rule.operator,
      value: isBetween(rule.operator) ? numbers : numbers[0],
    };
  }
  const [first] = boxes;
  return {
    subType: 'formula',
    value: first ? comparison(cellName(first), rule.operator, rule.formulas) : '=FALSE',
  };
}

const SIGNS: Readonly<Record<Exclude<CompareOperator, 'between' | 'notBetween'>, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  lessThan: '<',
  greaterThanOrEqual: '>=',
  lessThanOrEqual: '<=',
};

/** The grid compares with numbers only; a comparison with anything else becomes a formula that says the same. */
function comparison(cell: string, operator: CompareOperator, formulas: readonly string[]): string {
  const [low = '0', high = '0'] = formulas.map((formula) => `(${formula.replace(/^=/, '')})`);
  if (operator === 'between') return `=AND(${cell}>=${low},${cell}<=${high})`;
  if (operator === 'notBetween') return `=OR(${cell}<${low},${cell}>${high})`;
  return `=${cell}${SIGNS[operator]}${low}`;
}

function isBetween(operator: string | undefined): boolean {
  return operator === 'between' || operator === 'notBetween';
}

/** null for a kind of conditional format that a document cannot say, such as data bars. */
export function fromGridRule(
  rule: GridRule,
  size: { readonly rows: number; readonly cols: number },
): DocumentConditionalFormat | null {
  const boxes = rule.ranges.map((range) => toBox(range, size));
  const [first] = boxes;
  const condition = first ? fromCondition(rule.rule, cellName(first)) : null;
  if (!condition) return null;
  const { bg, cl, bl, it } = rule.rule.style ?? {};
  return {
    boxes,
    rule: condition,
    fill: hexColor(bg),
    color: hexColor(cl),
    ...(bl ? { bold: true } : {}),
    ...(it ? { italic: true } : {}),
    ...(rule.stopIfTrue ? { stopIfTrue: true } : {}),
  };
}

function fromCondition(
  { type, subType, operator, value }: GridRule['rule'],
  cell: string,
): DocumentConditionalFormat['rule'] | null {
  if (type !== 'highlightCell') return null;
  if (subType === 'formula') return { type: 'formula', formula: withEquals(String(value)) };
  if (subType === 'number' && operator) {
    const numbers = Array.isArray(value) ? value : [value ?? 0];
    return {
      type: 'cellValue',
      operator: operator as CompareOperator,
      formulas: numbers.map((number) => `=${String(number)}`),
    };
  }
  const formula = subType === 'text' ? textCondition(operator, String(value ?? ''), cell) : null;
  return formula ? { type: 'formula', formula } : null;
}

/** The grid's conditions on texts, as Excel writes them. null for one it has no formula for. */
function textCondition(operator: string | undefined, text: string, cell: string): string | null {
  const quoted = `"${text.replace(/"/g, '""')}"`;
  switch (operator) {
    case 'containsText':
      return `=NOT(ISERROR(SEARCH(${quoted},${cell})))`;
    case 'notContainsText':
      return `=ISERROR(SEARCH(${quoted},${cell}))`;
    case 'beginsWith':
      return `=LEFT(${cell},LEN(${quoted}))=${quoted}`;
    case 'endsWith':
      return `=RIGHT(${cell},LEN(${quoted}))=${quoted}`;
    case 'equal':
      return `=${cell}=${quoted}`;
    case 'notEqual':
      return `=${cell}<>${quoted}`;
    case 'containsBlanks':
      return `=LEN(TRIM(${cell}))=0`;
    case 'notContainsBlanks':
      return `=LEN(TRIM(${cell}))>0`;
    case 'containsErrors':
      return `=ISERROR(${cell})`;
    case 'notContainsErrors':
      return `=NOT(ISERROR(${cell}))`;
    default:
      return null;
  }
}

function withEquals(formula: string): string {
  return formula.startsWith('=') ? formula : `=${formula}`;
}
