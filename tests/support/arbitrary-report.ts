import fc from 'fast-check';
import { format2021 } from '../../src/catalogue/2021';
import { outcomeKeys } from '../../src/catalogue/2021/tables';
import { formOf } from '../../src/core/form/form';
import type { OrganKind } from '../../src/core/model/format';
import { consistentFigures, type Figures } from './report-builder';

const COLUMNS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
];
const DISPUTES = ['reconsideration', 'directLitigation', 'litigationAfterReconsideration'];
const RESULTS = ['upheld', 'corrected', 'other', 'pending'];

/** 0 and 1 are where the wording turns, so they are frequent. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(1) },
  fc.integer({ min: 2, max: 4000 }),
);

/** How many figures of a group are not 0: none, one, or any. */
const group = (size: number): fc.Arbitrary<readonly number[]> =>
  fc.oneof(
    fc.constant(Array.from({ length: size }, () => 0)),
    fc
      .tuple(fc.nat({ max: size - 1 }), fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 900 })))
      .map(([at, value]) => Array.from({ length: size }, (_, index) => (index === at ? value : 0))),
    fc.array(count, { minLength: size, maxLength: size }),
  );

const cells = (
  rows: readonly string[],
  columns: readonly string[],
  values: readonly number[],
): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap((row, i) =>
      columns.map((column, j) => [`${row}.${column}`, values[i * columns.length + j] ?? 0]),
    ),
  );

const requests: fc.Arbitrary<Record<string, number>> = fc
  .tuple(
    group(outcomeKeys.length * COLUMNS.length),
    group(COLUMNS.length),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: COLUMNS.length,
      maxLength: COLUMNS.length,
    }),
  )
  .map(([outcomes, forward, shares]) => {
    const handled = cells(
      outcomeKeys.map((key) => `requests.${key}`),
      COLUMNS,
      outcomes,
    );
    const intake = COLUMNS.map(
      (column, j) =>
        outcomeKeys.reduce((sum, key) => sum + (handled[`requests.${key}.${column}`] ?? 0), 0) +
        (forward[j] ?? 0),
    );
    const carriedIn = intake.map((sum, j) =>
      (shares[j] ?? 0) < 0.5 ? 0 : (shares[j] ?? 0) > 0.9 ? sum : Math.floor(sum * (shares[j] ?? 0)),
    );
    const received = intake.map((sum, j) => sum - (carriedIn[j] ?? 0));
    return {
      ...handled,
      ...cells(['requests.received', 'requests.carriedIn'], COLUMNS, [...received, ...carriedIn]),
    };
  });

const disputes = group(DISPUTES.length * RESULTS.length).map((values) =>
  cells(
    DISPUTES.map((block) => `disputes.${block}`),
    RESULTS,
    values,
  ),
);

const proactive = fc
  .tuple(
    group(9),
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 3_164_410_000 }).map((value) => value / 10_000),
    ),
  )
  .map(([counts, fees]) => {
    const points = formOf(format2021).points.filter(
      ({ id, measure }) => id.startsWith('proactive.') && measure === 'count',
    );
    return {
      ...Object.fromEntries(points.map(({ id }, index) => [id, counts[index] ?? 0])),
      'proactive.fees.collected': fees,
    };
  });

/** Figures of a report in which every declared relation holds. */
export const consistentReport: fc.Arbitrary<Figures> = fc
  .tuple(proactive, requests, disputes)
  .map(([first, second, third]) => consistentFigures({ ...first, ...second, ...third }));

export const organKind: fc.Arbitrary<OrganKind | null> = fc.constantFrom(
  null,
  'centralDepartment',
  'provincialGovernment',
  'cityGovernment',
  'countyGovernment',
  'townshipGovernment',
  'ruleMakersOffice',
  'provincialDepartment',
  'cityDepartment',
  'countyDepartment',
  'other',
);
