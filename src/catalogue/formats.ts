import type { EditionId, ReportFormat } from '../core/model/format';
import { format2019 } from './2019';
import { format2021 } from './2021';

/** Every known format, the one in force first. A new format is a new folder and a line here. */
export const formats: readonly ReportFormat[] = [format2021, format2019];

export const currentFormat = format2021;

/** Format due for a report year; the one in force for an unknown year and for years before the first format. */
export function formatDueFor(year: number | null): ReportFormat {
  if (year === null) return currentFormat;
  return formats.find(({ years }) => year >= years.from && year <= (years.to ?? Infinity)) ?? currentFormat;
}

export function formatOf(edition: EditionId): ReportFormat {
  return formats.find((format) => format.edition === edition) ?? currentFormat;
}
