import { TextDecoder as NodeTextDecoder } from 'node:util';
import { GoujiError } from '../../src/core/errors';
import { exampleFindings, fakeActions, factAt, findingOf, placeAt, verdictOf } from '../support/fake-actions';
import type { FakePaneActions } from '../support/fake-actions';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

// Part of every webview; jsdom has none.
globalThis.TextDecoder ??= NodeTextDecoder as typeof TextDecoder;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

async function openAt(
  view: '插入模板' | '校验' | '生成报告草稿',
  fake: FakePaneActions,
): Promise<PaneDriver> {
  const pane = await openPane(fake);
  await pane.press(view);
  return pane;
}

const found = (findings = exampleFindings()): FakePaneActions =>
  fakeActions({ verdict: verdictOf(findings) });

describe('first steps', () => {
  test('a fresh workbook shows what this is, three steps, and makes 插入模板 the one prominent button', async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'none' } }));
    expect(pane.all('ol.steps > li')).toHaveLength(3);
    expect(pane.text()).toContain('第一次使用');
    expect(pane.all('.button.primary').map((element) => element.textContent)).toEqual(['插入模板']);
  });

  test('with the template in place the next step is 校验, and 撤销插入 is offered while it is possible', async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'complete', canUndo: true } }));
    expect(pane.all('.button.primary').map((element) => element.textContent)).toEqual(['校验']);
    expect(pane.buttons()).toContain('撤销插入');
    expect(pane.text()).not.toContain('第一次使用');
  });

  test('撤销插入 says what it will delete, and Escape leaves everything alone', async () => {
    const fake = fakeActions({ status: { stage: 'complete', canUndo: true } });
    const pane = await openPane(fake);
    await pane.press('撤销插入');
    expect(pane.text()).toContain('将删除刚插入的表');
    expect(pane.focused()).toBe('不改动');
    await pane.key('Escape');
    expect(pane.text()).not.toContain('将删除刚插入的表');
    expect(pane.focused()).toBe('撤销插入');
    expect(fake.callsOf('undoInsert')).toHaveLength(0);
  });

  test('a confirmed 撤销插入 is carried out and the pane is back at the start', async () => {
    const fake = fakeActions({ status: { stage: 'complete', canUndo: true } });
    const pane = await openPane(fake);
    await pane.press('撤销插入');
    fake.workbook.status = { stage: 'none' };
    await pane.click(pane.all('.confirm .button')[0] ?? null);
    expect(fake.callsOf('undoInsert')).toHaveLength(1);
    expect(pane.text()).toContain('已撤销插入');
    expect(pane.text()).toContain('还没有年报表格');
  });

  test('an interrupted insertion can be continued or cleaned up', async () => {
    const fake = fakeActions({ status: { stage: 'unfinished' } });
    const pane = await openPane(fake);
    expect(pane.all('.button.primary').map((element) => element.textContent)).toEqual(['继续插入']);
    fake.workbook.status = { stage: 'complete', canUndo: true };
    await pane.press('继续插入');
    expect(fake.callsOf('finishInsert')).toHaveLength(1);
    expect(pane.text()).toContain('已插入 4 张表');
  });

  test('清理 asks first', async () => {
    const fake = fakeActions({ status: { stage: 'unfinished' } });
    const pane = await openPane(fake);
    await pane.press('清理');
    expect(fake.callsOf('cleanUpInsert')).toHaveLength(0);
    fake.workbook.status = { stage: 'none' };
    await pane.click(pane.all('.confirm .button')[0] ?? null);
    expect(fake.callsOf('cleanUpInsert')).toHaveLength(1);
    expect(pane.text()).toContain('已清理未完成的表');
  });

  test('a template of a newer version is left alone', async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'newer' } }));
    expect(pane.text()).toContain('由更新的版本生成');
    expect(pane.buttons()).not.toContain('插入模板');
  });

  test('a workbook that cannot be looked at is an error with 重试, which works', async () => {
    const fake = fakeActions();
    fake.failNext('status', new GoujiError('WRONG_WORKBOOK'));
    const pane = await openPane(fake);
    expect(
      pane
        .all('[role=alert]')
        .map((element) => element.textContent)
        .join(),
    ).toContain('不是本面板所属的工作簿');
    await pane.press('重试');
    expect(pane.all('[role=alert]')).toHaveLength(0);
    expect(pane.text()).toContain('模板已插入');
  });
});

describe('插入模板', () => {
  const fresh = (): FakePaneActions => fakeActions({ status: { stage: 'none' } });

  test('the year is last year and totals are formulas', async () => {
    const pane = await openAt('插入模板', fresh());
    expect(pane.all('#pane-year')[0]).toHaveProperty('value', '2025');
    expect(pane.all('input[value=formulas]')[0]).toHaveProperty('checked', true);
  });

  test('without 单位 nothing is inserted and the field is pointed out', async () => {
    const fake = fresh();
    const pane = await openAt('插入模板', fake);
    await pane.press('插入模板');
    expect(fake.callsOf('insertTemplate')).toHaveLength(0);
    expect(document.activeElement?.id).toBe('pane-organ');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    expect(pane.text()).toContain('请填写单位名称');
  });

  test.each(['2018', '2028', '二〇二三', '23', ''])('the year %p is refused', async (year) => {
    const fake = fresh();
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '板浦镇人民政府');
    await pane.type('年度', year);
    await pane.press('插入模板');
    expect(fake.callsOf('insertTemplate')).toHaveLength(0);
    expect(pane.text()).toContain('年度应为 2021 至 2027 之间');
  });

  test('asks for exactly what was filled in, and says what was inserted', async () => {
    const fake = fresh();
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '  板浦镇人民政府 ');
    await pane.type('单位类别', 'townshipGovernment');
    await pane.type('年度', '２０２３');
    await pane.click(pane.all('input[value=typed]')[0] ?? null);
    fake.workbook.status = { stage: 'complete', canUndo: true };
    await pane.press('插入模板');
    expect(fake.callsOf('insertTemplate')).toEqual([
      {
        request: { organ: '板浦镇人民政府', kind: 'townshipGovernment', year: 2023, totals: 'typed' },
        onConflict: 'refuse',
      },
    ]);
    expect(pane.all('.sheets li').map((element) => element.textContent)).toEqual(
      fake.workbook.outcome.sheets,
    );
    expect(pane.buttons()).toContain('撤销插入');
    expect(pane.focused()).toBe('已插入 4 张表');
  });

  test('parts the host cannot do are named', async () => {
    const fake = fresh();
    fake.workbook.outcome = { sheets: ['基本信息'], leftOut: ['基本信息: 打印设置'] };
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '板浦镇');
    await pane.press('插入模板');
    expect(pane.text()).toContain('基本信息: 打印设置');
  });

  test('sheets in the way are never overwritten: 打开现有, 另插一份 or 取消', async () => {
    const fake = fakeActions({ status: { stage: 'none' }, conflicts: ['表三 依申请公开'] });
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '板浦镇');
    await pane.press('插入模板');
    expect(fake.callsOf('insertTemplate')).toHaveLength(0);
    expect(pane.focused()).toBe('有 1 张同名工作表');

    await pane.press('取消');
    expect(pane.all('#pane-organ')[0]).toHaveProperty('value', '板浦镇');

    await pane.press('插入模板');
    await pane.press('打开现有');
    expect(fake.callsOf('openExisting')).toEqual(['表三 依申请公开']);

    await pane.press('插入模板');
    await pane.press('另插一份');
    expect(fake.callsOf('insertTemplate')).toEqual([expect.objectContaining({ onConflict: 'beside' })]);
  });

  test('a sheet that appeared meanwhile is a conflict too', async () => {
    const fake = fresh();
    fake.failNext('insertTemplate', new GoujiError('SHEET_EXISTS', { sheet: '表四 复议诉讼' }));
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '板浦镇');
    await pane.press('插入模板');
    expect(pane.buttons()).toContain('打开现有的“表四 复议诉讼”');
  });

  test('a failed insertion keeps the form and looks at the workbook again', async () => {
    const fake = fresh();
    fake.failNext('insertTemplate', new GoujiError('STRUCTURE_PROTECTED'));
    const pane = await openAt('插入模板', fake);
    await pane.type('单位', '板浦镇');
    await pane.press('插入模板');
    expect(pane.text()).toContain('工作簿结构受保护');
    expect(pane.all('#pane-organ')[0]).toHaveProperty('value', '板浦镇');
    expect(fake.callsOf('status')).toHaveLength(2);
    await pane.press('重试');
    expect(pane.text()).toContain('已插入 4 张表');
  });
});

describe('校验', () => {
  test('findings stand under their tables, each with its place and sentence', async () => {
    const pane = await openAt('校验', found());
    expect(pane.all('.findings h2').map((element) => element.textContent)).toEqual([
      '表三 依申请公开 2 处',
      '表四 复议诉讼 1 处',
    ]);
    const [first] = pane.all('.finding');
    expect(first?.textContent).toContain('（七）总计 · 自然人');
    expect(first?.textContent).toContain('相差2');
    expect(pane.text()).toContain('板浦镇人民政府 2023 年度');
  });

  test('a finding without labels of its own is titled by its sentence', async () => {
    const pane = await openAt('校验', found([findingOf({ where: { row: '', column: '' } })]));
    expect(pane.all('.finding-title')[0]?.textContent).toContain('相差2');
    expect(pane.all('.sentence')).toHaveLength(0);
  });

  test('a click on a finding selects its first cell', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    await pane.click(pane.all('.finding-title')[0] ?? null);
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!D27')]);
  });

  test('a cell of the details is selected as well, and many are folded', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    await pane.click(pane.all('.finding:nth-child(2) [aria-controls^=pane-details]')[0] ?? null);
    expect(pane.all('.cells .cell')).toHaveLength(4);
    await pane.press('另 10 格');
    expect(pane.all('.cells .cell')).toHaveLength(14);
    expect(document.activeElement).toBe(pane.all('.cells button')[4]);
    await pane.press('定位 J26');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!J26')]);
  });

  test('a cell that cannot be shown is told, and the findings stay', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.failNext('reveal', new GoujiError('SHEET_HIDDEN', { sheet: '表三 依申请公开' }));
    await pane.click(pane.all('.finding-title')[0] ?? null);
    expect(pane.all('[role=alert]')[0]?.textContent).toContain('工作表“表三 依申请公开”已隐藏');
    expect(pane.all('.finding')).toHaveLength(3);
  });

  test('the cells are marked after the check, and 清除标记 stays in force while re-checking', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    expect(fake.callsOf('mark')).toEqual([fake.workbook.verdict.findings]);
    await pane.press('清除标记');
    expect(pane.text()).toContain('标记已清除');
    fake.workbook.verdict = verdictOf(exampleFindings().slice(1));
    fake.edit();
    await pane.after(500);
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(fake.callsOf('mark')).toHaveLength(1);
    await pane.press('重新校验');
    expect(fake.callsOf('mark')).toHaveLength(2);
  });

  test('a protected sheet is named and the findings are shown all the same', async () => {
    const fake = found();
    fake.workbook.highlight = { added: 0, removed: 0, protectedSheets: ['表三 依申请公开'] };
    const pane = await openAt('校验', fake);
    expect(pane.text()).toContain('工作表“表三 依申请公开”受保护，单元格没有标记');
    expect(pane.all('.finding')).toHaveLength(3);
  });

  test('a read-only workbook is checked although nothing can be marked', async () => {
    const fake = found();
    fake.failNext('mark', new GoujiError('READ_ONLY'));
    const pane = await openAt('校验', fake);
    expect(pane.text()).toContain('以只读方式打开');
    expect(pane.all('.finding')).toHaveLength(3);
  });

  test('counts filter: 只看错误, then all again', async () => {
    const pane = await openAt('校验', found());
    await pane.press('1 错误');
    expect(pane.button('1 错误').getAttribute('aria-pressed')).toBe('true');
    expect(pane.all('.finding')).toHaveLength(1);
    await pane.press('显示全部');
    expect(pane.all('.finding')).toHaveLength(3);
    expect(pane.focused()).not.toBe('');
  });

  test('a long list is drawn in parts, the first of them at once, and all of it in the end', async () => {
    const many = Array.from({ length: 200 }, (_, at) => findingOf({ id: `many-${at}` }));
    const pane = await openPane(found(many));
    const drawn = (): number => pane.all('li.finding').length;
    pane.button('校验').click();
    const steps: number[] = [];
    for (let waited = 0; waited < 1000; waited += 5) {
      await pane.after(5);
      if (drawn() !== (steps.at(-1) ?? 0)) steps.push(drawn());
    }
    expect(steps[0]).toBeLessThan(50);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toBe(200);
    expect(pane.all('h2.group .count')[0]?.textContent).toBe('200 处');
  });

  test('the counts are spoken politely', async () => {
    const pane = await openAt('校验', found());
    expect(pane.spoken()).toBe('1 处错误，1 处提醒，1 处提示。');
    expect(pane.all('[role=status]')[0]?.getAttribute('aria-live')).toBe('polite');
  });

  test('全部填 0 fills the blanks of that finding and checks again', async () => {
    const fake = found();
    fake.workbook.written = { count: 14, refused: 0, undo: [] };
    const pane = await openAt('校验', fake);
    fake.workbook.verdict = verdictOf(exampleFindings().filter(({ rule }) => rule !== 'NUM-02'));
    await pane.press('全部填 0');
    expect(fake.callsOf('fillZeros')).toEqual([exampleFindings()[1]]);
    expect(pane.text()).toContain('已在 14 格填 0');
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(pane.all('.finding.mended')).toHaveLength(1);
  });
});

test('填 0 is not offered for a blank total over figures: 0 would be wrong there', async () => {
  const total = findingOf({
    rule: 'NUM-02',
    severity: 'warning',
    points: ['total', 'part'],
    cells: ['s3!J6', 's3!D6'],
  });
  const verdict = verdictOf([total], { facts: [factAt('part', 's3!D6', 3)] });
  const pane = await openAt('校验', fakeActions({ verdict }));
  expect(pane.buttons()).not.toContain('全部填 0');
});

describe('re-checking after edits', () => {
  test('waits 400 ms after the last edit, then checks once', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.edit();
    await pane.after(300);
    fake.edit();
    await pane.after(300);
    expect(fake.callsOf('validate')).toHaveLength(1);
    await pane.after(150);
    expect(fake.callsOf('validate')).toHaveLength(2);
  });

  test('never runs twice at once; what was typed meanwhile is looked at afterwards', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    const open = fake.hold('validate');
    fake.edit();
    await pane.after(500);
    fake.edit();
    await pane.after(500);
    await pane.press('重新校验');
    expect(fake.callsOf('validate')).toHaveLength(2);
    open();
    await pane.after(100);
    expect(fake.callsOf('validate')).toHaveLength(3);
    expect(fake.mostValidations).toBe(1);
  });

  test('a mended finding is struck through, spoken, and then gone', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.workbook.verdict = verdictOf(exampleFindings().slice(1));
    fake.edit();
    await pane.after(450);
    expect(pane.all('.finding.mended')).toHaveLength(1);
    expect(pane.spoken()).toBe('已改正 1 处。 0 处错误，1 处提醒，1 处提示。');
    await pane.after(1300);
    expect(pane.all('.finding')).toHaveLength(2);
    expect(pane.all('.mended')).toHaveLength(0);
  });

  test('the focus goes from a mended finding to the next one', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    pane.all('.finding-title')[0]?.focus();
    fake.workbook.verdict = verdictOf(exampleFindings().slice(1));
    fake.edit();
    await pane.after(450);
    expect(pane.focused()).toContain('（六）其他处理 2、3');
    await pane.after(1300);
    expect(pane.focused()).toContain('（六）其他处理 2、3');
  });

  test('does not touch the focus when it is not in the pane', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    const outside = document.createElement('input');
    document.body.append(outside);
    outside.focus();
    fake.workbook.verdict = verdictOf([]);
    fake.edit();
    await pane.after(2000);
    expect(document.activeElement).toBe(outside);
  });

  test('unchanged findings are not marked again: every write costs the undo list of older Excel', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.edit();
    await pane.after(500);
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(fake.callsOf('mark')).toHaveLength(1);
  });

  test('a re-check that fails keeps the findings and says that they may be out of date', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.failNext('validate', new GoujiError('HOST_BUSY'));
    fake.edit();
    await pane.after(500);
    expect(pane.all('.finding')).toHaveLength(3);
    expect(pane.all('[role=alert]')).toHaveLength(0);
    expect(pane.text()).toContain('可能不是最新');
    await pane.press('重新校验');
    expect(pane.text()).not.toContain('可能不是最新');
  });

  test('nothing is checked by itself before the first 校验', async () => {
    const fake = found();
    const pane = await openPane(fake);
    fake.edit();
    await pane.after(1000);
    expect(fake.callsOf('validate')).toHaveLength(0);
    expect(fake.watchers()).toBe(0);
  });

  test('a pane that was closed listens to nothing', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    expect(fake.watchers()).toBe(1);
    pane.pane.unmount();
    await pane.after(100);
    expect(fake.watchers()).toBe(0);
    expect(pane.root.childElementCount).toBe(0);
  });
});

describe('what was not checked is never green', () => {
  const tally = (notEvaluated: number, ruleError = 0) => ({ passed: 39, failed: 0, notEvaluated, ruleError });

  test('everything checked and nothing found is calm and green, with what was checked', async () => {
    const pane = await openAt('校验', found([]));
    expect(pane.all('.calm.clean')).toHaveLength(1);
    expect(pane.text()).toContain('39 项勾稽关系和全部填写要求都已核对');
  });

  test.each([
    ['a relation not evaluated', { relations: tally(1), checked: tally(1) }],
    ['a rule that broke', { relations: tally(0), checked: tally(0, 1) }],
    ['another check not evaluated', { relations: tally(0), checked: tally(2) }],
    ['no relation at all', { relations: { ...tally(0), passed: 0 }, checked: tally(0) }],
  ])('%s', async (_, tallies) => {
    const pane = await openAt('校验', fakeActions({ verdict: verdictOf([], tallies) }));
    expect(pane.all('.calm.clean')).toHaveLength(0);
    expect(pane.all('.calm.unchecked')).toHaveLength(1);
    expect(pane.all('.badge.done')).toHaveLength(1); // only 准备表格
    expect(pane.text()).toContain('不能算通过');
  });

  test('unchecked relations are named beside the findings, and formulas are told apart from comparisons', async () => {
    const verdict = verdictOf(exampleFindings(), {
      relations: { passed: 34, failed: 1, notEvaluated: 4, ruleError: 0 },
      checked: { passed: 50, failed: 1, notEvaluated: 5, ruleError: 0 },
      byConstruction: 30,
    });
    const pane = await openAt('校验', fakeActions({ verdict }));
    expect(pane.text()).toContain('勾稽关系 39 项：30 项由公式保证，不能发现错填；5 项在核对。');
    expect(pane.text()).toContain('4 项勾稽关系未能核对');
    expect(pane.text()).toContain('1 项其他检查未能进行');
  });

  test('a table that was not found is named', async () => {
    const verdict = verdictOf([]);
    const pane = await openAt(
      '校验',
      fakeActions({ verdict: { ...verdict, report: { ...verdict.report, missingTables: ['disputes'] } } }),
    );
    expect(pane.text()).toContain('没有找到：表四 复议诉讼');
    expect(pane.all('.calm.clean')).toHaveLength(0);
  });

  test('warnings alone are not an error, and not green', async () => {
    const pane = await openAt('校验', found(exampleFindings().slice(1)));
    expect(pane.all('.calm.open')[0]?.textContent).toContain('还有 2 处需要核实');
  });
});

describe('waiting and failing', () => {
  test('after half a second it says what is being done, and 取消 stops it', async () => {
    const fake = found();
    fake.hold('validate');
    const pane = await openAt('校验', fake);
    expect(pane.all('progress')).toHaveLength(0);
    await pane.after(500);
    expect(pane.text()).toContain('正在读取三张表并核对勾稽关系');
    await pane.press('取消');
    expect(pane.all('progress')).toHaveLength(0);
    expect(pane.text()).toContain('已取消');
    expect(pane.root.contains(document.activeElement)).toBe(true);
  });

  test('an error says what happened and what to do; 重试 does it again', async () => {
    const fake = found();
    fake.failNext('validate', new GoujiError('NO_TABLES'));
    const pane = await openAt('校验', fake);
    expect(pane.all('[role=alert]')[0]?.textContent).toContain('没有找到表二、表三、表四');
    expect(pane.buttons()).toContain('插入模板');
    await pane.press('重试');
    expect(pane.all('[role=alert]')).toHaveLength(0);
    expect(pane.all('.finding')).toHaveLength(3);
  });

  test('an error we did not expect is told without its innards', async () => {
    const fake = found();
    fake.failNext('validate', new TypeError('x is undefined'));
    const pane = await openAt('校验', fake);
    expect(pane.text()).toContain('程序出现问题（TypeError）');
    expect(pane.text()).not.toContain('undefined');
  });

  test('a failing second check keeps the findings of the first', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.failNext('validate', new GoujiError('WRONG_WORKBOOK'));
    await pane.press('重新校验');
    expect(pane.all('.finding')).toHaveLength(3);
    expect(pane.text()).toContain('不是本面板所属的工作簿');
  });

  test('while a cell is being edited it says which key to press, and can be cancelled', async () => {
    const fake = found();
    fake.hold('validate');
    const pane = await openAt('校验', fake);
    pane.pane.notifyBusy(true);
    await pane.after(50);
    expect(pane.all('[role=alert]')[0]?.textContent).toContain('请按 Enter 结束编辑单元格');
    await pane.press('取消');
    expect(pane.all('[role=alert]')).toHaveLength(0);
  });

  test('a silent re-check waiting for the clerk to finish typing does not nag', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.hold('validate');
    fake.edit();
    await pane.after(500);
    pane.pane.notifyBusy(true);
    await pane.after(1000);
    expect(pane.text()).not.toContain('请按 Enter');
  });

  test('buttons dim while a job runs, and do nothing then', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    fake.hold('clearMarks');
    await pane.press('清除标记');
    const again = pane.button('重新校验');
    expect(again.getAttribute('aria-disabled')).toBe('true');
    await pane.click(again);
    expect(fake.callsOf('validate')).toHaveLength(1);
  });
});

describe('keyboard', () => {
  test('arrow keys move through the findings across tables, one of them in the tab order', async () => {
    const pane = await openAt('校验', found());
    const titles = pane.all('.finding-title');
    titles[0]?.focus();
    await pane.key('ArrowDown');
    await pane.key('ArrowDown');
    expect(pane.focused()).toContain('行政复议 · 总计');
    await pane.key('ArrowDown');
    expect(pane.focused()).toContain('行政复议 · 总计');
    await pane.key('Home');
    expect(pane.focused()).toContain('（七）总计 · 自然人');
    await pane.key('End');
    expect(titles.map((title) => title.tabIndex)).toEqual([-1, -1, 0]);
  });

  test('Enter locates the cell and the focus stays on the finding', async () => {
    const fake = found();
    const pane = await openAt('校验', fake);
    pane.all('.finding-title')[0]?.focus();
    await pane.key('ArrowDown');
    await pane.key('Enter');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!D25')]);
    expect(pane.focused()).toContain('（六）其他处理 2、3');
  });

  test('Escape goes from a button of a finding back to its title', async () => {
    const pane = await openAt('校验', found());
    pane.button('全部填 0').focus();
    await pane.after(50);
    await pane.key('Escape');
    expect(pane.focused()).toContain('（六）其他处理 2、3');
  });

  test('F8 returns to the list from anywhere, then goes on to the next finding', async () => {
    const pane = await openAt('校验', found());
    pane.button('重新校验').focus();
    await pane.key('F8');
    expect(pane.focused()).toContain('（七）总计 · 自然人');
    await pane.key('F8');
    expect(pane.focused()).toContain('（六）其他处理 2、3');
    await pane.key('F8', { shiftKey: true });
    expect(pane.focused()).toContain('（七）总计 · 自然人');
  });

  test('Tab from a heading that the pane focused does not reach the host, which would leave the pane', async () => {
    const pane = await openAt('插入模板', fakeActions({ status: { stage: 'none' } }));
    expect(pane.focused()).toBe('插入模板');
    const heard: string[] = [];
    const host = (event: KeyboardEvent): void => void heard.push(event.key);
    window.addEventListener('keydown', host);
    await pane.key('Tab');
    pane.all('#pane-organ')[0]?.focus();
    await pane.key('Tab');
    window.removeEventListener('keydown', host);
    expect(heard).toEqual(['Tab']);
  });

  test('no control is ever disabled or a summary: Excel on the web cannot tab through those', async () => {
    const fake = found();
    fake.hold('clearMarks');
    const pane = await openAt('校验', fake);
    await pane.press('清除标记');
    expect(pane.all('summary, :disabled')).toHaveLength(0);
  });
});

describe('ribbon', () => {
  test.each([
    ['insert', '插入模板'],
    ['validate', '校验'],
    ['draft', '报告草稿'],
  ] as const)('%s opens its view', async (command, heading) => {
    const fake = found();
    const pane = await openPane(fake);
    pane.ribbon.press(command);
    await pane.after(50);
    expect(pane.all('h1')[0]?.textContent).toBe(heading);
    expect(fake.callsOf('validate')).toHaveLength(command === 'validate' ? 1 : 0);
    expect(fake.callsOf('draft')).toHaveLength(command === 'draft' ? 1 : 0);
  });

  test('clear removes the marks without leaving the view', async () => {
    const fake = found();
    const pane = await openPane(fake);
    pane.ribbon.press('clear');
    await pane.after(50);
    expect(fake.callsOf('clearMarks')).toHaveLength(1);
    expect(pane.all('ol.steps')).toHaveLength(1);
  });
});

describe('生成报告草稿', () => {
  test('reads like the report, with the table as a real table', async () => {
    const pane = await openAt('生成报告草稿', found());
    expect(pane.all('.paper-title')[0]?.textContent).toBe('板浦镇人民政府2023年政府信息公开工作年度报告');
    expect(pane.all('.paper h3').map((element) => element.textContent)).toContain('一、总体情况');
    const [table] = pane.all('.paper table') as HTMLTableElement[];
    expect(table?.rows).toHaveLength(3);
    expect(table?.rows[0]?.cells[0]?.colSpan).toBe(5);
    expect(table?.rows[0]?.cells[0]?.getAttribute('scope')).toBe('colgroup');
    expect(table?.rows[1]?.cells[4]?.getAttribute('scope')).toBe('col');
  });

  test('a figure shows its cell, found by the last check', async () => {
    const fake = fakeActions({
      verdict: verdictOf([], { facts: [factAt('requests.received.total', 's3!J4', 3)] }),
    });
    const pane = await openAt('校验', fake);
    await pane.press('生成报告草稿');
    await pane.press('3');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!J4')]);
    expect(fake.callsOf('validate')).toHaveLength(1);
  });

  test('without a check before, a figure is looked up once', async () => {
    const fake = fakeActions({
      verdict: verdictOf([], { facts: [factAt('requests.received.total', 's3!J4', 3)] }),
    });
    const pane = await openAt('生成报告草稿', fake);
    await pane.press('3');
    await pane.press('3');
    expect(fake.callsOf('reveal')).toEqual([placeAt('s3!J4'), placeAt('s3!J4')]);
    expect(fake.callsOf('validate')).toHaveLength(1);
  });

  test('a figure that stands nowhere is told', async () => {
    const pane = await openAt('生成报告草稿', found());
    await pane.press('3');
    expect(pane.text()).toContain('找不到这个数所在的单元格');
  });

  test('figures touched by an error stand out as 【待核】, and it is said what to do', async () => {
    const pane = await openAt('生成报告草稿', found());
    expect(pane.all('.figure.pending').map((element) => element.textContent)).toEqual([
      '【待核】',
      '【待核】',
    ]);
    expect(pane.text()).toContain('改正后请重新生成');
  });

  test('brackets are counted, listed and stepped through', async () => {
    const pane = await openAt('生成报告草稿', found());
    expect(pane.text()).toContain('待补充（2）');
    await pane.press('下一处');
    expect(pane.all('mark.here').map((element) => element.textContent)).toEqual(['【主动公开信息条数】']);
    await pane.press('下一处');
    expect(pane.all('mark.here').map((element) => element.textContent)).toEqual(['【存在的主要问题】']);
    expect(pane.spoken()).toBe('第 2 处，共 2 处，五：【存在的主要问题】');
    expect(pane.text()).toContain('待补充 2/2');
    await pane.press('下一处');
    await pane.press('上一处');
    expect(pane.all('.blank-link[aria-current]').map((element) => element.textContent)).toEqual([
      '五 【存在的主要问题】',
    ]);
  });

  test('whatever a field says is text and nothing else', async () => {
    const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
    const fake = found();
    fake.workbook.draft = {
      title: hostile,
      metadata: [{ label: '名称', value: hostile, wide: true }],
      blanks: [{ id: '"><b>', text: hostile, section: hostile }],
      blocks: [
        { kind: 'heading', id: 'block-102', level: 1, inlines: [{ kind: 'text', text: hostile }] },
        {
          kind: 'paragraph',
          id: 'block-103',
          inlines: [{ kind: 'figure', text: hostile, points: ['p'], pending: false }],
        },
        {
          kind: 'table',
          id: 'block-104',
          table: {
            id: 't',
            label: hostile,
            widths: [1],
            rows: 1,
            headerRows: 0,
            cells: [{ row: 0, col: 0, rows: 1, cols: 1, text: hostile, role: 'rowLabel' }],
          },
        },
      ],
    };
    const pane = await openAt('生成报告草稿', fake);
    expect(pane.all('img, script, .paper b')).toHaveLength(0);
    expect(pane.all('.paper-title')[0]?.textContent).toBe(hostile);
    expect(pane.all('.paper th')[0]?.textContent).toBe(hostile);
  });

  test('one tab stop for all figures of a table; arrow keys go from figure to figure', async () => {
    const pane = await openAt('生成报告草稿', found());
    const figures = pane.all('table .figure');
    expect(figures.filter((figure) => figure.tabIndex === 0)).toHaveLength(1);
    figures[0]?.focus();
    await pane.key('ArrowRight');
    await pane.key('ArrowRight');
    expect(document.activeElement).toBe(figures[2]);
    expect(figures.map((figure) => figure.tabIndex)).toEqual([-1, -1, 0, -1, -1]);
  });

  test('after an edit the draft is said to be out of date, and can be made again', async () => {
    const fake = found();
    const pane = await openAt('生成报告草稿', fake);
    fake.edit();
    await pane.after(50);
    expect(pane.text()).toContain('表格已改动，草稿不是最新');
    await pane.press('重新生成');
    expect(pane.text()).not.toContain('草稿不是最新');
    expect(fake.callsOf('draft')).toHaveLength(2);
  });

  test('a draft in the making can be cancelled', async () => {
    const fake = found();
    fake.hold('draft');
    const pane = await openAt('生成报告草稿', fake);
    await pane.after(500);
    await pane.press('取消');
    expect(pane.text()).toContain('已取消');
    expect(pane.buttons()).toContain('生成报告草稿');
  });
});

describe('taking the draft along', () => {
  const created: Blob[] = [];
  const revoked: string[] = [];

  beforeEach(() => {
    created.length = 0;
    revoked.length = 0;
    URL.createObjectURL = (blob) => `blob:${created.push(blob as Blob)}`;
    URL.revokeObjectURL = (url) => void revoked.push(url);
  });

  test('保存 Word starts a download and leaves a link with what to do when nothing happened', async () => {
    const started: string[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      started.push(this.download);
    });
    const fake = found();
    const pane = await openAt('生成报告草稿', fake);
    await pane.press('保存 Word');
    click.mockRestore();
    const name = '板浦镇人民政府2023年政府信息公开工作年度报告.docx';
    expect(fake.callsOf('exportDraft')).toEqual(['docx']);
    expect(started).toEqual([name]);
    const [link] = pane.all('.panel a') as HTMLAnchorElement[];
    expect(link?.download).toBe(name);
    expect(link?.href).toBe('blob:1');
    expect(pane.text()).toContain('没有出现保存提示时');
  });

  test('the link is withdrawn when another file takes its place or the pane closes', async () => {
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const pane = await openAt('生成报告草稿', found());
    await pane.press('保存 Word');
    await pane.press('保存网页');
    expect(revoked).toEqual(['blob:1']);
    pane.pane.unmount();
    expect(revoked).toEqual(['blob:1', 'blob:2']);
    jest.restoreAllMocks();
  });

  test('复制文字 uses the clipboard', async () => {
    const written: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    const pane = await openAt('生成报告草稿', found());
    await pane.press('复制文字');
    expect(written).toEqual(['板浦镇人民政府2023年政府信息公开工作年度报告']);
    expect(pane.text()).toContain('文字已复制');
  });

  test('where the clipboard is closed the text is shown, selected, with the keys to press', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const pane = await openAt('生成报告草稿', found());
    await pane.press('复制文字');
    const [area] = pane.all('textarea') as HTMLTextAreaElement[];
    expect(area?.value).toBe('板浦镇人民政府2023年政府信息公开工作年度报告');
    expect(pane.text()).toContain('请按 Ctrl+C');
    expect(document.activeElement).toBe(area);
  });

  test('a file that cannot be made is an error; the draft stays', async () => {
    const fake = found();
    fake.failNext('exportDraft', new GoujiError('OUTPUT_UNVERIFIED'));
    const pane = await openAt('生成报告草稿', fake);
    await pane.press('保存 Word');
    expect(pane.text()).toContain('没有提供保存');
    expect(pane.all('.paper')).toHaveLength(1);
  });
});
