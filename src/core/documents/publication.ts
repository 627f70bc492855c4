import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import { weekdayUpTo, type Day } from './dates';
import { documentFinding } from './finding';
import { quoteOf } from './plain-text';
import type { ReportText } from './report-text';

/**
 * DOC-09: published by the day due. Late is an error where the day is law. Without a day of publication only the
 * report due this year is asked for: a reminder before, a question after; old reports leave their day out.
 */
export function publicationFindings(
  text: ReportText,
  rules: DocumentRules,
  today: Day | null,
): readonly Finding[] {
  const { level, year, published, input } = text;
  if (level === null || year === null) return [];
  const lawful = `${String(year + 1)}-${rules.due[level]}`;
  const local = localDay(text, rules);
  const values = { due: lawful, level: { key: `level.${level}`, values: {} } };
  if (published) {
    const quote = published.line === null ? undefined : quoteOf(input.lines, published.line);
    const late = { rule: 'DOC-09' as const, ...(quote ? { quote } : {}) };
    if (published.day.startsWith(String(year + 1)) && published.day > lawful) {
      const byLaw = rules.dueByLaw.includes(level);
      const wording = byLaw ? 'late' : 'lateByCustom';
      return [
        documentFinding(
          {
            ...late,
            wording,
            values: { ...values, day: published.day },
            severity: byLaw ? 'error' : 'warning',
          },
          rules,
        ),
      ];
    }
    return local !== null && published.day > local.due
      ? [
          documentFinding(
            {
              ...late,
              wording: 'lateByCustom',
              values: { ...values, due: local.due, day: published.day },
              source: local.source,
            },
            rules,
          ),
        ]
      : [];
  }
  if (today === null || !today.startsWith(String(year + 1))) return [];
  const due = local?.due ?? lawful;
  if (today > due)
    return [documentFinding({ rule: 'DOC-09', wording: 'passed', values: { ...values, due } }, rules)];
  const lastDay =
    rules.lastWorkingDays.find((day) => due.slice(0, 7) === day.slice(0, 7) && day <= due) ??
    weekdayUpTo(due);
  return [
    documentFinding({ rule: 'DOC-09', wording: 'reminder', values: { ...values, due, lastDay } }, rules),
  ];
}

/** An earlier day that the place asks for. */
function localDay(
  { organ, level, year }: ReportText,
  { customs }: DocumentRules,
): { readonly due: Day; readonly source: string } | null {
  const custom = customs.find(
    ({ due, places }) =>
      level !== null && due?.[level] !== undefined && places.some((place) => organ?.includes(place)),
  );
  const day = level === null ? undefined : custom?.due?.[level];
  return custom && day !== undefined
    ? { due: `${String((year ?? 0) + 1)}-${day}`, source: custom.source }
    : null;
}
