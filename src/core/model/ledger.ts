import type { Message } from './finding';
import type { DataPointId, Severity } from './format';
import type { CellPlace } from './grid';

/** Calendar day as YYYY-MM-DD; days compare as text. */
export type Day = string;

/** Columns of 表三 an application is counted in: keys of the form of 2021. */
export const APPLICANTS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
] as const;

export type Applicant = (typeof APPLICANTS)[number];

/** Rows of 表三 an answered application is counted in: keys of the form of 2021, in its order. */
export const CASE_OUTCOMES = [
  'granted',
  'partlyGranted',
  'refused.stateSecrets',
  'refused.forbiddenByLaw',
  'refused.securityAndStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberativeRecords',
  'refused.enforcementFiles',
  'refused.registryInquiries',
  'unavailable.notHeld',
  'unavailable.needsCreation',
  'unavailable.stillUnclear',
  'notProcessed.petitions',
  'notProcessed.repeated',
  'notProcessed.publications',
  'notProcessed.excessive',
  'notProcessed.confirmation',
  'other.notCorrected',
  'other.feeUnpaid',
  'other.other',
] as const;

export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** One application (依申请公开), a row of the sheet 申请台账. What is blank or cannot be read is null. */
export interface LedgerCase {
  /** 编号; empty where none was given. */
  readonly number: string;
  /** Row of the sheet, from 0. */
  readonly row: number;
  /** 收到日期: receipt by Art. 31; that day itself is not counted. */
  readonly received: Day | null;
  readonly channel: string;
  readonly applicant: Applicant | null;
  /** May be masked; empty where it is not kept. */
  readonly applicantName: string;
  readonly summary: string;
  readonly department: string;
  /** 补正告知日期 and 补正收到日期 (Art. 30): the reply clock starts again on the corrected application. */
  readonly correctionAsked: Day | null;
  readonly correctionReceived: Day | null;
  /** 征求意见 of third parties and other organs; its working days are not counted (Art. 33(3)). */
  readonly consultationSent: Day | null;
  readonly consultationReplied: Day | null;
  /** Working days, at most 20 (Art. 33(2)); 0 where none was granted. */
  readonly extension: number;
  readonly extensionApproved: Day | null;
  /** 收费通知 and payment (国办函〔2020〕109号). */
  readonly feeNoticed: Day | null;
  /** 元. */
  readonly fee: number | null;
  readonly feePaid: Day | null;
  readonly outcome: CaseOutcome | null;
  /** Further outcomes in the same cell; such a case is counted once (LED-07). */
  readonly furtherOutcomes: readonly CaseOutcome[];
  readonly documentNumber: string;
  /** 答复日期. */
  readonly answered: Day | null;
  readonly service: string;
  /** 送达日期. */
  readonly served: Day | null;
  readonly note: string;
}

export const CASE_RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const;

export type CaseResult = (typeof CASE_RESULTS)[number];

/** One reconsideration or suit, a row of the sheet 复议诉讼台账. */
export interface LedgerDispute {
  readonly number: string;
  readonly row: number;
  readonly type: 'reconsideration' | 'directLitigation' | 'litigationAfterReconsideration' | null;
  /** Number of the application it is about; empty where not given. */
  readonly application: string;
  readonly filed: Day | null;
  readonly concluded: Day | null;
  readonly result: CaseResult | null;
  /** This organ is co-defendant only, as the reconsideration organ: not counted (国办公开办函〔2016〕201号). */
  readonly onlyAsReviewer: boolean;
  readonly note: string;
}

/** The ledgers of a workbook, and what could not be read in them. */
export interface Ledger {
  /** Sheet of the applications. */
  readonly sheetId: string;
  readonly sheet: string;
  readonly cases: readonly LedgerCase[];
  readonly disputes: readonly LedgerDispute[];
  readonly disputesSheet: { readonly id: string; readonly name: string } | null;
  /** Column of each field, from 0; absent for a field without a column. */
  readonly columns: Readonly<Partial<Record<LedgerField, number>>>;
  readonly disputeColumns: Readonly<Partial<Record<DisputeField, number>>>;
  /** Cells that hold something else than they should; the case is kept with null in that place. */
  readonly troubles: readonly LedgerTrouble[];
}

export type LedgerField = Exclude<keyof LedgerCase, 'row' | 'furtherOutcomes'>;
/** Fields of an application in the order of the sheet 申请台账. */
export const LEDGER_FIELDS: readonly LedgerField[] = [
  'number',
  'received',
  'channel',
  'applicant',
  'applicantName',
  'summary',
  'department',
  'correctionAsked',
  'correctionReceived',
  'consultationSent',
  'consultationReplied',
  'extension',
  'extensionApproved',
  'feeNoticed',
  'fee',
  'feePaid',
  'outcome',
  'documentNumber',
  'answered',
  'service',
  'served',
  'note',
];

export type DisputeField = Exclude<keyof LedgerDispute, 'row'>;

export interface LedgerTrouble {
  readonly place: CellPlace;
  /** Message key under `ledger.trouble.`. */
  readonly kind: string;
  readonly text: string;
}

/** Days off and make-up working days of one year, from the notice of the State Council or filled in by the office. */
export interface HolidayYear {
  readonly year: number;
  /** Weekdays that are off. */
  readonly off: readonly Day[];
  /** Saturdays and Sundays that are worked. */
  readonly work: readonly Day[];
  /** Number and date of the notice, or where else it is from. */
  readonly source: string;
}

/** What a data point of 表三 or 表四 is by the ledger, and which rows count in it. */
export interface LedgerFigure {
  readonly point: DataPointId;
  readonly value: number;
  /** Rows of `Ledger.cases` or `Ledger.disputes` that count here, by index. */
  readonly rows: readonly number[];
}

/** Something about the ledger the clerk should see. LED-01 … LED-09, or the code of a row that cannot be read. */
export interface LedgerFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly places: readonly CellPlace[];
  /** Figures of the tables concerned. */
  readonly points: readonly DataPointId[];
  /** Numbers of the cases concerned. */
  readonly cases: readonly string[];
  /**
   * For a difference to the tables: cases that may have been counted otherwise, the most probable first. Any one of
   * them explains the difference; absent where none does.
   */
  readonly suspects?: readonly LedgerSuspect[];
  /** True where there is one suspect only and no other equally short explanation. */
  readonly certain?: boolean;
  readonly source: string;
}

/** A case, and how the table seems to have counted it. */
export interface LedgerSuspect {
  /** Index in `Ledger.cases`. */
  readonly index: number;
  readonly number: string;
  readonly reason: Message;
}

/**
 * Where a case stands on a day. closed: answered · waiting…: the clock stands still or has not started again ·
 * noReceipt: 收到日期 is missing · noCalendar: the days off of `missingYear` are not known.
 */
export type DueStatus =
  | 'running'
  | 'overdue'
  | 'waitingCorrection'
  | 'waitingConsultation'
  | 'waitingPayment'
  | 'closed'
  | 'noReceipt'
  | 'noCalendar';

/** When the answer is due, and why. */
export interface DueDate {
  readonly status: DueStatus;
  /** 应答复日期; null while there is none: nothing received, waiting for the applicant, no calendar. */
  readonly due: Day | null;
  /** Working days from today to `due`, 0 on the day, below 0 once it is over; null for a closed case or without `due`. */
  readonly left: number | null;
  /** Working days answered too late, or over today; 0 when in time or nothing is known. */
  readonly late: number;
  /** Working days that were not counted. */
  readonly paused: number;
  /** Last day to pay after a fee notice; null without one. */
  readonly paymentDue: Day | null;
  readonly missingYear: number | null;
  readonly steps: readonly DueStep[];
}

/** One step of the reckoning, as it is told. */
export interface DueStep {
  readonly message: Message;
  /** Article it rests on. */
  readonly source: string;
  /** True for something to look at, such as a consultation of more than 15 working days. */
  readonly warning: boolean;
}

/** A case with its due date, for the lists of what is due. */
export interface DueCase {
  /** Index in `Ledger.cases`. */
  readonly index: number;
  readonly due: DueDate;
}

/** All that the ledger says about a year. */
export interface LedgerVerdict {
  readonly year: number;
  /** Every figure of 表三 and 表四 in the order of the form, totals too. */
  readonly figures: readonly LedgerFigure[];
  readonly findings: readonly LedgerFinding[];
  /** Cases that are not closed, the most urgent first. */
  readonly due: readonly DueCase[];
  /** Figures of the tables that were compared; 0 without tables. */
  readonly compared: number;
}
