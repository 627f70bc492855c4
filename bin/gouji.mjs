#!/usr/bin/env node
/** Command line. Builds its bundle first when the sources have changed; says so on standard error. */
import { createRequire } from 'node:module';
import process from 'node:process';
import { ensureCli } from '../scripts/bundle.mjs';
import { tell } from '../scripts/project.mjs';

/** Codes of the command line are its own; this one says that it could not even be built. */
const NOTHING_DONE = 4;

try {
  const bundle = await ensureCli(() => tell('正在准备命令行 …'));
  // npm runs scripts in the project folder; paths are meant from where the person stood.
  if (process.env.npm_lifecycle_event === 'gouji' && process.env.INIT_CWD)
    process.chdir(process.env.INIT_CWD);
  const { main } = createRequire(import.meta.url)(bundle);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = NOTHING_DONE;
}
