import { formats, currentFormat, formatDueFor } from './catalogue/formats';
import { profileTexts } from './catalogue/profile-texts';
import { sheetTexts } from './catalogue/sheet-texts';
import { checkWorkbook } from './core/check';
import { GoujiError } from './core/errors';
import { formOf } from './core/form/form';
import { planHighlights } from './core/highlight/plan-highlights';
import { layOutTemplate } from './core/layout/template';
import { freeSheetName } from './core/layout/sheet-names';
import type { Finding } from './core/model/finding';
import type { WorkbookView } from './core/model/grid';
import type { ReportDraft } from './core/model/report-draft';
import type { WorkbookPlan } from './core/model/sheet-plan';
import type { TemplateRequest, TemplateStatus, Verdict } from './core/model/verdict';
import {
  formatState,
  parseState,
  plannedSheets,
  STATE_VERSION,
  type TemplateState,
} from './core/template-state';
import type { CellEdit, WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import type { ExportedFile, InsertOutcome, PaneActions } from './ui/actions';

/**
 * The whole program on one page.
 *
 *     format ──layOutTemplate──▶ plan ──port.execute──▶ the clerk's workbook
 *     workbook ──port.read──▶ view ──checkWorkbook──▶ verdict      (recognise, evaluate, report)
 *     verdict ──planHighlights──▶ port.highlight
 *     verdict ──composeNarrative──▶ draft ──exporters──▶ .docx, web page, text
 */

export interface PipelineOptions {
  readonly host: PaneActions['host'];
  readonly clock: () => Date;
  readonly exporters: Exporters;
}

/** Writers of drafts, loaded when first asked for. */
export interface Exporters {
  readonly docx: (draft: ReportDraft) => Promise<Uint8Array>;
  readonly html: (draft: ReportDraft) => Promise<Uint8Array>;
  readonly txt: (draft: ReportDraft) => Promise<Uint8Array>;
}

/** Reads and judges a workbook; every entry point calls this and no other. */
export function check(view: WorkbookView): Verdict {
  return checkWorkbook(view, { formats, formatDueFor, profile: profileTexts });
}

/** The report draft of a judged workbook; phrases and composer are loaded when first asked for. */
export async function draftOf(verdict: Verdict): Promise<ReportDraft> {
  const { composeDraft } = await import('./draft');
  return composeDraft(verdict);
}

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

/** The year whose report is due: the last one that is over. */
export function reportYearDue(clock: () => Date): number {
  return clock().getFullYear() - 1;
}

/** The product's actions over one workbook, the same for the task pane and the workbench. */
export function createActions(port: WorkbookPort, options: PipelineOptions): PaneActions {
  const template = new TemplateActions(port, options.clock);
  return {
    host: options.host,
    defaultYear: reportYearDue(options.clock),
    status: () => template.status(),
    conflicts: () => template.conflicts(),
    insertTemplate: (request, onConflict) => template.insert(request, onConflict),
    openExisting: (name) => template.openExisting(name),
    finishInsert: () => template.finish(),
    cleanUpInsert: () => template.cleanUp(),
    undoInsert: () => template.undo(),
    validate: async (signal) => {
      const view = await port.read();
      requireRunning(signal);
      return check(view);
    },
    mark: (findings) => port.highlight(planHighlights(findings)),
    clearMarks: () => port.clearHighlights(),
    reveal: (place) => port.reveal(place),
    fillZeros: (finding) => fillZeros(port, finding),
    draft: async (signal) => {
      const view = await port.read();
      requireRunning(signal);
      return draftOf(check(view));
    },
    exportDraft: (draft, kind) => exportDraft(draft, kind, options.exporters),
    watch: (listener) => port.watch(listener),
  };
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new GoujiError('CANCELLED');
}

const FILE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
} as const;

async function exportDraft(
  draft: ReportDraft,
  kind: keyof Exporters,
  exporters: Exporters,
): Promise<ExportedFile> {
  const name = `${draft.title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')}.${kind}`;
  return { name, type: FILE_TYPES[kind], bytes: await exporters[kind](draft) };
}

/**
 * Puts 0 into the blanks of a finding, as the sheet shows them now. Cells filled meanwhile are left alone, and so is
 * a blank total whose parts are not 0: there 0 would be wrong.
 */
async function fillZeros(port: WorkbookPort, finding: Finding): Promise<number> {
  const { report, findings } = check(await port.read());
  const blanks = new Set(findings.filter(isRunOfBlanks).flatMap(({ points }) => points));
  const edits = finding.points.flatMap((point): CellEdit[] => {
    const fact = report.facts.get(point);
    if (fact?.value.kind !== 'blank' || !blanks.has(point)) return [];
    const { sheetId, row, col } = fact.place;
    return [{ sheetId, row, col, before: fact.source === '' ? null : fact.source, after: { value: 0 } }];
  });
  if (edits.length === 0) return 0;
  const refused = await port.setCells(edits);
  return edits.length - refused.length;
}

function isRunOfBlanks({ rule, message }: Finding): boolean {
  return rule === 'NUM-02' && message.key !== 'finding.NUM-02.total';
}

/** Inserting the template as a journalled operation: preflight, write, verify, mark complete. */
class TemplateActions {
  constructor(
    private readonly port: WorkbookPort,
    private readonly clock: () => Date,
  ) {}

  async status(): Promise<TemplateStatus> {
    const overview = await this.port.overview();
    const state = parseState(overview.state);
    if (state === 'newer') return { stage: 'newer' };
    if (state === 'none') return { stage: 'none' };
    if (state.stage === 'inserting') return { stage: 'unfinished' };
    const present = new Set(overview.sheets.map(({ name }) => name.toLowerCase()));
    const ours = state.sheets.filter((name) => present.has(name.toLowerCase()));
    return ours.length === 0
      ? { stage: 'none' }
      : { stage: 'complete', canUndo: ours.length === state.sheets.length };
  }

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

  async openExisting(name: string): Promise<void> {
    const { sheets } = await this.port.overview();
    const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (!sheet) throw new GoujiError('SHEET_GONE');
    await this.port.reveal({ sheetId: sheet.id, row: 0, col: 0 });
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

  async undo(): Promise<void> {
    await this.remove('complete', ['same']);
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
function freeSuffix(names: readonly string[]): string {
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
