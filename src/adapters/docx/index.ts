import type { Table } from 'docx';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { DraftBlock, ReportDraft } from '../../core/model/report-draft';
import { titleLines } from '../title-lines';
import { xmlText } from '../xml-text';
import { chartParagraphs } from './chart';
import { BODY_SPACING, COLOR, FONT, LINE, PAGE, SIZE, TITLE_LINE, type RunFont } from './page-layout';
import { inlineRuns, type RunStyle } from './runs';
import { stablePackage } from './stable-package';
import { docxTable, isLong } from './table';

/** Characters of the title that fit on a line of 2号. */
const TITLE_CHARACTERS = 20;

const BODY: RunStyle = { font: FONT.body, size: SIZE.body, characterSpacing: BODY_SPACING };
const TITLE: RunStyle = { font: FONT.title, size: SIZE.title };
const HEADINGS: Readonly<Record<1 | 2, RunStyle>> = {
  1: { font: FONT.heading1, size: SIZE.body },
  2: { font: FONT.heading2, size: SIZE.body },
};

const BODY_STYLE = 'ReportBody';
const TWO_CHARACTERS = { firstLine: SIZE.body * 20, firstLineChars: 200 };
const lines = (line: number): { line: number; lineRule: typeof LineRuleType.EXACT; before: 0; after: 0 } => ({
  line,
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});

/**
 * The draft as a Word document in the layout of GB/T 9704-2012. Real heading styles, brackets and pending figures
 * shaded, no field but the page number, nothing from outside. Same draft, same bytes.
 */
export async function writeDocx(draft: ReportDraft): Promise<Uint8Array> {
  const document = new Document({
    title: xmlText(draft.title),
    creator: 'Gouji',
    lastModifiedBy: 'Gouji',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: FONT.body, size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
        title: headingStyle(FONT.title, SIZE.title, {
          alignment: AlignmentType.CENTER,
          spacing: lines(TITLE_LINE),
        }),
        heading1: headingStyle(FONT.heading1, SIZE.body, { ...headingParagraph, outlineLevel: 0 }),
        heading2: headingStyle(FONT.heading2, SIZE.body, { ...headingParagraph, outlineLevel: 1 }),
      },
      paragraphStyles: [
        {
          id: BODY_STYLE,
          name: '报告正文',
          basedOn: 'Normal',
          quickFormat: true,
          run: BODY,
          paragraph: { alignment: AlignmentType.BOTH, spacing: lines(LINE), indent: TWO_CHARACTERS },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { ...PAGE.margin, header: PAGE.footer, footer: PAGE.footer },
          },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children: [titleParagraph(draft), new Paragraph({ style: BODY_STYLE }), ...draftBlocks(draft.blocks)],
      },
    ],
  });
  const packed = await Packer.toArrayBuffer(document);
  return stablePackage(new Uint8Array(packed));
}

const headingParagraph = { keepNext: true, spacing: lines(LINE), indent: TWO_CHARACTERS };

function headingStyle(font: RunFont, size: number, paragraph: object): object {
  return { next: BODY_STYLE, run: { font, size, bold: false, color: COLOR.text }, paragraph };
}

function titleParagraph(draft: ReportDraft): Paragraph {
  const children = titleLines(draft.title, TITLE_CHARACTERS).flatMap((line, index) => [
    ...(index > 0 ? [new TextRun({ break: 1, ...TITLE, color: COLOR.text })] : []),
    ...inlineRuns(line, TITLE),
  ]);
  return new Paragraph({ heading: HeadingLevel.TITLE, children });
}

function draftBlocks(blocks: readonly DraftBlock[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, index): Paragraph | Table | readonly Paragraph[] => {
    switch (block.kind) {
      case 'heading': {
        const next = blocks[index + 1];
        return heading(block, next?.kind === 'table' && isLong(next.table));
      }
      case 'paragraph':
        return new Paragraph({ style: BODY_STYLE, children: inlineRuns(block.inlines, BODY) });
      case 'table':
        return docxTable(block.table);
      case 'chart':
        return chartParagraphs(block.chart, index + 1);
    }
  });
}

function heading({ level, inlines }: DraftBlock & { kind: 'heading' }, onNewPage: boolean): Paragraph {
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    ...(onNewPage ? { pageBreakBefore: true } : {}),
    children: inlineRuns(inlines, HEADINGS[level]),
  });
}

/** — 1 — one character from the outer edge: right on odd pages, left on even ones. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const edge = SIZE.pageNumber * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: edge } : { left: edge },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: FONT.song,
            size: SIZE.pageNumber,
            color: COLOR.text,
          }),
        ],
      }),
    ],
  });
}
