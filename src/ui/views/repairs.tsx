import { useState } from 'preact/hooks';
import type { Repair, Suspect } from '../../core/model/finding';
import { canWrite, labelOf, mendOf, saysOf } from '../state/repairs';
import type { Proposal } from '../state/repairs';
import { usePane } from './context';
import { Button, Icon } from './parts';

/** More alternatives than this are folded away. */
const REPAIRS_SHOWN = 5;

interface RepairProps {
  readonly repair: Repair;
  /** Only the buttons of the finding the clerk stands on are in the tab order. */
  readonly tabIndex: number;
}

/**
 * 改为 4: writes what the repair proposes. Absent where a cell holds a formula of the clerk's, or where the figure is
 * not determined.
 */
export function MendButton({ repair, tabIndex }: RepairProps) {
  const { word, controller } = usePane();
  const [only, ...others] = repair;
  if (!only || !canWrite(repair)) return null;
  const verb = word(mendOf(repair));
  return (
    <Button
      look="mend"
      tabIndex={tabIndex}
      {...(others.length === 0 ? { label: `${labelOf(only.where)} ${verb}` } : {})}
      onPress={() => void controller.perform({ kind: 'repair', repair })}
    >
      {verb}
    </Button>
  );
}

/** The repair that is shown without being asked for. A single certain cell is told by the finding itself. */
export function BestRepair({ proposal, repair, tabIndex }: RepairProps & { readonly proposal: Proposal }) {
  const { t } = usePane();
  if (proposal.certain && repair.length === 1) return null;
  return (
    <div class="repair best">
      {!proposal.certain && <p class="likely">{t('pane.repair.likely')}</p>}
      <Suspects repair={repair} tabIndex={tabIndex} />
      {!proposal.certain && <MendButton repair={repair} tabIndex={tabIndex} />}
    </div>
  );
}

interface OthersButtonProps {
  readonly proposal: Proposal;
  readonly open: boolean;
  readonly controls: string;
  readonly tabIndex: number;
  readonly onToggle: () => void;
}

export function OthersButton({ proposal, open, controls, tabIndex, onToggle }: OthersButtonProps) {
  const { t } = usePane();
  const { best, certain, others, further } = proposal;
  if (certain) return null;
  return (
    <Button
      look="link"
      waits={false}
      tabIndex={tabIndex}
      expanded={open}
      controls={controls}
      onPress={onToggle}
    >
      {t(best ? 'pane.repair.others' : 'pane.repair.several', { count: others.length + further })}
      <Icon name="down" />
    </Button>
  );
}

/** Equally small repairs, best first; any one of them would make the relations hold. */
export function Alternatives({
  proposal: { others, further },
  tabIndex,
}: {
  readonly proposal: Proposal;
  readonly tabIndex: number;
}) {
  const { t } = usePane();
  const [all, setAll] = useState(others.length <= REPAIRS_SHOWN);
  const shown = all ? others : others.slice(0, REPAIRS_SHOWN);
  return (
    <>
      <p>{t('pane.repair.choose')}</p>
      <ol>
        {shown.map((repair) => (
          <li class="repair" key={keyOf(repair)}>
            <Suspects repair={repair} tabIndex={tabIndex} />
            <MendButton repair={repair} tabIndex={tabIndex} />
          </li>
        ))}
      </ol>
      {!all && (
        <Button look="link" waits={false} tabIndex={tabIndex} onPress={() => setAll(true)}>
          {t('pane.repair.more', { count: others.length - shown.length })}
        </Button>
      )}
      {further > 0 && <p>{t('pane.repair.further', { count: further })}</p>}
    </>
  );
}

function keyOf(repair: Repair): string {
  return repair.map(({ point, shouldBe }) => `${point}=${shouldBe ?? ''}`).join(' ');
}

function Suspects({ repair, tabIndex }: RepairProps) {
  return (
    <>
      {repair.map((suspect) => (
        <SuspectLine key={suspect.point} suspect={suspect} tabIndex={tabIndex} />
      ))}
    </>
  );
}

function SuspectLine({ suspect, tabIndex }: { readonly suspect: Suspect; readonly tabIndex: number }) {
  const { t, word, controller } = usePane();
  const { where, place, reason } = suspect;
  return (
    <div class="suspect">
      <p>
        <b>{labelOf(where)}</b> <span class="says">{word(saysOf(suspect))}</span>{' '}
        <Button
          look="link"
          waits={false}
          tabIndex={tabIndex}
          label={t('pane.action.locate.label', { cell: place.cell })}
          onPress={() => void controller.perform({ kind: 'reveal', place })}
        >
          {t('pane.action.locate')} <span class="cell">{place.cell}</span>
        </Button>
      </p>
      {reason && <p class="reason">{word(reason)}</p>}
    </div>
  );
}
