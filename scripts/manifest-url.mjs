/** Address that manifest.xml in the project is written for. */
export const LOCAL_ADDRESS = 'https://localhost:3000';

/**
 * Address of the hosted folder, without the last slash.
 * @throws when it is not an https address that a manifest can name
 */
export function hostingAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`not an address: ${text}`);
  }
  if (url.protocol !== 'https:') throw new Error(`Office loads add-ins over https only: ${text}`);
  if (url.search || url.hash || url.username) throw new Error(`no query, fragment or user in it: ${text}`);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Manifest for the folder hosted at `address`. */
export const manifestFor = (manifest, address) => manifest.replaceAll(LOCAL_ADDRESS, address);
