interface PolicyRules {
  createScriptURL(address: string): string | null;
  createHTML?(markup: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): unknown;
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;

/** The address where it is a script of the folder of this page, or of this worker; null refuses it. */
function ownScript(address: string): string | null {
  const url = new URL(address, location.href);
  const folder = new URL('.', location.href);
  const own = url.origin === folder.origin && url.pathname.startsWith(folder.pathname);
  return own && url.pathname.endsWith('.js') ? url.href : null;
}

/**
 * Sets what the page may turn into script: parts of the bundle loaded later, and nothing else. Must run before the
 * first of them is asked for. Browsers without Trusted Types do as they always did.
 * @param markup  whether text may become markup: the grid builds its measuring and pasting areas that way; scripts in
 *   it still do not run under the policy of the page
 */
export function allowOwnScripts(markup: 'refused' | 'allowed'): void {
  factory?.createPolicy('default', {
    createScriptURL: ownScript,
    ...(markup === 'allowed' ? { createHTML: (text: string) => text } : {}),
  });
}
