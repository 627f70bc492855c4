import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportTexts } from '../../src/catalogue/report-texts';
import { check, checkInTasks } from '../../src/check';
import { composeDraft } from '../../src/draft';
import { formOf } from '../../src/core/form/form';
import { format2021 } from '../../src/catalogue/2021';
import type { RecognisedReport } from '../../src/core/model/fact';
import type { Finding } from '../../src/core/model/finding';
import type { OrganKind } from '../../src/core/model/format';
import type { WorkbookView } from '../../src/core/model/grid';
import { TONES, type DraftInline, type ReportDraft, type Tone } from '../../src/core/model/report-draft';
import { checkProse } from '../../src/prose';
import { runCli } from '../support/cli-run';
import { lastYear, previousOf, viewOfThisYear } from '../support/previous-year';
import { randomConsistent, seededRandom } from '../support/random-report';
import { consistentFigures, reportOf } from '../support/report-builder';

type Figures = Readonly<Record<string, number>>;
type Random = (below: number) => number;

const KINDS: readonly (OrganKind | null)[] = [
  'townshipGovernment',
  'cityGovernment',
  'countyDepartment',
  'ruleMakersOffice',
  null,
];

/** Figures of all tables that agree, from a handful of cases to hundreds. */
function randomFigures(random: Random): Figures {
  const cases = randomConsistent(random);
  const few = random(3);
  const kept = Object.entries(cases).filter(
    ([point]) =>
      !/\.total$|\.concluded\.|\.received\.|\.carriedForward\./.test(point) &&
      (few === 0 || random(few * 5) === 0),
  );
  const some = (below: number): number => (random(3) === 0 ? 0 : random(below));
  const leaves: Figures = {
    ...Object.fromEntries(kept),
    'proactive.rules.issued': some(3),
    'proactive.rules.inForce': some(20),
    'proactive.normativeDocuments.issued': some(12),
    'proactive.normativeDocuments.repealed': some(9),
    'proactive.normativeDocuments.inForce': some(90),
    'proactive.licences.decided': some(5000),
    'proactive.penalties.decided': some(900),
    'proactive.compulsion.decided': some(20),
    'proactive.fees.collected': random(2) === 0 ? 0 : random(1_000_000) / 10_000,
  };
  return consistent(leaves, random);
}

/** What was received is what was concluded and carried forward without what was carried in. */
function consistent(leaves: Figures, random: Random): Figures {
  const figures: Record<string, number> = { ...leaves };
  const columns = [
    'naturalPerson',
    'business',
    'research',
    'publicWelfare',
    'legalService',
    'otherOrganisation',
  ];
  for (const column of columns) {
    const concluded = Object.entries(leaves)
      .filter(
        ([point]) =>
          point.startsWith('requests.') && point.endsWith(`.${column}`) && !point.includes('carriedIn'),
      )
      .reduce((sum, [, value]) => sum + value, 0);
    const forward = random(4) === 0 ? random(5) : 0;
    const carriedIn = Math.min(leaves[`requests.carriedIn.${column}`] ?? 0, concluded + forward);
    figures[`requests.carriedIn.${column}`] = carriedIn;
    figures[`requests.received.${column}`] = concluded + forward - carriedIn;
  }
  const known = new Set(formOf(format2021).points.map(({ id }) => id));
  const all = consistentFigures(
    Object.fromEntries(Object.entries(figures).filter(([point]) => known.has(point))),
  );
  return Object.fromEntries(Object.entries(all).map(([point, value]) => [point, Number(value ?? 0)]));
}

function reportNumber(seed: number, figures: Figures): RecognisedReport {
  const random = seededRandom(seed + 31);
  const kind = KINDS[random(KINDS.length)] ?? null;
  const report = reportOf(figures, { organ: '板浦镇', year: 2023, kind });
  return seed % 2 === 0
    ? report
    : {
        ...report,
        previous: previousOf(randomFigures(seededRandom(seed + 5003)), { organ: '板浦镇', year: 2022 }),
      };
}

function draftOf(report: RecognisedReport, tone: Tone): ReportDraft {
  const verdict = { report, findings: [] } as unknown as Parameters<typeof composeDraft>[0];
  return composeDraft(verdict, { tone, charts: false });
}

const inlinesOf = (block: ReportDraft['blocks'][number]): readonly DraftInline[] =>
  'inlines' in block ? block.inlines : [];

function findings(draft: ReportDraft, report: RecognisedReport): readonly Finding[] {
  const texts = draft.blocks.map((block) =>
    inlinesOf(block)
      .map(({ text }) => text)
      .join(''),
  );
  return checkProse(
    texts.filter((text) => text !== '').map((text) => ({ text, inTable: false })),
    report,
  );
}

/** Raised by hand for a long run. */
const REPORTS = Number(process.env['PROSE_REPORTS'] ?? 30);
const seeds = Array.from({ length: REPORTS }, (_, seed) => seed);

describe('the text of a draft', () => {
  test('says nothing that its tables do not say, in any tone', () => {
    for (const seed of seeds) {
      const report = reportNumber(seed, randomFigures(seededRandom(seed + 1)));
      for (const tone of TONES) {
        const found = findings(draftOf(report, tone), report);
        expect(found.map(({ rule, quote }) => `${seed} ${tone} ${rule} ${quote?.text ?? ''}`)).toEqual([]);
      }
    }
  });

  test('no longer agrees when any figure it states is changed in the tables', () => {
    for (const seed of seeds.slice(0, Math.ceil(REPORTS / 12))) {
      const figures = randomFigures(seededRandom(seed + 1));
      const tone = TONES[seed % TONES.length] ?? 'standard';
      const draft = draftOf(reportNumber(seed, figures), tone);
      const stated = draft.blocks
        .flatMap(inlinesOf)
        .flatMap((inline) => (inline.kind === 'figure' ? inline.points : []))
        .filter((point) => !point.startsWith('previous.'));
      for (const point of new Set(stated)) {
        const changed = reportNumber(seed, { ...figures, [point]: (figures[point] ?? 0) + 1 });
        expect({ seed, tone, point, found: findings(draft, changed).length > 0 }).toEqual({
          seed,
          tone,
          point,
          found: true,
        });
      }
    }
  });
});

describe('check TEXT --tables FILE', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-'));
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const tables = [
    '板浦镇2023年政府信息公开工作年度报告',
    '四、政府信息公开行政复议、行政诉讼情况',
    '<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr><tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr><tr><td>1</td><td>0</td><td>3</td><td>0</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>',
  ];
  const report = write(
    'report.html',
    tables.map((line) => (line.startsWith('<') ? line : `<p>${line}</p>`)).join(''),
  );

  test('names the sentence, the cell and both figures', async () => {
    const text = write('text.txt', '全年因政府信息公开被申请行政复议5件，其中结果维持1件、其他结果3件。');
    const { out, code } = await runCli('check', text, '--tables', report, '--json');
    const { findings: found } = JSON.parse(out) as {
      findings: readonly {
        rule: string;
        message: string;
        quote: { text: string };
        cells: readonly unknown[];
      }[];
    };
    const about = found.filter(({ rule }) => rule.startsWith('TXT'));
    expect(about).toMatchObject([
      { rule: 'TXT-09', message: '正文写行政复议5件，表四行政复议总计为4，相差1。请核对正文和表格。' },
    ]);
    expect(about[0]?.quote.text).toContain('行政复议5件');
    expect(about[0]?.cells).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('says nothing of a text that agrees', async () => {
    const text = write('right.txt', '全年因政府信息公开被申请行政复议4件，无行政诉讼案件。');
    const { out } = await runCli('check', text, '--tables', report);
    expect(out).not.toContain('TXT');
  });

  test('is for texts and for check', async () => {
    expect((await runCli('check', 'a.xlsx', '--tables', report)).code).toBe(2);
    expect((await runCli('read', 'a.txt', '--tables', report)).code).toBe(2);
    expect((await runCli('check', 'a.txt', '--tables', path.join(folder, 'none.html'))).err).toContain(
      'FILE_NOT_FOUND',
    );
  });
});

test('last year is compared where the report has it', () => {
  const report = {
    ...reportOf(consistentFigures({ 'requests.received.naturalPerson': 3 }), { year: 2023 }),
    previous: lastYear({ 'requests.received.naturalPerson': 2 }, { year: 2022 }),
  };
  const text = '收到申请3件，较上年增长80%。';
  expect(checkProse([{ text, inTable: false }], report).map(({ rule }) => rule)).toEqual(['TXT-15']);
});

describe('the sheet 报告正文', () => {
  const sheetOf = (...texts: readonly string[]): WorkbookView['sheets'][number] => {
    const { heads, kinds } = reportTexts;
    const rows = [
      [heads.text, heads.kind, heads.block, heads.generated],
      ...texts.map((text) => [text, kinds.paragraph, '', '']),
    ];
    return {
      id: 'text',
      name: '报告正文',
      visibility: 'visible',
      protected: false,
      origin: { row: 0, col: 0 },
      cells: rows.map((row) => row.map((value) => ({ value }))),
    };
  };

  test('is checked with the tables of its workbook; a finding has the cell of its paragraph last', async () => {
    const view = await viewOfThisYear({ 'requests.received.naturalPerson': 3 });
    const added = sheetOf('全年共收到政府信息公开申请3件。', '全年办结申请9件。');
    const workbook = { ...view, sheets: [...view.sheets, added] };
    const found = (await checkInTasks(workbook)).findings.filter(({ rule }) => rule.startsWith('TXT'));
    expect(found.map(({ rule, cells }) => [rule, cells[cells.length - 1]])).toEqual([
      ['TXT-04', expect.objectContaining({ sheet: '报告正文', cell: 'A3' })],
    ]);
    expect(found[0]?.quote).toMatchObject({ text: '全年办结申请9件。', line: 3 });
  });

  test('changes nothing where there is none', async () => {
    const view = await viewOfThisYear({ 'requests.received.naturalPerson': 3 });
    expect(await checkInTasks(view)).toEqual(check(view));
  });
});
