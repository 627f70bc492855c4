import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenedPage } from './page';

/**
 * Bundles a script of tests/e2e/scripts and runs it in the page, as a file of the page's own server: the policy of the
 * page allows nothing else.
 */
export async function runPageScript({ page, context, address }: OpenedPage, name: string): Promise<void> {
  const file = path.resolve('.cache', 'e2e', `${name}.js`);
  execFileSync(process.execPath, [path.resolve('tests/e2e/support/build-script.mjs'), name, file]);
  const url = address(`${name}.test.js`);
  await context.route(url, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(file) }),
  );
  await page.addScriptTag({ url });
}
