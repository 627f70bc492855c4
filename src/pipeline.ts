import type { AnswerActions } from './answers';
import type { CollectFiles } from './collecting';
import type { ConversionActions } from './convert';
import { GoujiError } from './core/errors';
import { fileName } from './core/file-name';
import { planHighlights } from './core/highlight/plan-highlights';
import type { WorkbookView } from './core/model/grid';
import { DEFAULT_DRAFT_OPTIONS, type DraftOptions, type ReportDraft } from './core/model/report-draft';
import type { TemplateStatus, Verdict } from './core/model/verdict';
import { parseState } from './core/template-state';
import type { EditActions } from './edits';
import type { ImportActions } from './imports';
import type { ReadSource } from './intake';
import type { LedgerFiles } from './ledgering';
import type { WorkbookOverview, WorkbookPort } from './ports/workbook-port';
import type { TemplateActions } from './template';
import type { ExportedFile, PaneActions } from './ui/actions';
import type { LedgerActions } from './ui/ledger-actions';

/**
 * The whole program on one page.
 *
 *     format ──layOutTemplate──▶ plan ──port.execute──▶ the clerk's workbook
 *     workbook ──port.read──▶ view ──checkWorkbook──▶ verdict      (recognise, evaluate, report)
 *     verdict ──planHighlights──▶ port.highlight
 *     verdict ──composeNarrative──▶ draft ──exporters──▶ .docx, web page, text
 *     ledger ──judgeLedger──▶ figures of 表三 and 表四, differences by case, what is due
 *     file, page or text ──readSource──▶ source ──importReport──▶ report ──writePrevious, writeCurrent──▶ cells
 */

export interface PipelineOptions {
  readonly host: PaneActions['host'];
  readonly clock: () => Date;
  readonly exporters: Exporters;
  /** Readers of files and pasted text, loaded when first asked for. */
  readonly readSource: ReadSource;
  /** What 汇总 reads and writes files with, loaded when first asked for; absent where a host has no 汇总. */
  readonly collectFiles?: () => Promise<CollectFiles>;
  /** What lists of applications are read with, loaded when first asked for; absent where a host reads none. */
  readonly ledgerFiles?: () => Promise<LedgerFiles>;
}

/** Writers of drafts, loaded when first asked for. */
export interface Exporters {
  readonly docx: (draft: ReportDraft) => Promise<Uint8Array>;
  readonly html: (draft: ReportDraft) => Promise<Uint8Array>;
  readonly txt: (draft: ReportDraft) => Promise<Uint8Array>;
}

/** The workbook, its ledgers to their end and with their merged cells. */
async function readAll(port: WorkbookPort, signal: AbortSignal | undefined): Promise<WorkbookView> {
  const [view, { completed }] = await Promise.all([port.read(), import('./long-lists')]);
  return completed(port, view, signal);
}

/** Reads and judges a workbook; formats, recogniser and rules are loaded when first asked for. */
async function checkOf(view: WorkbookView): Promise<Verdict> {
  const { checkInTasks } = await import('./check');
  return checkInTasks(view);
}

/** The report draft of a judged workbook; phrases and composer are loaded when first asked for. */
export async function draftOf(verdict: Verdict, options?: DraftOptions): Promise<ReportDraft> {
  const { composeDraft } = await import('./draft');
  return composeDraft(verdict, options);
}

/** The year whose report is due: the last one that is over. */
export function reportYearDue(clock: () => Date): number {
  return clock().getFullYear() - 1;
}

/** What offices call their list of applications; which sheet is one is told by its columns when it is read. */
const LEDGER = '台账';

/** The product's actions over one workbook, the same for the task pane and the workbench. */
export function createActions(port: WorkbookPort, options: PipelineOptions): PaneActions {
  const template = async (): Promise<TemplateActions> => {
    const { createTemplateActions } = await import('./template');
    return createTemplateActions(port, options.clock);
  };
  const edits = async (): Promise<EditActions> => {
    const { createEditActions } = await import('./edits');
    return createEditActions(port);
  };
  const imports = async (): Promise<ImportActions> => {
    const { createImportActions } = await import('./imports');
    return createImportActions(port, options.readSource);
  };
  let conversion: Promise<ConversionActions> | null = null;
  const conversions = (): Promise<ConversionActions> => {
    conversion ??= import('./convert')
      .then(({ createConversionActions }) => createConversionActions(port))
      .catch((error: unknown) => {
        conversion = null;
        throw error;
      });
    return conversion;
  };
  let ledger: Promise<LedgerActions> | null = null;
  const ledgering = (): Promise<LedgerActions> => {
    ledger ??= import('./ledgering')
      .then(({ createLedgerActions }) => createLedgerActions(port, options))
      .catch((error: unknown) => {
        ledger = null;
        throw error;
      });
    return ledger;
  };
  const answers = async (): Promise<AnswerActions> => {
    const { createAnswerActions } = await import('./answers');
    return createAnswerActions(port, options.clock);
  };
  return {
    host: options.host,
    defaultYear: reportYearDue(options.clock),
    status: async () => {
      const overview = await port.overview();
      const status = templateStatus(overview);
      const ledger = overview.sheets.find(({ name }) => name.includes(LEDGER));
      // A check is what comes next; where it cannot be fetched now, the check itself will say so.
      void import('./check').catch(() => undefined);
      return ledger ? { ...status, ledgerSheet: ledger.name } : status;
    },
    conflicts: async () => (await template()).conflicts(),
    insertTemplate: async (request, onConflict) => (await template()).insert(request, onConflict),
    openExisting: (name) => openExisting(port, name),
    finishInsert: async () => (await template()).finish(),
    cleanUpInsert: async () => (await template()).cleanUp(),
    undoInsert: async () => (await template()).undo(),
    validate: async (signal) => {
      const view = await readAll(port, signal);
      requireRunning(signal);
      return checkOf(view);
    },
    mark: (findings) => port.highlight(planHighlights(findings)),
    clearMarks: () => port.clearHighlights(),
    reveal: (place) => port.reveal(place),
    fillZeros: async (finding) => (await edits()).fillZeros(finding),
    repair: async (repair) => (await edits()).repair(repair),
    undoWritten: async (undo, added) =>
      added ? (await imports()).removeAdded(added) : (await edits()).undo(undo),
    importReports: async (inputs, signal, onRead) => (await imports()).read(inputs, signal, onRead),
    compareImported: async (report, figures) => (await imports()).compare(report, figures),
    writePrevious: async (report, figures, choice) =>
      (await imports()).writePrevious(report, figures, choice),
    writeCurrent: async (figures, choice) => (await imports()).writeCurrent(figures, choice),
    answer: async (finding, given) => (await answers()).answer(finding, given),
    withdrawAnswer: async (finding) => (await answers()).withdraw(finding),
    controls: async () => (await edits()).controls(),
    showControls: async (visible) => (await edits()).showControls(visible),
    clearControls: async () => (await edits()).clearControls(),
    planConversion: async () => (await conversions()).plan(),
    convert: async (answers) => (await conversions()).insert(answers),
    undoConversion: async () => (await conversions()).undo(),
    draft: async (signal, choice = DEFAULT_DRAFT_OPTIONS) => {
      const view = await readAll(port, signal);
      requireRunning(signal);
      const verdict = await checkOf(view);
      const { makeDraft } = await import('./report-sheet');
      return makeDraft(view, verdict, choice);
    },
    editText: async (edit, choice) => {
      const { createReportSheetActions } = await import('./report-sheet');
      return createReportSheetActions(port).edit(edit, choice);
    },
    checkText: async (input, previous, signal) => {
      const { checkText } = await import('./text-check');
      return checkText(port, options.readSource, { input, previous, ...(signal ? { signal } : {}) });
    },
    collecting: async () => {
      if (!options.collectFiles) throw new GoujiError('HOST_UNSUPPORTED');
      const [{ createCollectActions }, files] = await Promise.all([
        import('./collecting'),
        options.collectFiles(),
      ]);
      return createCollectActions(port, files, (draft, kind) => exportDraft(draft, kind, options.exporters));
    },
    ledger: ledgering,
    selection: () => port.selection(),
    exportDraft: (draft, kind) => exportDraft(draft, kind, options.exporters),
    watch: (listener) => port.watch(listener),
  };
}

function templateStatus({ state, sheets }: WorkbookOverview): TemplateStatus {
  const read = parseState(state);
  if (read === 'newer') return { stage: 'newer' };
  if (read === 'none') return { stage: 'none' };
  if (read.stage === 'inserting') return { stage: 'unfinished' };
  const present = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const ours = read.sheets.filter((name) => present.has(name.toLowerCase()));
  return ours.length === 0
    ? { stage: 'none' }
    : { stage: 'complete', canUndo: ours.length === read.sheets.length };
}

async function openExisting(port: WorkbookPort, name: string): Promise<void> {
  const { sheets } = await port.overview();
  const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!sheet) throw new GoujiError('SHEET_GONE');
  await port.reveal({ sheetId: sheet.id, row: 0, col: 0 });
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
  return { name: fileName(draft.title, kind), type: FILE_TYPES[kind], bytes: await exporters[kind](draft) };
}
