import type { DocumentCell, DocumentSheet, WorkbookDocument } from '../../src/core/model/document';
import type { Box } from '../../src/core/model/geometry';
import type { WorkbookView } from '../../src/core/model/grid';
import { check } from '../../src/check';
import { randomCorruption, seededRandom } from './random-report';
import { templateWorkbook } from './template-workbook';

type Random = (below: number) => number;

/**
 * A workbook as offices send them: our template filled with a report that may be wrong, then rows and columns
 * inserted, tables moved, lines and sheets hidden, sheets renamed, remarks beside. The same for the same seed.
 */
export async function randomWorkbook(seed: number): Promise<WorkbookDocument> {
  const random = seededRandom(seed);
  const totals = random(3) === 0 ? 'formulas' : 'typed';
  const workbook = await templateWorkbook(totals, { organ: `第${seed}镇`, year: 2021 + random(4) });
  const { facts } = (await workbook.verdict()).report;
  const typed = Object.entries(randomCorruption(random)).filter(
    ([point]) => facts.get(point)?.formula === undefined,
  );
  await workbook.fill(Object.fromEntries(typed.map(([point, value]) => [point, oddly(value, random)])));
  const document = workbook.port.document();
  // Formulas stay where the template put them: a program that moves cells would rewrite them.
  const sheets = document.sheets.map((sheet) =>
    renamed(hidden(totals === 'typed' ? moved(sheet, random) : sheet, random), random),
  );
  return { ...document, sheets };
}

/** Mostly the figure; now and then a blank, a text, or what no figure may be. */
function oddly(value: number, random: Random): number | string | null {
  switch (random(60)) {
    case 0:
      return null;
    case 1:
      return String(value);
    case 2:
      return '—';
    case 3:
      return -value;
    case 4:
      return `${value}件`;
    default:
      return value;
  }
}

function moved(sheet: DocumentSheet, random: Random): DocumentSheet {
  let result = sheet;
  for (let times = random(4); times > 0; times -= 1)
    result = inserted(result, random(2) === 0 ? 'row' : 'col', random(30), 1 + random(3));
  return random(3) === 0
    ? { ...result, cells: [...result.cells, remark(result, random)].sort(byPlace) }
    : result;
}

/** Blank lines inserted before `at`; a merged box that spans them grows. */
function inserted(sheet: DocumentSheet, axis: 'row' | 'col', at: number, count: number): DocumentSheet {
  const size = axis === 'row' ? 'rows' : 'cols';
  const lines = (hiddenLines: readonly number[]): readonly number[] =>
    hiddenLines.map((line) => (line >= at ? line + count : line));
  const box = (one: Box): Box => {
    if (one[axis] >= at) return { ...one, [axis]: one[axis] + count };
    return one[axis] + one[size] > at ? { ...one, [size]: one[size] + count } : one;
  };
  return {
    ...sheet,
    cells: sheet.cells.map((cell) => (cell[axis] >= at ? { ...cell, [axis]: cell[axis] + count } : cell)),
    merges: sheet.merges.map(box),
    hiddenRows: axis === 'row' ? lines(sheet.hiddenRows) : sheet.hiddenRows,
    hiddenColumns: axis === 'col' ? lines(sheet.hiddenColumns) : sheet.hiddenColumns,
    validations: [],
    conditionalFormats: [],
  };
}

function remark(sheet: DocumentSheet, random: Random): DocumentCell {
  const last = Math.max(0, ...sheet.cells.map(({ row }) => row));
  return { row: last + 2 + random(4), col: random(8), value: `填表人：第${random(9)}科` };
}

function byPlace(a: DocumentCell, b: DocumentCell): number {
  return a.row - b.row || a.col - b.col;
}

function hidden(sheet: DocumentSheet, random: Random): DocumentSheet {
  const more = random(3) === 0 ? [4 + random(8)] : [];
  const hiddenColumns = [...new Set([...sheet.hiddenColumns, ...more])].sort((a, b) => a - b);
  return { ...sheet, hiddenColumns };
}

function renamed(sheet: DocumentSheet, random: Random): DocumentSheet {
  return random(4) === 0 ? { ...sheet, name: `${sheet.name}（${random(90)}）` } : sheet;
}

/** What a check says that may not depend on the program: figures with their cells, findings with their sentences. */
export function verdictText(view: WorkbookView): string {
  const { report, findings, checked, coverage } = check(view);
  return JSON.stringify({
    facts: [...report.facts.values()].map(({ point, value, place, source, formula }) => [
      point,
      value,
      place.sheet,
      place.cell,
      // What a program has calculated is its own affair: totals are added up afresh.
      formula === undefined ? source : formula,
    ]),
    controls: report.controls.map(({ point, stands, place, value }) => [point, stands, place.cell, value]),
    profile: { ...report.profile, entries: [...report.profile.entries] },
    findings: findings.map(({ id, severity, message, cells, strong, repairs }) => [
      id,
      severity,
      message,
      cells.map(({ sheet, cell }) => `${sheet}!${cell}`),
      strong,
      (repairs ?? []).map((repair) => repair.map(({ point, is, shouldBe }) => [point, is, shouldBe])),
    ]),
    checked,
    coverage,
  });
}
