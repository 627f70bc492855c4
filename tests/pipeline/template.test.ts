import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { readSource } from '../../src/adapters/readers';
import type { GoujiError } from '../../src/core/errors';
import type { TemplateRequest } from '../../src/core/model/verdict';
import { createActions } from '../../src/pipeline';
import type { WorkbookPort } from '../../src/ports/workbook-port';
import type { PaneActions } from '../../src/ui/actions';
import { CLOCK } from '../support/template-workbook';

const REQUEST: TemplateRequest = {
  organ: '某镇',
  kind: 'townshipGovernment',
  year: 2025,
  totals: 'formulas',
};

const actionsOver = (port: WorkbookPort): PaneActions =>
  createActions(port, {
    host: 'workbench',
    clock: CLOCK,
    exporters: {
      docx: async () => new Uint8Array(),
      html: async () => new Uint8Array(),
      txt: async () => new Uint8Array(),
    },
    readSource,
  });

const sheetNames = (port: MemoryPort): readonly string[] => port.document().sheets.map(({ name }) => name);

async function codeOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'done',
    (error: GoujiError) => error.code,
  );
}

/** A port whose k-th call fails, as when Excel closes; calls before it took effect. */
function failingAt(port: MemoryPort, k: number): WorkbookPort {
  let calls = 0;
  const journalled = ['overview', 'read', 'execute', 'saveState', 'removeSheets', 'setCells'];
  return new Proxy(port, {
    get(target, name: keyof MemoryPort) {
      const member = target[name] as unknown;
      if (typeof member !== 'function' || !journalled.includes(name)) return member;
      return (...args: readonly unknown[]) => {
        calls += 1;
        if (calls === k)
          return Promise.reject(
            Object.assign(new Error('closed'), { name: 'GoujiError', code: 'HOST_ERROR' }),
          );
        return (member as (...all: readonly unknown[]) => unknown).apply(target, [...args]);
      };
    },
  });
}

it('names a sheet that is called a ledger beside the standing of the template', async () => {
  const actions = actionsOver(createMemoryPort());
  expect(await actions.status()).toEqual({ stage: 'none' });
  await (await actions.ledger()).insert({ year: 2025, rows: 1, maskNames: false });
  expect(await actions.status()).toEqual({ stage: 'none', ledgerSheet: '申请台账' });
});

describe('inserting the template', () => {
  it('adds its sheets after the clerk’s and marks them complete', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    expect(await actions.status()).toEqual({ stage: 'none' });
    const outcome = await actions.insertTemplate(REQUEST, 'refuse');
    expect(outcome).toEqual({
      sheets: ['基本信息', '表二 主动公开', '表三 依申请公开', '表四 复议诉讼'],
      leftOut: [],
    });
    expect(sheetNames(port)[0]).toBe('Sheet1');
    expect(await actions.status()).toEqual({ stage: 'complete', canUndo: true });
  });

  it('never touches a sheet of the same name', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate(REQUEST, 'refuse');
    const before = JSON.stringify(port.document());
    expect(await actions.conflicts()).toHaveLength(4);
    expect(await codeOf(actions.insertTemplate(REQUEST, 'refuse'))).toBe('SHEET_EXISTS');
    expect(JSON.stringify(port.document())).toBe(before);
  });

  it('inserts a second one beside the first, with names of its own', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate(REQUEST, 'refuse');
    const outcome = await actions.insertTemplate({ ...REQUEST, year: 2024 }, 'beside');
    expect(outcome.sheets).toEqual([
      '基本信息 (2)',
      '表二 主动公开 (2)',
      '表三 依申请公开 (2)',
      '表四 复议诉讼 (2)',
    ]);
    const names = port.document().names.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['an empty organ', { organ: ' ' }],
    ['an organ too long', { organ: '某'.repeat(61) }],
    ['a year before the forms', { year: 2018 }],
    ['half a year', { year: 2024.5 }],
    ['a year to come', { year: 2028 }],
  ])('refuses %s before anything is written', async (_, change) => {
    const port = createMemoryPort();
    expect(await codeOf(actionsOver(port).insertTemplate({ ...REQUEST, ...change }, 'refuse'))).toBe(
      'BAD_FIELD',
    );
    expect(sheetNames(port)).toEqual(['Sheet1']);
  });

  it('refuses a workbook whose structure is protected, before anything is written', async () => {
    const port = createMemoryPort();
    port.change((document) => ({ ...document, structureProtected: true }));
    expect(await codeOf(actionsOver(port).insertTemplate(REQUEST, 'refuse'))).toBe('STRUCTURE_PROTECTED');
    expect(sheetNames(port)).toEqual(['Sheet1']);
  });

  it('writes nothing into a template of a newer program', async () => {
    const port = createMemoryPort();
    await port.saveState(JSON.stringify({ version: 99 }));
    const actions = actionsOver(port);
    expect(await actions.status()).toEqual({ stage: 'newer' });
    expect(await codeOf(actions.insertTemplate(REQUEST, 'refuse'))).toBe('TEMPLATE_NEWER');
    expect(await codeOf(actions.undoInsert())).toBe('TEMPLATE_NEWER');
  });

  it('passes over a state that is not ours', async () => {
    const port = createMemoryPort();
    for (const text of [
      '',
      'x',
      '[]',
      '{"version":1}',
      '{"version":1,"stage":"inserting","sheets":[1]}',
      'null',
    ]) {
      await port.saveState(text);
      expect(await actionsOver(port).status()).toEqual({ stage: 'none' });
    }
  });
});

describe('taking the insertion back', () => {
  it('removes what we made while it is unchanged, names and state with it', async () => {
    const port = createMemoryPort();
    const before = JSON.stringify(port.document());
    const actions = actionsOver(port);
    await actions.insertTemplate(REQUEST, 'refuse');
    await actions.undoInsert();
    expect(sheetNames(port)).toEqual(['Sheet1']);
    expect(port.document().names).toEqual(JSON.parse(before).names);
    expect(await actions.status()).toEqual({ stage: 'none' });
  });

  it('removes nothing once a figure was typed', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate(REQUEST, 'refuse');
    port.edit('表三 依申请公开', 'D4', 3);
    expect(await codeOf(actions.undoInsert())).toBe('INSERT_CHANGED');
    expect(sheetNames(port)).toHaveLength(5);
  });

  it('removes that of an earlier version, whose 基本信息 had fewer rows', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate(REQUEST, 'refuse');
    for (let row = 25; row <= 42; row += 1) port.edit('基本信息', `A${row}`, null);
    await actions.undoInsert();
    expect(sheetNames(port)).toEqual(['Sheet1']);
  });

  it('says so when there is nothing to take back', async () => {
    expect(await codeOf(actionsOver(createMemoryPort()).undoInsert())).toBe('NOTHING_TO_UNDO');
  });
});

describe('an insertion that is interrupted', () => {
  it.each([1, 2, 3, 4])('at call %i can be finished or removed afterwards', async (k) => {
    for (const ending of ['finish', 'remove'] as const) {
      const port = createMemoryPort();
      const clerk = JSON.stringify(port.document().sheets);
      await codeOf(actionsOver(failingAt(port, k)).insertTemplate(REQUEST, 'refuse'));
      const actions = actionsOver(port);
      const { stage } = await actions.status();
      if (stage === 'unfinished' && ending === 'finish') await actions.finishInsert();
      if (stage === 'unfinished' && ending === 'remove') await actions.cleanUpInsert();
      const done = await actions.status();
      expect(done.stage).toBe(stage === 'unfinished' && ending === 'finish' ? 'complete' : 'none');
      expect(sheetNames(port)).toHaveLength(done.stage === 'complete' ? 5 : 1);
      expect(JSON.stringify(port.document().sheets.slice(0, 1))).toBe(clerk);
    }
  });

  it('is not removed once the clerk typed into it', async () => {
    const port = createMemoryPort();
    await codeOf(actionsOver(failingAt(port, 3)).insertTemplate(REQUEST, 'refuse'));
    port.edit('表三 依申请公开', 'D4', 3);
    expect(await codeOf(actionsOver(port).cleanUpInsert())).toBe('INSERT_CHANGED');
    expect(sheetNames(port)).toHaveLength(5);
  });
});

describe('validating, marking, mending', () => {
  it('marks the cells of the findings and clears them without a trace', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate({ ...REQUEST, totals: 'typed' }, 'refuse');
    const before = JSON.stringify(port.document());
    const { findings } = await actions.validate();
    expect((await actions.mark(findings)).added).toBeGreaterThan(0);
    await actions.clearMarks();
    expect(JSON.stringify(port.document())).toBe(before);
  });

  it('fills the blanks of a finding with 0, but not a total whose parts are no longer 0', async () => {
    const port = createMemoryPort();
    const actions = actionsOver(port);
    await actions.insertTemplate({ ...REQUEST, totals: 'typed' }, 'refuse');
    const finding = (await actions.validate()).findings.find(
      ({ rule, table }) => rule === 'NUM-02' && table === 'requests',
    );
    if (!finding) throw new Error('no blanks');
    port.edit('表三 依申请公开', 'D4', 7);
    expect(await actions.fillZeros(finding)).toMatchObject({ count: 173, refused: 0 });
    const { report, findings } = await actions.validate();
    expect(report.facts.get('requests.received.naturalPerson')?.value).toEqual({ kind: 'number', value: 7 });
    const blanks = findings.filter(({ rule, table }) => rule === 'NUM-02' && table === 'requests');
    expect(blanks.map(({ message, points }) => [message.key, points[0]])).toEqual([
      ['finding.NUM-02.total', 'requests.received.total'],
    ]);
  });

  it('stops when the clerk cancels', async () => {
    const port = createMemoryPort();
    const aborted = AbortSignal.abort();
    expect(await codeOf(actionsOver(port).validate(aborted))).toBe('CANCELLED');
  });
});
