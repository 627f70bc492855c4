import { say } from '../../catalogue/messages';
import { UNIT_STATUSES, type CollectedUnit } from '../../core/model/collection';
import type { Message } from '../../core/model/finding';
import type { Severity } from '../../core/model/format';
import type { CollectResult } from './result';

const MARKS: Readonly<Record<Severity, string>> = { error: '● 错误', warning: '▲ 提醒', info: '○ 提示' };
/** Names in one list for people; the rest are in the workbook. */
const MOST_LISTED = 50;

/** What a run prints for people: how the units stand, who is missing, what could not be read, what to look at. */
export function collectText(result: CollectResult): string {
  const { options, collection } = result;
  return [
    say('zh-CN', 'cli.collect.head', { organ: options.organ, year: options.year }).trim(),
    ...statusLines(collection.units),
    ...missingLines(collection.units),
    ...unreadLines(result),
    ...collection.findings.map(
      ({ severity, message, rule }) => `  ${MARKS[severity]}  ${text(message)}  [${rule}]`,
    ),
    ...typedLines(result),
    ...skippedLines(result),
    completeLine(result),
    ...(options.notes
      ? [say('zh-CN', 'cli.collect.notesWritten', { folder: options.notes.folder, count: result.notes })]
      : []),
    say('zh-CN', 'cli.written', { file: options.output }),
  ].join('\n');
}

/** One line a status that occurs: how many units, and how many of them are in the total. */
function statusLines(units: readonly CollectedUnit[]): readonly string[] {
  return [...UNIT_STATUSES].reverse().flatMap((status) => {
    const those = units.filter((unit) => unit.status === status);
    if (those.length === 0) return [];
    const label = say('zh-CN', `collect.status.${status}`);
    const counted = those.filter(({ counts }) => counts.in).length;
    const padding = '　'.repeat(Math.max(0, 4 - label.length));
    return `  ${label}${padding}  ${say('zh-CN', 'cli.collect.status', { count: those.length, counted })}`;
  });
}

function missingLines(units: readonly CollectedUnit[]): readonly string[] {
  const names = units.filter(({ status }) => status === 'missing').map(({ name }) => name);
  return names.length === 0 ? [] : [say('zh-CN', 'cli.collect.missing', { names: listed(names) })];
}

function unreadLines({ files }: CollectResult): readonly string[] {
  const lines = files.flatMap(({ input, submission }) => {
    const outcome = submission?.outcome;
    if (outcome?.kind !== 'unreadable') return [];
    const { code, details } = outcome;
    return `    ${input.shown}  ${code}  ${say('zh-CN', `error.${code}`, { ...details, file: input.shown })}`;
  });
  return lines.length === 0 ? [] : [say('zh-CN', 'cli.collect.unread', { count: lines.length }), ...lines];
}

function typedLines({ explanation }: CollectResult): readonly string[] {
  if (!explanation) return [];
  const { compared, differences, explanations } = explanation;
  if (differences.length === 0) return [say('zh-CN', 'cli.collect.typedSame', { compared })];
  return [
    say('zh-CN', 'cli.collect.typedDiffers', { compared, count: differences.length }),
    ...explanations.slice(0, MOST_LISTED).map(({ message }) => `    ${text(message)}`),
  ];
}

function skippedLines({ files }: CollectResult): readonly string[] {
  const count = files.filter(
    ({ submission }) => submission === null || submission.outcome.kind === 'skipped',
  ).length;
  return count === 0 ? [] : [say('zh-CN', 'cli.skippedCount', { count })];
}

function completeLine({ collection: { complete } }: CollectResult): string {
  const key = complete.included >= complete.expected ? 'collect.complete' : 'collect.incomplete';
  return say('zh-CN', key, complete);
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, MOST_LISTED).join('、');
  return names.length > MOST_LISTED
    ? say('zh-CN', 'collect.namesAndMore', { names: some, count: names.length })
    : some;
}

function text({ key, values }: Message): string {
  return say('zh-CN', key, values);
}
