import type { RecognisedReport } from '../../core/model/fact';
import type { Finding, Message } from '../../core/model/finding';
import { useArrivalFocus, usePane } from '../views/context';
import { Fold } from '../views/fold';
import { SeverityMark } from '../views/parts';
import { useImport } from './context';
import { Doubts } from './doubts';
import { countFigures, readYear } from './figures';
import { nameOf } from './state';
import type { ReadItem } from './state';
import { Tables } from './tables';
import { Writing } from './writing';

/** A report that was read: whose it is, what is in doubt, every figure, and what writing would do. */
export function Preview({ item }: { readonly item: ReadItem }) {
  return (
    <>
      <Head item={item} />
      <Doubts item={item} />
      <Tables item={item} />
      <OwnFindings findings={item.report.verdict.findings} />
      <Notices notices={item.report.notices} />
      <Writing item={item} />
    </>
  );
}

function Head({ item }: { readonly item: ReadItem }) {
  const { t, word } = usePane();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { kind, verdict } = item.report;
  const { read, doubtful, blank, inferred } = countFigures(item);
  const { missingTables } = verdict.report;
  return (
    <section class="import-head">
      <h2 tabIndex={-1} ref={heading}>
        {nameOf(item, t)}
      </h2>
      <p class="standing">
        {t(`pane.import.kind.${kind}`)} · {word(formOf(verdict.report))}
      </p>
      <Names item={item} />
      <dl class="import-counts">
        <Count label={t('pane.import.count.read')} count={read} />
        <Count label={t('pane.import.count.doubtful')} count={doubtful} caution />
        <Count label={t('pane.import.count.blank')} count={blank} />
      </dl>
      {inferred > 0 && <p class="hint">{t('pane.import.inferred', { count: inferred })}</p>}
      {missingTables.length > 0 && (
        <p class="hint">
          {t('pane.import.missing', {
            tables: missingTables.map((table) => t(`pane.table.${table}`)).join('、'),
          })}
        </p>
      )}
    </section>
  );
}

/** The form its tables follow; local forms mix two. */
function formOf({ blocks, format }: RecognisedReport): Message {
  const editions = [...new Set(blocks.map(({ edition }) => edition))].sort();
  const [form = format, other] = editions;
  return other === undefined
    ? { key: 'pane.import.form', values: { form } }
    : { key: 'pane.import.form.mixed', values: { form, other } };
}

interface CountProps {
  readonly label: string;
  readonly count: number;
  readonly caution?: boolean;
}

function Count({ label, count, caution = false }: CountProps) {
  return (
    <div class={caution && count > 0 ? 'caution' : undefined}>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </div>
  );
}

/** Organ and year as the report says; a page that was copied without its title says neither. */
function Names({ item }: { readonly item: ReadItem }) {
  const { t } = usePane();
  const { send } = useImport();
  const wrongYear = item.year !== '' && readYear(item.year) === null;
  const { statedYear: stated } = item.report;
  const isInferred = stated !== undefined && stated.from !== 'title' && item.year === String(stated.year);
  return (
    <div class="import-names">
      <label>
        <span>{t('pane.import.organ')}</span>
        <input
          type="text"
          value={item.organ}
          maxLength={60}
          onInput={(event) => send({ type: 'named', organ: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{t('pane.import.year')}</span>
        <input
          type="text"
          class="short"
          inputMode="numeric"
          maxLength={4}
          value={item.year}
          aria-invalid={wrongYear ? 'true' : undefined}
          aria-describedby={wrongYear ? 'pane-import-year' : undefined}
          onInput={(event) => send({ type: 'named', year: event.currentTarget.value })}
        />
      </label>
      {wrongYear && (
        <p class="field-trouble" id="pane-import-year">
          {t('pane.import.year.wrong')}
        </p>
      )}
      {isInferred && <p class="hint">{t(`pane.import.year.${stated.from}`, { text: stated.quote.text })}</p>}
    </div>
  );
}

/** More than this is for the check, not for a preview. */
const MOST_FINDINGS = 12;

function OwnFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, word } = usePane();
  if (findings.length === 0) return null;
  return (
    <section class="import-fold">
      <Fold id="pane-import-findings" title={t('pane.import.findings', { count: findings.length })}>
        <ul class="import-findings">
          {findings.slice(0, MOST_FINDINGS).map((finding) => (
            <li key={finding.id}>
              <SeverityMark severity={finding.severity} />
              <p>{word(finding.message)}</p>
            </li>
          ))}
        </ul>
        {findings.length > MOST_FINDINGS && (
          <p class="hint">{t('pane.import.findings.more', { count: findings.length - MOST_FINDINGS })}</p>
        )}
      </Fold>
    </section>
  );
}

function Notices({ notices }: { readonly notices: readonly string[] }) {
  const { t } = usePane();
  if (notices.length === 0) return null;
  return (
    <section class="import-fold">
      <Fold id="pane-import-notices" title={t('pane.import.notices', { count: notices.length })}>
        <ul class="import-notices">
          {notices.map((code) => (
            <li key={code}>{t(`notice.${code}`)}</li>
          ))}
        </ul>
      </Fold>
    </section>
  );
}
