'use strict';

const path = require('node:path');
const { pathToFileURL } = require('node:url');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const CssMinimizerPlugin = require('css-minimizer-webpack-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const { DefinePlugin, NormalModuleReplacementPlugin, SourceMapDevToolPlugin } = require('webpack');

/** Pages of the built folder: script and page of each, relative to src. */
const pages = {
  taskpane: { script: 'taskpane/taskpane', page: 'taskpane/taskpane.html' },
  workbench: { script: 'workbench/workbench', page: 'workbench/workbench.html' },
  pane: { script: 'workbench/pane-frame', page: 'workbench/pane.html' },
};

const office = path.dirname(require.resolve('@microsoft/office-js/dist/office.js'));

/**
 * Microsoft's library as it is, for Windows (new and old), Mac and the web, in the two languages of the interface. It
 * is never bundled and must keep its names; it looks for everything beside office.js.
 */
const officeFiles = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-win32-16.00.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
];

/** The package names this folder in lower case; the library and the page inside ask for these names. */
const officeErrorPage = [
  { from: 'agaveerrorux/index.html', to: 'office/AgaveErrorUX/index.html' },
  { from: 'agaveerrorux/agaveerrorux.js', to: 'office/AgaveErrorUX/AgaveErrorUX.js' },
  { from: 'agaveerrorux/style/agaveerrorux.css', to: 'office/AgaveErrorUX/style/AgaveErrorUX.css' },
  { from: 'agaveerrorux/images', to: 'office/AgaveErrorUX/images' },
];

const asIs = { info: { minimized: true } };

/** Folder of scripts and pages that must work without the bundle; its pages get their policy too. */
const plainFolder = (from, to, withPolicy) => ({
  from,
  to,
  transform: (bytes, file) =>
    file.endsWith('.html') ? withPolicy(bytes.toString('utf8'), path.basename(file)) : bytes,
  ...asIs,
});

const copies = (withPolicy) => [
  ...officeFiles.map((file) => ({ from: file, to: `office/${file}`, context: office, ...asIs })),
  ...officeErrorPage.map((copy) => ({ ...copy, context: office, ...asIs })),
  { from: 'assets/*.png' },
  // The Trusted Types policy, the notice for old webviews.
  plainFolder('src/taskpane/static', 'static', withPolicy),
  plainFolder('src/help', 'help', withPolicy),
];

/** Writes the content security policy into every page, from the one definition. */
class PolicyPlugin {
  constructor(withPolicy) {
    this.withPolicy = withPolicy;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('PolicyPlugin', (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).beforeEmit.tap('PolicyPlugin', (data) => ({
        ...data,
        html: this.withPolicy(data.html, data.outputName),
      }));
    });
  }
}

/**
 * Hyphenation patterns of 70 languages (4.7 MB) for the rich-text documents that the grid's engine could also draw.
 * Without a pattern it does not hyphenate.
 */
const withoutHyphenation = new NormalModuleReplacementPlugin(
  /^\.\/[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/,
  (resource) => {
    if (/@univerjs[\\/]engine-render/.test(resource.context)) resource.request = 'data:text/javascript,';
  },
);

/** Tables of Unicode by which the grid tells where a Chinese line may break. */
const CJK_TABLES = {
  Script: ['Han', 'Katakana', 'Hiragana', 'Hangul', 'Bopomofo'],
  General_Category: ['Other_Letter', 'Letter_Number', 'Other_Symbol', 'Modifier_Letter'],
  Block: [
    'CJK_Compatibility',
    'CJK_Symbols_And_Punctuation',
    'Vertical_Forms',
    'CJK_Compatibility_Forms',
    'Small_Form_Variants',
    'Halfwidth_And_Fullwidth_Forms',
    'Ideographic_Description_Characters',
    'Kanbun',
    'CJK_Strokes',
    'Enclosed_CJK_Letters_And_Months',
    'Katakana',
  ],
};

/**
 * Leaves out the other thousand tables of the package, half of the modules of a build: its index names them all. A
 * table that is asked for nevertheless fails where the grid loads, not silently later.
 */
const onlyCjkTables = new NormalModuleReplacementPlugin(/^\.\/\w+(\/index)?\.js$/, (resource) => {
  const place = /unicode-regex[\\/]lib[\\/]data\.generated(?:[\\/](?<kind>\w+))?$/.exec(resource.context);
  if (!place) return;
  const [, name] = /(\w+)(?:\/index)?\.js$/.exec(resource.request);
  const { kind } = place.groups;
  const wanted = kind === undefined ? Object.keys(CJK_TABLES) : (CJK_TABLES[kind] ?? []);
  if (!wanted.includes(name)) resource.request = 'data:text/javascript,export default undefined';
});

const isOurs = ({ resource }) => resource?.startsWith(path.resolve(__dirname, 'src') + path.sep) ?? false;

/** Scripts that hold our own code. */
const OUR_FILES = new RegExp(`^(${Object.keys(pages).join('|')})\\.`);

/**
 * The grid and what it needs, apart from our own code: large, and the same until a package changes. The workbench asks
 * for it as its chunk `spreadsheet`, once the page around it is drawn.
 */
const GRID_FILE = /(^|\/)grid\b/;
const grid = {
  name: 'grid',
  test: /[\\/]node_modules[\\/]/,
  chunks: (chunk) => chunk.name === 'spreadsheet',
  enforce: true,
};

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'ts-loader',
  // Types are checked by `npm run typecheck`, once for all bundles and tests.
  options: { transpileOnly: true, onlyCompileBundledFiles: true, compilerOptions: { noEmit: false } },
};

/** Character maps of pdf.js, fetched from nowhere. */
const characterMaps = {
  test: /\.bcmap$/,
  type: 'asset/inline',
  generator: { dataUrl: { mimetype: 'application/octet-stream', encoding: 'base64' } },
};

/** pdf.js for a worker: run on the one thread of the command line, a file of its own in the built folder. */
const PDF_ON_THREAD = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
const PDF_BESIDE = 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
const PDF_WORKER_FILE = /(^|\/)pdf-worker\b/;

/** Its file stays as it is. A worker may load nothing but a script of the page's own server. */
const pdfWorker = (filename) => ({
  resourceQuery: /^\?address$/,
  type: 'asset/resource',
  generator: { filename },
});

const cache = (name, mode) => ({
  type: 'filesystem',
  name: `${name}-${mode}`,
  cacheDirectory: path.resolve(__dirname, '.cache/webpack'),
  buildDependencies: { config: [__filename, path.resolve(__dirname, 'tsconfig.json')] },
});

/** @param unused  packages' files that this bundle leaves out */
const common = (name, mode, unused) => ({
  name,
  mode,
  context: __dirname,
  // Never one of the eval kinds: the pages run under a policy that refuses them.
  devtool: false,
  resolve: {
    extensions: ['.ts', '.tsx', '.js'],
    alias: Object.fromEntries(unused.map((file) => [file, false])),
  },
  performance: { hints: false },
  stats: 'errors-warnings',
  cache: cache(name, mode),
});

/** The folder that is hosted: task pane, workbench, office.js. */
async function pagesConfig(mode) {
  const { withPolicy } = await import('./scripts/csp.mjs');
  const named = (kind) => (mode === 'production' ? `[name].[contenthash:8].${kind}` : `[name].${kind}`);
  return {
    ...common('pages', mode, [PDF_ON_THREAD]),
    target: ['web', 'es2020'],
    entry: Object.fromEntries(Object.entries(pages).map(([name, { script }]) => [name, `./src/${script}`])),
    output: {
      path: path.resolve(__dirname, 'dist'),
      filename: named('js'),
      chunkFilename: `chunks/${named('js')}`,
      assetModuleFilename: 'media/[name].[contenthash:8][ext]',
      publicPath: '',
      clean: true,
    },
    module: {
      rules: [
        typescript,
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        { test: /\.(png|svg)$/, type: 'asset/resource' },
        characterMaps,
        pdfWorker(`chunks/${named('js').replace('[name]', 'pdf-worker')}`),
      ],
    },
    optimization: {
      // Nobody debugs the grid's view library here; its debugging build is seven times as large.
      nodeEnv: 'production',
      splitChunks: { cacheGroups: { grid } },
      minimizer: [
        new MinimizerPlugin({ exclude: [GRID_FILE, PDF_WORKER_FILE] }),
        // Compressing the grid's 7 MB takes half a minute and saves 1.5 %.
        new MinimizerPlugin({ include: GRID_FILE, minimizerOptions: { compress: false } }),
        new CssMinimizerPlugin(),
      ],
    },
    plugins: [
      // pdf.js asks where it stands, and webpack would write down where it stood on this computer. Our own scripts ask
      // to name the script of a worker, which webpack puts in its place.
      new DefinePlugin({
        'import.meta.url': DefinePlugin.runtimeValue(({ module }) =>
          JSON.stringify(isOurs(module) ? pathToFileURL(module.resource).href : 'file:///pdf.mjs'),
        ),
      }),
      withoutHyphenation,
      onlyCjkTables,
      ...(mode === 'production'
        ? []
        : [new SourceMapDevToolPlugin({ filename: '[file].map', include: OUR_FILES })]),
      new MiniCssExtractPlugin({ filename: named('css'), chunkFilename: `chunks/${named('css')}` }),
      ...Object.entries(pages).map(
        ([name, { page }]) =>
          new HtmlWebpackPlugin({
            template: `./src/${page}`,
            filename: `${name}.html`,
            chunks: [name],
            scriptLoading: 'defer',
            minify: false,
          }),
      ),
      new PolicyPlugin(withPolicy),
      new CopyWebpackPlugin({ patterns: copies(withPolicy) }),
    ],
  };
}

/**
 * The command line: CommonJS without dependencies, kept out of the hosted folder. Libraries for single kinds of files
 * stand in files of their own beside it, so that a reader of workbooks does not carry those for PDF and Word.
 */
function cliConfig(mode) {
  return {
    ...common('cli', mode, [PDF_BESIDE]),
    target: 'node20',
    entry: { gouji: './src/cli/program' },
    output: {
      path: path.resolve(__dirname, '.cache/cli'),
      filename: '[name].cjs',
      chunkFilename: '[contenthash].cjs',
      library: { type: 'commonjs2' },
    },
    module: { rules: [typescript, characterMaps] },
    optimization: { minimize: false },
  };
}

module.exports = async (_env, argv) => {
  const mode = argv.mode === 'production' ? 'production' : 'development';
  return [await pagesConfig(mode), cliConfig(mode)];
};
