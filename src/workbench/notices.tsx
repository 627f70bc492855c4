import { useStore } from './use-store';
import type { Store } from './store';

/** Something that stays under the bar until it is settled. A later one with the same key takes its place. */
export interface Notice {
  readonly key: 'keeping' | 'leftover' | 'aside';
  readonly kind: 'offer' | 'warning';
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
}

export function Notices({ notices }: { readonly notices: Store<readonly Notice[]> }) {
  return (
    <>
      {useStore(notices).map(({ key, kind, text, actions }) => (
        <div key={key} class={`notice ${kind}`}>
          <p>
            {kind === 'warning' && '▲ '}
            {text}
          </p>
          {actions.map(({ label, act }) => (
            <button key={label} type="button" onClick={act}>
              {label}
            </button>
          ))}
        </div>
      ))}
    </>
  );
}

export function showNotice(notices: Store<readonly Notice[]>, notice: Notice): void {
  notices.set([...notices.get().filter(({ key }) => key !== notice.key), notice]);
}

export function hideNotice(notices: Store<readonly Notice[]>, key: Notice['key']): void {
  if (notices.get().some((notice) => notice.key === key))
    notices.set(notices.get().filter((notice) => notice.key !== key));
}
