import { isErrorValue } from '../formulas/recalculate';
import { cellName } from '../model/geometry';
import type { CellPlace, CellValue, SheetGrid, WorkbookView } from '../model/grid';
import type { Applicant, CaseOutcome, Day, LedgerCase, LedgerField, LedgerTrouble } from '../model/ledger';
import type {
  ColumnMapping,
  ColumnProposal,
  Confidence,
  ImportAnswers,
  ImportQuestion,
  ImportTexts,
  ImportedList,
  ListProposal,
  Reading,
} from '../model/ledger-import';
import type { LedgerTexts } from '../model/ledger-texts';
import { normaliseLabel } from '../recognise/normalise-label';
import { coveredCells } from './covered-cells';
import { NameList, readDay, readNames, readNumber, textOf, type Read } from './read-values';

/** Rows from the top of a sheet in which the heads are looked for, and the fewest columns that make a list. */
const HEAD_ROWS = 60;
const FEWEST = 3;

/** Rows between two stops: some hundredths of a second on an old office computer. */
const ROWS_EACH_STEP = 1_000;

const NO_ANSWERS: ImportAnswers = { outcomes: {}, applicants: {} };

/** A head as it is compared and remembered: no blanks, breaks or notes in brackets at its end. */
export function headKey(head: string): string {
  return normaliseLabel(head).replace(/\([^)]*\)$/, '');
}

/**
 * The list of applications in a file of any system, and what each of its columns is.
 * @param remembered  fields of heads as they were settled for an earlier list
 * @returns null where no sheet has a row of heads with dates or outcomes in it
 */
export function proposeColumns(
  view: WorkbookView,
  labels: LedgerTexts,
  texts: ImportTexts,
  remembered: ColumnMapping = {},
): ListProposal | null {
  let best: { readonly proposal: ListProposal; readonly score: number } | null = null;
  for (const sheet of view.sheets) {
    for (let at = 0; at < Math.min(HEAD_ROWS, sheet.cells.length); at += 1) {
      const columns = proposedAt(sheet, at, labels, texts, remembered);
      const fields = columns.flatMap(({ field }) => (field === null || field === 'note' ? [] : [field]));
      const tells = fields.some(
        (field) => field === 'received' || field === 'answered' || field === 'outcome',
      );
      if (fields.length < FEWEST || !tells) continue;
      const score = columns.reduce(
        (sum, { confidence }) => sum + (confidence === 'certain' ? 3 : confidence ? 2 : 0),
        0,
      );
      if (best && best.score >= score) continue;
      const rows = sheet.cells
        .slice(at + 1)
        .filter((line) => line.some(({ value }) => textOf(value) !== '')).length;
      best = {
        proposal: { sheetId: sheet.id, sheet: sheet.name, headRow: sheet.origin.row + at, rows, columns },
        score,
      };
    }
  }
  return best?.proposal ?? null;
}

function proposedAt(
  sheet: SheetGrid,
  at: number,
  labels: LedgerTexts,
  texts: ImportTexts,
  remembered: ColumnMapping,
): readonly ColumnProposal[] {
  const heads = headsAt(sheet, at).map((head) => ({ head, ...fieldsOf(head, labels, texts, remembered) }));
  const taken = new Map<LedgerField, number>();
  for (const wanted of ['certain', 'likely'] as const) {
    heads.forEach(({ fields, confidence }, index) => {
      const [field] = fields;
      if (confidence === wanted && field && field !== 'note' && !taken.has(field)) taken.set(field, index);
    });
  }
  const personal = new RegExp(texts.personal);
  return heads.map(({ head, fields, confidence }, index) => {
    const [field = null, ...others] = fields;
    const own = field === 'note' || (field !== null && taken.get(field) === index);
    return {
      column: sheet.origin.col + index,
      head,
      field: own ? field : null,
      confidence: own ? confidence : null,
      ...((!own || field === 'note') && personal.test(headKey(head)) ? { dropped: true as const } : {}),
      others: own ? others : fields,
    };
  });
}

/** Heads that mean something only under a head over several columns. */
const OF_GROUP = /^(?:日期|时间|方式|金额|结果|类型|文号|天数)$/;

/** Heads of a row, with a head above them that stands over several columns. */
function headsAt({ cells }: SheetGrid, at: number): readonly string[] {
  const above = cells[at - 1] ?? [];
  const filledAbove = above.filter(({ value }) => textOf(value) !== '').length;
  let group = '';
  return (cells[at] ?? []).map(({ value }, col) => {
    const [own, over] = [headText(value), headText(above[col]?.value ?? null)];
    if (over !== '') group = over;
    if (own === '') return filledAbove > 1 ? over : '';
    return filledAbove > 1 && OF_GROUP.test(own) ? group + own : own;
  });
}

function headText(value: CellValue): string {
  return typeof value === 'string' ? textOf(value).replace(/\s+/g, '') : '';
}

function fieldsOf(
  head: string,
  labels: LedgerTexts,
  texts: ImportTexts,
  remembered: ColumnMapping,
): { readonly fields: readonly LedgerField[]; readonly confidence: Confidence | null } {
  const key = headKey(head);
  if (key === '' || key.length > 30) return { fields: [], confidence: null };
  const settled = remembered[key];
  if (settled !== undefined)
    return { fields: settled === null ? [] : [settled], confidence: settled && 'certain' };
  const known = (Object.entries(labels.cases) as [LedgerField, readonly string[]][]).flatMap(
    ([field, names]) => (names.some((name) => headKey(name) === key) ? [field] : []),
  );
  if (known.length > 0) return { fields: known, confidence: 'certain' };
  const likely = texts.heads.flatMap(({ pattern, field }) => (new RegExp(pattern).test(key) ? [field] : []));
  return { fields: [...new Set(likely)], confidence: likely.length > 0 ? 'likely' : null };
}

/** The mapping of a proposal, or of what a person made of it, as it is remembered. */
export function mappingOf(columns: readonly Pick<ColumnProposal, 'head' | 'field'>[]): ColumnMapping {
  return Object.fromEntries(
    columns.flatMap(({ head, field }) => (head === '' ? [] : [[headKey(head), field]])),
  );
}

/**
 * The cases of a list with its columns settled. Every row that says anything becomes a case, hidden and filtered ones
 * too; a column without a field and a content that is not understood go to the note, with the head before them. Only
 * a column that is dropped goes nowhere.
 */
export function importList(
  view: WorkbookView,
  proposal: ListProposal,
  labels: LedgerTexts,
  texts: ImportTexts,
  answers: ImportAnswers = NO_ANSWERS,
): ImportedList {
  const steps = importListInSteps(view, proposal, labels, texts, answers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, stopping now and then so that whoever waits for a long list can do something else. */
export function* importListInSteps(
  view: WorkbookView,
  proposal: ListProposal,
  labels: LedgerTexts,
  texts: ImportTexts,
  answers: ImportAnswers = NO_ANSWERS,
): Generator<undefined, ImportedList> {
  const sheet = view.sheets.find(({ id }) => id === proposal.sheetId);
  if (!sheet) return { cases: [], questions: [], troubles: [] };
  return yield* new Importer(sheet, proposal, view.dates1904 === true, labels, texts, answers).run();
}

class Importer {
  private readonly troubles: LedgerTrouble[] = [];
  private readonly questions = new Map<string, ImportQuestion & { readonly places: CellPlace[] }>();
  private readonly outcomes: Meaning<CaseOutcome>;
  private readonly applicants: Meaning<Applicant>;

  constructor(
    private readonly sheet: SheetGrid,
    private readonly proposal: ListProposal,
    private readonly from1904: boolean,
    labels: LedgerTexts,
    private readonly texts: ImportTexts,
    answers: ImportAnswers,
  ) {
    this.outcomes = new Meaning(
      exactOnly(labels.outcomes, ['其他', '公开']),
      labels.groups,
      labels.outcomeNumbers,
      texts.outcomes,
      answers.outcomes,
    );
    this.applicants = new Meaning(
      exactOnly(labels.applicants, ['其他']),
      labels.groups,
      {},
      texts.applicants,
      answers.applicants,
    );
  }

  *run(): Generator<undefined, ImportedList> {
    const first = this.proposal.headRow - this.sheet.origin.row + 1;
    const cases: LedgerCase[] = [];
    for (let at = first; at < this.sheet.cells.length; at += 1) {
      const said = (this.sheet.cells[at] ?? [])
        .map(({ value }) => textOf(value))
        .filter((text) => text !== '');
      if (said.length > 0 && !isTotal(said)) cases.push(this.caseAt(at));
      if ((at - first + 1) % ROWS_EACH_STEP === 0) yield undefined;
    }
    this.tellCovered(cases);
    const last = cases.at(-1);
    if (this.sheet.truncated === true && last)
      this.troubles.push({
        place: this.place(last.row - this.sheet.origin.row, 0),
        kind: 'truncated',
        text: String(last.row + 1),
      });
    return { cases, questions: [...this.questions.values()], troubles: this.troubles };
  }

  /** What a row means whose cell is merged with another is not guessed. */
  private tellCovered(cases: readonly LedgerCase[]): void {
    const rows = new Set(cases.map(({ row }) => row));
    const columns = this.proposal.columns.flatMap(({ column, field }) => (field === null ? [] : [column]));
    const { row: top, col: left } = this.sheet.origin;
    for (const { row, col, box } of coveredCells(this.sheet.merges, columns, (one) => rows.has(one)))
      this.troubles.push({ place: this.place(row - top, col - left), kind: 'merged', text: box });
  }

  private caseAt(at: number): LedgerCase {
    const kept: string[] = [];
    const text = (field: LedgerField): string => textOf(this.value(at, field));
    const day = (field: LedgerField): Day | null =>
      this.settled(at, field, readDay(this.value(at, field), this.from1904), kept);
    const number = (field: LedgerField): number | null =>
      this.settled(at, field, readNumber(this.value(at, field)), kept);
    const outcomes = this.meant(at, 'outcome', this.outcomes, kept);
    const [outcome = null, ...furtherOutcomes] = [
      ...outcomes.filter((one) => one === 'partlyGranted'),
      ...outcomes.filter((one) => one !== 'partlyGranted'),
    ];
    return {
      number: text('number'),
      row: this.sheet.origin.row + at,
      received: day('received'),
      channel: text('channel'),
      applicant: this.meant(at, 'applicant', this.applicants, kept)[0] ?? null,
      applicantName: text('applicantName'),
      summary: text('summary'),
      department: text('department'),
      correctionAsked: day('correctionAsked'),
      correctionReceived: day('correctionReceived'),
      consultationSent: day('consultationSent'),
      consultationReplied: day('consultationReplied'),
      extension: number('extension') ?? 0,
      extensionApproved: day('extensionApproved'),
      feeNoticed: day('feeNoticed'),
      fee: number('fee'),
      feePaid: day('feePaid'),
      outcome,
      furtherOutcomes,
      documentNumber: text('documentNumber'),
      answered: day('answered'),
      service: text('service'),
      served: day('served'),
      note: this.noteAt(at, kept),
    };
  }

  private value(at: number, field: LedgerField): CellValue {
    const found = this.proposal.columns.find((column) => column.field === field);
    return found ? this.cell(at, found.column) : null;
  }

  private cell(at: number, column: number): CellValue {
    return this.sheet.cells[at]?.[column - this.sheet.origin.col]?.value ?? null;
  }

  private settled<T>(at: number, field: LedgerField, read: Read<T>, kept: string[]): T | null {
    return 'trouble' in read ? this.trouble(at, field, read.trouble, kept) : read.value;
  }

  private trouble(at: number, field: LedgerField, kind: string, kept: string[]): null {
    const column = this.proposal.columns.find((one) => one.field === field);
    const text = String(this.value(at, field));
    this.troubles.push({ place: this.place(at, (column?.column ?? 0) - this.sheet.origin.col), kind, text });
    kept.push(this.entry(column?.head ?? '', text));
    return null;
  }

  private meant<K extends CaseOutcome | Applicant>(
    at: number,
    field: 'outcome' | 'applicant',
    meaning: Meaning<K>,
    kept: string[],
  ): readonly K[] {
    const value = this.value(at, field);
    if (isErrorValue(value)) return this.trouble(at, field, 'error', kept) ?? [];
    const text = textOf(value);
    if (text === '') return [];
    const { found, candidates, exact } = meaning.of(text);
    const head = this.proposal.columns.find((one) => one.field === field)?.head ?? '';
    // The words of the list are kept where they say more or less than the category.
    if (!exact || found.length === 0) kept.push(this.entry(head, text));
    if (found.length === 0) this.ask(at, field, text, candidates);
    return found;
  }

  private ask(
    at: number,
    kind: ImportQuestion['kind'],
    text: string,
    candidates: readonly (CaseOutcome | Applicant)[],
  ): void {
    const key = normaliseLabel(text);
    const column = this.proposal.columns.find(({ field }) => field === kind)?.column ?? 0;
    const place = this.place(at, column - this.sheet.origin.col);
    const asked = this.questions.get(`${kind} ${key}`);
    if (asked) asked.places.push(place);
    else this.questions.set(`${kind} ${key}`, { kind, key, text, candidates, places: [place] });
  }

  /** The note of the list, contents of columns without a field, and what was not understood. */
  private noteAt(at: number, kept: readonly string[]): string {
    const notes = this.proposal.columns.flatMap(({ column, head, field, dropped }) => {
      const content = dropped ? '' : textOf(this.cell(at, column));
      if (content === '') return [];
      if (field === 'note') return /备注|说明/.test(head) ? [content] : [this.entry(head, content)];
      return field === null ? [this.entry(head, content)] : [];
    });
    const beyond = (this.sheet.cells[at] ?? [])
      .slice(this.proposal.columns.length)
      .flatMap(({ value }) => textOf(value) || []);
    return [...notes, ...beyond, ...kept].join(this.texts.note.then);
  }

  private entry(head: string, content: string): string {
    return head === '' ? content : `${head}${this.texts.note.of}${content}`;
  }

  private place(at: number, col: number): CellPlace {
    const { id, name, origin } = this.sheet;
    const place = { row: at + origin.row, col: col + origin.col };
    return { sheetId: id, sheet: name, ...place, cell: cellName(place) };
  }
}

function isTotal(said: readonly string[]): boolean {
  return said.length <= 2 && /^(?:合\s*计|总\s*计|小\s*计)/.test(said[0] ?? '');
}

/** Names of a list without those that mean more than one thing in the words of other systems. */
function exactOnly<K extends string>(
  names: Readonly<Record<K, readonly string[]>>,
  without: readonly string[],
): Readonly<Record<K, readonly string[]>> {
  const entries = Object.entries<readonly string[]>(names).map(([key, own]) => [
    key,
    own.filter((name) => !without.includes(name)),
  ]);
  return Object.fromEntries(entries) as Record<K, readonly string[]>;
}

interface Meant<K extends string> {
  readonly found: readonly K[];
  readonly candidates: readonly K[];
  /** True where the text is the name of the category. */
  readonly exact: boolean;
}

/** What free texts mean: as answered, by name, by the patterns of the catalogue. */
class Meaning<K extends string> {
  private readonly names: NameList<K>;
  private readonly labels: ReadonlySet<string>;
  private readonly patterns: readonly (Reading<K> & { readonly expression: RegExp })[];
  private readonly known = new Map<string, Meant<K>>();

  constructor(
    names: Readonly<Record<K, readonly string[]>>,
    groups: readonly string[],
    numbers: Readonly<Record<string, string>>,
    readings: readonly Reading<K>[],
    private readonly answers: Readonly<Record<string, K>>,
  ) {
    this.names = new NameList<K>(names, groups, numbers);
    this.labels = new Set(Object.values<readonly string[]>(names).flat().map(normaliseLabel));
    this.patterns = readings.map((one) => ({ ...one, expression: new RegExp(one.pattern) }));
  }

  of(text: string): Meant<K> {
    const known = this.known.get(text);
    if (known) return known;
    const meant = this.lookUp(text);
    if (this.known.size < 5000) this.known.set(text, meant);
    return meant;
  }

  private lookUp(text: string): Meant<K> {
    const key = normaliseLabel(text);
    const answered = Object.hasOwn(this.answers, key) ? this.answers[key] : undefined;
    if (answered !== undefined) return { found: [answered], candidates: [], exact: false };
    const fitting = this.patterns.filter(({ expression }) => expression.test(key));
    const [first] = fitting;
    const named = readNames(text, this.names);
    // A part of a name is not enough where the words may mean something else.
    const isPlain = this.labels.has(key) || first === undefined || first.means.length === 1;
    if (named && named.length > 0 && isPlain) return { found: named, candidates: [], exact: true };
    if (!first) return { found: [], candidates: [], exact: false };
    // Words of several categories in one text, or one that stands for several: asked.
    const all = [...new Set(fitting.flatMap(({ means }) => means))];
    return all.length === 1 || first.means[0] === ('partlyGranted' as string)
      ? { found: first.means.slice(0, 1), candidates: [], exact: false }
      : { found: [], candidates: all, exact: false };
  }
}
