export const collecting = {
  'collect.names': '{names}',
  'collect.namesAndMore': '{names} and others ({count} units)',

  'collect.status.missing': 'missing',
  'collect.status.unreadable': 'unreadable',
  'collect.status.duplicate': 'several files',
  'collect.status.otherYear': 'other year',
  'collect.status.otherForm': 'other form',
  'collect.status.errors': 'errors',
  'collect.status.submitted': 'submitted',

  'collect.because.missing': 'nothing submitted',
  'collect.because.unreadable': 'the file cannot be read',
  'collect.because.duplicate': 'several files, none chosen yet',
  'collect.because.otherYear': 'not a report of this year',
  'collect.because.otherForm': 'not a report in the form in force',
  'collect.because.errors': 'has errors, not confirmed',
  'collect.because.excluded': 'not to be included',
  'collect.because.vertical': 'vertical system, reports within its own system',
  'collect.because.belongsElsewhere': 'summed by another unit',
  'collect.because.unknown': 'not on the roster',
  'collect.counted': 'included',
  'collect.notCounted': 'not included',

  'collect.finding.AGG-01.tooLarge':
    '{cells} totals are larger than can be held exactly and were not written. Check the figures of the units.',
  'collect.finding.AGG-01.typed': '{count} cells of the given total differ from the sum of the units:',
  'collect.finding.AGG-02.added':
    '{units}: included with errors, as chosen. The total may be wrong. Return them and merge again.',
  'collect.finding.AGG-02.leftOut':
    '{units}: not included because of errors. Return them, or confirm that they are to be included.',
  'collect.finding.MISSING_UNIT': '{units}: nothing submitted yet, the total is incomplete. Send a reminder.',
  'collect.finding.UNREADABLE_FILE':
    '{units}: {files} files cannot be read and are not included. Get them again as described.',
  'collect.finding.DUPLICATE_UNIT': '{units}: {several} files ({files}), none of them included. Choose one.',
  'collect.finding.DUPLICATE_UNIT.alike':
    '{units}: {several} files ({files}) with the same figures, none of them included. Choose one.',
  'collect.finding.OTHER_YEAR': '{units}: not a report of {year}, not included. Return it.',
  'collect.finding.OTHER_FORM':
    '{units}: not in the form due for {year}, not included. Return it, or convert it and merge again.',
  'collect.finding.UNKNOWN_YEAR': '{units}: the year is not stated; included for {year}. Verify it.',
  'collect.finding.UNKNOWN_UNIT': '{units}: not on the roster, not included. Check the name, or add it.',
  'collect.finding.UNKNOWN_UNIT.near':
    '{units}: not on the roster, not included. Similar names: {proposals}. Confirm whether they are the same.',
  'collect.finding.IS_TOTAL': '{files}: earlier totals, not added again.',
  'collect.finding.IS_TOTAL.likely':
    '{units}: every figure equals the sum of all other units; it may be a total made by hand and is included now. Verify it, and exclude it if so.',
  'collect.finding.PART_TOTAL':
    '{units}: the submitted total calls itself incomplete; it is included. Check that its units have all reported.',
  'collect.finding.AGG-04':
    '{units}: figures for rules (规章), which are not summed; a unit that makes none reports 0. Check whether they are normative documents.',
  'collect.finding.AGG-05':
    '{units}: all report normative documents. A joint document is counted once, by the lead organ. Check for doubles.',
  'collect.finding.AGG-06':
    '{governments} and {departments} report suits after reconsideration. A suit in which a reconsideration organ is only co-defendant is counted by the organ that acted. Check for doubles.',
  'collect.finding.AGG-07': '{units}: both are included. One ledger is counted once. Check for doubles.',
  'collect.finding.AGG-08':
    '{units}: vertical system, which reports within its own system, but included now. Confirm it.',
  'collect.finding.AGG-09':
    '{known} units carried {before} forward last year ({column}) and {now} in this year; these differ: {units}. Verify them.',
  'collect.finding.T4-CODEF':
    '{units}: suits after reconsideration. Those in which it is only co-defendant are counted by the organ that acted. Check them.',

  'collect.complete': '{included} of {expected} units included; the total is complete.',
  'collect.incomplete':
    'incomplete {included}/{expected}: {expected} units should be included, {included} are.',
  'collect.severity.error': 'error',
  'collect.severity.warning': 'warning',
  'collect.severity.info': 'info',
  'collect.sheet.footer': 'Page &P of &N',

  'collect.cover.sheetName': '汇总说明',
  'collect.cover.title': '政府信息公开工作年度报告 汇总说明',
  'collect.cover.organ': 'Collecting unit',
  'collect.cover.year': 'Year of the total',
  'collect.cover.counted': 'Included/expected',
  'collect.cover.findings': 'To be verified before use',
  'collect.cover.nothing': 'Nothing to be verified.',
  'collect.cover.how': 'Notes',
  'collect.cover.how.sums':
    'The figures of tables two to four are the sums of their columns in the sheet 明细; select a cell to see its formula. Totals add up their tables.',
  'collect.cover.how.rules':
    'Rules (规章) are not summed: the figures are the collecting unit’s own, blank where it has none.',
  'collect.cover.how.marks': 'This file is marked as a total: among submitted files it is not added again.',

  'collect.detail.sheetName': '明细',
  'collect.detail.title': 'Figures of the units',
  'collect.detail.hint':
    'Units in the total stand above the sums, the others below. A blank is a figure that the unit did not give, not 0.',
  'collect.detail.number': 'No.',
  'collect.detail.unit': 'Unit',
  'collect.detail.status': 'Status',
  'collect.detail.file': 'File',
  'collect.detail.sum': 'Sum',
  'collect.detail.others': 'Units that are not in the total',

  'collect.statusSheet.sheetName': '报送情况',
  'collect.statusSheet.title': 'How the units stand',
  'collect.statusSheet.number': 'No.',
  'collect.statusSheet.unit': 'Unit',
  'collect.statusSheet.status': 'Status',
  'collect.statusSheet.counts': 'Included',
  'collect.statusSheet.why': 'Why not',
  'collect.statusSheet.errors': 'Errors',
  'collect.statusSheet.warnings': 'Warnings',
  'collect.statusSheet.first': 'First findings',
  'collect.statusSheet.file': 'File',
  'collect.statusSheet.mayBe': 'Similar names on the roster',
  'collect.statusSheet.contact': 'Contact',

  'collect.explain.and': '{one}; {rest}',
  'collect.explain.nothing': 'no cause is known',
  'collect.explain.whole': '{causes}: this explains all differences.',
  'collect.explain.part': '{causes}: this explains most differences, {left} cells remain.',
  'collect.explain.leftOut': '“{unit}” was left out',
  'collect.explain.addedTwice': '“{unit}” was added twice',
  'collect.explain.added': '“{unit}” was added, which is not included',
  'collect.explain.lastYear': 'last year’s figures of “{unit}” were added',
  'collect.explain.otherVersion': 'another file of “{unit}” was added ({file})',
  'collect.explain.figure': '{place} of “{unit}” should be {shouldBe} and was added as {is}',
  'collect.explain.typed': '{place} of the total should be {shouldBe} and says {is}',

  'collect.note.title': 'Returned: tables of the {year} report of {unit}',
  'collect.note.opening':
    'The tables of the {year} report of {unit} need mending or explaining in {count} places:',
  'collect.note.at': '{text} ({place})',
  'collect.note.unreadable': '[error] The file “{file}” cannot be read: {why}',
  'collect.note.duplicate': '[error] Several files ({files}): say which one counts and submit only that.',
  'collect.note.otherYear': '[error] The report is for {said}; submit that for {year}.',
  'collect.note.otherForm': '[error] The report is not in the form due for {year}; use the form in force.',
  'collect.note.closing':
    'Errors must be mended; a warning that is right as it is needs a reason in the sheet 校验说明. Then submit again.',

  'collect.roster.noNames':
    'The roster has no column of unit names. Give the heads in its first row: 单位名称, 单位类别, 汇总单位, 是否计入汇总, 联系方式, 别名.',
  'collect.roster.empty': 'The roster has no units.',
  'collect.roster.tooLong': 'The roster has more than {limit} units; the rest was not read.',
  'collect.roster.truncated':
    'The sheet of the roster is too long and was not read to its end. Save it as .csv.',
  'collect.roster.doubleName': 'Row {row}: “{name}” is in row {first} already and was not taken.',
  'collect.roster.doubleAlias':
    'Row {row}: the other name “{name}” is a name of the unit in row {first} as well and was not taken.',
  'collect.roster.unknownKind': 'Row {row}: “{text}” is no known kind of unit (“{name}”) and was not taken.',
  'collect.roster.unknownIncluded': 'Row {row}: “{text}” should be 是 or 否 (“{name}”) and was not taken.',
  'collect.roster.ownParent': 'Row {row}: “{name}” is given as summed by itself; that was not taken.',
} as const;
