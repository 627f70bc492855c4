import type { CheckedText } from '../../src/core/model/checked-text';
import type { Conversion } from '../../src/core/model/conversion';
import type { ControlPlace, Fact, RecognisedReport } from '../../src/core/model/fact';
import type { Finding, Suspect, Tally } from '../../src/core/model/finding';
import type { CellPlace } from '../../src/core/model/grid';
import { cellName, parseBox } from '../../src/core/model/geometry';
import type { DraftTable, ReportDraft } from '../../src/core/model/report-draft';
import type { CoveredRelation, TemplateStatus, Verdict } from '../../src/core/model/verdict';
import type {
  CollectActions,
  CommandSource,
  ControlsState,
  ConversionOutcome,
  ExportedFile,
  ImportComparison,
  ImportOutcome,
  InsertOutcome,
  PaneActions,
  PaneCommand,
  SheetText,
  Written,
} from '../../src/ui/actions';
import type { LedgerActions } from '../../src/ui/ledger-actions';
import { GoujiError } from '../../src/core/errors';
import type { HighlightReport, WorkbookChange } from '../../src/ports/workbook-port';

/** What the workbook behind the pane answers; each entry may be changed while the pane is open. */
export interface FakeWorkbook {
  status: TemplateStatus;
  conflicts: readonly string[];
  outcome: InsertOutcome;
  verdict: Verdict;
  draft: ReportDraft;
  text: SheetText | null;
  selection: CellPlace | null;
  checked: CheckedText;
  highlight: HighlightReport;
  written: Written;
  controls: ControlsState | null;
  conversion: Conversion;
  converted: ConversionOutcome;
  imported: readonly ImportOutcome[];
  comparison: ImportComparison;
  /** Refused where a test does not give it. */
  collecting: CollectActions | null;
  /** Refused where a test does not give it. */
  ledger: LedgerActions | null;
}

type Method = Exclude<keyof PaneActions, 'host' | 'defaultYear'>;

export interface FakePaneActions {
  readonly actions: PaneActions;
  readonly workbook: FakeWorkbook;
  /** Every call in order, the method and its first argument. */
  readonly calls: readonly (readonly [Method, unknown])[];
  /** First arguments of the calls of one method. */
  callsOf(method: Method): readonly unknown[];
  /** Most calls of validate that were under way at the same time. */
  readonly mostValidations: number;
  /** The next call of the method rejects with this error. */
  failNext(method: Method, error: unknown): void;
  /** Calls of the method wait until the returned function is called. */
  hold(method: Method): () => void;
  /** The clerk types something in the sheet. */
  edit(change?: WorkbookChange): void;
  watchers(): number;
}

const NO_CONVERSION: Conversion = {
  to: '2021',
  instrument: '国办公开办函〔2021〕30号',
  from: ['2021', '2019'],
  organ: '板浦镇人民政府',
  year: 2023,
  figures: [],
  questions: [],
};

export function fakeActions(given: Partial<FakeWorkbook> = {}): FakePaneActions {
  const workbook: FakeWorkbook = {
    status: { stage: 'complete', canUndo: false },
    conflicts: [],
    outcome: { sheets: ['基本信息', '表二 主动公开', '表三 依申请公开', '表四 复议诉讼'], leftOut: [] },
    verdict: verdictOf([]),
    draft: exampleDraft(),
    text: null,
    selection: null,
    checked: checkedText(),
    highlight: { added: 0, removed: 0, protectedSheets: [] },
    written: { count: 0, refused: 0, undo: [] },
    controls: null,
    conversion: NO_CONVERSION,
    converted: { sheets: ['转换说明'], leftOut: [], judged: true },
    imported: [],
    comparison: { organ: null, year: null, current: null, previous: null },
    collecting: null,
    ledger: null,
    ...given,
  };
  const calls: (readonly [Method, unknown])[] = [];
  const failures = new Map<Method, unknown>();
  const gates = new Map<Method, Promise<void>>();
  const listeners = new Set<(change: WorkbookChange) => void>();
  const validations = { now: 0, most: 0 };

  async function answer<Value>(
    method: Method,
    argument: unknown,
    value: () => Value,
    signal?: AbortSignal,
  ): Promise<Value> {
    calls.push([method, argument]);
    await (gates.has(method) ? Promise.race([gates.get(method), aborted(signal)]) : Promise.resolve());
    if (failures.has(method)) {
      const error = failures.get(method);
      failures.delete(method);
      throw error;
    }
    if (signal?.aborted) throw new GoujiError('CANCELLED');
    return value();
  }

  async function validate(signal?: AbortSignal): Promise<Verdict> {
    validations.now += 1;
    validations.most = Math.max(validations.most, validations.now);
    try {
      return await answer('validate', undefined, () => workbook.verdict, signal);
    } finally {
      validations.now -= 1;
    }
  }

  const actions: PaneActions = {
    host: 'workbench',
    defaultYear: 2025,
    status: () => answer('status', undefined, () => workbook.status),
    conflicts: () => answer('conflicts', undefined, () => workbook.conflicts),
    insertTemplate: (request, onConflict) =>
      answer('insertTemplate', { request, onConflict }, () => workbook.outcome),
    openExisting: (name) => answer('openExisting', name, () => undefined),
    finishInsert: () => answer('finishInsert', undefined, () => workbook.outcome),
    cleanUpInsert: () => answer('cleanUpInsert', undefined, () => undefined),
    undoInsert: () => answer('undoInsert', undefined, () => undefined),
    validate,
    mark: (findings) => answer('mark', findings, () => workbook.highlight),
    clearMarks: () => answer('clearMarks', undefined, () => workbook.highlight),
    reveal: (place) => answer('reveal', place, () => undefined),
    fillZeros: (finding) => answer('fillZeros', finding, () => workbook.written),
    repair: (repair) => answer('repair', repair, () => workbook.written),
    importReports: (inputs, signal, onRead) =>
      answer(
        'importReports',
        inputs,
        () => {
          inputs.forEach((_, index) => onRead?.(index + 1));
          return workbook.imported;
        },
        signal,
      ),
    compareImported: (_report, figures) => answer('compareImported', figures, () => workbook.comparison),
    writePrevious: (report, figures, choice) =>
      answer('writePrevious', { report, figures, choice }, () => workbook.written),
    writeCurrent: (figures, choice) => answer('writeCurrent', { figures, choice }, () => workbook.written),
    undoWritten: (undo) => answer('undoWritten', undo, () => workbook.written),
    answer: (finding, given) => answer('answer', { finding, given }, () => workbook.written),
    withdrawAnswer: (finding) => answer('withdrawAnswer', finding, () => workbook.written),
    controls: () => answer('controls', undefined, () => workbook.controls),
    showControls: (visible) => answer('showControls', visible, () => undefined),
    clearControls: () => answer('clearControls', undefined, () => workbook.written),
    planConversion: () => answer('planConversion', undefined, () => workbook.conversion),
    convert: (answers) => answer('convert', answers, () => workbook.converted),
    undoConversion: () => answer('undoConversion', undefined, () => undefined),
    draft: (signal, options) =>
      answer('draft', options, () => ({ draft: workbook.draft, text: workbook.text }), signal),
    editText: (edit) => answer('editText', edit, () => workbook.written),
    checkText: (input, previous, signal) =>
      answer('checkText', { input, previous }, () => workbook.checked, signal),
    collecting: () =>
      answer('collecting', undefined, () => {
        if (!workbook.collecting) throw new GoujiError('HOST_UNSUPPORTED');
        return workbook.collecting;
      }),
    ledger: () =>
      answer('ledger', undefined, () => {
        if (!workbook.ledger) throw new GoujiError('HOST_UNSUPPORTED');
        return workbook.ledger;
      }),
    selection: () => answer('selection', undefined, () => workbook.selection),
    exportDraft: (draft, kind) => answer('exportDraft', kind, () => exportedFile(draft, kind)),
    watch: (listener) =>
      answer('watch', undefined, () => {
        listeners.add(listener);
        return async () => void listeners.delete(listener);
      }),
  };

  return {
    actions,
    workbook,
    calls,
    callsOf: (method) => calls.filter(([name]) => name === method).map(([, argument]) => argument),
    get mostValidations() {
      return validations.most;
    },
    failNext: (method, error) => void failures.set(method, error),
    hold(method) {
      let open: () => void = () => undefined;
      gates.set(method, new Promise((resolve) => (open = resolve)));
      return () => {
        gates.delete(method);
        open();
      };
    },
    edit: (change = { sheetId: 's3' }) => listeners.forEach((listener) => listener(change)),
    watchers: () => listeners.size,
  };
}

/** A text in which nothing was found. */
export function checkedText(given: Partial<CheckedText> = {}): CheckedText {
  return {
    name: '报告.docx',
    kind: 'docx',
    notices: [],
    findings: [],
    sections: [],
    checked: {
      sentences: 30,
      claims: 12,
      tables: 'workbook',
      lastYear: 2024,
      previous: { name: '上年.docx' },
      isReport: true,
    },
    ...given,
  };
}

function aborted(signal?: AbortSignal): Promise<void> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new GoujiError('CANCELLED')), { once: true }),
  );
}

function exportedFile(draft: ReportDraft, kind: string): ExportedFile {
  return {
    name: `${draft.title}.${kind}`,
    type: 'text/plain',
    bytes: new Uint8Array(Buffer.from(draft.title, 'utf8')),
  };
}

/** Ribbon buttons to be pressed by a test. */
export function fakeRibbon(): CommandSource & { press(command: PaneCommand): void } {
  const listeners = new Set<(command: PaneCommand) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    press: (command) => listeners.forEach((listener) => listener(command)),
  };
}

const SHEETS = { s2: '表二 主动公开', s3: '表三 依申请公开', s4: '表四 复议诉讼' } as const;

/** Place of a cell such as s3!D27. */
export function placeAt(address: string): CellPlace {
  const [sheetId = 's3', cell = 'A1'] = address.split('!');
  const box = parseBox(cell);
  if (!box) throw new Error(`no cell: ${address}`);
  return {
    sheetId,
    sheet: SHEETS[sheetId as keyof typeof SHEETS] ?? sheetId,
    row: box.row,
    col: box.col,
    cell: cellName(box),
  };
}

/** A finding with its cells as addresses; everything else as in a plain balance error. */
export function findingOf(
  given: Partial<Omit<Finding, 'cells'>> & { readonly cells?: readonly string[] },
): Finding {
  const cells = (given.cells ?? ['s3!D27']).map(placeAt);
  return {
    id: 'T3-BAL:naturalPerson',
    rule: 'T3-BAL',
    severity: 'error',
    table: 'requests',
    points: [],
    strong: 1,
    message: { key: '一与二之和为4，三（七）与四之和为2，相差2。', values: {} },
    where: { row: '（七）总计', column: '自然人' },
    explains: [],
    source: '表三表头：第一项加第二项之和，等于第三项加第四项之和',
    ...given,
    cells,
  };
}

/** A suspect in the column 自然人, such as `suspectAt('s3!D27', '（七）总计', 2, 4)`; null is a blank. */
export function suspectAt(
  address: string,
  row: string,
  is: number | null,
  shouldBe: number | null,
  given: Partial<Suspect> = {},
): Suspect {
  return {
    point: `point.${address}`,
    place: placeAt(address),
    where: { row, column: '自然人' },
    is,
    shouldBe,
    reason: null,
    write: shouldBe === null ? null : { value: shouldBe },
    ...given,
  };
}

/** What writing the suspects gives back. */
export function writtenOf(suspects: readonly Suspect[], refused = 0): Written {
  return {
    count: suspects.length,
    refused,
    undo: suspects.map(({ place: { sheetId, row, col }, is, shouldBe }) => ({
      sheetId,
      row,
      col,
      before: shouldBe,
      after: { value: is },
    })),
  };
}

export function factAt(point: string, address: string, value: number): readonly [string, Fact] {
  return [
    point,
    { point, value: { kind: 'number', value }, place: placeAt(address), source: String(value), notices: [] },
  ];
}

/** A verdict on 39 relations; by default all compared and passed. */
export function verdictOf(
  findings: readonly Finding[],
  given: Partial<Pick<Verdict, 'checked' | 'relations'>> & {
    /** How many relations hold by construction. */
    readonly byConstruction?: number;
    /** Relations in place of the 39. */
    readonly covered?: readonly CoveredRelation[];
    readonly notLocalised?: readonly string[];
    /** Places for control figures, the first so many filled and compared. */
    readonly controls?: { readonly places: number; readonly filled: number };
    readonly organ?: string | null;
    readonly year?: number | null;
    readonly facts?: readonly (readonly [string, Fact])[];
    readonly answers?: Partial<Verdict['answers']>;
  } = {},
): Verdict {
  const failed = findings.filter(({ severity }) => severity === 'error').length;
  const tally = { passed: 39 - failed, failed, notEvaluated: 0, ruleError: 0 };
  const relations = given.relations ?? tally;
  return {
    report: reportOf({ ...given, facts: [...blanksOf(findings), ...(given.facts ?? [])] }),
    findings,
    checked: given.checked ?? { ...tally, passed: tally.passed + 20 },
    relations,
    coverage: {
      relations: given.covered ?? relationsOf(relations, given.byConstruction ?? 0),
      controls: given.controls?.filled ?? 0,
      notLocalised: given.notLocalised ?? [],
      previous: null,
    },
    answers: { refused: [], lastWho: '', ...given.answers },
    sheets: Object.entries(SHEETS).map(([id, name]) => ({ id, name, visibility: 'visible' })),
  };
}

/** As many relations as were counted: the first so many hold by construction, the last were not evaluated. */
function relationsOf(
  { passed, failed, notEvaluated, ruleError }: Tally,
  byConstruction: number,
): readonly CoveredRelation[] {
  return Array.from({ length: passed + failed + notEvaluated + ruleError }, (_, index) => {
    const named = relationOf(`第${index + 1}行`);
    if (index < byConstruction) return { ...named, status: 'byConstruction' };
    if (index < passed + failed) return { ...named, status: 'compared' };
    return { ...named, status: 'notEvaluated', reason: 'missingFigure' };
  });
}

export function relationOf(row: string, given: Partial<CoveredRelation> = {}): CoveredRelation {
  return {
    key: `T3-ROW:${row}`,
    rule: 'T3-ROW',
    table: 'requests',
    name: { key: 'relation.T3-ROW', values: { row, column: '总计' } },
    status: 'compared',
    ...given,
  };
}

function controlsOf({
  places = 0,
  filled = 0,
}: { places?: number; filled?: number } = {}): readonly ControlPlace[] {
  return Array.from({ length: places }, (_, index) => ({
    point: `total.${index}`,
    place: placeAt(`s3!L${index + 4}`),
    stands: 'beside',
    value: index < filled ? { kind: 'number', value: index } : { kind: 'blank' },
    source: index < filled ? String(index) : '',
    repeats: false,
  }));
}

/** What a run of blanks was found from. */
function blanksOf(findings: readonly Finding[]): readonly (readonly [string, Fact])[] {
  return findings
    .filter(({ rule }) => rule === 'NUM-02')
    .flatMap(({ points, cells }) =>
      points.flatMap((point, index): (readonly [string, Fact])[] => {
        const place = cells[index];
        return place ? [[point, { point, value: { kind: 'blank' }, place, source: '', notices: [] }]] : [];
      }),
    );
}

function reportOf(given: {
  readonly organ?: string | null;
  readonly year?: number | null;
  readonly facts?: readonly (readonly [string, Fact])[];
  readonly controls?: { readonly places: number; readonly filled: number };
}): RecognisedReport {
  return {
    profile: {
      organ: given.organ === undefined ? '板浦镇人民政府' : given.organ,
      kind: 'townshipGovernment',
      year: given.year === undefined ? 2023 : given.year,
      totals: 'typed',
      entries: new Map(),
    },
    format: '2021',
    facts: new Map(given.facts ?? []),
    blocks: [],
    controls: controlsOf(given.controls),
    previous: null,
    troubles: [],
    missingTables: [],
  };
}

/** One error, one run of blanks, one remark: the findings of a day in January. */
export function exampleFindings(): readonly Finding[] {
  const blanks = [
    'D25',
    'E25',
    'F25',
    'G25',
    'H25',
    'I25',
    'J25',
    'D26',
    'E26',
    'F26',
    'G26',
    'H26',
    'I26',
    'J26',
  ];
  return [
    findingOf({ cells: ['s3!D27', 's3!D4', 's3!D5', 's3!D28'], explains: ['T3-SUM:naturalPerson'] }),
    findingOf({
      id: 'NUM-02:requests.other.feeUnpaid',
      rule: 'NUM-02',
      severity: 'warning',
      points: blanks.map((cell) => `blank.${cell}`),
      cells: blanks.map((cell) => `s3!${cell}`),
      where: { row: '（六）其他处理 2、3', column: '' },
      message: { key: '14格为空，按0计算。没有数据请填0。', values: {} },
      explains: [],
      source: '空格与0含义不同',
    }),
    findingOf({
      id: 'X-03',
      rule: 'X-03',
      severity: 'info',
      table: 'disputes',
      cells: ['s4!E4', 's3!J27'],
      where: { row: '行政复议', column: '总计' },
      message: { key: '行政复议4件，占办结4件的100%，比例偏高，请核实。', values: {} },
      source: '已公布的市级年报为5%至13%',
    }),
  ];
}

const disputesTable: DraftTable = {
  id: 'disputes',
  label: '表四 政府信息公开行政复议、行政诉讼情况',
  widths: [1, 1, 1, 1, 1],
  rows: 3,
  headerRows: 2,
  cells: [
    { row: 0, col: 0, rows: 1, cols: 5, text: '行政复议', role: 'header' },
    ...['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((text, col) => ({
      row: 1,
      col,
      rows: 1,
      cols: 1,
      text,
      role: 'header' as const,
    })),
    ...['1', '0', '3', '0', '【待核】'].map((text, col) => ({
      row: 2,
      col,
      rows: 1,
      cols: 1,
      text,
      role: 'figure' as const,
      point: `disputes.reconsideration.${['upheld', 'corrected', 'other', 'pending', 'total'][col] ?? ''}`,
      ...(col === 4 ? { pending: true } : {}),
    })),
  ],
};

export function exampleDraft(): ReportDraft {
  return {
    title: '板浦镇人民政府2023年政府信息公开工作年度报告',
    metadata: [
      { label: '索引号', value: '', wide: false },
      { label: '发布机构', value: '板浦镇人民政府', wide: false },
      { label: '名称', value: '板浦镇人民政府2023年政府信息公开工作年度报告', wide: true },
    ],
    blanks: [
      { id: 'overview.total', text: '【主动公开信息条数】', section: '一（一）' },
      { id: 'problems.first', text: '【存在的主要问题】', section: '五' },
    ],
    blocks: [
      { kind: 'heading', id: 'block-1', level: 1, inlines: [{ kind: 'text', text: '一、总体情况' }] },
      { kind: 'heading', id: 'block-2', level: 2, inlines: [{ kind: 'text', text: '（一）主动公开' }] },
      {
        kind: 'paragraph',
        id: 'block-p',
        inlines: [
          { kind: 'text', text: '2023年，本机关主动公开政府信息' },
          { kind: 'blank', id: 'overview.total', text: '【主动公开信息条数】' },
          { kind: 'text', text: '条，收到政府信息公开申请' },
          { kind: 'figure', text: '3', points: ['requests.received.total'], pending: false },
          { kind: 'text', text: '件，办结' },
          { kind: 'figure', text: '【待核】', points: ['requests.concluded.total'], pending: true },
          { kind: 'text', text: '件。' },
        ],
      },
      {
        kind: 'heading',
        id: 'block-101',
        level: 1,
        inlines: [{ kind: 'text', text: '四、政府信息公开行政复议、行政诉讼情况' }],
      },
      { kind: 'table', id: 'block-3', table: disputesTable },
      {
        kind: 'heading',
        id: 'block-4',
        level: 1,
        inlines: [{ kind: 'text', text: '五、存在的主要问题及改进情况' }],
      },
      {
        kind: 'paragraph',
        id: 'block-5',
        inlines: [{ kind: 'blank', id: 'problems.first', text: '【存在的主要问题】' }],
      },
    ],
  };
}
