import { createHash } from 'node:crypto';
import type { MemoryPort } from '../../src/adapters/memory';
import { say } from '../../src/catalogue/messages';
import type { Message } from '../../src/core/model/finding';
import type { LedgerFinding } from '../../src/core/model/ledger';
import { cellName } from '../../src/core/model/geometry';
import { tallyLedger } from '../../src/core/ledger/tally';
import type { LedgerState } from '../../src/ui/ledger-actions';
import '../support/all-messages';
import { caseOf, dice, disputeOf, laterBy, ledgerOf, randomCases } from '../support/ledger-builder';
import { ledgerDesk } from '../support/ledger-desk';

const words = ({ key, values }: Message): string => say('zh-CN', key, values);

/** What stands in the sheets of a workbook, as one short text. */
function contents(port: MemoryPort): string {
  const { sheets } = port.document();
  const said = sheets.map(({ name, cells }) => [
    name,
    cells.map((cell) => [cell.row, cell.col, cell.formula ?? cell.value]),
  ]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Three applications of 2025: one granted, one open, one of 2024 answered in 2025. */
const CASES = [
  caseOf({
    number: '2024-090',
    received: '2024-12-20',
    answered: '2025-01-10',
    outcome: 'unavailable.notHeld',
    applicantName: '张三',
  }),
  caseOf({ number: '2025-001', received: '2025-03-03', answered: '2025-03-20', outcome: 'granted' }),
  caseOf({ number: '2025-002', received: '2025-12-25', applicant: 'business', department: '办公室' }),
];

const DISPUTES = [
  disputeOf({ number: 'F1', application: '2024-090', filed: '2025-02-05', result: 'pending' }),
];

const RECEIVED = 'requests.received.naturalPerson';
const GRANTED = 'requests.granted.naturalPerson';

describe('the ledger of a workbook', () => {
  test('is null where no sheet is one', async () => {
    const { ledger } = await ledgerDesk();
    expect(await ledger.read(2025)).toBeNull();
  });

  test('counts the year, and knows the cells of the tables', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES, DISPUTES);
    const { ledger, verdict, cells, otherSheets } = await desk.read();
    expect(ledger.cases.map(({ number }) => number)).toEqual(['2024-090', '2025-001', '2025-002']);
    expect(
      verdict.figures.filter(({ value }) => value > 0).map(({ point, value }) => [point, value]),
    ).toEqual([
      [RECEIVED, 1],
      ['requests.received.business', 1],
      ['requests.received.total', 2],
      ['requests.carriedIn.naturalPerson', 1],
      ['requests.carriedIn.total', 1],
      [GRANTED, 1],
      ['requests.granted.total', 1],
      ['requests.unavailable.notHeld.naturalPerson', 1],
      ['requests.unavailable.notHeld.total', 1],
      ['requests.concluded.naturalPerson', 2],
      ['requests.concluded.total', 2],
      ['requests.carriedForward.business', 1],
      ['requests.carriedForward.total', 1],
      ['disputes.reconsideration.pending', 1],
      ['disputes.reconsideration.total', 1],
    ]);
    expect([...cells.values()].map(({ point }) => point)).toContain(RECEIVED);
    expect(otherSheets).toEqual([]);
  });

  test('names further sheets with the heads of a ledger and reads the first', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES);
    const { port } = desk;
    const taken = new Map([
      ['申请台账', '2024年台账'],
      ['复议诉讼台账', '2024年诉讼'],
      ['节假日', '节假日2024'],
    ]);
    const { planLedger } = await import('../../src/ledger-sheets');
    await port.execute(
      planLedger({ year: 2024, rows: 5 }, (name) => taken.get(name) ?? name),
      null,
    );
    const { ledger, otherSheets } = await desk.read();
    expect([ledger.sheet, ledger.cases.length]).toEqual(['申请台账', 3]);
    expect(otherSheets).toEqual(['2024年台账', '2024年诉讼']);
  });

  test('stops when it is cancelled', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES);
    await expect(desk.ledger.read(2025, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a new ledger', () => {
  test('is added under free names beside what is there, and taken back', async () => {
    const desk = await ledgerDesk();
    const { ledger, port } = desk;
    port.change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet, at) => (at === 0 ? { ...sheet, name: '申请台账' } : sheet)),
    }));
    const before = contents(port);
    const outcome = await ledger.insert({ year: 2026, maskNames: false, rows: 10 });
    expect(outcome).toEqual({ sheets: ['申请台账 (2)', '复议诉讼台账', '节假日'], leftOut: [] });
    expect((await ledger.read(2026))?.ledger.sheet).toBe('申请台账 (2)');
    await ledger.undoInsert();
    expect(contents(port)).toBe(before);
    await expect(ledger.undoInsert()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  test('is not taken back once something was typed', async () => {
    const { ledger, port } = await ledgerDesk();
    await ledger.insert({ year: 2026, maskNames: false, rows: 10 });
    port.edit('申请台账', 'A6', '2026-001');
    await expect(ledger.undoInsert()).rejects.toMatchObject({
      code: 'INSERT_CHANGED',
      details: { sheet: '申请台账' },
    });
  });

  test('of more rows than are read at once is taken back as well', async () => {
    const { ledger, port } = await ledgerDesk();
    const before = contents(port);
    await ledger.insert({ year: 2026, maskNames: false, rows: 1200 });
    await ledger.undoInsert();
    expect(contents(port)).toBe(before);
    await ledger.insert({ year: 2026, maskNames: false, rows: 1200 });
    port.edit('申请台账', 'A1150', '2026-001');
    await expect(ledger.undoInsert()).rejects.toMatchObject({ code: 'INSERT_CHANGED' });
  });

  test('is taken back where Excel writes its formulas without quotes', async () => {
    const { ledger, port } = await ledgerDesk();
    await ledger.insert({ year: 2026, maskNames: false, rows: 10 });
    port.change((document) => ({
      ...document,
      sheets: document.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((cell) =>
          cell.formula === undefined
            ? cell
            : { ...cell, formula: cell.formula.replace(/'(\p{L}+)'!/gu, '$1!') },
        ),
      })),
    }));
    expect(JSON.stringify(port.document())).toContain('申请台账!$A:$A');
    await ledger.undoInsert();
    expect(await ledger.read(2026)).toBeNull();
  });

  test('is refused where the structure is protected', async () => {
    const { ledger, port } = await ledgerDesk();
    port.change((document) => ({ ...document, structureProtected: true }));
    await expect(ledger.insert({ year: 2026, maskNames: false, rows: 10 })).rejects.toMatchObject({
      code: 'STRUCTURE_PROTECTED',
    });
  });
});

describe('用台账填表', () => {
  test('fills blanks, replaces what was chosen, leaves formulas, and is taken back', async () => {
    const desk = await ledgerDesk('formulas');
    await desk.lay(CASES, DISPUTES);
    await desk.fill({ [RECEIVED]: 4, [GRANTED]: 1, 'requests.carriedIn.naturalPerson': 7 });
    const state = await desk.read();
    const compared = await desk.ledger.compare(state);
    expect(compared.different.map(({ point, is, shouldBe }) => [point, is, shouldBe])).toEqual([
      [RECEIVED, 4, 1],
      ['requests.carriedIn.naturalPerson', 7, 1],
    ]);
    expect([compared.same, compared.noPlace]).toEqual([1, 0]);
    expect(compared.formulas).toBeGreaterThan(20);
    const before = contents(desk.port);
    const chosen = compared.different.filter(({ point }) => point === RECEIVED);
    const written = await desk.ledger.fill(state, chosen);
    expect(written).toMatchObject({ count: compared.fill + 1, refused: 0 });
    const { facts } = (await desk.verdict()).report;
    expect(facts.get(RECEIVED)?.value).toEqual({ kind: 'number', value: 1 });
    expect(facts.get('requests.carriedIn.naturalPerson')?.value).toEqual({ kind: 'number', value: 7 });
    expect(facts.get('requests.received.total')?.formula).toBeDefined();
    expect(facts.get('requests.refused.stateSecrets.research')?.value).toEqual({ kind: 'number', value: 0 });
    await desk.actions.undoWritten(written.undo);
    expect(contents(desk.port)).toBe(before);
  });

  test('leaves a cell alone that changed since it was compared', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES, DISPUTES);
    await desk.fill({ [RECEIVED]: 4 });
    const state = await desk.read();
    const { different } = await desk.ledger.compare(state);
    await desk.fill({ [RECEIVED]: 5 });
    expect(await desk.ledger.fill(state, different)).toMatchObject({ refused: 1 });
    expect((await desk.verdict()).report.facts.get(RECEIVED)?.value).toEqual({ kind: 'number', value: 5 });
  });

  test('needs tables', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES);
    const state = await desk.read();
    const sheets = desk.port.document().sheets.filter(({ name }) => !/台账|节假日/.test(name));
    await desk.port.removeSheets(
      sheets.map(({ id }) => id),
      [],
    );
    await expect(desk.ledger.compare(state)).rejects.toMatchObject({ code: 'NO_TABLES' });
    await expect(desk.ledger.fill(state, [])).rejects.toMatchObject({ code: 'NO_TABLES' });
  });
});

describe('a figure and its cases', () => {
  async function laid(): Promise<{ desk: Awaited<ReturnType<typeof ledgerDesk>>; state: LedgerState }> {
    const desk = await ledgerDesk();
    await desk.lay(CASES, DISPUTES);
    return { desk, state: await desk.read() };
  }

  test('are found from the cell of the table', async () => {
    const { desk, state } = await laid();
    const { ledger } = desk;
    const place = (await desk.verdict()).report.facts.get(GRANTED)?.place;
    expect(place && ledger.figureAt(state, place)).toBe(GRANTED);
    const figure = ledger.casesOf(state, GRANTED);
    expect([figure.value, figure.place]).toEqual([1, place]);
    expect(figure.rows.map(({ place: row, reason }) => [row.sheet, row.cell, words(reason)])).toEqual([
      ['申请台账', 'A7', '2025年3月20日答复，计入本年度办理结果'],
    ]);
    expect(words(ledger.where(GRANTED))).toContain('予以公开');
    expect(place && ledger.figureAt(state, { ...place, cell: 'A1' })).toBeNull();
  });

  test('are found from the case, with the reason', async () => {
    const { desk, state } = await laid();
    const { ledger } = desk;
    const place = { sheetId: state.ledger.sheetId, sheet: '申请台账', row: 7, col: 3, cell: 'D8' };
    const row = ledger.caseAt(state, place);
    expect(row).toEqual({ list: 'cases', index: 2 });
    const counted = row && ledger.countedIn(state, row);
    expect(counted?.counted.map(({ point, reason }) => [point, words(reason)])).toEqual([
      ['requests.received.business', '2025年12月25日收到，计入本年新收'],
      ['requests.carriedForward.business', '到2025年12月31日没有答复，计入结转下年度继续办理'],
    ]);
    expect(counted?.counted.every((one) => one.place !== null)).toBe(true);
    expect(ledger.caseAt(state, { ...place, row: 2 })).toBeNull();
    expect(ledger.caseAt(state, { ...place, sheetId: 'other' })).toBeNull();
  });

  test('of a dispute, and of one that counts nowhere', async () => {
    const { desk, state } = await laid();
    const { ledger } = desk;
    const dispute = ledger.countedIn(state, { list: 'disputes', index: 0 });
    expect(dispute.counted.map(({ point }) => point)).toEqual(['disputes.reconsideration.pending']);
    const other = await ledger.read(2020);
    const none = other && ledger.countedIn(other, { list: 'cases', index: 0 });
    expect(none?.counted).toEqual([]);
    expect(none?.notCounted && words(none.notCounted)).toBe('2024年12月20日收到，在2020年之后，不计入2020年');
  });

  test('of every total are those of its parts, each with a reason', async () => {
    const { desk, state } = await laid();
    for (const { point, value, rows } of state.verdict.figures) {
      const { rows: told } = desk.ledger.casesOf(state, point);
      expect([point, told.map(({ row }) => row.index)]).toEqual([point, rows]);
      expect(told).toHaveLength(value);
    }
  });
});

describe('周研判 and 月通报', () => {
  test('are made of the ledger, and become sheets that are taken back', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES);
    const state = await desk.read();
    const { ledger } = desk;
    const week = ledger.week(state);
    expect(week.groups.flatMap(({ cases }) => cases).map(({ index }) => index)).toEqual([2]);
    const month = ledger.month(state, 12);
    expect([month.received, month.open]).toEqual([1, 1]);
    const before = contents(desk.port);
    expect((await ledger.insertReview(state, week)).sheets).toEqual(['周研判 2026-01-20']);
    await ledger.undoInsert();
    expect((await ledger.insertReview(state, month)).sheets).toEqual(['月通报 2025年12月']);
    await ledger.undoInsert();
    expect(contents(desk.port)).toBe(before);
  });
});

describe('校验 with a ledger', () => {
  const rulesOf = (findings: readonly { readonly rule: string }[]): readonly string[] => [
    ...new Set(findings.map(({ rule }) => rule)),
  ];

  test('10 random ledgers come back as they were, and the tables filled from them pass', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const roll = dice(seed);
      const cases = randomCases(roll, 20 + roll(60)).map((one, at) => ({
        ...one,
        row: 5 + at,
        received: one.received && laterBy(one.received, 731),
        answered: one.answered && laterBy(one.answered, 731),
      }));
      const desk = await ledgerDesk(seed % 2 === 0 ? 'typed' : 'formulas');
      await desk.lay(cases);
      const state = await desk.read();
      expect([seed, state.ledger.cases]).toEqual([seed, cases]);
      await desk.ledger.fill(state, []);
      const { findings } = await desk.actions.validate();
      const errors = findings.filter(
        ({ rule, severity }) => severity === 'error' && /^(T3|T4|LED)/.test(rule),
      );
      expect([seed, errors]).toEqual([seed, []]);
    }
  }, 60_000);

  test('tells the case behind a difference at the cells of 表三', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES, DISPUTES);
    await desk.ledger.fill(await desk.read(), []);
    // The open application counted as answered.
    await desk.fill({
      'requests.carriedForward.business': 0,
      'requests.carriedForward.total': 0,
      'requests.granted.business': 1,
      'requests.granted.total': 2,
      'requests.concluded.business': 1,
      'requests.concluded.total': 3,
    });
    const { findings } = await desk.actions.validate();
    const [found] = findings.filter(({ rule }) => rule.startsWith('LED'));
    expect(found).toMatchObject({
      rule: 'LED-03',
      severity: 'error',
      table: 'requests',
      points: ['requests.granted.business', 'requests.carriedForward.business'],
      strong: 2,
    });
    expect(found && words(found.message)).toContain('编号2025-002到年底没有答复，应列入结转下年度');
    const { added } = await desk.actions.mark(found ? [found] : []);
    expect(added).toBe(2);
  });

  test('a figure that breaks the form and differs from the ledger is told once, with its case', async () => {
    const desk = await ledgerDesk();
    await desk.lay(CASES, DISPUTES);
    await desk.ledger.fill(await desk.read(), []);
    await desk.fill({ [GRANTED]: 2 });
    const { findings } = await desk.actions.validate();
    const about = findings.filter(({ severity, points }) => severity === 'error' && points.includes(GRANTED));
    expect(about.map(({ id }) => id)).toEqual([`cell:${GRANTED}`]);
    expect(about[0] && words(about[0].message)).toContain('编号2025-001');
  });

  test('tells rows that cannot be counted, and nothing of the day', async () => {
    const desk = await ledgerDesk();
    await desk.lay([
      ...CASES,
      caseOf({ number: '2025-003', received: null }),
      caseOf({ number: '2025-001', received: '2025-04-01', applicant: null }),
      caseOf({ number: '2025-005', received: '2029-04-01' }),
    ]);
    await desk.ledger.fill(await desk.read(), []);
    const { findings } = await desk.actions.validate();
    const told = findings.filter(({ rule }) => rule.startsWith('LED'));
    expect(rulesOf(told)).toEqual(['LED-05']);
    expect(told.map(({ message }) => message.key)).toEqual([
      'ledger.row.duplicate',
      'ledger.row.noReceipt',
      'ledger.row.noApplicant',
    ]);
    expect(told[1]?.cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(['申请台账!B9']);
  });

  test('passes over rows of other years and ledgers that say nothing of the year', async () => {
    const desk = await ledgerDesk();
    await desk.lay([
      caseOf({ number: '', received: '2019-04-01', answered: '2019-05-01', outcome: null }),
      caseOf({ number: '', received: '2026-01-05', applicant: null }),
    ]);
    await desk.fill({ [RECEIVED]: 3 });
    const { findings } = await desk.actions.validate();
    expect(findings.filter(({ rule }) => rule.startsWith('LED'))).toEqual([]);
    const told = (await desk.read()).verdict.findings.map(({ message }: LedgerFinding) => words(message));
    expect(told).toContain('台账中没有计入2025年的申请，表三没有比较');
  });

  test('a hundred rows with the same trouble are one finding with all their cells', async () => {
    const desk = await ledgerDesk();
    const untyped = Array.from({ length: 100 }, (_, at) =>
      caseOf({ number: `2025-${at}`, received: '2025-04-01', applicant: null }),
    );
    await desk.lay(untyped, [], 120);
    const { findings } = await desk.actions.validate();
    const [found, ...others] = findings.filter(({ rule }) => rule === 'LED-05');
    expect(others).toEqual([]);
    expect(found?.cells).toHaveLength(100);
    expect(found && words(found.message)).toBe(
      '编号2025-0没有申请人类型，没有计入任何一列。同样的问题共100处，见所标各行',
    );
  });

  test('of a thousand such rows the first 200 are marked', async () => {
    const desk = await ledgerDesk();
    const untyped = Array.from({ length: 1000 }, (_, at) =>
      caseOf({ number: `2025-${at}`, received: '2025-04-01', applicant: null }),
    );
    await desk.lay(untyped, [], 1000);
    const [found] = (await desk.actions.validate()).findings.filter(({ rule }) => rule === 'LED-05');
    expect(found?.cells).toHaveLength(200);
    expect(found && words(found.message)).toContain('同样的问题共1000处，标出了前200处');
  });

  test('takes no label of a ledger for one of a table, and keeps a table above a list', async () => {
    const desk = await ledgerDesk();
    await desk.fill({ [RECEIVED]: 4 });
    const without = (await desk.actions.validate()).report;
    await desk.lay(CASES, DISPUTES);
    const { report } = await desk.actions.validate();
    expect(report.troubles).toEqual(without.troubles);
    expect([...report.facts.keys()]).toEqual([...without.facts.keys()]);
    const table = report.facts.get(RECEIVED)?.place.sheet ?? '';
    // A list of the clerk's below 表三, on its own sheet.
    await desk.port.removeSheets([(await desk.read()).ledger.sheetId], []);
    ['编号', '收到日期', '申请人类型', '处理结果', '答复日期'].forEach((head, col) =>
      desk.port.edit(table, cellName({ row: 45, col }), head),
    );
    ['2025-1', '2025-3-3', '自然人', '予以公开', '2025-3-20'].forEach((content, col) =>
      desk.port.edit(table, cellName({ row: 46, col }), content),
    );
    const state = await desk.read();
    expect([state.ledger.sheet, state.ledger.cases.length]).toEqual([table, 1]);
    expect((await desk.actions.validate()).report.facts.size).toBe(without.facts.size);
  });

  test('an answer to a finding about a row goes with its number', async () => {
    const desk = await ledgerDesk();
    const twice = {
      applicantName: '李某',
      summary: '某地块征收补偿安置方案',
      applicant: 'business' as const,
    };
    await desk.lay([
      caseOf({ number: 'A', received: '2025-03-03', answered: '2025-03-20', outcome: 'granted', ...twice }),
      caseOf({ number: 'B', received: '2025-05-06', answered: '2025-05-20', outcome: 'granted', ...twice }),
    ]);
    await desk.ledger.fill(await desk.read(), []);
    const [found] = (await desk.actions.validate()).findings.filter(({ rule }) => rule === 'LED-09');
    expect(found?.id).toBe('LED-09:repeated:B');
    if (!found) return;
    expect(await desk.actions.answer(found, { reason: '所需信息不同', who: '王' })).toMatchObject({
      refused: 0,
    });
    const answered = (await desk.actions.validate()).findings.find(({ id }) => id === found.id);
    expect(answered?.answer).toMatchObject({ reason: '所需信息不同', current: true });
  });

  test('reads a ledger of 1,200 rows to its end', async () => {
    const desk = await ledgerDesk();
    const cases = Array.from({ length: 1200 }, (_, at) =>
      caseOf({
        number: `A${at}`,
        received: '2025-03-03',
        answered: '2025-03-20',
        outcome: 'granted',
        applicant: at === 1190 ? 'business' : 'naturalPerson',
      }),
    );
    await desk.lay(cases, [], 1200);
    await desk.ledger.fill(await desk.read(), []);
    const expected = tallyLedger(ledgerOf(cases), 2025).find(({ point }) => point === RECEIVED)?.value;
    expect((await desk.verdict()).report.facts.get(RECEIVED)?.value).toEqual({
      kind: 'number',
      value: expected,
    });
    expect((await desk.actions.validate()).findings.filter(({ rule }) => rule.startsWith('LED'))).toEqual([]);
  });
});
