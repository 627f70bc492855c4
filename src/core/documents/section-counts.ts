import type { DocumentRules } from '../model/document-check';
import type { SectionCount } from '../model/checked-text';
import type { DocumentInput } from './report-text';
import { chaptersOf } from './report-text';
import { likeness, percentOf } from './similarity';

/** Length of each chapter the text has, in the order of the form, beside last year's where that is there. */
export function countSections(
  input: DocumentInput,
  previous: DocumentInput | null,
  rules: DocumentRules,
): readonly SectionCount[] {
  const chapters = chaptersOf(input);
  const before = previous && chaptersOf(previous);
  return rules.chapters.flatMap(({ chapter, heading }) => {
    const passage = chapters.get(chapter);
    if (!passage) return [];
    const alike = likeness(passage, before?.get(chapter), rules);
    return [
      {
        chapter,
        heading,
        characters: charactersIn(passage.plain),
        before: before ? charactersIn(before.get(chapter)?.plain ?? '') : null,
        alike: alike === null ? null : percentOf(alike),
      },
    ];
  });
}

/** Characters without blanks. */
function charactersIn(plain: string): number {
  return [...plain.replace(/\n/g, '')].length;
}
