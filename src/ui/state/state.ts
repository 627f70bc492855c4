import type { Finding, Message, Repair } from '../../core/model/finding';
import type { ConversionAnswers } from '../../core/model/conversion';
import type { Severity, TotalsMode } from '../../core/model/format';
import type { CellPlace } from '../../core/model/grid';
import { DEFAULT_DRAFT_OPTIONS, type DraftOptions, type ReportDraft } from '../../core/model/report-draft';
import type { TemplateRequest, TemplateStatus, Verdict } from '../../core/model/verdict';
import type {
  AddedSheet,
  ControlsState,
  ConversionOutcome,
  GivenAnswer,
  InsertOutcome,
  SheetText,
  TextEdit,
  Written,
} from '../actions';

/**
 * start: the three steps · insert: the form of the template · import: reports from elsewhere · check: findings ·
 * draft: the report · prose: a text checked against the tables · collect: the reports of many units · ledger: the
 * applications of the year.
 */
export type View = 'start' | 'insert' | 'import' | 'check' | 'draft' | 'prose' | 'collect' | 'ledger';

export type DraftFileKind = 'docx' | 'html' | 'txt';

/** Something the clerk asked the pane to do; kept with its failure so that it can be tried again. */
export type Intent =
  | { readonly kind: 'look' }
  | { readonly kind: 'insert'; readonly request: TemplateRequest; readonly onConflict: 'refuse' | 'beside' }
  | { readonly kind: 'openExisting'; readonly sheet: string }
  | { readonly kind: 'finishInsert' }
  | { readonly kind: 'cleanUpInsert' }
  | { readonly kind: 'undoInsert' }
  | { readonly kind: 'validate' }
  | { readonly kind: 'clearMarks' }
  | { readonly kind: 'reveal'; readonly place: CellPlace }
  | { readonly kind: 'revealFigure'; readonly points: readonly string[] }
  | { readonly kind: 'fillZeros'; readonly finding: Finding }
  | { readonly kind: 'repair'; readonly repair: Repair }
  | { readonly kind: 'answer'; readonly finding: Finding; readonly given: GivenAnswer }
  | { readonly kind: 'withdrawAnswer'; readonly finding: Finding }
  | { readonly kind: 'undoWritten'; readonly work: WrittenWork }
  | { readonly kind: 'controls' }
  | { readonly kind: 'showControls'; readonly visible: boolean }
  | { readonly kind: 'clearControls' }
  | { readonly kind: 'convert'; readonly answers: ConversionAnswers }
  | { readonly kind: 'undoConversion' }
  | { readonly kind: 'draft'; readonly options?: DraftOptions }
  | { readonly kind: 'editText'; readonly edit: TextEdit }
  | { readonly kind: 'findSelection' }
  | { readonly kind: 'save'; readonly file: 'docx' | 'html' }
  | { readonly kind: 'copy' }
  | PartWork;

/** Work of a part of the pane that is loaded on demand. */
export interface PartWork {
  readonly kind: 'part';
  /** Message key of what is being done, with its values. */
  readonly doing: string;
  readonly cancellable: boolean;
  /** @returns what was written into the workbook, for which the pane offers the way back; null for nothing */
  readonly work: (progress: PartProgress) => Promise<PartWritten | null>;
}

export interface PartProgress {
  readonly signal: AbortSignal;
  /** Says how far it is. */
  move(doing: string, values: Message['values']): void;
}

export interface PartWritten {
  readonly written: Written;
  readonly done: Message;
}

/** Work under way that the clerk asked for. */
export interface Job {
  readonly id: number;
  readonly intent: Intent;
  /** Message key of what is being done now. */
  readonly doing: string;
  readonly values?: Message['values'];
  /** True once it has taken long enough to be worth showing. */
  readonly visible: boolean;
  readonly cancellable: boolean;
}

/** A failure as the clerk sees it; the work so far stays on the screen. */
export interface Problem {
  readonly message: Message;
  readonly intent: Intent;
}

/** A line that says what was done. */
export interface Notice {
  readonly message: Message;
  readonly tone: 'done' | 'caution';
}

/** What was last written into the clerk's cells. */
export interface WrittenWork {
  readonly message: Message;
  readonly tone: Notice['tone'];
  readonly undo: Written['undo'];
  readonly added?: AddedSheet;
  /** True when this was an undo itself, so that taking it back writes the figures again. */
  readonly undone: boolean;
}

export interface TemplateForm {
  readonly organ: string;
  /** An OrganKind, or empty while not chosen. */
  readonly kind: string;
  readonly year: string;
  readonly totals: TotalsMode;
}

/** Message by field; a field without trouble is absent. */
export type FormTrouble = Readonly<Partial<Record<'organ' | 'year', Message>>>;

export interface InsertState {
  readonly form: TemplateForm;
  readonly trouble: FormTrouble;
  /** What the clerk asked for and the sheets in its way, while that is undecided. */
  readonly conflict: { readonly request: TemplateRequest; readonly sheets: readonly string[] } | null;
  readonly outcome: InsertOutcome | null;
}

/** A finding in the list; a mended one stays a moment so that the clerk sees progress. */
export interface ListedFinding {
  readonly finding: Finding;
  readonly mended: boolean;
}

/** The section of the control figures (核对数). Nothing is asked of the workbook before it is opened. */
export interface ControlsPart {
  readonly open: boolean;
  /** null where the tables have no place for control figures. */
  readonly known: ControlsState | null | 'unknown';
}

/** The section that converts the tables to the form in force. */
export interface ConversionPart {
  readonly open: boolean;
  /** What was inserted, until the clerk has read it or taken it back. */
  readonly outcome: ConversionOutcome | null;
}

export interface CheckState {
  readonly verdict: Verdict | null;
  readonly listed: readonly ListedFinding[];
  /** Only findings of this severity are shown; null shows all. */
  readonly only: Severity | null;
  /** The finding that the arrow keys stand on. */
  readonly current: string | null;
  /** Findings whose cells are marked in the sheet, as text to compare; null when nothing is marked. */
  readonly marked: string | null;
  /** False after the clerk cleared the marks: re-checks leave the sheet alone until the next 校验. */
  readonly marking: boolean;
  /** A re-check under way that nobody asked for. */
  readonly rechecking: boolean;
  /** True when edits could not be re-checked and the findings may be out of date. */
  readonly outdated: boolean;
  readonly controls: ControlsPart;
  readonly conversion: ConversionPart;
}

/** A file made for the clerk, offered by a link that stays. */
export interface OfferedFile {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

export interface DraftState {
  readonly draft: ReportDraft | null;
  /** The sheet 报告正文 that the draft was read from; null where there is none. */
  readonly text: SheetText | null;
  readonly options: DraftOptions;
  /** Figures bound to the cell that was selected; the number makes the same ones new. */
  readonly found: { readonly points: readonly string[]; readonly turn: number };
  /** True when the sheet was edited after the draft was made. */
  readonly outdated: boolean;
  /** Position in `draft.blanks` of the bracket stepped to; null before the first step. */
  readonly blank: number | null;
  readonly file: OfferedFile | null;
  /** The draft as text, shown for copying by hand where the clipboard is closed. */
  readonly copy: string | null;
}

export interface PaneState {
  readonly view: View;
  /** null until the workbook has been looked at. */
  readonly status: TemplateStatus | null;
  readonly job: Job | null;
  /** The host waits for the clerk to finish editing a cell. */
  readonly hostBusy: boolean;
  readonly problem: Problem | null;
  readonly notice: Notice | null;
  /** Stays, with its 撤销, until something else is written or the clerk closes it. */
  readonly written: WrittenWork | null;
  /** Last thing to tell a screen reader; the number makes repeated words new. */
  readonly announcement: { readonly messages: readonly Message[]; readonly turn: number };
  readonly insert: InsertState;
  readonly check: CheckState;
  readonly draft: DraftState;
}

export function initialState(defaultYear: number): PaneState {
  return {
    view: 'start',
    status: null,
    job: null,
    hostBusy: false,
    problem: null,
    notice: null,
    written: null,
    announcement: { messages: [], turn: 0 },
    insert: {
      form: { organ: '', kind: '', year: String(defaultYear), totals: 'formulas' },
      trouble: {},
      conflict: null,
      outcome: null,
    },
    check: {
      verdict: null,
      listed: [],
      only: null,
      current: null,
      marked: null,
      marking: true,
      rechecking: false,
      outdated: false,
      controls: { open: false, known: 'unknown' },
      conversion: { open: false, outcome: null },
    },
    draft: {
      draft: null,
      text: null,
      options: DEFAULT_DRAFT_OPTIONS,
      found: { points: [], turn: 0 },
      outdated: false,
      blank: null,
      file: null,
      copy: null,
    },
  };
}

/** True when the failure is all there is to see in the view; otherwise the work stays and the failure is beside it. */
export function leavesNothing({ problem, status, check, draft }: PaneState): boolean {
  switch (problem?.intent.kind) {
    case 'look':
      return status === null;
    case 'validate':
      return check.verdict === null;
    case 'draft':
      return draft.draft === null;
    default:
      return false;
  }
}
