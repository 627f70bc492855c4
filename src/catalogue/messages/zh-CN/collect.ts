/** Words of 汇总: findings about a total, problems of a roster, the sheets it makes, and the notes to units. */
export const collecting = {
  'collect.names': '{names}',
  'collect.namesAndMore': '{names}等{count}个单位',

  'collect.status.missing': '未报',
  'collect.status.unreadable': '无法读取',
  'collect.status.duplicate': '重复',
  'collect.status.otherYear': '年度不符',
  'collect.status.otherForm': '格式不符',
  'collect.status.errors': '有错误',
  'collect.status.submitted': '已报',

  'collect.because.missing': '未报送',
  'collect.because.unreadable': '文件无法读取',
  'collect.because.duplicate': '有多份报表，尚未选定',
  'collect.because.otherYear': '不是本年度的报表',
  'collect.because.otherForm': '不是现行格式的报表',
  'collect.because.errors': '有错误，尚未确认计入',
  'collect.because.excluded': '不计入汇总',
  'collect.because.vertical': '垂直管理单位，由本系统统计',
  'collect.because.belongsElsewhere': '由其他单位汇总',
  'collect.because.unknown': '不在单位名单中',
  'collect.counted': '计入',
  'collect.notCounted': '不计入',

  'collect.finding.AGG-01.tooLarge':
    '有{cells}格的合计超出可以准确表示的范围，没有写入。请检查各单位的数字。',
  'collect.finding.AGG-01.typed': '现有汇总表有{count}格与各单位之和不符，请按下列说明核对。',
  'collect.finding.AGG-02.added': '有错误的{units}已按选择计入汇总，合计数可能不准。请退回改正后重新汇总。',
  'collect.finding.AGG-02.leftOut': '有错误的{units}没有计入汇总。请退回改正；确需计入的，请先确认。',
  'collect.finding.MISSING_UNIT': '{units}尚未报送，汇总不完整。请催报。',
  'collect.finding.UNREADABLE_FILE': '{units}的{files}个文件无法读取，没有计入汇总。请按说明重新取得文件。',
  'collect.finding.DUPLICATE_UNIT': '{units}报送了{several}份报表（{files}），都没有计入汇总。请选定一份。',
  'collect.finding.DUPLICATE_UNIT.alike':
    '{units}报送了{several}份报表（{files}），数字相同，都没有计入汇总。请选定一份。',
  'collect.finding.OTHER_YEAR': '{units}的报表不是{year}年度的，没有计入汇总。请退回换报。',
  'collect.finding.OTHER_FORM':
    '{units}的报表不是{year}年度的格式，没有计入汇总。请退回换用现行格式，或转换格式后再汇总。',
  'collect.finding.UNKNOWN_YEAR': '{units}的报表没有写明年度，已按{year}年度计入。请核实。',
  'collect.finding.UNKNOWN_UNIT': '{units}不在单位名单中，没有计入汇总。请核对单位名称，或补入名单。',
  'collect.finding.UNKNOWN_UNIT.near':
    '{units}不在单位名单中，没有计入汇总。名称相近的有：{proposals}。请确认是否为同一单位。',
  'collect.finding.IS_TOTAL': '{files}是以前的汇总表，没有重复计入。',
  'collect.finding.IS_TOTAL.likely':
    '{units}的各项数字都等于其他单位之和，可能是手工汇总表，现已计入。请核实，属于汇总表的请设为不计入。',
  'collect.finding.PART_TOTAL': '{units}报送的汇总表标明不完整，已计入。请核实其下属单位是否报齐。',
  'collect.finding.AGG-04':
    '{units}填报了规章。规章不汇总，没有规章制定权的应填0。请核对是否应填在行政规范性文件。',
  'collect.finding.AGG-05':
    '{units}都填报了制发的行政规范性文件。联合制发的只由牵头机关统计一次，请核对有无重复。',
  'collect.finding.AGG-06':
    '{governments}和{departments}都填报了复议后起诉。复议机关因维持原行为只作为共同被告的，由原行为机关统计，请核对有无重复。',
  'collect.finding.AGG-07': '{units}都已计入汇总。同一台账只能由一方统计，请核对有无重复。',
  'collect.finding.AGG-08': '{units}属于垂直管理单位，由本系统统计，现已计入汇总。请确认。',
  'collect.finding.AGG-09':
    '{known}个单位上年报告的结转下年度继续办理（{column}）合计{before}，本年的上年结转合计{now}，不一致的有{units}。请核实。',
  'collect.finding.T4-CODEF':
    '{units}填报了复议后起诉。因维持原行为只作为共同被告的，由原行为机关统计，请核对。',

  'collect.complete': '已计入{included}个单位，应计入{expected}个，汇总完整。',
  'collect.incomplete': '不完整 {included}/{expected}：应计入{expected}个单位，已计入{included}个。',
  'collect.severity.error': '错误',
  'collect.severity.warning': '提醒',
  'collect.severity.info': '提示',
  'collect.sheet.footer': '第 &P 页，共 &N 页',

  'collect.cover.sheetName': '汇总说明',
  'collect.cover.title': '政府信息公开工作年度报告 汇总说明',
  'collect.cover.organ': '汇总单位',
  'collect.cover.year': '汇总年度',
  'collect.cover.counted': '已计入/应计入',
  'collect.cover.findings': '使用前请核实',
  'collect.cover.nothing': '没有需要核实的情况。',
  'collect.cover.how': '说明',
  'collect.cover.how.sums':
    '表二、表三、表四的数是“明细”表中相应一列之和，点中单元格可以看到公式；总计由本表各项相加。',
  'collect.cover.how.rules': '规章不汇总，填报汇总单位自己的数，没有的为空。',
  'collect.cover.how.marks': '本文件有汇总标记，放在报送文件夹里不会重复计入。',

  'collect.detail.sheetName': '明细',
  'collect.detail.title': '各单位明细',
  'collect.detail.hint':
    '计入汇总的各单位在合计行之上，没有计入的在合计行之下。空格表示该单位没有填，不是0。',
  'collect.detail.number': '序号',
  'collect.detail.unit': '单位名称',
  'collect.detail.status': '报送情况',
  'collect.detail.file': '文件',
  'collect.detail.sum': '合计',
  'collect.detail.others': '没有计入汇总的单位',

  'collect.statusSheet.sheetName': '报送情况',
  'collect.statusSheet.title': '各单位报送情况',
  'collect.statusSheet.number': '序号',
  'collect.statusSheet.unit': '单位名称',
  'collect.statusSheet.status': '报送情况',
  'collect.statusSheet.counts': '是否计入',
  'collect.statusSheet.why': '不计入的原因',
  'collect.statusSheet.errors': '错误',
  'collect.statusSheet.warnings': '提醒',
  'collect.statusSheet.first': '主要问题',
  'collect.statusSheet.file': '文件',
  'collect.statusSheet.mayBe': '名单中相近的名称',
  'collect.statusSheet.contact': '联系人和电话',

  'collect.explain.and': '{one}；{rest}',
  'collect.explain.nothing': '原因不明',
  'collect.explain.whole': '{causes}，可以说明全部差异。',
  'collect.explain.part': '{causes}，可以说明大部分差异，还有{left}格不符。',
  'collect.explain.leftOut': '漏加了“{unit}”',
  'collect.explain.addedTwice': '“{unit}”加了两次',
  'collect.explain.added': '加了不计入汇总的“{unit}”',
  'collect.explain.lastYear': '“{unit}”用的是上年的数',
  'collect.explain.otherVersion': '“{unit}”用的是另一份文件（{file}）',
  'collect.explain.figure': '“{unit}”的{place}应为{shouldBe}，按{is}加的',
  'collect.explain.typed': '汇总表的{place}应为{shouldBe}，填成了{is}',

  'collect.note.title': '关于退回{unit}{year}年政府信息公开工作年度报告表格的意见',
  'collect.note.opening':
    '{unit}报送的{year}年政府信息公开工作年度报告表格，经核对有以下{count}处需要改正或说明：',
  'collect.note.at': '{text}（{place}）',
  'collect.note.unreadable': '【错误】文件“{file}”无法读取：{why}',
  'collect.note.duplicate': '【错误】报送了多份报表（{files}），请确认以哪一份为准，只报送一份。',
  'collect.note.otherYear': '【错误】报送的是{said}年度的报表，应报送{year}年度的报表。',
  'collect.note.otherForm': '【错误】报表不是{year}年度的格式，请改用现行格式填报。',
  'collect.note.closing': '错误须改正；提醒核实无误的，请在工作簿的校验说明中写明原因。改正后请重新报送。',

  'collect.roster.noNames':
    '名单中没有“单位名称”一列。请在第一行写明列名：单位名称、单位类别、汇总单位、是否计入汇总、联系方式、别名。',
  'collect.roster.empty': '名单中没有单位。',
  'collect.roster.tooLong': '名单超过{limit}个单位，后面的没有读取。',
  'collect.roster.truncated': '名单所在的工作表过长，没有读全。请另存为 .csv 后再用。',
  'collect.roster.doubleName': '第{row}行的“{name}”与第{first}行重复，没有采用。',
  'collect.roster.doubleAlias': '第{row}行的别名“{name}”与第{first}行的名称或别名相同，没有采用。',
  'collect.roster.unknownKind': '第{row}行“{name}”的单位类别“{text}”不在可选的类别中，没有采用。',
  'collect.roster.unknownIncluded':
    '第{row}行“{name}”的是否计入汇总填的是“{text}”，应为“是”或“否”，没有采用。',
  'collect.roster.ownParent': '第{row}行“{name}”的汇总单位是它自己，没有采用。',
} as const;
