import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../browser.mjs';
import { bundleForPage } from '../../bundle.mjs';
import { localCertificate, publicKeyDigest } from '../../certificates.mjs';
import { inProject } from '../../project.mjs';
import { startServer } from '../../server.mjs';

const pages = inProject('.cache', 'bench', 'pages');

/** Pages of the measurements themselves, with nothing in them but one bundled script. */
async function writePages() {
  const scripts = {
    check: inProject('scripts', 'bench', 'support', 'check-in-page.ts'),
    excel: inProject('tests', 'support', 'office-host', 'page-entry.ts'),
  };
  mkdirSync(pages, { recursive: true });
  for (const [name, entry] of Object.entries(scripts)) {
    await bundleForPage(entry, path.join(pages, `${name}.js`));
    const html = `<!doctype html><meta charset="utf-8" /><title>${name}</title><body><script src="${name}.js"></script></body>`;
    writeFileSync(path.join(pages, `${name}.html`), html);
  }
}

/**
 * The built folder over http and https with the headers of the project, the pages of the measurements under /bench, and
 * a browser.
 * @returns {Promise<{ browser: import('playwright-core').Browser, http: string, https: string, close: () => Promise<void> }>}
 */
export async function openSurroundings() {
  await writePages();
  const { key, cert } = await localCertificate();
  const mounts = [{ root: inProject('dist') }, { root: pages, prefix: '/bench', headers: () => ({}) }];
  const [plain, secure, options] = await Promise.all([
    startServer({ mounts }),
    startServer({ mounts, tls: { key, cert } }),
    findBrowser(),
  ]);
  // Accepts the certificate of our own server and no other that is not trusted.
  const args = [...options.args, `--ignore-certificate-errors-spki-list=${publicKeyDigest(cert)}`];
  const browser = await chromium.launch({ ...options, args, headless: true });
  return {
    browser,
    http: plain.origin,
    https: secure.origin,
    close: async () => {
      await browser.close();
      await Promise.all([plain.close(), secure.close()]);
    },
  };
}

/** A browser window as a clerk's first visit finds it: nothing cached. */
export const newVisitor = (browser) =>
  browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });

/** Middle of an odd number of values. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
