import type { FactValue, RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { CellPlace } from '../model/grid';
import type { AnswerTexts } from '../model/texts';

/**
 * The figures a finding is about, as they are written beside an answer: those of its points, then those of its other
 * cells (control figures, figures of the year before), such as 4、1、空×14. Empty where it is about labels only.
 */
export function figuresOf(
  finding: Pick<Finding, 'points' | 'cells'>,
  report: RecognisedReport,
  { blank }: Pick<AnswerTexts, 'blank'>,
): string {
  const { points, cells } = finding;
  const own = points.flatMap((point) => report.facts.get(point) ?? []);
  const known = new Set(own.map(({ place }) => keyOf(place)));
  const elsewhere = otherFigures(report);
  const others = cells.filter((cell) => !known.has(keyOf(cell))).map((cell) => elsewhere.get(keyOf(cell)));
  const texts = [
    ...own.map(({ value }) => textOf(value, blank)),
    ...others.flatMap((figure) => (figure === undefined ? [] : [textOf(figure, blank)])),
  ];
  return countBlanks(texts, blank).join('、');
}

/** Figures that are no points of the report itself, by their cell. */
function otherFigures(report: RecognisedReport): ReadonlyMap<string, FactValue> {
  const { controls, previous } = report;
  const before = [...(previous?.places ?? [])].flatMap(([point, place]) => {
    const value = previous?.figures.get(point);
    if (value === undefined) return [];
    return [[keyOf(place), value === null ? BLANK : { kind: 'number' as const, value }] as const];
  });
  return new Map([...controls.map(({ place, value }) => [keyOf(place), value] as const), ...before]);
}

const BLANK: FactValue = { kind: 'blank' };

function keyOf({ sheetId, row, col }: CellPlace): string {
  return `${sheetId}|${row}|${col}`;
}

function textOf(value: FactValue, blank: string): string {
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'blank':
      return blank;
    case 'text':
      return `“${value.text}”`;
  }
}

/** A run of blanks as one, with how many they are. */
function countBlanks(texts: readonly string[], blank: string): readonly string[] {
  const runs: { readonly text: string; readonly count: number }[] = [];
  for (const text of texts) {
    const last = runs[runs.length - 1];
    if (text === blank && last?.text === blank) runs.splice(-1, 1, { text, count: last.count + 1 });
    else runs.push({ text, count: 1 });
  }
  return runs.map(({ text, count }) => (count > 1 ? `${text}×${count}` : text));
}
