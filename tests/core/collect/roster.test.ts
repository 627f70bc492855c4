import { readRows } from '../../../src/adapters/intake/rows';
import { say } from '../../../src/catalogue/messages';
import { readRoster, rosterOfRows } from '../../../src/collect';
import { MOST_UNITS, type Roster } from '../../../src/core/model/collection';
import type { SheetGrid, WorkbookView } from '../../../src/core/model/grid';

const rosterOfText = (text: string): Roster => rosterOfRows(readRows(new TextEncoder().encode(text)));
const problemsOf = ({ problems }: Roster): readonly string[] =>
  problems.map(({ message }) => say('zh-CN', message.key, message.values));

function viewOf(rows: readonly (readonly string[])[], truncated = false): WorkbookView {
  const sheet: SheetGrid = {
    id: '1',
    name: '名单',
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => row.map((value) => ({ value }))),
    ...(truncated ? { truncated } : {}),
  };
  return {
    sheets: [{ ...sheet, id: '0', name: '说明', cells: [[{ value: '填表说明' }]] }, sheet],
    names: [],
    notices: [],
  };
}

test('reads a roster by its heads, in any order and with a title over them', () => {
  const roster = rosterOfText(
    [
      '灌云县单位名单,,,,,,',
      '序号,是否计入汇总,单位名称,单位类别,汇总单位,联系人,曾用名',
      '1,是,县财政局,县级部门,,"王,某",财政局；财税局',
      '2,否,县税务局,县级部门,,,',
      '3,,板浦镇人民政府,乡镇,灌云县人民政府,李某,',
      ',,,,,,',
    ].join('\r\n'),
  );
  expect(roster).toEqual({
    problems: [],
    units: [
      {
        name: '县财政局',
        aliases: ['财政局', '财税局'],
        kind: 'countyDepartment',
        parent: null,
        included: true,
        contact: '王,某',
      },
      { name: '县税务局', aliases: [], kind: 'countyDepartment', parent: null, included: false, contact: '' },
      {
        name: '板浦镇人民政府',
        aliases: [],
        kind: 'townshipGovernment',
        parent: '灌云县人民政府',
        included: null,
        contact: '李某',
      },
    ],
  });
});

test('a roster of names alone is enough', () => {
  expect(rosterOfText('单位名称\n县财政局\n县公安局\n').units.map(({ name }) => name)).toEqual([
    '县财政局',
    '县公安局',
  ]);
});

test('contacts in several columns are one text', () => {
  expect(rosterOfText('名称\t联系人\t联系电话\n甲局\t王某\t0518-1\n').units[0]?.contact).toBe('王某 0518-1');
});

test('is found in a workbook on whatever sheet has its heads', () => {
  expect(
    readRoster(
      viewOf([
        ['单位名称', '联系方式'],
        ['甲局', '1'],
      ]),
    ).units,
  ).toMatchObject([{ name: '甲局', contact: '1' }]);
});

test('says what is wrong with it, by row, and keeps the rest', () => {
  const roster = rosterOfText(
    [
      '单位名称,单位类别,上级,是否计入汇总,别名',
      '甲局,县级部门,,是,老局',
      '甲 局,县级部门,,是,',
      '乙局,神秘部门,乙局,也许,老局',
      '丙局,,,,甲局',
    ].join('\n'),
  );
  expect(problemsOf(roster)).toEqual([
    '第3行的“甲 局”与第2行重复，没有采用。',
    '第4行“乙局”的单位类别“神秘部门”不在可选的类别中，没有采用。',
    '第4行“乙局”的汇总单位是它自己，没有采用。',
    '第4行“乙局”的是否计入汇总填的是“也许”，应为“是”或“否”，没有采用。',
    '第2行的别名“老局”与第4行的名称或别名相同，没有采用。',
    '第4行的别名“老局”与第2行的名称或别名相同，没有采用。',
    '第5行的别名“甲局”与第2行的名称或别名相同，没有采用。',
  ]);
  expect(roster.units).toEqual([
    { name: '甲局', aliases: [], kind: 'countyDepartment', parent: null, included: true, contact: '' },
    { name: '乙局', aliases: [], kind: null, parent: null, included: null, contact: '' },
    { name: '丙局', aliases: [], kind: null, parent: null, included: null, contact: '' },
  ]);
});

test.each([
  ['', ['noNames']],
  ['甲,乙\n丙,丁', ['noNames']],
  ['单位名称,单位类别\n,\n', ['empty']],
])('a list without units is told: %j', (text, codes) => {
  expect(rosterOfText(text).problems.map(({ code }) => code)).toEqual(codes);
});

test('a sheet that was not read to its end is told', () => {
  expect(readRoster(viewOf([['单位名称'], ['甲局']], true)).problems.map(({ code }) => code)).toEqual([
    'truncated',
  ]);
});

test('takes as many units as a province has, and no more', () => {
  const rows = (count: number): string[][] => [
    ['单位名称'],
    ...Array.from({ length: count }, (_, at) => [`第${String(at)}局`]),
  ];
  expect(rosterOfRows(rows(MOST_UNITS)).problems).toEqual([]);
  const more = rosterOfRows(rows(MOST_UNITS + 1));
  expect(more.units).toHaveLength(MOST_UNITS);
  expect(problemsOf(more)).toEqual(['名单超过10000个单位，后面的没有读取。']);
});
