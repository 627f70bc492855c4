export const reportText = {
  'pane.busy.editText': 'Writing into the sheet 报告正文…',

  'pane.tone': 'Tone',
  'pane.tone.brief': 'Brief',
  'pane.tone.standard': 'Standard',
  'pane.tone.detailed': 'Detailed',
  'pane.charts': 'With charts',

  'pane.text.title': 'Text of the report',
  'pane.text.none':
    'Once written into the sheet 报告正文 the text can be edited; when figures change, your words stay and the figures can be updated.',
  'pane.text.write': 'Write text into a sheet',
  'pane.text.current': 'This is the sheet “{sheet}”; its figures agree with the tables.',
  'pane.text.currentEdited':
    'This is the sheet “{sheet}”; its figures agree with the tables. Paragraphs written or changed by hand: {count}.',
  'pane.text.behind':
    'In the sheet “{sheet}”, paragraphs that differ from today’s figures or the tone chosen: {count}.',
  'pane.text.update': 'Update figures',
  'pane.text.changes': 'What changes (paragraphs: {count})',
  'pane.text.from': 'from',
  'pane.text.to': 'to',
  'pane.text.added': 'New: {text}',
  'pane.text.suggestions': 'Changed by hand, and the figures now ask for other words (paragraphs: {count})',
  'pane.text.suggestion.now': 'Now: {text}',
  'pane.text.suggestion.new': 'By today’s figures: {text}',
  'pane.text.take': 'Use the new wording',
  'pane.text.removed': 'Taken out (paragraphs: {count})',
  'pane.text.bringBack': 'Bring back',
  'pane.text.bringBack.label': 'Bring back “{text}”',

  'pane.text.edit': 'Edit this paragraph',
  'pane.text.edit.label': 'Edit this paragraph: {text}',
  'pane.text.edit.field': 'Edit this paragraph; Ctrl+Enter saves, Esc leaves it as it is',
  'pane.text.edit.save': 'Save paragraph',
  'pane.text.edit.leave': 'Leave as it is',
  'pane.text.edit.first': 'Before the text can be edited it must be written into the workbook.',

  'pane.text.fill.label': 'Fill in {text}',
  'pane.text.fill.field': 'Fill in {text}; Enter saves, Esc leaves it as it is',
  'pane.text.fill.save': 'Fill in',
  'pane.text.needSheet': 'Only your office can write this; write the text into a sheet first.',

  'pane.text.select': 'Selected cell in the text',
  'pane.text.found': 'Places in the text with the figure of the selected cell: {count}.',
  'pane.text.notFound': 'The figure of the selected cell is not in the text.',

  'pane.text.done.write': 'Written into the sheet 报告正文.',
  'pane.text.done.update': 'Updated in 报告正文, paragraphs: {count}.',
  'pane.text.done.paragraph': 'The paragraph is saved.',
  'pane.text.done.take': 'The new wording is used.',
  'pane.text.done.fill': 'Filled in.',
  'pane.text.done.bringBack': 'The paragraph is back.',
  'pane.written.textRefused': '{done} Changed meanwhile and left alone: {count}.',
  'pane.written.textRefused.all':
    'This changed meanwhile; nothing was written. Make the draft again and retry.',
} as const;
