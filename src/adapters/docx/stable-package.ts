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
  const parts: Parts = withMetafiles(unzipSync(packed));
  const core = parts[CORE_PROPERTIES];
  if (core) parts[CORE_PROPERTIES] = strToU8(stableProperties(strFromU8(core)));
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

/** Without the moment of writing, and with the language. */
function stableProperties(core: string): string {
  return core
    .replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
    .replace('</cp:coreProperties>', '<dc:language>zh-CN</dc:language></cp:coreProperties>');
}

type Parts = Record<string, Uint8Array>;

/**
 * The library knows no metafiles: they were handed to it as bitmaps, which no part of ours is, and get here the name
 * and the type of what they are.
 */
function withMetafiles(parts: Parts): Parts {
  if (!Object.keys(parts).some(isMetafile)) return parts;
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      if (isMetafile(name)) return [name.replace(METAFILE, '.emf'), part];
      if (name === CONTENT_TYPES) return [name, rewritten(part, /<Default [^>]*"bmp"[^>]*>/, EMF_TYPE)];
      return [name, name.endsWith('.rels') ? rewritten(part, /(media\/\w+)\.bmp"/g, '$1.emf"') : part];
    }),
  );
}

const METAFILE = /\.bmp$/;
const EMF_TYPE = '<Default ContentType="image/x-emf" Extension="emf"/>';

function isMetafile(name: string): boolean {
  return name.startsWith('word/media/') && METAFILE.test(name);
}

function rewritten(part: Uint8Array, from: RegExp, to: string): Uint8Array {
  return strToU8(strFromU8(part).replace(from, to));
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
