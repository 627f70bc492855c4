/** Lets the webview draw and answer the clerk before the work goes on: the rest runs as a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
