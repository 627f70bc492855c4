import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A path inside the project. */
export const inProject = (...parts) => path.join(PROJECT, ...parts);

/** A line for the person at the terminal; standard output is kept for results. */
export const tell = (text) => process.stderr.write(`${text}\n`);

/** Ends with a message in both languages of the interface. */
export function refuse(chinese, english, code = 1) {
  tell(chinese);
  tell(english);
  process.exit(code);
}
