import path from 'node:path';
import { readRows } from '../../adapters/intake/rows';
import { readXlsx } from '../../adapters/xlsx/read';
import { readRoster, rosterOfRows } from '../../collect';
import type { Roster } from '../../core/model/collection';
import { readBytes } from '../read-file';

/** The roster from a workbook, or from a list in text. @throws with a code of the files */
export async function readRosterFile(file: string): Promise<Roster> {
  const bytes = await readBytes(file);
  return path.extname(file).toLowerCase() === '.xlsx'
    ? readRoster(await readXlsx(bytes))
    : rosterOfRows(readRows(bytes));
}
