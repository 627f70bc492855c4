/** Wording of findings: which table, which row, which column, both numbers, what to do. */
export const findings = {
  'place.cell': '表{number}“{row}”{column}一列',
  'place.column': '表{number}{column}一列',
  'relation.T3-ROW': '“{row}”总计＝各类申请人之和',
  'relation.T3-SUM': '{column}：（七）总计＝各项办理结果之和',
  'relation.T3-BAL': '{column}：第一项＋第二项＝第三项＋第四项',
  'relation.T4-SUM': '{column}＝各项结果之和',
  'word.labels': '“{labels}”',
  'word.labelsAndMore': '“{labels}”等{count}项',
  'evidence.and': '{one}；{other}',
  'evidence.T3-ROW.total': '这一行各项相加是{right}',
  'evidence.T3-ROW.part': '这一行总计是{left}，各项相加是{right}',
  'evidence.T3-SUM.total': '这一列各项办理结果相加是{right}',
  'evidence.T3-SUM.part': '这一列（七）总计是{left}，各项办理结果相加是{right}',
  'evidence.T3-BAL': '{column}一列第一项加第二项是{left}，第三项加第四项是{right}',
  'evidence.T4-SUM.total': '各项结果相加是{right}',
  'evidence.T4-SUM.part': '总计是{left}，各项结果相加是{right}',
  'evidence.other': '与{count}项勾稽关系不符',
  'evidence.CTL-01': '{place}是{left}，核对数是{right}',
  'evidence.Y-01': '上年报告结转下年度继续办理的是{right}',
  'cause.formulaLost': '合计公式被数字{is}覆盖，明细改后没有变成{shouldBe}',
  'cause.lastYear': '{is}与上年的数相同，可能沿用了上年的数，本年应为{shouldBe}',
  'cause.byLedger': '申请台账中是{shouldBe}',
  'cause.carriedOver': '上年报告结转下年度继续办理的是{shouldBe}，与本年上年结转应相同',
  'cause.blank': '这一格没有填，应为{shouldBe}',
  'cause.zero': '应为{shouldBe}，填成了{is}',
  'cause.transposed': '{shouldBe}的相邻两位数字颠倒，成了{is}',
  'cause.neighbour': '{is}与相邻的{place}相同，可能看错了行或列，应为{shouldBe}',
  'cause.dropped': '{shouldBe}少打了一位，成了{is}',
  'cause.added': '{shouldBe}多打了一位，成了{is}',
  'cause.mistyped': '{shouldBe}有一位数字打错，成了{is}',
  'cause.offByOne': '{is}与{shouldBe}只差1，可能数错',
  'cause.totalNotUpdated': '修改明细后未更新总计，{is}应改为{shouldBe}',
  'cause.exchanged.column': '{one}的{a}与{other}的{b}上下填反了行',
  'cause.exchanged.row': '{one}的{a}与{other}的{b}左右填反了列',
  'cause.moved.column': '有{count}件应填在{to}，误填在{from}',
  'cause.moved.row': '有{count}件应填在{to}，误填在{from}',
  'finding.suspect': '{place}填的是{is}，应为{shouldBe}。{evidence}。',
  'finding.suspect.because': '{place}填的是{is}，应为{shouldBe}。{evidence}。可能原因：{reason}。',
  'finding.suspect.blank': '{place}为空，应为{shouldBe}。{evidence}。',
  'finding.together': '很可能{reason}。{evidence}。',
  'finding.formula.missing': '{place}的合计公式漏加了{missing}。应为{formula}。',
  'finding.formula.extra': '{place}的合计公式多加了{extra}。应为{formula}。',
  'finding.formula.both': '{place}的合计公式漏加了{missing}，多加了{extra}。应为{formula}。',
  'finding.CTL-01': '{place}是{left}，核对数是{right}，{side}{difference}。请与底稿核对，两者必有一个填错。',
  'finding.CTL-01.text': '{place}的核对数填的是“{text}”，不是数字，没有核对。请改填数字，不需要时清空。',
  'finding.CTL-02':
    '表{number}的{count}个核对数相互矛盾，怎样填都不能同时成立，没有用来核对。请与底稿核对核对数。',
  'word.more': '多',
  'word.less': '少',
  'finding.FMT-01.table':
    '没有找到表{number}（{heading}），该表各项关系未核对。请插入模板，或补齐该表的栏目名称。',
  'finding.FMT-01.missing': '表{number}缺少“{label}”，与它有关的关系未核对。请恢复该栏目名称。',
  'finding.FMT-01.doubled':
    '表{number}中“{label}”出现了{count}次，无法确定以哪个为准，有关的关系未核对。请删去多余的。',
  'finding.FMT-02.instead': '表{number}“{label}”不是现行格式，应为“{expected}”（{instrument}）。',
  'finding.FMT-02.noPlace': '表{number}“{label}”不是现行格式的栏目（{instrument}），请改用现行格式。',
  'finding.FMT-02.otherYears':
    '表{number}“{label}”不是{from}至{to}年度报告的栏目（{instrument}）。请核对年度，或改用该年度的格式。',
  'finding.FMT-03.NOT_A_NUMBER':
    '{place}填的是“{text}”，不是数字，有关的关系未核对。请改填数字，没有数据填0。',
  'finding.FMT-03.CELL_ERROR': '{place}显示{text}，是出错的公式，有关的关系未核对。请改正公式或改填数字。',
  'finding.FMT-03.AMBIGUOUS_NUMBER':
    '{place}填的是“{text}”，无法确定是多少，有关的关系未核对。请只填一个数字。',
  'finding.FMT-03.BOOLEAN': '{place}填的是{text}，不是数字，有关的关系未核对。请改填数字。',
  'finding.FMT-03.DATE': '{place}是日期格式（{text}），有关的关系未核对。请把单元格格式改为数值后重填。',
  'finding.FMT-03.TOO_LARGE': '{place}填的是{text}，超出合理范围，有关的关系未核对。请检查是否多打了数字。',
  'finding.FMT-03.BAD_TEXT': '{place}含有无法识别的字符，有关的关系未核对。请清空后重填。',
  'finding.FMT-03.UNTRUSTED_FORMULA':
    '{place}的公式没有可用的结果（{text}），有关的关系未核对。请在表格软件中重新计算并保存，或改填数字。',
  'finding.FMT-04': '{place}的合计公式被数字{value}覆盖，明细再改时不会跟着变。请恢复公式{formula}。',
  'finding.NUM-01.negative': '{place}填的是{value}，件数不能小于0。请改正。',
  'finding.NUM-01.fraction': '{place}填的是{value}，件数应为整数。请改正。',
  'finding.NUM-02.one': '{place}为空，按0计算。没有数据请填0。',
  'finding.NUM-02.cells': '表{number}有{count}格为空，按0计算。没有数据请填0。',
  'finding.NUM-02.row': '表{number}“{row}”有{count}格为空，按0计算。没有数据请填0。',
  'finding.NUM-02.twoRows': '表{number}“{row}”和“{last}”共{count}格为空，按0计算。没有数据请填0。',
  'finding.NUM-02.rows': '表{number}“{row}”至“{last}”{rows}行共{count}格为空，按0计算。没有数据请填0。',
  'finding.NUM-02.total': '{place}总计为空，各项相加为{sum}，有关的关系未核对。请填{sum}。',
  'finding.NUM-03.negative': '{place}填的是{value}，收费金额不能小于0。请改正。',
  'finding.NUM-03.decimals': '{place}填的是{value}，小数超过6位（不足1分）。收费金额以万元为单位，请核对。',
  'finding.TEXT_NUMBER':
    '{place}的“{text}”是文本格式的数字，已按{value}核对，但表内公式不会把它算进去。请重新输入数字。',
  'finding.DOUBTFUL_NUMBER': '{place}填的是“{text}”，已按{value}核对，可能读错。请只填数字。',
  'finding.STALE_CACHE':
    '{place}保存的结果是{text}，重新计算是{value}，已按{value}核对。请在表格软件中重新计算后保存。',
  'finding.T3-ROW':
    '表{number}“{row}”一行总计填的是{left}，各项相加是{right}，{side}{difference}：应为{right}。',
  'finding.T3-SUM':
    '表{number}“{row}”{column}一列填的是{left}，各项相加是{right}，{side}{difference}：应为{right}。',
  'finding.T3-BAL':
    '表{number}{column}一列收支不平：第一项{v0}加第二项{v1}是{left}，第三项{v2}加第四项{v3}是{right}，相差{difference}。',
  'finding.T4-SUM':
    '表{number}“{column}”填的是{left}，各项结果相加是{right}，{side}{difference}：应为{right}。',
  'finding.T2-01':
    '表{number}规章填有{v0}、{v1}、{v2}（制发、废止、现行有效），但本单位类别没有规章制定权，应为0。请核对是否应填在行政规范性文件。',
  'finding.T2-02':
    '表{number}“{row}”现行有效填的是{v0}，少于本年制发{v1}减本年废止{v2}的{right}。请核对现行有效件数。',
  'finding.X-02':
    '本年没有新收和结转的申请，表{number}却有行政复议{v0}件、诉讼{v1}件和{v2}件。由上年申请引起的，请说明。',
  'finding.X-03':
    '行政复议{v0}件，达到本年办结{v1}件的一半以上，比例偏高。请核对是否只计以本机关为被申请人的案件。',
  'finding.X-05':
    '本年办结{v1}件均为不予公开，却有未经复议直接起诉{v0}件。2024年起不予公开应先申请行政复议，请核对。',
  'finding.X-09':
    '表{number}{column}一列没有新收和上年结转的申请，却有办理结果，第三项总计为{v0}。请核对是否填错了列。',
  'finding.NUM-04':
    '表{number}行政事业性收费填的是{v0}万元，对本单位来说偏大，可能按元填报。确为{v0}万元的不算错误，请核对单位。',
  'finding.NUM-04.more':
    '表{number}行政事业性收费填的是{v0}万元，上年是{v1}万元，达到上年的1000倍，可能按元填报。确有增加的不算错误，请核对单位。',
  'finding.NUM-04.less':
    '表{number}行政事业性收费填的是{v0}万元，上年是{v1}万元，不到上年的千分之一，可能有一年按元填报。确有减少的不算错误，请核对单位。',
  'finding.T2-03':
    '表{number}行政许可、行政处罚、行政强制、行政事业性收费本年都是0，上年是{v4}、{v5}、{v6}、{v7}（收费为万元）。确实没有的不算错误；依法未公开的处理决定也要统计。',
  'finding.X-01':
    '行政复议{v0}件，多于本年办结{v1}件、上年办结{v2}件与结转下年度{v3}件之和。有更早年度申请引起的不算错误，请核实是否只计以本机关为被申请人的案件。',
  'finding.X-04':
    '复议后起诉{v0}件，多于本年行政复议{v1}件与上年行政复议{v2}件之和。有更早年度复议后起诉的不算错误，请核实。',
  'finding.Y-00.otherYear':
    '上年数据（{name}）是{year}年度的，本年报告是{own}年度，应取{expected}年度的报告。与上年有关的关系未核对。',
  'finding.Y-00.unknownYear': '上年数据（{name}）或本年报告没有写明年度，已按上年数据核对。请核实年度。',
  'finding.Y-01':
    '表{number}“{row}”{column}一列填的是{v0}，上年报告结转下年度继续办理的是{v1}，相差{difference}：应为{v1}。上年报告公布后有更正的不算错误，请写明原因。',
  'finding.Y-02':
    '表{number}“{row}”现行有效填的是{v0}，上年现行有效{v1}加本年制发{v2}减本年废止{v3}是{right}，相差{difference}。有自动失效、集中清理、机构调整等情形的不算错误，请写明原因。',
  'finding.Y-03':
    '表{number}“{row}”上一年项目数量填的是{v0}，上年报告的{v1}加本年增/减{v2}是{right}，相差{difference}。项目口径调整的不算错误，请写明原因。',
  'finding.Y-04':
    '表{number}“{row}”上年是对外公开总数量{v1}，本年是现行有效件数{v0}，两者含义不同，没有比较。不一致不算错误。',
  'finding.Y-05':
    '表{number}“{row}”本年废止{v0}件，多于上年现行有效{v1}件与本年制发{v2}件之和。上年统计不全的不算错误，请核对现行有效和废止件数。',
  'finding.Y-06.rise':
    '{place}是{v0}，上年是{v1}，增加{difference}，增幅较大。确有变化的不算错误，请核实并准备说明。',
  'finding.Y-06.fall':
    '{place}是{v0}，上年是{v1}，减少{difference}，降幅较大。确有变化的不算错误，请核实并准备说明。',
  'finding.Y-07':
    '本年三张表中不为0的{count}个数字与上年完全相同，可能沿用了上年的表。确实相同的不算错误，请逐项核实。',
  'finding.Y-09.otherOrgan':
    '上年数据（{name}）的单位是“{organ}”，本年报告的单位是“{ownOrgan}”。机构更名、合并的不算错误，请核实是否为同一单位。',
  'finding.Y-09.summed':
    '上年数据由{count}份报告（{name}）相加而成，用于机构合并后的衔接核对。请核实这些单位是否都已并入本单位。',
  'finding.ruleError': '规则{rule}未能运行（{cause}），该项没有核对。请反馈此问题。',
} as const;
