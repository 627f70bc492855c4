import { exporters } from '../../src/adapters/exporters';
import type { CheckedText } from '../../src/core/model/checked-text';
import type { DraftOptions } from '../../src/core/model/report-draft';
import type { ImportInput, TextInput } from '../../src/ui/actions';
import { draftOf } from '../../src/pipeline';
import { GOOD_REPORT, messageOf } from '../support/document-builder';
import { hostileTexts } from '../support/hostile-texts';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

async function filledWorkbook(): Promise<TemplateWorkbook> {
  const workbook = await templateWorkbook('typed', {
    organ: '云水县水利局',
    year: 2025,
    kind: 'countyDepartment',
  });
  await workbook.fill(
    consistentFigures({ 'requests.received.naturalPerson': 8, 'requests.granted.naturalPerson': 8 }),
  );
  return workbook;
}

async function wordFile(workbook: TemplateWorkbook, options?: DraftOptions): Promise<ImportInput> {
  return {
    name: '领导修改.docx',
    bytes: await exporters.docx(await draftOf(await workbook.verdict(), options)),
  };
}

const textOf = (lines: readonly string[]): TextInput => ({ text: lines.join('\n') });
const PROSE = GOOD_REPORT.filter((line) => !line.startsWith('|')).map((line) =>
  line.replace(/2023/g, '2025'),
);
const rulesOf = ({ findings }: CheckedText): readonly string[] => findings.map(({ rule }) => rule);

describe('核对文字', () => {
  it('finds nothing about figures in the draft of the same tables, and says what was looked at', async () => {
    const workbook = await filledWorkbook();
    const checked = await workbook.actions.checkText(await wordFile(workbook), null);
    expect(new Set(rulesOf(checked))).toEqual(new Set(['DOC-11']));
    expect(checked).toMatchObject({
      name: '领导修改.docx',
      kind: 'docx',
      checked: { tables: 'workbook', lastYear: null, previous: null, isReport: true },
    });
    expect(checked.checked.claims).toBeGreaterThan(2);
    expect(checked.sections.map(({ chapter }) => chapter)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('names the sentence and the cell where a figure of the tables was changed since, and writes nothing', async () => {
    const workbook = await filledWorkbook();
    const file = await wordFile(workbook);
    await workbook.fill(
      consistentFigures({ 'requests.received.naturalPerson': 9, 'requests.granted.naturalPerson': 9 }),
    );
    const before = JSON.stringify(await workbook.port.read());
    const checked = await workbook.actions.checkText(file, null);
    const wrong = checked.findings.find(({ rule }) => rule === 'TXT-01');
    expect(wrong?.quote?.text).toMatch(/8件/);
    const place = await workbook.placeOf('requests.received.total');
    expect(wrong?.cells.map(({ sheet, cell }) => ({ sheet, cell }))).toContainEqual(place);
    expect(JSON.stringify(await workbook.port.read())).toBe(before);
  });

  it('reads pasted text as well, with all that is left over in it', async () => {
    const workbook = await filledWorkbook();
    const text = [...PROSE, '本年度共公开信息  条。', '申请人：张三'];
    const checked = await workbook.actions.checkText(textOf(text), null);
    expect(rulesOf(checked)).toEqual(expect.arrayContaining(['DOC-11', 'DOC-16']));
    expect(checked.kind).toBe('text');
    expect(rulesOf(await workbook.actions.checkText(textOf(PROSE), null))).toEqual([]);
  });

  it('points at the cells of the sheet 报告正文, and counts its brackets once', async () => {
    const workbook = await filledWorkbook();
    await workbook.actions.editText({ kind: 'write' }, { tone: 'standard', charts: false });
    await workbook.fill(
      consistentFigures({ 'requests.received.naturalPerson': 9, 'requests.granted.naturalPerson': 9 }),
    );
    const { kind, findings } = await workbook.actions.checkText({ sheet: true }, null);
    expect(kind).toBe('sheet');
    const sheets = findings.map(({ cells }) => cells[cells.length - 1]?.sheet);
    expect(new Set(sheets)).toEqual(new Set(['报告正文']));
    expect(findings.filter(({ rule }) => rule === 'DOC-11')).toHaveLength(1);
    expect(findings.map(({ rule }) => rule)).toContain('TXT-01');
  });

  it('compares chapter by chapter with last year’s text, and takes rise and fall from its tables', async () => {
    const workbook = await filledWorkbook();
    const lastYear = await templateWorkbook('typed', { organ: '云水县水利局', year: 2024 });
    await lastYear.fill(
      consistentFigures({ 'requests.received.naturalPerson': 4, 'requests.granted.naturalPerson': 4 }),
    );
    const { bytes } = (await wordFile(lastYear)) as { bytes: Uint8Array };
    const text = PROSE.map((line) => line.replace('办结8件。', '办结8件，收到申请同比增长90%。'));
    const checked = await workbook.actions.checkText(textOf(text), { name: '2024.docx', bytes });
    expect(checked.checked).toMatchObject({ lastYear: 2024, previous: { name: '2024.docx' } });
    expect(rulesOf(checked)).toContain('TXT-15');
    expect(checked.sections[0]).toMatchObject({ chapter: 1, before: expect.any(Number) });
    const copied = await workbook.actions.checkText(textOf(PROSE), textOf(PROSE) as ImportInput);
    const alike = copied.findings.filter(({ rule }) => rule === 'Y-08');
    expect(alike.map(({ passages }) => passages?.length)).toEqual(alike.map(() => 1));
    expect(alike.length).toBeGreaterThan(0);
    expect(copied.sections[0]?.alike).toBe(100);
  });

  it('says where the title names another unit or year than the tables', async () => {
    const workbook = await filledWorkbook();
    const text = PROSE.map((line) => line.replace('云水县水利局2025年政', '青石县教育局2024年政'));
    const { findings } = await workbook.actions.checkText(textOf(text), null);
    expect(findings.map(({ message }) => message.key)).toEqual(
      expect.arrayContaining(['finding.DOC-02.tables', 'finding.DOC-14.tables']),
    );
  });

  it('checks against the tables of the text where the workbook has none, without cells to go to', async () => {
    const filled = await filledWorkbook();
    const file = await wordFile(filled);
    const { createMemoryPort } = await import('../../src/adapters/memory');
    const { checkText } = await import('../../src/text-check');
    const { readSource } = await import('../../src/adapters/readers');
    const checked = await checkText(createMemoryPort(), readSource, { input: file, previous: null });
    expect(checked.checked.tables).toBe('text');
    expect(checked.findings.flatMap(({ cells }) => cells)).toEqual([]);
    const plain = await checkText(createMemoryPort(), readSource, { input: textOf(PROSE), previous: null });
    expect(plain.checked).toMatchObject({ tables: null, claims: 0 });
  });

  it('says that there is no text in a workbook or in nothing, and can be cancelled', async () => {
    const workbook = await filledWorkbook();
    await expect(workbook.actions.checkText({ text: ' \n ' }, null)).rejects.toMatchObject({
      code: 'NO_TEXT',
    });
    await expect(workbook.actions.checkText({ sheet: true }, null)).rejects.toMatchObject({
      code: 'NO_TEXT',
    });
    const stop = new AbortController();
    stop.abort();
    await expect(workbook.actions.checkText(textOf(PROSE), null, stop.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it('takes hostile text for text', async () => {
    const workbook = await filledWorkbook();
    const text = [...PROSE, ...hostileTexts.map((hostile) => `收到申请5件 ${hostile} XX`)];
    const checked = await workbook.actions.checkText(textOf(text), null);
    expect(checked.findings.length).toBeGreaterThan(0);
    for (const { message } of checked.findings)
      expect(messageOf({ message } as never)).not.toContain('undefined');
  });
});
