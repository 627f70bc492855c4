import type { Finding, Repair } from '../core/model/finding';
import type { CellPlace } from '../core/model/grid';
import type { ReportDraft } from '../core/model/report-draft';
import type { TemplateRequest, TemplateStatus, Verdict } from '../core/model/verdict';
import type { CellEdit, HighlightReport, WorkbookChange } from '../ports/workbook-port';

/**
 * What the pane can ask for. The pipeline offers it over any WorkbookPort, so the pane is the same in Excel and
 * in the workbench. Every method rejects with a GoujiError; the pane words it with `error.<code>`.
 */
export interface PaneActions {
  readonly host: 'excel' | 'workbench';
  /** The year whose report is due now: last year by the injected clock. */
  readonly defaultYear: number;

  status(): Promise<TemplateStatus>;

  /** Names of sheets in the way; empty when the template can be inserted as it is. */
  conflicts(): Promise<readonly string[]>;

  /** `beside` gives our sheets free names such as “表三 依申请公开 (2)” and leaves the others alone. */
  insertTemplate(request: TemplateRequest, onConflict: 'refuse' | 'beside'): Promise<InsertOutcome>;

  /** Shows the sheet that is in the way. */
  openExisting(sheetName: string): Promise<void>;

  finishInsert(): Promise<InsertOutcome>;
  /** Removes a half-done insertion. */
  cleanUpInsert(): Promise<void>;
  /** Takes back a finished insertion. @throws INSERT_CHANGED once anything was typed, NOTHING_TO_UNDO */
  undoInsert(): Promise<void>;

  /** Reads, recognises and checks. Rejects with CANCELLED when the signal fires. */
  validate(signal?: AbortSignal): Promise<Verdict>;

  /** Marks the cells of the findings; replaces earlier marks. */
  mark(findings: readonly Finding[]): Promise<HighlightReport>;
  clearMarks(): Promise<HighlightReport>;

  reveal(place: CellPlace): Promise<void>;

  /** Writes 0 into the blank cells of a NUM-02 finding, after the clerk's click. */
  fillZeros(finding: Finding): Promise<Written>;

  /** Writes what a repair proposes, after the clerk's click; cells that changed since the check are left alone. */
  repair(repair: Repair): Promise<Written>;

  /** Puts back what the cells held before; cells that were typed over since are left alone. */
  undoWritten(undo: Written['undo']): Promise<Written>;

  /** The places for 核对数; null where the workbook has none. */
  controls(): Promise<ControlsState | null>;
  /** Shows or hides the places for 核对数 in all tables; what was typed there stays and still counts. */
  showControls(visible: boolean): Promise<void>;
  /** Empties the places for 核对数. */
  clearControls(): Promise<Written>;

  /** The draft from the workbook as it is now. */
  draft(signal?: AbortSignal): Promise<ReportDraft>;
  /** The draft as a file; libraries are loaded when first asked for. */
  exportDraft(draft: ReportDraft, kind: 'docx' | 'html' | 'txt'): Promise<ExportedFile>;

  /** Calls back after the clerk's edits, never for our own writes; returns a function that stops it. */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
}

/** What came of writing single cells. */
export interface Written {
  readonly count: number;
  /** Cells left alone because they had changed meanwhile. */
  readonly refused: number;
  /** Edits that put everything back; for `undoWritten`. */
  readonly undo: readonly CellEdit[];
}

export interface ControlsState {
  readonly shown: boolean;
  /** Places in the workbook, and how many hold a figure. */
  readonly places: number;
  readonly filled: number;
}

export interface InsertOutcome {
  readonly sheets: readonly string[];
  /** Parts of the template the host cannot do. */
  readonly leftOut: readonly string[];
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A ribbon button, in Excel or drawn by the workbench; the pane carries it out in its own view. */
export type PaneCommand = 'open' | 'insert' | 'validate' | 'draft' | 'clear';

/** How ribbon buttons reach the pane. */
export interface CommandSource {
  /** Returns a function that stops it. Commands given before anyone listens are delivered to the first listener. */
  subscribe(listener: (command: PaneCommand) => void): () => void;
}
