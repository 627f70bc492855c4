import type { DraftBlock, DraftInline, ReportDraft } from '../../core/model/report-draft';
import { usePane } from './context';
import { Blank } from './draft-blanks';
import { PaperChart } from './draft-chart';
import { Figure } from './draft-figure';
import { Editable } from './draft-paragraph';
import { PaperTable } from './draft-table';

/** Stands for the title among the blocks. */
const TITLE = 'title';

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
      <Editable block={TITLE} words={draft.title}>
        <h2 class="paper-title">{draft.title}</h2>
      </Editable>
      {draft.blocks.map((block) => (
        <Block key={block.id} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: DraftBlock }) {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return (
        <Editable block={block.id} words={block.inlines.map(({ text }) => text).join('')}>
          <Words block={block} />
        </Editable>
      );
    case 'table':
      return <PaperTable table={block.table} />;
    case 'chart':
      return <PaperChart chart={block.chart} />;
  }
}

function Words({ block }: { readonly block: Extract<DraftBlock, { kind: 'heading' | 'paragraph' }> }) {
  const words = <Inlines inlines={block.inlines} />;
  if (block.kind === 'paragraph') return <p>{words}</p>;
  return block.level === 1 ? <h3>{words}</h3> : <h4>{words}</h4>;
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
      return <Blank id={inline.id} text={inline.text} here={here} />;
    }
  }
}
