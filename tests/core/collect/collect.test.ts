import fc from 'fast-check';
import { collectionRules } from '../../../src/catalogue/collect';
import { say } from '../../../src/catalogue/messages';
import { organOfFile } from '../../../src/core/collect/unit-name';
import type { Collection, Submission } from '../../../src/core/model/collection';
import {
  collected,
  ERROR_FINDING,
  ORGAN,
  rosterOf,
  standingOf,
  submitted,
  totalIn,
  unitOf,
} from '../../support/submission-builder';

const RECEIVED = 'requests.received.naturalPerson';
const FEES = 'proactive.fees.collected';

const rulesOf = ({ findings }: Collection): readonly string[] => findings.map(({ rule }) => rule);
const sentenceOf = ({ findings }: Collection, rule: string): string => {
  const found = findings.find((one) => one.rule === rule);
  return found ? say('zh-CN', found.message.key, found.message.values) : '';
};

describe('the name of a unit in the name of its file', () => {
  test.each([
    ['县财政局.xlsx', '县财政局'],
    ['12.县财政局2023年政府信息公开工作年度报告.xlsx', '县财政局'],
    ['2023年县财政局政府信息公开工作年度报告(终稿2).xlsx', '县财政局'],
    ['县财政局 - 副本.xlsx', '县财政局'],
    ['县财政局 - 副本 (2).xlsx', '县财政局'],
    ['县财政局(1).xlsx', '县财政局'],
    ['附件1：县财政局年报-终稿2.docx', '县财政局'],
    ['县财政局2023年政府信息公开年报（盖章版）.pdf', '县财政局'],
    ['各单位/下属/板浦镇人民政府2023年度政府信息公开工作年度报告_20240115.xlsx', '板浦镇人民政府'],
    ['县市场监督管理局_2023.xlsx', '县市场监督管理局'],
    ['高新区管委会2023年年报v2.1.xlsx', '高新区管委会'],
    ['2023年政府信息公开工作年度报告.xlsx', null],
    ['2023.xlsx', null],
  ])('%s is %s', (file, organ) => {
    expect(organOfFile(file, collectionRules.names)).toBe(organ);
  });
});

describe('whose report a file is', () => {
  const roster = rosterOf(
    { name: '灌云县财政局' },
    { name: '灌云县市场监督管理局', aliases: ['灌云县工商局'] },
    { name: '灌云县板浦镇人民政府' },
  );

  test.each([
    ['灌云县财政局', '灌云县财政局', 'exact'],
    ['灌 云 县财政局 ', '灌云县财政局', 'exact'],
    ['财政局', '灌云县财政局', 'normalised'],
    ['县财政局', '灌云县财政局', 'normalised'],
    ['县市场监督管理局', '灌云县市场监督管理局', 'normalised'],
    ['市场监督管理局', '灌云县市场监督管理局', 'normalised'],
    ['连云港市灌云县财政局', '灌云县财政局', 'normalised'],
    ['灌云县工商局', '灌云县市场监督管理局', 'alias'],
    ['板浦镇政府', '灌云县板浦镇人民政府', 'normalised'],
  ])('%s is taken for %s (%s)', (said, name, matched) => {
    const unit = collected([submitted(unitOf(said))], roster).units.find((one) => one.files.length > 0);
    expect(unit).toMatchObject({ name, matched });
  });

  test.each([
    ['灌云县财证局', ['灌云县财政局']],
    ['县市监局', ['灌云县市场监督管理局']],
    ['板浦镇', ['灌云县板浦镇人民政府']],
    ['民政局', []],
  ])('%s is offered as %j and not taken', (said, mayBe) => {
    const collection = collected([submitted(unitOf(said))], roster);
    const unit = collection.units.find(({ files }) => files.length > 0);
    expect(unit).toMatchObject({ name: said, roster: null, matched: null, mayBe });
    expect(standingOf(collection, said)).toBe('submitted, out: unknown');
    expect(collection.complete).toEqual({ included: 0, expected: 3 });
  });

  test('市 of a city is its place, 市 of 市场 is not', () => {
    const city = rosterOf('宿迁市财政局', '宿迁市市场监督管理局', '宿迁市人民政府');
    const names = ['市财政局', '市市场监督管理局', '市场监督管理局', '市政府'].map(
      (said) =>
        collected([submitted(unitOf(said))], city, { organ: '宿迁市人民政府' }).units.find(
          ({ files }) => files.length > 0,
        )?.name,
    );
    expect(names).toEqual(['宿迁市财政局', '宿迁市市场监督管理局', '宿迁市市场监督管理局', '宿迁市人民政府']);
  });

  test('a name given by hand comes first', () => {
    const collection = collected([submitted(unitOf('民政局'), 'a.xlsx')], roster, {
      names: { 'a.xlsx': '灌云县财政局' },
    });
    expect(collection.units[0]).toMatchObject({
      name: '灌云县财政局',
      matched: 'byHand',
      status: 'submitted',
    });
  });

  test('a short name that two units could be is nobody’s', () => {
    const both = rosterOf(
      '灌云县财政局',
      '财 政局',
      { name: '甲局', aliases: ['老局'] },
      { name: '乙局', aliases: ['老局'] },
    );
    expect(collected([submitted(unitOf('连云港市灌云县财政局'))], both).units.at(-1)?.matched).toBeNull();
    expect(collected([submitted(unitOf('老局'))], both).units.at(-1)?.roster).toBeNull();
  });
});

describe('what is summed', () => {
  test('sums cell by cell, with the parts of every figure', () => {
    const collection = collected([
      submitted(unitOf('甲局', { [RECEIVED]: 3, [FEES]: 0.1 })),
      submitted(unitOf('乙局', { [RECEIVED]: 4, [FEES]: 0.2 })),
      submitted(unitOf('丙局')),
    ]);
    expect(totalIn(collection, RECEIVED)).toBe(7);
    expect(totalIn(collection, FEES)).toBe(0.3);
    expect(totalIn(collection, 'requests.received.total')).toBe(7);
    const received = collection.totals.find(({ point }) => point === RECEIVED);
    expect(received?.parts.map(({ unit, value }) => [collection.units[unit]?.name, value])).toEqual([
      ['乙局', 4],
      ['甲局', 3],
    ]);
    expect(collection.complete).toEqual({ included: 3, expected: 3 });
  });

  test('a figure that no unit has is blank, not 0', () => {
    const blank = unitOf('甲局', {}, { figures: { [RECEIVED]: null } });
    expect(totalIn(collected([submitted(blank)]), RECEIVED)).toBeNull();
  });

  test('规章 is never summed; a city keeps its own', () => {
    const city = unitOf('宿迁市人民政府', { 'proactive.rules.issued': 2 }, { kind: 'cityGovernment' });
    const department = unitOf('市司法局', { 'proactive.rules.issued': 5 }, { kind: 'cityDepartment' });
    const collection = collected([submitted(city), submitted(department)], null, { organ: '宿迁市人民政府' });
    expect(totalIn(collection, 'proactive.rules.issued')).toBe(2);
    expect(rulesOf(collection)).toContain('AGG-04');
    const county = collected([
      submitted(unitOf(ORGAN, { 'proactive.rules.issued': 2 }, { kind: 'countyGovernment' })),
    ]);
    expect(totalIn(county, 'proactive.rules.issued')).toBeNull();
    expect(sentenceOf(county, 'AGG-04')).toContain(ORGAN);
  });

  test('a unit with errors counts only after it was said so, and the total says so', () => {
    const unit = unitOf('甲局', { [RECEIVED]: 3 }, { findings: [ERROR_FINDING] });
    const refused = collected([submitted(unit)]);
    expect(standingOf(refused, '甲局')).toBe('errors, out: errors');
    expect(sentenceOf(refused, 'AGG-02')).toContain('没有计入');
    const added = collected([submitted(unit)], null, { withErrors: true });
    expect(standingOf(added, '甲局')).toBe('errors, in');
    expect(sentenceOf(added, 'AGG-02')).toContain('已按选择计入');
  });

  test('what the text of a report lacks keeps no figure out', () => {
    const unit = unitOf('甲局', {}, { findings: [{ ...ERROR_FINDING, rule: 'DOC-04' }] });
    expect(standingOf(collected([submitted(unit)]), '甲局')).toBe('submitted, in');
  });

  test.each([
    '国家税务总局灌云县税务局',
    '灌云海关',
    '灌云县气象局',
    '灌云县烟草专卖局',
    '国家金融监督管理总局灌云监管支局',
  ])('%s is left out until somebody decides otherwise', (name) => {
    const submissions = [submitted(unitOf(name))];
    expect(standingOf(collected(submissions), name)).toBe('submitted, out: vertical');
    const decided = collected(submissions, null, { included: { [name]: true } });
    expect(standingOf(decided, name)).toBe('submitted, in');
    expect(rulesOf(decided)).toContain('AGG-08');
    expect(standingOf(collected(submissions, rosterOf({ name, included: true })), name)).toBe(
      'submitted, in',
    );
  });

  test('the county’s own 地方金融监督管理局 is no vertical unit', () => {
    expect(
      standingOf(collected([submitted(unitOf('灌云县地方金融监督管理局'))]), '灌云县地方金融监督管理局'),
    ).toBe('submitted, in');
  });

  test('a unit that another unit of the roster sums is not summed here', () => {
    const roster = rosterOf(
      '县教育局',
      { name: '县一中', parent: '县教育局' },
      { name: '县二中', parent: '灌云县政府' },
    );
    const collection = collected([submitted(unitOf('县一中')), submitted(unitOf('县二中'))], roster);
    expect(standingOf(collection, '县一中')).toBe('submitted, out: belongsElsewhere');
    expect(standingOf(collection, '县二中')).toBe('submitted, in');
    expect(collection.complete).toEqual({ included: 1, expected: 2 });
  });

  test('sums larger than a number holds exactly are not written and told', () => {
    const huge = Number.MAX_SAFE_INTEGER - 1;
    const unit = (name: string): Submission => submitted(unitOf(name, {}, { figures: { [RECEIVED]: huge } }));
    const collection = collected([unit('甲局'), unit('乙局')]);
    expect(totalIn(collection, RECEIVED)).toBeNull();
    expect(sentenceOf(collection, 'AGG-01')).toContain('1格');
  });
});

describe('how units stand', () => {
  test('two reports of one unit are both left out until one is chosen', () => {
    const files = [
      submitted(unitOf('甲局', { [RECEIVED]: 3 }), '甲局.xlsx'),
      submitted(unitOf('甲局', { [RECEIVED]: 4 }), '甲局 - 副本.xlsx'),
    ];
    const open = collected(files);
    expect(standingOf(open, '甲局')).toBe('duplicate, out: duplicate');
    expect(sentenceOf(open, 'DUPLICATE_UNIT')).toContain('“甲局 - 副本.xlsx”、“甲局.xlsx”');
    const chosen = collected(files, null, { chosen: { 甲局: '甲局.xlsx' } });
    expect(totalIn(chosen, RECEIVED)).toBe(3);
    expect(chosen.units[0]).toMatchObject({ files: ['甲局.xlsx', '甲局 - 副本.xlsx'] });
    expect(chosen.units[0]?.others.map(({ file }) => file)).toEqual(['甲局 - 副本.xlsx']);
  });

  test('last year’s report in the folder is no second report', () => {
    const collection = collected([
      submitted(unitOf('甲局', { [RECEIVED]: 3 }), '甲局2024.xlsx'),
      submitted(unitOf('甲局', { [RECEIVED]: 9 }, { year: 2023 }), '甲局2023.xlsx'),
    ]);
    expect(standingOf(collection, '甲局')).toBe('submitted, in');
    expect(totalIn(collection, RECEIVED)).toBe(3);
  });

  test('another year, another form, a file that cannot be read, and nothing at all', () => {
    const collection = collected(
      [
        submitted(unitOf('甲局', {}, { year: 2023 })),
        submitted(unitOf('乙局', {}, { editions: ['2019'] })),
        submitted(unitOf('丙局', {}, { editions: [] })),
        { file: '丁局2024年年报.xlsx', outcome: { kind: 'unreadable', code: 'ZIP_DAMAGED', details: {} } },
        { file: '~$甲局.xlsx', outcome: { kind: 'skipped', reason: 'temporary' } },
      ],
      rosterOf('甲局', '乙局', '丙局', '丁局', '戊局'),
    );
    expect(collection.units.map(({ name }) => standingOf(collection, name))).toEqual([
      'otherYear, out: otherYear',
      'otherForm, out: otherForm',
      'otherForm, out: otherForm',
      'unreadable, out: unreadable',
      'missing, out: missing',
    ]);
    expect(collection.complete).toEqual({ included: 0, expected: 5 });
    expect(collection.otherFiles.map(({ file }) => file)).toEqual(['~$甲局.xlsx']);
    expect(rulesOf(collection)).toEqual(['MISSING_UNIT', 'UNREADABLE_FILE', 'OTHER_YEAR', 'OTHER_FORM']);
  });

  test('our own total is not added again; the total of a lower unit is its report', () => {
    const total = (organ: string, complete = { included: 9, expected: 10 }): Submission => ({
      file: `${organ}汇总.xlsx`,
      outcome: { kind: 'total', unit: unitOf(organ, { [RECEIVED]: 5 }), complete },
    });
    const collection = collected([
      total('灌云县政府'),
      total('灌云县板浦镇人民政府'),
      submitted(unitOf('甲局')),
    ]);
    expect(totalIn(collection, RECEIVED)).toBe(5);
    expect(collection.otherFiles.map(({ file }) => file)).toEqual(['灌云县政府汇总.xlsx']);
    expect(rulesOf(collection)).toEqual(['IS_TOTAL', 'PART_TOTAL']);
  });

  test('a total made by hand among the reports is told', () => {
    const more = { 'proactive.licences.decided': 2, [FEES]: 1.5 };
    const collection = collected([
      submitted(unitOf('甲局', { [RECEIVED]: 3, ...more })),
      submitted(unitOf('乙局', { [RECEIVED]: 4 })),
      submitted(unitOf(ORGAN, { [RECEIVED]: 7, ...more })),
    ]);
    expect(sentenceOf(collection, 'IS_TOTAL')).toContain(ORGAN);
  });

  test('names that are words of the language are names like others', () => {
    const collection = collected([submitted(unitOf('__proto__')), submitted(unitOf('constructor'))]);
    expect(collection.complete).toEqual({ included: 2, expected: 2 });
  });
});

describe('reminders', () => {
  const AFTER = 'disputes.litigationAfterReconsideration.upheld';

  test('suits of a government and of a department may be the same suit', () => {
    const government = unitOf(ORGAN, { [AFTER]: 1 }, { kind: 'countyGovernment' });
    const both = collected([submitted(government), submitted(unitOf('甲局', { [AFTER]: 1 }))]);
    expect(sentenceOf(both, 'AGG-06')).toBe(
      '“灌云县人民政府”和“甲局”都填报了复议后起诉。复议机关因维持原行为只作为共同被告的，由原行为机关统计，请核对有无重复。',
    );
    expect(rulesOf(collected([submitted(government)]))).toEqual(['T4-CODEF']);
  });

  test('a government and its office may keep one ledger', () => {
    const collection = collected([
      submitted(unitOf(ORGAN, {}, { kind: 'countyGovernment' })),
      submitted(unitOf('灌云县政府办公室')),
    ]);
    expect(rulesOf(collection)).toEqual(['AGG-07']);
  });

  test('what was carried over last year is what was taken over', () => {
    const previous = (total: number) => ({ year: 2023, figures: { 'requests.carriedForward.total': total } });
    const unit = (name: string, now: number, before: number): Submission =>
      submitted(unitOf(name, { 'requests.carriedIn.naturalPerson': now }, { previous: previous(before) }));
    expect(rulesOf(collected([unit('甲局', 3, 3), unit('乙局', 1, 1)]))).toEqual([]);
    const differing = collected([unit('甲局', 3, 3), unit('乙局', 1, 2)]);
    expect(sentenceOf(differing, 'AGG-09')).toBe(
      '2个单位上年报告的结转下年度继续办理（总计）合计5，本年的上年结转合计4，不一致的有“乙局”。请核实。',
    );
  });
});

test('the result does not depend on the order of the files', () => {
  const figure = fc.integer({ min: 0, max: 99_999 });
  const name = fc.constantFrom(
    '甲局',
    '乙局',
    '丙局',
    '县丙局',
    '丁镇政府',
    '丁镇人民政府',
    '灌云县税务局',
    ORGAN,
  );
  const submission = fc.record({
    name,
    figure,
    fee: fc.double({ min: 0, max: 1e6, noNaN: true }),
    year: fc.constantFrom(2023, 2024, 2024, 2024),
  });
  fc.assert(
    fc.property(
      fc.array(submission, { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      fc.boolean(),
      (given, random, withRoster) => {
        const files = given.map(({ name: organ, figure: received, fee, year }, at) =>
          submitted(unitOf(organ, { [RECEIVED]: received, [FEES]: fee }, { year }), `${at}.xlsx`),
        );
        const shuffled = files
          .map((file) => ({ file, by: random.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ file }) => file);
        const roster = withRoster ? rosterOf('甲局', '乙局', '丙局', '戊局') : null;
        expect(collected(shuffled, roster)).toEqual(collected(files, roster));
      },
    ),
    { numRuns: 100 },
  );
});
