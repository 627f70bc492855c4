import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
} from '@univerjs/core';
import type { ISheetDataValidationRule } from '@univerjs/core';
import type { DocumentValidation, ForeignValidationRule } from '../../core/model/document';
import { toBox, toRange } from './ranges';

const ERROR_STYLES = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
} as const;

export function toGridValidation(validation: DocumentValidation, uid: string): ISheetDataValidationRule {
  const { prompt } = validation;
  return {
    uid,
    ranges: validation.boxes.map(toRange),
    ...criteria(validation.rule),
    allowBlank: true,
    errorStyle: ERROR_STYLES[validation.onInvalid],
    showErrorMessage: true,
    ...(validation.title ? { errorTitle: validation.title } : {}),
    ...(validation.message ? { error: validation.message } : {}),
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.message } : {}),
  };
}

type Criteria = Pick<
  ISheetDataValidationRule,
  'type' | 'operator' | 'formula1' | 'formula2' | 'showDropDown' | 'renderMode'
>;

function criteria(rule: DocumentValidation['rule']): Criteria {
  switch (rule.type) {
    case 'wholeNumber':
      return between(DataValidationType.WHOLE, rule);
    case 'decimal':
      return between(DataValidationType.DECIMAL, rule);
    case 'list':
      return { ...LIST, formula1: JSON.stringify(rule.items) };
    case 'foreign':
      return foreign(rule);
  }
}

/** A list with an arrow, as Excel draws it. */
const LIST = {
  type: DataValidationType.LIST,
  showDropDown: true,
  renderMode: DataValidationRenderMode.ARROW,
} as const;

function between(
  type: DataValidationType,
  { min, max }: { readonly min: number; readonly max: number },
): Criteria {
  return { type, operator: DataValidationOperator.BETWEEN, formula1: String(min), formula2: String(max) };
}

function foreign({ kind, operator, formula1, formula2 }: ForeignValidationRule): Criteria {
  return {
    type: kind,
    ...(operator ? { operator: operator as DataValidationOperator } : {}),
    ...(formula1 === undefined ? {} : { formula1: gridFormula(formula1) }),
    ...(formula2 === undefined ? {} : { formula2: gridFormula(formula2) }),
    ...(kind === 'list' ? LIST : {}),
  };
}

/** null for a kind that a document cannot say, such as check boxes. */
export function fromGridValidation(
  rule: ISheetDataValidationRule,
  size: { readonly rows: number; readonly cols: number },
): DocumentValidation | null {
  const said = fromCriteria(rule);
  if (!said) return null;
  const { prompt, promptTitle } = rule;
  return {
    boxes: rule.ranges.map((range) => toBox(range, size)),
    rule: said,
    title: rule.errorTitle ?? '',
    message: rule.error ?? '',
    onInvalid: errorStyle(rule.errorStyle),
    ...(rule.showInputMessage && (prompt || promptTitle)
      ? { prompt: { title: promptTitle ?? '', message: prompt ?? '' } }
      : {}),
  };
}

function errorStyle(style: DataValidationErrorStyle | undefined): DocumentValidation['onInvalid'] {
  if (style === DataValidationErrorStyle.STOP) return 'stop';
  return style === DataValidationErrorStyle.INFO ? 'information' : 'warning';
}

const FOREIGN = new Set<string>(['list', 'whole', 'decimal', 'date', 'time', 'textLength', 'custom']);

function fromCriteria(rule: ISheetDataValidationRule): DocumentValidation['rule'] | null {
  const { type, operator, formula1, formula2 } = rule;
  const [min, max] = [Number(formula1), Number(formula2)];
  const bounded = operator === DataValidationOperator.BETWEEN && formula1 !== '' && formula2 !== '';
  if (bounded && Number.isFinite(min) && Number.isFinite(max)) {
    if (type === DataValidationType.WHOLE) return { type: 'wholeNumber', min, max };
    if (type === DataValidationType.DECIMAL) return { type: 'decimal', min, max };
  }
  if (type === DataValidationType.LIST && formula1 !== undefined && !formula1.startsWith('=')) {
    return { type: 'list', items: listItems(formula1) };
  }
  if (!FOREIGN.has(type)) return null;
  return {
    type: 'foreign',
    kind: type as ForeignValidationRule['kind'],
    ...(operator ? { operator } : {}),
    ...(formula1 === undefined ? {} : { formula1: documentFormula(formula1) }),
    ...(formula2 === undefined ? {} : { formula2: documentFormula(formula2) }),
  };
}

/** Items of a list: a JSON array, or words between commas. */
function listItems(text: string): readonly string[] {
  try {
    const items: unknown = JSON.parse(text);
    if (Array.isArray(items)) return items.map(String);
  } catch {
    // Not JSON: the older spelling.
  }
  return text.split(',').filter((item) => item !== '');
}

/** The grid marks a formula by its =; a document says numbers and formulas alike without. */
function gridFormula(formula: string): string {
  return formula === '' || Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}

function documentFormula(formula: string): string {
  return formula.replace(/^=/, '');
}
