import type { Tone } from '../core/model/report-draft';

/** Tones of the draft as the command line names them, from the shortest. */
export const toneNames: Readonly<Record<Tone, string>> = {
  brief: '简明',
  standard: '标准',
  detailed: '详实',
};

/** The tone named by its word or its id; null when it is none. */
export function toneOf(text: string): Tone | null {
  const wanted = text.trim();
  const tones = Object.keys(toneNames) as readonly Tone[];
  return tones.find((tone) => tone === wanted || toneNames[tone] === wanted) ?? null;
}
