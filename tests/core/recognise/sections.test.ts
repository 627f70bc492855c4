import { sectionsOf } from '../../../src/core/recognise/sections';
import type { SourceLine } from '../../../src/core/model/source';

const linesOf = (...texts: readonly string[]): readonly SourceLine[] =>
  texts.map((text) =>
    text.startsWith('|') ? { text: text.slice(1), inTable: true } : { text, inTable: false },
  );
const brief = (...texts: readonly string[]): readonly (readonly [number, readonly string[]])[] =>
  sectionsOf(linesOf(...texts)).map(({ chapter, text }) => [chapter, text]);

describe('the text of a report', () => {
  it('is divided at the headings of its chapters; what comes before is the preamble', () => {
    expect(
      brief(
        '根据条例编制本报告。',
        '一、总体情况',
        '全年公开3条。',
        '二、主动公开政府信息情况',
        '|规章 0',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '五、存在的主要问题及改进情况',
        '不足。',
        '六、其他需要报告的事项',
        '无。',
      ),
    ).toEqual([
      [0, ['根据条例编制本报告。']],
      [1, ['全年公开3条。']],
      [2, []],
      [3, []],
      [4, []],
      [5, ['不足。']],
      [6, ['无。']],
    ]);
  });

  it.each([
    ['other numbering', '一．总体情况', 1],
    ['blanks inside', '三 、 行政机关收到和处理政府信息公开申请情况', 3],
    ['the wording of the regulation', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 4],
    ['traditional characters with pinyin', '五、存在的主要問題及改進情況', 5],
    ['other words for problems', '五、存在的主要问题及下一步工作', 5],
  ])('knows a heading with %s', (_, heading, chapter) => {
    expect(sectionsOf(linesOf(heading, '内容')).map((section) => section.chapter)).toEqual([chapter]);
  });

  it('leaves out a chapter that is missing', () => {
    expect(brief('一、总体情况', '甲', '六、其他需要报告的事项', '乙')).toEqual([
      [1, ['甲']],
      [6, ['乙']],
    ]);
  });

  it('does not take a numbered list or the rows of a table for chapters', () => {
    const sections = brief(
      '一、总体情况',
      '一、加强领导。',
      '二、完善制度。',
      '三、收到和处理政府信息公开申请情况',
      '|一、本年新收政府信息公开申请数量',
      '|三、本年度办理结果',
      '四、政府信息公开行政复议、行政诉讼情况',
    );
    expect(sections.map(([chapter]) => chapter)).toEqual([1, 3, 4]);
  });

  it('takes the text that follows a heading on its line', () => {
    const [section] = sectionsOf(
      linesOf(`六、其他需要报告的事项 本年度${'未收取信息处理费，也没有其他需要报告的情形'.repeat(2)}。`),
    );
    expect(section).toMatchObject({ chapter: 6, heading: '六、其他需要报告的事项' });
    expect(section?.text.join('')).toContain('未收取信息处理费');
  });

  it('divides a chapter at its topics', () => {
    const [section] = sectionsOf(
      linesOf(
        '一、总体情况',
        '总的来说。',
        '(一)主动公开。公开3条。',
        '其中政策1条。',
        '（二）依申请公开',
        '收到2件。',
      ),
    );
    expect(section?.topics).toMatchObject([
      { heading: '主动公开', text: ['公开3条。', '其中政策1条。'] },
      { heading: '依申请公开', text: ['收到2件。'] },
    ]);
  });

  it('is empty for no lines', () => {
    expect(sectionsOf([])).toEqual([]);
  });
});
