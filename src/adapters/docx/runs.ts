import { ShadingType, TextRun } from 'docx';
import type { DraftInline } from '../../core/model/report-draft';
import { xmlText } from '../xml-text';
import { COLOR, type RunFont } from './page-layout';

export interface RunStyle {
  readonly font: RunFont;
  /** Half points. */
  readonly size: number;
  /** Twips added to each character. */
  readonly characterSpacing?: number;
}

/** Every text of the document becomes a run here and nowhere else. Line ends are real breaks. */
export function textRuns(text: string, style: RunStyle, fill?: string): TextRun[] {
  return xmlText(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          ...style,
          color: COLOR.text,
          ...(index > 0 ? { break: 1 } : {}),
          ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
        }),
    );
}

export function inlineRuns(inlines: readonly DraftInline[], style: RunStyle): TextRun[] {
  return inlines.flatMap((inline) => textRuns(inline.text, style, fillOf(inline)));
}

function fillOf(inline: DraftInline): string | undefined {
  switch (inline.kind) {
    case 'text':
      return undefined;
    case 'blank':
      return COLOR.blank;
    case 'figure':
      return inline.pending ? COLOR.pending : undefined;
  }
}
