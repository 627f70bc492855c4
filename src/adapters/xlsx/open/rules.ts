import type { ConditionalRule, DataValidation } from 'hucre';
import type { DocumentConditionalFormat, DocumentValidation } from '../../../core/model/document';
import { parseAreas } from './areas';
import type { ColourOf } from './colours';
import { conditionalFillColour } from './styles';

/** Conditional formats of a sheet in order of priority; kinds that the document cannot say are left out. */
export function documentConditionalFormats(
  rules: readonly ConditionalRule[],
  colourOf: ColourOf,
): readonly DocumentConditionalFormat[] {
  return [...rules]
    .sort((a, b) => a.priority - b.priority)
    .flatMap((rule) => {
      const kept = documentRule(rule);
      const boxes = parseAreas(rule.range);
      return kept && boxes.length > 0 ? [{ boxes, rule: kept, ...looksOf(rule, colourOf) }] : [];
    });
}

/** True for a conditional format that the document can say. */
export function isKeptRule(rule: ConditionalRule): boolean {
  return documentRule(rule) !== null;
}

function documentRule(rule: ConditionalRule): DocumentConditionalFormat['rule'] | null {
  const formulas = [rule.formula ?? []].flat().map((formula) => `=${formula}`);
  const [first] = formulas;
  if (first === undefined) return null;
  if (rule.type === 'expression') return { type: 'formula', formula: first };
  if (rule.type !== 'cellIs' || !rule.operator) return null;
  return { type: 'cellValue', operator: rule.operator, formulas };
}

function looksOf({ style, stopIfTrue }: ConditionalRule, colourOf: ColourOf): Looks {
  return {
    fill: conditionalFillColour(style?.fill, colourOf),
    color: colourOf(style?.font?.color),
    ...(style?.font?.bold ? { bold: true } : {}),
    ...(style?.font?.italic ? { italic: true } : {}),
    ...(stopIfTrue ? { stopIfTrue: true } : {}),
  };
}

type Looks = Omit<DocumentConditionalFormat, 'boxes' | 'rule'>;

export function documentValidation(validation: DataValidation): DocumentValidation {
  const { inputTitle, inputMessage, showInputMessage } = validation;
  return {
    boxes: parseAreas(validation.range),
    rule: validationRule(validation),
    title: plainText(validation.errorTitle ?? ''),
    message: plainText(validation.errorMessage ?? ''),
    onInvalid: validation.showErrorMessage ? (validation.errorStyle ?? 'stop') : 'information',
    ...(showInputMessage && (inputTitle || inputMessage)
      ? { prompt: { title: plainText(inputTitle ?? ''), message: plainText(inputMessage ?? '') } }
      : {}),
  };
}

function validationRule(validation: DataValidation): DocumentValidation['rule'] {
  const { type, operator = 'between', values, formula1, formula2 } = validation;
  if (type === 'list' && values)
    return { type: 'list', items: values.map((item) => item.replace(/""/g, '"')) };
  if ((type === 'whole' || type === 'decimal') && operator === 'between') {
    const [min, max] = [Number(formula1), Number(formula2)];
    if (Number.isFinite(min) && Number.isFinite(max)) {
      return { type: type === 'whole' ? 'wholeNumber' : 'decimal', min, max };
    }
  }
  return {
    type: 'foreign',
    kind: type,
    ...(validation.operator ? { operator: validation.operator } : {}),
    ...(formula1 === undefined ? {} : { formula1 }),
    ...(formula2 === undefined ? {} : { formula2 }),
  };
}

/** Text of an attribute with its escaped characters. */
export function plainText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
