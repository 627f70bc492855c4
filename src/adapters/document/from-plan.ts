import { STYLES, TABLE_STYLE } from '../../core/layout/styles';
import { freeTableName } from '../table-name';
import { byPlace } from '../../core/model/document';
import type {
  DocumentCell,
  DocumentConditionalFormat,
  DocumentName,
  DocumentPage,
  DocumentSheet,
  DocumentStyle,
  DocumentTable,
  DocumentValidation,
  WorkbookDocument,
} from '../../core/model/document';
import { absoluteBoxName, quoteSheetName } from '../../core/model/geometry';
import type {
  ConditionalFormatPlan,
  NamePlan,
  PagePlan,
  PlanCell,
  SheetPlan,
  StyleName,
  ValidationPlan,
  WorkbookPlan,
} from '../../core/model/sheet-plan';

/**
 * The document with the sheets and names of the plan added after the existing ones, and its cell selected.
 * `ids` are the identities of the new sheets in plan order. Sheet names must be free.
 * @param others  further names that no new table may have, beyond those of the document
 */
export function addPlan(
  document: WorkbookDocument,
  plan: WorkbookPlan,
  ids: readonly string[],
  others: readonly string[] = [],
): WorkbookDocument {
  const taken = new Set([...namesIn(document, plan), ...others].map(nameKey));
  const made = plan.sheets.map((sheet, index) => sheetFromPlan(sheet, ids[index] ?? sheet.name, taken));
  const { select } = plan;
  const selected = select && made.find((sheet) => sheet.name === select.sheet);
  const planned = new Set(plan.names.map((name) => nameKey(name.name)));
  return {
    ...document,
    sheets: [...document.sheets, ...made],
    names: [
      ...document.names.filter((name) => !planned.has(nameKey(name.name))),
      ...plan.names.map(nameFromPlan),
    ],
    selection: selected ? { sheetId: selected.id, ...select.cell } : document.selection,
  };
}

/** Names that a new table must not have. */
function namesIn({ sheets, names }: WorkbookDocument, plan: WorkbookPlan): readonly string[] {
  const tables = sheets.flatMap((sheet) => sheet.tables ?? []);
  return [...tables, ...names, ...plan.names].map(({ name }) => name);
}

/** What Excel compares names of sheets and of cells by: they are the same in either case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** @param taken  names that its tables must not have, as keys; theirs are added */
function sheetFromPlan(plan: SheetPlan, id: string, taken: Set<string>): DocumentSheet {
  const tables = tablesFromPlan(plan, taken);
  return {
    id,
    name: plan.name,
    visibility: 'visible',
    protected: false,
    tabColor: plan.tabColor,
    columnWidths: Object.fromEntries(plan.columnWidths.entries()),
    rowHeights: Object.fromEntries(plan.rowHeights),
    hiddenColumns: ascending(plan.hiddenColumns),
    hiddenRows: ascending(plan.hiddenRows),
    cells: plan.cells.map(cellFromPlan).sort(byPlace),
    merges: plan.merges,
    validations: plan.validations.map(validationFromPlan),
    conditionalFormats: plan.conditionalFormats.map(conditionalFormatFromPlan),
    freeze: plan.freeze,
    page: pageFromPlan(plan.page),
    ...(tables.length > 0 ? { tables } : {}),
  };
}

function tablesFromPlan({ tables = [] }: SheetPlan, taken: Set<string>): readonly DocumentTable[] {
  return tables.map(({ name, box }) => {
    const free = freeTableName(name, taken);
    taken.add(nameKey(free));
    return { name: free, box, style: TABLE_STYLE, banded: false };
  });
}

const PLANNED_STYLES: Readonly<Record<StyleName, DocumentStyle>> = mapValues(STYLES, (style) => ({
  ...style,
  vertical: 'center',
}));

function cellFromPlan({ row, col, value, formula, result, style }: PlanCell): DocumentCell {
  const looks = PLANNED_STYLES[style];
  if (formula !== undefined) return { row, col, value: result ?? null, formula, style: looks };
  return { row, col, value: value ?? null, style: looks };
}

function validationFromPlan({ boxes, rule, title, message }: ValidationPlan): DocumentValidation {
  return { boxes, rule: ruleFromPlan(rule), title, message, onInvalid: 'stop' };
}

function ruleFromPlan(rule: ValidationPlan['rule']): DocumentValidation['rule'] {
  switch (rule.type) {
    case 'listFrom':
      return {
        type: 'foreign',
        kind: 'list',
        formula1: `${quoteSheetName(rule.sheet)}!${absoluteBoxName(rule.box)}`,
      };
    case 'date':
      return {
        type: 'foreign',
        kind: 'date',
        operator: 'between',
        formula1: String(rule.min),
        formula2: String(rule.max),
      };
    default:
      return rule;
  }
}

function conditionalFormatFromPlan(plan: ConditionalFormatPlan): DocumentConditionalFormat {
  return {
    boxes: [plan.box],
    rule: { type: 'formula', formula: plan.formula },
    fill: plan.fill,
    color: plan.color,
  };
}

function pageFromPlan(plan: PagePlan): DocumentPage {
  return {
    orientation: plan.orientation,
    paper: 'a4',
    fit: { wide: 1, high: plan.pagesHigh },
    scale: 100,
    printArea: plan.printArea,
    titleRows: plan.titleRows > 0 ? { start: plan.titleRowStart, count: plan.titleRows } : null,
    titleColumns: null,
    header: plan.header,
    footer: plan.footer,
    margins: null,
    centredHorizontally: false,
  };
}

function nameFromPlan({ name, sheet, box, hidden }: NamePlan): DocumentName {
  return { name, refersTo: `${quoteSheetName(sheet)}!${absoluteBoxName(box)}`, hidden };
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}
