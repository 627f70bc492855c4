import fc from 'fast-check';
import type { DraftInline } from '../../../src/core/model/report-draft';
import type { BoundInline } from '../../../src/core/model/report-text';
import { boundOf, plainText, readBound, writeBound } from '../../../src/core/narrative/bound-text';
import { updateText, type UpdatedText } from '../../../src/core/narrative/update-text';
import { consistentReport } from '../../support/arbitrary-report';
import { draftOf } from '../../support/draft-builder';
import { reportOf } from '../../support/report-builder';

/** 新收{received=3}件：figures of a draft in braces, brackets as they are. */
function inlines(text: string): readonly DraftInline[] {
  let blanks = 0;
  return text
    .split(/(\{[^}]*\}|【[^】]*】)/)
    .filter((part) => part !== '')
    .map((part): DraftInline => {
      const [, key, figure] = /^\{(.+)=(.+)\}$/.exec(part) ?? [];
      if (key !== undefined && figure !== undefined)
        return { kind: 'figure', text: figure, points: key.split('+'), pending: false };
      if (part.startsWith('【')) return { kind: 'blank', id: `b.${(blanks += 1)}`, text: part };
      return { kind: 'text', text: part };
    });
}

/** What becomes of `stands` when the sentence was generated as `then` and would be generated as `now`. */
function update(then: string, stands: string, ...now: readonly string[]): UpdatedText {
  return updateText(boundOf(inlines(then)), stands, now.map(inlines));
}

const THEN = '全年新收{received=3}件，上年结转{carriedIn=1}件，办结{concluded=4}件。';
const NOW = '全年新收{received=5}件，上年结转{carriedIn=1}件，办结{concluded=6}件。';

describe('a paragraph nobody touched', () => {
  test('is the one of today', () => {
    const { text, edited, changes, suggestion } = update(THEN, '全年新收3件，上年结转1件，办结4件。', NOW);
    expect(text).toBe('全年新收5件，上年结转1件，办结6件。');
    expect(changes).toEqual([
      { from: '3', to: '5' },
      { from: '4', to: '6' },
    ]);
    expect({ edited, suggestion }).toEqual({ edited: false, suggestion: null });
  });

  test('may become another sentence, which is told as a whole', () => {
    const { text, changes } = update('全年新收{received=3}件。', '全年新收3件。', '全年未收到申请。');
    expect(text).toBe('全年未收到申请。');
    expect(changes).toEqual([{ from: '全年新收3件。', to: '全年未收到申请。' }]);
  });

  test('goes when nothing is said any more, and comes again', () => {
    const gone = update('收取{fees=3}元。', '收取3元。', '');
    expect(gone).toMatchObject({ text: '', generated: [] });
    const line = readBound(writeBound(gone.generated));
    expect(updateText(line, '', [inlines('收取{fees=4}元。')])).toMatchObject({
      text: '收取4元。',
      edited: false,
    });
  });
});

describe('a paragraph changed by hand', () => {
  test('keeps its words and takes today’s figures', () => {
    const { text, changes, suggestion } = update(
      THEN,
      '今年我镇全年新收3件，比较平稳；上年结转1件，均已办结4件。',
      NOW,
    );
    expect(text).toBe('今年我镇全年新收5件，比较平稳；上年结转1件，均已办结6件。');
    expect(changes).toEqual([
      { from: '3', to: '5' },
      { from: '4', to: '6' },
    ]);
    expect(suggestion).toBeNull();
  });

  test('a figure the hand took out or wrote over stays so, also later', () => {
    const once = update(THEN, '全年新收若干件，上年结转1件，共办结9件。', NOW);
    expect(once.text).toBe('全年新收若干件，上年结转1件，共办结9件。');
    expect(once.generated.filter(({ kind }) => kind === 'dropped').map(({ text }) => text)).toEqual([
      '3',
      '4',
    ]);
    const later = updateText(once.generated, once.text, [
      inlines('全年新收{received=7}件，上年结转{carriedIn=2}件，办结{concluded=9}件。'),
    ]);
    expect(later.text).toBe('全年新收若干件，上年结转2件，共办结9件。');
  });

  test('a number of the hand is left alone, whatever it happens to be', () => {
    for (const stands of [
      '3月起规范流程，全年新收申请较多，上年结转1件，办结4件。',
      '全年新收申请13件，上年结转1件，办结4件。',
      '全年新收3次培训，上年结转1件，办结4件。',
      '办理信访3件。上年结转1件，办结4件。',
    ]) {
      expect(update(THEN, stands, THEN.replace('received=3', 'received=8')).text).toBe(stands);
    }
  });

  test('clauses in another order keep their figures', () => {
    const { text } = update(THEN, '办结4件，全年新收3件，上年结转1件。', NOW);
    expect(text).toBe('办结6件，全年新收5件，上年结转1件。');
  });

  test('a sentence written twice is brought up to date twice', () => {
    const { text } = update(
      '全年新收{received=3}件。',
      '全年新收3件。再说一次，全年新收3件。',
      '全年新收{received=5}件。',
    );
    expect(text).toBe('全年新收5件。再说一次，全年新收5件。');
  });

  test('what could be either of two figures is neither', () => {
    const then = '书面答复{a=1}件，书面答复{b=1}件。';
    expect(update(then, '今年书面答复1件。', then.replace('a=1', 'a=2').replace('b=1', 'b=3')).text).toBe(
      '今年书面答复1件。',
    );
  });

  test('keeps its sentence where another would be written, and says which', () => {
    const then = '全年新收{received=3}件。较上年增长{change=50}%。';
    const { text, suggestion, changes } = update(
      then,
      '我镇全年新收3件。较上年大幅增长50%。',
      '全年新收{received=1}件。较上年下降{change=50}%。',
    );
    expect(text).toBe('我镇全年新收1件。较上年大幅增长50%。');
    expect(suggestion).toBe('全年新收1件。较上年下降50%。');
    expect(changes).toEqual([{ from: '3', to: '1' }]);
    expect(update('全年未收到申请。', '我镇全年未收到申请。', '全年新收{received=3}件。')).toMatchObject({
      text: '我镇全年未收到申请。',
      suggestion: '全年新收3件。',
      changes: [],
    });
  });

  test('a rise never becomes the number of a fall', () => {
    const { text } = update('较上年增长{change=50}%。', '总体较上年增长50%。', '较上年下降{change=20}%。');
    expect(text).toBe('总体较上年增长50%。');
  });

  test('an entry more or less in a list leaves the other figures bound', () => {
    const { text } = update(
      '其中予以公开{a=1}件、部分公开{b=2}件。',
      '分别为：予以公开1件、部分公开2件。',
      '其中部分公开{b=3}件、不予公开{c=4}件。',
    );
    expect(text).toBe('分别为：予以公开1件、部分公开3件。');
  });

  test('is compared with its own tone where another is wanted', () => {
    const { text, suggestion } = update(
      THEN,
      '我镇全年新收3件，上年结转1件，办结4件。',
      '新收申请{received=5}件，办结{concluded=6}件。',
      NOW,
    );
    expect(text).toBe('我镇全年新收5件，上年结转1件，办结6件。');
    expect(suggestion).toBeNull();
  });

  test('brackets that still stand in it are brackets', () => {
    const then = '联系电话：【电话】，地址：【地址】。';
    const { inlines: found } = update(then, '联系电话：0518-1，地址：【地址】。欢迎来访。', then);
    expect(found.filter(({ kind }) => kind === 'blank')).toEqual([
      { kind: 'blank', id: 'b.2', text: '【地址】' },
    ]);
  });

  test('a figure in error becomes 【待核】 and a figure again', () => {
    const pending = '全年新收{received=【待核】}件。';
    const once = update('全年新收{received=3}件。', '我镇全年新收3件。', pending);
    expect(once.text).toBe('我镇全年新收【待核】件。');
    expect(updateText(once.generated, once.text, [inlines('全年新收{received=4}件。')]).text).toBe(
      '我镇全年新收4件。',
    );
  });
});

describe('over drafts of random reports', () => {
  /** Paragraphs of two drafts with the same id. */
  const pair = fc.tuple(consistentReport, consistentReport).map(([one, other]) => {
    const textsOf = (draft: ReturnType<typeof draftOf>): ReadonlyMap<string, readonly DraftInline[]> =>
      new Map(
        draft.blocks.flatMap((block) =>
          block.kind === 'paragraph' ? [[block.id, block.inlines] as const] : [],
        ),
      );
    const now = textsOf(draftOf(reportOf(other)));
    return [...textsOf(draftOf(reportOf(one)))].map(([id, then]) => ({
      then: boundOf(then),
      now: now.get(id) ?? [],
    }));
  });

  /** Marks around what a hand wrote, which no draft has. */
  const OWN = /«[^»]*»/g;
  const own = fc.stringMatching(/^[一二收办结件公开，。0-9]{0,10}$/u).map((text) => `«${text}»`);

  const hand = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.option(own)), {
    minLength: 1,
    maxLength: 5,
  });

  /** Takes pieces out and puts others in, never in the midst of what was put in before. */
  function changed(text: string, edits: readonly (readonly [number, number, string | null])[]): string {
    return edits.reduce((so, [at, out, put]) => {
      const from = at % (so.length + 1);
      const inside = (place: number): boolean =>
        [...so.matchAll(OWN)].some(({ index, 0: { length } }) => place > index && place < index + length);
      const end = Math.min(so.length, from + out);
      if (inside(from) || inside(end) || OWN.test(so.slice(from, end))) return so;
      return so.slice(0, from) + (put ?? '') + so.slice(end);
    }, text);
  }

  const withoutFigures = (text: string): string => text.replace(/\d+(?:\.\d+)?|【[^】]*】/g, '#');

  test('without edits it is today’s draft', () => {
    fc.assert(
      fc.property(pair, (paragraphs) => {
        for (const { then, now } of paragraphs) {
          const { text, generated, inlines: found } = updateText(then, plainText(then), [now]);
          expect({ text, generated, found }).toEqual({
            text: plainText(now),
            generated: boundOf(now),
            found: now,
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  test('words of the hand stay, figures of the hand stay, and a second time changes nothing', () => {
    fc.assert(
      fc.property(pair, hand, (paragraphs, edits) => {
        for (const { then, now } of paragraphs) {
          const stands = changed(plainText(then), edits);
          if (stands === plainText(then)) continue;
          const once = updateText(then, stands, [now]);
          expect(once.text.match(OWN)).toEqual(stands.match(OWN));
          expect(withoutFigures(once.text)).toBe(withoutFigures(stands));
          expect(plainText(once.inlines)).toBe(once.text);
          const kept: readonly BoundInline[] = readBound(writeBound(once.generated));
          expect(updateText(kept, once.text, [now])).toMatchObject({ text: once.text, changes: [] });
        }
      }),
      { numRuns: 25 },
    );
  });
});
