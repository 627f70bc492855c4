import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, isFresh, markFresh } from './fingerprint.mjs';
import { inProject, PROJECT } from './project.mjs';

const require = createRequire(import.meta.url);

/** Configuration `name` of webpack.config.js, writing to `output`. */
export async function configOf(name, mode, output) {
  const configs = await require(inProject('webpack.config.js'))({}, { mode });
  const config = configs.find((candidate) => candidate.name === name);
  return { ...config, output: { ...config.output, path: output ?? config.output.path } };
}

/** While the first visitor loads the pages, the process that serves them must not be busy with its cache. */
const STORE_AFTER_MS = 20_000;
const storedLater = (config) => ({
  ...config,
  cache: {
    ...config.cache,
    idleTimeoutForInitialStore: STORE_AFTER_MS,
    idleTimeoutAfterLargeChanges: STORE_AFTER_MS,
  },
});

/**
 * Runs webpack once. The files are there when it resolves; `stored` resolves when the cache for the next run is, too.
 * With `storeLater` that is left to a process that stays, a while after.
 * @throws with webpack's own text when the sources do not build
 */
export async function runWebpack(config, { storeLater = false } = {}) {
  const { default: webpack } = await import('webpack');
  const compiler = webpack(storeLater ? storedLater(config) : config);
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  const text = stats.toString({ preset: 'errors-warnings', colors: process.stderr.isTTY });
  const failed = stats.hasErrors();
  const stored = storeLater && !failed ? undefined : new Promise((resolve) => compiler.close(resolve));
  if (!failed) return { text, stored };
  await stored;
  throw new Error(text);
}

/**
 * Builds `name` into `output` unless it was built from the same sources before.
 * @returns whether anything had to be built; the cache may still be on its way to the disk
 */
export async function ensureBundle(
  name,
  mode,
  output,
  { settings = [], afterBuild, onStart, storeLater } = {},
) {
  const stamp = inProject(
    '.cache',
    'built',
    `${name}-${path.relative(PROJECT, output).replace(/\W+/g, '-')}`,
  );
  const digest = fingerprint(PROJECT, undefined, name, mode, ...settings);
  if (existsSync(output) && isFresh(stamp, digest)) return false;
  onStart?.();
  rmSync(stamp, { force: true });
  await runWebpack(await configOf(name, mode, output), { storeLater });
  await afterBuild?.();
  markFresh(stamp, digest);
  return true;
}

/** Command line bundle, complete or not there: it is built aside and moved into place. */
export async function ensureCli(onStart) {
  const folder = inProject('.cache', 'cli');
  const file = path.join(folder, 'gouji.cjs');
  const stamp = path.join(folder, 'built');
  const digest = fingerprint(PROJECT);
  if (existsSync(file) && isFresh(stamp, digest)) return file;
  onStart?.();
  mkdirSync(folder, { recursive: true });
  const aside = path.join(folder, `aside-${process.pid}`);
  try {
    await runWebpack(await configOf('cli', 'production', aside));
    // Files it loads are named by their content and come first.
    const parts = readdirSync(aside).filter((name) => name.endsWith('.cjs') && name !== 'gouji.cjs');
    for (const name of parts) renameSync(path.join(aside, name), path.join(folder, name));
    renameSync(path.join(aside, 'gouji.cjs'), file);
    removeOldParts(folder, new Set(parts));
    markFresh(stamp, digest);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return file;
}

/** A run under way may still load the files of the build before. */
const KEPT_MS = 24 * 60 * 60 * 1000;

function removeOldParts(folder, parts) {
  for (const name of readdirSync(folder)) {
    const isOld = () => Date.now() - statSync(path.join(folder, name)).mtimeMs > KEPT_MS;
    if (/^[0-9a-f]{20}\.cjs$/.test(name) && !parts.has(name) && isOld())
      rmSync(path.join(folder, name), { force: true });
  }
}

/** Bundles one script of the tests or the measurements, as a plain file for running in a page. */
export async function bundleForPage(entry, file) {
  await runWebpack({
    mode: 'production',
    context: PROJECT,
    entry,
    output: { path: path.dirname(file), filename: path.basename(file) },
    target: ['web', 'es2020'],
    devtool: false,
    resolve: {
      extensions: ['.ts', '.tsx', '.js'],
      // Such a script stands alone and has no worker beside it.
      alias: { 'pdfjs-dist/legacy/build/pdf.worker.min.mjs': false },
    },
    module: {
      parser: { javascript: { dynamicImportMode: 'eager' } },
      rules: [
        {
          test: /\.bcmap$/,
          type: 'asset/inline',
          generator: { dataUrl: { mimetype: 'application/octet-stream', encoding: 'base64' } },
        },
        {
          test: /\.tsx?$/,
          loader: 'ts-loader',
          options: { transpileOnly: true, onlyCompileBundledFiles: true, compilerOptions: { noEmit: false } },
        },
      ],
    },
    optimization: { minimize: false },
    performance: { hints: false },
  });
}
