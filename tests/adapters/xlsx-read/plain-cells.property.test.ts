import fc from 'fast-check';
import { readXlsx, XLSX_LIMITS } from '../../../src/adapters/xlsx/read';
import { isGoujiError } from '../../../src/core/errors';
import { cellName } from '../../../src/core/model/geometry';
import { sheetXlsx } from '../../support/xlsx-builder';

const SEED = 20261123;
const STRINGS = '<si><t>甲</t></si><si><t/></si><si><t>丙</t></si>';
const STYLES =
  '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="2"/></cellXfs>';
const LIMITS = { ...XLSX_LIMITS, cells: 40, xmlEvents: 400, formulaLength: 30 };

/** What is read of rows, or the code with which they are refused. */
async function read(rows: string): Promise<string> {
  try {
    return JSON.stringify(await readXlsx(sheetXlsx(rows, { strings: STRINGS, styles: STYLES }), LIMITS));
  } catch (error) {
    if (isGoujiError(error)) return error.code;
    throw error;
  }
}

/** The same rows with a second blank in each cell's tag, which only the step-by-step rules read. */
const readInSteps = (rows: string): Promise<string> => read(rows.replace(/<c /g, '<c  '));

const cell = fc.record({
  gap: fc.integer({ min: 0, max: 3 }),
  style: fc.constantFrom('', ' s="0"', ' s="1"', ' s="2"', ' s="01"', ' s="3"', ' s="123456"'),
  type: fc.constantFrom('', '', ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"'),
  formula: fc.constantFrom(
    '',
    '',
    '',
    '<f>SUM(A1:B2)</f>',
    '<f>$A$1+B2*3</f>',
    '<f>A1&amp;B1</f>',
    '<f/>',
    '<f>=A1</f>',
  ),
  value: fc.oneof(
    fc.nat(3).map(String),
    fc.constantFrom(
      '',
      '0',
      '007',
      '1.5',
      '123456789012345',
      '1234567890123456',
      '0.123456789',
      '-1',
      '1e3',
      ' 2 ',
    ),
  ),
  holds: fc.constantFrom('value', 'value', 'value', 'nothing', 'empty'),
});

const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }).map((sheet) =>
  sheet
    .map((cells, row) => {
      let col = -1;
      const content = cells.map(({ gap, style, type, formula, value, holds }) => {
        col += gap === 0 ? 1 : gap;
        const start = `<c r="${cellName({ row, col })}"${style}${type}`;
        if (holds === 'empty') return `${start}/>`;
        return `${start}>${formula}${holds === 'value' ? `<v>${value}</v>` : ''}</c>`;
      });
      return `<row r="${String(row + 1)}">${content.join('')}</row>`;
    })
    .join(''),
);

/** Rows with a few characters left out, written twice or exchanged. */
const damaged = fc
  .tuple(
    rows,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '1', '<', 'Z', '"', '/', ' ')), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [at, instead]) => {
      const place = changed.length === 0 ? 0 : at % changed.length;
      return changed.slice(0, place) + instead + changed.slice(place + 1);
    }, text),
  );

describe('cells in the plainest form', () => {
  it('are read at once as they are step by step', () =>
    fc.assert(
      fc.asyncProperty(rows, async (text) => {
        expect(await read(text)).toBe(await readInSteps(text));
      }),
      { seed: SEED, numRuns: 400 },
    ));

  it('are refused at once as they are step by step', () =>
    fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        // A change within the tag itself may make it one that is not the same with a blank more.
        fc.pre(!/<c(?! r="|>)/.test(text));
        expect(await read(text)).toBe(await readInSteps(text));
      }),
      { seed: SEED, numRuns: 600 },
    ));

  it.each([
    ['a row that is another', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a column that came before', '<row r="1"><c r="B1"/><c r="A1"><v>1</v></c></row>'],
    ['a column beyond the sheet', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>9</v></c></row>'],
    ['a style that is not there', '<row r="1"><c r="A1" s="9"><v>1</v></c></row>'],
    ['a formula too long', `<row r="1"><c r="A1"><f>${'A1+'.repeat(10)}A1</f></c></row>`],
    [
      'too many cells',
      `<row r="1">${Array.from({ length: 41 }, (_, col) => `<c r="${cellName({ row: 0, col })}"><v>1</v></c>`).join('')}</row>`,
    ],
    [
      'too many events',
      `<row r="1">${Array.from({ length: 500 }, (_, col) => `<c r="${cellName({ row: 0, col })}"/>`).join('')}</row>`,
    ],
  ])('%s is refused with the same code', async (_, text) => {
    expect(await read(text)).toMatch(/^X/);
    expect(await read(text)).toBe(await readInSteps(text));
  });
});
