import type { Conversion, SourceFigure } from '../../src/core/model/conversion';
import { GoujiError } from '../../src/core/errors';
import type { Finding } from '../../src/core/model/finding';
import { factAt, fakeActions, findingOf, verdictOf } from '../support/fake-actions';
import type { FakePaneActions } from '../support/fake-actions';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';
import '../support/all-messages';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const foreign = (label: string, key = 'finding.FMT-02.instead'): Finding =>
  findingOf({
    id: `FMT-02:proactive:${label}`,
    rule: 'FMT-02',
    severity: 'warning',
    table: 'proactive',
    cells: ['s2!D2'],
    message: { key, values: { number: '二', label, expected: '现行有效件数', instrument: '' } },
  });

function figure(
  point: string,
  row: string,
  column: string,
  value: number,
  fate: SourceFigure['fate'],
): SourceFigure {
  const [, fact] = factAt(point, 's2!D3', value);
  return { fact, label: { number: '二', row, column }, fate };
}

const CONVERSION: Conversion = {
  to: '2021',
  instrument: '国办公开办函〔2021〕30号',
  from: ['2021', '2019'],
  organ: '板浦镇',
  year: 2023,
  figures: [
    figure('proactive.rules.issued', '规章', '本年新制发件数', 2, {
      kind: 'kept',
      to: 'proactive.rules.issued',
    }),
    figure('proactive.rules.disclosedTotal', '规章', '对外公开总数量', 9, {
      kind: 'asked',
      question: 'proactive.rules.inForce',
      source: '',
    }),
    figure('proactive.penalties.itemsChange', '行政处罚', '本年增/减', -3, {
      kind: 'noPlace',
      reason: 'onlyDecisions',
      source: '',
    }),
  ],
  questions: [
    {
      point: 'proactive.rules.inForce',
      rule: 'inForce',
      text: { key: 'convert.question.inForce', values: { column: '现行有效件数' } },
      label: { number: '二', row: '规章', column: '现行有效件数' },
      choices: [
        {
          id: 'disclosedTotal',
          from: ['proactive.rules.disclosedTotal'],
          labels: [{ number: '二', row: '规章', column: '对外公开总数量' }],
          value: 9,
        },
      ],
      source: '',
    },
  ],
};

const OUTCOME = { sheets: ['表二 主动公开 (2)', '转换说明'], leftOut: [], judged: true };

async function open(
  findings: readonly Finding[] = [foreign('对外公开总数量')],
  locale: 'zh-CN' | 'en' = 'zh-CN',
): Promise<{ readonly fake: FakePaneActions; readonly pane: PaneDriver }> {
  const fake = fakeActions({ verdict: verdictOf(findings), conversion: CONVERSION, converted: OUTCOME });
  const pane = await openPane(fake, locale);
  await pane.press(locale === 'en' ? 'Check' : '校验');
  return { fake, pane };
}

/** Opens the section and waits for its part. */
async function openSection(pane: PaneDriver): Promise<void> {
  await pane.press('转换为现行格式…');
  for (let turn = 0; turn < 3; turn += 1) await pane.after(60);
}

describe('转换为现行格式', () => {
  test('is offered on labels that are not in force, and asks nothing of the workbook before', async () => {
    const { fake, pane } = await open();
    expect(pane.buttons()).toContain('转换为现行格式…');
    expect(fake.callsOf('planConversion')).toHaveLength(0);
  });

  test('is not offered where nothing is to convert, nor where only the year is in doubt', async () => {
    const { pane } = await open([findingOf({})]);
    expect(pane.text()).not.toContain('转换为现行格式');
    const other = await open([foreign('本年制发件数', 'finding.FMT-02.otherYears')]);
    expect(other.pane.text()).not.toContain('转换为现行格式');
  });

  test('says what is kept, what is asked and what goes to the note, before anything is written', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    expect(pane.text()).toContain('照录1个数字。');
    expect(pane.text()).toContain('原表的“对外公开总数量”是累计公开的数量');
    expect(pane.text()).toContain('1个数字没有位置，记入转换说明');
    await pane.press('1个数字没有位置，记入转换说明');
    expect(pane.text()).toContain('表二：行政处罚·本年增/减 -3');
    expect(fake.callsOf('convert')).toHaveLength(0);
  });

  test('brings the clerk to the section, and leaves a blank unless told otherwise', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    expect(pane.focused()).toBe('转换为现行格式');
    const [blank, take] = pane.all('#pane-convert input[type=radio]') as readonly HTMLInputElement[];
    expect([blank?.checked, take?.checked]).toEqual([true, false]);
    await pane.press('插入转换后的表格');
    expect(fake.callsOf('convert')).toEqual([new Map()]);
  });

  test('takes over what the clerk chooses', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    await pane.click(pane.all('#pane-convert input[value=disclosedTotal]')[0] ?? null);
    await pane.press('插入转换后的表格');
    expect(fake.callsOf('convert')).toEqual([new Map([['proactive.rules.inForce', 'disclosedTotal']])]);
  });

  test('says what was inserted, checks again, and takes it back', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    fake.workbook.verdict = verdictOf([]);
    await pane.press('插入转换后的表格');
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(pane.text()).toContain('已插入：表二 主动公开 (2)、转换说明。');
    expect(pane.text()).toContain('以后校验新表');
    await pane.press('撤销转换');
    expect(fake.callsOf('undoConversion')).toHaveLength(1);
    expect(pane.text()).toContain('已撤销转换');
  });

  test('says where the old tables are still the ones checked', async () => {
    const { fake, pane } = await open();
    fake.workbook.converted = { ...OUTCOME, judged: false };
    await openSection(pane);
    await pane.press('插入转换后的表格');
    expect(pane.text()).toContain('校验仍以原表为准');
  });

  test('keeps the new tables once somebody typed into them, and says so', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    await pane.press('插入转换后的表格');
    fake.failNext('undoConversion', new GoujiError('INSERT_CHANGED', { sheet: '转换说明' }));
    await pane.press('撤销转换');
    expect(pane.text()).toContain('表“转换说明”插入后已有改动，没有删除');
    expect(pane.buttons()).toContain('撤销转换');
  });

  test('says why nothing could be inserted, and keeps the answers', async () => {
    const { fake, pane } = await open();
    await openSection(pane);
    await pane.click(pane.all('#pane-convert input[value=disclosedTotal]')[0] ?? null);
    fake.failNext('convert', new GoujiError('STRUCTURE_PROTECTED'));
    await pane.press('插入转换后的表格');
    expect(pane.text()).toContain('工作簿结构受保护');
    const take = pane.all('#pane-convert input[value=disclosedTotal]')[0] as HTMLInputElement;
    expect(take.checked).toBe(true);
  });

  test('speaks English where the host does', async () => {
    const { pane } = await open([foreign('对外公开总数量')], 'en');
    await pane.press('Convert to the form in force…');
    for (let turn = 0; turn < 3; turn += 1) await pane.after(60);
    expect(pane.text()).toContain('1 figures are kept.');
    expect(pane.buttons()).toContain('Insert the converted tables');
  });
});
