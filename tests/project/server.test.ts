import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { metaPolicy, withPolicy } from '../../scripts/csp.mjs';
import { startServer } from '../../scripts/server.mjs';

let folder: string;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gouji-server-'));
  mkdirSync(path.join(folder, 'dist'));
  for (const page of ['taskpane.html', 'workbench.html', 'pane.html'])
    writeFileSync(path.join(folder, 'dist', page), page);
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  server = await startServer({
    mounts: [{ root: path.join(folder, 'dist'), prefix: '/gouji' }],
    hosts: ['127.0.0.1'],
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** The path goes out as it is written here; `fetch` would tidy it. */
function ask(
  rawPath: string,
  method = 'GET',
  headers = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path: rawPath, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('a page comes with its policy and may be framed by Excel on the web', async () => {
  const { status, headers, text } = await ask('/gouji/taskpane.html');
  const policy = String(headers['content-security-policy']);
  expect([status, text]).toEqual([200, 'taskpane.html']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).toMatch(/frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com/);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test('the workbench may not be framed, its pane only by the workbench', async () => {
  expect((await ask('/gouji/workbench.html')).headers['content-security-policy']).toMatch(
    /frame-ancestors 'none'$/,
  );
  expect((await ask('/gouji/pane.html')).headers['content-security-policy']).toMatch(
    /frame-ancestors 'self'$/,
  );
});

test.each([
  '/secret.txt',
  '/gouji/../secret.txt',
  '/gouji/..%2fsecret.txt',
  '/gouji/%2e%2e/secret.txt',
  '/gouji/..%5csecret.txt',
  '/gouji/%00',
  '/gouji/%zz',
  '/gouji/',
  '/gouji/nothing.js',
])('nothing is served at %s', async (rawPath) => {
  expect((await ask(rawPath)).status).toBe(404);
});

test('only reading is possible', async () => {
  expect((await ask('/gouji/taskpane.html', 'POST')).status).toBe(405);
});

test('an unchanged file is not sent again', async () => {
  const { headers } = await ask('/gouji/pane.html');
  expect((await ask('/gouji/pane.html', 'GET', { 'if-none-match': headers['etag'] })).status).toBe(304);
});

test('a taken port is passed over', async () => {
  const next = await startServer({
    mounts: [{ root: folder }],
    port: server.port,
    attempts: 20,
    hosts: ['127.0.0.1'],
  });
  expect(next.port).toBeGreaterThan(server.port);
  await next.close();
});

test('the policy of a page stands before its first script and differs for the shell in styles alone', () => {
  const page = '<html><head><meta charset="utf-8" /><script src="a.js"></script></head></html>';
  const html = withPolicy(page, 'taskpane.html');
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(metaPolicy('workbench.html').replace(" 'unsafe-inline'", '')).toBe(metaPolicy('taskpane.html'));
  expect(metaPolicy('pane.html')).toBe(metaPolicy('taskpane.html'));
  expect(() => withPolicy('<p>', 'x.html')).toThrow('x.html');
});
