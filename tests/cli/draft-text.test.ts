import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exporters } from '../../src/adapters/exporters';
import { readSource } from '../../src/adapters/readers';
import { createXlsxPort, type XlsxPort } from '../../src/adapters/xlsx/port';
import { reportTexts } from '../../src/catalogue/report-texts';
import { check } from '../../src/check';
import { cellName } from '../../src/core/model/geometry';
import { createActions } from '../../src/pipeline';
import type { PaneActions } from '../../src/ui/actions';
import { runCli as run } from '../support/cli-run';
import { consistentFigures } from '../support/report-builder';
import { CLOCK } from '../support/template-workbook';

const RECEIVED = { 'requests.received.naturalPerson': 3, 'requests.granted.naturalPerson': 3 };
const options = { tone: 'brief', charts: false } as const;

async function type(port: XlsxPort, given: Readonly<Record<string, number>>): Promise<void> {
  const { facts } = check(await port.read()).report;
  for (const [point, figure] of Object.entries(consistentFigures(given))) {
    const place = facts.get(point)?.place;
    if (place) port.edit(place.sheet, place.cell, figure);
  }
}

/** Changes a paragraph of the sheet 报告正文 as a clerk does, in its cell. */
async function rewrite(port: XlsxPort, actions: PaneActions, from: string, to: string): Promise<void> {
  const { text } = await actions.draft(undefined, options);
  const paragraph = text?.paragraphs.find((each) => each.text.includes(from));
  if (!paragraph) throw new Error(`no paragraph with ${from}`);
  port.edit(reportTexts.sheetName, cellName(paragraph.place), paragraph.text.replace(from, to));
}

test('the draft of a workbook with the sheet 报告正文 has the hand’s words, its tone, and today’s figures', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  const file = path.join(folder, 'own.xlsx');
  await run('template', '-o', file, '--organ', '示例镇', '--year', '2025', '--totals', 'typed');
  const port = await createXlsxPort(new Uint8Array(await readFile(file)));
  const actions = createActions(port, { host: 'workbench', clock: CLOCK, exporters, readSource });
  await type(port, RECEIVED);
  await actions.editText({ kind: 'write' }, options);
  await rewrite(port, actions, '全年新收', '这一年里我镇新收');
  await type(port, {
    ...RECEIVED,
    'requests.received.naturalPerson': 8,
    'requests.granted.naturalPerson': 8,
  });
  await writeFile(file, await port.save());

  const output = path.join(folder, 'report.txt');
  const asked = path.join(folder, 'detailed.txt');
  expect((await run('draft', file, '-o', output)).code).toBe(0);
  expect((await run('draft', file, '-o', asked, '--tone', 'detailed')).code).toBe(0);

  const [text, detailed] = await Promise.all([output, asked].map((each) => readFile(each, 'utf8')));
  expect(text).toContain('这一年里我镇新收政府信息公开申请8件');
  expect(text).not.toContain('申请3件');
  expect(detailed).toContain('这一年里我镇新收政府信息公开申请8件');
  expect(detailed?.length).toBeGreaterThan(text?.length ?? 0);
});
