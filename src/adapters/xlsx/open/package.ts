import { openContainer } from '../read/container';
import { XLSX_LIMITS } from '../read/limits';
import { identifyPackage } from '../read/package-kind';
import type { PartContext } from '../read/parts/context';
import { readRelationships } from '../read/parts/relationships';
import { readWorkbookPart } from '../read/parts/workbook';

/** The parts of a file that the strict reader has accepted. */
export interface OpenedPackage {
  readonly partNames: readonly string[];
  /** XML of each worksheet by the name of its sheet. */
  readonly sheetXml: ReadonlyMap<string, string>;
  readonly tableXml: readonly string[];
}

export function openPackage(bytes: Uint8Array): OpenedPackage {
  const container = openContainer(bytes, XLSX_LIMITS);
  const context: PartContext = { container, limits: XLSX_LIMITS, budget: { left: XLSX_LIMITS.xmlEvents } };
  const { workbookPart } = identifyPackage(context);
  const { sheets } = readWorkbookPart(context, workbookPart);
  const targets = new Map(readRelationships(context, workbookPart).map(({ id, target }) => [id, target]));
  const sheetXml = sheets.flatMap(({ name, relationship }) => {
    const part = targets.get(relationship);
    return part ? [[name, new TextDecoder().decode(container.read(part))] as const] : [];
  });
  const tableXml = container.names
    .filter((name) => /\/tables\/[^/]+\.xml$/i.test(name))
    .map((name) => new TextDecoder().decode(container.read(name)));
  return { partNames: container.names, sheetXml: new Map(sheetXml), tableXml };
}
