import { isGoujiError } from '../../core/errors';
import { boxName } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';
import { isStale } from '../../ports/workbook-port';
import type { CellEdit } from '../../ports/workbook-port';
import { boxesOf, groupedBy } from './areas';
import { isTooMuch } from './host-errors';
import { loadOpenSheets } from './open-sheets';
import { rangeOf } from './ranges';
import { isFormula } from './read-sheets';
import type { ExcelRequests } from './requests';
import { asCellValue } from './text-gate';

/** Cells, characters and separate areas in one part: its requests and answers stay far below 5 MB. */
const PART = { cells: 15_000, characters: 500_000, areas: 2_500 } as const;

/**
 * Writes the cells that still hold what the clerk saw, some thousand at a time, each part in two requests: another
 * window or another person may have changed them since. Where Excel stops for good, cells are looked at again, and
 * what had been made until then stays.
 * @returns the edits not made
 * @throws SHEET_GONE, SHEET_PROTECTED before anything is written; whatever Excel says when nothing was made
 */
export async function writeEdits(
  requests: ExcelRequests,
  edits: readonly CellEdit[],
): Promise<readonly CellEdit[]> {
  const waiting = partsOf(edits);
  const refused: CellEdit[] = [];
  for (let part = waiting.shift(), made = 0; part; part = waiting.shift()) {
    const now = part;
    try {
      const stale = await requests.run((context) => writePart(context, edits, now), { repeatable: true });
      refused.push(...stale);
      made += now.length - stale.length;
    } catch (error) {
      if (isTooMuch(error) && now.length > 1) {
        waiting.unshift(...halvesOf(now));
        continue;
      }
      const standing = isGoujiError(error) ? new Set<CellEdit>() : await standingOf(requests, now, error);
      if (made + standing.size === 0) throw error;
      return [...refused, ...now.filter((edit) => !standing.has(edit)), ...waiting.flat()];
    }
  }
  return refused;
}

function partsOf(edits: readonly CellEdit[]): CellEdit[][] {
  const parts: CellEdit[][] = [];
  let characters = 0;
  for (const edit of edits) {
    const last = parts.at(-1);
    const length = String('formula' in edit.after ? edit.after.formula : edit.after.value).length;
    if (last && last.length < PART.cells && characters + length <= PART.characters) {
      last.push(edit);
      characters += length;
    } else {
      parts.push([edit]);
      characters = length;
    }
  }
  return parts.flatMap(withFewAreas);
}

function withFewAreas(part: CellEdit[]): CellEdit[][] {
  return part.length <= PART.areas || areasOf(part).length <= PART.areas
    ? [part]
    : halvesOf(part).flatMap(withFewAreas);
}

function halvesOf(part: readonly CellEdit[]): CellEdit[][] {
  const half = Math.ceil(part.length / 2);
  return [part.slice(0, half), part.slice(half)];
}

/** Edits of one box of one sheet, row by row. */
interface Area {
  readonly sheetId: string;
  readonly box: Box;
}

function areasOf(edits: readonly CellEdit[]): Area[] {
  return [...groupedBy(edits, ({ sheetId }) => sheetId)].flatMap(([sheetId, same]) =>
    boxesOf(same).map((box) => ({ sheetId, box })),
  );
}

/** What a cell held before it was written. */
interface Held {
  readonly content: CellValue;
  readonly isText: boolean;
}

/** Asks for what the cells hold; once the request is answered the function returned tells it of each. */
function loadHeld(context: Excel.RequestContext, edits: readonly CellEdit[]): () => Map<CellEdit, Held> {
  const areas = areasOf(edits).map((area) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheetId);
    const range = rangeOf(sheet, boxName(area.box));
    range.load('values,formulas,numberFormat');
    return { ...area, range };
  });
  return () => {
    const held = new Map<string, Held>();
    for (const { sheetId, box, range } of areas) {
      range.values.forEach((row: unknown[], i) =>
        row.forEach((value, j) => {
          const content = contentOf(value, range.formulas[i]?.[j]);
          const isText = range.numberFormat[i]?.[j] === '@';
          held.set(`${sheetId}!${box.row + i},${box.col + j}`, { content, isText });
        }),
      );
    }
    return new Map(
      edits.map((edit) => [edit, held.get(`${edit.sheetId}!${edit.row},${edit.col}`) ?? BLANK] as const),
    );
  };
}

const BLANK: Held = { content: null, isText: false };

/** Formula of the cell where it has one, else its value; null for a blank. */
function contentOf(value: unknown, formula: unknown): CellValue {
  if (isFormula(value, formula)) return formula as string;
  return value === '' || value === undefined ? null : (value as CellValue);
}

/** @param all  edits of all parts: their sheets must be open before the first is written */
async function writePart(
  context: Excel.RequestContext,
  all: readonly CellEdit[],
  part: readonly CellEdit[],
): Promise<readonly CellEdit[]> {
  const requireOpen = loadOpenSheets(context, all);
  const bring = loadHeld(context, part);
  await context.sync();
  requireOpen();
  const held = bring();
  const stale = new Set(part.filter((edit) => isStale(edit, (held.get(edit) ?? BLANK).content)));
  const fresh = part.filter((edit) => !stale.has(edit));
  if (fresh.length === 0) return part;
  writeFormats(context, fresh, held);
  writeContents(context, fresh);
  await context.sync();
  return [...stale];
}

/** In a cell formatted as text anything but a text would become one: such a cell becomes General first. */
function writeFormats(
  context: Excel.RequestContext,
  edits: readonly CellEdit[],
  held: ReadonlyMap<CellEdit, Held>,
): void {
  const formatOf = (edit: CellEdit): string | undefined => {
    const { after, format } = edit;
    const staysText = 'value' in after && (typeof after.value === 'string' || after.value === null);
    return format ?? (held.get(edit)?.isText === true && !staysText ? 'General' : undefined);
  };
  for (const [format, same] of groupedBy(edits, formatOf)) {
    if (format === undefined) continue;
    for (const area of areasOf(same)) {
      (rangeIn(context, area) as { numberFormat: unknown }).numberFormat = format;
    }
  }
}

function writeContents(context: Excel.RequestContext, edits: readonly CellEdit[]): void {
  for (const [sheetId, same] of groupedBy(edits, (edit) => edit.sheetId)) {
    const byPlace = new Map(same.map((edit) => [`${edit.row},${edit.col}`, edit]));
    for (const box of boxesOf(same)) {
      rangeIn(context, { sheetId, box }).formulas = Array.from({ length: box.rows }, (_, i) =>
        Array.from({ length: box.cols }, (__, j) => written(byPlace.get(`${box.row + i},${box.col + j}`))),
      );
    }
  }
}

/** null leaves a cell alone. */
function written(edit: CellEdit | undefined): number | string | boolean | null {
  if (!edit) return null;
  return 'formula' in edit.after ? edit.after.formula : asCellValue(edit.after.value);
}

function rangeIn(context: Excel.RequestContext, { sheetId, box }: Area): Excel.Range {
  return rangeOf(context.workbook.worksheets.getItem(sheetId), boxName(box));
}

/** Edits whose contents stand now, after Excel stopped in the middle. @throws the error when Excel does not tell */
async function standingOf(
  requests: ExcelRequests,
  part: readonly CellEdit[],
  error: unknown,
): Promise<ReadonlySet<CellEdit>> {
  try {
    const held = await requests.run(
      async (context) => {
        const bring = loadHeld(context, part);
        await context.sync();
        return bring();
      },
      { repeatable: true },
    );
    return new Set(part.filter((edit) => stands(edit, held.get(edit) ?? BLANK)));
  } catch {
    throw error;
  }
}

/** Neither what was there before nor anything else. */
function stands(edit: CellEdit, { content }: Held): boolean {
  return (
    !isStale(edit, content) &&
    isStale({ ...edit, before: edit.before, after: { value: edit.before } }, content)
  );
}
