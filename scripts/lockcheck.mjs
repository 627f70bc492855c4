/**
 * What npm must find in the lock file on every machine: no address of a registry, and an entry for every optional
 * package of every platform, without which `npm ci` refuses the file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Folder whose node_modules is searched next, the way Node does it; `undefined` after the top. */
const parentOf = (folder) => {
  const cut = folder.lastIndexOf('/node_modules/');
  if (folder === '') return undefined;
  return cut < 0 ? '' : folder.slice(0, cut);
};

function isFound(packages, from, name) {
  for (let folder = from; folder !== undefined; folder = parentOf(folder)) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
  }
  return false;
}

/** Faults of a lock file, each as one line; empty when it is good. */
export function lockFaults(lock) {
  return Object.entries(lock.packages).flatMap(([folder, entry]) => [
    ...(/^https?:/.test(entry.resolved ?? '') ? [`${folder} names a registry: ${entry.resolved}`] : []),
    ...(folder !== '' && !entry.link && !entry.integrity && !entry.inBundle
      ? [`${folder} has no integrity`]
      : []),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isFound(lock.packages, folder, name))
      .map((name) => `${folder || 'the project'} wants ${name}, which has no entry`),
  ]);
}

if (path.basename(process.argv[1] ?? '') === 'lockcheck.mjs') {
  const faults = lockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const fault of faults) process.stderr.write(`package-lock.json: ${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
