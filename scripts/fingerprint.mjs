import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a bundle is made from, relative to the project. */
export const SOURCES = [
  'src',
  'assets',
  'manifest.xml',
  'webpack.config.js',
  'tsconfig.json',
  'package-lock.json',
  'scripts/csp.mjs',
];

function* filesUnder(file) {
  if (!existsSync(file)) return;
  if (!statSync(file).isDirectory()) {
    yield file;
    return;
  }
  for (const name of readdirSync(file).sort()) yield* filesUnder(path.join(file, name));
}

/** Digest of names and contents; equal digests mean that building again would give the same bundle. */
export function fingerprint(project, sources = SOURCES, ...settings) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(path.join(project, source))) {
      hash.update(path.relative(project, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.update(JSON.stringify(settings)).digest('hex');
}

/** Whether `stamp` records a build from the same sources. */
export const isFresh = (stamp, digest) => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;

/** Records a finished build. */
export function markFresh(stamp, digest) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
