import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MemoryPort } from '../../src/adapters/memory';
import { format2021 } from '../../src/catalogue/2021';
import { holidayYears } from '../../src/catalogue/holidays';
import { fileRecord } from '../../src/cli/report-json';
import { formOf } from '../../src/core/form/form';
import type { DataPointId, OrganKind, TotalsMode } from '../../src/core/model/format';
import { cellName } from '../../src/core/model/geometry';
import type { CellValue, GridCell } from '../../src/core/model/grid';
import { checkInTasks } from '../../src/check';
import type { LedgerCase } from '../../src/core/model/ledger';
import { planLedger } from '../../src/ledger-sheets';
import { caseOf } from '../support/ledger-builder';
import { editStructure, type StructureEdit } from '../support/structure-edits';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

/**
 * A folder is a case: `input.json` says what a clerk typed into our template, `expected.json` is what `check --json`
 * prints about it, without the file name and the places of all figures. To write the expectation of a new case, or
 * after a change that is meant: UPDATE_GOLDEN=1 npx jest tests/golden, then read what changed.
 */
interface GoldenInput {
  /** What the case shows, in one sentence. */
  readonly about: string;
  readonly organ: string;
  readonly year: number;
  /** 年度 as the clerk changed it in 基本信息 after the template was inserted. */
  readonly yearTyped?: number;
  readonly kind: OrganKind | null;
  readonly totals: TotalsMode;
  /** What stands in every cell that is typed and not listed: 0, or null for a blank. */
  readonly others: 0 | null;
  /** Figures by data point; null empties a cell. */
  readonly figures: Readonly<Record<DataPointId, CellValue>>;
  /** Reasons written down through the pane, by id of the finding. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Figures typed after the answers. */
  readonly later?: Readonly<Record<DataPointId, CellValue>>;
  /** Rows of a sheet 申请台账 that was added; what is not given is blank. */
  readonly ledger?: readonly Partial<LedgerCase>[];
  /** What was done to the sheets afterwards, in order. */
  readonly edits?: readonly { readonly sheet: string; readonly edit: StructureEdit }[];
}

const CASES = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const form = formOf(format2021);
const totals = new Set(form.relations.flatMap(({ total }) => total ?? []));

async function recordOf(input: GoldenInput): Promise<unknown> {
  const { organ, year, kind } = input;
  const workbook = await templateWorkbook(input.totals, { organ, year, kind });
  const typed = form.points.filter(({ id }) => input.totals === 'typed' || !totals.has(id));
  await workbook.fill({ ...Object.fromEntries(typed.map(({ id }) => [id, input.others])), ...input.figures });
  if (input.yearTyped !== undefined) await retypeYear(workbook.port, year, input.yearTyped);
  for (const [id, reason] of Object.entries(input.answers ?? {})) await answer(workbook, id, reason);
  await workbook.fill(input.later ?? {});
  if (input.ledger) await addLedger(workbook.port, year, input.ledger);
  const view = (input.edits ?? []).reduce(
    (edited, { sheet, edit }) => editStructure(edited, sheet, [edit]),
    await workbook.port.read(),
  );
  const record: Record<string, unknown> = { ...fileRecord({ file: '', verdict: await checkInTasks(view) }) };
  delete record['file'];
  delete record['places'];
  return JSON.parse(JSON.stringify(record));
}

async function addLedger(
  port: MemoryPort,
  year: number,
  rows: readonly Partial<LedgerCase>[],
): Promise<void> {
  const cases = rows.map((row) => caseOf({ number: '', received: null, applicant: null, ...row }));
  // The days that are known grow from year to year, and with them the sheet 节假日.
  const holidays = holidayYears.filter((known) => known.year <= year);
  await port.execute(planLedger({ year, cases, rows: cases.length + 5, holidays }), null);
}

async function answer({ actions, verdict }: TemplateWorkbook, id: string, reason: string): Promise<void> {
  const finding = (await verdict()).findings.find((one) => one.id === id);
  if (!finding) throw new Error(`no finding ${id}`);
  await actions.answer(finding, { reason, who: '王某' });
}

async function retypeYear(port: MemoryPort, year: number, typed: number): Promise<void> {
  const info = (await port.read()).sheets.find(({ name }) => name === '基本信息');
  const holdsYear = ({ value }: GridCell): boolean => String(value) === String(year);
  const row = info?.cells.findIndex((cells) => cells.some(holdsYear)) ?? -1;
  const col = info?.cells[row]?.findIndex(holdsYear) ?? -1;
  port.edit('基本信息', cellName({ row, col }), typed);
}

function write(file: string, record: unknown): void {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  const prettier = path.resolve(__dirname, '../../node_modules/prettier/bin/prettier.cjs');
  execFileSync(process.execPath, [prettier, '--write', file], { stdio: 'ignore' });
}

describe('golden cases', () => {
  it.each(CASES)('%s', async (name) => {
    const input = JSON.parse(readFileSync(path.join(__dirname, name, 'input.json'), 'utf8')) as GoldenInput;
    const file = path.join(__dirname, name, 'expected.json');
    const record = await recordOf(input);
    if (process.env['UPDATE_GOLDEN'] === '1') write(file, record);
    expect(existsSync(file)).toBe(true);
    expect(record).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('are there', () => expect(CASES.length).toBeGreaterThanOrEqual(9));
});
