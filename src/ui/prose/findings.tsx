import type { CheckedText } from '../../core/model/checked-text';
import type { Finding, Quote, SamePassage } from '../../core/model/finding';
import type { CellPlace } from '../../core/model/grid';
import { usePaneTools } from '../views/context';
import { Fold, useFirstFew } from '../views/fold';
import { LocateButton } from '../views/locate';
import { Button, SeverityMark } from '../views/parts';
import { groupFindings } from './groups';

type Kind = CheckedText['kind'];

const FINDINGS_SHOWN = 8;
const CELLS_SHOWN = 3;

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly kind: Kind;
}

/** Findings by what they are about, each with its sentence. */
export function Findings({ findings, kind }: FindingsProps) {
  const { t } = usePaneTools();
  const groups = groupFindings(findings);
  if (groups.length === 0) return null;
  return (
    <div class="findings">
      {groups.map(({ group, findings: own }) => (
        <section key={group} aria-labelledby={`pane-prose-${group}`}>
          <h2 id={`pane-prose-${group}`}>{t(`pane.prose.group.${group}`, { count: own.length })}</h2>
          <FindingItems findings={own} kind={kind} />
        </section>
      ))}
    </div>
  );
}

function FindingItems({ findings, kind }: FindingsProps) {
  const { t } = usePaneTools();
  const { shown, more, showAll, around } = useFirstFew(findings, FINDINGS_SHOWN);
  return (
    <div ref={around}>
      <ul>
        {shown.map((finding, index) => (
          <FindingItem key={`${finding.id}:${String(index)}`} finding={finding} kind={kind} />
        ))}
      </ul>
      {more > 0 && (
        <Button look="link" waits={false} onPress={showAll}>
          {t('pane.prose.more', { count: more })}
        </Button>
      )}
    </div>
  );
}

function FindingItem({ finding, kind }: { readonly finding: Finding; readonly kind: Kind }) {
  const { t, word } = usePaneTools();
  const { quote, passages = [] } = finding;
  return (
    <li class={`finding ${finding.severity}`}>
      <SeverityMark severity={finding.severity} />
      <div class="finding-body">
        {quote && (
          <h3 class="prose-quote">
            <q>{quote.text}</q> <Place quote={quote} kind={kind} />
          </h3>
        )}
        <p class={quote ? 'sentence' : 'sentence only'}>{word(finding.message)}</p>
        {finding.cells.length > 0 && <Cells cells={finding.cells} />}
        {passages.length > 0 && <Passages passages={passages} kind={kind} id={finding.id} />}
        <p class="footnote">
          {finding.source === ''
            ? t('pane.finding.rule', { rule: finding.rule })
            : t('pane.finding.source', { source: finding.source, rule: finding.rule })}
        </p>
      </div>
    </li>
  );
}

/** Page or line, where a person could find it by that: a .docx has neither. */
function Place({ quote: { line, page }, kind }: { readonly quote: Quote; readonly kind: Kind }) {
  const { t } = usePaneTools();
  const key = page !== undefined ? 'page' : kind === 'sheet' ? 'row' : kind === 'text' ? 'line' : null;
  return key === null ? null : (
    <span class="prose-place">{t(`pane.prose.at.${key}`, { page: page ?? 0, line })}</span>
  );
}

function Cells({ cells }: { readonly cells: readonly CellPlace[] }) {
  const { t } = usePaneTools();
  const { shown, more, showAll, around } = useFirstFew(cells, CELLS_SHOWN);
  return (
    <div class="finding-actions" ref={around}>
      {shown.map((place) => (
        <LocateButton key={`${place.sheetId}!${place.cell}`} place={place} />
      ))}
      {more > 0 && (
        <Button look="link" waits={false} onPress={showAll}>
          {t('pane.finding.moreCells', { count: more })}
        </Button>
      )}
    </div>
  );
}

interface PassagesProps {
  readonly passages: readonly SamePassage[];
  readonly kind: Kind;
  readonly id: string;
}

/** What both years say, side by side. */
function Passages({ passages, kind, id }: PassagesProps) {
  const { t } = usePaneTools();
  return (
    <Fold
      id={`pane-prose-same-${id.replace(/[^\w-]/g, '_')}`}
      title={t('pane.prose.passages', { count: passages.length })}
    >
      <ol class="prose-passages">
        {passages.map(({ here, before }, index) => (
          <li key={index}>
            <PassageText name={t('pane.prose.thisYear')} quote={here} kind={kind} />
            {/* Only pages of last year's text are told: what kind of text it was is not kept. */}
            <PassageText name={t('pane.prose.yearBefore')} quote={before} kind="docx" />
          </li>
        ))}
      </ol>
    </Fold>
  );
}

interface PassageProps {
  readonly name: string;
  readonly quote: Quote;
  readonly kind: Kind;
}

function PassageText({ name, quote, kind }: PassageProps) {
  return (
    <div>
      <p class="prose-year">
        {name} <Place quote={quote} kind={kind} />
      </p>
      <p>{quote.text}</p>
    </div>
  );
}
