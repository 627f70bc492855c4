import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { DraftChart } from '../../core/model/report-draft';
import { svgOf } from '../svg';
import { xmlText } from '../xml-text';
import { emfOf } from './emf';
import { FONT, points, SIZE } from './page-layout';
import { textRuns } from './runs';

/** Pixels of 96 to an inch, which the library measures pictures in. */
const PIXELS_PER_POINT = 96 / 72;

const SPACE = points(6);

/**
 * A chart as a picture with its caption under it. Word draws the SVG; a program that cannot takes the metafile.
 * @param number  tells the pictures of a document apart
 */
export function chartParagraphs({ alt, caption, title, drawing }: DraftChart, number: number): Paragraph[] {
  const size = {
    width: Math.round(drawing.width * PIXELS_PER_POINT),
    height: Math.round(drawing.height * PIXELS_PER_POINT),
  };
  const picture = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(svgOf(drawing)),
    transformation: size,
    // A metafile by name and type once the package is whole, see stable-package.ts.
    fallback: { type: 'bmp', data: emfOf(drawing) },
    altText: { id: String(number), name: xmlText(title), description: xmlText(alt) },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: SPACE, after: 0 },
      children: [picture],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: SPACE },
      children: textRuns(caption, { font: FONT.note, size: SIZE.caption }),
    }),
  ];
}
