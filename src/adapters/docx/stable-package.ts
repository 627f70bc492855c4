import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { FONT_FALLBACKS } from './page-layout';

const CONTENT_TYPES = '[Content_Types].xml';
const CORE_PROPERTIES = 'docProps/core.xml';
const FONT_TABLE = 'word/fontTable.xml';

/** The earliest moment a zip entry can carry. */
const FIXED_TIME = '1980-01-01T00:00:00';

/**
 * The same document as the same bytes: no creation time, entries in a fixed order with a fixed time. The font table
 * names what Word should take where a font is missing.
 */
export function stablePackage(packed: Uint8Array): Uint8Array {
  const parts = unzipSync(packed);
  const core = parts[CORE_PROPERTIES];
  if (core) parts[CORE_PROPERTIES] = strToU8(withoutTimes(strFromU8(core)));
  parts[FONT_TABLE] = strToU8(fontTable());
  const entries: Zippable = {};
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    const part = parts[name];
    if (part) entries[name] = [part, { mtime: FIXED_TIME, level: 6 }];
  }
  return zipSync(entries);
}

/** Readers look for the content types first; the rest is in code-unit order. */
function contentTypesFirst(a: string, b: string): number {
  if (a === CONTENT_TYPES || b === CONTENT_TYPES) return a === b ? 0 : a === CONTENT_TYPES ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function withoutTimes(core: string): string {
  return core.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');
}

function fontTable(): string {
  const fonts = FONT_FALLBACKS.map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${fonts.join('')}</w:fonts>`
  );
}
