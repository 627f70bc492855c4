import { DEFAULT_DRAFT_OPTIONS } from '../../src/core/model/report-draft';
import fc from 'fast-check';
import type { Finding } from '../../src/core/model/finding';
import { createStore } from '../../src/ui/state/store';
import {
  countFindings,
  coverageOf,
  groupFindings,
  listFindings,
  marksOf,
  outlookOf,
} from '../../src/ui/state/findings';
import { reduce } from '../../src/ui/state/reduce';
import type { PaneEvent } from '../../src/ui/state/reduce';
import { singleFlight } from '../../src/ui/state/single-flight';
import { initialState } from '../../src/ui/state/state';
import type { ListedFinding, PaneState } from '../../src/ui/state/state';
import { nextStep } from '../../src/ui/state/steps';
import { readTemplateForm, yearBounds } from '../../src/ui/state/template-form';
import { exampleDraft, exampleFindings, findingOf, verdictOf } from '../support/fake-actions';

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(reduce, initialState(2025));
const checked = (findings: readonly Finding[], asked = true): PaneEvent => ({
  type: 'checked',
  verdict: verdictOf(findings),
  asked,
});
const named = (id: string): Finding => findingOf({ id });
const alive = (...ids: readonly string[]): readonly ListedFinding[] =>
  ids.map((id) => ({ finding: named(id), mended: false }));
/** a, b, -c- : c is struck through. */
const reading = (listed: readonly ListedFinding[]): string =>
  listed.map(({ finding, mended }) => (mended ? `-${finding.id}-` : finding.id)).join(' ');

describe('the list after a check', () => {
  test.each([
    ['a b c', 'a c', 'a -b- c'],
    ['a b c', 'b', '-a- b -c-'],
    ['a b', '', '-a- -b-'],
    ['', 'a b', 'a b'],
    ['a c', 'a b c', 'a b c'],
    ['a b c', 'c d', '-a- -b- c d'],
  ])('%p then %p reads %p', (before, now, expected) => {
    const ids = (text: string): readonly string[] => text.split(' ').filter(Boolean);
    expect(reading(listFindings(alive(...ids(before)), ids(now).map(named)))).toBe(expected);
  });

  test('a finding that comes back while leaving is whole again', () => {
    const leaving = listFindings(alive('a', 'b'), [named('b')]);
    expect(reading(leaving)).toBe('-a- b');
    expect(reading(listFindings(leaving, [named('a'), named('b')]))).toBe('a b');
  });

  test('a finding that says what it said before need not be drawn again', () => {
    const [same, other] = [named('a'), named('b')];
    const listed = listFindings(
      [same, other].map((finding) => ({ finding, mended: false })),
      [named('a'), { ...named('b'), severity: 'info' }],
    );
    expect(listed[0]?.finding).toBe(same);
    expect(listed[1]?.finding.severity).toBe('info');
  });

  test('for any two checks: the new findings in their order, each mended one once, nothing else', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (before, now) => {
        const listed = listFindings(alive(...before), now.map(named));
        const idsOf = (mended: boolean): readonly string[] =>
          listed.filter((item) => item.mended === mended).map(({ finding }) => finding.id);
        expect(idsOf(false)).toEqual(now);
        expect([...idsOf(true)].sort()).toEqual(before.filter((id) => !now.includes(id)).sort());
      }),
    );
  });
});

describe('reading a verdict', () => {
  test('counts by severity', () => {
    expect(countFindings(exampleFindings())).toEqual({ error: 1, warning: 1, info: 1 });
  });

  test('groups follow the form, and what belongs to no table comes last', () => {
    const listed = (['disputes', null, 'proactive', 'requests'] as const).map((table) => ({
      finding: findingOf({ id: String(table), table }),
      mended: false,
    }));
    expect(groupFindings({ listed, only: null }).map(({ table }) => table)).toEqual([
      'proactive',
      'requests',
      'disputes',
      null,
    ]);
  });

  test('compared relations are those that could have failed', () => {
    const verdict = verdictOf([], {
      relations: { passed: 35, failed: 1, notEvaluated: 2, ruleError: 1 },
      checked: { passed: 50, failed: 1, notEvaluated: 4, ruleError: 1 },
      byConstruction: 32,
    });
    expect(coverageOf(verdict)).toEqual({
      total: 39,
      compared: 4,
      byConstruction: 32,
      unchecked: 3,
      controls: 0,
      otherUnchecked: 2,
    });
  });

  test('an error outweighs what was not checked, and what was not checked outweighs warnings', () => {
    const unchecked = { checked: { passed: 1, failed: 0, notEvaluated: 1, ruleError: 0 } };
    expect(outlookOf(verdictOf(exampleFindings(), unchecked))).toBe('errors');
    expect(outlookOf(verdictOf(exampleFindings().slice(1), unchecked))).toBe('unchecked');
    expect(outlookOf(verdictOf(exampleFindings().slice(1)))).toBe('open');
    expect(outlookOf(verdictOf([]))).toBe('clean');
  });

  test('no verdict with anything unchecked is ever clean', () => {
    const tally = fc.record({
      passed: fc.nat(40),
      failed: fc.nat(3),
      notEvaluated: fc.nat(3),
      ruleError: fc.nat(3),
    });
    fc.assert(
      fc.property(tally, tally, (checkedTally, relations) => {
        const outlook = outlookOf(verdictOf([], { checked: checkedTally, relations }));
        const unchecked = [checkedTally, relations].some((t) => t.notEvaluated + t.ruleError > 0);
        if (unchecked || checkedTally.failed > 0 || relations.passed === 0) expect(outlook).not.toBe('clean');
        else expect(outlook).toBe('clean');
      }),
    );
  });

  test('marks differ when a cell, its rule or its severity differs, and only then', () => {
    const one = marksOf([findingOf({ cells: ['s3!D4'] })]);
    expect(marksOf([findingOf({ cells: ['s3!D4'], id: 'other', source: 'other' })])).toBe(one);
    expect(marksOf([findingOf({ cells: ['s3!D5'] })])).not.toBe(one);
    expect(marksOf([findingOf({ cells: ['s3!D4'], severity: 'warning' })])).not.toBe(one);
    expect(marksOf([findingOf({ cells: ['s3!D4'], rule: 'T3-SUM' })])).not.toBe(one);
  });
});

describe('transitions', () => {
  test('late news of a job that is over changes nothing', () => {
    const state = after();
    expect(reduce(state, { type: 'jobTakesTime', id: 7 })).toBe(state);
    expect(reduce(state, { type: 'jobEnded', id: 7 })).toBe(state);
  });

  test('an asked check shows all severities again and marks again', () => {
    const state = after(
      checked(exampleFindings()),
      { type: 'filtered', only: 'error' },
      { type: 'marksCleared' },
      checked(exampleFindings()),
    );
    expect(state.check.only).toBeNull();
    expect(state.check.marking).toBe(true);
  });

  test('a re-check keeps the filter and the place of the arrow keys', () => {
    const [, second] = exampleFindings();
    const state = after(
      checked(exampleFindings()),
      { type: 'filtered', only: 'warning' },
      { type: 'stoodOn', id: second?.id ?? '' },
      checked(exampleFindings().slice(1), false),
    );
    expect(state.check.only).toBe('warning');
    expect(state.check.current).toBe(second?.id);
  });

  test('the place of the arrow keys is always a finding that is shown, or none', () => {
    const state = after(checked(exampleFindings()), { type: 'filtered', only: 'info' });
    expect(state.check.current).toBe('X-03');
    expect(after(checked([])).check.current).toBeNull();
  });

  test('equal results are not spoken again', () => {
    const first = after(checked(exampleFindings()));
    const second = reduce(first, checked(exampleFindings(), false));
    expect(second.announcement).toBe(first.announcement);
  });

  test('leaving a view closes its messages, going to the form starts a new insertion', () => {
    const outcome = { sheets: ['基本信息'], leftOut: [] };
    const told: PaneEvent = {
      type: 'told',
      message: { key: 'pane.check.cleared', values: {} },
      tone: 'done',
    };
    const state = after({ type: 'inserted', outcome }, told, { type: 'went', view: 'start' });
    expect(state.notice).toBeNull();
    expect(state.insert.outcome).toEqual(outcome);
    expect(reduce(state, { type: 'went', view: 'insert' }).insert.outcome).toBeNull();
  });

  test('the next step: table, then check until no error is left, then draft', () => {
    const complete: PaneEvent = { type: 'looked', status: { stage: 'complete', canUndo: false } };
    expect(nextStep(after())).toBe('prepare');
    expect(nextStep(after({ type: 'looked', status: { stage: 'unfinished' } }, checked([])))).toBe('prepare');
    expect(nextStep(after(complete))).toBe('check');
    expect(nextStep(after(complete, checked(exampleFindings())))).toBe('check');
    expect(nextStep(after(complete, checked(exampleFindings().slice(1))))).toBe('draft');
    expect(nextStep(after({ type: 'looked', status: { stage: 'none' } }, checked([])))).toBe('draft');
  });

  test('an edit makes a draft out of date once', () => {
    const drafted = after({
      type: 'drafted',
      made: { draft: exampleDraft(), text: null },
      options: DEFAULT_DRAFT_OPTIONS,
    });
    const edited = reduce(drafted, { type: 'edited' });
    expect(edited.draft.outdated).toBe(true);
    expect(reduce(edited, { type: 'edited' })).toBe(edited);
    expect(reduce(after(), { type: 'edited' }).draft.outdated).toBe(false);
  });
});

describe('the form of the template', () => {
  const form = { organ: '板浦镇', kind: '', year: '2023', totals: 'formulas' } as const;
  const years = yearBounds(2025);

  test('an unknown kind of organ is none', () => {
    expect(readTemplateForm({ ...form, kind: 'kingdom' }, years)).toEqual({
      request: { organ: '板浦镇', kind: null, year: 2023, totals: 'formulas' },
    });
  });

  test.each(['2021', '2027'])('%s is within the bounds', (year) => {
    expect(readTemplateForm({ ...form, year }, years)).toHaveProperty('request.year', Number(year));
  });

  test('both troubles are told at once', () => {
    expect(readTemplateForm({ ...form, organ: ' 　', year: '1999' }, years)).toEqual({
      trouble: {
        organ: expect.anything(),
        year: expect.objectContaining({ values: { from: 2021, to: 2027 } }),
      },
    });
  });
});

describe('one at a time', () => {
  test('requests made meanwhile are merged into one run afterwards', async () => {
    const runs: string[] = [];
    let release: () => void = () => undefined;
    const flight = singleFlight<string>(
      async (request) => {
        runs.push(request);
        await new Promise<void>((resolve) => (release = resolve));
      },
      (waiting, later) => `${waiting}+${later}`,
    );
    const first = flight.request('a');
    await Promise.resolve();
    void flight.request('b');
    const last = flight.request('c');
    expect(flight.waiting()).toBe(true);
    release();
    await new Promise((resolve) => setTimeout(resolve));
    expect(runs).toEqual(['a', 'b+c']);
    release();
    await Promise.all([first, last]);
    expect(flight.waiting()).toBe(false);
  });

  test('cancel aborts the present run, forgets the waiting one, and the next request runs afresh', async () => {
    const signals: AbortSignal[] = [];
    const flight = singleFlight<string>(
      (_, signal) =>
        new Promise<void>((resolve) => {
          signals.push(signal);
          signal.addEventListener('abort', () => resolve());
          if (signals.length > 1) resolve();
        }),
      (_, later) => later,
    );
    const first = flight.request('a');
    await Promise.resolve();
    void flight.request('b');
    flight.cancel();
    await first;
    await flight.request('c');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

test('a store tells its listeners only of changes, until they leave', () => {
  const store = createStore<number, number>((state, event) => Math.max(state, event), 1);
  const heard: number[] = [];
  const leave = store.subscribe(() => heard.push(store.get()));
  store.send(3);
  store.send(2);
  leave();
  store.send(9);
  expect(heard).toEqual([3]);
});
