import { formats } from '../catalogue/formats';
import { say } from '../catalogue/messages';
import { formOf } from '../core/form/form';
import { Words } from '../core/findings/words';
import { isAnswered, type Answer } from '../core/model/answer';
import type { FactValue } from '../core/model/fact';
import type { Severity } from '../core/model/format';
import type { Verdict } from '../core/model/verdict';
import type { Finding } from '../core/model/finding';
import type { CellPlace } from '../core/model/grid';
import type { FileVerdict, JudgedFile } from './read-file';

const MARKS: Readonly<Record<Severity, string>> = { error: '● 错误', warning: '▲ 提醒', info: '○ 提示' };

/** What `check` prints for people: findings with their cells, those answered last, then how much was checked. */
export function checkText(result: FileVerdict): string {
  if (!('verdict' in result)) return failureText(result);
  const { findings, checked, report } = result.verdict;
  const head = [result.file, report.profile.organ, report.profile.year]
    .filter((part) => part !== null)
    .join('  ');
  const lines = openFirst(findings).map((finding) => {
    const { severity, rule, message } = finding;
    const where = whereText(finding, result);
    const line = `  ${MARKS[severity]}  ${say('zh-CN', message.key, message.values)}  [${rule}]${where}`;
    return finding.answer ? `${line}\n      ${answerText(finding.answer)}` : line;
  });
  return [
    head,
    ...lines,
    `  ${say('zh-CN', 'cli.checked', { ...checked })}`,
    `  ${verdictLine(result.verdict)}`,
  ].join('\n');
}

/** The first cell of a finding, or the sentence it is about; nothing where it has neither. */
function whereText({ cells: [cell], quote }: Finding, file: JudgedFile): string {
  if (cell) return `  ${cellText(cell, file)}`;
  return quote ? `  ${lineText(quote)}“${quote.text}”` : '';
}

/** A cell; of a table rebuilt from a text, the line it was read from. */
function cellText(place: CellPlace, { document }: JudgedFile): string {
  const from = document?.source.readFrom?.get(`${place.sheetId}!${place.cell}`);
  return from ? lineText(from) : `${place.sheet}!${place.cell}`;
}

function lineText({ line, page }: { readonly line: number; readonly page?: number }): string {
  return page === undefined
    ? say('zh-CN', 'cli.line', { line })
    : say('zh-CN', 'cli.lineOnPage', { line, page });
}

function verdictLine({ findings, checked }: Verdict): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return say('zh-CN', 'cli.verdict.errors', { count: errors });
  const open = findings.filter((finding) => !isAnswered(finding)).length;
  if (open > 0) return say('zh-CN', 'cli.verdict.explain', { count: open });
  if (checked.notEvaluated + checked.ruleError > 0) return say('zh-CN', 'cli.verdict.partly');
  return findings.length > 0
    ? say('zh-CN', 'cli.verdict.answered', { count: findings.length })
    : say('zh-CN', 'cli.verdict.passed');
}

function openFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter((finding) => !isAnswered(finding)), ...findings.filter(isAnswered)];
}

function answerText({ reason, who, when, current }: Answer): string {
  const by = [who, when].filter((part) => part !== '').join(' ');
  const given = by === '' ? reason : say('zh-CN', 'cli.answer.by', { reason, by });
  return say('zh-CN', current ? 'cli.answer' : 'cli.answer.changed', { given });
}

/** What `read` prints for people: every figure with its cell. */
export function factsText(result: FileVerdict): string {
  if (!('verdict' in result)) return failureText(result);
  const words = new Words(formats.map(formOf));
  const lines = [...result.verdict.report.facts.values()].map(({ point, value, place }) => {
    const label = words.place(point);
    return `  ${cellText(place, result)}\t${valueText(value)}\t${say('zh-CN', label.key, label.values)}\t${point}`;
  });
  return [result.file, ...lines].join('\n');
}

function valueText(value: FactValue): string {
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'blank':
      return say('zh-CN', 'cli.blank');
    case 'text':
      return `“${value.text}”`;
  }
}

function failureText(result: Exclude<FileVerdict, JudgedFile>): string {
  if ('skipped' in result) return say('zh-CN', `cli.skipped.${result.skipped}`, { file: result.file });
  const { file, error } = result;
  return `${file}\n  ${error.code}  ${say('zh-CN', `error.${error.code}`, error.details)}`;
}
