import { say } from '../../../src/catalogue/messages';
import type { Finding } from '../../../src/core/model/finding';
import type { CellValue, GridCell } from '../../../src/core/model/grid';
import { check, checkInTasks } from '../../../src/check';
import { banpuFigures, consistentFigures } from '../../support/report-builder';
import { templateWorkbook } from '../../support/template-workbook';

const brief = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, severity, points }) => `${severity} ${rule} ${points[0] ?? ''}`);
const texts = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ message }) => say('zh-CN', message.key, message.values));

async function banpu(totals: 'typed' | 'formulas' = 'typed'): ReturnType<typeof templateWorkbook> {
  const workbook = await templateWorkbook(totals, { organ: '板浦镇', year: 2023 });
  const figures = banpuFigures();
  const isTotal = (point: string): boolean =>
    point.endsWith('.total') || point.startsWith('requests.concluded');
  await workbook.fill(
    Object.fromEntries(Object.entries(figures).filter(([point]) => totals === 'typed' || !isTotal(point))),
  );
  return workbook;
}

it('judges the same in two tasks as in one', async () => {
  const view = await (await banpu()).port.read();
  expect(await checkInTasks(view)).toEqual(check(view));
});

describe('板浦镇 2023 in the current form', () => {
  it('has no error, its 14 blanks reported as one run', async () => {
    const { findings, checked, relations, report } = await (await banpu()).verdict();
    expect(brief(findings)).toEqual([
      'warning NUM-02 requests.other.feeUnpaid.naturalPerson',
      'info X-03 disputes.reconsideration.total',
    ]);
    expect(findings[0]?.points).toHaveLength(14);
    expect(relations).toEqual({ passed: 42, failed: 0, notEvaluated: 0, ruleError: 0 });
    expect(checked.notEvaluated + checked.ruleError).toBe(0);
    expect(report.facts.size).toBe(200);
    expect(report.profile).toMatchObject({
      organ: '板浦镇',
      year: 2023,
      kind: 'townshipGovernment',
      totals: 'typed',
    });
  });

  it('names the one wrong cell with both numbers when 办结 4 becomes 2', async () => {
    const workbook = await banpu();
    await workbook.fill({ 'requests.concluded.naturalPerson': 2 });
    const { findings } = await workbook.verdict();
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(texts(errors)).toEqual([
      '表三“（七）总计”自然人一列填的是2，应为4。这一列各项办理结果相加是4；这一行总计是4，各项相加是2。可能原因：修改明细后未更新总计，2应改为4。',
    ]);
    expect(errors[0]).toMatchObject({
      rule: 'T3-SUM',
      strong: 1,
      explains: ['T3-SUM:naturalPerson', 'T3-ROW:concluded', 'T3-BAL:naturalPerson'],
      repairs: [[{ point: 'requests.concluded.naturalPerson', is: 2, shouldBe: 4, write: { value: 4 } }]],
    });
  });

  it('counts 32 of the 39 relations of 表三 as true by construction with formula totals', async () => {
    const verdict = await (await banpu('formulas')).verdict();
    const byConstruction = verdict.coverage.relations.filter(({ status }) => status === 'byConstruction');
    expect(byConstruction).toHaveLength(32 + 3);
    expect(verdict.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives an overwritten total its formula back when totals are formulas', async () => {
    const workbook = await banpu('formulas');
    await workbook.fill({ 'requests.concluded.naturalPerson': 2 });
    const { findings } = await workbook.verdict();
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(texts(errors)).toEqual([
      '表三“（七）总计”自然人一列填的是2，应为4。这一列各项办理结果相加是4；自然人一列第一项加第二项是4，第三项加第四项是2。可能原因：合计公式被数字2覆盖，明细改后没有变成4。',
    ]);
    expect(errors[0]?.repairs?.[0]?.[0]?.write).toEqual({ formula: '=SUM(D6:D26)' });
    expect(findings.map(({ rule }) => rule)).not.toContain('FMT-04');
  });

  it('warns of an overwritten total that happens to agree', async () => {
    const workbook = await banpu('formulas');
    await workbook.fill({ 'requests.concluded.naturalPerson': 4 });
    const overwritten = (await workbook.verdict()).findings.filter(({ rule }) => rule === 'FMT-04');
    expect(texts(overwritten)).toEqual([
      '表三“（七）总计”自然人一列的合计公式被数字4覆盖，明细再改时不会跟着变。请恢复公式=SUM(D6:D26)。',
    ]);
  });
});

describe('root causes', () => {
  it('reports one wrong detail once, at the cell where row and column meet', async () => {
    const workbook = await banpu();
    await workbook.fill({ 'requests.granted.naturalPerson': 1 });
    const errors = (await workbook.verdict()).findings.filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      rule: 'T3-ROW',
      explains: ['T3-ROW:granted', 'T3-SUM:naturalPerson'],
      strong: 1,
    });
    expect(errors[0]?.points[0]).toBe('requests.granted.naturalPerson');
  });

  it('does not report the balance of the 总计 column again when only one 总计 is wrong', async () => {
    const workbook = await banpu();
    await workbook.fill({ 'requests.received.total': 5 });
    const errors = (await workbook.verdict()).findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, explains }) => [rule, explains])).toEqual([
      ['T3-ROW', ['T3-ROW:received', 'T3-BAL:total']],
    ]);
  });

  it('never suppresses the only sign of an error', async () => {
    const workbook = await banpu();
    await workbook.fill({ 'requests.carriedForward.naturalPerson': 1, 'requests.carriedForward.total': 1 });
    const errors = (await workbook.verdict()).findings.filter(({ severity }) => severity === 'error');
    expect(brief(errors)).toEqual(['error T3-BAL requests.received.naturalPerson']);
    expect(errors[0]?.explains).toEqual(['T3-BAL:total']);
    const alternatives = errors[0]?.repairs?.map((repair) => repair.map(({ point }) => point));
    expect(alternatives).toContainEqual([
      'requests.carriedForward.naturalPerson',
      'requests.carriedForward.total',
    ]);
  });
});

describe('what single cells say', () => {
  const withCell = async (
    point: string,
    value: string | number | boolean | null,
  ): Promise<readonly Finding[]> => {
    const workbook = await templateWorkbook();
    await workbook.fill({ ...consistentFigures({}), [point]: value });
    return (await workbook.verdict()).findings;
  };

  it.each([
    ['text', '三件', 'FMT-03'],
    ['an error value', '#REF!', 'FMT-03'],
    ['two numbers', '1 2', 'FMT-03'],
    ['a truth value', true, 'FMT-03'],
    ['a figure beyond reason', 1e12, 'FMT-03'],
    ['a negative count', -1, 'NUM-01'],
    ['half a case', 2.5, 'NUM-01'],
  ])('refuses %s', async (_, value, rule) => {
    const errors = (await withCell('requests.granted.business', value)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map((finding) => finding.rule)).toContain(rule);
  });

  it('does not judge relations of a cell it cannot read, and judges all others', async () => {
    const workbook = await templateWorkbook();
    await workbook.fill({ ...consistentFigures({}), 'requests.granted.business': 'x' });
    const { relations } = await workbook.verdict();
    expect(relations).toEqual({ passed: 40, failed: 0, notEvaluated: 2, ruleError: 0 });
  });

  it('reads a fee as a decimal and refuses a negative one', async () => {
    expect(await withCell('proactive.fees.collected', 59237.2449)).toEqual([]);
    expect(brief(await withCell('proactive.fees.collected', -0.5))).toEqual([
      'error NUM-03 proactive.fees.collected',
    ]);
    expect(brief(await withCell('proactive.fees.collected', 1.1234567))).toEqual([
      'warning NUM-03 proactive.fees.collected',
    ]);
  });

  it('treats a blank as zero in sums and says so', async () => {
    expect(brief(await withCell('requests.granted.business', null))).toEqual([
      'warning NUM-02 requests.granted.business',
    ]);
  });

  it.each(['/', '—', '-', '无'])('takes the mark %s for a blank', async (mark) => {
    expect(brief(await withCell('requests.granted.business', mark))).toEqual([
      'warning NUM-02 requests.granted.business',
    ]);
  });

  it('says once that a total is blank although its parts are not, and judges none of its relations', async () => {
    const workbook = await templateWorkbook();
    await workbook.fill({
      ...consistentFigures({ 'requests.received.naturalPerson': 2 }),
      'requests.received.total': null,
    });
    const { findings, relations } = await workbook.verdict();
    expect(texts(findings)).toEqual([
      '表三“一、本年新收政府信息公开申请数量”总计一列总计为空，各项相加为2，有关的关系未核对。请填2。',
    ]);
    expect(relations).toMatchObject({ failed: 0, notEvaluated: 2 });
  });

  it('reads digits in full width and with thousands marks, and says they are text', async () => {
    const workbook = await templateWorkbook();
    await workbook.fill({ ...consistentFigures({}), 'proactive.licences.decided': '１，２３４' });
    const { findings, report } = await workbook.verdict();
    expect(brief(findings)).toEqual(['info TEXT_NUMBER proactive.licences.decided']);
    expect(report.facts.get('proactive.licences.decided')?.value).toEqual({ kind: 'number', value: 1234 });
  });
});

describe('plausibility', () => {
  const ruleOf = async (
    figures: Record<string, number>,
    options: Parameters<typeof templateWorkbook>[1] = {},
  ): Promise<readonly string[]> => {
    const workbook = await templateWorkbook('typed', options);
    await workbook.fill(consistentFigures(figures));
    return (await workbook.verdict()).findings.map(({ rule }) => rule);
  };

  it('doubts 规章 of a township (T2-01), not of a city', async () => {
    expect(await ruleOf({ 'proactive.rules.inForce': 2 })).toEqual(['T2-01']);
    expect(await ruleOf({ 'proactive.rules.inForce': 2 }, { kind: 'cityGovernment' })).toEqual([]);
  });

  it('does not evaluate T2-01 and NUM-04 while the kind of organ is unknown', async () => {
    const workbook = await templateWorkbook('typed', { kind: null });
    await workbook.fill(consistentFigures({ 'proactive.rules.inForce': 2 }));
    const { findings, checked } = await workbook.verdict();
    expect([findings, checked.notEvaluated]).toEqual([[], 2]);
  });

  it('doubts a stock smaller than what was made and not repealed (T2-02)', async () => {
    expect(await ruleOf({ 'proactive.normativeDocuments.issued': 3 })).toEqual(['T2-02']);
  });

  it('asks about challenges without applications (X-02)', async () => {
    expect(await ruleOf({ 'disputes.reconsideration.other': 1 })).toEqual(['X-02']);
  });

  it('asks about suits without reconsideration from 2024 on, when all answers are refusals (X-05)', async () => {
    const figures = {
      'requests.received.naturalPerson': 5,
      'requests.refused.stateSecrets.naturalPerson': 5,
      'disputes.directLitigation.pending': 1,
    };
    expect(await ruleOf(figures)).toEqual(['X-05']);
    expect(await ruleOf(figures, { year: 2023 })).toEqual([]);
  });

  it('replaces the balance error of a column without applications by X-09', async () => {
    const workbook = await templateWorkbook();
    await workbook.fill(
      consistentFigures({
        'requests.received.naturalPerson': 1,
        'requests.granted.business': 1,
        'requests.carriedForward.business': 0,
      }),
    );
    const { findings } = await workbook.verdict();
    const ofBusiness = findings.filter(({ points }) => points[0]?.endsWith('.business'));
    expect(brief(ofBusiness)).toEqual(['warning X-09 requests.concluded.business']);
  });
});

describe('a formula in a cell of the form', () => {
  /** The figure read from a cell that holds this formula with this result. */
  const readAs = async (formula: string, value: CellValue, format?: string): Promise<unknown> => {
    const view = await (await templateWorkbook()).port.read();
    const place = check(view).report.facts.get('requests.granted.business')?.place;
    const put = (cell: GridCell, row: number, col: number): GridCell =>
      row === place?.row && col === place.col
        ? { value, formula, ...(format === undefined ? {} : { format }) }
        : cell;
    const sheets = view.sheets.map((sheet) =>
      sheet.id === place?.sheetId
        ? { ...sheet, cells: sheet.cells.map((cells, row) => cells.map((cell, col) => put(cell, row, col))) }
        : sheet,
    );
    const read = check({ ...view, sheets }).report.facts.get('requests.granted.business')?.value;
    return read?.kind === 'text' ? read.code : read?.kind === 'number' ? read.value : read?.kind;
  };

  it.each<[string, CellValue, unknown]>([
    ['=IF(A99="","",A99)', '', 'blank'],
    ['=IF(A99="","/",A99)', '/', 'blank'],
    ['=COUNTIF(A50:A99,"a")', 3, 3],
    ['=COUNTIF(A50:A99,"a")', null, 'UNTRUSTED_FORMULA'],
    ['=A99>1', true, 'BOOLEAN'],
    ['=VLOOKUP(1,A50:B99,2)', '#N/A', 'CELL_ERROR'],
    ['=TEXT(3,"0")', '3', 3],
    ['=TEXT(3,"0件")', '三件', 'NOT_A_NUMBER'],
    ['=SUM(A98:A99)', null, 0],
    ['=1+2', 3, 3],
  ])('%s with the result %p is read as %p', async (formula, value, expected) => {
    expect(await readAs(formula, value)).toBe(expected);
  });

  it('is a date where it is shown as one', async () => {
    expect(await readAs('=45000+296', 45296, 'yyyy-mm-dd')).toBe('DATE');
    expect(await readAs('=TODAY()', 45296, 'yyyy-mm-dd')).toBe('DATE');
    expect(await readAs('=45000+296', 45296, '0')).toBe(45296);
  });
});
