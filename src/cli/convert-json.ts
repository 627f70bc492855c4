import { say } from '../catalogue/messages';
import type { Converted } from '../convert';
import type { FigureLabel } from '../core/model/conversion';

/** The record of a conversion on standard output: what was kept, moved and asked, and what is only in the note. */
export function conversionRecord(
  file: string,
  output: string,
  { settled }: Converted,
): Readonly<Record<string, unknown>> {
  const { conversion, taken, blanks, disagreements, totals } = settled;
  const { figures } = conversion;
  return {
    file,
    output,
    from: conversion.from,
    to: conversion.to,
    totals,
    kept: figures.filter(({ fate }) => fate.kind === 'kept').length,
    moved: figures.flatMap(({ fact, fate }) =>
      fate.kind === 'moved' ? [{ point: fact.point, to: fate.to }] : [],
    ),
    questions: conversion.questions.map(({ point, text, label, choices }) => ({
      point,
      label: labelText(label),
      question: say('zh-CN', text.key, text.values),
      choices: choices.map(({ id, from, labels, value }) => ({
        id,
        from,
        labels: labels.map(labelText),
        value,
      })),
      taken: taken.get(point) ?? null,
    })),
    noPlace: figures.flatMap(({ fact, fate, label }) =>
      fate.kind === 'noPlace'
        ? [
            {
              point: fact.point,
              label: labelText(label),
              value: fact.value.kind === 'number' ? fact.value.value : { text: fact.source },
              sheet: fact.place.sheet,
              cell: fact.place.cell,
              reason: say('zh-CN', `convert.reason.${fate.reason}`),
            },
          ]
        : [],
    ),
    blanks: blanks.map(({ point, reason }) => ({ point, reason })),
    disagreements: disagreements.map(({ rule, label, left, right }) => ({
      rule,
      label: labelText(label),
      left,
      right,
    })),
  };
}

export function labelText({ number, row, column }: FigureLabel): string {
  const label = [row, column].filter((part) => part !== '').join('·');
  return say('zh-CN', 'convert.note.label', { number, label });
}
