import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { isGoujiError } from '../../../src/core/errors';
import { buildXlsx, sheetXlsx, xlsxParts } from '../../support/xlsx-builder';
import { buildZip, concat, type ZipPart } from '../../support/zip-builder';

/** Fixed, so that every run tries the same cases. */
const SEED = 20231105;
const WRITTEN = new Date('2024-01-05T00:00:00Z');

const REPORT_ROWS = Array.from({ length: 28 }, (_, row) => [
  `第${row}行`,
  ...Array.from({ length: 6 }, (_, col) => (row * col) % 17),
  row * 3,
]);

/** All that was read as one text, or null when the file was refused with a code; any other error is thrown. */
async function readAll(bytes: Uint8Array): Promise<string | null> {
  try {
    return JSON.stringify(await readXlsx(bytes));
  } catch (error) {
    if (isGoujiError(error)) return null;
    throw error;
  }
}

type Damage = (bytes: Uint8Array) => Uint8Array;

/** One to three flipped bits, anywhere or near the end, where the directory is. */
const flippedBits: fc.Arbitrary<Damage> = fc
  .tuple(
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(7)), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.boolean(),
  )
  .map(([flips, inDirectory]) => (bytes) => {
    const changed = bytes.slice();
    const start = inDirectory ? Math.floor(bytes.length * 0.8) : 0;
    for (const [place, bit] of flips)
      changed[start + Math.floor(place * (bytes.length - start))]! ^= 1 << bit;
    return changed;
  });

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const cutOff: fc.Arbitrary<Damage> = place.map(
  (at) => (bytes) => bytes.slice(0, Math.floor(at * bytes.length)),
);

/** A stretch left out, written twice, overwritten with zeros, or with bytes of elsewhere in the file. */
const moved: fc.Arbitrary<Damage> = fc
  .tuple(place, place, fc.integer({ min: 1, max: 64 }), fc.constantFrom('omit', 'repeat', 'blank', 'copy'))
  .map(([from, to, length, kind]) => (bytes) => {
    const at = Math.floor(from * bytes.length);
    const end = Math.min(at + length, bytes.length);
    const other = Math.floor(to * (bytes.length - (end - at)));
    const between = {
      omit: new Uint8Array(0),
      repeat: concat([bytes.subarray(at, end), bytes.subarray(at, end)]),
      blank: new Uint8Array(end - at),
      copy: bytes.subarray(other, other + end - at),
    }[kind];
    return concat([bytes.subarray(0, at), between, bytes.subarray(end)]);
  });

const damage = fc.oneof(
  { weight: 4, arbitrary: flippedBits },
  { weight: 1, arbitrary: cutOff },
  { weight: 2, arbitrary: moved },
);

async function expectNeverOtherData(intact: Uint8Array, runs: number): Promise<void> {
  const expected = await readAll(intact);
  expect(expected).not.toBeNull();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(damage, async (change) => {
      const read = await readAll(change(intact));
      if (read === null) refused += 1;
      else expect(read).toBe(expected);
    }),
    { seed: SEED, numRuns: runs },
  );
  // nearly all damage must be seen, else the cases themselves would be too kind
  expect(refused).toBeGreaterThan(runs * 0.7);
}

describe('a damaged workbook is refused or read as before, never as other data', () => {
  it('1,200 damages of a workbook of the writing library', async () => {
    const sheets = ['表二', '表三', '表四'].map((name) => ({ name, rows: REPORT_ROWS }));
    await expectNeverOtherData(
      await writeXlsx({ sheets, properties: { created: WRITTEN, modified: WRITTEN } }),
      1200,
    );
  }, 60_000);

  it('500 damages of a workbook with sizes after the data', async () => {
    const rows = REPORT_ROWS.slice(0, 9).map((row) => `<row>${row.map(cellXml).join('')}</row>`);
    const parts: ZipPart[] = xlsxParts({ sheets: [{ rows: rows.join('') }] });
    await expectNeverOtherData(buildZip(parts.map((part) => ({ ...part, descriptor: 'signed' }))), 500);
  }, 60_000);

  it('500 damages of a workbook that is stored, not deflated', async () => {
    const parts = xlsxParts({ sheets: [{ rows: '<row><c><v>3</v></c><c><f>A1+1</f><v>4</v></c></row>' }] });
    await expectNeverOtherData(buildZip(parts.map((part) => ({ ...part, stored: true }))), 500);
  }, 60_000);
});

describe('whatever the parts say, the reader ends in a view or a code', () => {
  const pieces = fc.constantFrom(
    '<row>',
    '</row>',
    '<row r="2">',
    '<c>',
    '<c r="B2">',
    '<c r="ZZZ9" t="s">',
    '<c t="str">',
    '<c t="inlineStr">',
    '</c>',
    '<f>',
    '<f t="shared" si="0">',
    '<f t="shared" si="0" ref="A1:A9">',
    '<f t="array">',
    '</f>',
    '<v>',
    '</v>',
    '<is>',
    '</is>',
    '<t>',
    '</t>',
    '<t/>',
    '<v/>',
    '<f/>',
    '0',
    '-1',
    '1e400',
    '甲',
    'A1+$B2',
    '"',
    "'",
    '&lt;',
    '&#0;',
    '&#x1F600;',
    '&x;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x y?>',
    '<',
    '>',
    '/',
    '\u0000',
    '\ud800',
    '<x:y xmlns:x="">',
    '<a xmlns="urn:b">',
    '</a>',
    '<!DOCTYPE a>',
    '</sheetData>',
    '<sheetData>',
    '</worksheet>',
    '<sheetProtection sheet="1"/>',
    '_x0041_',
    '__proto__',
  );

  it('800 sheets made of odd pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), async (parts) => {
        await readAll(sheetXlsx(parts.join('')));
      }),
      { seed: SEED, numRuns: 800 },
    );
  }, 60_000);

  it('800 workbooks with one changed character in a part', async () => {
    const source = {
      sheets: [
        { rows: '<row r="1"><c r="A1" t="s" s="0"><v>0</v></c><c r="B1"><f>A1</f><v>2</v></c></row>' },
      ],
      strings: '<si><t>甲</t></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="0"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
      afterSheets: '<definedNames><definedName name="n" localSheetId="0">A1</definedName></definedNames>',
    };
    const parts = xlsxParts(source);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(parts.length - 1),
        place,
        fc.string({ unit: 'binary', maxLength: 2 }),
        async (which, at, text) => {
          const changed = parts.map((part, i) =>
            i === which ? { ...part, data: replaceAt(String(part.data), at, text) } : part,
          );
          await readAll(buildZip(changed));
        },
      ),
      { seed: SEED, numRuns: 800 },
    );
  }, 60_000);

  it('400 files of random bytes behind the start of a zip', async () => {
    const start = buildXlsx().subarray(0, 40);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readAll(concat([start, bytes]))).toBeNull();
        expect(await readAll(bytes)).toBeNull();
      }),
      { seed: SEED, numRuns: 400 },
    );
  }, 60_000);
});

function replaceAt(text: string, at: number, by: string): string {
  const index = Math.floor(at * text.length);
  return text.slice(0, index) + by + text.slice(index + 1);
}

function cellXml(value: string | number): string {
  return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="str"><v>${value}</v></c>`;
}
