import { TITLE_BLOCK, titleInlines, type ReportLine } from '../layout/report-sheet';
import type { DraftBlock, DraftInline, ReportDraft } from '../model/report-draft';
import type { BoundInline, ReportParagraph, ReportSheet } from '../model/report-text';
import { joinTexts } from './render-text';
import { updateText, type UpdatedText } from './update-text';

/** The report as it stands in the sheet 报告正文, with today's figures. */
export interface UpdatedReport {
  /** Reads as the sheet does: its order, the hand's words, rows of the clerk's own. */
  readonly draft: ReportDraft;
  /** Rows of the sheet in its order. */
  readonly rows: readonly UpdatedRow[];
  /** Blocks of today's draft whose rows the clerk took out. */
  readonly removed: readonly ReportLine[];
  /** Blocks of today's draft that the sheet has never had. */
  readonly added: readonly ReportLine[];
}

export interface UpdatedRow {
  readonly paragraph: ReportParagraph;
  /** Ids of the blocks of the draft it became; a text with line breaks becomes several. */
  readonly blocks: readonly string[];
  /** Such as 一（二）. */
  readonly section: string;
  /** null for a row of the clerk's own and for the place of a table. */
  readonly update: UpdatedText | null;
  /** The row as the draft has it, brackets told apart. */
  readonly inlines: readonly DraftInline[];
}

export interface TodaysDraft {
  readonly draft: ReportDraft;
  readonly lines: readonly ReportLine[];
}

/**
 * Brings the sheet up to date in thought; nothing is written.
 * @param today  the draft of today's figures in every tone, the one wanted first; with its rows
 */
export function updateReport(
  { paragraphs, made }: ReportSheet,
  today: readonly [TodaysDraft, ...TodaysDraft[]],
): UpdatedReport {
  const [{ draft, lines }] = today;
  const inlines = today.map(({ draft: one }) => inlinesByBlock(one));
  const blocks = new Map(draft.blocks.map((block) => [block.id, block]));
  const present = new Set(
    paragraphs.flatMap(({ block, text, generated }) => (isThere(text, generated) ? (block ?? []) : [])),
  );
  const had = made ? new Set(made.blocks) : null;
  const missing = lines.filter(({ block }) => !present.has(block));
  const removed = missing.filter(({ block }) => had?.has(block) ?? true);
  const added = missing.filter((line) => !removed.includes(line));
  const ids = new Map<string, number>();
  const placed = inOrder(paragraphs, added, lines).map((row) =>
    'line' in row ? placedLine(row.line, blocks) : placedRow(row.paragraph, blocks, inlines, ids),
  );
  const sectioned = withSections(placed);
  const title = sectioned.find(({ kind, text }) => kind === 'title' && text !== '')?.text ?? draft.title;
  return {
    draft: {
      title,
      blocks: sectioned.flatMap((row) => row.blocks),
      blanks: sectioned.flatMap((row) => blanksOf(row, draft)),
      metadata: draft.metadata,
    },
    rows: sectioned.flatMap(({ paragraph, update, section, inlines, blocks: own }) =>
      paragraph ? [{ paragraph, update, section, inlines, blocks: own.map(({ id }) => id) }] : [],
    ),
    removed,
    added,
  };
}

/** Emptied by hand is taken out; empty because nothing is said is not. */
function isThere(text: string, generated: readonly BoundInline[] | null): boolean {
  return text.trim() !== '' || generated?.length === 0;
}

/** Text of every block and of the title by id; tables have none. */
function inlinesByBlock(draft: ReportDraft): ReadonlyMap<string, readonly DraftInline[]> {
  const texts = draft.blocks.flatMap((block) =>
    'inlines' in block ? [[block.id, block.inlines] as const] : [],
  );
  return new Map([[TITLE_BLOCK, titleInlines(draft)], ...texts]);
}

type Row = { readonly paragraph: ReportParagraph } | { readonly line: ReportLine };

/** Rows as they stand, those at the end that belong elsewhere there, new blocks after the one before them. */
function inOrder(
  paragraphs: readonly ReportParagraph[],
  added: readonly ReportLine[],
  lines: readonly ReportLine[],
): readonly Row[] {
  let tail = paragraphs.length;
  while (tail > 0 && typeof paragraphs[tail - 1]?.after === 'string') tail -= 1;
  const rows: Row[] = paragraphs.slice(0, tail).map((paragraph) => ({ paragraph }));
  for (const paragraph of paragraphs.slice(tail))
    rows.splice(placeAfter(rows, paragraph.after), 0, { paragraph });
  for (const line of added) {
    const before = lines.slice(0, lines.indexOf(line)).reverse();
    const known = before.find(({ block }) => rows.some((row) => blockOf(row) === block));
    rows.splice(known ? placeAfter(rows, known.block) : 0, 0, { line });
  }
  return rows;
}

/** Behind the last row of a block; at the end where there is none. */
function placeAfter(rows: readonly Row[], block: string | null): number {
  const at = rows.map(blockOf).lastIndexOf(block);
  return at < 0 ? rows.length : at + 1;
}

function blockOf(row: Row): string | null {
  return 'line' in row ? row.line.block : row.paragraph.block;
}

interface PlacedRow {
  readonly kind: ReportLine['kind'];
  readonly paragraph: ReportParagraph | null;
  readonly update: UpdatedText | null;
  readonly inlines: readonly DraftInline[];
  readonly text: string;
  readonly blocks: readonly DraftBlock[];
}

function placedLine({ block, kind, text }: ReportLine, blocks: ReadonlyMap<string, DraftBlock>): PlacedRow {
  const own = blocks.get(block);
  const inlines = own && 'inlines' in own ? own.inlines : [];
  return { kind, text, paragraph: null, update: null, inlines, blocks: own ? [own] : [] };
}

function placedRow(
  paragraph: ReportParagraph,
  blocks: ReadonlyMap<string, DraftBlock>,
  today: readonly ReadonlyMap<string, readonly DraftInline[]>[],
  ids: Map<string, number>,
): PlacedRow {
  const { block, kind, text, generated } = paragraph;
  const id = freshId(block ?? '自拟', ids);
  if (kind === 'table' || kind === 'chart') {
    const own = block === null ? undefined : blocks.get(block);
    const shown = own && text.trim() !== '' ? [{ ...own, id }] : [];
    return { kind, text, paragraph, update: null, inlines: [], blocks: shown };
  }
  const update =
    generated && block !== null
      ? updateText(
          generated,
          text,
          today.map((one) => one.get(block) ?? []),
        )
      : null;
  const inlines = withBrackets(update?.inlines ?? [{ kind: 'text', text }], id, id === block ? '' : `~${id}`);
  const written = update?.text ?? text;
  return {
    kind,
    paragraph,
    update,
    inlines,
    text: written.replace(/\s+/g, ' ').trim(),
    blocks: kind === 'title' ? [] : blocksOf(kind, inlines, id),
  };
}

function freshId(id: string, ids: Map<string, number>): string {
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  return count === 1 ? id : `${id}~${count}`;
}

const BRACKET = /【[^【】\n]+】/g;

/**
 * Brackets of the hand's own are to be filled in as well.
 * @param suffix  tells the brackets of a row that was copied from those it was copied of
 */
function withBrackets(inlines: readonly DraftInline[], id: string, suffix: string): readonly DraftInline[] {
  let count = 0;
  return inlines.flatMap((inline): readonly DraftInline[] => {
    if (inline.kind === 'blank') return [{ ...inline, id: inline.id + suffix }];
    if (inline.kind === 'figure') return [inline];
    const parts: DraftInline[] = [];
    let end = 0;
    for (const { 0: text, index } of inline.text.matchAll(BRACKET)) {
      count += 1;
      parts.push(
        { kind: 'text', text: inline.text.slice(end, index) },
        { kind: 'blank', id: `${id}#${count}`, text },
      );
      end = index + text.length;
    }
    return [...parts, { kind: 'text', text: inline.text.slice(end) }];
  });
}

/** A line of a cell is a paragraph. */
function blocksOf(
  kind: 'heading1' | 'heading2' | 'paragraph',
  inlines: readonly DraftInline[],
  id: string,
): readonly DraftBlock[] {
  return linesOf(inlines).map((line, index): DraftBlock => {
    const own = index === 0 ? id : `${id}/${index + 1}`;
    if (kind === 'paragraph') return { kind, id: own, inlines: line };
    return { kind: 'heading', id: own, level: kind === 'heading1' ? 1 : 2, inlines: line };
  });
}

function linesOf(inlines: readonly DraftInline[]): readonly (readonly DraftInline[])[] {
  const lines: DraftInline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind !== 'text') {
      lines[lines.length - 1]?.push(inline);
      continue;
    }
    inline.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      lines[lines.length - 1]?.push({ kind: 'text', text });
    });
  }
  return lines.map((line) => joinTexts(line)).filter((line) => line.some(({ text }) => text.trim() !== ''));
}

type Sectioned = PlacedRow & { readonly section: string };

/** Headings are named after the sections they begin; before the first stands the preamble. */
function withSections(rows: readonly PlacedRow[]): readonly Sectioned[] {
  let section = '';
  return rows.map((row) => {
    const [first] = row.blocks;
    if (first && row.kind !== 'title')
      section = first.id.replace(/-\d.*$/s, '').replace(/^自拟.*$/s, section);
    return { ...row, section };
  });
}

function blanksOf({ inlines, section }: Sectioned, { blanks }: ReportDraft): ReportDraft['blanks'] {
  const known = new Map(blanks.map((blank) => [blank.id, blank.section]));
  return inlines.flatMap((inline) =>
    inline.kind === 'blank'
      ? [{ id: inline.id, text: inline.text, section: known.get(inline.id) ?? section }]
      : [],
  );
}
