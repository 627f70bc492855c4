import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';

/** Files under version control; `undefined` where there is no git, as in a copy of the sources. */
function trackedFiles(): string[] | undefined {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return list
      .split('\0')
      .filter((file) => file !== '' && statSync(file, { throwIfNoEntry: false })?.isFile());
  } catch {
    return undefined;
  }
}

const files = trackedFiles();
const checked = files ? test : test.skip;
const name = files ? 'no tracked file' : 'no tracked file (skipped: not a git checkout)';

/** Lines of tracked text files that match. */
const found = (pattern: RegExp): string[] =>
  (files ?? []).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Folders of people and of machines; written in parts, or this file would be found. */
const machinePaths = [
  ['', 'home', '[a-z]'],
  ['', 'root', ''],
  ['', 'work', ''],
  ['', 'Users', '[A-Za-z]'],
].map((parts) => `(?<![\\w.])${parts.join('/')}`);

/** Hosts that packages are fetched from, here and elsewhere. */
function registryHosts(): string[] {
  const configured = process.env['npm_config_registry'];
  const here = configured && URL.canParse(configured) ? [literally(new URL(configured).host)] : [];
  return [...here, ['registry', '[a-z0-9-]+', '[a-z]{2,}'].join('\\.'), ['npm', 'mirror'].join('')];
}

checked(`${name} names a path of a machine`, () => {
  const home = os.homedir().length > 2 ? [`${literally(os.homedir())}/`] : [];
  expect(found(new RegExp([...machinePaths, ...home].join('|')))).toEqual([]);
});

checked(`${name} names a package registry`, () => {
  expect(found(new RegExp(registryHosts().join('|'), 'i'))).toEqual([]);
});

checked(`${name} is something that is built or secret`, () => {
  expect(
    (files ?? []).filter((file) => /^(dist|node_modules|\.cache|coverage)\/|\.(pem|key|crt)$/.test(file)),
  ).toEqual([]);
});
