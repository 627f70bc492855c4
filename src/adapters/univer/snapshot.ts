import { LocaleType } from '@univerjs/core';
import type { ISheetDataValidationRule, IStyleData, IWorkbookData } from '@univerjs/core';
import type {
  DocumentName,
  DocumentSelection,
  DocumentSheet,
  WorkbookDocument,
} from '../../core/model/document';
import {
  carriedSheet,
  carriedWorkbook,
  carryWorkbook,
  namesForGrid,
  namesOfSheet,
  workbookToCarry,
} from './carried';
import type { GridRule } from './conditional-formats';
import { fromGridSheet, toGridSheet } from './sheet';
import type { FormulaAt, GridNote, GridSheet, LostKind } from './sheet';

/** Names under which the plugins of the grid keep their parts in a snapshot. */
const PARTS = {
  names: 'SHEET_DEFINED_NAME_PLUGIN',
  rules: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
  validations: 'SHEET_DATA_VALIDATION_PLUGIN',
  notes: 'SHEET_NOTE_PLUGIN',
} as const;

/** Scope of a name that belongs to the workbook. */
const WORKBOOK_SCOPE = 'AllDefaultWorkbook';

/** A defined name as the grid keeps it. */
export interface GridName {
  readonly id: string;
  readonly name: string;
  readonly formulaOrRefString: string;
  readonly comment?: string;
  readonly localSheetId?: string;
  readonly hidden?: boolean;
}

/** Snapshot that the grid opens. `id` tells it from the workbook shown before. */
export function toSnapshot(document: WorkbookDocument, id: string): IWorkbookData {
  const sheets = document.sheets.map((sheet) => toGridSheet(sheet, document));
  const bySheet = <Part>(part: (sheet: GridSheet) => Part): Record<string, Part> =>
    Object.fromEntries(sheets.map((sheet) => [sheet.sheet.id, part(sheet)]));
  return {
    id,
    name: id,
    appVersion: '',
    locale: LocaleType.ZH_CN,
    styles: Object.assign({}, ...sheets.map(({ styles }) => styles)) as Record<string, IStyleData>,
    sheetOrder: sheets.map(({ sheet }) => sheet.id),
    sheets: bySheet(({ sheet }) => sheet),
    resources: [
      { name: PARTS.names, data: JSON.stringify(toGridNames(namesForGrid(document))) },
      { name: PARTS.rules, data: JSON.stringify(bySheet(({ rules }) => rules)) },
      { name: PARTS.validations, data: JSON.stringify(bySheet(({ validations }) => validations)) },
      { name: PARTS.notes, data: JSON.stringify(bySheet(({ notes }) => notesByPlace(notes))) },
    ],
    custom: carryWorkbook(workbookToCarry(document)),
  };
}

function toGridNames(names: readonly DocumentName[]): Record<string, GridName> {
  return Object.fromEntries(names.map((name, index) => [`name-${index}`, toGridName(name, `name-${index}`)]));
}

export function toGridName({ name, refersTo, hidden, scope }: DocumentName, id: string): GridName {
  return {
    id,
    name,
    formulaOrRefString: isReference(refersTo) ? refersTo : `=${refersTo}`,
    comment: '',
    localSheetId: scope ?? WORKBOOK_SCOPE,
    hidden,
  };
}

/** True for boxes of one sheet or several, which the grid writes without =. */
function isReference(refersTo: string): boolean {
  const area = String.raw`(?:'(?:[^']|'')+'|[^\s'"!,()]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?`;
  return new RegExp(`^${area}(?:,${area})*$`, 'i').test(refersTo);
}

export function fromGridName({ name, formulaOrRefString, localSheetId, hidden }: GridName): DocumentName {
  return {
    name,
    refersTo: formulaOrRefString.replace(/^=/, ''),
    hidden: hidden ?? false,
    ...(localSheetId && localSheetId !== WORKBOOK_SCOPE ? { scope: localSheetId } : {}),
  };
}

function notesByPlace(notes: readonly GridNote[]): Record<number, Record<number, GridNote>> {
  const places: Record<number, Record<number, GridNote>> = {};
  for (const note of notes) (places[note.row] ??= {})[note.col] = note;
  return places;
}

export interface ReadWorkbook {
  readonly document: WorkbookDocument;
  /** Kinds of things made in the grid that a document cannot say, each once. */
  readonly lost: readonly LostKind[];
}

/** The document that a snapshot of the grid stands for. */
export function fromSnapshot(
  snapshot: IWorkbookData,
  formulaAt: FormulaAt,
  selection: DocumentSelection | null = null,
): ReadWorkbook {
  const carried = carriedWorkbook(snapshot.custom);
  const rules = part<Record<string, GridRule[]>>(snapshot, PARTS.rules);
  const validations = part<Record<string, ISheetDataValidationRule[]>>(snapshot, PARTS.validations);
  const notes = part<Record<string, Record<string, Record<string, GridNote>>>>(snapshot, PARTS.notes);
  const names = Object.values(part<Record<string, GridName>>(snapshot, PARTS.names));
  const sheets = snapshot.sheetOrder.flatMap((id) => {
    const data = snapshot.sheets[id];
    if (!data) return [];
    const beside = {
      rules: rules[id] ?? [],
      validations: validations[id] ?? [],
      notes: Object.values(notes[id] ?? {}).flatMap((row) => Object.values(row)),
    };
    return [fromGridSheet({ ...data, id }, beside, snapshot.styles, formulaAt)];
  });
  const besides = Object.values(snapshot.sheets).flatMap(({ name, custom }) =>
    namesOfSheet(name ?? '', carriedSheet(custom)),
  );
  return {
    document: {
      sheets: withTablesOnce(sheets.map(({ sheet }) => sheet)),
      names: eachOnce([...names.map(fromGridName), ...carried.names, ...besides]),
      structureProtected: carried.structureProtected,
      selection,
      ...(carried.defaultFont ? { defaultFont: carried.defaultFont } : {}),
    },
    lost: [...new Set(sheets.flatMap(({ lost }) => lost))],
  };
}

/** A sheet that was copied has brought its hidden names along; the first of each name stays. */
export function eachOnce(names: readonly DocumentName[]): readonly DocumentName[] {
  const seen = new Set<string>();
  return names.filter(({ name, scope = '' }) => {
    const key = `${scope}!${name.toLowerCase()}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** A sheet that was copied has brought its tables along; of each name the first stays. */
function withTablesOnce(sheets: readonly DocumentSheet[]): readonly DocumentSheet[] {
  const seen = new Set<string>();
  return sheets.map((sheet) => {
    const own = (sheet.tables ?? []).filter(({ name }) => {
      const key = name.toLowerCase();
      return !seen.has(key) && Boolean(seen.add(key));
    });
    const { tables: _tables, ...rest } = sheet;
    return own.length > 0 ? { ...rest, tables: own } : rest;
  });
}

/** Part of a plugin; empty when it has nothing to say. */
function part<Part extends object>(snapshot: IWorkbookData, name: string): Part {
  const data = snapshot.resources?.find((resource) => resource.name === name)?.data;
  return (data ? JSON.parse(data) : {}) as Part;
}
