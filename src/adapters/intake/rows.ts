import { decodeText } from './decode';
import { parseDelimited, type Rows } from './delimited';

const DELIMITERS = ['\t', ',', ';', '，'] as const;

/**
 * The rows of a list in text, such as a .csv file in whatever encoding: cells are separated by what its first line
 * with a separator has most of; without any, every line is a row of one cell. Quoting as in RFC 4180.
 */
export function readRows(bytes: Uint8Array): Rows {
  const text = decodeText(bytes).text.replace(/\r\n?/g, '\n');
  const head = text.split('\n').find((line) => DELIMITERS.some((one) => line.includes(one))) ?? '';
  const counts = DELIMITERS.map((one) => head.split(one).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return (
    parseDelimited(text, head === '' ? '\t' : delimiter) ??
    text.split('\n').map((line) => line.split(delimiter))
  );
}
