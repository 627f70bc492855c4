import type { collectCommand as chinese } from '../zh-CN/collect-command';

export const collectCommand = {
  'cli.collect.usage': `Usage:
  gouji collect FILE-OR-FOLDER… --year YEAR -o OUT.xlsx [--organ COLLECTING-UNIT] [--roster ROSTER.csv|ROSTER.xlsx]
    [--choose UNIT=FILE]… [--name FILE=UNIT]… [--include UNIT]… [--exclude UNIT]… [--with-errors]
    [--notes FOLDER [--notes-format docx|txt]] [--typed TOTAL.xlsx] [--jobs N] [--resume] [--json] [--force]

--roster  the units: name, kind, collecting unit, included or not, contact, aliases
--choose UNIT=FILE  the file that counts of several; --name FILE=UNIT  whose file it is
--include, --exclude UNIT  in the total or not; --with-errors  adds units with errors as well
--notes FOLDER  a note to each unit that has something to mend; --typed  explains a total made by hand
--jobs  files read at the same time, by default the processors; --resume  goes on where a run was stopped
Exit codes: 0 all read, valid and complete  1 all read, with errors or incomplete  2 usage
            3 some files unreadable (written, marked incomplete)  4 nothing written  130 interrupted`,
  'cli.collect.noInput': 'No file or folder given.',
  'cli.collect.badJobs': '--jobs is a whole number from 1 to {most}, not “{text}”.',
  'cli.collect.badNotesFormat': '--notes-format is docx or txt, not “{text}”.',
  'cli.collect.badPair': '{option} is written as A=B, not “{text}”.',
  'cli.collect.unknownUnit': 'There is no unit “{unit}”. The names are in 报送情况 and in units of --json.',
  'cli.collect.unknownFile': 'No file “{file}” was read.',
  'cli.collect.notItsFile': '“{file}” is no file of “{unit}”. Say with --name whose it is.',
  'cli.collect.notesAreInput': 'Notes cannot go into the folder “{file}” that is read; choose another.',
  'cli.collect.outputIsInput': 'The output “{file}” is a report of a unit and was kept. Choose another name.',
  'cli.collect.progress': 'Read {read}/{total}, unreadable {bad}',
  'cli.collect.resumed':
    'Going on where the last run stopped: {count} files are unchanged and not read again.',
  'cli.collect.interrupted': 'Interrupted; the output is as it was. Run again with --resume to go on.',
  'cli.collect.head': '{organ} total of {year}',
  'cli.collect.status': '{count} units, {counted} in the total',
  'cli.collect.missing': 'Missing: {names}',
  'cli.collect.unread': '{count} files cannot be read:',
  'cli.collect.typedSame': 'The total made by hand agrees in all {compared} figures.',
  'cli.collect.typedDiffers': 'The total made by hand: {compared} figures compared, {count} differ:',
  'cli.collect.noteName': '退回意见-{unit}',
  'cli.collect.oldNotes':
    '{count} notes of an earlier run are still in the folder and do not hold any more: {files}',
  'cli.collect.notesWritten': '{count} notes to units written to {folder}',
} as const satisfies Record<keyof typeof chinese, string>;
