import type { DraftBlock, DraftChart, DraftInline, ReportDraft } from '../../core/model/report-draft';
import { svgOf } from '../svg';
import { titleLines } from '../title-lines';
import { escapeHtml, escapeLines } from './escape';
import { PAGE_STYLE } from './style';
import { htmlTable } from './table';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const ONE_LINE = Infinity;

/**
 * The draft as one self-contained page: the metadata table first, as the sites of such offices print it, then the
 * report. Accessible, ready for printing, and closed by its own policy to scripts and everything from outside.
 */
export function writeHtml(draft: ReportDraft): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(draft.title).replace(/\n/g, ' ')}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    metadataTable(draft.metadata),
    `<h1>${titleLines(draft.title, ONE_LINE).map(inlinesHtml).join('')}</h1>`,
    ...draft.blocks.map(blockHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

type Metadata = ReportDraft['metadata'];

const METADATA_NAME = '公开信息';

function metadataTable(metadata: Metadata): string {
  const rows = metadataRows(metadata).map(
    (row) =>
      `<tr>${row
        .map(
          ({ label, value }) =>
            `<th scope="row">${escapeHtml(label)}</th><td${row.length === 1 ? ' colspan="3"' : ''}>${escapeLines(value)}</td>`,
        )
        .join('')}</tr>`,
  );
  return [`<table class="metadata" aria-label="${METADATA_NAME}"><tbody>`, ...rows, '</tbody></table>'].join(
    '\n',
  );
}

/** Two entries a row; a wide one stands alone. */
function metadataRows(metadata: Metadata): readonly Metadata[] {
  const rows: Metadata[number][][] = [];
  for (const entry of metadata) {
    const last = rows[rows.length - 1];
    if (last?.length === 1 && last[0]?.wide === false && !entry.wide) last.push(entry);
    else rows.push([entry]);
  }
  return rows;
}

function blockHtml(block: DraftBlock): string {
  switch (block.kind) {
    case 'heading': {
      const name = block.level === 1 ? 'h2' : 'h3';
      return `<${name}>${inlinesHtml(block.inlines)}</${name}>`;
    }
    case 'paragraph':
      return `<p>${inlinesHtml(block.inlines)}</p>`;
    case 'table':
      return htmlTable(block.table);
    case 'chart':
      return htmlFigure(block.chart);
  }
}

function htmlFigure({ alt, caption, drawing }: DraftChart): string {
  const picture = svgOf(drawing, { role: 'img', 'aria-label': alt });
  return `<figure>${picture}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

function inlinesHtml(inlines: readonly DraftInline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: DraftInline): string {
  const text = escapeLines(inline.text);
  switch (inline.kind) {
    case 'text':
      return text;
    case 'blank':
      return `<mark class="blank">${text}</mark>`;
    case 'figure':
      return inline.pending ? `<mark class="pending">${text}</mark>` : text;
  }
}
