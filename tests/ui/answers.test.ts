import { GoujiError } from '../../src/core/errors';
import type { Answer } from '../../src/core/model/answer';
import type { Finding } from '../../src/core/model/finding';
import {
  exampleFindings,
  fakeActions,
  findingOf,
  suspectAt,
  verdictOf,
  writtenOf,
} from '../support/fake-actions';
import type { FakePaneActions } from '../support/fake-actions';
import { openPane } from '../support/pane-driver';
import type { PaneDriver } from '../support/pane-driver';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const [error, blanks, remark] = exampleFindings() as readonly [Finding, Finding, Finding];

const GIVEN: Answer = { reason: '均为同一申请人', who: '王某', when: '2026-01-20', current: true };

const answered = (finding: Finding, answer: Partial<Answer> = {}): Finding => ({
  ...finding,
  answer: { ...GIVEN, ...answer },
});

interface Scene {
  readonly fake: FakePaneActions;
  readonly pane: PaneDriver;
}

async function open(
  findings: readonly Finding[],
  answers: { readonly refused?: readonly string[]; readonly lastWho?: string } = {},
): Promise<Scene> {
  const fake = fakeActions({ verdict: verdictOf(findings, { answers }) });
  const pane = await openPane(fake);
  await pane.press('校验');
  return { fake, pane };
}

/** Writing succeeds, and these are the findings afterwards. */
function letWriting(fake: FakePaneActions, findings: readonly Finding[]): void {
  fake.workbook.written = { ...writtenOf([suspectAt('s5!E4', '', null, 0)]), count: 8 };
  fake.workbook.verdict = verdictOf(findings);
}

/** Opens the form of the n-th finding that can be answered. */
const openForm = async ({ pane }: Scene, at = 0): Promise<void> => {
  const openers = pane.all('button').filter((button) => button.textContent === '已核实…');
  openers[at]?.focus();
  await pane.click(openers[at] ?? null);
};

const counters = ({ pane }: Scene): readonly (string | null)[] =>
  pane.all('.counter').map((one) => one.textContent);

const titles = ({ pane }: Scene): readonly (string | null)[] =>
  pane.all('[data-finding]').map((title) => title.textContent);

describe('已核实…', () => {
  test('is offered for warnings and infos, never for an error', async () => {
    const { pane } = await open([error, blanks, remark]);
    const offered = pane.all('.finding').map((item) => item.textContent?.includes('已核实…'));
    expect(offered).toEqual([false, true, true]);
  });

  test('asks for one sentence, with the name of who answered last', async () => {
    const scene = await open([blanks, remark], { lastWho: '王某' });
    await openForm(scene);
    const [reason, who] = scene.pane.all('.answer-form input') as HTMLInputElement[];
    expect(document.activeElement).toBe(reason);
    expect([reason?.value, who?.value]).toEqual(['', '王某']);
  });

  test('without a sentence writes nothing, says so, and goes back to the field', async () => {
    const scene = await open([blanks]);
    await openForm(scene);
    await scene.pane.press('记入说明');
    expect(scene.fake.callsOf('answer')).toHaveLength(0);
    expect(scene.pane.text()).toContain('请写明原因。');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  test('writes the answer, says where it is kept, and checks again', async () => {
    const scene = await open([blanks, remark]);
    const { fake, pane } = scene;
    await openForm(scene);
    await pane.type('说明', '没有这项业务');
    await pane.type('核实人', '李某');
    letWriting(fake, [answered(blanks), remark]);
    await pane.press('记入说明');
    const given = { reason: '没有这项业务', who: '李某' };
    expect(fake.callsOf('answer')).toEqual([{ finding: blanks, given }]);
    expect(fake.callsOf('validate')).toHaveLength(2);
    expect(pane.text()).toContain('已核实，原因记入工作表“校验说明”。');
    expect(pane.spoken()).toBe(
      '已核实，原因记入工作表“校验说明”。 0 处错误，0 处提醒，1 处提示。 另有 1 处已核实。',
    );
    expect(pane.button('撤销')).toBeDefined();
  });

  test('answered, the finding leaves the list and the focus goes to its neighbour', async () => {
    const scene = await open([blanks, remark]);
    await openForm(scene);
    await scene.pane.type('说明', '没有这项业务');
    letWriting(scene.fake, [answered(blanks), remark]);
    await scene.pane.press('记入说明');
    expect(titles(scene)).toHaveLength(1);
    expect(scene.pane.focused()).toContain('行政复议');
    expect(scene.pane.all('.finding.mended')).toHaveLength(0);
  });

  test('the last one answered, the focus goes to the group of those answered', async () => {
    const scene = await open([blanks]);
    await openForm(scene);
    await scene.pane.type('说明', '没有这项业务');
    letWriting(scene.fake, [answered(blanks)]);
    await scene.pane.press('记入说明');
    expect(scene.pane.focused()).toBe('已核实（1）');
  });

  test('keeps what was typed when writing fails, and when a re-check comes between', async () => {
    const scene = await open([blanks]);
    const { fake, pane } = scene;
    await openForm(scene);
    await pane.type('说明', '没有这项业务');
    fake.failNext('answer', new GoujiError('SHEET_PROTECTED', { sheet: '校验说明' }));
    await pane.press('记入说明');
    expect(pane.text()).toContain('工作表“校验说明”受保护');
    fake.edit();
    await pane.after(500);
    expect((pane.all('.answer-form input')[0] as HTMLInputElement).value).toBe('没有这项业务');
  });

  test('says when the finding has changed meanwhile and nothing was written', async () => {
    const scene = await open([blanks]);
    await openForm(scene);
    await scene.pane.type('说明', '没有这项业务');
    scene.fake.workbook.written = { count: 0, refused: 1, undo: [] };
    await scene.pane.press('记入说明');
    expect(scene.pane.text()).toContain('这一处的内容已有变化，没有记入。');
  });

  test.each(['Escape', '取消'])('%s leaves it, with the focus on its button', async (way) => {
    const scene = await open([blanks]);
    await openForm(scene);
    await (way === 'Escape' ? scene.pane.key('Escape') : scene.pane.press(way));
    expect(scene.pane.all('.answer-form')).toHaveLength(0);
    expect(scene.pane.focused()).toBe('已核实…');
  });

  test('in its fields the arrow keys move in the text, not in the list', async () => {
    const scene = await open([blanks, remark]);
    await openForm(scene);
    const before = document.activeElement;
    for (const key of ['ArrowDown', 'End', 'Home', 'ArrowUp']) await scene.pane.key(key);
    expect(document.activeElement).toBe(before);
  });
});

describe('what is answered', () => {
  test('is counted in brackets and listed in a folded group with reason, name and day', async () => {
    const scene = await open([error, blanks, answered({ ...blanks, id: 'NUM-02:x' }), answered(remark)]);
    expect(counters(scene)).toEqual(['1 错误', '2 提醒（已核实 1）', '1 提示（已核实 1）']);
    expect(titles(scene)).toHaveLength(2);
    expect(scene.pane.text()).not.toContain('均为同一申请人');
    await scene.pane.press('已核实（2）');
    expect(scene.pane.all('.answered li')).toHaveLength(2);
    expect(scene.pane.all('.answered li')[1]?.textContent).toContain(
      '说明：均为同一申请人（王某 2026-01-20）',
    );
  });

  test('alone leaves a calm pane: nothing to verify', async () => {
    const { pane } = await open([answered(blanks), answered(remark)]);
    expect(pane.all('.calm')[0]?.className).toBe('calm answered');
    expect(pane.text()).toContain('没有待核实的问题');
    expect(pane.text()).toContain('2 处提醒和提示均已核实');
  });

  test('is not marked in the sheet any more', async () => {
    const scene = await open([blanks]);
    await openForm(scene);
    await scene.pane.type('说明', '没有这项业务');
    letWriting(scene.fake, [answered(blanks)]);
    await scene.pane.press('记入说明');
    expect(scene.fake.callsOf('mark')).toHaveLength(2);
  });

  test('follows the chosen severity', async () => {
    const { pane } = await open([answered(blanks), answered(remark)]);
    await pane.click(pane.all('.counter.info')[0] ?? null);
    expect(pane.button('已核实（1）')).toBeDefined();
  });

  test('without name and day shows the reason alone', async () => {
    const { pane } = await open([answered(remark, { who: '', when: '' })]);
    await pane.press('已核实（1）');
    expect(pane.all('.answered .given')[0]?.textContent).toBe('说明：均为同一申请人');
  });

  test('撤回 withdraws it, says so, and the finding is back in the list', async () => {
    const scene = await open([answered(remark)]);
    const { fake, pane } = scene;
    await pane.press('已核实（1）');
    letWriting(fake, [remark]);
    await pane.press('撤回');
    expect(fake.callsOf('withdrawAnswer')).toEqual([answered(remark)]);
    expect(pane.text()).toContain('已撤回说明。');
    expect(titles(scene)).toHaveLength(1);
    expect(pane.focused()).toContain('行政复议');
  });
});

describe('an answer whose figures have changed', () => {
  test('leaves the finding open, with the old reason to begin with', async () => {
    const scene = await open([answered(remark, { current: false })]);
    expect(counters(scene)[2]).toBe('1 提示');
    expect(scene.pane.all('.reopened')[0]?.textContent).toBe(
      '数字已变，请重新核实。原说明：均为同一申请人（王某 2026-01-20）',
    );
    await openForm(scene);
    expect((scene.pane.all('.answer-form input')[0] as HTMLInputElement).value).toBe('均为同一申请人');
  });
});

describe('an answer to an error', () => {
  test('counts for nothing, and the error says so', async () => {
    const wrong = findingOf({});
    const { pane } = await open([wrong], { refused: [wrong.id] });
    expect(pane.all('.finding.error .reopened')[0]?.textContent).toBe(
      '“校验说明”中对这一处的说明不起作用：错误须改正。',
    );
  });
});
