import type { Message, Repair } from '../../core/model/finding';
import { canWrite, isPlain, labelOf, mendOf, reasonsOf, saysOf } from '../state/repairs';
import type { Proposal } from '../state/repairs';
import { usePaneTools } from './context';
import { useFirstFew } from './fold';
import { LocateButton } from './locate';
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
  const { word, controller } = usePaneTools();
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

/** The repair that is shown without being asked for, unless the finding itself tells all of it. */
export function BestRepair({
  proposal,
  tabIndex,
}: {
  readonly proposal: Proposal;
  readonly tabIndex: number;
}) {
  const { t } = usePaneTools();
  const { best, certain } = proposal;
  if (!best || isPlain(proposal)) return null;
  return (
    <div class="repair best">
      {!certain && <p class="likely">{t('pane.repair.likely')}</p>}
      <RepairLines repair={best} reasons={certain ? [] : reasonsOf(best)} tabIndex={tabIndex} />
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
  const { t } = usePaneTools();
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
  const { t } = usePaneTools();
  const { shown, more, showAll, around } = useFirstFew(others, REPAIRS_SHOWN);
  return (
    <>
      <p>{t('pane.repair.choose')}</p>
      <div ref={around}>
        <ol>
          {shown.map((repair) => (
            <li class="repair" key={keyOf(repair)}>
              <RepairLines repair={repair} reasons={reasonsOf(repair)} tabIndex={tabIndex} />
            </li>
          ))}
        </ol>
      </div>
      {more > 0 && (
        <Button look="link" waits={false} tabIndex={tabIndex} onPress={showAll}>
          {t('pane.repair.more', { count: more })}
        </Button>
      )}
      {further > 0 && <p>{t('pane.repair.further', { count: further })}</p>}
    </>
  );
}

function keyOf(repair: Repair): string {
  return repair.map(({ point, shouldBe }) => `${point}=${shouldBe ?? ''}`).join(' ');
}

interface RepairLinesProps extends RepairProps {
  /** Empty where the sentence of the finding tells them already. */
  readonly reasons: readonly Message[];
}

/** Each cell with what it says and should say, why, and what can be done about all of them. */
function RepairLines({ repair, reasons, tabIndex }: RepairLinesProps) {
  const { t, word } = usePaneTools();
  return (
    <>
      {repair.map((suspect) => (
        <p class="suspect" key={suspect.point}>
          <b>{labelOf(suspect.where)}</b> <span class="says">{word(saysOf(suspect))}</span>
        </p>
      ))}
      {reasons.map((reason, index) => (
        <p class="reason" key={index}>
          {t('pane.repair.reason', { reason })}
        </p>
      ))}
      <div class="finding-actions">
        <MendButton repair={repair} tabIndex={tabIndex} />
        {repair.map(({ place }) => (
          <LocateButton key={`${place.sheetId}!${place.cell}`} place={place} tabIndex={tabIndex} />
        ))}
      </div>
    </>
  );
}
