'use strict';

const ts = require('typescript');

/** Translates the project's own .mjs scripts for the runner; ts-jest does so only for those of packages. */
module.exports = {
  process: (source, file) => ({
    code: ts.transpileModule(source, {
      fileName: file.replace(/\.mjs$/, '.js'),
      compilerOptions: {
        allowJs: true,
        esModuleInterop: true,
        inlineSourceMap: true,
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
      },
    }).outputText,
  }),
};
