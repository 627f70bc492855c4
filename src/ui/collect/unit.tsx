import { useEffect, useRef, useState } from 'preact/hooks';
import type { CollectedUnit, UnitFinding, UnitReport } from '../../core/model/collection';
import { focusWithin } from '../dom/focus';
import { usePane } from '../views/context';
import { useFirstFew } from '../views/fold';
import { Button, SeverityMark } from '../views/parts';
import { useCollecting } from './context';
import { FileOffer } from './file-offer';

/** One unit: its files, whether it counts, what was found in its report, and the note to it. */
export function UnitDetail({ name }: { readonly name: string }) {
  const { state } = useCollecting();
  const unit = state.collection?.units.find((one) => one.name === name);
  if (!unit) return null;
  return (
    <div class="collect-detail">
      <Files unit={unit} />
      <Included unit={unit} />
      <Findings unit={unit} />
      <ReturnNote unit={unit} />
      <Contact unit={unit} />
    </div>
  );
}

interface UnitProps {
  readonly unit: CollectedUnit;
}

interface FiledReport {
  readonly file: string;
  readonly report: UnitReport;
}

function reportsOf({ files, report, others }: CollectedUnit): readonly FiledReport[] {
  const [first] = files;
  const all = report && first !== undefined ? [{ file: first, report }, ...others] : others;
  // Choosing one must not move it.
  return [...all].sort((one, other) => (one.file < other.file ? -1 : 1));
}

function Files({ unit }: UnitProps) {
  const { t, word } = usePane();
  const reports = reportsOf(unit);
  if (reports.length === 0 && unit.unread.length === 0) return <p>{t('pane.collect.noFile')}</p>;
  return (
    <>
      {reports.length > 1 && <p class="collect-head">{t('pane.collect.whichCounts')}</p>}
      <ul class="collect-files">
        {reports.map((filed) => (
          <li key={filed.file}>
            <ReportFile filed={filed} unit={unit} several={reports.length > 1} first={reports[0]} />
            <NameOf file={filed.file} unit={unit} from={filed.report.organFrom} />
          </li>
        ))}
        {unit.unread.map(({ file, code, details }) => (
          <li key={file}>
            <p>
              <bdi>{file}</bdi>
            </p>
            <p class="collect-why">{word({ key: `error.${code}`, values: { ...details, file } })}</p>
            <NameOf file={file} unit={unit} from="file" />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ReportFileProps {
  readonly filed: FiledReport;
  readonly unit: CollectedUnit;
  readonly several: boolean;
  readonly first: FiledReport | undefined;
}

/** Of several files for one unit one is chosen; until then none counts. */
function ReportFile({ filed, unit, several, first }: ReportFileProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { file, report } = filed;
  const { chosen, year } = state.choices;
  const remarks = [
    report.year === null
      ? t('pane.collect.noYear')
      : report.year !== year && t('pane.collect.ofOtherYear', { year: report.year }),
    several && first && first.file !== file && t('pane.collect.differs', { count: difference(filed, first) }),
  ].filter((text) => text !== false);
  const words = (
    <span>
      <bdi>{file}</bdi>
      {remarks.length > 0 && <small>{remarks.join(' · ')}</small>}
    </span>
  );
  if (!several) return <p>{words}</p>;
  return (
    <label class="collect-switch">
      <input
        type="radio"
        name={`pane-collect-chosen-${unit.name}`}
        checked={Object.hasOwn(chosen, unit.name) && chosen[unit.name] === file}
        onChange={() => desk.decide({ chosen: { ...chosen, [unit.name]: file } })}
      />
      {words}
    </label>
  );
}

/** Figures that two reports do not have in common. */
function difference({ report: one }: FiledReport, { report: other }: FiledReport): number {
  const points = new Set([...Object.keys(one.figures), ...Object.keys(other.figures)]);
  return [...points].filter((point) => (one.figures[point] ?? 0) !== (other.figures[point] ?? 0)).length;
}

interface NameProps {
  readonly file: string;
  readonly unit: CollectedUnit;
  readonly from: UnitReport['organFrom'];
}

/** Where the name was read, to be confirmed or corrected. */
function NameOf({ file, unit, from }: NameProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const [typing, setTyping] = useState(false);
  const byHand = Object.hasOwn(state.choices.names, file);
  const isSettled = byHand || unit.matched === 'exact' || unit.matched === 'alias';
  return (
    <div class="collect-naming">
      <p>
        {byHand ? t('pane.collect.name.byHand') : t(`pane.collect.name.${from}`)}
        {unit.matched === 'normalised' && ` ${t('pane.collect.name.normalised')}`}
      </p>
      {typing ? (
        <NameField file={file} name={unit.name} onEnd={() => setTyping(false)} />
      ) : (
        <div class="actions">
          {unit.mayBe.map((name) => (
            <Button key={name} look="mend" waits={false} onPress={() => desk.nameFile(file, name)}>
              {t('pane.collect.name.mayBe', { name })}
            </Button>
          ))}
          {!isSettled && (
            <Button waits={false} onPress={() => desk.nameFile(file, unit.name)}>
              {t('pane.collect.name.confirm')}
            </Button>
          )}
          <Button look="link" waits={false} focusHome onPress={() => setTyping(true)}>
            {t('pane.collect.name.correct')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface NameFieldProps {
  readonly file: string;
  readonly name: string;
  readonly onEnd: () => void;
}

/** The names of the roster are offered while one is typed. */
function NameField({ file, name, onEnd }: NameFieldProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => focusWithin(input.current), []);
  const names = state.roster?.roster.units ?? [];
  return (
    <form
      class="collect-name-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onEnd();
        desk.nameFile(file, text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onEnd();
      }}
    >
      <input
        ref={input}
        type="text"
        aria-label={t('pane.collect.name.label')}
        list={names.length > 0 ? 'pane-collect-names' : undefined}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {names.length > 0 && (
        <datalist id="pane-collect-names">
          {names.map((unit) => (
            <option key={unit.name} value={unit.name} />
          ))}
        </datalist>
      )}
      <Button type="submit" waits={false} onPress={() => undefined}>
        {t('pane.collect.name.use')}
      </Button>
    </form>
  );
}

const LEFT_OUT: readonly string[] = ['excluded', 'vertical', 'belongsElsewhere', 'unknown'];

/** Whether the unit is part of this total at all; 垂直管理 is not unless somebody says so. */
function Included({ unit }: UnitProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { included } = state.choices;
  if (!unit.report && unit.others.length === 0 && unit.status !== 'missing') return null;
  const isPart = unit.counts.in || !LEFT_OUT.includes(unit.counts.because);
  return (
    <label class="collect-switch">
      <input
        type="checkbox"
        checked={isPart}
        onChange={(event) =>
          desk.decide({ included: { ...included, [unit.name]: event.currentTarget.checked } })
        }
      />
      <span>
        {t('pane.collect.include')}
        {!unit.counts.in && <small>{t(`collect.because.${unit.counts.because}`)}</small>}
      </span>
    </label>
  );
}

const FINDINGS_SHOWN = 8;

function Findings({ unit: { report } }: UnitProps) {
  const { t } = usePane();
  const findings = (report?.findings ?? []).filter(({ severity }) => severity !== 'info');
  const { shown, more, showAll, around } = useFirstFew(findings, FINDINGS_SHOWN);
  if (!report) return null;
  if (findings.length === 0) return <p class="collect-clean">{t('pane.collect.clean')}</p>;
  return (
    <div ref={around}>
      <ul class="collect-findings">
        {shown.map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
      {more > 0 && (
        <Button look="link" waits={false} onPress={showAll}>
          {t('pane.collect.more', { count: more })}
        </Button>
      )}
    </div>
  );
}

function FindingItem({ finding }: { readonly finding: UnitFinding }) {
  const { t, word } = usePane();
  const { severity, message, place, answered } = finding;
  return (
    <li>
      <SeverityMark severity={severity} />
      <span>
        {word(message)}
        <small>
          <bdi>{place.replace('!', ' ')}</bdi>
          {answered && ` ${t('pane.collect.answered')}`}
        </small>
      </span>
    </li>
  );
}

/** 退回意见, where there is something to tell the unit. */
function ReturnNote({ unit }: UnitProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { collection, copy } = state;
  if (!collection || desk.tools.note(collection, unit.name) === null) return null;
  return (
    <div class="collect-note">
      <p class="collect-head">{t('pane.collect.note')}</p>
      <div class="actions">
        <Button onPress={() => void desk.copyNote(unit.name)}>{t('pane.collect.note.copy')}</Button>
        <Button onPress={() => void desk.saveNote(unit.name, 'docx')}>{t('pane.collect.note.docx')}</Button>
        <Button onPress={() => void desk.saveNote(unit.name, 'txt')}>{t('pane.collect.note.txt')}</Button>
      </div>
      <FileOffer unit={unit.name} />
      {copy?.unit === unit.name && (
        <label class="collect-copy">
          {t('pane.collect.note.byHand')}
          <textarea rows={6} readOnly value={copy.text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}

function Contact({ unit: { roster } }: UnitProps) {
  const { t } = usePane();
  if (!roster || roster.contact === '') return null;
  return (
    <p class="footnote">
      {t('pane.collect.contact')} <bdi>{roster.contact}</bdi>
    </p>
  );
}
