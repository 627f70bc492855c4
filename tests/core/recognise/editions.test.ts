import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import { say } from '../../../src/catalogue/messages';
import { formOf } from '../../../src/core/form/form';
import type { Finding } from '../../../src/core/model/finding';
import type {
  AxisItem,
  BlockFormat,
  EditionId,
  ReportFormat,
  TableFormat,
  TableId,
} from '../../../src/core/model/format';
import type { CellValue } from '../../../src/core/model/grid';
import type { Verdict } from '../../../src/core/model/verdict';
import { check } from '../../../src/check';
import { printedTable, sheetOfRows, workbookOf } from '../../support/edition-workbook';
import { banpuFigures, consistentFigures } from '../../support/report-builder';

const FORMATS: Readonly<Record<EditionId, ReportFormat>> = { '2021': format2021, '2019': format2019 };

const tableOf = (format: ReportFormat, id: TableId): TableFormat => {
  const table = format.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(id);
  return table;
};
const title = (year: number): string => `示例县${year}年政府信息公开工作年度报告`;
const ofRule = ({ findings }: Verdict, rule: string): readonly Finding[] =>
  findings.filter((finding) => finding.rule === rule);
const labelsOf = (findings: readonly Finding[]): readonly unknown[] =>
  findings.map(({ message }) => message.values.label);
const errorsOf = ({ findings }: Verdict): readonly string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);

describe('a local mixture of the forms of 2019 and 2021 (板浦镇 2023)', () => {
  const proactive = sheetOfRows('表二', [
    ['第二十条第（一）项'],
    ['信息内容', '本年新制发件数', '本年废止件数', '对外公开总数量'],
    ['规章', 0, 0, 0],
    ['规范性文件', 0, 0, 0],
    ['第二十条第（五）项'],
    ['信息内容', '本年处理决定数量'],
    ['行政许可', 0],
    ['第二十条第（六）项'],
    ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    ['行政处罚', 0, 0, 0],
    ['行政强制', 0, 0, 0],
    ['第二十条第（八）项'],
    ['信息内容', '本年收费金额(单位:万元)'],
    ['行政事业性收费', 0],
  ]);
  const figures = banpuFigures();
  const others = (['requests', 'disputes'] as const).map((id) =>
    printedTable(tableOf(format2021, id), (point) => figures[point] ?? null),
  );
  const verdict = check(workbookOf([proactive, ...others], '板浦镇2023年政府信息公开工作年度报告'));

  it('has exactly the six labels that are not of the form in force', () => {
    expect(
      ofRule(verdict, 'FMT-02').map(({ message, cells, severity }) => [
        cells[0]?.cell,
        message.values.label,
        message.values.expected,
        severity,
      ]),
    ).toEqual([
      ['B2', '本年新制发件数', '本年制发件数', 'warning'],
      ['D2', '对外公开总数量', '现行有效件数', 'warning'],
      ['A4', '规范性文件', '行政规范性文件', 'warning'],
      ['B9', '上一年项目数量', '', 'warning'],
      ['C9', '本年增/减', '', 'warning'],
      ['D9', '处理决定数量', '本年处理决定数量', 'warning'],
    ]);
  });

  it('has no error, its 14 blanks told once, and nothing else but the share of reconsiderations', () => {
    expect(errorsOf(verdict)).toEqual([]);
    expect(
      verdict.findings
        .filter(({ rule }) => rule !== 'FMT-02')
        .map(({ rule, points }) => [rule, points.length]),
    ).toEqual([
      ['NUM-02', 14],
      ['X-03', 2],
    ]);
    expect(verdict.relations).toEqual({ passed: 42, failed: 0, notEvaluated: 0, ruleError: 0 });
  });

  it('reads its figures under what they mean: 对外公开 is not 现行有效', () => {
    const points = [...verdict.report.facts.keys()].filter((point) => point.startsWith('proactive.'));
    expect(points.sort()).toEqual(
      [
        ...['rules', 'normativeDocuments'].flatMap((row) =>
          ['issued', 'repealed', 'disclosedTotal'].map((column) => `proactive.${row}.${column}`),
        ),
        'proactive.licences.decided',
        ...['penalties', 'compulsion'].flatMap((row) =>
          ['itemsLastYear', 'itemsChange', 'decided'].map((column) => `proactive.${row}.${column}`),
        ),
        'proactive.fees.collected',
      ].sort(),
    );
  });

  it('knows each block by its edition', () => {
    expect(verdict.report.blocks.map(({ block, edition }) => [block, edition])).toEqual([
      ['proactive.documents', '2021'],
      ['proactive.licensing', '2021'],
      ['proactive.enforcement', '2019'],
      ['proactive.fees', '2021'],
      ['requests.all', '2021'],
      ['disputes.all', '2021'],
    ]);
  });

  it('tells blanks under the labels of the other form too', () => {
    const blank = sheetOfRows(
      '表二',
      proactive.cells.map((row) => row.map(({ value }) => (value === 0 ? null : value))),
    );
    const { findings } = check(workbookOf([blank, ...others], title(2023)));
    const blanks = findings.filter(({ rule, table }) => rule === 'NUM-02' && table === 'proactive');
    expect(blanks.flatMap(({ points }) => points)).toHaveLength(14);
  });
});

const POINTS = path.resolve(__dirname, '../../../../shared/data-points.json');
/** 表二 as listed for 2019; 表三 and 表四 as for 2021, three rows of （六） being one. */
const listedPoints = (): readonly string[] => {
  interface Listed {
    readonly id: string;
  }
  const lists = JSON.parse(readFileSync(POINTS, 'utf8')) as {
    readonly '2021': readonly Listed[];
    readonly '2019': { readonly proactive: readonly Listed[] };
  };
  const shared = lists['2021']
    .filter(({ id }) => !id.startsWith('proactive.'))
    .map(({ id }) => id.replace(/^requests\.other\.(notCorrected|feeUnpaid|other)\./, 'requests.other.'));
  return [...new Set([...lists['2019'].proactive.map(({ id }) => id), ...shared])];
};
const whenListed = existsSync(POINTS) ? it : it.skip;

describe('the form of 2019', () => {
  const form = formOf(format2019);
  const figures = consistentFigures({ 'requests.received.business': 2, 'requests.other.business': 2 }, form);
  const sheets = format2019.tables.map((table) => printedTable(table, (point) => figures[point] ?? null));

  it('is the form due for the report of 2020', () => {
    const verdict = check(workbookOf(sheets, title(2020)));
    expect(verdict.findings).toEqual([]);
    expect(verdict.report.format).toBe('2019');
    expect([...verdict.report.facts.keys()]).toEqual(form.points.map(({ id }) => id));
    expect(verdict.relations).toEqual({ passed: 40, failed: 0, notEvaluated: 0, ruleError: 0 });
  });

  // Skipped where the list of data points is not beside the project, as in a plain clone.
  whenListed('has the listed data points', () => {
    const listed = listedPoints();
    expect(form.points.map(({ id }) => id).sort()).toEqual([...listed].sort());
  });

  it('checks its own relations: a broken balance and a broken total', () => {
    const broken = format2019.tables.map((table) =>
      printedTable(table, (point) => (point === 'requests.other.business' ? 1 : (figures[point] ?? null))),
    );
    const { findings } = check(workbookOf(broken, title(2020)));
    expect(findings.map(({ id, explains }) => [id, explains])).toEqual([
      ['cell:requests.other.business', ['T3-ROW:other', 'T3-SUM:business']],
    ]);
  });

  it('lets only 本年增/减 be negative', () => {
    const negative = format2019.tables.map((table) =>
      printedTable(table, (point) =>
        point === 'proactive.penalties.itemsChange' || point === 'proactive.penalties.decided'
          ? -3
          : (figures[point] ?? null),
      ),
    );
    const { findings } = check(workbookOf(negative, title(2020)));
    expect(findings.map(({ id }) => id)).toEqual(['NUM-01:proactive.penalties.decided']);
  });

  it('is told label by label in the report of 2024, without an error, its figures read all the same', () => {
    const verdict = check(workbookOf(sheets, title(2024)));
    expect(errorsOf(verdict)).toEqual([]);
    expect(labelsOf(ofRule(verdict, 'FMT-02'))).toEqual([
      ...['本年新制作数量', '本年新公开数量', '对外公开总数量', '规范性文件'],
      ...['上一年项目数量', '本年增/减', '处理决定数量', '其他对外管理服务事项'],
      ...['上一年项目数量', '本年增/减', '处理决定数量'],
      ...['上一年项目数量', '本年增/减'],
      ...['第二十条第（九）项', '采购项目数量', '采购总金额', '政府集中采购'],
      '（六）其他处理',
    ]);
    expect(new Set(verdict.report.facts.keys())).toEqual(new Set(form.points.map(({ id }) => id)));
  });

  it('says what （六） is divided into now', () => {
    const finding = ofRule(check(workbookOf(sheets, title(2024))), 'FMT-02').find(
      ({ table }) => table === 'requests',
    );
    expect(finding && say('zh-CN', finding.message.key, finding.message.values)).toBe(
      '表三“（六）其他处理”不是现行格式，应为“1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请”、“2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”、“3.其他”（国办公开办函〔2021〕30号）。',
    );
  });
});

describe('the form in force in a report for 2020', () => {
  const figures = consistentFigures({});
  const sheets = format2021.tables.map((table) => printedTable(table, (point) => figures[point] ?? null));
  const verdict = check(workbookOf(sheets, title(2020)));

  it('is one form and no mixture, 表四 too, which is the same in both', () => {
    expect(new Set(verdict.report.blocks.map(({ edition }) => edition))).toEqual(new Set(['2021']));
    expect([errorsOf(verdict), verdict.report.facts.size]).toEqual([[], 200]);
  });

  it('asks about the year', () => {
    const [first] = ofRule(verdict, 'FMT-02');
    expect(first && say('zh-CN', first.message.key, first.message.values)).toBe(
      '表二“本年制发件数”不是2019至2020年度报告的栏目（国办公开办函〔2019〕60号）。请核对年度，或改用该年度的格式。',
    );
  });
});

describe('other spellings', () => {
  const figures = consistentFigures({ 'requests.received.business': 2, 'requests.granted.business': 2 });
  const spelled = (spell: (label: string) => string): Verdict =>
    check(
      workbookOf(
        format2021.tables.map((table) => printedTable(table, (point) => figures[point] ?? null, spell)),
        title(2024),
      ),
    );

  it.each<[string, (label: string) => string]>([
    ['总 计 and 自 然 人', (label) => label.replace(/^(.)(.+)$/, '$1 $2')],
    ['line breaks inside', (label) => label.replace(/^(.{2})(.+)$/s, '$1\n$2')],
    ['1、 for 1.', (label) => label.replace(/^(\d)\./, '$1、')],
    ['１． for 1.', (label) => label.replace(/^1\./, '１．')],
    ['no enumerators', (label) => label.replace(/^(\d\.|（[一二三四五六七]）(?!项)|[一二三四]、)/, '')],
    [
      '逾期不补正 and 逾期不缴费',
      (label) => (/逾期不补正/.test(label) ? '逾期不补正' : /缴纳费用/.test(label) ? '逾期不缴费' : label),
    ],
    [
      'half-width brackets and straight quotes',
      (label) => label.replace(/（/g, '(').replace(/）/g, ')').replace(/[“”]/g, '"'),
    ],
    ['第二十条 第（一）项', (label) => label.replace('第二十条', '第二十条 ')],
    ['bars of a flattened table', (label) => `${label} |`],
    ['pinyin', (label) => label.replace(/总计/g, '總(zǒng)計(jì)').replace(/复议/g, '復(fù)議')],
    [
      'traditional characters',
      (label) => label.replace(/总计/g, '總計').replace(/诉讼/g, '訴訟').replace(/许可/g, '許可'),
    ],
  ])('are no remark: %s', (_name, spell) => {
    const verdict = spelled(spell);
    expect([verdict.findings, verdict.report.facts.size]).toEqual([[], 200]);
  });

  it('规范性文件 is accepted and told', () => {
    const verdict = spelled((label) => label.replace('行政规范性文件', '规范性文件'));
    expect([verdict.report.facts.size, labelsOf(verdict.findings)]).toEqual([200, ['规范性文件']]);
  });
});

describe('any mixture of blocks', () => {
  const BLOCKS = ['documents', 'licensing', 'enforcement', 'fees'].map((name) => `proactive.${name}`);
  const edition = fc.constantFrom<EditionId>('2021', '2019');
  const mixture = fc.record({
    editions: fc.tuple(edition, edition, edition, edition),
    procurement: fc.boolean(),
    requests: edition,
    disputesFirst: fc.boolean(),
    oneSheet: fc.boolean(),
    due: edition,
  });

  const blockOf = (format: ReportFormat, id: string): BlockFormat => {
    const block = tableOf(format, 'proactive').blocks.find((candidate) => candidate.id === id);
    if (!block) throw new Error(id);
    return block;
  };
  const flat = (items: readonly AxisItem[]): readonly AxisItem[] =>
    items.flatMap((item) => [item, ...flat(item.children ?? [])]);
  const labelsIn = ({ caption, rows, columns }: BlockFormat): readonly string[] => [
    ...(caption === undefined ? [] : [caption]),
    ...flat(rows).map(({ label }) => label),
    ...flat(columns).map(({ label }) => label),
  ];

  it('is read block by block: no wrong edition, no wrong figure, every foreign label told', () => {
    fc.assert(
      fc.property(mixture, ({ editions, procurement, requests, disputesFirst, oneSheet, due }) => {
        const blocks = [
          ...BLOCKS.map((id, index) => blockOf(FORMATS[editions[index] ?? '2021'], id)),
          ...(procurement ? [blockOf(format2019, 'proactive.procurement')] : []),
        ];
        const proactive = { ...tableOf(format2021, 'proactive'), blocks };
        const requestsTable = tableOf(FORMATS[requests], 'requests');
        const disputes = tableOf(format2021, 'disputes');
        const tables = disputesFirst
          ? [disputes, proactive, requestsTable]
          : [proactive, requestsTable, disputes];
        const expected = new Map<string, number>();
        const sheets = tables.map((table) =>
          printedTable(table, (point): CellValue => {
            expected.set(point, 1001 + expected.size);
            return expected.get(point) ?? null;
          }),
        );
        const joined = oneSheet
          ? [{ ...(sheets[0] as never as (typeof sheets)[0]), cells: sheets.flatMap(({ cells }) => cells) }]
          : sheets;
        const verdict = check(workbookOf(joined, title(due === '2021' ? 2024 : 2020)));

        const read = [...verdict.report.facts].map(([point, { value }]) => [
          point,
          value.kind === 'number' ? value.value : value.kind,
        ]);
        expect(new Map(read as [string, number][])).toEqual(expected);

        const found = new Map(verdict.report.blocks.map((block) => [block.block, block.edition]));
        BLOCKS.forEach((id, index) => expect([id, found.get(id)]).toEqual([id, editions[index]]));
        expect(found.get('requests.all')).toBe(requests);
        expect(found.get('proactive.procurement')).toBe(procurement ? '2019' : undefined);

        const official = new Set(tableOf(FORMATS[due], 'proactive').blocks.flatMap(labelsIn));
        const foreign = blocks.flatMap(labelsIn).filter((label) => !official.has(label));
        const told = ofRule(verdict, 'FMT-02');
        expect([...labelsOf(told.filter(({ table }) => table === 'proactive'))].sort()).toEqual(
          [...foreign].sort(),
        );
        const inRequests = due === requests ? 0 : requests === '2019' ? 1 : 2;
        expect(told.filter(({ table }) => table === 'requests')).toHaveLength(inRequests);

        const wholly2019 = editions.every((one) => one === '2019');
        const partly2019 = editions.some((one) => one === '2019');
        const lacks = !procurement && (due === '2019' ? partly2019 : wholly2019);
        expect(labelsOf(ofRule(verdict, 'FMT-01'))).toEqual(lacks ? ['第二十条第（九）项'] : []);
      }),
      { numRuns: 200, seed: 51 },
    );
  }, 60_000);
});
