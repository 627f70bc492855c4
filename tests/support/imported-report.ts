import { cellName } from '../../src/core/model/geometry';
import type { ImportedFigure, ImportedReport } from '../../src/core/model/imported';
import type { Doubt } from '../../src/core/model/source';
import type { DifferentFigure, TargetComparison } from '../../src/ui/actions';
import { findingOf, placeAt, verdictOf } from './fake-actions';

/** A figure of an imported report: 自然人 of a row of 表三 unless said otherwise. */
export function importedFigure(
  point: string,
  value: number | string | null,
  given: Partial<ImportedFigure> = {},
): ImportedFigure {
  const text = value === null ? '' : String(value);
  return {
    point,
    table: 'requests',
    measure: 'count',
    where: { row: `行${point}`, column: '自然人' },
    value:
      typeof value === 'string'
        ? { kind: 'text', text: value, code: 'AMBIGUOUS_NUMBER' }
        : value === null
          ? { kind: 'blank' }
          : { kind: 'number', value },
    source: text,
    from: { text, line: 12, column: 3 },
    doubtful: typeof value === 'string',
    inferred: false,
    ...given,
  };
}

interface ReportGiven {
  readonly name?: string;
  readonly organ?: string | null;
  readonly year?: number | null;
  readonly figures?: readonly ImportedFigure[];
  readonly doubts?: readonly Doubt[];
  readonly notices?: readonly string[];
  readonly findings?: number;
}

/** Last year's report of a township, with two figures that run together. */
export function importedReport(given: ReportGiven = {}): ImportedReport {
  const { organ = '板浦镇人民政府', year = 2024, findings = 0 } = given;
  const problems = Array.from({ length: findings }, (_, index) => findingOf({ id: `own-${index}` }));
  return {
    name: given.name ?? '2024年报.html',
    kind: 'html',
    notices: given.notices ?? [],
    verdict: verdictOf(problems, { organ, year }),
    figures: given.figures ?? exampleFigures(),
    doubts: given.doubts ?? exampleDoubts(),
    lines: [],
  };
}

export function exampleFigures(): readonly ImportedFigure[] {
  const glued = { source: '1153', from: { text: '1153', line: 7, column: 1 } };
  return [
    importedFigure('issued', '…1153…', {
      ...glued,
      table: 'proactive',
      where: { row: '规章', column: '制发' },
    }),
    importedFigure('inForce', '…1153…', {
      ...glued,
      table: 'proactive',
      where: { row: '规章', column: '有效' },
    }),
    importedFigure('repealed', 22, {
      source: '22（其中修订16件）',
      table: 'proactive',
      where: { row: '规章', column: '废止' },
      doubtful: true,
    }),
    importedFigure('received', 3),
    importedFigure('granted', 2, { inferred: true }),
    importedFigure('denied', null),
  ];
}

export function exampleDoubts(): readonly Doubt[] {
  return [
    {
      points: ['issued', 'inForce'],
      place: { text: '1153', line: 7, column: 1 },
      kind: 'open',
      candidates: [
        [1, 153],
        [11, 53],
        [115, 3],
      ],
    },
  ];
}

/** Figures beside what cells hold. */
export function compared(given: Partial<TargetComparison> = {}): TargetComparison {
  return { same: 0, fill: 4, different: [], formulas: 0, noPlace: 0, ...given };
}

export function different(point: string, is: number, shouldBe: number, row = 3): DifferentFigure {
  return {
    point,
    place: placeAt(`s3!${cellName({ row, col: 3 })}`),
    where: { row: `行${point}`, column: '自然人' },
    is,
    shouldBe,
  };
}
