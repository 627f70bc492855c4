import { createMemoryPort } from '../../../src/adapters/memory';
import { reportTexts } from '../../../src/catalogue/report-texts';
import { layOutReport, linesOfDraft } from '../../../src/core/layout/report-sheet';
import { DEFAULT_DRAFT_OPTIONS } from '../../../src/core/model/report-draft';
import type { ReportSheet } from '../../../src/core/model/report-text';
import { readReportSheet } from '../../../src/core/narrative/read-report-sheet';
import { updateReport, type TodaysDraft } from '../../../src/core/narrative/update-report';
import { draftOf, textOf } from '../../support/draft-builder';
import { hostileTexts } from '../../support/hostile-texts';
import { banpuFigures, reportOf } from '../../support/report-builder';

const draft = draftOf(reportOf(banpuFigures()));
const today: TodaysDraft = { draft, lines: linesOfDraft(draft, reportTexts) };

async function sheetWith(cells: Readonly<Record<string, string | null>>): Promise<ReportSheet> {
  const port = createMemoryPort();
  const plan = layOutReport(draft, DEFAULT_DRAFT_OPTIONS, reportTexts.sheetName, reportTexts);
  await port.execute({ sheets: [plan], names: [], select: null }, null);
  for (const [cell, text] of Object.entries(cells)) port.edit(reportTexts.sheetName, cell, text);
  const sheet = readReportSheet(await port.read(), reportTexts);
  if (!sheet) throw new Error('no sheet 报告正文');
  return sheet;
}

test('a sheet nobody touched reads as today’s draft', async () => {
  const updated = updateReport(await sheetWith({}), [today]);
  expect(updated.draft).toEqual(draft);
  expect({ removed: updated.removed, added: updated.added }).toEqual({ removed: [], added: [] });
});

test('what was pasted from elsewhere stays text, line by line, and nothing else', async () => {
  const pasted = [
    ...hostileTexts.slice(0, 60),
    '一、\u00a0删去\u3000保留\u200b的文字',
    '第一行\r\n\r\n第二行\r第三行',
    '{ DATE \\@ "yyyy" }  PAGEREF _Toc1 \\h 1',
    '⟦requests.received.total=3⟧件，⟦⟧⟦(⟧',
  ];
  for (const text of pasted) {
    const updated = updateReport(await sheetWith({ A5: text, A200: text }), [today]);
    const lines = text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const own = updated.draft.blocks.filter(({ id }) => /^自拟(\/|$)/.test(id)).map(textOf);
    expect(own).toEqual(lines);
    const first = updated.draft.blocks.filter(({ id }) => /^前言-1(\/|$)/.test(id)).map(textOf);
    expect(first).toEqual(lines);
    expect(new Set(updated.draft.blocks.map(({ id }) => id)).size).toBe(updated.draft.blocks.length);
  }
});
