import { createRequire } from 'node:module';
import path from 'node:path';
import { configOf, runWebpack } from '../../bundle.mjs';
import { inProject } from '../../project.mjs';

const require = createRequire(import.meta.url);

/** Bundles a script in TypeScript with the configuration of the command line. @returns what it exports */
export async function bundled(script) {
  const name = path.basename(script, '.ts');
  const output = inProject('.cache', 'bench');
  const config = await configOf('cli', 'production', output);
  await runWebpack({
    ...config,
    entry: { [name]: script },
    cache: { ...config.cache, name: 'bench' },
  });
  return require(path.join(output, `${name}.cjs`));
}
