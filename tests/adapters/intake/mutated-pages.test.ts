import { readSource } from '../../../src/adapters/intake';
import { check } from '../../../src/check';
import { isGoujiError } from '../../../src/core/errors';
import { mutatedPage } from '../../support/mutated-page';
import { bytesOf, pageOf, reportPage } from '../../support/report-page';

/** Tells a hang from a busy machine; the bench holds 5,000 pages to two seconds each. */
const LONGEST_MS = 8000;

/** 'read' or the code of the refusal; any other error fails the test that asked. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    check((await readSource(bytes)).view);
    return 'read';
  } catch (error) {
    if (isGoujiError(error)) return error.code;
    throw error;
  }
}

/** Outcome and processor time: the clock also counts what other programs do meanwhile. */
async function timed(bytes: Uint8Array): Promise<{ readonly outcome: string; readonly ms: number }> {
  const start = process.cpuUsage();
  const outcome = await outcomeOf(bytes);
  const { user, system } = process.cpuUsage(start);
  return { outcome, ms: (user + system) / 1000 };
}

it('reads or refuses 300 damaged pages, and hangs at none', async () => {
  const page = reportPage();
  const outcomes = new Set<string>();
  let slowest = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const { outcome, ms } = await timed(mutatedPage(page, seed));
    outcomes.add(outcome);
    slowest = Math.max(slowest, ms);
  }
  expect(outcomes).toContain('read');
  expect(slowest).toBeLessThan(LONGEST_MS);
}, 120_000);

describe('a page made to be slow', () => {
  const many = (piece: string, times: number): string => piece.repeat(times);
  const numbered = (times: number, piece: (i: number) => string): string =>
    Array.from({ length: times }, (_, i) => piece(i)).join('');

  it.each<[string, string, string]>([
    ['a thousand open elements', many('<div>', 990), 'read'],
    ['more open elements than that', many('<div>', 1010), 'PAGE_TOO_DEEP'],
    ['a hundred thousand open elements', many('<div>', 100_000), 'PAGE_TOO_DEEP'],
    ['a hundred thousand open tables', many('<table><tr><td>', 100_000), 'PAGE_TOO_DEEP'],
    [
      'bold that is never closed, each in its own way',
      numbered(3000, (i) => `<p><b class=${i}>`),
      'PAGE_TOO_DEEP',
    ],
    ['closing tags without anything open', many('</p>', 200_000), 'read'],
    ['closing tags far from what they close', many('<div>', 900) + many('</x>', 400_000), 'read'],
    ['stray text before a table', `<table>${many('<tr>x', 150_000)}</table>`, 'read'],
    [
      'cells as wide as they go',
      `<table>${many('<tr><td colspan=1000 rowspan=65534>1</td></tr>', 60_000)}</table>`,
      'read',
    ],
    ['a row of a hundred thousand cells', `<table><tr>${many('<td>1', 100_000)}</table>`, 'read'],
    ['a thousand small tables', many('<table><tr><td>1<td>总计</table>x', 1000), 'read'],
    ['labels in every cell', `<table>${many(`<tr>${many('<td>总计', 50)}`, 1000)}</table>`, 'read'],
    ['a hundred thousand attributes', `<p ${numbered(100_000, (i) => `a${i} `)}>`, 'PAGE_TOO_LARGE'],
    [
      'hidden parts inside each other',
      many('<div style="display:none">', 900) + many('<p>x', 50_000),
      'read',
    ],
    ['a word of five megabytes', many('x', 5 * 1024 * 1024 - 200), 'read'],
    ['more than five megabytes', many('x', 5 * 1024 * 1024), 'PAGE_TOO_LARGE'],
    ['references without end', many('&nbsp', 500_000), 'read'],
    ['comments never closed', many('<!--', 500_000), 'read'],
  ])('%s', async (_, body, expected) => {
    const { outcome, ms } = await timed(bytesOf(pageOf(body)));
    expect(outcome).toBe(expected);
    expect(ms).toBeLessThan(LONGEST_MS);
  });
});
