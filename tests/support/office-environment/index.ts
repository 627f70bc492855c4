import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { TestEnvironment } from 'jest-environment-jsdom';
import { OfficeHost } from '../office-host/office-host';
import { connectWin32 } from '../office-host/win32-transport';
import { documentOf, openDocument } from '../office-host/book-document';

const ROOT = path.resolve(__dirname, '../../..');
const LIBRARY = path.join(ROOT, 'node_modules/@microsoft/office-js/dist');
/** Compiled scripts of the library, so that every test file boots it quickly. */
const CACHE = path.join(ROOT, '.cache/office-js');
const BASE = 'https://addin.test/office/';

const scripts = new Map<string, Script>();

/**
 * A jest environment with the real, unmodified Excel library, booted as in Excel for Windows and connected at the wire
 * to the test host. Every use of an API beyond the requirement sets throws. Tests find the host as
 * `globalThis.officeHost`.
 */
export default class OfficeEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    const window = this.global as unknown as Window & OfficeGlobals;
    const host = new OfficeHost();
    const runtime = host.runtime();
    const connection = connectWin32(window, runtime);
    this.serveLibrary(window);
    this.runScript('office.js');
    await window.Office.onReady();
    window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
    window.officeHost = { host, book: host.book, runtime, connection, documentOf, openDocument };
  }

  /** The library finds its folder by its own script element and adds further ones for what it needs. */
  private serveLibrary(window: Window): void {
    const { head } = window.document;
    const own = window.document.createElement('script');
    own.type = 'text/plain';
    own.setAttribute('src', `${BASE}office.js`);
    head.append(own);
    const append = head.appendChild.bind(head);
    head.appendChild = <Added extends Node>(node: Added): Added => {
      const source = (node as Partial<HTMLScriptElement>).src;
      if (typeof source !== 'string' || !source.startsWith(BASE)) return append(node);
      setTimeout(() => this.loadAsked(node as unknown as HTMLScriptElement, source.slice(BASE.length)), 0);
      return node;
    };
  }

  private loadAsked(element: HTMLScriptElement, file: string): void {
    const missing = file.startsWith('telemetry/') || !existsSync(path.join(LIBRARY, file));
    if (!missing) this.runScript(file);
    const react = (missing ? element.onerror : element.onload) as ((event?: Event) => void) | null;
    react?.call(element);
  }

  private runScript(file: string): void {
    const context = this.getVmContext();
    if (!context) throw new Error('the environment has no context');
    compiled(file).runInContext(context);
  }
}

interface OfficeGlobals {
  Office: { onReady(): Promise<unknown> };
  OfficeExtension: { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  officeHost: unknown;
}

function compiled(file: string): Script {
  const known = scripts.get(file);
  if (known) return known;
  const kept = path.join(CACHE, `${file.replace(/\W/g, '-')}-${process.version}.v8`);
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const source = readFileSync(path.join(LIBRARY, file), 'utf8');
  const script = new Script(source, { filename: `office-js/${file}`, ...(cachedData ? { cachedData } : {}) });
  if (!cachedData || script.cachedDataRejected) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(kept, script.createCachedData());
  }
  scripts.set(file, script);
  return script;
}
