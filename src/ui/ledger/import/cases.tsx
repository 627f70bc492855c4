import { useMemo } from 'preact/hooks';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type Applicant,
  type CaseOutcome,
  type LedgerCase,
  type LedgerTrouble,
} from '../../../core/model/ledger';
import type { ImportedList, ImportQuestion } from '../../../core/model/ledger-import';
import { useArrivalFocus, usePane } from '../../views/context';
import { useFirstFew } from '../../views/fold';
import { useGrowth } from '../../views/growth';
import { Button, SeverityMark } from '../../views/parts';
import { useListImport } from './context';
import { addedCount, answerTo, unanswered } from './state';

const CASES_SHOWN = 3;
const QUESTIONS_SHOWN = 10;
const TROUBLES_SHOWN = 5;
/** Cells that were not read and are listed at most; the others stand in the notes all the same. */
const MOST_TROUBLES = 200;
const NUMBERS_SHOWN = 5;

/** What was read of the list, what is asked about it, and what is added. */
export function Cases({ list }: { readonly list: ImportedList }) {
  const { t } = usePane();
  const { desk } = useListImport();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { cases, questions, troubles } = list;
  const cut = troubles.find(({ kind }) => kind === 'truncated');
  const cells = troubles.filter(({ kind }) => kind !== 'truncated');
  return (
    <>
      <h3 tabIndex={-1} ref={heading}>
        {t('pane.ledger.import.cases')}
      </h3>
      <div class="list-read">
        <p>
          <b>{t('pane.ledger.import.read', { count: cases.length })}</b>
        </p>
        <Button look="link" waits={false} onPress={() => desk.store.send({ type: 'wentBack' })}>
          {t('pane.ledger.import.back')}
        </Button>
      </div>
      {cut && (
        <div class="bar caution">
          <SeverityMark severity="warning" />
          <p>
            <Trouble trouble={cut} />
          </p>
        </div>
      )}
      {cases.length === 0 ? (
        <p class="standing">{t('pane.ledger.import.nothing')}</p>
      ) : (
        <>
          <Preview cases={cases} />
          {questions.length > 0 && <Questions questions={questions} />}
          {cells.length > 0 && <Troubles troubles={cells} />}
          <Already list={list} />
          <Adding />
        </>
      )}
    </>
  );
}

/** The first cases, by which one sees at a glance whether the columns were right. */
function Preview({ cases }: { readonly cases: readonly LedgerCase[] }) {
  const { t } = usePane();
  const shown = cases.slice(0, CASES_SHOWN);
  return (
    <ul class="list-preview" aria-label={t('pane.ledger.import.preview', { count: shown.length })}>
      {shown.map((one) => (
        <li key={one.row}>
          <bdi class="list-head">
            {one.number === '' ? t('pane.ledger.import.row', { row: one.row + 1 }) : one.number}
          </bdi>
          <dl>
            <Said field="received" text={one.received} />
            <Said field="applicant" text={one.applicant && t(`ledger.applicant.${one.applicant}`)} />
            <Said field="outcome" text={one.outcome && t(`ledger.outcome.${one.outcome}`)} />
            <Said field="answered" text={one.answered} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Said({ field, text }: { readonly field: keyof LedgerCase; readonly text: string | null }) {
  const { t } = usePane();
  return (
    <div class={text === null ? 'blank' : undefined}>
      <dt>{t(`ledger.field.${field}`)}</dt>
      <dd>{text ?? t('pane.ledger.import.blank')}</dd>
    </div>
  );
}

// ---- questions

function Questions({ questions }: { readonly questions: readonly ImportQuestion[] }) {
  const { t } = usePane();
  const { state } = useListImport();
  const sorted = useMemo(() => [...questions].sort((a, b) => b.places.length - a.places.length), [questions]);
  const { shown, more, showAll, around } = useFirstFew(sorted, QUESTIONS_SHOWN);
  const drawn = useGrowth(shown.length);
  const left = unanswered(state);
  return (
    <section class="list-questions">
      <h4>
        <SeverityMark severity="warning" />
        {t('pane.ledger.import.questions', { count: questions.length })}
      </h4>
      <p class="footnote">{t('pane.ledger.import.questions.hint')}</p>
      <div ref={around}>
        <ul>
          {shown.slice(0, drawn).map((question) => (
            <Question key={`${question.kind} ${question.key}`} question={question} />
          ))}
        </ul>
        {more > 0 && (
          <Button look="link" waits={false} onPress={showAll}>
            {t('pane.ledger.import.questions.more', { count: more })}
          </Button>
        )}
      </div>
      {left > 0 && <p class="footnote">{t('pane.ledger.import.questions.left', { count: left })}</p>}
    </section>
  );
}

/** A text and what it may mean: the probable ones first, then all. */
function Question({ question }: { readonly question: ImportQuestion }) {
  const { t } = usePane();
  const { desk, state } = useListImport();
  const { kind, text, candidates, places } = question;
  const all: readonly (CaseOutcome | Applicant)[] = kind === 'outcome' ? CASE_OUTCOMES : APPLICANTS;
  const others = all.filter((one) => !candidates.includes(one));
  const answer = answerTo(state, question);
  return (
    <li class={answer === null ? 'list-question open' : 'list-question'}>
      <label>
        <span class="list-text">
          <bdi>{text}</bdi>
        </span>
        <span class="list-rows">
          {t('pane.ledger.import.question.rows', {
            field: t(`ledger.field.${kind}`),
            count: places.length,
          })}
        </span>
        <select
          aria-label={t('pane.ledger.import.question.of', { text })}
          value={answer ?? ''}
          onChange={({ currentTarget: { value } }) =>
            desk.store.send({
              type: 'answered',
              question,
              meaning: all.find((one) => one === value) ?? null,
            })
          }
        >
          <option value="">{t('pane.ledger.import.leaveBlank')}</option>
          {candidates.length > 0 && (
            <optgroup label={t('pane.ledger.import.mayBe')}>
              <Meanings kind={kind} meanings={candidates} />
            </optgroup>
          )}
          <optgroup label={t('pane.ledger.import.allOf', { field: t(`ledger.field.${kind}`) })}>
            <Meanings kind={kind} meanings={others} />
          </optgroup>
        </select>
      </label>
    </li>
  );
}

interface MeaningsProps {
  readonly kind: ImportQuestion['kind'];
  readonly meanings: readonly (CaseOutcome | Applicant)[];
}

function Meanings({ kind, meanings }: MeaningsProps) {
  const { t } = usePane();
  return (
    <>
      {meanings.map((one) => (
        <option key={one} value={one}>
          {t(`ledger.${kind}.${one}`)}
        </option>
      ))}
    </>
  );
}

// ---- cells that were not read

function Troubles({ troubles }: { readonly troubles: readonly LedgerTrouble[] }) {
  const { t } = usePane();
  const listed = useMemo(() => troubles.slice(0, MOST_TROUBLES), [troubles]);
  const { shown, more, showAll, around } = useFirstFew(listed, TROUBLES_SHOWN);
  const drawn = useGrowth(shown.length);
  return (
    <section class="list-troubles">
      <h4>
        <SeverityMark severity="warning" />
        {t('pane.ledger.import.troubles', { count: troubles.length })}
      </h4>
      <p class="footnote">{t('pane.ledger.import.troubles.hint')}</p>
      <div ref={around}>
        <ul>
          {shown.slice(0, drawn).map((trouble) => (
            <li key={`${trouble.place.cell} ${trouble.kind}`}>
              <Trouble trouble={trouble} />
            </li>
          ))}
        </ul>
        {more > 0 && (
          <Button look="link" waits={false} onPress={showAll}>
            {t('pane.ledger.import.troubles.more', { count: more })}
          </Button>
        )}
      </div>
      {more === 0 && troubles.length > listed.length && (
        <p class="footnote">
          {t('pane.ledger.import.troubles.beyond', { count: troubles.length - listed.length })}
        </p>
      )}
    </section>
  );
}

function Trouble({ trouble: { kind, place, text } }: { readonly trouble: LedgerTrouble }) {
  const { t } = usePane();
  return <bdi>{t(`ledger.trouble.${kind}`, { cell: place.cell, sheet: place.sheet, text })}</bdi>;
}

// ---- adding

/** Cases whose number the ledger has: left out unless somebody wants them. */
function Already({ list }: { readonly list: ImportedList }) {
  const { t } = usePane();
  const { desk, state } = useListImport();
  const { already, withAlready } = state;
  if (already.length === 0) return null;
  const numbers = already.slice(0, NUMBERS_SHOWN).flatMap((index) => list.cases[index]?.number ?? []);
  return (
    <div class="bar caution list-already">
      <SeverityMark severity="warning" />
      <p>
        <b>{t('pane.ledger.import.already', { count: already.length })}</b>{' '}
        <bdi>{t('pane.ledger.import.already.such', { numbers: numbers.join('、') })}</bdi>
      </p>
      <label class="option">
        <input
          type="checkbox"
          checked={withAlready}
          onChange={({ currentTarget: { checked } }) =>
            desk.store.send({ type: 'choseAlready', withAlready: checked })
          }
        />
        <span>{t('pane.ledger.import.already.with')}</span>
      </label>
    </div>
  );
}

function Adding() {
  const { t } = usePane();
  const { desk, state, hasLedger } = useListImport();
  const count = addedCount(state);
  return (
    <>
      <label class="option">
        <input
          type="checkbox"
          checked={state.maskNames}
          onChange={({ currentTarget: { checked } }) =>
            desk.store.send({ type: 'choseMask', maskNames: checked })
          }
        />
        <span>
          <span class="option-name">{t('pane.ledger.import.mask')}</span>
          <span class="field-hint">{t('pane.ledger.import.mask.hint')}</span>
        </span>
      </label>
      {count === 0 ? (
        <p class="standing">{t('pane.ledger.import.addNone')}</p>
      ) : (
        <div class="actions">
          <Button look="primary" onPress={() => void desk.add()}>
            {t(hasLedger ? 'pane.ledger.import.add' : 'pane.ledger.import.addNew', { count })}
          </Button>
        </div>
      )}
    </>
  );
}
