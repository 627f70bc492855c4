import type { SourceNotice } from '../../core/model/source';

export interface DecodedText {
  readonly text: string;
  /** Encoding by its standard name, such as utf-8 or gb18030. */
  readonly charset: string;
  readonly notices: readonly SourceNotice[];
}

/** What a document says about its own encoding: '' when it says nothing. */
export type Declared = string;

/**
 * Text of a file in whatever encoding it is. Order: byte order mark, then UTF-8 where every byte fits,
 * then of the declared encoding, GB18030, Big5, and UTF-16 where there are zero bytes, the one that makes Chinese words
 * of this field: Big5 bytes are also GB18030 without an error, so only the words can tell. What is declared is never
 * trusted.
 */
export function decodeText(bytes: Uint8Array, declared: Declared = ''): DecodedText {
  const certain = byMark(bytes) ?? (hasZeroBytes(bytes) ? null : decode(bytes, 'utf-8', true));
  const decoded = certain ?? byWords(bytes, declared);
  return {
    text: decoded.text.replace(/^\ufeff+/, ''),
    charset: decoded.charset,
    notices: [
      ...(isContradicted(declared, decoded.charset) ? (['WRONG_CHARSET'] as const) : []),
      ...(decoded.damaged ? (['UNDECODABLE_BYTES'] as const) : []),
    ],
  };
}

interface Decoding {
  readonly text: string;
  readonly charset: string;
  /** Some bytes stand for nothing in this encoding. */
  readonly damaged: boolean;
}

function decode(bytes: Uint8Array, charset: string, exactly = false): Decoding | null {
  try {
    const decoder = new TextDecoder(charset, { fatal: exactly });
    const text = decoder.decode(bytes);
    return { text, charset: decoder.encoding, damaged: !exactly && text.includes('\ufffd') };
  } catch {
    return null;
  }
}

function byMark(bytes: Uint8Array): Decoding | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  // A mark of UTF-8 before text that is none is what an editor left behind: the rest is then judged by itself.
  return first === 0xef && second === 0xbb && third === 0xbf ? decode(bytes, 'utf-8', true) : null;
}

/** Bytes looked at to tell UTF-16, and to find what a page declares. */
const SAMPLE_BYTES = 4096;

/** Blanks, digits and line ends of UTF-16 have a zero byte, which no other encoding of text has. */
function hasZeroBytes(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SAMPLE_BYTES).includes(0);
}

function byWords(bytes: Uint8Array, declared: Declared): Decoding {
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  const wide = hasZeroBytes(body) ? ['utf-16le', 'utf-16be'] : [];
  const narrow = [declared, 'gb18030', 'big5', 'utf-8'].filter((charset) => !/^(?:$|utf-16)/i.test(charset));
  const candidates = [...wide, ...narrow].flatMap((charset) => decode(body, charset) ?? []);
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best));
}

/** Words that reports and their pages are full of, simplified and traditional. */
const WORDS = [
  '信息',
  '公开',
  '政府',
  '申请',
  '行政',
  '机关',
  '工作',
  '数量',
  '总计',
  '规章',
  '其他',
  '年度',
  '报告',
  '資訊',
  '公開',
  '申請',
  '機關',
  '總計',
  '規章',
  '報告',
  '處理',
  '處罰',
] as const;

const scores = new WeakMap<Decoding, number>();

/** Many words first, then few bytes that stand for nothing. */
function score(decoding: Decoding): number {
  const known = scores.get(decoding);
  if (known !== undefined) return known;
  const words = WORDS.reduce((sum, word) => sum + occurrences(decoding.text, word), 0);
  const result = words - occurrences(decoding.text, '\ufffd') / (decoding.text.length + 1);
  scores.set(decoding, result);
  return result;
}

function occurrences(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** GB2312, GBK and GB18030 are one family: each is the earlier one with more characters. */
const CHINESE_FAMILY = new Set(['gbk', 'gb18030']);

function isContradicted(declared: Declared, charset: string): boolean {
  if (declared === '') return false;
  try {
    const meant = new TextDecoder(declared).encoding;
    return meant !== charset && !(CHINESE_FAMILY.has(meant) && CHINESE_FAMILY.has(charset));
  } catch {
    return true;
  }
}

/** The encoding a page or an XML file declares in its first bytes; '' for none. */
export function declaredCharset(bytes: Uint8Array): Declared {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE_BYTES)).replace(/\0/g, '');
  const match =
    /\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start) ??
    /^[^<]{0,8}<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]{2,40})/i.exec(start);
  return match?.[1] ?? '';
}
