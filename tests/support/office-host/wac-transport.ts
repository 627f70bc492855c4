import { REQUIREMENT_SETS } from './office-host';
import type { HostRuntime } from './office-host';

/** Calls of the web host that matter. */
const EXECUTE_REQUEST = 93;
const RIBBON_COMPLETED = 94;
const READ_SETTINGS = 75;
const WRITE_SETTINGS = 76;

const METHOD_CALL = 0;
const REGISTER_EVENT = 1;
const UNREGISTER_EVENT = 2;
const UNSUPPORTED = 5001;

interface Message {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: {
    readonly DdaMethod?: { readonly DispatchId: number };
    readonly ArrayData?: readonly unknown[];
    readonly DdaSettingsMethod?: { readonly Properties?: unknown };
  };
}

interface Listener {
  readonly window: Window;
  readonly message: Message;
}

export interface WebConnection {
  /** Presses a ribbon button whose action is the function of that name. */
  pressButton(functionName: string): void;
  /** Calls that the host did not know, for a test to be told of. */
  readonly unknown: readonly string[];
}

const CONVERSATION = 'conversation';
const APP = 'gouji';

/**
 * Plays Excel on the web: the page around an add-in's frame, spoken to by messages. The library trusts a parent that
 * is https and has the host name of the add-in's page; the port may differ.
 */
export function connectWeb(
  frame: HTMLIFrameElement,
  address: string,
  runtime: HostRuntime,
  locale = 'zh-CN',
): WebConnection {
  const origin = new URL(address, location.href).origin;
  const listeners = new Map<string, Listener>();
  const unknown: string[] = [];
  let settings: unknown = [];

  const post = (target: Window, message: Record<string, unknown>): void =>
    target.postMessage(
      JSON.stringify({ _serializerVersion: 1, _origin: location.origin, ...message }),
      origin,
    );

  const reply = (target: Window, question: Message, data: unknown, errorCode = 0): void =>
    post(target, {
      _messageType: 1,
      _actionName: question._actionName,
      _conversationId: question._conversationId,
      _correlationId: question._correlationId,
      _data: data,
      _errorCode: errorCode,
      _responseType: 0,
    });

  const fire = (event: string, data: unknown): void => {
    const listener = listeners.get(event);
    if (!listener) return;
    post(listener.window, {
      _messageType: 1,
      _actionName: event,
      _conversationId: listener.message._conversationId,
      _correlationId: listener.message._correlationId,
      _data: data,
      _errorCode: 0,
      _responseType: 1,
    });
  };

  const execute = async (target: Window, question: Message): Promise<void> => {
    const id = question._data?.DdaMethod?.DispatchId;
    const done = { Version: 1, Error: 0 };
    if (id === EXECUTE_REQUEST) {
      const [, , , , text, , flags] = question._data?.ArrayData ?? [];
      const answer = await runtime.answer(String(text), Number(flags));
      const failed = 'status' in answer;
      return reply(
        target,
        question,
        failed ? { Version: 1, Error: answer.status } : { ...done, Data: [200, [], answer.text] },
      );
    }
    if (id === WRITE_SETTINGS) settings = question._data?.DdaSettingsMethod?.Properties ?? [];
    if (id === READ_SETTINGS || id === WRITE_SETTINGS)
      return reply(target, question, { ...done, Properties: settings });
    if (id === RIBBON_COMPLETED) return reply(target, question, done);
    unknown.push(`execute ${String(id)}`);
    reply(target, question, { Version: 1, Error: UNSUPPORTED });
  };

  const answer = (target: Window, question: Message): void => {
    const { _actionType: type, _actionName: name } = question;
    if (type === REGISTER_EVENT) listeners.set(name, { window: target, message: question });
    if (type === UNREGISTER_EVENT) listeners.delete(name);
    if (type === REGISTER_EVENT || type === UNREGISTER_EVENT) return reply(target, question, { Error: 0 });
    if (name === 'ContextActivationManager_getAppContextAsync')
      return reply(target, question, appContext(origin, locale, settings));
    if (name === 'ContextActivationManager_notifyHost') return reply(target, question, null);
    if (name === 'executeMethod') return void execute(target, question);
    unknown.push(name);
    reply(target, question, { Error: UNSUPPORTED });
  };

  window.addEventListener('message', (event) => {
    if (event.origin !== origin || typeof event.data !== 'string') return;
    const question = parsed(event.data);
    if (question?._messageType !== METHOD_CALL || question._conversationId !== CONVERSATION) return;
    answer(event.source as Window, question);
  });
  runtime.host.book.listen((event) => {
    const entry = runtime.eventEntry(event);
    if (entry)
      fire('richApiMessage', {
        ArrayData: [[entry.category, entry.type, entry.target, entry.message, 'event']],
      });
  });
  frame.name = frameName(locale);
  frame.src = `${address}?_host_Info=${encodeURIComponent(`Excel$Web$16.00$${locale}$correlation$$$0`)}`;
  return {
    unknown,
    pressButton: (functionName) =>
      fire('appCommandInvoked', {
        0: `command-${functionName}`,
        1: functionName,
        2: '{"source":{"id":"button"}}',
      }),
  };
}

function parsed(text: string): Message | null {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return null;
  }
}

function frameName(locale: string): string {
  return JSON.stringify({
    baseFrameName: '__office_addin_1',
    hostInfo: `Excel|Web|16.00|${locale}|correlation|||0`,
    xdmInfo: `${CONVERSATION}|${APP}|${location.origin}`,
    serializerVersion: '1',
    flights: '[]',
  });
}

function appContext(origin: string, locale: string, settings: unknown): Record<string, unknown> {
  return {
    _id: APP,
    _appName: 16,
    _appVersion: '16.00',
    _appMinorVersion: 0,
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: `${location.origin}/book.xlsx`,
    _clientMode: 1,
    _settings: settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: 'correlation',
    _appInstanceId: 'instance',
    _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
    _hostFullVersion: '16.0.0.0',
    _appDomains: [origin],
    _initialDisplayMode: 0,
    _marketplaceType: '',
  };
}
