import type { WorkCalendar } from '../calendar/work-calendar';
import { isGoujiError } from '../errors';
import type { MessageValue } from '../model/finding';
import type { Day, DueDate, DueStatus, DueStep, LedgerCase } from '../model/ledger';
import { dayWords } from './words';

/** Working days for an answer, and the most by which they may be extended (Art. 33(2)). */
export const ANSWER_DAYS = 20;
export const MOST_EXTENSION = 20;
/** Working days a third party or another organ has (Art. 32, 34), and an applicant to pay. */
export const CONSULTATION_DAYS = 15;
export const PAYMENT_DAYS = 20;
/** Working days within which a correction may be asked for (Art. 30). */
export const CORRECTION_DAYS = 7;

export interface DueOptions {
  readonly calendar: WorkCalendar;
  readonly today: Day;
  /**
   * What a payment does to the clock: it starts anew on the day after it, or goes on after the time from the notice
   * to the payment. 'anew' unless given.
   */
  readonly afterPayment?: 'anew' | 'resumed';
}

/** Working days of a case that are not counted, after `from` up to and with `to`. */
interface Pause {
  readonly from: Day;
  readonly to: Day;
}

const ARTICLES = {
  receipt: '《条例》第三十一条',
  correction: '《条例》第三十条',
  answer: '《条例》第三十三条第二款',
  consultation: '《条例》第三十三条第三款',
  consulted: '《条例》第三十二条、第三十四条',
  fee: '国办函〔2020〕109号',
} as const;

/**
 * When the answer to an application is due (domain.md §4.1): 20 working days after receipt, or after receipt of the
 * corrected application, or after payment, whichever is last; the day itself is not counted. An extension adds up to
 * 20, consultations are not counted. What cannot be said is a status, never a guess.
 */
export function dueDate(one: LedgerCase, options: DueOptions): DueDate {
  try {
    return new Reckoning(one, options).result();
  } catch (error) {
    if (!isGoujiError(error) || error.code !== 'CALENDAR_MISSING') throw error;
    const missingYear = Number(error.details.year);
    const step = {
      message: { key: 'ledger.due.noCalendar', values: { year: missingYear } },
      source: '',
      warning: true,
    };
    return { ...NOTHING, status: isClosed(one) ? 'closed' : 'noCalendar', missingYear, steps: [step] };
  }
}

/** Whether a case has been answered, whatever is missing of the outcome. */
export function isClosed(one: Pick<LedgerCase, 'answered' | 'served'>): boolean {
  return concludedOn(one) !== null;
}

/** Day on which a case counts as answered: 答复日期, without one 送达日期. */
export function concludedOn({ answered, served }: Pick<LedgerCase, 'answered' | 'served'>): Day | null {
  return answered ?? served;
}

const NOTHING: DueDate = {
  status: 'noReceipt',
  due: null,
  left: null,
  late: 0,
  paused: 0,
  paymentDue: null,
  missingYear: null,
  steps: [],
};

class Reckoning {
  private readonly steps: DueStep[] = [];
  private readonly calendar: WorkCalendar;
  private readonly concluded: Day | null;

  constructor(
    private readonly one: LedgerCase,
    private readonly options: DueOptions,
  ) {
    this.calendar = options.calendar;
    this.concluded = concludedOn(one);
  }

  result(): DueDate {
    const { received } = this.one;
    if (received === null) {
      this.tell('noReceipt', ARTICLES.receipt, {}, true);
      return { ...NOTHING, status: isClosed(this.one) ? 'closed' : 'noReceipt', steps: this.steps };
    }
    this.tell('received', ARTICLES.receipt, { day: received });
    const paymentDue = this.paymentDue();
    const waiting = this.waitingForApplicant();
    if (waiting) return { ...NOTHING, status: waiting, paymentDue, steps: this.steps };
    const base = this.base(received);
    const run = ANSWER_DAYS + this.extension();
    const first = this.calendar.addWorkdays(base, run);
    const { due, paused } = this.afterPauses(base, run);
    this.tell(paused > 0 || run > ANSWER_DAYS ? 'dueAltogether' : 'due', ARTICLES.answer, {
      base,
      days: run + paused,
      due,
      first,
    });
    return { ...NOTHING, ...this.standing(due), due, paused, paymentDue, steps: this.steps };
  }

  private standing(due: Day): Pick<DueDate, 'status' | 'left' | 'late'> {
    const { today } = this.options;
    if (this.concluded !== null) {
      return { status: 'closed', left: null, late: this.lateOn(this.concluded, due) };
    }
    const left = this.leftUntil(due);
    const consulting = this.one.consultationSent !== null && this.one.consultationReplied === null;
    const late = this.lateOn(today, due);
    const status: DueStatus = late > 0 ? 'overdue' : consulting ? 'waitingConsultation' : 'running';
    return { status, left, late };
  }

  private lateOn(day: Day, due: Day): number {
    // A day off right after the last day is late too, though no working day has passed.
    return day <= due ? 0 : Math.max(1, this.calendar.workdaysBetween(due, day));
  }

  /** Days left; a day off after the last day is already one too many. */
  private leftUntil(due: Day): number {
    const { today } = this.options;
    return today <= due ? this.calendar.daysLeft(today, due) : -this.lateOn(today, due);
  }

  /** Where the clock has not started again: corrections or a payment are still to come. */
  private waitingForApplicant(): 'waitingCorrection' | 'waitingPayment' | null {
    const { correctionAsked, correctionReceived, feeNoticed, feePaid } = this.one;
    if (this.concluded !== null) return null;
    if (correctionAsked !== null && correctionReceived === null) {
      this.tell('waitingCorrection', ARTICLES.correction, { day: correctionAsked });
      return 'waitingCorrection';
    }
    return feeNoticed !== null && feePaid === null ? 'waitingPayment' : null;
  }

  private paymentDue(): Day | null {
    const { feeNoticed, feePaid } = this.one;
    if (feeNoticed === null) return null;
    const paymentDue = this.calendar.addWorkdays(feeNoticed, PAYMENT_DAYS);
    const lapsed = (feePaid ?? this.concluded ?? this.options.today) > paymentDue;
    const key = feePaid === null ? 'waitingPayment' : 'paid';
    this.tell(
      lapsed ? `${key}Late` : key,
      ARTICLES.fee,
      { day: feeNoticed, until: paymentDue, paid: feePaid },
      lapsed,
    );
    return paymentDue;
  }

  /** Day after which the working days count. */
  private base(received: Day): Day {
    const { correctionAsked, correctionReceived, feePaid } = this.one;
    let base = received;
    if (correctionReceived !== null && correctionReceived > base) {
      base = correctionReceived;
      this.tell('corrected', ARTICLES.correction, { day: correctionReceived });
    }
    if (correctionAsked !== null && correctionAsked > received) {
      const took = this.calendar.workdaysBetween(received, correctionAsked);
      if (took > CORRECTION_DAYS) {
        this.tell('correctionLate', ARTICLES.correction, { day: correctionAsked, days: took }, true);
      }
    }
    if (this.options.afterPayment !== 'resumed' && feePaid !== null && feePaid > base) {
      base = feePaid;
      this.tell('restarted', ARTICLES.fee, { day: feePaid });
    }
    return base;
  }

  private extension(): number {
    const { extension } = this.one;
    const days = Math.max(0, Math.min(MOST_EXTENSION, Math.trunc(extension)));
    if (days > 0) this.tell('extended', ARTICLES.answer, { days });
    if (extension > MOST_EXTENSION) {
      this.tell('extendedTooFar', ARTICLES.answer, { days: extension, most: MOST_EXTENSION }, true);
    }
    return days;
  }

  /** A pause counts as far as it lies after the base and begins before the time is over. */
  private afterPauses(base: Day, run: number): { readonly due: Day; readonly paused: number } {
    let [due, paused, counted] = [this.calendar.addWorkdays(base, run), 0, base];
    const pauses = [...this.consultation(), ...this.payment()].sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const { from, to } of pauses) {
      const start = from > counted ? from : counted;
      if (to <= start || start >= due) continue;
      paused += this.calendar.workdaysBetween(start, to);
      counted = to;
      due = this.calendar.addWorkdays(base, run + paused);
    }
    return { due, paused };
  }

  private consultation(): readonly Pause[] {
    const { consultationSent: from, consultationReplied: replied } = this.one;
    if (from === null) return [];
    const to = replied ?? this.concluded ?? this.options.today;
    if (to < from) return [];
    const days = this.calendar.workdaysBetween(from, to);
    const key = replied === null && this.concluded === null ? 'consulting' : 'consulted';
    this.tell(key, ARTICLES.consultation, { from, to, days });
    if (days > CONSULTATION_DAYS) {
      this.tell('consultedLong', ARTICLES.consulted, { days, most: CONSULTATION_DAYS }, true);
    }
    return [{ from, to }];
  }

  private payment(): readonly Pause[] {
    const { feeNoticed: from, feePaid: to } = this.one;
    if (this.options.afterPayment !== 'resumed' || from === null || to === null || to < from) return [];
    this.tell('resumed', ARTICLES.fee, { from, to, days: this.calendar.workdaysBetween(from, to) });
    return [{ from, to }];
  }

  private tell(
    key: string,
    source: string,
    values: Readonly<Record<string, Day | number | null>>,
    warning = false,
  ): void {
    const worded = Object.entries(values).map(([name, value]): [string, MessageValue] => [
      name,
      typeof value === 'number' ? value : dayWords(value),
    ]);
    this.steps.push({
      message: { key: `ledger.due.${key}`, values: Object.fromEntries(worded) },
      source,
      warning,
    });
  }
}
