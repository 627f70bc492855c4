/**
 * `npm run build [-- --url https://host/path]`: the folder dist, ready to be hosted at that address, with a manifest
 * for it. Without an address it is made for the local server of `npm run serve`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBundle } from './bundle.mjs';
import { securityHeaders } from './csp.mjs';
import { hostingAddress, LOCAL_ADDRESS, manifestFor } from './manifest-url.mjs';
import { inProject, refuse, tell } from './project.mjs';

/** The headers our own server sends, for those who host the folder with another. */
function headersText() {
  const pages = readdirSync(inProject('dist')).filter((file) => file.endsWith('.html'));
  return pages
    .map((page) => {
      const lines = Object.entries(securityHeaders(page)).map(([name, value]) => `  ${name}: ${value}`);
      return `/${page}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** Builds dist for `address`; `force` builds even when nothing has changed. */
export async function buildFolder(address = LOCAL_ADDRESS, onStart) {
  const writeTexts = () => {
    const manifest = readFileSync(inProject('manifest.xml'), 'utf8');
    writeFileSync(inProject('dist', 'manifest.xml'), manifestFor(manifest, address));
    writeFileSync(inProject('dist', 'headers.txt'), headersText());
  };
  return ensureBundle('pages', 'production', inProject('dist'), {
    settings: [address],
    afterBuild: writeTexts,
    onStart,
  });
}

function addressFromArguments() {
  let values;
  try {
    ({ values } = parseArgs({ options: { url: { type: 'string' } } }));
  } catch (error) {
    refuse('用法：npm run build -- --url https://主机/路径', error.message, 2);
  }
  if (values.url === undefined) return LOCAL_ADDRESS;
  try {
    return hostingAddress(values.url);
  } catch (error) {
    return refuse(
      '--url 要写加载项存放的 https 地址，例如 https://oa.example.gov.cn/gouji',
      error.message,
      2,
    );
  }
}

if (process.argv[1] === inProject('scripts', 'build.mjs')) {
  const address = addressFromArguments();
  try {
    const built = await buildFolder(address, () => tell('正在生成 dist，约需一分钟 …'));
    tell(built ? `dist 已生成，适用于 ${address}` : `dist 没有变化，适用于 ${address}`);
  } catch (error) {
    refuse(String(error.message), 'The build failed.');
  }
}
