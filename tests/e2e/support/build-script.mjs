import { bundleForPage } from '../../../scripts/bundle.mjs';
import { inProject } from '../../../scripts/project.mjs';

/** `node build-script.mjs NAME OUT`: bundles tests/e2e/scripts/NAME.ts into the file OUT, for running in a page. */
const [name, out] = process.argv.slice(2);
await bundleForPage(inProject('tests', 'e2e', 'scripts', `${name}.ts`), out);
