import { currentFormat } from './catalogue/formats';
import { sheetTexts } from './catalogue/sheet-texts';
import { GoujiError } from './core/errors';
import { formOf } from './core/form/form';
import { freeSheetName } from './core/layout/sheet-names';
import { layOutTemplate } from './core/layout/template';
import type { WorkbookPlan } from './core/model/sheet-plan';
import type { TemplateRequest } from './core/model/verdict';
import {
  formatState,
  parseState,
  plannedSheets,
  STATE_VERSION,
  type TemplateState,
} from './core/template-state';
import type { WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import type { InsertOutcome } from './ui/actions';

/** Part of the pipeline in a file of its own, so that the pane loads it only when a template is inserted. */

/** The sheets of the template for one office and year. */
export function planTemplate(
  request: TemplateRequest,
  rename: (name: string) => string = (name) => name,
  suffix = '',
): WorkbookPlan {
  return layOutTemplate(request, formOf(currentFormat), sheetTexts, rename, suffix);
}

/** The template is that of the format in force. */
const FIRST_YEAR = currentFormat.years.from;
const LONGEST_ORGAN = 60;

/** @throws BAD_FIELD naming the field and the reason */
export function requireValidRequest({ organ, year }: TemplateRequest, clock: () => Date): void {
  if (organ.trim() === '') throw new GoujiError('BAD_FIELD', { field: '单位', reason: '不能为空' });
  if (organ.length > LONGEST_ORGAN) {
    throw new GoujiError('BAD_FIELD', { field: '单位', reason: `不能超过${LONGEST_ORGAN}个字` });
  }
  const last = clock().getFullYear() + 1;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > last) {
    throw new GoujiError('BAD_FIELD', { field: '年度', reason: `应为${FIRST_YEAR}至${last}的四位年份` });
  }
}

/** Inserting the template as a journalled operation: preflight, write, verify, mark complete. */
export function createTemplateActions(port: WorkbookPort, clock: () => Date): TemplateActions {
  return new TemplateActions(port, clock);
}

/** Inserting the template and taking it back. */
export class TemplateActions {
  constructor(
    private readonly port: WorkbookPort,
    private readonly clock: () => Date,
  ) {}

  async conflicts(): Promise<readonly string[]> {
    return conflictsIn(await this.port.overview());
  }

  async insert(request: TemplateRequest, onConflict: 'refuse' | 'beside'): Promise<InsertOutcome> {
    requireValidRequest(request, this.clock);
    const overview = await this.port.overview();
    if (requireWritable(overview) === 'inserting') {
      await this.cleanUp();
      return this.write(request, onConflict, await this.port.overview());
    }
    return this.write(request, onConflict, overview);
  }

  private async write(
    request: TemplateRequest,
    onConflict: 'refuse' | 'beside',
    overview: WorkbookOverview,
  ): Promise<InsertOutcome> {
    const [conflict] = conflictsIn(overview);
    if (conflict !== undefined && onConflict === 'refuse')
      throw new GoujiError('SHEET_EXISTS', { sheet: conflict });
    const taken = new Set(overview.sheets.map(({ name }) => name.toLowerCase()));
    const suffix = freeSuffix(overview.names);
    const plan = planTemplate(request, (name) => freeSheetName(name, taken), suffix);
    const state: TemplateState = {
      version: STATE_VERSION,
      stage: 'inserting',
      edition: currentFormat.edition,
      request,
      sheets: plan.sheets.map(({ name }) => name),
      names: plan.names.map(({ name }) => name),
      suffix,
    };
    const { sheets, leftOut } = await this.port.execute(plan, formatState(state));
    await this.verify(plan);
    await this.port.saveState(formatState({ ...state, stage: 'complete' }));
    return { sheets: sheets.map(({ name }) => name), leftOut };
  }

  private async verify(plan: WorkbookPlan): Promise<void> {
    const found = plannedSheets(await this.port.read(), plan);
    const wrong = plan.sheets.find(
      ({ name }) =>
        found.find(({ sheet }) => sheet.name.toLowerCase() === name.toLowerCase())?.comparison !== 'same',
    );
    if (wrong) throw new GoujiError('INSERT_UNVERIFIED', { sheet: wrong.name });
  }

  async finish(): Promise<InsertOutcome> {
    const state = parseState((await this.port.overview()).state);
    if (state === 'none' || state === 'newer' || state.stage !== 'inserting')
      throw new GoujiError('NOTHING_TO_UNDO');
    await this.cleanUp();
    return this.insert(state.request, 'beside');
  }

  async cleanUp(): Promise<void> {
    await this.remove('inserting', ['same', 'partial']);
  }

  /** Sheets of an earlier version hold less than is planned today, and so do those the clerk took something out of. */
  async undo(): Promise<void> {
    await this.remove('complete', ['same', 'partial']);
  }

  /** Deletes our sheets, but only while they hold nothing that we did not write. */
  private async remove(stage: TemplateState['stage'], removable: readonly string[]): Promise<void> {
    const overview = await this.port.overview();
    requireWritable(overview);
    const state = parseState(overview.state);
    if (state === 'none' || state === 'newer' || state.stage !== stage)
      throw new GoujiError('NOTHING_TO_UNDO');
    const found = plannedSheets(await this.port.read(), this.planOf(state));
    const changed = found.find(({ comparison }) => !removable.includes(comparison));
    if (changed) throw new GoujiError('INSERT_CHANGED', { sheet: changed.sheet.name });
    await this.port.removeSheets(
      found.map(({ sheet }) => sheet.id),
      state.names,
    );
    await this.port.saveState(null);
  }

  /** The plan that an insertion followed, with the sheet names it was given. */
  private planOf(state: TemplateState): WorkbookPlan {
    const names = new Map(
      planTemplate(state.request).sheets.map(({ name }, index) => [name, state.sheets[index] ?? name]),
    );
    return planTemplate(state.request, (name) => names.get(name) ?? name, state.suffix);
  }
}

function conflictsIn(overview: WorkbookOverview): readonly string[] {
  const wanted = planTemplate({ organ: '', kind: null, year: FIRST_YEAR, totals: 'formulas' }).sheets.map(
    ({ name }) => name.toLowerCase(),
  );
  return overview.sheets.map(({ name }) => name).filter((name) => wanted.includes(name.toLowerCase()));
}

/** @throws TEMPLATE_NEWER, STRUCTURE_PROTECTED, READ_ONLY before anything is written */
function requireWritable(overview: WorkbookOverview): TemplateState['stage'] | 'none' {
  const state = parseState(overview.state);
  if (state === 'newer') throw new GoujiError('TEMPLATE_NEWER');
  if (overview.structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  if (overview.readOnly) throw new GoujiError('READ_ONLY');
  return state === 'none' ? 'none' : state.stage;
}

/** Tells the block names of a further insertion from those already there. */
export function freeSuffix(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const isFree = (suffix: string): boolean =>
    planTemplate(
      { organ: '', kind: null, year: FIRST_YEAR, totals: 'formulas' },
      undefined,
      suffix,
    ).names.every(({ name }) => !taken.has(name.toLowerCase()));
  if (isFree('')) return '';
  for (let number = 2; ; number += 1) if (isFree(`.${number}`)) return `.${number}`;
}
