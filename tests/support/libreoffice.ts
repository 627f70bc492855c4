import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** True where LibreOffice is installed with its spreadsheet part; a bare Writer cannot open workbooks. */
export function hasCalc(): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const soffice = folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path));
  return soffice !== undefined && existsSync(join(dirname(realpathSync(soffice)), 'libsclo.so'));
}
