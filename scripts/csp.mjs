/**
 * Content security policies of every page, the one place they are defined. The same text is written into the pages as
 * `<meta>` (for offices that host the folder with a server of their own) and sent as a header by our servers.
 */

/** What every page allows: itself, and nothing else. */
const strict = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  // office.js shows its own page in a frame when it does not trust the host.
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

/**
 * The grid of the workbench sets style attributes. Its rich-text editor and clipboard write markup as text: the page's
 * own Trusted Types policy passes that and lets scripts of its own folder load. The pane beside it is a page of its
 * own, stays strict and refuses markup.
 */
const shell = {
  ...strict,
  'style-src': ["'self'", "'unsafe-inline'"],
};

/** Hosts that show the task pane of an add-in in a frame: Excel on the web. Desktop Excel uses no frame. */
export const OFFICE_FRAMES = [
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
  'https://*.office.com',
  'https://*.cloud.microsoft',
  'https://onedrive.live.com',
  'https://*.officeapps.partner.office365.cn',
  'https://*.sharepoint.cn',
];

const pages = {
  'pane.html': { policy: strict, ancestors: ["'self'"] },
  'workbench.html': { policy: shell, ancestors: ["'none'"] },
};

const write = (policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');

/** The task pane, its notices and its help. */
const inOffice = { policy: strict, ancestors: ["'self'", ...OFFICE_FRAMES] };

const pageOf = (file) => pages[file] ?? inOffice;

/** Policy of a page as text for its `<meta>`; `frame-ancestors` has no effect there and is left out. */
export const metaPolicy = (file) => write(pageOf(file).policy);

/** Headers that our servers send with a file of the built folder. */
export const securityHeaders = (file) => ({
  'Content-Security-Policy': `${metaPolicy(file)}; frame-ancestors ${pageOf(file).ancestors.join(' ')}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
});

/** Page with the policy as the first thing its parser acts on. @throws when there is no place for it */
export function withPolicy(html, file) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy(file)}" />`;
  const place = /<head>(\s*<meta charset="?utf-8"?\s*\/?>)?/i;
  if (!place.test(html)) throw new Error(`${file} has no <head> for its policy`);
  return html.replace(place, (head) => `${head}\n    ${meta}`);
}
