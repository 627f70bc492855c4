import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store';

/** The value of the store; the view is drawn anew when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    // Between drawing and listening something may have happened.
    setValue(store.get());
    return store.subscribe(() => setValue(store.get()));
  }, [store]);
  return value;
}
