import type { documents as chinese } from '../zh-CN/documents';

export const documents = {
  'level.department': 'government departments',
  'level.government': 'governments at county level and above',
  'level.township': 'township governments',
  'level.street': 'sub-district offices',
  'finding.DOC-01.missing':
    'No title found. State the full name of the organ, the year and “政府信息公开工作年度报告”.',
  'finding.DOC-01.other': 'The title reads “{title}”; it had better read “{expected}”.',
  'finding.DOC-02.tables':
    'The title says {year}, the workbook with the tables {other}. Use one report year.',
  'finding.DOC-02.period': 'The title says {year}, the reporting period {other}. Use one report year.',
  'finding.DOC-02.opening':
    'The title says {year}, the overview opens with {other}. Use one report year, and see whether the paragraph is about it.',
  'finding.DOC-02.metadata':
    'The report is for {year}, the title in the publication data says {other}. Make them agree.',
  'finding.DOC-02.published':
    'The report for {year} is to be published in {next}; the date is in {other}. Verify report year and date.',
  'finding.DOC-03.missing':
    'The reporting period is not stated. State that the figures cover 1 January to 31 December {year}.',
  'finding.DOC-03.other':
    'The reporting period reads {from} to {to}; it must be 1 January to 31 December of the report year.',
  'finding.DOC-04.missing': 'Missing: {headings}. A report has six parts and none may be left out.',
  'finding.DOC-04.displaced':
    '“{found}” has another number or place than in the form; it must be “{heading}”, parts one to six in order.',
  'finding.DOC-04.wording': 'The heading “{found}” differs from the form; it must read “{heading}”.',
  'finding.DOC-04.table': 'The table does not stand under “{heading}”. Move it there.',
  'finding.DOC-05.unseen': '“一、总体情况” says nothing of {labels}. Add it.',
  'finding.DOC-06.unseen':
    'Nothing is said of {labels}; reports of people’s governments must state the results. Add it to the part on supervision.',
  'finding.DOC-07.none':
    '“五、存在的主要问题及改进情况” is empty. State problems and what was done about them.',
  'finding.DOC-07.short':
    '“五、存在的主要问题及改进情况” has {count} characters, fewer than {least}. State concrete problems and improvements.',
  'finding.DOC-07.noProblem': '“五、存在的主要问题及改进情况” names no problem. State concrete problems.',
  'finding.DOC-07.noMeasure': '“五、存在的主要问题及改进情况” names no improvement. Add it.',
  'finding.DOC-07.unpaired':
    '{problems} problems are named but only {measures} improvements. State for each problem what is done.',
  'finding.DOC-08.empty':
    '“六、其他需要报告的事项” is empty. If there is nothing, write “无其他需要报告的事项”.',
  'finding.DOC-08.fee':
    'The text says that a processing fee was charged; “六、其他需要报告的事项” does not mention it. Report it there.',
  'finding.DOC-09.late':
    'Dated {day}; reports of {level} are to be published by {due}, so this one is late. Verify the date.',
  'finding.DOC-09.lateByCustom':
    'Dated {day}, after {due}. For {level} local notices set the day; see whether the report is late.',
  'finding.DOC-09.reminder':
    'No date of publication is given. Reports of {level} are to be published by {due}; the last working day is {lastDay}.',
  'finding.DOC-09.passed':
    'No date of publication is given, and the day for {level}, {due}, has passed. See whether it was published in time.',
  'finding.DOC-10.long':
    '“一、总体情况” has {count} characters; the place asks for at most {most}. Shorten it.',
  'finding.DOC-11.left': '{labels} is left from a template or was not filled in. Delete or complete it.',
  'finding.DOC-11.brackets': '{count} places in 【】 are still to be filled in before publication.',
  'finding.DOC-12.count': 'The preamble speaks of {count} parts; a report has six. Verify.',
  'finding.DOC-12.unlisted':
    'The preamble speaks of {count} parts but does not list {headings}. Complete it.',
  'finding.DOC-13.listed':
    'The preamble lists {headings}, chapters of reports before 2019. Use the six parts of the form in force.',
  'finding.DOC-14.year':
    'This sentence reports on {other}, the report is for {year}. See whether it was taken from an earlier one.',
  'finding.DOC-14.organ':
    'Here the report is said to be that of “{name}”, the title says “{organ}”. See whether it was copied from another organ.',
  'finding.DOC-14.tables':
    'The title names {name}; the tables name {organ}. Make sure they are the same organ.',
  'finding.DOC-14.self':
    'The report of “{organ}” says “{words}”. See whether it was copied from another organ.',
  'finding.DOC-15.generic': '“{words}” is not about this organ. Describe its own problems.',
  'finding.DOC-16.identity':
    'Contains the identity card number {number}, which is private. Delete or mask it.',
  'finding.DOC-16.mobile':
    'Contains the mobile number {number}, which is not the contact of the office. Delete it if it is a person’s.',
  'finding.DOC-16.name':
    'The text names the applicant {name}, which is personal data. Delete the name or write 某 for it.',
  'finding.TXT-00.noFigure':
    'Table three has {count} new applications, the text gives no number of applications. Add it to the overview.',
  'finding.META-01.blank': 'The index number in the publication data is blank. Fill it in.',
  'finding.META-01.year':
    'The index number “{number}” has the year {year}, the report was published in {issued}. Verify.',
  'finding.META-01.checkDigit':
    'The organ code “{code}” in the index number has a wrong check digit. Verify.',
  'finding.META-02.other':
    'The publisher is given as “{name}”, not the full name of the organ ({organ}). Verify.',
  'finding.META-03.blank': 'Blank in the publication data: {labels}. Fill in.',
  'finding.Y-08.alike':
    '“{heading}” is {percent}% the same as in last year’s report. See whether it was copied, and rewrite it.',
} as const satisfies Record<keyof typeof chinese, string>;
