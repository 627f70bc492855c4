import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Libraries measured beside ours. They are no dependencies of the project, not even for development: the first run
 * fetches them into the cache, and where that is not possible they are left out of the table.
 */
const VERSIONS = { exceljs: '4.4.0', xlsx: '0.18.5' } as const;

const ENTRIES = { exceljs: 'excel.js', xlsx: 'xlsx.js' } as const;

export type Rival = keyof typeof VERSIONS;

const FOLDER = path.resolve('.cache', 'bench', 'rivals');

/** The library, or null where it can neither be found nor fetched. */
export async function rival(name: Rival): Promise<unknown> {
  try {
    fetchRivals();
    const entry = pathToFileURL(path.join(FOLDER, 'node_modules', name, ENTRIES[name])).href;
    const library = (await import(/* webpackIgnore: true */ entry)) as { default: unknown };
    return library.default;
  } catch (error) {
    process.stderr.write(
      `${name} ${VERSIONS[name]} is not measured: ${String(error).split('\n')[0] ?? ''}\n`,
    );
    return null;
  }
}

function fetchRivals(): void {
  if (Object.keys(VERSIONS).every((name) => existsSync(path.join(FOLDER, 'node_modules', name)))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    path.join(FOLDER, 'package.json'),
    JSON.stringify({ private: true, dependencies: VERSIONS }, null, 2),
  );
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
    cwd: FOLDER,
    stdio: 'ignore',
    timeout: 120_000,
  });
}
