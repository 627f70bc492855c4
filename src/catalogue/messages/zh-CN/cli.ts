export const cli = {
  'cli.usage': `用法：
  gouji template -o 输出.xlsx --organ 单位 [--year 年度] [--kind 单位类别] [--totals formulas|typed] [--force]
  gouji check 文件… [--previous 上年报告]… [--json]   核对勾稽关系和正文，并与上年衔接
  gouji check 正文… --tables 报表 [--json]   按另一文件的报表核对正文
  gouji read 文件… [--json]       读出各项数据
  gouji draft 文件 -o 输出.docx|.html|.txt [--tone 简明|标准|详实] [--previous 上年报告] [--charts] [--force]
  gouji convert 文件 -o 输出.xlsx [--to 2021] [--take 栏目[=选项]]… [--json] [--force]  转换为现行格式
  gouji collect 文件或文件夹… --year 年度 -o 输出.xlsx [--roster 名单]  汇总（详见 gouji collect --help）
  gouji ledger check 文件 --year 年度 [--json]   核对申请台账和表三、表四，列出到期、超期
  gouji ledger tally 文件 --year 年度 [--json]   由申请台账算出表三、表四

--totals formulas 合计用公式（默认），typed 由人填写；--force 覆盖已有的输出文件。
退出码：0 无错误  1 有错误  2 用法不对  3 部分文件无法读取  4 全部无法读取`,
  'cli.ledger.action': 'ledger 之后应为 check 或 tally。',
  'cli.ledger.head': '{sheet} {year}年度  {cases}件申请，{disputes}件复议诉讼',
  'cli.ledger.compared': '与表三、表四核对了{count}项',
  'cli.ledger.notCompared': '没有可以核对的表三、表四',
  'cli.ledger.open': '未办结{count}件，其中超期{overdue}件，等候他方{waiting}件',
  'cli.ledger.row': '{row}：{figures}',
  'cli.ledger.nothing': '没有可以计入的申请',
  'cli.noCommand': '没有给出命令。',
  'cli.unknownCommand': '没有“{command}”这个命令。',
  'cli.noFile': '没有给出文件。',
  'cli.previousForCheck': '--previous 只用于 check 和 draft。',
  'cli.tablesForCheck': '--tables 只用于 check。',
  'cli.tablesForText': '--tables 用来核对正文，“{file}”是工作簿。',
  'cli.oneFile': '一次只能生成一个文件的草稿。',
  'cli.missingOption': '缺少 {option}。',
  'cli.badExtension': '“{file}”的扩展名应为：{allowed}',
  'cli.badYear': '年度“{text}”应为四位数字。',
  'cli.badKind': '没有“{text}”这一单位类别，可用：{allowed}',
  'cli.badTotals': '--totals 只能是 formulas 或 typed，不能是“{text}”。',
  'cli.checked':
    '核对：通过{passed}项，不符或待说明{failed}项，未能核对{notEvaluated}项，规则出错{ruleError}项',
  'cli.verdict.errors': '结论：有{count}处错误',
  'cli.verdict.explain': '结论：没有错误，有{count}处需要留意',
  'cli.verdict.answered': '结论：没有错误，需要留意的{count}处均已核实',
  'cli.verdict.partly': '结论：没有发现错误，但有未能核对的项目',
  'cli.verdict.passed': '结论：通过',
  'cli.answer': '已核实：{given}',
  'cli.answer.changed': '数字已变，请重新核实。原说明：{given}',
  'cli.answer.by': '{reason}（{by}）',
  'cli.blank': '（空）',
  'cli.line': '第{line}行',
  'cli.lineOnPage': '第{page}页第{line}行',
  'cli.skipped.temporary': '{file}  已跳过（其他程序的临时文件）',
  'cli.skipped.system': '{file}  已跳过（系统文件）',
  'cli.skippedCount': '共跳过{count}个文件',
  'cli.written': '已写入 {file}',
  'cli.oneConversion': '一次只能转换一个文件。',
  'cli.badEdition': '只能转换为现行格式 2021，不能是“{text}”。',
  'cli.badTake': '--take “{text}”不在需要确认的栏目和选项之中。不带 --take 运行一次可列出全部。',
  'cli.sameFile': '输出文件不能是原文件“{file}”。',
  'cli.convertOpen': '有{count}个栏目含义不同，没有沿用原数，新表中留空（见“转换说明”）。',
  'cli.convertNoPlace': '有{count}个数据在现行格式中没有位置，记在“转换说明”中。',
  'cli.convertDisagree': '有{count}项勾稽关系不相等，原数照录，见“转换说明”。',
  'cli.badTone': '没有“{text}”这种写法，--tone 可用：{allowed}',
  'cli.draftNotCompared': '“{file}”不能确定是上一年度的报告，草稿没有与上年比较。',
  'cli.draftPending': '有{count}处错误未改，草稿中有关数字写作【待核】。',
} as const;
