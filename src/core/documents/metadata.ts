import { METADATA_FIELDS, type DocumentRules, type MetadataField } from '../model/document-check';
import type { SheetGrid } from '../model/grid';
import type { ReportSource, SourceLine } from '../model/source';
import { plainText } from './plain-text';

/** An entry of the metadata table of a published page. */
export interface MetadataEntry {
  /** As the source has it; empty for a blank. */
  readonly value: string;
  /** Index of the line it stands in; null where it was read from a table. */
  readonly line: number | null;
}

export interface Metadata {
  /** Only fields the source names, each as its first mention has it. */
  readonly entries: ReadonlyMap<MetadataField, MetadataEntry>;
  /** Indexes of lines that are metadata and no text. */
  readonly lines: ReadonlySet<number>;
}

/** Fewer labels together are no metadata table but words of the text. */
const FEWEST_LABELS = 2;
/** The table stands above the report. */
const WITHIN_LINES = 60;
const WITHIN_ROWS = 12;

type LabelRules = Pick<DocumentRules, 'metadataLabels' | 'otherMetadataLabels'>;

/**
 * The metadata table (索引号, 发布机构 …) by its labels: from a table of the source, or from lines with bars or
 * colons above the first chapter. Nothing is guessed; without such a table the entries are empty.
 */
export function readMetadata(
  { view, lines }: Pick<ReportSource, 'view' | 'lines'>,
  rules: LabelRules,
): Metadata {
  const labels = labelsOf(rules);
  const inGrids = view.sheets
    .map((sheet) => entriesIn(rowsOf(sheet), labels))
    .find(({ found }) => found >= FEWEST_LABELS);
  if (inGrids) return { entries: withoutLines(inGrids.entries), lines: new Set() };
  const rows = lines.slice(0, WITHIN_LINES).map((line) => cellsOf(line, labels));
  const inLines = entriesIn(rows, labels);
  if (inLines.found < FEWEST_LABELS) return { entries: new Map(), lines: new Set() };
  return {
    entries: inLines.entries,
    lines: new Set(
      rows.flatMap((row, index) => (row.some((cell) => labels.has(plainText(cell))) ? [index] : [])),
    ),
  };
}

/** Rows of a table are no lines. */
function withoutLines(entries: Metadata['entries']): Metadata['entries'] {
  return new Map([...entries].map(([field, { value }]) => [field, { value, line: null }]));
}

/** Plain label to its field; null for labels that only separate. */
type Labels = ReadonlyMap<string, MetadataField | null>;

function labelsOf({ metadataLabels, otherMetadataLabels }: LabelRules): Labels {
  return new Map<string, MetadataField | null>([
    ...otherMetadataLabels.map((label) => [label, null] as const),
    ...METADATA_FIELDS.flatMap((field) => metadataLabels[field].map((label) => [label, field] as const)),
  ]);
}

function rowsOf({ cells }: SheetGrid): readonly (readonly string[])[] {
  return cells
    .slice(0, WITHIN_ROWS)
    .map((row) => row.map(({ value }) => (value === null ? '' : String(value).replace(/\s+/g, ' ').trim())));
}

/** Cells of a line: set apart by bars or tabs, or label and value by a colon. */
function cellsOf({ text, hidden }: SourceLine, labels: Labels): readonly string[] {
  if (hidden === true) return [];
  const cells = text.split(/[|｜\t]/).map((cell) => cell.trim());
  return cells.some((cell) => labels.has(plainText(cell))) ? cells : byColons(text, labels);
}

function byColons(text: string, labels: Labels): readonly string[] {
  const parts = text.split(/(?:^|\s)([^\s:：]{2,6}|\S(?:\s\S){1,3})\s*[：:]/);
  const names = parts.filter((_, i) => i % 2 === 1);
  return names.length > 0 && names.every((name) => labels.has(plainText(name)))
    ? parts.slice(1).map((part) => part.trim())
    : [];
}

function entriesIn(
  rows: readonly (readonly string[])[],
  labels: Labels,
): { readonly entries: Metadata['entries']; readonly found: number } {
  const entries = new Map<MetadataField, MetadataEntry>();
  let found = 0;
  rows.forEach((row, line) => {
    row.forEach((cell, column) => {
      const field = labels.get(plainText(cell).replace(/:$/, ''));
      if (field === undefined) return;
      found += 1;
      if (field !== null && !entries.has(field))
        entries.set(field, { value: valueAfter(row, column, labels), line });
    });
  });
  return { entries, found };
}

/** The first cell that is not blank, up to the next label. */
function valueAfter(row: readonly string[], column: number, labels: Labels): string {
  for (const cell of row.slice(column + 1)) {
    const plain = plainText(cell).replace(/:$/, '');
    if (labels.has(plain)) return '';
    if (plain !== '') return cell;
  }
  return '';
}
