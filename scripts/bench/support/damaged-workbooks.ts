import { unzipSync } from 'fflate';
import { buildXlsx, sheetXlsx, xlsxParts } from '../../../tests/support/xlsx-builder';
import { buildZip, concat, utf8, type ZipPart } from '../../../tests/support/zip-builder';

/** A file that is no report, and the codes of which one must be told. */
export interface Damaged {
  readonly bytes: Uint8Array;
  readonly codes: readonly string[];
}

type Damage = (bytes: Uint8Array, seed: number) => Damaged;

const partsOf = (bytes: Uint8Array): readonly ZipPart[] =>
  Object.entries(unzipSync(bytes)).map(([name, data]) => ({ name, data }));

const sheetOf = (bytes: Uint8Array, change: (part: ZipPart) => readonly ZipPart[]): Uint8Array =>
  buildZip(partsOf(bytes).flatMap((part) => (part.name.endsWith('sheet2.xml') ? change(part) : [part])));

const text = ({ data }: ZipPart): string =>
  typeof data === 'string' ? data : new TextDecoder().decode(data);

/** A compound file, the container of Office 97, with a stream of this name. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const name = Buffer.from(stream, 'utf16le');
  bytes.set(name, 1024);
  bytes[1024 + 64] = name.length + 2;
  bytes[1024 + 66] = 2;
  return bytes;
}

/** A place in the first half of the packed bytes of the largest part, where every bit matters. */
function insideOfPackedData(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest = { start: 0, length: 0 };
  for (let at = 0; at + 30 < bytes.length && view.getUint32(at, true) === 0x04034b50;) {
    const length = view.getUint32(at + 18, true);
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (length > largest.length) largest = { start, length };
    at = start + length;
  }
  return largest.start + ((seed * 7919) % Math.floor(largest.length / 2));
}

const BOMB = new Uint8Array(72 * 1024 * 1024);
let bomb: Uint8Array | null = null;

const DAMAGES: readonly Damage[] = [
  (bytes, seed) => ({
    bytes: bytes.subarray(0, Math.floor((bytes.length * (20 + (seed % 70))) / 100)),
    codes: ['ZIP_DAMAGED'],
  }),
  (bytes, seed) => {
    const flipped = bytes.slice();
    const at = insideOfPackedData(bytes, seed);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (seed % 8));
    return { bytes: flipped, codes: ['ZIP_CHECKSUM', 'ZIP_DAMAGED', 'ZIP_SIZE_MISMATCH'] };
  },
  (bytes) => ({
    bytes: sheetOf(bytes, (part) => [{ ...part, declared: { crc: 0x12345678 } }]),
    codes: ['ZIP_CHECKSUM'],
  }),
  (bytes) => ({
    bytes: sheetOf(bytes, (part) => [{ ...part, declared: { size: 17 } }]),
    codes: ['ZIP_SIZE_MISMATCH', 'ZIP_DAMAGED'],
  }),
  (bytes) => {
    bomb ??= sheetOf(bytes, (part) => [{ ...part, data: BOMB }]);
    return { bytes: bomb, codes: ['ZIP_TOO_LARGE'] };
  },
  () => ({ bytes: compoundFile('EncryptionInfo'), codes: ['ENCRYPTED'] }),
  () => ({ bytes: compoundFile('Workbook'), codes: ['NOT_XLSX'] }),
  () => ({ bytes: new Uint8Array(0), codes: ['EMPTY_FILE'] }),
  () => ({ bytes: new Uint8Array(9000), codes: ['FILE_NOT_LOCAL'] }),
  () => ({
    bytes: sheetXlsx(`<row r="1"><c r="A1">${'<x>'.repeat(3000)}${'</x>'.repeat(3000)}</c></row>`),
    codes: ['XML_TOO_DEEP'],
  }),
  (bytes) => ({
    bytes: sheetOf(bytes, (part) => [
      { ...part, data: text(part).replace(/<worksheet/, '<!DOCTYPE a [<!ENTITY b "c">]><worksheet') },
    ]),
    codes: ['XML_FORBIDDEN'],
  }),
  (bytes) => ({
    bytes: sheetOf(bytes, (part) => [{ ...part, data: text(part).slice(0, -40) }]),
    codes: ['XML_DAMAGED'],
  }),
  (bytes) => ({ bytes: sheetOf(bytes, (part) => [part, part]), codes: ['ZIP_DUPLICATE_ENTRY'] }),
  (bytes) => ({ bytes: concat([bytes, utf8('more')]), codes: ['ZIP_TRAILING_DATA', 'ZIP_DAMAGED'] }),
  () => ({
    bytes: buildZip([...xlsxParts({}), { name: '../evil.xml', data: '<a/>' }]),
    codes: ['ZIP_BAD_PATH'],
  }),
  () => ({ bytes: utf8('%PDF-1.4\n1 0 obj\n'), codes: ['NOT_XLSX'] }),
  () => ({ bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), codes: ['NOT_XLSX'] }),
  () => ({ bytes: utf8('<html><body>404 Not Found</body></html>'), codes: ['NOT_XLSX'] }),
  () => ({
    bytes: buildZip([{ name: 'readme.txt', data: 'nothing' }]),
    codes: ['NOT_XLSX', 'XLSX_MISSING_PART'],
  }),
  // A workbook of something else: read, and told as no report of this form.
  () => ({
    bytes: buildXlsx({
      sheets: [{ name: '值班表', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>' }],
    }),
    codes: ['OTHER_FORM'],
  }),
];

/** The `seed`-th way to be no report, in turn. */
export function damaged(seed: number, bytes: Uint8Array): Damaged {
  return DAMAGES[seed % DAMAGES.length]?.(bytes, seed) ?? { bytes, codes: [] };
}
