import type { CollectedUnit, Collection, UnitFinding } from '../model/collection';
import type { Message } from '../model/finding';
import type { DraftBlock, ReportDraft } from '../model/report-draft';

type Words = (key: string, values?: Message['values']) => string;

/** What is told to a unit, a line a paragraph; the first is the heading. */
export interface ReturnNote {
  readonly unit: string;
  readonly lines: readonly string[];
}

/**
 * What a unit has to mend, in plain words: where, what it says, what it should say. Null for a unit with which nothing
 * is wrong, and for one that reported nothing.
 */
export function returnNoteOf(unit: CollectedUnit, { choices }: Collection, words: Words): ReturnNote | null {
  const troubles = [...troublesOf(unit, choices.year, words), ...findingsOf(unit, words)];
  if (troubles.length === 0) return null;
  return {
    unit: unit.name,
    lines: [
      words('collect.note.title', { unit: unit.name, year: choices.year }),
      words('collect.note.opening', { unit: unit.name, year: choices.year, count: troubles.length }),
      ...troubles.map((text, index) => `${String(index + 1)}.${text}`),
      words('collect.note.closing'),
      choices.organ,
    ],
  };
}

/** What keeps the whole report out: files that cannot be read, several of them, another year or form. */
function troublesOf(unit: CollectedUnit, year: number, words: Words): readonly string[] {
  const files = unit.others.map(({ file }) => `“${file}”`).join('、');
  const status = ['duplicate', 'otherYear', 'otherForm'].includes(unit.status)
    ? [words(`collect.note.${unit.status}`, { year, said: unit.report?.year ?? '', files })]
    : [];
  const unread = unit.unread.map(({ file, code, details }) =>
    words('collect.note.unreadable', { file, why: words(`error.${code}`, { ...details, file }) }),
  );
  return [...unread, ...status];
}

/** Errors, then warnings that nobody has answered; infos are the unit's own business. */
function findingsOf({ report }: CollectedUnit, words: Words): readonly string[] {
  const open = (report?.findings ?? []).filter(({ answered }) => !answered);
  const of = (severity: UnitFinding['severity']): readonly string[] =>
    open.filter((finding) => finding.severity === severity).map((finding) => findingText(finding, words));
  return [...of('error'), ...of('warning')];
}

function findingText({ severity, place, message }: UnitFinding, words: Words): string {
  const text = words(message.key, message.values);
  const told = place === '' ? text : words('collect.note.at', { place: place.replace('!', ' '), text });
  return `【${words(`collect.severity.${severity}`)}】${told}`;
}

/** The note as a document of its own, for the writers of drafts. */
export function noteDocument({ lines }: ReturnNote): ReportDraft {
  const [title = '', ...rest] = lines;
  const blocks = rest.map((text, index): DraftBlock => ({
    kind: 'paragraph',
    id: `note.${String(index)}`,
    inlines: [{ kind: 'text', text }],
  }));
  return { title, blocks, blanks: [], metadata: [] };
}
