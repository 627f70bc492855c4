import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.mjs';
import { buildFolder } from '../../../scripts/build.mjs';
import { localCertificate, publicKeyDigest } from '../../../scripts/certificates.mjs';
import { inProject } from '../../../scripts/project.mjs';
import { startServer } from '../../../scripts/server.mjs';

/** Pages of the tests themselves, under /test/; they stand for Excel on the web and carry no policy of ours. */
const testPages = { root: inProject('tests', 'e2e', 'pages'), prefix: '/test', headers: () => ({}) };

/** Folder to test: dist, built when the sources changed, or the one named by GOUJI_E2E_FOLDER, as it is. */
async function folderToTest() {
  if (process.env.GOUJI_E2E_FOLDER) return path.resolve(process.env.GOUJI_E2E_FOLDER);
  await buildFolder();
  return inProject('dist');
}

/** Serves the folder over http and https and starts one browser for all tests. */
export default async function setup() {
  const folder = await folderToTest();
  const { key, cert } = await localCertificate();
  const mounts = [{ root: folder }, testPages];
  const [plain, secure, options] = await Promise.all([
    startServer({ mounts }),
    startServer({ mounts, tls: { key, cert } }),
    findBrowser(),
  ]);
  // Accepts the certificate of our own server and no other that is not trusted.
  const args = [...options.args, `--ignore-certificate-errors-spki-list=${publicKeyDigest(cert)}`];
  const browser = await chromium.launchServer({ ...options, args, headless: true });
  process.env.GOUJI_E2E = JSON.stringify({
    browser: browser.wsEndpoint(),
    http: plain.origin,
    https: secure.origin,
    folder,
  });
  globalThis.goujiEndToEnd = async () => {
    await browser.close();
    await Promise.all([plain.close(), secure.close()]);
  };
}
