import { outcomeOf, refusalOf } from '../../support/read-outcome';
import { buildXlsx } from '../../support/xlsx-builder';
import { buildZip, concat, utf8, type ZipPart } from '../../support/zip-builder';

const bytes = (...values: number[]) => new Uint8Array(values);
const binary = (...start: number[]) => concat([bytes(...start), new Uint8Array(600).fill(0x01)]);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** A compound file whose directory names these streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const header = new Uint8Array(512);
  header.set(OLE);
  return concat([header, ...['Root Entry', ...streams].map(directoryEntry)]);
}

function directoryEntry(name: string, i: number): Uint8Array {
  const entry = new Uint8Array(128);
  entry.set(Buffer.from(name, 'utf16le'));
  entry[64] = name.length * 2 + 2;
  entry[66] = i === 0 ? 5 : 2;
  return entry;
}

function officeZip(mainType: string, main: string): Uint8Array {
  return buildXlsx({ mainType, parts: { 'xl/other.xml': main } });
}

function openDocument(mimetype: string): Uint8Array {
  const parts: ZipPart[] = [
    { name: 'mimetype', data: mimetype, stored: true },
    { name: 'content.xml', data: '<a/>' },
  ];
  return buildZip(parts);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
const BINARY_SHEET = 'application/vnd.ms-excel.sheet.binary.macroEnabled.main';

describe('a file that was only renamed to .xlsx', () => {
  it.each<[string, string, Uint8Array]>([
    ['.xls', 'an old workbook', compoundFile('Workbook')],
    ['.xls', 'a very old workbook', compoundFile('Book')],
    ['.doc', 'an old document', compoundFile('WordDocument')],
    ['.ppt', 'old slides', compoundFile('PowerPoint Document')],
    ['.ole', 'another compound file', compoundFile('Something')],
    ['.xlsb', 'a binary workbook', officeZip(BINARY_SHEET, '')],
    ['.docx', 'a document', officeZip(WORD, '')],
    ['.pptx', 'slides', officeZip(SLIDES, '')],
    ['.ods', 'a workbook of LibreOffice', openDocument('application/vnd.oasis.opendocument.spreadsheet')],
    ['.odt', 'a document of LibreOffice', openDocument('application/vnd.oasis.opendocument.text')],
    ['.zip', 'an archive', buildZip([{ name: 'a.txt', data: 'a' }])],
    ['.zip', 'an archive with a mimetype of its own', openDocument('application/epub+zip')],
    ['.pdf', 'a PDF', concat([utf8('%PDF-1.7\n'), binary(0)])],
    ['.rar', 'a RAR archive', binary(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01)],
    ['.7z', 'a 7z archive', binary(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['.gz', 'a gzip file', binary(0x1f, 0x8b, 8)],
    ['.jpg', 'a photo', binary(0xff, 0xd8, 0xff, 0xe0)],
    ['.png', 'a picture', binary(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['.gif', 'a moving picture', binary(0x47, 0x49, 0x46, 0x38)],
    ['.rtf', 'rich text', utf8('{\\rtf1\\ansi 甲}')],
    ['.html', 'a web page', utf8('\r\n<!DOCTYPE html><html><body></body></html>')],
    ['.html', 'a table saved as a page', utf8('\ufeff<table border=1><tr><td>1</td></tr></table>')],
    ['.html', 'XHTML', utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>')],
    [
      '.mht',
      'a page with its pictures',
      utf8('From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;'),
    ],
    ['.mht', 'a page saved by WPS', utf8('MIME-Version: 1.0\r\n')],
    [
      '.xml',
      'an XML table of 2003',
      utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['.csv', 'a table as text', utf8('项目,件数\r\n新收,3\r\n')],
    ['.csv', 'a table with tabs', utf8('项目\t件数\n新收\t3\n')],
    [
      '.csv',
      'a table as text in GBK',
      bytes(0xcf, 0xee, 0x2c, 0xbc, 0xfe, 0x0a, 0xd0, 0xc2, 0x2c, 0x33, 0x0a),
    ],
    ['.csv', 'a table as text in UTF-16', new Uint8Array(Buffer.from('\ufeffa\tb\r\n1\t2', 'utf16le'))],
    ['.txt', 'a text', utf8('板浦镇2023年政府信息公开工作年度报告')],
    ['?', 'anything else', binary(0x00, 0x01, 0x02)],
  ])('is refused as %s (%s)', async (kind, _, content) => {
    expect(await refusalOf(content)).toBe(`NOT_XLSX ${JSON.stringify({ kind })}`);
  });
});

it('refuses a workbook with a password, of either kind', async () => {
  expect(await outcomeOf(compoundFile('EncryptionInfo', 'EncryptedPackage'))).toBe('ENCRYPTED');
  expect(await outcomeOf(compoundFile('EncryptedPackage', 'Workbook'))).toBe('ENCRYPTED');
});

it('refuses an empty file', async () => {
  expect(await outcomeOf(new Uint8Array(0))).toBe('EMPTY_FILE');
});

it('calls a workbook whose first bytes are damaged damaged, not another kind of file', async () => {
  const content = buildXlsx();
  for (let at = 0; at < 4; at += 1) {
    const changed = content.slice();
    changed[at]! ^= 0x10;
    expect(await outcomeOf(changed)).toBe('ZIP_DAMAGED');
  }
});
