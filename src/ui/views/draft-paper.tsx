import type { DraftBlock, DraftInline, ReportDraft } from '../../core/model/report-draft';
import { usePane } from './context';
import { blankId } from './blank-id';
import { PaperChart } from './draft-chart';
import { Figure } from './draft-figure';
import { PaperTable } from './draft-table';

/** The draft as nodes: whatever a cell or field says is text here and nothing else. */
export function Paper({ draft }: { readonly draft: ReportDraft }) {
  const { t } = usePane();
  return (
    <article class="paper" aria-label={t('pane.draft.paper')} lang="zh-CN">
      {draft.metadata.length > 0 && (
        <dl class="metadata">
          {draft.metadata.map(({ label, value, wide }) => (
            <div key={label} class={wide ? 'wide' : undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <h2 class="paper-title">{draft.title}</h2>
      {draft.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: DraftBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3>
          <Inlines inlines={block.inlines} />
        </h3>
      ) : (
        <h4>
          <Inlines inlines={block.inlines} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case 'table':
      return <PaperTable table={block.table} />;
    case 'chart':
      return <PaperChart chart={block.chart} />;
  }
}

function Inlines({ inlines }: { readonly inlines: readonly DraftInline[] }) {
  return (
    <>
      {inlines.map((inline, index) => (
        <Inline key={index} inline={inline} />
      ))}
    </>
  );
}

function Inline({ inline }: { readonly inline: DraftInline }) {
  const { state } = usePane();
  switch (inline.kind) {
    case 'text':
      return <>{inline.text}</>;
    case 'figure':
      return <Figure text={inline.text} points={inline.points} pending={inline.pending} />;
    case 'blank': {
      const { draft, blank } = state.draft;
      const here = blank !== null && draft?.blanks[blank]?.id === inline.id;
      return (
        <mark id={blankId(inline.id)} class={`blank${here ? ' here' : ''}`}>
          {inline.text}
        </mark>
      );
    }
  }
}
