import { decodeText, declaredCharset } from '../../../src/adapters/intake/decode';
import { readSource } from '../../../src/adapters/intake';
import { bytesOf, figuresIn, pageOf, REPORT, reportPage } from '../../support/report-page';
import { BIG5_REPORT, encodeIn, GBK } from '../../support/chinese-encodings';

const TEXT = '三、收到和处理政府信息公开申请情况\n自然人 26\n';

describe('encodings', () => {
  const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    if (bigEndian) Buffer.from(bytes.buffer).swap16();
    return bytes;
  };
  const encoded: readonly (readonly [name: string, charset: string, bytes: Uint8Array])[] = [
    ['UTF-8', 'utf-8', bytesOf(TEXT)],
    ['UTF-8 with its mark', 'utf-8', bytesOf(`\ufeff${TEXT}`)],
    ['UTF-16 little-endian', 'utf-16le', utf16(TEXT, false)],
    ['UTF-16 little-endian with its mark', 'utf-16le', utf16(`\ufeff${TEXT}`, false)],
    ['UTF-16 big-endian', 'utf-16be', utf16(TEXT, true)],
    ['UTF-16 big-endian with its mark', 'utf-16be', utf16(`\ufeff${TEXT}`, true)],
    ['GB18030', 'gb18030', encodeIn(GBK, TEXT)],
  ];
  const declarations = [
    '',
    'utf-8',
    'gb2312',
    'GBK',
    'gb18030',
    'big5',
    'utf-16',
    'iso-8859-1',
    'x-nonsense',
  ];

  it.each(
    encoded.flatMap(([name, charset, bytes]) => declarations.map((d) => [name, d, charset, bytes] as const)),
  )('decodes %s declared as "%s"', (_, declared, charset, bytes) => {
    const decoded = decodeText(bytes, declared);
    expect(decoded.text).toBe(TEXT);
    expect([charset, 'gbk']).toContain(decoded.charset);
  });

  it('tells a wrong declaration, and none where the names mean one family', () => {
    expect(decodeText(encodeIn(GBK, TEXT), 'utf-8').notices).toEqual(['WRONG_CHARSET']);
    expect(decodeText(encodeIn(GBK, TEXT), 'gb2312').notices).toEqual([]);
    expect(decodeText(bytesOf(TEXT), 'gb2312').notices).toEqual(['WRONG_CHARSET']);
  });

  it.each(['', 'gb2312', 'utf-8', 'big5'])(
    'tells Big5 from GB18030 by the words, declared as "%s"',
    (declared) => {
      expect(decodeText(BIG5_REPORT.bytes, declared)).toMatchObject({
        text: BIG5_REPORT.text,
        charset: 'big5',
      });
    },
  );

  it('keeps UTF-8 in which some bytes are damaged, and says so', () => {
    const bytes = bytesOf(TEXT);
    bytes[4] = 0xff;
    const { text, notices, charset } = decodeText(bytes);
    expect(charset).toBe('utf-8');
    expect(text).toContain('自然人 26');
    expect(notices).toEqual(['UNDECODABLE_BYTES']);
  });

  it.each([
    ['<meta charset="gb2312">', 'gb2312'],
    ["<META http-equiv=Content-Type content='text/html; charset=GBK'>", 'GBK'],
    ['<?xml version="1.0" encoding="big5"?><html>', 'big5'],
    ['<p>no declaration</p>', ''],
  ])('finds what a page declares: %s', (html, charset) => {
    expect(declaredCharset(bytesOf(html))).toBe(charset);
  });

  it.each(['gb2312', 'utf-8', 'big5', 'utf-16'])(
    'reads a page in GB18030 that declares %s to the same figures',
    async (declared) => {
      const page = pageOf(reportPage()).replace(/charset="?utf-8"?/g, `charset="${declared}"`);
      expect(figuresIn(await readSource(encodeIn(GBK, page)))).toEqual(REPORT);
    },
  );

  it.each([false, true])('reads a page in UTF-16 without a mark, big-endian %s', async (bigEndian) => {
    expect(figuresIn(await readSource(utf16(reportPage(), bigEndian)))).toEqual(REPORT);
  });
});
