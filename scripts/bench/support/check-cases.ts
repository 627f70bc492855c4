import type { WorkbookDocument } from '../../../src/core/model/document';
import type { TotalsMode } from '../../../src/core/model/format';
import type { WorkbookView } from '../../../src/core/model/grid';
import { check } from '../../../src/check';
import { consistentFigures, type Figures } from '../../../tests/support/report-builder';
import { templateWorkbook, type TemplateWorkbook } from '../../../tests/support/template-workbook';
import type { Numbers } from '../../../tests/support/independent-evaluator';
import { outcomeKeys } from '../../../src/catalogue/2021/tables';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf } from '../../../src/core/form/form';

/** A report of 200 figures in our template, none of them blank or 0. */
export interface CheckCase {
  readonly name: string;
  readonly view: WorkbookView;
  readonly document: WorkbookDocument;
  /** The same figures without a workbook, as the independent evaluator takes them. */
  readonly numbers: Numbers;
  /** Relations that do not hold. */
  readonly failed: number;
}

const form = formOf(format2021);
const totals = form.relations.flatMap(({ total }) => total ?? []);
const WRONG_TOTALS = 10;

/** Leaves follow from their position, everything else from the leaves. */
function figures(): Figures {
  const leaves = form.points.filter(({ id }) => !totals.includes(id) && !id.includes('carriedForward'));
  const given = Object.fromEntries(leaves.map(({ id }, index) => [id, ((index * 7) % 9) + 1]));
  const applicants = new Set(
    form.points
      .filter(({ id }) => id.startsWith('requests.received.') && !totals.includes(id))
      .map(({ columnKey }) => columnKey),
  );
  for (const column of applicants) {
    const handled = outcomeKeys.reduce((sum, key) => sum + (given[`requests.${key}.${column}`] ?? 0), 0);
    given[`requests.received.${column}`] = handled + 5;
  }
  return consistentFigures(given);
}

/** Ten totals of the table of applications, each too high by one. */
function withWrongTotals(right: Figures): Figures {
  const wrong = totals.filter((id) => id.startsWith('requests.')).filter((_, index) => index % 3 === 0);
  return {
    ...right,
    ...Object.fromEntries(wrong.slice(0, WRONG_TOTALS).map((id) => [id, Number(right[id]) + 1])),
  };
}

async function filled(mode: TotalsMode, content: Figures): Promise<TemplateWorkbook> {
  const workbook = await templateWorkbook(mode, { kind: 'cityGovernment' });
  const typed = Object.entries(content).filter(([id]) => mode === 'typed' || !totals.includes(id));
  await workbook.fill(Object.fromEntries(typed));
  return workbook;
}

async function caseOf(name: string, mode: TotalsMode, content: Figures): Promise<CheckCase> {
  const { port } = await filled(mode, content);
  const view = await port.read();
  const { report, relations } = check(view);
  const numbers = Object.fromEntries(Object.entries(content).map(([id, value]) => [id, Number(value)]));
  if (report.facts.size !== form.points.length || relations.notEvaluated + relations.ruleError > 0)
    throw new Error(`not every figure was checked: ${name}`);
  return { name, view, document: port.document(), numbers, failed: relations.failed };
}

/** The three kinds of report whose check is timed. @throws when one is not what its name says */
export async function checkCases(): Promise<readonly CheckCase[]> {
  const right = figures();
  const cases = [
    await caseOf('typed totals, consistent', 'typed', right),
    await caseOf('typed totals, 10 of them wrong', 'typed', withWrongTotals(right)),
    await caseOf('totals as formulas', 'formulas', right),
  ];
  const [consistent, wrong, formulas] = cases;
  if (consistent?.failed !== 0 || formulas?.failed !== 0 || (wrong?.failed ?? 0) < WRONG_TOTALS)
    throw new Error('the figures are not consistent, or not wrong enough');
  return cases;
}

/** Where the figures stand in a template just inserted with typed totals. */
export async function figurePlaces(): Promise<readonly { sheet: string; cell: string }[]> {
  const { report } = await (await templateWorkbook('typed')).verdict();
  return [...report.facts.values()].map(({ place: { sheet, cell } }) => ({ sheet, cell }));
}
