import { GoujiError } from '../../../../core/errors';

/**
 * Lets through relative paths with / between folders only.
 * @throws ZIP_BAD_PATH for absolute paths, drives, backslashes, control characters, empty and dot segments
 */
export function requireSafePath(name: string): void {
  const segments = name.replace(/\/$/, '').split('/');
  const safe = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!safe || hasForbiddenCharacter(name)) throw new GoujiError('ZIP_BAD_PATH', { part: printable(name) });
}

function hasForbiddenCharacter(name: string): boolean {
  if (name.includes('\\') || name.includes(':')) return true;
  for (let i = 0; i < name.length; i += 1) if (name.charCodeAt(i) < 0x20) return true;
  return false;
}

/** Name fit for a message: short and without control characters. */
function printable(name: string): string {
  return Array.from(name.slice(0, 80), (char) => (char < ' ' ? '?' : char)).join('');
}
