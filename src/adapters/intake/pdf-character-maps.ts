import gb from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap';
import gbV from 'pdfjs-dist/cmaps/GB-EUC-V.bcmap';
import gbk from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap';
import gbkV from 'pdfjs-dist/cmaps/GBK-EUC-V.bcmap';
import gbkp from 'pdfjs-dist/cmaps/GBKp-EUC-H.bcmap';
import gbkpV from 'pdfjs-dist/cmaps/GBKp-EUC-V.bcmap';
import gbk2k from 'pdfjs-dist/cmaps/GBK2K-H.bcmap';
import gbk2kV from 'pdfjs-dist/cmaps/GBK2K-V.bcmap';
import ucs2 from 'pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap';
import ucs2V from 'pdfjs-dist/cmaps/UniGB-UCS2-V.bcmap';
import utf16 from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap';
import utf16V from 'pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap';
import toUnicode from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap';

/**
 * The character maps of simplified Chinese that a PDF may name without holding them; the bundle has each as a
 * `data:` address. Fonts of other scripts are not in reports.
 */
const MAPS: Readonly<Record<string, string>> = {
  'GB-EUC-H': gb,
  'GB-EUC-V': gbV,
  'GBK-EUC-H': gbk,
  'GBK-EUC-V': gbkV,
  'GBKp-EUC-H': gbkp,
  'GBKp-EUC-V': gbkpV,
  'GBK2K-H': gbk2k,
  'GBK2K-V': gbk2kV,
  'UniGB-UCS2-H': ucs2,
  'UniGB-UCS2-V': ucs2V,
  'UniGB-UTF16-H': utf16,
  'UniGB-UTF16-V': utf16V,
  'Adobe-GB1-UCS2': toUnicode,
};

/** The map of this name; null for one that is not known. */
export function characterMap(name: string): Uint8Array | null {
  const address = MAPS[name];
  if (address === undefined) return null;
  const binary = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
