import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { readSource } from '../adapters/readers';
import { createXlsxPort } from '../adapters/xlsx/port';
import { say } from '../catalogue/messages';
import { check } from '../check';
import { conversionOf, convert, type Converted } from '../convert';
import { GoujiError } from '../core/errors';
import type { Conversion, ConversionAnswers } from '../core/model/conversion';
import type { RecognisedReport } from '../core/model/fact';
import type { ReportSource } from '../core/model/source';
import { rebuild } from '../rebuild';
import { labelText } from './convert-json';
import { readBytes } from './read-file';

/** A report read from a file, and what a conversion of it would ask. */
export interface ReadReport {
  readonly file: string;
  readonly source: ReportSource;
  readonly report: RecognisedReport;
  readonly conversion: Conversion;
}

/** @throws GoujiError with a code of the files; NO_REPORT when no figure is in it */
export async function readReport(file: string): Promise<ReadReport> {
  const name = path.basename(file);
  const source = rebuild(await readSource(await readBytes(file), { name }));
  const { report } = check(source.view);
  if (report.facts.size === 0) throw new GoujiError('NO_REPORT', { file });
  return { file, source, report, conversion: conversionOf(report) };
}

/**
 * Answers of the form POINT or POINT=CHOICE; the choice may be left out where there is one only.
 * @returns the first answer that fits no question, instead of the answers
 */
export function answersOf(
  { questions }: Conversion,
  texts: readonly string[],
): ConversionAnswers | { readonly unknown: string } {
  const answers = new Map<string, string>();
  for (const text of texts) {
    const [point = '', choice] = text.split('=', 2);
    const choices = questions.find((question) => question.point === point)?.choices ?? [];
    const taken = choices.find(({ id }) => (choice === undefined ? choices.length === 1 : id === choice));
    if (!taken) return { unknown: text };
    answers.set(point, taken.id);
  }
  return answers;
}

/** The converted report as a new workbook; the file it was read from stays as it is. */
export async function convertedFile(
  { file, source, report }: ReadReport,
  answers: ConversionAnswers,
): Promise<{ readonly converted: Converted; readonly bytes: Uint8Array }> {
  const { doubts = [], readFrom } = source;
  const converted = convert(report, answers, {
    name: path.basename(file),
    doubts,
    ...(readFrom ? { readFrom } : {}),
  });
  const port = await createXlsxPort();
  const [blank] = (await port.overview()).sheets;
  await port.execute(converted.plan, null);
  if (blank) await port.removeSheets([blank.id], []);
  return { converted, bytes: await port.save() };
}

/** Whether both paths are one file; the output may not exist yet. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const real = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));
  return (await real(one)) === (await real(other));
}

/** Open questions with the words that answer them, then what is only in the note. */
export function conversionText({ settled }: Converted): string {
  const { conversion, taken } = settled;
  const open = conversion.questions.filter(({ point }) => !taken.has(point));
  const noPlace = conversion.figures.filter(({ fate }) => fate.kind === 'noPlace').length;
  const lines = open.flatMap(({ point, label, text, choices }) => [
    `? ${labelText(label)}  ${say('zh-CN', text.key, text.values)}`,
    ...choices.map(({ id, labels, value }) => {
      const names = labels.map(labelText).join('、');
      const key = labels.length > 1 ? 'convert.choice.add' : 'convert.choice.take';
      return `    --take ${point}=${id}  ${say('zh-CN', key, { label: names, value })}`;
    }),
  ]);
  return [
    ...lines,
    ...(open.length > 0 ? [say('zh-CN', 'cli.convertOpen', { count: open.length })] : []),
    ...(noPlace > 0 ? [say('zh-CN', 'cli.convertNoPlace', { count: noPlace })] : []),
    ...(settled.disagreements.length > 0
      ? [say('zh-CN', 'cli.convertDisagree', { count: settled.disagreements.length })]
      : []),
  ].join('\n');
}
