import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createMemoryPort } from '../../../src/adapters/memory';
import { readSource } from '../../../src/adapters/intake';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import { addMessages, say } from '../../../src/catalogue/messages';
import { en } from '../../../src/catalogue/messages/en';
import { convert as wordsEn } from '../../../src/catalogue/messages/en/convert';
import { convert as wordsZh } from '../../../src/catalogue/messages/zh-CN/convert';
import { check } from '../../../src/check';
import { conversionOf, convert, type Converted } from '../../../src/convert';
import { formOf } from '../../../src/core/form/form';
import type { Conversion, ConversionAnswers } from '../../../src/core/model/conversion';
import type { RecognisedReport } from '../../../src/core/model/fact';
import type { EditionId, ReportFormat, TableFormat, TableId } from '../../../src/core/model/format';
import type { CellValue, SheetGrid, WorkbookView } from '../../../src/core/model/grid';
import type { Verdict } from '../../../src/core/model/verdict';
import { rebuild } from '../../../src/rebuild';
import { printedTable, sheetOfRows, workbookOf } from '../../support/edition-workbook';
import { consistentFigures } from '../../support/report-builder';

const FORMATS: Readonly<Record<EditionId, ReportFormat>> = { '2021': format2021, '2019': format2019 };
const title = (year: number): string => `示例县${year}年政府信息公开工作年度报告`;

const tableOf = (format: ReportFormat, id: TableId): TableFormat => {
  const table = format.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(id);
  return table;
};

const printed = (format: ReportFormat, figures: Readonly<Record<string, CellValue>>): readonly SheetGrid[] =>
  format.tables.map((table) => printedTable(table, (point) => figures[point] ?? null));

const reportIn = (sheets: readonly SheetGrid[], year: number | null = 2023): RecognisedReport =>
  check(workbookOf(sheets, year === null ? null : title(year))).report;

/** The converted sheets as a workbook of their own, read again. */
async function written({ plan }: Converted): Promise<WorkbookView> {
  const port = createMemoryPort();
  await port.execute(plan, null);
  const { sheets, ...view } = await port.read();
  const ours = new Set(plan.sheets.map(({ name }) => name));
  return { ...view, sheets: sheets.filter(({ name }) => ours.has(name)) };
}

const readAgain = async (converted: Converted): Promise<Verdict> => check(await written(converted));

const valuesOf = ({ facts }: RecognisedReport): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...facts].flatMap(([point, { value }]) => (value.kind === 'number' ? [[point, value.value]] : [])),
  );

const rulesOf = ({ findings }: Verdict): readonly string[] => findings.map(({ rule }) => rule);

const fatesOf = ({ figures }: Conversion): Readonly<Record<string, string>> =>
  Object.fromEntries(figures.map(({ fact, fate }) => [fact.point, fate.kind]));

const noteOf = ({ plan }: Converted): readonly (readonly unknown[])[] => {
  const note = plan.sheets[plan.sheets.length - 1];
  const rows = new Map<number, unknown[]>();
  for (const { row, value } of note?.cells ?? []) {
    if (value !== undefined) rows.set(row, [...(rows.get(row) ?? []), value]);
  }
  return [...rows.values()];
};

/** Answers that take the first choice of every question. */
const takeAll = ({ questions }: Conversion): ConversionAnswers =>
  new Map(questions.map(({ point, choices }) => [point, choices[0]?.id ?? '']));

const NO_ANSWERS: ConversionAnswers = new Map();

const HYBRID = sheetOfRows('表二', [
  ['第二十条第（一）项'],
  ['信息内容', '本年新制发件数', '本年废止件数', '对外公开总数量'],
  ['规章', 0, 0, 0],
  ['规范性文件', 3, 1, 12],
  ['第二十条第（五）项'],
  ['信息内容', '本年处理决定数量'],
  ['行政许可', 5],
  ['第二十条第（六）项'],
  ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
  ['行政处罚', 40, -2, 7],
  ['行政强制', 0, 0, 0],
  ['第二十条第（八）项'],
  ['信息内容', '本年收费金额(单位:万元)'],
  ['行政事业性收费', 1.25],
]);

describe('a local mixture of the forms of 2019 and 2021', () => {
  const others = (['requests', 'disputes'] as const).map((id) =>
    printedTable(tableOf(format2021, id), (point) => consistentFigures({})[point] ?? null),
  );
  const report = reportIn([HYBRID, ...others]);
  const conversion = conversionOf(report);

  it('asks about 对外公开总数量 and nothing else, once a row', () => {
    expect(
      conversion.questions.map(({ point, choices }) => [point, choices.map(({ id, value }) => [id, value])]),
    ).toEqual([
      ['proactive.rules.inForce', [['disclosedTotal', 0]]],
      ['proactive.normativeDocuments.inForce', [['disclosedTotal', 12]]],
    ]);
  });

  it('asks in plain words, with both labels', () => {
    const [question] = conversion.questions;
    expect(question && say('zh-CN', question.text.key, question.text.values)).toBe(
      '“现行有效件数”指年末仍然有效的件数，原表的“对外公开总数量”是累计公开的数量。两者相同时才能沿用；不能确定时请留空。',
    );
    expect(question?.choices[0]?.labels).toEqual([{ number: '二', row: '规章', column: '对外公开总数量' }]);
  });

  it('keeps what only has another name, and knows the old one', () => {
    const kept = conversion.figures.filter(({ fate }) => fate.kind === 'kept');
    const labels = new Map(kept.map(({ fact, label }) => [fact.point, [label.row, label.column]]));
    expect(labels.get('proactive.normativeDocuments.issued')).toEqual(['规范性文件', '本年新制发件数']);
    expect(labels.get('proactive.penalties.decided')).toEqual(['行政处罚', '处理决定数量']);
    expect(labels.get('proactive.licences.decided')).toEqual(['行政许可', '本年处理决定数量']);
  });

  it('has no place for numbers of items where the decisions are given', () => {
    const gone = conversion.figures.flatMap(({ fact, fate }) =>
      fate.kind === 'noPlace' ? [[fact.point, fate.reason]] : [],
    );
    expect(gone).toEqual(
      ['penalties', 'compulsion'].flatMap((row) =>
        ['itemsLastYear', 'itemsChange'].map((column) => [`proactive.${row}.${column}`, 'onlyDecisions']),
      ),
    );
  });

  it('leaves undecided figures blank and is read again as the form in force', async () => {
    const verdict = await readAgain(convert(report, NO_ANSWERS));
    expect(new Set(verdict.report.blocks.map(({ edition }) => edition))).toEqual(new Set(['2021']));
    expect(rulesOf(verdict).filter((rule) => rule.startsWith('FMT'))).toEqual([]);
    expect(verdict.report.profile).toMatchObject({ organ: '示例县', year: 2023 });
    expect(verdict.report.facts.get('proactive.rules.inForce')?.value).toEqual({ kind: 'blank' });
    expect(verdict.report.facts.get('proactive.normativeDocuments.issued')?.value).toMatchObject({
      value: 3,
    });
    expect(verdict.report.facts.get('proactive.fees.collected')?.value).toMatchObject({ value: 1.25 });
  });

  it('takes over what the clerk says, and only that', async () => {
    const answers = new Map([['proactive.normativeDocuments.inForce', 'disclosedTotal']]);
    const { facts } = (await readAgain(convert(report, answers))).report;
    expect(facts.get('proactive.normativeDocuments.inForce')?.value).toMatchObject({ value: 12 });
    expect(facts.get('proactive.rules.inForce')?.value).toEqual({ kind: 'blank' });
  });

  it('ignores answers to questions that were not asked', () => {
    const answers = new Map([
      ['proactive.licences.decided', 'items'],
      ['proactive.rules.inForce', 'made'],
    ]);
    const { settled } = convert(report, answers);
    expect([...settled.taken]).toEqual([]);
    expect(settled.values.get('proactive.licences.decided')).toBe(5);
  });

  it('writes the note label by label, with old places and reasons', () => {
    const note = noteOf(
      convert(report, new Map([['proactive.normativeDocuments.inForce', 'disclosedTotal']])),
    );
    expect(note).toContainEqual([
      '表二：规范性文件·对外公开总数量',
      '表二 D4',
      12,
      '表二：行政规范性文件·现行有效件数',
      '经确认沿用',
    ]);
    expect(note).toContainEqual([
      '表二：规章·对外公开总数量',
      '表二 D3',
      0,
      '表二：规章·现行有效件数',
      '没有沿用，新表未填此数',
    ]);
    expect(note).toContainEqual([
      '表二：行政处罚·本年增/减',
      '表二 C10',
      -2,
      '现行格式只填本年处理决定数量，不填项目数量',
    ]);
    expect(note).toContainEqual(['表二：规章·现行有效件数', '含义不同，没有沿用原数，请按现行栏目填写']);
  });

  it('asks about the sum of items where no decisions are given', () => {
    const without = sheetOfRows(
      '表二',
      HYBRID.cells.map((row, at) => row.map(({ value }, col) => (at === 9 && col === 3 ? null : value))),
    );
    const { questions } = conversionOf(reportIn([without, ...others]));
    expect(questions.map(({ point, choices }) => [point, choices.map(({ value }) => value)])).toContainEqual([
      'proactive.penalties.decided',
      [38],
    ]);
  });
});

const POINTS_2019 = formOf(format2019);

describe('the form of 2019', () => {
  const figures = consistentFigures(
    {
      'requests.received.business': 4,
      'requests.other.business': 3,
      'requests.granted.business': 1,
      'proactive.rules.made': 2,
      'proactive.rules.disclosed': 5,
      'proactive.rules.disclosedTotal': 9,
      'proactive.procurement.amount': 77.5,
    },
    POINTS_2019,
  );
  const report = reportIn(printed(format2019, figures), 2024);
  const conversion = conversionOf(report);

  it('moves （六）其他处理 to 3.其他, keeps 表四, and asks where 表二 means something else', () => {
    const fates = fatesOf(conversion);
    expect(fates['requests.other.business']).toBe('moved');
    expect(fates['requests.granted.business']).toBe('kept');
    expect(fates['disputes.reconsideration.upheld']).toBe('kept');
    expect(fates['proactive.procurement.amount']).toBe('noPlace');
    expect(fates['proactive.fees.itemsChange']).toBe('noPlace');
    expect(fates['proactive.otherServices.decided']).toBe('noPlace');
    expect(conversion.questions.map(({ point, choices }) => [point, choices.map(({ id }) => id)])).toEqual(
      ['rules', 'normativeDocuments'].flatMap((row) => [
        [`proactive.${row}.issued`, ['made', 'disclosed']],
        [`proactive.${row}.inForce`, ['disclosedTotal']],
      ]),
    );
  });

  it('is read again with its totals kept, and says what was divided', async () => {
    const converted = convert(report, NO_ANSWERS);
    const verdict = await readAgain(converted);
    expect(rulesOf(verdict).filter((rule) => rule.startsWith('FMT'))).toEqual([]);
    expect(verdict.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verdict.report.facts.get('requests.other.other.total')?.value).toMatchObject({ value: 3 });
    const blanks = new Set(converted.settled.blanks.map(({ label, reason }) => `${label.row} ${reason}`));
    expect(blanks).toContain('规章 undecided');
    expect(blanks).toContain('规章 noSource');
    expect([...blanks].filter((text) => text.endsWith('divided'))).toHaveLength(2);
  });

  it('may take either figure for 本年制发件数, and lists the other in the note', () => {
    const converted = convert(report, new Map([['proactive.rules.issued', 'disclosed']]));
    expect(converted.settled.values.get('proactive.rules.issued')).toBe(5);
    const note = noteOf(converted);
    expect(note).toContainEqual(
      expect.arrayContaining(['表二：规章·本年新公开数量', 5, '经确认沿用']) as unknown,
    );
    expect(note).toContainEqual(
      expect.arrayContaining(['表二：规章·本年新制作数量', 2, '没有沿用，新表未填此数']) as unknown,
    );
  });

  it('of an earlier year leaves the year open, so that the new tables are judged by the form in force', async () => {
    const early = convert(reportIn(printed(format2019, figures), 2020), NO_ANSWERS);
    const verdict = await readAgain(early);
    expect(verdict.report.profile).toMatchObject({ organ: '示例县', year: null });
    expect(rulesOf(verdict)).not.toContain('FMT-02');
    expect(noteOf(early).flat()).toContain('原表填报单位：示例县；所属年份：2020');
  });
});

describe('totals', () => {
  const figures = { ...consistentFigures({ 'requests.received.business': 4 }) };

  it('that were typed wrong are kept and told', async () => {
    const report = reportIn(printed(format2021, { ...figures, 'requests.received.total': 9 }));
    const converted = convert(report, NO_ANSWERS);
    expect(converted.settled.totals).toBe('typed');
    expect(
      converted.settled.disagreements.map(({ rule, left, right }) => [rule, left, right]),
    ).toContainEqual(['T3-ROW', 9, 4]);
    expect(valuesOf((await readAgain(converted)).report)).toMatchObject({ 'requests.received.total': 9 });
  });

  it('that are formulas stay formulas', async () => {
    const template = convert(reportIn(printed(format2021, figures)), NO_ANSWERS);
    const port = createMemoryPort();
    const { planTemplate } = await import('../../../src/template');
    await port.execute(planTemplate({ organ: '某镇', kind: null, year: 2024, totals: 'formulas' }), null);
    const converted = convert(check(await port.read()).report, NO_ANSWERS);
    expect([template.settled.totals, converted.settled.totals]).toEqual(['typed', 'formulas']);
    const facts = (await readAgain(converted)).report.facts;
    expect(facts.get('requests.received.total')?.formula).toBe('=SUM(D4:I4)');
  });
});

describe('what cannot be read', () => {
  const figures = {
    ...consistentFigures({}),
    'requests.granted.business': '约20',
    'proactive.rules.issued': '/',
  };
  const converted = convert(reportIn(printed(format2021, figures)), NO_ANSWERS);

  it('is not put into the tables as if it were a figure, and stands in the note as it was', () => {
    expect(converted.settled.values.has('requests.granted.business')).toBe(false);
    const note = noteOf(converted);
    expect(note).toContainEqual(
      expect.arrayContaining(['约20', '不是可以识别的数字，没有填入新表']) as unknown,
    );
    expect(note).toContainEqual(['/', '表二：规章·本年制发件数', '原表为空，没有填入；没有数据请填0']);
  });
});

describe('what is no figure of a table', () => {
  const report = reportIn(printed(format2021, consistentFigures({})));
  const [place] = [...report.facts.values()].map((fact) => fact.place);

  it('stands in the note: readings left open, control figures', () => {
    const converted = convert(
      {
        ...report,
        controls: place
          ? [
              {
                point: 'requests.received.total',
                place,
                stands: 'beside',
                value: { kind: 'number', value: 17 },
                source: '17',
                repeats: false,
              },
            ]
          : [],
      },
      NO_ANSWERS,
      {
        doubts: [
          {
            points: ['requests.granted.business', 'requests.granted.research'],
            place: { text: '1153', line: 40, column: 1 },
            kind: 'open',
          },
        ],
      },
    );
    const note = noteOf(converted);
    expect(note).toContainEqual([
      '表三：（一）予以公开·商业企业',
      '第40行',
      '1153',
      '原文有多种读法（涉及2个数字），没有填入新表',
    ]);
    expect(note).toContainEqual(
      expect.arrayContaining([17, '核对数没有填入新表，需要时请在新表中重填']) as unknown,
    );
  });
});

describe('any report', () => {
  const edition = fc.constantFrom<EditionId>('2021', '2019');
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<CellValue>('约20', '#REF!', '/', true, '12件') },
  );
  const mixture = fc.record({
    blocks: fc.tuple(edition, edition, edition, edition),
    procurement: fc.boolean(),
    requests: edition,
    year: fc.constantFrom(null, 2020, 2023),
    seed: fc.array(cell, { minLength: 60, maxLength: 60 }),
    take: fc.boolean(),
  });
  const NAMES = ['documents', 'licensing', 'enforcement', 'fees'];

  it('loses no figure: what is not in the new tables stands in the note with its place', async () => {
    await fc.assert(
      fc.asyncProperty(mixture, async ({ blocks, procurement, requests, year, seed, take }) => {
        const chosen = [
          ...blocks.map((one, at) => [one, NAMES[at]] as const),
          ['2019', 'procurement'] as const,
        ]
          .slice(0, procurement ? 5 : 4)
          .flatMap(([one, name]) =>
            tableOf(FORMATS[one], 'proactive').blocks.filter(({ id }) => id === `proactive.${name}`),
          );
        const tables = [
          { ...tableOf(format2021, 'proactive'), blocks: chosen },
          tableOf(FORMATS[requests], 'requests'),
          tableOf(format2021, 'disputes'),
        ];
        let at = 0;
        const sheets = tables.map((table) =>
          printedTable(table, () => seed[(at += 7) % seed.length] ?? null),
        );
        const report = reportIn(sheets, year);
        const conversion = conversionOf(report);
        const converted = convert(report, take ? takeAll(conversion) : NO_ANSWERS);
        const verdict = await readAgain(converted);

        expect(rulesOf(verdict)).not.toContain('FMT-01');
        expect(rulesOf(verdict)).not.toContain('FMT-02');
        expect(valuesOf(verdict.report)).toEqual(Object.fromEntries(converted.settled.values));

        const note = noteOf(converted).map((row) => row.join('|'));
        const inTables = valuesOf(verdict.report);
        for (const { fact, fate } of conversion.figures) {
          if (fact.value.kind === 'number' && (fate.kind === 'kept' || fate.kind === 'moved')) {
            expect([fact.point, inTables[fate.to]]).toEqual([fact.point, fact.value.value]);
          } else {
            const place = `${fact.place.sheet} ${fact.place.cell}|`;
            const shown = fact.value.kind === 'number' ? String(fact.value.value) : fact.source;
            expect(note.filter((row) => row.includes(place) && row.includes(shown))).toHaveLength(1);
          }
        }
        expect(new Set(conversion.figures.map(({ fact }) => fact.point))).toEqual(
          new Set(
            [...report.facts].filter(([, { value }]) => value.kind !== 'blank').map(([point]) => point),
          ),
        );
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

const BANPU = path.resolve(__dirname, '../../../../shared/reports/banpu_2023');
const withReports = existsSync(BANPU) ? describe : describe.skip;

// Skipped where the published reports are not beside the project, as in a plain clone.
withReports('板浦镇 2023 as published', () => {
  const readIt = async (): Promise<{
    readonly source: Awaited<ReturnType<typeof readSource>>;
    readonly verdict: Verdict;
  }> => {
    const source = rebuild(await readSource(new Uint8Array(readFileSync(path.join(BANPU, 'source.txt')))));
    return { source, verdict: check(source.view) };
  };

  it('has six labels that are not in force', async () => {
    const { verdict } = await readIt();
    const foreign = verdict.findings.filter(({ rule }) => rule === 'FMT-02');
    expect(foreign.map(({ message }) => [message.values.label, message.values.expected])).toEqual([
      ['本年新制发件数', '本年制发件数'],
      ['对外公开总数量', '现行有效件数'],
      ['规范性文件', '行政规范性文件'],
      ['上一年项目数量', ''],
      ['本年增/减', ''],
      ['处理决定数量', '本年处理决定数量'],
    ]);
  });

  it('asks exactly whether 对外公开总数量 is the number in force, and keeps all else equal', async () => {
    const { source, verdict } = await readIt();
    const conversion = conversionOf(verdict.report);
    expect(conversion.questions.map(({ point, rule }) => [point, rule])).toEqual([
      ['proactive.rules.inForce', 'inForce'],
      ['proactive.normativeDocuments.inForce', 'inForce'],
    ]);
    const converted = convert(verdict.report, NO_ANSWERS, { name: 'source.txt', readFrom: source.readFrom });
    const after = await readAgain(converted);
    expect(rulesOf(after).filter((rule) => rule.startsWith('FMT'))).toEqual([]);
    expect(after.report.blocks.every(({ edition }) => edition === '2021')).toBe(true);
    expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const before = valuesOf(verdict.report);
    const again = valuesOf(after.report);
    for (const [point, value] of Object.entries(again))
      expect([point, value]).toEqual([point, before[point]]);
    expect(Object.keys(before).filter((point) => !(point in again))).toEqual(
      ['rules', 'normativeDocuments']
        .map((row) => `proactive.${row}.disclosedTotal`)
        .concat(
          ['penalties', 'compulsion'].flatMap((row) =>
            ['itemsLastYear', 'itemsChange'].map((column) => `proactive.${row}.${column}`),
          ),
        ),
    );
    expect(noteOf(converted).flat()).toContain('原文件：source.txt');
  });
});

const REPORTS = path.dirname(BANPU);
const published = existsSync(REPORTS)
  ? readdirSync(REPORTS).filter((folder) => existsSync(path.join(REPORTS, folder, 'source.txt')))
  : [];

(published.length > 0 ? describe : describe.skip)('published reports as text', () => {
  it.each(published)(
    '%s: converted without an FMT finding, every figure kept or in the note',
    async (folder) => {
      const bytes = new Uint8Array(readFileSync(path.join(REPORTS, folder, 'source.txt')));
      const source = rebuild(await readSource(bytes));
      const { report } = check(source.view);
      const converted = convert(report, NO_ANSWERS, { doubts: source.doubts ?? [] });
      const after = await readAgain(converted);
      expect(rulesOf(after).filter((rule) => rule.startsWith('FMT'))).toEqual([]);
      const { figures } = converted.settled.conversion;
      expect(Object.keys(valuesOf(after.report))).toHaveLength(
        figures.filter(({ fate }) => fate.kind === 'kept' || fate.kind === 'moved').length,
      );
    },
  );
});

describe('wording of the conversion', () => {
  const placeholders = (text: string): readonly string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

  it('has the same keys and placeholders in both languages', () => {
    expect(Object.keys(wordsEn)).toEqual(Object.keys(wordsZh));
    for (const [key, text] of Object.entries(wordsZh)) {
      expect([key, placeholders((wordsEn as Record<string, string>)[key] ?? '')]).toEqual([
        key,
        placeholders(text),
      ]);
    }
  });

  it('words every reason and question of the catalogue', async () => {
    addMessages('en', en);
    const { conversions } = await import('../../../src/catalogue/conversions');
    const keys = conversions.flatMap((rule) =>
      rule.kind === 'noPlace'
        ? [`convert.reason.${rule.reason}`]
        : rule.kind === 'asked'
          ? [`convert.question.${rule.id}`]
          : [],
    );
    expect(keys.filter((key) => !(key in wordsZh))).toEqual([]);
  });
});
