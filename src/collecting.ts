import { formatDueFor } from './catalogue/formats';
import { checkInTasks } from './check';
import {
  collect,
  readRoster,
  returnNote,
  returnNoteDocument,
  returnNoteText,
  rosterOfRows,
  submissionOfVerdict,
  unreadableSubmission,
} from './collect';
import { carryOut, type CollectResults, type CollectTools, type CollectWork } from './collect-work';
import { GoujiError, isGoujiError } from './core/errors';
import { fileName } from './core/file-name';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import type { FactValue } from './core/model/fact';
import type { Collection, Roster, Submission, TotalExplanation } from './core/model/collection';
import type { ReportDraft } from './core/model/report-draft';
import { composeTable } from './core/narrative/compose-table';
import type { WorkbookPort } from './ports/workbook-port';
import type { CollectActions, ExportedFile, SubmittedFile } from './ui/actions';

/** Part of the pipeline in a file of its own: 汇总 over a workbook and the files of many units. */

/** What a host offers for it. */
export interface CollectFiles extends CollectTools {
  /** Rows of a list in text. */
  readonly readRows: (bytes: Uint8Array) => Promise<readonly (readonly string[])[]>;
  /** Workers that carry out `CollectWork`; opened when first needed. */
  readonly openPool: () => WorkPool;
}

export interface WorkPool {
  /** @throws READ_TIMEOUT, READ_CRASHED, CANCELLED, and whatever says that there are no workers */
  ask(work: CollectWork, seconds: number): Promise<unknown>;
  stop(): void;
  readonly width: number;
}

/** Seconds for one file: more than the reader of PDF gives itself. */
const READ_SECONDS = 25;
const WRITE_SECONDS = 120;
const EXPLAIN_SECONDS = 60;
/** Milliseconds between two batches of what was read. */
const BATCH_MS = 100;

type ExportDraft = (draft: ReportDraft, kind: 'docx') => Promise<ExportedFile>;

export function createCollectActions(
  port: Pick<WorkbookPort, 'read'>,
  files: CollectFiles,
  exportDraft: ExportDraft,
): CollectActions {
  const worker = createWorker(files);
  return {
    read: (submitted, { signal, onRead }) => readAll(submitted, worker, signal, onRead),
    readRoster: async ({ name, bytes }) =>
      /\.xls[xm]$/i.test(name)
        ? readRoster(await files.readTotal(bytes))
        : rosterOfRows(await files.readRows(bytes)),
    workbookRoster: () => workbookRoster(port),
    collect,
    tables: tablesOf,
    place: (point, { choices }) => wordsOf([formOf(formatDueFor(choices.year))]).place(point),
    note: (collection, unit) => {
      const note = returnNote(collection, unit);
      return note && returnNoteText(note);
    },
    exportNote: (collection, unit, kind) => exportNote(collection, unit, kind, exportDraft),
    exportTotal: async (collection, name) => ({
      name: fileName(name, 'xlsx'),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await worker.do({ kind: 'workbook', collection: carried(collection) }, WRITE_SECONDS),
    }),
    compareTyped: async (collection) => compareTyped(collection, port, worker),
    stop: () => worker.stop(),
  };
}

interface Worker {
  do<Work extends CollectWork>(work: Work, seconds: number): Promise<CollectResults[Work['kind']]>;
  readonly width: number;
  stop(): void;
}

/** Work beside the page; on its own thread where it lets no worker start. */
function createWorker(files: CollectFiles): Worker {
  let pool: WorkPool | null = null;
  return {
    async do<Work extends CollectWork>(work: Work, seconds: number) {
      pool ??= files.openPool();
      try {
        return (await pool.ask(work, seconds)) as CollectResults[Work['kind']];
      } catch (error) {
        if (isGoujiError(error)) throw error;
        await nextTask();
        return carryOut(work, files);
      }
    },
    get width() {
      pool ??= files.openPool();
      return pool.width;
    },
    stop: () => pool?.stop(),
  };
}

/** Lets the page draw and answer the clerk. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

async function readAll(
  submitted: readonly SubmittedFile[],
  worker: Worker,
  signal: AbortSignal,
  onRead: (batch: readonly Submission[]) => void,
): Promise<void> {
  const batch: Submission[] = [];
  const tell = (): void => {
    if (batch.length > 0) onRead(batch.splice(0));
  };
  const timer = setInterval(tell, BATCH_MS);
  const stop = (): void => worker.stop();
  signal.addEventListener('abort', stop);
  const waiting = [...submitted];
  const readOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const submission = await readOne(next, worker);
      if (submission && !signal.aborted) batch.push(submission);
    }
  };
  try {
    await Promise.all(Array.from({ length: worker.width }, readOn));
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    tell();
  }
  if (signal.aborted) throw new GoujiError('CANCELLED');
}

/** Null where the reading was cancelled. */
async function readOne(file: SubmittedFile, worker: Worker): Promise<Submission | null> {
  try {
    return await worker.do({ kind: 'read', ...file }, READ_SECONDS);
  } catch (error) {
    if (!isGoujiError(error)) return unreadableSubmission(file.file, error);
    if (error.code === 'CANCELLED') return null;
    const details = { ...error.details, file: file.file };
    return unreadableSubmission(file.file, new GoujiError(error.code, details));
  }
}

/** The total without what its units say anyway: half as much to carry to a worker. */
function carried(collection: Collection): Collection {
  const totals = collection.totals.map((total) => (total.summed ? { ...total, parts: [] } : total));
  return { ...collection, totals };
}

/** Name of the sheet in which a workbook keeps its roster. */
const ROSTER_SHEET = /名册|单位名单/;

async function workbookRoster(port: Pick<WorkbookPort, 'read'>): Promise<Roster | null> {
  const view = await port.read();
  const sheets = view.sheets.filter(({ name }) => ROSTER_SHEET.test(name));
  return sheets.length === 0 ? null : readRoster({ ...view, sheets });
}

function tablesOf({ choices, totals }: Collection): ReturnType<CollectActions['tables']> {
  const facts = new Map(
    totals.map(({ point, value }): [string, { readonly value: FactValue }] => [
      point,
      { value: value === null ? { kind: 'blank' } : { kind: 'number', value } },
    ]),
  );
  return formatDueFor(choices.year).tables.map((table) => composeTable(table, { facts }, new Set(), ''));
}

async function exportNote(
  collection: Collection,
  unit: string,
  kind: 'txt' | 'docx',
  exportDraft: ExportDraft,
): Promise<ExportedFile> {
  const note = returnNote(collection, unit);
  if (!note) throw new GoujiError('NO_TEXT');
  const document = returnNoteDocument(note);
  if (kind === 'docx') return exportDraft(document, 'docx');
  return {
    name: fileName(document.title, 'txt'),
    type: 'text/plain;charset=utf-8',
    // Programs that would take it for another encoding are told by the mark at its beginning.
    bytes: new TextEncoder().encode(`\ufeff${returnNoteText(note)}`),
  };
}

async function compareTyped(
  collection: Collection,
  port: Pick<WorkbookPort, 'read'>,
  worker: Worker,
): Promise<TotalExplanation> {
  const view = await port.read();
  const verdict = await checkInTasks(view);
  if (verdict.report.facts.size === 0) throw new GoujiError('NO_TABLES');
  const { outcome } = submissionOfVerdict('', view, verdict);
  const typed = outcome.kind === 'read' || outcome.kind === 'total' ? outcome.unit.figures : {};
  return worker.do({ kind: 'explain', collection: carried(collection), typed }, EXPLAIN_SECONDS);
}
