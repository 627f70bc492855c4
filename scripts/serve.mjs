/**
 * `npm run serve`: dist over https, at the address its manifest names. Options: `--cert` and `--key` for a certificate
 * of the office, `--lan` to answer other computers too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildFolder } from './build.mjs';
import { localCertificate } from './certificates.mjs';
import { addressOf } from './manifest-check.mjs';
import { inProject, refuse, tell } from './project.mjs';
import { startServer } from './server.mjs';

const OPTIONS = {
  cert: { type: 'string' },
  key: { type: 'string' },
  lan: { type: 'boolean', default: false },
};

function optionsFromArguments() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (Boolean(values.cert) !== Boolean(values.key)) throw new Error('--cert and --key belong together');
    return values;
  } catch (error) {
    return refuse('用法：npm run serve -- [--cert 证书 --key 私钥] [--lan]', error.message, 2);
  }
}

/** How to make this computer trust a certificate that nobody has installed. */
const trustAdvice = (caFile) =>
  ({
    win32: `certutil -user -addstore Root "${caFile}"`,
    darwin: `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db "${caFile}"`,
  })[process.platform] ?? `把 ${caFile} 导入浏览器的“证书颁发机构”`;

async function certificate({ cert, key }) {
  if (cert) return { cert: readFileSync(cert), key: readFileSync(key) };
  const local = await localCertificate();
  if (!local.installed) {
    tell('本机证书尚未被信任，Excel 会拒绝打开。让本机信任它：');
    tell(`The local certificate is not trusted yet:\n  ${trustAdvice(local.caFile)}`);
  }
  return local;
}

const options = optionsFromArguments();
try {
  if (!existsSync(inProject('dist', 'manifest.xml'))) {
    tell('正在生成 dist …');
    await buildFolder();
  }
  const address = new URL(addressOf(readFileSync(inProject('dist', 'manifest.xml'), 'utf8')));
  const { cert, key } = await certificate(options);
  await startServer({
    mounts: [{ root: inProject('dist'), prefix: address.pathname.replace(/\/$/, '') }],
    port: Number(address.port || 443),
    hosts: options.lan ? ['::'] : undefined,
    tls: { cert, key },
  });
  process.stdout.write(`${address.href.replace(/\/$/, '')}/taskpane.html\n`);
} catch (error) {
  const taken =
    error.code === 'EADDRINUSE' ? `端口 ${error.port} 已被占用。先停用占用它的程序。` : '服务没有启动。';
  refuse(taken, error.message);
}
