import { useState } from 'preact/hooks';
import type { Finding } from '../../core/model/finding';
import { By } from './answer-form';
import { usePane } from './context';
import { labelsOf } from './finding-item';
import { LocateButton } from './locate';
import { Button, Icon, SeverityMark } from './parts';

/** 已核实（2）: what was answered, folded below what is open. */
export function AnsweredGroup({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = usePane();
  const [open, setOpen] = useState(false);
  return (
    <section class="answered">
      <h2 class="group">
        <Button
          look="link"
          waits={false}
          focusHome
          expanded={open}
          controls="pane-answered"
          onPress={() => setOpen(!open)}
        >
          {t('pane.answer.group', { count: findings.length })}
          <Icon name="down" />
        </Button>
      </h2>
      <div id="pane-answered" hidden={!open}>
        {open && (
          <ul>
            {findings.map((finding) => (
              <AnsweredItem key={finding.id} finding={finding} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function AnsweredItem({ finding }: { readonly finding: Finding }) {
  const { t, word, controller } = usePane();
  const { answer, severity, message, cells } = finding;
  const title = labelsOf(finding);
  const [first] = cells;
  return (
    <li class={`finding ${severity}`}>
      <SeverityMark severity={severity} />
      <div class="finding-body">
        {title !== null && <h3>{title}</h3>}
        <p class="sentence">{word(message)}</p>
        {answer && (
          <p class="given">
            {t('pane.answer.given', { reason: answer.reason })}
            <By answer={answer} />
          </p>
        )}
        <div class="finding-actions">
          {first && <LocateButton place={first} />}
          <Button
            look="link"
            label={t('pane.action.withdrawAnswer.label', { what: title ?? word(message) })}
            onPress={() => void controller.perform({ kind: 'withdrawAnswer', finding })}
          >
            {t('pane.action.withdrawAnswer')}
          </Button>
        </div>
      </div>
    </li>
  );
}
