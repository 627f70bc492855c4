import { format2021 } from '../../src/catalogue/2021';
import { formOf, type Form } from '../../src/core/form/form';
import type { Fact, FactValue, RecognisedReport, ReportProfile } from '../../src/core/model/fact';
import type { DataPointId, OrganKind, ReportFormat, TotalsMode } from '../../src/core/model/format';
import { TABLE_IDS } from '../../src/core/model/format';
import { cellName } from '../../src/core/model/geometry';

/** Figures by data point: a number, null for a blank cell, a text for something that is no figure. */
export type Figures = Readonly<Record<DataPointId, number | string | null>>;

export interface ReportWords {
  readonly organ?: string | null;
  readonly kind?: OrganKind | null;
  readonly year?: number | null;
  readonly entries?: Readonly<Record<string, string>>;
  readonly format?: ReportFormat;
  /** Whether totals stand as formulas; typed unless said. */
  readonly totals?: TotalsMode;
}

const SHEET = '表';

/** A recognised report that holds exactly these figures; data points not listed were not found. */
export function reportOf(figures: Figures, words: ReportWords = {}): RecognisedReport {
  const form = formOf(words.format ?? format2021);
  const known = form.points.filter(({ id }) => figures[id] !== undefined);
  const totals = form.relations.flatMap(({ total }) => total ?? []);
  const computed = new Set(words.totals === 'formulas' ? totals : []);
  const profile: ReportProfile = {
    organ: words.organ === undefined ? '示例镇' : words.organ,
    kind: words.kind === undefined ? 'townshipGovernment' : words.kind,
    year: words.year === undefined ? 2023 : words.year,
    totals: words.totals ?? 'typed',
    entries: new Map(Object.entries(words.entries ?? {})),
  };
  return {
    profile,
    format: form.edition,
    facts: new Map(
      known.map(({ id, order }) => [id, factOf(id, order, figures[id] ?? null, computed.has(id))]),
    ),
    blocks: [],
    controls: [],
    previous: null,
    troubles: [],
    missingTables: TABLE_IDS.filter((table) => !known.some((point) => point.table === table)),
  };
}

function factOf(point: DataPointId, order: number, figure: number | string | null, computed: boolean): Fact {
  return {
    point,
    value: valueOf(figure),
    place: { sheetId: SHEET, sheet: SHEET, row: order, col: 0, cell: cellName({ row: order, col: 0 }) },
    source: figure === null ? '' : String(figure),
    ...(computed ? { formula: '=SUM()' } : {}),
    notices: [],
  };
}

function valueOf(figure: number | string | null): FactValue {
  if (figure === null) return { kind: 'blank' };
  if (typeof figure === 'number') return { kind: 'number', value: figure };
  return { kind: 'text', text: figure, code: 'NOT_A_NUMBER' };
}

/**
 * Every figure of the form 0, then those given. Totals and 结转下年度 follow from the others unless given themselves;
 * 结转下年度 may then be negative, which is for the caller to avoid.
 */
export function consistentFigures(
  given: Readonly<Record<DataPointId, number>>,
  form: Form = formOf(format2021),
): Figures {
  const figures: Record<DataPointId, number> = {};
  for (const { id } of form.points) figures[id] = given[id] ?? 0;
  const follow = (point: DataPointId, value: number): void => {
    if (given[point] === undefined) figures[point] = value;
  };
  const figure = (point: DataPointId): number => figures[point] ?? 0;
  const addUp = (along: 'row' | 'column'): void => {
    for (const { total, points, runsAlong } of form.relations) {
      if (total === undefined || runsAlong !== along) continue;
      const parts = points.filter((point) => point !== total);
      follow(
        total,
        parts.reduce((sum, part) => sum + figure(part), 0),
      );
    }
  };
  addUp('column');
  for (const { columnKey } of form.points.filter(({ id }) => id.startsWith('requests.received.'))) {
    const of = (row: string): number => figure(`requests.${row}.${columnKey}`);
    follow(`requests.carriedForward.${columnKey}`, of('received') + of('carriedIn') - of('concluded'));
  }
  addUp('row');
  return figures;
}

/** 板浦镇 2023 in the current form, two rows blank as published. */
export function banpuFigures(): Figures {
  const form = formOf(format2021);
  const blankRows = ['other.feeUnpaid', 'other.other'];
  const blanks = form.points
    .filter(({ table, rowKey }) => table === 'requests' && blankRows.includes(rowKey))
    .map(({ id }) => [id, null]);
  return {
    ...consistentFigures({
      'requests.received.naturalPerson': 3,
      'requests.carriedIn.naturalPerson': 1,
      'requests.unavailable.notHeld.naturalPerson': 4,
      'disputes.reconsideration.upheld': 1,
      'disputes.reconsideration.other': 3,
    }),
    ...Object.fromEntries(blanks),
  };
}
