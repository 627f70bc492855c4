import axe from 'axe-core';
import { GoujiError } from '../../src/core/errors';
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

// Both need drawn text, which jsdom does not have; they are checked in the browser.
const OPTIONS: axe.RunOptions = {
  rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
};

const found = (): FakePaneActions =>
  fakeActions({ verdict: verdictOf(exampleFindings(), { byConstruction: 32 }) });

const scenes: Readonly<Record<string, () => Promise<PaneDriver>>> = {
  'first run': () => openPane(fakeActions({ status: { stage: 'none' } })),
  'unfinished insertion, asked about 清理': async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'unfinished' } }));
    await pane.press('清理');
    return pane;
  },
  'form with troubles': async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'none' } }));
    await pane.press('插入模板');
    await pane.press('插入模板');
    return pane;
  },
  conflict: async () => {
    const pane = await openPane(fakeActions({ status: { stage: 'none' }, conflicts: ['表二 主动公开'] }));
    await pane.press('插入模板');
    await pane.type('单位', '板浦镇');
    await pane.press('插入模板');
    return pane;
  },
  'findings with details': async () => {
    const pane = await openPane(found());
    await pane.press('校验');
    for (const details of pane.all('.finding-actions [aria-expanded]')) await pane.click(details);
    await pane.press('说明');
    return pane;
  },
  'repairs unfolded, one written': async () => {
    const total = suspectAt('s3!D27', '（七）总计', 2, 4);
    const other = suspectAt('s3!D4', '一、新收', null, 2);
    const verdict = verdictOf([
      findingOf({ repairs: [[total]] }),
      findingOf({ id: 'pair', repairs: [[total, other]] }),
      findingOf({ id: 'several', repairs: [[total], [other]], furtherRepairs: 2 }),
    ]);
    const pane = await openPane(fakeActions({ verdict, written: writtenOf([total]) }));
    await pane.press('校验');
    for (const fold of pane.all('.finding-actions [aria-expanded]')) await pane.click(fold);
    await pane.press('改为 4');
    return pane;
  },
  'relations unfolded, control figures opened': async () => {
    const controls = { shown: true, places: 35, filled: 3 };
    const verdict = verdictOf(exampleFindings(), {
      byConstruction: 30,
      controls,
      notLocalised: ['T3-ROW:第31行'],
    });
    const pane = await openPane(fakeActions({ verdict, controls }));
    await pane.press('校验');
    await pane.press('说明');
    for (const fold of pane.all('.table-relations [aria-expanded]')) await pane.click(fold);
    await pane.click(pane.all('.controls h2 button')[0] ?? null);
    await pane.press('清空核对数');
    return pane;
  },
  'nothing found': async () => {
    const pane = await openPane(fakeActions());
    await pane.press('校验');
    return pane;
  },
  busy: async () => {
    const fake = found();
    fake.hold('validate');
    const pane = await openPane(fake);
    await pane.press('校验');
    await pane.after(600);
    return pane;
  },
  error: async () => {
    const fake = found();
    fake.failNext('validate', new GoujiError('NO_TABLES'));
    const pane = await openPane(fake);
    await pane.press('校验');
    return pane;
  },
  draft: async () => {
    const pane = await openPane(found());
    await pane.press('生成报告草稿');
    await pane.press('下一处');
    return pane;
  },
};

describe.each(['zh-CN', 'en'] as const)('in a page of language %s', (lang) => {
  test.each(Object.entries(scenes))('%s has no violation', async (_, open) => {
    document.documentElement.lang = lang;
    document.title = '勾稽';
    jest.useFakeTimers();
    const pane = await open();
    jest.useRealTimers();
    const { violations } = await axe.run(document, OPTIONS);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    expect(pane.all('h1')).toHaveLength(1);
  });
});
