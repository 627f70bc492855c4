import type { TextPiece } from '../../core/model/source';

const BARS = /[|｜\t]/;
const WIDE_GAP = /[ \u00a0\u3000]{2,}/g;

/** Cuts lines where they are set off by bars, tabs or wide gaps. Lines count from 1. */
export function piecesOfLines(lines: readonly string[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const parts = BARS.test(line) ? cellsBetweenBars(line) : partsBetweenGaps(line);
    parts.forEach((part, position) =>
      pieces.push({
        text: part.text,
        line: index + 1,
        column: part.start + 1,
        after: position === 0 ? 'line' : part.after,
      }),
    );
  });
  return pieces;
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly after: 'bar' | 'gap';
}

/** A bar ends a cell; one at the start of a line that holds text only opens it. */
function cellsBetweenBars(line: string): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at <= line.length; at += 1) {
    if (at < line.length && !BARS.test(line.charAt(at))) continue;
    parts.push({ text: line.slice(start, at).trim(), start: firstInk(line, start, at), after: 'bar' });
    start = at + 1;
  }
  if (parts[parts.length - 1]?.text === '' && !line.endsWith('\t')) parts.pop();
  const opened = /^\s*[|｜]/.test(line) && parts.some(({ text }) => text !== '');
  return opened ? parts.slice(1) : parts;
}

function partsBetweenGaps(line: string): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const gap of [...line.matchAll(WIDE_GAP), null]) {
    const end = gap ? gap.index : line.length;
    const text = line.slice(start, end).trim();
    if (text !== '') parts.push({ text, start: firstInk(line, start, end), after: 'gap' });
    start = end + (gap ? gap[0].length : 0);
  }
  return parts;
}

function firstInk(line: string, start: number, end: number): number {
  let at = start;
  while (at < end && line.charAt(at).trim() === '') at += 1;
  return at < end ? at : start;
}
