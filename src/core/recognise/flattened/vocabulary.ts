import type { AxisItem, BlockFormat, ReportFormat, TableFormat, TableId } from '../../model/format';
import { itemsOf } from '../block-shapes';
import { streamText } from './stream';

/** Words of a table that are neither a row nor a column. */
const OTHER_WORDS = ['信息内容', '申请人情况', '第一项', '单位万元'];

/** All labels that a table may show in any edition, as they are found in a stream. */
export interface Vocabulary {
  readonly labels: ReadonlySet<string>;
  readonly characters: ReadonlySet<string>;
}

export function vocabularyOf(formats: readonly ReportFormat[], id: TableId): Vocabulary {
  const tables = formats.flatMap((format) => format.tables.filter((table) => table.id === id));
  const labels = new Set([...tables.flatMap(labelsOfTable), ...OTHER_WORDS].filter((label) => label !== ''));
  const enumerators = '一二三四五六七八九十0123456789续表';
  return { labels, characters: new Set([...[...labels].join(''), ...enumerators]) };
}

function labelsOfTable({ blocks, heading }: TableFormat): readonly string[] {
  return [
    streamText(heading),
    ...blocks.flatMap((block) => [
      streamText(block.caption ?? ''),
      streamText(block.corner ?? ''),
      ...[...itemsOf(block), ...(block.foreignColumns ?? []), ...(block.foreignRows ?? [])].flatMap(textsOf),
    ]),
  ];
}

/** Texts by which a label is known: its own, then its aliases. */
export function textsOf(item: AxisItem): readonly string[] {
  return [item.label, ...(item.aliases ?? []).map(({ label }) => label)].map(streamText);
}

/** Blocks with the same id in all editions, the edition due first. */
export function variantsOf(
  formats: readonly ReportFormat[],
  id: TableId,
): readonly (readonly { readonly table: TableFormat; readonly block: BlockFormat }[])[] {
  const byId = new Map<string, { table: TableFormat; block: BlockFormat }[]>();
  for (const { tables } of formats) {
    for (const table of tables.filter((candidate) => candidate.id === id)) {
      for (const block of table.blocks) {
        const known = byId.get(block.id) ?? [];
        if (known.every((variant) => variant.block !== block)) known.push({ table, block });
        byId.set(block.id, known);
      }
    }
  }
  return [...byId.values()];
}
