import { readNumeral } from '../../../src/core/claims/numerals';
import { chineseNumeral } from '../../support/claim-sentences';

describe('a numeral', () => {
  it.each([
    ['3', 3],
    ['１２', 12],
    ['3,400', 3400],
    ['0.5', 0.5],
    ['〇', 0],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['一十二', 12],
    ['两百', 200],
    ['一百零二', 102],
    ['一百〇二', 102],
    ['一百二十', 120],
    ['三千零五', 3005],
    ['一万二千', 12_000],
    ['十二万零三十', 120_030],
  ])('%s is %d', (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });

  it.each([
    '一百二',
    '两十',
    '二〇二三',
    '一二',
    '百',
    '十十',
    '一百二百',
    '3,40',
    '',
    '件',
    '一百零',
    '零三',
  ])('is not guessed where “%s” can be read in more than one way', (text) => {
    expect(readNumeral(text)).toBeNull();
  });

  it('is read as written, for every number up to 999', () => {
    for (let value = 0; value < 1000; value += 1) expect(readNumeral(chineseNumeral(value))).toBe(value);
  });
});
