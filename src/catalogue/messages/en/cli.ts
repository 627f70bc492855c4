export const cli = {
  'cli.usage': `Usage:
  gouji template -o OUT.xlsx --organ ORGAN [--year YEAR] [--kind KIND] [--totals formulas|typed] [--force]
  gouji check FILE… [--previous LASTYEAR]… [--json]
  gouji check TEXT… --tables FILE [--json]
  gouji read FILE… [--json]
  gouji draft FILE -o OUT.docx|.html|.txt [--tone brief|standard|detailed] [--previous LASTYEAR] [--charts] [--force]
  gouji convert FILE -o OUT.xlsx [--to 2021] [--take POINT[=CHOICE]]… [--json] [--force]
  gouji collect FILE-OR-FOLDER… --year YEAR -o OUT.xlsx [--roster ROSTER]   (see gouji collect --help)
  gouji ledger check FILE --year YEAR [--json]
  gouji ledger tally FILE --year YEAR [--json]

Exit codes: 0 no errors  1 errors  2 usage  3 some files unreadable  4 none readable`,
  'cli.ledger.action': 'ledger is followed by check or tally.',
  'cli.ledger.head': '{sheet}, {year}: {cases} applications, {disputes} disputes',
  'cli.ledger.compared': '{count} figures of tables 3 and 4 were compared',
  'cli.ledger.notCompared': 'There are no tables 3 and 4 to compare',
  'cli.ledger.open': '{count} not answered, {overdue} of them overdue, {waiting} waiting for others',
  'cli.ledger.row': '{row}: {figures}',
  'cli.ledger.nothing': 'No application counts',
  'cli.noCommand': 'No command given.',
  'cli.unknownCommand': 'There is no command “{command}”.',
  'cli.noFile': 'No file given.',
  'cli.previousForCheck': '--previous is for check and draft only.',
  'cli.tablesForCheck': '--tables is for check only.',
  'cli.tablesForText': '--tables is for checking a text; “{file}” is a workbook.',
  'cli.oneFile': 'A draft is made of one file at a time.',
  'cli.missingOption': '{option} is missing.',
  'cli.badExtension': '“{file}” should end in: {allowed}',
  'cli.badYear': 'Year “{text}” should be four digits.',
  'cli.badKind': 'There is no kind of organ “{text}”; known: {allowed}',
  'cli.badTotals': '--totals is formulas or typed, not “{text}”.',
  'cli.checked':
    'Checked: {passed} passed, {failed} broken or to explain, {notEvaluated} not evaluated, {ruleError} rule errors',
  'cli.verdict.errors': 'Verdict: {count} errors',
  'cli.verdict.explain': 'Verdict: no errors, {count} remarks',
  'cli.verdict.answered': 'Verdict: no errors, all {count} points of note verified',
  'cli.verdict.partly': 'Verdict: no errors found, but not everything could be checked',
  'cli.verdict.passed': 'Verdict: passed',
  'cli.answer': 'Verified: {given}',
  'cli.answer.changed': 'Figures have changed; verify again. Reason then: {given}',
  'cli.answer.by': '{reason} ({by})',
  'cli.blank': '(blank)',
  'cli.line': 'line {line}',
  'cli.lineOnPage': 'page {page}, line {line}',
  'cli.skipped.temporary': '{file}  skipped (temporary file of another program)',
  'cli.skipped.system': '{file}  skipped (system file)',
  'cli.skippedCount': '{count} files skipped',
  'cli.written': 'Wrote {file}',
  'cli.oneConversion': 'One file is converted at a time.',
  'cli.badEdition': 'The form in force is 2021; there is no conversion to “{text}”.',
  'cli.badTake': '--take “{text}” answers no question. Run without --take to list them all.',
  'cli.sameFile': 'The output cannot be the file itself: “{file}”.',
  'cli.convertOpen': '{count} places mean something else; their figures were not taken over (see 转换说明).',
  'cli.convertNoPlace': '{count} figures have no place in the form in force and stand in 转换说明.',
  'cli.convertDisagree': '{count} relations do not hold; the figures are kept, see 转换说明.',
  'cli.badTone': 'There is no tone “{text}”; --tone takes: {allowed}',
  'cli.draftNotCompared':
    '“{file}” is not certain to be the report of the year before; the draft compares nothing with it.',
  'cli.draftPending': '{count} errors are open; their figures read 【待核】 in the draft.',
} as const;
