import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { planAsXlsx } from '../../../src/adapters/xlsx/plan-file';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { holidayYears } from '../../../src/catalogue/holidays';
import { dayOf, numberOf } from '../../../src/core/model/days';
import { workCalendar } from '../../../src/core/calendar/work-calendar';
import { dueDate } from '../../../src/core/ledger/due';
import type { GridCell, WorkbookView } from '../../../src/core/model/grid';
import type { HolidayYear, LedgerCase } from '../../../src/core/model/ledger';
import type { WorkbookPlan } from '../../../src/core/model/sheet-plan';
import { planLedger } from '../../../src/ledger-sheets';
import { caseOf, dice, disputeOf, laterBy, type Dice } from '../../support/ledger-builder';
import { hasCalc } from '../../support/libreoffice';
import vectors from '../calendar/due-dates.json';

const TODAY = '2025-06-16';

function cellAt(view: WorkbookView, sheetName: string, row: number, col: number): GridCell['value'] {
  const sheet = view.sheets.find(({ name }) => name === sheetName);
  return sheet?.cells[row - sheet.origin.row]?.[col - sheet.origin.col]?.value ?? null;
}

/** The plan with a fixed day in place of TODAY(). */
function onDay(plan: WorkbookPlan, day: string): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.formula === '=TODAY()'
          ? { row: cell.row, col: cell.col, style: cell.style, value: serial(day) }
          : cell,
      ),
    })),
  };
}

const serial = (day: string): number => numberOf(day) + 25_569;

/** LibreOffice's results of all formulas; null where it is not installed. */
async function recalculated(plans: readonly WorkbookPlan[]): Promise<readonly WorkbookView[]> {
  const [folder, source] = [
    mkdtempSync(path.join(tmpdir(), 'gouji-calc-')),
    mkdtempSync(path.join(tmpdir(), 'gouji-led-')),
  ];
  try {
    const files = await Promise.all(
      plans.map(async (plan, index) => {
        const file = path.join(source, `${index}.xlsx`);
        writeFileSync(file, await planAsXlsx(plan));
        return file;
      }),
    );
    const profile = pathToFileURL(path.join(folder, 'profile')).href;
    const options = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
    ];
    execFileSync('soffice', [...options, '--outdir', folder, ...files], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    return await Promise.all(
      plans.map((_, index) => readXlsx(readFileSync(path.join(folder, `${index}.xlsx`)))),
    );
  } finally {
    for (const used of [folder, source]) rmSync(used, { recursive: true, force: true });
  }
}

const whenInstalled = hasCalc() ? test : test.skip;

const COL = { due: 13, left: 14, overdue: 23, reviews: 24, suits: 25 };

/** A case of 2023 to 2025 with corrections, consultations, payments and an extension, some of them open. */
function arbitraryCase(roll: Dice, at: number): LedgerCase {
  const received = laterBy('2022-12-20', roll(880));
  const sometimes = (percent: number, day: string): string | null => (roll(100) < percent ? day : null);
  const asked = sometimes(40, laterBy(received, 1 + roll(9)));
  const sent = sometimes(50, laterBy(received, roll(30)));
  const noticed = sometimes(20, laterBy(received, roll(15)));
  const answered = sometimes(60, laterBy(received, 1 + roll(70)));
  return caseOf({
    number: `2025-${at}`,
    summary: `事项${at}`,
    received,
    correctionAsked: asked,
    correctionReceived: asked && sometimes(80, laterBy(asked, roll(20))),
    consultationSent: sent,
    consultationReplied: sent && sometimes(70, laterBy(sent, roll(40))),
    feeNoticed: noticed,
    feePaid: noticed && sometimes(80, laterBy(noticed, 1 + roll(20))),
    extension: roll(3) === 0 ? 1 + roll(25) : 0,
    answered,
    served: sometimes(20, laterBy(received, 80)),
  });
}

const statusWords: Readonly<Record<string, string>> = {
  waitingCorrection: '待补正',
  waitingPayment: '待缴费',
};

/** What the three columns should say. */
function expected(one: LedgerCase, years: readonly HolidayYear[]): readonly unknown[] {
  const due = dueDate(one, { calendar: workCalendar(years), today: TODAY });
  if (due.missingYear !== null) return [`无${due.missingYear}年节假日表`, '', ''];
  if (due.due === null) return [statusWords[due.status] ?? '', '', ''];
  return [due.due, due.left ?? '', due.late > 0 ? '是' : '否'];
}

function said(view: WorkbookView, at: number): readonly unknown[] {
  const due = cellAt(view, '申请台账', 5 + at, COL.due);
  const others = [COL.left, COL.overdue].map((col) => cellAt(view, '申请台账', 5 + at, col) ?? '');
  return [typeof due === 'number' ? dayOf(due - 25_569) : (due ?? ''), ...others];
}

describe('the sheets of the ledger', () => {
  test('have the columns of a real ledger, without one for identity numbers', () => {
    const [sheet] = planLedger({ year: 2025 }).sheets;
    const heads = sheet?.cells.filter(({ row }) => row === 4).map(({ value }) => value);
    expect(heads?.slice(0, 5)).toEqual(['编号', '收到日期', '申请渠道', '申请人类型', '申请人']);
    expect(heads?.join('')).not.toMatch(/身份证|电话|用途/);
    expect(sheet?.freeze).toEqual({ rows: 5, cols: 2 });
  });

  test('offer 6 kinds of applicants and 21 outcomes from cells', () => {
    const { sheets } = planLedger({ year: 2025 });
    const lists = sheets[0]?.validations.flatMap(({ rule }) => (rule.type === 'listFrom' ? [rule] : []));
    expect(lists?.map(({ box, sheet }) => [sheet, box.rows])).toEqual([
      ['节假日', 6],
      ['节假日', 21],
    ]);
  });

  test('write masked names where that is wanted', () => {
    const plan = planLedger({ year: 2025, cases: [caseOf({ applicantName: '张三' })], maskNames: true });
    expect(plan.sheets[0]?.cells.find(({ row, col }) => row === 5 && col === 4)?.value).toBe('张*');
  });

  whenInstalled(
    'reckon due dates in LibreOffice as the engine does (skipped where it is not installed)',
    async () => {
      const given = Object.entries(vectors.vectors as Record<string, readonly string[]>);
      const roll = dice(7);
      const fixed = given.flatMap(([received]) => [
        caseOf({ received, answered: received }),
        caseOf({ received, answered: received, extension: 20 }),
      ]);
      const random = Array.from({ length: 120 }, (_, at) => arbitraryCase(roll, at));
      const beyond = [
        caseOf({ received: null }),
        caseOf({ received: '2026-12-20' }),
        caseOf({ received: '2018-05-02' }),
      ];
      const cases = [...fixed, ...random, ...beyond];
      const disputes = [
        disputeOf({ application: '2025-3', type: 'reconsideration' }),
        disputeOf({ application: '2025-3', type: 'litigationAfterReconsideration' }),
        disputeOf({ application: '不在', type: 'directLitigation' }),
      ];
      const known = holidayYears.filter(({ year }) => year >= 2022);
      const next: HolidayYear = {
        year: 2027,
        off: ['2027-01-01', '2027-02-08'],
        work: ['2027-01-03'],
        source: '',
      };
      const [view, later] = await recalculated([
        onDay(planLedger({ year: 2023, cases, disputes }), TODAY),
        onDay(withNext(planLedger({ year: 2026, cases: beyond }), next), TODAY),
      ]);
      if (!view || !later) throw new Error('not calculated');
      const got = cases.map((_, at) => said(view, at));
      expect(got).toEqual(cases.map((one) => expected(one, known)));
      given.forEach(([, [, , in20, in40]], at) => {
        expect([got[2 * at]?.[0], got[2 * at + 1]?.[0]]).toEqual([in20, in40]);
      });
      expect(got.filter(([due]) => /^\d/.test(String(due))).length).toBeGreaterThan(80);
      const linked = fixed.length + 3;
      expect([COL.reviews, COL.suits].map((col) => cellAt(view, '申请台账', 5 + linked, col))).toEqual([
        1, 1,
      ]);
      expect(cellAt(view, '复议诉讼台账', 4, 7)).toBe('事项3');
      expect(cellAt(view, '复议诉讼台账', 6, 7)).toBe('申请台账中没有这个编号');
      // The office filled in 2027: the list of working days goes on.
      expect(said(later, 1)).toEqual(expected(beyond[1] as LedgerCase, [...known, next]));
      expect(said(later, 1)[0]).toMatch(/^2027-01/);
    },
    120_000,
  );
});

/** The sheet 节假日 with a year typed in below the notices. */
function withNext(plan: WorkbookPlan, next: HolidayYear): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => {
      if (sheet.name !== '节假日') return sheet;
      const free = (col: number): readonly number[] =>
        sheet.cells
          .filter((cell) => cell.row >= 4 && cell.col === col && cell.value === undefined)
          .map(({ row }) => row);
      const typed = new Map<string, number>([
        ...next.off.map((day, at) => [`${free(0)[at]},0`, serial(day)] as const),
        ...next.work.map((day, at) => [`${free(1)[at]},1`, serial(day)] as const),
      ]);
      return {
        ...sheet,
        cells: sheet.cells.map((cell) => {
          const value = typed.get(`${cell.row},${cell.col}`);
          return value === undefined ? cell : { ...cell, value };
        }),
      };
    }),
  };
}
