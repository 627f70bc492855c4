import { withoutEnumerator } from '../form/axis';

/** Traditional characters of the form's labels, each with its simplified one at the same position. */
const TRADITIONAL =
  '規範發廢對總數許處罰強業費單萬請結轉屬國機關護權類務過執檔詢無補確複復訴訟維糾審聯繫項頁條內製為與應實現開個門會員據織經濟學術團體約稱報動時間電話郵編碼網號題詞載責構佈鎮鄉區縣標準別計' +
  '況組辦這於穩沒後訪舉當認獲繳納繼續議額減採購決爲產産導給級舊書庫衆擔負齊環測劃資訊圖點長見統啟佔問進';
const SIMPLIFIED =
  '规范发废对总数许处罚强业费单万请结转属国机关护权类务过执档询无补确复复诉讼维纠审联系项页条内制为与应实现开个门会员据织经济学术团体约称报动时间电话邮编码网号题词载责构布镇乡区县标准别计' +
  '况组办这于稳没后访举当认获缴纳继续议额减采购决为产产导给级旧书库众担负齐环测划资讯图点长见统启占问进';

const simplified = new Map(
  [...TRADITIONAL].map((character, index) => [character, [...SIMPLIFIED][index] ?? character]),
);

const PUNCTUATION = new Map<string, string>([
  ['（', '('],
  ['）', ')'],
  ['：', ':'],
  ['，', ','],
  ['．', '.'],
  ['“', '"'],
  ['”', '"'],
  ['＂', '"'],
  ['‘', '"'],
  ['’', '"'],
  ['「', '"'],
  ['」', '"'],
  ['／', '/'],
]);

/** Notes in brackets after a Chinese character; brackets elsewhere are left alone. */
export const PINYIN = /(\p{Script=Han})(?:[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[）)])+/gu;
// Blanks of every kind, zero-width and direction marks, soft hyphens, and the bars of flattened tables.
const INVISIBLE = /[\s\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufeff|｜]/g;

/**
 * A label as it is compared: pinyin notes and blanks removed, traditional characters simplified, punctuation in
 * one width, `1、` as `1.`, no colon at the end. Only for labels, never for what a clerk typed as content.
 */
export function normaliseLabel(text: string): string {
  return remembered(labels, text, normalised);
}

function normalised(text: string): string {
  const bare = text.replace(INVISIBLE, '').replace(PINYIN, '$1');
  const unified = [...bare].map(plainCharacter).join('');
  return unified.replace(/^(\d+)[、.]/, '$1.').replace(/:+$/, '');
}

/** One character in simplified script and half width. */
export function plainCharacter(character: string): string {
  return PUNCTUATION.get(character) ?? simplified.get(character) ?? halfWidthDigit(character);
}

function halfWidthDigit(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : character;
}

const labels = new Map<string, string>();
const bodies = new Map<string, string>();

/** Texts remembered at once; sheets repeat a few hundred labels, and a hostile one must not fill the memory. */
const REMEMBERED = 4096;

/** A section heading and the label below it in one cell, as some editors glue them: what remains is the label. */
const HEADING_ABOVE = /^[一二三四五六]、[^:;。]{2,30}?情况(?=.)/;

function withoutHeading(label: string): string {
  return label.replace(HEADING_ABOVE, '');
}

/** The label without its enumerator, which reports number in their own ways. */
export function labelBody(text: string): string {
  return remembered(bodies, text, (label) => withoutEnumerator(withoutHeading(normaliseLabel(label))));
}

/** Longer texts are no labels, and seldom come twice. */
const LONGEST_REMEMBERED = 200;

function remembered(known: Map<string, string>, text: string, make: (text: string) => string): string {
  const made = known.get(text);
  if (made !== undefined) return made;
  const fresh = make(text);
  if (text.length > LONGEST_REMEMBERED) return fresh;
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, fresh);
  return fresh;
}
