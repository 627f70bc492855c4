import { say } from '../../../src/catalogue/messages';
import { check } from '../../../src/check';
import type { Finding, Repair } from '../../../src/core/model/finding';
import type { TotalsMode } from '../../../src/core/model/format';
import type { CellValue, WorkbookView } from '../../../src/core/model/grid';
import type { Verdict } from '../../../src/core/model/verdict';
import { withControls } from '../../support/control-figures';
import { consistentFigures } from '../../support/report-builder';
import { editStructure } from '../../support/structure-edits';
import { templateWorkbook, type TemplateWorkbook } from '../../support/template-workbook';
import { withFigures } from '../../support/view-figures';

/** 20 applications, in three columns, all outcomes in different rows. */
const FIGURES = consistentFigures({
  'requests.received.naturalPerson': 12,
  'requests.received.business': 5,
  'requests.carriedIn.naturalPerson': 3,
  'requests.granted.naturalPerson': 6,
  'requests.granted.business': 2,
  'requests.partlyGranted.naturalPerson': 4,
  'requests.unavailable.notHeld.naturalPerson': 3,
  'requests.unavailable.notHeld.business': 3,
  'disputes.reconsideration.upheld': 4,
  'disputes.reconsideration.corrected': 1,
});

async function filled(
  figures: Readonly<Record<string, CellValue>>,
  totals: TotalsMode = 'typed',
): Promise<{ readonly workbook: TemplateWorkbook; readonly view: WorkbookView }> {
  const workbook = await templateWorkbook(totals);
  const { facts } = (await workbook.verdict()).report;
  const given = Object.entries({ ...FIGURES, ...figures }).filter(
    ([point]) => figures[point] !== undefined || facts.get(point)?.formula === undefined,
  );
  await workbook.fill(Object.fromEntries(given));
  return { workbook, view: await workbook.port.read() };
}

const verdictOn = async (
  figures: Readonly<Record<string, CellValue>>,
  totals: TotalsMode = 'typed',
): Promise<Verdict> => check((await filled(figures, totals)).view);

const errors = ({ findings }: Verdict): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');
const suspects = (repair: Repair | undefined): readonly string[] =>
  (repair ?? []).map(({ point, is, shouldBe }) => `${point}: ${is ?? '空'} → ${shouldBe ?? '?'}`);
const reasons = ({ repairs }: Finding): readonly (string | null)[] =>
  (repairs?.[0] ?? []).map(({ reason }) => reason && say('zh-CN', reason.key, reason.values));
const text = ({ message }: Finding): string => say('zh-CN', message.key, message.values);

describe('one wrong figure', () => {
  it.each([
    ['requests.received.naturalPerson', 21, 12, '12的相邻两位数字颠倒，成了21'],
    ['requests.received.naturalPerson', 1, 12, '12少打了一位，成了1'],
    ['requests.received.naturalPerson', 122, 12, '12多打了一位，成了122'],
    ['requests.received.naturalPerson', 17, 12, '12有一位数字打错，成了17'],
    ['requests.partlyGranted.naturalPerson', 0, 4, '应为4，填成了0'],
    ['requests.concluded.business', 4, 5, '修改明细后未更新总计，4应改为5'],
    ['requests.granted.naturalPerson', 7, 6, '7与6只差1，可能数错'],
    ['disputes.reconsideration.total', 4, 5, null],
  ])(
    '%s as %s instead of %s is named alone, with its probable cause',
    async (point, typed, right, reason) => {
      const found = errors(await verdictOn({ [point]: typed }));
      expect(found).toHaveLength(1);
      const [finding] = found;
      const listed = (finding?.repairs ?? []).map(suspects);
      expect(listed).toContainEqual([`${point}: ${typed} → ${right}`]);
      if (reason === null) return;
      expect(listed).toHaveLength(1);
      expect(finding && reasons(finding)).toEqual([reason]);
      expect(finding?.strong).toBe(1);
      expect(finding?.points[0]).toBe(point);
    },
  );

  it('that is left blank is named, and its blank reported once', async () => {
    const { findings } = await verdictOn({ 'requests.granted.naturalPerson': null });
    const [error] = findings.filter(({ severity }) => severity === 'error');
    expect(suspects(error?.repairs?.[0])).toEqual(['requests.granted.naturalPerson: 空 → 6']);
    expect(error && text(error)).toBe(
      '表三“（一）予以公开”自然人一列为空，应为6。这一行总计是8，各项相加是2；这一列（七）总计是13，各项办理结果相加是7。',
    );
  });

  it('that is a large number is put right to the unit', async () => {
    const found = errors(
      await verdictOn({
        ...consistentFigures({ 'requests.received.naturalPerson': 9_876_543_210 }),
        'requests.received.naturalPerson': 9_876_543_201,
      }),
    );
    expect(found.map(({ repairs }) => (repairs ?? []).map(suspects))).toEqual([
      [['requests.received.naturalPerson: 9876543201 → 9876543210']],
    ]);
  });

  it('in 表四 leaves every figure of its sum possible, none marked before the others', async () => {
    const [finding] = errors(await verdictOn({ 'disputes.reconsideration.upheld': 6 }));
    expect((finding?.repairs ?? []).map(suspects)).toEqual(
      expect.arrayContaining([
        ['disputes.reconsideration.upheld: 6 → 4'],
        ['disputes.reconsideration.total: 5 → 7'],
      ]),
    );
    expect(finding?.repairs).toHaveLength(2);
    expect(finding?.id).toBe('T4-SUM:reconsideration');
  });
});

describe('several wrong figures', () => {
  it('that share no relation are told apart', async () => {
    const found = errors(
      await verdictOn({ 'requests.granted.naturalPerson': 9, 'requests.unavailable.notHeld.business': 8 }),
    );
    expect(found.map(({ repairs }) => (repairs ?? []).map(suspects))).toEqual([
      [['requests.granted.naturalPerson: 9 → 6']],
      [['requests.unavailable.notHeld.business: 8 → 3']],
    ]);
  });

  it('exchanged between two rows are one finding that says so', async () => {
    const found = errors(
      await verdictOn({ 'requests.granted.naturalPerson': 4, 'requests.partlyGranted.naturalPerson': 6 }),
    );
    expect(found).toHaveLength(1);
    const [best] = found[0]?.repairs ?? [];
    expect(suspects(best)).toEqual([
      'requests.granted.naturalPerson: 4 → 6',
      'requests.partlyGranted.naturalPerson: 6 → 4',
    ]);
    expect(best?.map(({ reason }) => reason?.key)).toEqual([
      'cause.exchanged.column',
      'cause.exchanged.column',
    ]);
  });

  it('beyond four are not localised, and every broken relation is listed', async () => {
    const wrong = {
      'requests.granted.naturalPerson': 16,
      'requests.granted.business': 29,
      'requests.partlyGranted.research': 37,
      'requests.unavailable.notHeld.publicWelfare': 41,
      'requests.notProcessed.petitions.legalService': 53,
      'requests.other.other.otherOrganisation': 67,
    };
    const verdict = await verdictOn(wrong);
    expect(verdict.coverage.notLocalised.length).toBe(verdict.relations.failed);
    expect(
      errors(verdict)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...verdict.coverage.notLocalised].sort());
    expect(errors(verdict).every(({ repairs }) => repairs === undefined)).toBe(true);
  });
});

describe('formula totals', () => {
  it('leave a broken balance to its typed figures, and never propose to write over a formula', async () => {
    const [finding] = errors(await verdictOn({ 'requests.carriedForward.naturalPerson': 4 }, 'formulas'));
    const points = (finding?.repairs ?? []).flat().map(({ point }) => point);
    expect(finding?.id).toBe('T3-BAL:naturalPerson');
    expect(points).toContain('requests.received.naturalPerson');
    expect(points).not.toContain('requests.concluded.naturalPerson');
    expect(points).not.toContain('requests.received.total');
  });

  it('that leave out a row are named with the formula they should have', async () => {
    const { workbook, view } = await filled({}, 'formulas');
    const { sheet, cell } = await workbook.placeOf('requests.concluded.naturalPerson');
    workbook.port.edit(sheet, cell, { formula: '=SUM(D7:D26)' });
    const found = errors(check(await workbook.port.read()));
    expect(found.map(text)).toEqual([
      '表三“（七）总计”自然人一列的合计公式漏加了“（一）予以公开”。应为=SUM(D6:D26)。',
    ]);
    expect(found[0]?.repairs?.[0]?.[0]?.write).toEqual({ formula: '=SUM(D6:D26)' });
    expect(found[0]?.explains).toContain('T3-BAL:naturalPerson');
    expect(check(view).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('that leave out a row without cases are a warning: nothing fails yet', async () => {
    const { workbook } = await filled({}, 'formulas');
    const { sheet, cell } = await workbook.placeOf('requests.concluded.business');
    workbook.port.edit(sheet, cell, { formula: '=SUM(E6:E25)' });
    const { findings } = check(await workbook.port.read());
    const [warning] = findings.filter(({ rule }) => rule === 'FMT-04');
    expect(warning).toMatchObject({
      severity: 'warning',
      points: ['requests.concluded.business', 'requests.other.other.business'],
    });
  });

  it('that also add a row of another item are named', async () => {
    const { workbook } = await filled({}, 'formulas');
    const { sheet, cell } = await workbook.placeOf('requests.granted.total');
    workbook.port.edit(sheet, cell, { formula: '=SUM(D6:I7)' });
    const [finding] = errors(check(await workbook.port.read()));
    expect(finding && text(finding)).toContain('合计公式多加了');
  });

  it('written another way add up the same and are no fault', async () => {
    const { workbook } = await filled({}, 'formulas');
    const { sheet, cell } = await workbook.placeOf('requests.granted.total');
    workbook.port.edit(sheet, cell, { formula: '=D6+E6+F6+SUM(G6:H6)+I6' });
    const verdict = check(await workbook.port.read());
    expect(verdict.findings.filter(({ rule }) => rule === 'FMT-04')).toEqual([]);
    expect(verdict.coverage.relations.find(({ key }) => key === 'T3-ROW:granted')?.status).toBe(
      'byConstruction',
    );
  });
});

describe('control figures', () => {
  const controlled = async (
    figures: Readonly<Record<string, number>>,
    controls: Readonly<Record<string, CellValue>>,
    totals: TotalsMode = 'formulas',
  ): Promise<Verdict> => {
    const { view } = await filled(figures, totals);
    return check(withControls(view, check(view).report.controls, controls));
  };

  it('that agree say nothing and are counted', async () => {
    const verdict = await controlled({}, { 'requests.granted.total beside': 8 });
    expect(errors(verdict)).toEqual([]);
    expect(verdict.coverage.controls).toBe(1);
    expect(verdict.relations).toEqual(check((await filled({}, 'formulas')).view).relations);
  });

  it('find a case in the wrong row under formula totals', async () => {
    const verdict = await controlled(
      { 'requests.granted.naturalPerson': 5, 'requests.partlyGranted.naturalPerson': 5 },
      { 'requests.granted.total beside': 8, 'requests.partlyGranted.total beside': 4 },
    );
    const [finding] = errors(verdict);
    expect(suspects(finding?.repairs?.[0])).toEqual([
      'requests.granted.naturalPerson: 5 → 6',
      'requests.partlyGranted.naturalPerson: 5 → 4',
    ]);
    expect(finding?.cells.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['L6', 'L7']));
  });

  it('that no figures could satisfy are told, and do not hide the rest', async () => {
    const verdict = await controlled(
      { 'requests.carriedForward.naturalPerson': 4 },
      { 'requests.concluded.total beside': 18, 'requests.concluded.total below': 19 },
    );
    const [contradiction] = verdict.findings.filter(({ rule }) => rule === 'CTL-02');
    expect(contradiction && text(contradiction)).toBe(
      '表三的2个核对数相互矛盾，怎样填都不能同时成立，没有用来核对。请与底稿核对核对数。',
    );
    expect(errors(verdict).map(({ id }) => id)).toEqual(['T3-BAL:naturalPerson']);
  });

  it('that are no number are told and not compared', async () => {
    const verdict = await controlled({}, { 'requests.granted.total beside': '约8件' });
    expect(verdict.findings.filter(({ rule }) => rule === 'CTL-01').map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
    expect(verdict.coverage.controls).toBe(0);
  });

  it('pin a typed total that disagrees with them', async () => {
    const found = errors(
      await controlled({ 'requests.granted.total': 9 }, { 'requests.granted.total beside': 8 }, 'typed'),
    );
    expect(found.map(({ repairs }) => (repairs ?? []).map(suspects))).toEqual([
      [['requests.granted.total: 9 → 8']],
    ]);
  });
});

describe('bad input', () => {
  it.each<[string, CellValue, string]>([
    ['a text', '三件', 'FMT-03'],
    ['a negative count', -2, 'NUM-01'],
    ['half a case', 2.5, 'NUM-01'],
    ['an error value', '#REF!', 'FMT-03'],
    ['a number beyond reason', 1e15, 'FMT-03'],
  ])(
    '%s is reported by itself, with the figure it should be where the relations tell it',
    async (_, typed, rule) => {
      const found = errors(await verdictOn({ 'requests.granted.naturalPerson': typed }));
      expect(found.map((finding) => finding.rule)).toEqual([rule]);
      if (rule === 'NUM-01') {
        expect(found[0]?.repairs?.map(suspects)).toEqual([
          [`requests.granted.naturalPerson: ${String(typed)} → 6`],
        ]);
      }
    },
  );

  it('a table with a missing row is judged by the relations that are left', async () => {
    const { view } = await filled({ 'requests.received.naturalPerson': 13 });
    const shorter = editStructure(view, '表三 依申请公开', [{ kind: 'deleteRow', at: 20 }]);
    const found = errors(check(shorter));
    expect(found.map((finding) => finding.rule)).toContain('FMT-01');
    expect(found.flatMap(({ repairs }) => (repairs ?? []).map(suspects))).toEqual([
      ['requests.received.naturalPerson: 13 → 12'],
    ]);
  });

  it('consistent figures have no suspects, whatever their size', async () => {
    const { findings, coverage } = await verdictOn({});
    expect(findings.filter(({ repairs }) => repairs !== undefined)).toEqual([]);
    expect(coverage.notLocalised).toEqual([]);
  });
});

it('gives the same findings when the sheets and the names come in another order', async () => {
  const { view } = await filled({ 'requests.granted.naturalPerson': 16, 'requests.received.total': 3 });
  const turned = { ...view, sheets: [...view.sheets].reverse(), names: [...view.names].reverse() };
  expect(check(turned).findings).toEqual(check(view).findings);
  expect(withFigures(view, check(view).report.facts, {})).toEqual(view);
});
