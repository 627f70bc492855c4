/**
 * `npm run start:desktop`, `start:web -- --document URL`, `stop`: side-loads the add-in into Excel with Microsoft's
 * tool. That tool reports success where it can do nothing, so this script says no before it is asked.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inProject, refuse } from './project.mjs';

const require = createRequire(import.meta.url);
const [target, ...rest] = process.argv.slice(2);
const supported = process.platform === 'win32' || process.platform === 'darwin';

const NO_EXCEL = {
  desktop: [
    '本系统没有桌面版 Excel，不能旁加载。请用 npm start 打开工作台。',
    'Desktop Excel needs Windows or macOS.',
  ],
  web: [
    '本系统不支持自动旁加载到网页版 Excel。请在 Excel 网页版中选“加载项 → 上载我的加载项”，选 dist/manifest.xml。',
    'Side-loading into Excel on the web by this tool needs Windows or macOS; upload dist/manifest.xml there by hand.',
  ],
  stop: ['本系统没有旁加载的加载项，无需停止。', 'Nothing was side-loaded: this needs Windows or macOS.'],
};

/** The tool's own script; its package has no other way in. */
function toolFile() {
  const main = require.resolve('office-addin-debugging');
  return path.join(path.dirname(main), 'cli.js');
}

function documentFromArguments() {
  try {
    const { document } = parseArgs({ args: rest, options: { document: { type: 'string' } } }).values;
    if (document && URL.canParse(document)) return document;
  } catch {
    // said below
  }
  return refuse('用法：npm run start:web -- --document 工作簿的网址', 'Give the address of the workbook.', 2);
}

const runTool = (...args) =>
  spawnSync(process.execPath, [toolFile(), ...args], { stdio: 'inherit' }).status ?? 1;

/** Builds and serves the folder in a process of its own; resolves when it answers. */
function serveFolder() {
  const server = spawn(process.execPath, [inProject('scripts', 'serve.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.stdout.once('data', () => resolve(server));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function startExcel(...args) {
  const { ensureCertificatesAreInstalled } = require('office-addin-dev-certs');
  await ensureCertificatesAreInstalled();
  await serveFolder();
  const manifest = inProject('dist', 'manifest.xml');
  const code = runTool('start', manifest, ...args, '--app', 'excel', '--no-debug');
  if (code !== 0) process.exit(code);
}

if (!(target in NO_EXCEL)) refuse('用法：node scripts/excel.mjs desktop|web|stop', 'Unknown target.', 2);
if (!supported) refuse(...NO_EXCEL[target]);
const document = target === 'web' ? documentFromArguments() : undefined;
try {
  if (target === 'stop') process.exit(runTool('stop', inProject('dist', 'manifest.xml')));
  await startExcel(target, ...(document ? ['--document', document] : []));
} catch (error) {
  refuse('没有启动 Excel。', error.message);
}
