import { deflateRawSync } from 'node:zlib';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { inflateWith } from '../../src/adapters/xlsx/read/container/inflate';
import { nodeInflate } from '../../src/cli/node-inflate';
import { outcomeOf } from '../support/read-outcome';
import { xlsxParts } from '../support/xlsx-builder';
import { buildZip, utf8, type ZipPart } from '../support/zip-builder';

const SHEET = 'xl/worksheets/sheet1.xml';
const honest = xlsxParts({ sheets: [{ rows: '<row r="1"><c r="A1"><v>3</v></c></row>' }] });
const withSheet = (change: Partial<ZipPart>): Uint8Array =>
  buildZip(honest.map((part) => (part.name === SHEET ? { ...part, ...change } : part)));
const content = utf8(String(honest.find(({ name }) => name === SHEET)?.data));
const size = content.length;
const cut = new Uint8Array(deflateRawSync(content)).subarray(0, 40);
const bomb = new Uint8Array(deflateRawSync(new Uint8Array(8 * 1024 * 1024)));

describe('inflating as Node has it reads and refuses like our own', () => {
  afterEach(() => inflateWith(null));

  it.each<[string, Uint8Array, string]>([
    ['an honest workbook', withSheet({}), 'read'],
    ['a part that is longer than declared', withSheet({ declared: { size: size - 1 } }), 'ZIP_SIZE_MISMATCH'],
    [
      'a part that is shorter than declared',
      withSheet({ declared: { size: size + 1 } }),
      'ZIP_SIZE_MISMATCH',
    ],
    ['a part declared empty', withSheet({ declared: { size: 0 } }), 'ZIP_SIZE_MISMATCH'],
    ['another checksum', withSheet({ declared: { crc: 1 } }), 'ZIP_CHECKSUM'],
    ['a bomb', withSheet({ compressed: bomb, declared: { size: 100 } }), 'ZIP_SIZE_MISMATCH'],
    ['no deflate stream', withSheet({ compressed: new Uint8Array(0) }), 'ZIP_DAMAGED'],
    ['another stream', withSheet({ compressed: new Uint8Array(50).fill(0xff) }), 'ZIP_DAMAGED'],
    ['a stream cut off', withSheet({ compressed: cut }), 'ZIP_DAMAGED'],
  ])('%s', async (_, bytes, outcome) => {
    inflateWith(null);
    const own = await outcomeOf(bytes);
    inflateWith(nodeInflate);
    expect(await outcomeOf(bytes)).toBe(outcome);
    expect(own === 'read').toBe(outcome === 'read');
  });

  it('large parts come out the same', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `<row><c t="str"><v>第${i}行 ${i * 7}</v></c></row>`);
    const bytes = buildZip(xlsxParts({ sheets: [{ rows: rows.join('').repeat(6) }] }));
    const own = await readXlsx(bytes);
    inflateWith(nodeInflate);
    expect(await readXlsx(bytes)).toEqual(own);
  });
});
