import type { ReportFormat } from '../model/format';
import { LARGEST_FIGURE } from '../model/limits';
import type { SheetPlan, ValidationPlan } from '../model/sheet-plan';
import type { InfoTexts } from '../model/texts';
import type { TemplateRequest } from '../model/verdict';
import { CellCollector } from './sheet-builder';

const LABEL_COL = 0;
const VALUE_COL = 1;
const HINT_COL = 2;

/** Sheet 基本信息: what the clerk should see and the report needs, beside the figures. */
export function layOutInfo(
  request: TemplateRequest,
  format: ReportFormat,
  name: string,
  texts: InfoTexts,
): SheetPlan {
  const collector = new CellCollector();
  collector.putBox({ row: 0, col: 0, rows: 1, cols: HINT_COL }, 'title', { value: texts.title });
  const rowOf = new Map<string, number>();
  let row = 1;
  for (const section of texts.sections) {
    collector.putBox({ row, col: LABEL_COL, rows: 1, cols: HINT_COL }, 'caption', { value: section.title });
    row += 1;
    for (const field of section.fields) {
      const value = initialValue(field.key, request, format, texts);
      collector.put({ row, col: LABEL_COL }, 'field', { value: field.label });
      const style = field.figure === undefined ? 'fieldInput' : 'fieldFigure';
      collector.put({ row, col: VALUE_COL }, style, value === undefined ? {} : { value });
      if (field.hint !== undefined) collector.put({ row, col: HINT_COL }, 'hint', { value: field.hint });
      rowOf.set(field.key, row);
      row += 1;
    }
  }
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: [26, 44, 56],
    rowHeights: new Map([
      [0, 30],
      ...Array.from({ length: row - 1 }, (_, index) => [index + 1, 20] as const),
    ]),
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: validations(rowOf, texts),
    conditionalFormats: [],
    freeze: { rows: 1, cols: 0 },
    page: {
      orientation: 'portrait',
      printArea: { row: 0, col: 0, rows: row, cols: HINT_COL },
      titleRows: 0,
      titleRowStart: 0,
      pagesHigh: 1,
      header: '',
      footer: texts.footer,
    },
  };
}

function initialValue(
  key: string,
  request: TemplateRequest,
  format: ReportFormat,
  texts: InfoTexts,
): string | undefined {
  switch (key) {
    case 'organ':
      return request.organ;
    case 'kind':
      return request.kind === null ? undefined : texts.kindLabel(request.kind);
    case 'year':
      return String(request.year);
    case 'format':
      return `${format.edition}（${format.instrument}）`;
    case 'totals':
      return texts.totals[request.totals];
    case 'publisher':
      return request.organ;
    case 'title':
      return `${request.organ}${request.year}年政府信息公开工作年度报告`;
    default:
      return undefined;
  }
}

function validations(rowOf: ReadonlyMap<string, number>, texts: InfoTexts): readonly ValidationPlan[] {
  const list = (key: string, items: readonly string[], message: string): readonly ValidationPlan[] => {
    const row = rowOf.get(key);
    if (row === undefined) return [];
    const boxes = [{ row, col: VALUE_COL, rows: 1, cols: 1 }];
    return [{ boxes, rule: { type: 'list', items }, title: message, message }];
  };
  /** One rule for all: of counts too the reader says where they are not whole. */
  const figures = (): readonly ValidationPlan[] => {
    const boxes = texts.sections.flatMap(({ fields }) =>
      fields.flatMap(({ key, figure }) => {
        const row = rowOf.get(key);
        return figure === undefined || row === undefined ? [] : [{ row, col: VALUE_COL, rows: 1, cols: 1 }];
      }),
    );
    const message = texts.figureMessage;
    return boxes.length === 0
      ? []
      : [{ boxes, rule: { type: 'decimal', min: 0, max: LARGEST_FIGURE }, title: message, message }];
  };
  return [
    ...list('kind', texts.kinds, texts.kindMessage),
    ...list('totals', [texts.totals.formulas, texts.totals.typed], texts.totalsMessage),
    ...figures(),
  ];
}
