import { createHash } from 'node:crypto';

/** A text on a page; places in points from the lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface PdfOptions {
  /** Asks for a password to open, whose check no password here passes. */
  readonly encrypted?: boolean;
  /** A map of characters that the font names and the document does not hold; the texts are then in its codes. */
  readonly map?: string;
}

/** A small PDF: one font without glyphs whose codes are UTF-16, digits half as wide as Chinese characters. */
export function pdfOf(
  pages: readonly (readonly PdfText[])[],
  { encrypted = false, map }: PdfOptions = {},
): Uint8Array {
  const first = 6;
  const kids = pages.map((_, index) => `${String(first + index * 2)} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    map === undefined
      ? '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>'
      : `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${map} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${map === undefined ? 'Identity' : 'GB1'}) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>`,
    streamOf(TO_UNICODE),
    ...pages.flatMap((texts, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(first + 1 + index * 2)} 0 R >>`,
      streamOf(texts.map(drawn).join('\n')),
    ]),
  ];
  return assemble(objects, encrypted);
}

function drawn({ text, x, y, size }: PdfText): string {
  const codes = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm <${codes}> Tj ET`;
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`;

function streamOf(content: string): string {
  return `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], encrypted: boolean): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const id = createHash('md5').update('id').digest('hex');
  const hash = 'ab'.repeat(32);
  const encrypt = encrypted
    ? ` /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${hash}> /U <${hash}> >>`
    : '';
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${rows}`;
  text += `trailer << /Size ${String(objects.length + 1)} /Root 1 0 R /ID [<${id}> <${id}>]${encrypt} >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
