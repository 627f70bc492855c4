import { decodeText } from './decode';
import { parseDelimited, type Rows } from './delimited';
import { INTAKE_LIMITS } from './limits';

const DELIMITERS = ['\t', ',', ';', '，'] as const;

/**
 * The rows of a list in text, such as a .csv file in whatever encoding: cells are separated by what its first line
 * with a separator has most of; without any, every line is a row of one cell. Quoting as in RFC 4180.
 * @param mostCells  with more of them lines are cut at the separator whatever is quoted
 */
export function readRows(bytes: Uint8Array, mostCells: number = INTAKE_LIMITS.gridCells): Rows {
  const text = decodeText(bytes).text.replace(/\r\n?/g, '\n');
  const head = text.split('\n').find((line) => DELIMITERS.some((one) => line.includes(one))) ?? '';
  const counts = DELIMITERS.map((one) => head.split(one).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return (
    parseDelimited(text, head === '' ? '\t' : delimiter, mostCells) ??
    text.split('\n').map((line) => line.split(delimiter))
  );
}
