import type { prose as zhCN } from '../zh-CN/prose';

/** Wording of findings about what the text says of figures; the words of the form stay Chinese. */
export const prose: Readonly<Record<keyof typeof zhCN, string>> = {
  'finding.prose.figure': '{name} is {value}',
  'finding.prose.and': '{first}, {rest}',
  'finding.prose.one':
    'The text says {subject} {stated}; {figures}, a difference of {difference}. Check text and table.',
  'finding.prose.several': 'The text says {subject} {stated}; {figures}: none agrees. Check text and table.',
  'finding.prose.none': 'The text says “{stated}”; {figures}. Check text and table.',
  'finding.prose.allConcluded':
    'The text says “{stated}”; {figures}, so not all are concluded. Check text and table.',
  'finding.prose.allOfKind': 'The text says “{stated}”; {figures}, {wholes}: not all. Check text and table.',
  'finding.prose.share':
    'The text says {subject} makes up {stated}; {figures}, {wholes}: it should be {shouldBe}%. Check the share.',
  'finding.prose.changePercent':
    'The text says {subject} changed by {stated}; {figures}, last year {before}: it should be {shouldBe}%. Check the change and last year’s figures.',
  'finding.prose.changeCases':
    'The text says {subject} changed by {stated}; {figures}, last year {before}: it should be {shouldBe} cases. Check the change and last year’s figures.',
  'finding.prose.rise': 'a rise of {change}',
  'finding.prose.fall': 'a fall of {change}',
  'finding.prose.same': 'a change of {change}',
  'finding.prose.sum':
    'The text says {stated}; the items listed add up to {parts}={total}, a difference of {difference}. Check the items and the sum.',
  'finding.prose.sumOver':
    'The text says {stated}; the items among them add up to {parts}={total}, which is {difference} too many. Check the items and the total.',
  'finding.X-06.silent':
    'Table 三 has {count} applications closed because a fee was not paid, but “六、其他需要报告的事项” says nothing of fees. Report the processing fees there.',
  'finding.X-07.missing':
    'The text says a processing fee of {stated} yuan ({inUnit} 万元) was taken; 行政事业性收费 in table 二 is {value} 万元, which does not include it. The processing fee is such a fee: check both.',
};
