/**
 * The characters whose radical has a place of its own in Unicode and no compatibility mapping, as “⺠” for “民”. Those of
 * simplified Chinese that are words by themselves, from Unicode's EquivalentUnifiedIdeograph.txt.
 */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  '\u2E81': '厂',
  '\u2E84': '乙',
  '\u2E88': '刀',
  '\u2E92': '巳',
  '\u2E93': '幺',
  '\u2E9C': '日',
  '\u2E9D': '月',
  '\u2E9F': '母',
  '\u2EA0': '民',
  '\u2EC1': '虎',
  '\u2EC4': '西',
  '\u2EC5': '见',
  '\u2EC6': '角',
  '\u2EC9': '贝',
  '\u2ECB': '车',
  '\u2ED1': '長',
  '\u2ED3': '长',
  '\u2ED4': '门',
  '\u2ED8': '青',
  '\u2ED9': '韦',
  '\u2EDA': '页',
  '\u2EDB': '风',
  '\u2EDC': '飞',
  '\u2EDD': '食',
  '\u2EE2': '马',
  '\u2EE3': '骨',
  '\u2EE4': '鬼',
  '\u2EE5': '鱼',
  '\u2EE6': '鸟',
  '\u2EE7': '卤',
  '\u2EE8': '麦',
  '\u2EE9': '黄',
  '\u2EEC': '齐',
  '\u2EEE': '齿',
  '\u2EF0': '龙',
  '\u2EF3': '龟',
};

/**
 * The text with characters for radicals. A PDF that a browser prints names the glyph of “人” by its radical “⼈”, and so
 * for some two hundred characters: they look the same and are not.
 */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FD5]/g, (radical) => SUPPLEMENT[radical] ?? radical.normalize('NFKC'));
}
