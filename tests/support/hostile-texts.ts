/** Texts that someone may type or paste into a free field; outputs must show them and do nothing else. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">网址</a>',
  '<!-- 注释 -->',
  '<![CDATA[ ]]>',
  ']]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&amp;&lt;&#x3C;&nbsp;',
  '=1+1',
  '@SUM(A1)',
  '+cmd|calc',
  '</w:t></w:r><w:r><w:instrText>DATE</w:instrText></w:r>',
  '{ INCLUDETEXT "x" }',
  '{organ}{list:outcomes}{entry:phone}【x】',
  '\u0000\u0001\u0008\u000B\u000C\u001F控制',
  '\uFFFE\uFFFF非字符',
  '\uD800半个',
  '半个\uDC00',
  '𠮷野家',
  '\u202E反向\u202C',
  '\u2028行\u2029段',
  '第一行\r\n第二行\r第三行\n第四行',
  '\t制表\t',
  '__proto__',
  'constructor',
  '$& $1 $$',
  '%3Cscript%3E',
  'x'.repeat(5000),
  '长'.repeat(2000),
];

/** Where a text may try to break out of: each with the text in the place of ◆. */
const SURROUNDINGS = ['甲◆', '◆乙', '"◆"', '<b>◆</b>', '◆\n◆'];

/** Two hundred of them: those above, and each again in other surroundings. */
export const manyHostileTexts: readonly string[] = [
  ...hostileTexts,
  ...SURROUNDINGS.flatMap((around) =>
    hostileTexts.filter((text) => text.length < 500).map((text) => around.split('◆').join(text)),
  ),
].slice(0, 200);
