import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './project.mjs';

const require = createRequire(import.meta.url);

/** Flags for a quiet browser that asks nobody for anything; a name outside this machine does not resolve. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** First of the names found on PATH. */
function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** Version of the installed package; its exports hide package.json. */
function versionOf(name) {
  const main = require.resolve(name);
  const root = main.slice(0, main.lastIndexOf(path.join('node_modules', name)));
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Sets variables while `act` runs and puts them back. */
async function withEnvironment(variables, act) {
  const before = Object.fromEntries(Object.keys(variables).map((key) => [key, process.env[key]]));
  Object.assign(process.env, variables);
  try {
    return await act();
  } finally {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
}

function writeFontSettings(folder) {
  const settings = path.join(folder, 'fontconfig');
  mkdirSync(settings, { recursive: true });
  const dirs = [path.join(folder, 'fonts', 'fonts'), '/usr/share/fonts', path.join(os.homedir(), '.fonts')];
  writeFileSync(
    path.join(settings, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs
      .map((dir) => `<dir>${dir}</dir>`)
      .join('')}<cachedir>${path.join(settings, 'cache')}</cachedir></fontconfig>`,
  );
  return settings;
}

/**
 * The Chromium that comes with an npm package, with the system libraries it brings. The package unpacks beside
 * whatever an older version of it left in TMPDIR, so every version gets a folder; it unpacks its libraries only where
 * it believes to be in a cloud function.
 */
async function browserFromNpm() {
  const folder = inProject('.cache', `chromium-${versionOf('@sparticuz/chromium')}`);
  mkdirSync(folder, { recursive: true });
  const executablePath = await withEnvironment(
    { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', FONTCONFIG_PATH: folder },
    async () => {
      const { default: chromium } = await import('@sparticuz/chromium');
      return chromium.executablePath();
    },
  );
  const libraries = [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
  return {
    name: 'npm',
    executablePath,
    args: [...QUIET, '--no-zygote'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(path.delimiter),
      FONTCONFIG_PATH: writeFontSettings(folder),
    },
  };
}

/**
 * Launch options of the browser to test with: CHROME_PATH, an installed Chromium or Chrome, the one from npm (Linux on
 * x64), Edge or Chrome of Windows and macOS. FORCE_NPM_BROWSER skips the installed ones.
 */
export async function findBrowser() {
  const forced = Boolean(process.env.FORCE_NPM_BROWSER);
  const own = process.env.CHROME_PATH;
  if (own && !forced) {
    if (!existsSync(own)) throw new Error(`CHROME_PATH names no file: ${own}`);
    return { name: 'CHROME_PATH', executablePath: own, args: QUIET };
  }
  const installed = onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  if (installed && !forced) return { name: installed, executablePath: installed, args: QUIET };
  if (process.platform === 'linux' && process.arch === 'x64') return browserFromNpm();
  return { name: 'channel', channel: process.platform === 'win32' ? 'msedge' : 'chrome', args: QUIET };
}
