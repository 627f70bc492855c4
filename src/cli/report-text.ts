import { formats } from '../catalogue/formats';
import { say } from '../catalogue/messages';
import { formOf } from '../core/form/form';
import { Words } from '../core/findings/words';
import { isAnswered, type Answer } from '../core/model/answer';
import type { FactValue } from '../core/model/fact';
import type { Finding } from '../core/model/finding';
import type { Severity } from '../core/model/format';
import type { Verdict } from '../core/model/verdict';
import type { FileVerdict } from './read-file';

const MARKS: Readonly<Record<Severity, string>> = { error: '● 错误', warning: '▲ 提醒', info: '○ 提示' };

/** What `check` prints for people: findings with their cells, those answered last, then how much was checked. */
export function checkText(result: FileVerdict): string {
  if ('error' in result) return failureText(result);
  const { findings, checked, report } = result.verdict;
  const head = [result.file, report.profile.organ, report.profile.year]
    .filter((part) => part !== null)
    .join('  ');
  const lines = openFirst(findings).map(({ severity, rule, cells, message, answer }) => {
    const [cell] = cells;
    const where = cell ? `  ${cell.sheet}!${cell.cell}` : '';
    const line = `  ${MARKS[severity]}  ${say('zh-CN', message.key, message.values)}  [${rule}]${where}`;
    return answer ? `${line}\n      ${answerText(answer)}` : line;
  });
  return [
    head,
    ...lines,
    `  ${say('zh-CN', 'cli.checked', { ...checked })}`,
    `  ${verdictLine(result.verdict)}`,
  ].join('\n');
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
  if ('error' in result) return failureText(result);
  const words = new Words(formats.map(formOf));
  const lines = [...result.verdict.report.facts.values()].map(({ point, value, place }) => {
    const label = words.place(point);
    return `  ${place.sheet}!${place.cell}\t${valueText(value)}\t${say('zh-CN', label.key, label.values)}\t${point}`;
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

function failureText({ file, error }: Extract<FileVerdict, { error: unknown }>): string {
  return `${file}\n  ${error.code}  ${say('zh-CN', `error.${error.code}`, error.details)}`;
}
