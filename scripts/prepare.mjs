/**
 * Runs after `npm install` in a checkout: builds the workbench and the command line, so that their first use does not
 * wait. Whatever goes wrong here is told by the command that needs the build; an installation never fails by it.
 */
import process from 'node:process';
import { inProject } from './project.mjs';

// Continuous integration builds what it tests by itself.
if (!process.env.CI) {
  try {
    const { ensureBundle, ensureCli } = await import('./bundle.mjs');
    await ensureBundle('pages', 'development', inProject('.cache', 'workbench'));
    await ensureCli();
  } catch {
    // said when it matters
  }
}
