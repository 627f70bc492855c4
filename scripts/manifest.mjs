/** `npm run manifest`: checks manifest.xml offline, and the one in dist with its files when dist has been built. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { manifestFaults } from './manifest-check.mjs';
import { inProject, tell } from './project.mjs';

const read = (...parts) => readFileSync(inProject(...parts));

function faultsInDist() {
  const readFile = (file) => (existsSync(inProject('dist', file)) ? read('dist', file) : undefined);
  const scripts = readdirSync(inProject('dist')).filter((file) => /^taskpane.*\.js$/.test(file));
  const script = scripts.map((file) => read('dist', file).toString('utf8')).join('\n');
  return manifestFaults(read('dist', 'manifest.xml').toString('utf8'), { readFile, script });
}

const report = (file, faults) => {
  for (const fault of faults) tell(`${file}: ${fault}`);
  if (faults.length === 0) tell(`${file}: 检查通过`);
  return faults.length;
};

const built = existsSync(inProject('dist', 'manifest.xml'));
const count =
  report('manifest.xml', manifestFaults(read('manifest.xml').toString('utf8'))) +
  (built ? report('dist/manifest.xml', faultsInDist()) : 0);
if (!built) tell('还没有 dist，网址和命令未核对。先运行 npm run build。');
process.exitCode = count > 0 ? 1 : 0;
