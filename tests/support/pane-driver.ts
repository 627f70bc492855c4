import type { Locale } from '../../src/catalogue/messages';
import { mountPane } from '../../src/ui/mount';
import type { MountedPane } from '../../src/ui/mount';
import type { FakePaneActions } from './fake-actions';
import { fakeRibbon } from './fake-actions';

/** The pane as a person meets it: words, buttons and keys. Needs jest's fake timers. */
export interface PaneDriver {
  readonly root: HTMLElement;
  readonly ribbon: ReturnType<typeof fakeRibbon>;
  readonly pane: MountedPane;
  /** Everything that can be read now. */
  text(): string;
  /** What the live region says. */
  spoken(): string;
  /** The button with this text or name; fails with the buttons there are. */
  button(name: string): HTMLButtonElement;
  buttons(): readonly string[];
  /** Focuses and presses a button, then lets the pane settle. */
  press(name: string): Promise<void>;
  click(element: Element | null): Promise<void>;
  type(label: string, value: string): Promise<void>;
  /** Presses a key where the focus is. */
  key(key: string, modifiers?: KeyboardEventInit): Promise<void>;
  /** The text of the element that has the focus. */
  focused(): string;
  all(selector: string): readonly HTMLElement[];
  after(milliseconds: number): Promise<void>;
}

/** Long enough for a few frames, shorter than every delay of the pane. */
const SETTLE_MS = 60;

export async function openPane(fake: FakePaneActions, locale: Locale = 'zh-CN'): Promise<PaneDriver> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const ribbon = fakeRibbon();
  const pane = mountPane(root, { actions: fake.actions, commands: ribbon, locale });
  const settle = (milliseconds = SETTLE_MS): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
  await settle();

  const all = (selector: string): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? wordsOf(element);
  const buttons = (): readonly string[] => all('button').map(nameOf);

  const button = (name: string): HTMLButtonElement => {
    const found = all('button').find((element) => nameOf(element) === name || wordsOf(element) === name);
    if (!found) throw new Error(`no button “${name}” among: ${buttons().join(' | ')}`);
    return found as HTMLButtonElement;
  };

  return {
    root,
    ribbon,
    pane,
    text: () => wordsOf(root),
    spoken: () => wordsOf(root.querySelector('[role=status]')),
    button,
    buttons,
    async press(name) {
      const element = button(name);
      element.focus();
      element.click();
      await settle();
    },
    async click(element) {
      (element as HTMLElement).click();
      await settle();
    },
    async type(label, value) {
      const field = all('label').find((element) => wordsOf(element).startsWith(label)) as HTMLLabelElement;
      const control = field.control as HTMLInputElement;
      control.focus();
      control.value = value;
      control.dispatchEvent(
        new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
      );
      await settle();
    },
    async key(key, modifiers = {}) {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
      const goesOn = target.dispatchEvent(event);
      // A browser turns Enter on a button into a click; jsdom does not.
      if (goesOn && key === 'Enter' && target instanceof HTMLButtonElement) target.click();
      await settle();
    },
    focused: () => wordsOf(document.activeElement),
    all,
    after: settle,
  };
}

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
