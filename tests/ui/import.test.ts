import axe from 'axe-core';
import { GoujiError } from '../../src/core/errors';
import type { FiguresToWrite } from '../../src/core/model/imported';
import type { DifferentFigure, ImportComparison, ImportInput } from '../../src/ui/actions';
import { fakeActions } from '../support/fake-actions';
import type { FakePaneActions, FakeWorkbook } from '../support/fake-actions';
import { compared, different, importedFigure, importedReport } from '../support/imported-report';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

const open: PaneDriver[] = [];

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  open.splice(0).forEach(({ pane }) => pane.unmount());
  jest.useRealTimers();
});

/** Long enough for the comparison with the workbook that follows every change. */
const COMPARED_MS = 400;

const comparisonOf = (given: Partial<ImportComparison> = {}): ImportComparison => ({
  organ: '板浦镇人民政府',
  year: 2025,
  current: compared(),
  previous: null,
  ...given,
});

interface Scene {
  readonly fake: FakePaneActions;
  readonly pane: PaneDriver;
  field(label: string): HTMLInputElement;
  edit(label: string, value: string): Promise<void>;
  /** Figures that were given to be written last. */
  written(): { readonly figures: FiguresToWrite; readonly choice: readonly DifferentFigure[] };
}

function fileOf(name: string, text = '表三'): File {
  const file = new File([text], name);
  // jsdom has no arrayBuffer of files.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => Buffer.from(text, 'utf8') });
  return file;
}

async function opened(given: Partial<FakeWorkbook> = {}): Promise<Scene> {
  const fake = fakeActions({
    imported: [{ name: '2024年报.html', report: importedReport() }],
    comparison: comparisonOf(),
    ...given,
  });
  const pane = await openPane(fake);
  open.push(pane);
  await pane.press('导入上年数据');
  await pane.after(COMPARED_MS);
  const field = (label: string): HTMLInputElement => {
    const found = pane.all('label').find(({ textContent }) => textContent?.startsWith(label));
    if (!found) throw new Error(`no field ${label}`);
    return (found as HTMLLabelElement).control as HTMLInputElement;
  };
  return {
    fake,
    pane,
    field,
    async edit(label, value) {
      const input = field(label);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await pane.after(COMPARED_MS);
    },
    written() {
      const [last] = [...fake.callsOf('writePrevious'), ...fake.callsOf('writeCurrent')].slice(-1);
      return last as ReturnType<Scene['written']>;
    },
  };
}

async function dropFiles(pane: PaneDriver, files: readonly File[]): Promise<void> {
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types: ['Files'], files, dropEffect: 'none' } });
    window.dispatchEvent(event);
  }
  await pane.after(COMPARED_MS);
}

async function paste(pane: PaneDriver, data: Readonly<Record<string, string>>): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: (type: string) => data[type] ?? '', files: [] } });
  document.body.dispatchEvent(event);
  await pane.after(COMPARED_MS);
}

async function read(given: Partial<FakeWorkbook> = {}): Promise<Scene> {
  const scene = await opened(given);
  await dropFiles(scene.pane, [fileOf('2024年报.html')]);
  return scene;
}

describe('bringing a report', () => {
  test('the empty view says what can be imported and how', async () => {
    const { pane } = await opened();
    expect(pane.text()).toContain('Excel（.xlsx）、Word（.docx）、PDF');
    expect(pane.all('input[type=file]')[0]?.getAttribute('accept')).toBe(
      '.xlsx,.docx,.pdf,.html,.htm,.mht,.mhtml,.txt,.md,.csv',
    );
    expect(pane.all('.button.primary').map(({ textContent }) => textContent)).toEqual(['选择文件']);
  });

  test('files dropped anywhere on the pane are read, whatever is shown', async () => {
    const { fake, pane } = await opened();
    pane.ribbon.press('validate');
    await pane.after(60);
    await dropFiles(pane, [fileOf('2024年报.html')]);
    expect(pane.all('h1')[0]?.textContent).toBe('导入报告');
    expect(pane.text()).toContain('2024年报.html');
    const [inputs] = fake.callsOf('importReports') as [readonly ImportInput[]];
    expect(inputs).toMatchObject([{ name: '2024年报.html' }]);
    expect(pane.spoken()).toContain('已读出 3 个数，存疑 3 个，空 1 个');
  });

  test('Ctrl+V takes page and text together, but not in a field', async () => {
    const { fake, pane } = await opened();
    await paste(pane, { 'text/plain': '一、本年新收 3', 'text/html': '<table></table>' });
    expect(fake.callsOf('importReports')).toEqual([[{ text: '一、本年新收 3', html: '<table></table>' }]]);
    await paste(pane, {});
    expect(fake.callsOf('importReports')).toHaveLength(1);
  });

  test('a clipboard that nobody may read says to press Ctrl+V', async () => {
    const { pane } = await opened();
    await pane.press('从剪贴板粘贴');
    expect(pane.text()).toContain('请在本页按 Ctrl+V 粘贴');
  });

  test('a file that cannot be read is named with the reason, and stops no other', async () => {
    const { pane } = await opened({
      imported: [
        { name: '旧.xls', error: new GoujiError('OLD_EXCEL', { kind: '.xls' }) },
        { name: '2024年报.html', report: importedReport() },
      ],
    });
    await dropFiles(pane, [fileOf('旧.xls'), fileOf('2024年报.html')]);
    expect(pane.spoken()).toContain('已读取 1 份，1 份没有读出');
    expect(pane.all('.import-item').map(({ textContent }) => textContent)).toEqual([
      '旧.xls没有读出',
      '2024年报.html',
    ]);
    await pane.click(pane.all('.import-item button')[0] ?? null);
    expect(pane.text()).toContain('另存为“Excel 工作簿（.xlsx）”后再导入');
    await pane.press('移除');
    expect(pane.all('.import-item')).toHaveLength(0);
    expect(pane.text()).toContain('读出3');
  });

  test('a file without bytes, as a folder, is told beside the others', async () => {
    const { fake, pane } = await opened();
    const folder = new File([], '各单位');
    Object.defineProperty(folder, 'arrayBuffer', { value: () => Promise.reject(new Error('folder')) });
    await dropFiles(pane, [folder, fileOf('2024年报.html')]);
    expect(fake.callsOf('importReports')[0]).toHaveLength(1);
    expect(pane.all('.import-item')).toHaveLength(2);
  });

  test('reading that takes long says what is done and can be cancelled', async () => {
    const { fake, pane } = await opened();
    fake.hold('importReports');
    await dropFiles(pane, [fileOf('甲.html'), fileOf('乙.html')]);
    await pane.after(600);
    expect(pane.text()).toContain('正在读取第 1 份，共 2 份');
    await pane.press('取消');
    expect(pane.text()).toContain('已取消');
    expect(pane.all('.import-head')).toHaveLength(0);
  });
});

describe('the preview', () => {
  test('says whose report it is and counts what was read', async () => {
    const { pane, field } = await read();
    expect(field('单位').value).toBe('板浦镇人民政府');
    expect(field('年度').value).toBe('2024');
    expect(pane.all('.import-counts')[0]?.textContent).toBe('读出3存疑3空1');
    expect(pane.text()).toContain('有 1 个数在原文中连在一起');
  });

  test('shows the doubtful figures first, beside the source and its place', async () => {
    const { pane } = await read();
    const doubts = pane.all('.doubt');
    expect(doubts).toHaveLength(2);
    expect(doubts[0]?.textContent).toContain('原文：1153第 7 行');
    expect(doubts[1]?.textContent).toContain('22（其中修订16件）');
  });

  test('a reading offered by the doubt fills all its figures', async () => {
    const { pane, field } = await read();
    await pane.press('按此填写：11、53');
    expect(pane.button('11、53').getAttribute('aria-pressed')).toBe('true');
    expect(field('规章·制发').value).toBe('11');
    expect(field('规章·有效').value).toBe('53');
    expect(pane.all('.import-counts')[0]?.textContent).toBe('读出5存疑1空1');
  });

  test('无误 settles a figure as it was read; what cannot be read has no such button', async () => {
    const { pane } = await read();
    const confirms = pane.buttons().filter((name) => name.startsWith('无误'));
    expect(confirms).toEqual(['无误：规章·废止 22']);
    await pane.press('无误：规章·废止 22');
    await pane.press('按此填写：1、153');
    expect(pane.text()).toContain('存疑的数都已处理');
  });

  test('draws only the table that is unfolded', async () => {
    const { pane } = await read();
    expect(pane.all('.reading-row')).toHaveLength(0);
    await pane.click(pane.all('.import-table button')[1] ?? null);
    expect(pane.all('.reading-row')).toHaveLength(3);
    await pane.click(pane.all('.import-table button')[0] ?? null);
    expect(pane.all('.reading-row')).toHaveLength(1);
    expect(pane.all('.reading-row .reading')).toHaveLength(3);
  });

  test('typing over is checked like the cells, full-width digits included', async () => {
    const { pane, edit, field, written } = await read();
    await pane.click(pane.all('.import-table button')[1] ?? null);
    await edit('自然人 行received', '三件');
    expect(field('自然人 行received').getAttribute('aria-invalid')).toBe('true');
    expect(pane.text()).toContain('请填不小于 0 的整数');
    await pane.press('写入上年数据');
    expect(pane.text()).toContain('有 1 格填的不是数字，没有写入');
    await edit('自然人 行received', '４');
    await edit('自然人 行granted', '/');
    await pane.press('写入上年数据');
    expect([...written().figures]).toEqual([
      ['repealed', 22],
      ['received', 4],
      ['granted', null],
      ['denied', null],
    ]);
  });

  test('folds the findings of the report itself and the remarks on reading', async () => {
    const report = importedReport({ findings: 2, notices: ['HIDDEN_ROWS'] });
    const { pane } = await read({ imported: [{ name: '甲.html', report }] });
    expect(pane.all('.import-findings')).toHaveLength(0);
    await pane.press('这份报告自身的问题（2）');
    expect(pane.all('.import-findings li')).toHaveLength(2);
    await pane.press('读取说明（1）');
    expect(pane.text()).toContain('表中有隐藏的行或单元格，没有读取');
  });
});

describe('writing', () => {
  const primary = (pane: PaneDriver): readonly string[] =>
    pane.all('.button.primary').map(({ textContent }) => textContent ?? '');

  test('of last year: 写入上年数据 stands out and says what it will do', async () => {
    const { pane } = await read();
    expect(primary(pane)).toEqual(['写入上年数据']);
    expect(pane.text()).toContain('新建工作表“上年数据”，写入 4 个数');
    expect(pane.text()).toContain('填入空格 4 格，0 格与表中不同');
    expect(pane.text()).toContain('读不出的 2 个数不写入');
  });

  test('of any other year: 写入本年表格 stands out', async () => {
    const { pane, edit } = await read();
    await edit('年度', '2025');
    expect(primary(pane)).toEqual(['写入本年表格']);
  });

  test('the year typed in the preview goes with the figures', async () => {
    const report = importedReport({ year: null, organ: null });
    const { fake, pane, edit } = await read({ imported: [{ name: '甲.txt', report }] });
    await edit('年度', '2024');
    await edit('单位', '板浦镇');
    await pane.press('写入上年数据');
    expect(fake.callsOf('writePrevious')[0]).toMatchObject({
      report: { verdict: { report: { profile: { organ: '板浦镇', year: 2024 } } } },
    });
  });

  test('tells what was done, offers 撤销, and checks again', async () => {
    const added = { id: 's9', plan: { sheets: [], names: [], select: null } };
    const { fake, pane } = await read({ written: { count: 4, refused: 0, undo: [], added } });
    await pane.press('写入上年数据');
    await pane.after(COMPARED_MS);
    expect(pane.text()).toContain('已新建工作表“上年数据”，写入 4 个数。');
    expect(pane.text()).toContain('已写入上年数据');
    expect(fake.callsOf('validate')).toHaveLength(1);
    expect(primary(pane)).toEqual(['查看校验结果']);
    await pane.press('撤销');
    expect(pane.text()).toContain('已撤销，新建的工作表已删除。');
    expect(primary(pane)).toEqual(['写入上年数据']);
    await pane.press('写入上年数据');
    await pane.press('查看校验结果');
    expect(pane.all('h1')[0]?.textContent).toBe('校验');
  });

  test('cells that say something else are shown with both values; only those ticked are changed', async () => {
    const current = compared({ different: [different('received', 5, 3, 3), different('granted', 1, 2, 5)] });
    const { fake, pane, written } = await read({ comparison: comparisonOf({ current }) });
    await pane.press('写入本年表格');
    expect(fake.callsOf('writeCurrent')).toHaveLength(0);
    expect(pane.focused()).toContain('');
    expect(pane.all('.difference').map(({ textContent }) => textContent)).toEqual([
      '行received·自然人 D45 改为 3',
      '行granted·自然人 D61 改为 2',
    ]);
    expect(primary(pane)).toEqual(['只填空格']);
    pane.all('.differences input')[1]?.click();
    await pane.after(60);
    await pane.press('写入，改 1 格');
    expect(written().choice.map(({ point }) => point)).toEqual(['granted']);
  });

  test('不改动 and Escape leave everything as it is', async () => {
    const current = compared({ different: [different('received', 5, 3)] });
    const { fake, pane } = await read({ comparison: comparisonOf({ current }) });
    await pane.press('写入本年表格');
    await pane.press('不改动');
    await pane.press('写入本年表格');
    pane.all('.differences input')[0]?.focus();
    await pane.key('Escape');
    expect(pane.all('.import-settle')).toHaveLength(0);
    expect(fake.callsOf('writeCurrent')).toHaveLength(0);
  });

  test('the sheet of another year is replaced as a whole or not at all', async () => {
    const previous = { ...compared({ fill: 0, different: [different('received', 5, 3)] }), year: 2022 };
    const { pane, written } = await read({ comparison: comparisonOf({ previous }) });
    expect(pane.text()).toContain('现为 2022 年度的数');
    await pane.press('写入上年数据');
    expect(pane.text()).toContain('两年的数不能混在一张表里');
    expect(pane.all('.differences input')).toHaveLength(0);
    await pane.press('全部更换');
    expect(written().choice).toHaveLength(1);
  });

  test('a workbook without tables offers the template first, for the same organ and year', async () => {
    const { pane, field } = await read({
      status: { stage: 'none' },
      imported: [{ name: '甲.html', report: importedReport({ year: 2025 }) }],
      comparison: comparisonOf({ organ: null, year: null, current: null }),
    });
    expect(pane.text()).toContain('请先插入模板');
    await pane.press('插入模板');
    expect(field('单位').value).toBe('板浦镇人民政府');
    expect(field('年度').value).toBe('2025');
    await pane.press('插入模板');
    await pane.press('继续导入');
    expect(pane.text()).toContain('甲.html');
  });

  test('warns of the report of another organ, not of a shorter name', async () => {
    const other = await read({ comparison: comparisonOf({ organ: '伊山镇人民政府' }) });
    expect(other.pane.text()).toContain('工作簿的单位是“伊山镇人民政府”，请核对');
    const shorter = await read({ comparison: comparisonOf({ organ: '板浦镇' }) });
    expect(shorter.pane.text()).not.toContain('请核对。');
  });

  test('a failure leaves preview and typed figures where they are', async () => {
    const { fake, pane, field } = await read();
    await pane.press('按此填写：11、53');
    fake.failNext('writePrevious', new GoujiError('STRUCTURE_PROTECTED'));
    await pane.press('写入上年数据');
    expect(pane.text()).toContain('工作簿结构受保护');
    expect(field('规章·制发').value).toBe('11');
  });
});

describe('for everybody', () => {
  test('has no accessibility violation, empty, in doubt, unfolded and asking', async () => {
    const current = compared({ different: [different('received', 5, 3)], formulas: 3, noPlace: 2 });
    const scene = await opened({
      comparison: comparisonOf({ current }),
      imported: [
        { name: '2024年报.html', report: importedReport({ findings: 1, notices: ['MACROS'] }) },
        { name: '旧.xls', error: new GoujiError('OLD_EXCEL', { kind: '.xls' }) },
      ],
    });
    const violations = async (): Promise<readonly string[]> => {
      jest.useRealTimers();
      const { violations: found } = await axe.run(scene.pane.root, {
        rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
      });
      jest.useFakeTimers();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    };
    expect(await violations()).toEqual([]);
    await dropFiles(scene.pane, [fileOf('甲.html'), fileOf('乙.xls')]);
    await scene.pane.click(scene.pane.all('.import-table button')[0] ?? null);
    expect(await violations()).toEqual([]);
    await scene.pane.press('写入本年表格');
    expect(await violations()).toEqual([]);
  });

  test('two hundred figures are drawn within a frame or two of typing', async () => {
    const figures = Array.from({ length: 182 }, (_, index) =>
      importedFigure(`p${index}`, index, {
        where: { row: `行${Math.floor(index / 7)}`, column: `列${index % 7}` },
      }),
    );
    const report = importedReport({ figures, doubts: [] });
    const { pane, edit } = await read({ imported: [{ name: '甲.html', report }] });
    expect(pane.all('.reading')).toHaveLength(182);
    expect(pane.all('.reading-row')).toHaveLength(26);
    await edit('列3 行4', '99');
    expect(
      pane.all('.reading input').filter((input) => (input as HTMLInputElement).value === '99'),
    ).toHaveLength(2);
  });
});
