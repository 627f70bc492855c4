/** Starts the worker that reads the files of units. @throws Error where the page lets none start */
export function startReader(): Worker {
  return new Worker(
    /* webpackEntryOptions: { filename: "reader.[contenthash:8].js" } */ new URL('./reader', import.meta.url),
    { name: 'reader' },
  );
}
