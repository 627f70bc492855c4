/** Wording of findings about what the text says of figures: both figures, and what to do. */
export const prose = {
  'finding.prose.figure': '{name}为{value}',
  'finding.prose.and': '{first}，{rest}',
  'finding.prose.one': '正文写{subject}{stated}，{figures}，相差{difference}。请核对正文和表格。',
  'finding.prose.several': '正文写{subject}{stated}，{figures}，都不相符。请核对正文和表格。',
  'finding.prose.none': '正文写“{stated}”，{figures}。请核对正文和表格。',
  'finding.prose.allConcluded': '正文写“{stated}”，{figures}，不是全部办结。请核对正文和表格。',
  'finding.prose.allOfKind': '正文写“{stated}”，{figures}，{wholes}，不是全部。请核对正文和表格。',
  'finding.prose.share': '正文写{subject}占{stated}，{figures}，{wholes}，应为{shouldBe}%。请核对占比。',
  'finding.prose.changePercent':
    '正文写{subject}增减{stated}，{figures}，上年为{before}，应为{shouldBe}%。请核对增减幅度和上年数据。',
  'finding.prose.changeCases':
    '正文写{subject}增减{stated}，{figures}，上年为{before}，应为{shouldBe}件。请核对增减件数和上年数据。',
  'finding.prose.rise': '增加{change}',
  'finding.prose.fall': '减少{change}',
  'finding.prose.same': '增减{change}',
  'finding.prose.sum': '正文写{stated}，所列各项{parts}={total}，相差{difference}。请核对各项和合计。',
  'finding.prose.sumOver': '正文写{stated}，其中各项{parts}={total}，多出{difference}。请核对各项和总数。',
  'finding.X-06.silent':
    '表三填有逾期未缴纳费用{count}件，“六、其他需要报告的事项”没有写收费情况。请在该部分报告收取信息处理费的情况。',
  'finding.X-07.missing':
    '正文写收取信息处理费{stated}元（{inUnit}万元），表二行政事业性收费为{value}万元，没有包括在内。信息处理费属于行政事业性收费，请核对。',
} as const;
