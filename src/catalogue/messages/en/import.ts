/** Words of 导入, loaded with it. */
export const importing = {
  'pane.import.what':
    'Import last year’s report, or tables of this year that exist already. The figures are shown first; nothing is written before you confirm.',
  'pane.import.kinds':
    'Excel (.xlsx), Word (.docx), PDF, web pages (.html, .mht) and text (.txt, .md, .csv) can be imported.',
  'pane.import.drop': 'Drop files here, or copy the report on its page and press Ctrl+V.',
  'pane.import.choose': 'Choose files',
  'pane.import.paste': 'Paste from the clipboard',
  'pane.import.another': 'Import another report',
  'pane.import.clipboard': 'Clipboard',
  'pane.import.clipboardEmpty':
    'There is no text on the clipboard. Copy the report from its page or document first.',
  'pane.import.clipboardClosed':
    'This program does not let the clipboard be read. Press Ctrl+V here to paste.',

  'pane.import.reading': 'Reading the report…',
  'pane.import.readingOf': 'Reading {at} of {total}…',
  'pane.import.writing': 'Writing…',
  'pane.import.readOne': '{read} figures read, {doubtful} in doubt, {blank} blank.',
  'pane.import.readSeveral': '{count} reports read, {failed} could not be read.',

  'pane.import.items': 'Imported reports',
  'pane.import.failed': 'Not read',
  'pane.import.isWritten.previous': 'Written as last year’s figures',
  'pane.import.isWritten.current': 'Written into this year’s tables',
  'pane.import.remove': 'Remove',
  'pane.import.remove.label': 'Remove “{name}”',

  'pane.import.organ': 'Organ',
  'pane.import.year': 'Year',
  'pane.import.year.wrong': 'The year has four digits.',
  'pane.import.year.period': 'The year is that of the period reported on: “{text}”.',
  'pane.import.year.published':
    'The year is guessed as the one before the day of publication “{text}”; please check it.',
  'pane.import.form': 'Form of {form}',
  'pane.import.form.mixed': 'Mixture of the forms of {form} and {other}',
  'pane.import.kind.xlsx': 'Excel workbook',
  'pane.import.kind.docx': 'Word document',
  'pane.import.kind.pdf': 'PDF',
  'pane.import.kind.html': 'Web page',
  'pane.import.kind.text': 'Text',
  'pane.import.otherOrgan': 'The report is of “{organ}”, the workbook of “{own}”. Please check.',
  'pane.import.count.read': 'read',
  'pane.import.count.doubtful': 'in doubt',
  'pane.import.count.blank': 'blank',
  'pane.import.inferred':
    '{count} figures run together in the source and were told apart by the totals; they have a dashed line. Please check some.',
  'pane.import.missing': 'Not found: {tables}.',

  'pane.import.doubts': 'In doubt ({count})',
  'pane.import.doubts.settled': 'Nothing is in doubt any more',
  'pane.import.doubts.what':
    'Compare with the source, then correct or confirm. What cannot be read is not written.',
  'pane.import.source': 'Source: {text}',
  'pane.import.source.blank': 'Blank in the source',
  'pane.import.at.line': 'line {line}',
  'pane.import.at.page': 'page {page}',
  'pane.import.at.cell': '{sheet} {cell}',
  'pane.import.candidates': 'The source may be cut like this:',
  'pane.import.candidate': 'Fill in: {reading}',
  'pane.import.blank': 'blank',
  'pane.import.confirm': 'Correct',
  'pane.import.confirm.label': 'Correct: {place}',
  'pane.import.isConfirmed': 'Confirmed',
  'pane.import.unreadable': 'unreadable',

  'pane.import.wrong.count': 'Type a whole number not below 0, or leave it blank.',
  'pane.import.wrong.change': 'Type a whole number, or leave it blank.',
  'pane.import.wrong.amount': 'Type a number not below 0 with at most 6 decimals.',
  'pane.import.wrongCells': '{count} fields do not hold a number; nothing was written. Correct them first.',

  'pane.import.tables': 'Figures read',
  'pane.import.table.count': '{count}',
  'pane.import.table.doubtful': '{count} in doubt',
  'pane.import.findings': 'Problems of this report itself ({count})',
  'pane.import.findings.more': '{count} more; a check after writing lists them.',
  'pane.import.notices': 'Remarks on reading ({count})',

  'pane.import.write.previous': 'Write as last year’s figures',
  'pane.import.write.current': 'Write into this year’s tables',
  'pane.import.will': 'Before writing',
  'pane.import.will.previous.new':
    'Adds the sheet 上年数据 with {fill} figures, to be compared with this year’s.',
  'pane.import.will.previous':
    'The sheet 上年数据 exists: {fill} cells filled, {different} differ, {same} are the same.',
  'pane.import.will.previous.otherYear':
    'The sheet 上年数据 holds {year}. All of it is replaced by this report; {different} cells differ.',
  'pane.import.will.current': '{fill} blank cells filled, {different} differ, {same} are the same.',
  'pane.import.will.current.formulas': '{count} cells hold formulas and stay.',
  'pane.import.will.current.noPlace': '{count} figures have no place in the tables and are not written.',
  'pane.import.will.current.none':
    'The workbook has no report tables. Insert the template before writing into this year’s tables.',
  'pane.import.will.asks': 'Cells that differ are listed first, for you to choose.',
  'pane.import.will.leftOut': '{count} figures that cannot be read are not written.',

  'pane.import.settle.title': '{count} cells hold another figure',
  'pane.import.settle.what': 'Ticked cells are changed, the others stay. Blank cells are filled.',
  'pane.import.settle.otherYear':
    'The sheet holds figures of {from}, this report is of {to}. Two years cannot stand in one sheet: all are replaced. This can be undone.',
  'pane.import.settle.all': 'Tick all',
  'pane.import.settle.none': 'Untick all',
  'pane.import.settle.change': '{from} becomes {to}',
  'pane.import.settle.write': 'Write, changing {count}',
  'pane.import.settle.replace': 'Replace all',
  'pane.import.settle.fillOnly': 'Fill blanks only',

  'pane.import.done.previous': '{count} cells of last year’s figures written.',
  'pane.import.done.previous.added': 'Sheet 上年数据 added with {count} figures.',
  'pane.import.done.current': '{count} cells written into this year’s tables.',
  'pane.import.done.nothing': 'The cells hold these figures already; nothing to write.',
  'pane.import.done.next': 'Show the findings',
} as const;
