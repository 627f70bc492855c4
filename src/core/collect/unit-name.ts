import type { UnitNameRules } from '../model/collection';
import { plainText } from '../documents/plain-text';

/** Passes over the name of a file; each takes something away, so few are ever needed. */
const MOST_PASSES = 12;

/**
 * Name of a unit as the name of its file has it: 12.县财政局2023年政府信息公开工作年度报告(终稿2).xlsx is 县财政局.
 * @returns null where nothing is left
 */
export function organOfFile(file: string, rules: UnitNameRules): string | null {
  let name = (file.split('/').pop() ?? '').normalize('NFC');
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = name;
    for (const pattern of rules.aroundFileName) name = name.replace(pattern, '');
    if (name === before) break;
  }
  return name.trim() === '' ? null : name.trim();
}

/** Compares names of units: equal keys are one unit. */
export interface NameKeys {
  /** The same text but for width, script, blanks and brackets. */
  readonly exact: (name: string) => string;
  /** 人民政府 as 政府, without the name of the place whose units are summed. */
  readonly normalised: (name: string) => string;
}

/** @param organ  the unit that collects; its place may stand before the names of its units, or not */
export function nameKeys(organ: string, rules: UnitNameRules): NameKeys {
  const exact = remembering((name: string) =>
    plainText(name.normalize('NFKC'))
      .replace(/[·•.,:;"'《》<>\-_]/g, '')
      .toLowerCase(),
  );
  const places = placesOf(exact(organ));
  const normalised = remembering((name: string) =>
    withoutPlace(
      rules.same.reduce((text, [pattern, instead]) => text.replace(pattern, instead), exact(name)),
      places,
    ),
  );
  return { exact, normalised };
}

function remembering(of: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? of(name);
    known.set(name, found);
    return found;
  };
}

const PLACE =
  /^(.{1,20}?(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|省|市|盟|县|区|旗|镇|乡|街道))(?:人民)?(?:政府.*|办事处.*|)$/;
const LAST_STEP = /^.*(?:省|自治区|市|自治州|州|盟|地区)(?=.{1,8}(?:县|区|旗|市|镇|乡|街道)$)/;

/** 连云港市灌云县人民政府 speaks of 连云港市灌云县 and of 灌云县; longer ones first. */
function placesOf(organ: string): readonly string[] {
  const [, place] = PLACE.exec(organ) ?? [];
  if (place === undefined) return [];
  const last = place.replace(LAST_STEP, '');
  return last === place ? [place] : [place, last];
}

/** 市 in 市场监督管理局 and 市政管理局 is no place. */
const IS_WORD = /^(?:市(?:场|政(?!府)|民|区|容)|区域|县域)/;

/**
 * A name that says more than the place loses it, a higher place before it as well; so does one that says 县 for the
 * county whose units these are.
 */
function withoutPlace(name: string, places: readonly string[]): string {
  for (const place of places) {
    const at = name.indexOf(place);
    const before = at > 0 ? name.slice(0, at) : '';
    const rest = at < 0 ? '' : name.slice(at + place.length);
    if (at >= 0 && rest.length > 1 && (before === '' || /(?:省|自治区|市|州|盟|地区)$/.test(before)))
      return rest;
  }
  const level = places[0]?.slice(-1);
  return name.length > 2 && name.charAt(0) === level && !IS_WORD.test(name) ? name.slice(1) : name;
}

/** Longest name compared for likeness; longer ones are no names. */
const LONGEST_NAME = 40;

/**
 * How near two different names are: the smaller the nearer, null for not near. Near is a slip in five characters,
 * one name within the other, or a short form whose characters stand in the other in their order, such as 市监局.
 */
export function distanceOf(one: string, other: string): number | null {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || long.length > LONGEST_NAME) return null;
  if (long.includes(short)) return 1 + (long.length - short.length) / LONGEST_NAME;
  const slips =
    long.length - short.length <= 2 ? editDistance(short, long, Math.floor(long.length / 5)) : null;
  if (slips !== null) return slips;
  const isShortForm =
    short.length >= 3 && short[short.length - 1] === long[long.length - 1] && isWithin(short, long);
  return isShortForm ? 2 + (long.length - short.length) / LONGEST_NAME : null;
}

/** The characters of the short text stand in the long one in the same order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at >= short.length;
}

/** Characters to be changed, added or removed; null for more than `most`. */
function editDistance(one: string, other: string, most: number): number | null {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      line.push(Math.min(change, (above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1));
    }
    if (Math.min(...line) > most) return null;
    above = line;
  }
  const distance = above[other.length] ?? 0;
  return distance <= most ? distance : null;
}

/** By code units: the same on every machine, whatever its language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
