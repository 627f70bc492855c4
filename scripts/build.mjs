/**
 * `npm run build [-- --url https://host/path]`: the folder dist, ready to be hosted at that address, with a manifest
 * for it. Without an address it is made for the local server of `npm run serve`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBundle } from './bundle.mjs';
import { hostingAddress, LOCAL_ADDRESS, manifestFor } from './manifest-url.mjs';
import { inProject, refuse, tell } from './project.mjs';

/** Builds dist for `address`; `force` builds even when nothing has changed. */
export async function buildFolder(address = LOCAL_ADDRESS, onStart) {
  const writeManifest = () =>
    writeFileSync(
      inProject('dist', 'manifest.xml'),
      manifestFor(readFileSync(inProject('manifest.xml'), 'utf8'), address),
    );
  return ensureBundle('pages', 'production', inProject('dist'), {
    settings: [address],
    afterBuild: writeManifest,
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
