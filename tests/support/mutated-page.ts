import { seededRandom } from './random-report';

/** What editors, exporters and bad copies leave in pages, and what nobody writes by chance. */
const PIECES = [
  '<td colspan=999999999>',
  '<td rowspan=0>',
  '<td rowspan=99999999999999999999>',
  '<tr hidden>',
  '<td style="display:none">9</td>',
  '<table><tr><td>',
  '</table>',
  '</td>',
  '</tr>',
  '<p>',
  '</p>',
  '<b><i><font face=x>',
  '<div style="display:none">',
  '<script>document.write("<td>1</td>")</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<style>',
  '<textarea>',
  '<select><option>3',
  '<svg><table>',
  '<math><mi><td>',
  '<template><tr><td>5',
  '<caption>',
  '<colgroup><col span=5000>',
  '<frameset>',
  '<plaintext>',
  '&#0;&#xD800;&notanentity;&nbsp;',
  '\u0000',
  '\ufeff',
  '\u202e7',
  '，',
  '<a href="javascript:alert(1)" onclick=x>',
  '<meta charset="utf-16">',
  '<td>1,234</td><td>３</td><td>-</td>',
];

/** A page damaged in one to six ways; the same seed damages in the same way. */
export function mutatedPage(page: string, seed: number): Uint8Array {
  const random = seededRandom(seed * 2654435761 + 1);
  // The first numbers of neighbouring seeds are alike.
  for (let skipped = 0; skipped < 8; skipped += 1) random(2);
  let text = page;
  for (let left = 1 + random(6); left > 0; left -= 1) text = mutate(text, random);
  const bytes = new TextEncoder().encode(text);
  for (let flips = random(4) === 0 ? 1 + random(20) : 0; flips > 0; flips -= 1) {
    bytes[random(bytes.length)] = random(256);
  }
  return bytes;
}

function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const length = random(random(3) === 0 ? 4000 : 60);
  const cut = (piece: string): string => text.slice(0, at) + piece + text.slice(at + length);
  switch (random(8)) {
    case 0:
      return cut('');
    case 1:
      return cut(text.slice(at, at + length).repeat(2));
    case 2:
      return text.slice(0, at) + text.slice(random(text.length), at + 4000) + text.slice(at);
    case 3:
      return text.slice(0, text.length - random(Math.floor(text.length / 2)));
    case 4: {
      const tag = /<\/?[a-z]+[^>]*>/gi;
      tag.lastIndex = at;
      const found = tag.exec(text);
      return found ? text.slice(0, found.index) + text.slice(found.index + found[0].length) : text;
    }
    case 5:
      return cut((PIECES[random(PIECES.length)] ?? '').repeat(1 + random(random(4) === 0 ? 3000 : 3)));
    case 6:
      return text.replace(/(col|row)span="\d+"/g, (span) =>
        random(4) === 0 ? `colspan="${random(40)}"` : span,
      );
    default:
      return text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at);
  }
}
