import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './project.mjs';

const require = createRequire(import.meta.url);
const DAYS = 365;
const WEEK = 7 * 24 * 3600 * 1000;

const filesIn = (folder) => ({
  ca: path.join(folder, 'ca.crt'),
  cert: path.join(folder, 'localhost.crt'),
  key: path.join(folder, 'localhost.key'),
});

/** Whether the three files are there and serve for another week. */
function isUsable(files) {
  if (!Object.values(files).every(existsSync)) return false;
  const validTo = new Date(new X509Certificate(readFileSync(files.cert)).validTo).getTime();
  return validTo - Date.now() > WEEK;
}

/** Makes a certificate authority and a certificate of it for localhost; installs nothing. */
async function generate(files) {
  for (const file of Object.values(files)) rmSync(file, { force: true });
  const { generateCertificates } = require('office-addin-dev-certs/lib/generate');
  const log = console.log;
  console.log = () => undefined; // the library prints to standard output
  try {
    await generateCertificates(files.ca, files.cert, files.key, DAYS, ['127.0.0.1', 'localhost']);
  } finally {
    console.log = log;
  }
}

/**
 * Certificate for localhost: the one that Microsoft's tool has installed for this user, or one of our own under
 * .cache, made when needed and never committed.
 * @returns `{ key, cert, caFile, installed }`
 */
export async function localCertificate() {
  const installed = filesIn(path.join(os.homedir(), '.office-addin-dev-certs'));
  const own = filesIn(inProject('.cache', 'certificates'));
  const useInstalled = isUsable(installed);
  if (!useInstalled && !isUsable(own)) await generate(own);
  const files = useInstalled ? installed : own;
  return {
    key: readFileSync(files.key),
    cert: readFileSync(files.cert),
    caFile: files.ca,
    installed: useInstalled,
  };
}

/** Digest by which Chromium can be told to accept exactly this key. */
export const publicKeyDigest = (cert) =>
  createHash('sha256')
    .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
