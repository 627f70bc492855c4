import { useMemo, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../core/model/finding';
import type { CellPlace } from '../../core/model/grid';
import { focusWithin } from '../dom/focus';
import { canAnswer } from '../state/findings';
import { isPlain, proposalOf, saysOf } from '../state/repairs';
import type { Proposal } from '../state/repairs';
import type { ListedFinding } from '../state/state';
import { AnswerForm, AnswerRemark } from './answer-form';
import { usePaneTools } from './context';
import { ConvertButton } from './convert';
import { useFirstFew } from './fold';
import { LocateButton } from './locate';
import { Button, Icon, SeverityMark } from './parts';
import { Alternatives, BestRepair, MendButton, OthersButton } from './repairs';

/** More cells than this are folded away. */
const CELLS_SHOWN = 4;

interface FindingItemProps extends ListedFinding {
  /** Whether the arrow keys stand on it; only its buttons are in the tab order. */
  readonly here: boolean;
  /** Whether its blanks can be filled with 0. */
  readonly fillable: boolean;
  /** Whether 校验说明 holds an answer that it cannot have. */
  readonly refused: boolean;
}

/**
 * One finding: where, what it says, and what can be done. A click anywhere selects its cell. It is drawn again only when
 * what it shows has changed: of two hundred an arrow key touches two.
 */
export function FindingItem({ finding, mended, here, fillable, refused }: FindingItemProps) {
  return useMemo(
    () => <Item {...{ finding, mended, here, fillable, refused }} />,
    [finding, mended, here, fillable, refused],
  );
}

function Item({ finding, mended, here, fillable, refused }: FindingItemProps) {
  const { send, word, t, controller } = usePaneTools();
  const title = labelsOf(finding);
  const sentence = `pane-sentence-${domId(finding.id)}`;
  const locate = (): void => {
    send({ type: 'stoodOn', id: finding.id });
    const [first] = finding.cells;
    if (first) void controller.perform({ kind: 'reveal', place: first });
  };
  return (
    <li
      class={`finding ${finding.severity}${mended ? ' mended' : ''}${here ? ' here' : ''}`}
      data-finding-item={finding.id}
      onFocusIn={mended ? undefined : () => send({ type: 'stoodOn', id: finding.id })}
    >
      {mended ? <Icon name="done" /> : <SeverityMark severity={finding.severity} quiet />}
      <div class="finding-body">
        <h3>
          <button
            type="button"
            class={`finding-title${title === null ? ' only' : ''}`}
            data-finding={mended ? undefined : finding.id}
            data-focus-home={mended ? undefined : ''}
            tabIndex={here ? 0 : -1}
            aria-describedby={title === null ? undefined : sentence}
            onClick={locate}
          >
            <span class="unseen">
              {t(`pane.severity.${finding.severity}`)}
              {mended && t('pane.check.isMended')}{' '}
            </span>
            {title ?? word(finding.message)}
            {title !== null && <Says finding={finding} />}
          </button>
        </h3>
        {title !== null && (
          <p class="sentence" id={sentence}>
            {word(finding.message)}
          </p>
        )}
        {!mended && <AnswerRemark answer={finding.answer} refused={refused} />}
        {!mended && <FindingActions {...{ finding, here, fillable }} onLocate={locate} />}
      </div>
    </li>
  );
}

/** Row and column in the words of the form; null where the sentence must speak for itself. */
export function labelsOf({ where }: Finding): string | null {
  const labels = [where?.row, where?.column].filter((label) => label !== undefined && label !== '');
  return labels.length > 0 ? labels.join(' · ') : null;
}

/** What the one wrong cell says and should say, where it is certain. */
function Says({ finding }: { readonly finding: Finding }) {
  const { t, word } = usePaneTools();
  const proposal = proposalOf(finding);
  if (!proposal?.certain || !proposal.best) return null;
  const [suspect, ...others] = proposal.best;
  if (!suspect) return null;
  return (
    <>
      {' '}
      <span class="says">
        {others.length === 0
          ? word(saysOf(suspect))
          : t('pane.suspect.several', { count: proposal.best.length })}
      </span>
    </>
  );
}

interface FindingActionsProps extends Pick<FindingItemProps, 'finding' | 'here' | 'fillable'> {
  readonly onLocate: () => void;
}

function FindingActions({ finding, here, fillable, onLocate }: FindingActionsProps) {
  const { t } = usePaneTools();
  const [open, setOpen] = useState(false);
  const [listing, setListing] = useState(false);
  const [answering, setAnswering] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const tabIndex = here ? 0 : -1;
  const details = `pane-details-${domId(finding.id)}`;
  const others = `pane-others-${domId(finding.id)}`;
  const answer = `answer-${domId(finding.id)}`;
  const leaveAnswer = (): void => {
    setAnswering(false);
    focusWithin(opener.current);
  };
  const [first] = finding.cells;
  const proposal = proposalOf(finding);
  return (
    <>
      {proposal && <BestRepair proposal={proposal} tabIndex={tabIndex} />}
      <div class="finding-actions">
        {proposal?.best && isPlain(proposal) && <MendButton repair={proposal.best} tabIndex={tabIndex} />}
        {first && !locatesItself(proposal, first) && (
          <LocateButton place={first} tabIndex={tabIndex} onPress={onLocate} />
        )}
        {fillable && <FillZerosButton finding={finding} tabIndex={tabIndex} />}
        <ConvertButton finding={finding} tabIndex={tabIndex} />
        {canAnswer(finding) && (
          <Button
            look="link"
            waits={false}
            tabIndex={tabIndex}
            expanded={answering}
            controls={`pane-${answer}`}
            buttonRef={opener}
            onPress={() => setAnswering(!answering)}
          >
            {t('pane.action.answer')}
          </Button>
        )}
        {proposal && (
          <OthersButton
            proposal={proposal}
            open={listing}
            controls={others}
            tabIndex={tabIndex}
            onToggle={() => setListing(!listing)}
          />
        )}
        <Button
          look="link"
          waits={false}
          tabIndex={tabIndex}
          expanded={open}
          controls={details}
          onPress={() => setOpen(!open)}
        >
          {t('pane.finding.more')}
          <Icon name="down" />
        </Button>
      </div>
      <div id={`pane-${answer}`} class="answer" hidden={!answering}>
        {answering && <AnswerForm id={answer} finding={finding} onLeave={leaveAnswer} />}
      </div>
      <div id={others} class="alternatives" hidden={!listing}>
        {listing && proposal && <Alternatives proposal={proposal} tabIndex={tabIndex} />}
      </div>
      <div id={details} class="details" hidden={!open}>
        {open && <Details finding={finding} tabIndex={tabIndex} />}
      </div>
    </>
  );
}

function FillZerosButton({ finding, tabIndex }: { readonly finding: Finding; readonly tabIndex: number }) {
  const { t, controller } = usePaneTools();
  return (
    <Button
      look="link"
      tabIndex={tabIndex}
      onPress={() => void controller.perform({ kind: 'fillZeros', finding })}
    >
      {t(finding.points.length === 1 ? 'pane.action.fillZero' : 'pane.action.fillZeros')}
    </Button>
  );
}

/** Whether the repair shown has a button of its own for the cell. */
function locatesItself(proposal: Proposal | null, { sheetId, cell }: CellPlace): boolean {
  if (!proposal?.best || isPlain(proposal)) return false;
  return proposal.best.some(({ place }) => place.sheetId === sheetId && place.cell === cell);
}

function Details({ finding, tabIndex }: { readonly finding: Finding; readonly tabIndex: number }) {
  const { t } = usePaneTools();
  return (
    <>
      {finding.explains.length > 0 && <p>{t('pane.finding.explains', { count: finding.explains.length })}</p>}
      {finding.cells.length > 1 && <Cells cells={finding.cells} tabIndex={tabIndex} />}
      <p>
        {finding.source === ''
          ? t('pane.finding.rule', { rule: finding.rule })
          : t('pane.finding.source', { source: finding.source, rule: finding.rule })}
      </p>
    </>
  );
}

function Cells({ cells, tabIndex }: { readonly cells: readonly CellPlace[]; readonly tabIndex: number }) {
  const { t, controller } = usePaneTools();
  const { shown, more, showAll, around } = useFirstFew(cells, CELLS_SHOWN);
  return (
    <div class="cells" ref={around}>
      <span>{t('pane.finding.cells', { count: cells.length })}</span>
      {shown.map((place) => (
        <Button
          key={`${place.sheetId}!${place.cell}`}
          look="link"
          waits={false}
          tabIndex={tabIndex}
          label={t('pane.action.locate.label', { cell: place.cell })}
          onPress={() => void controller.perform({ kind: 'reveal', place })}
        >
          <span class="cell">{place.cell}</span>
        </Button>
      ))}
      {more > 0 && (
        <Button look="link" waits={false} tabIndex={tabIndex} onPress={showAll}>
          {t('pane.finding.moreCells', { count: more })}
        </Button>
      )}
    </div>
  );
}

/** Letters and digits only: rule ids carry dots and colons, and ids of elements must not carry spaces. */
function domId(id: string): string {
  return id.replace(/[^\w-]/g, (sign) => `_${sign.codePointAt(0)?.toString(16) ?? ''}`);
}
