import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { CellValue } from '../../../src/core/model/grid';
import { openPage } from './page';
import type { OpenedPage, OpenOptions } from './page';

/** A clerk at the workbench: mouse and keyboard only, with a look into the grid where the screen is a picture. */
export interface Workbench extends OpenedPage {
  readonly pane: FrameLocator;
  /** Button of the title bar. */
  button(name: string): Locator;
  /** Goes to a cell through the name box, as `D27` on the sheet shown. */
  goTo(cell: string): Promise<void>;
  /** Types into a cell with the keyboard. */
  type(cell: string, text: string): Promise<void>;
  showSheet(name: string): Promise<void>;
  /** Value of a cell, read through the port; its formula where it has one. */
  cell(sheet: string, cell: string): Promise<CellValue>;
  selection(): Promise<string>;
  /** Marks of ours in the whole workbook. */
  marks(): Promise<number>;
  /** Waits until the condition holds. */
  until(condition: () => Promise<boolean>, what: string): Promise<void>;
  /** Waits until the bar works on nothing. */
  idle(): Promise<void>;
}

export async function openWorkbench(query = '', options: OpenOptions = {}): Promise<Workbench> {
  const size = { viewport: { width: 1366, height: 768 } };
  const opened = await openPage(`workbench.html${query}`, {
    ...options,
    context: { ...size, ...options.context },
  });
  return ready(clerkAt(opened));
}

/** Another tab of the same browser, watched like the first. */
export async function openAnother(
  { context, troubles, address }: OpenedPage,
  query = '',
): Promise<Workbench> {
  const page = await context.newPage();
  await page.goto(address(`workbench.html${query}`));
  return ready(clerkAt({ page, context, troubles, address }));
}

async function ready(workbench: Workbench): Promise<Workbench> {
  await workbench.idle();
  await workbench.pane.getByRole('heading').first().waitFor();
  return workbench;
}

function clerkAt(opened: OpenedPage): Workbench {
  const { page } = opened;
  const button = (name: string): Locator =>
    page.getByRole('banner').getByRole('button', { name, exact: true });
  const until = async (condition: () => Promise<boolean>, what: string): Promise<void> => {
    for (const end = Date.now() + 15_000; !(await condition());) {
      if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
      await page.waitForTimeout(50);
    }
  };
  const goTo = async (cell: string): Promise<void> => {
    const box = page.locator('[data-u-comp="defined-name"] input');
    await box.click();
    await box.fill(cell);
    await box.press('Enter');
    await until(async () => (await selectionOf(page)) === cell, `selection of ${cell}`);
  };
  return {
    ...opened,
    pane: page.frameLocator('iframe'),
    button,
    goTo,
    until,
    type: async (cell, text) => {
      await goTo(cell);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    showSheet: (name) => page.getByText(name, { exact: true }).first().click(),
    cell: (sheet, cell) => cellOf(page, sheet, cell),
    selection: () => selectionOf(page),
    marks: () => marksOf(page),
    idle: () => button('保存 .xlsx').and(page.locator(':enabled')).waitFor(),
  };
}

function cellOf(page: Page, sheet: string, cell: string): Promise<CellValue> {
  return page.evaluate(
    async ([name, place]) => {
      const port = await window.goujiWorkbench!.port;
      const { sheets } = await port.read();
      const grid = sheets.find((candidate) => candidate.name === name)!;
      const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(place)!;
      const col = [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const found = grid.cells[Number(digits) - 1 - grid.origin.row]?.[col - grid.origin.col];
      return found?.formula ?? found?.value ?? null;
    },
    [sheet, cell] as const,
  );
}

function selectionOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const grid = await window.goujiWorkbench!.grid;
    return grid.getActiveWorkbook()?.getActiveRange()?.getA1Notation() ?? '';
  });
}

function marksOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const grid = await window.goujiWorkbench!.grid;
    const sheets = grid.getActiveWorkbook()?.getSheets() ?? [];
    const rules = sheets.flatMap((sheet) => sheet.getConditionalFormattingRules());
    return rules.filter((rule) => JSON.stringify(rule.rule).includes('HL1:')).length;
  });
}
