import { readFileSync } from 'node:fs';
import { lockFaults } from '../../scripts/lockcheck.mjs';

test('the lock file installs on every platform and names no registry', () => {
  expect(lockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

test('a registry address, a missing optional package and a missing digest are found', () => {
  const faults = lockFaults({
    packages: {
      '': {},
      'node_modules/a': { integrity: 'sha512-x', resolved: 'https://example.com/a.tgz' },
      'node_modules/b': { integrity: 'sha512-x', optionalDependencies: { here: '1', gone: '1' } },
      'node_modules/b/node_modules/here': {},
    },
  });
  expect(faults).toEqual([
    'node_modules/a names a registry: https://example.com/a.tgz',
    'node_modules/b wants gone, which has no entry',
    'node_modules/b/node_modules/here has no integrity',
  ]);
});

test('every package of ours is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
  );
  expect(loose).toEqual([]);
});
