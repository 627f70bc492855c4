import { REQUIREMENT_SETS } from './office-host';
import type { HostRuntime } from './office-host';

/** Calls of the desktop host that matter: a request, and the end of a ribbon command. */
const EXECUTE_REQUEST = 93;
const RICH_API_EVENTS = 33;
const RIBBON_EVENTS = 39;

type Callback = (result: unknown) => void;
type EventHandler = (id: number, payload: unknown) => void;

/** Arrays cross the desktop boundary wrapped. */
const wrapped = (values: readonly unknown[]): unknown => ({ toArray: () => values });

export interface Win32Connection {
  /** Presses a ribbon button whose action is the function of that name. */
  pressButton(functionName: string): void;
  /** Resolves when every event so far has been delivered. */
  eventsDelivered(): Promise<void>;
}

/**
 * Plays Excel for Windows for a page: the library talks to `window.external`. Must be in place before the library
 * loads.
 */
export function connectWin32(window: Window, runtime: HostRuntime, locale = 'zh-CN'): Win32Connection {
  const handlers = new Map<number, EventHandler>();
  let delivery = Promise.resolve();
  const deliver = (id: number, payload: unknown): void => {
    delivery = delivery.then(
      () => new Promise<void>((resolve) => setTimeout(() => (handlers.get(id)?.(id, payload), resolve()), 0)),
    );
  };
  const external = {
    GetHostInfo: () => `excel$win32$16.01$${locale}$$$$0`,
    GetContext: () => hostContext(locale),
    Execute: (id: number, values: unknown[], callback: Callback) => {
      if (id === EXECUTE_REQUEST) void execute(runtime, values[0] as unknown[], callback);
      else queueMicrotask(() => callback(wrapped([0, null])));
    },
    RegisterEvent: (id: number, _target: string, handler: EventHandler, callback: Callback) => {
      handlers.set(id, handler);
      queueMicrotask(() => callback(wrapped([0])));
    },
    UnregisterEvent: (id: number, _target: string, callback: Callback) => {
      handlers.delete(id);
      queueMicrotask(() => callback(wrapped([0])));
    },
  };
  Object.defineProperty(window, 'external', { value: external, configurable: true, writable: true });
  runtime.host.book.listen((event) => {
    const entry = runtime.eventEntry(event);
    if (!entry) return;
    const fields = [entry.category, entry.type, entry.target, entry.message, 'event'];
    deliver(RICH_API_EVENTS, wrapped([wrapped(fields)]));
  });
  return {
    pressButton: (functionName) =>
      deliver(
        RIBBON_EVENTS,
        wrapped([`command-${functionName}`, functionName, '{"source":{"id":"button"}}']),
      ),
    eventsDelivered: async () => {
      // a handler may cause further events, and the library handles each in several turns
      for (let turn = 0; turn < 5; turn += 1) {
        await delivery;
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
  };
}

async function execute(runtime: HostRuntime, request: readonly unknown[], callback: Callback): Promise<void> {
  const [, , , , text, , flags] = request;
  await Promise.resolve();
  const answer = await runtime.answer(String(text), Number(flags));
  callback('status' in answer ? wrapped([answer.status]) : wrapped([0, 200, [], answer.text]));
}

function hostContext(locale: string): Readonly<Record<string, () => unknown>> {
  const settings = new Map<string, string>();
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'gouji',
    GetAppVersionMajor: () => '16',
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => 'C:\\Users\\clerk\\年报.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 0,
    GetSolutionToken: () => '',
    GetCorrelationId: () => '00000000-0000-0000-0000-000000000000',
    GetInstanceId: () => 'instance',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () => JSON.stringify(REQUIREMENT_SETS),
    GetHostCustomMessage: () => '',
    GetHostFullVersion: () => '16.0.14332.20000',
    GetDialogRequirementMatrix: () => JSON.stringify({ DialogApi: '1.2' }),
    GetFeaturesForSolution: () => '{}',
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: 0,
        primaryBackgroundColor: 0xffffff,
        secondaryFontColor: 0,
        secondaryBackgroundColor: 0xffffff,
      }),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: string[], values: string[]) => {
        settings.clear();
        keys.forEach((key, index) => settings.set(key, values[index] ?? ''));
      },
    }),
  };
}
