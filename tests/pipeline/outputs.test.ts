import { exporters } from '../../src/adapters/exporters';
import { readSource } from '../../src/adapters/readers';
import type { RecognisedReport } from '../../src/core/model/fact';
import type { ReportDraft } from '../../src/core/model/report-draft';
import type { Verdict } from '../../src/core/model/verdict';
import { composeDraft } from '../../src/draft';
import { importReport } from '../../src/intake';
import { banpuFigures, consistentFigures, reportOf, type Figures } from '../support/report-builder';

const APPLICANTS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
];

/** A city with figures of up to eight digits in every corner of the form. */
function cityFigures(): Figures {
  const rows = {
    received: 316_441,
    carriedIn: 3466,
    granted: 128_801,
    partlyGranted: 44_703,
    'refused.stateSecrets': 25,
    'unavailable.notHeld': 74_607,
    'notProcessed.petitions': 881,
    'other.notCorrected': 50_009,
    'other.feeUnpaid': 7,
  };
  const requests = Object.entries(rows).flatMap(([row, value]) =>
    APPLICANTS.map(
      (column, index) => [`requests.${row}.${column}`, Math.floor(value / 10 ** index)] as const,
    ),
  );
  return consistentFigures({
    ...Object.fromEntries(requests),
    'proactive.rules.inForce': 163,
    'proactive.licences.decided': 11_398_889,
    'proactive.penalties.decided': 6_937_489,
    'proactive.fees.collected': 59_237.2449,
    'disputes.reconsideration.upheld': 11_826,
    'disputes.directLitigation.pending': 10_026,
    'disputes.litigationAfterReconsideration.corrected': 20,
  });
}

const reports: Readonly<Record<string, RecognisedReport>> = {
  板浦镇: reportOf(banpuFigures(), { organ: '板浦镇' }),
  示例市: reportOf(cityFigures(), { organ: '示例市人民政府', kind: 'cityGovernment', year: 2024 }),
};

function draftOf(name: string): ReportDraft {
  const verdict: Pick<Verdict, 'report' | 'findings'> = { report: reports[name]!, findings: [] };
  return composeDraft(verdict as Verdict, { tone: 'detailed', charts: true });
}

/** Figures by data point, as typed: null is a blank. */
function figuresOf({ facts }: RecognisedReport): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...facts]
      .map(([point, { value }]) => [point, value.kind === 'number' ? value.value : value.kind])
      .sort(),
  );
}

describe.each(Object.keys(reports))('the report of %s', (name) => {
  test.each(['docx', 'html', 'txt'] as const)('as .%s is read back with all 200 figures', async (kind) => {
    const bytes = await exporters[kind](draftOf(name));
    const imported = await importReport({ name: `年报.${kind}`, bytes }, readSource);
    const { report } = imported.verdict;
    expect(report.profile).toMatchObject({
      organ: reports[name]!.profile.organ,
      year: reports[name]!.profile.year,
    });
    expect(report.facts.size).toBe(200);
    expect(figuresOf(report)).toEqual(figuresOf(reports[name]!));
    expect(imported.figures.filter(({ doubtful }) => doubtful)).toEqual([]);
  });

  test.each(['docx', 'html', 'txt'] as const)('as .%s is the same bytes every time', async (kind) => {
    const [one, two] = [await exporters[kind](draftOf(name)), await exporters[kind](draftOf(name))];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});

test('has charts, so that reading it back shows they are no figures of a table', () => {
  expect(draftOf('示例市').blocks.filter(({ kind }) => kind === 'chart')).toHaveLength(2);
});
