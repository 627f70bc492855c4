import type { FUniver } from '@univerjs/core/facade';
import { MARK_ID } from '../adapters/univer';
import { isResult } from '../adapters/univer/calculation';
import { documentOf, openWorkbook, sheetById } from '../adapters/univer/grid-workbook';
import type { ReadWorkbook } from '../adapters/univer/snapshot';
import { showDocument } from '../adapters/univer/show-document';
import type { WorkbookDocument } from '../core/model/document';

/** Changes that a saved file would show: of cells, sheets, names, validations and conditional formats. */
const CHANGES =
  /^(sheet|data-validation|formula)\.mutation\.(?!set-(formula|array|trigger|feature|other|cell-))/;

interface ChangeParams {
  readonly unitId?: string;
  readonly cfId?: string;
  readonly rule?: { readonly cfId?: string };
}

/** Marks made since the workbook was opened come and go with every check and are no work that could be lost. */
function isMarkOfToday({ cfId, rule }: ChangeParams): boolean {
  return (cfId ?? rule?.cfId)?.startsWith(MARK_ID) ?? false;
}

/** The workbook in the grid, as a file sees it. */
export interface Session {
  /** Shows the document instead of what is shown. */
  show(document: WorkbookDocument): Promise<void>;
  /** What a file should hold; a cell being edited is finished first. */
  document(): Promise<ReadWorkbook>;
  /** Finishes the cell being edited, as Enter would. */
  finishEditing(): Promise<void>;
  /** The workbook as it stands, in the middle of whatever the clerk does. */
  snapshot(): WorkbookDocument;
  /** Text of a cell as the grid shows it. */
  textOf(sheetId: string, row: number, col: number): string;
  isChanged(): boolean;
  /** The workbook counts as saved, unless it was changed since `document` was asked for. */
  markSaved(): void;
  /** The workbook holds work that is in no file. */
  markChanged(): void;
}

export interface SessionListener {
  /** The workbook became changed or saved. */
  readonly onChange: () => void;
  /** Something changed, perhaps once more. */
  readonly onEdit: () => void;
}

export function createSession(api: FUniver, { onChange, onEdit }: SessionListener): Session {
  let changed = false;
  /** Counts changes; `read` is the count when `document` was asked for last. */
  let [edits, read] = [0, 0];
  const setChanged = (value: boolean): void => {
    if (changed === value) return;
    changed = value;
    onChange();
  };
  api.onCommandExecuted(({ id, params }, options) => {
    const about = (params ?? {}) as ChangeParams;
    if (isResult(options) || !CHANGES.test(id) || isMarkOfToday(about)) return;
    if (about.unitId !== api.getActiveWorkbook()?.getId()) return;
    edits += 1;
    setChanged(true);
    onEdit();
  });
  const finishEditing = async (): Promise<void> => {
    const workbook = api.getActiveWorkbook();
    if (workbook?.isCellEditing()) await workbook.endEditingAsync(true);
  };
  return {
    show: async (document) => {
      showDocument(api, document);
      await calculated(api);
      setChanged(false);
    },
    document: async () => {
      await finishEditing();
      await calculated(api);
      read = edits;
      return documentOf(openWorkbook(api));
    },
    finishEditing,
    snapshot: () => documentOf(openWorkbook(api)).document,
    textOf: (sheetId, row, col) =>
      sheetById(openWorkbook(api), sheetId)?.getRange(row, col).getDisplayValue() ?? '',
    isChanged: () => changed,
    markSaved: () => {
      if (edits === read) setChanged(false);
    },
    markChanged: () => setChanged(true),
  };
}

/** A workbook that calculates longer is shown and saved with the results it has. */
async function calculated(api: FUniver): Promise<void> {
  await api
    .getFormula()
    .onCalculationResultApplied(3000)
    .catch(() => undefined);
}
