import { render } from 'preact';

export interface Question<Answer extends string> {
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** Listed after the first paragraph. */
  readonly items?: readonly string[];
  /** From left to right; the first is the one to recommend and has the focus. */
  readonly answers: readonly { readonly answer: Answer; readonly label: string }[];
  /** What closing the dialog with Esc means. */
  readonly otherwise: Answer;
}

/** Asks in a dialog of the page and waits for the answer. Focus goes back to where it was. */
export function ask<Answer extends string>(
  host: HTMLElement,
  { title, text, items = [], answers, otherwise }: Question<Answer>,
): Promise<Answer> {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  const [first, ...others] = text;
  render(
    <form method="dialog">
      <h2 id="dialog-title">{title}</h2>
      {first !== undefined && <p>{first}</p>}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {others.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <menu>
        {answers.map(({ answer, label }, index) => (
          <button key={answer} type="submit" value={answer} class={index === 0 ? 'primary' : ''}>
            {label}
          </button>
        ))}
      </menu>
    </form>,
    dialog,
  );
  host.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answers.find(({ answer }) => answer === dialog.returnValue)?.answer ?? otherwise);
    });
    dialog.showModal();
    dialog.querySelector<HTMLButtonElement>('menu button')?.focus();
  });
}
