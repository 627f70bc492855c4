import type { StatedYear } from '../model/source';
import { quoteOf } from './plain-text';
import { readStatements, type DocumentInput } from './report-text';

/**
 * The year a document reports on, by its best evidence: the title, then 统计期限, at last the day of publication, which
 * only lets it be guessed, since a report is published in the year after. null where it says none of these. That they
 * agree is not asked here.
 */
export function statedYear(input: DocumentInput): StatedYear | null {
  const { title, period, published, whole } = readStatements(input);
  if (title) return { year: title.year, from: 'title', quote: quoteOf(input.lines, title.line, title.text) };
  const end = period?.years[period.years.length - 1];
  if (period && end !== undefined)
    return { year: end, from: 'period', quote: whole.quoteAround(period.at, period.length) };
  if (!published) return null;
  const { day, line } = published;
  const quote = line === null ? { text: day, line: null } : quoteOf(input.lines, line);
  return { year: Number(day.slice(0, 4)) - 1, from: 'published', quote };
}
