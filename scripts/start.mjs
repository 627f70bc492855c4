/**
 * `npm start`: the workbench with the example ready. Prints one line, its address, and runs until Ctrl-C.
 * Set GOUJI_NO_BROWSER to keep the browser closed.
 */
import { spawn } from 'node:child_process';
import { ensureBundle } from './bundle.mjs';
import { inProject, refuse, tell } from './project.mjs';
import { startServer } from './server.mjs';

const FIRST_PORT = 3000;
const folder = inProject('.cache', 'workbench');

/** Opens the address where the system knows how; a machine without a browser is no error. */
function openBrowser(address) {
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (headless || process.env.CI || process.env.GOUJI_NO_BROWSER) return;
  const [command, args] = {
    win32: ['cmd', ['/c', 'start', '""', address]],
    darwin: ['open', [address]],
  }[process.platform] ?? ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  child.on('error', () => undefined);
  child.unref();
}

try {
  const onStart = () => tell('正在准备工作台 …');
  await ensureBundle('pages', 'development', folder, { onStart, storeLater: true });
  const server = await startServer({ mounts: [{ root: folder }], port: FIRST_PORT, attempts: 100 });
  const address = `${server.origin}/workbench.html?example=banpu2023`;
  process.stdout.write(`${address}\n`);
  openBrowser(address);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  refuse(String(error.message), 'The workbench could not be started.');
}
