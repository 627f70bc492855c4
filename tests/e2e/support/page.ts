import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

/** Where the built folder and the browser are; set by setup.mjs. */
interface Surroundings {
  readonly browser: string;
  readonly http: string;
  readonly https: string;
  /** The folder that is served. */
  readonly folder: string;
}

export interface OpenOptions {
  /** Serve over https, as Office demands; http by default, as `npm start` does. */
  readonly https?: boolean;
  /** Size, language, colour scheme and whatever else the browser context takes. Chinese by default. */
  readonly context?: BrowserContextOptions;
  /** Troubles that the test expects, matched against the lines that `troubles` would hold. */
  readonly expected?: readonly RegExp[];
  /** Runs before the first script of every page and frame. */
  readonly before?: (page: Page) => Promise<void>;
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong so far; the test fails at its end unless this is empty. */
  readonly troubles: readonly string[];
  /** Address of another file of the same server. */
  address(path: string): string;
}

interface Watched {
  readonly context: BrowserContext;
  readonly troubles: string[];
  readonly expected: readonly RegExp[];
}

jest.setTimeout(60_000);

let connection: Promise<Browser> | undefined;
let watched: Watched[] = [];

export const surroundings = (): Surroundings => JSON.parse(process.env['GOUJI_E2E'] ?? '{}') as Surroundings;

const browser = (): Promise<Browser> => (connection ??= chromium.connect(surroundings().browser));

/** Reports violations of the content security policy in every frame. */
async function watchPolicy(context: BrowserContext, troubles: string[]): Promise<void> {
  await context.exposeBinding('reportPolicyViolation', (_source, text: string) => {
    troubles.push(`policy: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportPolicyViolation: (text: string) => void })
        .reportPolicyViolation;
      const where = `${event.documentURI} ${event.sourceFile}:${event.lineNumber}`;
      report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} in ${where}`);
    });
  });
}

/** Reports whatever leaves the machine, answered or not. */
function watchRequests(context: BrowserContext, troubles: string[]): void {
  const own = [surroundings().http, surroundings().https];
  const isOwn = (url: string): boolean =>
    own.some((origin) => url.startsWith(`${origin}/`)) || /^(data|blob|about):/.test(url);
  context.on('request', (request) => {
    if (!isOwn(request.url())) troubles.push(`external request: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`status ${response.status()}: ${response.url()}`);
  });
}

function watchPage(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`));
  page.on('crash', () => troubles.push('the page crashed'));
  page.on('websocket', (socket) => troubles.push(`external request: ${socket.url()}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
}

/**
 * Opens a page of the built folder in a context of its own. Policy violations, console errors, uncaught errors, failed
 * and external requests are collected, and fail the test at its end.
 * @param path  file and query, such as `workbench.html?example=banpu2023`
 */
export async function openPage(path: string, options: OpenOptions = {}): Promise<OpenedPage> {
  const origin = options.https ? surroundings().https : surroundings().http;
  const address = (file: string): string => `${origin}/${file}`;
  const context = await (await browser()).newContext({ locale: 'zh-CN', ...options.context });
  const troubles: string[] = [];
  watched.push({ context, troubles, expected: options.expected ?? [] });
  await watchPolicy(context, troubles);
  watchRequests(context, troubles);
  context.on('page', (page) => watchPage(page, troubles));
  const page = await context.newPage();
  await options.before?.(page);
  await page.goto(address(path));
  return { page, context, troubles, address };
}

/** Closes what the test opened. @throws with everything that went wrong in its pages */
async function closePages(): Promise<void> {
  const closing = watched;
  watched = [];
  const found: string[] = [];
  for (const { context, troubles, expected } of closing) {
    await context.close();
    found.push(...troubles.filter((line) => !expected.some((pattern) => pattern.test(line))));
  }
  if (found.length > 0) throw new Error(`trouble in the browser:\n${found.join('\n')}`);
}

afterEach(closePages);
afterAll(async () => {
  await (await connection)?.close();
  connection = undefined;
});
