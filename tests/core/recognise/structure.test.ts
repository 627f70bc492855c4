import fc from 'fast-check';
import type { Fact } from '../../../src/core/model/fact';
import type { WorkbookView } from '../../../src/core/model/grid';
import type { Verdict } from '../../../src/core/model/verdict';
import { check } from '../../../src/check';
import { templateWorkbook } from '../../support/template-workbook';
import { editStructure, type StructureEdit } from '../../support/structure-edits';
import { withFigures } from '../../support/view-figures';

const SHEETS = ['表二 主动公开', '表三 依申请公开', '表四 复议诉讼'];

/** Every figure another number, so that a figure read from a wrong cell is noticed. */
async function distinctWorkbook(): Promise<WorkbookView> {
  const view = await (await templateWorkbook('typed')).port.read();
  const facts = check(view).report.facts;
  const figures = Object.fromEntries([...facts.keys()].map((point, index) => [point, 1001 + index]));
  return withFigures(view, facts, figures);
}

const valueOf = (fact: Fact | undefined): unknown =>
  fact?.value.kind === 'number' ? fact.value.value : fact?.value.kind;

describe('recognising tables after the structure was edited', () => {
  let view: WorkbookView;
  let before: ReadonlyMap<string, Fact>;

  beforeAll(async () => {
    view = await distinctWorkbook();
    before = check(view).report.facts;
  });

  const wrongFacts = ({ report }: Verdict): readonly string[] =>
    [...report.facts]
      .filter(([point, fact]) => valueOf(fact) !== valueOf(before.get(point)))
      .map(([point]) => point);

  it('reads the same facts with rows and columns inserted around and inside the tables', () => {
    const insertion = fc.record({
      kind: fc.constantFrom('insertRow' as const, 'insertColumn' as const),
      at: fc.nat({ max: 32 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEETS),
        fc.array(insertion, { minLength: 1, maxLength: 3 }),
        (sheet, edits) => {
          const verdict = check(editStructure(view, sheet, edits));
          const { report, findings } = verdict;
          expect(wrongFacts(verdict)).toEqual([]);
          const complete = report.facts.size === before.size;
          expect(complete || findings.some(({ rule }) => rule === 'FMT-01')).toBe(true);
        },
      ),
      { numRuns: 600, seed: 1 },
    );
  }, 60_000);

  it('reads the same facts wherever the table was moved to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEETS),
        fc.nat({ max: 200 }),
        fc.nat({ max: 30 }),
        (sheet, rows, cols) => {
          const verdict = check(editStructure(view, sheet, [{ kind: 'shift', rows, cols }]));
          expect([wrongFacts(verdict), verdict.report.facts.size]).toEqual([[], before.size]);
        },
      ),
      { numRuns: 100, seed: 2 },
    );
  });

  it('never reads a wrong figure, whatever is deleted, moved, copied or noted beside the tables', () => {
    const at = fc.nat({ max: 30 });
    const edit: fc.Arbitrary<StructureEdit> = fc.oneof(
      fc.record({ kind: fc.constantFrom('insertRow', 'insertColumn', 'deleteRow', 'deleteColumn'), at }),
      fc.record({ kind: fc.constant('swapRows' as const), at, with: at }),
      fc.record({ kind: fc.constant('copyRow' as const), at, to: at }),
      fc.record({
        kind: fc.constant('note' as const),
        row: fc.nat({ max: 40 }),
        col: fc.nat({ max: 25 }),
        text: fc.constantFrom(
          '其他',
          '总计',
          '自然人',
          '备注',
          '规章',
          '结果维持',
          '3.其他',
          '第二十条第（五）项',
          '12',
        ),
      }),
    );
    let complete = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEETS),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (sheet, edits) => {
          const verdict = check(editStructure(view, sheet, edits));
          const { report, findings } = verdict;
          const unsaid = [...before.keys()].filter((point) => !report.facts.has(point));
          if (unsaid.length > 0) expect(findings.map(({ rule }) => rule)).toContain('FMT-01');
          else complete += 1;
          const overwritten = new Set(wrongFacts(verdict).map((point) => valueOf(report.facts.get(point))));
          // A note typed into a blank data cell of an inserted row is what the sheet says; nothing else may differ.
          expect(
            [...overwritten].filter((value) => value !== 'blank' && value !== 'text' && value !== 12),
          ).toEqual([]);
        },
      ),
      { numRuns: 3_000, seed: 3 },
    );
    expect(complete).toBeGreaterThan(100);
  }, 120_000);

  it('says which label is missing and judges every relation without it', () => {
    const edited = editStructure(view, '表三 依申请公开', [{ kind: 'deleteRow', at: 19 }]);
    const { findings, report, relations } = check(edited);
    const missing = findings.filter(({ rule }) => rule === 'FMT-01');
    expect(missing.map(({ message, points }) => [message.values.label, points.length])).toEqual([
      ['2.重复申请', 7],
    ]);
    expect(report.facts.size).toBe(193);
    expect(relations.notEvaluated).toBe(1 + 7);
  });

  it('takes neither of two copies of a table, unless our names point at one', () => {
    const copy = (source: WorkbookView): WorkbookView => ({
      ...source,
      sheets: source.sheets.flatMap((sheet) =>
        sheet.name.startsWith('表三') ? [sheet, { ...sheet, id: 'copy', name: '表三 副本' }] : [sheet],
      ),
    });
    const named = check(copy(view));
    expect([named.report.facts.size, wrongFacts(named)]).toEqual([200, []]);
    const unnamed = check({ ...copy(view), names: [] });
    expect(unnamed.report.facts.size).toBe(25);
    expect(unnamed.findings.some(({ id }) => id.startsWith('FMT-01:requests'))).toBe(true);
  });

  it('reads hidden and renamed sheets', () => {
    const renamed: WorkbookView = {
      ...view,
      sheets: view.sheets.map((sheet, index) => ({ ...sheet, name: `Sheet${index}`, visibility: 'hidden' })),
      names: [],
    };
    const verdict = check(renamed);
    expect([verdict.report.facts.size, wrongFacts(verdict)]).toEqual([200, []]);
  });

  it('finds all three tables below each other on one sheet', () => {
    const rows = view.sheets.flatMap(({ cells }) => [...cells, [], []]);
    const joined: WorkbookView = {
      ...view,
      names: [],
      sheets: [{ ...(view.sheets[0] as never as WorkbookView['sheets'][0]), name: '年报', cells: rows }],
    };
    const verdict = check(joined);
    expect([verdict.report.facts.size, wrongFacts(verdict)]).toEqual([200, []]);
  });
});
