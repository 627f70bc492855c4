/** Shows the notice of the page that this program cannot run here; it stands in the page itself, in two languages. */
export function showNotice(): void {
  document.getElementById('notice')?.removeAttribute('hidden');
}

const WANTED_SETS = [
  ['ExcelApi', '1.14'],
  ['SharedRuntime', '1.1'],
] as const;

/** False in a plain browser, in another program of Office, and in an Excel too old. */
export function isSupported(host: Office.HostType | null | undefined): boolean {
  if (host !== Office.HostType.Excel) return false;
  return WANTED_SETS.every(([name, version]) => Office.context.requirements.isSetSupported(name, version));
}
