import { useEffect, useState } from 'preact/hooks';
import { addMessages } from '../../catalogue/messages';
import { convert } from '../../catalogue/messages/zh-CN/convert';
import type {
  Conversion,
  ConversionAnswers,
  ConversionQuestion,
  FigureLabel,
  SourceFigure,
} from '../../core/model/conversion';
import type { Message } from '../../core/model/finding';
import { messageOf } from '../problems';
import type { ConversionOutcome } from '../actions';
import type { Pane } from '../views/context';
import { usePane } from '../views/context';
import { Fold } from '../views/fold';
import { Button } from '../views/parts';

addMessages('zh-CN', convert);

/** The body of 转换为现行格式: first what would happen and what is asked, then what was done. */
export function ConversionView() {
  const { outcome } = usePane().state.check.conversion;
  return outcome ? <Done outcome={outcome} /> : <Planned />;
}

function Planned() {
  const { state, word, t, controller } = usePane();
  const [conversion, setConversion] = useState<Conversion | null>(null);
  const [failure, setFailure] = useState<Message | null>(null);
  const { verdict } = state.check;
  // A new check means the figures may have changed since they were listed.
  useEffect(() => {
    let left = false;
    setFailure(null);
    controller.planConversion().then(
      (planned) => !left && setConversion(planned),
      (error: unknown) => !left && setFailure(messageOf(error)),
    );
    return () => {
      left = true;
    };
  }, [verdict]);
  if (failure) return <p class="bar problem">{word(failure)}</p>;
  if (!conversion) return <p class="standing">{t('convert.pane.looking')}</p>;
  return <Plan conversion={conversion} />;
}

function Plan({ conversion }: { readonly conversion: Conversion }) {
  const { t, send, controller } = usePane();
  const [answers, setAnswers] = useState<ConversionAnswers>(new Map());
  const { figures, questions } = conversion;
  const count = (kind: SourceFigure['fate']['kind']): number =>
    figures.filter(({ fate }) => fate.kind === kind).length;
  const moved = figures.filter(({ fate }) => fate.kind === 'moved');
  const without = figures.filter(({ fate }) => fate.kind === 'noPlace');
  const choose = (point: string, choice: string | null): void => {
    const next = new Map(answers);
    if (choice === null) next.delete(point);
    else next.set(point, choice);
    setAnswers(next);
  };
  return (
    <>
      <p>{t('convert.pane.what')}</p>
      <p>{t('convert.pane.kept', { count: count('kept') })}</p>
      {moved.length > 0 && (
        <Fold id="pane-convert-moved" title={t('convert.pane.moved', { count: moved.length })}>
          <Figures figures={moved} />
        </Fold>
      )}
      {questions.length > 0 && <Questions questions={questions} answers={answers} onChoose={choose} />}
      {without.length > 0 && (
        <Fold id="pane-convert-without" title={t('convert.pane.noPlace', { count: without.length })}>
          <Figures figures={without} />
        </Fold>
      )}
      <div class="actions">
        <Button look="primary" onPress={() => void controller.perform({ kind: 'convert', answers })}>
          {t('convert.pane.insert')}
        </Button>
        <Button look="quiet" waits={false} onPress={() => send({ type: 'conversionFolded' })}>
          {t('convert.pane.leave')}
        </Button>
      </div>
    </>
  );
}

function Figures({ figures }: { readonly figures: readonly SourceFigure[] }) {
  const { t } = usePane();
  return (
    <ul>
      {figures.map(({ fact, label, fate }) => (
        <li key={fact.point}>
          {labelText(label, t)} <b>{fact.value.kind === 'number' ? fact.value.value : fact.source}</b>
          {fate.kind === 'noPlace' && <span class="field-hint"> {t(`convert.reason.${fate.reason}`)}</span>}
          {fate.kind === 'moved' && <span class="field-hint"> {t('convert.note.movedFigure')}</span>}
        </li>
      ))}
    </ul>
  );
}

interface QuestionsProps {
  readonly questions: readonly ConversionQuestion[];
  readonly answers: ConversionAnswers;
  readonly onChoose: (point: string, choice: string | null) => void;
}

/** Questions of one rule stand under its words, one row of the table after the other. */
function Questions({ questions, answers, onChoose }: QuestionsProps) {
  const { word } = usePane();
  const rules = [...new Set(questions.map(({ rule }) => rule))];
  return (
    <>
      {rules.map((rule) => {
        const own = questions.filter((question) => question.rule === rule);
        const [first] = own;
        return (
          <div key={rule}>
            {first && <p>{word(first.text)}</p>}
            {own.map((question) => (
              <Question
                key={question.point}
                question={question}
                answer={answers.get(question.point) ?? null}
                onChoose={(choice) => onChoose(question.point, choice)}
              />
            ))}
          </div>
        );
      })}
    </>
  );
}

interface QuestionProps {
  readonly question: ConversionQuestion;
  readonly answer: string | null;
  readonly onChoose: (choice: string | null) => void;
}

function Question({ question, answer, onChoose }: QuestionProps) {
  const { t } = usePane();
  const option = (id: string | null, text: string) => (
    <label key={id ?? ''} class="option">
      <input
        type="radio"
        name={`pane-convert-${question.point}`}
        value={id ?? ''}
        checked={answer === id}
        onChange={() => onChoose(id)}
      />
      <span class="option-name">{text}</span>
    </label>
  );
  return (
    <fieldset class="choice">
      <legend>{labelText(question.label, t)}</legend>
      {option(null, t('convert.choice.blank'))}
      {question.choices.map(({ id, labels, value }) =>
        option(
          id,
          t(labels.length > 1 ? 'convert.choice.add' : 'convert.choice.take', {
            label: labels.map(({ column }) => column).join('、'),
            value,
          }),
        ),
      )}
    </fieldset>
  );
}

function Done({ outcome }: { readonly outcome: ConversionOutcome }) {
  const { t, send, controller } = usePane();
  return (
    <>
      <p>{t('convert.pane.done', { sheets: outcome.sheets.join('、') })}</p>
      {outcome.leftOut.length > 0 && (
        <p class="standing">{t('convert.pane.leftOut', { parts: outcome.leftOut.join('、') })}</p>
      )}
      <p class="standing">{t(outcome.judged ? 'convert.pane.judged' : 'convert.pane.notJudged')}</p>
      <div class="actions">
        <Button onPress={() => void controller.perform({ kind: 'undoConversion' })}>
          {t('convert.pane.undo')}
        </Button>
        <Button look="quiet" waits={false} onPress={() => send({ type: 'conversionLeft' })}>
          {t('pane.close')}
        </Button>
      </div>
    </>
  );
}

function labelText({ number, row, column }: FigureLabel, t: Pane['t']): string {
  const label = [row, column].filter((part) => part !== '').join('·');
  return t('convert.note.label', { number, label });
}
