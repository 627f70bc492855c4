import { format2021 } from '../../src/catalogue/2021';
import type { PreviousFigures } from '../../src/core/layout/previous-sheet';
import { formOf } from '../../src/core/form/form';
import type { Fact } from '../../src/core/model/fact';
import type { CellValue, WorkbookView } from '../../src/core/model/grid';
import type { PreviousReport } from '../../src/core/model/previous-report';
import type { TotalsMode } from '../../src/core/model/format';
import { check } from '../../src/check';
import { planPrevious } from '../../src/previous';
import { templateWorkbook, type TemplateWorkbook, type TemplateWords } from './template-workbook';
import { consistentFigures, type Figures } from './report-builder';
import { withFigures } from './view-figures';

type Given = Readonly<Record<string, number>>;

/** Last year's figures, in which everything agrees that must; those given changed. */
export function lastYear(
  given: Given,
  words: Partial<Pick<PreviousReport, 'organ' | 'year' | 'name'>> = {},
): PreviousReport {
  return previousOf(consistentFigures(given), words);
}

export function previousOf(
  figures: Figures,
  words: Partial<Pick<PreviousReport, 'organ' | 'year' | 'name'>> = {},
): PreviousReport {
  const known = Object.entries(figures).flatMap(([point, value]) =>
    typeof value === 'string' ? [] : [[point, value] as const],
  );
  return {
    organ: '某镇',
    year: 2024,
    name: '某镇2024.html',
    figures: new Map(known),
    places: new Map(),
    ...words,
  };
}

/** The same, as it is written into a workbook. */
export function asList({ organ, year, name, figures }: PreviousReport): PreviousFigures {
  return {
    organ,
    year,
    name,
    figures: [...figures].map(([point, value]) => ({
      point,
      value,
      source: value === null ? '' : String(value),
    })),
  };
}

/** Our template for 2025 with these figures, all others 0 and totals as they follow. */
export async function thisYear(
  given: Readonly<Record<string, CellValue>>,
  totals: TotalsMode = 'typed',
  words: TemplateWords = {},
): Promise<TemplateWorkbook> {
  const workbook = await templateWorkbook(totals, words);
  const { facts } = (await workbook.verdict()).report;
  const numbers = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  await workbook.fill(typedOf({ ...consistentFigures(numbers), ...given }, facts));
  return workbook;
}

/** Figures without those that are formulas in the workbook. */
function typedOf(
  figures: Readonly<Record<string, CellValue>>,
  facts: ReadonlyMap<string, Fact>,
): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(
    Object.entries(figures).filter(([point]) => facts.get(point)?.formula === undefined),
  );
}

const blankReports = new Map<string, Promise<WorkbookView>>();

/** The same as constants only and without a workbook to edit: the template is laid out once. */
export async function viewOfThisYear(
  given: Readonly<Record<string, CellValue>>,
  words: TemplateWords = {},
): Promise<WorkbookView> {
  const key = JSON.stringify(words);
  const blank = blankReports.get(key) ?? templateWorkbook('typed', words).then(({ port }) => port.read());
  blankReports.set(key, blank);
  const view = await blank;
  const numbers = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  return withFigures(view, check(view).report.facts, { ...consistentFigures(numbers), ...given });
}

/** The view after the sheet 上年数据 was added to the workbook. */
export async function withPreviousSheet(
  { port }: TemplateWorkbook,
  previous: PreviousReport,
): Promise<WorkbookView> {
  await port.execute(planPrevious(asList(previous)), null);
  return port.read();
}

export const POINTS = formOf(format2021).points;

/** Everything of a verdict that does not come from the year before. */
export function withoutYears(view: WorkbookView): unknown {
  const { report, findings, relations, sheets } = check(view);
  return {
    report: { ...report, previous: null },
    findings: findings.filter(({ rule }) => !/^Y-|^X-0[14]$|^T2-03$/.test(rule)),
    relations,
    sheets,
  };
}
