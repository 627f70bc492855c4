import { buildZip, type ZipPart } from './zip-builder';

/** What stands in a cell or paragraph, as WordprocessingML. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

const isBlock = (content: string): boolean => /^<w:(?:p|tbl)[ >]/.test(content);

/** A cell of a text, of pieces of a paragraph, or of whole paragraphs and tables. */
export function cell(content: string, properties = ''): string {
  const pieces = content.startsWith('<') ? content : run(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${isBlock(content) ? content : paragraph(pieces)}</w:tc>`;
}

export const row = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;

export const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

export const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
export const merge = (value?: 'restart'): string => `<w:vMerge${value ? ` w:val="${value}"` : ''}/>`;

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export interface WordFile {
  /** Content type of the main part, for documents with macros. */
  readonly type?: string;
  readonly styles?: string;
  readonly parts?: readonly ZipPart[];
}

/** A Word document with this body. */
export function wordFile(body: string, { type = MAIN_TYPE, styles, parts = [] }: WordFile = {}): Uint8Array {
  return buildZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    ...(styles === undefined
      ? []
      : [
          {
            name: 'word/_rels/document.xml.rels',
            data: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="a" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
          },
          { name: 'word/styles.xml', data: `<w:styles xmlns:w="${W}">${styles}</w:styles>` },
        ]),
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="${W}" xmlns:mc="${MC}" xmlns:wps="urn:wps" xmlns:v="urn:v"><w:body>${body}</w:body></w:document>`,
    },
    ...parts,
  ]);
}
