import { CellCollector } from '../layout/sheet-builder';
import type { SettledConversion, FigureLabel, LeftBlank, SourceFigure } from '../model/conversion';
import type { DataPointId } from '../model/format';
import type { Fact, ControlPlace } from '../model/fact';
import type { Message } from '../model/finding';
import type { SheetPlan, StyleName } from '../model/sheet-plan';
import type { Doubt } from '../model/source';
import type { Form } from '../form/form';
import { labelIn } from './plan-conversion';

/** What the note tells beside the conversion itself. */
export interface NoteSource {
  /** File name or the like; empty for the workbook itself. */
  readonly name: string;
  /** Where a figure stands in its source, in words. */
  readonly placeOf: (place: Fact['place']) => string;
  /** Readings the source leaves open. */
  readonly doubts: readonly Doubt[];
  readonly controls: readonly ControlPlace[];
  /** Entries of the report about itself that the new sheets do not repeat, as label and text. */
  readonly entries: readonly (readonly [string, string])[];
}

/** Wording of the note by key; the sheets are Chinese whatever the language of the interface. */
export type NoteWords = (key: string, values?: Message['values']) => string;

const COLS = 5;

/** One line of the note: old label, old place, figure, new label, remark. */
type Line = readonly [string, string, string | number, string, string];

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/**
 * The sheet 转换说明: what came from where, what was left blank and why, and every figure without a place. No text of
 * it is a label of the form, so that no table is found in it.
 */
export function layOutNote(
  settled: SettledConversion,
  target: Form,
  source: NoteSource,
  name: string,
  words: NoteWords,
): SheetPlan {
  const collector = new CellCollector();
  collector.putBox({ row: 0, col: 0, rows: 1, cols: COLS }, 'title', { value: words('convert.note.title') });
  let row = 1;
  const across = (style: StyleName, value: string): void => {
    collector.putBox({ row, col: 0, rows: 1, cols: COLS }, style, { value });
    row += 1;
  };
  for (const text of headLines(settled, source, words)) across('hint', text);
  const head = HEAD.map((key) => words(`convert.note.${key}`));
  for (const { title, lines } of sectionsOf(settled, target, source, words)) {
    if (lines.length === 0) continue;
    across('caption', title);
    head.forEach((value, col) => collector.put({ row, col }, 'header', { value }));
    row += 1;
    for (const line of lines) {
      line.forEach((value, col) => collector.put({ row, col }, 'rowLabel', value === '' ? {} : { value }));
      row += 1;
    }
  }
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: WIDTHS,
    rowHeights: heightsOf(collector),
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: 1, cols: 0 },
    page: {
      orientation: 'landscape',
      printArea: { row: 0, col: 0, rows: row, cols: COLS },
      titleRows: 0,
      titleRowStart: 0,
      pagesHigh: 0,
      header: '',
      footer: words('convert.note.footer'),
    },
  };
}

const HEAD = ['oldLabel', 'oldPlace', 'figure', 'newLabel', 'remark'] as const;
const WIDTHS: readonly number[] = [40, 20, 14, 40, 48];
const LINE_HEIGHT = 13.5;
const LEAST_HEIGHT = 19.5;

/** Rows tall enough for their longest text: a Chinese character is two characters wide. */
function heightsOf(collector: CellCollector): ReadonlyMap<number, number> {
  const heights = new Map<number, number>([[0, 30]]);
  const merged = new Set(collector.merges.map(({ row }) => row));
  const whole = WIDTHS.reduce((sum, width) => sum + width, 0);
  for (const { row, col, value } of collector.cells()) {
    if (row === 0 || typeof value !== 'string') continue;
    const width = merged.has(row) ? whole : (WIDTHS[col] ?? 1);
    const lines = Math.ceil((value.length * 2) / Math.max(2, width - 1));
    heights.set(row, Math.max(heights.get(row) ?? LEAST_HEIGHT, lines * LINE_HEIGHT + 6));
  }
  return heights;
}

function headLines(
  { conversion, totals }: SettledConversion,
  source: NoteSource,
  words: NoteWords,
): readonly string[] {
  const { organ, year, from, to, instrument } = conversion;
  return [
    words('convert.note.what', { to, instrument, from: from.join('、') }),
    ...(source.name === '' ? [] : [words('convert.note.file', { name: source.name })]),
    words('convert.note.report', {
      organ: organ ?? words('convert.note.unknown'),
      year: year ?? words('convert.note.unknown'),
    }),
    words(`convert.note.totals.${totals}`),
  ];
}

function sectionsOf(
  settled: SettledConversion,
  target: Form,
  source: NoteSource,
  words: NoteWords,
): readonly Section[] {
  const { figures } = settled.conversion;
  const section = (key: string, lines: readonly Line[]): Section => ({
    title: words(`convert.note.${key}`),
    lines,
  });
  const isRenamed = (figure: SourceFigure): boolean =>
    figure.fate.kind === 'kept' && !sameLabel(figure.label, newLabel(figure.fate.to, target));
  const lineOf = (figure: SourceFigure): Line => figureLine(figure, settled, target, source, words);
  const ofFate = (...kinds: readonly SourceFigure['fate']['kind'][]): readonly SourceFigure[] =>
    figures.filter(({ fate }) => kinds.includes(fate.kind));
  return [
    section('asked', ofFate('asked').map(lineOf)),
    section('noPlace', [
      ...ofFate('noPlace').map(lineOf),
      ...source.doubts.filter(({ kind }) => kind === 'open').map((doubt) => doubtLine(doubt, target, words)),
      ...source.controls.flatMap((control) => controlLine(control, target, source, words)),
      ...source.entries.map(([label, text]): Line => [
        words('convert.note.entry', { label }),
        '',
        text,
        '',
        '',
      ]),
    ]),
    section('moved', figures.filter((one) => one.fate.kind === 'moved' || isRenamed(one)).map(lineOf)),
    section('blank', blankLines(settled.blanks, words)),
    section(
      'disagree',
      settled.disagreements.map(({ label, left, right }): Line => [
        '',
        '',
        '',
        labelText(label, words),
        words('convert.note.disagrees', { left, right, difference: right - left }),
      ]),
    ),
    section(
      'kept',
      keptLines(
        figures.filter((one) => one.fate.kind === 'kept' && !isRenamed(one)),
        source,
        words,
      ),
    ),
  ];
}

function newLabel(point: DataPointId, target: Form): FigureLabel {
  const known = target.pointById.get(point);
  return known ? labelIn(target, known) : { number: '', row: '', column: point };
}

function sameLabel(one: FigureLabel, other: FigureLabel): boolean {
  return one.row === other.row && one.column === other.column;
}

/** Never a label alone: the number of the table stands before it. */
function labelText({ number, row, column }: FigureLabel, words: NoteWords): string {
  const label = [row, column].filter((part) => part !== '').join('·');
  return words('convert.note.label', { number, label });
}

function figureLine(
  { fact, label, fate }: SourceFigure,
  settled: SettledConversion,
  target: Form,
  source: NoteSource,
  words: NoteWords,
): Line {
  const figure = fact.value.kind === 'number' ? fact.value.value : shownText(fact);
  const line = (to: string, remark: string): Line => [
    labelText(label, words),
    source.placeOf(fact.place),
    figure,
    to,
    remark,
  ];
  switch (fate.kind) {
    case 'kept':
      return line(labelText(newLabel(fate.to, target), words), words('convert.note.sameFigure'));
    case 'moved':
      return line(labelText(newLabel(fate.to, target), words), words('convert.note.movedFigure'));
    case 'asked':
      return line(
        labelText(newLabel(fate.question, target), words),
        words(
          isTaken(fact.point, fate.question, settled) ? 'convert.note.takenOver' : 'convert.note.leftBlank',
        ),
      );
    case 'noPlace':
      return line('', words(`convert.reason.${fate.reason}`));
  }
}

/** Whether the clerk chose to take this figure over. */
function isTaken(
  point: DataPointId,
  question: DataPointId,
  { conversion, taken }: SettledConversion,
): boolean {
  const asked = conversion.questions.find((one) => one.point === question);
  return asked?.choices.find(({ id }) => id === taken.get(question))?.from.includes(point) ?? false;
}

/** What the cell shows; for a formula without a result the formula itself. */
function shownText({ source, value }: Fact): string {
  if (source !== '') return source;
  return value.kind === 'text' ? value.text : '';
}

function doubtLine({ points, place }: Doubt, target: Form, words: NoteWords): Line {
  const [first] = points;
  const to = first === undefined ? '' : labelText(newLabel(first, target), words);
  return [
    to,
    words('convert.note.line', { line: place.line }),
    place.text,
    '',
    words('convert.reason.open', { count: points.length }),
  ];
}

function controlLine(
  { point, place, value, source: text }: ControlPlace,
  target: Form,
  source: NoteSource,
  words: NoteWords,
): readonly Line[] {
  if (value.kind === 'blank') return [];
  const label = labelText(newLabel(point, target), words);
  const figure = value.kind === 'number' ? value.value : text;
  return [
    [
      words('convert.note.control', { label }),
      source.placeOf(place),
      figure,
      '',
      words('convert.reason.control'),
    ],
  ];
}

/** One line a row and reason: the columns are listed in it. */
function blankLines(blanks: readonly LeftBlank[], words: NoteWords): readonly Line[] {
  const groups = groupBy(blanks, ({ label, reason, text }) =>
    [label.number, label.row, reason, text].join('\n'),
  );
  return groups.map((group): Line => {
    const [{ label, reason, text }] = group;
    const columns = [...new Set(group.map((one) => one.label.column))].join('、');
    return ['', '', text, labelText({ ...label, column: columns }, words), words(`convert.blank.${reason}`)];
  });
}

/** One line a row of the source, from its first cell to its last. */
function keptLines(figures: readonly SourceFigure[], source: NoteSource, words: NoteWords): readonly Line[] {
  const groups = groupBy(figures, ({ fact, label }) =>
    [fact.place.sheetId, String(fact.place.row), label.number, label.row].join('\n'),
  );
  return groups.map((group): Line => {
    const [{ label, fact }] = group;
    const last = group[group.length - 1]?.fact ?? fact;
    const from = source.placeOf(fact.place);
    const to = source.placeOf(last.place);
    const row = label.row === '' ? words('convert.note.wholeRow') : label.row;
    const name = labelText({ ...label, row, column: group.length === 1 ? label.column : '' }, words);
    return [
      name,
      from === to ? from : words('convert.note.range', { from, to }),
      '',
      name,
      words('convert.note.keptCount', { count: group.length }),
    ];
  });
}

type Group<Item> = readonly [Item, ...Item[]];

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Group<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
