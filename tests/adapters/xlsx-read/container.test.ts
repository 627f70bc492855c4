import { readXlsx } from '../../../src/adapters/xlsx/read';
import { crc32 } from '../../../src/adapters/xlsx/read/container/crc32';
import { outcomeOf } from '../../support/read-outcome';
import { xlsxParts, buildXlsx } from '../../support/xlsx-builder';
import {
  buildZip,
  concat,
  referenceCrc32,
  utf8,
  type ZipOptions,
  type ZipPart,
} from '../../support/zip-builder';
import { deflateRawSync } from 'node:zlib';

const SHEET = 'xl/worksheets/sheet1.xml';
const honest = xlsxParts({ sheets: [{ rows: '<row r="1"><c r="A1"><v>3</v></c></row>' }] });

/** The honest workbook with one part told differently. */
function withPart(name: string, change: Partial<ZipPart>): ZipPart[] {
  return honest.map((part) => (part.name === name ? { ...part, ...change } : part));
}

const readA1 = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.cells[0]?.[0]?.value;

describe('containers that are read', () => {
  it.each<[string, ZipPart[], ZipOptions]>([
    ['deflated parts', honest, {}],
    ['stored parts', honest.map((part) => ({ ...part, stored: true })), {}],
    ['sizes after the data, unsigned', honest.map((part) => ({ ...part, descriptor: 'short' })), {}],
    ['sizes after the data, signed', honest.map((part) => ({ ...part, descriptor: 'signed' })), {}],
    ['wide sizes after the data', honest.map((part) => ({ ...part, descriptor: 'wide' })), {}],
    ['wide sizes after the data, signed', honest.map((part) => ({ ...part, descriptor: 'wideSigned' })), {}],
    ['zip64 entries', honest.map((part) => ({ ...part, zip64: true })), {}],
    ['zip64 end records', honest, { zip64: true }],
    ['zip64 everywhere', honest.map((part) => ({ ...part, zip64: true })), { zip64: true }],
    ['a comment', honest, { comment: 'written by hand' }],
    ['folders', [{ name: 'xl/', data: '', stored: true }, ...honest], {}],
    ['parts in another order', [...honest].reverse(), {}],
    ['parts that are not of the workbook', [...honest, { name: 'xl/media/图片1.png', data: 'png' }], {}],
    ['names in another case', honest.map((part) => ({ ...part, name: part.name.toUpperCase() })), {}],
  ])('reads %s', async (_, parts, options) => {
    expect(await readA1(buildZip(parts, options))).toBe(3);
  });

  it('reads a file that is part of a larger buffer', async () => {
    const bytes = buildZip(honest);
    const larger = concat([new Uint8Array(7), bytes, new Uint8Array(9)]);
    expect(await readA1(larger.subarray(7, 7 + bytes.length))).toBe(3);
  });

  it('inflates a part of several hundred kilobytes in steps', async () => {
    let seed = 1;
    const random = () => (seed = (seed * 48271) % 2147483647).toString(36);
    const rows = Array.from({ length: 900 }, (_, i) => {
      const text = Array.from({ length: 30 }, random).join('');
      return `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}" t="str"><v>${text}</v></c></row>`;
    });
    const view = await readXlsx(buildXlsx({ sheets: [{ rows: rows.join('') }] }));
    expect(view.sheets[0]?.cells.map((row) => row[0]?.value)).toEqual(
      Array.from({ length: 900 }, (_, i) => i),
    );
  });
});

describe('containers that are refused', () => {
  const data = utf8('x'.repeat(1000));
  const deflated = new Uint8Array(deflateRawSync(data));
  const content = honest.find(({ name }) => name === SHEET)!.data;
  const size = utf8(content as string).length;
  const huge = 0xfffffffe;

  it.each<[string, ZipPart[], ZipOptions, string]>([
    ['a wrong checksum in both headers', withPart(SHEET, { declared: { crc: 1 } }), {}, 'ZIP_CHECKSUM'],
    [
      'a wrong checksum of a stored part',
      withPart(SHEET, { stored: true, declared: { crc: 1 } }),
      {},
      'ZIP_CHECKSUM',
    ],
    ['checksums that disagree', withPart(SHEET, { local: { crc: 1 } }), {}, 'ZIP_DAMAGED'],
    [
      'a part that is longer than declared',
      withPart(SHEET, { declared: { size: size - 1 } }),
      {},
      'ZIP_SIZE_MISMATCH',
    ],
    [
      'a part that is shorter than declared',
      withPart(SHEET, { declared: { size: size + 1 } }),
      {},
      'ZIP_SIZE_MISMATCH',
    ],
    ['a part declared empty', withPart(SHEET, { declared: { size: 0 } }), {}, 'ZIP_SIZE_MISMATCH'],
    [
      'a stored part of another size',
      withPart(SHEET, { stored: true, declared: { size: size + 1 } }),
      {},
      'ZIP_SIZE_MISMATCH',
    ],
    ['sizes that disagree', withPart(SHEET, { local: { size: size + 1 } }), {}, 'ZIP_SIZE_MISMATCH'],
    ['a part declared as 4 GB', withPart(SHEET, { declared: { size: huge } }), {}, 'ZIP_TOO_LARGE'],
    [
      'compressed data beyond the next entry',
      withPart('_rels/.rels', { declared: { compressedSize: 5000 } }),
      {},
      'ZIP_OVERLAP',
    ],
    ['two entries on the same data', withPart(SHEET, { offset: 0 }), {}, 'ZIP_OVERLAP'],
    ['an entry that points beyond the directory', withPart(SHEET, { offset: 900_000 }), {}, 'ZIP_DAMAGED'],
    ['a part twice', [...honest, { name: SHEET, data: '<worksheet/>' }], {}, 'ZIP_DUPLICATE_ENTRY'],
    [
      'a part twice in another case',
      [...honest, { name: SHEET.toUpperCase(), data: '' }],
      {},
      'ZIP_DUPLICATE_ENTRY',
    ],
    [
      'a folder of the name of a part',
      [...honest, { name: `${SHEET}/`, data: '', stored: true }],
      {},
      'ZIP_DUPLICATE_ENTRY',
    ],
    ['a path upwards', [...honest, { name: '../evil.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['a path upwards inside', [...honest, { name: 'xl/../../evil.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['an absolute path', [...honest, { name: '/xl/a.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['a drive', [...honest, { name: 'C:/a.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['a backslash', [...honest, { name: 'xl\\a.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['a NUL in a path', [...honest, { name: 'xl/a.xml\0.png', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['an empty path', [...honest, { name: '', data: '' }], {}, 'ZIP_BAD_PATH'],
    ['an empty folder name', [...honest, { name: 'xl//a.xml', data: '' }], {}, 'ZIP_BAD_PATH'],
    [
      'names that disagree',
      withPart(SHEET, { local: { name: 'xl/worksheets/sheet2.xml' } }),
      {},
      'ZIP_DAMAGED',
    ],
    ['methods that disagree', withPart(SHEET, { local: { method: 0 } }), {}, 'ZIP_DAMAGED'],
    ['a password of the zip', withPart(SHEET, { flags: 0x0801 }), {}, 'ENCRYPTED'],
    ['strong encryption', withPart(SHEET, { flags: 0x0841 }), {}, 'ENCRYPTED'],
    ['the method deflate64', withPart(SHEET, { method: 9 }), {}, 'ZIP_UNSUPPORTED'],
    ['the method LZMA', withPart(SHEET, { method: 14 }), {}, 'ZIP_UNSUPPORTED'],
    ['several volumes', honest, { disk: 1 }, 'ZIP_UNSUPPORTED'],
    ['several volumes in zip64', honest, { disk: 1, zip64: true }, 'ZIP_UNSUPPORTED'],
    ['bytes after the end', honest, { trailing: utf8('x') }, 'ZIP_TRAILING_DATA'],
    ['a second zip after the end', honest, { trailing: buildZip(honest) }, 'ZIP_DAMAGED'],
    ['bytes between entries', withPart(SHEET, { gap: 5 }), {}, 'ZIP_DAMAGED'],
    [
      'bytes like an empty descriptor between entries',
      withPart(SHEET, { descriptor: 'short', gap: 4 }),
      {},
      'ZIP_DAMAGED',
    ],
    ['an entry count too small', honest, { entryCount: honest.length - 1 }, 'ZIP_DAMAGED'],
    ['an entry count too large', honest, { entryCount: honest.length + 1 }, 'ZIP_DAMAGED'],
    [
      'data that is no deflate stream',
      withPart(SHEET, { compressed: new Uint8Array(50).fill(0xff) }),
      {},
      'ZIP_DAMAGED',
    ],
    [
      'a deflate stream that ends early',
      withPart(SHEET, { compressed: deflated.subarray(0, 5) }),
      {},
      'ZIP_DAMAGED',
    ],
    ['no deflate stream at all', withPart(SHEET, { compressed: new Uint8Array(0) }), {}, 'ZIP_DAMAGED'],
  ])('refuses %s', async (_, parts, options, code) => {
    expect(await outcomeOf(buildZip(parts, options))).toBe(code);
  });

  it('refuses a descriptor that says something else', async () => {
    const bytes = buildZip(honest.map((part) => ({ ...part, descriptor: 'signed' as const })));
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x07, 0x08]));
    for (const [field, code] of [
      [4, 'ZIP_DAMAGED'],
      [8, 'ZIP_SIZE_MISMATCH'],
      [12, 'ZIP_SIZE_MISMATCH'],
      [0, 'ZIP_DAMAGED'],
    ] as const) {
      const changed = bytes.slice();
      changed[at + field]! ^= 1;
      expect(await outcomeOf(changed)).toBe(code);
    }
  });

  it('takes encryption that only one header claims for damage', async () => {
    const bytes = buildZip(honest);
    bytes[6]! ^= 1;
    expect(await outcomeOf(bytes)).toBe('ZIP_DAMAGED');
  });

  it('refuses two zips one after the other, each whole by itself', async () => {
    expect(await outcomeOf(concat([buildZip(honest), buildZip(honest)]))).toBe('ZIP_DAMAGED');
  });

  it('refuses every cut of a file, at whatever byte', async () => {
    const bytes = buildZip(honest);
    for (let length = 1; length < bytes.length; length += 1) {
      expect([length, await outcomeOf(bytes.subarray(0, length))]).not.toEqual([length, 'read']);
    }
  });

  it('stops at a part that inflates to far more than it declares', async () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(8 * 1024 * 1024)));
    const parts = (compressed: Uint8Array) => withPart(SHEET, { compressed, declared: { size: 100 } });
    expect(await outcomeOf(buildZip(parts(bomb)))).toBe('ZIP_SIZE_MISMATCH');
    // a small one takes the way of one call, without steps
    const small = new Uint8Array(deflateRawSync(new Uint8Array(100_000)));
    expect(await outcomeOf(buildZip(parts(small)))).toBe('ZIP_SIZE_MISMATCH');
  });
});

it('computes the checksum of zip', () => {
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
  expect(crc32(utf8('板浦镇'))).toBe(referenceCrc32(utf8('板浦镇')));
});
