import type { CheckedText } from '../core/model/checked-text';
import type {
  Collection,
  CollectionChoices,
  Roster,
  Submission,
  TotalExplanation,
} from '../core/model/collection';
import type { Conversion, ConversionAnswers } from '../core/model/conversion';
import type { Finding, Message, Repair } from '../core/model/finding';
import type { DataPointId } from '../core/model/format';
import type { CellPlace } from '../core/model/grid';
import type { FiguresToWrite, ImportedReport } from '../core/model/imported';
import type { DraftOptions, DraftTable, ReportDraft, Tone } from '../core/model/report-draft';
import type { ReportLineKind } from '../core/model/report-text';
import type { TemplateRequest, TemplateStatus, Verdict } from '../core/model/verdict';
import type { HighlightReport, WorkbookChange } from '../ports/workbook-port';
import type { LedgerActions } from './ledger-actions';
import type {
  AddedSheet,
  DifferentFigure,
  ImportInput,
  InsertOutcome,
  TargetComparison,
  Written,
} from './outcomes';

export type { AddedSheet, DifferentFigure, ImportInput, InsertOutcome, TargetComparison, Written };

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

  /**
   * Puts back what the cells held before; cells that were typed over since are left alone. A sheet that was added is
   * removed. @throws INSERT_CHANGED where somebody changed that sheet since
   */
  undoWritten(undo: Written['undo'], added?: AddedSheet): Promise<Written>;

  /**
   * Reads reports one after the other; what cannot be read stops nothing else and is among the outcomes, which come
   * in the order of the inputs. Nothing is written.
   * @param onRead called with the number of inputs read so far
   */
  importReports(
    inputs: readonly ImportInput[],
    signal?: AbortSignal,
    onRead?: (count: number) => void,
  ): Promise<readonly ImportOutcome[]>;

  /** What writing these figures would change, in the tables of the workbook and in its sheet 上年数据. */
  compareImported(report: ImportedReport, figures: FiguresToWrite): Promise<ImportComparison>;

  /**
   * Writes the figures as those of the year before: adds the sheet 上年数据, or writes into the one there is, where
   * blanks are filled and of the figures that differ only those chosen are replaced.
   */
  writePrevious(
    report: ImportedReport,
    figures: FiguresToWrite,
    choice: readonly DifferentFigure[],
  ): Promise<Written>;

  /**
   * Writes the figures into the tables of the workbook: blanks are filled, of the figures that differ only those
   * chosen are replaced, formulas stay. @throws NO_TABLES
   */
  writeCurrent(figures: FiguresToWrite, choice: readonly DifferentFigure[]): Promise<Written>;

  /**
   * Writes down why a warning or an info is right as it is (已核实), in the sheet 校验说明, which is added where there
   * is none. Nothing is written where the finding says something else by now. @throws ANSWER_REFUSED for an error
   */
  answer(finding: Finding, given: GivenAnswer): Promise<Written>;
  /** Empties what was written down about a finding. */
  withdrawAnswer(finding: Finding): Promise<Written>;

  /** The places for 核对数; null where the workbook has none. */
  controls(): Promise<ControlsState | null>;
  /** Shows or hides the places for 核对数 in all tables; what was typed there stays and still counts. */
  showControls(visible: boolean): Promise<void>;
  /** Empties the places for 核对数. */
  clearControls(): Promise<Written>;

  /** What a conversion of the tables to the form in force would keep, ask and put into the note. @throws NO_TABLES */
  planConversion(): Promise<Conversion>;
  /** Adds the converted tables and the sheet 转换说明 beside the old ones; what has no answer stays blank. */
  convert(answers: ConversionAnswers): Promise<ConversionOutcome>;
  /** Takes back what was added last. @throws INSERT_CHANGED once anything was typed there, NOTHING_TO_UNDO */
  undoConversion(): Promise<void>;

  /** The draft from the workbook as it is now; where it has the sheet 报告正文, with the words that stand there. */
  draft(signal?: AbortSignal, options?: DraftOptions): Promise<MadeDraft>;
  /** Writes into the sheet 报告正文, after the clerk's click; what changed since it was read is left alone. */
  editText(edit: TextEdit, options: DraftOptions): Promise<Written>;
  /**
   * Checks a text against the tables of the workbook, and looks it over; nothing is written.
   * @param previous  the text of the year before, for what both have in common
   * @throws NO_TEXT where there is none, and codes of the files
   */
  checkText(input: TextInput, previous: ImportInput | null, signal?: AbortSignal): Promise<CheckedText>;
  /** The cell that is selected in the workbook; null for none. */
  selection(): Promise<CellPlace | null>;
  /** The draft as a file; libraries are loaded when first asked for. */
  exportDraft(draft: ReportDraft, kind: 'docx' | 'html' | 'txt'): Promise<ExportedFile>;

  /** 汇总, loaded when first asked for. */
  collecting(): Promise<CollectActions>;

  /** 台账, loaded when first asked for. */
  ledger(): Promise<LedgerActions>;

  /** Calls back after the clerk's edits, never for our own writes; returns a function that stops it. */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
}

/** 汇总: the reports of many units as one total. Files and the workbook are read, neither is written. */
export interface CollectActions {
  /**
   * Reads files beside the pane, several at a time; what cannot be read is a submission as well. Fulfilled when all are
   * read. @throws CANCELLED; what was read until then was told
   */
  read(
    files: readonly SubmittedFile[],
    told: { readonly signal: AbortSignal; readonly onRead: (batch: readonly Submission[]) => void },
  ): Promise<void>;
  /** @throws codes of the files */
  readRoster(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Roster>;
  /** The sheet 单位名册 of the workbook; null where it has none. */
  workbookRoster(): Promise<Roster | null>;
  collect(submissions: readonly Submission[], roster: Roster | null, choices: CollectionChoices): Collection;
  /** The official tables with the figures of the total. */
  tables(collection: Collection): readonly DraftTable[];
  /** Name of a figure: its table, row and column. */
  place(point: DataPointId, collection: Collection): Message;
  /** 退回意见 to a unit as text; null where there is nothing to tell it. */
  note(collection: Collection, unit: string): string | null;
  exportNote(collection: Collection, unit: string, kind: 'txt' | 'docx'): Promise<ExportedFile>;
  /** The total as a new workbook. @param name  without its extension */
  exportTotal(collection: Collection, name: string): Promise<ExportedFile>;
  /** Where the tables of the workbook differ from the total, and what explains it. @throws NO_TABLES */
  compareTyped(collection: Collection): Promise<TotalExplanation>;
  /** Ends what goes on beside the pane. */
  stop(): void;
}

/** A file of a unit, not yet opened. */
export interface SubmittedFile {
  /** As in `Submission.file`. */
  readonly file: string;
  readonly content: Blob;
}

/** A draft, and the sheet 报告正文 it was read from; null where the workbook has none. */
export interface MadeDraft {
  readonly draft: ReportDraft;
  readonly text: SheetText | null;
}

/** The sheet 报告正文 beside the draft of today's figures. */
export interface SheetText {
  readonly sheet: string;
  /** In which it was last written; null where that is not known any more. */
  readonly tone: Tone | null;
  readonly paragraphs: readonly TextParagraph[];
  /** Paragraphs that the clerk took out. */
  readonly removed: readonly TextLine[];
  /** Paragraphs that are said today and were not when it was written. */
  readonly added: readonly TextLine[];
}

export interface TextLine {
  readonly block: string;
  readonly text: string;
}

/** A row of the sheet 报告正文. */
export interface TextParagraph {
  readonly place: CellPlace;
  /** As it stands in its cell. */
  readonly text: string;
  readonly kind: ReportLineKind;
  readonly section: string;
  /** Blocks of the draft that it became. */
  readonly blocks: readonly string[];
  /** True where somebody changed or wrote it by hand. */
  readonly edited: boolean;
  /** What 更新数字 would change, from and to. */
  readonly changes: readonly { readonly from: string; readonly to: string }[];
  /** What would be written today where the hand's text says something else. */
  readonly suggestion: string | null;
}

export type TextEdit =
  /** Adds the sheet. */
  | { readonly kind: 'write' }
  /** Puts today's figures into it. */
  | { readonly kind: 'update' }
  /** The clerk's own words for a paragraph; `seen` is what stood there. */
  | { readonly kind: 'paragraph'; readonly place: CellPlace; readonly seen: string; readonly text: string }
  /** Today's sentence in place of the hand's. */
  | { readonly kind: 'take'; readonly place: CellPlace; readonly seen: string }
  /** Fills in a bracket: in 基本信息 where it asks for an entry of it, and in the sheet where there is one. */
  | { readonly kind: 'fill'; readonly id: string; readonly text: string }
  /** Puts a paragraph back that was taken out. */
  | { readonly kind: 'bringBack'; readonly block: string };

/** A text to be checked: from elsewhere, or the sheet 报告正文. */
export type TextInput = ImportInput | { readonly sheet: true };

/** A report that was read, or why it was not. */
export type ImportOutcome =
  | { readonly name: string; readonly report: ImportedReport }
  | { readonly name: string; readonly error: unknown };

export interface ImportComparison {
  /** What the workbook says of itself; null where it does not say. */
  readonly organ: string | null;
  readonly year: number | null;
  /** The tables of the workbook; null where it has none. */
  readonly current: TargetComparison | null;
  /** The sheet 上年数据; null where it would be added. */
  readonly previous: PreviousComparison | null;
}

/**
 * The sheet 上年数据. Where it is of another year than the report, all of it is compared: what the report does not have
 * differs by being there.
 */
export interface PreviousComparison extends TargetComparison {
  readonly year: number | null;
}

export interface GivenAnswer {
  readonly reason: string;
  /** Empty where nobody is named. */
  readonly who: string;
}

export interface ControlsState {
  readonly shown: boolean;
  /** Places in the workbook, and how many hold a figure. */
  readonly places: number;
  readonly filled: number;
}

export interface ConversionOutcome extends InsertOutcome {
  /** Whether the check reads the new tables from now on; false where block names point at the old ones. */
  readonly judged: boolean;
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
