import { unzipSync } from 'fflate';
import { writeDocx } from '../../../src/adapters/docx';
import { emfOf } from '../../../src/adapters/docx/emf';
import { xmlText } from '../../../src/adapters/xml-text';
import { chartOf, draftOfChart } from '../../support/chart-builder';
import { all, first, parseXml, partsOf, wordText } from '../../support/docx-parts';
import { manyHostileTexts } from '../../support/hostile-texts';

interface EmfRecord {
  readonly type: number;
  readonly view: DataView;
}

/** Records of a metafile by the lengths they state. */
function recordsOf(bytes: Uint8Array): readonly EmfRecord[] {
  const records: EmfRecord[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getUint32(4, true);
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
    records.push({ type: view.getUint32(0, true), view });
    at += size;
  }
  return records;
}

function textOf({ view }: EmfRecord): string {
  const [length, offset] = [view.getUint32(44, true), view.getUint32(48, true)];
  return String.fromCharCode(
    ...Array.from({ length }, (_, index) => view.getUint16(offset + index * 2, true)),
  );
}

const TEXT = 84;

describe('the metafile', () => {
  const chart = chartOf(['予以公开', '不予公开']);
  const bytes = emfOf(chart.drawing);
  const records = recordsOf(bytes);
  const header = records[0]!.view;

  test('states its own length, records and handles', () => {
    expect(header.getUint32(40, true)).toBe(0x464d4520);
    expect(header.getUint32(48, true)).toBe(bytes.length);
    expect(header.getUint32(52, true)).toBe(records.length);
    expect(records[0]?.type).toBe(1);
    expect(records[records.length - 1]?.type).toBe(14);
    expect(records.every(({ view }) => view.byteLength % 4 === 0)).toBe(true);
  });

  test('is as large as the drawing: hundredths of a millimetre in the frame', () => {
    const width = header.getInt32(32, true) - header.getInt32(24, true);
    expect(width).toBe(Math.round((chart.drawing.width / 72) * 2540));
  });

  test('holds the texts with a width for each character', () => {
    const written = records.filter(({ type }) => type === TEXT);
    expect(written.map(textOf)).toEqual(['予以公开', '1', '不予公开', '2']);
    for (const { view } of written) {
      const [length, spacing] = [view.getUint32(44, true), view.getUint32(72, true)];
      expect(spacing + length * 4).toBe(view.byteLength);
    }
  });

  test('selects nothing that was not made, and deletes what it made', () => {
    const alive = new Set<number>();
    for (const { type, view } of records) {
      const handle = view.byteLength > 8 ? view.getUint32(8, true) : 0;
      if (type === 38 || type === 39 || type === 82) alive.add(handle);
      if (type === 37 && handle < 0x80000000) expect(alive.has(handle)).toBe(true);
      if (type === 40) expect(alive.delete(handle)).toBe(true);
    }
    expect(alive.size).toBe(0);
  });
});

describe('in the document', () => {
  const chart = chartOf(['予以公开', '不予公开'], '办理结果');

  test('is a picture with alternative text, drawn as SVG and as a metafile, of the same size', async () => {
    const bytes = await writeDocx(draftOfChart(chart));
    const document = parseXml(partsOf(bytes).get('word/document.xml') ?? '');
    const relations = new Map(
      all(parseXml(partsOf(bytes).get('word/_rels/document.xml.rels') ?? ''), 'Relationship').map(
        ({ attributes }) => [attributes['Id'], attributes['Target']],
      ),
    );
    expect(first(document, 'wp:docPr')?.attributes).toMatchObject({ name: '办理结果', descr: chart.alt });
    const picture = relations.get(first(document, 'a:blip')?.attributes['r:embed']);
    const vector = relations.get(first(document, 'asvg:svgBlip')?.attributes['r:embed']);
    expect([picture, vector]).toEqual(['media/image1.emf', 'media/image1.svg']);
    const { cx, cy } = first(document, 'wp:extent')?.attributes ?? {};
    expect([Number(cx) / 12700, Number(cy) / 12700].map(Math.round)).toEqual(
      [chart.drawing.width, chart.drawing.height].map(Math.round),
    );
    const entries = unzipSync(bytes);
    expect(Buffer.from(entries['word/media/image1.emf'] ?? [])).toEqual(Buffer.from(emfOf(chart.drawing)));
    parseXml(partsOf(bytes).get('word/media/image1.svg') ?? '');
    const types = all(parseXml(partsOf(bytes).get('[Content_Types].xml') ?? ''), 'Default');
    expect(types.map(({ attributes }) => [attributes['Extension'], attributes['ContentType']])).toEqual(
      expect.arrayContaining([
        ['emf', 'image/x-emf'],
        ['svg', 'image/svg+xml'],
      ]),
    );
  });

  test('stays with its caption, and the same chart gives the same bytes', async () => {
    const once = await writeDocx(draftOfChart(chart));
    const [, , picture, caption] = all(parseXml(partsOf(once).get('word/document.xml') ?? ''), 'w:p');
    expect(first(picture, 'w:keepNext')).toBeDefined();
    expect(caption && wordText(caption)).toBe('图1　办理结果');
    expect(Buffer.from(await writeDocx(draftOfChart(chart))).equals(Buffer.from(once))).toBe(true);
  });

  test('shows 200 hostile labels as text in the picture, the caption and the alternative text', async () => {
    const hostile = chartOf(manyHostileTexts);
    const parts = partsOf(await writeDocx(draftOfChart(hostile)));
    const document = parseXml(parts.get('word/document.xml') ?? '');
    const plain = (text: string): string => xmlText(text).replace(/\s/g, ' ');
    expect(plain(first(document, 'wp:docPr')?.attributes['descr'] ?? '')).toBe(plain(hostile.alt));
    const svg = parseXml(parts.get('word/media/image1.svg') ?? '');
    const texts = all(svg, 'text').map(({ text }) => text);
    expect(texts.filter((_, index) => index % 2 === 0)).toEqual(manyHostileTexts.map(xmlText));
    expect(new Set(all(svg, 'svg')[0]?.children.map(({ name }) => name))).toEqual(
      new Set(['text', 'rect', 'line']),
    );
    const written = recordsOf(emfOf(hostile.drawing))
      .filter(({ type }) => type === TEXT)
      .map(textOf);
    expect(written.filter((_, index) => index % 2 === 0)).toEqual(manyHostileTexts.map(xmlText));
  });
});
