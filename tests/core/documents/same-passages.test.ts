import fc from 'fast-check';
import { lettersIn, samePassages } from '../../../src/core/documents/same-passages';
import { similarity } from '../../../src/core/documents/similarity';
import { changed, documentFindings, GOOD_REPORT } from '../../support/document-builder';

const textsOf = (one: string, other: string, least = 15): readonly (readonly [string, string])[] =>
  samePassages(one, other, least).map(({ here, before }) => [
    one.slice(here.at, here.at + here.length),
    other.slice(before.at, before.at + before.length),
  ]);

describe('passages that two texts share', () => {
  it('are each as long as can be, as both texts have them: figures and marks may differ', () => {
    expect(
      textsOf(
        '今年工作扎实。全年主动公开信息120条，办理申请8件，全部按期答复。群众更加满意。',
        '去年没有变化。全年主动公开信息95条，办理申请14件;全部按期答复，成效明显。',
      ),
    ).toEqual([
      ['全年主动公开信息120条，办理申请8件，全部按期答复', '全年主动公开信息95条，办理申请14件;全部按期答复'],
    ]);
  });

  it('are none where every stretch is shorter', () => {
    expect(textsOf('加强组织领导，完善制度', '加强组织领导，健全机制', 15)).toEqual([]);
    expect(textsOf('', '加强组织领导')).toEqual([]);
  });

  it('are found wherever they stand in the other text, and told in the order of this one', () => {
    const [first, second] = ['专栏更新不够及时解读形式比较单一', '下一步将按月检查专栏并增加图表解读'];
    expect(textsOf(`${first}。${second}。`, `${second}。某。${first}。`).map(([here]) => here)).toEqual([
      first,
      second,
    ]);
  });

  const words = fc
    .array(fc.constantFrom('公开', '信息', '12', '3.5', '，', '。', '\n', '申请', 'ab', '𠮷'), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''));

  it('stand in both texts, say the same there, and do not overlap', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 2, max: 8 }), (one, other, least) => {
        let end = 0;
        for (const { here, before } of samePassages(one, other, least)) {
          expect(here.at).toBeGreaterThanOrEqual(end);
          end = here.at + here.length;
          expect(end).toBeLessThanOrEqual(one.length);
          const [a, b] = [
            lettersIn(one.slice(here.at, end)),
            lettersIn(other.slice(before.at, before.at + before.length)),
          ];
          expect(a).toBe(b);
          expect([...a].length).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('are all of a text that is compared with itself', () => {
    fc.assert(
      fc.property(words, (text) => {
        const letters = lettersIn(text);
        const found = samePassages(text, text, 5).map(({ here }) =>
          lettersIn(text.slice(here.at, here.at + here.length)),
        );
        expect(found.join('')).toBe([...letters].length < 5 ? '' : letters);
      }),
    );
  });

  it('are looked for in time that grows with the texts, even where they repeat themselves', () => {
    const text = '依法公开政府信息。'.repeat(4000);
    const start = performance.now();
    expect(samePassages(text, `本年度${text}`, 15)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('how much two texts are alike', () => {
  const texts = fc.string({ unit: fc.constantFrom('公', '开', '信', '息', '1', '2', '。'), maxLength: 80 });

  it('is the same from either side, 1 for a text with itself, and lies between', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const alike = similarity(one, other);
        expect(similarity(other, one)).toBe(alike);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        if (lettersIn(one).length > 1) expect(similarity(one, one)).toBe(1);
      }),
    );
  });
});

describe('a chapter copied from last year (Y-08)', () => {
  it('shows what both have, with the places in both texts', () => {
    const lastYear = ['', ...changed({ 云水县水利局2023: '云水县水利局2022年政府信息公开工作年度报告' })];
    const [finding] = documentFindings(GOOD_REPORT, { previous: lastYear }).filter(
      ({ id }) => id === 'Y-08:alike:5',
    );
    expect(finding?.passages).toEqual([
      {
        here: { text: expect.stringMatching(/^一是解读形式单一.*更新情况$/), line: 18 },
        before: { text: expect.stringMatching(/^一是解读形式单一.*更新情况$/), line: 19 },
      },
    ]);
  });
});
