import type { HeaderFooter, PageSetup, Sheet } from 'hucre';
import type { DocumentMargins, DocumentPage } from '../../../core/model/document';
import { wholeColumns, wholeRows } from './areas';
import { parseBox } from '../../../core/model/geometry';

/** Print areas and titles of a sheet as its defined names say them, empty for none. */
export interface PrintNames {
  readonly area: string;
  readonly titles: string;
}

/** Page set-up of a sheet; null where the file says nothing but the defaults. */
export function documentPage(sheet: Sheet, names: PrintNames, fitsPages: boolean): DocumentPage | null {
  const { pageSetup = {}, headerFooter = {} } = sheet;
  const page: DocumentPage = {
    orientation: pageSetup.orientation ?? 'portrait',
    paper: pageSetup.paperSize ?? null,
    fit: fitsPages ? { wide: pageSetup.fitToWidth ?? 1, high: pageSetup.fitToHeight ?? 1 } : null,
    scale: pageSetup.scale ?? 100,
    printArea: parseBox(withoutSheet(names.area)),
    ...titlesOf(names.titles),
    header: oneOf(headerFooter, 'oddHeader'),
    footer: oneOf(headerFooter, 'oddFooter'),
    margins: marginsOf(pageSetup),
    centredHorizontally: pageSetup.horizontalCentered ?? false,
  };
  return JSON.stringify(page) === JSON.stringify(PLAIN_PAGE) ? null : page;
}

const PLAIN_PAGE: DocumentPage = {
  orientation: 'portrait',
  paper: null,
  fit: null,
  scale: 100,
  printArea: null,
  titleRows: null,
  titleColumns: null,
  header: '',
  footer: '',
  margins: null,
  centredHorizontally: false,
};

function oneOf(headerFooter: HeaderFooter, key: 'oddHeader' | 'oddFooter'): string {
  return headerFooter[key] ?? '';
}

const USUAL_MARGINS: DocumentMargins = {
  top: 0.75,
  right: 0.7,
  bottom: 0.75,
  left: 0.7,
  header: 0.3,
  footer: 0.3,
};

function marginsOf({ margins }: PageSetup): DocumentMargins | null {
  if (!margins) return null;
  const all = { ...USUAL_MARGINS, ...margins };
  const usual = (Object.keys(USUAL_MARGINS) as (keyof DocumentMargins)[]).every(
    (side) => all[side] === USUAL_MARGINS[side],
  );
  return usual ? null : all;
}

function titlesOf(titles: string): Pick<DocumentPage, 'titleRows' | 'titleColumns'> {
  const areas = titles.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map(withoutSheet);
  const rows = areas.map(wholeRows).find((box) => box !== null);
  const columns = areas.map(wholeColumns).find((box) => box !== null);
  return {
    titleRows: rows ? { start: rows.row, count: rows.rows } : null,
    titleColumns: columns ? { start: columns.col, count: columns.cols } : null,
  };
}

function withoutSheet(reference: string): string {
  return reference.slice(reference.lastIndexOf('!') + 1).trim();
}
