import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { read, sourceOfText } from '../../../src/adapters/intake/text';
import { format2021 } from '../../../src/catalogue/2021';
import { check } from '../../../src/check';
import type { DataPointId, TableFormat } from '../../../src/core/model/format';
import type { Doubt } from '../../../src/core/model/source';
import { rebuild } from '../../../src/rebuild';
import { banpuFigures } from '../../support/report-builder';
import { flattenedTable, STYLES, type Damage, type Figures, type Style } from '../../support/flattening';

const UNDAMAGED: Damage = {
  slips: false,
  brokenLabels: false,
  pageNumbers: false,
  fullWidth: false,
  otherEnumerators: false,
  pinyin: false,
};

const [proactive, requests, disputes] = format2021.tables as [TableFormat, TableFormat, TableFormat];
const none = (): number => 0;

/** Every figure of the form 0, but for those given. */
const figuresWith = (given: Figures): Figures => ({ ...zeros, ...given });
const zeros = Object.fromEntries(Object.keys(banpuFigures()).map((point) => [point, 0]));

const write = (table: TableFormat, given: Figures, style: Style): string =>
  flattenedTable(table, figuresWith(given), style, UNDAMAGED, none);

interface Read {
  readonly at: (point: DataPointId) => number | string | null | undefined;
  readonly doubts: readonly Doubt[];
  readonly findings: readonly string[];
  readonly text: (point: DataPointId) => { readonly text: string; readonly line: number } | undefined;
}

/** Reads a text; a blank is null, what is left open its text, what was not found undefined. */
function readBack(text: string): Read {
  const source = rebuild(sourceOfText(text));
  const { report, findings } = check(source.view);
  return {
    at: (point) => {
      const value = report.facts.get(point)?.value;
      return value?.kind === 'number' ? value.value : value?.kind === 'text' ? value.code : value && null;
    },
    doubts: source.doubts ?? [],
    findings: findings.map(({ rule }) => rule),
    text: (point) => {
      const place = report.facts.get(point)?.place;
      const from = place && source.readFrom?.get(`${place.sheetId}!${place.cell}`);
      return from && { text: from.text, line: from.line };
    },
  };
}

const row = (key: string, cells: readonly (number | null)[]): Figures =>
  Object.fromEntries(
    [
      'naturalPerson',
      'business',
      'research',
      'publicWelfare',
      'legalService',
      'otherOrganisation',
      'total',
    ].map((column, index) => [`requests.${key}.${column}`, cells[index] ?? null]),
  );

describe('a table that became text', () => {
  const figures = {
    ...row('received', [17, 0, 0, 0, 0, 0, 17]),
    ...row('concluded', [17, 0, 0, 0, 0, 0, 17]),
    ...row('granted', [17, 0, 0, 0, 0, 0, 17]),
  };

  it.each(STYLES)('is read with its cells written as %s', (style) => {
    const { at, doubts } = readBack(write(requests, figures, style));
    expect([
      at('requests.received.naturalPerson'),
      at('requests.received.business'),
      at('requests.received.total'),
    ]).toEqual([17, 0, 17]);
    expect(doubts.filter(({ kind }) => kind === 'open')).toEqual([]);
  });

  it('keeps the text every figure was read from, and its line', () => {
    const text = write(requests, figures, 'lines');
    const line = text.split('\n').indexOf('一、本年新收政府信息公开申请数量') + 2;
    expect(readBack(text).text('requests.received.naturalPerson')).toEqual({ text: '17', line });
  });

  it('says where only the relations of the form decided', () => {
    const { doubts } = readBack(write(requests, figures, 'glued'));
    expect(doubts.find(({ points }) => points[0] === 'requests.received.naturalPerson')).toMatchObject({
      kind: 'decided',
      place: { text: '17 0 0 0 0 0 17' },
    });
  });

  it('cuts digits by the relations of several rows where one row allows two cuts', () => {
    // 12 1 0 1 0 0 14, and 1 2 10 1 0 0 14 adds up as well.
    const given = {
      ...row('received', [12, 1, 0, 1, 0, 0, 14]),
      ...row('granted', [12, 1, 0, 1, 0, 0, 14]),
      ...row('concluded', [12, 1, 0, 1, 0, 0, 14]),
      ...row('partlyGranted', [0, 0, 0, 0, 0, 0, 0]),
    };
    const separate = {
      ...given,
      ...row('granted', [9, 1, 0, 1, 0, 0, 11]),
      ...row('partlyGranted', [3, 0, 0, 0, 0, 0, 3]),
    };
    const { at } = readBack(write(requests, separate, 'glued'));
    expect([
      at('requests.received.naturalPerson'),
      at('requests.received.business'),
      at('requests.received.research'),
    ]).toEqual([12, 1, 0]);
  });

  it('leaves digits open that nothing can divide, and lists every way', () => {
    const text = write(
      proactive,
      {
        'proactive.normativeDocuments.issued': 5,
        'proactive.normativeDocuments.repealed': 2,
        'proactive.normativeDocuments.inForce': 25,
      },
      'glued',
    );
    const { at, doubts } = readBack(text);
    expect(at('proactive.normativeDocuments.issued')).toBe('AMBIGUOUS_NUMBER');
    expect(doubts.find(({ kind }) => kind === 'open')).toMatchObject({
      points: [
        'proactive.normativeDocuments.issued',
        'proactive.normativeDocuments.repealed',
        'proactive.normativeDocuments.inForce',
      ],
      place: { text: '5225' },
      candidates: [
        [5, 2, 25],
        [5, 22, 5],
        [52, 2, 5],
      ],
    });
  });

  it.each([['bars'], ['pipes'], ['tabs'], ['paragraphs']] as const)(
    'tells a blank from a zero in %s',
    (style) => {
      const { at } = readBack(
        write(requests, { ...figures, ...row('carriedIn', [0, 0, null, 0, 0, 0, null]) }, style),
      );
      expect([
        at('requests.carriedIn.business'),
        at('requests.carriedIn.research'),
        at('requests.carriedIn.total'),
      ]).toEqual([0, null, null]);
    },
  );

  it.each([['lines'], ['gaps'], ['blanks'], ['glued']] as const)(
    'leaves a row open where %s drop a blank',
    (style) => {
      const { at } = readBack(
        write(requests, { ...figures, ...row('carriedIn', [3, 0, null, 0, 0, 0, 3]) }, style),
      );
      expect(at('requests.carriedIn.naturalPerson')).toBe('AMBIGUOUS_NUMBER');
      expect(at('requests.received.business')).not.toBe(17);
    },
  );

  it('leaves digits open that add up without a blank and with one', () => {
    // 0 14 0 31 0 45 behind a blank; 0 1 40 3 1 0 45 adds up as well.
    const text = write(
      requests,
      { ...figures, ...row('partlyGranted', [null, 0, 14, 0, 31, 0, 45]) },
      'glued',
    );
    const { at, doubts } = readBack(text);
    expect(at('requests.partlyGranted.research')).toBe('AMBIGUOUS_NUMBER');
    expect(at('requests.partlyGranted.total')).toBe(45);
    expect(doubts.find(({ kind }) => kind === 'open')?.points).toContain('requests.partlyGranted.research');
  });

  it.each([['lines'], ['glued'], ['bars'], ['gaps']] as const)(
    'leaves a block of one column open where %s allow the figure to belong to the row before or after',
    (style) => {
      const given = { 'proactive.penalties.decided': null, 'proactive.compulsion.decided': 7 };
      const text = flattenedTable(proactive, figuresWith(given), style, UNDAMAGED, none, (cells) =>
        cells.some(({ text: label, isFigure }) => !isFigure && /^行政(处罚|强制)$/.test(label)),
      );
      expect(readBack(text).at('proactive.penalties.decided')).toBe('AMBIGUOUS_NUMBER');
    },
  );

  it('joins a number torn by a blank where the sum allows one way only', () => {
    const text = write(requests, figures, 'blanks').replace('申请数量 17 0', '申请数量 1 7 0');
    expect(readBack(text).at('requests.received.naturalPerson')).toBe(17);
  });

  it('reads rows whose labels are torn by their own figures, in the order of the form', () => {
    const text = write(
      requests,
      { ...figures, ...row('partlyGranted', [0, 0, 0, 0, 0, 0, 0]) },
      'gaps',
    ).replace(
      /（二）部分公开（区分处理的，只计这一情形，不计其他情形）( +[\d ]+)/,
      '（二）部分公开（区分处理的，只计这一情\n   $1\n形，不计其他情形）',
    );
    const { at, doubts } = readBack(text);
    expect([at('requests.granted.naturalPerson'), at('requests.partlyGranted.naturalPerson')]).toEqual([
      17, 0,
    ]);
    expect(doubts.map(({ kind }) => kind)).toContain('decided');
  });

  it('leaves figures open that stand before their labels', () => {
    const text = write(requests, figures, 'gaps');
    const shifted = text.replace(/(一、本年新收政府信息公开申请数量)( +[\d ]+)/, '$2\n$1');
    expect(readBack(shifted).at('requests.received.naturalPerson')).not.toBe(0);
  });

  it.each([
    ['requests', requests, figures, 'requests.received.naturalPerson'],
    ['proactive', proactive, { 'proactive.normativeDocuments.issued': 5 }, 'proactive.rules.issued'],
  ] as const)(
    'leaves %s open where every row of figures stands before its label',
    (_, table, given, point) => {
      const text = write(table, given, 'gaps').replace(/^(.*[^\d\s]) {5}((?:\d+ *)+)$/gm, '$2     $1');
      expect(readBack(text).at(point)).toBe('AMBIGUOUS_NUMBER');
    },
  );

  it('does not read a table with other columns', () => {
    const text = write(requests, figures, 'lines')
      .replace('科研机构', '甲乙')
      .replace('社会公益组织', '丙丁');
    expect(readBack(text).at('requests.received.naturalPerson')).toBeUndefined();
  });

  it('does not take page numbers, rules and remarks for figures', () => {
    const text = write(requests, figures, 'lines').replace(
      '二、上年结转',
      '— 5 —\n第 6 页 共 9 页\n注：含上年 3 件。\n二、上年结转',
    );
    const { at } = readBack(text);
    expect(at('requests.received.total')).toBe(17);
    expect(at('requests.carriedIn.naturalPerson')).toBe(0);
  });

  it('reads a number beside its remark and says so', () => {
    const text = write(proactive, { 'proactive.normativeDocuments.issued': 22 }, 'pipes').replace(
      '| 22 |',
      '| 22（其中修订16件） |',
    );
    const { at, doubts } = readBack(text);
    expect(at('proactive.normativeDocuments.issued')).toBe(22);
    expect(doubts).toMatchObject([{ kind: 'remark', place: { text: '22（其中修订16件）' } }]);
  });

  it('calls a cell with other words unreadable', () => {
    const text = write(requests, figures, 'pipes').replace('申请数量 | 17 |', '申请数量 | 约17 |');
    expect(readBack(text).at('requests.received.naturalPerson')).toBe('AMBIGUOUS_NUMBER');
    expect(readBack(text).at('requests.received.total')).toBe(17);
  });

  it('a table that stands twice is told doubled and not read', () => {
    const table = write(
      disputes,
      { 'disputes.reconsideration.upheld': 1, 'disputes.reconsideration.total': 1 },
      'lines',
    );
    const { at, findings } = readBack(`${table}\n${table}`);
    expect(at('disputes.reconsideration.upheld')).toBeUndefined();
    expect(findings).toContain('FMT-01');
  });

  it('prose that mentions the words of the tables is no table', () => {
    const prose =
      '第二十条第（一）项规定的规章和行政许可，本年新收政府信息公开申请数量3件，未经复议直接起诉1件，复议后起诉0件。';
    expect(rebuild(sourceOfText(prose)).view.sheets).toEqual([]);
  });
});

const REPORTS = path.resolve(__dirname, '../../../../shared/reports');
const folders = existsSync(REPORTS)
  ? readdirSync(REPORTS).filter((folder) => existsSync(path.join(REPORTS, folder, 'source.txt')))
  : [];

/** Figures that the source itself leaves open, as read by hand. */
const OPEN: Readonly<Record<string, readonly DataPointId[]>> = {
  hebei_gxt_2021: ['issued', 'repealed', 'inForce'].map((key) => `proactive.normativeDocuments.${key}`),
  hebei_gxt_2022: ['issued', 'repealed', 'inForce'].map((key) => `proactive.normativeDocuments.${key}`),
  shanghai_office_2025: ['issued', 'repealed'].map((key) => `proactive.rules.${key}`),
};

interface Expected {
  readonly facts: Readonly<Record<DataPointId, number | null>>;
}

// Skipped where the published reports are not beside the project, as in a plain clone.
(folders.length > 0 ? describe : describe.skip)('published reports as text', () => {
  it.each(folders)('%s: every figure equal, what is open listed, no error of arithmetic', async (folder) => {
    const bytes = new Uint8Array(readFileSync(path.join(REPORTS, folder, 'source.txt')));
    const { facts } = JSON.parse(
      readFileSync(path.join(REPORTS, folder, 'expected.json'), 'utf8'),
    ) as Expected;
    const source = rebuild(await read(bytes));
    const { report, findings, relations } = check(source.view);
    const open = OPEN[folder] ?? [];
    const got = Object.fromEntries(
      Object.keys(facts).map((point) => {
        const value = report.facts.get(point)?.value;
        return [point, value?.kind === 'number' ? value.value : value?.kind === 'blank' ? null : 'open'];
      }),
    );
    expect(got).toEqual({ ...facts, ...Object.fromEntries(open.map((point) => [point, 'open'])) });
    expect(
      source.doubts?.filter(({ kind }) => kind === 'open').flatMap(({ points }) => points) ?? [],
    ).toEqual(open);
    expect(relations.failed).toBe(0);
    expect(
      findings.filter(
        ({ severity, points }) => severity === 'error' && !points.some((point) => open.includes(point)),
      ),
    ).toEqual([]);
  });

  it('板浦镇 2023 gives the findings of its form, its blanks and its share of reconsiderations, and no other', async () => {
    const file = path.join(REPORTS, 'banpu_2023', 'source.txt');
    const { findings, report } = check(rebuild(await read(new Uint8Array(readFileSync(file)))).view);
    expect(report.profile).toMatchObject({ organ: '板浦镇', year: 2023 });
    expect(findings.map(({ rule, points }) => [rule, points.length])).toEqual([
      ...Array.from({ length: 6 }, () => ['FMT-02', 0]),
      ['NUM-02', 14],
      ['X-03', 2],
    ]);
  });
});
