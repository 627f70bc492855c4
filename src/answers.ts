import { answerTexts } from './catalogue/answer-texts';
import { say } from './catalogue/messages';
import { checkInTasks } from './check';
import { answerEntry, type AnswerEntry } from './core/answers/answer-entry';
import { countingRows } from './core/answers/match-answers';
import { readAnswers, textAt, type AnswerList } from './core/answers/read-answers';
import { GoujiError } from './core/errors';
import { cellAt } from './core/formulas/recalculate';
import { contentOf, layOutAnswers } from './core/layout/answers-sheet';
import { freeSheetName } from './core/layout/sheet-names';
import { cellName } from './core/model/geometry';
import type { Finding } from './core/model/finding';
import type { CellPlace, WorkbookView } from './core/model/grid';
import type { WorkbookPlan } from './core/model/sheet-plan';
import { ANSWER_COLUMNS, type AnswerColumn } from './core/model/texts';
import type { Verdict } from './core/model/verdict';
import { changeOf, writeChanges, type Change } from './edits';
import { readWhole } from './long-lists';
import type { WorkbookPort } from './ports/workbook-port';
import type { GivenAnswer, Written } from './ui/actions';

/** Part of the pipeline in a file of its own: answers to findings (已核实), kept in the sheet 校验说明. */
export function createAnswerActions(port: WorkbookPort, clock: () => Date): AnswerActions {
  return new AnswerActions(port, clock);
}

export class AnswerActions {
  constructor(
    private readonly port: WorkbookPort,
    private readonly clock: () => Date,
  ) {}

  /**
   * Writes the answer into the row of the finding, a new one where it has none; adds the sheet where there is none.
   * Nothing is written where the finding says something else by now: the clerk has answered what was read.
   * @throws ANSWER_REFUSED for an error, BAD_FIELD without a reason
   */
  async answer(finding: Finding, given: GivenAnswer): Promise<Written> {
    if (finding.severity === 'error') throw new GoujiError('ANSWER_REFUSED');
    const reason = cellText(given.reason);
    if (reason === '')
      throw new GoujiError('BAD_FIELD', { field: answerTexts.heads.reason, reason: '不能为空' });
    const view = await readWhole(this.port);
    const verdict = await checkInTasks(view);
    if (!saysTheSame(finding, verdict)) return NOTHING_WRITTEN;
    const { key, values } = finding.message;
    const words = {
      sentence: say('zh-CN', key, values),
      reason,
      who: cellText(given.who),
      when: this.today(),
    };
    const entry = answerEntry(finding, verdict.report, words, answerTexts);
    const lists = readAnswers(view, answerTexts);
    const last = lists[lists.length - 1];
    if (!last) return this.addSheet(entry, view);
    const counting = listOf(finding.id, lists);
    return writeChanges(
      this.port,
      counting
        ? rowChanges(view, counting.list, counting.row, entry)
        : rowChanges(view, last, freeRow(last), entry),
    );
  }

  /** Empties every row of the finding: an earlier one would count again. */
  async withdraw({ id }: Pick<Finding, 'id'>): Promise<Written> {
    const view = await this.port.read();
    const changes = readAnswers(view, answerTexts).flatMap((list) =>
      list.rows.filter((row) => row.id === id).flatMap(({ row }) => rowChanges(view, list, row, null)),
    );
    return writeChanges(this.port, changes);
  }

  private async addSheet(entry: AnswerEntry, { sheets }: WorkbookView): Promise<Written> {
    const taken = new Set(sheets.map(({ name }) => name.toLowerCase()));
    const plan = planAnswers([entry], freeSheetName(answerTexts.sheetName, taken));
    await this.port.execute(plan, null);
    // The clerk's 撤销 empties the row again; the sheet stays for the next answer.
    const view = await this.port.read();
    const list = listOf(entry.id, readAnswers(view, answerTexts));
    const back = list ? rowChanges(view, list.list, list.row, null).map(({ edit }) => edit) : [];
    return { count: back.length, refused: 0, undo: back };
  }

  /** The clerk's calendar day. */
  private today(): string {
    const now = this.clock();
    const two = (part: number): string => String(part).padStart(2, '0');
    return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  }
}

/** The sheet 校验说明 alone; the clerk stays in the sheet where the clerk is. */
export function planAnswers(entries: readonly AnswerEntry[], name: string): WorkbookPlan {
  return { sheets: [layOutAnswers(entries, name, answerTexts)], names: [], select: null };
}

const NOTHING_WRITTEN: Written = { count: 0, refused: 1, undo: [] };

/** One line; a text that begins with = would be taken for a formula by whoever writes it again. */
function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/^=/, '＝');
}

function saysTheSame(finding: Finding, { findings }: Verdict): boolean {
  const now = findings.find(({ id }) => id === finding.id);
  return now !== undefined && JSON.stringify(now.message) === JSON.stringify(finding.message);
}

/** The row that counts for a finding; else the last that names it without a reason. */
function listOf(
  id: string,
  lists: readonly AnswerList[],
): { readonly list: AnswerList; readonly row: number } | undefined {
  const own = lists.flatMap((list) =>
    list.rows.filter((row) => row.id === id).map((row) => ({ list, row: row.row, answer: row })),
  );
  const counting = countingRows(lists).get(id);
  return own.find(({ answer }) => answer === counting) ?? own[own.length - 1];
}

/** The first row below the heads of which no column of the list holds anything. */
function freeRow({ sheet, headRow, columns }: AnswerList): number {
  const isFree = (row: number): boolean =>
    ANSWER_COLUMNS.map((column) => columns[column]).every(
      (col) => textAt(sheet, { row, col }) === '' && cellAt(sheet, row, col)?.formula === undefined,
    );
  for (let row = headRow + 1; ; row += 1) if (isFree(row)) return row;
}

/** @param entry  null empties the row */
function rowChanges(
  view: WorkbookView,
  { sheet, columns }: AnswerList,
  row: number,
  entry: AnswerEntry | null,
): readonly Change[] {
  return ANSWER_COLUMNS.map((column) => {
    const col = columns[column];
    const place: CellPlace = { sheetId: sheet.id, sheet: sheet.name, row, col, cell: cellName({ row, col }) };
    return changeOf(view, place, { value: valueOf(column, entry) });
  }).filter(({ edit }) => !('value' in edit.after) || edit.before !== edit.after.value);
}

function valueOf(column: AnswerColumn, entry: AnswerEntry | null): string | number | null {
  const text = entry?.[column] ?? '';
  return text === '' ? null : contentOf(column, text);
}
