import { say } from '../../catalogue/messages';
import type { CollectedUnit } from '../../core/model/collection';
import type { Message } from '../../core/model/finding';
import type { CollectedFile, CollectResult } from './result';

/** The record of a run on standard output; documented in the README. One entry in `files` for each path found. */
export function collectRecord(result: CollectResult): Readonly<Record<string, unknown>> {
  const { options, files, collection, roster, explanation, notes } = result;
  const unitOf = new Map(collection.units.flatMap((unit) => unit.files.map((file) => [file, unit] as const)));
  return {
    output: options.output,
    year: options.year,
    organ: options.organ,
    complete: collection.complete,
    files: files.map((file) => fileRecord(file, unitOf.get(file.input.file))),
    units: collection.units.map(unitRecord),
    findings: collection.findings.map(({ rule, severity, message, units, source }) => ({
      rule,
      severity,
      message: text(message),
      units,
      source,
    })),
    totals: Object.fromEntries(collection.totals.map(({ point, value }) => [point, value])),
    ...(roster
      ? {
          roster: {
            units: roster.units.length,
            problems: roster.problems.map(({ code, severity, row, message }) => ({
              code,
              severity,
              row,
              message: text(message),
            })),
          },
        }
      : {}),
    ...(explanation
      ? {
          typed: {
            compared: explanation.compared,
            differences: explanation.differences,
            explanations: explanation.explanations.map(({ message, ...rest }) => ({
              message: text(message),
              ...rest,
            })),
          },
        }
      : {}),
    ...(options.notes ? { notes: { folder: options.notes.folder, count: notes } } : {}),
  };
}

function fileRecord(
  { input, submission, skipped }: CollectedFile,
  unit: CollectedUnit | undefined,
): Readonly<Record<string, unknown>> {
  const { shown: file, file: name } = input;
  if (!submission) return { file, name, skipped };
  const { outcome } = submission;
  switch (outcome.kind) {
    case 'skipped':
      return { file, name, skipped: outcome.reason };
    case 'unreadable': {
      const { code, details } = outcome;
      const error = { code, message: say('zh-CN', `error.${code}`, { ...details, file }) };
      return { file, name, unit: unit?.name ?? null, error };
    }
    case 'read':
    case 'total':
      return { file, name, unit: unit?.name ?? null, ...(outcome.kind === 'total' ? { total: true } : {}) };
  }
}

function unitRecord(unit: CollectedUnit): Readonly<Record<string, unknown>> {
  const { name, kind, status, files, matched, mayBe, counts, report } = unit;
  const open = (report?.findings ?? []).filter(({ answered }) => !answered);
  const count = (severity: string): number => open.filter((finding) => finding.severity === severity).length;
  return {
    name,
    kind,
    status,
    counted: counts.in,
    ...(counts.in ? {} : { because: counts.because }),
    files,
    matched,
    ...(mayBe.length > 0 ? { mayBe } : {}),
    errors: count('error'),
    warnings: count('warning'),
    findings: open.map(({ rule, severity, place, points, message }) => ({
      rule,
      severity,
      place,
      points,
      message: text(message),
    })),
  };
}

function text({ key, values }: Message): string {
  return say('zh-CN', key, values);
}
