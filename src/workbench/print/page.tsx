import type { JSX } from 'preact';
import type { BorderLine, DocumentStyle } from '../../core/model/document';
import type { PrintedCell, PrintedRow, PrintedSheet } from './layout';
import { marginText } from './margin-text';
import type { MarginText } from './margin-text';

/** The sheets, each on pages of its own paper. */
export function PrintedPages({ sheets }: { readonly sheets: readonly PrintedSheet[] }) {
  return (
    <>
      {sheets.map((sheet, index) => (
        <section key={index} class={`sheet-${index}`} aria-label={sheet.name}>
          <Table sheet={sheet} rows={sheet.lead} />
          <Table sheet={sheet} head={sheet.head} rows={sheet.body} />
        </section>
      ))}
    </>
  );
}

interface TableProps {
  readonly sheet: PrintedSheet;
  readonly head?: readonly PrintedRow[];
  readonly rows: readonly PrintedRow[];
}

function Table({ sheet, head = [], rows }: TableProps) {
  const { columns, centred, scale } = sheet;
  if (head.length + rows.length === 0) return null;
  const width = columns.reduce((sum, column) => sum + column, 0);
  return (
    <table style={{ width: points(width), ...(centred ? { margin: '0 auto' } : {}) }}>
      <colgroup>
        {columns.map((column, index) => (
          <col key={index} style={{ width: points(column) }} />
        ))}
      </colgroup>
      {head.length > 0 && (
        <thead>
          <Rows rows={head} scale={scale} />
        </thead>
      )}
      <tbody>
        <Rows rows={rows} scale={scale} />
      </tbody>
    </table>
  );
}

function Rows({ rows, scale }: { readonly rows: readonly PrintedRow[]; readonly scale: number }) {
  return (
    <>
      {rows.map(({ height, cells }, index) => (
        <tr key={index} style={{ height: points(height) }}>
          {cells.map((cell, place) => (
            <td
              key={place}
              {...(cell.rows > 1 ? { rowSpan: cell.rows } : {})}
              {...(cell.cols > 1 ? { colSpan: cell.cols } : {})}
              style={styleOf(cell, scale)}
            >
              {cell.text}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

/** What Chinese systems call the fonts that files name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  宋体: 'SimSun, "Noto Serif CJK SC", serif',
  仿宋: 'FangSong, STFangsong, "Noto Serif CJK SC", serif',
  楷体: 'KaiTi, STKaiti, "Noto Serif CJK SC", serif',
  黑体: 'SimHei, "Noto Sans CJK SC", sans-serif',
};

function styleOf({ style, value }: PrintedCell, scale: number): JSX.CSSProperties {
  const font = style.font ?? '宋体';
  return {
    fontFamily: `${JSON.stringify(font)}, ${OTHER_NAMES[font] ?? 'sans-serif'}`,
    fontSize: points((style.size ?? 11) * scale),
    fontWeight: style.bold ? 'bold' : 'normal',
    fontStyle: style.italic ? 'italic' : 'normal',
    textDecoration: [style.underline && 'underline', style.strike && 'line-through']
      .filter(Boolean)
      .join(' '),
    color: style.color ?? '#000000',
    ...(style.fill ? { backgroundColor: style.fill } : {}),
    textAlign: alignmentOf(style, value),
    verticalAlign: VERTICAL[style.vertical ?? 'bottom'],
    whiteSpace: style.wrap ? 'pre-wrap' : 'pre',
    ...(style.indent ? { paddingLeft: points(style.indent * 9 * scale) } : {}),
    ...bordersOf(style),
  };
}

const VERTICAL = {
  top: 'top',
  center: 'middle',
  bottom: 'bottom',
  justify: 'top',
  distributed: 'middle',
} as const;

function alignmentOf(
  { horizontal }: DocumentStyle,
  value: PrintedCell['value'],
): JSX.CSSProperties['textAlign'] {
  switch (horizontal) {
    case 'left':
    case 'center':
    case 'right':
      return horizontal;
    case 'centerContinuous':
      return 'center';
    case 'justify':
    case 'distributed':
      return 'justify';
    case 'fill':
    case undefined:
      return typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : 'left';
  }
}

const LINES: Readonly<Record<BorderLine, string>> = {
  thin: '0.5pt solid',
  hair: '0.25pt solid',
  medium: '1pt solid',
  thick: '1.5pt solid',
  double: '2pt double',
  dotted: '0.5pt dotted',
  dashed: '0.5pt dashed',
  dashDot: '0.5pt dashed',
  dashDotDot: '0.5pt dashed',
  mediumDashed: '1pt dashed',
  mediumDashDot: '1pt dashed',
  mediumDashDotDot: '1pt dashed',
  slantDashDot: '1pt dashed',
};

function bordersOf({ border, borders }: DocumentStyle): JSX.CSSProperties {
  if (border) return { border: `${LINES.thin} ${border}` };
  const side = (line: NonNullable<typeof borders>['top']): string | undefined =>
    line && `${LINES[line.line]} ${line.color}`;
  const [top, right, bottom, left] = [borders?.top, borders?.right, borders?.bottom, borders?.left].map(side);
  return {
    ...(top ? { borderTop: top } : {}),
    ...(right ? { borderRight: right } : {}),
    ...(bottom ? { borderBottom: bottom } : {}),
    ...(left ? { borderLeft: left } : {}),
  };
}

function points(length: number): string {
  return `${length.toFixed(2)}pt`;
}

/** Sizes of the papers, what stands in their margins, and the looks that all cells share. */
export function printStyle(sheets: readonly PrintedSheet[], file: string): string {
  return [COMMON, ...sheets.map((sheet, index) => pageRule(sheet, `sheet-${index}`, file))].join('\n');
}

const COMMON = `
body { margin: 0; }
section + section { break-before: page; }
table { table-layout: fixed; border-collapse: collapse; }
thead { display: table-header-group; }
/* A cell merged over many rows goes on over the page; its rows would stay together otherwise. */
td:not([rowspan]) { break-inside: avoid; }
td { box-sizing: border-box; padding: 0 2pt; line-height: 1.25; overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
`;

function pageRule({ paper, name, header, footer }: PrintedSheet, page: string, file: string): string {
  const { top, right, bottom, left } = paper.margins;
  const margins = [top, right, bottom, left].map((inches) => `${inches}in`).join(' ');
  const facts = { sheet: name, file };
  return [
    `@page ${page} { size: ${paper.width}mm ${paper.height}mm; margin: ${margins};`,
    ...marginBoxes('top', marginText(header, facts)),
    ...marginBoxes('bottom', marginText(footer, facts)),
    `}`,
    `.${page} { page: ${page}; }`,
  ].join('\n');
}

function marginBoxes(edge: 'top' | 'bottom', text: MarginText): readonly string[] {
  return (['left', 'center', 'right'] as const)
    .filter((part) => text[part] !== '')
    .map(
      (part) => `@${edge}-${part} { content: ${text[part]}; font: 9pt SimSun, "Noto Serif CJK SC", serif; }`,
    );
}
