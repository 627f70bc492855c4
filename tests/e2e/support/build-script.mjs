import path from 'node:path';
import { runWebpack } from '../../../scripts/bundle.mjs';
import { inProject } from '../../../scripts/project.mjs';

/** `node build-script.mjs NAME OUT`: bundles tests/e2e/scripts/NAME.ts into the file OUT, for running in a page. */
const [name, out] = process.argv.slice(2);
await runWebpack({
  mode: 'production',
  context: inProject('.'),
  entry: inProject('tests', 'e2e', 'scripts', `${name}.ts`),
  output: { path: path.dirname(out), filename: path.basename(out) },
  target: ['web', 'es2020'],
  devtool: false,
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'ts-loader',
        options: { transpileOnly: true, compilerOptions: { noEmit: false } },
      },
    ],
  },
  optimization: { minimize: false },
  performance: { hints: false },
});
