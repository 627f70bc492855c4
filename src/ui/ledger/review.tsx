import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { MessageValue } from '../../core/model/finding';
import { cellName } from '../../core/model/geometry';
import { APPLICANTS, type Day, type Ledger } from '../../core/model/ledger';
import type {
  MonthReview,
  ReviewedCase,
  ReviewGroup,
  ReviewGroupKind,
  WeekReview,
} from '../../core/model/ledger-review';
import { focusWithin, showElement } from '../dom/focus';
import { usePane, usePaneTools } from '../views/context';
import { useFirstFew } from '../views/fold';
import { useGrowth } from '../views/growth';
import { Button, Icon } from '../views/parts';
import './review.css';

const CASES_SHOWN = 12;

interface WeekPanelProps {
  readonly review: WeekReview;
  readonly ledger: Ledger;
  /** Adds the sheet to print. */
  readonly onPrint: (review: WeekReview) => void;
}

/** 周研判: what is overdue, due soon, or waits for others; the most urgent first. */
export function WeekPanel({ review, ledger, onPrint }: WeekPanelProps) {
  const { t } = usePane();
  const groups = review.groups.filter(({ cases }) => cases.length > 0);
  const open = groups.reduce((sum, { cases }) => sum + cases.length, 0);
  const title = t('pane.ledger.week.of', { from: inWords(review.from), to: inWords(review.to) });
  if (open === 0)
    return (
      <div class="review">
        <h3>{title}</h3>
        <Nothing isEmpty={ledger.cases.length === 0} />
      </div>
    );
  return (
    <Steered>
      <div class="review-head">
        <h3>{title}</h3>
        <span class="review-count">{t('pane.ledger.week.open', { count: open })}</span>
      </div>
      <Overdue count={groups.find(({ kind }) => kind === 'overdue')?.cases.length ?? 0} />
      {groups.map((group) => (
        <Group key={group.kind} group={group} ledger={ledger} />
      ))}
      <p class="footnote">{t('pane.ledger.review.hint')}</p>
      <div class="actions">
        <Button onPress={() => onPrint(review)}>{t('pane.ledger.review.print')}</Button>
      </div>
    </Steered>
  );
}

function Nothing({ isEmpty }: { readonly isEmpty: boolean }) {
  const { t } = usePane();
  if (isEmpty) return <p class="standing">{t('pane.ledger.week.empty')}</p>;
  return (
    <div class="bar done">
      <Icon name="done" />
      <p>{t('pane.ledger.week.none')}</p>
    </div>
  );
}

/** Overdue cases cannot be missed; that there are none is said too. */
function Overdue({ count }: { readonly count: number }) {
  const { t } = usePane();
  return count === 0 ? (
    <div class="bar done">
      <Icon name="done" />
      <p>{t('pane.ledger.week.calm')}</p>
    </div>
  ) : (
    <div class="bar problem review-overdue">
      <GroupMark kind="overdue" />
      <p>
        <b>{t('pane.ledger.week.overdue', { count })}</b>
      </p>
    </div>
  );
}

function Group({ group: { kind, cases }, ledger }: { readonly group: ReviewGroup; readonly ledger: Ledger }) {
  const { t } = usePane();
  const { shown, more, showAll, around } = useFirstFew(cases, CASES_SHOWN);
  const drawn = useGrowth(shown.length);
  return (
    <section class={`review-group of-${kind}`}>
      <h4>
        <GroupMark kind={kind} />
        {t(`ledger.group.${kind}`)}
        <span class="review-count">{t('pane.ledger.month.cases', { count: cases.length })}</span>
      </h4>
      <div ref={around}>
        <ul class="review-cases">
          {shown.slice(0, drawn).map((one) => (
            <OpenCase key={one.index} one={one} ledger={ledger} />
          ))}
        </ul>
        {more > 0 && (
          <Button look="link" waits={false} onPress={showAll}>
            {t('pane.ledger.review.more', { count: more })}
          </Button>
        )}
      </div>
    </section>
  );
}

function OpenCase({ one, ledger }: { readonly one: ReviewedCase; readonly ledger: Ledger }) {
  const { word } = usePaneTools();
  return (
    <CaseItem index={one.index} ledger={ledger} standing={<Standing one={one} />}>
      <span class="review-next">{word(one.next)}</span>
    </CaseItem>
  );
}

/** Days left; while a consultation is awaited they move with the day and say nothing. */
function Standing({ one: { left, status } }: { readonly one: ReviewedCase }) {
  const { t } = usePaneTools();
  if (left === null || status === 'waitingConsultation') return null;
  const key = left < 0 ? 'late' : left === 0 ? 'today' : 'left';
  return <b class={`review-left ${key}`}>{t(`pane.ledger.review.${key}`, { days: Math.abs(left) })}</b>;
}

interface CaseItemProps {
  readonly index: number;
  readonly ledger: Ledger;
  readonly standing: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A case as a button that shows its row. */
function CaseItem({ index, ledger, standing, children }: CaseItemProps) {
  const { t, controller } = usePaneTools();
  const one = ledger.cases[index];
  if (!one) return null;
  const { number, row, summary, department } = one;
  const reveal = (): void => {
    const cell = { row, col: ledger.columns.number ?? 0 };
    const place = { sheetId: ledger.sheetId, sheet: ledger.sheet, ...cell, cell: cellName(cell) };
    void controller.perform({ kind: 'reveal', place });
  };
  return (
    <li class="review-case">
      <button type="button" onClick={reveal}>
        <bdi class="review-number">
          {number === '' ? t('pane.ledger.review.case', { row: row + 1 }) : number}
        </bdi>
        {standing}
        {(summary !== '' || department !== '') && (
          <span class="review-summary">
            <bdi>{summary}</bdi>
            {department !== '' && <bdi class="review-department">{department}</bdi>}
          </span>
        )}
        {children}
      </button>
    </li>
  );
}

/** Each group has a shape of its own; the words stand beside it. */
const SHAPES: Readonly<Record<ReviewGroupKind, string>> = {
  overdue: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  thisWeek: 'M8 1.2 15.4 14.5H.6ZM8 5.8v4M8 12v.3',
  nextWeek: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6M8 4.5V8l2.6 1.6',
  later: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6',
  waiting: 'M2.5 2h11v12h-11ZM6.2 5.2v5.6M9.8 5.2v5.6',
  unknown: 'M8 1.2 14.8 8 8 14.8 1.2 8ZM8 5v3.4M8 10.8v.2',
};

function GroupMark({ kind }: { readonly kind: ReviewGroupKind }) {
  return (
    <svg class={`icon review-mark of-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}

// ---- 月通报

interface MonthPanelProps {
  readonly year: number;
  readonly today: Day;
  readonly ledger: Ledger;
  /** @param month  1 to 12 of the year */
  readonly month: (month: number) => MonthReview;
  readonly onPrint: (review: MonthReview) => void;
}

/** 月通报: one month of the year in figures; nobody is named. */
export function MonthPanel({ year, today, ledger, month: reviewOf, onPrint }: MonthPanelProps) {
  const { t } = usePane();
  const last = lastMonth(year, today);
  const [wanted, setWanted] = useState<number | null>(null);
  const month = Math.min(wanted ?? last, last);
  // The ledger is a new one with every reading.
  const review = useMemo(() => (month === 0 ? null : reviewOf(month)), [ledger, year, month]);
  if (!review) return <p class="standing">{t('pane.ledger.month.notYet', { year })}</p>;
  const { received, answered, open } = review;
  return (
    <Steered>
      <div class="review-head">
        <label>
          <span class="unseen">{t('pane.ledger.month.label')}</span>
          <select value={String(month)} onChange={(event) => setWanted(Number(event.currentTarget.value))}>
            {Array.from({ length: last }, (_, at) => at + 1).map((one) => (
              <option key={one} value={String(one)}>
                {t('pane.ledger.month.of', { year, month: one })}
              </option>
            ))}
          </select>
        </label>
        <Button onPress={() => onPrint(review)}>{t('pane.ledger.review.print')}</Button>
      </div>
      {today < review.to && <p class="footnote">{t('pane.ledger.month.running')}</p>}
      {received + answered + open === 0 ? (
        <p class="standing">{t('pane.ledger.month.nothing')}</p>
      ) : (
        <MonthFigures review={review} isOver={review.to <= today} ledger={ledger} />
      )}
    </Steered>
  );
}

/** The last month of a year that has begun; 0 for a year to come. */
function lastMonth(year: number, today: Day): number {
  const thisYear = Number(today.slice(0, 4));
  if (year > thisYear) return 0;
  return year < thisYear ? 12 : Number(today.slice(5, 7));
}

interface MonthFiguresProps {
  readonly review: MonthReview;
  readonly isOver: boolean;
  readonly ledger: Ledger;
}

function MonthFigures({ review, isOver, ledger }: MonthFiguresProps) {
  const { t } = usePane();
  const { received, answered, open, overdue, duration, late } = review;
  return (
    <>
      <dl class="review-sums">
        <Sum label={t('pane.ledger.month.received')} count={received} />
        <Sum label={t('pane.ledger.month.answered')} count={answered} />
        <Sum label={t(isOver ? 'pane.ledger.month.open' : 'pane.ledger.month.openNow')} count={open} />
        <Sum label={t('pane.ledger.month.overdue')} count={overdue} isBad={overdue > 0} />
      </dl>
      <Applicants review={review} />
      <Outcomes review={review} />
      <section class="review-group">
        <h3>{t('pane.ledger.month.duration')}</h3>
        <p>
          {duration
            ? t('pane.ledger.month.duration.told', { ...duration })
            : t('pane.ledger.month.duration.none')}
        </p>
      </section>
      <Departments review={review} />
      {late.length > 0 && <Late answers={late} ledger={ledger} />}
    </>
  );
}

interface SumProps {
  readonly label: string;
  readonly count: number;
  readonly isBad?: boolean;
}

function Sum({ label, count, isBad = false }: SumProps) {
  return (
    <div class={isBad ? 'review-sum bad' : 'review-sum'}>
      <dt>
        {isBad && <GroupMark kind="overdue" />}
        {label}
      </dt>
      <dd>{count}</dd>
    </div>
  );
}

/** Kinds of applicants that the month has to do with. */
function Applicants({ review: { byApplicant, withoutApplicant } }: { readonly review: MonthReview }) {
  const { t } = usePane();
  const rows = [
    ...APPLICANTS.map((one) => ({ name: t(`ledger.applicant.${one}`), ...byApplicant[one] })),
    { name: t('pane.ledger.month.withoutApplicant'), ...withoutApplicant },
  ].filter(({ received, answered }) => received + answered > 0);
  if (rows.length === 0) return null;
  return (
    <Table
      heads={['byApplicant', 'received', 'answered']}
      rows={rows.map(({ name, received, answered }) => [name, received, answered])}
    />
  );
}

function Outcomes({ review: { byOutcome } }: { readonly review: MonthReview }) {
  const { t } = usePane();
  if (byOutcome.length === 0)
    return (
      <section class="review-group">
        <h3>{t('pane.ledger.month.byOutcome')}</h3>
        <p>{t('pane.ledger.month.noOutcome')}</p>
      </section>
    );
  return (
    <Table
      heads={['byOutcome', 'answered']}
      rows={byOutcome.map(({ outcome, count }) => [
        t(outcome === null ? 'pane.ledger.month.withoutOutcome' : `ledger.outcome.${outcome}`),
        count,
      ])}
    />
  );
}

function Departments({ review: { byDepartment } }: { readonly review: MonthReview }) {
  const { t } = usePane();
  return (
    <Table
      heads={['byDepartment', 'received', 'answered', 'openNow', 'overdue']}
      rows={byDepartment.map(({ department, received, answered, open, overdue }) => [
        department === '' ? t('pane.ledger.month.withoutDepartment') : department,
        received,
        answered,
        open,
        overdue,
      ])}
    />
  );
}

interface TableProps {
  /** Keys under `pane.ledger.month.`; the first is the title. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [string, ...number[]])[];
}

function Table({ heads, rows }: TableProps) {
  const { t } = usePane();
  return (
    <table class="review-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`pane.ledger.month.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            {figures.map((figure, at) => (
              <td key={heads[at]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LateProps {
  readonly answers: MonthReview['late'];
  readonly ledger: Ledger;
}

function Late({ answers, ledger }: LateProps) {
  const { t } = usePane();
  const { shown, more, showAll, around } = useFirstFew(answers, CASES_SHOWN);
  const drawn = useGrowth(shown.length);
  return (
    <section class="review-group of-overdue">
      <h3>
        <GroupMark kind="overdue" />
        {t('pane.ledger.month.late')}
        <span class="review-count">{t('pane.ledger.month.cases', { count: answers.length })}</span>
      </h3>
      <div ref={around}>
        <ul class="review-cases">
          {shown.slice(0, drawn).map(({ index, due, answered, days }) => (
            <CaseItem
              key={index}
              index={index}
              ledger={ledger}
              standing={<b class="review-left late">{t('pane.ledger.review.late', { days })}</b>}
            >
              <span class="review-next">
                {t('pane.ledger.month.late.told', { due: inWords(due), answered: inWords(answered) })}
              </span>
            </CaseItem>
          ))}
        </ul>
        {more > 0 && (
          <Button look="link" waits={false} onPress={showAll}>
            {t('pane.ledger.review.more', { count: more })}
          </Button>
        )}
      </div>
    </section>
  );
}

// ---- what both have

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** The arrow keys go from case to case. */
function Steered({ children }: { readonly children: ComponentChildren }) {
  const list = useRef<HTMLDivElement>(null);
  const steer = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const cases = [...(list.current?.querySelectorAll<HTMLElement>('.review-case > button') ?? [])];
    const at = cases.findIndex((one) => one === event.target);
    if (step === undefined || at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = cases[Math.min(Math.max(at + step, 0), cases.length - 1)];
    focusWithin(next);
    showElement(next);
  };
  return (
    <div class="review" ref={list} onKeyDown={steer}>
      {children}
    </div>
  );
}

function inWords(day: Day): MessageValue {
  const [year, month, date] = day.split('-').map(Number);
  return { key: 'ledger.day', values: { year: year ?? '', month: month ?? '', date: date ?? '' } };
}
