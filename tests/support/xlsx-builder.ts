import { buildZip, type ZipOptions, type ZipPart } from './zip-builder';

export const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;

export const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
} as const;

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const SHEET_MAIN_TYPE = `${SPREADSHEET_TYPE}.sheet.main+xml`;

export interface SheetSource {
  readonly name?: string;
  /** Inside of sheetData. */
  readonly rows: string;
  /** Other children of worksheet, after sheetData. */
  readonly after?: string;
  readonly state?: string;
  readonly sheetId?: string;
}

/** A workbook by its XML, as little as Excel needs; each field replaces the usual. */
export interface XlsxSource {
  readonly sheets?: readonly SheetSource[];
  /** Inside of sst, si elements. */
  readonly strings?: string;
  /** Inside of styleSheet. */
  readonly styles?: string;
  /** Children of workbook after sheets. */
  readonly afterSheets?: string;
  readonly workbookPr?: string;
  /** Further Relationship elements of the workbook. */
  readonly relationships?: string;
  readonly mainType?: string;
  readonly namespaces?: typeof TRANSITIONAL | typeof STRICT;
  /** Prefix of all elements of the main namespace, as WPS writes it. */
  readonly prefix?: string;
  /** Parts that replace or join those made from the rest; null leaves a part out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly zip?: ZipOptions;
}

/** Bytes of a workbook. */
export function buildXlsx(source: XlsxSource = {}): Uint8Array {
  return buildZip(xlsxParts(source), source.zip);
}

/** One sheet with these rows, the shortest way to a workbook. */
export function sheetXlsx(rows: string, source: XlsxSource = {}): Uint8Array {
  return buildXlsx({ ...source, sheets: [{ rows }] });
}

/** Parts of a workbook, for tests that change the container. */
export function xlsxParts(source: XlsxSource = {}): ZipPart[] {
  const sheets = source.sheets ?? [{ rows: '' }];
  const parts = new Map<string, string | Uint8Array | null>([
    ['[Content_Types].xml', contentTypes(source.mainType ?? SHEET_MAIN_TYPE)],
    ['_rels/.rels', relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml', source))],
    ['xl/workbook.xml', workbook(sheets, source)],
    ['xl/_rels/workbook.xml.rels', workbookRelationships(sheets, source)],
    ...sheets.map((sheet, i): [string, string] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      prefixed(worksheet(sheet, source), source.prefix),
    ]),
  ]);
  if (source.strings !== undefined) {
    parts.set('xl/sharedStrings.xml', prefixed(main('sst', source.strings, source), source.prefix));
  }
  if (source.styles !== undefined) {
    parts.set('xl/styles.xml', prefixed(main('styleSheet', source.styles, source), source.prefix));
  }
  for (const [name, data] of Object.entries(source.parts ?? {})) parts.set(name, data);
  return [...parts].flatMap(([name, data]) => (data === null ? [] : [{ name, data }]));
}

export function relationship(id: string, type: string, target: string, source: XlsxSource = {}): string {
  const base = (source.namespaces ?? TRANSITIONAL).relationships;
  return `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`;
}

export function relationships(inside: string): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function contentTypes(mainType: string): string {
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`
  );
}

function workbook(sheets: readonly SheetSource[], source: XlsxSource): string {
  const list = sheets.map(({ name, state, sheetId }, i) => {
    const stateText = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${sheetId ?? i + 1}"${stateText} r:id="rId${i + 1}"/>`;
  });
  const inside = `${source.workbookPr ?? ''}<sheets>${list.join('')}</sheets>${source.afterSheets ?? ''}`;
  return prefixed(main('workbook', inside, source), source.prefix);
}

function worksheet({ rows, after = '' }: SheetSource, source: XlsxSource): string {
  return main('worksheet', `<sheetData>${rows}</sheetData>${after}`, source);
}

function main(root: string, inside: string, source: XlsxSource): string {
  const { main: uri, relationships: r } = source.namespaces ?? TRANSITIONAL;
  return `${DECLARATION}<${root} xmlns="${uri}" xmlns:r="${r}">${inside}</${root}>`;
}

function workbookRelationships(sheets: readonly SheetSource[], source: XlsxSource): string {
  const list = sheets.map((_, i) =>
    relationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`, source),
  );
  if (source.strings !== undefined)
    list.push(relationship('rIdS', 'sharedStrings', 'sharedStrings.xml', source));
  if (source.styles !== undefined) list.push(relationship('rIdF', 'styles', 'styles.xml', source));
  return relationships(list.join('') + (source.relationships ?? ''));
}

/** Gives every element a prefix and turns the default namespace into its declaration. */
function prefixed(xml: string, prefix: string | undefined): string {
  if (prefix === undefined) return xml;
  return xml.replace(/<(\/?)([A-Za-z])/g, `<$1${prefix}:$2`).replace(/ xmlns="/, ` xmlns:${prefix}="`);
}
