import { readSource } from '../../../src/adapters/intake';
import { INTAKE_LIMITS } from '../../../src/adapters/intake/limits';
import { say } from '../../../src/catalogue/messages';
import { isGoujiError } from '../../../src/core/errors';
import {
  bytesOf,
  disputesIn,
  figuresIn,
  pageOf,
  REPORT,
  reportPage,
  tablesOfPage,
} from '../../support/report-page';
import { buildZip } from '../../support/zip-builder';

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A file in the container of Office 97 with one stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(1536);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const name = Buffer.from(`${stream}\0`, 'utf16le');
  bytes.set(name, 1024);
  bytes[1024 + 64] = name.length;
  bytes[1024 + 66] = 2;
  return bytes;
}

const opened = (name: string, data = 'x'): Uint8Array => buildZip([{ name, data }]);

/** Code and kind of the refusal, such as `OLD_WORD .doc`; 'read' when it is none. */
async function refusalOf(bytes: Uint8Array, name?: string): Promise<string> {
  try {
    await readSource(bytes, name === undefined ? {} : { name });
    return 'read';
  } catch (error) {
    if (!isGoujiError(error)) throw error;
    for (const language of ['zh-CN', 'en'] as const) {
      const words = say(language, `error.${error.code}`, error.details);
      expect(words).not.toMatch(/^error\.|\{/);
    }
    return [error.code, error.details['kind']].filter((part) => part !== undefined).join(' ');
  }
}

const FILES: readonly (readonly [words: string, refusal: string, bytes: Uint8Array, name?: string])[] = [
  ['an empty file', 'EMPTY_FILE', new Uint8Array()],
  ['an old workbook', 'OLD_EXCEL .xls', compound('Workbook')],
  ['an old document', 'OLD_WORD .doc', compound('WordDocument')],
  ['a text of WPS', 'WPS_FILE .wps', compound('WordDocument'), '年报.WPS'],
  ['a table of WPS', 'WPS_FILE .et', compound('Workbook'), '年报.et'],
  ['a workbook with a password', 'ENCRYPTED', compound('EncryptionInfo')],
  ['a document with a password, whatever its name', 'ENCRYPTED', compound('EncryptedPackage'), 'a.docx'],
  ['slides', 'UNKNOWN_FILE .ppt', compound('PowerPoint Document')],
  ['another old file', 'UNKNOWN_FILE .ole', compound('Other')],
  ['a photograph', 'IMAGE_FILE .jpg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['a picture of the screen', 'IMAGE_FILE .png', latin('\x89PNG\r\n\x1a\n')],
  ['a scan', 'IMAGE_FILE .tif', latin('II*\0....')],
  ['a picture of a phone', 'IMAGE_FILE .heic', latin('\0\0\0\x18ftypheic')],
  ['a picture of a web page', 'IMAGE_FILE .webp', latin('RIFFabcdWEBP')],
  ['a bitmap', 'IMAGE_FILE .bmp', latin('BM1234\0\0\0\0....')],
  ['an archive of WinRAR', 'ARCHIVE_FILE .rar', latin('Rar!\x1a\x07\x01\0')],
  ['an archive of 7-Zip', 'ARCHIVE_FILE .7z', latin('7z\xbc\xaf\x27\x1c')],
  ['a zip of other files', 'ARCHIVE_FILE .zip', opened('年报.docx')],
  [
    'a table of LibreOffice',
    'UNKNOWN_FILE .ods',
    opened('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
  ],
  [
    'a text of LibreOffice',
    'UNKNOWN_FILE .odt',
    opened('mimetype', 'application/vnd.oasis.opendocument.text'),
  ],
  ['rich text', 'UNKNOWN_FILE .rtf', latin('{\\rtf1\\ansi 1}')],
  ['XML of something else', 'UNKNOWN_FILE .xml', latin('<?xml version="1.0"?><root><a>1</a></root>')],
  ['bytes without sense', 'UNKNOWN_FILE ?', new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])],
  ['a zip cut off', 'ZIP_DAMAGED', opened('a').subarray(0, 40)],
  [
    'a saved page without a page',
    'NO_PAGE',
    latin('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b--\r\n'),
  ],
];

describe('files that cannot be read', () => {
  it.each(FILES.map(([words, refusal, bytes, name = '']) => [words, refusal, bytes, name] as const))(
    '%s: %s',
    async (_, refusal, bytes, name) => {
      expect(await refusalOf(bytes, name)).toBe(refusal);
    },
  );

  it('speaks of Word too where a container may be a document', async () => {
    const document = buildZip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data: '<w:document><w:body>' },
    ]);
    const error: unknown = await readSource(document, { name: '年报.docx' }).catch(
      (caught: unknown) => caught,
    );
    if (!isGoujiError(error)) throw error;
    expect(error.code).toMatch(/^(?:XML|ZIP)_/);
    for (const language of ['zh-CN', 'en'] as const)
      expect(say(language, `error.${error.code}`, error.details)).toMatch(/Word/);
  });

  it('refuses what is one byte too large, without looking inside', async () => {
    const large = new Uint8Array(INTAKE_LIMITS.fileBytes + 1);
    expect(await refusalOf(large)).toBe('FILE_TOO_LARGE');
    expect(await refusalOf(large.subarray(1))).toBe('UNKNOWN_FILE ?');
  });

  it('looks at the content, not at the name', async () => {
    const source = await readSource(bytesOf(reportPage()), { name: '年报.xls' });
    expect(source.kind).toBe('html');
    expect(figuresIn(source)).toEqual(REPORT);
  });
});

describe('saved web archives', () => {
  const quotedPrintable = (text: string): string =>
    [...bytesOf(text)]
      .map((byte) =>
        byte > 0x7e || byte === 0x3d
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      )
      .join('')
      .replace(/(.{60,70}?)(?==|$)/g, '$1=\r\n');
  const base64 = (text: string): string =>
    Buffer.from(text)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n');
  const part = (type: string, encoding: string, body: string): string =>
    `------=_b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: http://x/\r\n\r\n${body}\r\n`;
  const archive = (...parts: readonly string[]): string =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_b"\r\n\r\n${parts.join('')}------=_b--\r\n`;
  const page = reportPage();
  const picture = part('image/png', 'base64', base64('no page'));

  it.each([
    [
      'quoted-printable',
      archive(part('text/html; charset="utf-8"', 'quoted-printable', quotedPrintable(page)), picture),
    ],
    ['base64', archive(picture, part('text/html; charset=utf-8', 'base64', base64(page)))],
    ['8bit with line feeds only', archive(part('text/html', '8bit', page)).replace(/\r\n/g, '\n')],
    ['a wrong charset', archive(part('text/html; charset=gb2312', 'base64', base64(page)))],
    ['no last boundary', archive(part('text/html', '8bit', page)).replace(/------=_b--\r\n$/, '')],
    [
      'one part without parts',
      `MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(page)}`,
    ],
  ])('reads the report with %s', async (_, text) => {
    expect(figuresIn(await readSource(bytesOf(text)))).toEqual(REPORT);
  });

  it('reads what stands in a frame', async () => {
    const { disputes } = tablesOfPage();
    const frames = archive(
      part('text/html', '8bit', pageOf('<iframe src=cid:1></iframe>')),
      part('text/html', '8bit', pageOf(disputes)),
    );
    expect(disputesIn(await readSource(bytesOf(frames)))[0]).toBe(7);
  });

  it('refuses more parts than a page has', async () => {
    const many = archive(part('image/png', '8bit', 'x').repeat(INTAKE_LIMITS.mimeParts + 1));
    await expect(readSource(bytesOf(many))).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE' });
  });
});
