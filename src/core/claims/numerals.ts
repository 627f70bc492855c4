const DIGITS = '零一二三四五六七八九';
const CHINESE_UNITS = ['', '十', '百', '千'];

/** A Chinese numeral up to 千; every place may be absent, 零 stands where some are. */
const BELOW_TEN_THOUSAND =
  /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/;

/** Characters a Chinese numeral is made of. */
export const CHINESE_NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]$/;

/**
 * Value of a numeral: 3, １２, 3,400, 0.5, 三, 两, 十二, 一百二十, 〇. Strict: null when it can be read in more than one
 * way (一百二) or is not written as numerals are (两十, 3,40).
 */
export function readNumeral(text: string): number | null {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d+(?:\.\d+)?$/.test(plain) || /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) {
    const value = Number(plain.replaceAll(',', ''));
    return Number.isSafeInteger(Math.trunc(value)) ? value : null;
  }
  return readChinese(plain.replaceAll('〇', '零'));
}

/** Only what the value itself would be written as counts; 两 may stand for 二 where one says so. */
function readChinese(text: string): number | null {
  if (/^[零一二三四五六七八九]{4}$/.test(text)) return null;
  const spoken = text.replace(/^两$|两(?=[百千万亿])/g, '二');
  const value = sumOfSections(spoken);
  if (value === null) return null;
  const written = writeChinese(value);
  return spoken === written || spoken === written.replace(/^一十/, '十') ? value : null;
}

function sumOfSections(text: string): number | null {
  const [high = '', low] = text.includes('万') ? splitAt(text, '万') : ['', text];
  const below = low === '' ? 0 : sectionValue(low);
  if (below === null) return null;
  if (high === '') return text.includes('万') ? null : below;
  const above = sectionValue(high);
  return above === null ? null : above * 10_000 + below;
}

function splitAt(text: string, unit: string): readonly [string, string] {
  const at = text.indexOf(unit);
  return [text.slice(0, at), text.slice(at + 1)];
}

function sectionValue(text: string): number | null {
  if (text === '零') return 0;
  const match = BELOW_TEN_THOUSAND.exec(text);
  if (!match || text === '') return null;
  const [, thousands = '', hundreds = '', tens, ten, ones = ''] = match;
  const value = (digit: string): number => Math.max(0, DIGITS.indexOf(digit || '零'));
  const tensValue = ten === undefined ? 0 : value(tens ?? '一');
  return value(thousands) * 1000 + value(hundreds) * 100 + tensValue * 10 + value(ones);
}

/** The numeral of a whole number below 100,000,000. */
function writeChinese(value: number): string {
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : '';
  return `${high > 0 ? `${writeSection(high)}万` : ''}${gap}${low > 0 ? writeSection(low) : ''}`;
}

function writeSection(value: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit > 0) text += `${DIGITS[digit] ?? ''}${CHINESE_UNITS[place] ?? ''}`;
    else if (text !== '' && !text.endsWith('零') && value % 10 ** place > 0) text += '零';
  }
  return text;
}
