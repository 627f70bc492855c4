/** Words of `gouji collect`. */
export const collectCommand = {
  'cli.collect.usage': `用法：
  gouji collect 文件或文件夹… --year 年度 -o 输出.xlsx [--organ 汇总单位] [--roster 名单.csv|名单.xlsx]
    [--choose 单位=文件]… [--name 文件=单位]… [--include 单位]… [--exclude 单位]… [--with-errors]
    [--notes 文件夹 [--notes-format docx|txt]] [--typed 手工汇总表.xlsx] [--jobs 数量] [--resume] [--json] [--force]

--roster 单位名单：单位名称、单位类别、汇总单位、是否计入汇总、联系方式、别名
--choose 单位=文件 一个单位报送多份时选定一份；--name 文件=单位 指定文件属于哪个单位
--include、--exclude 单位 指定计入或不计入；--with-errors 有错误的单位也计入
--notes 文件夹 每个需要改正的单位一份退回意见；--typed 手工汇总表 说明与汇总结果的差异从何而来
--jobs 同时读取的文件数，默认为处理器数；--resume 接着上次中断的地方；--force 覆盖已有的输出文件
退出码：0 已全部读取，没有错误，汇总完整  1 已全部读取，有错误或不完整  2 用法不对
        3 部分文件无法读取（已写出，注明不完整）  4 没有写出  130 中断`,
  'cli.collect.noInput': '没有给出文件或文件夹。',
  'cli.collect.badJobs': '--jobs 应为1到{most}的整数，不能是“{text}”。',
  'cli.collect.badNotesFormat': '--notes-format 只能是 docx 或 txt，不能是“{text}”。',
  'cli.collect.badPair': '{option} 应写成“甲=乙”，不能是“{text}”。',
  'cli.collect.unknownUnit': '没有“{unit}”这个单位。单位名称见“报送情况”或 --json 的 units。',
  'cli.collect.unknownFile': '读取的文件中没有“{file}”。',
  'cli.collect.notItsFile': '“{file}”不是“{unit}”报送的文件。需要时先用 --name 指定它属于哪个单位。',
  'cli.collect.notesAreInput': '退回意见不能写到读取的文件夹“{file}”，请另选一个。',
  'cli.collect.outputIsInput': '输出文件“{file}”是一份报送的报表，没有覆盖。请换一个文件名。',
  'cli.collect.progress': '已读取{read}/{total}，无法读取{bad}',
  'cli.collect.resumed': '接着上次中断的地方：{count}个文件没有变化，不再读取。',
  'cli.collect.interrupted': '已中断，原有的输出没有改动。加 --resume 重新运行，可接着已读取的部分继续。',
  'cli.collect.head': '{organ} {year}年度汇总',
  'cli.collect.status': '{count}个单位，计入{counted}个',
  'cli.collect.missing': '未报：{names}',
  'cli.collect.unread': '无法读取的文件{count}个：',
  'cli.collect.typedSame': '手工汇总表与汇总结果一致，共核对{compared}项。',
  'cli.collect.typedDiffers': '手工汇总表与汇总结果核对{compared}项，{count}项不同：',
  'cli.collect.noteName': '退回意见-{unit}',
  'cli.collect.oldNotes': '文件夹中有{count}份以前写出的退回意见，这次没有对应的问题，请勿发出：{files}',
  'cli.collect.notesWritten': '已写出退回意见{count}份，在 {folder}',
} as const;
