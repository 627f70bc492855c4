import { readConstant } from '../recognise/normalise-cell';
import type { Reading } from './reading';

interface EntryFigure {
  readonly entry: string;
  readonly measure: 'count' | 'amount';
}

/** What was typed into 基本信息 as a figure: not below 0, and whole for a count. A mark for nothing is a blank. */
export function readEntry(text: string | undefined, { entry, measure }: EntryFigure): Reading {
  const { value } = readConstant({ value: text ?? null });
  if (value.kind === 'blank') return { state: 'unknown', blank: true };
  if (value.kind === 'text' || value.value < 0 || (measure === 'count' && !Number.isInteger(value.value)))
    return { state: 'unknown', blank: false, noFigure: true };
  return { state: 'known', value: value.value, points: [], entry };
}
