import type { textCheck as chinese } from '../zh-CN/text-check';

/** Words of 核对文字: a text checked against the tables. */
export const textCheck = {
  'pane.prose.what':
    'Check the revised report against the tables of the workbook. Neither the workbook nor the file is changed.',
  'pane.prose.choose': 'Choose a file',
  'pane.prose.sheet': 'Check the sheet 报告正文',
  'pane.prose.paste': 'Paste text',
  'pane.prose.pasteHere': 'Text to check',
  'pane.prose.checkPasted': 'Check the pasted text',
  'pane.prose.drop': 'A file can also be dropped here.',
  'pane.prose.kinds': 'Word (.docx), web pages, PDF and text files.',
  'pane.prose.checking': 'Checking the text…',
  'pane.prose.onlyOne': 'One file is checked at a time; the first of {count} was taken.',
  'pane.prose.again': 'Check again',
  'pane.prose.other': 'Another file',
  'pane.prose.outdated': 'The tables have changed; these are the findings from before. Check again.',
  'pane.prose.pasted': 'Pasted text',
  'pane.prose.fromSheet': 'Sheet 报告正文',
  'pane.prose.noLastYear': 'With last year’s report, what both have in common is told as well:',
  'pane.prose.chooseLastYear': 'Choose last year’s report',
  'pane.prose.lastYear': 'Last year’s report: {name}',
  'pane.prose.otherLastYear': 'Another one',
  'pane.prose.withoutLastYear': 'Remove',
  'pane.prose.calm.title': 'Nothing found',
  'pane.prose.scope.workbook':
    '{sentences} sentences were read; {claims} statements about figures were checked against the tables of the workbook.',
  'pane.prose.scope.text':
    '{sentences} sentences were read; {claims} statements about figures were checked against the tables in the text, as the workbook has none.',
  'pane.prose.scope.none':
    '{sentences} sentences were read. Neither the workbook nor the text has tables, so figures were not checked.',
  'pane.prose.unchecked.lastYear': 'Without last year’s figures, rise and fall were not checked.',
  'pane.prose.unchecked.alike': 'Without last year’s report, nothing was compared with it.',
  'pane.prose.unchecked.structure':
    'Without a title and the six parts of a report, the structure was not checked.',
  'pane.prose.group.figures': 'Figures that differ ({count})',
  'pane.prose.group.personal': 'Personal data ({count})',
  'pane.prose.group.leftovers': 'Likely leftovers ({count})',
  'pane.prose.group.structure': 'Structure ({count})',
  'pane.prose.group.alike': 'Same as last year ({count})',
  'pane.prose.more': '{count} more',
  'pane.prose.at.page': 'page {page}',
  'pane.prose.at.row': 'row {line}',
  'pane.prose.at.line': 'line {line}',
  'pane.prose.passages': 'What both say ({count})',
  'pane.prose.thisYear': 'This year',
  'pane.prose.yearBefore': 'Last year',
  'pane.prose.sections': 'Characters by part',
  'pane.prose.sections.part': 'Part',
  'pane.prose.sections.characters': 'Characters',
  'pane.prose.sections.before': 'Last year',
  'pane.prose.sections.alike': 'Alike',
} as const satisfies Record<keyof typeof chinese, string>;
