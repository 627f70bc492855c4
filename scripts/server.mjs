import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { securityHeaders } from './csp.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function statOf(file) {
  try {
    const stat = statSync(file);
    return stat.isFile() ? stat : undefined;
  } catch {
    return undefined;
  }
}

/** File a request asks for, `undefined` when its path is malformed or leaves the folder. */
function fileOf(root, prefix, requestPath) {
  let name;
  try {
    name = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (!name.startsWith(`${prefix}/`) || name.includes('\0')) return undefined;
  const file = path.join(root, name.slice(prefix.length));
  return file.startsWith(root + path.sep) ? file : undefined;
}

/** Answers from the first mount that has the file. */
function answer(mounts, request, response) {
  const send = (status, headers = {}) => response.writeHead(status, headers).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });
  const { pathname } = new URL(request.url, 'http://host');
  if (pathname === '/') return send(302, { Location: 'workbench.html' });
  for (const { root, prefix = '', headers = securityHeaders } of mounts) {
    const file = fileOf(root, prefix, pathname);
    const stat = file && statOf(file);
    if (!stat) continue;
    const tag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
    const fields = {
      ...headers(path.relative(root, file).split(path.sep).join('/')),
      'Cache-Control': 'no-cache',
      ETag: tag,
    };
    if (request.headers['if-none-match'] === tag) return send(304, fields);
    response.writeHead(200, {
      ...fields,
      'Content-Type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': stat.size,
    });
    if (request.method === 'HEAD') return response.end();
    return createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }
  // Browsers ask for it unasked; a missing one would be an error in their console.
  return send(pathname === '/favicon.ico' ? 204 : 404);
}

const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });

const close = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** Listens on every host on the same port; a machine without IPv6 is served over IPv4 alone. */
async function listenOnAll(make, hosts, port) {
  const servers = [];
  let chosen = port;
  for (const host of hosts) {
    const server = make();
    try {
      chosen = await listen(server, chosen, host);
      servers.push(server);
    } catch (error) {
      if (servers.length > 0 && NO_SUCH_ADDRESS.includes(error.code)) continue;
      await Promise.all(servers.map(close));
      throw error;
    }
  }
  return { servers, port: chosen };
}

/**
 * Serves folders with the security headers of the project.
 * @param {object} options
 * @param {{ root: string, prefix?: string, headers?: (file: string) => Record<string, string> }[]} options.mounts
 *   folder, the path it appears under, headers by file name
 * @param {number} [options.port]  0 for any free one
 * @param {number} [options.attempts]  how many ports to try, counting up, when one is taken
 * @param {string[]} [options.hosts]  addresses to answer at; this computer alone by default
 * @param {{ key: Buffer, cert: Buffer }} [options.tls]  for https
 * @returns {Promise<{ port: number, origin: string, close: () => Promise<unknown> }>}
 */
export async function startServer({ mounts, port = 0, attempts = 1, hosts = ['127.0.0.1', '::1'], tls }) {
  const rooted = mounts.map((mount) => ({ ...mount, root: path.resolve(mount.root) }));
  const handler = (request, response) => answer(rooted, request, response);
  const make = () => (tls ? https.createServer(tls, handler) : http.createServer(handler));
  for (let tried = 1; ; tried++) {
    try {
      const listening = await listenOnAll(make, hosts, port === 0 ? 0 : port + tried - 1);
      return {
        port: listening.port,
        origin: `${tls ? 'https' : 'http'}://localhost:${listening.port}`,
        close: () => Promise.all(listening.servers.map(close)),
      };
    } catch (error) {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (!taken || tried >= attempts) throw error;
    }
  }
}
