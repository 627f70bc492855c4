import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { read } from '../../../src/adapters/intake/pdf';
import type { PdfLibrary, PdfTask } from '../../../src/adapters/intake/pdf-library';
import { check } from '../../../src/check';
import { sectionsOf } from '../../../src/core/recognise/sections';
import { rebuild } from '../../../src/rebuild';
import { pdfOf } from '../../support/pdf-builder';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('a PDF', () => {
  it('gives its text in pieces with page, line and place', async () => {
    const source = await read(
      pdfOf([
        [
          { text: '政府信息公开工作年度报告政府信息公开工作年度报告', x: 72, y: 700, size: 12 },
          { text: '12', x: 400, y: 700, size: 12 },
        ],
      ]),
    );
    expect(source.kind).toBe('pdf');
    expect(source.pieces).toMatchObject([
      { text: '政府信息公开工作年度报告政府信息公开工作年度报告', line: 1, page: 1, after: 'line' },
      { text: '12', line: 1, page: 1, after: 'gap', box: { left: 400, y: 700 } },
    ]);
    expect(source.lines).toEqual([
      { text: '政府信息公开工作年度报告政府信息公开工作年度报告 12', inTable: false, line: 1, page: 1 },
    ]);
  });

  it('joins texts that touch, so that a number written digit by digit is one', async () => {
    const title = { text: '政府信息公开工作年度报告政府信息公开工作年度报告', x: 72, y: 700, size: 12 };
    const digits = [...'447'].map((text, index) => ({ text, x: 100 + index * 6, y: 600, size: 12 }));
    const source = await read(pdfOf([[title, ...digits]]));
    expect(source.pieces?.map(({ text }) => text)).toEqual([title.text, '447']);
  });

  it('reads a font that names its Chinese characters by a map it does not hold', async () => {
    const title = '政府信息公开工作年度报告政府信息公开工作年度报告';
    const source = await read(pdfOf([[{ text: title, x: 72, y: 700, size: 12 }]], { map: 'UniGB-UCS2-H' }));
    expect(source.pieces?.map(({ text }) => text)).toEqual([title]);
  });

  it('has characters where a browser printed the radicals that look like them', async () => {
    const title = '板浦镇⼈⺠政府政府信息公开⼯作年度报告，⼀⾄⼗⼆⽉，⻓期';
    const source = await read(pdfOf([[{ text: title, x: 72, y: 700, size: 12 }]]));
    expect(source.lines.map(({ text }) => text)).toEqual([
      '板浦镇人民政府政府信息公开工作年度报告，一至十二月，长期',
    ]);
  });

  it('is refused when it needs a map that is not there: a part of its figures would be missing', async () => {
    const text = { text: '政府信息公开工作年度报告政府信息公开工作年度报告', x: 72, y: 700, size: 12 };
    await expect(read(pdfOf([[text]], { map: 'UniJIS-UCS2-H' }))).rejects.toMatchObject({
      code: 'PDF_NO_TEXT',
    });
  });

  it.each([
    ['without a text layer', pdfOf([[]]), 'PDF_NO_TEXT'],
    ['with a password', pdfOf([[{ text: '报告', x: 0, y: 0, size: 9 }]], { encrypted: true }), 'ENCRYPTED'],
    ['that is cut off', bytesOf('%PDF-1.7\n1 0 obj\n<<'), 'PDF_DAMAGED'],
  ])('%s is refused with its reason', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'GoujiError', code });
  });

  it('leaves the bytes as they were', async () => {
    const bytes = pdfOf([
      [{ text: '政府信息公开工作年度报告政府信息公开工作年度报告', x: 72, y: 700, size: 12 }],
    ]);
    const before = bytes.slice();
    await read(bytes);
    expect(bytes).toEqual(before);
  });
});

/** A library whose documents never open, and how often one was ended. */
function hanging(): { readonly load: () => Promise<PdfLibrary>; readonly ended: () => number } {
  let ended = 0;
  const destroy = (): Promise<void> => {
    ended += 1;
    return Promise.resolve();
  };
  const getDocument = (): Promise<PdfTask> =>
    Promise.resolve({ promise: new Promise<never>(() => undefined), destroy });
  return { load: () => Promise.resolve({ getDocument }), ended: () => ended };
}

describe('a PDF on which the library hangs', () => {
  it('is given up after a time, and its reading ended', async () => {
    const { load, ended } = hanging();
    await expect(read(bytesOf('%PDF-1.7'), { load, seconds: 0.01 })).rejects.toMatchObject({
      code: 'PDF_TOO_SLOW',
      details: { limit: 0.01 },
    });
    expect(ended()).toBe(1);
  });

  it.each(['before', 'while'])('ends when the clerk cancels %s it is read', async (when) => {
    const { load, ended } = hanging();
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const reading = read(bytesOf('%PDF-1.7'), { load, signal: stop.signal });
    setTimeout(() => stop.abort());
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(ended()).toBe(1);
  });
});

const FOLDER = path.resolve(process.env['GOUJI_REPORTS'] ?? '../shared/reports', 'huaian_city_2024');
const isThere = existsSync(path.join(FOLDER, 'source.pdf'));

(isThere ? describe : describe.skip)(
  'the published PDF of a city (skipped where the real reports are not at hand)',
  () => {
    it('is read with every figure, and its chapters', async () => {
      const expected = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8')) as {
        facts: Record<string, number | null>;
      };
      const source = rebuild(await read(new Uint8Array(readFileSync(path.join(FOLDER, 'source.pdf')))));
      const { report, findings } = check(source.view);
      const read_ = Object.fromEntries(
        [...report.facts].map(([point, { value }]) => [point, value.kind === 'number' ? value.value : null]),
      );
      expect(read_).toEqual(expected.facts);
      expect(findings).toEqual([]);
      expect(source.doubts).toEqual([]);
      expect(sectionsOf(source.lines).map(({ chapter }) => chapter)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });
  },
);
