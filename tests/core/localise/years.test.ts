import { say } from '../../../src/catalogue/messages';
import { check } from '../../../src/check';
import type { Finding, Repair } from '../../../src/core/model/finding';
import type { Verdict } from '../../../src/core/model/verdict';
import { lastYear, thisYear, viewOfThisYear } from '../../support/previous-year';
import { withFigures } from '../../support/view-figures';

const THIS = {
  'requests.received.naturalPerson': 40,
  'requests.carriedIn.naturalPerson': 13,
  'requests.granted.naturalPerson': 48,
  'requests.received.business': 20,
  'requests.granted.business': 20,
};
/** 13 carried forward by natural persons. */
const LAST = lastYear({ 'requests.received.naturalPerson': 50, 'requests.granted.naturalPerson': 37 });

const suspects = (repair: Repair | undefined): readonly string[] =>
  (repair ?? []).map(({ point, is, shouldBe }) => `${point}: ${is ?? '空'} → ${shouldBe ?? '?'}`);
const listed = ({ repairs }: Finding): readonly (readonly string[])[] => (repairs ?? []).map(suspects);
const errors = ({ findings }: Verdict): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');
const rules = ({ findings }: Verdict): readonly string[] => findings.map(({ id }) => id);

/** Totals are formulas, so that only the balance of the column can fail. */
async function underFormulas(
  typed: Readonly<Record<string, number>>,
): Promise<{ alone: Verdict; with: Verdict }> {
  const view = await (await thisYear({ ...THIS }, 'formulas')).port.read();
  const changed = withFigures(view, check(view).report.facts, typed);
  return { alone: check(changed), with: check(changed, { previous: LAST }) };
}

describe('a broken balance and last year', () => {
  it('names 上年结转 alone where last year’s report says another figure that mends it', async () => {
    const verdict = await underFormulas({ 'requests.carriedIn.naturalPerson': 31 });
    const [before] = errors(verdict.alone);
    expect(before?.repairs?.length).toBeGreaterThan(3);
    const [finding, ...others] = errors(verdict.with);
    expect(others).toEqual([]);
    expect(finding?.id).toBe('cell:requests.carriedIn.naturalPerson');
    expect(finding && listed(finding)).toEqual([['requests.carriedIn.naturalPerson: 31 → 13']]);
    expect(finding && say('zh-CN', finding.message.key, finding.message.values)).toContain(
      '可能原因：上年报告结转下年度继续办理的是13，与本年上年结转应相同',
    );
  });

  it('tells it once: what last year says is part of that finding', async () => {
    const { with: verdict } = await underFormulas({ 'requests.carriedIn.naturalPerson': 31 });
    expect(rules(verdict).filter((id) => id.startsWith('Y-01'))).toEqual([]);
    expect(errors(verdict)[0]?.explains).toEqual(
      expect.arrayContaining(['T3-BAL:naturalPerson', 'Y-01:naturalPerson', 'Y-01:total']),
    );
  });

  it('looks elsewhere where 上年结转 is what last year’s report says', async () => {
    const verdict = await underFormulas({ 'requests.received.naturalPerson': 41 });
    const points = (found: Verdict): readonly (string | undefined)[] =>
      (errors(found)[0]?.repairs ?? []).map(([first]) => first?.point);
    expect(points(verdict.alone)).toContain('requests.carriedIn.naturalPerson');
    expect(points(verdict.with)).not.toContain('requests.carriedIn.naturalPerson');
    expect(points(verdict.with)).toEqual(
      points(verdict.alone).filter((point) => point !== 'requests.carriedIn.naturalPerson'),
    );
  });

  it('stays apart where last year’s figure mends nothing', async () => {
    const other = check(
      await viewOfThisYear({
        ...THIS,
        'requests.granted.naturalPerson': 49,
        'requests.carriedIn.naturalPerson': 14,
      }),
      {
        previous: LAST,
      },
    );
    expect(errors(other)).toEqual([]);
    expect(rules(other)).toContain('Y-01:naturalPerson');
  });

  it('offers no second figure for a cell that the errors already name', async () => {
    const view = await viewOfThisYear(THIS);
    const wrong = withFigures(view, check(view).report.facts, { 'requests.carriedIn.naturalPerson': 15 });
    const previous = lastYear({
      'requests.received.naturalPerson': 50,
      'requests.granted.naturalPerson': 38,
    });
    const { findings } = check(wrong, { previous });
    const error = findings.find(({ id }) => id === 'cell:requests.carriedIn.naturalPerson');
    expect(error && listed(error)).toEqual([['requests.carriedIn.naturalPerson: 15 → 13']]);
    const year = findings.find(({ id }) => id === 'Y-01:naturalPerson');
    expect(year?.severity).toBe('warning');
    expect(year?.repairs).toBeUndefined();
  });

  it('has no say where the organ is another', async () => {
    const view = await (await thisYear({ ...THIS }, 'formulas')).port.read();
    const changed = withFigures(view, check(view).report.facts, { 'requests.carriedIn.naturalPerson': 31 });
    const listedAlone = errors(check(changed)).map(listed);
    expect(errors(check(changed, { previous: { ...LAST, organ: '某县' } })).map(listed)).toEqual(listedAlone);
  });
});

describe('a figure left from last year', () => {
  it('is told as the cause', async () => {
    const view = await viewOfThisYear(THIS);
    const wrong = withFigures(view, check(view).report.facts, { 'requests.granted.naturalPerson': 37 });
    const reasonOf = (verdict: Verdict): unknown => errors(verdict)[0]?.repairs?.[0]?.[0]?.reason?.key;
    expect(reasonOf(check(wrong))).not.toBe('cause.lastYear');
    expect(reasonOf(check(wrong, { previous: LAST }))).toBe('cause.lastYear');
    const [finding] = errors(check(wrong, { previous: LAST }));
    expect(finding && say('zh-CN', finding.message.key, finding.message.values)).toContain(
      '可能原因：37与上年的数相同，可能沿用了上年的数，本年应为48',
    );
  });

  it('is not where it was 0, nor where the report is of another year', async () => {
    const view = await viewOfThisYear(THIS);
    const { facts } = check(view).report;
    const zero = check(withFigures(view, facts, { 'requests.granted.business': 0 }), { previous: LAST });
    expect(errors(zero)[0]?.repairs?.[0]?.[0]?.reason?.key).not.toBe('cause.lastYear');
    const wrong = withFigures(view, facts, { 'requests.granted.naturalPerson': 37 });
    const [finding] = errors(check(wrong, { previous: { ...LAST, year: 2022 } }));
    expect(finding?.repairs?.[0]?.[0]?.reason?.key).not.toBe('cause.lastYear');
  });
});

it('last year’s report that agrees in everything changes no finding but its own', async () => {
  const view = await viewOfThisYear(THIS);
  const { facts } = check(view).report;
  for (const [point, value] of [
    ['requests.received.naturalPerson', 41],
    ['requests.carriedIn.naturalPerson', 31],
    ['requests.concluded.total', 60],
    ['requests.carriedForward.business', 3],
  ] as const) {
    const wrong = withFigures(view, facts, { [point]: value });
    const found = errors(check(wrong, { previous: LAST })).map((finding) => [finding.id, listed(finding)]);
    const alone = errors(check(wrong)).map((finding) => [finding.id, listed(finding)]);
    expect([point, found]).toEqual([point, alone]);
  }
});
