import { formOf, type Form } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { DataPointId, ReportFormat } from '../model/format';
import type { MetadataPhrase, ParagraphPhrase, Phrases, SectionPhrases } from '../model/phrases';
import type { DraftBlank, DraftBlock, DraftInline, ReportDraft, Tone } from '../model/report-draft';
import { chooseVariant, type Evidence } from './choose-variant';
import { composeTable } from './compose-table';
import { lastYearReader } from './read-last-year';
import { quantityNamed, readNamed } from './read-named';
import { pointsInError, quantityReader } from './read-quantity';
import type { Reading } from './reading';
import { joinTexts, renderText, type Words } from './render-text';

export interface NarrativeInput {
  readonly report: RecognisedReport;
  /** Open findings; those of severity error make the figures they are about pending. */
  readonly findings: readonly Finding[];
  readonly format: ReportFormat;
  readonly phrases: Phrases;
  readonly tone: Tone;
}

/** A block with the section it stands in, such as 一（二）. */
interface PlacedBlock {
  readonly section: string;
  readonly block: DraftBlock;
}

/**
 * The report as a draft: title, preamble, six sections with the tables in place. Every figure comes from a fact and
 * carries its data points; what the tables do not prove is not said; what only the office knows is a bracket.
 */
export function composeNarrative({ report, findings, format, phrases, tone }: NarrativeInput): ReportDraft {
  const inError = pointsInError(findings);
  const words = wordsOf(report, format, phrases, figureReader(report, inError, formOf(format), phrases));
  const evidence: Evidence = { organ: report.profile.kind ?? 'unknown', tone, read: words.read };
  const title = renderText(phrases.title, 'title', words);

  const paragraphs = (section: string, from: readonly ParagraphPhrase[]): readonly PlacedBlock[] =>
    from.flatMap((paragraph, index) => {
      const inlines = joinTexts(
        paragraph.flatMap((statement) =>
          renderText(chooseVariant(statement, evidence).text, statement.id, words),
        ),
      );
      const id = `${section}-${index + 1}`;
      return inlines.length === 0 ? [] : [{ section, block: { kind: 'paragraph', id, inlines } }];
    });

  const composeSection = (section: SectionPhrases): readonly PlacedBlock[] => {
    const table = format.tables.find(({ id }) => id === section.table);
    return [
      headingBlock(section.number, 1, section.heading ?? table?.heading ?? ''),
      ...paragraphs(section.number, section.paragraphs),
      ...(table ? [tableBlock(section.number, composeTable(table, report, inError, phrases.pending))] : []),
      ...section.parts.flatMap((part) => {
        const place = section.number + part.number;
        return [headingBlock(place, 2, part.heading), ...paragraphs(place, part.paragraphs)];
      }),
    ];
  };

  const placed = [
    ...paragraphs(phrases.preambleName, phrases.preamble),
    ...phrases.sections.flatMap(composeSection),
  ];
  const titleText = title.map(({ text }) => text).join('');
  return {
    title: titleText,
    blocks: placed.map(({ block }) => block),
    blanks: [
      ...blanksIn(phrases.titleName, title),
      ...placed.flatMap(({ section, block }) => ('inlines' in block ? blanksIn(section, block.inlines) : [])),
    ],
    metadata: phrases.metadata.map((row) => metadataRow(row, report, titleText)),
  };
}

function headingBlock(section: string, level: 1 | 2, text: string): PlacedBlock {
  return { section, block: { kind: 'heading', id: section, level, inlines: [{ kind: 'text', text }] } };
}

function tableBlock(section: string, table: ReturnType<typeof composeTable>): PlacedBlock {
  return { section, block: { kind: 'table', id: table.id, table } };
}

function blanksIn(section: string, inlines: readonly DraftInline[]): readonly DraftBlank[] {
  return inlines.flatMap((inline) =>
    inline.kind === 'blank' ? [{ id: inline.id, text: inline.text, section }] : [],
  );
}

function metadataRow(
  { label, entry, otherwise, wide }: MetadataPhrase,
  report: RecognisedReport,
  title: string,
): ReportDraft['metadata'][number] {
  const substitute =
    otherwise === 'title' ? title : otherwise === 'organ' ? oneLine(report.profile.organ) : null;
  return { label, wide, value: oneLine(report.profile.entries.get(entry)) ?? substitute ?? '' };
}

function wordsOf(
  { profile }: RecognisedReport,
  format: ReportFormat,
  phrases: Phrases,
  read: Words['read'],
): Words {
  const words = new Map<string, string | null>([
    ['organ', oneLine(profile.organ)],
    ['year', profile.year === null ? null : String(profile.year)],
    ['form', format.title],
    ['instrument', format.instrument],
  ]);
  return {
    word: (name) => required(words.get(name), name),
    entry: (key) => oneLine(profile.entries.get(key)),
    nameOf: (key) => required(phrases.quantities[quantityNamed(key)]?.name ?? phrases.names[key], key),
    isFigure: (name) => Object.hasOwn(phrases.quantities, quantityNamed(name)),
    read,
    list: (name) => required(phrases.lists[name], name),
    pending: phrases.pending,
    noFigure: phrases.noFigure,
  };
}

/** Reads the figures that the phrases name; each is read once. */
function figureReader(
  report: RecognisedReport,
  inError: ReadonlySet<DataPointId>,
  form: Form,
  { quantities }: Phrases,
): Words['read'] {
  const readQuantity = quantityReader(report, inError, form);
  const readQuantityOfLastYear = lastYearReader(report, form);
  const read = readOnce((name) => readQuantity(required(quantities[name], name)));
  const readLast = readOnce((name) => readQuantityOfLastYear(required(quantities[name], name)));
  return readOnce((name) => readNamed(name, { read, readLast }));
}

function readOnce(read: Words['read']): Words['read'] {
  const known = new Map<string, Reading>();
  return (name) => {
    const reading = known.get(name) ?? read(name);
    known.set(name, reading);
    return reading;
  };
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the phrases name “${name}”, which nothing defines`);
  return value;
}

/** What was typed, on one line; null when nothing was. */
function oneLine(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, ' ').trim() || null;
}
